/* `estate` in results.json, and of a configuration `links` and `reach`: what is drawn
 * of tenants, people and who reaches whom. */
#ifndef TENANTSIM_REPORT_JSON_ESTATE_H
#define TENANTSIM_REPORT_JSON_ESTATE_H

#include "json_node.h"
#include "json_text.h"

/* Nothing where there is no estate: in results of before there was one. */
void ts_json_write_estate (TsJsonText *json, const TsResults *results);
void ts_json_write_links (TsJsonText *json, const TsResults *results, const TsConfigurationResult *configuration);

/* Of results whose groups are read. */
void ts_json_read_estate (TsJsonReader *reader, const TsJsonNode *top, TsResults *results);
/* Of results whose estate is read. */
void ts_json_read_links (TsJsonReader *reader, const TsJsonNode *node, const TsResults *results,
                         TsConfigurationResult *configuration);

#endif

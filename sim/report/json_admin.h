/* `admin` of a configuration in results.json: what admins had to set, whose admins, when. */
#ifndef TENANTSIM_REPORT_JSON_ADMIN_H
#define TENANTSIM_REPORT_JSON_ADMIN_H

#include "json_node.h"
#include "json_text.h"

void ts_json_write_admin (TsJsonText *json, const TsResults *results, const TsConfigurationResult *configuration);

/* Of results whose estate is read. Results of earlier versions know nothing of changes and tenants. */
void ts_json_read_admin (TsJsonReader *reader, const TsJsonNode *node, const TsResults *results,
                         TsConfigurationResult *configuration);

#endif

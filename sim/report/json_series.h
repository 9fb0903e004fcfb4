/* `series` of a configuration in results.json: what happened when. */
#ifndef TENANTSIM_REPORT_JSON_SERIES_H
#define TENANTSIM_REPORT_JSON_SERIES_H

#include "json_node.h"
#include "json_text.h"

/* Nothing where there are no series. */
void ts_json_write_series (TsJsonText *json, const TsConfigurationResult *configuration);

/* Of a configuration that is read otherwise. Absent in results of before there were
 * series. Complains where steps do not sum to what they are steps of. */
void ts_json_read_series (TsJsonReader *reader, const TsJsonNode *node, TsConfigurationResult *configuration);

#endif

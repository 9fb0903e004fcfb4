/* `assertions` of results.json, both ways. */
#ifndef TENANTSIM_REPORT_JSON_ASSERTIONS_H
#define TENANTSIM_REPORT_JSON_ASSERTIONS_H

#include "json_node.h"
#include "json_text.h"

void ts_json_write_assertions (TsJsonText *json, const TsResults *results);

/* Of results whose configurations are read. Complains to the reader. */
void ts_json_read_assertions (TsJsonReader *reader, const TsJsonNode *top, TsResults *results);

#endif

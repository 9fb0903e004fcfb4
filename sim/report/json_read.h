/* The parts of results.json, read. Each complains to the reader. */
#ifndef TENANTSIM_REPORT_JSON_READ_H
#define TENANTSIM_REPORT_JSON_READ_H

#include "json_node.h"

/* Of results whose groups and number of replications are read. */
void ts_json_read_configuration (TsJsonReader *reader, const TsJsonNode *node, const TsResults *results,
                                 TsConfigurationResult *configuration);

/* `samples` and `histograms` of a configuration whose operations are read. */
void ts_json_read_samples (TsJsonReader *reader, const TsJsonNode *node, uint32_t replications,
                           TsConfigurationResult *configuration);

/* Index of a name, or TS_NONE after complaining at the node. */
uint32_t ts_json_find_group (TsJsonReader *reader, const TsJsonNode *node, const TsResults *results,
                             const char *name);

#endif

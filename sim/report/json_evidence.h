/*
 * What the experiment decided and on what evidence, in results.json, both ways: the
 * evidence of each comparison, `needs_compared`, `ranking`, and `stopping` where
 * replications came in stages. Readers complain to the reader; older results have none of
 * these.
 */
#ifndef TENANTSIM_REPORT_JSON_EVIDENCE_H
#define TENANTSIM_REPORT_JSON_EVIDENCE_H

#include "json_node.h"
#include "json_text.h"

/* Members of an object that is open or read: p, p_family, correlation, variance_reduction. */
void ts_json_write_comparison_evidence (TsJsonText *json, const TsComparison *comparison);
void ts_json_read_comparison_evidence (TsJsonReader *reader, const TsJsonNode *node, TsComparison *comparison);

/* `batch_means` of a configuration, where there are some. */
void ts_json_write_batch_means (TsJsonText *json, const TsConfigurationResult *configuration);
void ts_json_read_batch_means (TsJsonReader *reader, const TsJsonNode *node, TsConfigurationResult *configuration);

void ts_json_write_evidence (TsJsonText *json, const TsResults *results);
/* Of results whose configurations are read. */
void ts_json_read_evidence (TsJsonReader *reader, const TsJsonNode *top, TsResults *results);

/* The number of the configuration that a member names; 0 after complaining. */
uint32_t ts_json_get_configuration (TsJsonReader *reader, const TsJsonNode *node, const char *key,
                                    const TsResults *results);

#endif

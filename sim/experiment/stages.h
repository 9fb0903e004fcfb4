/*
 * How many replications, and whether more are needed. Stages are fixed beforehand, each
 * doubling the number, so that the rule is the same for any number of threads; a verdict at
 * any of k stages is by an interval of level 1 - 0.05 / k, so that looking k times errs no
 * more often than looking once would (Bonferroni).
 */
#ifndef TENANTSIM_EXPERIMENT_STAGES_H
#define TENANTSIM_EXPERIMENT_STAGES_H

#include "tenantsim/experiment.h"

/* What the scenario permits: without stages, and with a level of 0.95, where it permits no
 * more than it begins with. */
TsStopping ts_stopping_new (const TsScenario *scenario);
bool ts_stopping_is_staged (const TsStopping *stopping);

/* The number of replications after the stage that ends with `n`. */
uint32_t ts_stopping_next (const TsStopping *stopping, uint32_t n);

/* Notes a stage that is folded and whose expectations are judged. Is it the last? */
bool ts_stopping_is_reached (TsStopping *stopping, const TsResults *results);

#endif

/*
 * How many replications, and whether more are needed. Stages are fixed beforehand, each
 * doubling the number, so that the rule is the same for any number of threads. What the first
 * look decides stands as if it were the only one; see TsStopping.level for what the looks
 * after it may err.
 */
#ifndef TENANTSIM_EXPERIMENT_STAGES_H
#define TENANTSIM_EXPERIMENT_STAGES_H

#include "tenantsim/experiment.h"

/* What the scenario permits, or where it does not say, the options do: without stages where that
 * is no more than it begins with. */
TsStopping ts_stopping_new (const TsScenario *scenario, const TsRunOptions *options);
bool ts_stopping_is_staged (const TsStopping *stopping);

/* The number of replications after the stage that ends with `n`. */
uint32_t ts_stopping_next (const TsStopping *stopping, uint32_t n);

/* The levels of the intervals by which expectations are judged at one look. */
typedef struct {
  double one_sided; /* of < <= > >=: wrong on one side alone */
  double two_sided; /* of == and != */
} TsLevels;

/* At the next look of `first` replications at first. */
TsLevels ts_stopping_levels (const TsStopping *stopping, uint32_t first);

/* Notes a stage that is folded and whose expectations are judged. Is it the last? */
bool ts_stopping_is_reached (TsStopping *stopping, const TsResults *results);

#endif

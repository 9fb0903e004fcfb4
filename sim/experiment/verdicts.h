/* What follows from the results: comparisons of configurations, and whether
 * expectations hold. Each fills its part of results whose configurations are
 * complete. */
#ifndef TENANTSIM_EXPERIMENT_VERDICTS_H
#define TENANTSIM_EXPERIMENT_VERDICTS_H

#include "tenantsim/experiment.h"

/* All pairs of configurations in file order, in every compared measure for which
 * both have data. */
void ts_compare_configurations (TsResults *results);

/* `configurations` holds the scenario's number of each configuration in the
 * results. Expectations about others are left out. */
void ts_judge_expectations (TsResults *results, const TsScenario *scenario, const uint32_t *configurations);

/* The same of assertions; `configurations` ascend. */
void ts_judge_assertions (TsResults *results, const TsScenario *scenario, const uint32_t *configurations);

#endif

/* What follows from the results: comparisons of configurations, and whether
 * expectations hold. Each fills its part of results whose configurations are
 * complete. */
#ifndef TENANTSIM_EXPERIMENT_VERDICTS_H
#define TENANTSIM_EXPERIMENT_VERDICTS_H

#include "stages.h"

/* All pairs of configurations in file order, in every compared measure for which
 * both have data; verdicts are of all of them as one family. */
void ts_compare_configurations (TsResults *results);

/* Which configuration helps most, and how sure that is. */
void ts_rank_configurations (TsResults *results);

/* What became of the same needs, for all pairs of configurations, on threads (ts_parallel()). replications[c]
 * holds results->replications of them, with records. O(pairs x records). */
void ts_compare_needs (TsResults *results, TsReplication *const *replications, uint32_t threads);

/* `configurations` holds the scenario's number of each configuration in the
 * results. Expectations about others are left out. */
void ts_judge_expectations (TsResults *results, const TsScenario *scenario, const uint32_t *configurations,
                            TsLevels levels);

/* The same of assertions; `configurations` ascend. */
void ts_judge_assertions (TsResults *results, const TsScenario *scenario, const uint32_t *configurations);

#endif

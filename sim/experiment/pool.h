/*
 * Every (configuration, replication) of an experiment, run on threads and stored
 * by index, so that the number of threads never shows.
 */
#ifndef TENANTSIM_EXPERIMENT_POOL_H
#define TENANTSIM_EXPERIMENT_POOL_H

#include "tenantsim/experiment.h"

/*
 * Runs scenario->replications replications of each of the n configurations and
 * stores replication r of configurations[c] in replications[c * asked + r], which
 * the caller has zeroed. *prefix becomes the number of replications, counted from
 * 0 without a hole, that every configuration finished.
 */
bool ts_pool_run (const TsScenario *scenario, const uint32_t *configurations, uint32_t n,
                  const TsRunOptions *options, TsReplication *replications, uint32_t *prefix, GError **error);

#endif

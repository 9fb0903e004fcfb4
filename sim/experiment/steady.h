/* Steady state from records of needs: the warm-up that MSER-5 finds, and batch means of one long
 * run. */
#ifndef TENANTSIM_EXPERIMENT_STEADY_H
#define TENANTSIM_EXPERIMENT_STEADY_H

#include "tenantsim/experiment.h"

/* From n replications, with records, of each of n_configurations: the latest cut of any
 * configuration, in whole seconds. */
TsWarmUp ts_warm_up_find (TsReplication *const *replications, uint32_t n_configurations, uint32_t n);

/* Of one replication with records. */
void ts_batch_means_fill (TsConfigurationResult *result, const TsReplication *replication);

#endif

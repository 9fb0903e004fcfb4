/*
 * Every (configuration, replication) of an experiment, run on threads and stored
 * by index, so that the number of threads never shows.
 */
#ifndef TENANTSIM_EXPERIMENT_POOL_H
#define TENANTSIM_EXPERIMENT_POOL_H

#include "tenantsim/experiment.h"

typedef struct {
  const TsScenario *scenario;
  const uint32_t *configurations; /* n of them */
  uint32_t n;
  const TsRunOptions *options;
  bool keeps_records;           /* of needs */
  TsReplication **replications; /* one array a configuration */
} TsTasks;

/*
 * Runs the replications from .. to - 1 of each configuration and stores replication r of
 * configurations[c] in replications[c][r], which the caller has zeroed. *prefix becomes the
 * number of replications, counted from 0 without a hole, that every configuration finished.
 */
bool ts_pool_run (const TsTasks *tasks, uint32_t from, uint32_t to, uint32_t *prefix, GError **error);

#endif

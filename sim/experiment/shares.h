/* Into how many shares each replication is split, so that no thread is idle where there are fewer replications than
 * threads. The shares are those of people who never touch each other (TsParts): the results do not tell. */
#ifndef TENANTSIM_EXPERIMENT_SHARES_H
#define TENANTSIM_EXPERIMENT_SHARES_H

#include "pool.h"

typedef struct {
  uint32_t n;                    /* 1: replications stay whole */
  uint64_t parts[TS_MOST_PARTS]; /* of each share */
} TsShares;

/* For n_tasks replications at a time. Whole they stay on several ranks, under a limit of events, where the worlds
 * that would be needed take more than TsRunOptions.most_memory, and where a configuration is of one piece. */
TsShares ts_shares_of (const TsTasks *tasks, size_t n_tasks);

#endif

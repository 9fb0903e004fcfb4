/*
 * Ranks: the processes that share an experiment, where tenantsim is built with MPI and started
 * by mpirun; else there is one. Task t belongs to rank t mod ranks, whatever happens. Finished
 * replications go to rank 0 at once. Rank 0 sends and receives on one thread; the others send
 * under the pool's lock.
 */
#ifndef TENANTSIM_EXPERIMENT_RANKS_H
#define TENANTSIM_EXPERIMENT_RANKS_H

#include "tenantsim/experiment.h"

/* A finished replication, to rank 0. */
void ts_ranks_send (uint64_t task, const TsReplication *replication);
/* This rank's share is done; `error`, of a task, or NULL. */
void ts_ranks_send_end (uint64_t failed_task, const GError *error);

typedef enum { TS_RANKS_NOTHING, TS_RANKS_REPLICATION, TS_RANKS_END } TsRanksMessage;

/* Rank 0: what has come, if anything. A replication is new; an end may carry an error, which is
 * new, too. */
TsRanksMessage ts_ranks_receive (uint64_t *task, TsReplication *replication, GError **error);

/* What rank 0 decides, everybody learns: returns rank 0's number. Waits. */
uint32_t ts_ranks_agree (uint32_t number);

#endif

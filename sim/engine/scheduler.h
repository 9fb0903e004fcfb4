/* scheduler.h - what tests need of a scheduler beyond engine.h */
#ifndef TENANTSIM_ENGINE_SCHEDULER_H
#define TENANTSIM_ENGINE_SCHEDULER_H

#include "pending.h"

#define TS_LAST_SEQUENCE ((UINT64_C (1) << TS_EVENT_SEQUENCE_BITS) - 1)

/* Pretends that `sequence` events have been scheduled: nobody waits for 1.7e10. */
void ts_scheduler_skip_to (TsScheduler *scheduler, uint64_t sequence);

/* The scheduler's own set, to be made full: nobody fills the memory either. */
TsPending *ts_scheduler_set (TsScheduler *scheduler);

#endif

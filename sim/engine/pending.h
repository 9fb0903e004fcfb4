/* pending.h - what tests need of a pending-event set beyond engine.h */
#ifndef TENANTSIM_ENGINE_PENDING_H
#define TENANTSIM_ENGINE_PENDING_H

#include "buckets.h"
#include "heap.h"

struct TsPending {
  TsPendingKind kind;
  union {
    TsHeap heap;
    TsBuckets buckets;
  };
};

/* See ts_scheduler_upcoming(). */
const TsEvent *ts_pending_upcoming (const TsPending *pending, size_t *n);

#endif

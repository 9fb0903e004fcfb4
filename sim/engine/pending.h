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

/* ts_pending_push() and ts_pending_pop(), for those who ask for every event. */
static inline bool ts_pending_put (TsPending *pending, TsEvent event)
{
  return pending->kind == TS_PENDING_HEAP ? ts_heap_push (&pending->heap, event)
                                          : ts_buckets_push (&pending->buckets, event);
}

static inline bool ts_pending_take (TsPending *pending, TsTime until, TsEvent *event)
{
  return pending->kind == TS_PENDING_HEAP ? ts_heap_pop (&pending->heap, until, event)
                                          : ts_buckets_pop (&pending->buckets, until, event);
}

/* See ts_scheduler_upcoming(). */
const TsEvent *ts_pending_upcoming (TsPending *pending, size_t wanted, size_t *n);

#endif

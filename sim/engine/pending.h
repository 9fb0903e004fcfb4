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

#endif

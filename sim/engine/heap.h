/* heap.h - a 4-ary heap of events, the reference pending-event set */
#ifndef TENANTSIM_ENGINE_HEAP_H
#define TENANTSIM_ENGINE_HEAP_H

#include "tenantsim/engine.h"

typedef struct {
  TsEvent *events;
  size_t length;
  size_t capacity;
} TsHeap;

/* Earlier in (time, sequence) order. Words of one scheduler differ in their
 * sequence number, so there are no ties left. */
static inline bool ts_event_before (TsEvent a, TsEvent b)
{
  return a.time < b.time || (a.time == b.time && a.word < b.word);
}

void ts_heap_init (TsHeap *heap, size_t capacity);
void ts_heap_clear (TsHeap *heap); /* frees the events */
/* Makes room for `capacity` events, not fewer than there are. False when memory is exhausted. */
bool ts_heap_reserve (TsHeap *heap, size_t capacity);
bool ts_heap_push (TsHeap *heap, TsEvent event);
bool ts_heap_pop (TsHeap *heap, TsTime until, TsEvent *event);

#endif

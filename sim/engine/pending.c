/* The pending-event set: one interface over its implementations. */
#include "pending.h"

TsPending *ts_pending_new (TsPendingKind kind, size_t capacity)
{
  g_assert (kind == TS_PENDING_HEAP || kind == TS_PENDING_BUCKETS);
  TsPending *pending = g_new0 (TsPending, 1);
  pending->kind = kind;
  if (kind == TS_PENDING_HEAP)
    ts_heap_init (&pending->heap, capacity);
  else
    ts_buckets_init (&pending->buckets, capacity);
  return pending;
}

void ts_pending_free (TsPending *pending)
{
  if (pending == NULL)
    return;
  if (pending->kind == TS_PENDING_HEAP)
    ts_heap_clear (&pending->heap);
  else
    ts_buckets_clear (&pending->buckets);
  g_free (pending);
}

bool ts_pending_push (TsPending *pending, TsEvent event)
{
  return ts_pending_put (pending, event);
}

bool ts_pending_pop (TsPending *pending, TsTime until, TsEvent *event)
{
  return ts_pending_take (pending, until, event);
}

size_t ts_pending_length (const TsPending *pending)
{
  return pending->kind == TS_PENDING_HEAP ? pending->heap.length : pending->buckets.length;
}

const TsEvent *ts_pending_upcoming (TsPending *pending, size_t wanted, size_t *n)
{
  TsBuckets *buckets = &pending->buckets;
  *n = 0;
  if (pending->kind != TS_PENDING_BUCKETS)
    return NULL;
  ts_buckets_look_ahead (buckets, wanted);
  *n = buckets->run_end - buckets->run_start;
  return *n > 0 ? buckets->run + buckets->run_start : NULL;
}

void ts_pending_clear (TsPending *pending)
{
  if (pending->kind == TS_PENDING_HEAP)
    pending->heap.length = 0;
  else
    ts_buckets_empty (&pending->buckets);
}

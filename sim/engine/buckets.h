/* buckets.h - a queue of events in buckets whose width follows how dense the events are
 *
 * Far events lie unsorted in buckets. A bucket belongs to a level: it holds the events
 * whose time first differs from `origin` in the level's digit (base 64), and has that digit
 * for its place; so a bucket of level 0 is 1 ns wide and one of level 10 some 36 years.
 * When the near events are used up, the first bucket is opened: a few events (or any
 * number at one instant) are sorted into the near ones, and where they are very few those of
 * the next buckets of the level after them; more are dealt to the levels
 * below, whose buckets are 64 times narrower. How many are a few grows with the queue, so
 * that near events stay a small part of all. Every event moves down at most once a level:
 * O(1) amortised whatever the spacing. */
#ifndef TENANTSIM_ENGINE_BUCKETS_H
#define TENANTSIM_ENGINE_BUCKETS_H

#include "heap.h"

#define TS_DIGIT_BITS 6
#define TS_DIGITS (1u << TS_DIGIT_BITS)
#define TS_LEVELS ((63 + TS_DIGIT_BITS - 1) / TS_DIGIT_BITS)
#define TS_CHUNK_EVENTS 15

/* 256 bytes of a bucket. */
typedef struct {
  TsEvent events[TS_CHUNK_EVENTS];
  uint32_t next; /* chunk filled after this one, or the next free one */
} TsChunk;

typedef struct {
  uint32_t first; /* chunk */
  uint32_t last;  /* chunk, in which `used` events are; the others are full */
  uint32_t used;
  size_t length; /* events in the bucket */
} TsBucket;

typedef struct {
  size_t length;
  size_t capacity; /* everything below has room for so many events in any arrangement */

  /* Near: no later than base. */
  TsTime base;
  TsEvent *run; /* in order, first to `run_end`; those before `run_start` have been taken */
  size_t run_start;
  size_t run_end;
  TsHeap late; /* came when they had to go before the end of the run */

  /* Far: later than base. */
  TsTime origin; /* none is earlier */
  TsBucket buckets[TS_LEVELS][TS_DIGITS];
  uint64_t occupied[TS_LEVELS]; /* a bit a bucket */
  uint32_t levels;              /* a bit a level: not empty */
  TsChunk *chunks;
  uint32_t n_chunks; /* ever used */
  uint32_t free_chunk;
} TsBuckets;

void ts_buckets_init (TsBuckets *queue, size_t capacity);
void ts_buckets_clear (TsBuckets *queue); /* frees the memory */
void ts_buckets_empty (TsBuckets *queue); /* keeps the memory */
bool ts_buckets_push (TsBuckets *queue, TsEvent event);
/* Opens buckets until so many near events are in order, if there are as many. */
void ts_buckets_look_ahead (TsBuckets *queue, size_t wanted);
bool ts_buckets_pop_slowly (TsBuckets *queue, TsTime until, TsEvent *event);

/* Mostly the next event is that of the run. */
static inline bool ts_buckets_pop (TsBuckets *queue, TsTime until, TsEvent *event)
{
  if (queue->run_start == queue->run_end || queue->late.length > 0 || queue->run[queue->run_start].time > until)
    return ts_buckets_pop_slowly (queue, until, event);
  *event = queue->run[queue->run_start++];
  queue->length--;
  return true;
}

#endif

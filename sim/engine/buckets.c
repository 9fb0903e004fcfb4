/* The bucket queue; buckets.h tells how it works. All memory is reserved when the queue
 * grows, in ts_buckets_push(): taking an event never fails. */
#include "buckets.h"

#include <string.h>

#define NO_CHUNK UINT32_MAX
#define SMALL 48 /* events sorted at once; more are dealt to narrower buckets */

/* Every bucket may have one chunk that is not full. */
static size_t chunks_for (size_t capacity)
{
  return capacity / TS_CHUNK_EVENTS + (size_t)TS_LEVELS * TS_DIGITS;
}

static bool reserve (TsBuckets *queue, size_t capacity)
{
  if (chunks_for (capacity) >= NO_CHUNK || !ts_heap_reserve (&queue->late, capacity))
    return false;
  TsEvent *run = g_try_realloc_n (queue->run, capacity, sizeof *run);
  if (run == NULL)
    return false;
  queue->run = run;
  TsChunk *chunks = g_try_realloc_n (queue->chunks, chunks_for (capacity), sizeof *chunks);
  if (chunks == NULL)
    return false;
  queue->chunks = chunks;
  queue->capacity = capacity;
  return true;
}

void ts_buckets_empty (TsBuckets *queue)
{
  queue->length = 0;
  queue->base = 0;
  queue->run_start = 0;
  queue->run_end = 0;
  queue->late.length = 0;
  memset (queue->buckets, 0, sizeof queue->buckets);
  memset (queue->occupied, 0, sizeof queue->occupied);
  queue->levels = 0;
  queue->n_chunks = 0;
  queue->free_chunk = NO_CHUNK;
}

void ts_buckets_init (TsBuckets *queue, size_t capacity)
{
  *queue = (TsBuckets){0};
  ts_buckets_empty (queue);
  if (capacity > 0)
    reserve (queue, capacity);
}

void ts_buckets_clear (TsBuckets *queue)
{
  ts_heap_clear (&queue->late);
  g_free (queue->run);
  g_free (queue->chunks);
  *queue = (TsBuckets){0};
}

static uint32_t take_chunk (TsBuckets *queue)
{
  uint32_t chunk = queue->free_chunk;
  if (chunk == NO_CHUNK)
    return queue->n_chunks++;
  queue->free_chunk = queue->chunks[chunk].next;
  return chunk;
}

static void put_far (TsBuckets *queue, TsEvent event)
{
  uint64_t difference = (uint64_t)(event.time ^ queue->base);
  unsigned level = difference == 0 ? 0 : (63u - (unsigned)__builtin_clzll (difference)) / TS_DIGIT_BITS;
  unsigned place = (unsigned)((uint64_t)event.time >> (level * TS_DIGIT_BITS)) % TS_DIGITS;
  TsBucket *bucket = &queue->buckets[level][place];
  if (bucket->length == 0 || bucket->used == TS_CHUNK_EVENTS) {
    uint32_t chunk = take_chunk (queue);
    queue->chunks[chunk].next = bucket->length == 0 ? NO_CHUNK : bucket->chunk;
    bucket->chunk = chunk;
    bucket->used = 0;
    queue->occupied[level] |= UINT64_C (1) << place;
    queue->levels |= 1u << level;
  }
  queue->chunks[bucket->chunk].events[bucket->used++] = event;
  bucket->length++;
}

bool ts_buckets_push (TsBuckets *queue, TsEvent event)
{
  if (queue->length == queue->capacity && !reserve (queue, MAX (queue->capacity * 2, 64)))
    return false;
  queue->length++;
  if (event.time > queue->base)
    put_far (queue, event);
  else if (queue->run_start == queue->run_end) {
    queue->run[0] = event;
    queue->run_start = 0;
    queue->run_end = 1;
  } else if (queue->run_end < queue->capacity && ts_event_before (queue->run[queue->run_end - 1], event))
    queue->run[queue->run_end++] = event;
  else
    return ts_heap_push (&queue->late, event);
  return true;
}

/* Takes the first bucket away from the far ones and returns its level. */
static unsigned remove_first_bucket (TsBuckets *queue, TsBucket *bucket)
{
  unsigned level = (unsigned)__builtin_ctz (queue->levels);
  unsigned place = (unsigned)__builtin_ctzll (queue->occupied[level]);
  *bucket = queue->buckets[level][place];
  queue->buckets[level][place].length = 0;
  queue->occupied[level] &= ~(UINT64_C (1) << place);
  if (queue->occupied[level] == 0)
    queue->levels &= ~(1u << level);
  return level;
}

/* The earliest instant that the first bucket can hold. */
static TsTime first_bucket_time (const TsBuckets *queue)
{
  unsigned level = (unsigned)__builtin_ctz (queue->levels);
  uint64_t place = (uint64_t)__builtin_ctzll (queue->occupied[level]);
  unsigned shift = level * TS_DIGIT_BITS;
  uint64_t above = shift + TS_DIGIT_BITS < 64 ? (uint64_t)queue->base >> (shift + TS_DIGIT_BITS) : 0;
  return (TsTime)(((above << TS_DIGIT_BITS) | place) << shift);
}

/* Frees the chunk and returns the one filled before it, which is full. */
static uint32_t free_chunk (TsBuckets *queue, uint32_t chunk)
{
  uint32_t before = queue->chunks[chunk].next;
  queue->chunks[chunk].next = queue->free_chunk;
  queue->free_chunk = chunk;
  return before;
}

/* Copies the bucket's events to the run in the order in which they were put there. */
static void copy_to_run (TsBuckets *queue, TsBucket bucket)
{
  queue->run_start = 0;
  queue->run_end = bucket.length;
  size_t end = bucket.length;
  uint32_t used = bucket.used;
  for (uint32_t chunk = bucket.chunk; chunk != NO_CHUNK; chunk = free_chunk (queue, chunk)) {
    end -= used;
    memcpy (queue->run + end, queue->chunks[chunk].events, used * sizeof (TsEvent));
    used = TS_CHUNK_EVENTS;
  }
}

/* Few events. */
static void sort_by_insertion (TsEvent *run, size_t n)
{
  for (size_t sorted = 1; sorted < n; sorted++) {
    TsEvent event = run[sorted];
    size_t hole = sorted;
    for (; hole > 0 && ts_event_before (event, run[hole - 1]); hole--)
      run[hole] = run[hole - 1];
    run[hole] = event;
  }
}

static bool in_order (const TsEvent *run, size_t n)
{
  for (size_t i = 1; i < n; i++)
    if (!ts_event_before (run[i - 1], run[i]))
      return false;
  return true;
}

/* Makes the near events of the run: few, or all of one instant. Those come in order
 * unless the caller numbers events otherwise than in order of pushing. */
static void make_near (TsBuckets *queue)
{
  if (queue->run_end <= SMALL)
    sort_by_insertion (queue->run, queue->run_end);
  queue->base = queue->run[queue->run_end - 1].time;
  if (in_order (queue->run, queue->run_end))
    return;
  for (size_t i = 0; i < queue->run_end; i++)
    ts_heap_push (&queue->late, queue->run[i]);
  queue->run_end = 0;
}

/* Deals the events of the run to the levels below. */
static void deal (TsBuckets *queue)
{
  size_t n = queue->run_end;
  queue->base = queue->run[0].time;
  for (size_t i = 1; i < n; i++)
    queue->base = MIN (queue->base, queue->run[i].time);
  queue->run_end = 0;
  for (size_t i = 0; i < n; i++)
    put_far (queue, queue->run[i]);
}

static void open_buckets (TsBuckets *queue)
{
  TsBucket bucket;
  unsigned level = remove_first_bucket (queue, &bucket);
  copy_to_run (queue, bucket);
  while (level > 0 && bucket.length > SMALL) {
    deal (queue);
    level = remove_first_bucket (queue, &bucket);
    copy_to_run (queue, bucket);
  }
  make_near (queue);
}

bool ts_buckets_pop (TsBuckets *queue, TsTime until, TsEvent *event)
{
  if (queue->length == 0)
    return false;
  if (queue->run_start == queue->run_end && queue->late.length == 0) {
    if (first_bucket_time (queue) > until)
      return false;
    open_buckets (queue);
  }
  const TsEvent *first = &queue->run[queue->run_start];
  if (queue->run_start < queue->run_end &&
      (queue->late.length == 0 || ts_event_before (*first, queue->late.events[0]))) {
    if (first->time > until)
      return false;
    *event = *first;
    queue->run_start++;
  } else if (!ts_heap_pop (&queue->late, until, event))
    return false;
  queue->length--;
  return true;
}

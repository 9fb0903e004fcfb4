/* The bucket queue; buckets.h tells how it works. All memory is reserved when the queue
 * grows, in ts_buckets_push(): taking an event never fails. A bucket is opened every few events, so its
 * steps are inline: 2 ns of the 18 that holding an event takes. */
#include "buckets.h"

#include <string.h>

#define NO_CHUNK UINT32_MAX

/* So many events of a bucket are sorted at once, or so large a part of the queue up to the
 * most; more are dealt to narrower buckets. */
#define FEWEST_SORTED 48
#define MOST_SORTED 512
#define PART_SORTED 32
/* A run that is shorter takes near events by insertion. */
#define SHORT_RUN 48
/* For fewer near events it is not worth opening one bucket alone. */
#define FEWEST_TAKEN 8
#define FEWEST_EVENTS 64
/* Up to here it is by insertion alone. */
#define MOST_INSERTED 16
/* In the same digit; else they are dealt. */
#define MOST_ALIKE 32

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
  ts_prefer_huge_pages (chunks, chunks_for (capacity) * sizeof *chunks);
  queue->capacity = capacity;
  return true;
}

void ts_buckets_empty (TsBuckets *queue)
{
  queue->length = 0;
  queue->base = 0;
  queue->origin = 0;
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

static inline void put_far (TsBuckets *queue, TsEvent event)
{
  uint64_t difference = (uint64_t)(event.time ^ queue->origin);
  unsigned level = difference == 0 ? 0 : (63u - (unsigned)__builtin_clzll (difference)) / TS_DIGIT_BITS;
  unsigned place = (unsigned)((uint64_t)event.time >> (level * TS_DIGIT_BITS)) % TS_DIGITS;
  TsBucket *bucket = &queue->buckets[level][place];
  if (bucket->length == 0 || bucket->used == TS_CHUNK_EVENTS) {
    uint32_t chunk = take_chunk (queue);
    queue->chunks[chunk].next = NO_CHUNK;
    if (bucket->length == 0)
      bucket->first = chunk;
    else
      queue->chunks[bucket->last].next = chunk;
    bucket->last = chunk;
    bucket->used = 0;
    queue->occupied[level] |= UINT64_C (1) << place;
    queue->levels |= 1u << level;
  }
  queue->chunks[bucket->last].events[bucket->used++] = event;
  bucket->length++;
}

/* Puts a near event where it belongs in a run that is short. */
static void insert_in_run (TsBuckets *queue, TsEvent event)
{
  if (queue->run_end == queue->capacity) {
    queue->run_end -= queue->run_start;
    memmove (queue->run, queue->run + queue->run_start, queue->run_end * sizeof *queue->run);
    queue->run_start = 0;
  }
  size_t hole = queue->run_end++;
  for (; hole > queue->run_start && ts_event_before (event, queue->run[hole - 1]); hole--)
    queue->run[hole] = queue->run[hole - 1];
  queue->run[hole] = event;
}

/* Leaves near only the first of the run and what comes at the same instant. */
static void move_away (TsBuckets *queue)
{
  size_t end = queue->run_end, left = queue->run_start + 1;
  queue->base = queue->origin = queue->run[queue->run_start].time;
  while (left < end && queue->run[left].time == queue->base)
    left++;
  queue->run_end = left;
  for (size_t i = left; i < end; i++)
    put_far (queue, queue->run[i]);
}

/* While there is nothing far, all that come are near, until they are more than a few. */
static inline bool is_near (TsBuckets *queue, TsEvent event)
{
  if (queue->levels == 0 && queue->late.length == 0) {
    if (queue->run_end - queue->run_start < SHORT_RUN)
      queue->base = queue->origin = MAX (queue->base, event.time);
    else if (queue->run[queue->run_start].time < queue->run[queue->run_end - 1].time)
      move_away (queue);
  }
  return event.time <= queue->base;
}

bool ts_buckets_push (TsBuckets *queue, TsEvent event)
{
  if (queue->length == queue->capacity && !reserve (queue, MAX (queue->capacity * 2, FEWEST_EVENTS)))
    return false;
  queue->length++;
  if (!is_near (queue, event))
    put_far (queue, event);
  else if (queue->run_end - queue->run_start < SHORT_RUN)
    insert_in_run (queue, event);
  else if (queue->run_end < queue->capacity && ts_event_before (queue->run[queue->run_end - 1], event))
    queue->run[queue->run_end++] = event;
  else
    return ts_heap_push (&queue->late, event);
  return true;
}

/* Takes the first bucket away from the far ones and returns its level. */
static inline unsigned remove_first_bucket (TsBuckets *queue, TsBucket *bucket)
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
  uint64_t above = shift + TS_DIGIT_BITS < 64 ? (uint64_t)queue->origin >> (shift + TS_DIGIT_BITS) : 0;
  return (TsTime)(((above << TS_DIGIT_BITS) | place) << shift);
}

/* Goes through the chunks of a bucket in the order in which they were filled. */
typedef struct {
  uint32_t chunk;
  uint32_t used; /* events in it */
} Walk;

static Walk walk_begin (TsBucket bucket)
{
  return (Walk){bucket.first, bucket.first == bucket.last ? bucket.used : TS_CHUNK_EVENTS};
}

static const TsChunk *walk_chunk (const TsBuckets *queue, Walk walk)
{
  const TsChunk *chunk = &queue->chunks[walk.chunk];
  if (chunk->next != NO_CHUNK)
    for (size_t i = 0; i < sizeof *chunk; i += 64)
      __builtin_prefetch ((const char *)&queue->chunks[chunk->next] + i);
  return chunk;
}

static Walk walk_next (const TsBuckets *queue, Walk walk, TsBucket bucket)
{
  uint32_t next = queue->chunks[walk.chunk].next;
  return (Walk){next, next == bucket.last ? bucket.used : TS_CHUNK_EVENTS};
}

/* The chunk may be overwritten by the next event put far. */
static void free_chunk (TsBuckets *queue, uint32_t chunk)
{
  queue->chunks[chunk].next = queue->free_chunk;
  queue->free_chunk = chunk;
}

/* Few events, or many that are nearly in order. */
static inline void sort_by_insertion (TsEvent *run, size_t n)
{
  for (size_t sorted = 1; sorted < n; sorted++) {
    TsEvent event = run[sorted];
    size_t hole = sorted;
    for (; hole > 0 && ts_event_before (event, run[hole - 1]); hole--)
      run[hole] = run[hole - 1];
    run[hole] = event;
  }
}

/* Adds the bucket to the run as it is, and frees its chunks. */
static inline void take_in_order (TsBuckets *queue, TsBucket bucket)
{
  size_t n = queue->run_end;
  for (Walk walk = walk_begin (bucket); walk.chunk != NO_CHUNK;) {
    memcpy (queue->run + n, walk_chunk (queue, walk)->events, walk.used * sizeof (TsEvent));
    n += walk.used;
    uint32_t chunk = walk.chunk;
    walk = walk_next (queue, walk, bucket);
    free_chunk (queue, chunk);
  }
}

/* Counts the events of a bucket by the next lower digit. Returns the largest number. */
static uint32_t count_digits (const TsBuckets *queue, TsBucket bucket, unsigned shift, uint32_t counts[TS_DIGITS])
{
  uint32_t most = 0;
  for (Walk walk = walk_begin (bucket); walk.chunk != NO_CHUNK; walk = walk_next (queue, walk, bucket)) {
    const TsChunk *chunk = walk_chunk (queue, walk);
    for (uint32_t i = 0; i < walk.used; i++) {
      uint32_t count = ++counts[(uint64_t)chunk->events[i].time >> shift & (TS_DIGITS - 1)];
      most = MAX (most, count);
    }
  }
  return most;
}

/* Adds the bucket to the run in the order of that digit, and frees its chunks. */
static void take_by_digit (TsBuckets *queue, TsBucket bucket, unsigned shift, const uint32_t counts[TS_DIGITS])
{
  uint32_t ends[TS_DIGITS];
  for (uint32_t digit = 0, sum = 0; digit < TS_DIGITS; sum += counts[digit++])
    ends[digit] = sum;
  TsEvent *run = queue->run + queue->run_end;
  for (Walk walk = walk_begin (bucket); walk.chunk != NO_CHUNK;) {
    const TsChunk *chunk = walk_chunk (queue, walk);
    for (uint32_t i = 0; i < walk.used; i++)
      run[ends[(uint64_t)chunk->events[i].time >> shift & (TS_DIGITS - 1)]++] = chunk->events[i];
    uint32_t number = walk.chunk;
    walk = walk_next (queue, walk, bucket);
    free_chunk (queue, number);
  }
}

/* Deals the events of a bucket to the levels below. */
static void deal (TsBuckets *queue, TsBucket bucket)
{
  for (Walk walk = walk_begin (bucket); walk.chunk != NO_CHUNK;) {
    TsChunk chunk = *walk_chunk (queue, walk);
    uint32_t used = walk.used, number = walk.chunk;
    walk = walk_next (queue, walk, bucket);
    free_chunk (queue, number);
    for (uint32_t i = 0; i < used; i++)
      put_far (queue, chunk.events[i]);
  }
}

static bool in_order (const TsEvent *run, size_t n)
{
  for (size_t i = 1; i < n; i++)
    if (!ts_event_before (run[i - 1], run[i]))
      return false;
  return true;
}

/* Any number of events at one instant: in order, unless the caller numbers them otherwise
 * than in order of pushing. */
static void take_instant (TsBuckets *queue, TsBucket bucket)
{
  const TsEvent *taken = queue->run + queue->run_end;
  take_in_order (queue, bucket);
  if (in_order (taken, bucket.length))
    queue->run_end += bucket.length;
  else
    for (size_t i = 0; i < bucket.length; i++)
      ts_heap_push (&queue->late, taken[i]);
}

/* Sorts the events of a bucket into the run. False when they are too many, or too many of
 * them are close together. */
static inline bool take_sorted (TsBuckets *queue, TsBucket bucket, unsigned level)
{
  if (bucket.length > FEWEST_SORTED && bucket.length > MIN (MOST_SORTED, queue->length / PART_SORTED))
    return false;
  if (bucket.length <= MOST_INSERTED)
    take_in_order (queue, bucket);
  else {
    uint32_t counts[TS_DIGITS] = {0};
    unsigned shift = (level - 1) * TS_DIGIT_BITS;
    if (count_digits (queue, bucket, shift, counts) > MOST_ALIKE && bucket.length > FEWEST_SORTED)
      return false;
    take_by_digit (queue, bucket, shift, counts);
  }
  sort_by_insertion (queue->run + queue->run_end, bucket.length);
  queue->run_end += bucket.length;
  return true;
}

/* Few events of a bucket are joined by those of the next ones of its level. */
static void take_more (TsBuckets *queue, unsigned level)
{
  while (queue->run_end < FEWEST_TAKEN && queue->occupied[level] != 0 &&
         queue->buckets[level][__builtin_ctzll (queue->occupied[level])].length <= MOST_INSERTED) {
    TsBucket bucket;
    remove_first_bucket (queue, &bucket);
    take_in_order (queue, bucket);
    sort_by_insertion (queue->run + queue->run_end, bucket.length);
    queue->run_end += bucket.length;
  }
}

/* Makes near events of the first bucket, or of the first part of it, behind those that there are. */
static void open_buckets (TsBuckets *queue)
{
  for (;;) {
    TsBucket bucket;
    queue->origin = first_bucket_time (queue);
    queue->base = queue->origin - 1;
    unsigned level = remove_first_bucket (queue, &bucket);
    if (level == 0) {
      take_instant (queue, bucket);
      queue->base = queue->origin;
      return;
    }
    if (take_sorted (queue, bucket, level)) {
      take_more (queue, level);
      queue->base = queue->origin = queue->run[queue->run_end - 1].time;
      return;
    }
    deal (queue, bucket);
  }
}

void ts_buckets_look_ahead (TsBuckets *queue, size_t wanted)
{
  if (queue->run_end - queue->run_start >= wanted || queue->levels == 0)
    return;
  queue->run_end -= queue->run_start;
  memmove (queue->run, queue->run + queue->run_start, queue->run_end * sizeof *queue->run);
  queue->run_start = 0;
  while (queue->run_end < wanted && queue->levels != 0)
    open_buckets (queue);
}

bool ts_buckets_pop_slowly (TsBuckets *queue, TsTime until, TsEvent *event)
{
  if (queue->length == 0)
    return false;
  if (queue->run_start == queue->run_end && queue->late.length == 0) {
    if (first_bucket_time (queue) > until)
      return false;
    queue->run_start = queue->run_end = 0;
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

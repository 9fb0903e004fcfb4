/* Counting attempts: per operation, and per pair of groups in flat tables that only
 * grow. An attempt counts when it ends. Of all ways to end, a pair knows but a few, so it
 * has a short list of those it has seen: a tenth of the memory of all. */
#include <stdlib.h>
#include <string.h>

#include "adding.h"
#include "world.h"

static uint32_t first_slot_of (const TsWorld *world, uint32_t from, uint32_t to, TsOperation operation)
{
  uint64_t hash =
    ((uint64_t)from << 32 | to) * UINT64_C (0x9e3779b97f4a7c15) + (uint64_t)operation * UINT64_C (0xd6e8feb86659fd93);
  return (uint32_t)((hash ^ hash >> 29) * UINT64_C (0xbf58476d1ce4e5b9) >> 32) & (world->n_slots - 1);
}

static uint32_t slot_of (const TsWorld *world, uint32_t from, uint32_t to, TsOperation operation)
{
  uint32_t slot = first_slot_of (world, from, to, operation);
  while (world->attempt_slots[slot] != 0) {
    const TsPairAttempts *row = &world->attempts[world->attempt_slots[slot] - 1];
    if (row->from == from && row->to == to && row->operation == operation)
      break;
    slot = (slot + 1) & (world->n_slots - 1);
  }
  return slot;
}

/* Doubles the table; rows keep their numbers. */
static bool grow (TsWorld *world)
{
  uint32_t n_slots = world->n_slots == 0 ? 256 : world->n_slots * 2;
  TsPairAttempts *rows = ts_lines_new (n_slots / 2, sizeof *rows);
  uint32_t *slots = g_try_new0 (uint32_t, n_slots);
  if (rows == NULL || slots == NULL) {
    free (rows);
    g_free (slots);
    return false;
  }
  if (world->n_attempts > 0)
    memcpy (rows, world->attempts, world->n_attempts * sizeof *rows);
  ts_prefer_huge_pages (slots, n_slots * sizeof *slots);
  free (world->attempts);
  g_free (world->attempt_slots);
  world->attempts = rows;
  world->attempt_slots = slots;
  world->n_slots = n_slots;
  world->attempts_capacity = n_slots / 2;
  for (uint32_t row = 0; row < world->n_attempts; row++) {
    const TsPairAttempts *pair = &rows[row];
    slots[slot_of (world, pair->from, pair->to, pair->operation)] = row + 1;
  }
  return true;
}

static uint32_t row_of (TsWorld *world, uint32_t from, uint32_t to, TsOperation operation)
{
  if (world->n_attempts == world->attempts_capacity && !grow (world)) {
    world->exhausted = true;
    return TS_NONE;
  }
  uint32_t slot = slot_of (world, from, to, operation);
  if (world->attempt_slots[slot] == 0) {
    world->attempts[world->n_attempts] =
      (TsPairAttempts){.from = from, .to = to, .more = TS_NONE, .operation = (uint8_t)operation};
    world->attempt_slots[slot] = ++world->n_attempts;
  }
  return world->attempt_slots[slot] - 1;
}

static uint32_t slot_of_people (const TsWorld *world, TsOperation operation, uint32_t from, uint32_t to)
{
  return first_slot_of (world, world->people[from].group, world->people[to].group, operation);
}

void ts_attempt_fetch_slot (const TsWorld *world, TsOperation operation, uint32_t from, uint32_t to)
{
  if (world->n_slots > 0)
    __builtin_prefetch (&world->attempt_slots[slot_of_people (world, operation, from, to)]);
}

void ts_attempt_fetch (const TsWorld *world, TsOperation operation, uint32_t from, uint32_t to)
{
  uint32_t row = world->n_slots > 0 ? world->attempt_slots[slot_of_people (world, operation, from, to)] : 0;
  if (row > 0)
    __builtin_prefetch (&world->attempts[row - 1]);
}

uint32_t ts_attempt_begin (TsWorld *world, TsTime since, TsOperation operation, uint32_t from, uint32_t to)
{
  if (since < world->scenario->warm_up)
    return TS_NONE;
  uint32_t row = row_of (world, world->people[from].group, world->people[to].group, operation);
  if (row == TS_NONE)
    return TS_NONE;
  world->attempts[row].in_progress++;
  world->operations[operation].counts.in_progress++;
  world->operations[operation].started++;
  return row;
}

static void count_end (TsAttemptCounts *counts, TsReason reason, TsPath path, uint64_t n)
{
  counts->attempts += n;
  counts->outcomes[ts_reason (reason)->outcome] += n;
  if (reason == TS_REASON_NONE)
    counts->paths[path] += n;
  else
    counts->reasons[reason] += n;
}

static bool grow_endings (TsWorld *world)
{
  uint32_t capacity = world->endings_capacity == 0 ? 256 : world->endings_capacity * 2;
  TsFurtherEnding *endings =
    capacity < world->endings_capacity ? NULL : g_try_renew (TsFurtherEnding, world->endings, capacity);
  world->exhausted |= endings == NULL;
  if (endings == NULL)
    return false;
  world->endings = endings;
  world->endings_capacity = capacity;
  return true;
}

static void count_further (TsWorld *world, TsPairAttempts *pair, TsReason reason, TsPath path)
{
  for (uint32_t i = pair->more; i != TS_NONE; i = world->endings[i].next)
    if (world->endings[i].reason == reason && world->endings[i].path == path) {
      world->endings[i].count++;
      return;
    }
  if (world->n_endings == world->endings_capacity && !grow_endings (world))
    return;
  world->endings[world->n_endings] =
    (TsFurtherEnding){.count = 1, .next = pair->more, .reason = (uint8_t)reason, .path = (uint8_t)path};
  pair->more = world->n_endings++;
}

/* Counts one way to end of a pair. */
static void count_ending (TsWorld *world, TsPairAttempts *pair, TsReason reason, TsPath path)
{
  for (unsigned i = 0; i < pair->n_at_hand; i++)
    if (pair->reasons[i] == reason && pair->paths[i] == path) {
      pair->counts[i]++;
      return;
    }
  if (pair->n_at_hand == TS_ENDINGS_AT_HAND) {
    count_further (world, pair, reason, path);
    return;
  }
  pair->reasons[pair->n_at_hand] = (uint8_t)reason;
  pair->paths[pair->n_at_hand] = (uint8_t)path;
  pair->counts[pair->n_at_hand++] = 1;
}

static void attempt_end (TsWorld *world, uint32_t row, TsReason reason, TsPath path)
{
  if (row == TS_NONE)
    return;
  TsPairAttempts *pair = &world->attempts[row];
  TsSeriesStep *step = &world->series[ts_series_at_now (world)];
  TsAttemptCounts *counts = &world->operations[pair->operation].counts;
  pair->in_progress--;
  count_ending (world, pair, reason, path);
  counts->in_progress--;
  count_end (counts, reason, path, 1);
  step->attempts[pair->operation]++;
  step->successes[pair->operation] += reason == TS_REASON_NONE;
  if (world->trace != NULL)
    ts_trace_attempt (world, (TsOperation)pair->operation, reason, path);
}

/* ------------------------------------------------------------- storing -- */

static int by_reason_and_path (const void *a, const void *b)
{
  const TsPairEnding *left = a, *right = b;
  if (left->reason != right->reason)
    return left->reason < right->reason ? -1 : 1;
  return (left->path > right->path) - (left->path < right->path);
}

static uint32_t store_endings (const TsWorld *world, const TsPairAttempts *pair, TsPairEnding *endings)
{
  uint32_t n = 0;
  for (unsigned i = 0; i < pair->n_at_hand; i++)
    endings[n++] = (TsPairEnding){.count = pair->counts[i], .reason = pair->reasons[i], .path = pair->paths[i]};
  for (uint32_t i = pair->more; i != TS_NONE; i = world->endings[i].next)
    endings[n++] = (TsPairEnding){
      .count = world->endings[i].count, .reason = world->endings[i].reason, .path = world->endings[i].path};
  qsort (endings, n, sizeof *endings, by_reason_and_path);
  return n;
}

void ts_attempts_store (const TsWorld *world, TsReplication *result)
{
  uint32_t n_endings = world->n_endings;
  for (uint32_t row = 0; row < world->n_attempts; row++)
    n_endings += world->attempts[row].n_at_hand;
  result->pairs = g_new (TsPairTally, world->n_attempts);
  result->n_pairs = world->n_attempts;
  result->endings = g_new (TsPairEnding, n_endings + 1); /* never NULL, which may not be sorted */
  for (uint32_t row = 0; row < world->n_attempts; row++) {
    const TsPairAttempts *pair = &world->attempts[row];
    result->pairs[row] = (TsPairTally){.from = pair->from,
                                       .to = pair->to,
                                       .operation = (TsOperation)pair->operation,
                                       .in_progress = pair->in_progress,
                                       .first_ending = result->n_endings,
                                       .n_endings = store_endings (world, pair, result->endings + result->n_endings)};
    result->n_endings += result->pairs[row].n_endings;
  }
  ts_sort_pairs (result);
}

TsAttemptCounts ts_pair_counts (const TsReplication *replication, uint32_t k)
{
  const TsPairTally *pair = &replication->pairs[k];
  TsAttemptCounts counts = {.in_progress = pair->in_progress};
  for (uint32_t i = pair->first_ending; i < pair->first_ending + pair->n_endings; i++) {
    const TsPairEnding *ending = &replication->endings[i];
    count_end (&counts, (TsReason)ending->reason, (TsPath)ending->path, ending->count);
  }
  return counts;
}

/* --------------------------------------------------------------- ending -- */

void ts_attempt_succeeded (TsWorld *world, uint32_t row, TsPath path)
{
  attempt_end (world, row, TS_REASON_NONE, path);
}

void ts_attempt_ended (TsWorld *world, uint32_t row, TsReason reason)
{
  g_assert (reason != TS_REASON_NONE);
  attempt_end (world, row, reason, TS_PATH_NONE);
}

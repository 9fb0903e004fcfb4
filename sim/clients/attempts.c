/* Counting attempts: per operation, and per pair of groups in a flat table that
 * only grows. An attempt counts when it ends. */
#include <string.h>

#include "world.h"

static uint32_t slot_of (const TsWorld *world, uint32_t from, uint32_t to, TsOperation operation)
{
  uint64_t hash = ts_hash_combine (((uint64_t)from << 32) | to, (uint64_t)operation);
  uint32_t slot = (uint32_t)hash & (world->n_slots - 1);
  while (world->attempt_slots[slot] != 0) {
    const TsPairTally *row = &world->attempts[world->attempt_slots[slot] - 1];
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
  TsPairTally *rows = g_try_renew (TsPairTally, world->attempts, n_slots / 2);
  if (rows == NULL)
    return false;
  world->attempts = rows;
  uint32_t *slots = g_try_new0 (uint32_t, n_slots);
  if (slots == NULL)
    return false;
  g_free (world->attempt_slots);
  world->attempt_slots = slots;
  world->n_slots = n_slots;
  world->attempts_capacity = n_slots / 2;
  for (uint32_t row = 0; row < world->n_attempts; row++) {
    const TsPairTally *pair = &rows[row];
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
    world->attempts[world->n_attempts] = (TsPairTally){.from = from, .to = to, .operation = operation};
    world->attempt_slots[slot] = ++world->n_attempts;
  }
  return world->attempt_slots[slot] - 1;
}

uint32_t ts_attempt_begin (TsWorld *world, TsTime since, TsOperation operation, uint32_t from, uint32_t to)
{
  if (since < world->scenario->warm_up)
    return TS_NONE;
  uint32_t row = row_of (world, world->people[from].group, world->people[to].group, operation);
  if (row == TS_NONE)
    return TS_NONE;
  world->attempts[row].counts.in_progress++;
  world->operations[operation].counts.in_progress++;
  world->operations[operation].started++;
  return row;
}

static void count_end (TsAttemptCounts *counts, TsReason reason, TsPath path)
{
  counts->in_progress--;
  counts->attempts++;
  counts->outcomes[ts_reason (reason)->outcome]++;
  if (reason == TS_REASON_NONE)
    counts->paths[path]++;
  else
    counts->reasons[reason]++;
}

static void attempt_end (TsWorld *world, uint32_t row, TsReason reason, TsPath path)
{
  if (row == TS_NONE)
    return;
  TsOperation operation = world->attempts[row].operation;
  TsSeriesStep *step = &world->series[ts_series_at_now (world)];
  count_end (&world->attempts[row].counts, reason, path);
  count_end (&world->operations[operation].counts, reason, path);
  step->attempts[operation]++;
  step->successes[operation] += reason == TS_REASON_NONE;
  if (world->trace != NULL)
    ts_trace_attempt (world, operation, reason, path);
}

void ts_attempt_succeeded (TsWorld *world, uint32_t row, TsPath path)
{
  attempt_end (world, row, TS_REASON_NONE, path);
}

void ts_attempt_ended (TsWorld *world, uint32_t row, TsReason reason)
{
  g_assert (reason != TS_REASON_NONE);
  attempt_end (world, row, reason, TS_PATH_NONE);
}

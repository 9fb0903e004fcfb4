/* Searching for a person: by name inside the directory, by the whole e-mail
 * address outside it (SEED-40). */
#include "world.h"

static bool is_in_directory (const TsVerdict *verdict)
{
  return verdict->kind == TS_VERDICT_ALLOW && (verdict->path == TS_PATH_INTERNAL || verdict->path == TS_PATH_GUEST);
}

void ts_search_begin (TsWorld *world, uint32_t number)
{
  TsNeed *need = &world->needs[number];
  uint32_t needer = need->needer;
  TsVerdict verdict = ts_world_decide (world, TS_OPERATION_SEARCH, needer, need->target);
  const TsDistribution *time =
    is_in_directory (&verdict) ? &world->behaviour->find_by_name : &world->behaviour->type_address;
  TsDuration duration = ts_need_sample (world, need, need->attempt, TS_PURPOSE_FIND, time);

  ts_needer_engage (world, need, TS_SEARCHING);
  need->attempt_row = ts_attempt_begin (world, need->born, TS_OPERATION_SEARCH, needer, need->target);
  ts_world_schedule (world, duration, TS_HAPPENS_SEARCH_ENDS, number);
}

static bool is_mistyped (const TsWorld *world, const TsNeed *need, const TsVerdict *verdict)
{
  return !is_in_directory (verdict) &&
         ts_need_chance (world, need, need->attempt, TS_PURPOSE_MISTYPE, world->behaviour->mistyped);
}

void ts_search_ends (TsWorld *world, uint32_t number)
{
  TsNeed *need = &world->needs[number];
  uint32_t needer = need->needer;
  TsVerdict verdict = ts_world_decide (world, TS_OPERATION_SEARCH, needer, need->target);
  TsReason reason =
    ts_world_judge (world, TS_OPERATION_SEARCH, needer, need->target, &verdict, is_mistyped (world, need, &verdict));
  if (reason != TS_REASON_NONE) {
    ts_attempt_ended (world, need->attempt_row, reason);
    need->attempt_row = TS_NONE;
    ts_need_failed (world, number, ts_reason (reason)->outcome, reason);
    return;
  }
  ts_attempt_succeeded (world, need->attempt_row, verdict.path);
  if (!need->search_done)
    ts_tally_fulfilled (world, need, TS_OPERATION_SEARCH);
  need->found = true;
  need->search_done = true;
  need->attempt_row = TS_NONE;
  if (ts_world_activity (world, need)->wants_search) {
    need->helped_after = ts_world_now (world) - need->born;
    ts_need_helped (world, number);
    return;
  }
  ts_call_dial (world, number);
}

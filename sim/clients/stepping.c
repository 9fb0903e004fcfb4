/* From instant to instant of the timeline, and what it does to attempts. */
#include "world.h"

static void schedule_next (TsWorld *world)
{
  TsTime at = ts_timeline_next (world->timeline);
  if (at != TS_TIME_NEVER)
    ts_scheduler_schedule (world->scheduler, at, TS_HAPPENS_STEP, 0);
}

void ts_stepping_begin (TsWorld *world)
{
  ts_timeline_begin (world->timeline, &world->key);
  world->policy = world->timeline->policy;
  ts_decisions_use (world->decisions, world->policy);
  schedule_next (world);
}

static void settle (TsWorld *world, TsPerson *person)
{
  const TsPolicy *policy = world->policy;
  uint32_t home = ts_policy_home (policy, person->profile);
  TsErrand *errand = person->errand != TS_NONE ? &world->errands[person->errand] : NULL;
  bool is_changing = person->doing == TS_CHANGING_TENANT && errand != NULL;
  uint32_t tenant = is_changing ? errand->next_tenant : person->tenant;
  if (tenant != TS_NONE && (tenant == home || ts_is_guest_in (policy, person->profile, tenant)))
    return;
  if (is_changing)
    errand->next_tenant = ts_world_base (world, person->profile);
  else
    person->tenant = ts_world_base (world, person->profile);
  if (errand != NULL)
    errand->idle_timer = 0;
}

void ts_world_exchange_policy (TsWorld *world, const TsPolicy *policy)
{
  world->policy = policy;
  ts_decisions_use (world->decisions, policy);
  for (uint32_t profile = 0; profile < ts_policy_profiles (policy); profile++) {
    TsRange people = ts_policy_profile_people (policy, profile);
    for (uint32_t i = 0; i < people.count; i++) {
      world->people[people.first + i].profile = profile;
      settle (world, &world->people[people.first + i]);
    }
  }
}

void ts_stepping_step (TsWorld *world)
{
  uint64_t begun = world->timeline->faults.begun;
  if (ts_timeline_step (world->timeline))
    ts_world_exchange_policy (world, world->timeline->policy);
  if (world->timeline->faults.begun > begun)
    ts_break_off (world);
  ts_turns_followed (world);
  ts_lines_look_again (world);
  schedule_next (world);
}

/* The same question of the settings as they are saved; adding somebody, of the pair alone. */
static TsVerdict as_saved (const TsWorld *world, TsOperation operation, uint32_t from, uint32_t to)
{
  const TsPolicy *wanted = world->timeline->wanted;
  bool adds = operation == TS_OPERATION_ADD_PARTICIPANT;
  TsQuestion question = ts_world_question (world, adds ? TS_OPERATION_CALL : operation, from, to);
  question.caller = ts_policy_profile_of (wanted, from);
  question.callee = ts_policy_profile_of (wanted, to);
  return ts_policy_decide (wanted, &question);
}

static bool is_of_groups (TsReason reason)
{
  return reason == TS_REASON_CLIENT_NO_GROUP || reason == TS_REASON_GROUP_HOLOLENS ||
         reason == TS_REASON_GROUP_TOO_LARGE || reason == TS_REASON_CHAT_TOO_LARGE ||
         reason == TS_REASON_GROUP_EXTERNAL;
}

TsReason ts_not_propagated (TsReason denial, TsPath path)
{
  if (denial == TS_REASON_NO_LICENCE || denial == TS_REASON_FED_USER)
    return TS_REASON_POLICY_NOT_PROPAGATED;
  return path == TS_PATH_EXTERNAL ? TS_REASON_FED_NOT_PROPAGATED : TS_REASON_GUEST_NOT_PROPAGATED;
}

/* A denial that only lasts until what is saved is in force has a reason of its own. */
static TsReason denial (const TsWorld *world, TsOperation operation, uint32_t from, uint32_t to, TsReason reason)
{
  if (world->timeline->wanted == NULL || is_of_groups (reason))
    return reason;
  TsVerdict verdict = as_saved (world, operation, from, to);
  return verdict.kind == TS_VERDICT_DENY ? reason : ts_not_propagated (reason, (TsPath)verdict.path);
}

TsReason ts_stepping_judge (const TsWorld *world, TsOperation operation, uint32_t from, uint32_t to,
                            const TsVerdict *verdict, bool mistyped)
{
  if (ts_world_is_absent (world, from) || ts_world_is_absent (world, to))
    return TS_REASON_ACCOUNT_DISABLED;
  if (verdict->kind == TS_VERDICT_DENY)
    return denial (world, operation, from, to, verdict->reason);
  if (mistyped)
    return TS_REASON_MISTYPED;
  TsQuestion question = ts_world_question (world, operation, from, to);
  TsPlaces places = {from, to, question.caller_tenant, ts_policy_callee_tenant (world->policy, &question)};
  TsReason fault = ts_faults_judge (world->timeline, &places, operation, (TsPath)verdict->path);
  return fault != TS_REASON_NONE ? fault : (TsReason)verdict->reason;
}

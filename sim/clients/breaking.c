/* What a fault that begins ends: calls that ring or go on, third persons in them, and people
 * who are in a meeting or its lobby. What only begins later is judged then. */
#include "meetings.h"

static TsReason judge_call (const TsWorld *world, const TsCall *call)
{
  TsPlaces places = {call->caller, call->callee, world->people[call->caller].tenant, call->callee_tenant};
  return ts_faults_judge (world->timeline, &places, TS_OPERATION_CALL, (TsPath)call->path);
}

/* They are in a call with somebody who is not cut off. */
static TsReason judge_third (const TsWorld *world, const TsCall *call)
{
  if (!call->third_in && !call->third_rings)
    return TS_REASON_NONE;
  TsQuestion question = ts_world_question (world, TS_OPERATION_ADD_PARTICIPANT, call->caller, call->third);
  TsPlaces places = {call->caller, call->third, question.caller_tenant,
                     ts_policy_callee_tenant (world->policy, &question)};
  return ts_faults_judge (world->timeline, &places, TS_OPERATION_CALL, (TsPath)call->third_path);
}

static void break_call (TsWorld *world, uint32_t row, TsReason reason)
{
  const TsCall *call = &world->calls[row];
  if (!call->talking) {
    ts_call_without_talk (world, row, reason);
    return;
  }
  ts_count_dropped (world, world->needs[call->need].born, TS_OPERATION_CALL, reason);
  world->calls[row].breaks_off = false;
  world->calls[row].ending = true;
  if (call->adding)
    ts_third_cut_off (world, row, reason);
  else
    ts_call_hang_up (world, row);
}

/* A returned row is zeroed: nobody calls themselves. */
static void break_calls (TsWorld *world)
{
  for (uint32_t row = 0; row < world->n_calls; row++) {
    const TsCall *call = &world->calls[row];
    if (call->caller == call->callee)
      continue;
    TsReason reason = judge_call (world, call);
    if (reason != TS_REASON_NONE)
      break_call (world, row, reason);
    else if ((reason = judge_third (world, call)) != TS_REASON_NONE)
      ts_third_cut_off (world, row, reason);
  }
}

void ts_break_off (TsWorld *world)
{
  break_calls (world);
  ts_meetings_break_off (world);
}

/* Adding a third person to a call: it becomes a group call. The caller adds;
 * the talk does not end while somebody is being added. */
#include "world.h"

/* Draws about asking a third person have keys of their own. */
static uint16_t third_key (const TsCall *call)
{
  return (uint16_t)(0x8000u | call->third_attempt);
}

static bool choose_third (TsWorld *world, TsCall *call)
{
  uint32_t person = ts_choose_third (world, call);
  if (person == TS_NONE)
    return false;
  call->third = person;
  return true;
}

static void third_dial (TsWorld *world, uint32_t row)
{
  TsCall *call = &world->calls[row];
  const TsNeed *need = &world->needs[call->need];
  call->adding = true;
  call->third_attempt++;
  call->third_row = ts_attempt_begin (world, need->born, TS_OPERATION_ADD_PARTICIPANT, call->caller, call->third);
  TsDuration delay = ts_need_sample (world, need, call->third_attempt, TS_PURPOSE_THIRD_SIGNALLING,
                                     &world->behaviour->signalling);
  call->third_event = ts_world_schedule (world, delay, TS_HAPPENS_THIRD_SIGNALLED, row);
}

void ts_third_wanted (TsWorld *world, uint32_t row)
{
  if (choose_third (world, &world->calls[row]))
    third_dial (world, row);
}

void ts_third_told (TsWorld *world, uint32_t number)
{
  TsNeed *need = &world->needs[number];
  need->third_timer = 0;
  const TsCall *call = &world->calls[need->call];
  if (need->state == TS_NEED_TALKING && !call->ending && !call->adding && !call->third_in)
    third_dial (world, need->call);
}

/* Asks the third person to come to the tenant the call is in. */
static bool third_asked (TsWorld *world, uint32_t row, TsReason reason)
{
  const TsCall *call = &world->calls[row];
  if (reason != TS_REASON_OFFLINE_OTHER_TENANT || call->third_attempt >= 2 ||
      !ts_person_can_switch (world, call->third))
    return false;
  TsQuestion question = ts_world_question (world, TS_OPERATION_CALL, call->caller, call->third);
  uint32_t tenant = ts_request_tenant (world, &question);
  return tenant != TS_NONE && ts_request_send (world, call->need, call->third, tenant, third_key (call), true);
}

static void third_failed (TsWorld *world, uint32_t row, TsReason reason)
{
  TsCall *call = &world->calls[row];
  ts_attempt_ended (world, call->third_row, reason);
  call->adding = false;
  if (call->ending) {
    ts_call_hang_up (world, row);
    return;
  }
  bool may_try_another =
    ts_reason (reason)->outcome != TS_OUTCOME_DENIED && call->third_attempt < world->behaviour->persons;
  if (!third_asked (world, row, reason) && may_try_another && choose_third (world, call))
    third_dial (world, row);
}

void ts_third_signalled (TsWorld *world, uint32_t row)
{
  TsCall *call = &world->calls[row];
  const TsNeed *need = &world->needs[call->need];
  const TsPerson *people = world->people;
  TsParticipant present[2] = {{people[call->caller].profile, people[call->caller].tenant},
                              {people[call->callee].profile, call->callee_tenant}};
  TsParticipant added = {people[call->third].profile, people[call->third].tenant};
  uint32_t chat = ts_world_activity (world, need)->third_chat;
  TsVerdict verdict = ts_decisions_ask_add (world->decisions, present, added, chat);
  TsReason reason =
    ts_world_judge (world, TS_OPERATION_ADD_PARTICIPANT, call->caller, call->third, &verdict, false);
  if (reason == TS_REASON_NONE)
    reason = ts_callee_state (world, need, call->third_attempt, TS_PURPOSE_THIRD_APP, call->third);
  if (reason != TS_REASON_NONE) {
    third_failed (world, row, reason);
    return;
  }
  ts_person_engage (world, call->third, TS_RINGING);
  TsQuestion question = ts_world_question (world, TS_OPERATION_ADD_PARTICIPANT, call->caller, call->third);
  bool as_guest =
    ts_rings_as_guest (world, verdict.path, call->third, ts_policy_callee_tenant (world->policy, &question));
  TsDraw answer = ts_need_draws (world, need, call->third_attempt, TS_PURPOSE_THIRD_ANSWER);
  TsRing ring = ts_ring_resolve (world, answer, call->third, as_guest);
  call->third_path = verdict.path;
  call->third_rings = true;
  call->ring_reason = (uint8_t)ring.reason;
  call->third_event = ts_world_schedule (world, ring.after, TS_HAPPENS_THIRD_RING_ENDS, row);
}

/* Nobody rings at them any more, or they are out of the call. */
static void release_third (TsWorld *world, uint32_t row)
{
  TsCall *call = &world->calls[row];
  uint32_t third = call->third;
  call->third_rings = call->third_in = false;
  call->third_event = 0;
  ts_hold_release (world, third, world->needs[call->need].serial);
  ts_person_next (world, third);
}

void ts_third_cut_off (TsWorld *world, uint32_t row, TsReason reason)
{
  TsCall *call = &world->calls[row];
  if (call->third_in) {
    world->groups[world->people[call->third].group].talk_time +=
      ts_world_counted (world, call->third_start, ts_world_now (world));
    ts_count_dropped (world, world->needs[call->need].born, TS_OPERATION_ADD_PARTICIPANT, reason);
    release_third (world, row);
    return;
  }
  if (call->third_rings)
    release_third (world, row);
  call->third_event = 0;
  third_failed (world, row, reason);
}

void ts_third_ring_ends (TsWorld *world, uint32_t row)
{
  TsCall *call = &world->calls[row];
  TsNeed *need = &world->needs[call->need];
  TsReason reason = call->ring_reason;
  if (reason == TS_REASON_NONE && ts_need_chance (world, need, call->third_attempt, TS_PURPOSE_THIRD_MEDIA_FAILURE,
                                                  world->behaviour->media_failure))
    reason = TS_REASON_MEDIA_FAIL;
  if (reason != TS_REASON_NONE) {
    if (world->pools.n_pools > 0 && (reason == TS_REASON_DECLINED || reason == TS_REASON_NO_ANSWER))
      ts_pools_refused (&world->pools, call->third);
    release_third (world, row);
    third_failed (world, row, reason);
    return;
  }
  call->third_rings = false;
  ts_attempt_succeeded (world, call->third_row, call->third_path);
  if (!need->third_done)
    ts_tally_fulfilled (world, need, TS_OPERATION_ADD_PARTICIPANT);
  need->third_done = true;
  ts_person_engage (world, call->third, TS_TALKING);
  call->adding = false;
  call->third_in = true;
  call->third_start = ts_world_now (world);
  if (call->ending)
    ts_call_hang_up (world, row);
}

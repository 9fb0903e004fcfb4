/* A 1:1 call: signalling, ringing, talking, hanging up. */
#include "world.h"

TsVerdict ts_world_decide (const TsWorld *world, TsOperation operation, uint32_t from, uint32_t to)
{
  TsQuestion question = ts_world_question (world, operation, from, to);
  return ts_decisions_ask (world->decisions, &question);
}

void ts_call_dial (TsWorld *world, uint32_t number)
{
  TsNeed *need = &world->needs[number];
  uint32_t needer = need->needer;
  TsVerdict verdict = ts_world_decide (world, TS_OPERATION_CALL, needer, need->target);
  TsDuration delay = ts_need_sample (world, need, need->attempt, TS_PURPOSE_SIGNALLING, &world->behaviour->signalling);
  if (verdict.path == TS_PATH_EXTERNAL)
    delay += world->behaviour->federation_delay;

  ts_needer_engage (world, need, TS_DIALLING);
  need->dialled = ts_world_now (world);
  need->calls++;
  need->attempt_row = ts_attempt_begin (world, need->born, TS_OPERATION_CALL, needer, need->target);
  ts_world_schedule (world, delay, TS_HAPPENS_SIGNALLED, number);
}

static double app_open_share (const TsWorld *world, uint32_t person)
{
  switch (ts_policy_client (world->policy, world->people[person].profile)) {
  case TS_CLIENT_HOLOLENS: return world->behaviour->hololens_app_started;
  case TS_CLIENT_RA_MOBILE: return world->behaviour->ra_mobile_app_open;
  case TS_CLIENT_TEAMS_DESKTOP:
  case TS_CLIENT_TEAMS_MOBILE:
  case TS_CLIENTS: break;
  }
  return 1.0;
}

/* Someone who is doing something, or has a need of their own, has the app open
 * and is there. */
TsReason ts_callee_state (const TsWorld *world, const TsNeed *need, uint16_t attempt, TsPurpose app, uint32_t callee)
{
  const TsPerson *person = &world->people[callee];
  if (person->doing != TS_IDLE)
    return TS_REASON_BUSY;
  if (person->need != TS_NONE)
    return TS_REASON_NONE;
  const TsCalendar *calendar = &world->scenario->calendars[world->scenario->groups[person->group].calendar];
  if (!ts_calendar_is_open (calendar, ts_world_now (world)))
    return TS_REASON_OFF_HOURS;
  if (!ts_need_chance (world, need, attempt, app, app_open_share (world, callee)))
    return TS_REASON_APP_CLOSED;
  return TS_REASON_NONE;
}

bool ts_rings_as_guest (const TsWorld *world, TsPath path, uint32_t callee, uint32_t tenant)
{
  return path == TS_PATH_GUEST && tenant != ts_policy_home (world->policy, world->people[callee].profile);
}

/* Voicemail ends the ring of a Teams member; guests and Remote Assist have none. */
static TsDuration longest_ring (const TsWorld *world, uint32_t callee, bool as_guest)
{
  uint32_t profile = world->people[callee].profile;
  bool no_voicemail = as_guest || ts_client_is_remote_assist (ts_policy_client (world->policy, profile));
  return no_voicemail ? world->behaviour->ring_without_voicemail : world->behaviour->ring;
}

TsRing ts_ring_resolve (const TsWorld *world, TsDraw answer, uint32_t callee, bool as_guest)
{
  const TsBehaviour *behaviour = world->behaviour;
  TsDuration longest = longest_ring (world, callee, as_guest);
  TsDuration delay = ts_distribution_sample (&behaviour->answer_delay, answer.second);
  double u = ts_uniform (answer.first);
  if (delay >= longest || u >= behaviour->answered + behaviour->declined)
    return (TsRing){.after = longest, .reason = TS_REASON_NO_ANSWER};
  return (TsRing){.after = delay, .reason = u < behaviour->answered ? TS_REASON_NONE : TS_REASON_DECLINED};
}

static void call_failed (TsWorld *world, uint32_t number, TsReason reason)
{
  ts_attempt_ended (world, world->needs[number].attempt_row, reason);
  world->needs[number].attempt_row = TS_NONE;
  ts_need_failed (world, number, ts_reason (reason)->outcome, reason);
}

void ts_call_signalled (TsWorld *world, uint32_t number)
{
  TsNeed *need = &world->needs[number];
  uint32_t caller = need->needer, callee = need->target;
  TsVerdict verdict = ts_world_decide (world, TS_OPERATION_CALL, caller, callee);
  TsReason reason = ts_world_judge (world, TS_OPERATION_CALL, caller, callee, &verdict, false);
  if (reason == TS_REASON_NONE)
    reason = ts_callee_state (world, need, need->attempt, TS_PURPOSE_APP, callee);
  if (reason != TS_REASON_NONE) {
    call_failed (world, number, reason);
    return;
  }
  uint32_t row = ts_world_take_call (world);
  if (row == TS_NONE)
    return;
  TsQuestion question = ts_world_question (world, TS_OPERATION_CALL, caller, callee);
  uint32_t tenant = ts_policy_callee_tenant (world->policy, &question);
  TsRing ring = ts_ring_resolve (world, ts_need_draws (world, need, need->attempt, TS_PURPOSE_ANSWER), callee,
                                 ts_rings_as_guest (world, verdict.path, callee, tenant));
  uint64_t first_event = ts_world_schedule (world, ring.after, TS_HAPPENS_RING_ENDS, row);
  world->calls[row] = (TsCall){.first_event = first_event,
                               .need = number,
                               .caller = caller,
                               .callee = callee,
                               .third = TS_NONE,
                               .callee_tenant = tenant,
                               .path = verdict.path,
                               .ring_reason = (uint8_t)ring.reason};
  ts_person_engage (world, callee, TS_RINGING);
}

/* The callee is free again; whoever waited for this very call waits no more. */
static void release_callee (TsWorld *world, uint32_t callee, uint64_t serial)
{
  ts_hold_release (world, callee, serial);
  ts_person_next (world, callee);
}

void ts_call_without_talk (TsWorld *world, uint32_t row, TsReason reason)
{
  uint32_t number = world->calls[row].need, callee = world->calls[row].callee;
  ts_world_return_call (world, row);
  if (world->pools.n_pools > 0 && (reason == TS_REASON_DECLINED || reason == TS_REASON_NO_ANSWER))
    ts_pools_refused (&world->pools, callee);
  release_callee (world, callee, world->needs[number].serial);
  call_failed (world, number, reason);
}

void ts_call_ring_ends (TsWorld *world, uint32_t row)
{
  TsCall *call = &world->calls[row];
  const TsNeed *need = &world->needs[call->need];
  if (call->ring_reason != TS_REASON_NONE) {
    ts_call_without_talk (world, row, call->ring_reason);
    return;
  }
  TsDraw media = ts_need_draws (world, need, need->attempt, TS_PURPOSE_MEDIA);
  call->media_fails = ts_uniform (media.second) < world->behaviour->media_failure;
  TsDuration setup = ts_distribution_sample (&world->behaviour->media_setup, media.first);
  ts_world_schedule (world, setup, TS_HAPPENS_MEDIA_READY, row);
}

/* A moment within the talk: uniform over its middle nine tenths. */
static TsDuration moment (const TsWorld *world, const TsNeed *need, TsPurpose purpose, TsDuration talk)
{
  double u = ts_uniform (ts_need_draw (world, need, 0, purpose));
  return (TsDuration)((double)talk * (0.05 + 0.9 * u));
}

static void schedule_within (TsWorld *world, TsDuration after, TsDuration end, TsHappening kind, uint32_t row)
{
  if (after <= end)
    ts_world_schedule (world, after, kind, row);
}

static bool talk_breaks_off (const TsWorld *world, const TsNeed *need)
{
  double share = world->behaviour->dropped;
  return share > 0 && ts_need_chance (world, need, 0, TS_PURPOSE_DROPPED, share);
}

void ts_call_media_ready (TsWorld *world, uint32_t row)
{
  TsCall *call = &world->calls[row];
  TsNeed *need = &world->needs[call->need];
  const TsActivity *activity = ts_world_activity (world, need);
  if (call->media_fails) {
    ts_call_without_talk (world, row, TS_REASON_MEDIA_FAIL);
    return;
  }
  ts_attempt_succeeded (world, need->attempt_row, call->path);
  need->attempt_row = TS_NONE;
  if (need->born >= world->scenario->warm_up)
    ts_histogram_add (&world->operations[TS_OPERATION_CALL].setup_time, ts_world_now (world) - need->dialled);
  if (!need->call_done)
    ts_tally_fulfilled (world, need, TS_OPERATION_CALL);
  need->call_done = true;
  ts_flow_leaves (world, need);
  need->state = TS_NEED_TALKING;
  need->helped_after = ts_world_now (world) - need->born;
  need->call = row;
  call->talking = true;
  call->talk_start = ts_world_now (world);
  ts_needer_engage (world, need, TS_TALKING);
  ts_person_engage (world, call->callee, TS_TALKING);

  TsDuration talk = ts_need_sample (world, need, 0, TS_PURPOSE_TALK, &activity->talk);
  TsDuration end = talk_breaks_off (world, need) ? moment (world, need, TS_PURPOSE_DROP_MOMENT, talk) : talk;
  call->breaks_off = end < talk;
  if (need->wants_third)
    schedule_within (world, moment (world, need, TS_PURPOSE_THIRD_MOMENT, talk), end, TS_HAPPENS_THIRD_WANTED, row);
  if (need->wants_file)
    schedule_within (world, moment (world, need, TS_PURPOSE_FILE_MOMENT, talk), end, TS_HAPPENS_FILE_WANTED, row);
  ts_world_schedule (world, end, TS_HAPPENS_TALK_ENDS, row);
}

void ts_call_talk_ends (TsWorld *world, uint32_t row)
{
  TsCall *call = &world->calls[row];
  if (call->breaks_off)
    ts_count_dropped (world, world->needs[call->need].born, TS_OPERATION_CALL, TS_REASON_NONE);
  call->ending = true;
  if (!call->adding)
    ts_call_hang_up (world, row);
}

void ts_call_hang_up (TsWorld *world, uint32_t row)
{
  TsCall call = world->calls[row];
  TsTime now = ts_world_now (world);
  TsDuration talk = ts_world_counted (world, call.talk_start, now);
  uint64_t serial = world->needs[call.need].serial;
  if (!world->needs[call.need].is_open)
    world->groups[world->people[call.caller].group].talk_time += talk;
  world->groups[world->people[call.callee].group].talk_time += talk;
  if (call.third_in)
    world->groups[world->people[call.third].group].talk_time += ts_world_counted (world, call.third_start, now);
  ts_world_return_call (world, row);
  release_callee (world, call.callee, serial);
  if (call.third_in)
    release_callee (world, call.third, serial);
  ts_need_helped (world, call.need);
}

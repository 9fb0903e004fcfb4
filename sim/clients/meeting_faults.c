/* What keeps people out of a meeting beside its rules, as it keeps them from a call: an account that
 * is disabled, settings that are not in force yet, outages, networks, batteries. Whoever a fault
 * keeps out, or throws out, tries again after a while. */
#include "meetings.h"

static bool is_fault (TsReason reason)
{
  for (unsigned kind = 0; kind < TS_FAULT_KINDS; kind++)
    if (reason == ts_fault_reason ((TsFaultKind)kind))
      return true;
  return false;
}

/* The same question of the settings as they are saved. */
static TsReason denial (const TsWorld *world, uint32_t number, TsReason reason)
{
  const TsPolicy *wanted = world->timeline->wanted;
  if (wanted == NULL)
    return reason;
  const TsSeat *seat = &world->meetings->seats[number];
  TsMeetingQuestion question = ts_seat_question (world, number);
  question.joiner = ts_policy_profile_of (wanted, seat->person);
  question.organizer =
    ts_policy_profile_of (wanted, ts_meeting_organizer (world, &world->meetings->rows[seat->meeting]));
  TsMeetingVerdict verdict = ts_meeting_decide (ts_policy_meeting_facts (wanted, &question));
  if (verdict.kind == TS_VERDICT_DENY && !verdict.waits)
    return reason;
  TsReason later = ts_not_propagated (reason, (TsPath)verdict.path);
  bool by_account = verdict.path == TS_PATH_GUEST || verdict.path == TS_PATH_EXTERNAL;
  return by_account ? later : TS_REASON_POLICY_NOT_PROPAGATED;
}

static TsReason fault_of (const TsWorld *world, const TsSeat *seat, TsPath path)
{
  uint32_t organizer = ts_meeting_organizer (world, &world->meetings->rows[seat->meeting]);
  TsPlaces places = {seat->person, organizer, world->people[seat->person].tenant,
                     ts_policy_home (world->policy, world->people[organizer].profile)};
  return ts_faults_judge (world->timeline, &places, TS_OPERATION_JOIN_MEETING, path);
}

TsReason ts_seat_judge (const TsWorld *world, uint32_t number, TsMeetingVerdict verdict)
{
  const TsSeat *seat = &world->meetings->seats[number];
  if (world->timeline == NULL || verdict.reason == TS_REASON_MEETING_NOT_OPEN)
    return (TsReason)verdict.reason;
  uint32_t organizer = ts_meeting_organizer (world, &world->meetings->rows[seat->meeting]);
  if (ts_world_is_absent (world, seat->person) || ts_world_is_absent (world, organizer))
    return TS_REASON_ACCOUNT_DISABLED;
  if (verdict.kind == TS_VERDICT_DENY && !verdict.waits)
    return denial (world, number, (TsReason)verdict.reason);
  TsReason fault = fault_of (world, seat, (TsPath)verdict.path);
  return fault != TS_REASON_NONE ? fault : (TsReason)verdict.reason;
}

bool ts_seat_is_shut_out (TsReason reason)
{
  return is_fault (reason) || reason == TS_REASON_ACCOUNT_DISABLED;
}

void ts_seat_turned_away (TsWorld *world, uint32_t number, TsReason reason)
{
  TsSeat *seat = &world->meetings->seats[number];
  const TsMeeting *meeting = &world->meetings->rows[seat->meeting];
  TsDuration wait =
    ts_distribution_sample (&world->behaviour->wait_after_no_answer,
                            ts_meeting_draw (world, meeting, seat->number, seat->tries, TS_PURPOSE_MEETING_WAIT));
  TsTime again = ts_world_later (world, wait);
  if (!is_fault (reason) || seat->tries >= world->behaviour->tries || again >= meeting->end) {
    ts_seat_kept_out (world, number, reason);
    return;
  }
  uint32_t person = seat->person;
  ts_seat_attempt_ended (world, seat, reason);
  seat->state = TS_SEAT_EXPECTED;
  seat->could_be_admitted = false;
  seat->timer = ts_scheduler_schedule (world->scheduler, again, TS_HAPPENS_SEAT_COMES, number);
  ts_person_next (world, person);
}

/* Whoever joins just now is judged when they have. */
static void break_off (TsWorld *world, uint32_t number)
{
  TsSeat *seat = &world->meetings->seats[number];
  TsMeeting *meeting = &world->meetings->rows[seat->meeting];
  if (seat->state != TS_SEAT_IN && seat->state != TS_SEAT_LOBBY)
    return;
  TsPath path = seat->state == TS_SEAT_IN && seat->way == TS_WAY_EXTERNAL ? TS_PATH_EXTERNAL : TS_PATH_NONE;
  TsReason reason = fault_of (world, seat, path);
  if (reason == TS_REASON_NONE)
    return;
  if (seat->state == TS_SEAT_IN) {
    world->groups[world->people[seat->person].group].talk_time +=
      ts_world_counted (world, seat->entered, ts_world_now (world));
    meeting->n_in--;
    ts_count_dropped (world, meeting->start, TS_OPERATION_JOIN_MEETING, reason);
  }
  ts_seat_turned_away (world, number, reason);
}

/* Returned seats are gone. */
void ts_meetings_break_off (TsWorld *world)
{
  for (uint32_t number = 0; world->meetings != NULL && number < world->meetings->n_seats; number++)
    break_off (world, number);
}

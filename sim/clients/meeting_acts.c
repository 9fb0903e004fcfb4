/* What people in a meeting do with each other: sharing a file, asking one more person in. */
#include "meetings.h"

/* A moment within the middle nine tenths of what is left. */
static uint64_t schedule (TsWorld *world, uint32_t row, TsPurpose purpose, TsHappening what)
{
  const TsMeeting *meeting = &world->meetings->rows[row];
  TsTime from = MAX (ts_world_now (world), meeting->start);
  double u = ts_uniform (ts_meeting_draw (world, meeting, 0, 0, purpose));
  TsDuration after = (TsDuration)((double)(meeting->end - from) * (0.05 + 0.9 * u));
  return ts_scheduler_schedule (world->scheduler, from + after, what, row);
}

void ts_meeting_plan_acts (TsWorld *world, uint32_t row)
{
  TsMeeting *meeting = &world->meetings->rows[row];
  const TsActivity *activity = ts_meeting_activity (world, meeting);
  TsDraw wishes = ts_meeting_draws (world, meeting, 0, 0, TS_PURPOSE_WISHES);
  if (ts_uniform (wishes.second) < activity->file_share)
    meeting->file_timer = schedule (world, row, TS_PURPOSE_FILE_MOMENT, TS_HAPPENS_MEETING_FILE);
  if (ts_uniform (wishes.first) < activity->third_person)
    meeting->add_timer = schedule (world, row, TS_PURPOSE_MEETING_ADD_MOMENT, TS_HAPPENS_MEETING_ADDS);
}

/* The organizer, or the needed person who is in it; TS_NONE: not any more. */
static uint32_t find_in (const TsWorld *world, const TsMeeting *meeting, bool is_organizer)
{
  const TsSeat *seats = world->meetings->seats;
  uint32_t found = TS_NONE;
  for (uint32_t i = meeting->first_seat; i != TS_NONE; i = seats[i].next)
    if (seats[i].state == TS_SEAT_IN && (is_organizer ? seats[i].number == 0 : seats[i].is_needed))
      found = i;
  return found;
}

/* May somebody in it, as what they have joined, do that with the organizer's side? */
static TsMeetingVerdict decide_act (const TsWorld *world, const TsMeeting *meeting, const TsSeat *seat, TsMeetingAct act)
{
  uint32_t organizer = world->people[ts_meeting_organizer (world, meeting)].profile;
  TsMeetingQuestion question = {.act = act,
                                .joiner = world->people[seat->person].profile,
                                .organizer = organizer,
                                .tenant = world->people[seat->person].tenant,
                                .with = 1u << ts_policy_client (world->policy, organizer),
                                .as = (TsWay)seat->way};
  return ts_meeting_decide (ts_policy_meeting_facts (world->policy, &question));
}

/* Teams shares with Remote Assist; between two people on Teams the organizer does. */
void ts_meeting_shares_file (TsWorld *world, uint32_t row)
{
  TsMeeting *meeting = &world->meetings->rows[row];
  uint32_t organizer = find_in (world, meeting, true), other = find_in (world, meeting, false);
  meeting->file_timer = 0;
  if (organizer == TS_NONE || other == TS_NONE)
    return;
  const TsSeat *seat = &world->meetings->seats[other];
  uint32_t host = world->meetings->seats[organizer].person;
  bool other_shares = ts_client_is_remote_assist (ts_policy_client (world->policy, world->people[host].profile));
  TsMeetingVerdict verdict =
    decide_act (world, meeting, seat, other_shares ? TS_MEETING_SHARE_FILE : TS_MEETING_RECEIVE_FILE);
  TsReason reason = ts_seat_judge (world, other, verdict);
  if (reason == TS_REASON_NONE &&
      ts_meeting_chance (world, meeting, 0, 0, TS_PURPOSE_FILE_FAILURE, world->behaviour->file_failure))
    reason = TS_REASON_FILE_FAIL;
  uint32_t attempt = ts_attempt_begin (world, meeting->start, TS_OPERATION_SHARE_FILE, other_shares ? seat->person : host,
                                       other_shares ? host : seat->person);
  if (reason != TS_REASON_NONE) {
    ts_attempt_ended (world, attempt, reason);
    return;
  }
  ts_attempt_succeeded (world, attempt, (TsPath)verdict.path);
  if (meeting->need == TS_NONE)
    return;
  world->needs[meeting->need].file_done = true;
  ts_tally_fulfilled (world, &world->needs[meeting->need], TS_OPERATION_SHARE_FILE);
}

/* The needed person asks in somebody who has no seat: the attempt is theirs, and whoever is asked joins by one of
 * their own. */
void ts_meeting_adds (TsWorld *world, uint32_t row)
{
  TsMeeting *meeting = &world->meetings->rows[row];
  uint32_t number = find_in (world, meeting, false), added = ts_meeting_choose_added (world, meeting);
  meeting->add_timer = 0;
  if (number == TS_NONE || added == TS_NONE)
    return;
  const TsSeat *seat = &world->meetings->seats[number];
  TsMeetingVerdict verdict = decide_act (world, meeting, seat, TS_MEETING_ADD_PERSON);
  uint32_t attempt = ts_attempt_begin (world, meeting->start, TS_OPERATION_ADD_PARTICIPANT, seat->person, added);
  TsReason reason = verdict.kind == TS_VERDICT_DENY ? (TsReason)verdict.reason : ts_seat_judge (world, number, verdict);
  if (reason != TS_REASON_NONE) {
    ts_attempt_ended (world, attempt, reason);
    return;
  }
  ts_attempt_succeeded (world, attempt, (TsPath)verdict.path);
  if (meeting->need != TS_NONE) {
    world->needs[meeting->need].third_done = true;
    ts_tally_fulfilled (world, &world->needs[meeting->need], TS_OPERATION_ADD_PARTICIPANT);
  }
  ts_meeting_add_seat (world, row, added);
}

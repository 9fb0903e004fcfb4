/* Entering a meeting, and waiting in its lobby. */
#include "meetings.h"

static bool is_of_tenant (const TsSeat *seat)
{
  return seat->state == TS_SEAT_IN && seat->way == TS_WAY_INTERNAL;
}

TsMeetingQuestion ts_seat_question (const TsWorld *world, uint32_t number)
{
  const TsSeat *seats = world->meetings->seats, *own = &seats[number];
  const TsMeeting *meeting = &world->meetings->rows[own->meeting];
  const TsPerson *joiner = &world->people[own->person];
  TsMeetingQuestion question = {.act = TS_MEETING_JOIN,
                                .joiner = joiner->profile,
                                .organizer = world->people[ts_meeting_organizer (world, meeting)].profile,
                                .tenant = joiner->tenant,
                                .is_organizer = own->number == 0,
                                .is_meet_now = ts_meeting_activity (world, meeting)->meeting.is_meet_now,
                                .is_full = meeting->n_in >= ts_era_meeting_limit (world->scenario->era)};
  TsClient client = ts_policy_client (world->policy, question.joiner);
  unsigned opens = ts_era_meeting_opens (world->scenario->era, client);
  question.is_early = opens > 0 && ts_world_now (world) < meeting->start - (TsDuration)opens * TS_MINUTE;
  for (uint32_t i = meeting->first_seat; i != TS_NONE; i = seats[i].next) {
    const TsSeat *seat = &seats[i];
    bool is_organizer = seat->number == 0;
    if (i == number || !(is_organizer || seat->state == TS_SEAT_IN))
      continue;
    unsigned bit = 1u << ts_policy_client (world->policy, world->people[seat->person].profile);
    question.with |= bit;
    question.admitters |= is_of_tenant (seat) ? bit : 0;
    question.is_started |= is_of_tenant (seat);
  }
  return question;
}

void ts_seat_attempt_ended (TsWorld *world, TsSeat *seat, TsReason reason)
{
  if (seat->attempt_row != TS_NONE)
    ts_attempt_ended (world, seat->attempt_row, reason);
  seat->attempt_row = TS_NONE;
}

void ts_seat_gone (TsWorld *world, TsSeat *seat)
{
  if (seat->is_awaited)
    world->meetings->people[seat->person].awaited--;
  seat->is_awaited = false;
  seat->timer = 0;
  seat->state = TS_SEAT_GONE;
}

void ts_seat_kept_out (TsWorld *world, uint32_t number, TsReason reason)
{
  TsSeat *seat = &world->meetings->seats[number];
  uint32_t person = seat->person;
  ts_seat_attempt_ended (world, seat, reason);
  ts_seat_gone (world, seat);
  ts_person_next (world, person);
}

/* ---------------------------------------------------------------- entering -- */

static bool are_together (const TsWorld *world, const TsMeeting *meeting)
{
  const TsSeat *seats = world->meetings->seats;
  bool organizer = false, needed = false;
  for (uint32_t i = meeting->first_seat; i != TS_NONE; i = seats[i].next) {
    organizer |= seats[i].number == 0 && seats[i].state == TS_SEAT_IN;
    needed |= seats[i].is_needed && seats[i].state == TS_SEAT_IN;
  }
  return organizer && needed;
}

static void count_entry (TsWorld *world, uint32_t row, const TsSeat *seat)
{
  TsMeeting *meeting = &world->meetings->rows[row];
  TsNeed *need = meeting->need == TS_NONE ? NULL : &world->needs[meeting->need];
  if (seat->is_needed && !meeting->is_joined) {
    meeting->is_joined = true;
    if (need != NULL)
      ts_tally_fulfilled (world, need, TS_OPERATION_JOIN_MEETING);
  }
  if (meeting->is_helped || !are_together (world, meeting))
    return;
  meeting->is_helped = true;
  if (need != NULL) {
    need->helped_after = ts_world_now (world) - meeting->start;
    ts_flow_leaves (world, need);
  }
  ts_meeting_plan_acts (world, row);
}

/* The way that the verdict took, told by its path. */
static TsWay way_of (TsMeetingVerdict verdict)
{
  switch ((TsPath)verdict.path) {
  case TS_PATH_INTERNAL: return TS_WAY_INTERNAL;
  case TS_PATH_GUEST: return TS_WAY_GUEST_THERE;
  case TS_PATH_EXTERNAL: return TS_WAY_EXTERNAL;
  case TS_PATH_NONE:
  case TS_PATH_ANONYMOUS:
  case TS_PATHS: break;
  }
  return TS_WAY_ANONYMOUS;
}

void ts_seat_enters (TsWorld *world, uint32_t number, TsMeetingVerdict verdict)
{
  TsSeat *seat = &world->meetings->seats[number];
  uint32_t row = seat->meeting;
  if (seat->attempt_row != TS_NONE)
    ts_attempt_succeeded (world, seat->attempt_row, (TsPath)verdict.path);
  seat->attempt_row = TS_NONE;
  seat->timer = 0;
  seat->state = TS_SEAT_IN;
  seat->way = (uint8_t)way_of (verdict);
  seat->entered = ts_world_now (world);
  world->meetings->rows[row].n_in++;
  count_entry (world, row, seat);
  ts_lobby_looks_again (world, row);
}

/* ------------------------------------------------------------------- lobby -- */

/* Draws whether and when somebody lets them in; before they give up, or never. */
static void let_in (TsWorld *world, uint32_t number)
{
  TsSeat *seat = &world->meetings->seats[number];
  const TsMeeting *meeting = &world->meetings->rows[seat->meeting];
  const TsMeetingHabit *habit = &ts_meeting_activity (world, meeting)->meeting;
  if (seat->could_be_admitted)
    return;
  seat->could_be_admitted = true;
  if (ts_meeting_chance (world, meeting, seat->number, 0, TS_PURPOSE_MEETING_OVERLOOKED, habit->overlooked))
    return;
  TsDuration after = ts_distribution_sample (
    &habit->admitting, ts_meeting_draw (world, meeting, seat->number, 0, TS_PURPOSE_MEETING_ADMITTING));
  TsTime at = ts_world_later (world, after);
  if (at < seat->patience)
    seat->timer = ts_scheduler_schedule (world->scheduler, at, TS_HAPPENS_SEAT_ADMITTED, number);
}

void ts_seat_enters_lobby (TsWorld *world, uint32_t number, bool can_be_admitted)
{
  TsSeat *seat = &world->meetings->seats[number];
  const TsMeeting *meeting = &world->meetings->rows[seat->meeting];
  seat->state = TS_SEAT_LOBBY;
  seat->patience = ts_world_later (world, ts_meeting_activity (world, meeting)->meeting.lobby_patience);
  seat->timer = ts_scheduler_schedule (world->scheduler, seat->patience, TS_HAPPENS_SEAT_GIVES_UP, number);
  if (can_be_admitted)
    let_in (world, number);
}

TsReason ts_lobby_reason (const TsWorld *world, uint32_t number)
{
  TsMeetingQuestion question = ts_seat_question (world, number);
  TsMeetingVerdict verdict = ts_meeting_decide (ts_policy_meeting_facts (world->policy, &question));
  TsReason reason = ts_seat_judge (world, number, verdict);
  return reason == TS_REASON_NONE ? TS_REASON_NOT_ADMITTED : reason;
}

void ts_seat_admitted (TsWorld *world, uint32_t number)
{
  TsMeetingQuestion question = ts_seat_question (world, number);
  TsMeetingVerdict verdict = ts_meeting_decide (ts_policy_meeting_facts (world->policy, &question));
  TsReason reason = ts_seat_judge (world, number, verdict);
  if (ts_seat_is_shut_out (reason))
    ts_seat_turned_away (world, number, reason);
  else if (verdict.kind == TS_VERDICT_ALLOW)
    ts_seat_enters (world, number, verdict);
  else
    ts_seat_kept_out (world, number, reason);
}

void ts_seat_gives_up (TsWorld *world, uint32_t number)
{
  ts_seat_kept_out (world, number, ts_lobby_reason (world, number));
}

/* Entering lets others look again, so that the first one who need not wait goes first. */
void ts_lobby_looks_again (TsWorld *world, uint32_t row)
{
  for (uint32_t i = world->meetings->rows[row].first_seat; i != TS_NONE; i = world->meetings->seats[i].next) {
    if (world->meetings->seats[i].state != TS_SEAT_LOBBY)
      continue;
    TsMeetingQuestion question = ts_seat_question (world, i);
    TsMeetingVerdict verdict = ts_meeting_decide (ts_policy_meeting_facts (world->policy, &question));
    if (ts_seat_is_shut_out (ts_seat_judge (world, i, verdict)))
      continue;
    if (verdict.kind == TS_VERDICT_ALLOW && !verdict.waits)
      ts_seat_enters (world, i, verdict);
    else if (verdict.kind == TS_VERDICT_ALLOW)
      let_in (world, i);
  }
}

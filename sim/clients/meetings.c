/* Meetings from their planned start to their end: coming, joining, leaving. */
#include "meetings.h"

/* ------------------------------------------------------------------ memory -- */

static bool makes_meetings (const TsScenario *scenario)
{
  for (uint32_t i = 0; i < scenario->n_activities; i++)
    if (scenario->activities[i].meeting.is_on)
      return true;
  return false;
}

void ts_meetings_new (TsWorld *world)
{
  if (!makes_meetings (world->scenario))
    return;
  world->meetings = g_new0 (TsMeetings, 1);
  world->meetings->people = g_new (TsAttendance, world->n_people);
}

void ts_meetings_free (TsMeetings *meetings)
{
  if (meetings == NULL)
    return;
  g_free (meetings->rows);
  g_free (meetings->seats);
  g_free (meetings->people);
  g_free (meetings);
}

void ts_meetings_reset (TsWorld *world)
{
  TsMeetings *meetings = world->meetings;
  if (meetings == NULL)
    return;
  meetings->n_rows = meetings->n_seats = 0;
  meetings->free_row = meetings->free_seat = TS_NONE;
  for (uint32_t person = 0; person < world->n_people; person++)
    meetings->people[person] = (TsAttendance){.first_due = TS_NONE};
}

uint32_t ts_meetings_take_row (TsWorld *world)
{
  TsMeetings *meetings = world->meetings;
  uint32_t row = meetings->free_row;
  if (row != TS_NONE) {
    meetings->free_row = meetings->rows[row].next;
    return row;
  }
  void *memory = meetings->rows;
  if (meetings->n_rows == meetings->rows_capacity &&
      !ts_world_grow_rows (world, &memory, &meetings->rows_capacity, sizeof (TsMeeting)))
    return TS_NONE;
  meetings->rows = memory;
  return meetings->n_rows++;
}

uint32_t ts_meetings_take_seat (TsWorld *world)
{
  TsMeetings *meetings = world->meetings;
  uint32_t seat = meetings->free_seat;
  if (seat != TS_NONE) {
    meetings->free_seat = meetings->seats[seat].next;
    return seat;
  }
  void *memory = meetings->seats;
  if (meetings->n_seats == meetings->seats_capacity &&
      !ts_world_grow_rows (world, &memory, &meetings->seats_capacity, sizeof (TsSeat)))
    return TS_NONE;
  meetings->seats = memory;
  return meetings->n_seats++;
}

void ts_meetings_return_row (TsWorld *world, uint32_t row)
{
  world->meetings->rows[row] = (TsMeeting){.next = world->meetings->free_row, .first_seat = TS_NONE, .need = TS_NONE};
  world->meetings->free_row = row;
}

void ts_meetings_return_seat (TsWorld *world, uint32_t seat)
{
  world->meetings->seats[seat] = (TsSeat){.next = world->meetings->free_seat, .state = TS_SEAT_GONE};
  world->meetings->free_seat = seat;
}

/* --------------------------------------------------------------- the start -- */

static void begins (TsWorld *world, uint32_t row)
{
  uint32_t number = ts_world_take_need (world);
  if (number == TS_NONE)
    return;
  TsMeeting *meeting = &world->meetings->rows[row];
  const TsActivity *activity = ts_meeting_activity (world, meeting);
  TsNeed *need = &world->needs[number];
  *need = ts_need_of (world, meeting->source, meeting->index, meeting->entity, meeting->start);
  need->state = TS_NEED_TALKING;
  ts_need_wish (world, need);
  meeting->need = number;
  ts_tally_need_arose (world, need);
  if (meeting->is_joined)
    ts_tally_fulfilled (world, need, TS_OPERATION_JOIN_MEETING);
  if (meeting->is_helped)
    ts_flow_leaves (world, need);
  TsTime given_up = meeting->start + activity->meeting.given_up;
  if (!meeting->is_helped && given_up < meeting->end)
    meeting->given_up_timer = ts_scheduler_schedule (world->scheduler, given_up, TS_HAPPENS_MEETING_GIVEN_UP, row);
  meeting->end_timer = ts_scheduler_schedule (world->scheduler, meeting->end, TS_HAPPENS_MEETING_ENDS, row);
}

/* ------------------------------------------------------------------ coming -- */

static void add_due (TsWorld *world, uint32_t number)
{
  TsSeat *seats = world->meetings->seats;
  uint32_t *last = &world->meetings->people[seats[number].person].first_due;
  while (*last != TS_NONE)
    last = &seats[*last].next_due;
  *last = number;
  seats[number].next_due = TS_NONE;
  seats[number].state = TS_SEAT_DUE;
}

static void remove_due (TsWorld *world, uint32_t number)
{
  TsSeat *seats = world->meetings->seats;
  uint32_t *link = &world->meetings->people[seats[number].person].first_due;
  while (*link != number)
    link = &seats[*link].next_due;
  *link = seats[number].next_due;
  seats[number].next_due = TS_NONE;
}

static bool is_free (const TsWorld *world, uint32_t person)
{
  return world->people[person].doing == TS_IDLE && ts_world_errand (world, person)->held_for == 0;
}

/* When somebody is at work, from now on; who is in the middle of something is there. */
static TsTime at_work (const TsWorld *world, uint32_t number)
{
  const TsPerson *person = &world->people[number];
  const TsCalendar *calendar = &world->scenario->calendars[world->scenario->groups[person->group].calendar];
  TsTime now = ts_world_now (world);
  if (ts_world_is_absent (world, number))
    return TS_TIME_NEVER;
  return person->doing != TS_IDLE || person->need != TS_NONE ? now : ts_calendar_next_open (calendar, now);
}

static void comes (TsWorld *world, uint32_t number)
{
  TsSeat *seat = &world->meetings->seats[number];
  uint32_t person = seat->person;
  TsTime at = at_work (world, person);
  seat->timer = 0;
  if (at == ts_world_now (world))
    add_due (world, number);
  else if (at < world->meetings->rows[seat->meeting].end)
    seat->timer = ts_scheduler_schedule (world->scheduler, at, TS_HAPPENS_SEAT_COMES, number);
  else
    ts_seat_gone (world, seat);
  if (is_free (world, person))
    ts_person_next (world, person);
}

static void move_to (TsWorld *world, uint32_t number, uint32_t tenant)
{
  TsSeat *seat = &world->meetings->seats[number];
  const TsMeeting *meeting = &world->meetings->rows[seat->meeting];
  seat->has_switched = true;
  ts_switch_begin (world, seat->person, tenant, TS_SWITCH_FOR_MEETING,
                   ts_meeting_draws (world, meeting, seat->number, 0, TS_PURPOSE_MEETING_SWITCH));
}

/* Who is busy now moves when they join. */
static void prepares (TsWorld *world, uint32_t number)
{
  TsSeat *seat = &world->meetings->seats[number];
  TsTime at = MAX (seat->comes, ts_world_now (world));
  seat->timer = ts_scheduler_schedule (world->scheduler, at, TS_HAPPENS_SEAT_COMES, number);
  if (at_work (world, seat->person) > ts_world_now (world))
    return;
  uint32_t tenant = ts_seat_tenant (world, number);
  seat->is_awaited = true;
  world->meetings->people[seat->person].awaited++;
  if (tenant != TS_NONE && is_free (world, seat->person))
    move_to (world, number, tenant);
}

/* ----------------------------------------------------------------- joining -- */

static void begin_joining (TsWorld *world, uint32_t number)
{
  TsSeat *seat = &world->meetings->seats[number];
  const TsMeeting *meeting = &world->meetings->rows[seat->meeting];
  const TsMeetingHabit *habit = &ts_meeting_activity (world, meeting)->meeting;
  TsDuration joining = ts_distribution_sample (
    &habit->joining, ts_meeting_draw (world, meeting, seat->number, seat->tries, TS_PURPOSE_MEETING_JOINING));
  seat->state = TS_SEAT_JOINING;
  seat->tries++;
  ts_person_engage (world, seat->person, TS_MEETING);
  if (seat->number != 0)
    seat->attempt_row = ts_attempt_begin (world, meeting->start, TS_OPERATION_JOIN_MEETING, seat->person,
                                          ts_meeting_organizer (world, meeting));
  seat->timer = ts_world_schedule (world, joining, TS_HAPPENS_SEAT_JOINS, number);
}

/* Presses Join again when the client offers it. */
static void comes_back (TsWorld *world, uint32_t number)
{
  TsSeat *seat = &world->meetings->seats[number];
  const TsMeeting *meeting = &world->meetings->rows[seat->meeting];
  TsClient client = ts_policy_client (world->policy, world->people[seat->person].profile);
  TsTime at = meeting->start - (TsDuration)ts_era_meeting_opens (world->scenario->era, client) * TS_MINUTE;
  uint32_t person = seat->person;
  ts_seat_attempt_ended (world, seat, TS_REASON_MEETING_NOT_OPEN);
  seat->state = TS_SEAT_EXPECTED;
  seat->timer = ts_scheduler_schedule (world->scheduler, at, TS_HAPPENS_SEAT_COMES, number);
  ts_person_next (world, person);
}

static bool media_fails (const TsWorld *world, const TsSeat *seat)
{
  return ts_meeting_chance (world, &world->meetings->rows[seat->meeting], seat->number, seat->tries,
                            TS_PURPOSE_MEETING_MEDIA, world->behaviour->media_failure);
}

/* What keeps somebody out is what would, were the organizer in it: that they are not yet closes
 * no way for good. */
static TsMeetingVerdict decide (const TsWorld *world, uint32_t number)
{
  TsMeetingQuestion question = ts_seat_question (world, number);
  TsMeetingVerdict verdict = ts_meeting_decide (ts_policy_meeting_facts (world->policy, &question));
  if (verdict.kind != TS_VERDICT_DENY || verdict.waits || question.is_started || question.is_organizer)
    return verdict;
  question.is_started = true;
  question.admitters = 1u << ts_policy_client (world->policy, question.organizer);
  return ts_meeting_decide (ts_policy_meeting_facts (world->policy, &question));
}

static void joins (TsWorld *world, uint32_t number)
{
  TsSeat *seat = &world->meetings->seats[number];
  TsMeetingVerdict verdict = decide (world, number);
  TsReason reason = ts_seat_judge (world, number, verdict);
  seat->timer = 0;
  if (reason == TS_REASON_MEETING_NOT_OPEN) {
    comes_back (world, number);
  } else if (ts_seat_is_shut_out (reason)) {
    ts_seat_turned_away (world, number, reason);
  } else if (verdict.kind != TS_VERDICT_ALLOW && !verdict.waits) {
    ts_seat_kept_out (world, number, reason);
  } else if (!media_fails (world, seat)) {
    if (verdict.waits)
      ts_seat_enters_lobby (world, number, verdict.kind == TS_VERDICT_ALLOW);
    else
      ts_seat_enters (world, number, verdict);
  } else if (seat->tries >= world->behaviour->tries) {
    ts_seat_kept_out (world, number, TS_REASON_MEDIA_FAIL);
  } else {
    uint32_t person = seat->person;
    ts_seat_attempt_ended (world, seat, TS_REASON_MEDIA_FAIL);
    add_due (world, number);
    ts_person_next (world, person);
  }
}

/* -------------------------------------------------------------------- free -- */

static bool go_home (TsWorld *world, uint32_t number)
{
  const TsPerson *person = &world->people[number];
  uint32_t home = ts_policy_home (world->policy, person->profile);
  if (!ts_meetings_are_followed (world) || world->meetings->people[number].awaited > 0 || home == TS_NONE ||
      person->tenant == TS_NONE || person->tenant == home)
    return false;
  ts_idle_away (world, number);
  return true;
}

bool ts_meeting_next (TsWorld *world, uint32_t person)
{
  uint32_t number = world->meetings->people[person].first_due;
  if (number == TS_NONE)
    return go_home (world, person);
  uint32_t tenant = world->meetings->seats[number].has_switched ? TS_NONE : ts_seat_tenant (world, number);
  if (tenant != TS_NONE) {
    move_to (world, number, tenant);
    return true;
  }
  remove_due (world, number);
  begin_joining (world, number);
  return true;
}

/* ----------------------------------------------------------------- the end -- */

/* Whoever was with the meeting is free again. */
static bool leave (TsWorld *world, uint32_t number)
{
  TsSeat *seat = &world->meetings->seats[number];
  TsSeatState state = (TsSeatState)seat->state;
  if (state == TS_SEAT_IN)
    world->groups[world->people[seat->person].group].talk_time +=
      ts_world_counted (world, seat->entered, ts_world_now (world));
  if (state == TS_SEAT_JOINING)
    ts_seat_attempt_ended (world, seat, TS_REASON_MEETING_OVER);
  if (state == TS_SEAT_DUE)
    remove_due (world, number);
  bool was_awaited = seat->is_awaited;
  ts_seat_gone (world, seat);
  return state == TS_SEAT_IN || state == TS_SEAT_LOBBY || state == TS_SEAT_JOINING ||
         (was_awaited && is_free (world, seat->person));
}

static void close_need (TsWorld *world, uint32_t row)
{
  const TsMeeting *meeting = &world->meetings->rows[row];
  TsNeed *need = &world->needs[meeting->need];
  ts_tally_need_closed (world, need, meeting->is_helped);
  need->serial = 0;
  ts_world_return_need (world, meeting->need);
}

/* Why they are still in the lobby depends on who is in the meeting: before anybody leaves. */
static void empty_lobby (TsWorld *world, uint32_t first)
{
  TsSeat *seats = world->meetings->seats;
  for (uint32_t i = first; i != TS_NONE; i = seats[i].next)
    if (seats[i].state == TS_SEAT_LOBBY)
      ts_seat_attempt_ended (world, &seats[i], ts_lobby_reason (world, i));
}

static void is_over (TsWorld *world, uint32_t row)
{
  uint32_t first = world->meetings->rows[row].first_seat;
  empty_lobby (world, first);
  for (uint32_t i = first; i != TS_NONE; i = world->meetings->seats[i].next)
    world->meetings->seats[i].has_switched = leave (world, i);
  close_need (world, row);
  ts_meetings_return_row (world, row);
  while (first != TS_NONE) {
    TsSeat seat = world->meetings->seats[first];
    ts_meetings_return_seat (world, first);
    first = seat.next;
    if (seat.has_switched)
      ts_person_next (world, seat.person);
  }
}

static void given_up (TsWorld *world, uint32_t row)
{
  if (!world->meetings->rows[row].is_helped)
    is_over (world, row);
}

void ts_meetings_add_unfinished (TsWorld *world)
{
  if (world->meetings == NULL)
    return;
  for (uint32_t i = 0; i < world->meetings->n_seats; i++) {
    const TsSeat *seat = &world->meetings->seats[i];
    if (seat->state == TS_SEAT_IN)
      world->groups[world->people[seat->person].group].talk_time +=
        ts_world_counted (world, seat->entered, world->scenario->duration);
  }
}

/* ------------------------------------------------------------------- check -- */

static bool is_present (const TsSeat *seat)
{
  return seat->state == TS_SEAT_JOINING || seat->state == TS_SEAT_LOBBY || seat->state == TS_SEAT_IN;
}

/* Returned rows have no seats and returned seats are gone. */
void ts_meetings_check (const TsWorld *world, uint8_t *counts)
{
  const TsMeetings *meetings = world->meetings;
  for (uint32_t row = 0; meetings != NULL && row < meetings->n_rows; row++) {
    const TsMeeting *meeting = &meetings->rows[row];
    uint32_t n_in = 0;
    for (uint32_t i = meeting->first_seat; i != TS_NONE; i = meetings->seats[i].next) {
      const TsSeat *seat = &meetings->seats[i];
      g_assert (seat->meeting == row);
      g_assert (!is_present (seat) || seat->number == 0 || world->scenario->warm_up > 0 ||
                (seat->attempt_row == TS_NONE) == (seat->state == TS_SEAT_IN));
      counts[seat->person] += is_present (seat);
      n_in += seat->state == TS_SEAT_IN;
    }
    g_assert_cmpuint (n_in, ==, meeting->n_in);
    g_assert (meeting->need == TS_NONE || ts_world_now (world) <= meeting->end);
  }
}

/* ------------------------------------------------------------------ events -- */

void ts_meeting_happens (TsWorld *world, TsEvent event)
{
  uint32_t subject = ts_event_subject (event);
  switch ((TsHappening)ts_event_kind (event)) {
  case TS_HAPPENS_MEETING_BEGINS: begins (world, subject); break;
  case TS_HAPPENS_MEETING_FILE: ts_meeting_shares_file (world, subject); break;
  case TS_HAPPENS_MEETING_ADDS: ts_meeting_adds (world, subject); break;
  case TS_HAPPENS_MEETING_GIVEN_UP: given_up (world, subject); break;
  case TS_HAPPENS_MEETING_ENDS: is_over (world, subject); break;
  case TS_HAPPENS_SEAT_PREPARES: prepares (world, subject); break;
  case TS_HAPPENS_SEAT_COMES: comes (world, subject); break;
  case TS_HAPPENS_SEAT_JOINS: joins (world, subject); break;
  case TS_HAPPENS_SEAT_ADMITTED: ts_seat_admitted (world, subject); break;
  case TS_HAPPENS_SEAT_GIVES_UP: ts_seat_gives_up (world, subject); break;
  default: g_assert_not_reached ();
  }
}

bool ts_meeting_is_cancelled (const TsWorld *world, TsEvent event)
{
  uint32_t subject = ts_event_subject (event);
  uint64_t sequence = ts_event_sequence (event);
  const TsMeetings *meetings = world->meetings;
  switch ((TsHappening)ts_event_kind (event)) {
  case TS_HAPPENS_MEETING_BEGINS: return false;
  case TS_HAPPENS_MEETING_FILE: return meetings->rows[subject].file_timer != sequence;
  case TS_HAPPENS_MEETING_ADDS: return meetings->rows[subject].add_timer != sequence;
  case TS_HAPPENS_MEETING_GIVEN_UP: return meetings->rows[subject].given_up_timer != sequence;
  case TS_HAPPENS_MEETING_ENDS: return meetings->rows[subject].end_timer != sequence;
  default: return meetings->seats[subject].timer != sequence;
  }
}

uint32_t ts_meeting_person_of (const TsWorld *world, TsEvent event)
{
  uint32_t subject = ts_event_subject (event);
  unsigned kind = ts_event_kind (event);
  if (kind >= TS_HAPPENS_SEAT_PREPARES && kind <= TS_HAPPENS_SEAT_GIVES_UP)
    return world->meetings->seats[subject].person;
  return ts_meeting_organizer (world, &world->meetings->rows[subject]);
}

/* When a meeting is held, who is invited, and when each of them wants to come: known when
 * it is organised, and the same in every configuration. */
#include "meetings.h"

enum { MOST_LOOKS = 16 };

static bool is_raster (TsTime at, TsDuration raster)
{
  return at % raster == 0;
}

/* The first instant of the raster, after so much working time, at which the organizer works;
 * or TS_TIME_NEVER. */
static TsTime first_start (const TsWorld *world, uint32_t organizer, TsDuration ahead, TsDuration raster)
{
  const TsGroupInfo *group = &world->scenario->groups[world->people[organizer].group];
  const TsCalendar *calendar = &world->scenario->calendars[group->calendar];
  TsTime earliest = ts_calendar_after (calendar, ts_world_now (world), ahead);
  for (unsigned look = 0; look < MOST_LOOKS && earliest < world->scenario->duration; look++) {
    TsTime open = ts_calendar_next_open (calendar, earliest);
    if (open == TS_TIME_NEVER || open >= world->scenario->duration)
      return TS_TIME_NEVER;
    TsTime start = is_raster (open, raster) ? open : (open / raster + 1) * raster;
    if (ts_calendar_is_open (calendar, start))
      return start;
    earliest = start;
  }
  return TS_TIME_NEVER;
}

static bool has_seat (const TsWorld *world, const TsMeeting *meeting, uint32_t person)
{
  const TsSeat *seats = world->meetings->seats;
  for (uint32_t seat = meeting->first_seat; seat != TS_NONE; seat = seats[seat].next)
    if (seats[seat].person == person)
      return true;
  return false;
}

/* One of the candidates who has no seat yet, or TS_NONE. */
static uint32_t choose (const TsWorld *world, const TsMeeting *meeting, const TsSelection *candidates, uint16_t number,
                        TsPurpose purpose)
{
  if (candidates->people == 0)
    return TS_NONE;
  uint64_t bits = ts_meeting_draw (world, meeting, number, 0, purpose);
  uint32_t first = (uint32_t)ts_uniform_below (bits, candidates->people);
  uint32_t most = MIN (candidates->people, (uint32_t)number + 2);
  for (uint32_t step = 0; step < most; step++) {
    uint32_t person = ts_selection_person (candidates, (first + step) % candidates->people);
    if (!has_seat (world, meeting, person))
      return person;
  }
  return TS_NONE;
}

/* When the person comes, or TS_TIME_NEVER. */
static TsTime draw_coming (const TsWorld *world, const TsMeeting *meeting, uint16_t number)
{
  const TsMeetingHabit *habit = &ts_meeting_activity (world, meeting)->meeting;
  if (ts_meeting_chance (world, meeting, number, 0, TS_PURPOSE_MEETING_NO_SHOW, habit->no_show))
    return TS_TIME_NEVER;
  TsDuration after =
    ts_distribution_sample (&habit->arrival, ts_meeting_draw (world, meeting, number, 0, TS_PURPOSE_MEETING_ARRIVAL));
  TsTime comes = meeting->start - (habit->is_meet_now ? 0 : habit->early) + after;
  return comes < meeting->end ? MAX (comes, ts_world_now (world)) : TS_TIME_NEVER;
}

/* Whoever follows meetings is there in time, wherever they will be needed. */
static uint64_t schedule_seat (TsWorld *world, const TsMeeting *meeting, const TsSeat *seat, uint32_t number)
{
  if (seat->comes == TS_TIME_NEVER)
    return 0;
  TsTime prepares = meeting->start - ts_meeting_activity (world, meeting)->meeting.early;
  if (!ts_meetings_are_followed (world))
    return ts_scheduler_schedule (world->scheduler, seat->comes, TS_HAPPENS_SEAT_COMES, number);
  return ts_scheduler_schedule (world->scheduler, MAX (prepares, ts_world_now (world)), TS_HAPPENS_SEAT_PREPARES,
                                number);
}

static void add_seat (TsWorld *world, uint32_t row, uint32_t person, uint16_t number, bool is_needed, TsTime comes)
{
  uint32_t added = person == TS_NONE ? TS_NONE : ts_meetings_take_seat (world);
  if (added == TS_NONE)
    return;
  TsMeeting *meeting = &world->meetings->rows[row];
  TsSeat *seat = &world->meetings->seats[added];
  *seat = (TsSeat){.meeting = row,
                   .person = person,
                   .next = meeting->first_seat,
                   .next_due = TS_NONE,
                   .attempt_row = TS_NONE,
                   .number = number,
                   .is_needed = is_needed};
  meeting->first_seat = added;
  seat->comes = comes;
  seat->state = seat->comes == TS_TIME_NEVER ? TS_SEAT_GONE : TS_SEAT_EXPECTED;
  seat->timer = schedule_seat (world, meeting, seat, added);
}

static void invite_person (TsWorld *world, uint32_t row, uint32_t person, uint16_t number, bool is_needed)
{
  add_seat (world, row, person, number, is_needed, draw_coming (world, &world->meetings->rows[row], number));
}

static void invite (TsWorld *world, uint32_t row)
{
  const TsActivity *activity = ts_meeting_activity (world, &world->meetings->rows[row]);
  invite_person (world, row, ts_meeting_organizer (world, &world->meetings->rows[row]), 0, false);
  uint16_t number = 1;
  for (uint32_t i = 0; i < activity->meeting.invited; i++, number++)
    invite_person (world, row,
                   choose (world, &world->meetings->rows[row], &activity->needs, number, TS_PURPOSE_MEETING_INVITED),
                   number, true);
  invite_person (world, row,
                 choose (world, &world->meetings->rows[row], &activity->meeting.with, number, TS_PURPOSE_MEETING_WITH),
                 number, false);
}

/* Behind those that are planned. */
static uint16_t number_of_added (const TsWorld *world, const TsMeeting *meeting)
{
  return (uint16_t)(ts_meeting_activity (world, meeting)->meeting.invited + 2);
}

uint32_t ts_meeting_choose_added (const TsWorld *world, const TsMeeting *meeting)
{
  return choose (world, meeting, &ts_meeting_activity (world, meeting)->third_from, number_of_added (world, meeting),
                 TS_PURPOSE_THIRD_TARGET);
}

void ts_meeting_add_seat (TsWorld *world, uint32_t row, uint32_t person)
{
  add_seat (world, row, person, number_of_added (world, &world->meetings->rows[row]), false, ts_world_now (world));
}

/* Meet Now begins while its organizer is at work: that is when needs arise. */
static TsTime draw_start (const TsWorld *world, const TsMeeting *meeting, uint32_t organizer)
{
  const TsMeetingHabit *habit = &ts_meeting_activity (world, meeting)->meeting;
  if (habit->is_meet_now)
    return ts_world_now (world);
  TsDuration ahead =
    ts_distribution_sample (&habit->ahead, ts_meeting_draw (world, meeting, 0, 0, TS_PURPOSE_MEETING_AHEAD));
  return first_start (world, organizer, ahead, habit->raster);
}

void ts_meeting_organised (TsWorld *world, uint32_t source_number)
{
  TsSource *source = &world->sources[source_number];
  const TsActivity *activity = &world->scenario->activities[source->activity];
  TsMeeting meeting = {.entity = ts_source_entity (world, source),
                       .source = source_number,
                       .index = source->arisen,
                       .need = TS_NONE,
                       .first_seat = TS_NONE,
                       .next = TS_NONE};
  source->arisen++;
  ts_source_schedule (world, source_number);
  meeting.start = draw_start (world, &meeting, source->person);
  if (meeting.start == TS_TIME_NEVER || meeting.start >= world->scenario->duration)
    return;
  TsDuration length =
    ts_distribution_sample (&activity->talk, ts_meeting_draw (world, &meeting, 0, 0, TS_PURPOSE_TALK));
  meeting.end = meeting.start + MAX (length, 1);
  uint32_t row = ts_meetings_take_row (world);
  if (row == TS_NONE)
    return;
  world->meetings->rows[row] = meeting;
  ts_scheduler_schedule (world->scheduler, meeting.start, TS_HAPPENS_MEETING_BEGINS, row);
  invite (world, row);
}

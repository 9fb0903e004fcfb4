/* Weekly hours in a time zone become shifts in simulated time, through daylight-saving changes. */
#include "scalar.h"

#include "../../sim/scenario/calendars.h"

#define WORKDAYS 0x1fu
#define EVERY_DAY 0x7fu
#define SUNDAY 0x40u

#define MONDAY_2020_04_06 INT64_C (1586131200)
#define SUNDAY_2020_03_29 INT64_C (1585440000) /* Berlin: 02:00 becomes 03:00, at 01:00 UTC */
#define SUNDAY_2020_10_25 INT64_C (1603584000) /* Berlin: 03:00 becomes 02:00, at 01:00 UTC */

static TsCalendar make (unsigned days, int start_hour, int end_hour, const char *zone, int64_t start, TsDuration length)
{
  TsHours hours = {.days = days, .start = start_hour * 60, .end = end_hour * 60};
  return ts_calendar_make (&hours, zone, start, length);
}

static void assert_shift (const TsCalendar *calendar, uint32_t index, TsTime start, TsTime end)
{
  assert_true (index < calendar->n_shifts);
  assert_int_equal (calendar->shifts[index].start, start);
  assert_int_equal (calendar->shifts[index].end, end);
}

static void a_working_week_in_utc (void **state)
{
  (void)state;
  TsCalendar calendar = make (WORKDAYS, 8, 16, "UTC", MONDAY_2020_04_06, 10 * TS_DAY);
  assert_int_equal (calendar.n_shifts, 8);
  assert_int_equal (calendar.total, 64 * TS_HOUR);
  assert_shift (&calendar, 0, 8 * TS_HOUR, 16 * TS_HOUR);
  assert_shift (&calendar, 5, 7 * TS_DAY + 8 * TS_HOUR, 7 * TS_DAY + 16 * TS_HOUR);
  assert_int_equal (calendar.shifts[5].before, 40 * TS_HOUR);
  g_free (calendar.shifts);
}

/* April: Berlin is two hours ahead of UTC, New York four behind, Kolkata five and a half ahead. */
static void hours_are_local (void **state)
{
  (void)state;
  TsCalendar berlin = make (WORKDAYS, 8, 16, "Europe/Berlin", MONDAY_2020_04_06, TS_DAY);
  TsCalendar new_york = make (WORKDAYS, 8, 16, "America/New_York", MONDAY_2020_04_06, TS_DAY);
  TsCalendar kolkata = make (WORKDAYS, 8, 16, "Asia/Kolkata", MONDAY_2020_04_06, TS_DAY);
  assert_shift (&berlin, 0, 6 * TS_HOUR, 14 * TS_HOUR);
  assert_shift (&new_york, 0, 12 * TS_HOUR, 20 * TS_HOUR);
  assert_shift (&kolkata, 0, 150 * TS_MINUTE, 630 * TS_MINUTE);
  g_free (berlin.shifts);
  g_free (new_york.shifts);
  g_free (kolkata.shifts);
}

static void shifts_are_cut_at_both_ends_of_the_clock (void **state)
{
  (void)state;
  TsCalendar calendar = make (EVERY_DAY, 22, 30, "UTC", MONDAY_2020_04_06, TS_DAY);
  assert_int_equal (calendar.n_shifts, 2);
  assert_shift (&calendar, 0, 0, 6 * TS_HOUR);
  assert_shift (&calendar, 1, 22 * TS_HOUR, 24 * TS_HOUR);
  g_free (calendar.shifts);
}

/* Sunday's night shift ends on Monday; Sunday is not a working day otherwise. */
static void a_night_shift_belongs_to_the_day_it_starts (void **state)
{
  (void)state;
  TsCalendar sunday = make (SUNDAY, 22, 30, "UTC", MONDAY_2020_04_06, TS_DAY);
  TsCalendar workdays = make (WORKDAYS, 22, 30, "UTC", MONDAY_2020_04_06, TS_DAY);
  assert_int_equal (sunday.n_shifts, 1);
  assert_shift (&sunday, 0, 0, 6 * TS_HOUR);
  assert_int_equal (workdays.n_shifts, 1);
  assert_shift (&workdays, 0, 22 * TS_HOUR, 24 * TS_HOUR);
  g_free (sunday.shifts);
  g_free (workdays.shifts);
}

static void days_without_a_gap_are_one_shift (void **state)
{
  (void)state;
  TsCalendar calendar = make (EVERY_DAY, 0, 24, "Europe/Berlin", MONDAY_2020_04_06, 300 * TS_DAY);
  assert_int_equal (calendar.n_shifts, 1);
  assert_shift (&calendar, 0, 0, 300 * TS_DAY);
  assert_int_equal (calendar.total, 300 * TS_DAY);
  g_free (calendar.shifts);
}

static void eight_hours_on_the_changing_sunday_are_eight_hours (void **state)
{
  (void)state;
  TsCalendar spring = make (SUNDAY, 8, 16, "Europe/Berlin", SUNDAY_2020_03_29, TS_DAY);
  TsCalendar autumn = make (SUNDAY, 8, 16, "Europe/Berlin", SUNDAY_2020_10_25, TS_DAY);
  assert_shift (&spring, 0, 6 * TS_HOUR, 14 * TS_HOUR);
  assert_shift (&autumn, 0, 7 * TS_HOUR, 15 * TS_HOUR);
  g_free (spring.shifts);
  g_free (autumn.shifts);
}

static void a_shift_across_the_change_is_an_hour_shorter_or_longer (void **state)
{
  (void)state;
  TsCalendar spring = make (SUNDAY, 1, 4, "Europe/Berlin", SUNDAY_2020_03_29, TS_DAY);
  TsCalendar autumn = make (SUNDAY, 1, 4, "Europe/Berlin", SUNDAY_2020_10_25 - TS_DAY / TS_SECOND, 2 * TS_DAY);
  assert_int_equal (spring.total, 2 * TS_HOUR);
  assert_int_equal (autumn.total, 4 * TS_HOUR);
  TsCalendar until_change = make (SUNDAY, 1, 3, "Europe/Berlin", SUNDAY_2020_10_25 - TS_DAY / TS_SECOND, 2 * TS_DAY);
  assert_int_equal (until_change.total, 3 * TS_HOUR);
  g_free (until_change.shifts);
  g_free (spring.shifts);
  g_free (autumn.shifts);
}

/* 02:00-03:00 does not exist in spring: the shift has no length. 02:30 is taken as 03:00. */
static void skipped_times_move_forward (void **state)
{
  (void)state;
  TsHours half = {.days = SUNDAY, .start = 150, .end = 240};
  TsCalendar none = make (SUNDAY, 2, 3, "Europe/Berlin", SUNDAY_2020_03_29, TS_DAY);
  TsCalendar moved = ts_calendar_make (&half, "Europe/Berlin", SUNDAY_2020_03_29, TS_DAY);
  assert_int_equal (none.n_shifts, 0);
  assert_int_equal (none.total, 0);
  assert_int_equal (moved.n_shifts, 1);
  assert_shift (&moved, 0, TS_HOUR, 2 * TS_HOUR);
  g_free (none.shifts);
  g_free (moved.shifts);
}

/* 02:00-02:30 happens twice in autumn, at 00:00 and at 01:00 UTC. */
static void of_times_shown_twice_the_first_is_taken (void **state)
{
  (void)state;
  TsHours half = {.days = SUNDAY, .start = 120, .end = 150};
  TsCalendar calendar = ts_calendar_make (&half, "Europe/Berlin", SUNDAY_2020_10_25, TS_DAY);
  assert_int_equal (calendar.n_shifts, 1);
  assert_shift (&calendar, 0, 0, 30 * TS_MINUTE);
  g_free (calendar.shifts);
}

/* Samoa went from 29 to 31 December 2011. */
static void a_day_that_a_country_skips_has_no_shift (void **state)
{
  (void)state;
  int64_t start = INT64_C (1325030400); /* 2011-12-28T00:00 */
  TsCalendar calendar = make (EVERY_DAY, 8, 16, "Pacific/Apia", start, 4 * TS_DAY);
  assert_int_equal (calendar.n_shifts, 5);
  assert_shift (&calendar, 0, 0, 2 * TS_HOUR);
  assert_shift (&calendar, 1, 18 * TS_HOUR, 26 * TS_HOUR);
  assert_shift (&calendar, 2, 42 * TS_HOUR, 50 * TS_HOUR);
  assert_shift (&calendar, 3, 66 * TS_HOUR, 74 * TS_HOUR);
  g_free (calendar.shifts);
}

static void a_century_is_laid_out_at_once (void **state)
{
  (void)state;
  TsCalendar calendar = make (EVERY_DAY, 8, 16, "Europe/Berlin", MONDAY_2020_04_06, 36525 * TS_DAY);
  assert_int_equal (calendar.n_shifts, 36525);
  assert_int_equal (calendar.total, 36525 * 8 * TS_HOUR);
  for (uint32_t i = 1; i < calendar.n_shifts; i++) {
    const TsShift *shift = &calendar.shifts[i];
    assert_true (shift[-1].end < shift->start);
    assert_int_equal (shift->before, shift[-1].before + shift[-1].end - shift[-1].start);
  }
  g_free (calendar.shifts);
}

static void working_time_is_found_at_its_instant (void **state)
{
  (void)state;
  TsCalendar calendar = make (WORKDAYS, 8, 16, "UTC", MONDAY_2020_04_06, 10 * TS_DAY);
  assert_int_equal (ts_calendar_instant (&calendar, 0), 8 * TS_HOUR);
  assert_int_equal (ts_calendar_instant (&calendar, TS_HOUR), 9 * TS_HOUR);
  assert_int_equal (ts_calendar_instant (&calendar, 8 * TS_HOUR - 1), 16 * TS_HOUR - 1);
  assert_int_equal (ts_calendar_instant (&calendar, 8 * TS_HOUR), TS_DAY + 8 * TS_HOUR);
  assert_int_equal (ts_calendar_instant (&calendar, 40 * TS_HOUR), 7 * TS_DAY + 8 * TS_HOUR);
  assert_int_equal (ts_calendar_instant (&calendar, 64 * TS_HOUR - 1), 9 * TS_DAY + 16 * TS_HOUR - 1);
  assert_true (ts_calendar_instant (&calendar, 64 * TS_HOUR) == TS_TIME_NEVER);
  assert_true (ts_calendar_instant (&calendar, INT64_MAX) == TS_TIME_NEVER);
  g_free (calendar.shifts);
}

/* From every instant and for every interval: as if the working time since the start of the
 * clock had been kept. */
static void working_time_goes_on_from_an_instant (void **state)
{
  (void)state;
  TsCalendar calendar = make (WORKDAYS, 8, 16, "UTC", MONDAY_2020_04_06, 10 * TS_DAY);
  static const TsDuration more[] = {0, 1, TS_HOUR, 8 * TS_HOUR - 1, 8 * TS_HOUR, 20 * TS_HOUR, 63 * TS_HOUR};
  for (TsDuration worked = 0; worked < calendar.total; worked += 30 * TS_MINUTE)
    for (size_t i = 0; i < G_N_ELEMENTS (more); i++)
      assert_true (ts_calendar_after (&calendar, ts_calendar_instant (&calendar, worked), more[i]) ==
                   ts_calendar_instant (&calendar, worked + more[i]));
  assert_int_equal (ts_calendar_after (&calendar, 0, 0), 8 * TS_HOUR);
  assert_int_equal (ts_calendar_after (&calendar, 0, TS_HOUR), 9 * TS_HOUR);
  assert_int_equal (ts_calendar_after (&calendar, 17 * TS_HOUR, TS_HOUR), TS_DAY + 9 * TS_HOUR);
  assert_true (ts_calendar_after (&calendar, 0, INT64_MAX) == TS_TIME_NEVER);
  assert_true (ts_calendar_after (&calendar, 10 * TS_DAY, 0) == TS_TIME_NEVER);
  g_free (calendar.shifts);
}

static void working_time_begins_with_a_shift_and_ends_before_its_end (void **state)
{
  (void)state;
  TsCalendar calendar = make (WORKDAYS, 8, 16, "UTC", MONDAY_2020_04_06, 2 * TS_DAY);
  assert_false (ts_calendar_is_open (&calendar, 0));
  assert_false (ts_calendar_is_open (&calendar, 8 * TS_HOUR - 1));
  assert_true (ts_calendar_is_open (&calendar, 8 * TS_HOUR));
  assert_true (ts_calendar_is_open (&calendar, 16 * TS_HOUR - 1));
  assert_false (ts_calendar_is_open (&calendar, 16 * TS_HOUR));
  assert_false (ts_calendar_is_open (&calendar, 3 * TS_DAY));
  assert_int_equal (ts_calendar_next_open (&calendar, 0), 8 * TS_HOUR);
  assert_int_equal (ts_calendar_next_open (&calendar, 9 * TS_HOUR), 9 * TS_HOUR);
  assert_int_equal (ts_calendar_next_open (&calendar, 16 * TS_HOUR), TS_DAY + 8 * TS_HOUR);
  assert_true (ts_calendar_next_open (&calendar, TS_DAY + 16 * TS_HOUR) == TS_TIME_NEVER);
  g_free (calendar.shifts);
}

static void always_is_one_shift (void **state)
{
  (void)state;
  TsCalendar calendar = ts_calendar_always (10 * TS_DAY);
  assert_int_equal (calendar.n_shifts, 1);
  assert_shift (&calendar, 0, 0, 10 * TS_DAY);
  assert_int_equal (calendar.total, 10 * TS_DAY);
  assert_int_equal (ts_calendar_instant (&calendar, TS_DAY), TS_DAY);
  g_free (calendar.shifts);
}

static void an_empty_calendar_never_opens (void **state)
{
  (void)state;
  TsCalendar calendar = make (SUNDAY, 8, 16, "UTC", MONDAY_2020_04_06, 2 * TS_DAY);
  assert_int_equal (calendar.n_shifts, 0);
  assert_true (ts_calendar_instant (&calendar, 0) == TS_TIME_NEVER);
  assert_true (ts_calendar_next_open (&calendar, 0) == TS_TIME_NEVER);
  assert_false (ts_calendar_is_open (&calendar, 0));
  g_free (calendar.shifts);
}

static void time_zones_are_exact_names (void **state)
{
  (void)state;
  assert_true (ts_time_zone_exists ("UTC"));
  assert_true (ts_time_zone_exists ("Europe/Berlin"));
  assert_true (ts_time_zone_exists ("America/Argentina/Buenos_Aires"));
  static const char *const wrong[] = {"Foo/Bar",
                                      "europe/berlin",
                                      "Europe",
                                      "Europe/",
                                      "",
                                      "+02:00",
                                      "Europe/Berlin ",
                                      "CET-1CEST,M3.5.0,M10.5.0/3",
                                      "EST5",
                                      "../etc/passwd",
                                      "/etc/localtime",
                                      "zone.tab",
                                      "localtime",
                                      "Europe/../Europe/Berlin",
                                      "UTC+2",
                                      "Z"};
  for (size_t i = 0; i < G_N_ELEMENTS (wrong); i++) {
    if (ts_time_zone_exists (wrong[i]))
      fail_msg ("\"%s\" passes for a time zone", wrong[i]);
  }
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (a_working_week_in_utc),
    cmocka_unit_test (hours_are_local),
    cmocka_unit_test (shifts_are_cut_at_both_ends_of_the_clock),
    cmocka_unit_test (a_night_shift_belongs_to_the_day_it_starts),
    cmocka_unit_test (days_without_a_gap_are_one_shift),
    cmocka_unit_test (eight_hours_on_the_changing_sunday_are_eight_hours),
    cmocka_unit_test (a_shift_across_the_change_is_an_hour_shorter_or_longer),
    cmocka_unit_test (skipped_times_move_forward),
    cmocka_unit_test (of_times_shown_twice_the_first_is_taken),
    cmocka_unit_test (a_day_that_a_country_skips_has_no_shift),
    cmocka_unit_test (a_century_is_laid_out_at_once),
    cmocka_unit_test (working_time_is_found_at_its_instant),
    cmocka_unit_test (working_time_goes_on_from_an_instant),
    cmocka_unit_test (working_time_begins_with_a_shift_and_ends_before_its_end),
    cmocka_unit_test (always_is_one_shift),
    cmocka_unit_test (an_empty_calendar_never_opens),
    cmocka_unit_test (time_zones_are_exact_names),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

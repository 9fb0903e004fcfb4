/* Weekly hours: which days, from when to when. */
#include "scalar.h"

#include "../../sim/scenario/quantities.h"

#define WORKDAYS 0x1fu
#define EVERY_DAY 0x7fu

static void assert_hours (const char *text, unsigned days, int start, int end)
{
  TsDiagnostics *diagnostics = ts_diagnostics_new ();
  TsNode node = scalar (text);
  TsHours hours = {0, 0, 0};
  if (!ts_read_hours (&node, diagnostics, &hours))
    fail_msg ("%s: %s", text, ts_diagnostics_get (diagnostics, 0)->message);
  assert_int_equal (hours.days, days);
  assert_int_equal (hours.start, start);
  assert_int_equal (hours.end, end);
  ts_diagnostics_free (diagnostics);
}

static void refuse_hours (const char *text, const char *says, const char *hint)
{
  TsDiagnostics *diagnostics = ts_diagnostics_new ();
  TsNode node = scalar (text);
  TsHours hours;
  assert_false (ts_read_hours (&node, diagnostics, &hours));
  assert_only_error (diagnostics, says, hint);
  ts_diagnostics_free (diagnostics);
}

static void hours_name_days_and_a_time_span (void **state)
{
  (void)state;
  assert_hours ("mon-fri 08:00-16:00", WORKDAYS, 480, 960);
  assert_hours ("daily 07:00-19:00", EVERY_DAY, 420, 1140);
  assert_hours ("sat,sun 10:00-14:00", 0x60, 600, 840);
  assert_hours ("mon-wed,fri 08:00-16:30", 0x17, 480, 990);
  assert_hours ("fri-mon 08:00-16:00", 0x71, 480, 960);
  assert_hours ("wed 00:00-24:00", 0x04, 0, 1440);
  assert_hours ("always", EVERY_DAY, 0, 1440);
}

static void a_night_shift_belongs_to_the_day_it_starts (void **state)
{
  (void)state;
  assert_hours ("mon-fri 22:00-06:00", WORKDAYS, 1320, 1800);
  assert_hours ("sun 12:00-11:59", 0x40, 720, 1440 + 719);
  assert_hours ("sun 12:00-00:00", 0x40, 720, 1440);
}

static void days_that_are_none_are_refused (void **state)
{
  (void)state;
  refuse_hours ("Mon-Fri 08:00-16:00", "\"Mon\" is not a day", "did you mean \"mon\"?");
  refuse_hours ("monday 08:00-16:00", "is not a day", "did you mean \"mon\"?");
  refuse_hours ("mno-fri 08:00-16:00", "is not a day", "did you mean \"mon\"?");
  refuse_hours ("mon-fri, 08:00-16:00", "\"\" is not a day", NULL);
  refuse_hours ("weekdays 08:00-16:00", "is not a day", NULL);
}

static void times_that_are_none_are_refused (void **state)
{
  (void)state;
  refuse_hours ("mon-fri 8:00-16:00", "\"8:00\" is not a time of day", "did you mean \"08:00\"?");
  refuse_hours ("mon-fri 08:00-25:00", "\"25:00\" is not a time of day", NULL);
  refuse_hours ("mon-fri 08:00-24:01", "is not a time of day", NULL);
  refuse_hours ("mon-fri 08:60-16:00", "is not a time of day", NULL);
  refuse_hours ("mon-fri 08:00", "is not a time span", NULL);
  refuse_hours ("mon-fri 08:00-08:00", "no time at all", "a whole day is 00:00-24:00");
  refuse_hours ("mon-fri 24:00-08:00", "not a time span", "a whole day is 00:00-24:00");
  refuse_hours ("mon-fri 08:00-16:00 x", "is not a time of day", NULL);
}

static void a_list_of_days_cut_at_its_comma_is_explained (void **state)
{
  (void)state;
  refuse_hours ("sat", "is not hours such as", "inside {}, text with a comma needs quotes");
  refuse_hours ("08:00-16:00", "is not hours such as", NULL);
  refuse_hours ("", "nothing is written here", NULL);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (hours_name_days_and_a_time_span),
    cmocka_unit_test (a_night_shift_belongs_to_the_day_it_starts),
    cmocka_unit_test (days_that_are_none_are_refused),
    cmocka_unit_test (times_that_are_none_are_refused),
    cmocka_unit_test (a_list_of_days_cut_at_its_comma_is_explained),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

/* When needs arise: faster in some hours, across a change of clocks, at given times; and
 * searches that want nobody called. */
#include "small_world.h"

#include <glib/gstdio.h>

#define ALONE "activities.assistance.every=constant(100000h)"
#define EIGHT_TO_TEN "[0,0,0,0,0,0,0,0,1,3,0,0,0,0,0,0,0,0,0,0,0,0,0,0]"

/* Needs of the series' steps, one an hour over two days. */
static uint64_t needs_in_hour (const TsReplication *result, uint32_t hour)
{
  uint64_t needs = 0;
  for (uint32_t step = 0; step < result->n_series; step++)
    if (step * 48 / result->n_series % 24 == hour)
      needs += result->series[step].needs;
  return needs;
}

static TsReplication run_with (const char *first, const char *second, const char *third)
{
  TsScenario *scenario = load_small_world (ALONE, first, second, third, NULL);
  TsReplication result = run_small_world (scenario, CONFIGURATION_OPEN, 0);
  ts_scenario_free (scenario);
  return result;
}

/* Poisson arrivals at 60 and 180 an hour and person, eight people, two days: counts stay
 * within five standard deviations of their means. */
static void needs_come_as_often_as_the_hour_says (void **state)
{
  (void)state;
  TsReplication result = run_with ("activities.inside.every=exponential(1min)",
                                   "activities.inside.profile=" EIGHT_TO_TEN, "activities.inside.source=open");
  double eight = (double)needs_in_hour (&result, 8), nine = (double)needs_in_hour (&result, 9);
  assert_true (eight + nine == (double)result.needs.needs);
  assert_true (eight > 960 - 155 && eight < 960 + 155);
  assert_true (nine > 2880 - 270 && nine < 2880 + 270);
  ts_replication_clear (&result);
}

/* A profile that is 1 at all hours is no profile: the draws are the same, and so is all else. */
static void an_even_profile_changes_nothing (void **state)
{
  (void)state;
  TsReplication plain = run_with ("activities.inside.choose=random", "activities.inside.source=steady",
                                  "activities.inside.every=constant(40min)");
  TsReplication even = run_with ("activities.inside.profile=[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1]",
                                 "activities.inside.source=steady", "activities.inside.every=constant(40min)");
  assert_true (plain.fingerprint == even.fingerprint);
  ts_replication_clear (&plain);
  ts_replication_clear (&even);
}

/* Twice as fast all day is the same as half the interval. */
static void a_factor_divides_the_interval (void **state)
{
  (void)state;
  TsReplication half = run_with ("activities.inside.choose=random", "activities.inside.source=open",
                                 "activities.inside.every=constant(20min)");
  TsReplication twice = run_with ("activities.inside.profile=[2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2]",
                                  "activities.inside.source=open", "activities.inside.every=constant(40min)");
  assert_int_equal (half.needs.needs, twice.needs.needs);
  assert_true (half.fingerprints.times == twice.fingerprints.times);
  ts_replication_clear (&half);
  ts_replication_clear (&twice);
}

/* People work from 8 to 9 in London; the need comes half an hour into each shift, also on the
 * Sunday on which clocks went forward: at 8:30 UTC on the 28th, at 7:30 UTC on the 29th. */
static void working_hours_follow_the_change_of_clocks (void **state)
{
  (void)state;
  TsScenario *scenario = load_small_world (
    ALONE, "clock.start=2020-03-28T00:00", "tenants.Contoso.time_zone=Europe/London",
    "tenants.Contoso.users.technician.hours=daily 08:00-09:00", "activities.inside.every=constant(30min)",
    "activities.inside.source=open", "activities.inside.who=[Contoso.technician.1]", NULL);
  const TsCalendar *calendar =
    &scenario->calendars[scenario->groups[group_named (scenario, "Contoso.technician")].calendar];
  assert_int_equal (calendar->shifts[0].start, 8 * TS_HOUR);
  assert_int_equal (calendar->shifts[1].start, TS_DAY + 7 * TS_HOUR);
  TsReplication result = run_small_world (scenario, CONFIGURATION_OPEN, 0);
  assert_int_equal (result.needs.needs, 3); /* 8:30, 7:00 and 7:30 of the next day */
  assert_int_equal (needs_in_hour (&result, 8), 1);
  assert_int_equal (needs_in_hour (&result, 7), 2);
  ts_replication_clear (&result);
  ts_scenario_free (scenario);
}

static void needs_arise_at_the_times_of_a_file (void **state)
{
  (void)state;
  g_autofree char *folder = g_dir_make_tmp ("tenantsim-XXXXXX", NULL);
  g_autofree char *file = g_build_filename (folder, "times.csv", NULL);
  g_autofree char *path = g_build_filename (folder, "world.yaml", NULL);
  assert_true (g_file_set_contents (file, "10h,Contoso.technician.1\n3h\n3h\n300h\n", -1, NULL));
  TsOverride overrides[] = {{"activities.inside", "{who: Contoso.technician, needs: Contoso.desk, times: times.csv}"},
                            {"activities.assistance.every", "constant(100000h)"}};
  TsDiagnostics *diagnostics = ts_diagnostics_new ();
  TsScenario *scenario = NULL;
  TsLoadStatus status =
    ts_scenario_load_text (path, small_world, strlen (small_world), overrides, 2, diagnostics, &scenario);
  g_autofree char *said = ts_diagnostics_format (diagnostics, false);
  if (status != TS_LOAD_OK)
    fail_msg ("%s", said);
  TsReplication result = run_small_world (scenario, CONFIGURATION_OPEN, 0);
  assert_int_equal (result.needs.needs, 3); /* that after 300 hours comes after the end of the clock */
  assert_int_equal (needs_in_hour (&result, 3), 2);
  assert_int_equal (needs_in_hour (&result, 10), 1);
  assert_true (ts_expected_needs (scenario) > 4.0 && ts_expected_needs (scenario) < 4.1);
  ts_replication_clear (&result);
  ts_scenario_free (scenario);
  ts_diagnostics_free (diagnostics);
  g_unlink (file);
  g_rmdir (folder);
}

static void who_only_searches_calls_nobody (void **state)
{
  (void)state;
  TsScenario *scenario = load_small_world (
    ALONE, "activities.inside={who: Contoso.technician, needs: ABC.expert, every: exponential(1h), want: search}",
    "behaviour.mistyped=0%", NULL);
  for (uint32_t configuration = 0; configuration < 2; configuration++) {
    TsReplication result = run_small_world (scenario, configuration, 0);
    assert_int_equal (counts_of (&result, TS_OPERATION_CALL)->attempts, 0);
    assert_int_equal (result.operations[TS_OPERATION_CALL].wanted, 0);
    assert_true (result.needs.needs > 100);
    if (configuration == CONFIGURATION_OPEN)
      assert_int_equal (result.needs.helped + result.needs.open, result.needs.needs);
    else
      assert_int_equal (result.needs.helped, 0);
    ts_replication_clear (&result);
  }
  ts_scenario_free (scenario);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (needs_come_as_often_as_the_hour_says),
    cmocka_unit_test (an_even_profile_changes_nothing),
    cmocka_unit_test (a_factor_divides_the_interval),
    cmocka_unit_test (working_hours_follow_the_change_of_clocks),
    cmocka_unit_test (needs_arise_at_the_times_of_a_file),
    cmocka_unit_test (who_only_searches_calls_nobody),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

/* What happened when: counters per step of the clock. */
#include "small_world.h"

static void a_step_is_round_and_at_most_240_make_the_clock (void **state)
{
  (void)state;
  static const struct {
    TsDuration duration, step;
    uint32_t steps;
  } cases[] = {
    {1, TS_MINUTE, 1},
    {TS_MINUTE, TS_MINUTE, 1},
    {TS_MINUTE + 1, TS_MINUTE, 2},
    {4 * TS_HOUR, TS_MINUTE, 240},
    {4 * TS_HOUR + 1, 2 * TS_MINUTE, 121},
    {2 * TS_DAY, 15 * TS_MINUTE, 192},
    {10 * TS_DAY, TS_HOUR, 240},
    {11 * TS_DAY, 2 * TS_HOUR, 132},
    {120 * TS_DAY, 12 * TS_HOUR, 240},
    {121 * TS_DAY, TS_DAY, 121},
    {240 * TS_DAY, TS_DAY, 240},
    {241 * TS_DAY, 2 * TS_DAY, 121},
    {36525 * TS_DAY, 153 * TS_DAY, 239},
  };
  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++) {
    assert_int_equal (ts_series_step (cases[i].duration), cases[i].step);
    assert_int_equal (ts_series_steps (cases[i].duration), cases[i].steps);
    assert_true (ts_series_steps (cases[i].duration) <= TS_MOST_SERIES_STEPS);
  }
}

/* ts_replication_check() has seen that the steps sum to the replication. */
static void people_who_work_in_the_morning_only_call_in_the_steps_of_the_morning (void **state)
{
  (void)state;
  TsScenario *scenario = load_small_world ("tenants.Contoso.users.technician.hours=daily 06:00-09:00",
                                           "tenants.Contoso.users.mobile.hours=daily 06:00-09:00",
                                           "behaviour.patience=30min", "activities.assistance.every=exponential(30min)",
                                           "activities.inside.every=exponential(30min)", NULL);
  TsReplication result = run_small_world (scenario, CONFIGURATION_OPEN, 0);
  assert_int_equal (result.n_series, 192);
  uint64_t needs = 0;
  for (uint32_t step = 0; step < result.n_series; step++) {
    uint32_t of_day = step % 96;
    bool morning = of_day >= 6 * 4 && of_day < 9 * 4;
    if (!morning)
      assert_int_equal (result.series[step].needs, 0);
    if (of_day < 6 * 4 || of_day >= 12 * 4)
      assert_int_equal (result.series[step].attempts[TS_OPERATION_CALL], 0);
    needs += result.series[step].needs;
  }
  assert_true (needs > 50);
  ts_replication_clear (&result);
  ts_scenario_free (scenario);
}

static void a_replication_whose_series_lost_an_attempt_is_found_out (void **state)
{
  (void)state;
  TsScenario *scenario = load_small_world (NULL);
  TsReplication result = run_small_world (scenario, CONFIGURATION_OPEN, 0);
  uint32_t step = 0;
  while (result.series[step].attempts[TS_OPERATION_CALL] == 0)
    step++;
  result.series[step].attempts[TS_OPERATION_CALL]--;
  g_autofree char *broken = ts_replication_check (&result);
  assert_string_equal (broken, "attempts and successes of the series = those of the operation");
  ts_replication_clear (&result);
  ts_scenario_free (scenario);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (a_step_is_round_and_at_most_240_make_the_clock),
    cmocka_unit_test (people_who_work_in_the_morning_only_call_in_the_steps_of_the_morning),
    cmocka_unit_test (a_replication_whose_series_lost_an_attempt_is_found_out),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

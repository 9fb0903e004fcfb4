/* Replications in stages: fixed beforehand, the same for any number of threads, until what was
 * asked is decided or no more are permitted. */
#include "staged.h"

static void without_a_cap_the_number_is_fixed (void **state)
{
  (void)state;
  TsScenario *scenario = staged_scenario ("replications: 4", "open: search.success_rate > 70%");
  TsResults *results = staged_run (scenario, 2);
  assert_int_equal (results->replications, 4);
  assert_int_equal (results->stopping.n_stages, 0);
  ts_results_free (results);
  ts_scenario_free (scenario);
}

static void assert_stages (const TsResults *results, const uint32_t *replications, uint32_t n)
{
  assert_int_equal (results->stopping.n_stages, n);
  for (uint32_t i = 0; i < n; i++)
    assert_int_equal (results->stopping.stages[i].replications, replications[i]);
  assert_int_equal (results->replications, replications[n - 1]);
  assert_int_equal (results->replications_asked, replications[n - 1]);
  assert_true (results->complete);
}

static void stages_double_up_to_the_cap (void **state)
{
  (void)state;
  TsScenario *scenario = staged_scenario ("replications: 4, max_replications: 20, precision: 0.001%", NULL);
  TsResults *results = staged_run (scenario, 2);
  assert_stages (results, (const uint32_t[]){4, 8, 16, 20}, 4);
  assert_int_equal (results->stopping.reason, TS_STOPPED_AT_MOST);
  /* the first look may err in 2.5 %, on one side; the other three share as much */
  assert_true (results->stopping.stages[0].level == TS_INTERVAL_LEVEL);
  for (uint32_t i = 1; i < 4; i++)
    assert_true (results->stopping.stages[i].level > 0.98333 && results->stopping.stages[i].level < 0.98334);
  ts_results_free (results);
  ts_scenario_free (scenario);
}

static void a_precision_is_reached_at_the_first_stage_that_has_it (void **state)
{
  (void)state;
  TsScenario *scenario = staged_scenario ("replications: 4, precision: 3%", NULL);
  assert_int_equal (scenario->most_replications, 64);
  TsResults *results = staged_run (scenario, 2);
  const TsStopping *stopping = &results->stopping;
  assert_int_equal (stopping->reason, TS_STOPPED_DECIDED);
  assert_true (stopping->n_stages > 1);
  for (uint32_t i = 0; i < stopping->n_stages; i++)
    assert_true ((stopping->stages[i].half_width <= 0.03) == (i + 1 == stopping->n_stages));
  ts_results_free (results);
  ts_scenario_free (scenario);
}

static void what_is_clear_is_decided_at_once (void **state)
{
  (void)state;
  TsScenario *scenario = staged_scenario ("replications: 4, max_replications: 64", "open: search.success_rate > 30%");
  TsResults *results = staged_run (scenario, 2);
  assert_stages (results, (const uint32_t[]){4}, 1);
  assert_int_equal (results->stopping.reason, TS_STOPPED_DECIDED);
  assert_int_equal (results->expectations[0].verdict, TS_EXPECTATION_PASS);
  ts_results_free (results);
  ts_scenario_free (scenario);
}

static void what_is_undecided_asks_for_more (void **state)
{
  (void)state;
  TsScenario *scenario = staged_scenario ("replications: 3, max_replications: 192", "open: search.success_rate > 66%");
  TsResults *results = staged_run (scenario, 2);
  assert_true (results->stopping.n_stages > 1);
  assert_int_equal (results->stopping.stages[0].undecided, 1);
  assert_int_equal (results->expectations[0].verdict, TS_EXPECTATION_PASS);
  ts_results_free (results);
  ts_scenario_free (scenario);
}

static void at_the_cap_what_is_undecided_stays_so (void **state)
{
  (void)state;
  TsScenario *scenario = staged_scenario ("replications: 3, max_replications: 6", "open: search.success_rate > 70%");
  TsResults *results = staged_run (scenario, 2);
  assert_stages (results, (const uint32_t[]){3, 6}, 2);
  assert_int_equal (results->expectations[0].verdict, TS_EXPECTATION_UNDECIDED);
  assert_int_equal (results->stopping.reason, TS_STOPPED_AT_MOST);
  ts_results_free (results);
  ts_scenario_free (scenario);
}

static void what_is_undecided_goes_on_where_the_scenario_does_not_say (void **state)
{
  (void)state;
  TsScenario *scenario = staged_scenario ("replications: 3", "open: search.success_rate > 66%");
  TsResults *results = staged_run_up_to (scenario, 2, 3 * 64);
  assert_true (results->stopping.n_stages > 1);
  assert_int_equal (results->stopping.reason, TS_STOPPED_DECIDED);
  assert_int_equal (results->expectations[0].verdict, TS_EXPECTATION_PASS);
  assert_int_equal (results->expectations[0].replications, results->replications);
  ts_results_free (results);
  ts_scenario_free (scenario);
}

static void a_scenario_that_says_how_far_goes_no_farther (void **state)
{
  (void)state;
  TsScenario *scenario = staged_scenario ("replications: 3, max_replications: 3", "open: search.success_rate > 70%");
  TsResults *results = staged_run_up_to (scenario, 2, 3 * 64);
  assert_int_equal (results->replications, 3);
  assert_int_equal (results->expectations[0].verdict, TS_EXPECTATION_UNDECIDED);
  ts_results_free (results);
  ts_scenario_free (scenario);
}

/* Nothing tells that there could have been more. */
static void what_the_first_look_decides_is_as_with_a_fixed_number (void **state)
{
  (void)state;
  TsScenario *scenario = staged_scenario ("replications: 4", "open: search.success_rate > 30%");
  TsResults *fixed = staged_run (scenario, 2), *results = staged_run_up_to (scenario, 2, 32);
  assert_int_equal (results->replications, 4);
  assert_int_equal (results->stopping.n_stages, 0);
  assert_int_equal (results->expectations[0].replications, 0);
  assert_memory_equal (&results->expectations[0].value, &fixed->expectations[0].value, sizeof (TsEstimate));
  ts_results_free (results);
  ts_results_free (fixed);
  ts_scenario_free (scenario);
}

/* Looking again at what is decided would err again. */
static void what_is_decided_stays_with_its_evidence (void **state)
{
  (void)state;
  TsScenario *scenario =
    staged_scenario ("replications: 4", "open: search.success_rate > 30%\", \"open: search.success_rate > 70%");
  TsResults *fixed = staged_run (scenario, 2), *results = staged_run_up_to (scenario, 2, 16);
  assert_true (results->replications > 4);
  assert_int_equal (results->expectations[0].verdict, TS_EXPECTATION_PASS);
  assert_int_equal (results->expectations[0].replications, 4);
  assert_memory_equal (&results->expectations[0].value, &fixed->expectations[0].value, sizeof (TsEstimate));
  ts_results_free (results);
  ts_results_free (fixed);
  ts_scenario_free (scenario);
}

/* The replications of the last stage are those of a run of so many. */
static void stages_and_threads_never_show_in_the_numbers (void **state)
{
  (void)state;
  TsScenario *staged = staged_scenario ("replications: 4, max_replications: 16, precision: 0.001%", NULL);
  TsScenario *fixed = staged_scenario ("replications: 16", NULL);
  TsResults *whole = staged_run (fixed, 2);
  for (unsigned threads = 1; threads <= 8; threads *= 2) {
    TsResults *results = staged_run (staged, threads);
    assert_true (results->configurations[0].fingerprint == whole->configurations[0].fingerprint);
    assert_memory_equal (&results->configurations[0].operations[TS_OPERATION_CALL].success_rate.estimate,
                         &whole->configurations[0].operations[TS_OPERATION_CALL].success_rate.estimate,
                         sizeof (TsEstimate));
    assert_memory_equal (&results->configurations[0].needs.time_to_help.p95,
                         &whole->configurations[0].needs.time_to_help.p95, sizeof (TsEstimate));
    ts_results_free (results);
  }
  ts_results_free (whole);
  ts_scenario_free (fixed);
  ts_scenario_free (staged);
}

/* The short form of test_stages_long.c, where 2 % are wrong: the 99.9 % quantile of a binomial
 * of 60 with p = 0.02 is 6, with p = 0.05 it is 9. */
static void verdicts_are_rarely_wrong (void **state)
{
  (void)state;
  unsigned decided;
  unsigned wrong = count_wrong_verdicts (60, 5 * TS_USUAL_GROWTH, &decided);
  print_message ("%u of 60 verdicts wrong, %u decided\n", wrong, decided);
  assert_in_range (wrong, 0, 6);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (without_a_cap_the_number_is_fixed),
    cmocka_unit_test (stages_double_up_to_the_cap),
    cmocka_unit_test (a_precision_is_reached_at_the_first_stage_that_has_it),
    cmocka_unit_test (what_is_clear_is_decided_at_once),
    cmocka_unit_test (what_is_undecided_asks_for_more),
    cmocka_unit_test (at_the_cap_what_is_undecided_stays_so),
    cmocka_unit_test (what_is_undecided_goes_on_where_the_scenario_does_not_say),
    cmocka_unit_test (a_scenario_that_says_how_far_goes_no_farther),
    cmocka_unit_test (what_the_first_look_decides_is_as_with_a_fixed_number),
    cmocka_unit_test (what_is_decided_stays_with_its_evidence),
    cmocka_unit_test (stages_and_threads_never_show_in_the_numbers),
    cmocka_unit_test (verdicts_are_rarely_wrong),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

/* Expectations: pass, fail, or undecided where the interval reaches across. */
#include "replications.h"

/* Configuration 0: 6 of 10 calls of group 1 succeed, configuration 1: 3 of 10, in
 * three equal replications each. */
static TsResults *two_configurations (void)
{
  TsReplication replications[] = {hand_replication (10, 6, 8, 20), hand_replication (10, 6, 8, 20),
                                  hand_replication (10, 6, 8, 20), hand_replication (10, 3, 4, 40),
                                  hand_replication (10, 3, 4, 40), hand_replication (10, 3, 4, 40)};
  TsResults *results = hand_results (replications, 2, 3);
  for (int i = 0; i < 2; i++) {
    results->configurations[i].has_reach = true;
    results->configurations[i].reach.violations = i == 0 ? 0 : 5;
  }
  return results;
}

/* Judges one expectation about scenario configurations 0 and 1, of which the
 * results hold those in `run`. */
static TsExpectationResult *judge (TsResults *results, const TsExpectation *expectation, const uint32_t *run)
{
  TsExpectation copy = *expectation;
  copy.text = (char *)"as written";
  TsScenario scenario = {.expectations = &copy, .n_expectations = 1};
  ts_judge_expectations (results, &scenario, run, (TsLevels){TS_INTERVAL_LEVEL, TS_INTERVAL_LEVEL});
  return results->n_expectations == 1 ? &results->expectations[0] : NULL;
}

static const uint32_t both[] = {0, 1};

static void assert_value (const TsExpectation *expectation, double value, TsExpectationVerdict verdict)
{
  TsResults *results = two_configurations ();
  const TsExpectationResult *result = judge (results, expectation, both);
  assert_non_null (result);
  assert_near (result->value.mean, value, 1e-9);
  assert_int_equal (result->verdict, verdict);
  assert_string_equal (result->text, "as written");
  ts_results_free (results);
}

static void a_rate_is_judged_over_all_pairs (void **state)
{
  (void)state;
  TsExpectation expectation = {.versus = TS_NONE,
                               .measure = TS_MEASURE_SUCCESS_RATE,
                               .operation = TS_OPERATION_CALL,
                               .relation = TS_MORE,
                               .bound = 0.75};
  assert_value (&expectation, 0.8, TS_EXPECTATION_PASS);
  expectation.bound = 0.85;
  assert_value (&expectation, 0.8, TS_EXPECTATION_FAIL);
}

static void selectors_sum_over_the_groups_they_name (void **state)
{
  (void)state;
  uint32_t first[] = {0};
  uint32_t second[] = {1};
  uint32_t all[] = {0, 1};
  TsExpectation expectation = {.versus = TS_NONE,
                               .measure = TS_MEASURE_SUCCESS_RATE,
                               .operation = TS_OPERATION_CALL,
                               .from = second,
                               .n_from = 1,
                               .relation = TS_LESS,
                               .bound = 0.7};
  assert_value (&expectation, 0.6, TS_EXPECTATION_PASS);
  expectation.to = first;
  expectation.n_to = 1;
  assert_value (&expectation, 0.6, TS_EXPECTATION_PASS);
  expectation.from = all;
  expectation.n_from = 2;
  expectation.to = NULL;
  assert_value (&expectation, 0.8, TS_EXPECTATION_FAIL);
  expectation.measure = TS_MEASURE_ATTEMPTS;
  expectation.from = first;
  expectation.n_from = 1;
  expectation.relation = TS_EQUAL;
  expectation.bound = 30;
  assert_value (&expectation, 30, TS_EXPECTATION_PASS);
}

static void a_selection_without_attempts_is_undecided (void **state)
{
  (void)state;
  uint32_t first[] = {0};
  TsExpectation expectation = {.versus = TS_NONE,
                               .measure = TS_MEASURE_SUCCESS_RATE,
                               .operation = TS_OPERATION_CALL,
                               .from = first,
                               .n_from = 1,
                               .to = first,
                               .n_to = 1,
                               .relation = TS_AT_LEAST};
  assert_value (&expectation, 0, TS_EXPECTATION_UNDECIDED);
}

static void needs_are_judged_by_whose_they_are (void **state)
{
  (void)state;
  uint32_t second[] = {1};
  TsExpectation expectation = {.versus = TS_NONE,
                               .measure = TS_MEASURE_HELPED_RATE,
                               .from = second,
                               .n_from = 1,
                               .relation = TS_MORE,
                               .bound = 0.8};
  assert_value (&expectation, 8.0 / 9.0, TS_EXPECTATION_PASS);
}

static void quantiles_are_judged_in_seconds (void **state)
{
  (void)state;
  TsExpectation expectation = {.versus = TS_NONE,
                               .measure = TS_MEASURE_TIME_TO_HELP,
                               .statistic = TS_STATISTIC_P95,
                               .relation = TS_LESS,
                               .bound = 25};
  TsResults *results = two_configurations ();
  const TsExpectationResult *result = judge (results, &expectation, both);
  assert_near (result->value.mean, 20, 20 * 0.004);
  assert_int_equal (result->verdict, TS_EXPECTATION_PASS);
  assert_int_equal (result->unit, TS_UNIT_SECONDS);
  ts_results_free (results);
}

static void differences_are_judged_with_versus (void **state)
{
  (void)state;
  TsExpectation expectation = {.configuration = 0,
                               .versus = 1,
                               .measure = TS_MEASURE_HELPED_RATE,
                               .relation = TS_AT_LEAST,
                               .bound = 0.05};
  assert_value (&expectation, 4.0 / 9.0, TS_EXPECTATION_PASS);
  expectation.configuration = 1;
  expectation.versus = 0;
  assert_value (&expectation, -4.0 / 9.0, TS_EXPECTATION_FAIL);
  expectation.measure = TS_MEASURE_ISOLATION_VIOLATIONS;
  expectation.relation = TS_EQUAL;
  expectation.bound = 5;
  assert_value (&expectation, 5, TS_EXPECTATION_PASS);
}

static void what_was_not_computed_is_undecided (void **state)
{
  (void)state;
  TsResults *results = two_configurations ();
  TsExpectation expectation = {
    .versus = TS_NONE, .measure = TS_MEASURE_ISOLATION_VIOLATIONS, .relation = TS_EQUAL, .bound = 0};
  results->configurations[0].has_reach = false;
  assert_int_equal (judge (results, &expectation, both)->verdict, TS_EXPECTATION_UNDECIDED);
  ts_results_free (results);
}

static void expectations_about_configurations_that_were_not_run_are_left_out (void **state)
{
  (void)state;
  static const uint32_t others[] = {3, 7};
  TsExpectation expectation = {.configuration = 0, .versus = TS_NONE, .measure = TS_MEASURE_HELPED_RATE};
  TsResults *results = two_configurations ();
  assert_null (judge (results, &expectation, others));
  ts_results_free (results);
  results = two_configurations ();
  expectation.configuration = 7;
  expectation.relation = TS_LESS;
  expectation.bound = 0.5;
  assert_near (judge (results, &expectation, others)->value.mean, 4.0 / 9.0, 1e-9);
  ts_results_free (results);
  results = two_configurations ();
  expectation.versus = 0;
  assert_null (judge (results, &expectation, others));
  ts_results_free (results);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (a_rate_is_judged_over_all_pairs),
    cmocka_unit_test (selectors_sum_over_the_groups_they_name),
    cmocka_unit_test (a_selection_without_attempts_is_undecided),
    cmocka_unit_test (needs_are_judged_by_whose_they_are),
    cmocka_unit_test (quantiles_are_judged_in_seconds),
    cmocka_unit_test (differences_are_judged_with_versus),
    cmocka_unit_test (what_was_not_computed_is_undecided),
    cmocka_unit_test (expectations_about_configurations_that_were_not_run_are_left_out),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

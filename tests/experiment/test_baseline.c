/* Comparing with results of another time: what is comparable, what is a regression. */
#include "replications.h"

#include <string.h>

enum { N = 10 };

/* One configuration, N replications of 100 calls each way: `success` succeed, give or take
 * what differs between replications, and `helped` of 9 needs are helped after `seconds`. */
static TsResults *results_of (uint64_t success, uint64_t helped, int seconds)
{
  static const uint64_t moods[N] = {3, 7, 1, 4, 0, 6, 2, 8, 5, 9};
  TsReplication replications[N];
  for (int r = 0; r < N; r++)
    replications[r] = hand_replication (100, success + moods[r], helped, seconds + (int)moods[r]);
  TsResults *results = hand_results (replications, 1, N);
  results->version = g_strdup ("0.1.0");
  results->scenario_name = g_strdup ("Two tenants");
  results->sha256 = g_strdup ("0123456789abcdef");
  results->effective_sha256 = g_strdup ("fedcba9876543210");
  results->era = g_strdup ("2020-04");
  results->start = g_strdup ("2020-04-06T00:00");
  results->duration = 864000.0;
  results->seed = 1;
  results->replications_asked = N;
  results->complete = true;
  results->configurations[0].name = g_strdup ("open");
  results->configurations[0].has_reach = true;
  results->configurations[0].reach = (TsReachCounts){.exposure = 10, .unmet = 4, .violations = 2};
  results->configurations[0].admin_actions = 5;
  results->configurations[0].fingerprint = success * 1000 + helped * 100 + (uint64_t)seconds;
  return results;
}

static void rename_to (char **name, const char *to)
{
  g_free (*name);
  *name = g_strdup (to);
}

/* Frees both results. */
static TsBaselineComparison *compare_within (TsResults *before, TsResults *after, TsTolerance tolerance)
{
  GError *error = NULL;
  TsBaselineComparison *comparison = ts_baseline_compare (before, after, tolerance, false, &error);
  if (comparison == NULL)
    fail_msg ("%s", error->message);
  ts_results_free (before);
  ts_results_free (after);
  return comparison;
}

static TsBaselineComparison *compare (TsResults *before, TsResults *after)
{
  return compare_within (before, after, TS_TOLERANCE_DEFAULT);
}

static const TsMeasureChange *change_of (const TsBaselineComparison *comparison, TsMeasureId measure,
                                         TsOperation operation)
{
  const TsConfigurationChanges *configuration = &comparison->configurations[0];
  for (uint32_t i = 0; i < configuration->n_changes; i++)
    if (configuration->changes[i].measure == measure && configuration->changes[i].operation == operation)
      return &configuration->changes[i];
  fail_msg ("%s is not compared", ts_measure (measure)->name);
  return NULL;
}

static void assert_verdict (TsBaselineComparison *comparison, TsBaselineVerdict expected)
{
  assert_string_equal (ts_baseline_verdict_name (comparison->verdict), ts_baseline_verdict_name (expected));
  ts_baseline_comparison_free (comparison);
}

static void assert_changed (const TsBaselineComparison *comparison, TsMeasureId measure, TsOperation operation,
                            TsMeasureVerdict expected)
{
  assert_string_equal (ts_measure_verdict_name (change_of (comparison, measure, operation)->verdict),
                       ts_measure_verdict_name (expected));
}

static void an_identical_run_is_identical (void **state)
{
  (void)state;
  TsBaselineComparison *comparison = compare (results_of (60, 5, 50), results_of (60, 5, 50));
  assert_true (comparison->configurations[0].is_identical);
  assert_int_equal (comparison->n_regressions, 0);
  assert_null (comparison->notes[0]);
  assert_verdict (comparison, TS_BASELINE_IDENTICAL);
}

/* The same trajectories, and yet more people can reach each other. */
static void more_exposure_is_a_regression_whatever_the_fingerprint (void **state)
{
  (void)state;
  TsResults *after = results_of (60, 5, 50);
  after->configurations[0].reach.exposure++;
  TsBaselineComparison *comparison = compare (results_of (60, 5, 50), after);
  assert_false (comparison->configurations[0].is_identical);
  assert_int_equal (comparison->n_regressions, 1);
  assert_changed (comparison, TS_MEASURE_EXPOSURE, TS_OPERATIONS, TS_BASELINE_CHANGE_REGRESSION);
  assert_changed (comparison, TS_MEASURE_HELPED_RATE, TS_OPERATIONS, TS_BASELINE_CHANGE_NONE);
  assert_verdict (comparison, TS_BASELINE_REGRESSION);
}

static uint64_t *exact_count (TsResults *results, size_t i)
{
  TsConfigurationResult *configuration = &results->configurations[0];
  uint64_t *counts[] = {&configuration->reach.violations, &configuration->reach.exposure, &configuration->reach.unmet,
                        &configuration->admin_actions};
  return counts[i];
}

static void exact_counts_need_no_statistics (void **state)
{
  (void)state;
  static const TsMeasureId measures[] = {TS_MEASURE_ISOLATION_VIOLATIONS, TS_MEASURE_EXPOSURE, TS_MEASURE_INTENTS_UNMET,
                                         TS_MEASURE_ADMIN_ACTIONS};
  for (size_t i = 0; i < G_N_ELEMENTS (measures); i++) {
    TsResults *grown = results_of (60, 5, 50);
    TsResults *fallen = results_of (60, 5, 50);
    ++*exact_count (grown, i);
    --*exact_count (fallen, i);
    TsBaselineComparison *comparison = compare (results_of (60, 5, 50), grown);
    assert_changed (comparison, measures[i], TS_OPERATIONS, TS_BASELINE_CHANGE_REGRESSION);
    assert_verdict (comparison, TS_BASELINE_REGRESSION);
    comparison = compare (results_of (60, 5, 50), fallen);
    assert_changed (comparison, measures[i], TS_OPERATIONS, TS_BASELINE_CHANGE_BETTER);
    assert_verdict (comparison, TS_BASELINE_NO_REGRESSION);
  }
}

/* Of 200 calls 164.5 and 161.5 succeed: one and a half points. */
static void a_regression_is_significant_and_beyond_the_tolerance (void **state)
{
  (void)state;
  TsBaselineComparison *comparison = compare (results_of (60, 5, 50), results_of (57, 5, 50));
  const TsMeasureChange *change = change_of (comparison, TS_MEASURE_SUCCESS_RATE, TS_OPERATION_CALL);
  assert_near (change->before, 0.8225, 1e-12);
  assert_near (change->after, 0.8075, 1e-12);
  assert_near (change->difference.mean, -0.015, 1e-12);
  assert_true (change->p_family < 0.01 && change->p <= change->p_family);
  assert_int_equal (change->verdict, TS_BASELINE_CHANGE_REGRESSION);
  assert_verdict (comparison, TS_BASELINE_REGRESSION);
}

static void what_is_within_the_tolerance_is_no_regression (void **state)
{
  (void)state;
  TsBaselineComparison *comparison =
    compare_within (results_of (60, 5, 50), results_of (57, 5, 50), (TsTolerance){.rate = 0.16, .relative = 1.0});
  assert_changed (comparison, TS_MEASURE_SUCCESS_RATE, TS_OPERATION_CALL, TS_BASELINE_CHANGE_WORSE);
  assert_int_equal (comparison->n_regressions, 0);
  assert_verdict (comparison, TS_BASELINE_NO_REGRESSION);
}

/* A time: 5 helped of 9 after 54.5 s, the others given up after 100 s, mean 74.7 s; four
 * seconds more for those five are 2.2 s, 3 %, and one second more is 0.7 %. */
static void times_have_a_relative_tolerance (void **state)
{
  (void)state;
  TsBaselineComparison *comparison = compare (results_of (60, 5, 50), results_of (60, 5, 54));
  assert_changed (comparison, TS_MEASURE_RESTRICTED_TIME_TO_HELP, TS_OPERATIONS, TS_BASELINE_CHANGE_REGRESSION);
  assert_verdict (comparison, TS_BASELINE_REGRESSION);
  comparison = compare (results_of (60, 5, 50), results_of (60, 5, 51));
  assert_changed (comparison, TS_MEASURE_RESTRICTED_TIME_TO_HELP, TS_OPERATIONS, TS_BASELINE_CHANGE_WORSE);
  assert_verdict (comparison, TS_BASELINE_NO_REGRESSION);
}

static void what_is_better_is_no_regression (void **state)
{
  (void)state;
  TsBaselineComparison *comparison = compare (results_of (57, 5, 54), results_of (60, 6, 50));
  assert_changed (comparison, TS_MEASURE_SUCCESS_RATE, TS_OPERATION_CALL, TS_BASELINE_CHANGE_BETTER);
  assert_changed (comparison, TS_MEASURE_HELPED_RATE, TS_OPERATIONS, TS_BASELINE_CHANGE_BETTER);
  assert_changed (comparison, TS_MEASURE_RESTRICTED_TIME_TO_HELP, TS_OPERATIONS, TS_BASELINE_CHANGE_BETTER);
  assert_verdict (comparison, TS_BASELINE_NO_REGRESSION);
}

/* The moods of replications, common to both, hide from the unpaired comparison what the
 * paired one sees. */
static void replications_are_paired_where_the_seeds_agree (void **state)
{
  (void)state;
  TsBaselineComparison *paired = compare (results_of (60, 5, 50), results_of (57, 5, 50));
  TsResults *other = results_of (57, 5, 50);
  other->seed = 2;
  TsBaselineComparison *unpaired = compare (results_of (60, 5, 50), other);
  const TsMeasureChange *sure = change_of (paired, TS_MEASURE_SUCCESS_RATE, TS_OPERATION_CALL);
  const TsMeasureChange *unsure = change_of (unpaired, TS_MEASURE_SUCCESS_RATE, TS_OPERATION_CALL);
  assert_true (paired->is_paired && !unpaired->is_paired);
  assert_near (sure->difference.mean, unsure->difference.mean, 1e-15);
  assert_true (unsure->p > 0.01 && sure->p < 0.01);
  assert_non_null (strstr (unpaired->notes[0], "another seed: 1, now 2"));
  assert_int_equal (unsure->verdict, TS_BASELINE_CHANGE_NONE);
  ts_baseline_comparison_free (paired);
  assert_verdict (unpaired, TS_BASELINE_NO_REGRESSION);
}

static void of_more_replications_those_in_both_are_paired (void **state)
{
  (void)state;
  TsResults *fewer = results_of (57, 5, 50);
  fewer->replications = 4;
  fewer->complete = false;
  GError *error = NULL;
  TsResults *before = results_of (60, 5, 50);
  TsBaselineComparison *comparison = ts_baseline_compare (before, fewer, TS_TOLERANCE_DEFAULT, false, &error);
  assert_non_null (comparison);
  const TsMeasureChange *change = change_of (comparison, TS_MEASURE_SUCCESS_RATE, TS_OPERATION_CALL);
  assert_int_equal (change->difference.n, 4);
  assert_near (change->before, (160 + 15.0 / 4) / 200, 1e-12);
  assert_non_null (strstr (comparison->notes[0], "another number of replications: 10, now 4"));
  assert_non_null (strstr (comparison->notes[1], "the new results are incomplete: 4 of 10"));
  ts_baseline_comparison_free (comparison);
  fewer->replications = N;
  ts_results_free (before);
  ts_results_free (fewer);
}

/* A gate that cannot see anything must not say that all is well. */
static void a_single_replication_decides_nothing (void **state)
{
  (void)state;
  TsResults *before = results_of (60, 5, 50);
  TsResults *after = results_of (10, 1, 50);
  before->replications = after->replications = 1;
  TsBaselineComparison *comparison = ts_baseline_compare (before, after, TS_TOLERANCE_DEFAULT, false, NULL);
  assert_int_equal (comparison->n_tests, 0);
  assert_true (change_of (comparison, TS_MEASURE_HELPED_RATE, TS_OPERATIONS)->p_family == 1.0);
  assert_verdict (comparison, TS_BASELINE_UNDECIDED);
  after->configurations[0].reach.violations++;
  assert_verdict (ts_baseline_compare (before, after, TS_TOLERANCE_DEFAULT, false, NULL), TS_BASELINE_REGRESSION);
  assert_verdict (ts_baseline_compare (before, before, TS_TOLERANCE_DEFAULT, false, NULL), TS_BASELINE_IDENTICAL);
  before->replications = after->replications = 0;
  assert_verdict (ts_baseline_compare (before, before, TS_TOLERANCE_DEFAULT, false, NULL), TS_BASELINE_UNDECIDED);
  before->replications = after->replications = N;
  ts_results_free (before);
  ts_results_free (after);
}

/* Another configuration that is the same as the first. */
static void add_copy (TsResults *results, TsResults *copy)
{
  results->configurations = g_renew (TsConfigurationResult, results->configurations, 2);
  results->configurations[1] = copy->configurations[0];
  results->n_configurations = 2;
  rename_to (&results->configurations[1].name, "copy");
  copy->n_configurations = 0;
  ts_results_free (copy);
}

/* Holm over call success and fulfilled rate, helped and fully helped rate, time to help: the
 * first two fell alike and have the smallest p, which is multiplied by 5, and by 10 where
 * there are two such configurations. */
static void the_family_spans_all_configurations (void **state)
{
  (void)state;
  for (uint32_t copies = 1; copies <= 2; copies++) {
    TsResults *before = results_of (60, 5, 50);
    TsResults *after = results_of (56, 5, 50);
    after->seed = 2;
    if (copies == 2) {
      add_copy (before, results_of (60, 5, 50));
      add_copy (after, results_of (56, 5, 50));
    }
    TsBaselineComparison *comparison = compare (before, after);
    assert_int_equal (comparison->n_tests, 5 * copies);
    const TsMeasureChange *change = change_of (comparison, TS_MEASURE_SUCCESS_RATE, TS_OPERATION_CALL);
    assert_true (change->p > 1e-6 && change->p < 0.05);
    assert_near (change->p_family / change->p, 5.0 * copies, 1e-6);
    ts_baseline_comparison_free (comparison);
  }
}

static void without_samples_there_is_no_test (void **state)
{
  (void)state;
  TsResults *before = results_of (60, 5, 50);
  g_clear_pointer (&before->configurations[0].needs.helped_rate.samples, g_free);
  TsBaselineComparison *comparison = compare (before, results_of (57, 5, 50));
  for (uint32_t i = 0; i < comparison->configurations[0].n_changes; i++)
    assert_int_not_equal (comparison->configurations[0].changes[i].measure, TS_MEASURE_HELPED_RATE);
  assert_verdict (comparison, TS_BASELINE_REGRESSION);
}

/* ----------------------------------------------------------- comparability -- */

/* Frees both. */
static void assert_incomparable (TsResults *before, TsResults *after, bool same_scenario, const char *complaint)
{
  GError *error = NULL;
  assert_null (ts_baseline_compare (before, after, TS_TOLERANCE_DEFAULT, same_scenario, &error));
  assert_true (g_error_matches (error, TS_EXPERIMENT_ERROR, TS_EXPERIMENT_ERROR_INCOMPARABLE));
  assert_string_equal (error->message, complaint);
  g_error_free (error);
  ts_results_free (before);
  ts_results_free (after);
}

static void another_experiment_is_refused_with_what_differs (void **state)
{
  (void)state;
  TsResults *after = results_of (60, 5, 50);
  rename_to (&after->scenario_name, "Three tenants");
  assert_incomparable (results_of (60, 5, 50), after, false,
                       "the scenario differs: Two tenants in the old results, Three tenants in the new");
  after = results_of (60, 5, 50);
  rename_to (&after->era, "2026");
  assert_incomparable (results_of (60, 5, 50), after, false,
                       "the era differs: 2020-04 in the old results, 2026 in the new");
  after = results_of (60, 5, 50);
  rename_to (&after->start, "2020-04-07T00:00");
  assert_incomparable (
    results_of (60, 5, 50), after, false,
    "the start of the clock differs: 2020-04-06T00:00 in the old results, 2020-04-07T00:00 in the new");
  after = results_of (60, 5, 50);
  after->duration = 432000.0;
  assert_incomparable (results_of (60, 5, 50), after, false,
                       "the duration of the clock differs: 10 days in the old results, 5 days in the new");
  after = results_of (60, 5, 50);
  rename_to (&after->configurations[0].name, "closed");
  assert_incomparable (results_of (60, 5, 50), after, false,
                       "no configuration is in both: open in the old results, closed in the new");
}

static void another_text_or_seed_is_a_note_unless_the_same_scenario_is_asked_for (void **state)
{
  (void)state;
  TsResults *after = results_of (60, 5, 50);
  rename_to (&after->sha256, "aaaaaaaaaaaaaaaaaaaa");
  rename_to (&after->effective_sha256, "bbbbbbbbbbbbbbbbbbbb");
  rename_to (&after->version, "0.2.0");
  TsBaselineComparison *comparison = compare (results_of (60, 5, 50), after);
  assert_string_equal (comparison->notes[0], "another version of tenantsim: 0.1.0, now 0.2.0");
  assert_string_equal (comparison->notes[1], "another text of the scenario: sha256 0123456789ab, now aaaaaaaaaaaa");
  assert_non_null (strstr (comparison->notes[2], "fedcba987654, now bbbbbbbbbbbb"));
  assert_null (comparison->notes[3]);
  assert_verdict (comparison, TS_BASELINE_IDENTICAL);
  after = results_of (60, 5, 50);
  rename_to (&after->sha256, "aa");
  assert_incomparable (results_of (60, 5, 50), after, true,
                       "the text of the scenario differs: 0123456789abcdef in the old results, aa in the new");
  after = results_of (60, 5, 50);
  after->seed = 7;
  assert_incomparable (results_of (60, 5, 50), after, true, "the seed differs: 1 in the old results, 7 in the new");
  after = results_of (60, 5, 50);
  rename_to (&after->effective_sha256, "bb");
  assert_incomparable (
    results_of (60, 5, 50), after, true,
    "what --set or --replications put in force differs: fedcba9876543210 in the old results, bb in the new");
  TsResults *same = results_of (60, 5, 50);
  assert_verdict (ts_baseline_compare (same, same, TS_TOLERANCE_DEFAULT, true, NULL), TS_BASELINE_IDENTICAL);
  ts_results_free (same);
}

/* A second configuration, without anything in it, in front of the first. */
static void add_configuration (TsResults *results, const char *name)
{
  results->configurations = g_renew (TsConfigurationResult, results->configurations, 2);
  results->configurations[1] = results->configurations[0];
  results->configurations[0] = (TsConfigurationResult){.name = g_strdup (name)};
  results->n_configurations = 2;
}

static void configurations_of_one_side_are_notes (void **state)
{
  (void)state;
  TsResults *before = results_of (60, 5, 50);
  TsResults *after = results_of (57, 5, 50);
  add_configuration (before, "gone");
  add_configuration (after, "fresh");
  TsBaselineComparison *comparison = compare (before, after);
  assert_int_equal (comparison->n_configurations, 1);
  assert_string_equal (comparison->configurations[0].name, "open");
  assert_string_equal (comparison->notes[0], "only in the old results: configuration gone");
  assert_string_equal (comparison->notes[1], "only in the new results: configuration fresh");
  assert_verdict (comparison, TS_BASELINE_REGRESSION);
}

static void lost_reach_is_said (void **state)
{
  (void)state;
  TsResults *after = results_of (60, 5, 50);
  after->configurations[0].has_reach = false;
  TsBaselineComparison *comparison = compare (results_of (60, 5, 50), after);
  assert_string_equal (comparison->notes[0], "only in the old results: who can reach whom in open");
  assert_verdict (comparison, TS_BASELINE_NO_REGRESSION);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (an_identical_run_is_identical),
    cmocka_unit_test (more_exposure_is_a_regression_whatever_the_fingerprint),
    cmocka_unit_test (exact_counts_need_no_statistics),
    cmocka_unit_test (a_regression_is_significant_and_beyond_the_tolerance),
    cmocka_unit_test (what_is_within_the_tolerance_is_no_regression),
    cmocka_unit_test (times_have_a_relative_tolerance),
    cmocka_unit_test (what_is_better_is_no_regression),
    cmocka_unit_test (replications_are_paired_where_the_seeds_agree),
    cmocka_unit_test (of_more_replications_those_in_both_are_paired),
    cmocka_unit_test (a_single_replication_decides_nothing),
    cmocka_unit_test (the_family_spans_all_configurations),
    cmocka_unit_test (without_samples_there_is_no_test),
    cmocka_unit_test (another_experiment_is_refused_with_what_differs),
    cmocka_unit_test (another_text_or_seed_is_a_note_unless_the_same_scenario_is_asked_for),
    cmocka_unit_test (configurations_of_one_side_are_notes),
    cmocka_unit_test (lost_reach_is_said),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

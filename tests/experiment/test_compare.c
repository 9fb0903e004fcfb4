/* Comparisons: all pairs in file order, a - b, the verdict about a. */
#include "replications.h"

/* The one comparison of two configurations in a measure; NULL when there is none. */
static const TsComparison *find (const TsResults *results, uint32_t a, uint32_t b, TsMeasureId measure,
                                 TsOperation operation)
{
  const TsComparison *found = NULL;
  for (uint32_t i = 0; i < results->n_comparisons; i++) {
    const TsComparison *comparison = &results->comparisons[i];
    if (comparison->a != a || comparison->b != b || comparison->measure != measure ||
        comparison->operation != operation)
      continue;
    assert_null (found);
    found = comparison;
  }
  return found;
}

/* Configuration 0 and 2 alike; 1 helps fewer and later. */
static TsResults *three_configurations (void)
{
  TsReplication replications[] = {hand_replication (10, 6, 8, 20), hand_replication (12, 8, 8, 22),
                                  hand_replication (10, 3, 4, 40), hand_replication (12, 4, 4, 44),
                                  hand_replication (10, 6, 8, 20), hand_replication (12, 8, 8, 22)};
  TsResults *results = hand_results (replications, 3, 2);
  ts_compare_configurations (results);
  return results;
}

static void every_pair_is_compared_once_in_file_order (void **state)
{
  (void)state;
  TsResults *results = three_configurations ();
  uint32_t last_a = 0;
  uint32_t last_b = 1;
  for (uint32_t i = 0; i < results->n_comparisons; i++) {
    const TsComparison *comparison = &results->comparisons[i];
    assert_true (comparison->a < comparison->b);
    assert_true (comparison->a > last_a || (comparison->a == last_a && comparison->b >= last_b));
    last_a = comparison->a;
    last_b = comparison->b;
  }
  assert_non_null (find (results, 0, 1, TS_MEASURE_HELPED_RATE, TS_OPERATIONS));
  assert_non_null (find (results, 0, 2, TS_MEASURE_HELPED_RATE, TS_OPERATIONS));
  assert_non_null (find (results, 1, 2, TS_MEASURE_HELPED_RATE, TS_OPERATIONS));
  ts_results_free (results);
}

static void the_difference_is_a_minus_b_and_the_verdict_about_a (void **state)
{
  (void)state;
  TsResults *results = three_configurations ();
  const TsComparison *first = find (results, 0, 1, TS_MEASURE_HELPED_RATE, TS_OPERATIONS);
  const TsComparison *second = find (results, 1, 2, TS_MEASURE_HELPED_RATE, TS_OPERATIONS);
  assert_near (first->difference.mean, 4.0 / 9.0, 1e-9);
  assert_int_equal (first->verdict, TS_COMPARISON_BETTER);
  assert_near (second->difference.mean, -4.0 / 9.0, 1e-9);
  assert_int_equal (second->verdict, TS_COMPARISON_WORSE);
  ts_results_free (results);
}

static void of_times_less_is_better (void **state)
{
  (void)state;
  TsResults *results = three_configurations ();
  const TsComparison *comparison = find (results, 0, 1, TS_MEASURE_RESTRICTED_TIME_TO_HELP, TS_OPERATIONS);
  assert_true (comparison->difference.mean < 0);
  assert_int_equal (comparison->verdict, TS_COMPARISON_BETTER);
  ts_results_free (results);
}

/* Common random numbers: two configurations that do the same differ by exactly 0. */
static void what_is_the_same_is_equivalent (void **state)
{
  (void)state;
  TsResults *results = three_configurations ();
  const TsComparison *comparison = find (results, 0, 2, TS_MEASURE_HELPED_RATE, TS_OPERATIONS);
  assert_near (comparison->difference.low, 0.0, 1e-12);
  assert_near (comparison->difference.high, 0.0, 1e-12);
  assert_int_equal (comparison->verdict, TS_COMPARISON_EQUIVALENT);
  ts_results_free (results);
}

static void operations_are_compared_where_both_have_data (void **state)
{
  (void)state;
  TsResults *results = three_configurations ();
  assert_non_null (find (results, 0, 1, TS_MEASURE_SUCCESS_RATE, TS_OPERATION_CALL));
  assert_null (find (results, 0, 1, TS_MEASURE_SUCCESS_RATE, TS_OPERATION_SEARCH));
  assert_null (find (results, 0, 1, TS_MEASURE_SETUP_TIME, TS_OPERATION_SEARCH));
  ts_results_free (results);
}

static void without_replications_there_is_nothing_to_compare (void **state)
{
  (void)state;
  TsResults *results = hand_results (NULL, 2, 0);
  ts_compare_configurations (results);
  for (uint32_t i = 0; i < results->n_comparisons; i++)
    assert_true (results->comparisons[i].difference.n > 0);
  ts_results_free (results);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (every_pair_is_compared_once_in_file_order),
    cmocka_unit_test (the_difference_is_a_minus_b_and_the_verdict_about_a),
    cmocka_unit_test (of_times_less_is_better),
    cmocka_unit_test (what_is_the_same_is_equivalent),
    cmocka_unit_test (operations_are_compared_where_both_have_data),
    cmocka_unit_test (without_replications_there_is_nothing_to_compare),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

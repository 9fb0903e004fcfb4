/* Totals and estimates, against numbers worked out by hand. */
#include "replications.h"

#define EPSILON 1e-9

/* Calls: 10 + 6 of 20, then 30 + 24 of 60: pooled 70/80, leave-one-out 54/60 and
 * 16/20. Needs: 8 and 4 of 9 helped. */
static TsResults *two_replications (void)
{
  TsReplication replications[] = {hand_replication (10, 6, 8, 20), hand_replication (30, 24, 4, 40)};
  return hand_results (replications, 1, 2);
}

static void counts_are_totals_over_replications (void **state)
{
  (void)state;
  TsResults *results = two_replications ();
  const TsConfigurationResult *configuration = &results->configurations[0];
  const TsOperationResult *call = &configuration->operations[TS_OPERATION_CALL];
  assert_int_equal (call->wanted, 40);
  assert_int_equal (call->fulfilled, 30);
  assert_int_equal (call->counts.attempts, 80);
  assert_int_equal (call->counts.in_progress, 2);
  assert_int_equal (call->counts.outcomes[TS_OUTCOME_SUCCESS], 70);
  assert_int_equal (call->counts.reasons[TS_REASON_FED_REMOTE], 10);
  assert_int_equal (call->counts.paths[TS_PATH_INTERNAL], 70);
  assert_int_equal (configuration->needs.needs, 20);
  assert_int_equal (configuration->needs.helped, 12);
  assert_int_equal (configuration->tenant_switches, 4);
  assert_int_equal (configuration->events, 2000);
  ts_results_free (results);
}

/* Pooled ratio R = 7/8; leave-one-out R(-1) = 54/60, R(-2) = 16/20; pseudo-values
 * 2R - R(-i) = 0.85 and 0.95; standard error 0.05; t(0.975, 1) = 12.7062. The
 * interval around 7/8 covers all of [0, 1], to which a rate is clipped. */
static void a_rate_is_the_pooled_ratio_with_a_jackknife_interval (void **state)
{
  (void)state;
  TsResults *results = two_replications ();
  TsEstimate rate = results->configurations[0].operations[TS_OPERATION_CALL].success_rate.estimate;
  assert_near (rate.mean, 0.875, EPSILON);
  assert_true (rate.low > 0.0 && rate.low < 0.875 - 0.6);
  assert_near (rate.high, 1.0, EPSILON);
  assert_int_equal (rate.n, 2);
  ts_results_free (results);
}

static void needs_divide_by_closed_needs (void **state)
{
  (void)state;
  TsResults *results = two_replications ();
  const TsNeedResult *needs = &results->configurations[0].needs;
  assert_near (needs->helped_rate.estimate.mean, 12.0 / 18.0, EPSILON);
  assert_near (needs->fully_helped_rate.estimate.mean, 6.0 / 18.0, EPSILON);
  assert_near (needs->attempts_per_need.estimate.mean, 36.0 / 18.0, EPSILON);
  ts_results_free (results);
}

static void durations_are_in_seconds (void **state)
{
  (void)state;
  TsResults *results = two_replications ();
  const TsConfigurationResult *configuration = &results->configurations[0];
  const TsNeedResult *needs = &configuration->needs;
  assert_near (needs->time_to_help.mean.estimate.mean, (8 * 20 + 4 * 40) / 12.0, EPSILON);
  assert_near (needs->restricted_time_to_help.estimate.mean, (8 * 20 + 4 * 40 + 6 * 100) / 18.0, EPSILON);
  assert_near (needs->time_to_help.p50.mean, 20.0, 20.0 * 0.004);
  assert_near (needs->time_to_help.p90.mean, 40.0, 40.0 * 0.004);
  assert_near (configuration->operations[TS_OPERATION_CALL].setup_time.mean.estimate.mean, 12.0, EPSILON);
  assert_near (configuration->operations[TS_OPERATION_CALL].setup_time.p95.mean, 12.0, 12.0 * 0.004);
  ts_results_free (results);
}

static void groups_have_their_own_needs_and_utilisation (void **state)
{
  (void)state;
  TsResults *results = two_replications ();
  const TsGroupResult *groups = results->configurations[0].groups;
  assert_int_equal (groups[0].needs.needs, 0);
  assert_int_equal (groups[0].needs.helped_rate.estimate.n, 0);
  assert_int_equal (groups[0].needs.time_to_help.p50.n, 0);
  assert_int_equal (groups[0].utilisation.estimate.n, 0);
  assert_near (groups[1].needs.helped_rate.estimate.mean, 12.0 / 18.0, EPSILON);
  assert_near (groups[1].utilisation.estimate.mean, 0.25, EPSILON);
  assert_near (groups[1].time_switching, 3.0, EPSILON);
  assert_int_equal (groups[1].tenant_switches, 4);
  ts_results_free (results);
}

static void pairs_come_in_file_order_with_their_own_rate (void **state)
{
  (void)state;
  TsResults *results = two_replications ();
  const TsConfigurationResult *configuration = &results->configurations[0];
  assert_int_equal (configuration->n_pairs, 2);
  assert_int_equal (configuration->pairs[0].from, 0);
  assert_int_equal (configuration->pairs[1].from, 1);
  assert_int_equal (configuration->pairs[1].counts.attempts, 40);
  assert_near (configuration->pairs[0].success_rate.estimate.mean, 1.0, EPSILON);
  assert_near (configuration->pairs[1].success_rate.estimate.mean, 30.0 / 40.0, EPSILON);
  ts_results_free (results);
}

/* A pair may be missing in one replication: then it is evidence of nothing there. */
static void a_pair_that_occurs_once_counts_once (void **state)
{
  (void)state;
  TsReplication replications[] = {hand_replication (10, 6, 8, 20), hand_replication (30, 24, 4, 40)};
  replications[0].n_pairs = 1;
  replications[1].pairs[0].n_endings = 0;
  TsResults *results = hand_results (replications, 1, 2);
  const TsConfigurationResult *configuration = &results->configurations[0];
  assert_int_equal (configuration->n_pairs, 2);
  assert_int_equal (configuration->pairs[0].counts.attempts, 10);
  assert_int_equal (configuration->pairs[1].counts.attempts, 30);
  assert_near (configuration->pairs[1].success_rate.estimate.mean, 0.8, EPSILON);
  ts_results_free (results);
}

static void an_operation_that_never_happened_has_no_data (void **state)
{
  (void)state;
  TsResults *results = two_replications ();
  const TsOperationResult *search = &results->configurations[0].operations[TS_OPERATION_SEARCH];
  assert_int_equal (search->success_rate.estimate.n, 0);
  assert_int_equal (search->fulfilled_rate.estimate.n, 0);
  assert_int_equal (ts_results_estimate (results, 0, TS_MEASURE_SUCCESS_RATE, TS_OPERATION_SEARCH, TS_STATISTIC_MEAN).n,
                    0);
  ts_results_free (results);
}

static void no_replication_gives_no_data (void **state)
{
  (void)state;
  TsResults *results = hand_results (NULL, 1, 0);
  assert_int_equal (results->configurations[0].needs.helped_rate.estimate.n, 0);
  assert_int_equal (results->configurations[0].n_pairs, 0);
  ts_results_free (results);
}

static void the_fingerprint_depends_on_the_order_of_replications (void **state)
{
  (void)state;
  TsReplication forward[] = {hand_replication (10, 6, 8, 20), hand_replication (30, 24, 4, 40)};
  TsReplication backward[] = {hand_replication (30, 24, 4, 40), hand_replication (10, 6, 8, 20)};
  TsResults *first = hand_results (forward, 1, 2);
  TsResults *second = hand_results (backward, 1, 2);
  assert_true (first->configurations[0].fingerprint != second->configurations[0].fingerprint);
  ts_results_free (first);
  ts_results_free (second);
}

static bool same_estimate (TsEstimate a, TsEstimate b)
{
  return a.n == b.n && (a.n == 0 || (a.mean == b.mean && a.low == b.low && a.high == b.high));
}

/* A looked-up estimate and one made anew from samples are the same number. */
static void every_measure_is_looked_up_as_it_is_computed (void **state)
{
  (void)state;
  TsResults *results = two_replications ();
  results->configurations[0].has_reach = true;
  results->configurations[0].reach = (TsReachCounts){1, 2, 3};
  for (int measure = 0; measure < TS_MEASURES; measure++) {
    TsAsked asked = {.measure = (TsMeasureId)measure, .operation = TS_OPERATION_CALL};
    TsQuantity quantity = ts_quantity (results, 0, &asked);
    TsEstimate computed = ts_quantity_estimate (&quantity, TS_INTERVAL_LEVEL);
    TsEstimate found = ts_results_estimate (results, 0, (TsMeasureId)measure, TS_OPERATION_CALL, TS_STATISTIC_MEAN);
    ts_quantity_clear (&quantity);
    if (!same_estimate (computed, found))
      fail_msg ("%s: %g and %g", ts_measure ((TsMeasureId)measure)->name, computed.mean, found.mean);
    assert_true (found.n > 0);
  }
  ts_results_free (results);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (counts_are_totals_over_replications),
    cmocka_unit_test (a_rate_is_the_pooled_ratio_with_a_jackknife_interval),
    cmocka_unit_test (needs_divide_by_closed_needs),
    cmocka_unit_test (durations_are_in_seconds),
    cmocka_unit_test (groups_have_their_own_needs_and_utilisation),
    cmocka_unit_test (pairs_come_in_file_order_with_their_own_rate),
    cmocka_unit_test (a_pair_that_occurs_once_counts_once),
    cmocka_unit_test (an_operation_that_never_happened_has_no_data),
    cmocka_unit_test (no_replication_gives_no_data),
    cmocka_unit_test (the_fingerprint_depends_on_the_order_of_replications),
    cmocka_unit_test (every_measure_is_looked_up_as_it_is_computed),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

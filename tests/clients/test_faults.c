/* What does not work for a while, and talks that break off. */
#include "small_world.h"

#define BUSY_DAY "activities.assistance.every=exponential(20min)", "activities.inside.every=exponential(20min)"

static TsReplication run_with (const char *fault, uint32_t configuration, TsScenario **scenario)
{
  g_autofree char *faults = g_strconcat ("faults=", fault, NULL);
  *scenario = load_small_world (BUSY_DAY, faults, NULL);
  return run_small_world (*scenario, configuration, 0);
}

/* Attempts that ended in the steps of [from, until) of the first day's quarters of an hour. */
static void assert_none_succeeds (const TsReplication *result, TsOperation operation, int from_hour, int until_hour)
{
  uint64_t attempts = 0;
  for (int step = from_hour * 4 + 1; step < until_hour * 4; step++) {
    attempts += result->series[step].attempts[operation];
    assert_int_equal (result->series[step].successes[operation], 0);
  }
  assert_true (attempts > 0);
}

static void an_outage_of_a_tenant_fails_everything_in_it (void **state)
{
  (void)state;
  TsScenario *scenario;
  TsReplication result = run_with ("{down: {outage: Contoso, at: 10h, until: 12h}}", CONFIGURATION_OPEN, &scenario);
  assert_none_succeeds (&result, TS_OPERATION_SEARCH, 10, 12);
  assert_true (counts_of (&result, TS_OPERATION_SEARCH)->reasons[TS_REASON_SERVICE_OUTAGE] > 0);
  assert_true (result.series[12 * 4 + 2].successes[TS_OPERATION_SEARCH] > 0);
  ts_replication_clear (&result);
  ts_scenario_free (scenario);
}

static void an_outage_of_federation_leaves_tenants_alone (void **state)
{
  (void)state;
  TsScenario *scenario;
  TsReplication result = run_with ("{down: {outage: federation, at: 0s, until: 2d}}", CONFIGURATION_OPEN, &scenario);
  TsAttemptCounts outside = between (scenario, &result, "Contoso.technician", "ABC.expert", TS_OPERATION_SEARCH);
  TsAttemptCounts inside = between (scenario, &result, "Contoso.technician", "Contoso.desk", TS_OPERATION_SEARCH);
  assert_true (outside.attempts > 0 && inside.attempts > 0);
  assert_int_equal (outside.outcomes[TS_OUTCOME_SUCCESS], 0);
  assert_int_equal (outside.reasons[TS_REASON_FEDERATION_OUTAGE] + outside.reasons[TS_REASON_MISTYPED],
                    outside.attempts);
  assert_int_equal (inside.outcomes[TS_OUTCOME_SUCCESS], inside.attempts);
  ts_replication_clear (&result);
  ts_scenario_free (scenario);
}

/* Precedence: denied before failed. */
static void what_is_denied_stays_denied_in_an_outage (void **state)
{
  (void)state;
  TsScenario *scenario;
  TsReplication result = run_with ("{down: {outage: [ABC, Contoso], at: 0s, until: 2d}}", CONFIGURATION_OFF, &scenario);
  TsAttemptCounts outside = between (scenario, &result, "Contoso.technician", "ABC.expert", TS_OPERATION_SEARCH);
  assert_true (outside.attempts > 0);
  assert_int_equal (outside.outcomes[TS_OUTCOME_DENIED], outside.attempts);
  ts_replication_clear (&result);
  ts_scenario_free (scenario);
}

static void who_has_no_network_can_be_found_and_not_called (void **state)
{
  (void)state;
  TsScenario *scenario;
  TsReplication result =
    run_with ("{site: {network_loss: Contoso.desk, at: 0s, until: 2d}}", CONFIGURATION_OPEN, &scenario);
  TsAttemptCounts search = between (scenario, &result, "Contoso.technician", "Contoso.desk", TS_OPERATION_SEARCH);
  TsAttemptCounts call = between (scenario, &result, "Contoso.technician", "Contoso.desk", TS_OPERATION_CALL);
  assert_int_equal (search.outcomes[TS_OUTCOME_SUCCESS], search.attempts);
  assert_true (call.attempts > 0);
  assert_int_equal (call.reasons[TS_REASON_NETWORK_LOSS], call.attempts);
  assert_int_equal (call.outcomes[TS_OUTCOME_FAILED], call.attempts);
  ts_replication_clear (&result);
  ts_scenario_free (scenario);
}

/* Works for 3 h and is empty for 1 h on average: a quarter of all times. */
static void batteries_run_empty_at_times_of_their_own (void **state)
{
  (void)state;
  TsScenario *scenario;
  TsReplication result = run_with ("{battery: {battery: Contoso.technician, every: exponential(3h), lasts: "
                                   "exponential(1h)}}",
                                   CONFIGURATION_OPEN, &scenario);
  TsAttemptCounts search = between (scenario, &result, "Contoso.technician", "Contoso.desk", TS_OPERATION_SEARCH);
  double empty = (double)search.reasons[TS_REASON_BATTERY_EMPTY] / (double)search.attempts;
  assert_true (search.attempts > 300);
  assert_true (empty > 0.1 && empty < 0.45);
  assert_int_equal (search.outcomes[TS_OUTCOME_UNREACHABLE], search.reasons[TS_REASON_BATTERY_EMPTY]);
  ts_replication_clear (&result);
  ts_scenario_free (scenario);
}

/* The other draws of a need do not move. */
static void a_share_of_talks_breaks_off_and_calls_are_answered_as_before (void **state)
{
  (void)state;
  TsScenario *never = load_small_world (BUSY_DAY, NULL);
  TsScenario *often = load_small_world (BUSY_DAY, "behaviour.dropped=30%", NULL);
  TsReplication whole = run_small_world (never, CONFIGURATION_OPEN, 0);
  TsReplication broken = run_small_world (often, CONFIGURATION_OPEN, 0);
  const TsOperationTally *call = &broken.operations[TS_OPERATION_CALL];
  double share = (double)call->dropped / (double)call->counts.outcomes[TS_OUTCOME_SUCCESS];
  assert_int_equal (whole.operations[TS_OPERATION_CALL].dropped, 0);
  assert_true (call->counts.outcomes[TS_OUTCOME_SUCCESS] > 200);
  assert_true (share > 0.22 && share < 0.38);
  assert_true (broken.needs.fully_helped * whole.needs.helped < whole.needs.fully_helped * broken.needs.helped);
  assert_int_equal (whole.needs.needs, broken.needs.needs);
  ts_replication_clear (&whole);
  ts_replication_clear (&broken);
  ts_scenario_free (never);
  ts_scenario_free (often);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (an_outage_of_a_tenant_fails_everything_in_it),
    cmocka_unit_test (an_outage_of_federation_leaves_tenants_alone),
    cmocka_unit_test (what_is_denied_stays_denied_in_an_outage),
    cmocka_unit_test (who_has_no_network_can_be_found_and_not_called),
    cmocka_unit_test (batteries_run_empty_at_times_of_their_own),
    cmocka_unit_test (a_share_of_talks_breaks_off_and_calls_are_answered_as_before),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

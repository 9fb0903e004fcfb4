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

/* --------------------------------------------------- what was under way -- */

/* Who talks, rings or is in a meeting at an instant. */
typedef struct {
  const TsScenario *scenario;
  TsTime at;
  uint8_t *doing;   /* of everybody */
  uint8_t *at_that; /* the same when the instant is over */
  bool is_past;
} Watch;

static void watch (const TsTraceRecord *record, void *data)
{
  Watch *watching = data;
  if (record->at > watching->at && !watching->is_past) {
    memcpy (watching->at_that, watching->doing, ts_directory_people (watching->scenario->directory));
    watching->is_past = true;
  }
  if (record->kind == TS_TRACE_STATE)
    watching->doing[record->from] = record->doing;
}

/* How many of a group are engaged in a call or a meeting right after an instant. */
static uint32_t engaged_at (const char *world_text, uint32_t configuration, TsTime at, const char *group,
                            TsReplication *result, const char *fault, ...)
{
  va_list changes;
  va_start (changes, fault);
  TsScenario *scenario = load_changed_world (world_text, fault, changes);
  va_end (changes);
  uint32_t n = ts_directory_people (scenario->directory);
  g_autofree uint8_t *doing = g_new0 (uint8_t, n), *at_that = g_new0 (uint8_t, n);
  Watch watching = {scenario, at, doing, at_that, false};
  TsWorld *world = ts_world_new (scenario, configuration, TS_PENDING_HEAP, NULL);
  ts_world_trace (world, watch, &watching);
  run_in (world, 0, result);
  ts_world_free (world);
  assert_true (watching.is_past);
  uint32_t engaged = 0;
  TsRange people = ts_directory_group_people (scenario->directory, group_named (scenario, group));
  for (uint32_t i = 0; i < people.count; i++) {
    const char *does = ts_doing_name (at_that[people.first + i]);
    engaged += strcmp (does, "talking") == 0 || strcmp (does, "ringing") == 0 || strcmp (does, "in a meeting") == 0;
  }
  ts_scenario_free (scenario);
  return engaged;
}

#define LONG_TALKS                                                                                                     \
  "activities.assistance.every=exponential(1h)", "activities.inside.every=exponential(1h)",                            \
    "activities.assistance.talk=constant(50min)", "activities.inside.talk=constant(50min)"

static void assert_broken_off (const char *fault, const char *group, TsFaultKind kind, uint32_t configuration)
{
  TsReplication calm, result;
  uint32_t before = engaged_at (small_world, configuration, 11 * TS_HOUR, group, &calm, LONG_TALKS, NULL);
  uint32_t after = engaged_at (small_world, configuration, 11 * TS_HOUR, group, &result, LONG_TALKS, fault, NULL);
  const TsOperationTally *call = &result.operations[TS_OPERATION_CALL];
  assert_true (before > 1);
  assert_int_equal (after, 0);
  assert_true (call->dropped > 0 && call->dropped_by[kind] == call->dropped);
  assert_true (call->dropped <= call->counts.outcomes[TS_OUTCOME_SUCCESS]);
  assert_int_equal (calm.operations[TS_OPERATION_CALL].dropped, 0);
  assert_int_equal (calm.needs.needs, result.needs.needs);
  ts_replication_clear (&calm);
  ts_replication_clear (&result);
}

static void calls_under_way_break_off_when_a_fault_begins (void **state)
{
  (void)state;
  assert_broken_off ("faults={f: {outage: Contoso, at: 11h, until: 12h}}", "Contoso.technician", TS_FAULT_OUTAGE,
                     CONFIGURATION_OPEN);
  assert_broken_off ("faults={f: {network_loss: Contoso.technician, at: 11h, until: 12h}}", "Contoso.technician",
                     TS_FAULT_NETWORK, CONFIGURATION_OPEN);
  assert_broken_off ("faults={f: {outage: federation, at: 11h, until: 12h}}", "ABC.expert", TS_FAULT_FEDERATION,
                     CONFIGURATION_OPEN);
}

static void a_battery_that_runs_empty_ends_the_call_of_its_person (void **state)
{
  (void)state;
  TsScenario *scenario =
    load_small_world (LONG_TALKS, "faults={f: {battery: Contoso.technician, every: exponential(2h), lasts: 10min}}", NULL);
  for (uint32_t configuration = 0; configuration < CONFIGURATIONS; configuration++) {
    TsReplication result = run_small_world (scenario, configuration, 0);
    const TsOperationTally *call = &result.operations[TS_OPERATION_CALL];
    assert_true (call->dropped_by[TS_FAULT_BATTERY] > 10);
    assert_true (call->counts.reasons[TS_REASON_BATTERY_EMPTY] > 0);
    ts_replication_clear (&result);
  }
  ts_scenario_free (scenario);
}

/* Only the third person is cut off: the two others talk on. */
static void a_third_person_falls_out_of_a_call_that_goes_on (void **state)
{
  (void)state;
  const char *fault = "faults={f: {battery: Contoso.desk, every: exponential(1h), lasts: 5min}}";
  TsScenario *scenario = load_small_world (
    LONG_TALKS, "activities.inside.every=constant(1000h)", "activities.assistance.third_person.chance=100%",
    "activities.assistance.third_person.from=[Contoso.desk]", fault, NULL);
  TsReplication result = run_small_world (scenario, CONFIGURATION_GUESTS, 0);
  const TsOperationTally *add = &result.operations[TS_OPERATION_ADD_PARTICIPANT];
  assert_true (add->counts.outcomes[TS_OUTCOME_SUCCESS] > 0);
  assert_true (add->dropped > 0 && add->dropped == add->dropped_by[TS_FAULT_BATTERY]);
  assert_true (add->counts.reasons[TS_REASON_BATTERY_EMPTY] > 0);
  assert_int_equal (result.operations[TS_OPERATION_CALL].dropped, 0);
  ts_replication_clear (&result);
  ts_scenario_free (scenario);
}

/* The sums of ts_replication_check(), and in builds with TS_CHECKS the world between events, with everything
 * failing all the time. */
static void the_sum_rules_hold_in_a_stormy_world (void **state)
{
  (void)state;
  const char *storm = "faults={a: {battery: Contoso.technician, every: exponential(20min), lasts: exponential(5min)},"
                      " b: {battery: ABC.expert, every: exponential(20min), lasts: exponential(5min)},"
                      " c: {battery: Contoso.desk, every: exponential(20min), lasts: exponential(5min)},"
                      " d: {outage: ABC, every: exponential(1h), lasts: 5min},"
                      " e: {outage: federation, every: exponential(1h), lasts: 5min},"
                      " f: {network_loss: Contoso.mobile, every: exponential(1h), lasts: 5min}}";
  TsScenario *scenario = load_small_world (
    "activities.assistance.every=exponential(30min)", "activities.inside.every=exponential(30min)",
    "activities.assistance.third_person.chance=100%", "activities.inside.third_person.chance=100%",
    "behaviour.dropped=20%", "configurations.guests.external_access.default=open", storm, NULL);
  for (uint32_t configuration = 0; configuration < CONFIGURATIONS; configuration++)
    for (uint32_t replication = 0; replication < 3; replication++) {
      TsReplication result = run_small_world (scenario, configuration, replication);
      for (uint32_t group = 0; group < result.n_groups; group++)
        assert_true (result.groups[group].talk_time <= result.groups[group].working_time);
      assert_true (result.operations[TS_OPERATION_CALL].dropped > 0);
      ts_replication_clear (&result);
    }
  ts_scenario_free (scenario);
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
    cmocka_unit_test (calls_under_way_break_off_when_a_fault_begins),
    cmocka_unit_test (a_battery_that_runs_empty_ends_the_call_of_its_person),
    cmocka_unit_test (a_third_person_falls_out_of_a_call_that_goes_on),
    cmocka_unit_test (the_sum_rules_hold_in_a_stormy_world),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

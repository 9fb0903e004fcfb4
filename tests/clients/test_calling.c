/* One call: every way in which it can end, each brought about by the one cause that
 * leads to it. */
#include "small_world.h"

/* All attempts of the operation that did not succeed have this reason. */
static void assert_only_reason (const TsAttemptCounts *counts, TsReason reason)
{
  assert_true (counts->reasons[reason] > 0);
  assert_int_equal (counts->reasons[reason], counts->attempts - counts->outcomes[TS_OUTCOME_SUCCESS]);
}

static void assert_never_succeeds_for (TsReason reason, TsOperation operation, const char *change)
{
  TsScenario *scenario = load_small_world (change, "behaviour.retry_after_busy=0%", NULL);
  TsReplication result = run_small_world (scenario, CONFIGURATION_OPEN, 0);
  TsAttemptCounts counts = between (scenario, &result, "Contoso.technician", "ABC.expert", operation);
  assert_true (counts.reasons[reason] > 0);
  assert_int_equal (counts.outcomes[TS_OUTCOME_SUCCESS], 0);
  ts_replication_clear (&result);
  ts_scenario_free (scenario);
}

static void a_call_nobody_answers_ends_in_no_answer (void **state)
{
  (void)state;
  assert_never_succeeds_for (TS_REASON_NO_ANSWER, TS_OPERATION_CALL, "behaviour.answered=0%");
}

static void an_answer_later_than_the_ring_is_no_answer (void **state)
{
  (void)state;
  assert_never_succeeds_for (TS_REASON_NO_ANSWER, TS_OPERATION_CALL, "behaviour.answer_delay=constant(25s)");
}

static void a_call_that_media_fails_ends_in_media_fail (void **state)
{
  (void)state;
  assert_never_succeeds_for (TS_REASON_MEDIA_FAIL, TS_OPERATION_CALL, "behaviour.media_failure=100%");
}

static void a_mistyped_address_finds_nobody_outside_and_does_not_matter_inside_SEED_40 (void **state)
{
  (void)state;
  TsScenario *scenario = load_small_world ("behaviour.mistyped=100%", NULL);
  TsReplication result = run_small_world (scenario, CONFIGURATION_OPEN, 0);
  TsAttemptCounts outside = between (scenario, &result, "Contoso.technician", "ABC.expert", TS_OPERATION_SEARCH);
  TsAttemptCounts inside = between (scenario, &result, "Contoso.technician", "Contoso.desk", TS_OPERATION_SEARCH);
  assert_true (outside.attempts > 0);
  assert_int_equal (outside.reasons[TS_REASON_MISTYPED], outside.attempts);
  assert_true (inside.attempts > 0);
  assert_int_equal (inside.outcomes[TS_OUTCOME_SUCCESS], inside.attempts);
  ts_replication_clear (&result);
  ts_scenario_free (scenario);
}

static void a_mistyped_address_of_somebody_forbidden_is_denied (void **state)
{
  (void)state;
  TsScenario *scenario = load_small_world ("behaviour.mistyped=100%", NULL);
  TsReplication result = run_small_world (scenario, CONFIGURATION_OFF, 0);
  TsAttemptCounts outside = between (scenario, &result, "Contoso.technician", "ABC.expert", TS_OPERATION_SEARCH);
  assert_true (outside.attempts > 0);
  assert_int_equal (outside.outcomes[TS_OUTCOME_DENIED], outside.attempts);
  ts_replication_clear (&result);
  ts_scenario_free (scenario);
}

static void a_search_that_fails_is_followed_by_no_call (void **state)
{
  (void)state;
  TsScenario *scenario = load_small_world (NULL);
  TsReplication result = run_small_world (scenario, CONFIGURATION_OFF, 0);
  TsAttemptCounts call = between (scenario, &result, "Contoso.technician", "ABC.expert", TS_OPERATION_CALL);
  assert_int_equal (call.attempts + call.in_progress, 0);
  ts_replication_clear (&result);
  ts_scenario_free (scenario);
}

static void a_closed_app_on_the_hololens_is_unreachable (void **state)
{
  (void)state;
  TsScenario *scenario = load_small_world ("behaviour.hololens_app_started=0%",
                                           "activities.assistance.who=[ABC.expert]",
                                           "activities.assistance.needs=[Contoso.technician]",
                                           "activities.inside.every=exponential(10000h)", NULL);
  TsReplication result = run_small_world (scenario, CONFIGURATION_OPEN, 0);
  TsAttemptCounts call = between (scenario, &result, "ABC.expert", "Contoso.technician", TS_OPERATION_CALL);
  assert_true (call.reasons[TS_REASON_APP_CLOSED] > 0);
  assert_int_equal (call.outcomes[TS_OUTCOME_UNREACHABLE], call.reasons[TS_REASON_APP_CLOSED]);
  assert_int_equal (call.outcomes[TS_OUTCOME_SUCCESS], 0);
  ts_replication_clear (&result);
  ts_scenario_free (scenario);
}

static void nobody_takes_a_call_off_hours (void **state)
{
  (void)state;
  TsScenario *scenario = load_small_world ("tenants.ABC.users.expert.hours=sat,sun 08:00-16:00", NULL);
  TsReplication result = run_small_world (scenario, CONFIGURATION_OPEN, 0);
  TsAttemptCounts call = between (scenario, &result, "Contoso.technician", "ABC.expert", TS_OPERATION_CALL);
  assert_only_reason (&call, TS_REASON_OFF_HOURS);
  assert_int_equal (call.outcomes[TS_OUTCOME_UNREACHABLE], call.attempts);
  ts_replication_clear (&result);
  ts_scenario_free (scenario);
}

static void one_expert_for_many_is_often_busy_and_never_in_two_calls (void **state)
{
  (void)state;
  TsScenario *scenario =
    load_small_world ("tenants.ABC.users.expert.count=1", "activities.assistance.every=exponential(1h)", NULL);
  TsReplication result = run_small_world (scenario, CONFIGURATION_OPEN, 0);
  TsAttemptCounts call = between (scenario, &result, "Contoso.technician", "ABC.expert", TS_OPERATION_CALL);
  assert_true (call.reasons[TS_REASON_BUSY] > call.attempts / 4);
  const TsGroupTally *experts = &result.groups[group_named (scenario, "ABC.expert")];
  assert_true (experts->talk_time > experts->working_time / 4);
  assert_true (experts->talk_time <= experts->working_time);
  ts_replication_clear (&result);
  ts_scenario_free (scenario);
}

static void where_everything_works_the_first_call_helps (void **state)
{
  (void)state;
  TsScenario *scenario =
    load_small_world ("behaviour.answered=100%", "behaviour.declined=0%", "behaviour.mistyped=0%",
                      "behaviour.media_failure=0%", "behaviour.file_failure=0%", "behaviour.answer_delay=constant(5s)",
                      "activities.assistance.every=exponential(1000h)", "activities.inside.every=exponential(100h)",
                      "activities.inside.third_person.chance=0%", "clock.duration=5d", NULL);
  TsReplication result = run_small_world (scenario, CONFIGURATION_OPEN, 0);
  TsAttemptCounts call = between (scenario, &result, "Contoso.technician", "Contoso.desk", TS_OPERATION_CALL);
  TsAttemptCounts share = between (scenario, &result, "Contoso.desk", "Contoso.technician", TS_OPERATION_SHARE_FILE);
  assert_true (call.attempts > 0);
  assert_int_equal (call.outcomes[TS_OUTCOME_SUCCESS], call.attempts);
  assert_int_equal (call.paths[TS_PATH_INTERNAL], call.attempts);
  assert_int_equal (share.outcomes[TS_OUTCOME_SUCCESS], share.attempts);
  ts_replication_clear (&result);
  ts_scenario_free (scenario);
}

static void set_up_time_is_the_sum_of_its_parts (void **state)
{
  (void)state;
  TsScenario *scenario =
    load_small_world ("behaviour.signalling=constant(2s)", "behaviour.answer_delay=constant(5s)",
                      "behaviour.media_setup=constant(1s)", "behaviour.federation_delay=700ms", NULL);
  TsReplication outside = run_small_world (scenario, CONFIGURATION_OPEN, 0);
  TsReplication inside = run_small_world (scenario, CONFIGURATION_OFF, 0);
  const TsTally *within = &inside.operations[TS_OPERATION_CALL].setup_time.tally;
  assert_true (within->count > 0);
  assert_true (within->sum == (ts_uint128)within->count * 8u * (uint64_t)TS_SECOND);
  const TsTally *mixed = &outside.operations[TS_OPERATION_CALL].setup_time.tally;
  const TsAttemptCounts *calls = counts_of (&outside, TS_OPERATION_CALL);
  assert_true (calls->paths[TS_PATH_EXTERNAL] > 0);
  assert_true (mixed->sum == (ts_uint128)mixed->count * 8u * (uint64_t)TS_SECOND +
                               (ts_uint128)calls->paths[TS_PATH_EXTERNAL] * 700u * (uint64_t)TS_MILLISECOND);
  ts_replication_clear (&outside);
  ts_replication_clear (&inside);
  ts_scenario_free (scenario);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (a_call_nobody_answers_ends_in_no_answer),
    cmocka_unit_test (an_answer_later_than_the_ring_is_no_answer),
    cmocka_unit_test (a_call_that_media_fails_ends_in_media_fail),
    cmocka_unit_test (a_mistyped_address_finds_nobody_outside_and_does_not_matter_inside_SEED_40),
    cmocka_unit_test (a_mistyped_address_of_somebody_forbidden_is_denied),
    cmocka_unit_test (a_search_that_fails_is_followed_by_no_call),
    cmocka_unit_test (a_closed_app_on_the_hololens_is_unreachable),
    cmocka_unit_test (nobody_takes_a_call_off_hours),
    cmocka_unit_test (one_expert_for_many_is_often_busy_and_never_in_two_calls),
    cmocka_unit_test (where_everything_works_the_first_call_helps),
    cmocka_unit_test (set_up_time_is_the_sum_of_its_parts),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

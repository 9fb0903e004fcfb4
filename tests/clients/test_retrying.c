/* Trying again, trying somebody else, giving up. */
#include "small_world.h"

static TsReplication run_unanswered (const char *change)
{
  TsScenario *scenario =
    load_small_world ("behaviour.answered=0%", "behaviour.declined=0%", "behaviour.mistyped=0%",
                      "behaviour.retry_after_no_answer=100%", "behaviour.retry_after_busy=100%",
                      "behaviour.patience=1000h", "activities.assistance.every=constant(300d)",
                      "activities.inside.every=constant(40h)", "behaviour.wait_after_no_answer=constant(1min)",
                      "behaviour.wait_after_busy=constant(1min)", change, NULL);
  TsReplication result = run_small_world (scenario, CONFIGURATION_OFF, 0);
  ts_scenario_free (scenario);
  return result;
}

static void every_person_is_called_as_often_as_tries_and_as_many_as_persons (void **state)
{
  (void)state;
  TsReplication result = run_unanswered ("behaviour.tries=4");
  assert_true (result.needs.abandoned > 0);
  assert_int_equal (result.needs.open, 0);
  assert_int_equal (result.needs.calls, result.needs.abandoned * 4 * 2);
  ts_replication_clear (&result);
  result = run_unanswered ("behaviour.persons=1");
  assert_int_equal (result.needs.calls, result.needs.abandoned * 3 * 1);
  ts_replication_clear (&result);
}

static void without_the_habit_of_redialling_each_person_is_called_once (void **state)
{
  (void)state;
  TsReplication result = run_unanswered ("behaviour.retry_after_no_answer=0%");
  assert_true (result.needs.abandoned > 0);
  assert_true (result.needs.calls >= result.needs.abandoned * 2);
  assert_int_equal (counts_of (&result, TS_OPERATION_CALL)->reasons[TS_REASON_NO_ANSWER], result.needs.abandoned * 2);
  ts_replication_clear (&result);
}

static void a_redial_needs_no_second_search (void **state)
{
  (void)state;
  TsReplication result = run_unanswered ("behaviour.tries=3");
  assert_int_equal (counts_of (&result, TS_OPERATION_SEARCH)->attempts, result.needs.abandoned * 2);
  ts_replication_clear (&result);
}

static void patience_ends_a_need_and_is_its_restricted_time (void **state)
{
  (void)state;
  TsReplication result = run_unanswered ("behaviour.patience=90s");
  assert_true (result.needs.abandoned > 0);
  assert_true (result.needs.restricted_time_to_help.sum ==
               (ts_uint128)result.needs.abandoned * 90u * (uint64_t)TS_SECOND);
  assert_true (result.needs.calls < result.needs.abandoned * 6);
  ts_replication_clear (&result);
}

static void who_is_helped_waits_less_than_their_patience (void **state)
{
  (void)state;
  TsScenario *scenario = load_small_world (NULL);
  TsReplication result = run_small_world (scenario, CONFIGURATION_OPEN, 0);
  assert_true (result.needs.helped > 0);
  assert_true (result.needs.restricted_time_to_help.sum <=
               result.needs.time_to_help.tally.sum +
                 (ts_uint128)result.needs.abandoned * (uint64_t)scenario->configurations[0].behaviour.patience);
  ts_replication_clear (&result);
  ts_scenario_free (scenario);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (every_person_is_called_as_often_as_tries_and_as_many_as_persons),
    cmocka_unit_test (without_the_habit_of_redialling_each_person_is_called_once),
    cmocka_unit_test (a_redial_needs_no_second_search),
    cmocka_unit_test (patience_ends_a_need_and_is_its_restricted_time),
    cmocka_unit_test (who_is_helped_waits_less_than_their_patience),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

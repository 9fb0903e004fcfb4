/* Where a call to a guest rings who is active elsewhere: in 2020 nowhere (SEED-55); in 2026 on
 * desktop, where Teams shows several tenants side by side (domain notes, 3 and 9). */
#include "small_world.h"

static const char *const technician = "Contoso.technician";
static const char *const expert = "ABC.expert";

static TsReplication run_at_home (TsScenario **scenario, const char *era, const char *client)
{
  g_autofree char *of_era = g_strconcat ("era=", era, NULL);
  g_autofree char *of_client = g_strconcat ("tenants.ABC.users.expert.client=", client, NULL);
  *scenario = load_small_world (of_era, of_client, NULL);
  return run_small_world (*scenario, CONFIGURATION_GUESTS_HOME, 0);
}

static void assert_nobody_switched (const TsReplication *result)
{
  for (uint32_t group = 0; group < result->n_groups; group++)
    assert_int_equal (result->groups[group].tenant_switches, 0);
}

static void in_2020_nothing_rings_at_a_guest_who_is_active_at_home_SEED_55 (void **state)
{
  (void)state;
  TsScenario *scenario;
  TsReplication result = run_at_home (&scenario, "2020-04", "teams-desktop");
  TsAttemptCounts call = between (scenario, &result, technician, expert, TS_OPERATION_CALL);
  assert_true (call.attempts > 0);
  assert_int_equal (call.reasons[TS_REASON_OFFLINE_OTHER_TENANT], call.attempts);
  ts_replication_clear (&result);
  ts_scenario_free (scenario);
}

static void in_2026_it_rings_on_desktop_and_nobody_switches (void **state)
{
  (void)state;
  TsScenario *scenario;
  TsReplication result = run_at_home (&scenario, "2026", "teams-desktop");
  TsAttemptCounts call = between (scenario, &result, technician, expert, TS_OPERATION_CALL);
  assert_true (call.outcomes[TS_OUTCOME_SUCCESS] > 0);
  assert_int_equal (call.reasons[TS_REASON_OFFLINE_OTHER_TENANT], 0);
  assert_int_equal (call.paths[TS_PATH_GUEST], call.outcomes[TS_OUTCOME_SUCCESS]);
  assert_nobody_switched (&result);
  ts_replication_clear (&result);
  ts_scenario_free (scenario);
}

static void in_2026_a_phone_still_keeps_to_one_tenant (void **state)
{
  (void)state;
  TsScenario *scenario;
  TsReplication result = run_at_home (&scenario, "2026", "teams-mobile");
  TsAttemptCounts call = between (scenario, &result, technician, expert, TS_OPERATION_CALL);
  assert_true (call.attempts > 0);
  assert_int_equal (call.reasons[TS_REASON_OFFLINE_OTHER_TENANT], call.attempts);
  ts_replication_clear (&result);
  ts_scenario_free (scenario);
}

/* The call is in the inviting tenant, and so is what is done in it, though the expert is active at home. */
static void what_is_done_in_such_a_call_goes_through_the_account_that_rang (void **state)
{
  (void)state;
  TsScenario *scenario;
  TsReplication result = run_at_home (&scenario, "2026", "teams-desktop");
  TsAttemptCounts file = between (scenario, &result, expert, technician, TS_OPERATION_SHARE_FILE);
  TsAttemptCounts colleague = between (scenario, &result, technician, expert, TS_OPERATION_ADD_PARTICIPANT);
  TsAttemptCounts desk = between (scenario, &result, technician, "Contoso.desk", TS_OPERATION_ADD_PARTICIPANT);
  assert_true (file.attempts > 0);
  assert_int_equal (file.reasons[TS_REASON_CALLER_OTHER_TENANT], 0);
  assert_int_equal (file.paths[TS_PATH_GUEST], file.outcomes[TS_OUTCOME_SUCCESS]);
  assert_int_equal (file.outcomes[TS_OUTCOME_SUCCESS] + file.outcomes[TS_OUTCOME_FAILED], file.attempts);
  assert_true (colleague.outcomes[TS_OUTCOME_SUCCESS] > 0);
  assert_int_equal (colleague.outcomes[TS_OUTCOME_UNREACHABLE] - colleague.reasons[TS_REASON_OFF_HOURS], 0);
  assert_true (desk.outcomes[TS_OUTCOME_SUCCESS] > 0);
  assert_int_equal (desk.outcomes[TS_OUTCOME_UNREACHABLE], 0);
  ts_replication_clear (&result);
  ts_scenario_free (scenario);
}

static void the_caller_still_has_to_be_where_the_way_begins (void **state)
{
  (void)state;
  TsScenario *scenario = load_small_world ("era=2026", "activities.assistance.who=[ABC.expert]",
                                           "activities.assistance.needs=[Contoso.desk]", "behaviour.mistyped=0%", NULL);
  TsReplication result = run_small_world (scenario, CONFIGURATION_GUESTS_HOME, 0);
  TsAttemptCounts search = between (scenario, &result, expert, "Contoso.desk", TS_OPERATION_SEARCH);
  assert_true (search.attempts > 0);
  assert_int_equal (search.reasons[TS_REASON_CALLER_OTHER_TENANT], search.attempts);
  ts_replication_clear (&result);
  ts_scenario_free (scenario);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (in_2020_nothing_rings_at_a_guest_who_is_active_at_home_SEED_55),
    cmocka_unit_test (in_2026_it_rings_on_desktop_and_nobody_switches),
    cmocka_unit_test (in_2026_a_phone_still_keeps_to_one_tenant),
    cmocka_unit_test (what_is_done_in_such_a_call_goes_through_the_account_that_rang),
    cmocka_unit_test (the_caller_still_has_to_be_where_the_way_begins),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

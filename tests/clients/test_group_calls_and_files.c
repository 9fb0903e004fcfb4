/* Third persons and files: within the tenant they work, over external access they do
 * not (SEED-37, SEED-38). */
#include "small_world.h"

static void over_external_access_nobody_is_added_and_no_file_is_shared_SEED_37_38 (void **state)
{
  (void)state;
  TsScenario *scenario = load_small_world ("activities.inside.every=exponential(10000h)",
                                           "activities.assistance.who=[Contoso.technician]", NULL);
  TsReplication result = run_small_world (scenario, CONFIGURATION_OPEN, 0);
  const TsAttemptCounts *add = counts_of (&result, TS_OPERATION_ADD_PARTICIPANT);
  const TsAttemptCounts *share = counts_of (&result, TS_OPERATION_SHARE_FILE);
  assert_true (add->attempts > 0);
  assert_int_equal (add->reasons[TS_REASON_GROUP_EXTERNAL], add->attempts);
  assert_true (share->attempts > 0);
  assert_int_equal (share->reasons[TS_REASON_FILE_EXTERNAL], share->attempts);
  assert_true (result.needs.helped > result.needs.fully_helped);
  ts_replication_clear (&result);
  ts_scenario_free (scenario);
}

static void where_the_expert_is_active_as_guest_people_are_added_and_files_shared (void **state)
{
  (void)state;
  TsScenario *scenario =
    load_small_world ("activities.inside.every=exponential(10000h)", "activities.assistance.who=[Contoso.technician]",
                      "activities.assistance.third_person.from=[ABC.expert]", NULL);
  TsReplication result = run_small_world (scenario, CONFIGURATION_GUESTS, 0);
  const TsAttemptCounts *add = counts_of (&result, TS_OPERATION_ADD_PARTICIPANT);
  const TsAttemptCounts *share = counts_of (&result, TS_OPERATION_SHARE_FILE);
  assert_int_equal (add->outcomes[TS_OUTCOME_DENIED], 0);
  assert_true (add->paths[TS_PATH_GUEST] > 0);
  assert_int_equal (add->paths[TS_PATH_GUEST], add->outcomes[TS_OUTCOME_SUCCESS]);
  assert_int_equal (share->outcomes[TS_OUTCOME_DENIED], 0);
  assert_true (share->paths[TS_PATH_GUEST] > 0);
  ts_replication_clear (&result);
  ts_scenario_free (scenario);
}

static void inside_the_tenant_people_are_added_and_files_shared_SEED_2 (void **state)
{
  (void)state;
  TsScenario *scenario = load_small_world (NULL);
  TsReplication result = run_small_world (scenario, CONFIGURATION_OFF, 0);
  const TsAttemptCounts *add = counts_of (&result, TS_OPERATION_ADD_PARTICIPANT);
  const TsAttemptCounts *share = counts_of (&result, TS_OPERATION_SHARE_FILE);
  assert_true (add->paths[TS_PATH_INTERNAL] > 0);
  assert_int_equal (add->outcomes[TS_OUTCOME_DENIED], 0);
  assert_true (share->paths[TS_PATH_INTERNAL] > 0);
  assert_int_equal (share->outcomes[TS_OUTCOME_DENIED], 0);
  ts_replication_clear (&result);
  ts_scenario_free (scenario);
}

/* Section 3 of the domain notes: above 20 people calling from a chat is off. */
static void a_chat_of_more_than_twenty_people_starts_no_call_domain_notes_3 (void **state)
{
  (void)state;
  static const struct {
    const char *chat;
    bool starts;
  } cases[] = {{"activities.inside.third_person.chat=20", true}, {"activities.inside.third_person.chat=21", false}};
  static const char *const eras[] = {"era=2020-04", "era=2026"};
  for (size_t i = 0; i < G_N_ELEMENTS (cases) * G_N_ELEMENTS (eras); i++) {
    TsScenario *scenario =
      load_small_world (eras[i / 2], cases[i % 2].chat, "activities.assistance.every=exponential(10000h)", NULL);
    TsReplication result = run_small_world (scenario, CONFIGURATION_OFF, 0);
    const TsAttemptCounts *add = counts_of (&result, TS_OPERATION_ADD_PARTICIPANT);
    assert_true (add->attempts > 0);
    assert_int_equal (add->reasons[TS_REASON_CHAT_TOO_LARGE], cases[i % 2].starts ? 0 : add->attempts);
    assert_int_equal (add->outcomes[TS_OUTCOME_SUCCESS] > 0, cases[i % 2].starts);
    ts_replication_clear (&result);
    ts_scenario_free (scenario);
  }
}

static void remote_assist_mobile_takes_part_in_no_group_call (void **state)
{
  (void)state;
  TsScenario *scenario = load_small_world (
    "activities.assistance.who=[Contoso.mobile]", "activities.assistance.needs=[Contoso.desk]",
    "activities.assistance.third_person.from=[Contoso.desk]", "activities.inside.every=exponential(10000h)", NULL);
  TsReplication result = run_small_world (scenario, CONFIGURATION_OFF, 0);
  const TsAttemptCounts *add = counts_of (&result, TS_OPERATION_ADD_PARTICIPANT);
  const TsAttemptCounts *share = counts_of (&result, TS_OPERATION_SHARE_FILE);
  assert_true (add->attempts > 0);
  assert_int_equal (add->reasons[TS_REASON_CLIENT_NO_GROUP], add->attempts);
  assert_true (share->attempts > 0);
  assert_int_equal (share->reasons[TS_REASON_CLIENT_NO_FILES], share->attempts);
  ts_replication_clear (&result);
  ts_scenario_free (scenario);
}

static void remote_assist_mobile_is_found_over_external_access_and_not_called_SEED_20 (void **state)
{
  (void)state;
  TsScenario *scenario = load_small_world (NULL);
  TsReplication result = run_small_world (scenario, CONFIGURATION_OPEN, 0);
  TsAttemptCounts search = between (scenario, &result, "Contoso.mobile", "ABC.expert", TS_OPERATION_SEARCH);
  TsAttemptCounts call = between (scenario, &result, "Contoso.mobile", "ABC.expert", TS_OPERATION_CALL);
  assert_true (search.outcomes[TS_OUTCOME_SUCCESS] > 0);
  assert_int_equal (search.outcomes[TS_OUTCOME_DENIED], 0);
  assert_true (call.attempts > 0);
  assert_int_equal (call.reasons[TS_REASON_CLIENT_NOT_FEDERABLE], call.attempts);
  ts_replication_clear (&result);
  ts_scenario_free (scenario);
}

static void a_need_that_wanted_everything_and_got_it_is_fully_helped (void **state)
{
  (void)state;
  TsScenario *scenario =
    load_small_world ("activities.assistance.every=exponential(10000h)", "activities.inside.every=exponential(12h)",
                      "activities.inside.third_person.chance=100%", "activities.inside.file_share=100%",
                      "behaviour.file_failure=0%", NULL);
  TsReplication result = run_small_world (scenario, CONFIGURATION_OFF, 0);
  uint64_t added = result.operations[TS_OPERATION_ADD_PARTICIPANT].fulfilled;
  assert_true (result.needs.fully_helped > 0);
  assert_true (result.needs.fully_helped < result.needs.helped);
  assert_in_range (added, result.needs.fully_helped, result.needs.fully_helped + result.needs.open);
  ts_replication_clear (&result);
  ts_scenario_free (scenario);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (over_external_access_nobody_is_added_and_no_file_is_shared_SEED_37_38),
    cmocka_unit_test (where_the_expert_is_active_as_guest_people_are_added_and_files_shared),
    cmocka_unit_test (inside_the_tenant_people_are_added_and_files_shared_SEED_2),
    cmocka_unit_test (a_chat_of_more_than_twenty_people_starts_no_call_domain_notes_3),
    cmocka_unit_test (remote_assist_mobile_takes_part_in_no_group_call),
    cmocka_unit_test (remote_assist_mobile_is_found_over_external_access_and_not_called_SEED_20),
    cmocka_unit_test (a_need_that_wanted_everything_and_got_it_is_fully_helped),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

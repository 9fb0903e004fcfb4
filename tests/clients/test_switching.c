/* One active tenant at a time (SEED-45 to 48, 54 to 56), and what it does to calls. */
#include "small_world.h"

static const char *const technician = "Contoso.technician";
static const char *const expert = "ABC.expert";

static void a_technicians_call_to_an_expert_active_elsewhere_is_unreachable_never_denied_SEED_55 (void **state)
{
  (void)state;
  TsScenario *scenario = load_small_world (NULL);
  TsReplication result = run_small_world (scenario, CONFIGURATION_GUESTS_HOME, 0);
  TsAttemptCounts search = between (scenario, &result, technician, expert, TS_OPERATION_SEARCH);
  TsAttemptCounts call = between (scenario, &result, technician, expert, TS_OPERATION_CALL);
  assert_true (call.attempts > 0);
  assert_int_equal (call.reasons[TS_REASON_OFFLINE_OTHER_TENANT], call.attempts);
  assert_int_equal (call.outcomes[TS_OUTCOME_UNREACHABLE], call.attempts);
  assert_int_equal (search.outcomes[TS_OUTCOME_DENIED], 0);
  assert_true (search.outcomes[TS_OUTCOME_SUCCESS] > 0);
  ts_replication_clear (&result);
  ts_scenario_free (scenario);
}

static void nobody_switches_whose_habit_is_home (void **state)
{
  (void)state;
  TsScenario *scenario = load_small_world (NULL);
  TsReplication result = run_small_world (scenario, CONFIGURATION_GUESTS_HOME, 0);
  for (uint32_t group = 0; group < result.n_groups; group++) {
    assert_int_equal (result.groups[group].tenant_switches, 0);
    assert_int_equal (result.groups[group].time_switching, 0);
  }
  ts_replication_clear (&result);
  ts_scenario_free (scenario);
}

static void an_expert_who_is_asked_comes_and_is_reached (void **state)
{
  (void)state;
  TsScenario *scenario = load_small_world (NULL);
  TsReplication home = run_small_world (scenario, CONFIGURATION_GUESTS_HOME, 0);
  TsReplication demand = run_small_world (scenario, CONFIGURATION_GUESTS, 0);
  TsAttemptCounts call = between (scenario, &demand, technician, expert, TS_OPERATION_CALL);
  assert_int_equal (call.outcomes[TS_OUTCOME_DENIED], 0);
  assert_true (call.reasons[TS_REASON_OFFLINE_OTHER_TENANT] > 0);
  assert_true (call.outcomes[TS_OUTCOME_SUCCESS] > 0);
  assert_int_equal (call.paths[TS_PATH_GUEST], call.outcomes[TS_OUTCOME_SUCCESS]);
  assert_true (demand.needs.helped > home.needs.helped);
  assert_true (demand.groups[group_named (scenario, expert)].tenant_switches > 0);
  ts_replication_clear (&home);
  ts_replication_clear (&demand);
  ts_scenario_free (scenario);
}

static void only_people_with_a_second_tenant_switch_SEED_49 (void **state)
{
  (void)state;
  TsScenario *scenario = load_small_world (NULL);
  TsReplication result = run_small_world (scenario, CONFIGURATION_GUESTS, 0);
  for (uint32_t group = 0; group < result.n_groups; group++)
    if (group != group_named (scenario, expert))
      assert_int_equal (result.groups[group].tenant_switches, 0);
  ts_replication_clear (&result);
  ts_scenario_free (scenario);
}

static void an_expert_switches_before_calling_a_technician_as_a_guest (void **state)
{
  (void)state;
  TsScenario *scenario = load_small_world ("activities.assistance.who=[ABC.expert]",
                                           "activities.assistance.needs=[Contoso.technician]",
                                           "behaviour.hololens_app_started=100%", "behaviour.mistyped=0%", NULL);
  TsReplication result = run_small_world (scenario, CONFIGURATION_GUESTS, 0);
  TsAttemptCounts search = between (scenario, &result, expert, technician, TS_OPERATION_SEARCH);
  TsAttemptCounts call = between (scenario, &result, expert, technician, TS_OPERATION_CALL);
  assert_true (call.outcomes[TS_OUTCOME_SUCCESS] > 0);
  assert_int_equal (call.paths[TS_PATH_GUEST], call.outcomes[TS_OUTCOME_SUCCESS]);
  assert_int_equal (search.reasons[TS_REASON_CALLER_OTHER_TENANT], 0);
  ts_replication_clear (&result);

  result = run_small_world (scenario, CONFIGURATION_GUESTS_HOME, 0);
  search = between (scenario, &result, expert, technician, TS_OPERATION_SEARCH);
  assert_true (search.attempts > 0);
  assert_int_equal (search.reasons[TS_REASON_CALLER_OTHER_TENANT], search.attempts);
  ts_replication_clear (&result);
  ts_scenario_free (scenario);
}

static void experts_without_work_go_back_home (void **state)
{
  (void)state;
  TsScenario *scenario = load_small_world ("clock.duration=10d", "activities.assistance.every=exponential(60h)", NULL);
  TsScenario *stay = load_small_world ("clock.duration=10d", "activities.assistance.every=exponential(60h)",
                                       "behaviour.return_home=10d", NULL);
  TsReplication goes = run_small_world (scenario, CONFIGURATION_GUESTS, 0);
  TsReplication stays = run_small_world (stay, CONFIGURATION_GUESTS, 0);
  uint32_t experts = group_named (scenario, expert);
  assert_in_range (stays.groups[experts].tenant_switches, 1, 3); /* each of three, once and for all */
  assert_true (goes.groups[experts].tenant_switches > 2 * stays.groups[experts].tenant_switches);
  ts_replication_clear (&goes);
  ts_replication_clear (&stays);
  ts_scenario_free (scenario);
  ts_scenario_free (stay);
}

static void time_switching_is_the_number_of_switches_times_their_length (void **state)
{
  (void)state;
  TsScenario *scenario = load_small_world ("behaviour.switch_desktop=constant(8s)", "behaviour.second_factor=0%", NULL);
  TsReplication result = run_small_world (scenario, CONFIGURATION_GUESTS, 0);
  const TsGroupTally *experts = &result.groups[group_named (scenario, expert)];
  assert_true (experts->tenant_switches > 0);
  assert_true (experts->time_switching == (TsDuration)experts->tenant_switches * 8 * TS_SECOND);
  ts_replication_clear (&result);
  ts_scenario_free (scenario);
}

/* How long experts took to read what they were asked, as the trace tells. */
typedef struct {
  TsTime asked[512]; /* by need: its last call that found the expert elsewhere */
  uint64_t after_a_minute, after_forty, otherwise;
} Reading;

static void watch_reading (const TsTraceRecord *record, void *data)
{
  Reading *reading = data;
  if (record->need == 0 || record->need >= G_N_ELEMENTS (reading->asked))
    return;
  if (record->kind == TS_TRACE_ATTEMPT && record->reason == TS_REASON_OFFLINE_OTHER_TENANT)
    reading->asked[record->need] = record->at;
  if (record->kind != TS_TRACE_EVENT || strcmp (ts_happening_name (record->happening), "reads the request to come") != 0)
    return;
  TsDuration after = record->at - reading->asked[record->need];
  reading->after_a_minute += after == TS_MINUTE;
  reading->after_forty += after == 40 * TS_MINUTE;
  reading->otherwise += after != TS_MINUTE && after != 40 * TS_MINUTE;
}

static Reading run_reading (const char *external)
{
  TsScenario *scenario = load_small_world (
    "behaviour.read_request=constant(1min)", "behaviour.read_mail=constant(40min)", "behaviour.patience=3h",
    "behaviour.wait_for_expert=2h",
    "tenants.ABC.users.expert.hours=always", "activities.assistance.who=[Contoso.mobile]",
    "activities.assistance.third_person.chance=0%", external, NULL);
  Reading reading = {.after_a_minute = 0};
  TsReplication result;
  TsWorld *world = ts_world_new (scenario, CONFIGURATION_GUESTS, TS_PENDING_HEAP, NULL);
  ts_world_trace (world, watch_reading, &reading);
  run_in (world, 0, &result);
  ts_replication_clear (&result);
  ts_world_free (world);
  ts_scenario_free (scenario);
  return reading;
}

/* A phone can write over external access to an expert at home whom it cannot call; a guest account does not show a chat
 * while its person is active elsewhere. */
static void experts_are_asked_by_chat_where_one_reaches_them_else_by_mail (void **state)
{
  (void)state;
  Reading closed = run_reading ("configurations.guests.external_access.default=off");
  Reading open = run_reading ("configurations.guests.external_access.default=open");
  assert_true (closed.after_forty > 5);
  assert_int_equal (closed.after_a_minute + closed.otherwise, 0);
  assert_true (open.after_a_minute > 5);
  assert_int_equal (open.after_forty + open.otherwise, 0);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (a_technicians_call_to_an_expert_active_elsewhere_is_unreachable_never_denied_SEED_55),
    cmocka_unit_test (nobody_switches_whose_habit_is_home),
    cmocka_unit_test (an_expert_who_is_asked_comes_and_is_reached),
    cmocka_unit_test (only_people_with_a_second_tenant_switch_SEED_49),
    cmocka_unit_test (an_expert_switches_before_calling_a_technician_as_a_guest),
    cmocka_unit_test (experts_without_work_go_back_home),
    cmocka_unit_test (time_switching_is_the_number_of_switches_times_their_length),
    cmocka_unit_test (experts_are_asked_by_chat_where_one_reaches_them_else_by_mail),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

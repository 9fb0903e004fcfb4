/* Being resident in another tenant, and going there by the clock (SEED-54 to 57). */
#include "small_world.h"

static const char *const technician = "Contoso.technician";
static const char *const expert = "ABC.expert";

static void a_resident_is_reached_where_they_are_a_guest_and_never_switches (void **state)
{
  (void)state;
  TsScenario *scenario = load_small_world ("configurations.guests.switching=resident(Contoso)", NULL);
  TsReplication result = run_small_world (scenario, CONFIGURATION_GUESTS, 0);
  TsAttemptCounts call = between (scenario, &result, technician, expert, TS_OPERATION_CALL);
  assert_true (call.outcomes[TS_OUTCOME_SUCCESS] > 0);
  assert_int_equal (call.paths[TS_PATH_GUEST], call.outcomes[TS_OUTCOME_SUCCESS]);
  assert_int_equal (call.reasons[TS_REASON_OFFLINE_OTHER_TENANT], 0);
  assert_int_equal (result.groups[group_named (scenario, expert)].tenant_switches, 0);
  ts_replication_clear (&result);
  ts_scenario_free (scenario);
}

static void a_rota_switches_at_its_turns_and_nobody_else_does (void **state)
{
  (void)state;
  TsScenario *scenario = load_small_world ("configurations.guests.switching=rota(Contoso 08:00-12:00)",
                                           "activities.assistance.every=constant(1000h)", NULL);
  TsReplication result = run_small_world (scenario, CONFIGURATION_GUESTS, 0);
  /* three experts, there and back, on two days */
  assert_int_equal (result.groups[group_named (scenario, expert)].tenant_switches, 3 * 2 * 2);
  assert_int_equal (result.groups[group_named (scenario, "Contoso.desk")].tenant_switches, 0);
  ts_replication_clear (&result);
  ts_scenario_free (scenario);
}

static void by_a_rota_experts_are_reached_in_their_hours_only (void **state)
{
  (void)state;
  TsScenario *scenario =
    load_small_world ("configurations.guests.switching=rota(Contoso 08:00-12:00)",
                      "activities.inside.every=constant(1000h)", "activities.assistance.every=exponential(20min)",
                      "behaviour.switch_desktop=constant(1s)", "behaviour.second_factor=0%", NULL);
  TsReplication result = run_small_world (scenario, CONFIGURATION_GUESTS, 0);
  uint64_t outside = 0, inside = 0;
  for (uint32_t step = 0; step < result.n_series; step++) {
    uint32_t of_day = step % 96;
    bool is_turn = of_day >= 8 * 4 && of_day <= 12 * 4;
    *(is_turn ? &inside : &outside) += result.series[step].successes[TS_OPERATION_CALL];
  }
  assert_true (inside > 50);
  assert_int_equal (outside, 0);
  ts_replication_clear (&result);
  ts_scenario_free (scenario);
}

/* 1:00 in New York is 5:00 of the clock, which is UTC; in April it is summer there. */
static void the_hours_of_a_rota_are_those_of_the_tenant (void **state)
{
  (void)state;
  TsScenario *scenario = load_small_world ("configurations.guests.switching=rota(Contoso mon 01:00-03:00 Contoso tue "
                                           "01:00-02:00)",
                                           "tenants.Contoso.time_zone=America/New_York", NULL);
  const TsConfiguration *configuration = &scenario->configurations[CONFIGURATION_GUESTS];
  static const struct {
    TsTime at;
    bool away;
  } cases[] = {{0, false},           {5 * TS_HOUR, true},  {7 * TS_HOUR - 1, true},
               {7 * TS_HOUR, false}, {29 * TS_HOUR, true}, {30 * TS_HOUR, false}};
  assert_int_equal (configuration->switching, TS_SWITCHING_ROTA);
  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_int_equal (ts_turn_at (configuration->turns, configuration->n_turns, cases[i].at),
                      cases[i].away ? 1 : TS_NONE);
  ts_scenario_free (scenario);
}

static void guests_who_accept_late_take_their_turn_from_then_on (void **state)
{
  (void)state;
  TsScenario *scenario =
    load_small_world ("configurations.guests.switching=resident(Contoso)", "configurations.guests.start=from-nothing",
                      "behaviour.invitation_accepted=100%", "behaviour.invitation_delay=constant(5h)", NULL);
  TsReplication result = run_small_world (scenario, CONFIGURATION_GUESTS, 0);
  assert_int_equal (result.groups[group_named (scenario, expert)].tenant_switches, 3);
  ts_replication_clear (&result);
  ts_scenario_free (scenario);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (a_resident_is_reached_where_they_are_a_guest_and_never_switches),
    cmocka_unit_test (a_rota_switches_at_its_turns_and_nobody_else_does),
    cmocka_unit_test (by_a_rota_experts_are_reached_in_their_hours_only),
    cmocka_unit_test (the_hours_of_a_rota_are_those_of_the_tenant),
    cmocka_unit_test (guests_who_accept_late_take_their_turn_from_then_on),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

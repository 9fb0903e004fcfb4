/* What holds in every run, whatever the scenario: the sum rules, nobody in two calls,
 * and failures that leave nothing behind. Builds with TS_CHECKS look into the world
 * between events as well. */
#include "small_world.h"

/* Crowded, quiet, impatient, clumsy: worlds in which different things go wrong. */
static const char *const moods[][2] = {
  {"activities.assistance.every=exponential(20min)", "activities.inside.every=exponential(20min)"},
  {"tenants.ABC.users.expert.count=1", "activities.assistance.third_person.chance=100%"},
  {"behaviour.patience=2min", "behaviour.read_request=constant(3min)"},
  {"behaviour.hold=1s", "behaviour.told=constant(30s)"},
  {"behaviour.wait_for_expert=10s", "behaviour.return_home=10s"},
  {"behaviour.tries=9", "behaviour.persons=9"},
  {"activities.assistance.talk=constant(0s)", "behaviour.answer_delay=constant(0s)"},
  {"behaviour.switch_desktop=constant(10min)", "activities.assistance.every=exponential(1h)"},
  {"tenants.ABC.users.expert.client=teams-mobile", "behaviour.second_factor=100%"},
  {"behaviour.signalling=constant(10min)", "activities.inside.every=exponential(1h)"},
};

static void the_sum_rules_hold_in_every_world (void **state)
{
  (void)state;
  for (size_t mood = 0; mood < G_N_ELEMENTS (moods); mood++) {
    TsScenario *scenario =
      load_small_world (moods[mood][0], moods[mood][1], "configurations.guests.external_access.default=open", NULL);
    for (uint32_t configuration = 0; configuration < CONFIGURATIONS; configuration++)
      for (uint32_t replication = 0; replication < 2; replication++) {
        TsReplication result = run_small_world (scenario, configuration, replication);
        for (uint32_t group = 0; group < result.n_groups; group++)
          assert_true (result.groups[group].talk_time <= result.groups[group].working_time);
        assert_true (result.events > 0);
        ts_replication_clear (&result);
      }
    ts_scenario_free (scenario);
  }
}

static void experts_call_technicians_while_technicians_call_experts (void **state)
{
  (void)state;
  TsScenario *scenario =
    load_small_world ("activities.inside.who=[ABC.expert]", "activities.inside.needs=[Contoso.technician]",
                      "activities.inside.every=exponential(30min)", "activities.assistance.every=exponential(1h)",
                      NULL);
  for (uint32_t configuration = CONFIGURATION_OPEN; configuration < CONFIGURATIONS; configuration++) {
    TsReplication result = run_small_world (scenario, configuration, 0);
    assert_true (between (scenario, &result, "ABC.expert", "Contoso.technician", TS_OPERATION_SEARCH).attempts > 0);
    assert_true (between (scenario, &result, "Contoso.technician", "ABC.expert", TS_OPERATION_SEARCH).attempts > 0);
    ts_replication_clear (&result);
  }
  ts_scenario_free (scenario);
}

static void a_broken_sum_rule_is_named (void **state)
{
  (void)state;
  TsScenario *scenario = load_small_world (NULL);
  TsReplication result = run_small_world (scenario, CONFIGURATION_OPEN, 0);
  result.operations[TS_OPERATION_CALL].counts.attempts++;
  g_autofree char *attempts = ts_replication_check (&result);
  assert_string_equal (attempts, "call: attempts = sum of outcomes");
  result.operations[TS_OPERATION_CALL].counts.attempts--;
  result.needs.helped++;
  g_autofree char *needs = ts_replication_check (&result);
  assert_string_equal (needs, "needs = open + helped + abandoned");
  ts_replication_clear (&result);
  ts_scenario_free (scenario);
}

static void an_interrupted_run_stores_nothing (void **state)
{
  (void)state;
  TsScenario *scenario = load_small_world ("clock.duration=300d", NULL);
  GError *error = NULL;
  TsWorld *world = ts_world_new (scenario, CONFIGURATION_OPEN, TS_PENDING_HEAP, &error);
  volatile int stop = 1;
  TsReplication result = {.events = 77};
  assert_false (ts_world_run (world, 0, &stop, &result, &error));
  assert_true (g_error_matches (error, TS_CLIENTS_ERROR, TS_CLIENTS_ERROR_INTERRUPTED));
  assert_int_equal (result.events, 77);
  g_clear_error (&error);
  ts_world_free (world);
  ts_scenario_free (scenario);
}

static void a_world_in_which_nobody_needs_anything_is_quiet (void **state)
{
  (void)state;
  TsScenario *scenario = load_small_world ("clock.duration=1s", NULL);
  TsReplication result = run_small_world (scenario, CONFIGURATION_OPEN, 0);
  assert_int_equal (result.events, 0);
  assert_int_equal (result.n_pairs, 0);
  ts_replication_clear (&result);
  ts_scenario_free (scenario);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (the_sum_rules_hold_in_every_world),
    cmocka_unit_test (experts_call_technicians_while_technicians_call_experts),
    cmocka_unit_test (a_broken_sum_rule_is_named),
    cmocka_unit_test (an_interrupted_run_stores_nothing),
    cmocka_unit_test (a_world_in_which_nobody_needs_anything_is_quiet),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

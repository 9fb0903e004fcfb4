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

static void assert_alike (const TsReplication *a, const TsReplication *b)
{
  assert_true (a->fingerprint == b->fingerprint);
  assert_int_equal (a->events, b->events);
  assert_memory_equal (&a->flow, &b->flow, sizeof a->flow);
  for (int operation = 0; operation < TS_OPERATIONS; operation++)
    assert_memory_equal (&a->operations[operation].counts, &b->operations[operation].counts,
                         sizeof a->operations[operation].counts);
}

static void assert_nothing_changes_it (TsScenario *scenario)
{
  static const TsDuration intervals[] = {TS_DAY, 17 * TS_SECOND, TS_MINUTE};
  for (uint32_t configuration = 0; configuration < CONFIGURATIONS; configuration++) {
    TsReplication plain = run_small_world (scenario, configuration, 1);
    for (size_t i = 0; i < G_N_ELEMENTS (intervals); i++) {
      TsWorld *world = ts_world_new (scenario, configuration, TS_PENDING_HEAP, NULL);
      TsReplication disturbed;
      ts_world_disturb (world, intervals[i]);
      run_in (world, 1, &disturbed);
      assert_alike (&plain, &disturbed);
      ts_replication_clear (&disturbed);
      ts_world_free (world);
    }
    ts_replication_clear (&plain);
  }
  ts_scenario_free (scenario);
}

/* Events in which nothing happens come between the others, and at the same instants: talks
 * last for whole minutes here, and needs arise on the hour. */
static void an_event_in_which_nothing_happens_changes_nothing (void **state)
{
  (void)state;
  assert_nothing_changes_it (load_small_world ("activities.inside.every=constant(1h)", "activities.inside.choose=queue",
                                               "behaviour.find_by_name=constant(1min)", NULL));
}

static void nor_does_it_among_changes_faults_rollouts_turns_and_people_who_come_and_go (void **state)
{
  (void)state;
  assert_nothing_changes_it (load_small_world (
    "changes=[{at: 8h, until: 20h, external_access: {Contoso: {block: [abc.com]}}}, {at: 9h, leave: [ABC.expert.1]}]",
    "faults={a: {outage: ABC, at: 10h, until: 11h}, b: {battery: Contoso.technician, every: exponential(2h), lasts: "
    "10min}}",
    "configurations.guests.start=from-nothing", "configurations.guests-home.switching=rota(ABC mon-fri 08:00-12:00)",
    "behaviour.external_access_propagation=constant(1h)", "behaviour.dropped=10%",
    "activities.assistance.every=constant(1h)", "activities.assistance.choose=longest-idle", NULL));
}

/* Little's law holds to the nanosecond when those that still wait are counted. */
static void needs_that_wait_are_counted_over_time (void **state)
{
  (void)state;
  TsScenario *scenario =
    load_small_world ("activities.assistance.every=exponential(10min)", "behaviour.patience=3h", NULL);
  TsReplication result = run_small_world (scenario, CONFIGURATION_OPEN, 0);
  assert_int_equal (result.flow.arrived, result.needs.needs);
  assert_true (result.flow.unfinished.count > 0 && result.flow.waits.count > 100);
  assert_true (result.flow.need_time == result.flow.waits.sum + result.flow.unfinished.sum);
  result.flow.need_time++;
  g_autofree char *broken = ts_replication_check (&result);
  assert_string_equal (broken, "needs that wait, over time = sum of their waits");
  ts_replication_clear (&result);
  ts_scenario_free (scenario);
}

static void an_attempt_that_never_ends_is_noticed (void **state)
{
  (void)state;
  TsScenario *scenario = load_small_world (NULL);
  TsReplication result = run_small_world (scenario, CONFIGURATION_OPEN, 0);
  result.operations[TS_OPERATION_SEARCH].started++;
  g_autofree char *broken = ts_replication_check (&result);
  assert_string_equal (broken, "search: started = ended + in progress");
  ts_replication_clear (&result);
  ts_scenario_free (scenario);
}

/* Which of the three fingerprints tells what has changed. */
static void each_fingerprint_is_of_one_ingredient (void **state)
{
  (void)state;
  TsScenario *plain = load_small_world ("activities.inside.every=constant(100000h)", NULL);
  TsScenario *longer = load_small_world ("activities.inside.every=constant(100000h)", "clock.duration=3d", NULL);
  TsScenario *later = load_small_world ("activities.inside.every=constant(100000h)",
                                        "activities.assistance.who=[Contoso.mobile]", NULL);
  TsReplication a = run_small_world (plain, CONFIGURATION_OPEN, 0);
  TsReplication b = run_small_world (longer, CONFIGURATION_OPEN, 0);
  TsReplication c = run_small_world (later, CONFIGURATION_OPEN, 0);
  assert_true (a.fingerprints.times != b.fingerprints.times && a.fingerprints.kinds != b.fingerprints.kinds &&
               a.fingerprints.people != b.fingerprints.people);
  assert_true (a.fingerprints.people != c.fingerprints.people && a.fingerprint != c.fingerprint);
  ts_replication_clear (&a);
  ts_replication_clear (&b);
  ts_replication_clear (&c);
  ts_scenario_free (plain);
  ts_scenario_free (longer);
  ts_scenario_free (later);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (the_sum_rules_hold_in_every_world),
    cmocka_unit_test (experts_call_technicians_while_technicians_call_experts),
    cmocka_unit_test (a_broken_sum_rule_is_named),
    cmocka_unit_test (an_event_in_which_nothing_happens_changes_nothing),
    cmocka_unit_test (nor_does_it_among_changes_faults_rollouts_turns_and_people_who_come_and_go),
    cmocka_unit_test (needs_that_wait_are_counted_over_time),
    cmocka_unit_test (an_attempt_that_never_ends_is_noticed),
    cmocka_unit_test (each_fingerprint_is_of_one_ingredient),
    cmocka_unit_test (an_interrupted_run_stores_nothing),
    cmocka_unit_test (a_world_in_which_nobody_needs_anything_is_quiet),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

/* Demand and determinism: what people want depends on nothing but the seed, the
 * replication and who they are; a replication is a pure function. */
#include "small_world.h"

static void needs_are_the_same_in_every_configuration (void **state)
{
  (void)state;
  TsScenario *scenario = load_small_world (NULL);
  TsReplication first = run_small_world (scenario, 0, 0);
  assert_true (first.needs.needs > 20);
  for (uint32_t configuration = 1; configuration < CONFIGURATIONS; configuration++) {
    TsReplication other = run_small_world (scenario, configuration, 0);
    assert_int_equal (other.needs.needs, first.needs.needs);
    for (int operation = 0; operation < TS_OPERATIONS; operation++)
      assert_int_equal (other.operations[operation].wanted, first.operations[operation].wanted);
    for (uint32_t group = 0; group < first.n_groups; group++)
      assert_int_equal (other.groups[group].needs.needs, first.groups[group].needs.needs);
    ts_replication_clear (&other);
  }
  ts_replication_clear (&first);
  ts_scenario_free (scenario);
}

static void one_more_person_shifts_nobody_elses_needs (void **state)
{
  (void)state;
  TsScenario *scenario = load_small_world (NULL);
  TsScenario *larger =
    load_small_world ("tenants.ABC.users.expert.count=4", "tenants.Contoso.users.mobile.count=9", NULL);
  TsReplication before = run_small_world (scenario, CONFIGURATION_OPEN, 2);
  TsReplication after = run_small_world (larger, CONFIGURATION_OPEN, 2);
  uint32_t technicians = group_named (scenario, "Contoso.technician");
  uint32_t mobiles = group_named (scenario, "Contoso.mobile");
  assert_int_equal (after.groups[technicians].needs.needs, before.groups[technicians].needs.needs);
  assert_true (after.groups[mobiles].needs.needs > before.groups[mobiles].needs.needs);
  ts_replication_clear (&before);
  ts_replication_clear (&after);
  ts_scenario_free (scenario);
  ts_scenario_free (larger);
}

static void assert_same_replication (const TsReplication *a, const TsReplication *b)
{
  assert_true (a->fingerprint == b->fingerprint);
  assert_int_equal (a->events, b->events);
  assert_int_equal (a->n_pairs, b->n_pairs);
  for (uint32_t i = 0; i < a->n_pairs; i++) {
    TsAttemptCounts left = ts_pair_counts (a, i), right = ts_pair_counts (b, i);
    assert_memory_equal (&left, &right, sizeof left);
  }
  assert_true (a->needs.restricted_time_to_help.sum == b->needs.restricted_time_to_help.sum);
}

static void a_replication_does_not_depend_on_what_the_world_ran_before (void **state)
{
  (void)state;
  TsScenario *scenario = load_small_world (NULL);
  for (uint32_t configuration = 0; configuration < CONFIGURATIONS; configuration++) {
    GError *error = NULL;
    TsWorld *world = ts_world_new (scenario, configuration, TS_PENDING_HEAP, &error);
    assert_non_null (world);
    TsReplication early, other, late;
    run_in (world, 1, &early);
    run_in (world, 3, &other);
    run_in (world, 1, &late);
    assert_same_replication (&early, &late);
    assert_true (early.fingerprint != other.fingerprint);
    ts_replication_clear (&early);
    ts_replication_clear (&other);
    ts_replication_clear (&late);
    ts_world_free (world);
  }
  ts_scenario_free (scenario);
}

static void the_kind_of_pending_event_set_never_shows (void **state)
{
  (void)state;
  TsScenario *scenario = load_small_world (NULL);
  for (uint32_t configuration = 0; configuration < CONFIGURATIONS; configuration++) {
    GError *error = NULL;
    TsWorld *world = ts_world_new (scenario, configuration, TS_PENDING_BUCKETS, &error);
    assert_non_null (world);
    TsReplication with_heap = run_small_world (scenario, configuration, 3);
    TsReplication with_buckets;
    run_in (world, 3, &with_buckets);
    assert_same_replication (&with_heap, &with_buckets);
    ts_replication_clear (&with_heap);
    ts_replication_clear (&with_buckets);
    ts_world_free (world);
  }
  ts_scenario_free (scenario);
}

static void another_seed_is_another_history (void **state)
{
  (void)state;
  TsScenario *scenario = load_small_world (NULL);
  TsScenario *reseeded = load_small_world ("clock.seed=12", NULL);
  TsReplication a = run_small_world (scenario, CONFIGURATION_OPEN, 0);
  TsReplication b = run_small_world (reseeded, CONFIGURATION_OPEN, 0);
  assert_true (a.fingerprint != b.fingerprint);
  ts_replication_clear (&a);
  ts_replication_clear (&b);
  ts_scenario_free (scenario);
  ts_scenario_free (reseeded);
}

static void needs_arise_in_working_hours_only (void **state)
{
  (void)state;
  /* 2020-04-06 is a Monday: two days of 8 hours hold a third of the needs of two days of 24. */
  TsScenario *always = load_small_world (NULL);
  TsScenario *shifts = load_small_world ("tenants.Contoso.users.technician.hours=mon-fri 08:00-16:00",
                                         "tenants.Contoso.users.mobile.hours=mon-fri 08:00-16:00", NULL);
  TsScenario *weekend = load_small_world ("tenants.Contoso.users.technician.hours=sat,sun 08:00-16:00",
                                          "tenants.Contoso.users.mobile.hours=sat,sun 08:00-16:00", NULL);
  uint64_t needs[3] = {0};
  TsScenario *scenarios[3] = {always, shifts, weekend};
  for (int i = 0; i < 3; i++)
    for (uint32_t replication = 0; replication < 20; replication++) {
      TsReplication result = run_small_world (scenarios[i], CONFIGURATION_OFF, replication);
      needs[i] += result.needs.needs;
      ts_replication_clear (&result);
    }
  double third = (double)needs[1] / (double)needs[0];
  assert_true (third > 0.30 && third < 0.37);
  assert_int_equal (needs[2], 0);
  for (int i = 0; i < 3; i++)
    ts_scenario_free (scenarios[i]);
}

static void the_mean_interval_between_needs_is_the_one_asked_for (void **state)
{
  (void)state;
  /* 12 people, 48 h each, one need every 3 h; 8 of them one more every 6 h: 256 a replication. */
  TsScenario *scenario = load_small_world (NULL);
  uint64_t needs = 0;
  for (uint32_t replication = 0; replication < 50; replication++) {
    TsReplication result = run_small_world (scenario, CONFIGURATION_OFF, replication);
    needs += result.needs.needs;
    ts_replication_clear (&result);
  }
  /* Poisson: the standard deviation of 12,800 is 113. */
  assert_in_range (needs, 12800 - 4 * 113, 12800 + 4 * 113);
  ts_scenario_free (scenario);
}

static void stray_attempts_are_counted_and_stray_needs_are_not (void **state)
{
  (void)state;
  TsScenario *scenario = load_small_world ("activities.assistance.stray=true", "activities.inside.stray=true", NULL);
  TsReplication result = run_small_world (scenario, CONFIGURATION_OPEN, 0);
  assert_int_equal (result.needs.needs, 0);
  assert_int_equal (result.operations[TS_OPERATION_CALL].wanted, 0);
  assert_true (counts_of (&result, TS_OPERATION_CALL)->attempts > 0);
  ts_replication_clear (&result);
  ts_scenario_free (scenario);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (needs_are_the_same_in_every_configuration),
    cmocka_unit_test (one_more_person_shifts_nobody_elses_needs),
    cmocka_unit_test (a_replication_does_not_depend_on_what_the_world_ran_before),
    cmocka_unit_test (the_kind_of_pending_event_set_never_shows),
    cmocka_unit_test (another_seed_is_another_history),
    cmocka_unit_test (needs_arise_in_working_hours_only),
    cmocka_unit_test (the_mean_interval_between_needs_is_the_one_asked_for),
    cmocka_unit_test (stray_attempts_are_counted_and_stray_needs_are_not),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

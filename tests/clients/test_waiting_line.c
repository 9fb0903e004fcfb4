/* A shared queue: first come, first served, by whoever is free; and where needs come from. */
#include "small_world.h"

#define QUEUE                                                                                                          \
  "activities.inside.needs=[ABC.expert]", "activities.inside.choose=queue",                                            \
    "activities.assistance.every=constant(1000h)"
#define AT_ONCE                                                                                                        \
  "behaviour.answered=100%", "behaviour.declined=0%", "behaviour.media_failure=0%", "behaviour.signalling=0s",         \
    "behaviour.federation_delay=0s", "behaviour.answer_delay=0s", "behaviour.media_setup=0s"

/* Eight technicians, each with a need at the same moment every hour, and one expert who
 * talks for five minutes: the k-th is helped after 5 (k - 1) minutes. */
static void needs_are_served_one_after_the_other (void **state)
{
  (void)state;
  TsScenario *scenario =
    load_small_world (QUEUE, AT_ONCE, "tenants.ABC.users.expert.count=1", "activities.inside.every=constant(1h)",
                      "activities.inside.third_person.chance=0%", NULL);
  TsReplication result = run_small_world (scenario, CONFIGURATION_OPEN, 0);
  uint64_t hours = 47;
  assert_int_equal (result.needs.helped, 8 * hours);
  assert_int_equal (result.needs.queued, 8 * hours);
  assert_int_equal (result.needs.waited, 7 * hours);
  assert_int_equal (result.needs.left, 0);
  assert_true (result.needs.time_to_help.tally.sum == hours * 28 * 5 * (uint64_t)TS_MINUTE);
  ts_replication_clear (&result);
  ts_scenario_free (scenario);
}

static void whoever_waits_too_long_leaves (void **state)
{
  (void)state;
  TsScenario *scenario = load_small_world (
    QUEUE, AT_ONCE, "tenants.ABC.users.expert.count=1", "activities.inside.every=constant(1h)",
    "activities.inside.third_person.chance=0%", "activities.inside.queue_patience=constant(12min)", NULL);
  TsReplication result = run_small_world (scenario, CONFIGURATION_OPEN, 0);
  /* Served after 0, 5 and 10 minutes; five leave after twelve. */
  assert_int_equal (result.needs.helped, 3 * 47);
  assert_int_equal (result.needs.left, 5 * 47);
  assert_int_equal (result.needs.abandoned, 5 * 47);
  ts_replication_clear (&result);
  ts_scenario_free (scenario);
}

/* Nobody is at work at night; the first in line is called when the shift begins. */
static void the_queue_waits_for_the_shift (void **state)
{
  (void)state;
  TsScenario *scenario = load_small_world (
    QUEUE, AT_ONCE, "tenants.ABC.users.expert.hours=daily 08:00-16:00", "activities.inside.every=constant(20h)",
    "activities.inside.who=[Contoso.technician.1]", "behaviour.patience=24h", NULL);
  TsReplication result = run_small_world (scenario, CONFIGURATION_OPEN, 0);
  /* At 20:00 of the first day: twelve hours. At 16:00 of the second: nobody comes before the end. */
  assert_int_equal (result.needs.helped, 1);
  assert_int_equal (result.needs.open, 1);
  assert_true (result.needs.time_to_help.tally.sum == (uint64_t)(12 * TS_HOUR));
  ts_replication_clear (&result);
  ts_scenario_free (scenario);
}

/* Somebody who does not answer is not lost to the queue, nor is the need that called them. */
static void a_call_that_fails_goes_back_to_the_front (void **state)
{
  (void)state;
  TsScenario *scenario =
    load_small_world (QUEUE, "behaviour.answered=30%", "activities.inside.every=exponential(2h)", NULL);
  for (uint32_t configuration = 0; configuration < CONFIGURATIONS; configuration++) {
    TsReplication result = run_small_world (scenario, configuration, 0);
    const TsAttemptCounts *counts = counts_of (&result, TS_OPERATION_CALL);
    if (configuration == CONFIGURATION_OPEN) {
      assert_true (result.needs.helped > 0);
      assert_true (counts->attempts > 2 * result.needs.helped);
    } else
      assert_int_equal (counts->attempts, 0); /* nobody is shown as available */
    ts_replication_clear (&result);
  }
  ts_scenario_free (scenario);
}

/* ---------------------------------------------------------------- sources -- */

static uint64_t needs_with (const char *source, const char *talk)
{
  TsScenario *scenario =
    load_small_world ("activities.inside.who=[Contoso.technician.1]", "activities.inside.every=constant(1h)", source,
                      talk, "activities.assistance.every=constant(1000h)", AT_ONCE, NULL);
  TsReplication result = run_small_world (scenario, CONFIGURATION_OPEN, 0);
  uint64_t needs = result.needs.needs;
  ts_replication_clear (&result);
  ts_scenario_free (scenario);
  return needs;
}

/* 48 hours, a need an hour; talks of an hour, after a search, leave less than half of the time. */
static void only_finite_sources_wait_for_their_needs (void **state)
{
  (void)state;
  const char *one_hour = "activities.inside.talk=constant(1h)";
  assert_int_equal (needs_with ("activities.inside.source=steady", one_hour), 47);
  assert_int_equal (needs_with ("activities.inside.source=open", one_hour), 47);
  assert_int_equal (needs_with ("activities.inside.source=finite", one_hour), 24);
}

/* Nobody stands behind an open source: one person's needs are all talked about at once. */
static void open_needs_occupy_nobody_but_those_called (void **state)
{
  (void)state;
  const char *const sources[] = {"activities.inside.source=steady", "activities.inside.source=open"};
  uint64_t helped[2];
  for (int i = 0; i < 2; i++) {
    TsScenario *scenario = load_small_world (
      sources[i], "activities.inside.who=[Contoso.technician.1]", "activities.inside.every=constant(20min)",
      "activities.inside.talk=constant(1h)", "activities.inside.choose=longest-idle", AT_ONCE,
      "activities.assistance.every=constant(1000h)", "activities.inside.third_person.chance=0%", NULL);
    TsReplication result = run_small_world (scenario, CONFIGURATION_OPEN, 0);
    helped[i] = result.needs.helped;
    uint32_t technicians = group_named (scenario, "Contoso.technician");
    assert_true (i == 1 ? result.groups[technicians].talk_time == 0 : result.groups[technicians].talk_time > 0);
    ts_replication_clear (&result);
    ts_scenario_free (scenario);
  }
  assert_true (helped[1] > 2 * helped[0]);
}

/* Need by need, configurations are compared over what arises in each of them alike. */
static void needs_of_finite_sources_are_not_kept_for_comparison (void **state)
{
  (void)state;
  const char *const sources[] = {"activities.inside.source=steady", "activities.inside.source=finite"};
  for (int i = 0; i < 2; i++) {
    TsScenario *scenario = load_small_world (sources[i], "activities.assistance.every=constant(1000h)", NULL);
    TsWorld *world = ts_world_new (scenario, CONFIGURATION_OPEN, TS_PENDING_HEAP, NULL);
    TsReplication result;
    ts_world_keep_records (world);
    run_in (world, 0, &result);
    assert_true (result.needs.needs > 0);
    assert_int_equal (result.n_records, i == 0 ? result.needs.needs : 0);
    ts_replication_clear (&result);
    ts_world_free (world);
    ts_scenario_free (scenario);
  }
}

/* Nobody can be reached before ten: the needs of nine o'clock are served at that very moment. */
static void the_queue_is_looked_at_again_when_settings_or_faults_change (void **state)
{
  (void)state;
  static const char *const changes[] = {
    "changes=[{at: 0s, until: 10h, external_access: {Contoso: {block: [abc.com]}}}]",
    "faults={f: {outage: ABC, at: 0s, until: 10h}}"};
  for (size_t i = 0; i < G_N_ELEMENTS (changes); i++) {
    TsScenario *scenario = load_small_world (
      QUEUE, AT_ONCE, "activities.inside.every=constant(9h)", "activities.inside.third_person.chance=0%",
      "activities.inside.who=[Contoso.technician.1]", "clock.duration=11h", "behaviour.patience=24h",
      "behaviour.external_access_propagation=0s", "behaviour.tries=1", changes[i], NULL);
    TsReplication result = run_small_world (scenario, CONFIGURATION_OPEN, 0);
    assert_int_equal (result.needs.helped, 1);
    assert_true (result.needs.time_to_help.tally.sum == (uint64_t)TS_HOUR);
    ts_replication_clear (&result);
    ts_scenario_free (scenario);
  }
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (needs_are_served_one_after_the_other),
    cmocka_unit_test (whoever_waits_too_long_leaves),
    cmocka_unit_test (the_queue_waits_for_the_shift),
    cmocka_unit_test (a_call_that_fails_goes_back_to_the_front),
    cmocka_unit_test (only_finite_sources_wait_for_their_needs),
    cmocka_unit_test (open_needs_occupy_nobody_but_those_called),
    cmocka_unit_test (needs_of_finite_sources_are_not_kept_for_comparison),
    cmocka_unit_test (the_queue_is_looked_at_again_when_settings_or_faults_change),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

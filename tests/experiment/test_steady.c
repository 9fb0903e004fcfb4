/* Steady-state experiments: what arises in the warm-up is not counted, MSER-5 finds one, and one long run is judged by
 * its batches. */
#include "staged.h"

/* Every need of the records that arose from `warm_up` on, counted by hand. */
static uint64_t needs_since (const TsScenario *scenario, TsTime warm_up)
{
  TsReplication replication;
  TsWorld *world = ts_world_new (scenario, 0, TS_PENDING_BUCKETS, NULL);
  uint64_t n = 0;
  ts_world_keep_records (world);
  assert_true (ts_world_run (world, 0, NULL, &replication, NULL));
  for (uint32_t i = 0; i < replication.n_records; i++)
    n += replication.records[i].born >= warm_up;
  ts_replication_clear (&replication);
  ts_world_free (world);
  return n;
}

static void the_warm_up_is_simulated_and_not_counted (void **state)
{
  (void)state;
  TsScenario *whole = staged_scenario ("replications: 1", NULL);
  TsScenario *later = staged_scenario ("replications: 1, warm_up: 10h", NULL);
  TsResults *all = staged_run (whole, 1), *some = staged_run (later, 1);
  assert_true (all->configurations[0].fingerprint == some->configurations[0].fingerprint);
  assert_int_equal (some->configurations[0].needs.needs, needs_since (whole, 10 * TS_HOUR));
  assert_true (some->configurations[0].needs.needs > 0);
  assert_true (some->configurations[0].needs.needs < all->configurations[0].needs.needs);
  assert_true (some->configurations[0].operations[TS_OPERATION_CALL].counts.attempts <
               all->configurations[0].operations[TS_OPERATION_CALL].counts.attempts);
  assert_int_equal (some->warm_up.seconds, 36000);
  assert_false (some->warm_up.is_found);
  ts_results_free (all);
  ts_results_free (some);
  ts_scenario_free (whole);
  ts_scenario_free (later);
}

/* Callers who talk most of their time: the line of their own needs grows from nothing, slowly. */
static const char *const slow_start =
  "tenantsim: 1\nname: slow start\nera: 2020-04\n"
  "clock: {start: 2020-04-06T00:00, duration: 20d, replications: 10, warm_up: mser-5}\n"
  "tenants:\n"
  "  ABC: {domains: [abc.com], users: {expert: {count: 40, client: teams-desktop, licences: [teams]}, "
  "caller: {count: 12, client: teams-desktop, licences: [teams]}}}\n"
  "activities:\n"
  "  help: {who: ABC.caller, needs: ABC.expert, every: exponential(30min), talk: exponential(20min), patience: 40h}\n"
  "configurations:\n"
  "  open: {}\n"
  "  other: {}\n";

static void mser_5_finds_the_warm_up_whatever_the_threads (void **state)
{
  (void)state;
  TsDiagnostics *diagnostics = ts_diagnostics_new ();
  TsScenario *scenario = NULL;
  ts_scenario_load_text ("slow.yaml", slow_start, strlen (slow_start), NULL, 0, diagnostics, &scenario);
  ts_diagnostics_free (diagnostics);
  assert_non_null (scenario);
  TsResults *one = staged_run (scenario, 1), *three = staged_run (scenario, 3);
  print_message ("MSER-5: %u s, %u of %u needs\n", one->warm_up.seconds, (unsigned)one->warm_up.cut,
                 one->warm_up.needs);
  assert_true (one->warm_up.is_found);
  assert_true (one->warm_up.cut > 0);
  assert_true (one->warm_up.is_valid);
  assert_true (one->warm_up.cut <= one->warm_up.needs / 2);
  assert_int_equal (one->warm_up.cut % 5, 0);
  assert_int_equal (one->warm_up.seconds, three->warm_up.seconds);
  assert_int_equal (one->configurations[0].needs.needs, three->configurations[0].needs.needs);
  /* The same as if it had been given. */
  scenario->finds_warm_up = false;
  scenario->warm_up = (TsDuration)one->warm_up.seconds * TS_SECOND;
  TsResults *given = staged_run (scenario, 2);
  assert_int_equal (given->configurations[0].needs.needs, one->configurations[0].needs.needs);
  assert_memory_equal (&given->configurations[0].needs.helped_rate.estimate,
                       &one->configurations[0].needs.helped_rate.estimate, sizeof (TsEstimate));
  ts_results_free (one);
  ts_results_free (three);
  ts_results_free (given);
  ts_scenario_free (scenario);
}

static void one_long_run_is_judged_by_its_batches (void **state)
{
  (void)state;
  TsScenario *scenario = staged_scenario ("replications: 1, warm_up: 1h", "open: helped_rate > 10%");
  TsResults *results = staged_run (scenario, 1);
  const TsBatchMeans *helped = &results->configurations[0].batch_means[TS_BATCHED_HELPED];
  assert_int_equal (helped->batches, 20);
  assert_int_equal (helped->mean.n, 20);
  assert_true (helped->mean.low < helped->mean.mean && helped->mean.mean < helped->mean.high);
  assert_int_equal (results->expectations[0].verdict, TS_EXPECTATION_PASS);
  assert_int_equal (results->expectations[0].value.n, 20);
  ts_results_free (results);
  ts_scenario_free (scenario);
}

/* Where the start is part of the question, one run is one run. */
static void a_terminating_run_has_no_batches (void **state)
{
  (void)state;
  TsScenario *scenario = staged_scenario ("replications: 1", "open: helped_rate > 10%");
  TsResults *results = staged_run (scenario, 1);
  assert_int_equal (results->configurations[0].batch_means[TS_BATCHED_HELPED].batches, 0);
  assert_int_equal (results->expectations[0].verdict, TS_EXPECTATION_UNDECIDED);
  ts_results_free (results);
  ts_scenario_free (scenario);
}

static void with_replications_there_are_no_batches (void **state)
{
  (void)state;
  TsScenario *scenario = staged_scenario ("replications: 2", NULL);
  TsResults *results = staged_run (scenario, 1);
  assert_int_equal (results->configurations[0].batch_means[TS_BATCHED_HELPED].batches, 0);
  ts_results_free (results);
  ts_scenario_free (scenario);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (the_warm_up_is_simulated_and_not_counted),
    cmocka_unit_test (mser_5_finds_the_warm_up_whatever_the_threads),
    cmocka_unit_test (one_long_run_is_judged_by_its_batches),
    cmocka_unit_test (a_terminating_run_has_no_batches),
    cmocka_unit_test (with_replications_there_are_no_batches),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

/* A run is a pure function of the scenario: threads, stopping and the choice of
 * configurations never change a number. */
#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "tenantsim/experiment.h"

static const char *const two_tenants =
  "tenantsim: 1\n"
  "name: two tenants\n"
  "era: 2020-04\n"
  "clock: {start: 2020-04-06T00:00, duration: 2d, replications: 6, seed: 7}\n"
  "tenants:\n"
  "  ABC:\n"
  "    domains: [abc.com]\n"
  "    users: {expert: {count: 3, client: teams-desktop, licences: [teams]}}\n"
  "  Contoso:\n"
  "    domains: [contoso.com]\n"
  "    users: {technician: {count: 6, client: hololens, licences: [teams, remote-assist]}}\n"
  "intents:\n"
  "  - {want: collaboration, between: [ABC.expert, Contoso]}\n"
  "activities:\n"
  "  assistance:\n"
  "    who: [Contoso]\n"
  "    needs: [ABC.expert]\n"
  "    every: exponential(2h)\n"
  "    talk: lognormal(median=11min mean=15min)\n"
  "configurations:\n"
  "  isolated: {external_access: {default: off}}\n"
  "  open: {external_access: {default: open}}\n"
  "  lists: {external_access: {ABC: {allow: [contoso.com]}, Contoso: {allow: [abc.com]}}}\n"
  "expect:\n"
  "  - \"open: helped_rate > 0%\"\n";

static int load (void **state)
{
  TsDiagnostics *diagnostics = ts_diagnostics_new ();
  TsScenario *scenario = NULL;
  TsLoadStatus status =
    ts_scenario_load_text ("two-tenants.yaml", two_tenants, strlen (two_tenants), NULL, 0, diagnostics, &scenario);
  if (status != TS_LOAD_OK) {
    g_autofree char *why = ts_diagnostics_format (diagnostics, false);
    print_error ("%s", why);
  }
  ts_diagnostics_free (diagnostics);
  *state = scenario;
  return status != TS_LOAD_OK;
}

static int unload (void **state)
{
  ts_scenario_free (*state);
  return 0;
}

static TsResults *run (const TsScenario *scenario, const TsRunOptions *options)
{
  GError *error = NULL;
  TsResults *results = ts_experiment_run (scenario, options, &error);
  if (results == NULL)
    fail_msg ("%s", error->message);
  return results;
}

static void assert_same_estimate (TsEstimate a, TsEstimate b)
{
  assert_memory_equal (&a, &b, sizeof a);
}

static void assert_same_configuration (const TsConfigurationResult *a, const TsConfigurationResult *b)
{
  assert_string_equal (a->name, b->name);
  assert_true (a->fingerprint == b->fingerprint);
  assert_int_equal (a->events, b->events);
  assert_int_equal (a->needs.helped, b->needs.helped);
  assert_same_estimate (a->needs.helped_rate.estimate, b->needs.helped_rate.estimate);
  assert_same_estimate (a->needs.time_to_help.p95, b->needs.time_to_help.p95);
  for (int i = 0; i < TS_OPERATIONS; i++) {
    assert_memory_equal (&a->operations[i].counts, &b->operations[i].counts, sizeof (TsAttemptCounts));
    assert_same_estimate (a->operations[i].success_rate.estimate, b->operations[i].success_rate.estimate);
  }
  assert_int_equal (a->n_pairs, b->n_pairs);
}

static void the_number_of_threads_never_shows (void **state)
{
  TsResults *one = run (*state, &(TsRunOptions){.threads = 1});
  static const uint32_t threads[] = {2, 3, 8, 0};
  for (size_t i = 0; i < G_N_ELEMENTS (threads); i++) {
    TsResults *many = run (*state, &(TsRunOptions){.threads = threads[i]});
    assert_int_equal (many->n_configurations, one->n_configurations);
    for (uint32_t c = 0; c < one->n_configurations; c++)
      assert_same_configuration (&one->configurations[c], &many->configurations[c]);
    assert_int_equal (many->n_comparisons, one->n_comparisons);
    for (uint32_t c = 0; c < one->n_comparisons; c++)
      assert_same_estimate (one->comparisons[c].difference, many->comparisons[c].difference);
    ts_results_free (many);
  }
  ts_results_free (one);
}

static void a_whole_run_is_complete_and_describes_its_scenario (void **state)
{
  const TsScenario *scenario = *state;
  TsResults *results = run (scenario, &(TsRunOptions){.threads = 2});
  assert_true (results->complete);
  assert_int_equal (results->replications, scenario->replications);
  assert_int_equal (results->replications_asked, scenario->replications);
  assert_int_equal (results->n_configurations, scenario->n_configurations);
  assert_int_equal (results->n_expectations, 1);
  assert_int_equal (results->seed, 7);
  assert_string_equal (results->scenario_name, "two tenants");
  assert_string_equal (results->groups[1], "Contoso.technician");
  assert_true (results->configurations[0].events > 0);
  ts_results_free (results);
}

static void a_configuration_run_alone_gives_the_same_numbers (void **state)
{
  static const uint32_t only[] = {2};
  TsResults *all = run (*state, &(TsRunOptions){.threads = 2});
  TsResults *alone = run (*state, &(TsRunOptions){.threads = 2, .configurations = only, .n_configurations = 1});
  assert_int_equal (alone->n_configurations, 1);
  assert_same_configuration (&alone->configurations[0], &all->configurations[2]);
  assert_int_equal (alone->n_comparisons, 0);
  assert_int_equal (alone->n_expectations, 0); /* the only one is about another */
  ts_results_free (alone);
  ts_results_free (all);
}

typedef struct {
  volatile int stop;
  uint32_t stop_after; /* replications */
  uint32_t calls;
  uint32_t last;
  bool in_order;
} Watcher;

static void watch (const TsProgress *progress, void *data)
{
  Watcher *watcher = data;
  watcher->calls++;
  watcher->in_order = watcher->in_order && progress->done == watcher->last + 1 && progress->total == 18;
  watcher->last = progress->done;
  if (watcher->calls == watcher->stop_after)
    watcher->stop = 1;
}

static void progress_counts_every_replication_once (void **state)
{
  Watcher watcher = {.in_order = true};
  TsResults *results = run (*state, &(TsRunOptions){.threads = 2, .progress = watch, .progress_data = &watcher});
  assert_int_equal (watcher.calls, 18);
  assert_true (watcher.in_order);
  ts_results_free (results);
}

/* What was finished before the stop is a shorter run, not another one. */
static void a_stopped_run_holds_the_finished_prefix (void **state)
{
  Watcher watcher = {.in_order = true, .stop_after = 8};
  TsResults *stopped = run (*state, &(TsRunOptions){.threads = 1,
                                                    .progress = watch,
                                                    .progress_data = &watcher,
                                                    .stop = &watcher.stop});
  assert_false (stopped->complete);
  assert_int_equal (stopped->replications_asked, 6);
  assert_int_equal (stopped->replications, 2); /* 8 of 18 in rows of 3 */
  TsScenario *scenario = *state;
  scenario->replications = 2;
  TsResults *whole = run (scenario, &(TsRunOptions){.threads = 2});
  for (uint32_t c = 0; c < 3; c++)
    assert_same_configuration (&stopped->configurations[c], &whole->configurations[c]);
  ts_results_free (whole);
  ts_results_free (stopped);
}

static void stopping_at_once_leaves_results_without_data (void **state)
{
  Watcher watcher = {.stop = 1};
  TsResults *results = run (*state, &(TsRunOptions){.threads = 2, .stop = &watcher.stop});
  assert_false (results->complete);
  assert_int_equal (results->replications, 0);
  assert_int_equal (results->configurations[1].needs.helped_rate.estimate.n, 0);
  assert_int_equal (results->expectations[0].verdict, TS_EXPECTATION_UNDECIDED);
  ts_results_free (results);
}

static void a_stop_after_the_end_changes_nothing (void **state)
{
  Watcher watcher = {.stop_after = 18};
  TsResults *results = run (*state, &(TsRunOptions){.threads = 1,
                                                    .progress = watch,
                                                    .progress_data = &watcher,
                                                    .stop = &watcher.stop});
  assert_true (results->complete);
  ts_results_free (results);
}

#define WITH_A_SCENARIO(test) cmocka_unit_test_setup_teardown (test, load, unload)

int main (void)
{
  const struct CMUnitTest tests[] = {
    WITH_A_SCENARIO (the_number_of_threads_never_shows),
    WITH_A_SCENARIO (a_whole_run_is_complete_and_describes_its_scenario),
    WITH_A_SCENARIO (a_configuration_run_alone_gives_the_same_numbers),
    WITH_A_SCENARIO (progress_counts_every_replication_once),
    WITH_A_SCENARIO (a_stopped_run_holds_the_finished_prefix),
    WITH_A_SCENARIO (stopping_at_once_leaves_results_without_data),
    WITH_A_SCENARIO (a_stop_after_the_end_changes_nothing),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

/* Where there are fewer replications than threads, each is split among several: along people who never touch each
 * other, and only where that is exact and pays. test_parts.c shows that it is exact. */
#include "../../sim/experiment/shares.h"

#include "staged.h"

static TsScenario *two_islands (const char *change)
{
  g_autofree char *text = g_strdup_printf (
    "tenantsim: 1\nname: two islands\nera: 2020-04\n"
    "clock: {start: 2020-04-06T00:00, duration: 1d, replications: 1}\n"
    "tenants:\n"
    "  A: {domains: [a.com], users: {x: {count: 4, client: teams-desktop}, y: {count: 4, client: teams-desktop}}}\n"
    "  B: {domains: [b.com], users: {x: {count: 4, client: teams-desktop}, y: {count: 4, client: teams-desktop}}}\n"
    "activities:\n"
    "  a: {who: A.x, needs: A.y, every: exponential(1h)}\n"
    "  b: {who: B.x, needs: %s, every: exponential(1h)}\n"
    "configurations: {one: {}, other: {external_access: {default: off}}}\n"
    "%s",
    g_str_equal (change, "bridge") ? "[A.y, B.y]" : "B.y",
    g_str_equal (change, "change") ? "changes: [{at: 1h, external_access: {A: off}}]\n" : "");
  TsDiagnostics *diagnostics = ts_diagnostics_new ();
  TsScenario *scenario = NULL;
  ts_scenario_load_text ("islands.yaml", text, strlen (text), NULL, 0, diagnostics, &scenario);
  ts_diagnostics_free (diagnostics);
  assert_non_null (scenario);
  return scenario;
}

static uint32_t shares_of (const TsScenario *scenario, TsRunOptions options, size_t n_tasks)
{
  static const uint32_t both[] = {0, 1};
  TsTasks tasks = {.scenario = scenario, .configurations = both, .n = 2, .options = &options};
  return ts_shares_of (&tasks, n_tasks).n;
}

static void replications_are_split_when_threads_would_be_idle (void **state)
{
  (void)state;
  TsScenario *scenario = two_islands ("");
  assert_int_equal (shares_of (scenario, (TsRunOptions){.threads = 1}, 1), 1);
  assert_int_equal (shares_of (scenario, (TsRunOptions){.threads = 2}, 1), 2);
  assert_int_equal (shares_of (scenario, (TsRunOptions){.threads = 8}, 1), 2);
  assert_int_equal (shares_of (scenario, (TsRunOptions){.threads = 2}, 2), 1);
  assert_int_equal (shares_of (scenario, (TsRunOptions){.threads = 4}, 2), 2);
  ts_scenario_free (scenario);
}

static void they_stay_whole_where_splitting_is_not_exact_or_does_not_fit (void **state)
{
  (void)state;
  TsScenario *scenario = two_islands ("");
  double world = ts_world_memory (scenario);
  assert_int_equal (shares_of (scenario, (TsRunOptions){.threads = 2, .most_events = 1000}, 1), 1);
  assert_int_equal (shares_of (scenario, (TsRunOptions){.threads = 2, .most_memory = 1.5 * world}, 1), 1);
  assert_int_equal (shares_of (scenario, (TsRunOptions){.threads = 2, .most_memory = 2.5 * world}, 1), 2);
  ts_scenario_free (scenario);
  scenario = two_islands ("bridge");
  assert_int_equal (shares_of (scenario, (TsRunOptions){.threads = 8}, 1), 1);
  ts_scenario_free (scenario);
  scenario = two_islands ("change");
  assert_int_equal (shares_of (scenario, (TsRunOptions){.threads = 8}, 1), 1);
  ts_scenario_free (scenario);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (replications_are_split_when_threads_would_be_idle),
    cmocka_unit_test (they_stay_whole_where_splitting_is_not_exact_or_does_not_fit),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

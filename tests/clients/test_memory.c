#define _DEFAULT_SOURCE
/* What a person costs: a world of ten million people must fit into 80 bytes a person, so
 * nobody makes these rows longer without saying so here. */
#include "small_world.h"

#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../../sim/clients/world.h"

static void rows_that_everybody_has_are_short (void **state)
{
  (void)state;
  assert_int_equal (sizeof (TsPerson), 32);
  assert_int_equal (sizeof (TsSource), 12);
  assert_int_equal (sizeof (TsEvent), 16);
}

static void only_those_who_move_between_tenants_have_errands (void **state)
{
  (void)state;
  TsScenario *scenario = load_small_world (NULL);
  GError *error = NULL;
  for (uint32_t configuration = 0; configuration < CONFIGURATIONS; configuration++) {
    TsWorld *world = ts_world_new (scenario, configuration, TS_PENDING_BUCKETS, &error);
    TsReplication result;
    run_in (world, 0, &result);
    if (configuration == CONFIGURATION_GUESTS)
      assert_in_range (world->n_errands, 1, 3); /* the experts */
    else
      assert_int_equal (world->n_errands, 0);
    ts_replication_clear (&result);
    ts_world_free (world);
  }
  ts_scenario_free (scenario);
}

/* ------------------------------------------------------------- estimates -- */

/* Sanitizers take memory of their own, and invariants are checked person by person: not with so many. */
#if defined(__linux__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) && !defined(TS_CHECKS)

static double resident (void)
{
  unsigned long total, resident = 0;
  FILE *statm = fopen ("/proc/self/statm", "r");
  assert_non_null (statm);
  assert_int_equal (fscanf (statm, "%lu %lu", &total, &resident), 2);
  fclose (statm);
  return (double)resident * (double)sysconf (_SC_PAGESIZE);
}

/* In a process of its own, which finds no memory that others have used. */
static void assert_estimate_is_true (TsScenario *scenario, uint32_t configuration)
{
  pid_t child = fork ();
  if (child == 0) {
    GError *error = NULL;
    double before = resident ();
    TsWorld *world = ts_world_new (scenario, configuration, TS_PENDING_BUCKETS, &error);
    TsReplication result;
    bool is_run = ts_world_run (world, 0, NULL, &result, &error);
    double seen = resident () - before;
    double expected = ts_world_memory (scenario) + ts_replication_memory (scenario);
    printf ("%.1f MB seen, %.1f MB expected, factor %.2f\n", seen / 1e6, expected / 1e6, expected / seen);
    fflush (stdout);
    _exit (is_run && seen > 10e6 && expected < 1.3 * seen && seen < 1.3 * expected ? 0 : 1);
  }
  int status = 1;
  assert_int_equal (waitpid (child, &status, 0), child);
  assert_int_equal (status, 0);
  ts_scenario_free (scenario);
}

static void estimates_are_true_within_a_factor_of_1_3 (void **state)
{
  (void)state;
  assert_estimate_is_true (load_small_world ("clock.duration=1d", "tenants.Contoso.users.technician.count=200000",
                                             "tenants.ABC.users.expert.count=60000", NULL),
                           CONFIGURATION_OPEN);
  assert_estimate_is_true (load_small_world ("clock.duration=1d", "activities.assistance.every=exponential(2h)",
                                             "tenants.Contoso.users.technician.count=200000",
                                             "tenants.ABC.users.expert.count=60000", NULL),
                           CONFIGURATION_OPEN);
}

static TsScenario *load_text (const char *text)
{
  TsDiagnostics *diagnostics = ts_diagnostics_new ();
  TsScenario *scenario = NULL;
  assert_int_equal (ts_scenario_load_text ("memory.yaml", text, strlen (text), NULL, 0, diagnostics, &scenario),
                    TS_LOAD_OK);
  ts_diagnostics_free (diagnostics);
  return scenario;
}

static void begin_text (GString *text)
{
  g_string_append (text, "tenantsim: 1\nname: memory\nera: 2020-04\n"
                         "clock: {start: 2020-04-06T00:00, duration: 8h, replications: 1, seed: 1}\ntenants:\n");
}

/* Each with an activity of its own: what is counted about pairs of groups takes more than people do. */
static void estimates_are_true_of_many_tenants (void **state)
{
  (void)state;
  enum { TENANTS = 3000 };
  g_autoptr (GString) text = g_string_new (NULL);
  begin_text (text);
  for (int i = 0; i < TENANTS; i++)
    g_string_append_printf (text,
                            "  T%d: {domains: [t%d.example], users: {e: {count: 10, client: teams-desktop, "
                            "licences: [teams]}, t: {count: 20, client: hololens, licences: [remote-assist]}}}\n",
                            i, i);
  g_string_append (text, "activities:\n");
  for (int i = 0; i < TENANTS; i++)
    g_string_append_printf (text,
                            "  a%d: {who: [T%d.t], needs: [T%d.e, T%d.e], every: exponential(2h), file_share: 30%%, "
                            "talk: constant(10min), third_person: {chance: 15%%, from: [T%d.e]}}\n",
                            i, i, i, (i + 1) % TENANTS, i);
  g_string_append (text, "configurations: {open: {}}\n");
  assert_estimate_is_true (load_text (text->str), 0);
}

static void estimates_are_true_of_meetings (void **state)
{
  (void)state;
  g_autoptr (GString) text = g_string_new (NULL);
  begin_text (text);
  g_string_append (text, "  T: {domains: [t.example], users: {e: {count: 60000, client: teams-desktop, "
                         "licences: [teams]}}}\n"
                         "activities: {weekly: {who: [T.e], needs: [T.e], every: exponential(4h), "
                         "talk: constant(30min), meeting: {invited: 4, ahead: constant(6h)}}}\n"
                         "configurations: {open: {}}\n");
  assert_estimate_is_true (load_text (text->str), 0);
}

#define ESTIMATES                                                        \
  cmocka_unit_test (estimates_are_true_within_a_factor_of_1_3),          \
    cmocka_unit_test (estimates_are_true_of_many_tenants),               \
    cmocka_unit_test (estimates_are_true_of_meetings),
#else
#define ESTIMATES
#endif

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (rows_that_everybody_has_are_short),
    cmocka_unit_test (only_those_who_move_between_tenants_have_errands),
    ESTIMATES
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

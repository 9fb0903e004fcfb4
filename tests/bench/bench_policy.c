/* How long the policy room takes: one decision, the matrix of reach of a large estate
 * with allow lists, and the difference between two such estates. Not a test; prints one
 * line for each. Usage: bench_policy [TENANTS [ALLOWED]] */
#include <stdio.h>
#include <stdlib.h>

#include "tenantsim/policy.h"

enum { OPERATIONS = 1 << TS_OPERATION_SEARCH | 1 << TS_OPERATION_CALL };

static double milliseconds_since (gint64 start)
{
  return (double)(g_get_monotonic_time () - start) / 1000.0;
}

/* Tenants in a ring, with a group of Teams people and one of HoloLens each. */
static TsDirectory *make_directory (uint32_t n_tenants)
{
  TsDirectory *directory = ts_directory_new (TS_ERA_2020_04);
  for (uint32_t tenant = 0; tenant < n_tenants; tenant++) {
    g_autofree char *name = g_strdup_printf ("T%u", tenant);
    g_autofree char *domain = g_strdup_printf ("t%u.example", tenant);
    ts_directory_add_tenant (directory, name, 0);
    uint32_t number = ts_directory_domain (directory, domain);
    ts_directory_own_domain (directory, number, tenant);
    TsGroup group = {.name = "people",
                     .tenant = tenant,
                     .domain = number,
                     .count = 25,
                     .client = tenant % 3 == 0 ? TS_CLIENT_HOLOLENS : TS_CLIENT_TEAMS_DESKTOP,
                     .licences = TS_LICENCE_TEAMS | TS_LICENCE_REMOTE_ASSIST};
    ts_directory_add_group (directory, &group);
  }
  return directory;
}

/* Each tenant allows its neighbours on both sides; every tenth leaves out `missing`. */
static TsSettings *make_settings (const TsDirectory *directory, uint32_t n_allowed, uint32_t missing)
{
  TsSettings *settings = ts_settings_new (directory);
  uint32_t n = ts_directory_tenants (directory);
  g_autofree uint32_t *allowed = g_new (uint32_t, n_allowed + 1);
  for (uint32_t tenant = 0; tenant < n; tenant++) {
    for (uint32_t i = 0; i < n_allowed; i++)
      allowed[i] = (tenant + n - n_allowed / 2 + i) % n;
    TsExternalAccess access = {.on = true,
                               .has_allow_list = true,
                               .allowed = allowed,
                               .n_allowed = n_allowed - (tenant % 10 == 0 ? missing : 0),
                               .origin = tenant + 1};
    ts_settings_set_external (settings, tenant, &access);
  }
  return settings;
}

static void bench_decide (const TsPolicy *policy)
{
  enum { ROUNDS = 2000000 };
  uint32_t n = ts_policy_profiles (policy), caller = 0, callee = 1, allowed = 0;
  gint64 start = g_get_monotonic_time ();
  for (uint32_t i = 0; i < ROUNDS; i++) {
    TsQuestion question = {.operation = i % 2 == 0 ? TS_OPERATION_SEARCH : TS_OPERATION_CALL,
                           .caller = caller,
                           .callee = callee,
                           .caller_tenant = ts_policy_home (policy, caller),
                           .callee_tenant = ts_policy_home (policy, callee)};
    allowed += ts_policy_decide (policy, &question).kind == TS_VERDICT_ALLOW;
    caller = (caller + 7) % n;
    callee = (callee + 11) % n;
  }
  printf ("ts_policy_decide: %.0f ns (%u of %d allowed)\n", milliseconds_since (start) * 1e6 / ROUNDS, allowed,
          ROUNDS);
}

static void bench_matrix (const TsDirectory *directory, const TsPolicy *policy)
{
  gint64 start = g_get_monotonic_time ();
  TsReach *reach = ts_reach_new (directory, policy, TS_REACH_BY_GROUP, NULL, 0);
  uint32_t n = ts_reach_units (reach);
  g_autofree TsReachCell *cells = g_new (TsReachCell, n);
  uint64_t permitted = 0, pairs = 0;
  for (unsigned operation = TS_OPERATION_SEARCH; operation <= TS_OPERATION_CALL; operation++)
    for (uint32_t unit = 0; unit < n; unit++) {
      ts_reach_row (reach, (TsOperation)operation, unit, cells);
      for (uint32_t to = 0; to < n; to++) {
        permitted += cells[to].permitted;
        pairs += cells[to].pairs;
      }
    }
  ts_reach_free (reach);
  printf ("matrix of %u groups, search and call, with reasons: %.0f ms (%" G_GUINT64_FORMAT " of %" G_GUINT64_FORMAT
          " pairs)\n",
          n, milliseconds_since (start), permitted, pairs);
}

static void bench_counts (const TsPolicy *policy)
{
  TsReachCounts counts;
  gint64 start = g_get_monotonic_time ();
  ts_policy_reach_counts (policy, NULL, 0, UINT32_MAX, &counts);
  printf ("counts of exposure: %.0f ms (%" G_GUINT64_FORMAT " pairs)\n", milliseconds_since (start), counts.exposure);
}

static void bench_diff (const char *what, const TsReachSide *first, const TsReachSide *second)
{
  gint64 start = g_get_monotonic_time ();
  TsReachDiff *diff = ts_reach_diff (first, second, OPERATIONS, NULL, 0);
  printf ("diff %s, search and call: %.0f ms (%zu changes, %zu causes)\n", what, milliseconds_since (start),
          diff->n_changes, diff->n_causes);
  ts_reach_diff_free (diff);
}

static TsReachSide make_side (TsSettings *settings, const char *what)
{
  gint64 start = g_get_monotonic_time ();
  TsReachSide side = {settings, ts_policy_compile (settings)};
  printf ("compile %s: %.0f ms\n", what, milliseconds_since (start));
  return side;
}

int main (int argc, char **argv)
{
  uint32_t n_tenants = argc > 1 ? (uint32_t)strtoul (argv[1], NULL, 10) : 4000;
  uint32_t n_allowed = argc > 2 ? (uint32_t)strtoul (argv[2], NULL, 10) : 30;
  if (n_tenants < 2 || n_allowed < 2 || n_allowed > n_tenants) {
    fprintf (stderr, "usage: bench_policy [TENANTS [ALLOWED]], at least 2 of each\n");
    return 64;
  }
  TsDirectory *directory = make_directory (n_tenants);
  TsSettings *settings[] = {make_settings (directory, n_allowed, 0), make_settings (directory, n_allowed, 2),
                            ts_settings_new (directory)};
  TsReachSide sides[] = {make_side (settings[0], "allow lists"), make_side (settings[1], "shorter allow lists"),
                         make_side (settings[2], "open federation")};
  bench_decide (sides[0].policy);
  bench_matrix (directory, sides[0].policy);
  bench_counts (sides[0].policy);
  bench_diff ("to shorter allow lists", &sides[0], &sides[1]);
  bench_diff ("to open federation", &sides[0], &sides[2]);
  for (size_t i = 0; i < G_N_ELEMENTS (sides); i++) {
    ts_policy_free ((TsPolicy *)sides[i].policy);
    ts_settings_free (settings[i]);
  }
  ts_directory_free (directory);
  return 0;
}

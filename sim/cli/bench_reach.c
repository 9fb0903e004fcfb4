/* bench_reach.c - who reaches whom in an estate of many tenants with allow lists, and why */
#include "bench.h"

#include "tenantsim/policy.h"

enum { OPERATIONS = 1 << TS_OPERATION_SEARCH | 1 << TS_OPERATION_CALL, ALLOWED = 30, EXPLANATIONS = 20000 };

/* An estate and what it is compared with. */
typedef struct {
  TsDirectory *directory;
  TsSettings *settings;
  TsPolicy *policy;
} Estate;

static TsDirectory *make_directory (uint32_t tenants)
{
  TsDirectory *directory = ts_directory_new (TS_ERA_2020_04);
  for (uint32_t tenant = 0; tenant < tenants; tenant++) {
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

/* Tenants stand in a ring, and each allows its neighbours on both sides; every tenth leaves out `missing`. */
static TsSettings *allow_neighbours (const TsDirectory *directory, uint32_t missing)
{
  TsSettings *settings = ts_settings_new (directory);
  uint32_t n = ts_directory_tenants (directory), n_allowed = MIN (ALLOWED, n);
  uint32_t allowed[ALLOWED];
  for (uint32_t tenant = 0; tenant < n; tenant++) {
    for (uint32_t i = 0; i < n_allowed; i++)
      allowed[i] = (tenant + n - n_allowed / 2 + i) % n;
    TsExternalAccess access = {.on = true,
                               .has_allow_list = true,
                               .allowed = allowed,
                               .n_allowed = n_allowed - (tenant % 10 == 0 ? MIN (missing, n_allowed) : 0),
                               .origin = tenant + 1};
    ts_settings_set_external (settings, tenant, &access);
  }
  return settings;
}

static Estate make_estate (uint32_t tenants)
{
  Estate estate = {.directory = make_directory (MAX (tenants, 2))};
  estate.settings = allow_neighbours (estate.directory, 0);
  estate.policy = ts_policy_compile (estate.settings);
  return estate;
}

static void free_estate (Estate *estate)
{
  ts_policy_free (estate->policy);
  ts_settings_free (estate->settings);
  ts_directory_free (estate->directory);
}

static double pairs_of (const Estate *estate)
{
  double n = ts_directory_groups (estate->directory);
  return n * n;
}

TsMeasurement ts_bench_matrix (uint32_t tenants, TsPendingKind queue)
{
  (void)queue;
  Estate estate = make_estate (tenants);
  double start = ts_bench_clock ();
  TsReach *reach = ts_reach_new (estate.directory, estate.policy, TS_REACH_BY_GROUP, NULL, 0);
  uint32_t n = ts_reach_units (reach);
  g_autofree TsReachCell *cells = g_new (TsReachCell, n);
  for (unsigned operation = TS_OPERATION_SEARCH; operation <= TS_OPERATION_CALL; operation++)
    for (uint32_t unit = 0; unit < n; unit++)
      ts_reach_row (reach, (TsOperation)operation, unit, cells);
  ts_reach_free (reach);
  TsMeasurement measurement = {.nanoseconds = ts_bench_clock () - start, .things = pairs_of (&estate)};
  free_estate (&estate);
  return measurement;
}

static TsMeasurement measure_diff (uint32_t tenants, TsSettings *(*make_other) (const TsDirectory *))
{
  Estate estate = make_estate (tenants);
  TsSettings *settings = make_other (estate.directory);
  TsPolicy *policy = ts_policy_compile (settings);
  const TsReachSide sides[] = {{estate.settings, estate.policy}, {settings, policy}};
  double start = ts_bench_clock ();
  ts_reach_diff_free (ts_reach_diff (&sides[0], &sides[1], OPERATIONS, NULL, 0));
  TsMeasurement measurement = {.nanoseconds = ts_bench_clock () - start, .things = pairs_of (&estate)};
  ts_policy_free (policy);
  ts_settings_free (settings);
  free_estate (&estate);
  return measurement;
}

static TsSettings *shorten_lists (const TsDirectory *directory)
{
  return allow_neighbours (directory, 2);
}

TsMeasurement ts_bench_diff (uint32_t tenants, TsPendingKind queue)
{
  (void)queue;
  return measure_diff (tenants, shorten_lists);
}

TsMeasurement ts_bench_opening (uint32_t tenants, TsPendingKind queue)
{
  (void)queue;
  return measure_diff (tenants, ts_settings_new);
}

TsMeasurement ts_bench_explain (uint32_t tenants, TsPendingKind queue)
{
  (void)queue;
  Estate estate = make_estate (tenants);
  uint32_t people = ts_directory_people (estate.directory);
  double start = ts_bench_clock ();
  for (uint32_t i = 0; i < EXPLANATIONS; i++) {
    uint32_t caller = (uint32_t)((uint64_t)i * 7919 % people);
    TsEnquiry enquiry = {.operation = i % 2 == 0 ? TS_OPERATION_SEARCH : TS_OPERATION_CALL,
                         .caller = caller,
                         .callee = (caller + 1 + i % 1000) % people,
                         .caller_tenant = TS_NONE,
                         .callee_tenant = TS_NONE};
    ts_explanation_free (ts_policy_explain (estate.policy, estate.settings, &enquiry));
  }
  TsMeasurement measurement = {.nanoseconds = ts_bench_clock () - start, .things = EXPLANATIONS};
  free_estate (&estate);
  return measurement;
}

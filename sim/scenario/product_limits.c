/* product_limits.c - more people, guests or tenants than the product takes */
#include "compile.h"

typedef struct {
  const TsEstate *estate;
  const TsScenario *scenario;
  const TsDraftConfiguration *draft;
  const TsConfiguration *configuration;
  const TsLimits *limits;
} Limits;

static TsDiagnostics *diagnostics (const Limits *limits)
{
  return limits->estate->reader->diagnostics;
}

static const char *tenant_name (const Limits *limits, uint32_t tenant)
{
  return ts_directory_tenant_name (limits->scenario->directory, tenant);
}

/* The guests of each of n teams or tenants: an array of TsRange, or NULL. */
static GArray **guests_by (const Limits *limits, bool by_tenant, uint32_t n)
{
  GArray **guests = g_new0 (GArray *, n + 1);
  for (guint i = 0; i < ts_items (limits->draft->guests); i++) {
    const TsDraftGuest *guest = &g_array_index (limits->draft->guests, TsDraftGuest, i);
    uint32_t host = ts_directory_team_tenant (limits->scenario->directory, guest->team);
    GArray **of = &guests[by_tenant ? host : guest->team];
    if (*of == NULL)
      *of = g_array_new (FALSE, FALSE, sizeof (TsRange));
    g_array_append_vals (*of, guest->ranges->data, guest->ranges->len);
  }
  for (uint32_t i = 0; i < n; i++)
    if (guests[i] != NULL)
      ts_ranges_join (guests[i]);
  return guests;
}

/* How many they are; frees the array. */
static uint64_t count_guests (GArray *guests)
{
  uint64_t n = guests != NULL ? ts_ranges_people (guests) : 0;
  if (guests != NULL)
    g_array_free (guests, TRUE);
  return n;
}

static void check_teams (const Limits *limits)
{
  uint32_t n = limits->estate->teams->len;
  g_autofree GArray **guests = guests_by (limits, false, n);
  for (uint32_t i = 0; i < n; i++) {
    const TsDraftTeam *team = limits->estate->teams->pdata[i];
    uint64_t people = ts_ranges_people (team->ranges) + count_guests (guests[i]);
    if (people > limits->limits->team)
      ts_diagnostics_warn (diagnostics (limits), team->named.key, NULL,
                           "%s: team \"%s\" has %" G_GUINT64_FORMAT " people with its guests; a team holds %u "
                           "(limits-specifications-teams)",
                           limits->configuration->name, team->named.key->text, people, limits->limits->team);
  }
}

/* Azure AD gave a tenant so many guests for each user with a licence. */
static void check_licences (const Limits *limits)
{
  const TsDirectory *directory = limits->scenario->directory;
  uint32_t n = ts_directory_tenants (directory);
  uint64_t per_licence = limits->limits->guests_per_licence;
  g_autofree GArray **guests = guests_by (limits, true, n);
  g_autofree uint64_t *licensed = g_new0 (uint64_t, n + 1);
  for (uint32_t group = 0; group < ts_directory_groups (directory); group++) {
    const TsGroup *row = ts_directory_group (directory, group);
    if (row->tenant != TS_NONE && row->licences != 0)
      licensed[row->tenant] += row->count;
  }
  for (uint32_t tenant = 0; tenant < n; tenant++) {
    uint64_t of_tenant = count_guests (guests[tenant]);
    if (per_licence > 0 && of_tenant > licensed[tenant] * per_licence)
      ts_diagnostics_warn (diagnostics (limits), limits->draft->named.key, NULL,
                           "%s: %s has %" G_GUINT64_FORMAT " guests and %" G_GUINT64_FORMAT
                           " licensed users; a licence covers %" G_GUINT64_FORMAT " guests (guest-access 2020)",
                           limits->configuration->name, tenant_name (limits, tenant), of_tenant, licensed[tenant],
                           per_licence);
  }
}

static void check_memberships (const Limits *limits)
{
  const TsPolicy *policy = limits->configuration->policy;
  for (uint32_t profile = 0; profile < ts_policy_profiles (policy); profile++) {
    const uint32_t *tenants;
    size_t n = ts_policy_guest_tenants (policy, profile, &tenants) + (ts_policy_home (policy, profile) != TS_NONE);
    if (n <= limits->limits->tenants)
      continue;
    g_autofree char *name =
      ts_scenario_person_name (limits->scenario, ts_policy_profile_people (policy, profile).first);
    ts_diagnostics_error (diagnostics (limits), limits->draft->named.key, NULL,
                          "%s: %s is in %" G_GSIZE_FORMAT " tenants; a person can be in %u (Azure AD service limits)",
                          limits->configuration->name, name, n, limits->limits->tenants);
    return;
  }
}

static void check_bulk (const Limits *limits)
{
  for (guint i = 0; i < ts_items (limits->draft->guests); i++) {
    const TsDraftGuest *guest = &g_array_index (limits->draft->guests, TsDraftGuest, i);
    if (guest->people > limits->limits->bulk_invitations)
      ts_diagnostics_warn (diagnostics (limits), guest->who, NULL,
                           "%u people are invited at once; one file of invitations has at most %u lines (add-guests)",
                           guest->people, limits->limits->bulk_invitations);
  }
}

void ts_product_limits_check (const TsEstate *estate, const TsScenario *scenario, const TsDraftConfiguration *draft,
                      const TsConfiguration *configuration)
{
  Limits limits = {estate, scenario, draft, configuration, ts_era_limits (scenario->era)};
  if (ts_items (draft->guests) > 0) {
    check_licences (&limits);
    check_memberships (&limits);
    check_bulk (&limits);
  }
  check_teams (&limits);
}

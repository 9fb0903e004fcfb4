/* What reports draw of an estate and of who reaches whom in it. */
#include "estate.h"

static char **domains_of (const TsDirectory *directory, uint32_t tenant)
{
  GPtrArray *domains = g_ptr_array_new ();
  for (uint32_t domain = 0; domain < ts_directory_domains (directory); domain++)
    if (ts_directory_domain_owner (directory, domain) == tenant)
      g_ptr_array_add (domains, g_strdup (ts_directory_domain_name (directory, domain)));
  g_ptr_array_add (domains, NULL);
  return (char **)g_ptr_array_free (domains, FALSE);
}

static uint32_t drawn_tenants (const TsDirectory *directory)
{
  return MIN (ts_directory_tenants (directory), TS_MOST_DRAWN_TENANTS);
}

/* ------------------------------------------------------------------ wishes -- */

/* Which of the drawn tenants have people in the ranges: a flag each, the last one for people of none. */
static void mark_tenants (const TsDirectory *directory, const TsRange *ranges, size_t n,
                          bool marked[TS_MOST_DRAWN_TENANTS + 1])
{
  for (size_t i = 0; i < n; i++) {
    if (ranges[i].count == 0)
      continue;
    uint32_t last = ts_directory_group_of (directory, ranges[i].first + ranges[i].count - 1);
    for (uint32_t group = ts_directory_group_of (directory, ranges[i].first); group <= last; group++) {
      const TsGroup *found = ts_directory_group (directory, group);
      if (found->count > 0 && found->tenant == TS_NONE)
        marked[TS_MOST_DRAWN_TENANTS] = true;
      else if (found->count > 0 && found->tenant < TS_MOST_DRAWN_TENANTS)
        marked[found->tenant] = true;
    }
  }
}

static void describe_wishes (TsEstate *estate, const TsScenario *scenario)
{
  enum { N = TS_MOST_DRAWN_TENANTS + 1 };
  bool wanted[2][N][N] = {{{false}}};
  GArray *wishes = g_array_new (FALSE, FALSE, sizeof (TsEstateWish));
  for (uint32_t i = 0; i < scenario->n_intents; i++) {
    const TsIntent *intent = &scenario->intents[i];
    bool first[N] = {false}, second[N] = {false};
    mark_tenants (scenario->directory, intent->first, intent->n_first, first);
    mark_tenants (scenario->directory, intent->second, intent->n_second, second);
    for (int a = 0; a < N; a++)
      for (int b = 0; b < N; b++)
        if (first[a] && second[b] && (a != b || a == N - 1))
          wanted[intent->kind][MIN (a, b)][MAX (a, b)] = true;
  }
  for (int kind = 0; kind < 2; kind++)
    for (uint32_t a = 0; a < N; a++)
      for (uint32_t b = a; b < N; b++) {
        TsEstateWish wish = {(TsIntentKind)kind, a == N - 1 ? TS_NONE : a, b == N - 1 ? TS_NONE : b};
        if (wanted[kind][a][b])
          g_array_append_val (wishes, wish);
      }
  estate->n_wishes = wishes->len;
  estate->wishes = (TsEstateWish *)(void *)g_array_free (wishes, FALSE);
}

void ts_describe_estate (TsEstate *estate, const TsScenario *scenario)
{
  const TsDirectory *directory = scenario->directory;
  const uint32_t n_groups = ts_directory_groups (directory);
  estate->n_tenants = ts_directory_tenants (directory);
  estate->tenants = g_new0 (TsEstateTenant, estate->n_tenants);
  for (uint32_t tenant = 0; tenant < estate->n_tenants; tenant++)
    estate->tenants[tenant] = (TsEstateTenant){.name = g_strdup (ts_directory_tenant_name (directory, tenant)),
                                               .domains = domains_of (directory, tenant)};
  estate->groups = g_new0 (TsEstateGroup, n_groups + 1);
  for (uint32_t i = 0; i < n_groups; i++) {
    const TsGroup *group = ts_directory_group (directory, i);
    estate->groups[i] = (TsEstateGroup){.tenant = group->tenant, .people = group->count, .client = group->client};
  }
  estate->by = n_groups <= TS_MOST_DRAWN_TENANTS ? TS_REACH_BY_GROUP : TS_REACH_BY_TENANT;
  describe_wishes (estate, scenario);
}

/* ------------------------------------------------------------------- links -- */

static void describe_federation (TsConfigurationResult *result, const TsScenario *scenario, const TsSettings *settings)
{
  GArray *links = g_array_new (FALSE, FALSE, sizeof (TsFederationLink));
  const uint32_t n = drawn_tenants (scenario->directory);
  for (uint32_t a = 0; a < n; a++)
    for (uint32_t b = a + 1; b < n; b++) {
      TsFederationLink link = {a, b, ts_settings_permits_tenant (settings, a, b),
                               ts_settings_permits_tenant (settings, b, a)};
      if (link.a_permits || link.b_permits)
        g_array_append_val (links, link);
    }
  result->n_federation = links->len;
  result->federation = (TsFederationLink *)(void *)g_array_free (links, FALSE);
}

static void add_guests (GArray *links, uint32_t group, uint32_t tenant, uint32_t people)
{
  guint place = links->len;
  for (guint i = links->len; i > 0; i--) {
    TsGuestLink *link = &g_array_index (links, TsGuestLink, i - 1);
    if (link->group != group)
      break;
    if (link->tenant == tenant) {
      link->people += people;
      return;
    }
    if (link->tenant > tenant)
      place = i - 1;
  }
  TsGuestLink link = {group, tenant, people};
  g_array_insert_val (links, place, link);
}

/* Profiles are people next to each other, so groups ascend. */
static void describe_guests (TsConfigurationResult *result, const TsScenario *scenario, const TsPolicy *policy)
{
  GArray *links = g_array_new (FALSE, FALSE, sizeof (TsGuestLink));
  for (uint32_t profile = 0; profile < ts_policy_profiles (policy); profile++) {
    const uint32_t *tenants;
    size_t n = ts_policy_guest_tenants (policy, profile, &tenants);
    TsRange people = ts_policy_profile_people (policy, profile);
    for (size_t i = 0; people.count > 0 && i < n; i++)
      if (tenants[i] < TS_MOST_DRAWN_TENANTS)
        add_guests (links, ts_directory_group_of (scenario->directory, people.first), tenants[i], people.count);
  }
  result->n_guests = links->len;
  result->guests = (TsGuestLink *)(void *)g_array_free (links, FALSE);
}

void ts_describe_links (TsConfigurationResult *result, const TsScenario *scenario, const TsConfiguration *configuration)
{
  const bool changes = configuration->settled != NULL;
  describe_federation (result, scenario,
                       changes ? configuration->epochs[configuration->n_epochs - 1].settings : configuration->settings);
  describe_guests (result, scenario, changes ? configuration->settled : configuration->policy);
}

/* ------------------------------------------------------------------- reach -- */

static uint32_t name_unit (const TsReach *reach, TsReachBy by, uint32_t unit)
{
  TsReachUnit found = ts_reach_unit (reach, unit);
  return by == TS_REACH_BY_GROUP ? found.group : found.tenant;
}

static void add_findings (TsReach *reach, const TsScenario *scenario, uint32_t row, TsReachPair *pairs, uint32_t n)
{
  g_autoptr (GArray) findings = g_array_new (FALSE, FALSE, sizeof (TsReachFinding));
  ts_reach_findings (reach, row, findings);
  for (guint i = 0; i < findings->len; i++) {
    const TsReachFinding *finding = &g_array_index (findings, TsReachFinding, i);
    if (finding->to >= n)
      continue;
    TsReachPair *pair = &pairs[finding->to];
    uint64_t *count = finding->intent == TS_NONE                                       ? &pair->exposure
                      : scenario->intents[finding->intent].kind == TS_INTENT_ISOLATION ? &pair->violations
                                                                                       : &pair->unmet;
    *count += finding->pairs;
  }
}

static bool says_something (const TsReachPair *pair)
{
  return pair->search + pair->call + pair->unmet + pair->violations + pair->exposure > 0;
}

void ts_describe_reach (TsConfigurationResult *result, const TsScenario *scenario, const TsPolicy *policy)
{
  TsReachBy by =
    ts_directory_groups (scenario->directory) <= TS_MOST_DRAWN_TENANTS ? TS_REACH_BY_GROUP : TS_REACH_BY_TENANT;
  TsReach *reach =
    ts_reach_new (scenario->directory, policy, by, scenario->intents, scenario->n_intents);
  const uint32_t all = ts_reach_units (reach), n = MIN (all, TS_MOST_DRAWN_TENANTS);
  g_autofree TsReachCell *search = g_new (TsReachCell, all + 1);
  g_autofree TsReachCell *call = g_new (TsReachCell, all + 1);
  GArray *found = g_array_new (FALSE, FALSE, sizeof (TsReachPair));
  for (uint32_t row = 0; row < n; row++) {
    TsReachPair pairs[TS_MOST_DRAWN_TENANTS] = {{0}};
    ts_reach_row (reach, TS_OPERATION_SEARCH, row, search);
    ts_reach_row (reach, TS_OPERATION_CALL, row, call);
    add_findings (reach, scenario, row, pairs, n);
    for (uint32_t column = 0; column < n; column++) {
      TsReachPair *pair = &pairs[column];
      pair->from = name_unit (reach, by, row);
      pair->to = name_unit (reach, by, column);
      pair->pairs = search[column].pairs;
      pair->search = search[column].permitted;
      pair->call = call[column].permitted;
      if (says_something (pair))
        g_array_append_val (found, *pair);
    }
  }
  result->n_reach_pairs = found->len;
  result->reach_pairs = (TsReachPair *)(void *)g_array_free (found, FALSE);
  ts_reach_free (reach);
}

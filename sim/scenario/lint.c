/* lint.c - settings that are valid and hardly meant: without effect, one-sided, or not
 * enough for what is wanted */
#include "diagnostics.h"

typedef struct {
  const TsScenario *scenario;
  const TsConfiguration *configuration;
  TsDiagnostics *diagnostics;
  const bool *has_guests; /* per tenant */
} Lint;

/* At the setting, or at the configuration where the setting is a product default. */
static void find (const Lint *lint, TsOrigin origin, const char *hint, const char *format, ...) G_GNUC_PRINTF (4, 5);

static void find (const Lint *lint, TsOrigin origin, const char *hint, const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  g_autofree char *message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  int line, column;
  if (!ts_scenario_position (lint->scenario, origin, &line, &column))
    ts_scenario_position (lint->scenario, lint->configuration->origin, &line, &column);
  ts_diagnostics_add (lint->diagnostics, TS_SEVERITY_WARNING, line, column, 1, hint, "%s: %s",
                      lint->configuration->name, message);
}

static const char *tenant_name (const Lint *lint, uint32_t tenant)
{
  return ts_directory_tenant_name (lint->scenario->directory, tenant);
}

static const char *group_of_profile (const Lint *lint, uint32_t profile)
{
  uint32_t person = ts_policy_profile_people (lint->configuration->policy, profile).first;
  return lint->scenario->groups[ts_directory_group_of (lint->scenario->directory, person)].full_name;
}

static uint64_t failing_outside (const Lint *lint, TsOperation operation, uint32_t caller, uint32_t callee)
{
  const TsPolicy *policy = lint->configuration->policy;
  TsQuestion question = {.operation = operation,
                         .caller = caller,
                         .callee = callee,
                         .caller_tenant = ts_policy_home (policy, caller),
                         .callee_tenant = ts_policy_home (policy, callee)};
  TsFacts facts = ts_policy_facts (policy, &question);
  return ts_way_exists (facts, TS_WAY_EXTERNAL) ? ts_failing_rules (facts, TS_WAY_EXTERNAL) : 0;
}

/* ----------------------------------------------------------- external access -- */

/* The first profile with an address in the domain, or TS_NONE. */
static uint32_t profile_of_domain (const Lint *lint, uint32_t domain)
{
  const TsDirectory *directory = lint->scenario->directory;
  for (uint32_t group = 0; group < ts_directory_groups (directory); group++)
    if (ts_directory_group (directory, group)->domain == domain)
      return ts_policy_profile_of (lint->configuration->policy, ts_directory_group_people (directory, group).first);
  return TS_NONE;
}

static uint32_t profile_of_tenant (const Lint *lint, uint32_t tenant)
{
  const TsDirectory *directory = lint->scenario->directory;
  for (uint32_t group = 0; group < ts_directory_groups (directory); group++)
    if (ts_directory_group (directory, group)->tenant == tenant)
      return ts_policy_profile_of (lint->configuration->policy, ts_directory_group_people (directory, group).first);
  return TS_NONE;
}

/* External access needs both sides (SEED-39). */
static void lint_allowed_domain (const Lint *lint, uint32_t tenant, uint32_t domain, TsOrigin origin)
{
  const TsDirectory *directory = lint->scenario->directory;
  const char *name = ts_directory_domain_name (directory, domain);
  uint32_t owner = ts_directory_domain_owner (directory, domain);
  if (owner == tenant) {
    find (lint, origin, NULL, "%s lists %s, its own domain: lists are about others", tenant_name (lint, tenant), name);
    return;
  }
  uint32_t here = profile_of_tenant (lint, tenant), there = profile_of_domain (lint, domain);
  if (owner == TS_NONE || here == TS_NONE || there == TS_NONE)
    return;
  if ((failing_outside (lint, TS_OPERATION_SEARCH, here, there) >> TS_REASON_FED_REMOTE & 1) != 0)
    find (lint, origin, "external access needs both sides",
          "%s allows %s, and %s does not permit the domain of %s (SEED-39)", tenant_name (lint, tenant), name,
          tenant_name (lint, owner), group_of_profile (lint, here));
}

static void lint_external_access (const Lint *lint)
{
  for (uint32_t tenant = 0; tenant < ts_directory_tenants (lint->scenario->directory); tenant++) {
    const TsExternalAccess *access = ts_settings_external (lint->configuration->settings, tenant);
    for (size_t i = 0; access->on && i < access->n_allowed; i++)
      lint_allowed_domain (lint, tenant, access->allowed[i], access->origin);
  }
}

/* -------------------------------------------------------------- guest access -- */

static bool *tenants_with_guests (const TsScenario *scenario, const TsPolicy *policy)
{
  bool *has_guests = g_new0 (bool, ts_directory_tenants (scenario->directory) + 1);
  for (uint32_t profile = 0; profile < ts_policy_profiles (policy); profile++) {
    const uint32_t *tenants;
    size_t n = ts_policy_guest_tenants (policy, profile, &tenants);
    for (size_t i = 0; i < n; i++)
      has_guests[tenants[i]] = true;
  }
  return has_guests;
}

/* The directory comes before everything else: whom it refuses is no guest, whatever the other layers say. */
static void lint_refused_guests (const Lint *lint, uint32_t profile)
{
  const TsPolicy *policy = lint->configuration->policy;
  const uint32_t *tenants;
  size_t n = ts_policy_guest_tenants (policy, profile, &tenants);
  for (size_t i = 0; i < n; i++) {
    const TsGuestAccess *access = ts_settings_guest_access (lint->configuration->settings, tenants[i]);
    const TsDirectory *directory = lint->scenario->directory;
    uint32_t group = ts_directory_group_of (directory, ts_policy_profile_people (policy, profile).first);
    bool admits = ts_guest_access_admits_domain (access, ts_directory_group (directory, group)->domain);
    if (ts_policy_is_refused_as_guest (policy, profile, tenants[i]))
      find (lint, access->origin,
            admits ? "let somebody invite them who may, or let more people invite (inviters)"
                   : "permit their domain (invite_only, invite_not)",
            "%s is invited to %s, and its directory refuses the invitation: they reach nobody there (GUEST_DIRECTORY)",
            group_of_profile (lint, profile), tenant_name (lint, tenants[i]));
  }
}

static void lint_guest_access (const Lint *lint)
{
  for (uint32_t profile = 0; profile < ts_policy_profiles (lint->configuration->policy); profile++)
    lint_refused_guests (lint, profile);
  bool anybody = false;
  for (uint32_t tenant = 0; tenant < ts_directory_tenants (lint->scenario->directory); tenant++) {
    const TsGuestAccess *access = ts_settings_guest_access (lint->configuration->settings, tenant);
    anybody |= lint->has_guests[tenant];
    if (lint->has_guests[tenant] && !access->on)
      find (lint, access->origin, "turn guest_access on",
            "%s has guests, and its guest access is off: they reach nobody there", tenant_name (lint, tenant));
    if (!lint->has_guests[tenant] && access->on && access->origin != 0)
      find (lint, access->origin, NULL,
            "guest access of %s is on without effect: nobody has accepted an invitation there",
            tenant_name (lint, tenant));
  }
  TsSwitching switching = lint->configuration->switching;
  if (!anybody && (switching == TS_SWITCHING_ON_DEMAND || switching == TS_SWITCHING_FOLLOW_MEETINGS))
    find (lint, 0, NULL, "switching %s has no effect: nobody is a guest anywhere", ts_switching_name (switching));
}

/* ------------------------------------------------------- clients and licences -- */

/* Remote Assist mobile takes no calls over external access (SEED-20). */
static bool is_found_and_not_called (const Lint *lint, uint32_t mobile, uint32_t other)
{
  const TsPolicy *policy = lint->configuration->policy;
  TsQuestion question = {.operation = TS_OPERATION_CALL,
                         .caller = mobile,
                         .callee = other,
                         .caller_tenant = ts_policy_home (policy, mobile),
                         .callee_tenant = ts_policy_home (policy, other)};
  return failing_outside (lint, TS_OPERATION_SEARCH, mobile, other) == 0 &&
         failing_outside (lint, TS_OPERATION_CALL, mobile, other) == (uint64_t)1 << TS_REASON_CLIENT_NOT_FEDERABLE &&
         !ts_permitted_somewhere (ts_policy_facts (policy, &question));
}

static uint32_t profile_at (const Lint *lint, const TsRange *range)
{
  return ts_policy_profile_of (lint->configuration->policy, range->first);
}

static void collect_mobile (const Lint *lint, const TsRange *mobiles, size_t n_mobiles, const TsRange *others,
                            size_t n_others, GPtrArray *names)
{
  const TsPolicy *policy = lint->configuration->policy;
  for (size_t m = 0; m < n_mobiles; m++)
    for (uint32_t mobile = profile_at (lint, &mobiles[m]);
         mobile < ts_policy_profiles (policy) &&
         ts_policy_profile_people (policy, mobile).first < mobiles[m].first + mobiles[m].count;
         mobile++) {
      if (ts_policy_client (policy, mobile) != TS_CLIENT_RA_MOBILE)
        continue;
      bool found = false;
      for (size_t o = 0; o < n_others && !found; o++)
        found = is_found_and_not_called (lint, mobile, profile_at (lint, &others[o]));
      char *name = (char *)group_of_profile (lint, mobile);
      if (found && !g_ptr_array_find (names, name, NULL))
        g_ptr_array_add (names, name);
    }
}

static void lint_mobile (const Lint *lint)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  for (uint32_t i = 0; i < lint->scenario->n_intents; i++) {
    const TsIntent *intent = &lint->scenario->intents[i];
    if (intent->kind != TS_INTENT_COLLABORATION)
      continue;
    collect_mobile (lint, intent->first, intent->n_first, intent->second, intent->n_second, names);
    collect_mobile (lint, intent->second, intent->n_second, intent->first, intent->n_first, names);
  }
  if (names->len == 0)
    return;
  g_ptr_array_add (names, NULL);
  g_autofree char *list = g_strjoinv (", ", (char **)names->pdata);
  find (lint, 0, "invite the people they need as guests",
        "people of %s use Remote Assist mobile: over external access they are found and cannot be called (SEED-20)",
        list);
}

static void lint_licences (const TsScenario *scenario, TsDiagnostics *diagnostics)
{
  const TsDirectory *directory = scenario->directory;
  const TsPolicy *policy = scenario->configurations[0].policy;
  for (uint32_t group = 0; group < ts_directory_groups (directory); group++) {
    uint32_t profile = ts_policy_profile_of (policy, ts_directory_group_people (directory, group).first);
    uint32_t home = ts_policy_home (policy, profile);
    TsQuestion question = {.operation = TS_OPERATION_SEARCH,
                           .caller = profile,
                           .callee = profile,
                           .caller_tenant = home,
                           .callee_tenant = home};
    int line, column;
    if (home == TS_NONE || (ts_failing_rules (ts_policy_facts (policy, &question), TS_WAY_INTERNAL) >>
                              TS_REASON_NO_LICENCE & 1) == 0)
      continue;
    ts_scenario_position (scenario, ts_directory_group (directory, group)->origin, &line, &column);
    ts_diagnostics_add (diagnostics, TS_SEVERITY_WARNING, line, column, 1, NULL,
                        "people of %s have no licence for the client they use: they can do nothing (%s)",
                        scenario->groups[group].full_name, ts_reason (TS_REASON_NO_LICENCE)->code);
  }
}

void ts_scenario_lint (const TsScenario *scenario, TsDiagnostics *diagnostics)
{
  lint_licences (scenario, diagnostics);
  for (uint32_t i = 0; i < scenario->n_configurations; i++) {
    const TsConfiguration *configuration = &scenario->configurations[i];
    g_autofree bool *has_guests = tenants_with_guests (scenario, configuration->policy);
    Lint lint = {.scenario = scenario,
                 .configuration = configuration,
                 .diagnostics = diagnostics,
                 .has_guests = has_guests};
    lint_external_access (&lint);
    lint_guest_access (&lint);
    lint_mobile (&lint);
  }
  ts_diagnostics_sort (diagnostics);
}

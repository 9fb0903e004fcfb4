/* The settings of one configuration: the product's defaults, and what was changed. */
#include "settings.h"

#include "eras.h"

TsSettings *ts_settings_new (const TsDirectory *directory)
{
  const TsEraRow *era = ts_era_row (ts_directory_era (directory));
  TsSettings *settings = g_new0 (TsSettings, 1);
  settings->directory = directory;
  settings->n_tenants = ts_directory_tenants (directory);
  settings->external = g_new (TsExternalAccess, settings->n_tenants);
  settings->guest_access = g_new (TsGuestAccess, settings->n_tenants);
  settings->meetings = g_new (TsMeetingSettings, settings->n_tenants);
  for (uint32_t tenant = 0; tenant < settings->n_tenants; tenant++) {
    settings->external[tenant] = era->external;
    settings->guest_access[tenant] = era->guest_access;
    settings->meetings[tenant] = era->meetings.settings;
  }
  settings->person_external = g_array_new (FALSE, FALSE, sizeof (TsPersonExternal));
  settings->guests = g_array_new (FALSE, FALSE, sizeof (TsGuestGrant));
  settings->members = g_array_new (FALSE, FALSE, sizeof (TsMembership));
  settings->licences = g_array_new (FALSE, FALSE, sizeof (TsPersonLicences));
  settings->person_domains = g_array_new (FALSE, FALSE, sizeof (TsDomainsOfPeople));
  settings->person_calling = g_array_new (FALSE, FALSE, sizeof (TsPersonExternal));
  settings->barriers = g_array_new (FALSE, FALSE, sizeof (TsBarrier));
  settings->blocks = g_array_new (FALSE, FALSE, sizeof (TsBlock));
  settings->kept = g_ptr_array_new_with_free_func (g_free);
  settings->prefer = TS_PREFER_ACTIVE;
  settings->ra_mobile_files = era->ra_mobile_files;
  return settings;
}

static void clear_lists (TsExternalAccess *access)
{
  g_free ((uint32_t *)access->allowed);
  g_free ((uint32_t *)access->blocked);
  g_free ((uint32_t *)access->trial_domains);
}

void ts_settings_free (TsSettings *settings)
{
  if (settings == NULL)
    return;
  for (uint32_t tenant = 0; tenant < settings->n_tenants; tenant++)
    clear_lists (&settings->external[tenant]);
  for (uint32_t tenant = 0; tenant < settings->n_tenants; tenant++)
    g_free ((uint32_t *)settings->guest_access[tenant].domains);
  g_free (settings->external);
  g_free (settings->guest_access);
  g_free (settings->meetings);
  g_array_free (settings->person_external, TRUE);
  g_array_free (settings->guests, TRUE);
  g_array_free (settings->members, TRUE);
  g_array_free (settings->licences, TRUE);
  g_array_free (settings->person_domains, TRUE);
  g_array_free (settings->person_calling, TRUE);
  g_array_free (settings->barriers, TRUE);
  g_array_free (settings->blocks, TRUE);
  g_ptr_array_unref (settings->kept);
  g_free (settings);
}

static const uint32_t *copy_domains (const TsSettings *settings, const uint32_t *domains, size_t n)
{
  for (size_t i = 0; i < n; i++)
    g_assert (domains[i] < ts_directory_domains (settings->directory));
  return n == 0 ? NULL : g_memdup2 (domains, n * sizeof *domains);
}

void ts_settings_set_external (TsSettings *settings, uint32_t tenant, const TsExternalAccess *access)
{
  g_assert (tenant < settings->n_tenants);
  g_assert (access->has_allow_list || access->n_allowed == 0);
  TsExternalAccess copy = *access;
  copy.allowed = copy_domains (settings, access->allowed, access->n_allowed);
  copy.blocked = copy_domains (settings, access->blocked, access->n_blocked);
  copy.trial_domains = copy_domains (settings, access->trial_domains, access->n_trial_domains);
  clear_lists (&settings->external[tenant]);
  settings->external[tenant] = copy;
}

static void append_all (GArray *to, const GArray *from)
{
  g_array_append_vals (to, from->data, from->len);
}

TsSettings *ts_settings_copy (const TsSettings *settings)
{
  TsSettings *copy = ts_settings_new (settings->directory);
  g_assert (copy->n_tenants == settings->n_tenants);
  for (uint32_t tenant = 0; tenant < settings->n_tenants; tenant++) {
    ts_settings_set_external (copy, tenant, &settings->external[tenant]);
    ts_settings_set_guest_access (copy, tenant, &settings->guest_access[tenant]);
    ts_settings_set_meetings (copy, tenant, &settings->meetings[tenant]);
  }
  append_all (copy->person_external, settings->person_external);
  append_all (copy->guests, settings->guests);
  append_all (copy->members, settings->members);
  append_all (copy->licences, settings->licences);
  append_all (copy->person_calling, settings->person_calling);
  append_all (copy->barriers, settings->barriers);
  append_all (copy->blocks, settings->blocks);
  for (guint i = 0; i < settings->person_domains->len; i++) {
    const TsDomainsOfPeople *row = &g_array_index (settings->person_domains, TsDomainsOfPeople, i);
    ts_settings_set_person_domains (copy, row->people, &row->domains);
  }
  copy->prefer = settings->prefer;
  copy->ra_mobile_files = settings->ra_mobile_files;
  return copy;
}

static void assert_people (const TsSettings *settings, TsRange people)
{
  uint32_t all = ts_directory_people (settings->directory);
  g_assert (people.count <= all && people.first <= all - people.count);
}

void ts_settings_set_person_external (TsSettings *settings, TsRange people, bool allowed, TsOrigin origin)
{
  assert_people (settings, people);
  TsPersonExternal row = {people, allowed, origin};
  g_array_append_val (settings->person_external, row);
}

void ts_settings_set_guest_access (TsSettings *settings, uint32_t tenant, const TsGuestAccess *access)
{
  g_assert (tenant < settings->n_tenants);
  TsGuestAccess copy = *access;
  copy.domains = copy_domains (settings, access->domains, access->n_domains);
  g_free ((uint32_t *)settings->guest_access[tenant].domains);
  settings->guest_access[tenant] = copy;
}

void ts_settings_set_meetings (TsSettings *settings, uint32_t tenant, const TsMeetingSettings *meetings)
{
  g_assert (tenant < settings->n_tenants && (size_t)meetings->auto_admit < TS_ADMITS);
  settings->meetings[tenant] = *meetings;
}

void ts_settings_invite (TsSettings *settings, const TsGuestGrant *grant)
{
  assert_people (settings, grant->people);
  uint32_t tenant = ts_directory_team_tenant (settings->directory, grant->team);
  g_assert (!ts_directory_some_at_home (settings->directory, grant->people, tenant));
  g_assert (grant->channel == TS_NONE ||
            ts_directory_channel_team (settings->directory, grant->channel) == grant->team);
  g_array_append_vals (settings->guests, grant, 1);
}

void ts_settings_add_guests (TsSettings *settings, TsRange people, uint32_t team, TsGuestState state, TsOrigin origin)
{
  TsGuestGrant grant = {.people = people, .team = team, .channel = TS_NONE, .state = state, .origin = origin};
  ts_settings_invite (settings, &grant);
}

static void add_membership (TsSettings *settings, TsRange people, uint32_t team, bool leaves)
{
  assert_people (settings, people);
  g_assert (
    ts_directory_all_at_home (settings->directory, people, ts_directory_team_tenant (settings->directory, team)));
  TsMembership row = {people, team, leaves};
  g_array_append_val (settings->members, row);
}

void ts_settings_add_team_members (TsSettings *settings, TsRange people, uint32_t team)
{
  add_membership (settings, people, team, false);
}

void ts_settings_remove_team_members (TsSettings *settings, TsRange people, uint32_t team)
{
  add_membership (settings, people, team, true);
}

/* What of a range lies before another, and what behind it. */
static void append_outside (GArray *grants, const TsGuestGrant *grant, TsRange hole)
{
  uint32_t end = grant->people.first + grant->people.count, hole_end = hole.first + hole.count;
  TsGuestGrant before = *grant, behind = *grant;
  before.people.count = MIN (end, MAX (hole.first, grant->people.first)) - grant->people.first;
  behind.people.first = MAX (grant->people.first, MIN (hole_end, end));
  behind.people.count = end - behind.people.first;
  if (before.people.count > 0)
    g_array_append_val (grants, before);
  if (behind.people.count > 0)
    g_array_append_val (grants, behind);
}

void ts_settings_remove_guests (TsSettings *settings, TsRange people, uint32_t team)
{
  assert_people (settings, people);
  GArray *left = g_array_new (FALSE, FALSE, sizeof (TsGuestGrant));
  for (guint i = 0; i < settings->guests->len; i++) {
    const TsGuestGrant *grant = &g_array_index (settings->guests, TsGuestGrant, i);
    if (grant->team == team && people.count > 0)
      append_outside (left, grant, people);
    else
      g_array_append_vals (left, grant, 1);
  }
  g_array_free (settings->guests, TRUE);
  settings->guests = left;
}

void ts_settings_set_guests (TsSettings *settings, const TsGuestGrant *grants, size_t n)
{
  GArray *guests = g_array_new (FALSE, FALSE, sizeof (TsGuestGrant));
  g_array_append_vals (guests, grants, (guint)n);
  g_array_free (settings->guests, TRUE);
  settings->guests = guests;
}

const TsGuestGrant *ts_settings_guests (const TsSettings *settings, size_t *n)
{
  *n = settings->guests->len;
  return (const TsGuestGrant *)(const void *)settings->guests->data;
}

void ts_settings_set_licences (TsSettings *settings, TsRange people, unsigned licences)
{
  assert_people (settings, people);
  g_assert (licences <= (TS_LICENCE_TEAMS | TS_LICENCE_REMOTE_ASSIST));
  TsPersonLicences row = {people, licences};
  g_array_append_val (settings->licences, row);
}

void ts_settings_set_prefer_path (TsSettings *settings, TsPreferPath prefer)
{
  settings->prefer = prefer;
}

void ts_settings_set_ra_mobile_files (TsSettings *settings, bool allowed)
{
  settings->ra_mobile_files = allowed;
}

const TsExternalAccess *ts_settings_external (const TsSettings *settings, uint32_t tenant)
{
  g_assert (tenant < settings->n_tenants);
  return &settings->external[tenant];
}

const TsGuestAccess *ts_settings_guest_access (const TsSettings *settings, uint32_t tenant)
{
  g_assert (tenant < settings->n_tenants);
  return &settings->guest_access[tenant];
}

const TsMeetingSettings *ts_settings_meetings (const TsSettings *settings, uint32_t tenant)
{
  g_assert (tenant < settings->n_tenants);
  return &settings->meetings[tenant];
}

bool ts_external_refuses (const TsDirectory *directory, const TsExternalAccess *access, uint32_t entry,
                          uint32_t domain)
{
  while (access->block_subdomains && domain != TS_NONE && domain != entry)
    domain = ts_directory_domain_above (directory, domain);
  return domain == entry;
}

static bool permits_domain (const TsSettings *settings, const TsExternalAccess *access, uint32_t domain)
{
  if (!access->on)
    return false;
  for (size_t i = 0; access->has_allow_list && i < access->n_allowed; i++)
    if (access->allowed[i] == domain)
      return true;
  for (size_t i = 0; !access->has_allow_list && i < access->n_blocked; i++)
    if (ts_external_refuses (settings->directory, access, access->blocked[i], domain))
      return false;
  return !access->has_allow_list;
}

bool ts_settings_permits_tenant (const TsSettings *settings, uint32_t tenant, uint32_t other)
{
  g_assert (tenant < settings->n_tenants && other < settings->n_tenants);
  for (uint32_t domain = 0; domain < ts_directory_domains (settings->directory); domain++)
    if (ts_directory_domain_owner (settings->directory, domain) == other &&
        permits_domain (settings, &settings->external[tenant], domain))
      return true;
  return false;
}

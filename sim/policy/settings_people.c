/* Settings of people: domains of their own, calling, barriers and blocks. */
#include "settings.h"

static void assert_people (const TsSettings *settings, TsRange people)
{
  uint32_t all = ts_directory_people (settings->directory);
  g_assert (people.count <= all && people.first <= all - people.count);
}

/* ------------------------------------------------------------------ setting -- */

void ts_settings_set_person_domains (TsSettings *settings, TsRange people, const TsPersonDomains *domains)
{
  assert_people (settings, people);
  TsDomainsOfPeople row = {people, *domains};
  bool has_list = domains->mode == TS_DOMAINS_LISTED || domains->mode == TS_DOMAINS_UNLISTED;
  g_assert (has_list || domains->n_domains == 0);
  for (size_t i = 0; i < domains->n_domains; i++)
    g_assert (domains->domains[i] < ts_directory_domains (settings->directory));
  if (domains->n_domains > 0) {
    uint32_t *list = g_memdup2 (domains->domains, domains->n_domains * sizeof *list);
    g_ptr_array_add (settings->kept, list);
    row.domains.domains = list;
  } else {
    row.domains.domains = NULL;
  }
  g_array_append_val (settings->person_domains, row);
}

void ts_settings_set_person_calling (TsSettings *settings, TsRange people, bool allowed, TsOrigin origin)
{
  assert_people (settings, people);
  TsPersonExternal row = {people, allowed, origin};
  g_array_append_val (settings->person_calling, row);
}

void ts_settings_add_barrier (TsSettings *settings, TsRange one, TsRange other, TsOrigin origin)
{
  assert_people (settings, one);
  assert_people (settings, other);
  TsBarrier row = {one, other, origin};
  g_array_append_val (settings->barriers, row);
}

void ts_settings_block_for_tenant (TsSettings *settings, uint32_t tenant, TsRange people, TsOrigin origin)
{
  g_assert (tenant < settings->n_tenants);
  assert_people (settings, people);
  TsBlock row = {.tenant = tenant, .people = people, .origin = origin};
  g_array_append_val (settings->blocks, row);
}

void ts_settings_unblock_for_tenant (TsSettings *settings, uint32_t tenant)
{
  for (guint i = settings->blocks->len; i > 0; i--)
    if (g_array_index (settings->blocks, TsBlock, i - 1).tenant == tenant)
      g_array_remove_index (settings->blocks, i - 1);
}

void ts_settings_block_for_people (TsSettings *settings, TsRange by, TsRange people, TsOrigin origin)
{
  assert_people (settings, by);
  assert_people (settings, people);
  TsBlock row = {.tenant = TS_NONE, .by = by, .people = people, .origin = origin};
  g_array_append_val (settings->blocks, row);
}

/* ------------------------------------------------------------------- asking -- */

bool ts_lists_domain (const uint32_t *domains, size_t n, uint32_t domain)
{
  for (size_t i = 0; i < n; i++)
    if (domains[i] == domain)
      return true;
  return false;
}

bool ts_person_domains_permit (const TsPersonDomains *domains, uint32_t domain)
{
  g_assert (domains->mode != TS_DOMAINS_OF_TENANT);
  if (domains->mode == TS_DOMAINS_ALL || domains->mode == TS_DOMAINS_NONE)
    return domains->mode == TS_DOMAINS_ALL;
  return ts_lists_domain (domains->domains, domains->n_domains, domain) == (domains->mode == TS_DOMAINS_LISTED);
}

const TsPersonDomains *ts_settings_person_domains (const TsSettings *settings, uint32_t person)
{
  for (guint i = settings->person_domains->len; i > 0; i--) {
    const TsDomainsOfPeople *row = &g_array_index (settings->person_domains, TsDomainsOfPeople, i - 1);
    if (ts_range_holds (row->people, person))
      return row->domains.mode == TS_DOMAINS_OF_TENANT ? NULL : &row->domains;
  }
  return NULL;
}

bool ts_settings_person_federates (const TsSettings *settings, uint32_t person)
{
  for (guint i = settings->person_external->len; i > 0; i--) {
    const TsPersonExternal *row = &g_array_index (settings->person_external, TsPersonExternal, i - 1);
    if (ts_range_holds (row->people, person))
      return row->allowed;
  }
  return true;
}

static uint32_t home_of (const TsSettings *settings, uint32_t person)
{
  return ts_directory_group (settings->directory, ts_directory_group_of (settings->directory, person))->tenant;
}

bool ts_settings_blocks (const TsSettings *settings, uint32_t person, uint32_t other, bool *by_admin, TsOrigin *origin)
{
  const TsBlock *found = NULL;
  uint32_t home = home_of (settings, person);
  for (guint i = 0; i < settings->blocks->len; i++) {
    const TsBlock *block = &g_array_index (settings->blocks, TsBlock, i);
    bool is_of_admin = block->tenant != TS_NONE;
    bool is_by = is_of_admin ? block->tenant == home : ts_range_holds (block->by, person);
    if (is_by && ts_range_holds (block->people, other) && (found == NULL || (is_of_admin && found->tenant == TS_NONE)))
      found = block;
  }
  if (found == NULL)
    return false;
  *by_admin = found->tenant != TS_NONE;
  *origin = found->origin;
  return true;
}

bool ts_settings_barrier (const TsSettings *settings, uint32_t one, uint32_t other, TsOrigin *origin)
{
  for (guint i = 0; i < settings->barriers->len; i++) {
    const TsBarrier *barrier = &g_array_index (settings->barriers, TsBarrier, i);
    if (!ts_barrier_is_between (barrier, one, other))
      continue;
    *origin = barrier->origin;
    return true;
  }
  return false;
}

/* -------------------------------------------------------------- invitations -- */

bool ts_guest_access_admits_domain (const TsGuestAccess *access, uint32_t domain)
{
  if (access->invite_domains == TS_INVITE_ANY_DOMAIN)
    return true;
  return ts_lists_domain (access->domains, access->n_domains, domain) == (access->invite_domains == TS_INVITE_LISTED);
}

bool ts_guest_access_admits_inviter (const TsGuestAccess *access, TsInvitedBy by)
{
  if (by == TS_INVITED_BY_ADMIN)
    return access->inviters != TS_INVITERS_NOBODY;
  bool adds = by == TS_INVITED_BY_OWNER ? !access->owners_may_not_add : access->members_may_add;
  return adds && access->inviters == TS_INVITERS_MEMBERS;
}

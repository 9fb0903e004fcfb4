/* Tenants, domains, groups of people and teams, each numbered in the order in which
 * it was added. */
#include "directory.h"

typedef struct {
  char *name;
  TsOrigin origin;
  bool is_trial;
} Tenant;

typedef struct {
  char *name;
  uint32_t owner;
} Domain;

typedef struct {
  char *name;
  uint32_t tenant;
  TsOrigin origin;
} Team;

typedef struct {
  char *name;
  uint32_t team;
  TsOrigin origin;
} Channel;

struct TsDirectory {
  TsEra era;
  GArray *tenants;            /* Tenant */
  GArray *domains;            /* Domain */
  GArray *groups;             /* TsGroup, names owned */
  GArray *firsts;             /* uint32_t: number of a group's first person */
  GArray *teams;              /* Team */
  GArray *members;            /* TsTeamMembers */
  GArray *channels;           /* Channel */
  GArray *channel_members;    /* TsChannelMembers */
  GHashTable *domain_numbers; /* name -> number; never iterated */
  uint32_t people;
};

TsDirectory *ts_directory_new (TsEra era)
{
  g_assert ((size_t)era < TS_ERAS);
  TsDirectory *directory = g_new0 (TsDirectory, 1);
  directory->era = era;
  directory->tenants = g_array_new (FALSE, FALSE, sizeof (Tenant));
  directory->domains = g_array_new (FALSE, FALSE, sizeof (Domain));
  directory->groups = g_array_new (FALSE, FALSE, sizeof (TsGroup));
  directory->firsts = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  directory->teams = g_array_new (FALSE, FALSE, sizeof (Team));
  directory->members = g_array_new (FALSE, FALSE, sizeof (TsTeamMembers));
  directory->channels = g_array_new (FALSE, FALSE, sizeof (Channel));
  directory->channel_members = g_array_new (FALSE, FALSE, sizeof (TsChannelMembers));
  directory->domain_numbers = g_hash_table_new (g_str_hash, g_str_equal);
  return directory;
}

void ts_directory_free (TsDirectory *directory)
{
  if (directory == NULL)
    return;
  for (guint i = 0; i < directory->tenants->len; i++)
    g_free (g_array_index (directory->tenants, Tenant, i).name);
  for (guint i = 0; i < directory->domains->len; i++)
    g_free (g_array_index (directory->domains, Domain, i).name);
  for (guint i = 0; i < directory->groups->len; i++)
    g_free ((char *)g_array_index (directory->groups, TsGroup, i).name);
  for (guint i = 0; i < directory->teams->len; i++)
    g_free (g_array_index (directory->teams, Team, i).name);
  for (guint i = 0; i < directory->channels->len; i++)
    g_free (g_array_index (directory->channels, Channel, i).name);
  g_hash_table_destroy (directory->domain_numbers);
  g_array_free (directory->tenants, TRUE);
  g_array_free (directory->domains, TRUE);
  g_array_free (directory->groups, TRUE);
  g_array_free (directory->firsts, TRUE);
  g_array_free (directory->teams, TRUE);
  g_array_free (directory->members, TRUE);
  g_array_free (directory->channels, TRUE);
  g_array_free (directory->channel_members, TRUE);
  g_free (directory);
}

static const Tenant *tenant_row (const TsDirectory *directory, uint32_t tenant)
{
  g_assert (tenant < directory->tenants->len);
  return &g_array_index (directory->tenants, Tenant, tenant);
}

static Domain *domain_row (const TsDirectory *directory, uint32_t domain)
{
  g_assert (domain < directory->domains->len);
  return &g_array_index (directory->domains, Domain, domain);
}

static const Team *team_row (const TsDirectory *directory, uint32_t team)
{
  g_assert (team < directory->teams->len);
  return &g_array_index (directory->teams, Team, team);
}

static const Channel *channel_row (const TsDirectory *directory, uint32_t channel)
{
  g_assert (channel < directory->channels->len);
  return &g_array_index (directory->channels, Channel, channel);
}

uint32_t ts_directory_add_tenant (TsDirectory *directory, const char *name, TsOrigin origin)
{
  Tenant tenant = {g_strdup (name), origin, false};
  g_array_append_val (directory->tenants, tenant);
  return directory->tenants->len - 1;
}

uint32_t ts_directory_add_group (TsDirectory *directory, const TsGroup *group)
{
  g_assert (group->tenant == TS_NONE || group->tenant < directory->tenants->len);
  g_assert (group->domain < directory->domains->len);
  g_assert ((size_t)group->client < TS_CLIENTS);
  g_assert (group->licences <= (TS_LICENCE_TEAMS | TS_LICENCE_REMOTE_ASSIST));
  g_assert (group->count < TS_NONE - directory->people);
  TsGroup copy = *group;
  copy.name = g_strdup (group->name);
  g_array_append_val (directory->groups, copy);
  g_array_append_val (directory->firsts, directory->people);
  directory->people += group->count;
  return directory->groups->len - 1;
}

uint32_t ts_directory_add_team (TsDirectory *directory, uint32_t tenant, const char *name, TsOrigin origin)
{
  g_assert (tenant < directory->tenants->len);
  Team team = {g_strdup (name), tenant, origin};
  g_array_append_val (directory->teams, team);
  return directory->teams->len - 1;
}

void ts_directory_add_team_members (TsDirectory *directory, uint32_t team, TsRange people)
{
  g_assert (ts_directory_all_at_home (directory, people, team_row (directory, team)->tenant));
  TsTeamMembers members = {team, people};
  g_array_append_val (directory->members, members);
}

uint32_t ts_directory_add_channel (TsDirectory *directory, uint32_t team, const char *name, TsOrigin origin)
{
  g_assert (team < directory->teams->len);
  Channel channel = {g_strdup (name), team, origin};
  g_array_append_val (directory->channels, channel);
  return directory->channels->len - 1;
}

void ts_directory_add_channel_members (TsDirectory *directory, uint32_t channel, TsRange people)
{
  uint32_t team = channel_row (directory, channel)->team;
  g_assert (ts_directory_all_at_home (directory, people, team_row (directory, team)->tenant));
  TsChannelMembers members = {channel, people};
  g_array_append_val (directory->channel_members, members);
}

void ts_directory_set_trial (TsDirectory *directory, uint32_t tenant)
{
  g_assert (tenant < directory->tenants->len);
  g_array_index (directory->tenants, Tenant, tenant).is_trial = true;
}

/* The ASCII form in small letters; a name that has none is kept as it is. Free with g_free(). */
static char *fold_domain (const char *domain)
{
  g_autofree char *ascii = g_hostname_to_ascii (domain);
  return g_ascii_strdown (ascii != NULL ? ascii : domain, -1);
}

uint32_t ts_directory_domain (TsDirectory *directory, const char *domain)
{
  g_autofree char *name = fold_domain (domain);
  gpointer number;
  if (g_hash_table_lookup_extended (directory->domain_numbers, name, NULL, &number))
    return GPOINTER_TO_UINT (number);
  Domain row = {g_steal_pointer (&name), TS_NONE};
  guint added = directory->domains->len;
  g_array_append_val (directory->domains, row);
  g_hash_table_insert (directory->domain_numbers, row.name, GUINT_TO_POINTER (added));
  return added;
}

uint32_t ts_directory_domain_above (const TsDirectory *directory, uint32_t domain)
{
  gpointer number;
  const char *name = strchr (ts_directory_domain_name (directory, domain), '.');
  for (; name != NULL; name = strchr (name + 1, '.'))
    if (g_hash_table_lookup_extended (directory->domain_numbers, name + 1, NULL, &number))
      return GPOINTER_TO_UINT (number);
  return TS_NONE;
}

bool ts_directory_own_domain (TsDirectory *directory, uint32_t domain, uint32_t tenant)
{
  g_assert (tenant < directory->tenants->len);
  Domain *row = domain_row (directory, domain);
  if (row->owner != TS_NONE && row->owner != tenant)
    return false;
  row->owner = tenant;
  return true;
}

TsEra ts_directory_era (const TsDirectory *directory)
{
  return directory->era;
}

uint32_t ts_directory_tenants (const TsDirectory *directory)
{
  return directory->tenants->len;
}

uint32_t ts_directory_groups (const TsDirectory *directory)
{
  return directory->groups->len;
}

uint32_t ts_directory_people (const TsDirectory *directory)
{
  return directory->people;
}

uint32_t ts_directory_teams (const TsDirectory *directory)
{
  return directory->teams->len;
}

uint32_t ts_directory_domains (const TsDirectory *directory)
{
  return directory->domains->len;
}

const char *ts_directory_tenant_name (const TsDirectory *directory, uint32_t tenant)
{
  return tenant_row (directory, tenant)->name;
}

const char *ts_directory_domain_name (const TsDirectory *directory, uint32_t domain)
{
  return domain_row (directory, domain)->name;
}

uint32_t ts_directory_domain_owner (const TsDirectory *directory, uint32_t domain)
{
  return domain_row (directory, domain)->owner;
}

const char *ts_directory_team_name (const TsDirectory *directory, uint32_t team)
{
  return team_row (directory, team)->name;
}

uint32_t ts_directory_team_tenant (const TsDirectory *directory, uint32_t team)
{
  return team_row (directory, team)->tenant;
}

uint32_t ts_directory_channels (const TsDirectory *directory)
{
  return directory->channels->len;
}

const char *ts_directory_channel_name (const TsDirectory *directory, uint32_t channel)
{
  return channel_row (directory, channel)->name;
}

uint32_t ts_directory_channel_team (const TsDirectory *directory, uint32_t channel)
{
  return channel_row (directory, channel)->team;
}

bool ts_directory_is_trial (const TsDirectory *directory, uint32_t tenant)
{
  return tenant_row (directory, tenant)->is_trial;
}

const TsGroup *ts_directory_group (const TsDirectory *directory, uint32_t group)
{
  g_assert (group < directory->groups->len);
  return &g_array_index (directory->groups, TsGroup, group);
}

TsRange ts_directory_group_people (const TsDirectory *directory, uint32_t group)
{
  const TsGroup *row = ts_directory_group (directory, group);
  return (TsRange){g_array_index (directory->firsts, uint32_t, group), row->count};
}

/* The last group that begins at or before the person: empty groups begin where the
 * next one does, and stand before it. */
uint32_t ts_directory_group_of (const TsDirectory *directory, uint32_t person)
{
  g_assert (person < directory->people);
  uint32_t low = 0, high = directory->groups->len;
  while (high - low > 1) {
    uint32_t middle = low + (high - low) / 2;
    if (g_array_index (directory->firsts, uint32_t, middle) <= person)
      low = middle;
    else
      high = middle;
  }
  return low;
}

const TsTeamMembers *ts_directory_team_members (const TsDirectory *directory, size_t *n)
{
  *n = directory->members->len;
  return (const TsTeamMembers *)(const void *)directory->members->data;
}

const TsChannelMembers *ts_directory_channel_members (const TsDirectory *directory, size_t *n)
{
  *n = directory->channel_members->len;
  return (const TsChannelMembers *)(const void *)directory->channel_members->data;
}

/* How many people of the range are at home in the tenant. */
static uint32_t at_home (const TsDirectory *directory, TsRange people, uint32_t tenant)
{
  g_assert (people.count <= directory->people && people.first <= directory->people - people.count);
  if (people.count == 0)
    return 0;
  uint32_t end = people.first + people.count, count = 0;
  for (uint32_t group = ts_directory_group_of (directory, people.first); group < directory->groups->len; group++) {
    TsRange range = ts_directory_group_people (directory, group);
    if (range.first >= end)
      break;
    if (ts_directory_group (directory, group)->tenant == tenant)
      count += MIN (end, range.first + range.count) - MAX (people.first, range.first);
  }
  return count;
}

bool ts_directory_some_at_home (const TsDirectory *directory, TsRange people, uint32_t tenant)
{
  return at_home (directory, people, tenant) > 0;
}

bool ts_directory_all_at_home (const TsDirectory *directory, TsRange people, uint32_t tenant)
{
  return at_home (directory, people, tenant) == people.count;
}

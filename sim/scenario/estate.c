/* estate.c - numbering tenants, groups, people and teams, and what must be unique among them */
#include "estate.h"

#include <string.h>

#define FOR_OTHERS "default"

static TsDiagnostics *diagnostics (const TsEstate *estate)
{
  return estate->reader->diagnostics;
}

static char *keep (const TsEstate *estate, char *text)
{
  g_ptr_array_add (estate->reader->keep, text);
  return text;
}

/* ----------------------------------------------------------------- domains -- */

static const TsNode *domain_node (const TsDraftTenant *tenant, const char *domain)
{
  for (guint i = 0; i < ts_items (tenant->domains); i++) {
    const TsDraftDomain *owned = &g_array_index (tenant->domains, TsDraftDomain, i);
    if (owned->domain != NULL && strcmp (owned->domain, domain) == 0)
      return owned->named.node;
  }
  return NULL;
}

static void own_domains (TsEstate *estate, TsDraftTenant *tenant)
{
  for (guint i = 0; i < ts_items (tenant->domains); i++) {
    const TsDraftDomain *owned = &g_array_index (tenant->domains, TsDraftDomain, i);
    if (owned->domain == NULL)
      continue;
    const TsDraftTenant *owner = g_hash_table_lookup (estate->owners, owned->domain);
    if (owner == NULL) {
      g_hash_table_insert (estate->owners, owned->domain, tenant);
      g_ptr_array_add (estate->domains, owned->domain);
    } else {
      ts_diagnostics_error (diagnostics (estate), owned->named.node, NULL,
                            "domain \"%s\" has two owners: tenant \"%s\" owns it in line %d already", owned->domain,
                            owner->named.key->text, domain_node (owner, owned->domain)->line);
    }
  }
}

static const char *first_domain (const TsDraftTenant *tenant)
{
  return ts_items (tenant->domains) > 0 ? g_array_index (tenant->domains, TsDraftDomain, 0).domain : NULL;
}

static void find_domain (TsEstate *estate, const TsDraftTenant *tenant, TsDraftGroup *group)
{
  if (group->domain_node == NULL) {
    group->domain = (char *)first_domain (tenant);
    return;
  }
  if (group->domain_node->kind != TS_NODE_SCALAR ||
      !ts_read_domain (group->domain_node, diagnostics (estate), &group->domain))
    return;
  keep (estate, group->domain);
  if (ts_items (tenant->domains) > 0 && domain_node (tenant, group->domain) == NULL)
    ts_diagnostics_error (diagnostics (estate), group->domain_node, NULL,
                          "tenant \"%s\" does not own the domain \"%s\"", tenant->named.key->text, group->domain);
}

/* ------------------------------------------------------------------ groups -- */

static void add_group (TsEstate *estate, TsDraftGroup *group, char *full_name)
{
  uint32_t count = MAX (group->count, 1);
  group->full_name = keep (estate, full_name);
  group->prefix = keep (estate, g_ascii_strdown (group->named.key->text, -1));
  group->number = estate->groups->len;
  group->people = (TsRange){.first = estate->people, .count = count};
  g_ptr_array_add (estate->groups, group);
  g_hash_table_insert (estate->by_name, group->full_name, group);
  g_ptr_array_add (estate->names, group->full_name);
  if (estate->people <= TS_MOST_PEOPLE && estate->people + count > TS_MOST_PEOPLE)
    ts_diagnostics_error (diagnostics (estate), group->named.key, NULL, "too many people: at most %d in a scenario",
                          TS_MOST_PEOPLE);
  estate->people = MIN (estate->people + count, 2 * TS_MOST_PEOPLE);
}

static void add_groups (TsEstate *estate, TsDraftTenant *tenant)
{
  tenant->people.first = estate->people;
  for (guint i = 0; i < ts_items (tenant->groups); i++) {
    TsDraftGroup *group = &g_array_index (tenant->groups, TsDraftGroup, i);
    group->tenant = tenant->number;
    group->time_zone = tenant->time_zone;
    find_domain (estate, tenant, group);
    add_group (estate, group, g_strdup_printf ("%s.%s", tenant->named.key->text, group->named.key->text));
  }
  tenant->people.count = estate->people - tenant->people.first;
}

static void add_tenant (TsEstate *estate, TsDraftTenant *tenant, guint number)
{
  const TsNode *key = tenant->named.key;
  if (strcmp (key->text, FOR_OTHERS) == 0)
    ts_diagnostics_error (diagnostics (estate), key, NULL, "\"%s\" cannot be the name of a tenant", key->text);
  tenant->number = number;
  g_hash_table_insert (estate->tenants, key->text, tenant);
  g_ptr_array_add (estate->names, key->text);
  own_domains (estate, tenant);
  add_groups (estate, tenant);
}

static void add_outsiders (TsEstate *estate, TsDraftGroup *group)
{
  const TsNode *key = group->named.key;
  group->tenant = TS_NONE;
  const TsDraftTenant *namesake = g_hash_table_lookup (estate->tenants, key->text);
  if (namesake != NULL)
    ts_diagnostics_error (diagnostics (estate), key, NULL, "\"%s\" is the name of a tenant too (line %d)", key->text,
                          namesake->named.key->line);
  const TsDraftTenant *owner = group->domain != NULL ? g_hash_table_lookup (estate->owners, group->domain) : NULL;
  if (owner != NULL)
    ts_diagnostics_error (diagnostics (estate), key, NULL,
                          "people of no tenant cannot have addresses of \"%s\": tenant \"%s\" owns it", group->domain,
                          owner->named.key->text);
  add_group (estate, group, g_strdup (key->text));
}

/* ------------------------------------------------------------------- teams -- */

static TsDraftGroup *find_member (const TsEstate *estate, const TsDraftTenant *tenant, const TsNode *at)
{
  g_autofree char *full_name = g_strdup_printf ("%s.%s", tenant->named.key->text, at->text);
  TsDraftGroup *group = g_hash_table_lookup (estate->by_name, full_name);
  if (group != NULL)
    return group;
  guint n = ts_reader_may_compare (estate->reader, ts_items (tenant->groups)) ? ts_items (tenant->groups) : 0;
  g_autofree const char **names = g_new0 (const char *, n + 1);
  for (guint i = 0; i < n; i++)
    names[i] = g_array_index (tenant->groups, TsDraftGroup, i).named.key->text;
  g_autofree char *hint = ts_reader_hint (estate->reader, at->text, names, n);
  ts_diagnostics_error (diagnostics (estate), at, hint, "tenant \"%s\" has no group \"%s\"", tenant->named.key->text,
                        at->text);
  return NULL;
}

static void add_member (TsEstate *estate, const TsDraftTenant *tenant, GArray *ranges, const TsNode *at)
{
  if (at->kind != TS_NODE_SCALAR || at->text[0] == '\0')
    return;
  const TsDraftGroup *group = find_member (estate, tenant, at);
  if (group != NULL)
    g_array_append_val (ranges, group->people);
}

/* The people of groups: disjoint ranges, ascending, kept by the reader. */
static GArray *find_members (TsEstate *estate, const TsDraftTenant *tenant, const TsNode *members)
{
  GArray *ranges = g_array_new (FALSE, FALSE, sizeof (TsRange));
  g_ptr_array_add (estate->reader->arrays, ranges);
  if (members == NULL)
    return ranges;
  if (members->kind == TS_NODE_SCALAR)
    add_member (estate, tenant, ranges, members);
  for (size_t i = 0; i < ts_node_length (members) && members->kind == TS_NODE_SEQUENCE; i++)
    add_member (estate, tenant, ranges, ts_node_item (members, i));
  ts_ranges_join (ranges);
  return ranges;
}

/* People of a channel are people of its team. */
static void check_channel (const TsEstate *estate, const TsDraftTeam *team, const TsDraftChannel *channel)
{
  for (guint i = 0; i < channel->ranges->len; i++) {
    TsRange people = g_array_index (channel->ranges, TsRange, i);
    bool is_inside = false;
    for (guint j = 0; j < team->ranges->len && !is_inside; j++) {
      TsRange members = g_array_index (team->ranges, TsRange, j);
      is_inside = members.first <= people.first && people.first + people.count <= members.first + members.count;
    }
    if (is_inside)
      continue;
    ts_diagnostics_error (diagnostics (estate), channel->named.key, NULL,
                          "\"%s\" has members who are not in its team \"%s\" (private-channels 2020; C-2)",
                          channel->named.key->text, team->named.key->text);
    return;
  }
}

static void add_channel (TsEstate *estate, const TsDraftTenant *tenant, const TsDraftTeam *team,
                         TsDraftChannel *channel)
{
  channel->number = estate->n_channels++;
  channel->team = team->number;
  channel->ranges = find_members (estate, tenant, channel->members);
  check_channel (estate, team, channel);
  char *path = keep (
    estate, g_strdup_printf ("%s/%s/%s", tenant->named.key->text, team->named.key->text, channel->named.key->text));
  g_hash_table_insert (estate->channels, path, channel);
  g_ptr_array_add (estate->paths, path);
}

static void add_team (TsEstate *estate, const TsDraftTenant *tenant, TsDraftTeam *team)
{
  team->number = estate->teams->len;
  team->tenant = tenant->number;
  team->ranges = find_members (estate, tenant, team->members);
  g_ptr_array_add (estate->teams, team);
  char *path = keep (estate, g_strdup_printf ("%s/%s", tenant->named.key->text, team->named.key->text));
  g_hash_table_insert (estate->by_path, path, team);
  g_ptr_array_add (estate->paths, path);
  for (guint i = 0; i < ts_items (team->channels); i++)
    add_channel (estate, tenant, team, &g_array_index (team->channels, TsDraftChannel, i));
}

/* A service account is somebody's second identity: of people who are not at home here. */
static void check_user (const TsEstate *estate, const TsDraftGroup *group)
{
  GArray *people = group->used_by != NULL ? ts_estate_people (estate, group->used_by) : NULL;
  for (guint i = 0; people != NULL && i < people->len; i++) {
    const TsDraftGroup *user =
      estate->groups->pdata[ts_estate_group_of (estate, g_array_index (people, TsRange, i).first)];
    if (user->tenant == group->tenant)
      ts_diagnostics_error (diagnostics (estate), group->used_by, NULL,
                            "people of \"%s\" have accounts of this tenant already", user->full_name);
  }
}

/* ------------------------------------------------------------------ making -- */

void ts_estate_make (TsEstate *estate, TsReader *reader, TsDraft *draft)
{
  *estate = (TsEstate){.reader = reader,
                       .draft = draft,
                       .groups = g_ptr_array_new (),
                       .teams = g_ptr_array_new (),
                       .tenants = g_hash_table_new (g_str_hash, g_str_equal),
                       .by_name = g_hash_table_new (g_str_hash, g_str_equal),
                       .by_address = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
                       .by_path = g_hash_table_new (g_str_hash, g_str_equal),
                       .channels = g_hash_table_new (g_str_hash, g_str_equal),
                       .owners = g_hash_table_new (g_str_hash, g_str_equal),
                       .names = g_ptr_array_new (),
                       .paths = g_ptr_array_new (),
                       .domains = g_ptr_array_new ()};
  for (guint i = 0; i < ts_items (draft->tenants); i++)
    add_tenant (estate, &g_array_index (draft->tenants, TsDraftTenant, i), i);
  for (guint i = 0; i < ts_items (draft->people); i++)
    add_outsiders (estate, &g_array_index (draft->people, TsDraftGroup, i));
  for (guint i = 0; i < ts_items (draft->tenants); i++) {
    const TsDraftTenant *tenant = &g_array_index (draft->tenants, TsDraftTenant, i);
    for (guint j = 0; j < ts_items (tenant->teams); j++)
      add_team (estate, tenant, &g_array_index (tenant->teams, TsDraftTeam, j));
  }
  for (guint i = 0; i < estate->groups->len; i++)
    check_user (estate, estate->groups->pdata[i]);
  ts_estate_check_addresses (estate);
  if (estate->people <= TS_MOST_PEOPLE)
    ts_estate_check_hashes (estate);
}

void ts_estate_clear (TsEstate *estate)
{
  g_ptr_array_unref (estate->groups);
  g_ptr_array_unref (estate->teams);
  g_hash_table_unref (estate->tenants);
  g_hash_table_unref (estate->by_name);
  g_hash_table_unref (estate->by_address);
  g_hash_table_unref (estate->by_path);
  g_hash_table_unref (estate->channels);
  g_hash_table_unref (estate->owners);
  g_ptr_array_unref (estate->names);
  g_ptr_array_unref (estate->paths);
  g_ptr_array_unref (estate->domains);
  *estate = (TsEstate){0};
}

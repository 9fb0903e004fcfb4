/* configurations.c - checking configurations: do their words name tenants, teams and people? */
#include "compile.h"

#include <string.h>

#define FOR_OTHERS "default"

static TsDiagnostics *diagnostics (const TsEstate *estate)
{
  return estate->reader->diagnostics;
}

/* The number of the tenant of an entry; TS_NONE for `default` and for errors. */
static uint32_t find_tenant (const TsEstate *estate, const TsNode *key)
{
  if (strcmp (key->text, FOR_OTHERS) == 0)
    return TS_NONE;
  const TsDraftTenant *tenant = ts_estate_tenant (estate, key);
  return tenant != NULL ? tenant->number : TS_NONE;
}

/* --------------------------------------------------------- external access -- */

/* A domain of a list that nobody owns may well be outside the scenario, but not
 * when it looks like one that somebody owns. */
static void check_domains (const TsEstate *estate, const GArray *list)
{
  const GPtrArray *owned = estate->domains;
  for (guint i = 0; i < ts_items (list); i++) {
    const TsDraftDomain *entry = &g_array_index (list, TsDraftDomain, i);
    if (entry->domain == NULL || g_hash_table_contains (estate->owners, entry->domain))
      continue;
    g_autofree char *hint =
      ts_reader_hint (estate->reader, entry->domain, (const char *const *)owned->pdata, owned->len);
    if (hint != NULL)
      ts_diagnostics_warn (diagnostics (estate), entry->named.node, hint, "no tenant here owns the domain \"%s\"",
                           entry->domain);
  }
}

static void check_limit (const TsEstate *estate, const GArray *list)
{
  uint32_t limit = ts_era_limits (estate->reader->era)->listed_domains;
  if (limit > 0 && ts_items (list) > limit)
    ts_diagnostics_error (diagnostics (estate), g_array_index (list, TsDraftDomain, limit).named.node, NULL,
                          "a list holds at most %u domains (Set-CsTenantFederationConfiguration, 2023-08-28)", limit);
}

static void check_external (const TsEstate *estate, TsDraftExternal *draft)
{
  draft->tenant = find_tenant (estate, draft->named.key);
  if (draft->named.node->kind == TS_NODE_MAPPING && ts_node_length (draft->named.node) == 0)
    ts_diagnostics_error (diagnostics (estate), draft->named.key, NULL,
                          "\"%s\" says nothing: write open, off, {allow: [...]} or {block: [...]}",
                          draft->named.key->text);
  check_domains (estate, draft->allow);
  check_domains (estate, draft->block);
  check_domains (estate, draft->trial_domains);
  if (draft->block_people != NULL)
    draft->blocked = ts_estate_people (estate, draft->block_people);
  check_limit (estate, draft->allow);
  check_limit (estate, draft->block);
  if (draft->allow != NULL && ts_items (draft->block) > 0)
    ts_diagnostics_warn (diagnostics (estate), g_array_index (draft->block, TsDraftDomain, 0).named.node, NULL,
                         "the block list has no effect beside an allow list, which closes the rest");
  if (draft->block_subdomains == TS_WORD_ON && ts_items (draft->block) == 0)
    ts_diagnostics_warn (diagnostics (estate), draft->named.key, NULL,
                         "block_subdomains has no effect: nothing is on the block list");
}

/* ------------------------------------------------------------------ guests -- */

static const char *tenant_name (const TsEstate *estate, uint32_t tenant)
{
  return g_array_index (estate->draft->tenants, TsDraftTenant, tenant).named.key->text;
}

/* Own employees cannot be guests; Remote Assist users should not be (SEED-50). */
static void check_guest_group (const TsEstate *estate, const TsDraftGuest *draft, const TsDraftGroup *group,
                               const TsDraftTeam *team)
{
  if (group->tenant == team->tenant)
    ts_diagnostics_error (diagnostics (estate), draft->who, NULL,
                          "people of \"%s\" are at home in tenant \"%s\": they cannot be its guests", group->full_name,
                          tenant_name (estate, team->tenant));
  else if (group->client == TS_CLIENT_HOLOLENS + 1 || group->client == TS_CLIENT_RA_MOBILE + 1)
    ts_diagnostics_warn (diagnostics (estate), draft->who, NULL,
                         "people of \"%s\" use Remote Assist, which works in their home tenant only: as guests they "
                         "cannot use it (SEED-49, SEED-50)",
                         group->full_name);
}

static void check_guest (const TsEstate *estate, TsDraftGuest *draft)
{
  if (draft->named.node->kind != TS_NODE_MAPPING || draft->who == NULL || draft->in == NULL)
    return;
  const TsDraftTeam *team = ts_estate_team (estate, draft->in, &draft->channel);
  draft->ranges = ts_estate_people (estate, draft->who);
  if (team == NULL || draft->ranges == NULL)
    return;
  draft->team = team->number;
  draft->people = ts_ranges_people (draft->ranges);
  for (guint i = 0; i < draft->ranges->len; i++) {
    TsRange range = g_array_index (draft->ranges, TsRange, i);
    uint32_t last = ts_estate_group_of (estate, range.first + range.count - 1);
    for (uint32_t group = ts_estate_group_of (estate, range.first); group <= last; group++)
      check_guest_group (estate, draft, estate->groups->pdata[group], team);
  }
}

/* ---------------------------------------------------------------- meetings -- */

static void check_meetings (const TsEstate *estate, TsDraftMeetings *draft)
{
  draft->tenant = find_tenant (estate, draft->named.key);
  if (draft->named.node->kind != TS_NODE_MAPPING || draft->auto_admit <= (int)ts_era_auto_admits (estate->reader->era))
    return;
  ts_diagnostics_error (diagnostics (estate), ts_node_entry (draft->named.node, "auto_admit")->value, NULL,
                        "era %s knows no such value: write everyone, company-and-federated or company",
                        ts_era_name (estate->reader->era));
}

static void check_invitations (const TsEstate *estate, const TsDraftGuestAccess *access)
{
  check_domains (estate, access->invite_only);
  check_domains (estate, access->invite_not);
  if (access->invite_only != NULL && access->invite_not != NULL)
    ts_diagnostics_error (diagnostics (estate), access->named.key, NULL,
                          "\"%s\" has `invite_only` as well as `invite_not`: the directory has one list of domains",
                          access->named.key->text);
}

/* ------------------------------------------------------------------ people -- */

static void check_person_external (const TsEstate *estate, TsDraftPersonExternal *draft)
{
  int n = (draft->mode != 0) + (draft->allow != NULL) + (draft->block != NULL);
  if (draft->who != NULL)
    draft->ranges = ts_estate_people (estate, draft->who);
  if (n != 1 && draft->named.node->kind == TS_NODE_MAPPING)
    ts_diagnostics_error (diagnostics (estate), draft->named.node, NULL,
                          "say one of `domains`, `allow` and `block` for them");
  check_domains (estate, draft->allow);
  check_domains (estate, draft->block);
}

static void check_block (const TsEstate *estate, TsDraftBlock *draft)
{
  if (draft->who != NULL)
    draft->ranges = ts_estate_people (estate, draft->who);
  if (draft->whom != NULL)
    draft->others = ts_estate_people (estate, draft->whom);
}

static uint32_t tenant_of (const TsEstate *estate, uint32_t person)
{
  return ((const TsDraftGroup *)estate->groups->pdata[ts_estate_group_of (estate, person)])->tenant;
}

/* Do the two sides have people in one tenant? */
static bool share_tenant (const TsEstate *estate, const GArray *one, const GArray *other)
{
  for (guint i = 0; i < one->len; i++)
    for (guint j = 0; j < other->len; j++) {
      uint32_t tenant = tenant_of (estate, g_array_index (one, TsRange, i).first);
      if (tenant != TS_NONE && tenant == tenant_of (estate, g_array_index (other, TsRange, j).first))
        return true;
    }
  return false;
}

static void check_barrier (const TsEstate *estate, TsDraftBarrier *draft)
{
  if (ts_estate_sides (estate, draft->between, &draft->one, &draft->other) &&
      !share_tenant (estate, draft->one, draft->other))
    ts_diagnostics_error (diagnostics (estate), draft->named.node, NULL,
                          "a barrier keeps people of one tenant apart; these are of different tenants");
}

/* --------------------------------------------------------------- behaviour -- */

static void check_shares (const TsEstate *estate, const TsNode *node, const TsBehaviour *behaviour)
{
  if (behaviour->answered + behaviour->declined <= 1.0 + 1e-12)
    return;
  const TsEntry *entry = ts_node_entry (node, "answered");
  entry = entry != NULL ? entry : ts_node_entry (node, "declined");
  ts_diagnostics_error (diagnostics (estate), entry != NULL ? entry->value : node, NULL,
                        "`answered` and `declined` are shares of the same rings: together they exceed 100%%");
}

static bool writes (const TsNode *behaviour, const char *name)
{
  return behaviour != NULL && behaviour->kind == TS_NODE_MAPPING && ts_node_get (behaviour, name) != NULL;
}

/* Who says nothing of mails reads them as soon as chats. */
static void follow_chats (const TsEstate *estate, TsDraftConfiguration *draft)
{
  if (!writes (estate->draft->behaviour_node, "read_mail") && !writes (draft->behaviour, "read_mail"))
    draft->effective.read_mail = draft->effective.read_request;
}

/* The scenario's behaviour with a configuration's overrides; they were read, and
 * what is wrong with them reported, before. */
static void apply_overrides (const TsEstate *estate, TsDraftConfiguration *draft)
{
  draft->effective = estate->draft->behaviour;
  if (draft->behaviour == NULL || draft->behaviour->kind != TS_NODE_MAPPING)
    return;
  TsDiagnostics *unheard = ts_diagnostics_new ();
  TsReader reader = *estate->reader;
  reader.diagnostics = unheard;
  ts_read_keys (&reader, draft->behaviour, draft->behaviour, &ts_behaviour_keys, true, &draft->effective);
  ts_diagnostics_free (unheard);
  if (ts_node_get (draft->behaviour, "answered") != NULL || ts_node_get (draft->behaviour, "declined") != NULL)
    check_shares (estate, draft->behaviour, &draft->effective);
}

/* -------------------------------------------------------------------- names -- */

static void mark_named (const TsEstate *estate, const TsNode *word, bool *named)
{
  const GArray *drafts = estate->draft->configurations;
  g_autofree const char **names = g_new0 (const char *, ts_items (drafts) + 1);
  for (guint i = 0; i < ts_items (drafts); i++) {
    names[i] = g_array_index (drafts, TsDraftConfiguration, i).named.key->text;
    if (strcmp (names[i], word->text) == 0) {
      named[i] = true;
      return;
    }
  }
  g_autofree char *hint = ts_reader_hint (estate->reader, word->text, names, ts_items (drafts));
  ts_diagnostics_error (diagnostics (estate), word, hint, "there is no configuration \"%s\"", word->text);
}

bool *ts_configurations_named (const TsEstate *estate, const TsNode *words)
{
  guint n = ts_items (estate->draft->configurations);
  bool *named = g_new0 (bool, n + 1);
  g_ptr_array_add (estate->reader->keep, named);
  for (guint i = 0; i < n && words == NULL; i++)
    named[i] = true;
  if (words != NULL && words->kind == TS_NODE_SCALAR)
    mark_named (estate, words, named);
  for (size_t i = 0; words != NULL && words->kind == TS_NODE_SEQUENCE && i < ts_node_length (words); i++)
    if (ts_node_item (words, i)->kind == TS_NODE_SCALAR)
      mark_named (estate, ts_node_item (words, i), named);
  return named;
}

/* ----------------------------------------------------------- configurations -- */

void ts_settings_check (const TsEstate *estate, TsDraftConfiguration *draft)
{
  for (guint i = 0; i < ts_items (draft->external); i++)
    check_external (estate, &g_array_index (draft->external, TsDraftExternal, i));
  for (guint i = 0; i < ts_items (draft->guest_access); i++) {
    TsDraftGuestAccess *access = &g_array_index (draft->guest_access, TsDraftGuestAccess, i);
    access->tenant = find_tenant (estate, access->named.key);
    check_invitations (estate, access);
  }
  for (guint i = 0; i < ts_items (draft->guests); i++)
    check_guest (estate, &g_array_index (draft->guests, TsDraftGuest, i));
  for (guint i = 0; i < ts_items (draft->meetings); i++)
    check_meetings (estate, &g_array_index (draft->meetings, TsDraftMeetings, i));
  if (draft->external_off_for != NULL)
    draft->external_off = ts_estate_people (estate, draft->external_off_for);
  if (draft->calling_off_for != NULL)
    draft->calling_off = ts_estate_people (estate, draft->calling_off_for);
  for (guint i = 0; i < ts_items (draft->person_external); i++)
    check_person_external (estate, &g_array_index (draft->person_external, TsDraftPersonExternal, i));
  for (guint i = 0; i < ts_items (draft->blocks); i++)
    check_block (estate, &g_array_index (draft->blocks, TsDraftBlock, i));
  for (guint i = 0; i < ts_items (draft->barriers); i++)
    check_barrier (estate, &g_array_index (draft->barriers, TsDraftBarrier, i));
}

void ts_configurations_check (const TsEstate *estate)
{
  const TsDraft *draft = estate->draft;
  if (draft->behaviour_node != NULL)
    check_shares (estate, draft->behaviour_node, &draft->behaviour);
  for (guint i = 0; i < ts_items (draft->configurations); i++) {
    TsDraftConfiguration *configuration = &g_array_index (draft->configurations, TsDraftConfiguration, i);
    ts_settings_check (estate, configuration);
    ts_switching_check (estate, configuration);
    apply_overrides (estate, configuration);
    follow_chats (estate, configuration);
  }
}

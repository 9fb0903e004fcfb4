/* settings.c - the settings and the policy of every configuration */
#include "compile.h"

/* The domain numbers of a list; NULL for none. */
static uint32_t *number_domains (TsDirectory *directory, const GArray *list)
{
  uint32_t *numbers = list != NULL ? g_new (uint32_t, list->len + 1) : NULL;
  for (guint i = 0; i < ts_items (list); i++)
    numbers[i] = ts_directory_domain (directory, g_array_index (list, TsDraftDomain, i).domain);
  return numbers;
}

static void number_domains_of (const TsDraftConfiguration *draft, TsDirectory *directory)
{
  for (guint i = 0; i < ts_items (draft->external); i++) {
    const TsDraftExternal *external = &g_array_index (draft->external, TsDraftExternal, i);
    g_free (number_domains (directory, external->allow));
    g_free (number_domains (directory, external->block));
    g_free (number_domains (directory, external->trial_domains));
  }
  for (guint i = 0; i < ts_items (draft->guest_access); i++) {
    const TsDraftGuestAccess *access = &g_array_index (draft->guest_access, TsDraftGuestAccess, i);
    g_free (number_domains (directory, access->invite_only));
    g_free (number_domains (directory, access->invite_not));
  }
  for (guint i = 0; i < ts_items (draft->person_external); i++) {
    const TsDraftPersonExternal *people = &g_array_index (draft->person_external, TsDraftPersonExternal, i);
    g_free (number_domains (directory, people->allow));
    g_free (number_domains (directory, people->block));
  }
}

/* All domains get their numbers before the first settings are made, since
 * settings and policies may count on how many there are. */
static void number_all_domains (const TsEstate *estate, TsDirectory *directory)
{
  for (guint i = 0; i < estate->draft->configurations->len; i++)
    number_domains_of (&g_array_index (estate->draft->configurations, TsDraftConfiguration, i), directory);
  for (guint i = 0; i < ts_items (estate->draft->changes); i++)
    number_domains_of (&g_array_index (estate->draft->changes, TsDraftChange, i).settings, directory);
}

/* ---------------------------------------------------------- external access -- */

static TsOrigin origin_of (const TsNamed *named)
{
  return named->key->origin;
}

/* Gives an entry to its tenant, or to all tenants that `taken` does not hold. */
static void set_external (const TsEstate *estate, TsDirectory *directory, TsSettings *settings,
                          const TsDraftExternal *draft, const bool *taken)
{
  g_autofree uint32_t *allowed = number_domains (directory, draft->allow);
  g_autofree uint32_t *blocked = number_domains (directory, draft->block);
  g_autofree uint32_t *trials = number_domains (directory, draft->trial_domains);
  TsExternalAccess access = {.on = draft->mode != TS_WORD_OFF,
                             .has_allow_list = draft->allow != NULL,
                             .allowed = allowed,
                             .n_allowed = ts_items (draft->allow),
                             .blocked = blocked,
                             .n_blocked = ts_items (draft->block),
                             .block_subdomains = draft->block_subdomains == TS_WORD_ON,
                             .trials = draft->trials != 0 ? draft->trials == TS_WORD_ON
                                                          : ts_era_permits_trials (ts_directory_era (directory)),
                             .trial_domains = trials,
                             .n_trial_domains = ts_items (draft->trial_domains),
                             .origin = origin_of (&draft->named)};
  for (guint tenant = 0; tenant < estate->draft->tenants->len; tenant++) {
    if (draft->tenant == TS_NONE ? taken[tenant] : draft->tenant != tenant)
      continue;
    ts_settings_set_external (settings, tenant, &access);
    ts_settings_unblock_for_tenant (settings, tenant);
    for (guint i = 0; draft->blocked != NULL && i < draft->blocked->len; i++)
      ts_settings_block_for_tenant (settings, tenant, g_array_index (draft->blocked, TsRange, i),
                                    draft->block_people->origin);
  }
}

void ts_settings_apply_external (const TsEstate *estate, TsDirectory *directory, TsSettings *settings,
                                 const TsDraftConfiguration *draft)
{
  g_autofree bool *taken = g_new0 (bool, estate->draft->tenants->len);
  for (guint i = 0; i < ts_items (draft->external); i++) {
    uint32_t tenant = g_array_index (draft->external, TsDraftExternal, i).tenant;
    if (tenant != TS_NONE)
      taken[tenant] = true;
  }
  for (guint i = 0; i < ts_items (draft->external); i++)
    set_external (estate, directory, settings, &g_array_index (draft->external, TsDraftExternal, i), taken);
}

/* -------------------------------------------------------------- guest access -- */

/* The layers beside the toggle. */
static void set_layers (const TsDraftGuestAccess *written, TsGuestAccess *access)
{
  access->chat_off = written->chat == TS_WORD_OFF;
  access->features_off = (written->off & ~TS_FLAGS_WRITTEN) << TS_FEATURE_VIDEO;
  access->groups_off = written->groups == TS_WORD_OFF;
  access->sharing_off = written->sharing == TS_WORD_OFF;
  access->inviters = written->inviters != 0 ? (TsInviters)(written->inviters - 1) : TS_INVITERS_MEMBERS;
  access->owners_may_not_add = written->owners_can_add == TS_WORD_OFF;
  access->members_may_add = written->members_can_add == TS_WORD_ON;
  if (written->invite_only != NULL)
    access->invite_domains = TS_INVITE_LISTED;
  else if (written->invite_not != NULL)
    access->invite_domains = TS_INVITE_UNLISTED;
}

void ts_settings_apply_guest_access (TsDirectory *directory, TsSettings *settings, uint32_t tenant,
                                     const TsDraftConfiguration *draft, const TsDraftGuestAccess *written)
{
  const GArray *list = written == NULL                ? NULL
                       : written->invite_only != NULL ? written->invite_only
                                                      : written->invite_not;
  g_autofree uint32_t *domains = number_domains (directory, list);
  TsGuestAccess access = *ts_settings_guest_access (settings, tenant);
  access.scope = (TsGuestScope)(draft->guest_scope - 1);
  access.files = (TsGuestFiles)(draft->guest_files - 1);
  if (written != NULL) {
    access.on = written->access == TS_WORD_ON;
    access.calling = written->calling != TS_WORD_OFF;
    access.scope = written->scope != 0 ? (TsGuestScope)(written->scope - 1) : access.scope;
    access.files = written->files != 0 ? (TsGuestFiles)(written->files - 1) : access.files;
    access.origin = origin_of (&written->named);
    access.domains = domains;
    access.n_domains = ts_items (list);
    set_layers (written, &access);
  }
  ts_settings_set_guest_access (settings, tenant, &access);
}

static void set_all_guest_access (const TsEstate *estate, TsDirectory *directory, TsSettings *settings,
                                  const TsDraftConfiguration *draft)
{
  guint n = estate->draft->tenants->len;
  g_autofree const TsDraftGuestAccess **written = g_new0 (const TsDraftGuestAccess *, n);
  const TsDraftGuestAccess *others = NULL;
  for (guint i = 0; i < ts_items (draft->guest_access); i++) {
    const TsDraftGuestAccess *access = &g_array_index (draft->guest_access, TsDraftGuestAccess, i);
    if (access->tenant != TS_NONE)
      written[access->tenant] = access;
    else
      others = access;
  }
  for (guint tenant = 0; tenant < n; tenant++)
    ts_settings_apply_guest_access (directory, settings, tenant, draft,
                                    written[tenant] != NULL ? written[tenant] : others);
}

static void add_guests (TsSettings *settings, const TsDraftConfiguration *draft)
{
  for (guint i = 0; i < ts_items (draft->guests); i++) {
    const TsDraftGuest *guest = &g_array_index (draft->guests, TsDraftGuest, i);
    TsGuestGrant grant = {.team = guest->team,
                          .channel = guest->channel,
                          .state = (TsGuestState)(guest->state - 1),
                          .by = guest->by != 0 ? (TsInvitedBy)(guest->by - 1) : TS_INVITED_BY_OWNER,
                          .origin = guest->named.node->origin};
    for (guint j = 0; j < guest->ranges->len; j++) {
      grant.people = g_array_index (guest->ranges, TsRange, j);
      ts_settings_invite (settings, &grant);
    }
  }
}

static TsMeetingSettings meetings_of (const TsDraftMeetings *draft)
{
  return (TsMeetingSettings){.anonymous_join = draft->anonymous_join == TS_WORD_ON,
                             .anonymous_start = draft->anonymous_start == TS_WORD_ON,
                             .auto_admit = (TsAutoAdmit)(draft->auto_admit - 1),
                             .origin = origin_of (&draft->named)};
}

/* `default` first, so that a tenant's own entry holds wherever it stands. */
void ts_settings_apply_meetings (const TsEstate *estate, TsSettings *settings, const TsDraftConfiguration *draft)
{
  for (guint i = 0; i < ts_items (draft->meetings); i++) {
    const TsDraftMeetings *written = &g_array_index (draft->meetings, TsDraftMeetings, i);
    TsMeetingSettings meetings = meetings_of (written);
    for (guint tenant = 0; written->tenant == TS_NONE && tenant < estate->draft->tenants->len; tenant++)
      ts_settings_set_meetings (settings, tenant, &meetings);
  }
  for (guint i = 0; i < ts_items (draft->meetings); i++) {
    const TsDraftMeetings *written = &g_array_index (draft->meetings, TsDraftMeetings, i);
    TsMeetingSettings meetings = meetings_of (written);
    if (written->tenant != TS_NONE)
      ts_settings_set_meetings (settings, written->tenant, &meetings);
  }
}

static void set_people_off (TsSettings *settings, const TsDraftConfiguration *draft)
{
  for (guint i = 0; i < ts_items (draft->external_off); i++)
    ts_settings_set_person_external (settings, g_array_index (draft->external_off, TsRange, i), false,
                                     draft->external_off_for->origin);
  for (guint i = 0; i < ts_items (draft->calling_off); i++)
    ts_settings_set_person_calling (settings, g_array_index (draft->calling_off, TsRange, i), false,
                                    draft->calling_off_for->origin);
}

static void set_person_domains (TsDirectory *directory, TsSettings *settings, const TsDraftPersonExternal *draft)
{
  const GArray *list = draft->allow != NULL ? draft->allow : draft->block;
  g_autofree uint32_t *domains = number_domains (directory, list);
  TsPersonDomains own = {.mode = draft->allow != NULL          ? TS_DOMAINS_LISTED
                                 : draft->block != NULL        ? TS_DOMAINS_UNLISTED
                                 : draft->mode == TS_WORD_OPEN ? TS_DOMAINS_ALL
                                                               : TS_DOMAINS_NONE,
                         .domains = domains,
                         .n_domains = ts_items (list),
                         .origin = draft->named.node->origin};
  for (guint i = 0; i < draft->ranges->len; i++)
    ts_settings_set_person_domains (settings, g_array_index (draft->ranges, TsRange, i), &own);
}

static void add_block (TsSettings *settings, const TsDraftBlock *draft)
{
  for (guint i = 0; i < draft->ranges->len; i++)
    for (guint j = 0; j < draft->others->len; j++)
      ts_settings_block_for_people (settings, g_array_index (draft->ranges, TsRange, i),
                                    g_array_index (draft->others, TsRange, j), draft->named.node->origin);
}

static void add_barrier (TsSettings *settings, const TsDraftBarrier *draft)
{
  for (guint i = 0; i < draft->one->len; i++)
    for (guint j = 0; j < draft->other->len; j++)
      ts_settings_add_barrier (settings, g_array_index (draft->one, TsRange, i),
                               g_array_index (draft->other, TsRange, j), draft->named.node->origin);
}

void ts_settings_apply_people (TsDirectory *directory, TsSettings *settings, const TsDraftConfiguration *draft)
{
  add_guests (settings, draft);
  set_people_off (settings, draft);
  for (guint i = 0; i < ts_items (draft->person_external); i++)
    set_person_domains (directory, settings, &g_array_index (draft->person_external, TsDraftPersonExternal, i));
  for (guint i = 0; i < ts_items (draft->blocks); i++)
    add_block (settings, &g_array_index (draft->blocks, TsDraftBlock, i));
  for (guint i = 0; i < ts_items (draft->barriers); i++)
    add_barrier (settings, &g_array_index (draft->barriers, TsDraftBarrier, i));
}

/* ------------------------------------------------------------ configurations -- */

static TsSettings *make_settings (const TsEstate *estate, TsScenario *scenario, const TsDraftConfiguration *draft)
{
  TsSettings *settings = ts_settings_new (scenario->directory);
  ts_settings_apply_external (estate, scenario->directory, settings, draft);
  set_all_guest_access (estate, scenario->directory, settings, draft);
  ts_settings_apply_people (scenario->directory, settings, draft);
  ts_settings_apply_meetings (estate, settings, draft);
  ts_settings_set_prefer_path (settings, (TsPreferPath)(draft->prefer_path - 1));
  ts_settings_set_ra_mobile_files (settings, draft->ra_mobile_files == TS_WORD_ON);
  return settings;
}

void ts_configurations_make (const TsEstate *estate, TsScenario *scenario)
{
  const GArray *drafts = estate->draft->configurations;
  number_all_domains (estate, scenario->directory);
  scenario->configurations = g_new0 (TsConfiguration, drafts->len);
  for (guint i = 0; i < drafts->len; i++) {
    const TsDraftConfiguration *draft = &g_array_index (drafts, TsDraftConfiguration, i);
    TsConfiguration *configuration = &scenario->configurations[scenario->n_configurations++];
    *configuration = (TsConfiguration){.name = g_strdup (draft->named.key->text),
                                       .settings = make_settings (estate, scenario, draft),
                                       .starts_from_nothing = draft->start == TS_WORD_FROM_NOTHING,
                                       .switching = (TsSwitching)(draft->habit - 1),
                                       .behaviour = draft->effective,
                                       .guest_scope = (TsGuestScope)(draft->guest_scope - 1),
                                       .guest_files = (TsGuestFiles)(draft->guest_files - 1),
                                       .prefer_path = (TsPreferPath)(draft->prefer_path - 1),
                                       .ra_mobile_files = draft->ra_mobile_files == TS_WORD_ON,
                                       .origin = draft->named.key->origin};
    configuration->policy = ts_policy_compile (configuration->settings);
    ts_switching_make (draft, scenario, configuration);
    ts_product_limits_check (estate, scenario, draft, configuration);
  }
}

/* Changes that one person makes in one place, applied to settings. */
#include "eras.h"
#include "settings.h"

typedef struct {
  const char *name;
  void (*apply) (TsSettings *settings, const TsChange *change);
} Kind;

static TsRange only (const TsChange *change)
{
  return (TsRange){change->person, 1};
}

/* A list with one domain more, or without it. Free with g_free(). */
static uint32_t *list_with (const uint32_t *list, size_t n, uint32_t domain, size_t *n_new)
{
  uint32_t *copy = g_new (uint32_t, n + 1);
  for (size_t i = 0; i < n; i++)
    copy[i] = list[i];
  copy[n] = domain;
  *n_new = n + 1;
  return copy;
}

static uint32_t *list_without (const uint32_t *list, size_t n, uint32_t domain, size_t *n_new)
{
  uint32_t *copy = g_new (uint32_t, n + 1);
  *n_new = 0;
  for (size_t i = 0; i < n; i++)
    if (list[i] != domain)
      copy[(*n_new)++] = list[i];
  return copy;
}

static void external_on_for (TsSettings *settings, const TsChange *change)
{
  TsExternalAccess access = *ts_settings_external (settings, change->tenant);
  access.on = access.has_allow_list = true;
  access.allowed = &change->domain;
  access.n_allowed = 1;
  ts_settings_set_external (settings, change->tenant, &access);
}

static void external_on (TsSettings *settings, const TsChange *change)
{
  TsExternalAccess access = *ts_settings_external (settings, change->tenant);
  access.on = true;
  ts_settings_set_external (settings, change->tenant, &access);
}

static void allow_domain (TsSettings *settings, const TsChange *change)
{
  TsExternalAccess access = *ts_settings_external (settings, change->tenant);
  g_autofree uint32_t *allowed = list_with (access.allowed, access.n_allowed, change->domain, &access.n_allowed);
  access.has_allow_list = true;
  access.allowed = allowed;
  ts_settings_set_external (settings, change->tenant, &access);
}

static void unblock_domain (TsSettings *settings, const TsChange *change)
{
  TsExternalAccess access = *ts_settings_external (settings, change->tenant);
  g_autofree uint32_t *blocked = list_without (access.blocked, access.n_blocked, change->domain, &access.n_blocked);
  access.blocked = blocked;
  ts_settings_set_external (settings, change->tenant, &access);
}

static void person_external (TsSettings *settings, const TsChange *change)
{
  ts_settings_set_person_external (settings, only (change), true, 0);
}

/* The domains of a person's own, with one more that they permit. */
static void person_domain (TsSettings *settings, const TsChange *change)
{
  const TsPersonDomains *old = ts_settings_person_domains (settings, change->person);
  TsPersonDomains domains = old != NULL ? *old : (TsPersonDomains){.mode = TS_DOMAINS_NONE};
  g_autofree uint32_t *list = domains.mode == TS_DOMAINS_UNLISTED
                                ? list_without (domains.domains, domains.n_domains, change->domain, &domains.n_domains)
                                : list_with (domains.domains, domains.n_domains, change->domain, &domains.n_domains);
  domains.mode = domains.mode == TS_DOMAINS_UNLISTED ? TS_DOMAINS_UNLISTED : TS_DOMAINS_LISTED;
  domains.domains = list;
  domains.origin = 0;
  ts_settings_set_person_domains (settings, only (change), &domains);
}

static void allow_trial (TsSettings *settings, const TsChange *change)
{
  TsExternalAccess access = *ts_settings_external (settings, change->tenant);
  g_autofree uint32_t *domains =
    list_with (access.trial_domains, access.n_trial_domains, change->domain, &access.n_trial_domains);
  access.trial_domains = domains;
  ts_settings_set_external (settings, change->tenant, &access);
}

/* Blocks with one person cut out of a side of those that hold them, and of whom `is_meant`. */
static void cut_out (GArray *blocks, guint index, TsRange *of_row, uint32_t person, size_t offset)
{
  TsBlock before = g_array_index (blocks, TsBlock, index), after = before;
  TsRange *first = (TsRange *)(void *)((char *)&before + offset), *last = (TsRange *)(void *)((char *)&after + offset);
  first->count = person - of_row->first;
  last->first = person + 1;
  last->count = of_row->first + of_row->count - last->first;
  g_array_index (blocks, TsBlock, index) = before;
  g_array_append_val (blocks, after);
}

static void unblock_person (TsSettings *settings, const TsChange *change)
{
  GArray *blocks = settings->blocks;
  guint n = blocks->len;
  for (guint i = 0; i < n; i++) {
    TsBlock block = g_array_index (blocks, TsBlock, i);
    if (block.tenant == change->tenant && ts_range_holds (block.people, change->person))
      cut_out (blocks, i, &block.people, change->person, offsetof (TsBlock, people));
  }
}

/* The blocks of everybody else stay. */
static void unblock_by_person (TsSettings *settings, const TsChange *change)
{
  GArray *blocks = settings->blocks;
  guint n = blocks->len;
  for (guint i = 0; i < n; i++) {
    TsBlock block = g_array_index (blocks, TsBlock, i);
    if (block.tenant != TS_NONE || !ts_range_holds (block.by, change->person) ||
        !ts_range_holds (block.people, change->other))
      continue;
    cut_out (blocks, i, &block.by, change->person, offsetof (TsBlock, by));
    TsBlock own = block;
    own.by = only (change);
    g_array_append_val (blocks, own);
    cut_out (blocks, blocks->len - 1, &own.people, change->other, offsetof (TsBlock, people));
  }
}

static void calling_on (TsSettings *settings, const TsChange *change)
{
  ts_settings_set_person_calling (settings, only (change), true, 0);
}

static void lift_barrier (TsSettings *settings, const TsChange *change)
{
  for (guint i = settings->barriers->len; i > 0; i--)
    if (ts_barrier_is_between (&g_array_index (settings->barriers, TsBarrier, i - 1), change->person, change->other))
      g_array_remove_index (settings->barriers, i - 1);
}

static void admit_domain (TsSettings *settings, const TsChange *change)
{
  TsGuestAccess access = *ts_settings_guest_access (settings, change->tenant);
  g_autofree uint32_t *domains = access.invite_domains == TS_INVITE_UNLISTED
                                   ? list_without (access.domains, access.n_domains, change->domain, &access.n_domains)
                                   : list_with (access.domains, access.n_domains, change->domain, &access.n_domains);
  access.domains = domains;
  ts_settings_set_guest_access (settings, change->tenant, &access);
}

static void admit_inviters (TsSettings *settings, const TsChange *change)
{
  TsGuestAccess access = *ts_settings_guest_access (settings, change->tenant);
  access.inviters = TS_INVITERS_MEMBERS;
  access.owners_may_not_add = false;
  access.members_may_add = true;
  ts_settings_set_guest_access (settings, change->tenant, &access);
}

static void guest_groups_on (TsSettings *settings, const TsChange *change)
{
  TsGuestAccess access = *ts_settings_guest_access (settings, change->tenant);
  access.groups_off = false;
  ts_settings_set_guest_access (settings, change->tenant, &access);
}

static void guest_chat_on (TsSettings *settings, const TsChange *change)
{
  TsGuestAccess access = *ts_settings_guest_access (settings, change->tenant);
  access.chat_off = false;
  ts_settings_set_guest_access (settings, change->tenant, &access);
}

static void guest_sharing_on (TsSettings *settings, const TsChange *change)
{
  TsGuestAccess access = *ts_settings_guest_access (settings, change->tenant);
  access.sharing_off = false;
  ts_settings_set_guest_access (settings, change->tenant, &access);
}

static void guest_access_on (TsSettings *settings, const TsChange *change)
{
  TsGuestAccess access = *ts_settings_guest_access (settings, change->tenant);
  access.on = true;
  ts_settings_set_guest_access (settings, change->tenant, &access);
}

static void guest_calling_on (TsSettings *settings, const TsChange *change)
{
  TsGuestAccess access = *ts_settings_guest_access (settings, change->tenant);
  access.calling = true;
  ts_settings_set_guest_access (settings, change->tenant, &access);
}

static void guest_files_any (TsSettings *settings, const TsChange *change)
{
  TsGuestAccess access = *ts_settings_guest_access (settings, change->tenant);
  access.files = TS_GUEST_FILES_ANY;
  ts_settings_set_guest_access (settings, change->tenant, &access);
}

static void invite (TsSettings *settings, const TsChange *change)
{
  ts_settings_add_guests (settings, only (change), change->team, TS_GUEST_ACCEPTED, 0);
}

static void join_team (TsSettings *settings, const TsChange *change)
{
  ts_settings_add_team_members (settings, only (change), change->team);
}

static void ra_mobile_files_on (TsSettings *settings, const TsChange *change)
{
  (void)change;
  ts_settings_set_ra_mobile_files (settings, true);
}

static void assign_licences (TsSettings *settings, const TsChange *change)
{
  const TsDirectory *directory = settings->directory;
  const TsGroup *group = ts_directory_group (directory, ts_directory_group_of (directory, change->person));
  unsigned suitable = ts_era_row (ts_directory_era (directory))->licences[group->client];
  ts_settings_set_licences (settings, only (change), group->licences | ts_licence_to_assign (suitable));
}

static void anonymous_join_on (TsSettings *settings, const TsChange *change)
{
  TsMeetingSettings meetings = *ts_settings_meetings (settings, change->tenant);
  meetings.anonymous_join = true;
  ts_settings_set_meetings (settings, change->tenant, &meetings);
}

static void admit (TsSettings *settings, uint32_t tenant, TsAutoAdmit auto_admit)
{
  TsMeetingSettings meetings = *ts_settings_meetings (settings, tenant);
  meetings.auto_admit = auto_admit;
  ts_settings_set_meetings (settings, tenant, &meetings);
}

static void admit_company (TsSettings *settings, const TsChange *change)
{
  admit (settings, change->tenant, TS_ADMIT_COMPANY);
}

static void admit_federated (TsSettings *settings, const TsChange *change)
{
  admit (settings, change->tenant, TS_ADMIT_COMPANY_AND_FEDERATED);
}

static void admit_everyone (TsSettings *settings, const TsChange *change)
{
  admit (settings, change->tenant, TS_ADMIT_EVERYONE);
}

static const Kind kinds[TS_CHANGES] = {
  [TS_CHANGE_EXTERNAL_ON_FOR] = {"external_access_on_for", external_on_for},
  [TS_CHANGE_EXTERNAL_ON] = {"external_access_on", external_on},
  [TS_CHANGE_ALLOW_DOMAIN] = {"allow_domain", allow_domain},
  [TS_CHANGE_UNBLOCK_DOMAIN] = {"unblock_domain", unblock_domain},
  [TS_CHANGE_PERSON_EXTERNAL] = {"allow_person_external_access", person_external},
  [TS_CHANGE_PERSON_DOMAIN] = {"allow_person_domain", person_domain},
  [TS_CHANGE_ALLOW_TRIAL] = {"allow_trial", allow_trial},
  [TS_CHANGE_UNBLOCK_PERSON] = {"unblock_person", unblock_person},
  [TS_CHANGE_UNBLOCK_BY_PERSON] = {"unblock_by_person", unblock_by_person},
  [TS_CHANGE_ADMIT_DOMAIN] = {"admit_domain", admit_domain},
  [TS_CHANGE_ADMIT_INVITERS] = {"admit_inviters", admit_inviters},
  [TS_CHANGE_GUEST_GROUPS_ON] = {"guest_groups_on", guest_groups_on},
  [TS_CHANGE_GUEST_CHAT_ON] = {"guest_chat_on", guest_chat_on},
  [TS_CHANGE_GUEST_SHARING_ON] = {"guest_sharing_on", guest_sharing_on},
  [TS_CHANGE_CALLING_ON] = {"calling_on", calling_on},
  [TS_CHANGE_LIFT_BARRIER] = {"lift_barrier", lift_barrier},
  [TS_CHANGE_GUEST_ACCESS_ON] = {"guest_access_on", guest_access_on},
  [TS_CHANGE_INVITE] = {"invite", invite},
  [TS_CHANGE_ACCEPT] = {"accept_invitation", invite},
  [TS_CHANGE_JOIN_TEAM] = {"join_team", join_team},
  [TS_CHANGE_GUEST_CALLING_ON] = {"guest_calling_on", guest_calling_on},
  [TS_CHANGE_GUEST_FILES_ANY] = {"guest_files_any", guest_files_any},
  [TS_CHANGE_RA_MOBILE_FILES_ON] = {"ra_mobile_files_on", ra_mobile_files_on},
  [TS_CHANGE_ASSIGN_LICENCES] = {"assign_licences", assign_licences},
  [TS_CHANGE_ANONYMOUS_JOIN_ON] = {"anonymous_join_on", anonymous_join_on},
  [TS_CHANGE_ADMIT_COMPANY] = {"admit_company", admit_company},
  [TS_CHANGE_ADMIT_FEDERATED] = {"admit_federated", admit_federated},
  [TS_CHANGE_ADMIT_EVERYONE] = {"admit_everyone", admit_everyone},
};

const char *ts_change_name (TsChangeKind kind)
{
  g_assert ((size_t)kind < TS_CHANGES);
  return kinds[kind].name;
}

void ts_settings_change (TsSettings *settings, const TsChange *change)
{
  g_assert ((size_t)change->kind < TS_CHANGES);
  kinds[change->kind].apply (settings, change);
}

/* Aspects of one tenant's settings: what takes effect together. Everything but the two
 * accesses is a list of rows about people or teams, of which a tenant has its part. */
#include <string.h>

#include "settings.h"

/* What all rows have in common. */
typedef struct {
  TsRange people;
  uint32_t team; /* TS_NONE: about people, wherever they are at home */
  unsigned value;
  uint32_t channel; /* of guests; these two */
  unsigned by;
  TsOrigin origin;
} Row;

static const GArray *rows_of (const TsSettings *settings, TsAspect aspect)
{
  const GArray *const lists[TS_ASPECTS] = {[TS_ASPECT_PERSON_POLICIES] = settings->person_external,
                                           [TS_ASPECT_LICENCES] = settings->licences,
                                           [TS_ASPECT_MEMBERS] = settings->members,
                                           [TS_ASPECT_GUESTS] = settings->guests};
  return lists[aspect];
}

static Row row_at (const GArray *rows, TsAspect aspect, guint i)
{
  if (aspect == TS_ASPECT_PERSON_POLICIES) {
    const TsPersonExternal *row = &g_array_index (rows, TsPersonExternal, i);
    return (Row){row->people, TS_NONE, row->allowed, TS_NONE, 0, row->origin};
  }
  if (aspect == TS_ASPECT_LICENCES) {
    const TsPersonLicences *row = &g_array_index (rows, TsPersonLicences, i);
    return (Row){row->people, TS_NONE, row->licences, TS_NONE, 0, 0};
  }
  if (aspect == TS_ASPECT_MEMBERS) {
    const TsMembership *row = &g_array_index (rows, TsMembership, i);
    return (Row){row->people, row->team, row->leaves, TS_NONE, 0, 0};
  }
  const TsGuestGrant *row = &g_array_index (rows, TsGuestGrant, i);
  return (Row){row->people, row->team, (unsigned)row->state, row->channel, (unsigned)row->by, row->origin};
}

static void invite (TsSettings *settings, const Row *row)
{
  TsGuestGrant grant = {.people = row->people,
                        .team = row->team,
                        .channel = row->channel,
                        .state = (TsGuestState)row->value,
                        .by = (TsInvitedBy)row->by,
                        .origin = row->origin};
  ts_settings_invite (settings, &grant);
}

static void add_row (TsSettings *settings, TsAspect aspect, const Row *row)
{
  if (aspect == TS_ASPECT_PERSON_POLICIES)
    ts_settings_set_person_external (settings, row->people, row->value != 0, row->origin);
  else if (aspect == TS_ASPECT_LICENCES)
    ts_settings_set_licences (settings, row->people, row->value);
  else if (aspect == TS_ASPECT_GUESTS)
    invite (settings, row);
  else if (row->value != 0)
    ts_settings_remove_team_members (settings, row->people, row->team);
  else
    ts_settings_add_team_members (settings, row->people, row->team);
}

/* The parts of a row about people, group by group, that are the tenant's; or that are not. */
static void append_people (const TsDirectory *directory, const Row *row, uint32_t tenant, bool is_of, GArray *parts)
{
  uint32_t end = row->people.first + row->people.count;
  for (uint32_t first = row->people.first; first < end;) {
    uint32_t group = ts_directory_group_of (directory, first);
    TsRange people = ts_directory_group_people (directory, group);
    Row part = *row;
    part.people = (TsRange){first, MIN (end, people.first + people.count) - first};
    if ((ts_directory_group (directory, group)->tenant == tenant) == is_of)
      g_array_append_val (parts, part);
    first += part.people.count;
  }
}

/* The rows that are a tenant's, or those that are not. Free with g_array_free(). */
static GArray *parts_of (const TsSettings *settings, TsAspect aspect, uint32_t tenant, bool is_of)
{
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (Row));
  const GArray *rows = rows_of (settings, aspect);
  for (guint i = 0; i < rows->len; i++) {
    Row row = row_at (rows, aspect, i);
    if (row.team == TS_NONE)
      append_people (settings->directory, &row, tenant, is_of, parts);
    else if ((ts_directory_team_tenant (settings->directory, row.team) == tenant) == is_of)
      g_array_append_val (parts, row);
  }
  return parts;
}

static bool same_rows (const GArray *one, const GArray *other)
{
  bool same = one->len == other->len;
  for (guint i = 0; same && i < one->len; i++) {
    const Row *a = &g_array_index (one, Row, i), *b = &g_array_index (other, Row, i);
    same = a->people.first == b->people.first && a->people.count == b->people.count && a->team == b->team &&
           a->value == b->value && a->channel == b->channel && a->by == b->by;
  }
  return same;
}

static bool same_domains (const uint32_t *one, size_t n_one, const uint32_t *other, size_t n_other)
{
  return n_one == n_other && (n_one == 0 || memcmp (one, other, n_one * sizeof *one) == 0);
}

static bool same_external (const TsExternalAccess *one, const TsExternalAccess *other)
{
  return one->on == other->on && one->has_allow_list == other->has_allow_list &&
         one->block_subdomains == other->block_subdomains && one->trials == other->trials &&
         same_domains (one->trial_domains, one->n_trial_domains, other->trial_domains, other->n_trial_domains) &&
         same_domains (one->allowed, one->n_allowed, other->allowed, other->n_allowed) &&
         same_domains (one->blocked, one->n_blocked, other->blocked, other->n_blocked);
}

static bool same_guest_access (const TsGuestAccess *one, const TsGuestAccess *other)
{
  return one->on == other->on && one->calling == other->calling && one->scope == other->scope &&
         one->files == other->files && one->inviters == other->inviters &&
         one->invite_domains == other->invite_domains && one->members_may_add == other->members_may_add &&
         one->owners_may_not_add == other->owners_may_not_add && one->groups_off == other->groups_off &&
         one->sharing_off == other->sharing_off && one->chat_off == other->chat_off && one->features_off == other->features_off &&
         same_domains (one->domains, one->n_domains, other->domains, other->n_domains);
}

static bool same_meetings (const TsMeetingSettings *one, const TsMeetingSettings *other)
{
  return one->anonymous_join == other->anonymous_join && one->anonymous_start == other->anonymous_start &&
         one->auto_admit == other->auto_admit;
}

/* ------------------------------------------------------------------- people -- */

/* Lists of settings of people beside their external access policies: rows with a range of people whose
 * tenant they are of. */
typedef struct {
  size_t list;   /* offset of the GArray * in the settings */
  size_t size;   /* of a row */
  size_t people; /* offset of the range in a row */
} PeopleList;

static const PeopleList people_lists[] = {
  {offsetof (TsSettings, person_calling), sizeof (TsPersonExternal), offsetof (TsPersonExternal, people)},
  {offsetof (TsSettings, person_domains), sizeof (TsDomainsOfPeople), offsetof (TsDomainsOfPeople, people)},
  {offsetof (TsSettings, barriers), sizeof (TsBarrier), offsetof (TsBarrier, one)},
  {offsetof (TsSettings, blocks), sizeof (TsBlock), offsetof (TsBlock, by)},
};

enum { DOMAINS_LIST = 1, BARRIERS_LIST, BLOCKS_LIST };

static GArray *list_of (const TsSettings *settings, size_t list)
{
  return *(GArray *const *)(const void *)((const char *)settings + people_lists[list].list);
}

/* The parts of all rows, group by group, that are a tenant's, or that are not; an admin's blocks are of no
 * people. Free with g_array_free(). */
static GArray *people_parts (const TsSettings *settings, size_t list, uint32_t tenant, bool is_of)
{
  const PeopleList *of = &people_lists[list];
  const GArray *rows = list_of (settings, list);
  GArray *parts = g_array_new (FALSE, FALSE, (guint)of->size);
  for (guint i = 0; i < rows->len; i++) {
    g_autofree char *part = g_memdup2 (rows->data + i * of->size, of->size);
    TsRange *people = (TsRange *)(void *)(part + of->people), all = *people;
    if (list == BLOCKS_LIST && ((const TsBlock *)(const void *)part)->tenant != TS_NONE) {
      if (!is_of)
        g_array_append_vals (parts, part, 1);
      continue;
    }
    for (uint32_t first = all.first, end = all.first + all.count; first < end; first += people->count) {
      uint32_t group = ts_directory_group_of (settings->directory, first);
      TsRange members = ts_directory_group_people (settings->directory, group);
      *people = (TsRange){first, MIN (end, members.first + members.count) - first};
      if ((ts_directory_group (settings->directory, group)->tenant == tenant) == is_of)
        g_array_append_vals (parts, part, 1);
    }
  }
  return parts;
}

static bool same_range (TsRange one, TsRange other)
{
  return one.first == other.first && one.count == other.count;
}

static bool same_part (size_t list, const void *one, const void *other)
{
  if (list == BLOCKS_LIST) {
    const TsBlock *a = one, *b = other;
    return same_range (a->by, b->by) && same_range (a->people, b->people);
  }
  if (list == DOMAINS_LIST) {
    const TsDomainsOfPeople *a = one, *b = other;
    return same_range (a->people, b->people) && a->domains.mode == b->domains.mode &&
           same_domains (a->domains.domains, a->domains.n_domains, b->domains.domains, b->domains.n_domains);
  }
  if (list == BARRIERS_LIST) {
    const TsBarrier *a = one, *b = other;
    return same_range (a->one, b->one) && same_range (a->other, b->other);
  }
  const TsPersonExternal *a = one, *b = other;
  return same_range (a->people, b->people) && a->allowed == b->allowed;
}

static bool same_people (const TsSettings *one, const TsSettings *other, uint32_t tenant)
{
  bool same = true;
  for (size_t list = 0; same && list < G_N_ELEMENTS (people_lists); list++) {
    size_t size = people_lists[list].size;
    g_autoptr (GArray) ours = people_parts (one, list, tenant, true);
    g_autoptr (GArray) theirs = people_parts (other, list, tenant, true);
    same = ours->len == theirs->len;
    for (guint i = 0; same && i < ours->len; i++)
      same = same_part (list, ours->data + i * size, theirs->data + i * size);
  }
  return same;
}

static void take_people (TsSettings *settings, const TsSettings *from, uint32_t tenant)
{
  for (size_t list = 0; list < G_N_ELEMENTS (people_lists); list++) {
    g_autoptr (GArray) others = people_parts (settings, list, tenant, false);
    g_autoptr (GArray) taken = people_parts (from, list, tenant, true);
    GArray *rows = list_of (settings, list);
    g_array_set_size (rows, 0);
    g_array_append_vals (rows, others->data, others->len);
    for (guint i = 0; i < taken->len; i++) {
      if (list == DOMAINS_LIST) {
        const TsDomainsOfPeople *row = &g_array_index (taken, TsDomainsOfPeople, i);
        ts_settings_set_person_domains (settings, row->people, &row->domains);
      } else {
        g_array_append_vals (rows, taken->data + i * people_lists[list].size, 1);
      }
    }
  }
}

/* ------------------------------------------------------------------ tenants -- */

static bool same_blocks (const TsSettings *one, const TsSettings *other, uint32_t tenant)
{
  guint i = 0, j = 0;
  for (;; i++, j++) {
    while (i < one->blocks->len && g_array_index (one->blocks, TsBlock, i).tenant != tenant)
      i++;
    while (j < other->blocks->len && g_array_index (other->blocks, TsBlock, j).tenant != tenant)
      j++;
    if (i == one->blocks->len || j == other->blocks->len)
      return i == one->blocks->len && j == other->blocks->len;
    if (!same_range (g_array_index (one->blocks, TsBlock, i).people, g_array_index (other->blocks, TsBlock, j).people))
      return false;
  }
}

/* Whom the admin blocks stands beside the lists of domains. */
static void take_external (TsSettings *settings, const TsSettings *from, uint32_t tenant)
{
  ts_settings_set_external (settings, tenant, ts_settings_external (from, tenant));
  ts_settings_unblock_for_tenant (settings, tenant);
  for (guint i = 0; i < from->blocks->len; i++)
    if (g_array_index (from->blocks, TsBlock, i).tenant == tenant)
      g_array_append_val (settings->blocks, g_array_index (from->blocks, TsBlock, i));
}

static bool is_of_tenant (TsAspect aspect)
{
  return aspect == TS_ASPECT_EXTERNAL_ACCESS || aspect == TS_ASPECT_GUEST_ACCESS || aspect == TS_ASPECT_MEETINGS;
}

bool ts_settings_same (const TsSettings *one, const TsSettings *other, TsAspect aspect, uint32_t tenant)
{
  g_assert (aspect < TS_ASPECTS && one->directory == other->directory);
  if (is_of_tenant (aspect) && tenant == TS_NONE)
    return true;
  if (aspect == TS_ASPECT_EXTERNAL_ACCESS)
    return same_external (ts_settings_external (one, tenant), ts_settings_external (other, tenant)) &&
           same_blocks (one, other, tenant);
  if (aspect == TS_ASPECT_GUEST_ACCESS)
    return same_guest_access (ts_settings_guest_access (one, tenant), ts_settings_guest_access (other, tenant));
  if (aspect == TS_ASPECT_MEETINGS)
    return same_meetings (ts_settings_meetings (one, tenant), ts_settings_meetings (other, tenant));
  g_autoptr (GArray) ours = parts_of (one, aspect, tenant, true);
  g_autoptr (GArray) theirs = parts_of (other, aspect, tenant, true);
  return same_rows (ours, theirs) && (aspect != TS_ASPECT_PERSON_POLICIES || same_people (one, other, tenant));
}

static void take_rows (TsSettings *settings, const TsSettings *from, TsAspect aspect, uint32_t tenant)
{
  g_autoptr (GArray) others = parts_of (settings, aspect, tenant, false);
  g_autoptr (GArray) taken = parts_of (from, aspect, tenant, true);
  g_array_set_size ((GArray *)rows_of (settings, aspect), 0);
  for (guint i = 0; i < others->len; i++)
    add_row (settings, aspect, &g_array_index (others, Row, i));
  for (guint i = 0; i < taken->len; i++)
    add_row (settings, aspect, &g_array_index (taken, Row, i));
}

void ts_settings_take (TsSettings *settings, const TsSettings *from, TsAspect aspect, uint32_t tenant)
{
  g_assert (aspect < TS_ASPECTS && settings->directory == from->directory);
  if (aspect == TS_ASPECT_EXTERNAL_ACCESS && tenant != TS_NONE)
    take_external (settings, from, tenant);
  else if (aspect == TS_ASPECT_GUEST_ACCESS && tenant != TS_NONE)
    ts_settings_set_guest_access (settings, tenant, ts_settings_guest_access (from, tenant));
  else if (aspect == TS_ASPECT_MEETINGS && tenant != TS_NONE)
    ts_settings_set_meetings (settings, tenant, ts_settings_meetings (from, tenant));
  else if (!is_of_tenant (aspect))
    take_rows (settings, from, aspect, tenant);
  if (aspect == TS_ASPECT_PERSON_POLICIES)
    take_people (settings, from, tenant);
}

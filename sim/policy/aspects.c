/* Aspects of one tenant's settings: what takes effect together. Everything but the two
 * accesses is a list of rows about people or teams, of which a tenant has its part. */
#include <string.h>

#include "settings.h"

/* What all rows have in common. */
typedef struct {
  TsRange people;
  uint32_t team; /* TS_NONE: about people, wherever they are at home */
  unsigned value;
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
    return (Row){row->people, TS_NONE, row->allowed, row->origin};
  }
  if (aspect == TS_ASPECT_LICENCES) {
    const TsPersonLicences *row = &g_array_index (rows, TsPersonLicences, i);
    return (Row){row->people, TS_NONE, row->licences, 0};
  }
  if (aspect == TS_ASPECT_MEMBERS) {
    const TsMembership *row = &g_array_index (rows, TsMembership, i);
    return (Row){row->people, row->team, row->leaves, 0};
  }
  const TsGuestGrant *row = &g_array_index (rows, TsGuestGrant, i);
  return (Row){row->people, row->team, (unsigned)row->state, row->origin};
}

static void add_row (TsSettings *settings, TsAspect aspect, const Row *row)
{
  if (aspect == TS_ASPECT_PERSON_POLICIES)
    ts_settings_set_person_external (settings, row->people, row->value != 0, row->origin);
  else if (aspect == TS_ASPECT_LICENCES)
    ts_settings_set_licences (settings, row->people, row->value);
  else if (aspect == TS_ASPECT_GUESTS)
    ts_settings_add_guests (settings, row->people, row->team, (TsGuestState)row->value, row->origin);
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
           a->value == b->value;
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
         one->block_subdomains == other->block_subdomains &&
         same_domains (one->allowed, one->n_allowed, other->allowed, other->n_allowed) &&
         same_domains (one->blocked, one->n_blocked, other->blocked, other->n_blocked);
}

static bool same_guest_access (const TsGuestAccess *one, const TsGuestAccess *other)
{
  return one->on == other->on && one->calling == other->calling && one->scope == other->scope &&
         one->files == other->files;
}

static bool same_meetings (const TsMeetingSettings *one, const TsMeetingSettings *other)
{
  return one->anonymous_join == other->anonymous_join && one->anonymous_start == other->anonymous_start &&
         one->auto_admit == other->auto_admit;
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
    return same_external (ts_settings_external (one, tenant), ts_settings_external (other, tenant));
  if (aspect == TS_ASPECT_GUEST_ACCESS)
    return same_guest_access (ts_settings_guest_access (one, tenant), ts_settings_guest_access (other, tenant));
  if (aspect == TS_ASPECT_MEETINGS)
    return same_meetings (ts_settings_meetings (one, tenant), ts_settings_meetings (other, tenant));
  g_autoptr (GArray) ours = parts_of (one, aspect, tenant, true);
  g_autoptr (GArray) theirs = parts_of (other, aspect, tenant, true);
  return same_rows (ours, theirs);
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
    ts_settings_set_external (settings, tenant, ts_settings_external (from, tenant));
  else if (aspect == TS_ASPECT_GUEST_ACCESS && tenant != TS_NONE)
    ts_settings_set_guest_access (settings, tenant, ts_settings_guest_access (from, tenant));
  else if (aspect == TS_ASPECT_MEETINGS && tenant != TS_NONE)
    ts_settings_set_meetings (settings, tenant, ts_settings_meetings (from, tenant));
  else if (!is_of_tenant (aspect))
    take_rows (settings, from, aspect, tenant);
}

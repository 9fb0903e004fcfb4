/* How much there is to set, to get from one settings to another. */
#include "settings.h"

/* Where work is counted: one a tenant, and one more for people of no tenant. */
typedef struct {
  const TsDirectory *directory;
  uint32_t n_tenants;
  TsWork *of;
} Counting;

static void count (Counting *counting, uint32_t tenant, TsWorkKind kind, uint64_t n)
{
  counting->of[MIN (tenant, counting->n_tenants)].counts[kind] += n;
}

/* ------------------------------------------------------------------ tenants -- */

/* Entries that only one of two lists has. */
static uint64_t entries_apart (const uint32_t *one, size_t n_one, const uint32_t *other, size_t n_other)
{
  uint64_t apart = 0;
  for (size_t i = 0; i < n_one; i++)
    apart += !ts_lists_domain (other, n_other, one[i]);
  for (size_t i = 0; i < n_other; i++)
    apart += !ts_lists_domain (one, n_one, other[i]);
  return apart;
}

static void count_external (Counting *counting, uint32_t tenant, const TsExternalAccess *a, const TsExternalAccess *b)
{
  uint64_t settings = (uint64_t)(a->on != b->on) + (a->has_allow_list != b->has_allow_list) +
                      (a->block_subdomains != b->block_subdomains) + (a->trials != b->trials);
  count (counting, tenant, TS_WORK_SETTING, settings);
  count (counting, tenant, TS_WORK_LIST_ENTRY,
         entries_apart (a->allowed, a->n_allowed, b->allowed, b->n_allowed) +
           entries_apart (a->blocked, a->n_blocked, b->blocked, b->n_blocked) +
           entries_apart (a->trial_domains, a->n_trial_domains, b->trial_domains, b->n_trial_domains));
}

/* How guest scope and guest files are read is not something that an admin sets. */
static void count_guest_access (Counting *counting, uint32_t tenant, const TsGuestAccess *a, const TsGuestAccess *b)
{
  const bool differ[] = {a->on != b->on,
                         a->calling != b->calling,
                         a->chat_off != b->chat_off,
                         a->groups_off != b->groups_off,
                         a->sharing_off != b->sharing_off,
                         a->owners_may_not_add != b->owners_may_not_add,
                         a->members_may_add != b->members_may_add,
                         a->inviters != b->inviters,
                         a->invite_domains != b->invite_domains};
  for (size_t i = 0; i < G_N_ELEMENTS (differ); i++)
    count (counting, tenant, TS_WORK_SETTING, differ[i]);
  count (counting, tenant, TS_WORK_LIST_ENTRY, entries_apart (a->domains, a->n_domains, b->domains, b->n_domains));
}

static void count_meetings (Counting *counting, uint32_t tenant, const TsMeetingSettings *a, const TsMeetingSettings *b)
{
  count (counting, tenant, TS_WORK_SETTING,
         (uint64_t)(a->anonymous_join != b->anonymous_join) + (a->anonymous_start != b->anonymous_start) +
           (a->auto_admit != b->auto_admit));
}

/* ------------------------------------------------------------------- people -- */

static void count_people (Counting *counting, TsRange people, TsWorkKind kind)
{
  for (uint32_t first = people.first, end = people.first + people.count; first < end;) {
    uint32_t group = ts_directory_group_of (counting->directory, first);
    TsRange members = ts_directory_group_people (counting->directory, group);
    uint32_t next = MIN (end, members.first + members.count);
    count (counting, ts_directory_group (counting->directory, group)->tenant, kind, next - first);
    first = next;
  }
}

/* Rows that only one of two lists has: what was written, or taken out again. */
typedef struct {
  size_t size;
  bool (*same) (const void *one, const void *other);
  void (*count) (Counting *counting, const void *row);
} RowKind;

static bool has_row (const GArray *rows, guint from, const void *row, const RowKind *kind)
{
  for (guint i = from; i < rows->len; i++)
    if (kind->same (rows->data + i * kind->size, row))
      return true;
  return false;
}

static void count_rows (Counting *counting, const GArray *one, const GArray *other, const RowKind *kind)
{
  guint begin = 0;
  while (begin < one->len && begin < other->len &&
         kind->same (one->data + begin * kind->size, other->data + begin * kind->size))
    begin++;
  for (guint i = begin; i < one->len; i++)
    if (!has_row (other, begin, one->data + i * kind->size, kind))
      kind->count (counting, one->data + i * kind->size);
  for (guint i = begin; i < other->len; i++)
    if (!has_row (one, begin, other->data + i * kind->size, kind))
      kind->count (counting, other->data + i * kind->size);
}

static bool same_range (TsRange one, TsRange other)
{
  return one.first == other.first && one.count == other.count;
}

static bool same_switch (const void *one, const void *other)
{
  const TsPersonExternal *a = one, *b = other;
  return same_range (a->people, b->people) && a->allowed == b->allowed;
}

static void count_switch (Counting *counting, const void *row)
{
  count_people (counting, ((const TsPersonExternal *)row)->people, TS_WORK_PERSON);
}

static bool same_licences (const void *one, const void *other)
{
  const TsPersonLicences *a = one, *b = other;
  return same_range (a->people, b->people) && a->licences == b->licences;
}

static void count_licences (Counting *counting, const void *row)
{
  count_people (counting, ((const TsPersonLicences *)row)->people, TS_WORK_PERSON);
}

static bool same_membership (const void *one, const void *other)
{
  const TsMembership *a = one, *b = other;
  return same_range (a->people, b->people) && a->team == b->team && a->leaves == b->leaves;
}

static void count_membership (Counting *counting, const void *row)
{
  count_people (counting, ((const TsMembership *)row)->people, TS_WORK_PERSON);
}

static bool same_domains (const void *one, const void *other)
{
  const TsDomainsOfPeople *a = one, *b = other;
  return same_range (a->people, b->people) && a->domains.mode == b->domains.mode &&
         entries_apart (a->domains.domains, a->domains.n_domains, b->domains.domains, b->domains.n_domains) == 0;
}

static void count_domains (Counting *counting, const void *row)
{
  count_people (counting, ((const TsDomainsOfPeople *)row)->people, TS_WORK_PERSON);
}

/* Written once it may be many rows, all of one origin. */
static bool same_barrier (const void *one, const void *other)
{
  return ((const TsBarrier *)one)->origin == ((const TsBarrier *)other)->origin;
}

static void count_barriers (Counting *counting, const GArray *one, const GArray *other)
{
  const RowKind kind = {sizeof (TsBarrier), same_barrier, NULL};
  const GArray *lists[] = {one, other, one};
  for (size_t list = 0; list < 2; list++)
    for (guint i = 0; i < lists[list]->len; i++) {
      const TsBarrier *row = &g_array_index (lists[list], TsBarrier, i);
      bool is_first = i == 0 || !same_barrier (row, row - 1);
      if (is_first && !has_row (lists[list + 1], 0, row, &kind))
        count_people (counting, (TsRange){row->one.first, 1}, TS_WORK_PERSON);
    }
}

static bool same_block (const void *one, const void *other)
{
  const TsBlock *a = one, *b = other;
  return a->tenant == b->tenant && same_range (a->by, b->by) && same_range (a->people, b->people);
}

/* A person's own block is no work of an admin's. */
static void count_block (Counting *counting, const void *row)
{
  const TsBlock *block = row;
  if (block->tenant != TS_NONE)
    count (counting, block->tenant, TS_WORK_PERSON, block->people.count);
}

/* ------------------------------------------------------------------- guests -- */

static GHashTable *places_of (const TsSettings *settings)
{
  GHashTable *places = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < settings->guests->len; i++) {
    const TsGuestGrant *grant = &g_array_index (settings->guests, TsGuestGrant, i);
    for (uint32_t k = 0; k < grant->people.count; k++) {
      int64_t *place = g_new (int64_t, 1);
      *place = (int64_t)((uint64_t)grant->team << 32 | (grant->people.first + k));
      g_hash_table_add (places, place);
    }
  }
  return places;
}

/* Invitations that the others do not have. */
static void count_guests_missing (Counting *counting, const TsSettings *settings, GHashTable *others)
{
  for (guint i = 0; i < settings->guests->len; i++) {
    const TsGuestGrant *grant = &g_array_index (settings->guests, TsGuestGrant, i);
    uint64_t missing = 0;
    for (uint32_t k = 0; k < grant->people.count; k++) {
      int64_t place = (int64_t)((uint64_t)grant->team << 32 | (grant->people.first + k));
      missing += !g_hash_table_contains (others, &place);
    }
    count (counting, ts_directory_team_tenant (counting->directory, grant->team), TS_WORK_GUEST, missing);
  }
}

static void count_guests (Counting *counting, const TsSettings *from, const TsSettings *to)
{
  g_autoptr (GHashTable) before = places_of (from);
  g_autoptr (GHashTable) after = places_of (to);
  count_guests_missing (counting, from, after);
  count_guests_missing (counting, to, before);
}

void ts_settings_work (const TsSettings *from, const TsSettings *to, TsWork *of_tenants)
{
  g_assert (from->directory == to->directory);
  static const RowKind switches = {sizeof (TsPersonExternal), same_switch, count_switch};
  static const RowKind licences = {sizeof (TsPersonLicences), same_licences, count_licences};
  static const RowKind members = {sizeof (TsMembership), same_membership, count_membership};
  static const RowKind domains = {sizeof (TsDomainsOfPeople), same_domains, count_domains};
  static const RowKind blocks = {sizeof (TsBlock), same_block, count_block};
  Counting counting = {.directory = from->directory, .n_tenants = from->n_tenants, .of = of_tenants};
  for (uint32_t tenant = 0; tenant < from->n_tenants; tenant++) {
    count_external (&counting, tenant, &from->external[tenant], &to->external[tenant]);
    count_guest_access (&counting, tenant, &from->guest_access[tenant], &to->guest_access[tenant]);
    count_meetings (&counting, tenant, &from->meetings[tenant], &to->meetings[tenant]);
  }
  count_rows (&counting, from->person_external, to->person_external, &switches);
  count_rows (&counting, from->person_calling, to->person_calling, &switches);
  count_rows (&counting, from->licences, to->licences, &licences);
  count_rows (&counting, from->members, to->members, &members);
  count_rows (&counting, from->person_domains, to->person_domains, &domains);
  count_rows (&counting, from->blocks, to->blocks, &blocks);
  count_barriers (&counting, from->barriers, to->barriers);
  count_guests (&counting, from, to);
}

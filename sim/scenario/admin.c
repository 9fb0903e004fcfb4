/* admin.c - how many things admins had to set, and how long that takes
 *
 * Counted is what differs from the product's defaults (C-3): an estate that stays
 * with the defaults needs no admin. How guest scope and guest files are read
 * (C-1, C-13) is not something that an admin sets.
 */
#include "compile.h"

typedef enum { SETTINGS, LIST_ENTRIES, GUESTS, PERSON_POLICIES, KINDS } Kind;

static const struct {
  TsDuration time;
  const char *sentence;
} kinds[KINDS] = {
  [SETTINGS] = {5 * TS_MINUTE, "An admin needs 5 min for a tenant setting that differs from the product's default."},
  [LIST_ENTRIES] = {10 * TS_MINUTE, "An admin needs 10 min for a domain on an allow or block list, without the time "
                                    "until the partner has done the same."},
  [GUESTS] = {3 * TS_MINUTE, "An owner needs 3 min to invite a guest into a team."},
  [PERSON_POLICIES] = {1 * TS_MINUTE, "An admin needs 1 min to switch off external access for a person."},
};

void ts_admin_assumptions (GPtrArray *sentences)
{
  for (int kind = 0; kind < KINDS; kind++)
    g_ptr_array_add (sentences, g_strdup (kinds[kind].sentence));
}

static void count_meetings (const TsMeetingSettings *set, const TsMeetingSettings *product, uint64_t *counts)
{
  counts[SETTINGS] += set->anonymous_join != product->anonymous_join;
  counts[SETTINGS] += set->anonymous_start != product->anonymous_start;
  counts[SETTINGS] += set->auto_admit != product->auto_admit;
}

static void count_tenant (const TsSettings *settings, const TsSettings *product, uint32_t tenant, uint64_t *counts)
{
  const TsExternalAccess *external = ts_settings_external (settings, tenant);
  const TsGuestAccess *guest = ts_settings_guest_access (settings, tenant);
  counts[SETTINGS] += external->on != ts_settings_external (product, tenant)->on;
  counts[SETTINGS] += external->has_allow_list;
  counts[SETTINGS] += external->block_subdomains;
  counts[SETTINGS] += guest->on != ts_settings_guest_access (product, tenant)->on;
  counts[SETTINGS] += guest->calling != ts_settings_guest_access (product, tenant)->calling;
  count_meetings (ts_settings_meetings (settings, tenant), ts_settings_meetings (product, tenant), counts);
  counts[SETTINGS] += external->trials != ts_settings_external (product, tenant)->trials;
  const bool layers[] = {guest->chat_off,
                         guest->groups_off,
                         guest->sharing_off,
                         guest->owners_may_not_add,
                         guest->members_may_add,
                         guest->inviters != TS_INVITERS_MEMBERS,
                         guest->invite_domains != TS_INVITE_ANY_DOMAIN};
  for (size_t i = 0; i < G_N_ELEMENTS (layers); i++)
    counts[SETTINGS] += layers[i];
  counts[LIST_ENTRIES] += external->n_allowed + external->n_blocked + external->n_trial_domains + guest->n_domains;
}

/* What is set for people one by one. A person's own block is no work of an admin's. */
static uint64_t count_people (const TsDraftConfiguration *draft)
{
  uint64_t n = draft->calling_off != NULL ? ts_ranges_people (draft->calling_off) : 0;
  for (guint i = 0; i < ts_items (draft->person_external); i++)
    n += ts_ranges_people (g_array_index (draft->person_external, TsDraftPersonExternal, i).ranges);
  for (guint i = 0; i < ts_items (draft->external); i++) {
    const GArray *blocked = g_array_index (draft->external, TsDraftExternal, i).blocked;
    n += blocked != NULL ? ts_ranges_people (blocked) : 0;
  }
  return n + ts_items (draft->barriers);
}

void ts_admin_count (const TsEstate *estate, const TsDirectory *directory, const TsDraftConfiguration *draft,
                     TsConfiguration *configuration)
{
  uint64_t counts[KINDS] = {0};
  TsSettings *product = ts_settings_new (directory);
  for (guint tenant = 0; tenant < estate->draft->tenants->len; tenant++)
    count_tenant (configuration->settings, product, tenant, counts);
  ts_settings_free (product);
  for (guint i = 0; i < ts_items (draft->guests); i++)
    counts[GUESTS] += g_array_index (draft->guests, TsDraftGuest, i).people;
  if (draft->external_off != NULL)
    counts[PERSON_POLICIES] = ts_ranges_people (draft->external_off);
  counts[PERSON_POLICIES] += count_people (draft);
  for (int kind = 0; kind < KINDS; kind++) {
    configuration->admin_actions += counts[kind];
    configuration->admin_time += (TsDuration)counts[kind] * kinds[kind].time;
  }
}

/* admin.c - how many things admins have to set, whose they are, when, and how long it takes
 *
 * Counted is what differs from the product's defaults (C-3): an estate that stays
 * with the defaults needs no admin. What `changes:` does and undoes while the clock runs
 * is counted apart.
 */
#include "compile.h"

static const struct {
  TsDuration time;
  const char *sentence;
} kinds[TS_WORKS] = {
  [TS_WORK_SETTING] = {5 * TS_MINUTE,
                       "An admin needs 5 min for a tenant setting that differs from the product's default."},
  [TS_WORK_LIST_ENTRY] = {10 * TS_MINUTE,
                          "An admin needs 10 min for a domain on an allow or block list, without the time "
                          "until the partner has done the same."},
  [TS_WORK_GUEST] = {3 * TS_MINUTE, "An owner needs 3 min to invite a guest into a team."},
  [TS_WORK_PERSON] = {1 * TS_MINUTE, "An admin needs 1 min to switch off external access for a person."},
};

#define ACCOUNT_TIME (5 * TS_MINUTE)
static const char of_changes[] = "Changing something costs admins as much as setting it up, and undoing it again as "
                                 "much; a licence or a team membership "
                                 "of a person 1 min, an account that is made or disabled 5 min.";

void ts_admin_assumptions (bool has_changes, GPtrArray *sentences)
{
  for (int kind = 0; kind < TS_WORKS; kind++)
    g_ptr_array_add (sentences, g_strdup (kinds[kind].sentence));
  if (has_changes)
    g_ptr_array_add (sentences, g_strdup (of_changes));
}

/* ------------------------------------------------------------------ the work -- */

static void add_work (GArray *work, TsAdminWork row)
{
  if (row.actions > 0)
    g_array_append_val (work, row);
}

/* Rows of all tenants, in file order, like `row`. */
static void add_step (GArray *work, TsAdminWork row, const TsSettings *from, const TsSettings *to, uint32_t n_tenants)
{
  g_autofree TsWork *of_tenants = g_new0 (TsWork, n_tenants + 1);
  ts_settings_work (from, to, of_tenants);
  for (uint32_t tenant = 0; tenant <= n_tenants; tenant++) {
    row.tenant = tenant < n_tenants ? tenant : TS_NONE;
    row.actions = 0;
    row.time = 0;
    for (int kind = 0; kind < TS_WORKS; kind++) {
      row.actions += of_tenants[tenant].counts[kind];
      row.time += (TsDuration)of_tenants[tenant].counts[kind] * kinds[kind].time;
    }
    add_work (work, row);
  }
}

/* Whoever joins or leaves while the clock runs needs an account, or no longer. */
static void add_account (GArray *work, const TsScenario *scenario, TsTime at, TsRange people)
{
  if (at <= 0 || at >= scenario->duration)
    return;
  for (uint32_t first = people.first, end = people.first + people.count; first < end;) {
    uint32_t group = ts_directory_group_of (scenario->directory, first);
    TsRange members = ts_directory_group_people (scenario->directory, group);
    uint32_t next = MIN (end, members.first + members.count);
    add_work (work, (TsAdminWork){.at = at,
                                  .tenant = ts_directory_group (scenario->directory, group)->tenant,
                                  .is_change = true,
                                  .actions = next - first,
                                  .time = (TsDuration)(next - first) * ACCOUNT_TIME});
    first = next;
  }
}

static int compare_work (const void *a, const void *b)
{
  const TsAdminWork *x = a, *y = b;
  if (x->at != y->at)
    return x->at < y->at ? -1 : 1;
  return (x->tenant > y->tenant) - (x->tenant < y->tenant);
}

/* One row an instant and tenant. */
static void merge (GArray *work)
{
  guint kept = 0;
  g_array_sort (work, compare_work);
  for (guint i = 0; i < work->len; i++) {
    TsAdminWork *last = kept > 0 ? &g_array_index (work, TsAdminWork, kept - 1) : NULL;
    TsAdminWork row = g_array_index (work, TsAdminWork, i);
    if (last != NULL && last->at == row.at && last->tenant == row.tenant) {
      last->actions += row.actions;
      last->time += row.time;
    } else {
      g_array_index (work, TsAdminWork, kept++) = row;
    }
  }
  g_array_set_size (work, kept);
}

static void sum_up (TsConfiguration *configuration)
{
  for (uint32_t i = 0; i < configuration->n_work; i++) {
    const TsAdminWork *row = &configuration->work[i];
    *(row->is_change ? &configuration->change_actions : &configuration->admin_actions) += row->actions;
    *(row->is_change ? &configuration->change_time : &configuration->admin_time) += row->time;
  }
}

void ts_admin_make (const TsScenario *scenario, TsConfiguration *configuration)
{
  uint32_t n_tenants = ts_directory_tenants (scenario->directory);
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (TsAdminWork));
  GArray *work = g_array_new (FALSE, FALSE, sizeof (TsAdminWork));
  TsSettings *product = ts_settings_new (scenario->directory);
  add_step (work, (TsAdminWork){.at = configuration->starts_from_nothing ? 0 : -1}, product, configuration->settings,
            n_tenants);
  ts_settings_free (product);
  const TsSettings *before = configuration->settings;
  for (uint32_t i = 0; i < configuration->n_epochs; before = configuration->epochs[i++].settings)
    add_step (changes, (TsAdminWork){.at = configuration->epochs[i].at, .is_change = true}, before,
              configuration->epochs[i].settings, n_tenants);
  for (uint32_t i = 0; i < configuration->n_absences; i++) {
    const TsAbsence *absence = &configuration->absences[i];
    add_account (changes, scenario, absence->from, absence->people);
    add_account (changes, scenario, absence->until, absence->people);
  }
  merge (changes);
  g_array_append_vals (work, changes->data, changes->len);
  configuration->n_work = work->len;
  configuration->work = (TsAdminWork *)(void *)g_array_free (work, FALSE);
  sum_up (configuration);
}

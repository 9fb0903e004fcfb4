/* changes.c - what somebody changes while the clock runs, as settings from instant to instant
 *
 * The settings of an instant are those of the configuration with every change that
 * holds then, in the order of their instants, and in file order at the same one. So
 * what is undone is as if it had never been.
 */
#include "compile.h"

#include <string.h>

static TsDraftChange *change_at (const TsEstate *estate, guint i)
{
  return &g_array_index (estate->draft->changes, TsDraftChange, i);
}

/* ------------------------------------------------------------------ checking -- */

static bool are_at_home (const TsEstate *estate, const GArray *ranges, uint32_t tenant)
{
  TsRange home = g_array_index (estate->draft->tenants, TsDraftTenant, tenant).people;
  for (guint i = 0; i < ranges->len; i++) {
    TsRange people = g_array_index (ranges, TsRange, i);
    if (people.first < home.first || people.first + people.count > home.first + home.count)
      return false;
  }
  return true;
}

static void check_places (const TsEstate *estate, GArray *places, bool of_own_tenant)
{
  for (guint i = 0; i < ts_items (places); i++) {
    TsDraftPlace *place = &g_array_index (places, TsDraftPlace, i);
    if (place->who == NULL || place->in == NULL)
      continue;
    uint32_t channel; /* places are those in the team */
    place->team = ts_estate_team (estate, place->in, &channel);
    place->ranges = ts_estate_people (estate, place->who);
    if (of_own_tenant && place->team != NULL && place->ranges != NULL &&
        !are_at_home (estate, place->ranges, place->team->tenant))
      ts_diagnostics_error (estate->reader->diagnostics, place->who, NULL,
                            "only people of the team's own tenant are its members: others are `guests`");
  }
}

static GArray *people_of (const TsEstate *estate, const TsNode *words)
{
  return words != NULL ? ts_estate_people (estate, words) : NULL;
}

static void check_licences (const TsEstate *estate, GArray *rows)
{
  for (guint i = 0; i < ts_items (rows); i++) {
    TsDraftLicences *row = &g_array_index (rows, TsDraftLicences, i);
    row->ranges = people_of (estate, row->who);
  }
}

static bool says_something (const TsDraftChange *change)
{
  const TsDraftConfiguration *settings = &change->settings;
  return ts_items (settings->external) + ts_items (settings->guest_access) + ts_items (settings->guests) > 0 ||
         ts_items (settings->meetings) + ts_items (settings->person_external) + ts_items (settings->blocks) > 0 ||
         ts_items (settings->barriers) > 0 || settings->calling_off_for != NULL || settings->external_off_for != NULL ||
         change->external_on_for != NULL ||
         ts_items (change->remove_guests) + ts_items (change->join_team) + ts_items (change->leave_team) > 0 ||
         ts_items (change->licences) > 0 || change->leave != NULL || change->join != NULL;
}

static void check_change (const TsEstate *estate, TsDraftChange *change)
{
  TsDiagnostics *diagnostics = estate->reader->diagnostics;
  if (change->named.node->kind != TS_NODE_MAPPING)
    return;
  if (!says_something (change))
    ts_diagnostics_error (diagnostics, change->named.node, NULL, "the change says nothing that changes");
  if (change->until != 0 && change->until <= change->at)
    ts_diagnostics_error (diagnostics, ts_node_get (change->named.node, "until"), NULL,
                          "`until` must be later than `at`");
  if (estate->draft->clock.duration > 0 && change->at >= estate->draft->clock.duration)
    ts_diagnostics_warn (diagnostics, ts_node_get (change->named.node, "at"), NULL,
                         "the clock has stopped by then: the change has no effect");
  change->holds_in = ts_configurations_named (estate, change->only_in);
  ts_settings_check (estate, &change->settings);
  check_places (estate, change->remove_guests, false);
  check_places (estate, change->join_team, true);
  check_places (estate, change->leave_team, true);
  check_licences (estate, change->licences);
  change->external_on = people_of (estate, change->external_on_for);
  change->leavers = people_of (estate, change->leave);
  change->joiners = people_of (estate, change->join);
}

void ts_changes_check (const TsEstate *estate)
{
  for (guint i = 0; i < ts_items (estate->draft->changes); i++)
    check_change (estate, change_at (estate, i));
}

/* ----------------------------------------------------------------- settings -- */

static void set_guest_access (const TsEstate *estate, TsDirectory *directory, TsSettings *settings,
                              const TsDraftConfiguration *configuration, const GArray *written)
{
  guint n = estate->draft->tenants->len;
  g_autofree const TsDraftGuestAccess **of_tenant = g_new0 (const TsDraftGuestAccess *, n);
  const TsDraftGuestAccess *others = NULL;
  for (guint i = 0; i < ts_items (written); i++) {
    const TsDraftGuestAccess *access = &g_array_index (written, TsDraftGuestAccess, i);
    if (access->tenant == TS_NONE)
      others = access;
    else
      of_tenant[access->tenant] = access;
  }
  for (guint tenant = 0; tenant < n; tenant++) {
    const TsDraftGuestAccess *access = of_tenant[tenant] != NULL ? of_tenant[tenant] : others;
    if (access != NULL)
      ts_settings_apply_guest_access (directory, settings, tenant, configuration, access);
  }
}

static void set_external_on (TsSettings *settings, const TsDraftChange *change)
{
  for (guint i = 0; i < ts_items (change->external_on); i++)
    ts_settings_set_person_external (settings, g_array_index (change->external_on, TsRange, i), true,
                                     change->external_on_for->origin);
}

static void set_licences (TsSettings *settings, const GArray *rows)
{
  for (guint i = 0; i < ts_items (rows); i++) {
    const TsDraftLicences *row = &g_array_index (rows, TsDraftLicences, i);
    for (guint j = 0; j < ts_items (row->ranges); j++)
      ts_settings_set_licences (settings, g_array_index (row->ranges, TsRange, j), row->licences & ~TS_FLAGS_WRITTEN);
  }
}

static void set_places (TsSettings *settings, const GArray *places,
                        void (*set) (TsSettings *settings, TsRange people, uint32_t team))
{
  for (guint i = 0; i < ts_items (places); i++) {
    const TsDraftPlace *place = &g_array_index (places, TsDraftPlace, i);
    for (guint j = 0; j < ts_items (place->ranges); j++)
      set (settings, g_array_index (place->ranges, TsRange, j), place->team->number);
  }
}

static void apply (const TsEstate *estate, TsDirectory *directory, TsSettings *settings,
                   const TsDraftConfiguration *configuration, const TsDraftChange *change)
{
  ts_settings_apply_external (estate, directory, settings, &change->settings);
  set_guest_access (estate, directory, settings, configuration, change->settings.guest_access);
  ts_settings_apply_meetings (estate, settings, &change->settings);
  set_places (settings, change->remove_guests, ts_settings_remove_guests);
  ts_settings_apply_people (directory, settings, &change->settings);
  set_external_on (settings, change);
  set_licences (settings, change->licences);
  set_places (settings, change->join_team, ts_settings_add_team_members);
  set_places (settings, change->leave_team, ts_settings_remove_team_members);
}

/* ------------------------------------------------------------------- epochs -- */

static bool changes_settings (const TsDraftChange *change)
{
  TsDraftChange of_people = {.leave = change->leave, .join = change->join};
  TsDraftChange rest = *change;
  rest.leave = rest.join = NULL;
  return says_something (&rest) || !says_something (&of_people);
}

static int compare_instants (const void *a, const void *b)
{
  TsTime x = *(const TsTime *)a, y = *(const TsTime *)b;
  return (x > y) - (x < y);
}

/* The instants at which something is changed or undone, each once, ascending. */
static GArray *instants (const TsEstate *estate, guint configuration, TsDuration duration)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (TsTime));
  for (guint i = 0; i < ts_items (estate->draft->changes); i++) {
    const TsDraftChange *change = change_at (estate, i);
    if (!change->holds_in[configuration] || !changes_settings (change) || change->at >= duration)
      continue;
    g_array_append_val (all, change->at);
    if (change->until != 0 && change->until < duration)
      g_array_append_val (all, change->until);
  }
  g_array_sort (all, compare_instants);
  for (guint i = all->len; i > 1; i--)
    if (g_array_index (all, TsTime, i - 1) == g_array_index (all, TsTime, i - 2))
      g_array_remove_index (all, i - 1);
  return all;
}

/* Changes that hold at an instant, in the order of their own instants. */
static GPtrArray *in_force (const TsEstate *estate, guint configuration, TsTime at)
{
  GPtrArray *changes = g_ptr_array_new ();
  for (guint i = 0; i < ts_items (estate->draft->changes); i++) {
    TsDraftChange *change = change_at (estate, i);
    if (!change->holds_in[configuration] || change->at > at || (change->until != 0 && change->until <= at))
      continue;
    guint place = changes->len;
    while (place > 0 && ((const TsDraftChange *)changes->pdata[place - 1])->at > change->at)
      place--;
    g_ptr_array_insert (changes, (gint)place, change);
  }
  return changes;
}

static void make_epochs (const TsEstate *estate, TsScenario *scenario, guint number)
{
  TsConfiguration *configuration = &scenario->configurations[number];
  const TsDraftConfiguration *draft = &g_array_index (estate->draft->configurations, TsDraftConfiguration, number);
  g_autoptr (GArray) at = instants (estate, number, scenario->duration);
  if (at->len == 0)
    return;
  configuration->epochs = g_new0 (TsEpoch, at->len);
  configuration->n_epochs = at->len;
  for (guint i = 0; i < at->len; i++) {
    TsEpoch *epoch = &configuration->epochs[i];
    *epoch = (TsEpoch){.at = g_array_index (at, TsTime, i), .settings = ts_settings_copy (configuration->settings)};
    g_autoptr (GPtrArray) changes = in_force (estate, number, epoch->at);
    for (guint j = 0; j < changes->len; j++)
      apply (estate, scenario->directory, epoch->settings, draft, changes->pdata[j]);
  }
  configuration->settled = ts_policy_compile (configuration->epochs[at->len - 1].settings);
}

/* ----------------------------------------------------------------- absences -- */

static void add_absences (GArray *absences, const GArray *ranges, TsTime from, TsTime until)
{
  for (guint i = 0; i < ts_items (ranges) && from < until; i++) {
    TsAbsence absence = {.from = from, .until = until, .people = g_array_index (ranges, TsRange, i)};
    g_array_append_val (absences, absence);
  }
}

static void make_absences (const TsEstate *estate, TsConfiguration *configuration, guint number)
{
  GArray *absences = g_array_new (FALSE, FALSE, sizeof (TsAbsence));
  for (guint i = 0; i < ts_items (estate->draft->changes); i++) {
    const TsDraftChange *change = change_at (estate, i);
    if (!change->holds_in[number])
      continue;
    add_absences (absences, change->leavers, change->at, change->until != 0 ? change->until : TS_TIME_NEVER);
    add_absences (absences, change->joiners, 0, change->at);
    if (change->until != 0)
      add_absences (absences, change->joiners, change->until, TS_TIME_NEVER);
  }
  configuration->n_absences = absences->len;
  configuration->absences = (TsAbsence *)g_array_free (absences, FALSE);
}

void ts_changes_make (const TsEstate *estate, TsScenario *scenario)
{
  for (uint32_t i = 0; i < scenario->n_configurations; i++) {
    make_epochs (estate, scenario, i);
    make_absences (estate, &scenario->configurations[i], i);
    ts_admin_make (scenario, &scenario->configurations[i]);
  }
}

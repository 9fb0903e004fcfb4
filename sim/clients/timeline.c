/* Which settings are in force when. */
#include "timeline.h"

#include "world.h"

/* ----------------------------------------------------------------- making -- */

const TsSettings *ts_timeline_before (const TsTimeline *timeline, uint32_t version)
{
  if (version > 0)
    return g_array_index (timeline->versions, TsVersion, version - 1).settings;
  return timeline->nothing != NULL ? timeline->nothing : timeline->configuration->settings;
}

static TsSettings *as_shipped (const TsTimeline *timeline)
{
  TsSettings *settings = ts_settings_new (timeline->scenario->directory);
  ts_settings_set_prefer_path (settings, timeline->configuration->prefer_path);
  ts_settings_set_ra_mobile_files (settings, timeline->configuration->ra_mobile_files);
  return settings;
}

static void list_versions (TsTimeline *timeline)
{
  const TsConfiguration *configuration = timeline->configuration;
  TsVersion first = {.settings = configuration->settings};
  if (configuration->starts_from_nothing) {
    timeline->nothing = as_shipped (timeline);
    g_array_append_val (timeline->versions, first);
  }
  for (uint32_t i = 0; i < configuration->n_epochs; i++) {
    TsVersion version = {.at = configuration->epochs[i].at, .settings = configuration->epochs[i].settings};
    g_array_append_val (timeline->versions, version);
  }
}

static uint32_t earlier_items (const TsTimeline *timeline, TsAspect aspect, uint32_t tenant)
{
  uint32_t n = 0;
  for (guint i = 0; i < timeline->items->len; i++) {
    const TsItem *item = &g_array_index (timeline->items, TsItem, i);
    n += item->aspect == aspect && item->tenant == tenant;
  }
  return n;
}

static void list_items_of (TsTimeline *timeline, uint32_t version, uint32_t tenant)
{
  const TsSettings *before = ts_timeline_before (timeline, version);
  const TsSettings *now = g_array_index (timeline->versions, TsVersion, version).settings;
  for (int i = 0; i < TS_ASPECTS; i++) {
    TsAspect aspect = (TsAspect)i;
    if (ts_settings_same (before, now, aspect, tenant))
      continue;
    TsItem item = {
      .version = version, .tenant = tenant, .ordinal = earlier_items (timeline, aspect, tenant), .aspect = aspect};
    g_array_append_val (timeline->items, item);
  }
}

static void list_items (TsTimeline *timeline)
{
  uint32_t n_tenants = ts_directory_tenants (timeline->scenario->directory);
  for (guint version = 0; version < timeline->versions->len; version++) {
    for (uint32_t tenant = 0; tenant < n_tenants; tenant++)
      list_items_of (timeline, version, tenant);
    list_items_of (timeline, version, TS_NONE);
  }
}

bool ts_timeline_is_needed (const TsScenario *scenario, uint32_t number)
{
  const TsConfiguration *configuration = &scenario->configurations[number];
  return configuration->starts_from_nothing || configuration->n_epochs > 0 || configuration->n_absences > 0 ||
         ts_faults_hold_in (scenario, number);
}

TsTimeline *ts_timeline_new (const TsScenario *scenario, uint32_t number)
{
  const TsConfiguration *configuration = &scenario->configurations[number];
  if (!ts_timeline_is_needed (scenario, number))
    return NULL;
  TsTimeline *timeline = g_new0 (TsTimeline, 1);
  timeline->scenario = scenario;
  timeline->configuration = configuration;
  timeline->versions = g_array_new (FALSE, FALSE, sizeof (TsVersion));
  timeline->items = g_array_new (FALSE, FALSE, sizeof (TsItem));
  timeline->invitations = g_array_new (FALSE, FALSE, sizeof (TsInvitation));
  timeline->steps = g_array_new (FALSE, FALSE, sizeof (TsStep));
  timeline->accounts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  list_versions (timeline);
  list_items (timeline);
  ts_invitations_make (timeline);
  ts_faults_new (timeline);
  timeline->states = g_new0 (uint8_t, timeline->invitations->len + 1);
  if (configuration->n_absences > 0)
    timeline->absent = g_new0 (uint16_t, ts_directory_people (scenario->directory) + 1);
  return timeline;
}

static void clear_in_force (TsTimeline *timeline)
{
  ts_settings_free (timeline->in_force);
  ts_settings_free (timeline->effective);
  ts_policy_free (timeline->policy);
  ts_policy_free (timeline->wanted);
  timeline->in_force = timeline->effective = NULL;
  timeline->policy = timeline->wanted = NULL;
}

void ts_timeline_free (TsTimeline *timeline)
{
  if (timeline == NULL)
    return;
  clear_in_force (timeline);
  ts_settings_free (timeline->nothing);
  g_array_free (timeline->versions, TRUE);
  g_array_free (timeline->items, TRUE);
  g_array_free (timeline->invitations, TRUE);
  g_array_free (timeline->steps, TRUE);
  g_hash_table_unref (timeline->accounts);
  ts_faults_free (timeline);
  g_free (timeline->states);
  g_free (timeline->absent);
  g_free (timeline);
}

/* -------------------------------------------------------------- beginning -- */

uint64_t ts_timeline_bits (const TsDrawKey *key, uint64_t entity, uint32_t index, uint16_t attempt, uint16_t purpose)
{
  const uint64_t median = UINT64_C (1) << 63;
  return key != NULL ? ts_draw (*key, entity, index, attempt, purpose).first : median;
}

void ts_timeline_add_step (TsTimeline *timeline, TsTime at, TsStepKind kind, uint32_t subject)
{
  TsStep step = {.at = at, .subject = subject, .kind = (uint8_t)kind};
  if (at < timeline->scenario->duration)
    g_array_append_val (timeline->steps, step);
}

void ts_timeline_awaits (TsTimeline *timeline, uint32_t version, TsTime at)
{
  if (timeline->nothing != NULL && version == 0)
    timeline->operational = MAX (timeline->operational, at);
}

static const TsDistribution *propagation (const TsBehaviour *behaviour, TsAspect aspect)
{
  switch (aspect) {
  case TS_ASPECT_EXTERNAL_ACCESS: return &behaviour->external_access_propagation;
  case TS_ASPECT_GUEST_ACCESS: return &behaviour->guest_access_propagation;
  case TS_ASPECT_MEETINGS:
  case TS_ASPECT_PERSON_POLICIES:
  case TS_ASPECT_LICENCES: return &behaviour->policy_propagation;
  case TS_ASPECT_MEMBERS:
  case TS_ASPECT_GUESTS:
  case TS_ASPECTS: break;
  }
  return &behaviour->team_propagation;
}

/* The instants of one tenant and aspect do not depend on what else is changed. */
static void add_item_steps (TsTimeline *timeline, const TsDrawKey *key)
{
  const TsDirectory *directory = timeline->scenario->directory;
  for (guint i = 0; i < timeline->items->len; i++) {
    const TsItem *item = &g_array_index (timeline->items, TsItem, i);
    const char *name = item->tenant == TS_NONE ? "" : ts_directory_tenant_name (directory, item->tenant);
    uint64_t bits =
      ts_timeline_bits (key, ts_hash_text (name), item->ordinal, (uint16_t)item->aspect, TS_PURPOSE_PROPAGATION);
    TsDuration delay = ts_distribution_sample (propagation (&timeline->configuration->behaviour, item->aspect), bits);
    TsTime saved = g_array_index (timeline->versions, TsVersion, item->version).at;
    ts_timeline_add_step (timeline, saved + delay, TS_STEP_PROPAGATED, i);
    ts_timeline_awaits (timeline, item->version, saved + delay);
  }
}

static void add_absence_steps (TsTimeline *timeline)
{
  for (uint32_t i = 0; i < timeline->configuration->n_absences; i++) {
    const TsAbsence *absence = &timeline->configuration->absences[i];
    ts_timeline_add_step (timeline, absence->from, TS_STEP_GONE, i);
    ts_timeline_add_step (timeline, absence->until, TS_STEP_THERE, i);
  }
}

static int compare_steps (const void *a, const void *b)
{
  const TsStep *x = a, *y = b;
  if (x->at != y->at)
    return x->at < y->at ? -1 : 1;
  if (x->kind != y->kind)
    return (int)x->kind - (int)y->kind;
  return (x->subject > y->subject) - (x->subject < y->subject);
}

static void compile (TsTimeline *timeline)
{
  ts_settings_free (timeline->effective);
  ts_policy_free (timeline->policy);
  ts_policy_free (timeline->wanted);
  timeline->effective = ts_invitations_applied (timeline, timeline->in_force);
  timeline->policy = ts_policy_compile (timeline->effective);
  timeline->wanted = NULL;
  if (timeline->pending == 0)
    return;
  const TsSettings *saved = g_array_index (timeline->versions, TsVersion, timeline->saved - 1).settings;
  TsSettings *wanted = ts_invitations_applied (timeline, saved);
  timeline->wanted = ts_policy_compile (wanted);
  ts_settings_free (wanted);
}

void ts_timeline_begin (TsTimeline *timeline, const TsDrawKey *key)
{
  clear_in_force (timeline);
  timeline->next = timeline->saved = timeline->pending = 0;
  timeline->operational = timeline->nothing != NULL ? 0 : -1;
  timeline->in_force = ts_settings_copy (ts_timeline_before (timeline, 0));
  if (timeline->absent != NULL)
    for (uint32_t person = 0; person < ts_directory_people (timeline->scenario->directory); person++)
      timeline->absent[person] = 0;
  g_array_set_size (timeline->steps, 0);
  for (guint version = 0; version < timeline->versions->len; version++)
    ts_timeline_add_step (timeline, g_array_index (timeline->versions, TsVersion, version).at, TS_STEP_SAVED, version);
  add_item_steps (timeline, key);
  ts_invitations_begin (timeline, key);
  add_absence_steps (timeline);
  ts_faults_begin (timeline, key);
  g_array_sort (timeline->steps, compare_steps);
  compile (timeline);
}

/* ---------------------------------------------------------------- walking -- */

static void saved (TsTimeline *timeline, uint32_t version)
{
  timeline->saved = version + 1;
  for (guint i = 0; i < timeline->items->len; i++)
    timeline->pending += g_array_index (timeline->items, TsItem, i).version == version;
  ts_invitations_saved (timeline, version);
}

/* What is saved now is in force now. */
static void propagated (TsTimeline *timeline, uint32_t number)
{
  const TsItem *item = &g_array_index (timeline->items, TsItem, number);
  const TsSettings *settings = g_array_index (timeline->versions, TsVersion, timeline->saved - 1).settings;
  timeline->pending--;
  ts_settings_take (timeline->in_force, settings, item->aspect, item->tenant);
}

static void absence_changes (TsTimeline *timeline, uint32_t number, int by)
{
  TsRange people = timeline->configuration->absences[number].people;
  for (uint32_t i = 0; i < people.count; i++)
    timeline->absent[people.first + i] = (uint16_t)(timeline->absent[people.first + i] + by);
}

/* True where settings change, or whether they are saved. */
static bool take_step (TsTimeline *timeline, const TsStep *step)
{
  switch ((TsStepKind)step->kind) {
  case TS_STEP_SAVED: saved (timeline, step->subject); return true;
  case TS_STEP_PROPAGATED: propagated (timeline, step->subject); return true;
  case TS_STEP_INVITED: timeline->states[step->subject] = TS_INVITATION_SENT; return true;
  case TS_STEP_ACCEPTED: timeline->states[step->subject] = TS_INVITATION_USABLE; return true;
  case TS_STEP_GONE: absence_changes (timeline, step->subject, 1); break;
  case TS_STEP_THERE: absence_changes (timeline, step->subject, -1); break;
  case TS_STEP_WORKS: ts_faults_step (timeline, step->subject, -1); break;
  case TS_STEP_FAILS: ts_faults_step (timeline, step->subject, 1); break;
  }
  return false;
}

TsTime ts_timeline_next (const TsTimeline *timeline)
{
  return timeline->next < timeline->steps->len ? g_array_index (timeline->steps, TsStep, timeline->next).at
                                               : TS_TIME_NEVER;
}

bool ts_timeline_step (TsTimeline *timeline)
{
  TsTime at = ts_timeline_next (timeline);
  bool settings_change = false;
  while (ts_timeline_next (timeline) == at && at != TS_TIME_NEVER)
    settings_change |= take_step (timeline, &g_array_index (timeline->steps, TsStep, timeline->next++));
  if (settings_change)
    compile (timeline);
  return settings_change;
}

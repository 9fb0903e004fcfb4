/* What does not work for a while: spans of the timeline, and what they do to attempts. */
#include "world.h"

static uint32_t configuration_of (const TsTimeline *timeline)
{
  return (uint32_t)(timeline->configuration - timeline->scenario->configurations);
}

bool ts_faults_hold_in (const TsScenario *scenario, uint32_t configuration)
{
  for (uint32_t i = 0; i < scenario->n_faults; i++)
    if (scenario->faults[i].holds_in[configuration])
      return true;
  return false;
}

void ts_faults_new (TsTimeline *timeline)
{
  timeline->spans = g_array_new (FALSE, FALSE, sizeof (TsSpan));
  if (!ts_faults_hold_in (timeline->scenario, configuration_of (timeline)))
    return;
  uint32_t people = ts_directory_people (timeline->scenario->directory);
  timeline->faults.outages = g_new0 (uint16_t, ts_directory_tenants (timeline->scenario->directory) + 1);
  timeline->faults.cut_off = g_new0 (uint16_t, people + 1);
  timeline->faults.empty = g_new0 (uint16_t, people + 1);
}

void ts_faults_free (TsTimeline *timeline)
{
  g_array_free (timeline->spans, TRUE);
  g_free (timeline->faults.outages);
  g_free (timeline->faults.cut_off);
  g_free (timeline->faults.empty);
}

/* ------------------------------------------------------------------- spans -- */

static void add_span (TsTimeline *timeline, uint32_t fault, uint32_t person, TsTime at, TsTime until)
{
  TsSpan span = {fault, person};
  g_array_append_val (timeline->spans, span);
  ts_timeline_add_step (timeline, at, TS_STEP_FAILS, timeline->spans->len - 1);
  ts_timeline_add_step (timeline, until, TS_STEP_WORKS, timeline->spans->len - 1);
}

static TsTime later (TsTime at, TsDuration by)
{
  return by > TS_TIME_NEVER - at ? TS_TIME_NEVER : at + by;
}

/* A renewal: works, fails, works. With medians nothing fails that has no instant. */
static void add_recurring (TsTimeline *timeline, const TsDrawKey *key, uint32_t number, uint32_t person,
                           uint64_t entity)
{
  const TsFault *fault = &timeline->scenario->faults[number];
  TsTime at = 0, end = timeline->scenario->duration;
  for (uint32_t k = 0; key != NULL && at < end; k++) {
    uint64_t every = ts_timeline_bits (key, entity, k, 0, TS_PURPOSE_FAULT_EVERY);
    uint64_t lasts = ts_timeline_bits (key, entity, k, 0, TS_PURPOSE_FAULT_LASTS);
    TsTime begins = later (at, ts_distribution_sample (&fault->every, every));
    at = later (begins, MAX (ts_distribution_sample (&fault->lasts, lasts), 1));
    if (begins < end)
      add_span (timeline, number, person, begins, at);
  }
}

static void add_each (TsTimeline *timeline, const TsDrawKey *key, uint32_t number)
{
  const TsFault *fault = &timeline->scenario->faults[number];
  const TsDirectory *directory = timeline->scenario->directory;
  for (uint32_t k = 0; k < fault->people.people; k++) {
    uint32_t person = ts_selection_person (&fault->people, k);
    uint32_t group = ts_directory_group_of (directory, person);
    uint64_t of_person = ts_hash_combine (timeline->scenario->groups[group].hash,
                                          person - ts_directory_group_people (directory, group).first);
    add_recurring (timeline, key, number, person, ts_hash_combine (fault->hash, of_person));
  }
}

static void clear_state (TsTimeline *timeline)
{
  TsFaultState *state = &timeline->faults;
  uint32_t people = ts_directory_people (timeline->scenario->directory);
  for (uint32_t tenant = 0; tenant < ts_directory_tenants (timeline->scenario->directory); tenant++)
    state->outages[tenant] = 0;
  for (uint32_t person = 0; person < people; person++)
    state->cut_off[person] = state->empty[person] = 0;
  state->federation = 0;
  state->begun = 0;
}

void ts_faults_begin (TsTimeline *timeline, const TsDrawKey *key)
{
  g_array_set_size (timeline->spans, 0);
  if (timeline->faults.outages == NULL)
    return;
  clear_state (timeline);
  for (uint32_t number = 0; number < timeline->scenario->n_faults; number++) {
    const TsFault *fault = &timeline->scenario->faults[number];
    if (!fault->holds_in[configuration_of (timeline)])
      continue;
    if (!fault->recurs)
      add_span (timeline, number, TS_NONE, fault->at, fault->until);
    else if (fault->kind == TS_FAULT_BATTERY)
      add_each (timeline, key, number);
    else
      add_recurring (timeline, key, number, TS_NONE, fault->hash);
  }
}

/* ------------------------------------------------------------------- state -- */

static void change (uint16_t *count, int by)
{
  *count = (uint16_t)(*count + by);
}

static void change_people (uint16_t *counts, const TsFault *fault, uint32_t person, int by)
{
  if (person != TS_NONE) {
    change (&counts[person], by);
    return;
  }
  for (uint32_t r = 0; r < fault->people.n_ranges; r++)
    for (uint32_t i = 0; i < fault->people.ranges[r].count; i++)
      change (&counts[fault->people.ranges[r].first + i], by);
}

void ts_faults_step (TsTimeline *timeline, uint32_t number, int by)
{
  const TsSpan *span = &g_array_index (timeline->spans, TsSpan, number);
  const TsFault *fault = &timeline->scenario->faults[span->fault];
  TsFaultState *state = &timeline->faults;
  switch (fault->kind) {
  case TS_FAULT_OUTAGE:
    for (uint32_t i = 0; i < fault->n_tenants; i++)
      change (&state->outages[fault->tenants[i]], by);
    break;
  case TS_FAULT_FEDERATION: change (&state->federation, by); break;
  case TS_FAULT_NETWORK: change_people (state->cut_off, fault, span->person, by); break;
  case TS_FAULT_BATTERY: change_people (state->empty, fault, span->person, by); break;
  case TS_FAULT_KINDS: break;
  }
  state->begun += by > 0;
}

static bool is_down (const TsFaultState *state, uint32_t tenant)
{
  return tenant != TS_NONE && state->outages[tenant] > 0;
}

TsReason ts_faults_judge (const TsTimeline *timeline, const TsPlaces *places, TsOperation operation, TsPath path)
{
  const TsFaultState *state = &timeline->faults;
  if (state->outages == NULL)
    return TS_REASON_NONE;
  if (is_down (state, places->from_tenant) || is_down (state, places->to_tenant))
    return TS_REASON_SERVICE_OUTAGE;
  if (path == TS_PATH_EXTERNAL && state->federation > 0)
    return TS_REASON_FEDERATION_OUTAGE;
  bool is_alone = operation == TS_OPERATION_SEARCH || operation == TS_OPERATION_JOIN_MEETING;
  uint32_t to = is_alone ? places->from : places->to;
  if (state->cut_off[places->from] > 0 || state->cut_off[to] > 0)
    return TS_REASON_NETWORK_LOSS;
  return state->empty[places->from] > 0 || state->empty[to] > 0 ? TS_REASON_BATTERY_EMPTY : TS_REASON_NONE;
}

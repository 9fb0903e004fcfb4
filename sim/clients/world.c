/* The memory of a simulated world, and the event loop. */
#include "meetings.h"

#include <stdlib.h>
#include <string.h>

#define EVENTS_BETWEEN_LOOKS 4096

/* A world of fewer people stays in the processor's own memory. */
#define FEWEST_TO_FETCH 30000

GQuark ts_clients_error_quark (void)
{
  return g_quark_from_static_string ("ts-clients-error");
}

void ts_world_keep_records (TsWorld *world)
{
  world->keeps_records = true;
}

/* ------------------------------------------------------------- creation -- */

/* One source for each person of each activity that can reach anybody. */
static bool make_sources (TsWorld *world)
{
  const TsScenario *scenario = world->scenario;
  uint64_t n = 0;
  for (uint32_t a = 0; a < scenario->n_activities; a++)
    n += scenario->activities[a].who.people;
  if (n >= TS_EVENT_SUBJECTS)
    return false;
  world->sources = g_try_new (TsSource, n);
  if (n > 0 && world->sources == NULL)
    return false;
  world->first_sources = g_new (uint32_t, scenario->n_activities);
  ts_prefer_huge_pages (world->sources, n * sizeof *world->sources);
  for (uint32_t a = 0; a < scenario->n_activities; a++) {
    const TsSelection *who = &scenario->activities[a].who;
    world->first_sources[a] = world->n_sources;
    for (uint32_t r = 0; r < who->n_ranges; r++)
      for (uint32_t i = 0; i < who->ranges[r].count; i++)
        world->sources[world->n_sources++] = (TsSource){.person = who->ranges[r].first + i, .activity = a};
  }
  return true;
}

static void reset_people (TsWorld *world)
{
  for (uint32_t group = 0; group < world->n_groups; group++) {
    TsRange range = ts_directory_group_people (world->scenario->directory, group);
    for (uint32_t i = 0; i < range.count; i++)
      world->people[range.first + i].group = group;
  }
  for (uint32_t profile = 0; profile < ts_policy_profiles (world->policy); profile++) {
    TsRange range = ts_policy_profile_people (world->policy, profile);
    uint32_t tenant = ts_world_base (world, profile);
    for (uint32_t i = 0; i < range.count; i++) {
      TsPerson *person = &world->people[range.first + i];
      *person = (TsPerson){.profile = profile,
                           .group = person->group,
                           .tenant = tenant,
                           .need = TS_NONE,
                           .waiting = TS_NONE,
                           .errand = TS_NONE,
                           .part = world->parts.of_group[person->group]};
    }
  }
}

TsWorld *ts_world_new (const TsScenario *scenario, uint32_t configuration, TsPendingKind kind, GError **error)
{
  TsWorld *world = g_new0 (TsWorld, 1);
  world->scenario = scenario;
  world->configuration = &scenario->configurations[configuration];
  world->behaviour = &world->configuration->behaviour;
  world->policy = world->configuration->policy;
  world->decisions = ts_decisions_new (world->policy);
  world->n_people = ts_directory_people (scenario->directory);
  world->n_groups = ts_directory_groups (scenario->directory);
  world->groups = g_new0 (TsGroupTally, world->n_groups);
  world->parts = ts_parts_find (scenario);
  world->simulated = UINT64_MAX;
  ts_prefer_huge_pages (world->groups, world->n_groups * sizeof *world->groups);
  world->people = ts_lines_new (world->n_people, sizeof *world->people);
  bool fits = world->n_people < TS_EVENT_SUBJECTS && (world->n_people == 0 || world->people != NULL);
  if (!fits || !make_sources (world) || !ts_pools_make (&world->pools, scenario)) {
    g_set_error (error, TS_CLIENTS_ERROR, TS_CLIENTS_ERROR_LIMIT,
                 "%u people with their activities do not fit: at most %u people and as many sources of needs, and "
                 "%zu bytes of memory a person",
                 world->n_people, TS_EVENT_SUBJECTS - 1, sizeof (TsPerson));
    ts_world_free (world);
    return NULL;
  }
  ts_tally_new (world);
  world->timeline = ts_timeline_new (scenario, configuration);
  ts_meetings_new (world);
  world->fetches = world->n_people >= FEWEST_TO_FETCH;
  world->scheduler = ts_scheduler_new (kind, world->n_sources + (size_t)64);
  return world;
}

void ts_world_free (TsWorld *world)
{
  if (world == NULL)
    return;
  if (world->scheduler != NULL)
    ts_scheduler_free (world->scheduler);
  ts_timeline_free (world->timeline);
  ts_trace_free (world->trace);
  for (int operation = 0; operation < TS_OPERATIONS; operation++)
    ts_histogram_clear (&world->operations[operation].setup_time);
  ts_histogram_clear (&world->needs_tally.time_to_help);
  free (world->people);
  g_free (world->sources);
  g_free (world->first_sources);
  free (world->needs);
  free (world->calls);
  g_free (world->requests);
  g_free (world->errands);
  ts_meetings_free (world->meetings);
  ts_decisions_free (world->decisions);
  g_free (world->records);
  free (world->attempts);
  g_free (world->attempt_slots);
  g_free (world->endings);
  ts_pools_clear (&world->pools);
  ts_parts_clear (&world->parts);
  g_free (world->series);
  g_free (world->groups);
  g_free (world);
}

/* ----------------------------------------------------------- event loop -- */

/* An event of a call that a fault ended; its row may be another call's by now. */
static bool call_is_over (const TsCall *call, uint64_t sequence)
{
  return call->caller == call->callee || sequence < call->first_event;
}

/* A timer is cancelled by forgetting its number; its event then means nothing. */
static bool is_cancelled (const TsWorld *world, TsEvent event)
{
  uint32_t subject = ts_event_subject (event);
  uint64_t sequence = ts_event_sequence (event);
  switch ((TsHappening)ts_event_kind (event)) {
  case TS_HAPPENS_RETRY:
  case TS_HAPPENS_TOLD:
  case TS_HAPPENS_LEAVES_LINE:
  case TS_HAPPENS_GAVE_UP_WAITING: return world->needs[subject].timer != sequence;
  case TS_HAPPENS_THIRD_TOLD: return world->needs[subject].third_timer != sequence;
  case TS_HAPPENS_HOLD_ENDS: return ts_world_errand (world, subject)->hold_timer != sequence;
  case TS_HAPPENS_IDLE_AWAY: return ts_world_errand (world, subject)->idle_timer != sequence;
  case TS_HAPPENS_NOTHING: return true;
  case TS_HAPPENS_RING_ENDS:
  case TS_HAPPENS_MEDIA_READY:
  case TS_HAPPENS_THIRD_WANTED:
  case TS_HAPPENS_FILE_WANTED:
  case TS_HAPPENS_TALK_ENDS: return call_is_over (&world->calls[subject], sequence);
  case TS_HAPPENS_THIRD_SIGNALLED:
  case TS_HAPPENS_THIRD_RING_ENDS: return world->calls[subject].third_event != sequence;
  case TS_HAPPENS_MEETING_BEGINS:
  case TS_HAPPENS_MEETING_FILE:
  case TS_HAPPENS_MEETING_ADDS:
  case TS_HAPPENS_MEETING_GIVEN_UP:
  case TS_HAPPENS_MEETING_ENDS:
  case TS_HAPPENS_SEAT_PREPARES:
  case TS_HAPPENS_SEAT_COMES:
  case TS_HAPPENS_SEAT_JOINS:
  case TS_HAPPENS_SEAT_ADMITTED:
  case TS_HAPPENS_SEAT_GIVES_UP: return ts_meeting_is_cancelled (world, event);
  default: return false;
  }
}

/* The person an event happens to. */
static uint32_t person_of (const TsWorld *world, TsEvent event)
{
  uint32_t subject = ts_event_subject (event);
  switch ((TsHappening)ts_event_kind (event)) {
  case TS_HAPPENS_NEED: return world->sources[subject].person;
  case TS_HAPPENS_RETRY:
  case TS_HAPPENS_SEARCH_ENDS:
  case TS_HAPPENS_SIGNALLED:
  case TS_HAPPENS_TOLD:
  case TS_HAPPENS_THIRD_TOLD:
  case TS_HAPPENS_LEAVES_LINE:
  case TS_HAPPENS_GAVE_UP_WAITING: return world->needs[subject].needer;
  case TS_HAPPENS_RING_ENDS:
  case TS_HAPPENS_MEDIA_READY:
  case TS_HAPPENS_THIRD_WANTED:
  case TS_HAPPENS_FILE_WANTED:
  case TS_HAPPENS_TALK_ENDS: return world->calls[subject].callee;
  case TS_HAPPENS_THIRD_SIGNALLED:
  case TS_HAPPENS_THIRD_RING_ENDS: return world->calls[subject].third;
  case TS_HAPPENS_REQUEST_READ: return world->requests[subject].expert;
  case TS_HAPPENS_MEETING_BEGINS:
  case TS_HAPPENS_MEETING_FILE:
  case TS_HAPPENS_MEETING_ADDS:
  case TS_HAPPENS_MEETING_GIVEN_UP:
  case TS_HAPPENS_MEETING_ENDS:
  case TS_HAPPENS_SEAT_PREPARES:
  case TS_HAPPENS_SEAT_COMES:
  case TS_HAPPENS_SEAT_JOINS:
  case TS_HAPPENS_SEAT_ADMITTED:
  case TS_HAPPENS_SEAT_GIVES_UP: return ts_meeting_person_of (world, event);
  case TS_HAPPENS_SWITCHED:
  case TS_HAPPENS_HOLD_ENDS:
  case TS_HAPPENS_LINE_WAKES:
  case TS_HAPPENS_NOTHING:
  case TS_HAPPENS_IDLE_AWAY:
  case TS_HAPPENS_STEP:
  case TS_HAPPENS_TURN: break;
  }
  return subject;
}

/* Each step can be undone when its value is known, so two sequences that differ in one
 * value never meet. Three short chains run side by side. */
static uint64_t step (uint64_t chain, uint64_t value)
{
  return (((chain << 5) | (chain >> 59)) ^ value) * UINT64_C (0x9e3779b97f4a7c15);
}

/* Of those to whom it happens; what happens to everybody is of the first. */
static uint32_t part_of (const TsWorld *world, TsEvent event, uint32_t person)
{
  switch ((TsHappening)ts_event_kind (event)) {
  case TS_HAPPENS_STEP:
  case TS_HAPPENS_TURN: return 0;
  case TS_HAPPENS_LINE_WAKES:
    return world->people[ts_selection_person (world->pools.pools[person].people, 0)].part;
  default: return world->people[person].part;
  }
}

static void take_fingerprints (TsWorld *world, TsEvent event)
{
  uint32_t person = person_of (world, event);
  TsFingerprints *fingerprints = &world->fingerprints[world->parts.n > 1 ? part_of (world, event, person) : 0];
  fingerprints->times = step (fingerprints->times, (uint64_t)event.time);
  fingerprints->kinds = step (fingerprints->kinds, ts_event_kind (event));
  fingerprints->people = step (fingerprints->people, person);
}

static void gave_up_waiting (TsWorld *world, uint32_t need)
{
  world->needs[need].move_on = true;
  ts_need_due (world, need);
}

static void dispatch (TsWorld *world, TsEvent event)
{
  uint32_t subject = ts_event_subject (event);
  switch ((TsHappening)ts_event_kind (event)) {
  case TS_HAPPENS_NEED: ts_need_arises (world, subject); break;
  case TS_HAPPENS_RETRY: ts_need_due (world, subject); break;
  case TS_HAPPENS_SEARCH_ENDS: ts_search_ends (world, subject); break;
  case TS_HAPPENS_SIGNALLED: ts_call_signalled (world, subject); break;
  case TS_HAPPENS_RING_ENDS: ts_call_ring_ends (world, subject); break;
  case TS_HAPPENS_MEDIA_READY: ts_call_media_ready (world, subject); break;
  case TS_HAPPENS_THIRD_WANTED: ts_third_wanted (world, subject); break;
  case TS_HAPPENS_THIRD_SIGNALLED: ts_third_signalled (world, subject); break;
  case TS_HAPPENS_THIRD_RING_ENDS: ts_third_ring_ends (world, subject); break;
  case TS_HAPPENS_FILE_WANTED: ts_file_wanted (world, subject); break;
  case TS_HAPPENS_TALK_ENDS: ts_call_talk_ends (world, subject); break;
  case TS_HAPPENS_SWITCHED: ts_switch_ends (world, subject); break;
  case TS_HAPPENS_REQUEST_READ: ts_request_read (world, subject); break;
  case TS_HAPPENS_TOLD: ts_need_due (world, subject); break;
  case TS_HAPPENS_THIRD_TOLD: ts_third_told (world, subject); break;
  case TS_HAPPENS_GAVE_UP_WAITING: gave_up_waiting (world, subject); break;
  case TS_HAPPENS_HOLD_ENDS: ts_hold_ends (world, subject); break;
  case TS_HAPPENS_IDLE_AWAY: ts_idle_away (world, subject); break;
  case TS_HAPPENS_LEAVES_LINE: ts_line_leaves (world, subject); break;
  case TS_HAPPENS_LINE_WAKES: ts_line_wakes (world, subject); break;
  case TS_HAPPENS_NOTHING: break;
  case TS_HAPPENS_STEP: ts_stepping_step (world); break;
  case TS_HAPPENS_MEETING_BEGINS:
  case TS_HAPPENS_MEETING_FILE:
  case TS_HAPPENS_MEETING_ADDS:
  case TS_HAPPENS_MEETING_GIVEN_UP:
  case TS_HAPPENS_MEETING_ENDS:
  case TS_HAPPENS_SEAT_PREPARES:
  case TS_HAPPENS_SEAT_COMES:
  case TS_HAPPENS_SEAT_JOINS:
  case TS_HAPPENS_SEAT_ADMITTED:
  case TS_HAPPENS_SEAT_GIVES_UP: ts_meeting_happens (world, event); break;
  case TS_HAPPENS_TURN: ts_turn_comes (world, subject); break;
  }
}

void ts_world_disturb (TsWorld *world, TsDuration every)
{
  world->disturbed = every;
}

static void add_disturbances (TsWorld *world)
{
  for (TsTime at = world->disturbed; at < world->scenario->duration; at += world->disturbed)
    ts_scheduler_schedule (world->scheduler, at, TS_HAPPENS_NOTHING, 0);
}

/* Not at every event, but at the first that is one too many. */
static void look_later (TsWorld *world)
{
  world->next_look = world->events + EVENTS_BETWEEN_LOOKS;
  if (world->most_events > 0)
    world->next_look = MIN (world->next_look, world->most_events + 1);
}

static void begin (TsWorld *world, uint32_t replication)
{
  ts_scheduler_reset (world->scheduler);
  world->now = 0;
  ts_foreseen_reset (world);
  world->fetched = 0;
  ts_tally_reset (world);
  world->key = (TsDrawKey){.seed = world->scenario->seed, .replication = replication};
  if (world->timeline != NULL)
    ts_stepping_begin (world);
  ts_turns_begin (world);
  reset_people (world);
  ts_pools_reset (&world->pools);
  world->n_needs = world->n_calls = world->n_requests = world->n_errands = 0;
  world->free_need = world->free_call = world->free_request = TS_NONE;
  world->serials = 0;
  world->n_records = 0;
  ts_meetings_reset (world);
  world->exhausted = false;
  look_later (world);
  if (world->disturbed > 0)
    add_disturbances (world);
  for (uint32_t source = 0; source < world->n_sources; source++) {
    world->sources[source].arisen = 0;
    if (world->simulated >> world->people[world->sources[source].person].part & 1)
      ts_source_schedule (world, source);
  }
}

void ts_world_take_parts (TsWorld *world, uint64_t parts)
{
  g_assert (world->timeline == NULL && world->configuration->n_turns == 0);
  world->simulated = parts;
}

void ts_world_limit_events (TsWorld *world, uint64_t most)
{
  world->most_events = most;
}

/* Now and then the loop looks whether it may go on. */
static bool may_go_on (TsWorld *world, uint32_t replication, const volatile int *stop, GError **error)
{
  if (world->most_events > 0 && world->events > world->most_events) {
    g_set_error (error, TS_CLIENTS_ERROR, TS_CLIENTS_ERROR_EVENTS,
                 "replication %u of configuration %s has more than %" G_GUINT64_FORMAT " events", replication,
                 world->configuration->name, world->most_events);
    return false;
  }
  if (stop != NULL && *stop != 0) {
    g_set_error (error, TS_CLIENTS_ERROR, TS_CLIENTS_ERROR_INTERRUPTED, "interrupted in replication %u", replication);
    return false;
  }
  look_later (world);
  return true;
}

bool ts_world_run (TsWorld *world, uint32_t replication, const volatile int *stop, TsReplication *result,
                   GError **error)
{
  begin (world, replication);
  if (world->trace != NULL)
    ts_trace_start (world);
  TsEvent event;
  TsTime last = world->scenario->duration - 1;
#ifdef TS_CHECKS
  TsTime before = 0;
#endif
  while (!world->exhausted && ts_scheduler_next (world->scheduler, last, &event)) {
    world->now = event.time;
    if (world->fetches)
      ts_world_prefetch (world);
    if (is_cancelled (world, event))
      continue;
    world->events++;
    take_fingerprints (world, event);
    if (world->trace != NULL)
      ts_trace_begin (world, event, person_of (world, event));
    dispatch (world, event);
    if (world->trace != NULL)
      ts_trace_end (world);
#ifdef TS_CHECKS
    g_assert (event.time >= before && event.time == ts_world_now (world));
    before = event.time;
    if (world->events % 97 == 0 && !world->exhausted)
      ts_world_check (world);
#endif
    if (world->events >= world->next_look && !may_go_on (world, replication, stop, error))
      return false;
  }
  world->now = ts_scheduler_now (world->scheduler);
  if (world->exhausted || ts_scheduler_fault (world->scheduler) != TS_SCHEDULER_NO_FAULT) {
    g_set_error (error, TS_CLIENTS_ERROR, TS_CLIENTS_ERROR_LIMIT,
                 "replication %u of configuration %s grew too large: %s", replication, world->configuration->name,
                 world->exhausted ? "more than 16777216 needs, calls or requests at once, or no more memory"
                                  : "more than 17179869183 events, or no more memory");
    return false;
  }
  ts_tally_store (world, result);
  return true;
}

/* From counters to a TsReplication, and the sum rules it keeps. */
#include <string.h>

#include "adding.h"
#include "meetings.h"

void ts_tally_new (TsWorld *world)
{
  ts_histogram_reserve (&world->operations[TS_OPERATION_CALL].setup_time);
  ts_histogram_reserve (&world->needs_tally.time_to_help);
  ts_series_new (world);
}

void ts_tally_reset (TsWorld *world)
{
  for (int operation = 0; operation < TS_OPERATIONS; operation++) {
    TsHistogram setup_time = world->operations[operation].setup_time;
    ts_histogram_reset (&setup_time);
    world->operations[operation] = (TsOperationTally){.setup_time = setup_time};
  }
  TsHistogram time_to_help = world->needs_tally.time_to_help;
  ts_histogram_reset (&time_to_help);
  world->needs_tally = (TsNeedTally){.time_to_help = time_to_help};
  memset (world->groups, 0, world->n_groups * sizeof *world->groups);
  if (world->n_slots > 0)
    memset (world->attempt_slots, 0, world->n_slots * sizeof *world->attempt_slots);
  ts_series_reset (world);
  world->n_attempts = 0;
  world->n_endings = 0;
  world->events = 0;
  memset (world->fingerprints, 0, sizeof world->fingerprints);
  world->flow = (TsFlow){0};
  world->flow_until = 0;
  world->n_waiting = 0;
  world->needs_closed = 0;
}

static TsNeedTally *group_needs (TsWorld *world, const TsNeed *need)
{
  return &world->groups[world->people[need->needer].group].needs;
}

/* The needs of finite sources are not the same in every configuration. */
static void begin_record (TsWorld *world, TsNeed *need)
{
  bool is_paired = ts_world_activity (world, need)->source != TS_SOURCE_FINITE;
  need->record = world->keeps_records && is_paired ? ts_world_take_record (world) : TS_NONE;
  if (need->record != TS_NONE)
    world->records[need->record] = (TsNeedRecord){.born = need->born, .source = need->source, .index = need->index};
}

static void end_record (TsWorld *world, const TsNeed *need, TsFate fate, TsDuration restricted)
{
  if (need->record == TS_NONE)
    return;
  world->records[need->record].fate = (uint8_t)fate;
  world->records[need->record].restricted = restricted;
  world->records[need->record].reason = need->reason;
}

void ts_tally_need_arose (TsWorld *world, TsNeed *need)
{
  need->record = TS_NONE;
  if (!need->is_counted)
    return;
  need->born_step = (uint8_t)ts_series_at_now (world);
  world->series[need->born_step].needs++;
  ts_flow_arrives (world, need);
  begin_record (world, need);
  world->needs_tally.needs++;
  world->needs_tally.open++;
  group_needs (world, need)->needs++;
  group_needs (world, need)->open++;
  const TsActivity *activity = ts_world_activity (world, need);
  bool is_meeting = activity->meeting.is_on;
  world->operations[TS_OPERATION_SEARCH].wanted += !is_meeting && !need->is_queued;
  world->operations[TS_OPERATION_CALL].wanted += !is_meeting && !activity->wants_search;
  world->operations[TS_OPERATION_JOIN_MEETING].wanted += is_meeting;
  world->operations[TS_OPERATION_ADD_PARTICIPANT].wanted += need->wants_third;
  world->operations[TS_OPERATION_SHARE_FILE].wanted += need->wants_file;
}

void ts_tally_fulfilled (TsWorld *world, const TsNeed *need, TsOperation operation)
{
  if (need->is_counted)
    world->operations[operation].fulfilled++;
}

static TsFate fate_of (const TsNeed *need, bool helped)
{
  bool has_all = (!need->wants_third || need->third_done) && (!need->wants_file || need->file_done);
  return !helped ? TS_FATE_ABANDONED : has_all ? TS_FATE_FULLY_HELPED : TS_FATE_HELPED;
}

static void tally_close (TsNeedTally *tally, const TsNeed *need, TsFate fate, TsDuration restricted)
{
  bool helped = fate != TS_FATE_ABANDONED;
  tally->open--;
  tally->helped += helped;
  tally->fully_helped += fate == TS_FATE_FULLY_HELPED;
  tally->abandoned += !helped;
  tally->calls += need->calls;
  tally->waited += need->waited;
  tally->left += need->left_line;
  ts_tally_add (&tally->restricted_time_to_help, restricted);
}

void ts_tally_need_closed (TsWorld *world, TsNeed *need, bool helped)
{
  world->needs_closed++;
  if (!need->is_counted)
    return;
  ts_flow_leaves (world, need);
  TsDuration patience = ts_need_patience (world, need);
  TsDuration restricted = helped ? MIN (need->helped_after, patience) : patience;
  TsNeedTally *group = group_needs (world, need);
  TsFate fate = fate_of (need, helped);
  tally_close (&world->needs_tally, need, fate, restricted);
  tally_close (group, need, fate, restricted);
  world->needs_tally.queued += need->is_queued;
  group->queued += need->is_queued;
  end_record (world, need, fate, restricted);
  if (!helped)
    return;
  world->series[need->born_step].helped++;
  ts_histogram_add (&world->needs_tally.time_to_help, need->helped_after);
  ts_tally_add (&group->time_to_help.tally, need->helped_after);
}

/* Calls that still go on when the clock stops have used time, too. */
static void add_unfinished_talk (TsWorld *world)
{
  TsTime end = world->scenario->duration;
  for (uint32_t row = 0; row < world->n_calls; row++) {
    const TsCall *call = &world->calls[row];
    if (!call->talking)
      continue;
    if (!world->needs[call->need].is_open)
      world->groups[world->people[call->caller].group].talk_time += ts_world_counted (world, call->talk_start, end);
    world->groups[world->people[call->callee].group].talk_time += ts_world_counted (world, call->talk_start, end);
    if (call->third_in)
      world->groups[world->people[call->third].group].talk_time += ts_world_counted (world, call->third_start, end);
  }
  ts_meetings_add_unfinished (world);
}

/* Working time from the end of the warm-up on. */
static TsDuration counted_total (const TsWorld *world, const TsCalendar *calendar)
{
  TsDuration total = 0;
  if (world->scenario->warm_up == 0)
    return calendar->total;
  for (uint32_t i = 0; i < calendar->n_shifts; i++)
    total += ts_world_counted (world, calendar->shifts[i].start, calendar->shifts[i].end);
  return total;
}

static void add_working_time (TsWorld *world)
{
  const TsScenario *scenario = world->scenario;
  for (uint32_t group = 0; group < world->n_groups; group++) {
    if (!(world->simulated >> world->parts.of_group[group] & 1))
      continue;
    const TsCalendar *calendar = &scenario->calendars[scenario->groups[group].calendar];
    TsRange people = ts_directory_group_people (scenario->directory, group);
    world->groups[group].working_time = counted_total (world, calendar) * (TsDuration)people.count;
  }
}

static void store_records (const TsWorld *world, TsReplication *result)
{
  if (world->n_records == 0)
    return;
  result->records = g_memdup2 (world->records, world->n_records * sizeof *world->records);
  result->n_records = world->n_records;
  ts_sort_records (result);
}

/* Each part's is told apart by its number. */
static TsFingerprints all_fingerprints (const TsWorld *world)
{
  TsFingerprints all = {0};
  if (world->parts.n == 1)
    return world->fingerprints[0];
  for (uint32_t part = 0; part < world->parts.n; part++) {
    if (!(world->simulated >> part & 1))
      continue;
    all.times += ts_hash_combine (world->fingerprints[part].times, part);
    all.kinds += ts_hash_combine (world->fingerprints[part].kinds, part);
    all.people += ts_hash_combine (world->fingerprints[part].people, part);
  }
  return all;
}

static TsDuration operational (const TsWorld *world)
{
  return world->timeline == NULL ? -1 : MIN (world->timeline->operational, world->scenario->duration);
}

void ts_tally_store (TsWorld *world, TsReplication *result)
{
  ts_flow_ends (world);
  add_unfinished_talk (world);
  add_working_time (world);
  *result = (TsReplication){.needs = world->needs_tally,
                            .groups = g_new (TsGroupTally, world->n_groups),
                            .n_groups = world->n_groups,
                            .series = ts_series_copy (world),
                            .n_series = world->n_series,
                            .events = world->events,
                            .fingerprints = all_fingerprints (world),
                            .flow = world->flow,
                            .operational = operational (world)};
  result->fingerprint = ts_fingerprint_of (&result->fingerprints);
  store_records (world, result);
  result->needs.time_to_help = ts_histogram_copy (&world->needs_tally.time_to_help);
  for (int operation = 0; operation < TS_OPERATIONS; operation++) {
    result->operations[operation] = world->operations[operation];
    result->operations[operation].setup_time = ts_histogram_copy (&world->operations[operation].setup_time);
  }
  if (world->n_groups > 0)
    memcpy (result->groups, world->groups, world->n_groups * sizeof *result->groups);
  ts_attempts_store (world, result);
}

void ts_replication_clear (TsReplication *replication)
{
  for (int operation = 0; operation < TS_OPERATIONS; operation++)
    ts_histogram_clear (&replication->operations[operation].setup_time);
  ts_histogram_clear (&replication->needs.time_to_help);
  g_free (replication->groups);
  g_free (replication->pairs);
  g_free (replication->endings);
  g_free (replication->series);
  g_free (replication->records);
  *replication = (TsReplication){0};
}

static uint64_t sum (const uint64_t *values, size_t n)
{
  uint64_t total = 0;
  for (size_t i = 0; i < n; i++)
    total += values[i];
  return total;
}

static const char *broken_count_rule (const TsAttemptCounts *counts)
{
  uint64_t successes = counts->outcomes[TS_OUTCOME_SUCCESS];
  if (sum (counts->outcomes, TS_OUTCOMES) != counts->attempts)
    return "attempts = sum of outcomes";
  if (sum (counts->reasons, TS_REASONS) != counts->attempts - successes)
    return "attempts - success = sum of reasons";
  if (sum (counts->paths, TS_PATHS) != successes)
    return "success = sum of paths";
  return NULL;
}

static const char *broken_need_rule (const TsNeedTally *needs)
{
  if (needs->needs != needs->open + needs->helped + needs->abandoned)
    return "needs = open + helped + abandoned";
  if (needs->fully_helped > needs->helped)
    return "fully helped <= helped";
  if (needs->waited > needs->queued || needs->left > needs->queued)
    return "waited in a queue, left one <= asked one";
  if (needs->time_to_help.tally.count != needs->helped)
    return "one time to help for each helped need";
  if (needs->restricted_time_to_help.count != needs->helped + needs->abandoned)
    return "one restricted time for each closed need";
  return NULL;
}

static const char *broken_flow_rule (const TsFlow *flow)
{
  if (flow->arrived != flow->waits.count + flow->unfinished.count)
    return "needs that arose = needs that waited + needs that still do";
  if (flow->need_time != flow->waits.sum + flow->unfinished.sum)
    return "needs that wait, over time = sum of their waits";
  return NULL;
}

static char *check_operation (const TsReplication *replication, TsOperation operation)
{
  const TsOperationTally *tally = &replication->operations[operation];
  const char *rule = broken_count_rule (&tally->counts);
  if (rule == NULL && tally->fulfilled > tally->wanted)
    rule = "fulfilled <= wanted";
  if (rule == NULL && tally->started != tally->counts.attempts + tally->counts.in_progress)
    rule = "started = ended + in progress";
  uint64_t attempts = 0, in_progress = 0;
  for (uint32_t i = 0; rule == NULL && i < replication->n_pairs; i++) {
    const TsPairTally *pair = &replication->pairs[i];
    if (pair->operation != operation)
      continue;
    TsAttemptCounts counts = ts_pair_counts (replication, i);
    attempts += counts.attempts;
    in_progress += counts.in_progress;
    rule = broken_count_rule (&counts);
  }
  if (rule == NULL && (attempts != tally->counts.attempts || in_progress != tally->counts.in_progress))
    rule = "attempts of the pairs = attempts of the operation";
  return rule == NULL ? NULL : g_strdup_printf ("%s: %s", ts_operation_name (operation), rule);
}

static const char *broken_series_rule (const TsReplication *replication)
{
  TsSeriesStep total = {0};
  for (uint32_t step = 0; step < replication->n_series; step++) {
    const TsSeriesStep *row = &replication->series[step];
    for (int operation = 0; operation < TS_OPERATIONS; operation++) {
      total.attempts[operation] += row->attempts[operation];
      total.successes[operation] += row->successes[operation];
    }
    total.needs += row->needs;
    total.helped += row->helped;
    if (row->helped > row->needs)
      return "helped <= needs in every step of the series";
  }
  for (int operation = 0; operation < TS_OPERATIONS; operation++) {
    const TsAttemptCounts *counts = &replication->operations[operation].counts;
    if (total.attempts[operation] != counts->attempts ||
        total.successes[operation] != counts->outcomes[TS_OUTCOME_SUCCESS])
      return "attempts and successes of the series = those of the operation";
  }
  if (total.needs != replication->needs.needs || total.helped != replication->needs.helped)
    return "needs of the series = needs";
  return NULL;
}

char *ts_replication_check (const TsReplication *replication)
{
  for (int operation = 0; operation < TS_OPERATIONS; operation++) {
    char *broken = check_operation (replication, (TsOperation)operation);
    if (broken != NULL)
      return broken;
  }
  const char *rule = broken_need_rule (&replication->needs);
  if (rule == NULL)
    rule = broken_flow_rule (&replication->flow);
  uint64_t needs = 0;
  for (uint32_t group = 0; group < replication->n_groups && rule == NULL; group++) {
    rule = broken_need_rule (&replication->groups[group].needs);
    needs += replication->groups[group].needs.needs;
  }
  if (rule == NULL && needs != replication->needs.needs)
    rule = "needs of the groups = needs";
  if (rule == NULL)
    rule = broken_series_rule (replication);
  return g_strdup (rule);
}

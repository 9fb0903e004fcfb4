/* What some parts of a replication counted, added to what others did. */
#include "adding.h"

#include <string.h>

/* -------------------------------------------------------------------- order -- */

static int compare_pairs (const void *a, const void *b)
{
  const TsPairTally *left = a, *right = b;
  if (left->from != right->from)
    return left->from < right->from ? -1 : 1;
  if (left->to != right->to)
    return left->to < right->to ? -1 : 1;
  return (int)left->operation - (int)right->operation;
}

void ts_sort_pairs (TsReplication *replication)
{
  if (replication->n_pairs > 0)
    qsort (replication->pairs, replication->n_pairs, sizeof *replication->pairs, compare_pairs);
}

/* Needs that arise at one instant do so in an order that the configuration decides. */
static int compare_records (const void *a, const void *b)
{
  const TsNeedRecord *left = a, *right = b;
  if (left->born != right->born)
    return left->born < right->born ? -1 : 1;
  if (left->source != right->source)
    return left->source < right->source ? -1 : 1;
  return (left->index > right->index) - (left->index < right->index);
}

void ts_sort_records (TsReplication *replication)
{
  if (replication->n_records > 0)
    qsort (replication->records, replication->n_records, sizeof *replication->records, compare_records);
}

uint64_t ts_fingerprint_of (const TsFingerprints *fingerprints)
{
  return ts_hash_combine (ts_hash_combine (fingerprints->times, fingerprints->kinds), fingerprints->people);
}

/* ------------------------------------------------------------------- adding -- */

static void add_all (uint64_t *into, const uint64_t *other, size_t n)
{
  for (size_t i = 0; i < n; i++)
    into[i] += other[i];
}

void ts_attempt_counts_add (TsAttemptCounts *into, const TsAttemptCounts *other)
{
  into->attempts += other->attempts;
  into->in_progress += other->in_progress;
  add_all (into->outcomes, other->outcomes, TS_OUTCOMES);
  add_all (into->reasons, other->reasons, TS_REASONS);
  add_all (into->paths, other->paths, TS_PATHS);
}

static void add_operation (TsOperationTally *into, const TsOperationTally *other)
{
  into->wanted += other->wanted;
  into->fulfilled += other->fulfilled;
  into->started += other->started;
  into->dropped += other->dropped;
  add_all (into->dropped_by, other->dropped_by, TS_FAULT_KINDS);
  ts_attempt_counts_add (&into->counts, &other->counts);
  ts_histogram_merge (&into->setup_time, &other->setup_time);
}

static void add_needs (TsNeedTally *into, const TsNeedTally *other)
{
  into->needs += other->needs;
  into->open += other->open;
  into->helped += other->helped;
  into->fully_helped += other->fully_helped;
  into->abandoned += other->abandoned;
  into->calls += other->calls;
  into->queued += other->queued;
  into->waited += other->waited;
  into->left += other->left;
  ts_histogram_merge (&into->time_to_help, &other->time_to_help);
  ts_tally_merge (&into->restricted_time_to_help, &other->restricted_time_to_help);
}

static void add_group (TsGroupTally *into, const TsGroupTally *other)
{
  add_needs (&into->needs, &other->needs);
  into->talk_time += other->talk_time;
  into->working_time += other->working_time;
  into->tenant_switches += other->tenant_switches;
  into->time_switching += other->time_switching;
}

static void add_step (TsSeriesStep *into, const TsSeriesStep *other)
{
  for (int operation = 0; operation < TS_OPERATIONS; operation++) {
    into->attempts[operation] += other->attempts[operation];
    into->successes[operation] += other->successes[operation];
  }
  into->needs += other->needs;
  into->helped += other->helped;
}

static void add_flow (TsFlow *into, const TsFlow *other)
{
  into->arrived += other->arrived;
  into->need_time += other->need_time;
  ts_tally_merge (&into->waits, &other->waits);
  ts_tally_merge (&into->unfinished, &other->unfinished);
}

/* A pair of groups is of one part: none is in both. */
static void append_pairs (TsReplication *into, const TsReplication *other)
{
  if (other->n_pairs == 0)
    return;
  into->pairs = g_renew (TsPairTally, into->pairs, into->n_pairs + other->n_pairs);
  for (uint32_t i = 0; i < other->n_pairs; i++) {
    into->pairs[into->n_pairs + i] = other->pairs[i];
    into->pairs[into->n_pairs + i].first_ending += into->n_endings;
  }
  into->n_pairs += other->n_pairs;
  ts_sort_pairs (into);
}

static void append_endings (TsReplication *into, const TsReplication *other)
{
  if (other->n_endings == 0)
    return;
  into->endings = g_renew (TsPairEnding, into->endings, into->n_endings + other->n_endings);
  memcpy (into->endings + into->n_endings, other->endings, other->n_endings * sizeof *into->endings);
  into->n_endings += other->n_endings;
}

static void append_records (TsReplication *into, const TsReplication *other)
{
  if (other->n_records == 0)
    return;
  into->records = g_renew (TsNeedRecord, into->records, into->n_records + other->n_records);
  memcpy (into->records + into->n_records, other->records, other->n_records * sizeof *into->records);
  into->n_records += other->n_records;
  ts_sort_records (into);
}

void ts_replication_add (TsReplication *into, TsReplication *other)
{
  g_assert (into->n_groups == other->n_groups && into->n_series == other->n_series);
  for (int operation = 0; operation < TS_OPERATIONS; operation++)
    add_operation (&into->operations[operation], &other->operations[operation]);
  add_needs (&into->needs, &other->needs);
  for (uint32_t group = 0; group < into->n_groups; group++)
    add_group (&into->groups[group], &other->groups[group]);
  for (uint32_t step = 0; step < into->n_series; step++)
    add_step (&into->series[step], &other->series[step]);
  add_flow (&into->flow, &other->flow);
  into->operational = MAX (into->operational, other->operational);
  append_pairs (into, other);
  append_endings (into, other);
  append_records (into, other);
  into->events += other->events;
  into->fingerprints.times += other->fingerprints.times;
  into->fingerprints.kinds += other->fingerprints.kinds;
  into->fingerprints.people += other->fingerprints.people;
  into->fingerprint = ts_fingerprint_of (&into->fingerprints);
  ts_replication_clear (other);
}

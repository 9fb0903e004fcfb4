/* Totals, samples and estimates of one configuration. */
#include "fold.h"

#define NANOSECONDS_PER_SECOND 1e9
#define NANOSECONDS_PER_HOUR 3.6e12

TsSample ts_success_sample (const TsAttemptCounts *counts)
{
  return (TsSample){(double)counts->outcomes[TS_OUTCOME_SUCCESS], (double)counts->attempts};
}

void ts_measured_estimate (TsMeasured *measured, uint32_t n, TsRatioKind kind)
{
  measured->estimate = ts_estimate_ratio (measured->samples, n, kind);
  if (measured->estimate.n > 0)
    measured->estimate.low = MAX (measured->estimate.low, 0.0);
}

static TsSample tally_sample (const TsTally *tally)
{
  return (TsSample){(double)tally->sum / NANOSECONDS_PER_SECOND, (double)tally->count};
}

static TsEstimate quantile_seconds (const TsHistogram *const *histograms, uint32_t n, double q)
{
  TsEstimate estimate = ts_estimate_quantile (histograms, n, q);
  if (estimate.n == 0)
    return estimate;
  estimate.mean /= NANOSECONDS_PER_SECOND;
  estimate.low = MAX (estimate.low / NANOSECONDS_PER_SECOND, 0.0);
  estimate.high /= NANOSECONDS_PER_SECOND;
  return estimate;
}

/* The duration's histograms are in place. */
static void estimate_duration (TsMeasuredDuration *duration, uint32_t n, bool all_quantiles)
{
  g_autofree const TsHistogram **histograms = g_new (const TsHistogram *, n);
  uint64_t values = 0;
  duration->mean.samples = g_new0 (TsSample, n);
  for (uint32_t r = 0; r < n; r++) {
    histograms[r] = &duration->histograms[r];
    duration->mean.samples[r] = tally_sample (&histograms[r]->tally);
    values += histograms[r]->tally.count;
  }
  ts_measured_estimate (&duration->mean, n, TS_RATIO_ANY);
  if (values == 0)
    return;
  duration->p95 = quantile_seconds (histograms, n, 0.95);
  if (!all_quantiles)
    return;
  duration->p50 = quantile_seconds (histograms, n, 0.50);
  duration->p90 = quantile_seconds (histograms, n, 0.90);
  duration->p99 = quantile_seconds (histograms, n, 0.99);
}

static TsHistogram take_histogram (TsHistogram *histogram)
{
  TsHistogram taken = *histogram;
  *histogram = (TsHistogram){0};
  return taken;
}

static void fold_operation (TsOperationResult *result, TsReplication *replications, uint32_t n, TsOperation operation)
{
  result->success_rate.samples = g_new0 (TsSample, n);
  result->fulfilled_rate.samples = g_new0 (TsSample, n);
  for (uint32_t r = 0; r < n; r++) {
    const TsOperationTally *tally = &replications[r].operations[operation];
    result->wanted += tally->wanted;
    result->fulfilled += tally->fulfilled;
    result->dropped += tally->dropped;
    for (int kind = 0; kind < TS_FAULT_KINDS; kind++)
      result->dropped_by[kind] += tally->dropped_by[kind];
    ts_attempt_counts_add (&result->counts, &tally->counts);
    result->success_rate.samples[r] = ts_success_sample (&tally->counts);
    result->fulfilled_rate.samples[r] = (TsSample){(double)tally->fulfilled, (double)tally->wanted};
  }
  ts_measured_estimate (&result->success_rate, n, TS_RATIO_PROPORTION);
  ts_measured_estimate (&result->fulfilled_rate, n, TS_RATIO_PROPORTION);
}

static void fold_setup_time (TsOperationResult *result, TsReplication *replications, uint32_t n)
{
  result->setup_time.histograms = g_new0 (TsHistogram, n);
  for (uint32_t r = 0; r < n; r++)
    result->setup_time.histograms[r] = take_histogram (&replications[r].operations[TS_OPERATION_CALL].setup_time);
  estimate_duration (&result->setup_time, n, false);
}

/* The needs of everybody, or of one group. */
static TsNeedTally *needs_of (TsReplication *replication, uint32_t group)
{
  return group == TS_NONE ? &replication->needs : &replication->groups[group].needs;
}

static void add_needs (TsNeedResult *result, const TsNeedTally *tally)
{
  result->needs += tally->needs;
  result->open += tally->open;
  result->helped += tally->helped;
  result->fully_helped += tally->fully_helped;
  result->abandoned += tally->abandoned;
}

static void fold_queue (TsNeedResult *result, TsReplication *replications, uint32_t n, uint32_t group)
{
  uint64_t queued = 0;
  for (uint32_t r = 0; r < n; r++)
    queued += needs_of (&replications[r], group)->queued;
  if (queued == 0)
    return;
  result->waited_rate.samples = g_new0 (TsSample, n);
  result->left_rate.samples = g_new0 (TsSample, n);
  for (uint32_t r = 0; r < n; r++) {
    const TsNeedTally *tally = needs_of (&replications[r], group);
    result->waited_rate.samples[r] = (TsSample){(double)tally->waited, (double)tally->queued};
    result->left_rate.samples[r] = (TsSample){(double)tally->left, (double)tally->queued};
  }
  ts_measured_estimate (&result->waited_rate, n, TS_RATIO_PROPORTION);
  ts_measured_estimate (&result->left_rate, n, TS_RATIO_PROPORTION);
}

static void fold_needs (TsNeedResult *result, TsReplication *replications, uint32_t n, uint32_t group)
{
  result->helped_rate.samples = g_new0 (TsSample, n);
  result->fully_helped_rate.samples = g_new0 (TsSample, n);
  result->attempts_per_need.samples = g_new0 (TsSample, n);
  result->restricted_time_to_help.samples = g_new0 (TsSample, n);
  result->time_to_help.histograms = g_new0 (TsHistogram, n);
  for (uint32_t r = 0; r < n; r++) {
    TsNeedTally *tally = needs_of (&replications[r], group);
    double closed = (double)(tally->needs - tally->open);
    add_needs (result, tally);
    result->helped_rate.samples[r] = (TsSample){(double)tally->helped, closed};
    result->fully_helped_rate.samples[r] = (TsSample){(double)tally->fully_helped, closed};
    result->attempts_per_need.samples[r] = (TsSample){(double)tally->calls, closed};
    result->restricted_time_to_help.samples[r] = tally_sample (&tally->restricted_time_to_help);
    result->time_to_help.histograms[r] = take_histogram (&tally->time_to_help);
  }
  ts_measured_estimate (&result->helped_rate, n, TS_RATIO_PROPORTION);
  ts_measured_estimate (&result->fully_helped_rate, n, TS_RATIO_PROPORTION);
  ts_measured_estimate (&result->attempts_per_need, n, TS_RATIO_ANY);
  ts_measured_estimate (&result->restricted_time_to_help, n, TS_RATIO_ANY);
  estimate_duration (&result->time_to_help, n, true);
  fold_queue (result, replications, n, group);
}

static void fold_group (TsGroupResult *result, TsReplication *replications, uint32_t n, uint32_t group)
{
  fold_needs (&result->needs, replications, n, group);
  result->utilisation.samples = g_new0 (TsSample, n);
  result->switches_per_hour.samples = g_new0 (TsSample, n);
  TsTally switching = {0};
  for (uint32_t r = 0; r < n; r++) {
    const TsGroupTally *tally = &replications[r].groups[group];
    result->utilisation.samples[r] = (TsSample){(double)tally->talk_time / NANOSECONDS_PER_SECOND,
                                                (double)tally->working_time / NANOSECONDS_PER_SECOND};
    result->switches_per_hour.samples[r] =
      (TsSample){(double)tally->tenant_switches, (double)tally->working_time / NANOSECONDS_PER_HOUR};
    result->tenant_switches += tally->tenant_switches;
    ts_tally_add (&switching, tally->time_switching);
  }
  result->time_switching = (double)switching.sum / NANOSECONDS_PER_SECOND;
  /* Not a proportion: talk may run on after hours, and time is not a count of trials. */
  ts_measured_estimate (&result->utilisation, n, TS_RATIO_ANY);
  ts_measured_estimate (&result->switches_per_hour, n, TS_RATIO_ANY);
}

static void fold_step (TsSeriesTotal *into, const TsSeriesStep *from)
{
  for (int operation = 0; operation < TS_OPERATIONS; operation++) {
    into->attempts[operation] += from->attempts[operation];
    into->successes[operation] += from->successes[operation];
  }
  into->needs += from->needs;
  into->helped += from->helped;
}

static void fold_series (TsSeriesResult *result, const TsReplication *replications, uint32_t n, TsDuration duration)
{
  result->n_steps = ts_series_steps (duration);
  result->steps = g_new0 (TsSeriesTotal, result->n_steps);
  result->step = (double)ts_series_step (duration) / NANOSECONDS_PER_SECOND;
  for (uint32_t r = 0; r < n; r++)
    for (uint32_t step = 0; step < replications[r].n_series; step++)
      fold_step (&result->steps[step], &replications[r].series[step]);
}

static void fold_fingerprints (TsFingerprints *into, const TsFingerprints *from)
{
  into->times = ts_hash_combine (into->times, from->times);
  into->kinds = ts_hash_combine (into->kinds, from->kinds);
  into->people = ts_hash_combine (into->people, from->people);
}

static TsLittle little_of (const TsReplication *replications, uint32_t n, TsDuration duration)
{
  uint64_t arrived = 0;
  ts_uint128 need_time = 0;
  TsTally waits = {0};
  for (uint32_t r = 0; r < n; r++) {
    arrived += replications[r].flow.arrived;
    need_time += replications[r].flow.need_time;
    ts_tally_merge (&waits, &replications[r].flow.waits);
  }
  if (waits.count == 0)
    return (TsLittle){.is_known = false};
  double time = (double)duration * n; /* that is counted */
  double waiting = (double)need_time / time;
  double wait = (double)waits.sum / (double)waits.count;
  double expected = (double)arrived / time * wait;
  bool is_exact = arrived == waits.count && need_time == waits.sum; /* not even rounding is missing */
  return (TsLittle){.waiting = waiting,
                    .rate = (double)arrived / time * (double)TS_HOUR,
                    .wait = wait / NANOSECONDS_PER_SECOND,
                    .residual = is_exact ? 0 : (waiting - expected) / waiting,
                    .is_known = true};
}

/* Either every replication is a rollout or none. */
static void fold_rollout (TsMeasured *result, const TsReplication *replications, uint32_t n)
{
  if (n == 0 || replications[0].operational < 0)
    return;
  result->samples = g_new0 (TsSample, n);
  for (uint32_t r = 0; r < n; r++)
    result->samples[r] = (TsSample){(double)replications[r].operational / NANOSECONDS_PER_SECOND, 1};
  ts_measured_estimate (result, n, TS_RATIO_ANY);
}

void ts_fold_configuration (TsConfigurationResult *result, TsReplication *replications, uint32_t n, uint32_t n_groups,
                            TsDuration duration, TsDuration warm_up)
{
  result->fingerprint = 0;
  for (uint32_t r = 0; r < n; r++) {
    g_assert (replications[r].n_groups == n_groups);
    result->fingerprint = ts_hash_combine (result->fingerprint, replications[r].fingerprint);
    fold_fingerprints (&result->fingerprints, &replications[r].fingerprints);
    result->events += replications[r].events;
  }
  for (int operation = 0; operation < TS_OPERATIONS; operation++)
    fold_operation (&result->operations[operation], replications, n, (TsOperation)operation);
  fold_setup_time (&result->operations[TS_OPERATION_CALL], replications, n);
  ts_fold_pairs (result, replications, n);
  fold_series (&result->series, replications, n, duration);
  fold_needs (&result->needs, replications, n, TS_NONE);
  fold_rollout (&result->needs.time_to_operational, replications, n);
  result->little = little_of (replications, n, duration - warm_up);
  result->groups = g_new0 (TsGroupResult, n_groups);
  for (uint32_t group = 0; group < n_groups; group++) {
    fold_group (&result->groups[group], replications, n, group);
    result->tenant_switches += result->groups[group].tenant_switches;
  }
}

void ts_fold_give_back (TsConfigurationResult *result, TsReplication *replications, uint32_t n, uint32_t n_groups)
{
  for (uint32_t r = 0; r < n; r++) {
    replications[r].operations[TS_OPERATION_CALL].setup_time =
      take_histogram (&result->operations[TS_OPERATION_CALL].setup_time.histograms[r]);
    replications[r].needs.time_to_help = take_histogram (&result->needs.time_to_help.histograms[r]);
    for (uint32_t group = 0; group < n_groups; group++)
      replications[r].groups[group].needs.time_to_help =
        take_histogram (&result->groups[group].needs.time_to_help.histograms[r]);
  }
}

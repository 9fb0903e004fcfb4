/* Results built by hand, small enough to check every number of: two
 * configurations, two groups, two replications. */
#ifndef TENANTSIM_TESTS_SAMPLE_RESULTS_H
#define TENANTSIM_TESTS_SAMPLE_RESULTS_H

#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tenantsim/report.h"

#define SAMPLE_REPLICATIONS 2

static inline TsEstimate sample_estimate (double mean, double half)
{
  return (TsEstimate){.mean = mean, .low = mean - half, .high = mean + half, .n = SAMPLE_REPLICATIONS};
}

static inline TsSample *sample_samples (double numerator, double denominator)
{
  TsSample *samples = g_new0 (TsSample, SAMPLE_REPLICATIONS);
  for (int r = 0; r < SAMPLE_REPLICATIONS; r++)
    samples[r] = (TsSample){numerator / SAMPLE_REPLICATIONS, denominator / SAMPLE_REPLICATIONS};
  return samples;
}

static inline TsMeasured sample_measured (double numerator, double denominator, double half)
{
  return (TsMeasured){.estimate = sample_estimate (numerator / denominator, half),
                      .samples = sample_samples (numerator, denominator)};
}

static inline TsMeasuredDuration sample_duration (double seconds)
{
  TsMeasuredDuration duration = {.mean = sample_measured (seconds * 4, 4, seconds / 10),
                                 .p50 = sample_estimate (seconds, 1),
                                 .p90 = sample_estimate (seconds * 2, 1),
                                 .p95 = sample_estimate (seconds * 3, 1),
                                 .p99 = sample_estimate (seconds * 4, 1),
                                 .histograms = g_new0 (TsHistogram, SAMPLE_REPLICATIONS)};
  for (int r = 0; r < SAMPLE_REPLICATIONS; r++)
    for (int i = 1; i <= 2; i++)
      ts_histogram_add (&duration.histograms[r], (TsDuration)(seconds * i) * TS_SECOND);
  return duration;
}

/* 10 attempts, `success` of them over external access, the others denied. */
static inline TsAttemptCounts sample_counts (uint64_t success)
{
  TsAttemptCounts counts = {.attempts = 10, .in_progress = 1};
  counts.outcomes[TS_OUTCOME_SUCCESS] = success;
  counts.paths[TS_PATH_EXTERNAL] = success;
  counts.outcomes[TS_OUTCOME_DENIED] = 10 - success;
  counts.reasons[TS_REASON_FED_REMOTE] = 10 - success;
  return counts;
}

static inline TsOperationResult sample_operation (uint64_t success, bool is_call)
{
  TsOperationResult result = {.wanted = 8,
                              .fulfilled = success / 2,
                              .counts = sample_counts (success),
                              .success_rate = sample_measured ((double)success, 10, 0.0125),
                              .fulfilled_rate = sample_measured ((double)(success / 2), 8, 0.02)};
  if (is_call) {
    result.setup_time = sample_duration (12);
    result.setup_time.p50 = result.setup_time.p90 = result.setup_time.p99 = (TsEstimate){0};
  }
  return result;
}

static inline TsNeedResult sample_needs (uint64_t helped)
{
  return (TsNeedResult){.needs = 9,
                        .open = 1,
                        .helped = helped,
                        .fully_helped = helped / 2,
                        .abandoned = 8 - helped,
                        .helped_rate = sample_measured ((double)helped, 8, 0.03),
                        .fully_helped_rate = sample_measured ((double)(helped / 2), 8, 0.03),
                        .attempts_per_need = sample_measured (12, 8, 0.1),
                        .time_to_help = sample_duration (200),
                        .restricted_time_to_help = sample_measured (8 * 201.0, 8, 10)};
}

/* Everything happened in the first two of three steps. */
static inline TsSeriesResult sample_series (uint64_t success)
{
  TsSeriesResult series = {.steps = g_new0 (TsSeriesTotal, 3), .n_steps = 3, .step = 3600};
  for (int i = 0; i < TS_OPERATIONS; i++)
    if (i != TS_OPERATION_JOIN_MEETING) {
      series.steps[0].attempts[i] = 4;
      series.steps[1].attempts[i] = 6;
      series.steps[1].successes[i] = success;
    }
  series.steps[0].needs = 5;
  series.steps[1].needs = 4;
  series.steps[1].helped = success / 2;
  return series;
}

static inline void sample_configuration (TsConfigurationResult *configuration, const char *name, uint64_t success)
{
  configuration->name = g_strdup (name);
  configuration->fingerprint = 0x0123456789abcdefu;
  configuration->fingerprints = (TsFingerprints){.times = 1, .kinds = 0xfedcba9876543210u, .people = 3};
  configuration->little = (TsLittle){.waiting = 1.5, .rate = 9, .wait = 600, .residual = -0.0625, .is_known = true};
  for (int i = 0; i < TS_OPERATIONS; i++)
    if (i != TS_OPERATION_JOIN_MEETING)
      configuration->operations[i] = sample_operation (success, i == TS_OPERATION_CALL);
  configuration->pairs = g_new0 (TsPairResult, 1);
  configuration->n_pairs = 1;
  configuration->pairs[0] = (TsPairResult){.from = 1,
                                           .to = 0,
                                           .operation = TS_OPERATION_CALL,
                                           .counts = sample_counts (success),
                                           .success_rate = sample_measured ((double)success, 10, 0.0125)};
  configuration->needs = sample_needs (success / 2);
  configuration->groups = g_new0 (TsGroupResult, 2);
  for (int i = 0; i < 2; i++)
    configuration->groups[i] = (TsGroupResult){.needs = sample_needs (success / 2),
                                               .utilisation = sample_measured (100, 1000, 0.01),
                                               .switches_per_hour = sample_measured (3, 12, 0.05),
                                               .tenant_switches = 3,
                                               .time_switching = 24.5};
  configuration->has_reach = true;
  configuration->reach = (TsReachCounts){.exposure = 12345, .unmet = 7, .violations = 0};
  configuration->has_scopes = true;
  configuration->scopes[TS_GUEST_SCOPE_TEAM] = configuration->reach;
  configuration->scopes[TS_GUEST_SCOPE_TENANT] = (TsReachCounts){.exposure = 12346, .unmet = 5, .violations = 1};
  configuration->admin_actions = 5;
  configuration->admin_hours = 0.25;
  configuration->tenant_switches = 6;
  configuration->events = 1000;
  configuration->series = sample_series (success);
}

static inline void sample_comparison (TsResults *results)
{
  results->comparisons = g_new0 (TsComparison, 2);
  results->n_comparisons = 2;
  results->comparisons[0] = (TsComparison){.a = 0,
                                           .b = 1,
                                           .measure = TS_MEASURE_SUCCESS_RATE,
                                           .operation = TS_OPERATION_CALL,
                                           .difference = sample_estimate (0.4, 0.1),
                                           .verdict = TS_COMPARISON_BETTER};
  results->comparisons[1] = (TsComparison){.a = 0,
                                           .b = 1,
                                           .measure = TS_MEASURE_HELPED_RATE,
                                           .operation = TS_OPERATIONS,
                                           .difference = sample_estimate (0.25, 0.1),
                                           .verdict = TS_COMPARISON_BETTER};
}

static inline void sample_expectations (TsResults *results)
{
  static const TsExpectationVerdict verdicts[] = {TS_EXPECTATION_PASS, TS_EXPECTATION_FAIL,
                                                  TS_EXPECTATION_UNDECIDED};
  static const char *const texts[] = {"allow-lists: call.success_rate > 60%", "guests: helped_rate > 90%",
                                      "guests: p95(time_to_help) < 10min"};
  results->expectations = g_new0 (TsExpectationResult, 3);
  results->n_expectations = 3;
  for (int i = 0; i < 3; i++)
    results->expectations[i] = (TsExpectationResult){.text = g_strdup (texts[i]),
                                                     .line = 40 + i,
                                                     .verdict = verdicts[i],
                                                     .value = sample_estimate (i == 2 ? 600 : 0.25 * (3 - i), 0.05),
                                                     .unit = i == 2 ? TS_UNIT_SECONDS : TS_UNIT_RATE};
}

/* Free with ts_results_free(). */
static inline TsResults *sample_results (void)
{
  static const char *const assumptions[] = {"Guests see their team only.", "Calls are answered in 70 % of cases.",
                                            NULL};
  TsResults *results = g_new0 (TsResults, 1);
  results->version = g_strdup ("0.1.0");
  results->scenario_name = g_strdup ("ABC, Contoso1 and Contoso2");
  results->scenario_question = g_strdup ("Federation or guest access?");
  results->scenario_file = g_strdup ("sample.yaml");
  results->scenario_text = g_strdup ("tenantsim: 1\nname: \"ABC\"\n\t# tab, \\ and \x01\n");
  results->sha256 = g_strdup ("aa");
  results->effective_sha256 = g_strdup ("bb");
  results->era = g_strdup ("2020-04");
  results->start = g_strdup ("2020-04-06T00:00");
  results->duration = 10 * 86400.0;
  results->seed = 1;
  results->replications = SAMPLE_REPLICATIONS;
  results->replications_asked = SAMPLE_REPLICATIONS;
  results->complete = true;
  results->assumptions = g_strdupv ((char **)assumptions);
  results->groups = g_new0 (char *, 2);
  results->groups[0] = g_strdup ("ABC.expert");
  results->groups[1] = g_strdup ("Contoso1.technician");
  results->n_groups = 2;
  results->configurations = g_new0 (TsConfigurationResult, 2);
  results->n_configurations = 2;
  sample_configuration (&results->configurations[0], "allow-lists", 8);
  sample_configuration (&results->configurations[1], "guests", 4);
  sample_comparison (results);
  sample_expectations (results);
  return results;
}

/* What an experiment in three stages decided, need by need, and how sure its ranking is. */
static inline void sample_evidence (TsResults *results)
{
  static const TsStage stages[] = {{.replications = 1, .undecided = 2, .half_width = -1.0},
                                   {.replications = 2, .undecided = 1, .half_width = 0.0125}};
  results->comparisons[0].p = 0.001;
  results->comparisons[0].p_family = 0.002;
  results->comparisons[0].pairing = (TsPairing){.is_known = true, .correlation = 0.75, .reduction = 4.0};
  results->needs_compared = g_new0 (TsNeedsCompared, 1);
  results->n_needs_compared = 1;
  results->needs_compared[0] = (TsNeedsCompared){.a = 0, .b = 1, .both = 5, .only_a = 3, .neither = 1, .open = 1};
  results->needs_compared[0].lost_in_b[TS_REASON_NONE] = 1;
  results->needs_compared[0].lost_in_b[TS_REASON_BUSY] = 2;
  results->ranking = (TsRanking){.order = g_new0 (uint32_t, 2), .n = 2, .indifference = 0.01, .probability = 0.975};
  results->ranking.order[1] = 1;
  results->stopping = (TsStopping){.precision = 0.02,
                                   .most = 2,
                                   .level = 0.975,
                                   .stages = g_memdup2 (stages, sizeof stages),
                                   .n_stages = 2,
                                   .reason = TS_STOPPED_AT_MOST};
  results->warm_up = (TsWarmUp){.seconds = 86400, .is_found = true, .needs = 100, .cut = 20, .is_valid = true};
  for (int i = 0; i < TS_BATCHED; i++)
    results->configurations[1].batch_means[i] =
      (TsBatchMeans){.mean = {.mean = 0.5, .low = 0.4, .high = 0.6, .n = 20}, .batches = 20, .size = 7, .lag_1 = -0.25};
}

/* An assertion that holds in both configurations, and one that holds in the first, and in
 * the second but for `differ` pairs. */
static inline void sample_assertions (TsResults *results, uint64_t differ)
{
  results->assertions = g_new0 (TsAssertionResult, 4);
  results->n_assertions = 4;
  for (uint32_t i = 0; i < 4; i++)
    results->assertions[i] = (TsAssertionResult){.number = 1 + i / 2,
                                                 .configuration = i % 2,
                                                 .text = g_strdup ("{deny: call, from: A, to: B}"),
                                                 .line = 50 + (int)(i / 2),
                                                 .pairs = 12};
  if (differ == 0)
    return;
  TsAssertionResult *last = &results->assertions[3];
  last->differ = differ;
  last->operation = TS_OPERATION_CALL;
  last->from = g_strdup ("A.x.1");
  last->to = g_strdup ("B.y.1");
  last->expected.reason = TS_REASON_FED_REMOTE;
  last->actual.allows = true;
}

static inline void sample_rename (char **name, const char *to)
{
  g_free (*name);
  *name = g_strdup (to);
}

#endif

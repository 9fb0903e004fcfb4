/* The results structure: freeing it, its names, and looking a measure up. */
#include "tenantsim/experiment.h"

const char *ts_comparison_verdict_name (TsComparisonVerdict verdict)
{
  static const char *const names[] = {"better", "worse", "equivalent", "undecided"};
  g_assert ((size_t)verdict < G_N_ELEMENTS (names));
  return names[verdict];
}

const char *ts_expectation_verdict_name (TsExpectationVerdict verdict)
{
  static const char *const names[] = {"pass", "fail", "undecided"};
  g_assert ((size_t)verdict < G_N_ELEMENTS (names));
  return names[verdict];
}

const char *ts_stop_reason_name (TsStopReason reason)
{
  static const char *const names[] = {"decided", "at most", "interrupted"};
  g_assert ((size_t)reason < G_N_ELEMENTS (names));
  return names[reason];
}

static void clear_duration (TsMeasuredDuration *duration, uint32_t replications)
{
  g_free (duration->mean.samples);
  for (uint32_t r = 0; duration->histograms != NULL && r < replications; r++)
    ts_histogram_clear (&duration->histograms[r]);
  g_free (duration->histograms);
}

static void clear_needs (TsNeedResult *needs, uint32_t replications)
{
  g_free (needs->helped_rate.samples);
  g_free (needs->fully_helped_rate.samples);
  g_free (needs->attempts_per_need.samples);
  g_free (needs->restricted_time_to_help.samples);
  g_free (needs->waited_rate.samples);
  g_free (needs->left_rate.samples);
  g_free (needs->time_to_operational.samples);
  clear_duration (&needs->time_to_help, replications);
}

static void clear_configuration (TsConfigurationResult *configuration, uint32_t n_groups, uint32_t replications)
{
  g_free (configuration->name);
  for (int i = 0; i < TS_OPERATIONS; i++) {
    g_free (configuration->operations[i].success_rate.samples);
    g_free (configuration->operations[i].fulfilled_rate.samples);
    clear_duration (&configuration->operations[i].setup_time, replications);
  }
  for (uint32_t i = 0; i < configuration->n_pairs; i++)
    g_free (configuration->pairs[i].success_rate.samples);
  g_free (configuration->pairs);
  clear_needs (&configuration->needs, replications);
  for (uint32_t i = 0; configuration->groups != NULL && i < n_groups; i++) {
    clear_needs (&configuration->groups[i].needs, replications);
    g_free (configuration->groups[i].utilisation.samples);
    g_free (configuration->groups[i].switches_per_hour.samples);
  }
  g_free (configuration->groups);
  g_free (configuration->federation);
  g_free (configuration->guests);
  g_free (configuration->reach_pairs);
  g_free (configuration->series.steps);
  g_free (configuration->work);
}

void ts_results_free (TsResults *results)
{
  if (results == NULL)
    return;
  g_free (results->version);
  g_free (results->scenario_name);
  g_free (results->scenario_question);
  g_free (results->scenario_file);
  g_free (results->scenario_text);
  g_free (results->sha256);
  g_free (results->effective_sha256);
  g_free (results->era);
  g_free (results->start);
  g_strfreev (results->assumptions);
  for (uint32_t i = 0; results->groups != NULL && i < results->n_groups; i++)
    g_free (results->groups[i]);
  g_free (results->groups);
  for (uint32_t i = 0; results->estate.tenants != NULL && i < results->estate.n_tenants; i++) {
    g_free (results->estate.tenants[i].name);
    g_strfreev (results->estate.tenants[i].domains);
  }
  g_free (results->estate.tenants);
  g_free (results->estate.groups);
  g_free (results->estate.wishes);
  for (uint32_t i = 0; i < results->n_configurations; i++)
    clear_configuration (&results->configurations[i], results->n_groups, results->replications);
  g_free (results->configurations);
  g_free (results->comparisons);
  g_free (results->needs_compared);
  g_free (results->ranking.order);
  g_free (results->stopping.stages);
  for (uint32_t i = 0; i < results->n_expectations; i++)
    g_free (results->expectations[i].text);
  g_free (results->expectations);
  for (uint32_t i = 0; i < results->n_assertions; i++) {
    g_free (results->assertions[i].text);
    g_free (results->assertions[i].from);
    g_free (results->assertions[i].to);
  }
  g_free (results->assertions);
  g_free (results);
}

static TsEstimate exact (double value, uint32_t replications)
{
  return (TsEstimate){.mean = value, .low = value, .high = value, .n = replications};
}

static TsEstimate duration_estimate (const TsMeasuredDuration *duration, TsStatistic statistic)
{
  switch (statistic) {
  case TS_STATISTIC_P50: return duration->p50;
  case TS_STATISTIC_P90: return duration->p90;
  case TS_STATISTIC_P95: return duration->p95;
  case TS_STATISTIC_P99: return duration->p99;
  case TS_STATISTIC_MEAN: break;
  }
  return duration->mean.estimate;
}

static TsEstimate reach_estimate (const TsConfigurationResult *configuration, uint64_t count, uint32_t replications)
{
  return configuration->has_reach ? exact ((double)count, replications) : (TsEstimate){0};
}

TsEstimate ts_results_estimate (const TsResults *results, uint32_t index, TsMeasureId measure, TsOperation operation,
                                TsStatistic statistic)
{
  g_assert (index < results->n_configurations);
  g_assert (ts_measure (measure)->scope != TS_SCOPE_OPERATION || operation < TS_OPERATIONS);
  const TsConfigurationResult *configuration = &results->configurations[index];
  const TsOperationResult *of_operation = &configuration->operations[operation < TS_OPERATIONS ? operation : 0];
  const uint32_t n = results->replications;
  switch (measure) {
  case TS_MEASURE_SUCCESS_RATE: return of_operation->success_rate.estimate;
  case TS_MEASURE_FULFILLED_RATE: return of_operation->fulfilled_rate.estimate;
  case TS_MEASURE_SETUP_TIME: return duration_estimate (&of_operation->setup_time, statistic);
  case TS_MEASURE_ATTEMPTS: return exact ((double)of_operation->counts.attempts, n);
  case TS_MEASURE_HELPED_RATE: return configuration->needs.helped_rate.estimate;
  case TS_MEASURE_FULLY_HELPED_RATE: return configuration->needs.fully_helped_rate.estimate;
  case TS_MEASURE_ATTEMPTS_PER_NEED: return configuration->needs.attempts_per_need.estimate;
  case TS_MEASURE_TIME_TO_HELP: return duration_estimate (&configuration->needs.time_to_help, statistic);
  case TS_MEASURE_RESTRICTED_TIME_TO_HELP: return configuration->needs.restricted_time_to_help.estimate;
  case TS_MEASURE_EXPOSURE: return reach_estimate (configuration, configuration->reach.exposure, n);
  case TS_MEASURE_INTENTS_UNMET: return reach_estimate (configuration, configuration->reach.unmet, n);
  case TS_MEASURE_ISOLATION_VIOLATIONS: return reach_estimate (configuration, configuration->reach.violations, n);
  case TS_MEASURE_TENANT_SWITCHES: return exact ((double)configuration->tenant_switches, n);
  case TS_MEASURE_ADMIN_ACTIONS: return exact ((double)configuration->admin_actions, n);
  case TS_MEASURE_ADMIN_HOURS: return exact (configuration->admin_hours, n);
  case TS_MEASURE_WAITED_RATE: return configuration->needs.waited_rate.estimate;
  case TS_MEASURE_LEFT_RATE: return configuration->needs.left_rate.estimate;
  case TS_MEASURE_ADMIN_CHANGES: return exact ((double)configuration->change_actions, n);
  case TS_MEASURE_TIME_TO_OPERATIONAL: return configuration->needs.time_to_operational.estimate;
  case TS_MEASURES: break;
  }
  g_assert_not_reached ();
}

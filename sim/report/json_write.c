/* results.json: the shape that the design fixes, key by key. */
#include "json_assertions.h"
#include "json_estate.h"
#include "json_evidence.h"
#include "json_samples.h"
#include "json_admin.h"
#include "json_series.h"
#include "json_text.h"
#include "number.h"
#include "results_view.h"

#include "tenantsim/report.h"

static void write_outcomes (TsJsonText *json, const TsAttemptCounts *counts)
{
  ts_json_open_object (json, "outcomes", TS_JSON_ONE_LINE);
  for (int outcome = 0; outcome < TS_OUTCOMES; outcome++)
    ts_json_integer (json, ts_outcome_name ((TsOutcome)outcome), counts->outcomes[outcome]);
  ts_json_close_object (json);
}

static void write_reasons (TsJsonText *json, const TsAttemptCounts *counts)
{
  ts_json_open_object (json, "reasons", TS_JSON_ONE_LINE);
  for (int reason = 0; reason < TS_REASONS; reason++)
    if (counts->reasons[reason] > 0)
      ts_json_integer (json, ts_reason ((TsReason)reason)->code, counts->reasons[reason]);
  ts_json_close_object (json);
}

static void write_paths (TsJsonText *json, const TsAttemptCounts *counts)
{
  ts_json_open_object (json, "paths", TS_JSON_ONE_LINE);
  for (int path = 0; path < TS_PATHS; path++)
    if (counts->paths[path] > 0)
      ts_json_integer (json, ts_path_name ((TsPath)path), counts->paths[path]);
  ts_json_close_object (json);
}

static void write_operation (TsJsonText *json, const TsOperationResult *result, TsOperation operation)
{
  ts_json_open_object (json, ts_operation_name (operation), TS_JSON_LINES);
  ts_json_integer (json, "wanted", result->wanted);
  ts_json_integer (json, "fulfilled", result->fulfilled);
  ts_json_integer (json, "attempts", result->counts.attempts);
  ts_json_integer (json, "in_progress", result->counts.in_progress);
  write_outcomes (json, &result->counts);
  write_reasons (json, &result->counts);
  write_paths (json, &result->counts);
  ts_json_estimate (json, "success_rate", result->success_rate.estimate);
  ts_json_estimate (json, "fulfilled_rate", result->fulfilled_rate.estimate);
  if (result->dropped > 0) {
    ts_json_integer (json, "dropped", result->dropped);
    ts_json_open_object (json, "dropped_by", TS_JSON_ONE_LINE);
    for (unsigned kind = 0; kind < TS_FAULT_KINDS; kind++)
      if (result->dropped_by[kind] > 0)
        ts_json_integer (json, ts_reason (ts_fault_reason ((TsFaultKind)kind))->code, result->dropped_by[kind]);
    ts_json_close_object (json);
  }
  if (operation == TS_OPERATION_CALL) {
    ts_json_open_object (json, "setup_time", TS_JSON_LINES);
    ts_json_estimate (json, "mean", result->setup_time.mean.estimate);
    ts_json_estimate (json, "p95", result->setup_time.p95);
    ts_json_close_object (json);
  }
  ts_json_close_object (json);
}

static void write_operations (TsJsonText *json, const TsConfigurationResult *configuration)
{
  ts_json_open_object (json, "operations", TS_JSON_LINES);
  for (int operation = 0; operation < TS_OPERATIONS; operation++)
    if (ts_operation_is_reported (&configuration->operations[operation], (TsOperation)operation))
      write_operation (json, &configuration->operations[operation], (TsOperation)operation);
  ts_json_close_object (json);
}

static void write_pairs (TsJsonText *json, const TsResults *results, const TsConfigurationResult *configuration)
{
  ts_json_open_array (json, "pairs", TS_JSON_LINES);
  for (uint32_t i = 0; i < configuration->n_pairs; i++) {
    const TsPairResult *pair = &configuration->pairs[i];
    ts_json_open_object (json, NULL, TS_JSON_ONE_LINE);
    ts_json_string (json, "from", results->groups[pair->from]);
    ts_json_string (json, "to", results->groups[pair->to]);
    ts_json_string (json, "operation", ts_operation_name (pair->operation));
    ts_json_integer (json, "attempts", pair->counts.attempts);
    ts_json_integer (json, "in_progress", pair->counts.in_progress);
    write_outcomes (json, &pair->counts);
    write_reasons (json, &pair->counts);
    write_paths (json, &pair->counts);
    ts_json_estimate (json, "success_rate", pair->success_rate.estimate);
    ts_json_close_object (json);
  }
  ts_json_close_array (json);
}

static void write_needs (TsJsonText *json, const TsNeedResult *needs)
{
  ts_json_open_object (json, "needs", TS_JSON_LINES);
  ts_json_integer (json, "needs", needs->needs);
  ts_json_integer (json, "open", needs->open);
  ts_json_integer (json, "helped", needs->helped);
  ts_json_integer (json, "fully_helped", needs->fully_helped);
  ts_json_integer (json, "abandoned", needs->abandoned);
  ts_json_estimate (json, "helped_rate", needs->helped_rate.estimate);
  ts_json_estimate (json, "fully_helped_rate", needs->fully_helped_rate.estimate);
  ts_json_estimate (json, "attempts_per_need", needs->attempts_per_need.estimate);
  if (needs->waited_rate.estimate.n > 0) {
    ts_json_estimate (json, "waited_rate", needs->waited_rate.estimate);
    ts_json_estimate (json, "left_rate", needs->left_rate.estimate);
  }
  ts_json_open_object (json, "time_to_help", TS_JSON_LINES);
  ts_json_estimate (json, "mean", needs->time_to_help.mean.estimate);
  ts_json_estimate (json, "p50", needs->time_to_help.p50);
  ts_json_estimate (json, "p90", needs->time_to_help.p90);
  ts_json_estimate (json, "p95", needs->time_to_help.p95);
  ts_json_estimate (json, "p99", needs->time_to_help.p99);
  ts_json_close_object (json);
  ts_json_open_object (json, "restricted_time_to_help", TS_JSON_LINES);
  ts_json_estimate (json, "mean", needs->restricted_time_to_help.estimate);
  ts_json_close_object (json);
  if (needs->time_to_operational.estimate.n > 0)
    ts_json_estimate (json, "time_to_operational", needs->time_to_operational.estimate);
  ts_json_close_object (json);
}

static void write_groups (TsJsonText *json, const TsResults *results, const TsConfigurationResult *configuration)
{
  ts_json_open_array (json, "groups", TS_JSON_LINES);
  for (uint32_t i = 0; i < results->n_groups; i++) {
    const TsGroupResult *group = &configuration->groups[i];
    ts_json_open_object (json, NULL, TS_JSON_LINES);
    ts_json_string (json, "name", results->groups[i]);
    write_needs (json, &group->needs);
    ts_json_estimate (json, "utilisation", group->utilisation.estimate);
    ts_json_estimate (json, "switches_per_hour", group->switches_per_hour.estimate);
    ts_json_integer (json, "tenant_switches", group->tenant_switches);
    ts_json_real (json, "time_switching", group->time_switching);
    ts_json_close_object (json);
  }
  ts_json_close_array (json);
}

static void write_reach (TsJsonText *json, const TsConfigurationResult *configuration)
{
  if (!configuration->has_reach)
    return;
  ts_json_integer (json, "exposure", configuration->reach.exposure);
  ts_json_open_object (json, "intents", TS_JSON_ONE_LINE);
  ts_json_integer (json, "unmet", configuration->reach.unmet);
  ts_json_close_object (json);
  ts_json_open_object (json, "isolation", TS_JSON_ONE_LINE);
  ts_json_integer (json, "violations", configuration->reach.violations);
  ts_json_close_object (json);
}

static void write_scope (TsJsonText *json, const char *scope, const TsReachCounts *counts)
{
  ts_json_open_object (json, scope, TS_JSON_ONE_LINE);
  ts_json_integer (json, "unmet", counts->unmet);
  ts_json_integer (json, "violations", counts->violations);
  ts_json_integer (json, "exposure", counts->exposure);
  ts_json_close_object (json);
}

static void write_scopes (TsJsonText *json, const TsConfigurationResult *configuration)
{
  if (!configuration->has_scopes)
    return;
  ts_json_open_object (json, "guest_scopes", TS_JSON_ONE_LINE);
  write_scope (json, "team", &configuration->scopes[TS_GUEST_SCOPE_TEAM]);
  write_scope (json, "tenant", &configuration->scopes[TS_GUEST_SCOPE_TENANT]);
  ts_json_close_object (json);
}

static void write_fingerprint (TsJsonText *json, const char *key, uint64_t fingerprint)
{
  g_autofree char *text = g_strdup_printf ("%016" G_GINT64_MODIFIER "x", fingerprint);
  ts_json_string (json, key, text);
}

static void write_fingerprints (TsJsonText *json, const TsConfigurationResult *configuration)
{
  write_fingerprint (json, "fingerprint", configuration->fingerprint);
  ts_json_open_object (json, "fingerprints", TS_JSON_ONE_LINE);
  write_fingerprint (json, "times", configuration->fingerprints.times);
  write_fingerprint (json, "kinds", configuration->fingerprints.kinds);
  write_fingerprint (json, "people", configuration->fingerprints.people);
  ts_json_close_object (json);
}

static void write_little (TsJsonText *json, const TsLittle *little)
{
  if (!little->is_known)
    return;
  ts_json_open_object (json, "little", TS_JSON_ONE_LINE);
  ts_json_real (json, "waiting", little->waiting);
  ts_json_real (json, "arrivals_per_hour", little->rate);
  ts_json_real (json, "wait", little->wait);
  ts_json_real (json, "residual", little->residual);
  ts_json_close_object (json);
}

static void write_configuration (TsJsonText *json, const TsResults *results,
                                 const TsConfigurationResult *configuration)
{
  ts_json_open_object (json, NULL, TS_JSON_LINES);
  ts_json_string (json, "name", configuration->name);
  write_fingerprints (json, configuration);
  write_operations (json, configuration);
  write_pairs (json, results, configuration);
  write_needs (json, &configuration->needs);
  write_little (json, &configuration->little);
  write_groups (json, results, configuration);
  ts_json_write_batch_means (json, configuration);
  write_reach (json, configuration);
  write_scopes (json, configuration);
  ts_json_write_links (json, results, configuration);
  ts_json_write_admin (json, results, configuration);
  ts_json_integer (json, "tenant_switches", configuration->tenant_switches);
  ts_json_integer (json, "events", configuration->events);
  ts_json_write_samples (json, results, configuration);
  ts_json_write_histograms (json, results, configuration);
  ts_json_write_series (json, configuration);
  ts_json_close_object (json);
}

static void write_scenario (TsJsonText *json, const TsResults *results)
{
  ts_json_open_object (json, "scenario", TS_JSON_LINES);
  ts_json_string (json, "name", results->scenario_name);
  ts_json_string (json, "sha256", results->sha256);
  ts_json_string (json, "effective_sha256", results->effective_sha256);
  ts_json_string (json, "text", results->scenario_text);
  ts_json_string (json, "file", results->scenario_file);
  if (results->scenario_question != NULL)
    ts_json_string (json, "question", results->scenario_question);
  ts_json_close_object (json);
}

static void write_strings (TsJsonText *json, const char *key, char *const *strings, size_t n)
{
  ts_json_open_array (json, key, TS_JSON_LINES);
  for (size_t i = 0; i < n; i++)
    ts_json_string (json, NULL, strings[i]);
  ts_json_close_array (json);
}

static void write_head (TsJsonText *json, const TsResults *results)
{
  ts_json_integer (json, "tenantsim_results", 1);
  ts_json_string (json, "version", results->version);
  write_scenario (json, results);
  ts_json_string (json, "era", results->era);
  ts_json_integer (json, "seed", results->seed);
  ts_json_integer (json, "replications", results->replications);
  ts_json_integer (json, "replications_asked", results->replications_asked);
  ts_json_bool (json, "complete", results->complete);
  ts_json_open_object (json, "clock", TS_JSON_ONE_LINE);
  ts_json_string (json, "start", results->start);
  ts_json_real (json, "duration", results->duration);
  ts_json_close_object (json);
  write_strings (json, "assumptions", results->assumptions, g_strv_length (results->assumptions));
  write_strings (json, "groups", results->groups, results->n_groups);
  ts_json_write_estate (json, results);
}

static void write_comparisons (TsJsonText *json, const TsResults *results)
{
  ts_json_open_array (json, "comparisons", TS_JSON_LINES);
  for (uint32_t i = 0; i < results->n_comparisons; i++) {
    const TsComparison *comparison = &results->comparisons[i];
    g_autofree char *measure = ts_measure_full_name (comparison->measure, comparison->operation);
    ts_json_open_object (json, NULL, TS_JSON_ONE_LINE);
    ts_json_string (json, "a", results->configurations[comparison->a].name);
    ts_json_string (json, "b", results->configurations[comparison->b].name);
    ts_json_string (json, "measure", measure);
    ts_json_estimate (json, "difference", comparison->difference);
    ts_json_write_comparison_evidence (json, comparison);
    ts_json_string (json, "verdict", ts_comparison_verdict_name (comparison->verdict));
    ts_json_close_object (json);
  }
  ts_json_close_array (json);
}

static void write_expectations (TsJsonText *json, const TsResults *results)
{
  ts_json_open_array (json, "expectations", TS_JSON_LINES);
  for (uint32_t i = 0; i < results->n_expectations; i++) {
    const TsExpectationResult *expectation = &results->expectations[i];
    ts_json_open_object (json, NULL, TS_JSON_ONE_LINE);
    ts_json_string (json, "text", expectation->text);
    ts_json_string (json, "file", results->scenario_file);
    ts_json_integer (json, "line", (uint64_t)MAX (expectation->line, 0));
    ts_json_string (json, "verdict", ts_expectation_verdict_name (expectation->verdict));
    ts_json_estimate (json, "value", expectation->value);
    ts_json_string (json, "unit", ts_unit_name (expectation->unit));
    if (expectation->replications > 0)
      ts_json_integer (json, "replications", expectation->replications);
    ts_json_close_object (json);
  }
  ts_json_close_array (json);
}

char *ts_report_json (const TsResults *results)
{
  TsJsonText json;
  ts_json_text_init (&json);
  ts_json_open_object (&json, NULL, TS_JSON_LINES);
  write_head (&json, results);
  ts_json_open_array (&json, "configurations", TS_JSON_LINES);
  for (uint32_t i = 0; i < results->n_configurations; i++)
    write_configuration (&json, results, &results->configurations[i]);
  ts_json_close_array (&json);
  write_comparisons (&json, results);
  ts_json_write_evidence (&json, results);
  write_expectations (&json, results);
  ts_json_write_assertions (&json, results);
  ts_json_close_object (&json);
  return ts_json_text_finish (&json);
}

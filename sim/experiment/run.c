/* An experiment from a scenario to its results. */
#include "fold.h"
#include "pool.h"
#include "verdicts.h"

#ifndef TS_VERSION
#define TS_VERSION "0.1.0"
#endif

G_DEFINE_QUARK (ts-experiment-error-quark, ts_experiment_error)

#define SECONDS_PER_HOUR 3600.0
#define NANOSECONDS_PER_SECOND 1e9

static void describe_scenario (TsResults *results, const TsScenario *scenario)
{
  results->version = g_strdup (TS_VERSION);
  results->scenario_name = g_strdup (scenario->name);
  results->scenario_question = g_strdup (scenario->question);
  results->scenario_file = g_strdup (scenario->base_name);
  results->scenario_text = g_strdup (scenario->text);
  results->sha256 = g_strdup (scenario->sha256);
  results->effective_sha256 = g_strdup (scenario->effective_sha256);
  results->era = g_strdup (ts_era_name (scenario->era));
  results->start = g_strdup (scenario->start);
  results->duration = (double)scenario->duration / NANOSECONDS_PER_SECOND;
  results->seed = scenario->seed;
  results->replications_asked = scenario->replications;
  results->assumptions = scenario->assumptions != NULL ? g_strdupv (scenario->assumptions) : g_new0 (char *, 1);
  results->n_groups = ts_directory_groups (scenario->directory);
  results->groups = g_new0 (char *, results->n_groups);
  for (uint32_t group = 0; group < results->n_groups; group++)
    results->groups[group] = g_strdup (scenario->groups[group].full_name);
}

/* What is known without simulating. */
static void describe_configuration (TsConfigurationResult *result, const TsScenario *scenario, uint32_t index)
{
  const TsConfiguration *configuration = &scenario->configurations[index];
  result->name = g_strdup (configuration->name);
  result->admin_actions = configuration->admin_actions;
  result->admin_hours = (double)configuration->admin_time / NANOSECONDS_PER_SECOND / SECONDS_PER_HOUR;
  result->has_reach =
    ts_policy_reach_counts (configuration->policy, scenario->intents, scenario->n_intents, 0, &result->reach);
}

static uint32_t *list_configurations (const TsScenario *scenario, const TsRunOptions *options, uint32_t *n)
{
  *n = options->configurations != NULL ? options->n_configurations : scenario->n_configurations;
  uint32_t *list = g_new (uint32_t, *n);
  for (uint32_t i = 0; i < *n; i++) {
    list[i] = options->configurations != NULL ? options->configurations[i] : i;
    g_assert (list[i] < scenario->n_configurations && (i == 0 || list[i - 1] < list[i]));
  }
  return list;
}

static void fold (TsResults *results, const TsScenario *scenario, const uint32_t *configurations, uint32_t n,
                  TsReplication *replications)
{
  results->configurations = g_new0 (TsConfigurationResult, n);
  results->n_configurations = n;
  for (uint32_t i = 0; i < n; i++) {
    describe_configuration (&results->configurations[i], scenario, configurations[i]);
    ts_fold_configuration (&results->configurations[i], &replications[(size_t)i * scenario->replications],
                           results->replications, results->n_groups, scenario->duration);
  }
}

TsResults *ts_experiment_run (const TsScenario *scenario, const TsRunOptions *options, GError **error)
{
  uint32_t n = 0;
  g_autofree uint32_t *configurations = list_configurations (scenario, options, &n);
  size_t n_tasks = (size_t)n * scenario->replications;
  g_autofree TsReplication *replications = g_new0 (TsReplication, n_tasks);
  uint32_t prefix = 0;
  TsResults *results = NULL;

  if (ts_pool_run (scenario, configurations, n, options, replications, &prefix, error)) {
    results = g_new0 (TsResults, 1);
    describe_scenario (results, scenario);
    results->replications = prefix;
    results->complete = prefix == scenario->replications;
    fold (results, scenario, configurations, n, replications);
    ts_compare_configurations (results);
    ts_judge_expectations (results, scenario, configurations);
    ts_judge_assertions (results, scenario, configurations);
  }
  for (size_t task = 0; task < n_tasks; task++)
    ts_replication_clear (&replications[task]);
  return results;
}

TsResults *ts_experiment_assertions (const TsScenario *scenario)
{
  TsResults *results = g_new0 (TsResults, 1);
  g_autofree uint32_t *configurations = g_new (uint32_t, scenario->n_configurations);
  describe_scenario (results, scenario);
  results->configurations = g_new0 (TsConfigurationResult, scenario->n_configurations);
  results->n_configurations = scenario->n_configurations;
  for (uint32_t i = 0; i < scenario->n_configurations; i++) {
    results->configurations[i].name = g_strdup (scenario->configurations[i].name);
    configurations[i] = i;
  }
  ts_judge_assertions (results, scenario, configurations);
  return results;
}

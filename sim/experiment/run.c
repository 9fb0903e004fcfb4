/* An experiment from a scenario to its results. */
#include <string.h>

#include "estate.h"
#include "fold.h"
#include "parallel.h"
#include "pool.h"
#include "ranks.h"
#include "stages.h"
#include "steady.h"
#include "verdicts.h"

#ifndef TS_VERSION
#define TS_VERSION "0.1.0"
#endif

G_DEFINE_QUARK (ts - experiment - error - quark, ts_experiment_error)

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
  ts_describe_estate (&results->estate, scenario);
}

static double hours (TsDuration time)
{
  return (double)time / NANOSECONDS_PER_SECOND / SECONDS_PER_HOUR;
}

static void describe_work (TsConfigurationResult *result, const TsConfiguration *configuration)
{
  result->work = g_new0 (TsAdminResult, configuration->n_work + 1);
  result->n_work = configuration->n_work;
  for (uint32_t i = 0; i < configuration->n_work; i++) {
    const TsAdminWork *work = &configuration->work[i];
    result->work[i] = (TsAdminResult){.at = work->at < 0 ? -1 : (double)work->at / NANOSECONDS_PER_SECOND,
                                      .tenant = work->tenant,
                                      .is_change = work->is_change,
                                      .actions = work->actions,
                                      .hours = hours (work->time)};
  }
}

/* What is known without simulating. */
static void describe_configuration (TsConfigurationResult *result, const TsScenario *scenario, uint32_t index)
{
  const TsConfiguration *configuration = &scenario->configurations[index];
  result->name = g_strdup (configuration->name);
  result->admin_actions = configuration->admin_actions;
  result->admin_hours = hours (configuration->admin_time);
  result->change_actions = configuration->change_actions;
  result->change_hours = hours (configuration->change_time);
  describe_work (result, configuration);
  const TsPolicy *settled = configuration->settled != NULL ? configuration->settled : configuration->policy;
  result->has_reach = ts_policy_reach_counts (settled, scenario->intents, scenario->n_intents, 0, &result->reach);
  const TsSettings *last =
    configuration->n_epochs > 0 ? configuration->epochs[configuration->n_epochs - 1].settings : configuration->settings;
  result->has_scopes = result->has_reach &&
                       ts_settings_count_scopes (last, scenario->intents, scenario->n_intents, result->scopes);
  ts_describe_links (result, scenario, configuration);
  if (result->has_reach)
    ts_describe_reach (result, scenario, settled);
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

/* ------------------------------------------------------------ replications -- */

/* An experiment under way. */
typedef struct {
  TsTasks tasks;
  uint32_t capacity; /* of each array of replications */
  TsStopping stopping;
  TsExpectationResult *decided; /* by number of the expectation; replications == 0: not yet */
  TsWarmUp warm_up;
} Run;

/* What more replications than were asked for would not fit is let go, as if they had been asked for. */
static void limit_records (Run *run, uint32_t n)
{
  if (!run->tasks.keeps_records || n <= run->tasks.scenario->replications ||
      ts_expected_needs (run->tasks.scenario) * n * run->tasks.n <= TS_MOST_RECORDS)
    return;
  run->tasks.keeps_records = false;
  for (uint32_t c = 0; c < run->tasks.n; c++)
    for (uint32_t r = 0; r < run->capacity; r++) {
      g_clear_pointer (&run->tasks.replications[c][r].records, g_free);
      run->tasks.replications[c][r].n_records = 0;
    }
}

static void make_room (Run *run, uint32_t n)
{
  limit_records (run, n);
  for (uint32_t c = 0; c < run->tasks.n; c++) {
    run->tasks.replications[c] = g_renew (TsReplication, run->tasks.replications[c], n);
    memset (&run->tasks.replications[c][run->capacity], 0, (n - run->capacity) * sizeof (TsReplication));
  }
  run->capacity = n;
}

static void clear_run (Run *run)
{
  for (uint32_t c = 0; c < run->tasks.n; c++) {
    for (uint32_t r = 0; r < run->capacity; r++)
      ts_replication_clear (&run->tasks.replications[c][r]);
    g_free (run->tasks.replications[c]);
  }
  g_free (run->tasks.replications);
  g_free (run->stopping.stages);
  g_free (run->decided);
}

/* The start does not count: then, and only then, one long run can stand for many. */
static bool is_steady (const Run *run)
{
  return run->warm_up.is_found || run->warm_up.seconds > 0;
}

/* What was decided at an earlier look stays, with its evidence: looking again would err again. */
static void keep_decided (Run *run, TsResults *results)
{
  if (run->decided == NULL)
    run->decided = g_new0 (TsExpectationResult, results->n_expectations + 1);
  for (uint32_t i = 0; i < results->n_expectations; i++) {
    TsExpectationResult *now = &results->expectations[i], *then = &run->decided[i];
    if (then->replications == 0 && now->verdict != TS_EXPECTATION_UNDECIDED) {
      now->replications = results->replications;
      *then = (TsExpectationResult){.verdict = now->verdict, .value = now->value, .replications = now->replications};
    } else if (then->replications > 0) {
      now->verdict = then->verdict;
      now->value = then->value;
      now->replications = then->replications;
    }
  }
}

typedef struct {
  const Run *run;
  TsResults *results;
} Folding;

static void fold_configuration (void *data, uint32_t c)
{
  const Folding *folding = data;
  const TsTasks *tasks = &folding->run->tasks;
  TsResults *results = folding->results;
  ts_fold_configuration (&results->configurations[c], tasks->replications[c], results->replications, results->n_groups,
                         tasks->scenario->duration, tasks->scenario->warm_up);
  if (results->replications == 1 && results->replications_asked == 1 && tasks->keeps_records && is_steady (folding->run))
    ts_batch_means_fill (&results->configurations[c], tasks->replications[c]);
}

/* What is known after `prefix` replications of which `asked` were wanted. */
static TsResults *fold (Run *run, uint32_t prefix, uint32_t asked)
{
  const TsTasks *tasks = &run->tasks;
  TsResults *results = g_new0 (TsResults, 1);
  describe_scenario (results, tasks->scenario);
  results->replications = prefix;
  results->replications_asked = asked;
  results->complete = prefix == asked;
  results->warm_up = run->warm_up;
  results->configurations = g_new0 (TsConfigurationResult, tasks->n);
  results->n_configurations = tasks->n;
  for (uint32_t c = 0; c < tasks->n; c++)
    describe_configuration (&results->configurations[c], tasks->scenario, tasks->configurations[c]);
  ts_parallel (tasks->options->threads, tasks->n, fold_configuration, &(Folding){run, results});
  TsLevels levels = ts_stopping_levels (&run->stopping, tasks->scenario->replications);
  run->stopping.level = levels.one_sided;
  ts_judge_expectations (results, tasks->scenario, tasks->configurations, levels);
  if (ts_stopping_is_staged (&run->stopping))
    keep_decided (run, results);
  return results;
}

/* A stage that is not the last. */
static void unfold (Run *run, TsResults *results)
{
  for (uint32_t c = 0; c < run->tasks.n; c++)
    ts_fold_give_back (&results->configurations[c], run->tasks.replications[c], results->replications,
                       results->n_groups);
  ts_results_free (results);
}

/* What follows after a stage with these results: the number of replications to go on to, 0 for
 * none. */
static uint32_t next_stage (Run *run, const TsResults *results, uint32_t to)
{
  if (!ts_stopping_is_staged (&run->stopping) || ts_stopping_is_reached (&run->stopping, results))
    return 0;
  return ts_stopping_next (&run->stopping, to);
}

/* Runs stage after stage; NULL on failure. */
static TsResults *run_stages (Run *run, GError **error)
{
  uint32_t from = 0, to = run->tasks.scenario->replications, prefix = 0;
  for (;;) {
    make_room (run, to);
    if (!ts_pool_run (&run->tasks, from, to, &prefix, error))
      return NULL;
    TsResults *results = fold (run, prefix, to);
    uint32_t next = next_stage (run, results, to);
    if (next == 0)
      return results;
    unfold (run, results);
    ts_ranks_agree (next);
    from = to;
    to = next;
  }
}

static bool is_stopped (const Run *run)
{
  const TsRunOptions *options = run->tasks.options;
  return options->stop != NULL && *options->stop != 0;
}

/* Another rank than 0: runs its share of every stage, and keeps nothing. */
static void run_share (Run *run)
{
  uint32_t from = 0, to = run->tasks.scenario->replications, prefix = 0;
  while (to > 0) {
    make_room (run, to);
    /* What fails here is told to rank 0, which decides. */
    ts_pool_run (&run->tasks, from, to, &prefix, NULL);
    if (is_stopped (run))
      return;
    from = to;
    to = ts_ranks_agree (0);
  }
}

/* One stage that nobody asked to be one. */
static void forget_stages (Run *run, TsResults *results)
{
  g_free (run->stopping.stages);
  for (uint32_t i = 0; i < results->n_expectations; i++)
    results->expectations[i].replications = 0;
}

static void conclude (Run *run, TsResults *results)
{
  ts_compare_configurations (results);
  ts_rank_configurations (results);
  ts_judge_assertions (results, run->tasks.scenario, run->tasks.configurations);
  if (run->tasks.keeps_records && run->tasks.n > 1)
    ts_compare_needs (results, run->tasks.replications, run->tasks.options->threads);
  bool was_asked = run->tasks.scenario->says_most;
  if (ts_stopping_is_staged (&run->stopping) && (was_asked || run->stopping.n_stages > 1))
    results->stopping = run->stopping;
  else
    forget_stages (run, results);
  run->stopping.stages = NULL;
}

/* ----------------------------------------------------------------- warm-up -- */

/* So many replications tell where the start stops showing. */
#define MOST_PILOTS 10
#define NO_WARM_UP UINT32_MAX

/* The same scenario, from which `measured` is a copy, simulated to find the warm-up. */
static bool find_warm_up (Run *run, TsScenario *measured, GError **error)
{
  TsRunOptions quietly = *run->tasks.options;
  TsTasks pilot = run->tasks;
  uint32_t n = MIN (measured->replications, MOST_PILOTS), prefix = 0;
  quietly.progress = NULL;
  pilot.options = &quietly;
  pilot.keeps_records = true;
  make_room (run, n);
  bool ok = ts_pool_run (&pilot, 0, n, &prefix, error);
  if (ok && prefix == n && ts_ranks_number () == 0)
    run->warm_up = ts_warm_up_find (run->tasks.replications, run->tasks.n, n);
  for (uint32_t c = 0; c < run->tasks.n; c++)
    for (uint32_t r = 0; r < n; r++)
      ts_replication_clear (&run->tasks.replications[c][r]);
  if (is_stopped (run))
    return true;
  uint32_t agreed = ts_ranks_agree (ok ? run->warm_up.seconds : NO_WARM_UP);
  measured->warm_up = agreed == NO_WARM_UP ? 0 : (TsDuration)agreed * TS_SECOND;
  return ok && agreed != NO_WARM_UP;
}

static TsResults *run_ranks (Run *run, TsScenario *measured, GError **error)
{
  TsResults *results = NULL;
  if (measured->finds_warm_up && !find_warm_up (run, measured, error))
    return NULL;
  if (ts_ranks_number () > 0)
    run_share (run);
  else
    results = run_stages (run, error);
  if (ts_ranks_number () == 0 && !is_stopped (run))
    ts_ranks_agree (0);
  return results;
}

TsResults *ts_experiment_run (const TsScenario *scenario, const TsRunOptions *options, GError **error)
{
  uint32_t n = 0;
  g_autofree uint32_t *configurations = list_configurations (scenario, options, &n);
  TsScenario measured = *scenario; /* but for its warm-up */
  Run run = {.tasks = {.scenario = &measured,
                       .configurations = configurations,
                       .n = n,
                       .options = options,
                       .replications = g_new0 (TsReplication *, n)},
             .stopping = ts_stopping_new (scenario, options),
             .warm_up = {.seconds = (uint32_t)((scenario->warm_up + TS_SECOND - 1) / TS_SECOND)}};
  uint32_t most = MAX (scenario->replications, scenario->most_replications);
  bool is_one_long_run = most == 1 && (scenario->warm_up > 0 || scenario->finds_warm_up);
  run.tasks.keeps_records = (n > 1 || is_one_long_run) && ts_expected_needs (scenario) * most * n <= TS_MOST_RECORDS;
  TsResults *results = run_ranks (&run, &measured, error);
  if (results != NULL)
    conclude (&run, results);
  clear_run (&run);
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

/* A sweep: every point loaded, looked up in the store, run where it is missing, and read back. */
#include <string.h>

#include "pool.h"
#include "ranks.h"
#include "store.h"
#include "varied.h"

#ifndef TS_VERSION
#define TS_VERSION "0.1.0"
#endif

/* A point on its way. */
typedef struct {
  TsSweepPoint *values;
  int64_t point;            /* in the store */
  uint32_t *configurations; /* numbers in the scenario at this point */
  char **names;             /* of them */
  uint32_t n;
  uint32_t has; /* replications that every configuration has */
  uint32_t wants;
} Point;

typedef struct {
  const TsSweepPlan *plan;
  const TsSweepOptions *options;
  TsDiagnostics *diagnostics;
  GArray *values; /* of TsSweepPoint */
  Point *points;  /* one each */
  TsStore *store;
  uint32_t done; /* replications of finished points, of those that were missing */
  uint32_t total;
} Sweep;

/* ------------------------------------------------------------------ scenarios -- */

/* What is set at a point, behind what is set everywhere; free with g_free(). */
static TsOverride *overrides_of (const Sweep *sweep, const TsSweepPoint *point, const TsOverride *more, size_t n_more,
                                 size_t *n)
{
  GArray *overrides = g_array_new (FALSE, FALSE, sizeof (TsOverride));
  g_array_append_vals (overrides, sweep->options->overrides, (guint)sweep->options->n_overrides);
  for (uint32_t v = 0; v < sweep->plan->n_varied; v++)
    for (char **path = sweep->plan->varied[v].paths; *path != NULL && point->values[v] != NULL; path++) {
      TsOverride override = {.path = *path, .value = point->values[v]};
      g_array_append_val (overrides, override);
    }
  g_array_append_vals (overrides, more, (guint)n_more);
  *n = overrides->len;
  return (TsOverride *)(void *)g_array_free (overrides, FALSE);
}

static char *describe (const Sweep *sweep, const TsSweepPoint *point)
{
  GString *text = g_string_new (NULL);
  for (uint32_t v = 0; v < sweep->plan->n_varied; v++)
    if (point->values[v] != NULL)
      g_string_append_printf (text, "%s%s=%s", text->len > 0 ? " " : "", sweep->plan->varied[v].name, point->values[v]);
  return g_string_free (text, FALSE);
}

static TsScenario *load (Sweep *sweep, const TsSweepPoint *point, const TsOverride *more, size_t n_more, GError **error)
{
  size_t n;
  g_autofree TsOverride *overrides = overrides_of (sweep, point, more, n_more, &n);
  TsScenario *scenario = NULL;
  if (ts_scenario_load (sweep->options->path, overrides, n, sweep->diagnostics, &scenario) == TS_LOAD_OK)
    return scenario;
  g_autofree char *where = describe (sweep, point);
  g_set_error (error, TS_EXPERIMENT_ERROR, TS_EXPERIMENT_ERROR_SWEEP, "the scenario is invalid at %s",
               *where != '\0' ? where : "the point where nothing is varied");
  return NULL;
}

/* By which a point is known: the number of replications does not change what one of them holds. */
static char *identity_of (Sweep *sweep, const TsSweepPoint *point, GError **error)
{
  static const TsOverride once[] = {
    {"clock.replications", "1"}, {"clock.max_replications", "1"}, {"clock.precision", "1%"}};
  TsScenario *scenario = load (sweep, point, once, G_N_ELEMENTS (once), error);
  if (scenario == NULL)
    return NULL;
  g_autofree char *text = g_strconcat (TS_VERSION, " ", scenario->effective_sha256, NULL);
  ts_scenario_free (scenario);
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
}

static bool is_wanted (const Sweep *sweep, const char *name)
{
  const char *const *names = sweep->options->configurations;
  return names == NULL || g_strv_contains (names, name);
}

static bool choose (const Sweep *sweep, Point *point, const TsScenario *scenario, GError **error)
{
  const char *const *names = sweep->options->configurations;
  for (size_t i = 0; names != NULL && names[i] != NULL; i++)
    if (ts_scenario_configuration (scenario, names[i]) == TS_NONE) {
      const char *nearest = ts_scenario_nearest_configuration (scenario, names[i]);
      g_set_error (error, TS_EXPERIMENT_ERROR, TS_EXPERIMENT_ERROR_SWEEP, "there is no configuration '%s'%s%s%s",
                   names[i], nearest != NULL ? "; did you mean '" : "", nearest != NULL ? nearest : "",
                   nearest != NULL ? "'?" : "");
      return false;
    }
  point->configurations = g_new (uint32_t, scenario->n_configurations);
  point->names = g_new0 (char *, scenario->n_configurations + 1);
  for (uint32_t i = 0; i < scenario->n_configurations; i++) {
    if (!is_wanted (sweep, scenario->configurations[i].name))
      continue;
    point->names[point->n] = g_strdup (scenario->configurations[i].name);
    point->configurations[point->n++] = i;
  }
  return true;
}

/* ------------------------------------------------------------------- looking up -- */

static bool count_stored (Sweep *sweep, Point *point, GError **error)
{
  point->has = point->wants;
  for (uint32_t c = 0; c < point->n; c++) {
    uint32_t has;
    if (!ts_store_count (sweep->store, point->point, point->names[c], &has, error))
      return false;
    point->has = MIN (point->has, has);
  }
  return true;
}

static bool look_up (Sweep *sweep, Point *point, GError **error)
{
  size_t n;
  g_autofree char *identity = identity_of (sweep, point->values, error);
  if (identity == NULL)
    return false;
  g_autofree TsOverride *settings = overrides_of (sweep, point->values, NULL, 0, &n);
  size_t everywhere = sweep->options->n_overrides;
  if (!ts_store_point (sweep->store, identity, settings + everywhere, n - everywhere, &point->point, error))
    return false;
  return count_stored (sweep, point, error);
}

/* What is missing, at all points together; points are run one after the other, so memory is what the dearest takes. */
typedef struct {
  double needs;
  double faults;
  double memory;
} Cost;

static void add_cost (Cost *cost, const Sweep *sweep, const Point *point, const TsScenario *scenario)
{
  double runs = (double)(point->wants - point->has) * point->n;
  TsRunOptions run = sweep->options->run;
  if (runs <= 0)
    return;
  run.configurations = point->configurations;
  run.n_configurations = point->n;
  cost->needs += ts_expected_needs (scenario) * runs;
  cost->faults += ts_expected_faults (scenario) * runs;
  cost->memory = MAX (cost->memory, ts_experiment_memory (scenario, &run));
}

/* What a point will cost is known before anything is run. */
static bool prepare (Sweep *sweep, Cost *cost, GError **error)
{
  for (guint i = 0; i < sweep->values->len; i++) {
    Point *point = &sweep->points[i];
    point->values = &g_array_index (sweep->values, TsSweepPoint, i);
    TsScenario *scenario = load (sweep, point->values, NULL, 0, error);
    if (scenario == NULL)
      return false;
    point->wants = scenario->replications;
    bool ok = choose (sweep, point, scenario, error) && (sweep->store == NULL || look_up (sweep, point, error));
    add_cost (cost, sweep, point, scenario);
    sweep->total += (point->wants - point->has) * point->n;
    ts_scenario_free (scenario);
    if (!ok)
      return false;
  }
  return true;
}

static bool check_cost (const Sweep *sweep, const Cost *cost, GError **error)
{
  const TsSweepOptions *options = sweep->options;
  double most = options->most_needs, counted = MAX (cost->needs, cost->faults);
  if (most > 0.0 && counted > most)
    g_set_error (error, TS_CLIENTS_ERROR, TS_CLIENTS_ERROR_LIMIT,
                 "about %.3g %s are to be simulated, and the limit is %.12g; a larger --max-needs permits it", counted,
                 cost->needs > most ? "needs" : "faults", most);
  else if (options->run.most_memory > 0.0 && cost->memory > options->run.most_memory)
    g_set_error (error, TS_CLIENTS_ERROR, TS_CLIENTS_ERROR_LIMIT,
                 "about %.3g MB of memory are needed for a point, and the limit is %.3g MB; a larger --max-memory "
                 "permits it",
                 cost->memory / 1e6, options->run.most_memory / 1e6);
  else
    return true;
  return false;
}

/* Points are numbered before any is run, so that the store does not tell where a sweep stopped. */
static bool look_up_all (Sweep *sweep, GError **error)
{
  Cost cost = {0};
  if (!ts_store_begin (sweep->store, error))
    return false;
  if (prepare (sweep, &cost, error) && check_cost (sweep, &cost, error))
    return ts_store_commit (sweep->store, error);
  ts_store_commit (sweep->store, NULL);
  return false;
}

/* ---------------------------------------------------------------------- running -- */

static void tell (const TsProgress *progress, void *data)
{
  Sweep *sweep = data;
  TsProgress all = *progress;
  all.done = sweep->done + progress->done;
  all.total = sweep->total;
  sweep->options->run.progress (&all, sweep->options->run.progress_data);
}

static bool keep (Sweep *sweep, const Point *point, TsReplication *const *replications, uint32_t to, GError **error)
{
  if (sweep->store == NULL)
    return true;
  if (!ts_store_begin (sweep->store, error))
    return false;
  bool ok = true;
  for (uint32_t c = 0; ok && c < point->n; c++)
    ok = ts_store_add (sweep->store, point->point, point->names[c], replications[c], point->has, to, error);
  return ok ? ts_store_commit (sweep->store, error) : (ts_store_commit (sweep->store, NULL), false);
}

/* Replications below point->has are not run again: their rows stay as they are. */
static bool run_replications (Sweep *sweep, Point *point, const TsScenario *scenario, GError **error)
{
  uint32_t prefix = 0;
  TsRunOptions options = sweep->options->run;
  g_autofree TsReplication **replications = g_new (TsReplication *, point->n);
  options.progress = sweep->options->run.progress != NULL ? tell : NULL;
  options.progress_data = sweep;
  for (uint32_t c = 0; c < point->n; c++)
    replications[c] = g_new0 (TsReplication, point->wants);
  TsTasks tasks = {.scenario = scenario,
                   .configurations = point->configurations,
                   .n = point->n,
                   .options = &options,
                   .replications = replications};
  sweep->done -= point->has * point->n;
  bool ok = ts_pool_run (&tasks, point->has, point->wants, &prefix, error) &&
            keep (sweep, point, replications, MAX (prefix, point->has), error);
  sweep->done += point->wants * point->n;
  for (uint32_t c = 0; c < point->n; c++) {
    for (uint32_t r = 0; r < point->wants; r++)
      ts_replication_clear (&replications[c][r]);
    g_free (replications[c]);
  }
  point->has = ok ? MAX (prefix, point->has) : point->has;
  return ok;
}

static bool is_stopped (const Sweep *sweep)
{
  return sweep->options->run.stop != NULL && *sweep->options->run.stop != 0;
}

/* Another rank than 0: runs its share of the points that rank 0 names, and keeps nothing. What fails is told to
 * rank 0, which decides. */
static void run_share (Sweep *sweep)
{
  uint32_t named;
  while (!is_stopped (sweep) && (named = ts_ranks_agree (0)) > 0) {
    g_autoptr (GError) error = NULL;
    Point *point = &sweep->points[named - 1];
    point->has = ts_ranks_agree (0);
    TsScenario *scenario = load (sweep, point->values, NULL, 0, &error);
    if (scenario == NULL)
      ts_ranks_send_end (0, error);
    else
      run_replications (sweep, point, scenario, NULL);
    ts_scenario_free (scenario);
  }
}

/* With the other ranks. */
static bool run_point (Sweep *sweep, guint number, GError **error)
{
  Point *point = &sweep->points[number];
  TsScenario *scenario = load (sweep, point->values, NULL, 0, error);
  if (scenario == NULL)
    return false;
  ts_ranks_agree (number + 1);
  ts_ranks_agree (point->has);
  bool ok = run_replications (sweep, point, scenario, error);
  ts_scenario_free (scenario);
  return ok;
}

static bool run_missing (Sweep *sweep, GError **error)
{
  bool ok = true;
  for (guint i = 0; ok && i < sweep->values->len && !is_stopped (sweep); i++) {
    Point *point = &sweep->points[i];
    if (point->has >= point->wants)
      continue;
    /* An earlier point may have been the same one in other words. */
    uint32_t had = point->has;
    ok = count_stored (sweep, point, error);
    sweep->done += (point->has - had) * point->n;
    if (!ok || point->has >= point->wants)
      continue;
    ok = run_point (sweep, i, error);
  }
  if (!is_stopped (sweep))
    ts_ranks_agree (0);
  return ok;
}

/* --------------------------------------------------------------------- the whole -- */

static void clear (Sweep *sweep)
{
  for (guint i = 0; sweep->points != NULL && i < sweep->values->len; i++) {
    g_free (sweep->points[i].configurations);
    g_strfreev (sweep->points[i].names);
  }
  g_free (sweep->points);
  g_array_unref (sweep->values);
  ts_store_close (sweep->store);
}

static bool read_row (Sweep *sweep, const Point *point, TsSweepRow *row, GError **error)
{
  uint32_t n_varied = sweep->plan->n_varied;
  row->values = g_new0 (char *, n_varied + 1);
  for (uint32_t v = 0; v < n_varied; v++)
    row->values[v] = g_strdup (point->values->values[v]);
  row->configurations = g_new0 (TsSweepConfiguration, point->n);
  for (uint32_t c = 0; c < point->n; c++) {
    row->n_configurations = c + 1;
    row->configurations[c].name = g_strdup (point->names[c]);
    if (!ts_store_read (sweep->store, point->point, point->has, &row->configurations[c], error))
      return false;
  }
  return true;
}

static TsSweepResults *read_back (Sweep *sweep, const TsScenario *scenario, GError **error)
{
  TsSweepResults *results = g_new0 (TsSweepResults, 1);
  results->scenario_name = g_strdup (scenario->name);
  results->scenario_file = g_strdup (scenario->base_name);
  results->sha256 = g_strdup (scenario->sha256);
  results->seed = scenario->seed;
  results->replications = scenario->replications;
  results->design = sweep->plan->design;
  results->complete = true;
  results->n_varied = sweep->plan->n_varied;
  results->varied = g_new0 (char *, sweep->plan->n_varied + 1);
  for (uint32_t v = 0; v < sweep->plan->n_varied; v++)
    results->varied[v] = g_strdup (sweep->plan->varied[v].name);
  results->rows = g_new0 (TsSweepRow, sweep->values->len);
  for (guint i = 0; i < sweep->values->len; i++) {
    results->complete = results->complete && sweep->points[i].has >= sweep->points[i].wants;
    if (sweep->points[i].has == 0)
      continue;
    if (!read_row (sweep, &sweep->points[i], &results->rows[results->n_rows++], error)) {
      ts_sweep_results_free (results);
      return NULL;
    }
  }
  ts_sweep_sensitivities (results);
  return results;
}

/* Rank 0 alone knows what is stored. */
static bool begin (Sweep *sweep, GError **error)
{
  Cost cost = {0};
  if (ts_ranks_number () > 0)
    return prepare (sweep, &cost, error);
  sweep->store = ts_store_open (sweep->options->store, error);
  return sweep->store != NULL && look_up_all (sweep, error);
}

static TsSweepResults *run (Sweep *sweep, GError **error)
{
  sweep->points = g_new0 (Point, sweep->values->len);
  bool ok = begin (sweep, error);
  if (ts_ranks_worst (!ok) != 0) {
    if (ok && ts_ranks_number () == 0)
      g_set_error (error, TS_EXPERIMENT_ERROR, TS_EXPERIMENT_ERROR_SWEEP, "another process cannot load the scenario");
    return NULL;
  }
  if (ts_ranks_number () > 0) {
    run_share (sweep);
    return NULL;
  }
  if (!run_missing (sweep, error))
    return NULL;
  TsScenario *scenario = load (sweep, sweep->points[0].values, NULL, 0, error);
  TsSweepResults *results = scenario != NULL ? read_back (sweep, scenario, error) : NULL;
  ts_scenario_free (scenario);
  if (results != NULL && results->complete && !ts_store_settle (sweep->store, error))
    g_clear_pointer (&results, ts_sweep_results_free);
  return results;
}

TsSweepResults *ts_sweep_run (const TsSweepPlan *plan, const TsSweepOptions *options, TsDiagnostics *diagnostics,
                              GError **error)
{
  Sweep sweep = {.plan = plan, .options = options, .diagnostics = diagnostics, .values = ts_sweep_points (plan, error)};
  if (sweep.values == NULL)
    return NULL;
  TsSweepResults *results = run (&sweep, error);
  clear (&sweep);
  return results;
}

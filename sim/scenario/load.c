/* load.c - a scenario file, step by step, to a checked and compiled world */
#include "compile.h"
#include "quantity_text.h"

#include <string.h>

#define MOST_COMPARISONS 2000000

/* What loading needs besides the scenario itself. */
typedef struct {
  TsTree *tree;
  TsReader reader;
  TsDraft draft;
  TsEstate estate;
} Loading;

static bool has_errors (const TsDiagnostics *diagnostics)
{
  return ts_diagnostics_count (diagnostics, TS_SEVERITY_ERROR) > 0;
}

static void read_tree (Loading *loading, const char *path, const char *text, size_t length, const TsOverride *overrides,
                       size_t n_overrides)
{
  TsDiagnostics *diagnostics = loading->reader.diagnostics;
  loading->tree = ts_tree_parse (path, text, length, diagnostics);
  if (loading->tree->root == NULL) {
    if (!has_errors (diagnostics))
      ts_diagnostics_add (diagnostics, TS_SEVERITY_ERROR, 1, 1, 1, NULL,
                          "the file holds no scenario: it must be a mapping of keys such as `tenantsim: 1`");
    return;
  }
  for (size_t i = 0; i < n_overrides; i++)
    ts_tree_override (loading->tree, &overrides[i], diagnostics);
}

/* The era, before anything is read; the first where it is missing or wrong. */
static TsEra written_era (const TsNode *root)
{
  const TsNode *node = root->kind == TS_NODE_MAPPING ? ts_node_get (root, "era") : NULL;
  TsEra era = node != NULL && node->kind == TS_NODE_SCALAR ? ts_era_find (node->text) : TS_ERAS;
  return era != TS_ERAS ? era : (TsEra)0;
}

/* More are asked for at first than at most. */
static void check_replications (Loading *loading)
{
  const TsDraftClock *clock = &loading->draft.clock;
  const TsNode *written = ts_node_get (loading->tree->root, "clock");
  if (clock->max_replications == 0 || clock->max_replications >= clock->replications || written == NULL ||
      written->kind != TS_NODE_MAPPING)
    return;
  ts_diagnostics_error (loading->reader.diagnostics, ts_node_get (written, "max_replications"), NULL,
                        "max_replications is %u, and the first stage already has %u replications",
                        clock->max_replications, clock->replications);
}

/* How much of the start is not counted. */
static void make_warm_up (Loading *loading, TsScenario *scenario)
{
  const TsDraftClock *clock = &loading->draft.clock;
  const TsNode *node = clock->warm_up;
  if (node == NULL)
    return;
  scenario->finds_warm_up = strcmp (node->text, "mser-5") == 0;
  if (scenario->finds_warm_up ||
      !ts_duration_from_text (node->text, node, loading->reader.diagnostics, &scenario->warm_up))
    return;
  if (scenario->warm_up >= clock->duration && clock->duration > 0)
    ts_diagnostics_error (loading->reader.diagnostics, node, NULL,
                          "the warm-up must be shorter than the duration, or nothing is counted");
}

/* Everything that can be checked before something is built. */
static void check (Loading *loading, TsScenario *scenario)
{
  TsDraft *draft = &loading->draft;
  const TsNode *root = loading->tree->root;
  loading->reader.era = written_era (root);
  ts_read_keys (&loading->reader, root, root, &ts_scenario_keys, false, draft);
  draft->behaviour_node = ts_node_get (root, "behaviour");
  if (draft->behaviour_node != NULL && draft->behaviour_node->kind != TS_NODE_MAPPING)
    draft->behaviour_node = NULL;
  ts_estate_make (&loading->estate, &loading->reader, draft);
  if (loading->estate.people == 0 && ts_items (draft->tenants) > 0)
    ts_diagnostics_error (loading->reader.diagnostics, root, NULL, "nobody is in any tenant");
  ts_intents_make (&loading->estate, scenario);
  ts_activities_make (&loading->estate, scenario);
  ts_configurations_check (&loading->estate);
  check_replications (loading);
  ts_changes_check (&loading->estate);
  ts_faults_check (&loading->estate);
  make_warm_up (loading, scenario);
  ts_expectations_make (&loading->estate, scenario);
  ts_assertions_make (&loading->estate, scenario);
}

/* A precision is asked for: so many doublings of the replications may follow the first stage. */
#define MOST_STAGES_FACTOR 16
#define MOST_REPLICATIONS 100000

static uint32_t most_replications (const TsDraftClock *clock)
{
  if (clock->max_replications > 0)
    return clock->max_replications;
  return clock->precision > 0.0 ? MIN (clock->replications * MOST_STAGES_FACTOR, MOST_REPLICATIONS)
                                : clock->replications;
}

static void fill (const Loading *loading, TsScenario *scenario)
{
  const TsDraft *draft = &loading->draft;
  g_autofree char *canonical = ts_canonical_text (loading->tree->root, loading->reader.era);
  scenario->effective_sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, canonical, -1);
  scenario->name = g_strdup (draft->name);
  scenario->question = g_strdup (draft->question);
  scenario->era = (TsEra)(draft->era - 1);
  scenario->start = g_strdup (draft->clock.start.text);
  scenario->start_unix = draft->clock.start.unix_seconds;
  scenario->duration = draft->clock.duration;
  scenario->replications = draft->clock.replications;
  scenario->most_replications = most_replications (&draft->clock);
  scenario->says_most = draft->clock.max_replications > 0 || draft->clock.precision > 0.0;
  scenario->precision = draft->clock.precision;
  scenario->seed = draft->clock.seed;
  scenario->assumptions = ts_assumptions_make (draft);
  ts_parameters_make (draft, scenario);
}

static void build (const Loading *loading, TsScenario *scenario)
{
  fill (loading, scenario);
  ts_directory_make (&loading->estate, scenario);
  ts_paces_make (&loading->estate, scenario);
  ts_configurations_make (&loading->estate, scenario);
  ts_changes_make (&loading->estate, scenario);
  ts_faults_make (&loading->estate, scenario);
}

static void take_positions (TsScenario *scenario, const TsTree *tree)
{
  scenario->n_positions = tree->positions->len;
  scenario->positions = g_memdup2 (tree->positions->data, tree->positions->len * sizeof *scenario->positions);
}

static void finish (Loading *loading)
{
  if (loading->estate.reader != NULL)
    ts_estate_clear (&loading->estate);
  g_ptr_array_unref (loading->reader.arrays);
  ts_tree_free (loading->tree);
}

TsLoadStatus ts_scenario_load_text (const char *path, const char *text, size_t length, const TsOverride *overrides,
                                    size_t n_overrides, TsDiagnostics *diagnostics, TsScenario **scenario)
{
  TsScenario *loaded = ts_scenario_new (path, text, length);
  g_autofree char *folder = g_path_get_dirname (path);
  Loading loading = {.reader = {.diagnostics = diagnostics,
                                .folder = folder,
                                .keep = loaded->owned,
                                .arrays = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref),
                                .comparisons = MOST_COMPARISONS}};
  ts_diagnostics_set_source (diagnostics, path, text, length);
  read_tree (&loading, path, text, length, overrides, n_overrides);
  if (loading.tree->root != NULL)
    check (&loading, loaded);
  bool right = loading.tree->root != NULL && !has_errors (diagnostics);
  if (right) {
    build (&loading, loaded);
    take_positions (loaded, loading.tree);
    right = !has_errors (diagnostics); /* more than the product takes */
  }
  finish (&loading);
  ts_diagnostics_sort (diagnostics);
  if (right)
    *scenario = loaded;
  else
    ts_scenario_free (loaded);
  return right ? TS_LOAD_OK : TS_LOAD_INVALID;
}

TsLoadStatus ts_scenario_load (const char *path, const TsOverride *overrides, size_t n_overrides,
                               TsDiagnostics *diagnostics, TsScenario **scenario)
{
  g_autofree char *text = NULL;
  gsize length;
  g_autoptr (GError) error = NULL;
  text = ts_read_file (path, TS_MOST_SCENARIO_MIB, &length, &error);
  if (text == NULL) {
    ts_diagnostics_set_source (diagnostics, path, "", 0);
    ts_diagnostics_add (diagnostics, TS_SEVERITY_ERROR, 0, 0, 1, NULL, "the file cannot be read: %s", error->message);
    return TS_LOAD_UNREADABLE;
  }
  return ts_scenario_load_text (path, text, length, overrides, n_overrides, diagnostics, scenario);
}

/* reach_json.c - matrices, findings and differences for programs */
#include <jansson.h>
#include <stdlib.h>

#include "reach.h"

static void set_text (json_t *object, const char *key, const char *text)
{
  json_object_set_new (object, key, json_string (text));
}

static void set_number (json_t *object, const char *key, uint64_t number)
{
  json_object_set_new (object, key, json_integer ((json_int_t)number));
}

/* The words of a list with blanks between; the list is freed. */
static void take_list (json_t *object, const char *key, char *list)
{
  g_auto (GStrv) words = g_strsplit (list, " ", -1);
  json_t *array = json_array ();

  for (size_t i = 0; words[i] != NULL; i++)
    json_array_append_new (array, json_string (words[i]));
  json_object_set_new (object, key, array);
  g_free (list);
}

static void take_text (json_t *object, const char *key, char *text)
{
  set_text (object, key, text);
  g_free (text);
}

/* Jansson's text is its own. */
static char *finish (json_t *object)
{
  char *dumped = json_dumps (object, JSON_INDENT (2));
  char *text = g_strconcat (dumped, "\n", NULL);

  free (dumped);
  json_decref (object);
  return text;
}

static json_t *begin (const TsReachQuery *query, const char *version_key)
{
  json_t *object = json_object (), *scenario = json_object (), *operations = json_array ();

  set_number (object, version_key, 1);
  set_text (scenario, "name", query->scenario->name);
  set_text (scenario, "file", query->scenario->base_name);
  set_text (scenario, "sha256", query->scenario->sha256);
  json_object_set_new (object, "scenario", scenario);
  set_text (object, "era", ts_era_name (query->scenario->era));
  set_text (object, "by", ts_reach_by_name (query->by));
  for (unsigned i = 0; i < query->n_operations; i++)
    json_array_append_new (operations, json_string (ts_operation_name (query->operations[i])));
  json_object_set_new (object, "operations", operations);
  return object;
}

/* ------------------------------------------------------------------- matrix -- */

static json_t *units_of (const TsReachView *view)
{
  json_t *units = json_array ();

  for (uint32_t i = 0; i < view->n; i++) {
    TsReachUnit unit = ts_reach_unit (view->reach, i);
    json_t *object = json_object ();
    set_text (object, "name", view->names[i]);
    json_object_set_new (object, "tenant",
                         unit.tenant == TS_NONE
                           ? json_null ()
                           : json_string (ts_directory_tenant_name (view->query->scenario->directory, unit.tenant)));
    set_number (object, "people", unit.people.count);
    json_array_append_new (units, object);
  }
  return units;
}

static json_t *cell_of (const TsReachView *view, TsOperation operation, uint32_t from, uint32_t to,
                        const TsReachCell *cell)
{
  json_t *object = json_object ();

  set_text (object, "operation", ts_operation_name (operation));
  set_text (object, "from", view->names[from]);
  set_text (object, "to", view->names[to]);
  set_number (object, "pairs", cell->pairs);
  set_number (object, "permitted", cell->permitted);
  take_list (object, "reasons", ts_reach_codes (cell->reasons, " "));
  return object;
}

static json_t *matrix_of (const TsReachView *view, uint64_t *reasons)
{
  unsigned n_operations = view->query->n_operations;
  g_autofree TsReachCell *cells = g_new (TsReachCell, (size_t)view->n * n_operations + 1);
  json_t *matrix = json_array ();

  for (uint32_t from = 0; from < view->n; from++) {
    ts_reach_view_row (view, from, cells);
    for (unsigned i = 0; i < n_operations; i++)
      for (uint32_t to = 0; to < view->n; to++) {
        const TsReachCell *cell = &cells[(size_t)i * view->n + to];
        json_array_append_new (matrix, cell_of (view, view->query->operations[i], from, to, cell));
        *reasons |= cell->reasons;
      }
  }
  return matrix;
}

static json_t *finding_of (const TsReachView *view, const TsReachFinding *finding, uint64_t *reasons)
{
  const TsScenario *scenario = view->query->scenario;
  json_t *object = json_object ();

  set_text (object, "from", ts_reach_group_name (scenario, finding->from));
  set_text (object, "to", ts_reach_group_name (scenario, finding->to));
  set_number (object, "pairs", finding->pairs);
  if (finding->operations != 0) {
    take_list (object, "operations", ts_reach_operations (finding->operations, " "));
    take_list (object, "reasons", ts_reach_codes (finding->reasons, " "));
  }
  *reasons |= finding->reasons;
  return object;
}

/* Sets "pairs" and "groups" of what was found. */
static void set_findings (json_t *object, const TsReachView *view, uint32_t intent, uint64_t *reasons)
{
  json_t *groups = json_array ();
  size_t n;
  const TsReachFinding *findings = ts_reach_view_findings (view, intent, &n);

  for (size_t i = 0; i < n; i++)
    json_array_append_new (groups, finding_of (view, &findings[i], reasons));
  set_number (object, "pairs", ts_reach_pairs_found (findings, n));
  json_object_set_new (object, "groups", groups);
}

static json_t *intent_of (const TsReachView *view, uint32_t index, uint64_t *reasons)
{
  const TsScenario *scenario = view->query->scenario;
  const TsIntent *intent = &scenario->intents[index];
  json_t *object = json_object (), *between = json_array ();
  g_autofree char *first = ts_reach_people_name (scenario, intent->first, intent->n_first);
  g_autofree char *second = ts_reach_people_name (scenario, intent->second, intent->n_second);

  set_text (object, "want", ts_reach_intent_name (intent->kind));
  json_array_append_new (between, json_string (first));
  json_array_append_new (between, json_string (second));
  json_object_set_new (object, "between", between);
  take_text (object, "position", ts_reach_position (scenario, intent->origin));
  json_object_set_new (object, "met", json_boolean (ts_reach_is_met (view, index)));
  set_findings (object, view, index, reasons);
  return object;
}

static json_t *counts_of (const TsReachCounts *counts)
{
  return json_pack ("{s:I, s:I, s:I}", "unmet", (json_int_t)counts->unmet, "violations",
                    (json_int_t)counts->violations, "exposure", (json_int_t)counts->exposure);
}

static json_t *view_of (const TsReachView *view, uint64_t *reasons)
{
  json_t *object = json_object (), *intents = json_array (), *exposure = json_object ();

  set_text (object, "name", view->configuration->name);
  take_text (object, "position", ts_reach_position (view->query->scenario, view->configuration->origin));
  json_object_set_new (object, "units", units_of (view));
  json_object_set_new (object, "matrix", matrix_of (view, reasons));
  for (uint32_t i = 0; i < view->query->scenario->n_intents; i++)
    json_array_append_new (intents, intent_of (view, i, reasons));
  json_object_set_new (object, "intents", intents);
  set_findings (exposure, view, TS_NONE, reasons);
  json_object_set_new (object, "exposure", exposure);
  if (view->has_scopes)
    json_object_set_new (object, "guest_scopes",
                         json_pack ("{s:o, s:o}", "team", counts_of (&view->scopes[TS_GUEST_SCOPE_TEAM]), "tenant",
                                    counts_of (&view->scopes[TS_GUEST_SCOPE_TENANT])));
  return object;
}

static json_t *legend_of (uint64_t reasons)
{
  json_t *legend = json_object ();

  for (unsigned reason = 0; reason < TS_REASONS; reason++) {
    const TsReasonRow *row = ts_reason ((TsReason)reason);
    if ((reasons >> reason & 1) == 0)
      continue;
    json_t *object = json_object ();
    set_text (object, "sentence", row->sentence);
    set_text (object, "who", row->who);
    set_text (object, "change", row->change);
    set_text (object, "source", row->source);
    json_object_set_new (legend, row->code, object);
  }
  return legend;
}

char *ts_reach_json (TsReachView *const *views, size_t n)
{
  json_t *object = begin (views[0]->query, "tenantsim_reach"), *configurations = json_array ();
  uint64_t reasons = 0;

  for (size_t i = 0; i < n; i++)
    json_array_append_new (configurations, view_of (views[i], &reasons));
  json_object_set_new (object, "configurations", configurations);
  json_object_set_new (object, "reasons", legend_of (reasons));
  return finish (object);
}

/* --------------------------------------------------------------- difference -- */

static json_t *settings_of (const TsReachComparison *comparison, const TsReachCause *cause)
{
  const TsScenario *scenario = comparison->query->scenario;
  json_t *settings = json_array ();

  for (size_t i = 0; i < cause->n; i++) {
    const TsReachSetting *setting = &cause->settings[i];
    json_t *object = json_object ();
    set_text (object, "setting", ts_reach_basis_name (setting->basis));
    json_object_set_new (object, "tenant",
                         setting->tenant == TS_NONE
                           ? json_null ()
                           : json_string (ts_directory_tenant_name (scenario->directory, setting->tenant)));
    take_text (object, "before", ts_reach_setting_position (comparison, setting, false));
    take_text (object, "after", ts_reach_setting_position (comparison, setting, true));
    json_array_append_new (settings, object);
  }
  return settings;
}

static json_t *change_of (const TsReachComparison *comparison, const TsReachChange *change)
{
  const TsScenario *scenario = comparison->query->scenario;
  json_t *object = json_object ();

  set_text (object, "change", change->is_gain ? "gained" : "lost");
  json_object_set_new (object, "exposure", json_boolean (change->is_exposure));
  set_text (object, "under", ts_reach_under_name (change->under));
  if (change->operations != 0)
    take_list (object, "operations", ts_reach_operations (change->operations, " "));
  else
    json_object_set_new (object, "operations", json_array ());
  set_text (object, "from", ts_reach_group_name (scenario, change->from));
  set_text (object, "to", ts_reach_group_name (scenario, change->to));
  set_number (object, "pairs", change->pairs);
  json_object_set_new (object, "settings", settings_of (comparison, &comparison->diff->causes[change->cause]));
  return object;
}

/* Pairs gained and lost. */
static json_t *total_of (uint64_t gained, uint64_t lost)
{
  json_t *object = json_object ();

  set_number (object, "gained", gained);
  set_number (object, "lost", lost);
  return object;
}

char *ts_reach_diff_json (const TsReachComparison *comparison)
{
  const TsReachDiff *diff = comparison->diff;
  json_t *object = begin (comparison->query, "tenantsim_reach_diff"), *totals = json_object (),
         *changes = json_array ();

  set_text (object, "before", comparison->before->name);
  set_text (object, "after", comparison->after->name);
  for (unsigned i = 0; i < comparison->query->n_operations; i++) {
    TsOperation operation = comparison->query->operations[i];
    json_object_set_new (totals, ts_operation_name (operation),
                         total_of (diff->gained[operation], diff->lost[operation]));
  }
  json_object_set_new (totals, "violations", total_of (diff->violations[1], diff->violations[0]));
  json_object_set_new (totals, "exposure", total_of (diff->exposed[1], diff->exposed[0]));
  json_object_set_new (object, "totals", totals);
  for (size_t i = 0; i < diff->n_changes; i++)
    json_array_append_new (changes, change_of (comparison, &diff->changes[i]));
  json_object_set_new (object, "changes", changes);
  return finish (object);
}

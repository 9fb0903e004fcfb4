/* results.json back into results. */
#include "json_read.h"

#include <string.h>

#include "json_assertions.h"
#include "json_estate.h"
#include "json_evidence.h"
#include "number.h"
#include "results_view.h"

#include "tenantsim/report.h"

#define VERSION 1

static char **read_strings (TsJsonReader *reader, const TsJsonNode *parent, const char *key, uint32_t *n)
{
  TsJsonNode array = ts_json_array (reader, parent, key);
  size_t length = ts_json_length (&array);
  char **strings = g_new0 (char *, length + 1);
  for (size_t i = 0; i < length; i++) {
    TsJsonNode element = ts_json_element (&array, i);
    strings[i] = g_strdup (ts_json_as_string (reader, &element));
  }
  *n = (uint32_t)length;
  return strings;
}

static void read_scenario (TsJsonReader *reader, const TsJsonNode *top, TsResults *results)
{
  TsJsonNode scenario = ts_json_object (reader, top, "scenario");
  results->scenario_name = ts_json_get_string (reader, &scenario, "name");
  results->sha256 = ts_json_get_string (reader, &scenario, "sha256");
  results->effective_sha256 = ts_json_get_string (reader, &scenario, "effective_sha256");
  results->scenario_text = ts_json_get_string (reader, &scenario, "text");
  results->scenario_file = ts_json_get_string (reader, &scenario, "file");
  if (!reader->failed && ts_json_has (&scenario, "question"))
    results->scenario_question = ts_json_get_string (reader, &scenario, "question");
}

static void read_head (TsJsonReader *reader, const TsJsonNode *top, TsResults *results)
{
  ts_json_get_count (reader, top, "tenantsim_results");
  results->version = ts_json_get_string (reader, top, "version");
  read_scenario (reader, top, results);
  results->era = ts_json_get_string (reader, top, "era");
  results->seed = ts_json_get_count (reader, top, "seed");
  results->replications = ts_json_get_small_count (reader, top, "replications");
  results->replications_asked = ts_json_get_small_count (reader, top, "replications_asked");
  results->complete = ts_json_get_bool (reader, top, "complete");
  TsJsonNode clock = ts_json_object (reader, top, "clock");
  results->start = ts_json_get_string (reader, &clock, "start");
  results->duration = ts_json_get_real (reader, &clock, "duration");
  uint32_t n_assumptions;
  results->assumptions = read_strings (reader, top, "assumptions", &n_assumptions);
  results->groups = read_strings (reader, top, "groups", &results->n_groups);
  ts_json_read_estate (reader, top, results);
}

static void read_configurations (TsJsonReader *reader, const TsJsonNode *top, TsResults *results)
{
  TsJsonNode array = ts_json_array (reader, top, "configurations");
  size_t n = ts_json_length (&array);
  results->configurations = g_new0 (TsConfigurationResult, n);
  for (size_t i = 0; i < n && !reader->failed; i++) {
    TsJsonNode element = ts_json_element (&array, i);
    results->n_configurations = (uint32_t)i + 1;
    ts_json_read_configuration (reader, &element, results, &results->configurations[i]);
  }
}

static TsComparisonVerdict read_comparison_verdict (TsJsonReader *reader, const TsJsonNode *node)
{
  const char *name = ts_json_peek_string (reader, node, "verdict");
  for (int verdict = TS_COMPARISON_BETTER; verdict <= TS_COMPARISON_UNDECIDED; verdict++)
    if (strcmp (ts_comparison_verdict_name ((TsComparisonVerdict)verdict), name) == 0)
      return (TsComparisonVerdict)verdict;
  ts_json_complain (reader, node, "'%s' is no verdict of a comparison", name);
  return TS_COMPARISON_UNDECIDED;
}

static TsExpectationVerdict read_expectation_verdict (TsJsonReader *reader, const TsJsonNode *node)
{
  const char *name = ts_json_peek_string (reader, node, "verdict");
  for (int verdict = TS_EXPECTATION_PASS; verdict <= TS_EXPECTATION_UNDECIDED; verdict++)
    if (strcmp (ts_expectation_verdict_name ((TsExpectationVerdict)verdict), name) == 0)
      return (TsExpectationVerdict)verdict;
  ts_json_complain (reader, node, "'%s' is no verdict of an expectation", name);
  return TS_EXPECTATION_UNDECIDED;
}

static void read_comparison (TsJsonReader *reader, const TsJsonNode *node, const TsResults *results,
                             TsComparison *comparison)
{
  comparison->a = ts_json_get_configuration (reader, node, "a", results);
  comparison->b = ts_json_get_configuration (reader, node, "b", results);
  const char *measure = ts_json_peek_string (reader, node, "measure");
  if (!ts_measure_full_find (measure, &comparison->measure, &comparison->operation))
    ts_json_complain (reader, node, "'%s' is no measure", measure);
  comparison->difference = ts_json_get_estimate (reader, node, "difference");
  if (!reader->failed)
    ts_json_read_comparison_evidence (reader, node, comparison);
  comparison->verdict = read_comparison_verdict (reader, node);
}

static void read_comparisons (TsJsonReader *reader, const TsJsonNode *top, TsResults *results)
{
  TsJsonNode array = ts_json_array (reader, top, "comparisons");
  size_t n = ts_json_length (&array);
  results->comparisons = g_new0 (TsComparison, n);
  results->n_comparisons = (uint32_t)n;
  for (size_t i = 0; i < n && !reader->failed; i++) {
    TsJsonNode element = ts_json_element (&array, i);
    read_comparison (reader, &element, results, &results->comparisons[i]);
  }
}

static void read_expectation (TsJsonReader *reader, const TsJsonNode *node, TsExpectationResult *expectation)
{
  expectation->text = ts_json_get_string (reader, node, "text");
  expectation->line = (int)ts_json_get_small_count (reader, node, "line");
  expectation->verdict = read_expectation_verdict (reader, node);
  expectation->value = ts_json_get_estimate (reader, node, "value");
  if (!reader->failed && ts_json_has (node, "replications"))
    expectation->replications = ts_json_get_small_count (reader, node, "replications");
  const char *unit = ts_json_peek_string (reader, node, "unit");
  if (!ts_unit_find (unit, &expectation->unit))
    ts_json_complain (reader, node, "'%s' is no unit", unit);
}

static void read_expectations (TsJsonReader *reader, const TsJsonNode *top, TsResults *results)
{
  TsJsonNode array = ts_json_array (reader, top, "expectations");
  size_t n = ts_json_length (&array);
  results->expectations = g_new0 (TsExpectationResult, n);
  results->n_expectations = (uint32_t)n;
  for (size_t i = 0; i < n && !reader->failed; i++) {
    TsJsonNode element = ts_json_element (&array, i);
    read_expectation (reader, &element, &results->expectations[i]);
  }
}

static TsResults *read_results (json_t *document, GError **error)
{
  TsJsonReader reader = {.error = error};
  TsJsonNode top = {.value = document};
  if (!json_is_object (document))
    ts_json_complain (&reader, &top, "must be an object");
  TsResults *results = g_new0 (TsResults, 1);
  read_head (&reader, &top, results);
  read_configurations (&reader, &top, results);
  read_comparisons (&reader, &top, results);
  ts_json_read_evidence (&reader, &top, results);
  read_expectations (&reader, &top, results);
  ts_json_read_assertions (&reader, &top, results);
  if (reader.failed)
    g_clear_pointer (&results, ts_results_free);
  return results;
}

/* Another version may have another shape: nothing else of it is looked at. */
static bool is_known_version (const json_t *document, GError **error)
{
  const json_t *version = json_object_get (document, "tenantsim_results");
  if (!json_is_integer (version) || json_integer_value (version) == VERSION)
    return true;
  g_set_error (error, TS_REPORT_ERROR, TS_REPORT_ERROR_VERSION,
               "tenantsim_results is %" JSON_INTEGER_FORMAT ", and this program knows version %d",
               json_integer_value (version), VERSION);
  return false;
}

/* Where jansson finds no memory it takes a text for wrong, or leaves out a member: GLib ends the program instead. */
static json_t *load (const char *text, size_t length, json_error_t *where)
{
  static gsize is_prepared;
  if (g_once_init_enter (&is_prepared)) {
    json_set_alloc_funcs (g_malloc, g_free);
    g_once_init_leave (&is_prepared, 1);
  }
  return json_loadb (text, length, JSON_REJECT_DUPLICATES, where);
}

TsResults *ts_report_read_json (const char *text, size_t length, GError **error)
{
  json_error_t where;
  json_t *document = load (text, length, &where);
  if (document == NULL) {
    g_set_error (error, TS_REPORT_ERROR, TS_REPORT_ERROR_INVALID, "line %d, column %d: %s", where.line, where.column,
                 where.text);
    return NULL;
  }
  TsResults *results = is_known_version (document, error) ? read_results (document, error) : NULL;
  json_decref (document);
  return results;
}

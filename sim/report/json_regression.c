/* A comparison with a baseline, for machines. */
#include "json_text.h"
#include "number.h"
#include "results_view.h"

#include "tenantsim/report.h"

static void write_difference (TsJsonText *json, TsEstimate difference)
{
  ts_json_open_object (json, "difference", TS_JSON_ONE_LINE);
  ts_json_real (json, "mean", difference.mean);
  ts_json_real (json, "low", difference.low);
  ts_json_real (json, "high", difference.high);
  ts_json_integer (json, "n", difference.n);
  ts_json_close_object (json);
}

/* p-values stand only where there was a test. */
static void write_change (TsJsonText *json, const TsMeasureChange *change)
{
  TsUnit unit = ts_measure (change->measure)->unit;
  g_autofree char *name = ts_measure_full_name (change->measure, change->operation);
  ts_json_open_object (json, NULL, TS_JSON_ONE_LINE);
  ts_json_string (json, "measure", name);
  ts_json_string (json, "unit", ts_unit_name (unit));
  ts_json_real (json, "old", change->before);
  ts_json_real (json, "new", change->after);
  write_difference (json, change->difference);
  if (!ts_unit_is_exact (unit) && change->difference.n > 1) {
    ts_json_real (json, "p", change->p);
    ts_json_real (json, "p_holm", change->p_family);
  }
  ts_json_string (json, "verdict", ts_measure_verdict_name (change->verdict));
  ts_json_close_object (json);
}

static void write_configuration (TsJsonText *json, const TsConfigurationChanges *configuration)
{
  ts_json_open_object (json, NULL, TS_JSON_LINES);
  ts_json_string (json, "name", configuration->name);
  ts_json_bool (json, "identical", configuration->is_identical);
  ts_json_open_array (json, "measures", TS_JSON_LINES);
  for (uint32_t i = 0; i < configuration->n_changes; i++)
    write_change (json, &configuration->changes[i]);
  ts_json_close_array (json);
  ts_json_close_object (json);
}

char *ts_report_baseline_json (const TsBaselineComparison *comparison)
{
  TsJsonText json;
  ts_json_text_init (&json);
  ts_json_open_object (&json, NULL, TS_JSON_LINES);
  ts_json_integer (&json, "tenantsim_comparison", 1);
  ts_json_string (&json, "verdict", ts_baseline_verdict_name (comparison->verdict));
  ts_json_integer (&json, "regressions", comparison->n_regressions);
  ts_json_bool (&json, "paired", comparison->is_paired);
  ts_json_open_object (&json, "replications", TS_JSON_ONE_LINE);
  ts_json_integer (&json, "old", comparison->replications_before);
  ts_json_integer (&json, "new", comparison->replications_after);
  ts_json_close_object (&json);
  ts_json_open_object (&json, "tolerance", TS_JSON_ONE_LINE);
  ts_json_real (&json, "rate", comparison->tolerance.rate);
  ts_json_real (&json, "relative", comparison->tolerance.relative);
  ts_json_close_object (&json);
  ts_json_integer (&json, "tests", comparison->n_tests);
  ts_json_open_array (&json, "notes", TS_JSON_LINES);
  for (size_t i = 0; comparison->notes[i] != NULL; i++)
    ts_json_string (&json, NULL, comparison->notes[i]);
  ts_json_close_array (&json);
  ts_json_open_array (&json, "configurations", TS_JSON_LINES);
  for (uint32_t i = 0; i < comparison->n_configurations; i++)
    write_configuration (&json, &comparison->configurations[i]);
  ts_json_close_array (&json);
  ts_json_close_object (&json);
  return ts_json_text_finish (&json);
}

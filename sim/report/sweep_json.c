/* A sweep as JSON. */
#include "json_text.h"

#include "tenantsim/report.h"

/* What is as in the scenario is left out. */
static void write_values (TsJsonText *json, const TsSweepResults *results, const TsSweepRow *row)
{
  ts_json_open_object (json, "values", TS_JSON_ONE_LINE);
  for (uint32_t v = 0; v < results->n_varied; v++)
    if (row->values[v] != NULL)
      ts_json_string (json, results->varied[v], row->values[v]);
  ts_json_close_object (json);
}

static void write_configuration (TsJsonText *json, const TsSweepConfiguration *configuration)
{
  ts_json_open_object (json, NULL, TS_JSON_LINES);
  ts_json_string (json, "name", configuration->name);
  ts_json_integer (json, "replications", configuration->replications);
  for (int measure = 0; measure < TS_SWEEP_MEASURES; measure++)
    ts_json_estimate (json, ts_sweep_measure_name ((TsSweepMeasure)measure),
                    ts_sweep_estimate (configuration, (TsSweepMeasure)measure));
  ts_json_close_object (json);
}

static void write_points (TsJsonText *json, const TsSweepResults *results)
{
  ts_json_open_array (json, "points", TS_JSON_LINES);
  for (uint32_t i = 0; i < results->n_rows; i++) {
    ts_json_open_object (json, NULL, TS_JSON_LINES);
    write_values (json, results, &results->rows[i]);
    ts_json_open_array (json, "configurations", TS_JSON_LINES);
    for (uint32_t c = 0; c < results->rows[i].n_configurations; c++)
      write_configuration (json, &results->rows[i].configurations[c]);
    ts_json_close_array (json);
    ts_json_close_object (json);
  }
  ts_json_close_array (json);
}

static void write_sensitivities (TsJsonText *json, const TsSweepResults *results)
{
  ts_json_open_array (json, "sensitivities", TS_JSON_LINES);
  for (uint32_t i = 0; i < results->n_sensitivities; i++) {
    const TsSensitivity *sensitivity = &results->sensitivities[i];
    ts_json_open_object (json, NULL, TS_JSON_ONE_LINE);
    ts_json_string (json, "varied", results->varied[sensitivity->varied]);
    ts_json_string (json, "value", sensitivity->value);
    ts_json_string (json, "configuration", results->rows[0].configurations[sensitivity->configuration].name);
    ts_json_string (json, "measure", ts_sweep_measure_name (TS_SWEEP_HELPED));
    ts_json_estimate (json, "change", sensitivity->change);
    ts_json_close_object (json);
  }
  ts_json_close_array (json);
}

char *ts_report_sweep_json (const TsSweepResults *results)
{
  static const char *const designs[] = {
    [TS_SWEEP_GRID] = "grid", [TS_SWEEP_LATIN] = "latin", [TS_SWEEP_ONE_AT_A_TIME] = "one-at-a-time"};
  TsJsonText json;
  ts_json_text_init (&json);
  ts_json_open_object (&json, NULL, TS_JSON_LINES);
  ts_json_integer (&json, "tenantsim_sweep", 1);
  ts_json_open_object (&json, "scenario", TS_JSON_ONE_LINE);
  ts_json_string (&json, "name", results->scenario_name);
  ts_json_string (&json, "file", results->scenario_file);
  ts_json_string (&json, "sha256", results->sha256);
  ts_json_close_object (&json);
  ts_json_integer (&json, "seed", results->seed);
  ts_json_integer (&json, "replications", results->replications);
  ts_json_bool (&json, "complete", results->complete);
  ts_json_string (&json, "design", designs[results->design]);
  ts_json_open_array (&json, "varied", TS_JSON_ONE_LINE);
  for (uint32_t v = 0; v < results->n_varied; v++)
    ts_json_string (&json, NULL, results->varied[v]);
  ts_json_close_array (&json);
  write_points (&json, results);
  write_sensitivities (&json, results);
  ts_json_close_object (&json);
  return ts_json_text_finish (&json);
}

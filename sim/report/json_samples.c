/* Samples and histograms in results.json. */
#include "json_samples.h"

#include "results_view.h"

static void clear_sampled (gpointer data)
{
  g_free (((TsSampled *)data)->name);
}

static void add (GArray *list, TsMeasureId measure, TsOperation operation, TsMeasured *measured,
                 TsMeasuredDuration *duration)
{
  TsSampled sampled = {.name = ts_measure_full_name (measure, operation),
                       .is_share = ts_measure (measure)->unit == TS_UNIT_RATE,
                       .measured = measured,
                       .duration = duration};
  g_array_append_val (list, sampled);
}

GArray *ts_sampled_list (TsConfigurationResult *configuration)
{
  GArray *list = g_array_new (FALSE, TRUE, sizeof (TsSampled));
  g_array_set_clear_func (list, clear_sampled);
  for (int i = 0; i < TS_OPERATIONS; i++) {
    TsOperation operation = (TsOperation)i;
    TsOperationResult *result = &configuration->operations[i];
    if (!ts_operation_is_reported (result, operation))
      continue;
    add (list, TS_MEASURE_SUCCESS_RATE, operation, &result->success_rate, NULL);
    add (list, TS_MEASURE_FULFILLED_RATE, operation, &result->fulfilled_rate, NULL);
    if (operation == TS_OPERATION_CALL)
      add (list, TS_MEASURE_SETUP_TIME, operation, &result->setup_time.mean, &result->setup_time);
  }
  TsNeedResult *needs = &configuration->needs;
  add (list, TS_MEASURE_HELPED_RATE, TS_OPERATIONS, &needs->helped_rate, NULL);
  add (list, TS_MEASURE_FULLY_HELPED_RATE, TS_OPERATIONS, &needs->fully_helped_rate, NULL);
  add (list, TS_MEASURE_ATTEMPTS_PER_NEED, TS_OPERATIONS, &needs->attempts_per_need, NULL);
  add (list, TS_MEASURE_TIME_TO_HELP, TS_OPERATIONS, &needs->time_to_help.mean, &needs->time_to_help);
  add (list, TS_MEASURE_RESTRICTED_TIME_TO_HELP, TS_OPERATIONS, &needs->restricted_time_to_help, NULL);
  add (list, TS_MEASURE_WAITED_RATE, TS_OPERATIONS, &needs->waited_rate, NULL);
  add (list, TS_MEASURE_LEFT_RATE, TS_OPERATIONS, &needs->left_rate, NULL);
  add (list, TS_MEASURE_TIME_TO_OPERATIONAL, TS_OPERATIONS, &needs->time_to_operational, NULL);
  return list;
}

void ts_json_write_samples (TsJsonText *json, const TsResults *results, const TsConfigurationResult *configuration)
{
  g_autoptr (GArray) list = ts_sampled_list ((TsConfigurationResult *)configuration);
  ts_json_open_object (json, "samples", TS_JSON_LINES);
  for (guint i = 0; i < list->len; i++) {
    const TsSampled *sampled = &g_array_index (list, TsSampled, i);
    const TsSample *samples = sampled->measured->samples;
    if (samples == NULL || results->replications == 0)
      continue;
    ts_json_open_object (json, sampled->name, TS_JSON_LINES);
    ts_json_open_array (json, "numerator", TS_JSON_ONE_LINE);
    for (uint32_t r = 0; r < results->replications; r++)
      ts_json_real (json, NULL, samples[r].numerator);
    ts_json_close_array (json);
    ts_json_open_array (json, "denominator", TS_JSON_ONE_LINE);
    for (uint32_t r = 0; r < results->replications; r++)
      ts_json_real (json, NULL, samples[r].denominator);
    ts_json_close_array (json);
    ts_json_close_object (json);
  }
  ts_json_close_object (json);
}

static void write_cells (TsJsonText *json, const TsHistogram *histogram)
{
  ts_json_open_array (json, NULL, TS_JSON_ONE_LINE);
  for (size_t i = 0; i < histogram->n_cells; i++) {
    if (histogram->cells[i] == 0)
      continue;
    ts_json_open_array (json, NULL, TS_JSON_ONE_LINE);
    ts_json_integer (json, NULL, histogram->first + i);
    ts_json_integer (json, NULL, histogram->cells[i]);
    ts_json_close_array (json);
  }
  ts_json_close_array (json);
}

void ts_json_write_histograms (TsJsonText *json, const TsResults *results,
                               const TsConfigurationResult *configuration)
{
  g_autoptr (GArray) list = ts_sampled_list ((TsConfigurationResult *)configuration);
  ts_json_open_object (json, "histograms", TS_JSON_LINES);
  for (guint i = 0; i < list->len; i++) {
    const TsSampled *sampled = &g_array_index (list, TsSampled, i);
    if (sampled->duration == NULL || sampled->duration->histograms == NULL || results->replications == 0)
      continue;
    ts_json_open_array (json, sampled->name, TS_JSON_LINES);
    for (uint32_t r = 0; r < results->replications; r++)
      write_cells (json, &sampled->duration->histograms[r]);
    ts_json_close_array (json);
  }
  ts_json_close_object (json);
}

/* A sweep in long form. */
#include "csv.h"
#include "number.h"

#include "tenantsim/report.h"

static void append_head (GString *out, const TsSweepResults *results)
{
  g_string_append (out, "point,configuration,");
  for (uint32_t v = 0; v < results->n_varied; v++) {
    ts_csv_field (out, results->varied[v]);
    g_string_append_c (out, ',');
  }
  g_string_append (out, "measure,mean,low,high,n\r\n");
}

static void append_estimate (GString *out, TsEstimate estimate)
{
  char mean[TS_NUMBER_LENGTH] = "";
  char low[TS_NUMBER_LENGTH] = "";
  char high[TS_NUMBER_LENGTH] = "";
  if (estimate.n > 0) {
    ts_number_text (estimate.mean, mean);
    ts_number_text (estimate.low, low);
    ts_number_text (estimate.high, high);
  }
  g_string_append_printf (out, "%s,%s,%s,%" G_GUINT64_FORMAT "\r\n", mean, low, high, estimate.n);
}

static void append_row (GString *out, const TsSweepResults *results, uint32_t i,
                        const TsSweepConfiguration *configuration, TsSweepMeasure measure)
{
  g_string_append_printf (out, "%u,", i + 1);
  ts_csv_field (out, configuration->name);
  g_string_append_c (out, ',');
  for (uint32_t v = 0; v < results->n_varied; v++) {
    if (results->rows[i].values[v] != NULL)
      ts_csv_field (out, results->rows[i].values[v]);
    g_string_append_c (out, ',');
  }
  g_string_append_printf (out, "%s,", ts_sweep_measure_name (measure));
  append_estimate (out, ts_sweep_estimate (configuration, measure));
}

char *ts_report_sweep_csv (const TsSweepResults *results)
{
  GString *out = g_string_new (NULL);
  append_head (out, results);
  for (uint32_t i = 0; i < results->n_rows; i++)
    for (uint32_t c = 0; c < results->rows[i].n_configurations; c++)
      for (int measure = 0; measure < TS_SWEEP_MEASURES; measure++)
        append_row (out, results, i, &results->rows[i].configurations[c], (TsSweepMeasure)measure);
  return g_string_free (out, FALSE);
}

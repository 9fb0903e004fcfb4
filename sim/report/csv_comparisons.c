/* comparisons.csv: a row for each pair of configurations and measure. */
#include "csv.h"
#include "number.h"
#include "results_view.h"

#include "tenantsim/report.h"

static void append_row (GString *out, const TsResults *results, const TsComparison *comparison)
{
  g_autofree char *measure = ts_measure_full_name (comparison->measure, comparison->operation);
  const TsEstimate *difference = &comparison->difference;
  const double values[] = {difference->mean, difference->low, difference->high};
  ts_csv_field (out, results->configurations[comparison->a].name);
  g_string_append_c (out, ',');
  ts_csv_field (out, results->configurations[comparison->b].name);
  g_string_append_printf (out, ",%s,%s", measure, ts_unit_name (ts_measure (comparison->measure)->unit));
  for (size_t i = 0; i < G_N_ELEMENTS (values); i++) {
    char number[TS_NUMBER_LENGTH] = "";
    if (difference->n > 0)
      ts_number_text (values[i], number);
    g_string_append_printf (out, ",%s", number);
  }
  g_string_append_printf (out, ",%" G_GUINT64_FORMAT ",%s\r\n", difference->n,
                          ts_comparison_verdict_name (comparison->verdict));
}

char *ts_report_csv_comparisons (const TsResults *results)
{
  GString *out = g_string_new ("a,b,measure,unit,difference,low,high,n,verdict\r\n");
  for (uint32_t i = 0; i < results->n_comparisons; i++)
    append_row (out, results, &results->comparisons[i]);
  return g_string_free (out, FALSE);
}

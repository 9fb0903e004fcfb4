/* A sweep as a table. */
#include "text_line.h"
#include "text_table.h"
#include "text_value.h"

/* The value at a point, or what stands for "as in the scenario". */
static char *value_cell (const TsSweepRow *row, uint32_t varied, const TsTextStyle *style)
{
  return ts_text_clean (row->values[varied] != NULL ? row->values[varied] : "-", style);
}

static void add_row (TsTable *table, const TsSweepResults *results, const TsSweepRow *row,
                     const TsSweepConfiguration *configuration, const TsTextStyle *style)
{
  static const TsSweepMeasure shown[] = {TS_SWEEP_HELPED, TS_SWEEP_CALL, TS_SWEEP_RESTRICTED};
  g_autofree char **cells = g_new0 (char *, results->n_varied + 1 + G_N_ELEMENTS (shown));
  uint32_t n = 0;
  cells[n++] = ts_text_clean (configuration->name, style);
  for (uint32_t v = 0; v < results->n_varied; v++)
    cells[n++] = value_cell (row, v, style);
  for (size_t i = 0; i < G_N_ELEMENTS (shown); i++)
    cells[n++] = ts_text_estimate (ts_sweep_estimate (configuration, shown[i]),
                                   ts_measure (ts_sweep_measure_id (shown[i]))->unit, style);
  ts_table_add (table, cells);
}

static TsTable *points_table (const TsSweepResults *results, const TsTextStyle *style)
{
  g_autoptr (GPtrArray) headers = g_ptr_array_new ();
  g_ptr_array_add (headers, (gpointer) "configuration");
  for (uint32_t v = 0; v < results->n_varied; v++)
    g_ptr_array_add (headers, results->varied[v]);
  g_ptr_array_add (headers, (gpointer) "helped");
  g_ptr_array_add (headers, (gpointer) "calls that succeed");
  g_ptr_array_add (headers, (gpointer) "time to help");
  g_ptr_array_add (headers, NULL);
  TsTable *table = ts_table_new ((const char *const *)headers->pdata);
  for (uint32_t i = 0; i < results->n_rows; i++)
    for (uint32_t c = 0; c < results->rows[i].n_configurations; c++)
      add_row (table, results, &results->rows[i], &results->rows[i].configurations[c], style);
  return table;
}

static TsTable *sensitivities_table (const TsSweepResults *results, const TsTextStyle *style)
{
  static const char *const headers[] = {"varied alone", "value", "configuration", "change of helped, points", NULL};
  TsTable *table = ts_table_new (headers);
  for (uint32_t i = 0; i < results->n_sensitivities; i++) {
    const TsSensitivity *sensitivity = &results->sensitivities[i];
    char *cells[] = {
      ts_text_clean (results->varied[sensitivity->varied], style), ts_text_clean (sensitivity->value, style),
      ts_text_clean (results->rows[0].configurations[sensitivity->configuration].name, style),
      sensitivity->change.n == 0 ? g_strdup ("-") : ts_text_difference (sensitivity->change, TS_UNIT_RATE, style)};
    ts_table_add (table, cells);
  }
  return table;
}

static void head (GString *out, const TsSweepResults *results, const TsTextStyle *style)
{
  g_autofree char *name = ts_text_clean (results->scenario_name, style);
  g_autofree char *cut = ts_text_cut (name, style->width);
  g_autofree char *size = g_strdup_printf (
    "%u point%s, %u replication%s each, seed %" G_GUINT64_FORMAT
    ". Helped and calls in %%, with 95 %% interval; time to help min:s, those not helped counted at "
    "their patience%s",
    results->n_rows, results->n_rows == 1 ? "" : "s", results->replications, results->replications == 1 ? "" : "s",
    results->seed, results->design == TS_SWEEP_ONE_AT_A_TIME ? "; - is as in the scenario." : ".");
  ts_text_tinted (out, cut, TS_TINT_STRONG, style);
  g_string_append_c (out, '\n');
  ts_text_wrapped (out, size, 0, 2, style);
  if (!results->complete)
    ts_text_wrapped (out, "INCOMPLETE: the same command with the same --store goes on.", 0, 2, style);
  g_string_append_c (out, '\n');
}

char *ts_report_sweep_text (const TsSweepResults *results, const TsTextStyle *style)
{
  GString *out = g_string_new (NULL);
  TsTable *table = points_table (results, style);
  head (out, results, style);
  ts_table_render (table, out, style);
  ts_table_free (table);
  if (results->n_sensitivities > 0) {
    table = sensitivities_table (results, style);
    g_string_append (out, "\nWhat matters most first: each value alone, against the scenario as it is, paired\n");
    ts_table_render (table, out, style);
    ts_table_free (table);
  }
  return g_string_free (out, FALSE);
}

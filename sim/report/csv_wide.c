/* results-wide.csv: a row for each configuration, for spreadsheets. */
#include "csv.h"
#include "number.h"
#include "results_view.h"

#include "tenantsim/report.h"

/* One cell with its head, or several of them. */
typedef struct {
  GString *head; /* NULL below the first row */
  GString *row;
} Line;

static void add_head (Line *line, const char *name, const char *end)
{
  if (line->head != NULL)
    g_string_append_printf (line->head, ",%s%s", name, end);
}

static void add_number (Line *line, const char *name, const char *end, double value, bool is_known)
{
  char text[TS_NUMBER_LENGTH] = "";
  add_head (line, name, end);
  if (is_known)
    ts_number_text (value, text);
  g_string_append_printf (line->row, ",%s", text);
}

/* Exact ones need no interval. */
static void add_estimate (Line *line, const char *name, TsEstimate estimate, TsUnit unit)
{
  add_number (line, name, "", estimate.mean, estimate.n > 0);
  if (ts_unit_is_exact (unit))
    return;
  add_number (line, name, ".low", estimate.low, estimate.n > 0);
  add_number (line, name, ".high", estimate.high, estimate.n > 0);
}

static void add_measure (Line *line, const TsResults *results, uint32_t configuration, TsMeasureId measure,
                         TsOperation operation)
{
  static const struct {
    TsStatistic statistic;
    const char *end;
  } statistics[] = {{TS_STATISTIC_MEAN, ""}, {TS_STATISTIC_P50, ".p50"}, {TS_STATISTIC_P95, ".p95"}};
  g_autofree char *name = ts_measure_full_name (measure, operation);
  size_t n = ts_measure (measure)->is_duration ? G_N_ELEMENTS (statistics) : 1;
  for (size_t i = 0; i < n; i++) {
    g_autofree char *full = g_strconcat (name, statistics[i].end, NULL);
    add_estimate (line, full, ts_results_estimate (results, configuration, measure, operation, statistics[i].statistic),
                  ts_measure (measure)->unit);
  }
}

static bool is_measured (TsMeasureId measure, TsOperation operation)
{
  return measure != TS_MEASURE_SETUP_TIME || operation == TS_OPERATION_CALL;
}

static void add_operation (Line *line, const TsResults *results, uint32_t configuration, TsOperation operation)
{
  for (int measure = 0; measure < TS_MEASURES; measure++)
    if (ts_measure ((TsMeasureId)measure)->scope == TS_SCOPE_OPERATION && is_measured ((TsMeasureId)measure, operation))
      add_measure (line, results, configuration, (TsMeasureId)measure, operation);
}

static void add_configuration (Line *line, const TsResults *results, uint32_t configuration)
{
  ts_csv_field (line->row, results->configurations[configuration].name);
  add_number (line, "replications", "", results->replications, true);
  for (int operation = 0; operation < TS_OPERATIONS; operation++)
    if (ts_operation_is_shown (results, (TsOperation)operation))
      add_operation (line, results, configuration, (TsOperation)operation);
  for (int measure = 0; measure < TS_MEASURES; measure++)
    if (ts_measure ((TsMeasureId)measure)->scope != TS_SCOPE_OPERATION)
      add_measure (line, results, configuration, (TsMeasureId)measure, TS_OPERATIONS);
}

char *ts_report_csv_wide (const TsResults *results)
{
  GString *out = g_string_new ("configuration");
  GString *rows = g_string_new (NULL);
  for (uint32_t i = 0; i < results->n_configurations; i++) {
    Line line = {.head = i == 0 ? out : NULL, .row = rows};
    add_configuration (&line, results, i);
    g_string_append (rows, "\r\n");
  }
  g_string_append (out, "\r\n");
  g_string_append_len (out, rows->str, (gssize)rows->len);
  g_string_free (rows, TRUE);
  return g_string_free (out, FALSE);
}

/* results.csv: every number in long form, a row each. */
#include "csv.h"
#include "number.h"
#include "results_view.h"

#include <string.h>

#include "tenantsim/report.h"

/* What a row is about, apart from its numbers. Empty texts where it does not apply. */
typedef struct {
  const char *configuration;
  const char *measure;
  const char *operation;
  const char *from;
  const char *to;
  const char *statistic;
  TsUnit unit;
} Row;

static bool is_formula (const char *text)
{
  return (text[0] != '\0' && strchr ("=+@\t\r", text[0]) != NULL) ||
         (text[0] == '-' && !g_ascii_isdigit (text[1]) && text[1] != '.' && text[1] != '\0');
}

void ts_csv_field (GString *out, const char *text)
{
  bool is_guarded = is_formula (text);
  if (strpbrk (text, "\",\r\n") == NULL) {
    g_string_append_printf (out, "%s%s", is_guarded ? "'" : "", text);
    return;
  }
  g_string_append (out, is_guarded ? "\"'" : "\"");
  for (const char *c = text; *c != '\0'; c++) {
    if (*c == '"')
      g_string_append_c (out, '"');
    g_string_append_c (out, *c);
  }
  g_string_append_c (out, '"');
}

static void append_subject (GString *out, const Row *row)
{
  const char *fields[] = {row->configuration, row->measure,   row->operation,          row->from,
                          row->to,            row->statistic, ts_unit_name (row->unit)};
  for (size_t i = 0; i < G_N_ELEMENTS (fields); i++) {
    ts_csv_field (out, fields[i]);
    g_string_append_c (out, ',');
  }
}

/* Without data the numbers are empty. */
static void append_estimate (GString *out, const Row *row, TsEstimate estimate)
{
  char mean[TS_NUMBER_LENGTH] = "";
  char low[TS_NUMBER_LENGTH] = "";
  char high[TS_NUMBER_LENGTH] = "";
  if (estimate.n > 0) {
    ts_number_text (estimate.mean, mean);
    ts_number_text (estimate.low, low);
    ts_number_text (estimate.high, high);
  }
  append_subject (out, row);
  g_string_append_printf (out, "%s,%s,%s,%" G_GUINT64_FORMAT "\r\n", mean, low, high, estimate.n);
}

static void append_count (GString *out, const Row *row, uint64_t count, uint32_t replications)
{
  append_subject (out, row);
  g_string_append_printf (out,
                          "%" G_GUINT64_FORMAT ",%" G_GUINT64_FORMAT ",%" G_GUINT64_FORMAT ",%u\r\n", count, count,
                          count, replications);
}

static void append_counts (GString *out, Row row, const TsAttemptCounts *counts, uint32_t replications)
{
  row.statistic = "total";
  row.unit = TS_UNIT_COUNT;
  row.measure = "attempts";
  append_count (out, &row, counts->attempts, replications);
  for (int i = 0; i < TS_OUTCOMES; i++) {
    g_autofree char *measure = g_strconcat ("outcomes.", ts_outcome_name ((TsOutcome)i), NULL);
    row.measure = measure;
    append_count (out, &row, counts->outcomes[i], replications);
  }
  for (int i = 0; i < TS_REASONS; i++) {
    g_autofree char *measure = g_strconcat ("reasons.", ts_reason ((TsReason)i)->code, NULL);
    row.measure = measure;
    if (counts->reasons[i] > 0)
      append_count (out, &row, counts->reasons[i], replications);
  }
}

static void append_measured (GString *out, Row row, TsMeasureId measure, const char *statistic, TsEstimate estimate)
{
  row.measure = ts_measure (measure)->name;
  row.unit = ts_measure (measure)->unit;
  row.statistic = statistic;
  append_estimate (out, &row, estimate);
}

static void append_operation (GString *out, const TsResults *results, const TsConfigurationResult *configuration,
                              TsOperation operation)
{
  const TsOperationResult *result = &configuration->operations[operation];
  Row row = {configuration->name, "", ts_operation_name (operation), "", "", "", TS_UNIT_COUNT};
  append_measured (out, row, TS_MEASURE_SUCCESS_RATE, "mean", result->success_rate.estimate);
  append_measured (out, row, TS_MEASURE_FULFILLED_RATE, "mean", result->fulfilled_rate.estimate);
  if (operation == TS_OPERATION_CALL) {
    append_measured (out, row, TS_MEASURE_SETUP_TIME, "mean", result->setup_time.mean.estimate);
    append_measured (out, row, TS_MEASURE_SETUP_TIME, "p95", result->setup_time.p95);
  }
  append_counts (out, row, &result->counts, results->replications);
}

static void append_needs (GString *out, const char *configuration, const char *group, const TsNeedResult *needs)
{
  Row row = {configuration, "", "", group, "", "", TS_UNIT_COUNT};
  append_measured (out, row, TS_MEASURE_HELPED_RATE, "mean", needs->helped_rate.estimate);
  append_measured (out, row, TS_MEASURE_FULLY_HELPED_RATE, "mean", needs->fully_helped_rate.estimate);
  if (needs->waited_rate.estimate.n > 0) {
    append_measured (out, row, TS_MEASURE_WAITED_RATE, "mean", needs->waited_rate.estimate);
    append_measured (out, row, TS_MEASURE_LEFT_RATE, "mean", needs->left_rate.estimate);
  }
  append_measured (out, row, TS_MEASURE_ATTEMPTS_PER_NEED, "mean", needs->attempts_per_need.estimate);
  append_measured (out, row, TS_MEASURE_TIME_TO_HELP, "mean", needs->time_to_help.mean.estimate);
  append_measured (out, row, TS_MEASURE_TIME_TO_HELP, "p50", needs->time_to_help.p50);
  append_measured (out, row, TS_MEASURE_TIME_TO_HELP, "p90", needs->time_to_help.p90);
  append_measured (out, row, TS_MEASURE_TIME_TO_HELP, "p95", needs->time_to_help.p95);
  append_measured (out, row, TS_MEASURE_TIME_TO_HELP, "p99", needs->time_to_help.p99);
  append_measured (out, row, TS_MEASURE_RESTRICTED_TIME_TO_HELP, "mean", needs->restricted_time_to_help.estimate);
  if (needs->time_to_operational.estimate.n > 0)
    append_measured (out, row, TS_MEASURE_TIME_TO_OPERATIONAL, "mean", needs->time_to_operational.estimate);
}

static void append_pairs (GString *out, const TsResults *results, const TsConfigurationResult *configuration)
{
  for (uint32_t i = 0; i < configuration->n_pairs; i++) {
    const TsPairResult *pair = &configuration->pairs[i];
    Row row = {configuration->name,       "", ts_operation_name (pair->operation), results->groups[pair->from],
               results->groups[pair->to], "", TS_UNIT_COUNT};
    append_measured (out, row, TS_MEASURE_SUCCESS_RATE, "mean", pair->success_rate.estimate);
    append_counts (out, row, &pair->counts, results->replications);
  }
}

static void append_groups (GString *out, const TsResults *results, const TsConfigurationResult *configuration)
{
  for (uint32_t i = 0; i < results->n_groups; i++) {
    const TsGroupResult *group = &configuration->groups[i];
    append_needs (out, configuration->name, results->groups[i], &group->needs);
    Row row = {configuration->name, "utilisation", "", results->groups[i], "", "mean", TS_UNIT_RATE};
    append_estimate (out, &row, group->utilisation.estimate);
    row.measure = "switches_per_hour";
    row.unit = TS_UNIT_NUMBER;
    append_estimate (out, &row, group->switches_per_hour.estimate);
  }
}

static void append_world (GString *out, const TsResults *results, uint32_t index)
{
  Row row = {results->configurations[index].name, "", "", "", "", "", TS_UNIT_COUNT};
  for (int measure = 0; measure < TS_MEASURES; measure++)
    if (ts_measure ((TsMeasureId)measure)->scope == TS_SCOPE_WORLD)
      append_measured (
        out, row, (TsMeasureId)measure, "total",
        ts_results_estimate (results, index, (TsMeasureId)measure, TS_OPERATIONS, TS_STATISTIC_MEAN));
}

char *ts_report_csv (const TsResults *results)
{
  GString *out = g_string_new ("configuration,measure,operation,from,to,statistic,unit,mean,low,high,n\r\n");
  for (uint32_t i = 0; i < results->n_configurations; i++) {
    const TsConfigurationResult *configuration = &results->configurations[i];
    for (int operation = 0; operation < TS_OPERATIONS; operation++)
      if (ts_operation_is_reported (&configuration->operations[operation], (TsOperation)operation))
        append_operation (out, results, configuration, (TsOperation)operation);
    append_pairs (out, results, configuration);
    append_needs (out, configuration->name, "", &configuration->needs);
    append_groups (out, results, configuration);
    append_world (out, results, i);
  }
  return g_string_free (out, FALSE);
}

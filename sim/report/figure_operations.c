/* What became of the attempts of each operation: rates, and how attempts ended. */
#include "figure_data.h"
#include "results_view.h"

static bool has_operations (const TsResults *results)
{
  for (int operation = 0; operation < TS_OPERATIONS; operation++)
    if (ts_operation_is_drawn (results, (TsOperation)operation))
      return true;
  return false;
}

/* Rows of panel, configuration and operation, from 1; then an estimate in per cent. */
static void write_rates (GString *out, const TsResults *results, TsFigureFormat format)
{
  static const TsMeasureId panels[] = {TS_MEASURE_SUCCESS_RATE, TS_MEASURE_FULFILLED_RATE};
  ts_figure_operations (out, results, format);
  ts_figure_begin (out, "rates");
  for (unsigned panel = 0; panel < G_N_ELEMENTS (panels); panel++)
    for (uint32_t i = 0; i < ts_figure_configurations (results); i++) {
      unsigned shown = 0;
      for (int operation = 0; operation < TS_OPERATIONS; operation++)
        if (ts_operation_is_drawn (results, (TsOperation)operation)) {
          g_string_append_printf (out, "%u %u %u", panel + 1, i + 1, ++shown);
          ts_figure_estimate (
            out, ts_results_estimate (results, i, panels[panel], (TsOperation)operation, TS_STATISTIC_MEAN), 100.0);
          g_string_append_c (out, '\n');
        }
    }
  ts_figure_end_rows (out);
}

const TsFigureData ts_figure_success_rate = {has_operations, write_rates};

/* A row: operation, configuration, attempts, the success rate as an estimate in per
 * cent, then where each class of outcomes ends when they are stacked, in per cent. */
static void write_row (GString *out, const TsOperationResult *result, unsigned operation, uint32_t configuration)
{
  uint64_t attempts = result->counts.attempts, so_far = 0;
  g_string_append_printf (out, "%u %u %" G_GUINT64_FORMAT, operation, configuration, attempts);
  ts_figure_estimate (out, result->success_rate.estimate, 100.0);
  for (int outcome = 0; outcome < TS_OUTCOMES; outcome++) {
    so_far += result->counts.outcomes[outcome];
    ts_figure_number (out, attempts == 0 ? 0.0 : 100.0 * (double)so_far / (double)attempts);
  }
  g_string_append_c (out, '\n');
}

static void write_outcomes (GString *out, const TsResults *results, TsFigureFormat format)
{
  ts_figure_operations (out, results, format);
  ts_figure_begin (out, "outcomes");
  for (int outcome = 0; outcome < TS_OUTCOMES; outcome++)
    ts_figure_text (out, ts_outcome_name ((TsOutcome)outcome), format);
  ts_figure_end (out);
  ts_figure_begin (out, "shares");
  unsigned shown = 0;
  for (int operation = 0; operation < TS_OPERATIONS; operation++) {
    if (!ts_operation_is_drawn (results, (TsOperation)operation))
      continue;
    shown++;
    for (uint32_t i = 0; i < ts_figure_configurations (results); i++)
      write_row (out, &results->configurations[i].operations[operation], shown, i + 1);
  }
  ts_figure_end_rows (out);
}

const TsFigureData ts_figure_outcomes = {has_operations, write_outcomes};

/* Every configuration against the one that helps most, paired by replication. */
#include "figure_data.h"
#include "results_view.h"

#include <math.h>

/* What is compared, and in which unit it is drawn. */
static const struct {
  TsMeasureId measure;
  TsOperation operation;
  const char *title;
  double scale;
} panels[] = {
  {TS_MEASURE_HELPED_RATE, TS_OPERATIONS, "needs helped, points", 100.0},
  {TS_MEASURE_FULLY_HELPED_RATE, TS_OPERATIONS, "fully helped, points", 100.0},
  {TS_MEASURE_SUCCESS_RATE, TS_OPERATION_CALL, "calls that succeed, points", 100.0},
  {TS_MEASURE_RESTRICTED_TIME_TO_HELP, TS_OPERATIONS, "time to help, minutes", 1.0 / 60.0},
};

/* The first of those that help most. */
static uint32_t reference (const TsResults *results)
{
  uint32_t best = 0;
  for (uint32_t i = 1; i < ts_figure_configurations (results); i++) {
    TsEstimate helped = results->configurations[i].needs.helped_rate.estimate;
    TsEstimate most = results->configurations[best].needs.helped_rate.estimate;
    if (helped.n > 0 && (most.n == 0 || helped.mean > most.mean))
      best = i;
  }
  return best;
}

/* Is it about a measure of a panel, and about this configuration and the reference? */
static bool is_wanted (const TsComparison *comparison, unsigned panel, uint32_t configuration, uint32_t other)
{
  return comparison->measure == panels[panel].measure && comparison->operation == panels[panel].operation &&
         comparison->a == MIN (configuration, other) && comparison->b == MAX (configuration, other);
}

static TsComparisonVerdict turned (TsComparisonVerdict verdict)
{
  return verdict == TS_COMPARISON_BETTER  ? TS_COMPARISON_WORSE
         : verdict == TS_COMPARISON_WORSE ? TS_COMPARISON_BETTER
                                          : verdict;
}

static const TsComparison *find (const TsResults *results, unsigned panel, uint32_t configuration, uint32_t other)
{
  for (uint32_t c = 0; c < results->n_comparisons; c++)
    if (is_wanted (&results->comparisons[c], panel, configuration, other))
      return &results->comparisons[c];
  return NULL;
}

/* A row: panel, configuration, verdict from 1, the estimate. */
static void write_difference (GString *out, const TsComparison *comparison, unsigned panel, uint32_t configuration)
{
  TsEstimate difference = comparison != NULL ? comparison->difference : (TsEstimate){0};
  TsComparisonVerdict verdict = comparison != NULL ? comparison->verdict : TS_COMPARISON_UNDECIDED;
  if (difference.n > 0 && comparison->b == configuration) {
    difference = (TsEstimate){-difference.mean, -difference.high, -difference.low, difference.n};
    verdict = turned (verdict);
  }
  g_string_append_printf (out, "%u %u %d", panel + 1, configuration + 1, (int)verdict + 1);
  ts_figure_estimate (out, difference, panels[panel].scale);
  g_string_append_c (out, '\n');
}

/* The largest size of a difference or an end of its interval. */
static double farthest (const TsResults *results, unsigned panel, uint32_t other)
{
  double far = 0.0;
  for (uint32_t i = 0; i < ts_figure_configurations (results); i++) {
    const TsComparison *comparison = i != other ? find (results, panel, i, other) : NULL;
    if (comparison != NULL && comparison->difference.n > 0)
      far = fmax (far, fmax (fabs (comparison->difference.low), fabs (comparison->difference.high)));
  }
  return far * panels[panel].scale;
}

static bool has_comparisons (const TsResults *results)
{
  return results->n_configurations > 1 && results->n_comparisons > 0;
}

static void write_differences (GString *out, const TsResults *results, TsFigureFormat format)
{
  uint32_t other = reference (results);
  g_string_append_printf (out, "reference = %u\narray farthest[%zu]\n", other + 1, G_N_ELEMENTS (panels));
  for (unsigned panel = 0; panel < G_N_ELEMENTS (panels); panel++) {
    g_string_append_printf (out, "farthest[%u] =", panel + 1);
    ts_figure_number (out, farthest (results, panel, other));
    g_string_append_c (out, '\n');
  }
  ts_figure_begin (out, "panels");
  for (unsigned panel = 0; panel < G_N_ELEMENTS (panels); panel++)
    ts_figure_text (out, panels[panel].title, format);
  ts_figure_end (out);
  ts_figure_begin (out, "verdicts");
  for (int verdict = 0; verdict <= TS_COMPARISON_UNDECIDED; verdict++)
    ts_figure_text (out, ts_comparison_verdict_name ((TsComparisonVerdict)verdict), format);
  ts_figure_end (out);
  ts_figure_begin (out, "differences");
  for (unsigned panel = 0; panel < G_N_ELEMENTS (panels); panel++)
    for (uint32_t i = 0; i < ts_figure_configurations (results); i++)
      if (i != other)
        write_difference (out, find (results, panel, i, other), panel, i);
  ts_figure_end_rows (out);
}

const TsFigureData ts_figure_differences = {has_comparisons, write_differences};

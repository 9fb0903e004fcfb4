/* How many needs still wait for help after a time: the curve and its interval. */
#include "figure_data.h"

#include <math.h>

#define STEPS 80
#define NANOSECONDS_PER_MINUTE 6e10
#define LOWEST_SHARE 0.001

/* The last moment at which anybody was helped, in nanoseconds. */
static double latest_help (const TsResults *results)
{
  double latest = 0.0;
  for (uint32_t i = 0; i < ts_figure_configurations (results); i++) {
    const TsHistogram *histograms = results->configurations[i].needs.time_to_help.histograms;
    for (uint32_t r = 0; histograms != NULL && r < results->replications; r++)
      for (uint32_t cell = 0; cell < histograms[r].n_cells; cell++)
        if (histograms[r].cells[cell] > 0)
          latest = fmax (latest, ts_histogram_cell_middle (histograms[r].first + cell));
  }
  return latest;
}

static bool has_needs (const TsResults *results)
{
  for (uint32_t i = 0; i < ts_figure_configurations (results); i++)
    if (results->configurations[i].needs.helped_rate.estimate.n > 0)
      return true;
  return false;
}

/* Helped by `end`; goes on from *cell, where it was for an earlier `end`. */
static uint64_t helped_until (const TsHistogram *histogram, double end, uint32_t *cell)
{
  uint64_t helped = 0;
  for (; *cell < histogram->n_cells && ts_histogram_cell_middle (histogram->first + *cell) <= end; (*cell)++)
    helped += histogram->cells[*cell];
  return helped;
}

/* Rows of configuration, minutes, and an estimate of the share not yet helped, per cent; one row without it where
 * there is no data. */
static void write_curve (GString *out, const TsResults *results, uint32_t index, double last)
{
  const TsNeedResult *needs = &results->configurations[index].needs;
  const uint32_t n = results->replications;
  g_autofree TsSample *waiting = g_new0 (TsSample, n);
  g_autofree uint32_t *cells = g_new0 (uint32_t, n);
  if (needs->helped_rate.estimate.n == 0 || needs->helped_rate.samples == NULL ||
      needs->time_to_help.histograms == NULL) {
    g_string_append_printf (out, "%u 0 0 0 0 0\n\n\n", index + 1);
    return;
  }
  for (uint32_t r = 0; r < n; r++) {
    double closed = needs->helped_rate.samples[r].denominator;
    waiting[r] = (TsSample){closed, closed};
  }
  for (int step = 0; step <= STEPS; step++) {
    double end = last * step / STEPS;
    for (uint32_t r = 0; r < n; r++) {
      uint64_t helped = helped_until (&needs->time_to_help.histograms[r], end, &cells[r]);
      waiting[r].numerator = fmax (waiting[r].numerator - (double)helped, 0.0); /* a file may say anything */
    }
    g_string_append_printf (out, "%u", index + 1);
    ts_figure_number (out, end / NANOSECONDS_PER_MINUTE);
    ts_figure_estimate (out, ts_estimate_ratio (waiting, n, TS_RATIO_PROPORTION), 100.0);
    g_string_append_c (out, '\n');
  }
  g_string_append (out, "\n\n");
}

/* The decade below the smallest share that stays without help, per cent. */
static double lowest (const TsResults *results)
{
  double least = 0.1;
  for (uint32_t i = 0; i < ts_figure_configurations (results); i++) {
    TsEstimate helped = results->configurations[i].needs.helped_rate.estimate;
    if (helped.n > 0)
      least = fmin (least, fmax (1.0 - helped.mean, LOWEST_SHARE));
  }
  return 100.0 * pow (10.0, floor (log10 (least) + 1e-9));
}

static void write_curves (GString *out, const TsResults *results, TsFigureFormat format)
{
  (void)format;
  double last = latest_help (results);
  if (last <= 0.0)
    last = 60.0 * NANOSECONDS_PER_MINUTE;
  g_string_append (out, "last =");
  ts_figure_number (out, last / NANOSECONDS_PER_MINUTE);
  g_string_append (out, "\nlowest =");
  ts_figure_number (out, lowest (results));
  g_string_append_c (out, '\n');
  ts_figure_begin (out, "waiting");
  for (uint32_t i = 0; i < ts_figure_configurations (results); i++)
    write_curve (out, results, i, last);
  ts_figure_end_rows (out);
}

const TsFigureData ts_figure_time_to_help = {has_needs, write_curves};

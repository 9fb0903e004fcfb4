/* Estimates of quantiles of merged histograms, and of their paired differences. */
#include "histogram.h"
#include "jackknife.h"

static TsHistogram merge_all (const TsHistogram *const *histograms, size_t n)
{
  TsHistogram merged = {0};
  for (size_t i = 0; i < n; i++)
    if (histograms[i]->cells != NULL)
      ts_histogram_merge (&merged, histograms[i]);
  return merged;
}

/* The q-quantile of a merged histogram without one of those it was merged from; all
 * cells of its room below `first` are empty. */
static double quantile_without (const TsHistogram *merged, const TsHistogram *left_out, size_t first, double q)
{
  uint64_t left = ts_histogram_rank (q, merged->tally.count - ts_histogram_values (left_out));
  for (size_t i = first; i < merged->n_cells; i++) {
    uint64_t count = merged->cells[i] - ts_histogram_count (left_out, merged->first + i);
    if (count >= left)
      return ts_histogram_cell_middle (merged->first + i);
    left -= count;
  }
  g_assert_not_reached ();
}

static size_t first_cell (const TsHistogram *histogram)
{
  size_t i = 0;
  while (histogram->cells[i] == 0)
    i++;
  return i;
}

/* Adds `sign` times the leave-one-out quantiles to without[]. False when one of them has
 * no data: all data is in a single replication. */
static bool add_without (double *without, const TsHistogram *const *histograms, const TsHistogram *merged, size_t n,
                         double q, double sign)
{
  size_t first = first_cell (merged);
  for (size_t i = 0; i < n; i++) {
    if (ts_histogram_values (histograms[i]) == merged->tally.count)
      return false;
    without[i] += sign * quantile_without (merged, histograms[i], first, q);
  }
  return true;
}

TsEstimate ts_estimate_quantile_at (const TsHistogram *const *histograms, size_t n, double q, double level)
{
  TsEstimate estimate = {0};
  TsHistogram merged = merge_all (histograms, n);
  if (merged.tally.count > 0) {
    double quantile = ts_histogram_quantile (&merged, q);
    g_autofree double *without = g_new0 (double, n);
    bool known = add_without (without, histograms, &merged, n, q, 1.0);
    estimate = known ? ts_jackknife (quantile, without, n, level) : ts_single_estimate (quantile);
  }
  ts_histogram_clear (&merged);
  return estimate;
}

TsEstimate ts_estimate_quantile (const TsHistogram *const *histograms, size_t n, double q)
{
  return ts_estimate_quantile_at (histograms, n, q, TS_INTERVAL_LEVEL);
}

TsEstimate ts_estimate_quantile_difference_at (const TsHistogram *const *a, const TsHistogram *const *b, size_t n,
                                               double q, double level)
{
  TsEstimate estimate = {0};
  TsHistogram merged_a = merge_all (a, n);
  TsHistogram merged_b = merge_all (b, n);
  if (merged_a.tally.count > 0 && merged_b.tally.count > 0) {
    double difference = ts_histogram_quantile (&merged_a, q) - ts_histogram_quantile (&merged_b, q);
    g_autofree double *without = g_new0 (double, n);
    bool known = add_without (without, a, &merged_a, n, q, 1.0) && add_without (without, b, &merged_b, n, q, -1.0);
    estimate = known ? ts_jackknife (difference, without, n, level) : ts_single_estimate (difference);
  }
  ts_histogram_clear (&merged_a);
  ts_histogram_clear (&merged_b);
  return estimate;
}

TsEstimate ts_estimate_quantile_difference (const TsHistogram *const *a, const TsHistogram *const *b, size_t n,
                                            double q)
{
  return ts_estimate_quantile_difference_at (a, b, n, q, TS_INTERVAL_LEVEL);
}

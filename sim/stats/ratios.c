/* Estimates of ratios of sums, and of their paired differences. */
#include "ratios.h"

#include <math.h>

#include "jackknife.h"

TsSample ts_ratio_total (const TsSample *samples, size_t n)
{
  TsSample total = {0};
  for (size_t i = 0; i < n; i++) {
    total.numerator += samples[i].numerator;
    total.denominator += samples[i].denominator;
  }
  return total;
}

bool ts_ratio_add_without (double *without, const TsSample *samples, TsSample total, size_t n, double sign)
{
  for (size_t i = 0; i < n; i++) {
    TsSample others = {total.numerator - samples[i].numerator, total.denominator - samples[i].denominator};
    if (others.denominator == 0.0)
      return false;
    without[i] += sign * ts_ratio_of (others);
  }
  return true;
}

static TsEstimate clipped (TsEstimate estimate, double least, double most)
{
  estimate.low = CLAMP (estimate.low, least, most);
  estimate.high = CLAMP (estimate.high, least, most);
  return estimate;
}

/* Every replication is all 0 or every one is all 1: the jackknife sees no variance. */
static TsEstimate one_sided (TsSample total, size_t n, double level)
{
  TsEstimate estimate = {.mean = ts_ratio_of (total), .n = n};
  ts_clopper_pearson ((uint64_t)total.numerator, (uint64_t)total.denominator, level, &estimate.low, &estimate.high);
  return estimate;
}

TsEstimate ts_estimate_ratio_at (const TsSample *samples, size_t n, TsRatioKind kind, double level)
{
  TsSample total = ts_ratio_total (samples, n);
  if (total.denominator == 0.0)
    return (TsEstimate){0};
  if (n == 1)
    return ts_single_estimate (ts_ratio_of (total));
  if (kind == TS_RATIO_PROPORTION && (total.numerator == 0.0 || total.numerator == total.denominator))
    return one_sided (total, n, level);
  g_autofree double *without = g_new0 (double, n);
  if (!ts_ratio_add_without (without, samples, total, n, 1.0))
    return ts_single_estimate (ts_ratio_of (total));
  TsEstimate estimate = ts_jackknife (ts_ratio_of (total), without, n, level);
  return kind == TS_RATIO_PROPORTION ? clipped (estimate, 0.0, 1.0) : estimate;
}

TsEstimate ts_estimate_ratio (const TsSample *samples, size_t n, TsRatioKind kind)
{
  return ts_estimate_ratio_at (samples, n, kind, TS_INTERVAL_LEVEL);
}

TsEstimate ts_estimate_difference_at (const TsSample *a, const TsSample *b, size_t n, TsRatioKind kind, double level)
{
  TsSample total_a = ts_ratio_total (a, n);
  TsSample total_b = ts_ratio_total (b, n);
  if (total_a.denominator == 0.0 || total_b.denominator == 0.0)
    return (TsEstimate){0};
  double difference = ts_ratio_of (total_a) - ts_ratio_of (total_b);
  if (n == 1)
    return ts_single_estimate (difference);
  g_autofree double *without = g_new0 (double, n);
  if (!ts_ratio_add_without (without, a, total_a, n, 1.0) || !ts_ratio_add_without (without, b, total_b, n, -1.0))
    return ts_single_estimate (difference);
  TsEstimate estimate = ts_jackknife (difference, without, n, level);
  return kind == TS_RATIO_PROPORTION ? clipped (estimate, -1.0, 1.0) : estimate;
}

TsEstimate ts_estimate_difference (const TsSample *a, const TsSample *b, size_t n, TsRatioKind kind)
{
  return ts_estimate_difference_at (a, b, n, kind, TS_INTERVAL_LEVEL);
}

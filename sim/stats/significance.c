/* Is a difference more than chance? Student's t on jackknife values, paired or not, and
 * Holm's correction for asking many questions at once. */
#include <math.h>
#include <stdlib.h>

#include "beta.h"
#include "jackknife.h"
#include "ratios.h"

/* Both tails together hold I_x(v/2, 1/2) with x = v / (v + t^2). */
double ts_student_p (double t, double freedom)
{
  g_assert (freedom >= 1.0 && !isnan (t));
  double square = t * t;
  if (isinf (square))
    return 0.0;
  return ts_beta_share (freedom / 2.0, 0.5, freedom / (freedom + square), square / (freedom + square));
}

/* Fisher's exact test of "all of these and none of those": of all ways to deal so many
 * successes, only this one and its mirror image are as far apart. */
static double all_or_nothing (double a, double b)
{
  double p = 2.0;
  double fewer = MIN (a, b);
  double more = MAX (a, b);
  for (double i = 1.0; i <= fewer && p > 0.0; i += 1.0)
    p *= i / (more + i);
  return MIN (p, 1.0);
}

static bool is_all_or_nothing (TsSample a, TsSample b)
{
  return (a.numerator == 0.0 && b.numerator == b.denominator) || (b.numerator == 0.0 && a.numerator == a.denominator);
}

/* Where no replication differs from another there is nothing to measure chance by: a
 * difference is then no chance, save that few tries may all succeed or all fail. */
static double p_without_variance (TsSample a, TsSample b, double difference, TsRatioKind kind)
{
  if (difference == 0.0)
    return 1.0;
  return kind == TS_RATIO_PROPORTION && is_all_or_nothing (a, b) ? all_or_nothing (a.denominator, b.denominator) : 0.0;
}

static TsDifference judge (TsSample a, TsSample b, double error, double freedom, size_t n, TsRatioKind kind)
{
  double difference = ts_ratio_of (a) - ts_ratio_of (b);
  double half = error > 0.0 ? ts_student_quantile (0.5 + TS_INTERVAL_LEVEL / 2.0, freedom) * error : 0.0;
  double most = kind == TS_RATIO_PROPORTION ? 1.0 : INFINITY;
  return (TsDifference){.estimate = {.mean = difference,
                                     .low = CLAMP (difference - half, -most, most),
                                     .high = CLAMP (difference + half, -most, most),
                                     .n = n},
                        .p = error > 0.0 ? ts_student_p (difference / error, freedom)
                                         : p_without_variance (a, b, difference, kind)};
}

/* Without a second replication that holds data there is a difference and no evidence. */
static TsDifference without_evidence (TsSample a, TsSample b)
{
  return (TsDifference){.estimate = ts_single_estimate (ts_ratio_of (a) - ts_ratio_of (b)), .p = 1.0};
}

static const TsDifference no_data = {.p = 1.0};

TsDifference ts_test_paired (const TsSample *a, const TsSample *b, size_t n, TsRatioKind kind)
{
  TsSample total_a = ts_ratio_total (a, n);
  TsSample total_b = ts_ratio_total (b, n);
  if (total_a.denominator == 0.0 || total_b.denominator == 0.0)
    return no_data;
  g_autofree double *without = g_new0 (double, n);
  if (n == 1 || !ts_ratio_add_without (without, a, total_a, n, 1.0) ||
      !ts_ratio_add_without (without, b, total_b, n, -1.0))
    return without_evidence (total_a, total_b);
  return judge (total_a, total_b, ts_jackknife_error (without, n), (double)n - 1.0, n, kind);
}

/* The jackknife variance of one side; false without evidence. */
static bool variance_of (const TsSample *samples, size_t n, TsSample total, double *variance)
{
  g_autofree double *without = g_new0 (double, n);
  if (n == 1 || !ts_ratio_add_without (without, samples, total, n, 1.0))
    return false;
  double error = ts_jackknife_error (without, n);
  *variance = error * error;
  return true;
}

/* Satterthwaite's degrees of freedom, from shares, so that nothing underflows. */
static double welch_freedom (double variance_a, size_t n_a, double variance_b, size_t n_b)
{
  double share = variance_a / (variance_a + variance_b);
  double rest = 1.0 - share;
  return 1.0 / (share * share / ((double)n_a - 1.0) + rest * rest / ((double)n_b - 1.0));
}

TsDifference ts_test_unpaired (const TsSample *a, size_t n_a, const TsSample *b, size_t n_b, TsRatioKind kind)
{
  TsSample total_a = ts_ratio_total (a, n_a);
  TsSample total_b = ts_ratio_total (b, n_b);
  double variance_a, variance_b;
  if (total_a.denominator == 0.0 || total_b.denominator == 0.0)
    return no_data;
  if (!variance_of (a, n_a, total_a, &variance_a) || !variance_of (b, n_b, total_b, &variance_b))
    return without_evidence (total_a, total_b);
  double error = sqrt (variance_a + variance_b);
  double freedom = error > 0.0 ? MAX (welch_freedom (variance_a, n_a, variance_b, n_b), 1.0) : 1.0;
  return judge (total_a, total_b, error, freedom, MIN (n_a, n_b), kind);
}

static int by_value (const void *a, const void *b)
{
  double x = **(double *const *)a;
  double y = **(double *const *)b;
  return (x > y) - (x < y);
}

void ts_holm (double *p, size_t n)
{
  g_autofree double **order = g_new (double *, n);
  for (size_t i = 0; i < n; i++)
    order[i] = &p[i];
  if (n > 1)
    qsort (order, n, sizeof *order, by_value);
  double least = 0.0;
  for (size_t i = 0; i < n; i++) {
    least = MAX (least, MIN (*order[i] * (double)(n - i), 1.0));
    *order[i] = least;
  }
}

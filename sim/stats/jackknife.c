/* The jackknife over replications. */
#include "jackknife.h"

#include <math.h>

TsEstimate ts_single_estimate (double value)
{
  return (TsEstimate){.mean = value, .low = value, .high = value, .n = 1};
}

/* The pseudo-values J(i) = n R - (n-1) R(-i) differ from their mean by n - 1 times what
 * R(-i) differs from its own, so the variance of their mean is (n-1)/n times the sum of
 * squares of the latter. Taken relative to the first, so that equal values give 0. */
double ts_jackknife_error (const double *without, size_t n)
{
  g_assert (n > 1);
  double count = (double)n;
  double mean = 0.0;
  for (size_t i = 0; i < n; i++)
    mean += (without[i] - without[0]) / count;
  double squares = 0.0;
  for (size_t i = 0; i < n; i++) {
    double deviation = without[i] - without[0] - mean;
    squares += deviation * deviation;
  }
  return sqrt ((count - 1.0) / count * squares);
}

TsEstimate ts_jackknife (double pooled, const double *without, size_t n, double level)
{
  double error = ts_jackknife_error (without, n);
  double half = error > 0.0 ? ts_student_quantile (0.5 + level / 2.0, (double)n - 1.0) * error : 0.0;
  return (TsEstimate){.mean = pooled, .low = pooled - half, .high = pooled + half, .n = n};
}

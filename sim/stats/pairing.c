/* What common random numbers bring, and how sure a choice is. */
#include <math.h>

#include "jackknife.h"
#include "ratios.h"

/* False when there are no leave-one-out ratios. */
static bool add_without (double *without, const TsSample *samples, size_t n, double sign)
{
  TsSample total = ts_ratio_total (samples, n);
  return n > 1 && total.denominator != 0.0 && ts_ratio_add_without (without, samples, total, n, sign);
}

TsPairing ts_pairing (const TsSample *a, const TsSample *b, size_t n)
{
  TsPairing pairing = {0};
  g_autofree double *first = g_new0 (double, n);
  g_autofree double *second = g_new0 (double, n);
  g_autofree double *difference = g_new0 (double, n);
  if (!add_without (first, a, n, 1.0) || !add_without (second, b, n, 1.0))
    return pairing;
  for (size_t i = 0; i < n; i++)
    difference[i] = first[i] - second[i];
  double error_a = ts_jackknife_error (first, n), error_b = ts_jackknife_error (second, n);
  double paired = ts_jackknife_error (difference, n);
  if (error_a == 0.0 || error_b == 0.0)
    return pairing;
  double independent = error_a * error_a + error_b * error_b;
  pairing.is_known = true;
  pairing.correlation = CLAMP ((independent - paired * paired) / (2.0 * error_a * error_b), -1.0, 1.0);
  pairing.reduction = paired > 0.0 ? independent / (paired * paired) : 0.0;
  return pairing;
}

double ts_difference_error (const TsSample *a, const TsSample *b, size_t n)
{
  g_autofree double *difference = g_new0 (double, n);
  if (!add_without (difference, a, n, 1.0) || !add_without (difference, b, n, -1.0))
    return 0.0;
  return ts_jackknife_error (difference, n);
}

double ts_correct_selection (const double *differences, const double *errors, size_t n_others, size_t n,
                             double indifference)
{
  double wrong = 0.0;
  g_assert (n > 1);
  for (size_t i = 0; i < n_others; i++) {
    double distance = differences[i] + indifference;
    if (errors[i] > 0.0)
      wrong += ts_student_p (distance / errors[i], (double)n - 1.0) / 2.0;
    else if (distance <= 0.0)
      wrong += 0.5;
  }
  return MAX (1.0 - wrong, 0.0);
}

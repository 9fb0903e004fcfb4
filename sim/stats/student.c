/* Quantiles of Student's t. With x = v / (v + t^2) and y = 1 - x, both tails
 * together hold I_x(v/2, 1/2), the middle holds I_y(1/2, v/2), and the density is
 * x^(v/2) y^(1/2) / B(v/2, 1/2) / t. */
#include <math.h>

#include "beta.h"
#include "tenantsim/stats.h"

/* t > 0 beyond which `tail` <= 1/4 lies. Newton's method on ln(tail) as a function of
 * ln t, which is concave and falling: it converges from everywhere. */
static double from_tail (double tail, double freedom)
{
  double t = -ts_normal_quantile (tail);
  for (int i = 0; i < 100; i++) {
    double x = freedom / (freedom + t * t);
    double y = t * t / (freedom + t * t);
    double beyond = ts_beta_share (freedom / 2.0, 0.5, x, y) / 2.0;
    double step = ts_log (beyond / tail) * beyond / ts_beta_power (freedom / 2.0, 0.5, x, y);
    t *= ts_exp (step);
    if (fabs (step) < 1e-14)
      break;
  }
  return t;
}

/* t > 0 such that `middle` < 1/2 lies between -t and t. Newton's method on a concave,
 * rising function, from below: the normal distribution has the shorter tails. */
static double from_middle (double middle, double freedom)
{
  double t = ts_normal_quantile (0.5 + middle / 2.0);
  for (int i = 0; i < 100; i++) {
    double x = freedom / (freedom + t * t);
    double y = t * t / (freedom + t * t);
    double within = ts_beta_share (0.5, freedom / 2.0, y, x);
    double step = (middle - within) / (2.0 * ts_beta_power (0.5, freedom / 2.0, y, x));
    t += t * step;
    if (fabs (step) < 1e-14)
      break;
  }
  return t;
}

double ts_student_quantile (double p, double freedom)
{
  g_assert (p > 0.0 && p < 1.0 && freedom >= 1.0);
  if (p == 0.5)
    return 0.0;
  double tail = MIN (p, 1.0 - p);
  double t = tail <= 0.25 ? from_tail (tail, freedom) : from_middle (fabs (2.0 * p - 1.0), freedom);
  return p > 0.5 ? t : -t;
}

/* The incomplete beta function: a continued fraction and a power, both computed without
 * cancellation. */
#include "beta.h"

#include <math.h>

#include "tenantsim/stats.h"

#define TWO_PI 6.283185307179586476925
#define LEAST_EXPONENT (-700.0) /* of ts_exp() */
#define TINY 1e-300

/* What Stirling's formula lacks: ln Gamma(z) = (z - 1/2) ln z - z + ln(2 pi)/2 + this.
 * The series holds for large z; smaller ones are brought there by Gamma(z+1) = z Gamma(z). */
static double stirling_error (double z)
{
  double error = 0.0;
  while (z < 12.0) {
    error += (z + 0.5) * ts_log ((z + 1.0) / z) - 1.0;
    z += 1.0;
  }
  static const double bernoulli[] = {1.0 / 12.0,   -1.0 / 360.0,      1.0 / 1260.0, -1.0 / 1680.0,
                                     1.0 / 1188.0, -691.0 / 360360.0, 1.0 / 156.0};
  double square = z * z;
  double series = 0.0;
  for (size_t i = G_N_ELEMENTS (bernoulli); i > 0; i--)
    series = series / square + bernoulli[i - 1];
  return error + series / z;
}

/* u - ln(ratio) where ratio = 1 + u; by a series where that would cancel. */
static double deviance (double u, double ratio)
{
  if (fabs (u) >= 0.1)
    return u - ts_log (ratio);
  double v = u / (2.0 + u);
  double power = v;
  double sum = u * v;
  for (int k = 3; k < 40; k += 2) {
    power *= v * v;
    sum -= 2.0 * power / k;
  }
  return sum;
}

/* Loader, "Fast and accurate computation of binomial probabilities" (2000). */
double ts_beta_power (double a, double b, double x, double y)
{
  double n = a + b;
  double surplus = b * x - a * y;
  double exponent = stirling_error (n) - stirling_error (a) - stirling_error (b);
  exponent -= a * deviance (surplus / a, x * n / a) + b * deviance (-surplus / b, y * n / b);
  if (exponent < LEAST_EXPONENT)
    return 0.0;
  return sqrt (a / n * b / TWO_PI) * ts_exp (exponent);
}

/* The part of the continued fraction that comes after m others: top / (bottom + ...).
 * DiDonato and Morris, ACM Transactions on Mathematical Software 18 (1992), equation 9;
 * all terms are formed without cancellation, however large a and b are. */
typedef struct {
  double top;
  double bottom;
} Term;

static Term term (double a, double b, double x, double y, double m)
{
  double odd = a + 2.0 * m - 1.0;
  double top = (a + m - 1.0) / odd * m * (b - m) / odd * (a + b + m - 1.0) * x * x;
  double bottom = m + (a + m) * (a * y - b * x + 1.0 + m * (2.0 - x)) / (a + 2.0 * m + 1.0);
  if (m > 0.0)
    bottom += m * (b - m) * x / odd;
  return (Term){top, bottom};
}

static double away_from_zero (double value)
{
  return fabs (value) < TINY ? TINY : value;
}

/* The modified method of Lentz. It takes O(sqrt(max(a, b))) steps where
 * x < (a + 1) / (a + b + 2). */
static double continued_fraction (double a, double b, double x, double y)
{
  double value = away_from_zero (term (a, b, x, y, 0.0).bottom);
  double c = value;
  double d = 0.0;
  const double steps = 200.0 + 10.0 * sqrt (MAX (a, b));
  for (uint32_t m = 1; m < steps; m++) {
    Term next = term (a, b, x, y, m);
    d = 1.0 / away_from_zero (next.bottom + next.top * d);
    c = away_from_zero (next.bottom + next.top / c);
    value *= c * d;
    if (fabs (c * d - 1.0) < 1e-15)
      return value;
  }
  g_error ("the incomplete beta function of a = %g, b = %g, x = %g does not converge", a, b, x);
}

double ts_beta_share (double a, double b, double x, double y)
{
  if (x <= 0.0)
    return 0.0;
  if (y <= 0.0)
    return 1.0;
  double power = ts_beta_power (a, b, x, y);
  if (x < (a + 1.0) / (a + b + 2.0))
    return power / continued_fraction (a, b, x, y);
  return 1.0 - power / continued_fraction (b, a, y, x);
}

double ts_incomplete_beta (double a, double b, double x)
{
  g_assert (a > 0.0 && b > 0.0 && x >= 0.0 && x <= 1.0);
  return ts_beta_share (a, b, x, 1.0 - x);
}

/* Newton's method, kept between bounds that close in on the root. */
double ts_beta_quantile (double p, double a, double b)
{
  g_assert (p > 0.0 && p < 1.0 && a >= 1.0 && b >= 1.0);
  double low = 0.0;
  double high = 1.0;
  double x = a / (a + b);
  for (int i = 0; i < 1000; i++) {
    double surplus = ts_beta_share (a, b, x, 1.0 - x) - p;
    if (surplus > 0.0)
      high = x;
    else
      low = x;
    double density = ts_beta_power (a, b, x, 1.0 - x) / (x * (1.0 - x));
    double next = density > 0.0 ? x - surplus / density : -1.0;
    if (fabs (next - x) <= 4e-16 * x)
      return next;
    x = next > low && next < high ? next : low + (high - low) / 2.0;
  }
  return x;
}

/* mathematics.h - elementary functions for those who ask for them at every draw */
#ifndef TENANTSIM_ENGINE_MATHEMATICS_H
#define TENANTSIM_ENGINE_MATHEMATICS_H

#include <string.h>

#include "tenantsim/engine.h"

#define TS_LN2_HIGH 6.93147180369123816490e-01
#define TS_LN2_LOW 1.90821492927058770002e-10
#define TS_ONE_BY_LN2 1.44269504088896338700e+00

/* 2^(j / 64) for j = 0 .. 63. */
#define TS_PARTS_OF_TWO_BITS 6
#define TS_PARTS_OF_TWO (1 << TS_PARTS_OF_TWO_BITS)
extern const double ts_power_of_two[TS_PARTS_OF_TWO];

static inline uint64_t ts_bits_of (double x)
{
  uint64_t bits;
  memcpy (&bits, &x, sizeof bits);
  return bits;
}

static inline double ts_double_of (uint64_t bits)
{
  double x;
  memcpy (&x, &bits, sizeof x);
  return x;
}

/* ts_exp() without a look at its limits. With 1.5 * 2^52 added, a small number is rounded to a whole one, which
 * stands in the lowest bits; what is left, r, is at most ln 2 / 128. */
static inline double ts_exp_within (double x)
{
  const double rounder = 0x1.8p52;
  double rounded = x * (TS_ONE_BY_LN2 * TS_PARTS_OF_TWO) + rounder;
  int64_t k = (int32_t)(uint32_t)ts_bits_of (rounded);
  double parts = rounded - rounder;
  double r = x - parts * (TS_LN2_HIGH / TS_PARTS_OF_TWO) - parts * (TS_LN2_LOW / TS_PARTS_OF_TWO);
  double square = r * r;
  double high = 1.0 / 6.0 + r * (1.0 / 24.0) + square * (1.0 / 120.0);
  double part = ts_power_of_two[k & (TS_PARTS_OF_TWO - 1)];
  double y = part + part * (r + square * (0.5 + r * high));
  return y * ts_double_of ((uint64_t)((k >> TS_PARTS_OF_TWO_BITS) + 1023) << 52);
}

/* median * e^(sigma z), where the exponent is from -100 to 100. The relative error is below
 * 1e-15 and 2.3e-16 times the exponent: ts_exp_within() is more exact, in steps more of which wait for each other. */
static inline double ts_lognormal_within (double median, double sigma, double z)
{
  const double rounder = 0x1.8p52;
  const double a = (TS_LN2_HIGH + TS_LN2_LOW) / TS_PARTS_OF_TWO;
  double parts = sigma * (TS_ONE_BY_LN2 * TS_PARTS_OF_TWO) * z;
  double rounded = parts + rounder;
  int64_t k = (int32_t)(uint32_t)ts_bits_of (rounded);
  double f = parts - (rounded - rounder);
  double base = ts_power_of_two[k & (TS_PARTS_OF_TWO - 1)] * median *
                ts_double_of ((uint64_t)((k >> TS_PARTS_OF_TWO_BITS) + 1023) << 52);
  double square = f * f;
  double low = a + f * (a * a / 2.0);
  double high = a * a * a / 6.0 + f * (a * a * a * a / 24.0) + square * (a * a * a * a * a / 120.0);
  return base + base * (f * (low + square * high));
}

#endif

/* Portable elementary functions: the same bits from every compiler and C library.
 * Logarithm and exponential use the argument reductions and minimax polynomials
 * published with FDLIBM, whose notice reads:
 *
 * Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved.
 * Developed at SunPro, a Sun Microsystems, Inc. business.
 * Permission to use, copy, modify, and distribute this software is freely granted,
 * provided that this notice is preserved. */
#include <float.h>
#include <string.h>

#include "tenantsim/engine.h"

#define LN2_HIGH 6.93147180369123816490e-01
#define LN2_LOW 1.90821492927058770002e-10
#define ONE_BY_LN2 1.44269504088896338700e+00

static uint64_t bits_of (double x)
{
  uint64_t bits;
  memcpy (&bits, &x, sizeof bits);
  return bits;
}

static double from_bits (uint64_t bits)
{
  double x;
  memcpy (&x, &bits, sizeof x);
  return x;
}

/* log (1 + f) for 1 + f between sqrt(1/2) and sqrt(2), added to k ln 2. */
static double log_reduced (double f, double k)
{
  double half_square = 0.5 * f * f;
  double s = f / (2.0 + f);
  double z = s * s;
  double w = z * z;
  double even = w * (3.999999999940941908e-01 + w * (2.222219843214978396e-01 + w * 1.531383769920937332e-01));
  double odd = z * (6.666666666666735130e-01 +
                    w * (2.857142874366239149e-01 + w * (1.818357216161805012e-01 + w * 1.479819860511658591e-01)));
  return s * (half_square + (odd + even)) + k * LN2_LOW - half_square + f + k * LN2_HIGH;
}

double ts_log (double x)
{
  const uint64_t sqrt_half = UINT64_C (0x3fe6a09e00000000);
  const uint64_t one = UINT64_C (0x3ff0000000000000);
  g_assert (x > 0.0 && x <= DBL_MAX);
  double k = 0.0;
  if (bits_of (x) < UINT64_C (0x0010000000000000)) { /* subnormal */
    k = -54.0;
    x *= 0x1p54;
  }
  uint64_t bits = bits_of (x) + (one - sqrt_half);
  k += (double)((int)(bits >> 52) - 1023);
  x = from_bits ((bits & UINT64_C (0x000fffffffffffff)) + sqrt_half);
  return log_reduced (x - 1.0, k);
}

double ts_exp (double x)
{
  g_assert (x >= -700.0 && x <= 700.0);
  int k = (int)(ONE_BY_LN2 * x + (x < 0.0 ? -0.5 : 0.5));
  double high = x - (double)k * LN2_HIGH;
  double low = (double)k * LN2_LOW;
  double r = high - low;
  double square = r * r;
  double c =
    r - square * (1.66666666666666019037e-01 +
                  square * (-2.77777777770155933842e-03 +
                            square * (6.61375632143793436117e-05 +
                                      square * (-1.65339022054652515390e-06 + square * 4.13813679705723846039e-08))));
  double y = 1.0 + (r * c / (2.0 - c) - low + high);
  return y * from_bits ((uint64_t)(k + 1023) << 52);
}

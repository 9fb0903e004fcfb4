/* Comparing doubles: cmocka's assert_float_equal compares single precision. */
#ifndef TENANTSIM_TESTS_NEARBY_H
#define TENANTSIM_TESTS_NEARBY_H

#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "tenantsim/stats.h"

static inline void assert_near (double found, double expected, double tolerance)
{
  if (!(fabs (found - expected) <= tolerance))
    fail_msg ("%.17g is not within %g of %.17g", found, tolerance, expected);
}

static inline void assert_relatively_near (double found, double expected, double tolerance)
{
  assert_near (found, expected, tolerance * fabs (expected));
}

/* A uniform number for a seed, by keyed draws. */
static inline double uniform_of (uint64_t seed, uint32_t number)
{
  return ts_uniform (ts_draw ((TsDrawKey){.seed = seed}, 0, number, 0, 0).first);
}

#endif

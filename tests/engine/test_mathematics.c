/* The portable elementary functions: as exact as the C library's, and the same bits
 * from every compiler. */
#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <string.h>

#include "../../sim/engine/quantile_tables.h"
#include "tenantsim/engine.h"

static uint64_t random_bits (uint32_t k)
{
  return ts_draw ((TsDrawKey){.seed = 33}, 0, k, 0, 0).first;
}

static void assert_relative_error_below (double value, long double exact, double limit)
{
  long double error = exact == 0.0L ? fabsl ((long double)value) : fabsl (((long double)value - exact) / exact);
  if (error >= (long double)limit)
    fail_msg ("%.17g is off by %Lg", value, error);
}

static void the_logarithm_is_exact_to_1e_15 (void **state)
{
  (void)state;
  for (uint32_t i = 0; i < 200000; i++) {
    uint64_t bits = random_bits (i) >> 2; /* every positive double, subnormal to 1.5 */
    double anywhere, near_one = 1.0 + (ts_uniform (random_bits (i)) - 0.5) * 1e-2;
    memcpy (&anywhere, &bits, sizeof anywhere);
    if (anywhere > 0.0)
      assert_relative_error_below (ts_log (anywhere), logl ((long double)anywhere), 1e-15);
    assert_relative_error_below (ts_log (near_one), logl ((long double)near_one), 1e-15);
  }
  assert_relative_error_below (ts_log (0x1.fffffffffffffp1023), logl (0x1.fffffffffffffp1023L), 1e-15);
  assert_relative_error_below (ts_log (0x1p-1074), logl (0x1p-1074L), 1e-15);
  assert_true (ts_log (1.0) == 0.0);
}

static void the_exponential_is_exact_to_1e_15 (void **state)
{
  (void)state;
  for (uint32_t i = 0; i < 200000; i++) {
    double wide = (ts_uniform (random_bits (i)) - 0.5) * 1400.0, narrow = wide * 1e-6;
    assert_relative_error_below (ts_exp (wide), expl ((long double)wide), 1e-15);
    assert_relative_error_below (ts_exp (narrow), expl ((long double)narrow), 1e-15);
  }
  assert_true (ts_exp (0.0) == 1.0);
  assert_relative_error_below (ts_exp (700.0), expl (700.0L), 1e-15);
  assert_relative_error_below (ts_exp (-700.0), expl (-700.0L), 1e-15);
}

/* Sigma and the exponent are rounded before the exponent is reduced, so the error grows with it. */
static void the_lognormal_is_exact_to_the_exponent_it_has (void **state)
{
  (void)state;
  for (uint32_t i = 0; i < 200000; i++) {
    double sigma = ts_uniform (random_bits (i)) * 10.0, z = (ts_uniform (random_bits (i + 200000)) - 0.5) * 20.0;
    long double expected = 6e10L * expl ((long double)sigma * (long double)z);
    assert_relative_error_below (ts_lognormal_within (6e10, sigma, z), expected, 1e-15 + 2.3e-16 * fabs (sigma * z));
  }
  assert_true (ts_lognormal_within (6e10, 0.0, 3.0) == 6e10);
  assert_true (ts_lognormal_within (6e10, 1.0, 0.0) == 6e10);
}

/* To 20 digits, by Newton's method in arithmetic of 60 digits on the double nearest to p;
 * to 15 digits they are the quantiles printed in tables. */
static void the_normal_quantile_gives_the_published_values (void **state)
{
  (void)state;
  static const struct {
    double p;
    long double z;
  } table[] = {{1e-300, -37.047096299361199237L}, {1e-100, -21.273453560965324294L}, {1e-10, -6.3613409024040561991L},
               {0.001, -3.0902323061678135354L},  {0.025, -1.9599639845400542118L},  {0.75, 0.6744897501960817432L},
               {0.90, 1.2815515655446005935L},    {0.95, 1.6448536269514722843L},    {0.975, 1.9599639845400538556L},
               {0.99, 2.3263478740408407676L},    {0.995, 2.5758293035489004539L},   {0.999, 3.0902323061678132778L}};
  for (size_t i = 0; i < G_N_ELEMENTS (table); i++)
    assert_relative_error_below (ts_normal_quantile (table[i].p), table[i].z, 1e-15);
  assert_true (ts_normal_quantile (0.5) == 0.0);
}

static void the_normal_quantile_is_odd_about_a_half (void **state)
{
  (void)state;
  for (uint32_t i = 0; i < 10000; i++) {
    double u = ts_uniform (random_bits (i)); /* 1 - u is exact */
    assert_true (ts_normal_quantile (1.0 - u) == -ts_normal_quantile (u));
  }
}

/* The distribution function (by erfc) takes the quantile back to its probability. */
static void the_normal_quantile_is_the_inverse_of_the_distribution (void **state)
{
  (void)state;
  for (int exponent = -300; exponent < 0; exponent++) {
    double p = pow (10.0, exponent) * 0.4;
    long double back = 0.5L * erfcl (-(long double)ts_normal_quantile (p) / sqrtl (2.0L));
    /* d ln p / d z = z: the error of z shows multiplied by z, up to 37 here */
    assert_relative_error_below ((double)(back / (long double)p), 1.0L, 1e-12);
  }
}

static void assert_bits (double value, uint64_t expected)
{
  uint64_t bits;
  memcpy (&bits, &value, sizeof bits);
  if (bits != expected)
    fail_msg ("%.17g is 0x%016" G_GINT64_MODIFIER "x, not 0x%016" G_GINT64_MODIFIER "x", value, bits, expected);
}

static void another_compiler_gives_the_same_bits (void **state)
{
  (void)state;
  uint64_t hash = 0;
  for (uint32_t i = 0; i < 10000; i++) {
    double u = ts_uniform (random_bits (i));
    double values[] = {ts_log (u), ts_exp (u * 1400.0 - 700.0), ts_normal_quantile (u),
                       ts_normal_from_bits (ts_normal_table (), random_bits (i)),
                       ts_lognormal_within (6e10, 1.0, u * 200.0 - 100.0),
                       ts_exponential_from_bits (ts_exponential_table (), random_bits (i))};
    for (size_t v = 0; v < G_N_ELEMENTS (values); v++) {
      uint64_t bits;
      memcpy (&bits, &values[v], sizeof bits);
      hash = ts_hash_combine (hash, bits);
    }
  }
  assert_bits (ts_log (2.0), UINT64_C (0x3fe62e42fefa39ef));
  assert_bits (ts_exp (1.0), UINT64_C (0x4005bf0a8b145769));
  if (hash != UINT64_C (0x61b6eaa0951e067f))
    fail_msg ("60,000 values hash to 0x%016" G_GINT64_MODIFIER "x", hash);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (the_logarithm_is_exact_to_1e_15),
    cmocka_unit_test (the_exponential_is_exact_to_1e_15),
    cmocka_unit_test (the_lognormal_is_exact_to_the_exponent_it_has),
    cmocka_unit_test (the_normal_quantile_gives_the_published_values),
    cmocka_unit_test (the_normal_quantile_is_odd_about_a_half),
    cmocka_unit_test (the_normal_quantile_is_the_inverse_of_the_distribution),
    cmocka_unit_test (another_compiler_gives_the_same_bits),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

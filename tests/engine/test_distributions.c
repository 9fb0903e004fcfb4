/* Distributions have the moments and quantiles they were asked for, and follow their
 * bits monotonically, so that common random numbers stay in step. */
#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdlib.h>

#include "../../sim/engine/quantile_tables.h"
#include "tenantsim/engine.h"

enum { SAMPLES = 100000 };

static uint64_t bits (uint32_t k)
{
  return ts_draw ((TsDrawKey){.seed = 21}, 0, k, 0, 0).first;
}

static int by_size (const void *a, const void *b)
{
  TsDuration left = *(const TsDuration *)a, right = *(const TsDuration *)b;
  return (left > right) - (left < right);
}

/* SAMPLES samples in ascending order. Free with g_free(). */
static TsDuration *sorted_samples (const TsDistribution *distribution)
{
  TsDuration *samples = g_new (TsDuration, SAMPLES);
  for (uint32_t i = 0; i < SAMPLES; i++)
    samples[i] = ts_distribution_sample (distribution, bits (i));
  qsort (samples, SAMPLES, sizeof *samples, by_size);
  return samples;
}

static void assert_near (double value, double expected, double tolerance)
{
  if (fabs (value - expected) > tolerance * fabs (expected))
    fail_msg ("%.9g is not within %g of %.9g", value, tolerance, expected);
}

static double mean_of (const TsDuration *samples)
{
  double sum = 0.0;
  for (int i = 0; i < SAMPLES; i++)
    sum += (double)samples[i];
  return sum / SAMPLES;
}

static void assert_mean_and_median (TsDistribution distribution, double mean, double median)
{
  TsDuration *samples = sorted_samples (&distribution);
  assert_near (ts_distribution_mean (&distribution), mean, 1e-9);
  assert_near (mean_of (samples), mean, 0.02);
  assert_near ((double)samples[SAMPLES / 2], median, 0.02);
  assert_true (samples[0] >= 0);
  g_free (samples);
}

static void samples_have_the_mean_and_the_median_asked_for (void **state)
{
  (void)state;
  double minute = (double)TS_MINUTE;
  assert_mean_and_median (ts_constant (TS_MINUTE), minute, minute);
  assert_mean_and_median (ts_exponential (TS_MINUTE), minute, minute * log (2.0));
  assert_mean_and_median (ts_uniform_between (TS_MINUTE, 3 * TS_MINUTE), 2 * minute, 2 * minute);
  assert_mean_and_median (ts_lognormal_mean (11 * TS_MINUTE, 15 * TS_MINUTE), 15 * minute, 11 * minute);
}

static void a_lognormal_has_the_quantile_it_was_made_from (void **state)
{
  (void)state;
  TsDistribution distribution = ts_lognormal_quantile (5 * TS_SECOND, 0.95, 15 * TS_SECOND);
  TsDuration *samples = sorted_samples (&distribution);
  assert_near ((double)samples[SAMPLES / 2], 5e9, 0.02);
  assert_near ((double)samples[SAMPLES / 20 * 19], 15e9, 0.02);
  g_free (samples);
}

static void an_exponential_has_the_variance_of_its_mean_squared (void **state)
{
  (void)state;
  TsDistribution distribution = ts_exponential (TS_HOUR);
  double sum = 0.0, squares = 0.0;
  for (uint32_t i = 0; i < SAMPLES; i++) {
    double hours = (double)ts_distribution_sample (&distribution, bits (i)) / (double)TS_HOUR;
    sum += hours;
    squares += hours * hours;
  }
  assert_near (squares / SAMPLES - (sum / SAMPLES) * (sum / SAMPLES), 1.0, 0.03);
}

static void each_empirical_value_comes_equally_often (void **state)
{
  (void)state;
  static const TsDuration values[] = {1, 2, 2, 1000};
  TsDistribution distribution = ts_empirical (values, G_N_ELEMENTS (values));
  TsDuration *samples = sorted_samples (&distribution);
  assert_near (ts_distribution_mean (&distribution), 251.25, 1e-12);
  assert_int_equal (samples[SAMPLES / 4 - 1000], 1);
  assert_int_equal (samples[SAMPLES / 4 + 1000], 2);
  assert_int_equal (samples[SAMPLES / 4 * 3 + 1000], 1000);
  g_free (samples);
}

static void larger_bits_never_give_a_smaller_sample (void **state)
{
  (void)state;
  static const TsDuration values[] = {1, 5, 9};
  TsDistribution all[] = {ts_constant (7), ts_exponential (TS_HOUR), ts_uniform_between (0, TS_HOUR),
                          ts_lognormal_mean (TS_MINUTE, TS_HOUR), ts_empirical (values, 3)};
  for (size_t d = 0; d < G_N_ELEMENTS (all); d++) {
    TsDuration last = 0;
    for (uint64_t i = 0; i < 4096; i++) {
      TsDuration sample = ts_distribution_sample (&all[d], i << 52 | i);
      assert_true (sample >= last);
      last = sample;
    }
  }
}

/* All over the octaves of both tails. */
static void the_table_of_normal_quantiles_is_exact_to_1e_11 (void **state)
{
  (void)state;
  const TsPiece *table = ts_normal_table ();
  for (uint32_t i = 0; i < 300000; i++) {
    uint64_t cell = bits (i) >> i % 52;
    uint64_t both[] = {cell, ~cell};
    for (size_t side = 0; side < 2; side++) {
      double exact = ts_normal_quantile (ts_uniform (both[side]));
      double value = ts_normal_from_bits (table, both[side]);
      assert_true (fabs (value - exact) <= 1e-11 * fabs (exact) + 1e-14);
    }
  }
  assert_near (ts_normal_from_bits (table, 0), ts_normal_quantile (0x1p-53), 1e-11);
  assert_near (ts_normal_from_bits (table, UINT64_MAX), ts_normal_quantile (1.0 - 0x1p-53), 1e-11);
}

static void the_table_of_exponential_quantiles_is_exact_to_1e_13 (void **state)
{
  (void)state;
  const TsPiece *table = ts_exponential_table ();
  for (uint32_t i = 0; i < 300000; i++) {
    uint64_t cell = bits (i) >> i % 52;
    uint64_t both[] = {cell, ~cell};
    for (size_t side = 0; side < 2; side++) {
      double exact = -log1p (-ts_uniform (both[side]));
      assert_true (fabs (ts_exponential_from_bits (table, both[side]) - exact) <= 1e-13 * fmax (exact, 1.0));
    }
  }
}

/* Where two of its pieces meet. */
static void the_table_of_normal_quantiles_has_no_jumps (void **state)
{
  (void)state;
  const TsPiece *table = ts_normal_table ();
  for (unsigned octave = 30; octave < 52; octave++)
    for (uint64_t part = 32; part <= 64; part++) {
      uint64_t cell = (part << octave) >> 6;
      double before = ts_normal_from_bits (table, (cell - 1) << 12), after = ts_normal_from_bits (table, cell << 12);
      assert_true (after - before >= -1e-15 * fabs (before));
      assert_true (after - before < 0x1p-20);
    }
}

/* Where the quantile and the logarithm change their formula, and in the middle. */
static void neighbouring_bits_never_give_a_smaller_sample (void **state)
{
  (void)state;
  static const double places[] = {0.0749999,        0.075, 0.25, 0.3125, 0.5, 0.625, 0.925, 0.29289321881345243,
                                  0.646446609406726};
  TsDistribution all[] = {ts_exponential (TS_HOUR), ts_uniform_between (0, TS_HOUR),
                          ts_lognormal_mean (TS_MINUTE, TS_HOUR)};
  for (size_t d = 0; d < G_N_ELEMENTS (all); d++)
    for (size_t p = 0; p < G_N_ELEMENTS (places); p++) {
      uint64_t cell = (uint64_t)(places[p] * 0x1p52) - 500;
      TsDuration last = 0;
      for (uint64_t i = 0; i < 1000; i++) {
        TsDuration sample = ts_distribution_sample (&all[d], (cell + i) << 12);
        assert_true (sample >= last);
        last = sample;
      }
    }
}

static void a_quantile_asked_for_is_the_sample_of_its_probability (void **state)
{
  (void)state;
  uint64_t p50 = (uint64_t)(0.50 * 0x1p52) << 12, p95 = (uint64_t)(0.95 * 0x1p52) << 12;
  TsDistribution read = ts_lognormal_quantile (2 * TS_MINUTE, 0.95, 10 * TS_MINUTE);
  assert_near ((double)ts_distribution_sample (&read, p50), 120e9, 1e-10);
  assert_near ((double)ts_distribution_sample (&read, p95), 600e9, 1e-10);
  TsDistribution gap = ts_exponential (TS_HOUR);
  assert_near ((double)ts_distribution_sample (&gap, p50), 3600e9 * log (2.0), 1e-10);
  assert_near ((double)ts_distribution_sample (&gap, p95), 3600e9 * log (20.0), 1e-10);
}

static void samples_are_rounded_to_the_nearest_nanosecond (void **state)
{
  (void)state;
  const TsDuration half_ulp = (INT64_C (1) << 52) + 1; /* adding 0.5 to this gives the next but one */
  TsDistribution constant = ts_constant (half_ulp);
  assert_int_equal (ts_distribution_sample (&constant, 0), half_ulp);
  const TsDuration longer = (INT64_C (1) << 53) + 1; /* no double is equal to this */
  TsDistribution empirical = ts_empirical (&longer, 1);
  assert_int_equal (ts_distribution_sample (&empirical, 0), longer);
  TsDistribution less_than_half = {.kind = TS_DISTRIBUTION_CONSTANT, .first = 0x1.fffffffffffffp-2};
  assert_int_equal (ts_distribution_sample (&less_than_half, 0), 0);
  TsDistribution down = {.kind = TS_DISTRIBUTION_CONSTANT, .first = 2.5};
  assert_int_equal (ts_distribution_sample (&down, 0), 2);
  TsDistribution up = {.kind = TS_DISTRIBUTION_CONSTANT, .first = 3.5};
  assert_int_equal (ts_distribution_sample (&up, 0), 4);
  const double largest_fraction = 0x1.fffffffffffffp51;
  TsDistribution fraction = {.kind = TS_DISTRIBUTION_CONSTANT, .first = largest_fraction};
  assert_int_equal (ts_distribution_sample (&fraction, 0), INT64_C (1) << 52);
}

/* A second quantile close to the median makes sigma so large that e^(sigma z) leaves every range. */
static void the_widest_lognormal_goes_from_0_to_the_longest (void **state)
{
  (void)state;
  TsDistribution wide = ts_lognormal_quantile (TS_SECOND, 0.5001, 2 * TS_SECOND);
  assert_int_equal (ts_distribution_sample (&wide, 0), 0);
  TsDuration longest = ts_distribution_sample (&wide, UINT64_MAX);
  assert_true (longest > 10 * 365 * TS_DAY && longest < TS_TIME_NEVER / 4);
  TsDuration last = 0;
  for (uint64_t i = 0; i < 4096; i++) {
    TsDuration sample = ts_distribution_sample (&wide, i << 52);
    assert_true (sample >= last);
    last = sample;
  }
}

static void a_sample_is_never_negative (void **state)
{
  (void)state;
  static const TsDuration values[] = {-5, 5};
  TsDistribution all[] = {ts_constant (-1), ts_uniform_between (-TS_HOUR, TS_HOUR), ts_empirical (values, 2)};
  for (size_t d = 0; d < G_N_ELEMENTS (all); d++) {
    assert_int_equal (ts_distribution_sample (&all[d], 0), 0);
    assert_true (ts_distribution_sample (&all[d], UINT64_MAX) >= 0);
  }
}

static void a_cap_cuts_and_nothing_overflows (void **state)
{
  (void)state;
  TsDistribution capped = ts_exponential (TS_HOUR);
  capped.cap = TS_MINUTE;
  assert_int_equal (ts_distribution_sample (&capped, UINT64_MAX), TS_MINUTE);
  assert_true (ts_distribution_sample (&capped, 0) < TS_MINUTE);
  TsDistribution endless = ts_lognormal_mean (1, TS_TIME_NEVER / 2);
  TsDuration longest = ts_distribution_sample (&endless, UINT64_MAX);
  assert_true (longest > 0 && longest < TS_TIME_NEVER / 4);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (samples_have_the_mean_and_the_median_asked_for),
    cmocka_unit_test (a_lognormal_has_the_quantile_it_was_made_from),
    cmocka_unit_test (an_exponential_has_the_variance_of_its_mean_squared),
    cmocka_unit_test (each_empirical_value_comes_equally_often),
    cmocka_unit_test (larger_bits_never_give_a_smaller_sample),
    cmocka_unit_test (the_table_of_normal_quantiles_is_exact_to_1e_11),
    cmocka_unit_test (the_table_of_normal_quantiles_has_no_jumps),
    cmocka_unit_test (the_table_of_exponential_quantiles_is_exact_to_1e_13),
    cmocka_unit_test (neighbouring_bits_never_give_a_smaller_sample),
    cmocka_unit_test (a_quantile_asked_for_is_the_sample_of_its_probability),
    cmocka_unit_test (samples_are_rounded_to_the_nearest_nanosecond),
    cmocka_unit_test (the_widest_lognormal_goes_from_0_to_the_longest),
    cmocka_unit_test (a_sample_is_never_negative),
    cmocka_unit_test (a_cap_cuts_and_nothing_overflows),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

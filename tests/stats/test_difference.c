/* Paired differences: replication i of a with replication i of b. */
#include "nearby.h"

enum { N = 20 };

/* Both share the mood of a replication; a succeeds a little more often. */
static void fill (TsSample *a, TsSample *b)
{
  for (uint32_t i = 0; i < N; i++) {
    double mood = uniform_of (1, i);
    a[i] = (TsSample){floor (100 * (0.3 + 0.4 * mood) + 4 * uniform_of (2, i)), 100};
    b[i] = (TsSample){floor (100 * (0.25 + 0.4 * mood) + 4 * uniform_of (3, i)), 100};
  }
}

static double half_width (TsEstimate estimate)
{
  return (estimate.high - estimate.low) / 2;
}

/* R(a) = 4/6, R(b) = 1/2; leaving out 1, 2, 3 gives 3/4 - 1/2, 2/4 - 1/4, 3/4 - 3/4, that is
 * 1/4, 1/4, 0 with mean 1/6; the variance of the mean is 2/3 (1/144 + 1/144 + 1/36) = 1/36. */
static void a_difference_by_hand (void **state)
{
  (void)state;
  static const TsSample a[] = {{1, 2}, {2, 2}, {1, 2}};
  static const TsSample b[] = {{1, 2}, {2, 2}, {0, 2}};
  TsEstimate estimate = ts_estimate_difference (a, b, 3, TS_RATIO_ANY);
  assert_near (estimate.mean, 4.0 / 6.0 - 1.0 / 2.0, 1e-15);
  assert_near (half_width (estimate), 4.3026527297494639 / 6.0, 1e-14);
  assert_int_equal (estimate.n, 3);
}

static void pairing_takes_out_what_is_common (void **state)
{
  (void)state;
  TsSample a[N], b[N], shifted[N];
  fill (a, b);
  for (int i = 0; i < N; i++)
    shifted[i] = b[(i + 7) % N];
  TsEstimate paired = ts_estimate_difference (a, b, N, TS_RATIO_PROPORTION);
  TsEstimate unpaired = ts_estimate_difference (a, shifted, N, TS_RATIO_PROPORTION);
  assert_near (paired.mean, unpaired.mean, 1e-15);
  assert_true (half_width (paired) < half_width (unpaired) / 5);
  assert_true (paired.low > 0.0 && unpaired.low < 0.0);
}

static void a_minus_b_is_the_opposite_of_b_minus_a (void **state)
{
  (void)state;
  TsSample a[N], b[N];
  fill (a, b);
  TsEstimate forward = ts_estimate_difference (a, b, N, TS_RATIO_PROPORTION);
  TsEstimate backward = ts_estimate_difference (b, a, N, TS_RATIO_PROPORTION);
  assert_true (forward.mean == -backward.mean);
  assert_true (forward.low == -backward.high && forward.high == -backward.low);
}

/* Common random numbers: what is the same differs by exactly nothing. */
static void the_same_differs_by_exactly_nothing (void **state)
{
  (void)state;
  TsSample a[N], b[N];
  fill (a, b);
  TsEstimate estimate = ts_estimate_difference (a, a, N, TS_RATIO_PROPORTION);
  assert_true (estimate.mean == 0.0 && estimate.low == 0.0 && estimate.high == 0.0);
  assert_int_equal (estimate.n, N);
}

static void differences_of_proportions_are_clipped (void **state)
{
  (void)state;
  static const TsSample a[] = {{9, 10}, {10, 10}};
  static const TsSample b[] = {{3, 10}, {0, 10}};
  assert_true (ts_estimate_difference (a, b, 2, TS_RATIO_ANY).high > 1.0);
  assert_true (ts_estimate_difference (a, b, 2, TS_RATIO_PROPORTION).high == 1.0);
  assert_true (ts_estimate_difference (b, a, 2, TS_RATIO_PROPORTION).low == -1.0);
}

static void both_need_data (void **state)
{
  (void)state;
  static const TsSample data[] = {{1, 2}, {1, 2}};
  static const TsSample none[] = {{0, 0}, {0, 0}};
  static const TsSample once[] = {{0, 0}, {2, 2}};
  assert_int_equal (ts_estimate_difference (data, none, 2, TS_RATIO_ANY).n, 0);
  assert_int_equal (ts_estimate_difference (none, data, 2, TS_RATIO_ANY).n, 0);
  assert_int_equal (ts_estimate_difference (NULL, NULL, 0, TS_RATIO_ANY).n, 0);
  TsEstimate estimate = ts_estimate_difference (data, once, 2, TS_RATIO_PROPORTION);
  assert_int_equal (estimate.n, 1);
  assert_true (estimate.mean == -0.5 && estimate.low == -0.5 && estimate.high == -0.5);
  assert_int_equal (ts_estimate_difference (data, data, 1, TS_RATIO_ANY).n, 1);
}

/* Values below 256 have cells of their own. The median of a is 20; without 1, 2 or 3 it is
 * 20, 10 or 10, the first of two; that of b is always 10. */
static void quantiles_are_compared_in_the_same_way (void **state)
{
  (void)state;
  static const TsDuration values_a[] = {10, 20, 30};
  static const TsDuration values_b[] = {10, 10, 10};
  TsHistogram a[3] = {0}, b[3] = {0};
  const TsHistogram *first[] = {&a[0], &a[1], &a[2]};
  const TsHistogram *second[] = {&b[0], &b[1], &b[2]};
  TsEstimate estimate = ts_estimate_quantile_difference (first, second, 3, 0.5);
  assert_int_equal (estimate.n, 0);
  for (int i = 0; i < 3; i++)
    ts_histogram_add (&a[i], values_a[i]);
  assert_int_equal (ts_estimate_quantile_difference (first, second, 3, 0.5).n, 0);
  assert_int_equal (ts_estimate_quantile_difference (second, first, 3, 0.5).n, 0);
  for (int i = 0; i < 3; i++)
    ts_histogram_add (&b[i], values_b[i]);
  estimate = ts_estimate_quantile_difference (first, second, 3, 0.5);
  assert_true (estimate.mean == 10.0);
  assert_near (half_width (estimate), 4.3026527297494639 * sqrt (2.0 / 3.0 * 600.0 / 9.0), 1e-12);
  TsEstimate backward = ts_estimate_quantile_difference (second, first, 3, 0.5);
  assert_true (backward.low == -estimate.high && backward.high == -estimate.low);
  assert_int_equal (ts_estimate_quantile_difference (first, second, 1, 0.5).n, 1);
  for (int i = 0; i < 3; i++) {
    ts_histogram_clear (&a[i]);
    ts_histogram_clear (&b[i]);
  }
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (a_difference_by_hand),
    cmocka_unit_test (pairing_takes_out_what_is_common),
    cmocka_unit_test (a_minus_b_is_the_opposite_of_b_minus_a),
    cmocka_unit_test (the_same_differs_by_exactly_nothing),
    cmocka_unit_test (differences_of_proportions_are_clipped),
    cmocka_unit_test (both_need_data),
    cmocka_unit_test (quantiles_are_compared_in_the_same_way),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

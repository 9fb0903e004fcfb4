/* Estimates: pooled ratios and quantiles with jackknife intervals, against examples by
 * hand and against a slow jackknife that follows its definition. */
#include "nearby.h"

#define T_2 4.3026527297494639 /* t(0.975, 2) */

static void assert_single (TsEstimate estimate, double value)
{
  assert_int_equal (estimate.n, 1);
  assert_near (estimate.mean, value, 1e-15);
  assert_true (estimate.low == estimate.mean && estimate.high == estimate.mean);
}

/* R = 6/8. R(-i) = 5/6, 4/6, 3/4; J(i) = 3R - 2R(-i) = 7/12, 11/12, 9/12; their variance is
 * 1/36 and that of their mean 1/108. */
static void a_ratio_by_hand (void **state)
{
  (void)state;
  static const TsSample samples[] = {{1, 2}, {2, 2}, {3, 4}};
  TsEstimate estimate = ts_estimate_ratio (samples, 3, TS_RATIO_ANY);
  assert_true (estimate.mean == 0.75);
  assert_near (estimate.low, 0.75 - T_2 / sqrt (108), 1e-14);
  assert_near (estimate.high, 0.75 + T_2 / sqrt (108), 1e-14);
  assert_int_equal (estimate.n, 3);
}

static void a_proportion_is_clipped_to_what_is_possible (void **state)
{
  (void)state;
  static const TsSample samples[] = {{1, 2}, {2, 2}, {3, 4}};
  TsEstimate estimate = ts_estimate_ratio (samples, 3, TS_RATIO_PROPORTION);
  assert_near (estimate.low, 0.75 - T_2 / sqrt (108), 1e-14);
  assert_true (estimate.high == 1.0);
  static const TsSample rare[] = {{1, 2}, {0, 9}, {0, 9}};
  assert_true (ts_estimate_ratio (rare, 3, TS_RATIO_ANY).low < 0.0);
  assert_true (ts_estimate_ratio (rare, 3, TS_RATIO_PROPORTION).low == 0.0);
}

/* With equal denominators the jackknife is the interval of a mean. */
static void with_equal_denominators_it_is_the_interval_of_a_mean (void **state)
{
  (void)state;
  static const TsSample samples[] = {{4, 1}, {6, 1}, {11, 1}};
  TsEstimate estimate = ts_estimate_ratio (samples, 3, TS_RATIO_ANY);
  assert_near (estimate.mean, 7.0, 1e-14);
  assert_near (estimate.high - estimate.mean, T_2 * sqrt (13.0 / 3.0), 1e-12); /* variance 13 */
}

/* J(i) = n R - (n-1) R(-i), each R(-i) summed anew. */
static double slow_half_width (const double *without, double pooled, size_t n)
{
  double sum = 0.0;
  double squares = 0.0;
  for (size_t i = 0; i < n; i++)
    sum += (double)n * pooled - (double)(n - 1) * without[i];
  for (size_t i = 0; i < n; i++) {
    double deviation = (double)n * pooled - (double)(n - 1) * without[i] - sum / (double)n;
    squares += deviation * deviation;
  }
  return ts_student_quantile (0.975, (double)(n - 1)) * sqrt (squares / (double)(n - 1) / (double)n);
}

static double ratio_without (const TsSample *samples, size_t n, size_t left_out)
{
  TsSample sum = {0};
  for (size_t i = 0; i < n; i++) {
    sum.numerator += i == left_out ? 0.0 : samples[i].numerator;
    sum.denominator += i == left_out ? 0.0 : samples[i].denominator;
  }
  return sum.numerator / sum.denominator;
}

static void ratios_agree_with_a_slow_jackknife (void **state)
{
  (void)state;
  for (uint32_t n = 2; n <= 40; n++) {
    TsSample samples[40];
    double without[40];
    for (uint32_t i = 0; i < n; i++)
      samples[i] = (TsSample){100.0 * uniform_of (n, 2 * i), i % 5 == 3 ? 0.0 : 60.0 * uniform_of (n, 2 * i + 1)};
    for (uint32_t i = 0; i < n; i++)
      without[i] = ratio_without (samples, n, i);
    TsEstimate estimate = ts_estimate_ratio (samples, n, TS_RATIO_ANY);
    assert_relatively_near (estimate.mean, ratio_without (samples, n, n), 1e-13);
    assert_relatively_near (estimate.high - estimate.mean, slow_half_width (without, estimate.mean, n), 1e-10);
    assert_relatively_near (estimate.mean - estimate.low, estimate.high - estimate.mean, 1e-10);
    assert_int_equal (estimate.n, n);
  }
}

static void without_data_there_is_no_estimate (void **state)
{
  (void)state;
  static const TsSample samples[] = {{0, 0}, {0, 0}};
  assert_int_equal (ts_estimate_ratio (NULL, 0, TS_RATIO_ANY).n, 0);
  assert_int_equal (ts_estimate_ratio (samples, 2, TS_RATIO_ANY).n, 0);
  assert_int_equal (ts_estimate_ratio (samples, 2, TS_RATIO_PROPORTION).n, 0);
}

/* {3, 4} and {1, 4} among two replications without data: n = 4, R = 1/2, R(-i) = 1/4, 3/4,
 * 1/2, 1/2; the variance of the mean is 3/4 (1/16 + 1/16) = 3/32. */
static void replications_without_data_take_part (void **state)
{
  (void)state;
  static const TsSample samples[] = {{3, 4}, {0, 0}, {1, 4}, {0, 0}};
  TsEstimate estimate = ts_estimate_ratio (samples, 4, TS_RATIO_ANY);
  assert_int_equal (estimate.n, 4);
  assert_true (estimate.mean == 0.5);
  assert_near (estimate.high - 0.5, ts_student_quantile (0.975, 3) * sqrt (3.0 / 32.0), 1e-14);
}

static void one_replication_has_no_interval (void **state)
{
  (void)state;
  static const TsSample sample = {3, 4};
  static const TsSample all = {4, 4};
  assert_single (ts_estimate_ratio (&sample, 1, TS_RATIO_ANY), 0.75);
  assert_single (ts_estimate_ratio (&sample, 1, TS_RATIO_PROPORTION), 0.75);
  assert_single (ts_estimate_ratio (&all, 1, TS_RATIO_PROPORTION), 1.0);
}

static void data_in_one_replication_of_many_has_no_interval_either (void **state)
{
  (void)state;
  static const TsSample samples[] = {{0, 0}, {3, 4}, {0, 0}};
  assert_single (ts_estimate_ratio (samples, 3, TS_RATIO_ANY), 0.75);
  assert_single (ts_estimate_ratio (samples, 3, TS_RATIO_PROPORTION), 0.75);
}

/* 0/10 and 10/10 over two replications, by Clopper and Pearson. */
static void all_or_nothing_takes_the_exact_interval_of_pooled_counts (void **state)
{
  (void)state;
  static const TsSample never[] = {{0, 4}, {0, 6}};
  static const TsSample always[] = {{4, 4}, {6, 6}};
  TsEstimate estimate = ts_estimate_ratio (never, 2, TS_RATIO_PROPORTION);
  assert_true (estimate.mean == 0.0 && estimate.low == 0.0);
  assert_near (estimate.high, 0.308497107818761, 1e-14);
  assert_int_equal (estimate.n, 2);
  estimate = ts_estimate_ratio (always, 2, TS_RATIO_PROPORTION);
  assert_true (estimate.mean == 1.0 && estimate.high == 1.0);
  assert_near (estimate.low, 1.0 - 0.308497107818761, 1e-14);
  estimate = ts_estimate_ratio (never, 2, TS_RATIO_ANY);
  assert_true (estimate.low == 0.0 && estimate.high == 0.0);
}

/* One replication all 0, another all 1: that is variance, which the jackknife sees. */
static void a_mixture_of_all_and_nothing_takes_the_jackknife (void **state)
{
  (void)state;
  static const TsSample samples[] = {{0, 5}, {5, 5}, {0, 5}, {5, 5}};
  TsEstimate estimate = ts_estimate_ratio (samples, 4, TS_RATIO_PROPORTION);
  assert_near (estimate.high, MIN (1.0, 0.5 + ts_student_quantile (0.975, 3) * sqrt (1.0 / 12.0)), 1e-14);
}

static void equal_replications_have_an_interval_of_no_width (void **state)
{
  (void)state;
  TsSample samples[30];
  for (int i = 0; i < 30; i++)
    samples[i] = (TsSample){7 * (i + 1), 11 * (i + 1)};
  TsEstimate estimate = ts_estimate_ratio (samples, 30, TS_RATIO_PROPORTION);
  assert_true (estimate.low == 7.0 / 11.0 && estimate.high == 7.0 / 11.0);
}

/* -------------------------------------------------------------- quantiles -- */

enum { HISTOGRAMS = 6 };

/* Replication i holds `sizes[i]` durations up to 20 s. */
static void fill (TsHistogram *histograms, const TsHistogram **pointers, const uint32_t *sizes)
{
  for (uint32_t i = 0; i < HISTOGRAMS; i++) {
    histograms[i] = (TsHistogram){0};
    pointers[i] = &histograms[i];
    for (uint32_t k = 0; k < sizes[i]; k++)
      ts_histogram_add (&histograms[i], (TsDuration)(20e9 * uniform_of (i + 1, k)));
  }
}

static void clear (TsHistogram *histograms)
{
  for (int i = 0; i < HISTOGRAMS; i++)
    ts_histogram_clear (&histograms[i]);
}

static double quantile_without (const TsHistogram *histograms, size_t left_out, double q)
{
  TsHistogram merged = {0};
  for (size_t i = 0; i < HISTOGRAMS; i++)
    if (i != left_out)
      ts_histogram_merge (&merged, &histograms[i]);
  double quantile = ts_histogram_quantile (&merged, q);
  ts_histogram_clear (&merged);
  return quantile;
}

static void quantiles_agree_with_a_slow_jackknife (void **state)
{
  (void)state;
  static const uint32_t sizes[HISTOGRAMS] = {40, 0, 55, 13, 80, 21};
  static const double probabilities[] = {0.01, 0.5, 0.9, 0.95, 0.99};
  TsHistogram histograms[HISTOGRAMS];
  const TsHistogram *pointers[HISTOGRAMS];
  fill (histograms, pointers, sizes);
  for (size_t p = 0; p < G_N_ELEMENTS (probabilities); p++) {
    double without[HISTOGRAMS];
    for (size_t i = 0; i < HISTOGRAMS; i++)
      without[i] = quantile_without (histograms, i, probabilities[p]);
    TsEstimate estimate = ts_estimate_quantile (pointers, HISTOGRAMS, probabilities[p]);
    assert_true (estimate.mean == quantile_without (histograms, HISTOGRAMS, probabilities[p]));
    assert_relatively_near (estimate.high - estimate.mean, slow_half_width (without, estimate.mean, HISTOGRAMS), 1e-9);
    assert_int_equal (estimate.n, HISTOGRAMS);
  }
  clear (histograms);
}

static void no_values_give_no_quantile (void **state)
{
  (void)state;
  static const uint32_t sizes[HISTOGRAMS] = {0};
  TsHistogram histograms[HISTOGRAMS];
  const TsHistogram *pointers[HISTOGRAMS];
  fill (histograms, pointers, sizes);
  assert_int_equal (ts_estimate_quantile (pointers, HISTOGRAMS, 0.5).n, 0);
  assert_int_equal (ts_estimate_quantile (NULL, 0, 0.5).n, 0);
}

/* Groups count and sum their times to help, without cells. Of 100 and 200 the 0.95-quantile
 * is 200; without each replication in turn it is 200, 200 and 100. */
static void a_tally_without_cells_holds_no_values (void **state)
{
  (void)state;
  TsHistogram bare = {0};
  TsHistogram first = {0};
  TsHistogram second = {0};
  const TsHistogram *only_bare[] = {&bare, &bare};
  const TsHistogram *mixed[] = {&bare, &first, &second};
  bare.tally = (TsTally){.count = 2, .sum = 300};
  ts_histogram_add (&first, 100);
  ts_histogram_add (&second, 200);
  assert_int_equal (ts_estimate_quantile (only_bare, 2, 0.5).n, 0);
  assert_single (ts_estimate_quantile (mixed, 2, 0.5), 100);
  TsEstimate estimate = ts_estimate_quantile (mixed, 3, 0.95);
  assert_true (estimate.mean == 200);
  assert_near (estimate.high - 200, T_2 * sqrt (2.0 / 3.0 * 60000.0 / 9.0), 1e-10);
  ts_histogram_clear (&first);
  ts_histogram_clear (&second);
}

static void values_in_one_replication_give_a_quantile_without_interval (void **state)
{
  (void)state;
  static const uint32_t sizes[HISTOGRAMS] = {0, 0, 9, 0, 0, 0};
  TsHistogram histograms[HISTOGRAMS];
  const TsHistogram *pointers[HISTOGRAMS];
  fill (histograms, pointers, sizes);
  double median = ts_histogram_quantile (&histograms[2], 0.5);
  assert_single (ts_estimate_quantile (pointers, HISTOGRAMS, 0.5), median);
  assert_single (ts_estimate_quantile (&pointers[2], 1, 0.5), median);
  clear (histograms);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (a_ratio_by_hand),
    cmocka_unit_test (a_proportion_is_clipped_to_what_is_possible),
    cmocka_unit_test (with_equal_denominators_it_is_the_interval_of_a_mean),
    cmocka_unit_test (ratios_agree_with_a_slow_jackknife),
    cmocka_unit_test (without_data_there_is_no_estimate),
    cmocka_unit_test (replications_without_data_take_part),
    cmocka_unit_test (one_replication_has_no_interval),
    cmocka_unit_test (data_in_one_replication_of_many_has_no_interval_either),
    cmocka_unit_test (all_or_nothing_takes_the_exact_interval_of_pooled_counts),
    cmocka_unit_test (a_mixture_of_all_and_nothing_takes_the_jackknife),
    cmocka_unit_test (equal_replications_have_an_interval_of_no_width),
    cmocka_unit_test (quantiles_agree_with_a_slow_jackknife),
    cmocka_unit_test (no_values_give_no_quantile),
    cmocka_unit_test (a_tally_without_cells_holds_no_values),
    cmocka_unit_test (values_in_one_replication_give_a_quantile_without_interval),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

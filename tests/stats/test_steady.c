/* Steady state: MSER-5 cuts what the start shows, and batch means tell how sure one long run is. */
#include "nearby.h"

#include "tenantsim/engine.h"

enum { N = 2000 };

/* Values that fall from `start` to 0 within `length`, with noise of the same seed each time. */
static void fill (double *values, double start, size_t length, double noise)
{
  TsDrawKey key = {.seed = 5};
  for (size_t i = 0; i < N; i++) {
    double u = ts_uniform (ts_draw (key, 1, (uint32_t)i, 0, 0).first);
    values[i] = (i < length ? start * (1.0 - (double)i / (double)length) : 0.0) + noise * (u - 0.5);
  }
}

static void a_start_that_shows_is_cut_where_it_ends (void **state)
{
  (void)state;
  double values[N];
  bool is_valid;
  fill (values, 10.0, 300, 1.0);
  size_t cut = ts_mser_cut (values, N, 5, &is_valid);
  assert_true (is_valid);
  assert_in_range (cut, 200, 400);
  assert_int_equal (cut % 5, 0);
}

static void a_steady_run_is_hardly_cut (void **state)
{
  (void)state;
  double values[N];
  bool is_valid;
  fill (values, 0.0, 0, 1.0);
  size_t cut = ts_mser_cut (values, N, 5, &is_valid);
  assert_true (is_valid);
  assert_in_range (cut, 0, N / 4);
}

/* A trend to the end: there is no steady state to find. */
static void a_run_that_never_settles_is_not_valid_and_half_is_the_most (void **state)
{
  (void)state;
  double values[N];
  bool is_valid;
  fill (values, 10.0, N, 0.1);
  size_t cut = ts_mser_cut (values, N, 5, &is_valid);
  assert_false (is_valid);
  assert_int_equal (cut, N / 2);
}

/* By hand: batches 9, 1, 1, 1, 1, 1, 1, 1, 1, 1 of one value: cutting the first leaves no variance. */
static void the_rule_by_hand (void **state)
{
  (void)state;
  const double values[] = {9, 1, 1, 1, 1, 1, 1, 1, 1, 1};
  bool is_valid;
  assert_int_equal (ts_mser_cut (values, 10, 1, &is_valid), 1);
  assert_true (is_valid);
  ts_mser_cut (values, 9, 1, &is_valid);
  assert_false (is_valid); /* fewer than ten batches */
}

/* Batches of two values with means 5, 1, 1, ...: whatever order the two are in. What is left over is not looked at. */
static void a_batch_is_the_mean_of_all_its_values_and_of_no_others (void **state)
{
  (void)state;
  double values[21];
  bool is_valid;
  for (size_t i = 0; i < 20; i++)
    values[i] = i % 2 == 0 ? 2.0 : 0.0;
  values[0] = 10.0;
  values[20] = 1e9;
  assert_int_equal (ts_mser_cut (values, 21, 2, &is_valid), 2);
  assert_true (is_valid);
  values[5] = 6.0; /* the third batch has the mean 4, and what comes after is even */
  assert_int_equal (ts_mser_cut (values, 21, 2, &is_valid), 6);
  assert_true (is_valid);
}

static void batch_means_by_hand (void **state)
{
  (void)state;
  /* one value too many at the start, then batches with means 1, 3, 1, 3 */
  const double values[] = {100, 0, 2, 2, 4, 0, 2, 2, 4};
  TsBatchMeans means = ts_batch_means (values, 9, 4);
  assert_int_equal (means.batches, 4);
  assert_int_equal (means.size, 2);
  assert_relatively_near (means.mean.mean, 2.0, 1e-12);
  /* s^2 = 4/3, half-width = t(0.975, 3) s / 2 */
  assert_relatively_near (means.mean.high - 2.0, 3.182446305284263 * sqrt (4.0 / 3.0) / 2.0, 1e-9);
  assert_relatively_near (means.lag_1, -0.75, 1e-12);
}

static void too_few_values_have_no_batches (void **state)
{
  (void)state;
  const double values[] = {1, 2, 3};
  assert_int_equal (ts_batch_means (values, 3, 4).batches, 0);
}

/* An autoregressive series: neighbours correlate, batches of 100 do not; 95 % intervals hold the mean 0. */
static void intervals_of_correlated_values_hold_the_mean (void **state)
{
  (void)state;
  unsigned held = 0;
  for (uint32_t run = 0; run < 200; run++) {
    TsDrawKey key = {.seed = 77, .replication = run};
    double values[N], value = 0.0;
    for (size_t i = 0; i < N; i++) {
      value = 0.7 * value + ts_uniform (ts_draw (key, 2, (uint32_t)i, 0, 0).first) - 0.5;
      values[i] = value;
    }
    TsBatchMeans means = ts_batch_means (values, N, 20);
    held += means.mean.low <= 0.0 && means.mean.high >= 0.0;
  }
  /* 190 of 200 expected; 180 is over three standard deviations below */
  assert_in_range (held, 180, 200);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (a_start_that_shows_is_cut_where_it_ends),
    cmocka_unit_test (a_steady_run_is_hardly_cut),
    cmocka_unit_test (a_run_that_never_settles_is_not_valid_and_half_is_the_most),
    cmocka_unit_test (the_rule_by_hand),
    cmocka_unit_test (a_batch_is_the_mean_of_all_its_values_and_of_no_others),
    cmocka_unit_test (batch_means_by_hand),
    cmocka_unit_test (too_few_values_have_no_batches),
    cmocka_unit_test (intervals_of_correlated_values_hold_the_mean),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

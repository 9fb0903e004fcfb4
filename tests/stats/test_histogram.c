/* Histograms: the layout at every boundary, exact merging, quantiles against sorted
 * data. What the tally does is in test_tally.c. */
#include "nearby.h"

#include <stdlib.h>
#include <string.h>

#include "../../sim/stats/histogram.h"

static TsDuration highest_of (size_t cell)
{
  return cell + 1 < TS_HISTOGRAM_CELLS ? ts_histogram_cell_low (cell + 1) - 1 : INT64_MAX;
}

static void every_cell_holds_its_first_and_last_value (void **state)
{
  (void)state;
  for (size_t cell = 0; cell < TS_HISTOGRAM_CELLS; cell++) {
    assert_int_equal (ts_histogram_cell (ts_histogram_cell_low (cell)), cell);
    assert_int_equal (ts_histogram_cell (highest_of (cell)), cell);
  }
}

/* Without gaps: each cell begins right after the one before. */
static void cells_are_in_ascending_order_and_cover_every_duration (void **state)
{
  (void)state;
  assert_int_equal (ts_histogram_cell_low (0), 0);
  for (size_t cell = 1; cell < TS_HISTOGRAM_CELLS; cell++) {
    assert_true (ts_histogram_cell_low (cell) > ts_histogram_cell_low (cell - 1));
    assert_int_equal (ts_histogram_cell (ts_histogram_cell_low (cell) - 1), cell - 1);
  }
  assert_int_equal (ts_histogram_cell (INT64_MAX), TS_HISTOGRAM_CELLS - 1);
}

static void there_are_128_cells_for_each_power_of_two (void **state)
{
  (void)state;
  for (int power = 7; power < 63; power++) {
    size_t first = ts_histogram_cell ((TsDuration)1 << power);
    size_t last = ts_histogram_cell ((TsDuration)(((uint64_t)1 << (power + 1)) - 1));
    assert_int_equal (last - first + 1, 128);
    assert_int_equal (ts_histogram_cell_low (first), (TsDuration)1 << power);
  }
}

static void values_below_256_are_exact (void **state)
{
  (void)state;
  for (int value = 0; value < 256; value++) {
    assert_int_equal (ts_histogram_cell (value), value);
    assert_true (ts_histogram_cell_middle ((size_t)value) == (double)value);
  }
  assert_int_equal (ts_histogram_cell (256), ts_histogram_cell (257));
}

static void a_value_is_known_to_better_than_0_8_percent_and_the_middle_to_0_4 (void **state)
{
  (void)state;
  for (size_t cell = 1; cell < TS_HISTOGRAM_CELLS; cell++) {
    double low = (double)ts_histogram_cell_low (cell);
    double high = (double)highest_of (cell);
    double middle = ts_histogram_cell_middle (cell);
    assert_true (middle >= low && middle <= high);
    assert_true ((high - low) / low < 0.008);
    assert_true ((middle - low) / low < 0.004 && (high - middle) / high < 0.004);
  }
}

static void cells_are_allocated_at_the_first_value (void **state)
{
  (void)state;
  TsHistogram histogram = {0};
  TsHistogram empty = {0};
  ts_histogram_merge (&histogram, &empty);
  assert_null (histogram.cells);
  ts_histogram_add (&histogram, 0);
  assert_non_null (histogram.cells);
  ts_histogram_clear (&histogram);
  assert_null (histogram.cells);
  assert_int_equal (histogram.tally.count, 0);
  ts_histogram_clear (&empty);
}

static void room_is_kept_for_what_lies_between_the_values_only (void **state)
{
  (void)state;
  TsHistogram histogram = {0};
  ts_histogram_add (&histogram, 5 * TS_SECOND);
  assert_int_equal (histogram.n_cells, 128);
  ts_histogram_add (&histogram, 6 * TS_SECOND);
  assert_int_equal (histogram.n_cells, 128);
  ts_histogram_add (&histogram, 40 * TS_SECOND);
  assert_true (histogram.n_cells <= 128 * 5);
  ts_histogram_add (&histogram, TS_SECOND);
  assert_int_equal (ts_histogram_count (&histogram, ts_histogram_cell (TS_SECOND)), 1);
  assert_int_equal (ts_histogram_count (&histogram, ts_histogram_cell (5 * TS_SECOND)), 1);
  assert_int_equal (ts_histogram_count (&histogram, ts_histogram_cell (40 * TS_SECOND)), 1);
  assert_int_equal (ts_histogram_count (&histogram, ts_histogram_cell (TS_WEEK)), 0);
  ts_histogram_clear (&histogram);
}

static void reserved_room_never_moves_and_a_copy_has_no_more_than_it_needs (void **state)
{
  (void)state;
  TsHistogram histogram = {0};
  ts_histogram_reserve (&histogram);
  const uint64_t *room = histogram.cells;
  ts_histogram_add (&histogram, 0);
  ts_histogram_add (&histogram, INT64_MAX);
  assert_ptr_equal (histogram.cells, room);
  ts_histogram_reset (&histogram);
  assert_ptr_equal (histogram.cells, room);
  assert_int_equal (histogram.tally.count, 0);
  ts_histogram_add (&histogram, TS_MINUTE);
  TsHistogram copy = ts_histogram_copy (&histogram);
  assert_int_equal (copy.n_cells, 128);
  assert_int_equal (ts_histogram_count (&copy, ts_histogram_cell (TS_MINUTE)), 1);
  assert_true (copy.tally.sum == (uint64_t)TS_MINUTE);
  ts_histogram_clear (&copy);
  ts_histogram_clear (&histogram);
  copy = ts_histogram_copy (&histogram);
  assert_null (copy.cells);
}

/* Values over all magnitudes. */
static TsDuration duration_of (uint64_t seed, uint32_t number)
{
  uint64_t bits = ts_draw ((TsDrawKey){.seed = seed}, 0, number, 0, 0).first;
  return (TsDuration)(bits >> (1 + bits % 60));
}

static TsHistogram histogram_of (uint64_t seed, uint32_t n)
{
  TsHistogram histogram = {0};
  for (uint32_t i = 0; i < n; i++)
    ts_histogram_add (&histogram, duration_of (seed, i));
  return histogram;
}

static void assert_same (const TsHistogram *a, const TsHistogram *b)
{
  assert_true (a->tally.count == b->tally.count && a->tally.sum == b->tally.sum);
  for (size_t cell = 0; cell < TS_HISTOGRAM_CELLS; cell++)
    assert_int_equal (ts_histogram_count (a, cell), ts_histogram_count (b, cell));
}

static void merging_is_exact_and_independent_of_order (void **state)
{
  (void)state;
  TsHistogram all = {0};
  TsHistogram forward = {0};
  TsHistogram backward = {0};
  for (uint64_t seed = 1; seed <= 3; seed++) {
    TsHistogram up = histogram_of (seed, 200);
    TsHistogram down = histogram_of (4 - seed, 200);
    ts_histogram_merge (&forward, &up);
    ts_histogram_merge (&backward, &down);
    for (uint32_t i = 0; i < 200; i++)
      ts_histogram_add (&all, duration_of (seed, i));
    ts_histogram_clear (&up);
    ts_histogram_clear (&down);
  }
  assert_same (&forward, &all);
  assert_same (&backward, &all);
  ts_histogram_clear (&all);
  ts_histogram_clear (&forward);
  ts_histogram_clear (&backward);
}

static int by_value (const void *a, const void *b)
{
  TsDuration first = *(const TsDuration *)a;
  TsDuration second = *(const TsDuration *)b;
  return (first > second) - (first < second);
}

static void a_quantile_is_the_middle_of_the_cell_of_the_sorted_value (void **state)
{
  (void)state;
  enum { N = 1000 };
  TsDuration sorted[N];
  TsHistogram histogram = histogram_of (5, N);
  for (uint32_t i = 0; i < N; i++)
    sorted[i] = duration_of (5, i);
  qsort (sorted, N, sizeof sorted[0], by_value);
  for (int permille = 1; permille < 1000; permille++) {
    TsDuration value = sorted[permille - 1]; /* the ceil(q n)-th, n = 1000 */
    double quantile = ts_histogram_quantile (&histogram, permille / 1000.0);
    assert_true (quantile == ts_histogram_cell_middle (ts_histogram_cell (value)));
    assert_true (fabs (quantile - (double)value) <= 0.004 * (double)value);
  }
  ts_histogram_clear (&histogram);
}

static void the_quantile_of_small_samples_is_the_ceil_q_n_th_smallest (void **state)
{
  (void)state;
  TsHistogram histogram = {0};
  ts_histogram_add (&histogram, 30);
  assert_true (ts_histogram_quantile (&histogram, 0.01) == 30);
  assert_true (ts_histogram_quantile (&histogram, 0.99) == 30);
  ts_histogram_add (&histogram, 10);
  ts_histogram_add (&histogram, 20);
  ts_histogram_add (&histogram, 40);
  assert_true (ts_histogram_quantile (&histogram, 0.25) == 10);
  assert_true (ts_histogram_quantile (&histogram, 0.26) == 20);
  assert_true (ts_histogram_quantile (&histogram, 0.50) == 20);
  assert_true (ts_histogram_quantile (&histogram, 0.51) == 30);
  assert_true (ts_histogram_quantile (&histogram, 0.95) == 40);
  ts_histogram_clear (&histogram);
}

/* 0.07 * 100 is 7.000000000000001 in binary. */
static void the_rank_is_not_moved_by_rounding (void **state)
{
  (void)state;
  for (uint64_t n = 100; n <= 100000; n += 100)
    for (unsigned percent = 1; percent < 100; percent++)
      assert_int_equal (ts_histogram_rank (percent / 100.0, n), n / 100 * percent);
  assert_int_equal (ts_histogram_rank (1e-12, 5), 1);
  assert_int_equal (ts_histogram_rank (0.999999, 5), 5);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (every_cell_holds_its_first_and_last_value),
    cmocka_unit_test (cells_are_in_ascending_order_and_cover_every_duration),
    cmocka_unit_test (there_are_128_cells_for_each_power_of_two),
    cmocka_unit_test (values_below_256_are_exact),
    cmocka_unit_test (a_value_is_known_to_better_than_0_8_percent_and_the_middle_to_0_4),
    cmocka_unit_test (cells_are_allocated_at_the_first_value),
    cmocka_unit_test (room_is_kept_for_what_lies_between_the_values_only),
    cmocka_unit_test (reserved_room_never_moves_and_a_copy_has_no_more_than_it_needs),
    cmocka_unit_test (merging_is_exact_and_independent_of_order),
    cmocka_unit_test (a_quantile_is_the_middle_of_the_cell_of_the_sorted_value),
    cmocka_unit_test (the_quantile_of_small_samples_is_the_ceil_q_n_th_smallest),
    cmocka_unit_test (the_rank_is_not_moved_by_rounding),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

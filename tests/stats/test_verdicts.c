/* Verdicts: the truth tables of stats.h. */
#include "nearby.h"

static TsEstimate between (double low, double high)
{
  return (TsEstimate){.mean = (low + high) / 2, .low = low, .high = high, .n = 30};
}

static void a_difference_is_judged_by_its_whole_interval (void **state)
{
  (void)state;
  static const struct {
    double low, high;
    int better;
    TsComparisonVerdict verdict;
  } cases[] = {
    {0.02, 0.30, +1, TS_COMPARISON_BETTER},       {0.02, 0.30, -1, TS_COMPARISON_WORSE},
    {-0.30, -0.02, +1, TS_COMPARISON_WORSE},      {-0.30, -0.02, -1, TS_COMPARISON_BETTER},
    {0.001, 0.002, +1, TS_COMPARISON_BETTER},     {-0.002, -0.001, +1, TS_COMPARISON_WORSE},
    {-0.01, 0.01, +1, TS_COMPARISON_EQUIVALENT},  {-0.01, 0.01, -1, TS_COMPARISON_EQUIVALENT},
    {0.0, 0.01, +1, TS_COMPARISON_EQUIVALENT},    {-0.01, 0.0, +1, TS_COMPARISON_EQUIVALENT},
    {0.0, 0.0, +1, TS_COMPARISON_EQUIVALENT},     {0.0, 0.0101, +1, TS_COMPARISON_UNDECIDED},
    {-0.0101, 0.01, +1, TS_COMPARISON_UNDECIDED}, {-0.5, 0.5, -1, TS_COMPARISON_UNDECIDED},
    {0.001, 0.002, 0, TS_COMPARISON_EQUIVALENT},  {0.02, 0.30, 0, TS_COMPARISON_UNDECIDED},
  };
  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++)
    if (ts_judge_difference (between (cases[i].low, cases[i].high), cases[i].better, 0.01) != cases[i].verdict)
      fail_msg ("%g to %g with direction %d is not verdict %d", cases[i].low, cases[i].high, cases[i].better,
                (int)cases[i].verdict);
}

/* Whoever says better of (a, b) says worse of (b, a). */
static void the_verdict_about_b_is_the_opposite (void **state)
{
  (void)state;
  static const TsComparisonVerdict opposite[] = {TS_COMPARISON_WORSE, TS_COMPARISON_BETTER, TS_COMPARISON_EQUIVALENT,
                                                 TS_COMPARISON_UNDECIDED};
  for (int low = -4; low <= 4; low++)
    for (int high = low; high <= 4; high++) {
      TsComparisonVerdict about_a = ts_judge_difference (between (low, high), 1, 2.0);
      TsComparisonVerdict about_b = ts_judge_difference (between (-high, -low), 1, 2.0);
      assert_int_equal (about_b, opposite[about_a]);
    }
}

static void without_an_interval_no_difference_is_decided (void **state)
{
  (void)state;
  TsEstimate single = {.mean = 0.5, .low = 0.5, .high = 0.5, .n = 1};
  assert_int_equal (ts_judge_difference ((TsEstimate){0}, 1, 0.01), TS_COMPARISON_UNDECIDED);
  assert_int_equal (ts_judge_difference (single, 1, 0.01), TS_COMPARISON_UNDECIDED);
  single.n = 2;
  assert_int_equal (ts_judge_difference (single, 1, 0.01), TS_COMPARISON_BETTER);
}

static void margins_are_a_percentage_point_a_second_and_a_hundredth (void **state)
{
  (void)state;
  assert_true (ts_unit_margin (TS_UNIT_RATE) == 0.01);
  assert_true (ts_unit_margin (TS_UNIT_SECONDS) == 1.0);
  assert_true (ts_unit_margin (TS_UNIT_NUMBER) == 0.01);
  assert_true (ts_unit_margin (TS_UNIT_COUNT) == 0.0);
  assert_true (ts_unit_margin (TS_UNIT_HOURS) == 0.0);
}

#define PASS TS_EXPECTATION_PASS
#define FAIL TS_EXPECTATION_FAIL
#define OPEN TS_EXPECTATION_UNDECIDED

/* Against an interval from 0.4 to 0.6: bounds below, at the low end, inside, at the high
 * end, above. */
static void an_interval_on_one_side_decides (void **state)
{
  (void)state;
  static const double bounds[] = {0.39, 0.4, 0.5, 0.6, 0.61};
  static const TsExpectationVerdict verdicts[][5] = {
    [TS_LESS] = {FAIL, FAIL, OPEN, OPEN, PASS},  [TS_AT_MOST] = {FAIL, OPEN, OPEN, PASS, PASS},
    [TS_MORE] = {PASS, OPEN, OPEN, FAIL, FAIL},  [TS_AT_LEAST] = {PASS, PASS, OPEN, OPEN, FAIL},
    [TS_EQUAL] = {FAIL, OPEN, OPEN, OPEN, FAIL}, [TS_NOT_EQUAL] = {PASS, OPEN, OPEN, OPEN, PASS},
  };
  for (size_t relation = 0; relation < G_N_ELEMENTS (verdicts); relation++)
    for (size_t i = 0; i < G_N_ELEMENTS (bounds); i++)
      if (ts_judge_value (between (0.4, 0.6), TS_UNIT_RATE, (TsRelation)relation, bounds[i]) != verdicts[relation][i])
        fail_msg ("relation %zu to %g is not verdict %d", relation, bounds[i], (int)verdicts[relation][i]);
}

/* Against 3: bounds 2, 3 and 4. */
static void exact_values_are_always_decided (void **state)
{
  (void)state;
  static const TsExpectationVerdict verdicts[][3] = {
    [TS_LESS] = {FAIL, FAIL, PASS},     [TS_AT_MOST] = {FAIL, PASS, PASS}, [TS_MORE] = {PASS, FAIL, FAIL},
    [TS_AT_LEAST] = {PASS, PASS, FAIL}, [TS_EQUAL] = {FAIL, PASS, FAIL},   [TS_NOT_EQUAL] = {PASS, FAIL, PASS},
  };
  for (size_t relation = 0; relation < G_N_ELEMENTS (verdicts); relation++)
    for (int i = 0; i < 3; i++)
      for (uint64_t n = 1; n <= 30; n += 29) {
        TsEstimate three = {.mean = 3, .low = 3, .high = 3, .n = n};
        assert_int_equal (ts_judge_value (three, TS_UNIT_COUNT, (TsRelation)relation, i + 2), verdicts[relation][i]);
        assert_int_equal (ts_judge_value (three, TS_UNIT_HOURS, (TsRelation)relation, i + 2), verdicts[relation][i]);
      }
}

/* No relation and its opposite hold at once, and one is undecided where the other is. */
static void a_relation_and_its_opposite_have_opposite_verdicts (void **state)
{
  (void)state;
  static const TsRelation opposites[][2] = {{TS_LESS, TS_AT_LEAST}, {TS_MORE, TS_AT_MOST}, {TS_EQUAL, TS_NOT_EQUAL}};
  static const TsExpectationVerdict opposite[] = {FAIL, PASS, OPEN};
  for (size_t i = 0; i < G_N_ELEMENTS (opposites); i++)
    for (int low = -3; low <= 3; low++)
      for (int high = low; high <= 3; high++) {
        TsExpectationVerdict one = ts_judge_value (between (low, high), TS_UNIT_NUMBER, opposites[i][0], 0);
        TsExpectationVerdict other = ts_judge_value (between (low, high), TS_UNIT_NUMBER, opposites[i][1], 0);
        assert_int_equal (other, opposite[one]);
      }
}

static void without_data_nothing_is_decided (void **state)
{
  (void)state;
  for (int relation = TS_LESS; relation <= TS_NOT_EQUAL; relation++) {
    assert_int_equal (ts_judge_value ((TsEstimate){0}, TS_UNIT_RATE, (TsRelation)relation, 0), OPEN);
    assert_int_equal (ts_judge_value ((TsEstimate){0}, TS_UNIT_COUNT, (TsRelation)relation, 0), OPEN);
  }
}

static void one_replication_decides_nothing_about_an_estimate (void **state)
{
  (void)state;
  TsEstimate single = {.mean = 0.9, .low = 0.9, .high = 0.9, .n = 1};
  assert_int_equal (ts_judge_value (single, TS_UNIT_RATE, TS_MORE, 0.5), OPEN);
  assert_int_equal (ts_judge_value (single, TS_UNIT_SECONDS, TS_MORE, 0.5), OPEN);
  assert_int_equal (ts_judge_value (single, TS_UNIT_NUMBER, TS_LESS, 0.5), OPEN);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (a_difference_is_judged_by_its_whole_interval),
    cmocka_unit_test (the_verdict_about_b_is_the_opposite),
    cmocka_unit_test (without_an_interval_no_difference_is_decided),
    cmocka_unit_test (margins_are_a_percentage_point_a_second_and_a_hundredth),
    cmocka_unit_test (an_interval_on_one_side_decides),
    cmocka_unit_test (exact_values_are_always_decided),
    cmocka_unit_test (a_relation_and_its_opposite_have_opposite_verdicts),
    cmocka_unit_test (without_data_nothing_is_decided),
    cmocka_unit_test (one_replication_decides_nothing_about_an_estimate),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

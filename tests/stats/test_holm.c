/* Is a difference more than chance? Against published values. */
#include "nearby.h"

/* t for 1 and 2 degrees of freedom in closed form: 1 - 2/pi atan t, 1 - t / sqrt(t^2 + 2). */
static void student_p_in_closed_form (void **state)
{
  (void)state;
  assert_relatively_near (ts_student_p (1.0, 1.0), 0.5, 1e-13);
  assert_relatively_near (ts_student_p (1.7320508075688772, 1.0), 1.0 / 3.0, 1e-13);
  assert_relatively_near (ts_student_p (2.0, 2.0), 1.0 - 2.0 / sqrt (6.0), 1e-13);
  assert_true (ts_student_p (0.0, 7.0) == 1.0);
  assert_true (ts_student_p (-2.0, 2.0) == ts_student_p (2.0, 2.0));
  assert_true (ts_student_p (INFINITY, 3.0) == 0.0);
  assert_true (ts_student_p (1e200, 1e5) == 0.0);
}

/* Critical values as every table of t has them. */
static void student_p_of_the_tables (void **state)
{
  (void)state;
  static const struct {
    double freedom, t, p;
  } rows[] = {{1, 12.706, 0.05}, {5, 4.032, 0.01},  {9, 2.262, 0.05},
              {10, 3.169, 0.01}, {29, 2.756, 0.01}, {30, 3.646, 0.001}};
  for (size_t i = 0; i < G_N_ELEMENTS (rows); i++)
    assert_relatively_near (ts_student_p (rows[i].t, rows[i].freedom), rows[i].p, 1e-3);
}

static void student_p_undoes_the_quantile (void **state)
{
  (void)state;
  static const double levels[] = {0.6, 0.9, 0.975, 0.995, 0.99999};
  for (size_t i = 0; i < G_N_ELEMENTS (levels); i++)
    for (double freedom = 1.0; freedom < 2000.0; freedom *= 3.7)
      assert_relatively_near (ts_student_p (ts_student_quantile (levels[i], freedom), freedom), 2.0 * (1.0 - levels[i]),
                              1e-8);
}

/* The extra hours of sleep of Student, Biometrika 6 (1908), table "Additional hours sleep
 * gained": ten patients, two drugs. R documents them as `sleep`, and its t.test() gives
 * t = -4.0621, df = 9, p = 0.002833, -2.4598858 to -0.7001142 paired, and t = -1.8608,
 * df = 17.776, p = 0.07939, -3.3654832 to 0.2054832 unpaired. */
static const TsSample first_drug[] = {{0.7, 1}, {-1.6, 1}, {-0.2, 1}, {-1.2, 1}, {-0.1, 1},
                                      {3.4, 1}, {3.7, 1},  {0.8, 1},  {0.0, 1},  {2.0, 1}};
static const TsSample second_drug[] = {{1.9, 1}, {0.8, 1}, {1.1, 1}, {0.1, 1}, {-0.1, 1},
                                       {4.4, 1}, {5.5, 1}, {1.6, 1}, {4.6, 1}, {3.4, 1}};

static void the_sleep_of_student_paired (void **state)
{
  (void)state;
  TsDifference difference = ts_test_paired (first_drug, second_drug, 10, TS_RATIO_ANY);
  assert_near (difference.estimate.mean, -1.58, 1e-12);
  assert_near (difference.estimate.low, -2.4598858, 5e-8);
  assert_near (difference.estimate.high, -0.7001142, 5e-8);
  assert_int_equal (difference.estimate.n, 10);
  assert_near (difference.p, 0.002833, 5e-7);
}

static void the_sleep_of_student_unpaired (void **state)
{
  (void)state;
  TsDifference difference = ts_test_unpaired (first_drug, 10, second_drug, 10, TS_RATIO_ANY);
  assert_near (difference.estimate.mean, -1.58, 1e-12);
  assert_near (difference.estimate.low, -3.3654832, 5e-8);
  assert_near (difference.estimate.high, 0.2054832, 5e-8);
  assert_near (difference.p, 0.07939, 5e-6);
}

/* By hand: means 2 and 5, variances of the means 1/3 and 5/12, so t = -3 / sqrt(3/4) = -2 sqrt 3
 * and 1 / ((4/9)^2 / 2 + (5/9)^2 / 3) = 486/98 degrees of freedom. */
static void unpaired_samples_need_not_be_as_many (void **state)
{
  (void)state;
  static const TsSample a[] = {{1, 1}, {2, 1}, {3, 1}};
  static const TsSample b[] = {{3.5, 1}, {4.5, 1}, {5.5, 1}, {6.5, 1}};
  TsDifference difference = ts_test_unpaired (a, 3, b, 4, TS_RATIO_ANY);
  const double freedom = 486.0 / 98.0;
  assert_near (difference.estimate.mean, -3.0, 1e-14);
  assert_relatively_near (difference.p, ts_student_p (2.0 * sqrt (3.0), freedom), 1e-12);
  assert_near (difference.estimate.high, -3.0 + ts_student_quantile (0.975, freedom) * sqrt (0.75), 1e-12);
  assert_int_equal (difference.estimate.n, 3);
  TsDifference backward = ts_test_unpaired (b, 4, a, 3, TS_RATIO_ANY);
  assert_true (backward.p == difference.p && backward.estimate.low == -difference.estimate.high);
}

static void a_test_does_not_depend_on_the_unit_of_measurement (void **state)
{
  (void)state;
  TsSample first[10], second[10];
  for (size_t i = 0; i < 10; i++) {
    first[i] = (TsSample){first_drug[i].numerator / 4096.0, 1};
    second[i] = (TsSample){second_drug[i].numerator / 4096.0, 1};
  }
  TsDifference hours = ts_test_unpaired (first_drug, 10, second_drug, 10, TS_RATIO_ANY);
  TsDifference others = ts_test_unpaired (first, 10, second, 10, TS_RATIO_ANY);
  assert_relatively_near (others.p, hours.p, 1e-12);
  assert_relatively_near (others.estimate.low, hours.estimate.low / 4096.0, 1e-12);
  hours = ts_test_paired (first_drug, second_drug, 10, TS_RATIO_ANY);
  others = ts_test_paired (first, second, 10, TS_RATIO_ANY);
  assert_relatively_near (others.p, hours.p, 1e-12);
  assert_relatively_near (others.estimate.low, hours.estimate.low / 4096.0, 1e-12);
}

static void the_paired_test_has_the_interval_of_the_paired_difference (void **state)
{
  (void)state;
  static const TsSample a[] = {{7, 10}, {12, 14}, {3, 9}, {8, 8}};
  static const TsSample b[] = {{6, 10}, {10, 13}, {4, 10}, {5, 8}};
  TsDifference difference = ts_test_paired (a, b, 4, TS_RATIO_PROPORTION);
  TsEstimate estimate = ts_estimate_difference (a, b, 4, TS_RATIO_PROPORTION);
  assert_true (difference.estimate.low == estimate.low && difference.estimate.high == estimate.high);
  assert_true (difference.estimate.mean == estimate.mean && difference.estimate.n == estimate.n);
  assert_true ((difference.p > 0.05) == (estimate.low < 0.0 && estimate.high > 0.0));
}

static void without_data_or_a_second_replication_there_is_no_evidence (void **state)
{
  (void)state;
  static const TsSample data[] = {{1, 2}, {1, 3}};
  static const TsSample none[] = {{0, 0}, {0, 0}};
  static const TsSample once[] = {{0, 0}, {2, 2}};
  assert_int_equal (ts_test_paired (data, none, 2, TS_RATIO_ANY).estimate.n, 0);
  assert_true (ts_test_paired (NULL, NULL, 0, TS_RATIO_ANY).p == 1.0);
  assert_true (ts_test_unpaired (data, 2, NULL, 0, TS_RATIO_ANY).p == 1.0);
  assert_int_equal (ts_test_unpaired (none, 2, data, 2, TS_RATIO_ANY).estimate.n, 0);
  TsDifference single = ts_test_paired (data, data, 1, TS_RATIO_ANY);
  assert_true (single.p == 1.0 && single.estimate.n == 1);
  single = ts_test_unpaired (data, 2, once, 2, TS_RATIO_PROPORTION);
  assert_true (single.p == 1.0 && single.estimate.n == 1 && single.estimate.mean == 0.4 - 1.0);
}

/* Fisher's tea tasting, Design of Experiments (1935): all four of four and none of four by
 * chance in 1 of 70 deals, and as many the other way round. */
static void all_or_nothing_is_judged_as_the_tea_was (void **state)
{
  (void)state;
  static const TsSample all[] = {{2, 2}, {2, 2}};
  static const TsSample none[] = {{0, 2}, {0, 2}};
  static const TsSample many[] = {{0, 500}, {0, 500}};
  static const TsSample half[] = {{1, 2}, {1, 2}};
  assert_relatively_near (ts_test_paired (all, none, 2, TS_RATIO_PROPORTION).p, 2.0 / 70.0, 1e-13);
  assert_relatively_near (ts_test_unpaired (none, 2, all, 2, TS_RATIO_PROPORTION).p, 2.0 / 70.0, 1e-13);
  assert_true (ts_test_paired (all, many, 2, TS_RATIO_PROPORTION).p < 1e-9);
  assert_true (ts_test_paired (all, none, 2, TS_RATIO_ANY).p == 0.0);
  assert_true (ts_test_paired (all, all, 2, TS_RATIO_PROPORTION).p == 1.0);
  const TsSample *others[] = {all, none};
  for (size_t i = 0; i < 2; i++) {
    assert_true (ts_test_paired (half, others[i], 2, TS_RATIO_PROPORTION).p == 0.0);
    assert_true (ts_test_paired (others[i], half, 2, TS_RATIO_PROPORTION).p == 0.0);
  }
}

/* The example of many textbooks: 0.01, 0.04, 0.03, 0.005 become 0.03, 0.06, 0.06, 0.02. */
static void holm_by_hand (void **state)
{
  (void)state;
  double p[] = {0.01, 0.04, 0.03, 0.005};
  static const double adjusted[] = {0.03, 0.06, 0.06, 0.02};
  ts_holm (p, 4);
  for (int i = 0; i < 4; i++)
    assert_near (p[i], adjusted[i], 1e-15);
}

static void holm_keeps_to_one_and_to_nothing (void **state)
{
  (void)state;
  double one[] = {0.2};
  double high[] = {0.9, 0.0, 0.9, 0.5};
  ts_holm (one, 1);
  ts_holm (NULL, 0);
  ts_holm (high, 4);
  assert_true (one[0] == 0.2);
  assert_true (high[0] == 1.0 && high[1] == 0.0 && high[2] == 1.0 && high[3] == 1.0);
}

/* Where nothing differs, at most one family in a hundred has a p below 0.01 after Holm. */
static void a_family_without_differences_stays_quiet (void **state)
{
  (void)state;
  enum { FAMILIES = 4000, MEASURES = 20 };
  int loud = 0;
  for (uint32_t family = 0; family < FAMILIES; family++) {
    double p[MEASURES], least = 1.0;
    for (uint32_t i = 0; i < MEASURES; i++)
      p[i] = uniform_of (1, family * MEASURES + i);
    ts_holm (p, MEASURES);
    for (uint32_t i = 0; i < MEASURES; i++)
      least = MIN (least, p[i]);
    loud += least < 0.01;
  }
  assert_in_range (loud, 20, 60);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (student_p_in_closed_form),
    cmocka_unit_test (student_p_of_the_tables),
    cmocka_unit_test (student_p_undoes_the_quantile),
    cmocka_unit_test (the_sleep_of_student_paired),
    cmocka_unit_test (the_sleep_of_student_unpaired),
    cmocka_unit_test (unpaired_samples_need_not_be_as_many),
    cmocka_unit_test (a_test_does_not_depend_on_the_unit_of_measurement),
    cmocka_unit_test (the_paired_test_has_the_interval_of_the_paired_difference),
    cmocka_unit_test (without_data_or_a_second_replication_there_is_no_evidence),
    cmocka_unit_test (all_or_nothing_is_judged_as_the_tea_was),
    cmocka_unit_test (holm_by_hand),
    cmocka_unit_test (holm_keeps_to_one_and_to_nothing),
    cmocka_unit_test (a_family_without_differences_stays_quiet),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

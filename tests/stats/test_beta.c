/* What is made of the beta distribution: the incomplete beta function, quantiles of
 * Student's t, Clopper-Pearson. Reference values without a source beside them were
 * computed with 50 digits. */
#include "nearby.h"

#include "../../sim/stats/beta.h"

static void the_incomplete_beta_function_has_its_reference_values (void **state)
{
  (void)state;
  static const struct {
    double a, b, x, value, tolerance;
  } cases[] = {
    {2, 3, 0.4, 0.5248, 1e-15}, /* 328/625 */
    {0.5, 29.5, 0.01, 0.55679494438477398, 1e-14},
    {5.5, 0.5, 0.9, 0.29251845539577316, 1e-14},
    {0.1, 0.2, 0.3, 0.62284335472031734, 1e-14},
    {30, 1, 0.001, 1e-90, 1e-103},
    {100, 200, 0.35, 0.73257146495754433, 1e-14},
    {1000, 1000, 0.51, 0.81444734056848834, 1e-14},
    {12345.5, 6789.25, 0.65, 0.91815666577179596, 1e-13},
    {1e6, 2e6, 0.3335, 0.72988243250366065, 1e-12},
    {1e9, 1e9, 0.50001, 0.81445331523267154, 1e-10},
  };
  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_near (ts_incomplete_beta (cases[i].a, cases[i].b, cases[i].x), cases[i].value, cases[i].tolerance);
}

/* I_x(1, 1) = x; I_x(n, 1) = x^n; I_x(2, 2) = x^2 (3 - 2x). */
static void small_whole_numbers_give_polynomials (void **state)
{
  (void)state;
  for (int i = 0; i <= 100; i++) {
    double x = i / 100.0;
    assert_near (ts_incomplete_beta (1, 1, x), x, 1e-15);
    assert_near (ts_incomplete_beta (2, 2, x), x * x * (3 - 2 * x), 1e-15);
    double power = 1;
    for (int n = 1; n <= 20; n++) {
      power *= x;
      assert_near (ts_incomplete_beta (n, 1, x), power, 1e-15 + 1e-13 * power);
    }
  }
}

static const double shapes[] = {0.01, 0.5, 1, 1.5, 7, 40.25, 1000, 3e5};

/* I_x(a, b) = 1 - I_(1-x)(b, a). */
static void it_is_symmetric_in_its_two_shapes (void **state)
{
  (void)state;
  for (size_t a = 0; a < G_N_ELEMENTS (shapes); a++)
    for (size_t b = 0; b < G_N_ELEMENTS (shapes); b++)
      for (int i = 1; i < 64; i++) {
        double x = i / 64.0;
        assert_near (ts_incomplete_beta (shapes[a], shapes[b], x),
                     1.0 - ts_incomplete_beta (shapes[b], shapes[a], 1.0 - x), 1e-14);
      }
  for (size_t a = 0; a < G_N_ELEMENTS (shapes); a++)
    assert_near (ts_incomplete_beta (shapes[a], shapes[a], 0.5), 0.5, 1e-13);
}

/* I_x(a, b) = I_x(a+1, b) + x^a (1-x)^b / (a B(a, b)). */
static void neighbouring_shapes_differ_by_one_term (void **state)
{
  (void)state;
  for (size_t a = 0; a < G_N_ELEMENTS (shapes); a++)
    for (size_t b = 0; b < G_N_ELEMENTS (shapes); b++)
      for (int i = 1; i < 32; i++) {
        double x = i / 32.0;
        assert_near (ts_incomplete_beta (shapes[a], shapes[b], x),
                     ts_incomplete_beta (shapes[a] + 1.0, shapes[b], x) +
                       ts_beta_power (shapes[a], shapes[b], x, 1.0 - x) / shapes[a],
                     1e-13);
      }
}

static void it_rises_from_0_to_1 (void **state)
{
  (void)state;
  for (size_t a = 0; a < G_N_ELEMENTS (shapes); a++)
    for (size_t b = 0; b < G_N_ELEMENTS (shapes); b++) {
      double last = 0.0;
      assert_true (ts_incomplete_beta (shapes[a], shapes[b], 0.0) == 0.0);
      assert_true (ts_incomplete_beta (shapes[a], shapes[b], 1.0) == 1.0);
      for (int i = 1; i < 200; i++) {
        double value = ts_incomplete_beta (shapes[a], shapes[b], i / 200.0);
        assert_true (value >= last - 1e-14 && value <= 1.0 + 1e-14);
        last = value;
      }
    }
}

/* As near as x can be told from its neighbours. */
static void its_quantile_is_its_inverse (void **state)
{
  (void)state;
  static const double probabilities[] = {1e-9, 0.0005, 0.025, 0.3, 0.5, 0.8, 0.975, 0.9999};
  for (size_t a = 2; a < G_N_ELEMENTS (shapes); a++)
    for (size_t b = 2; b < G_N_ELEMENTS (shapes); b++)
      for (size_t i = 0; i < G_N_ELEMENTS (probabilities); i++) {
        double x = ts_beta_quantile (probabilities[i], shapes[a], shapes[b]);
        assert_true (x > 0.0 && x < 1.0);
        double density = ts_beta_power (shapes[a], shapes[b], x, 1.0 - x) / (x * (1.0 - x));
        assert_near (ts_incomplete_beta (shapes[a], shapes[b], x), probabilities[i], 1e-13 + density * 2.3e-16 * x);
      }
}

static void student_has_the_values_of_the_tables (void **state)
{
  (void)state;
  static const struct {
    double p, freedom, t;
  } cases[] = {
    {0.975, 1, 12.706204736174705},  {0.975, 2, 4.3026527297494639},  {0.975, 5, 2.5705818356363155},
    {0.975, 10, 2.2281388519862747}, {0.975, 29, 2.0452296421327043}, {0.975, 1000, 1.9623390808264085},
    {0.95, 29, 1.6991270265334978},  {0.995, 4, 4.6040948713499932},  {0.9995, 7, 5.4078825208617252},
    {0.6, 3, 0.27667066233268991},   {0.75, 3, 0.76489232840434528},  {0.975, 1.5, 6.0166631044279319},
  };
  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++) {
    assert_relatively_near (ts_student_quantile (cases[i].p, cases[i].freedom), cases[i].t, 1e-12);
    assert_relatively_near (ts_student_quantile (1.0 - cases[i].p, cases[i].freedom), -cases[i].t, 1e-12);
  }
  assert_true (ts_student_quantile (0.5, 3) == 0.0);
}

/* With 2 degrees of freedom t = (2p - 1) / sqrt(2 p (1 - p)). */
static void student_with_two_degrees_of_freedom_has_a_closed_form (void **state)
{
  (void)state;
  for (int i = 1; i < 1000; i++) {
    double p = i / 1000.0;
    assert_near (ts_student_quantile (p, 2), (2 * p - 1) / sqrt (2 * p * (1 - p)), 1e-12 * 32);
  }
  assert_relatively_near (ts_student_quantile (1e-100, 2), -1 / sqrt (2e-100), 1e-12);
  assert_relatively_near (ts_student_quantile (1e-100, 1), -1e100 / 3.14159265358979323846, 1e-12);
}

static void student_comes_close_to_the_normal_distribution (void **state)
{
  (void)state;
  static const double probabilities[] = {1e-10, 0.001, 0.025, 0.2, 0.3, 0.49, 0.6, 0.9, 0.975, 0.9999};
  for (size_t i = 0; i < G_N_ELEMENTS (probabilities); i++) {
    double normal = ts_normal_quantile (probabilities[i]);
    double last = fabs (normal);
    assert_relatively_near (ts_student_quantile (probabilities[i], 1e12), normal, 1e-10);
    for (double freedom = 1e6; freedom >= 1; freedom /= 10) {
      double t = fabs (ts_student_quantile (probabilities[i], freedom));
      assert_true (t > last);
      last = t;
    }
  }
}

/* 0/10, 5/10, 1/20 and 3/1000 by 50 digits; 81/263, 15/148, 0/20 and 1/29 as in Newcombe,
 * Statistics in Medicine 17 (1998), table I, to 4 digits. */
static void clopper_pearson_has_its_published_values (void **state)
{
  (void)state;
  static const struct {
    uint64_t successes, trials;
    double low, high, tolerance;
  } cases[] = {
    {0, 10, 0.0, 0.308497107818761, 1e-14},
    {5, 10, 0.187086028447399, 0.812913971552601, 1e-14},
    {1, 20, 0.0012650894979498, 0.248732762772028, 1e-14},
    {3, 1000, 0.000619099931649571, 0.0087420232384783, 1e-14},
    {81, 263, 0.2527, 0.3676, 5.1e-5},
    {15, 148, 0.0578, 0.1617, 5.1e-5},
    {0, 20, 0.0, 0.1684, 5.1e-5},
    {1, 29, 0.0009, 0.1776, 5.1e-5},
  };
  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++) {
    double low, high;
    ts_clopper_pearson (cases[i].successes, cases[i].trials, 0.95, &low, &high);
    assert_near (low, cases[i].low, cases[i].tolerance);
    assert_near (high, cases[i].high, cases[i].tolerance);
    ts_clopper_pearson (cases[i].trials - cases[i].successes, cases[i].trials, 0.95, &low, &high);
    assert_near (low, 1.0 - cases[i].high, cases[i].tolerance);
    assert_near (high, 1.0 - cases[i].low, cases[i].tolerance);
  }
}

/* 0 of n: (1 - high)^n = 0.025; also for the largest numbers. */
static void never_is_not_the_same_as_impossible (void **state)
{
  (void)state;
  for (uint64_t trials = 1; trials <= 1000000000000; trials *= 10) {
    double low, high;
    ts_clopper_pearson (0, trials, 0.95, &low, &high);
    assert_true (low == 0.0 && high > 0.0);
    assert_relatively_near (-log1p (-high) * (double)trials, -log (0.025), 1e-12);
    ts_clopper_pearson (trials, trials, 0.95, &low, &high);
    assert_true (high == 1.0 && low < 1.0);
  }
}

static void a_higher_level_gives_a_wider_interval (void **state)
{
  (void)state;
  double low, high, wider_low, wider_high;
  ts_clopper_pearson (7, 34, 0.90, &low, &high);
  ts_clopper_pearson (7, 34, 0.99, &wider_low, &wider_high);
  assert_true (wider_low < low && high < wider_high);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (the_incomplete_beta_function_has_its_reference_values),
    cmocka_unit_test (small_whole_numbers_give_polynomials),
    cmocka_unit_test (it_is_symmetric_in_its_two_shapes),
    cmocka_unit_test (neighbouring_shapes_differ_by_one_term),
    cmocka_unit_test (it_rises_from_0_to_1),
    cmocka_unit_test (its_quantile_is_its_inverse),
    cmocka_unit_test (student_has_the_values_of_the_tables),
    cmocka_unit_test (student_with_two_degrees_of_freedom_has_a_closed_form),
    cmocka_unit_test (student_comes_close_to_the_normal_distribution),
    cmocka_unit_test (clopper_pearson_has_its_published_values),
    cmocka_unit_test (never_is_not_the_same_as_impossible),
    cmocka_unit_test (a_higher_level_gives_a_wider_interval),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

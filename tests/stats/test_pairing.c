/* What common random numbers bring, and how sure a choice is. Against closed forms. */
#include "nearby.h"

#define N 4

/* Denominators of 1: the jackknife of a mean. */
static void fill (TsSample samples[N], double a, double b, double c, double d)
{
  const double values[N] = {a, b, c, d};
  for (int i = 0; i < N; i++)
    samples[i] = (TsSample){values[i], 1.0};
}

static void a_shift_correlates_fully_and_takes_all_variance_away (void **state)
{
  (void)state;
  TsSample a[N], b[N];
  fill (a, 1, 2, 4, 7);
  fill (b, 2, 3, 5, 8);
  TsPairing pairing = ts_pairing (a, b, N);
  assert_true (pairing.is_known);
  assert_relatively_near (pairing.correlation, 1.0, 1e-12);
  assert_true (pairing.reduction == 0.0 || pairing.reduction > 1e12);
}

/* b = -a: the difference varies twice as much as independent runs would. */
static void opposites_make_it_worse (void **state)
{
  (void)state;
  TsSample a[N], b[N];
  fill (a, 1, 2, 4, 7);
  fill (b, 7, 6, 4, 1);
  TsPairing pairing = ts_pairing (a, b, N);
  assert_relatively_near (pairing.correlation, -1.0, 1e-12);
  assert_relatively_near (pairing.reduction, 0.5, 1e-12);
}

/* The sample correlation of (1,2,3,4) and (1,3,2,4) is 0.8: factor 1 / (1 - 0.8). */
static void the_factor_follows_from_the_correlation (void **state)
{
  (void)state;
  TsSample a[N], b[N];
  fill (a, 1, 2, 3, 4);
  fill (b, 1, 3, 2, 4);
  TsPairing pairing = ts_pairing (a, b, N);
  assert_relatively_near (pairing.correlation, 0.8, 1e-12);
  assert_relatively_near (pairing.reduction, 5.0, 1e-12);
}

static void what_does_not_vary_has_no_correlation (void **state)
{
  (void)state;
  TsSample a[N], b[N];
  fill (a, 1, 1, 1, 1);
  fill (b, 1, 3, 2, 4);
  assert_false (ts_pairing (a, b, N).is_known);
  assert_false (ts_pairing (a, b, 1).is_known);
}

/* With one degree of freedom P(T > t) = 1/2 - atan (t) / pi. */
static void the_probability_of_correct_selection_in_closed_form (void **state)
{
  (void)state;
  const double differences[] = {0.9, 0.0};
  const double errors[] = {1.0, 1.0};
  double expected = 1.0 - (0.5 - atan (1.0) / G_PI) - (0.5 - atan (0.1) / G_PI);
  assert_relatively_near (ts_correct_selection (differences, errors, 2, 2, 0.1), expected, 1e-12);
}

static void what_differs_surely_is_chosen_surely (void **state)
{
  (void)state;
  const double differences[] = {0.5, 0.0};
  const double errors[] = {0.0, 0.0};
  assert_true (ts_correct_selection (differences, errors, 1, 5, 0.0) == 1.0);
  assert_true (ts_correct_selection (differences, errors, 2, 5, 0.01) == 1.0); /* equal: either will do */
  assert_true (ts_correct_selection (differences, errors, 2, 5, 0.0) == 0.5);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (a_shift_correlates_fully_and_takes_all_variance_away),
    cmocka_unit_test (opposites_make_it_worse),
    cmocka_unit_test (the_factor_follows_from_the_correlation),
    cmocka_unit_test (what_does_not_vary_has_no_correlation),
    cmocka_unit_test (the_probability_of_correct_selection_in_closed_form),
    cmocka_unit_test (what_differs_surely_is_chosen_surely),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

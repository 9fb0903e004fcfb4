/* Erlang B, C and A, Engset and M/M/1 with retrials: what is simulated is what theory
 * says, to a few per cent here, and to one per cent in test_theory_long. Seed 1, and no
 * other: a miss is to be explained, not drawn again. */
#include "theory.h"

/* The published values, to the digits printed: tables of pyworkforce (Erlang B, C and A),
 * exercise C.5 of the KSL book (lost calls), others computed. */
static void the_formulas_give_the_published_values (void **state)
{
  (void)state;
  size_t n;
  const Case *cases = theory_cases (&n);
  for (size_t i = 0; i < n; i++)
    for (int k = 0; k < MOST_MEASURES && cases[i].predictions[k].name != NULL; k++) {
      const Prediction *prediction = &cases[i].predictions[k];
      if (prediction->published > 0)
        assert_true (fabs (prediction->theory - prediction->published) <= 0.5 * pow (10, -prediction->digits));
    }
}

static void the_formulas_agree_with_each_other (void **state)
{
  (void)state;
  /* Nobody is patient: loss. Nobody gives up: delay. Patience as long as service: M/M/inf. */
  assert_true (fabs (erlang_a (10, 8, 1, 1e9).waits - erlang_b (10, 8)) < 1e-6);
  assert_true (fabs (erlang_a (14, 10, 1, 1e-9).waits - erlang_c (14, 10)) < 1e-6);
  assert_true (fabs (erlang_a (3, 5, 1, 1).in_line + 5 * (1 - erlang_a (3, 5, 1, 1).abandons) - 5) < 1e-9);
  /* Many sources that call rarely: Poisson arrivals. */
  assert_true (fabs (engset_time (1000000, 5, 3e-6) - erlang_b (5, 3)) < 1e-5);
}

/* Builds that look into the world between events are slow: they run a twentieth as long. */
#ifdef TS_CHECKS
#define SCALE 0.05
#define WIDEST 0.5
#else
#define SCALE 1
#define WIDEST 0.05
#endif

static void the_simulator_gives_what_theory_says (void **state)
{
  (void)state;
  size_t n;
  const Case *cases = theory_cases (&n);
  compare_with_theory (cases, n, SCALE, WIDEST);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (the_formulas_give_the_published_values),
    cmocka_unit_test (the_formulas_agree_with_each_other),
    cmocka_unit_test (the_simulator_gives_what_theory_says),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

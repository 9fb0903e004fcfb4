/* The cases of test_theory, forty times as long: intervals narrower than 1 % of the value. */
#include "theory.h"

static void the_simulator_gives_what_theory_says_to_one_per_cent (void **state)
{
  (void)state;
  size_t n;
  const Case *cases = theory_cases (&n);
  compare_with_theory (cases, n, 40, 0.01);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (the_simulator_gives_what_theory_says_to_one_per_cent),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

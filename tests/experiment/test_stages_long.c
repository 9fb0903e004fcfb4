/* Sequential stopping keeps its promise: of 500 experiments with a known truth, near to or at
 * the bound that is asked for, fewer than 5 % of the verdicts are wrong. */
#include "staged.h"

static void of_500_experiments_fewer_than_5_per_cent_are_wrong (void **state)
{
  const uint32_t *most = *state;
  unsigned decided;
  unsigned wrong = count_wrong_verdicts (500, *most, &decided);
  print_message ("up to %u replications: %u of 500 verdicts wrong, %u decided\n", *most, wrong, decided);
  assert_true (wrong < 25);
  assert_true (decided > 100); /* not by never deciding */
}

int main (void)
{
  static uint32_t usual = 5 * TS_USUAL_GROWTH, far = 16 * 5;
  const struct CMUnitTest tests[] = {
    cmocka_unit_test_prestate (of_500_experiments_fewer_than_5_per_cent_are_wrong, &usual),
    cmocka_unit_test_prestate (of_500_experiments_fewer_than_5_per_cent_are_wrong, &far),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

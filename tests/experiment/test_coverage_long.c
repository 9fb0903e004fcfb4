/* Over 1,000 independent experiments, 95 % intervals of success rate, mean and p95 hold the
 * truth between 93 % and 97 % of the time. */
#include "coverage.h"

static void intervals_hold_the_truth_as_often_as_they_say (void **state)
{
  (void)state;
  assert_coverage (1000, "2d", "30", 0.93, 0.97);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (intervals_hold_the_truth_as_often_as_they_say),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

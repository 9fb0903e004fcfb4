/* The 95 % intervals of whole experiments hold the truth; 200 experiments here, so between
 * 89 % and 99.5 % of them; 1,000 and narrow bounds in test_coverage_long. */
#include "coverage.h"

static void intervals_hold_the_truth_about_as_often_as_they_say (void **state)
{
  (void)state;
#ifdef TS_CHECKS /* slow: they look into the world between events */
  assert_coverage (20, "12h", "20", 0.75, 1);
#else
  assert_coverage (200, "12h", "20", 0.89, 0.995);
#endif
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (intervals_hold_the_truth_about_as_often_as_they_say),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

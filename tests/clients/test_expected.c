/* How many needs are to be expected, before anything is simulated. */
#include "small_world.h"

#include <math.h>

#define REPLICATIONS 200

static void assert_expected (const TsScenario *scenario, double needs)
{
  assert_true (fabs (ts_expected_needs (scenario) - needs) < 1e-9);
}

static void needs_are_people_times_working_time_by_interval (void **state)
{
  (void)state;
  TsScenario *scenario = load_small_world (NULL);
  /* 12 people every 3 h, 8 people every 6 h, over 48 h. */
  assert_expected (scenario, 12 * 16 + 8 * 8);
  ts_scenario_free (scenario);
}

static void only_working_time_counts (void **state)
{
  (void)state;
  TsScenario *scenario = load_small_world ("tenants.Contoso.users.technician.hours=mon-fri 08:00-16:00",
                                           "activities.assistance.who=[Contoso.technician.3, Contoso.mobile]", NULL);
  /* 1 technician for 16 h and 4 phones for 48 h every 3 h; 8 technicians for 16 h every 6 h. */
  assert_expected (scenario, (16 + 4 * 48) / 3.0 + 8 * 16 / 6.0);
  ts_scenario_free (scenario);
}

static void no_activity_no_needs (void **state)
{
  (void)state;
  TsScenario *scenario = load_small_world ("activities={}", NULL);
  assert_expected (scenario, 0);
  ts_scenario_free (scenario);
}

/* With exponential intervals needs are a Poisson process: the sum has the standard deviation of its root. */
static void as_many_needs_arise_as_are_expected (void **state)
{
  (void)state;
  TsScenario *scenario = load_small_world (NULL);
  double expected = ts_expected_needs (scenario) * REPLICATIONS, seen = 0;
  for (uint32_t replication = 0; replication < REPLICATIONS; replication++) {
    TsReplication result = run_small_world (scenario, CONFIGURATION_OFF, replication);
    seen += (double)result.needs.needs;
    ts_replication_clear (&result);
  }
  assert_true (fabs (seen - expected) < 4 * sqrt (expected));
  ts_scenario_free (scenario);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (needs_are_people_times_working_time_by_interval),
    cmocka_unit_test (only_working_time_counts),
    cmocka_unit_test (no_activity_no_needs),
    cmocka_unit_test (as_many_needs_arise_as_are_expected),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

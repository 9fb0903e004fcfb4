/* What a person costs: a world of ten million people must fit into 80 bytes a person, so
 * nobody makes these rows longer without saying so here. */
#include "small_world.h"

#include "../../sim/clients/world.h"

static void rows_that_everybody_has_are_short (void **state)
{
  (void)state;
  assert_int_equal (sizeof (TsPerson), 32);
  assert_int_equal (sizeof (TsSource), 12);
  assert_int_equal (sizeof (TsEvent), 16);
}

static void only_those_who_move_between_tenants_have_errands (void **state)
{
  (void)state;
  TsScenario *scenario = load_small_world (NULL);
  GError *error = NULL;
  for (uint32_t configuration = 0; configuration < CONFIGURATIONS; configuration++) {
    TsWorld *world = ts_world_new (scenario, configuration, TS_PENDING_BUCKETS, &error);
    TsReplication result;
    run_in (world, 0, &result);
    if (configuration == CONFIGURATION_GUESTS)
      assert_in_range (world->n_errands, 1, 3); /* the experts */
    else
      assert_int_equal (world->n_errands, 0);
    ts_replication_clear (&result);
    ts_world_free (world);
  }
  ts_scenario_free (scenario);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (rows_that_everybody_has_are_short),
    cmocka_unit_test (only_those_who_move_between_tenants_have_errands),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

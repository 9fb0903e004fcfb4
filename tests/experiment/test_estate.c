/* What reports draw of an estate: the tenants, what is wanted, what connects them, who reaches whom. */
#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <source_folder.h>
#include <string.h>

#include "tenantsim/experiment.h"

#define CONTOSO TENANTSIM_SOURCE_DIR "/scenarios/contoso-abc.yaml"

static TsResults *run (const char *file)
{
  static const TsOverride one = {.path = "clock.replications", .value = "1"};
  TsDiagnostics *diagnostics = ts_diagnostics_new ();
  TsScenario *scenario = NULL;
  TsRunOptions options = {.threads = 1};
  assert_int_equal (ts_scenario_load (file, &one, 1, diagnostics, &scenario), TS_LOAD_OK);
  TsResults *results = ts_experiment_run (scenario, &options, NULL);
  assert_non_null (results);
  ts_scenario_free (scenario);
  ts_diagnostics_free (diagnostics);
  return results;
}

static const TsConfigurationResult *named (const TsResults *results, const char *name)
{
  for (uint32_t i = 0; i < results->n_configurations; i++)
    if (strcmp (results->configurations[i].name, name) == 0)
      return &results->configurations[i];
  fail_msg ("no configuration %s", name);
  return NULL;
}

/* Figure 1.1: ABC with both, and the two Contosos apart (SEED-16, SEED-17, SEED-18). */
static void the_wishes_of_figure_1_1_are_between_tenants (void **state)
{
  (void)state;
  TsResults *results = run (CONTOSO);
  const TsEstate *estate = &results->estate;
  assert_int_equal (estate->n_tenants, 3);
  assert_string_equal (estate->tenants[1].domains[0], "contoso1.com");
  assert_int_equal (estate->n_wishes, 3);
  const TsEstateWish wanted[] = {
    {TS_INTENT_COLLABORATION, 0, 1}, {TS_INTENT_COLLABORATION, 0, 2}, {TS_INTENT_ISOLATION, 1, 2}};
  for (int i = 0; i < 3; i++) {
    assert_int_equal (estate->wishes[i].kind, wanted[i].kind);
    assert_int_equal (estate->wishes[i].a, wanted[i].a);
    assert_int_equal (estate->wishes[i].b, wanted[i].b);
  }
  ts_results_free (results);
}

/* Figure 1.2: allow lists connect ABC with both; figure 1.3: its 12 experts are guests of both. */
static void the_links_are_those_of_figures_1_2_and_1_3 (void **state)
{
  (void)state;
  TsResults *results = run (CONTOSO);
  const TsConfigurationResult *lists = named (results, "allow-lists"), *guests = named (results, "guests");
  assert_int_equal (lists->n_federation, 2);
  for (uint32_t i = 0; i < 2; i++) {
    assert_int_equal (lists->federation[i].a, 0);
    assert_true (lists->federation[i].a_permits && lists->federation[i].b_permits);
  }
  assert_int_equal (lists->n_guests, 0);
  assert_int_equal (guests->n_federation, 0);
  assert_int_equal (guests->n_guests, 2);
  for (uint32_t i = 0; i < 2; i++) {
    assert_int_equal (guests->guests[i].people, 12);
    assert_int_equal (guests->guests[i].tenant, i + 1);
  }
  assert_int_equal (named (results, "open-federation")->n_federation, 3);
  assert_int_equal (named (results, "isolated")->n_federation, 0);
  ts_results_free (results);
}

/* No pair is lost or counted twice: the cells of all rows are the counts of the whole. */
static void cells_of_the_matrix_sum_to_the_counts (void **state)
{
  (void)state;
  TsResults *results = run (CONTOSO);
  for (uint32_t i = 0; i < results->n_configurations; i++) {
    const TsConfigurationResult *configuration = &results->configurations[i];
    TsReachCounts sum = {0};
    for (uint32_t pair = 0; pair < configuration->n_reach_pairs; pair++) {
      const TsReachPair *cell = &configuration->reach_pairs[pair];
      sum.exposure += cell->exposure;
      sum.unmet += cell->unmet;
      sum.violations += cell->violations;
      assert_true (cell->search <= cell->pairs && cell->call <= cell->pairs);
    }
    assert_int_equal (sum.exposure, configuration->reach.exposure);
    assert_int_equal (sum.unmet, configuration->reach.unmet);
    assert_int_equal (sum.violations, configuration->reach.violations);
  }
  assert_int_equal (named (results, "open-federation")->reach.violations, 2700);
  ts_results_free (results);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (the_wishes_of_figure_1_1_are_between_tenants),
    cmocka_unit_test (the_links_are_those_of_figures_1_2_and_1_3),
    cmocka_unit_test (cells_of_the_matrix_sum_to_the_counts),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

/* Common random numbers: configurations that do nearly the same differ by far less than runs of
 * other seeds, and needs can be compared one by one. */
#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <source_folder.h>
#include <string.h>

#include "tenantsim/experiment.h"

/* contoso-abc.yaml with allow-lists answered at 70 % (its default) and at 69 %. */
static TsScenario *load (const char *seed)
{
  const TsOverride overrides[] = {
    {"configurations.answered-69",
     "{external_access: {ABC: {allow: [contoso1.com, contoso2.com]}, Contoso1: {allow: [abc.com]}, "
     "Contoso2: {allow: [abc.com]}}, behaviour: {answered: 69%}}"},
    {"clock.seed", seed},
    {"clock.replications", "40"}};
  TsDiagnostics *diagnostics = ts_diagnostics_new ();
  TsScenario *scenario = NULL;
  ts_scenario_load (TENANTSIM_SOURCE_DIR "/scenarios/contoso-abc.yaml", overrides, G_N_ELEMENTS (overrides),
                    diagnostics, &scenario);
  ts_diagnostics_free (diagnostics);
  assert_non_null (scenario);
  return scenario;
}

static TsResults *run (const TsScenario *scenario, const char *const *names, uint32_t n)
{
  GError *error = NULL;
  g_autofree uint32_t *only = g_new (uint32_t, scenario->n_configurations);
  for (uint32_t i = 0; i < n; i++)
    only[i] = ts_scenario_configuration (scenario, names[i]);
  TsResults *results = ts_experiment_run (
    scenario, &(TsRunOptions){.threads = 2, .configurations = n > 0 ? only : NULL, .n_configurations = n}, &error);
  if (results == NULL)
    fail_msg ("%s", error->message);
  return results;
}

static double variance_of_difference (const TsMeasured *a, const TsMeasured *b, uint32_t n)
{
  double mean = 0.0, squares = 0.0;
  for (uint32_t r = 0; r < n; r++)
    mean +=
      (a->samples[r].numerator / a->samples[r].denominator - b->samples[r].numerator / b->samples[r].denominator) / n;
  for (uint32_t r = 0; r < n; r++) {
    double difference =
      a->samples[r].numerator / a->samples[r].denominator - b->samples[r].numerator / b->samples[r].denominator - mean;
    squares += difference * difference / (n - 1);
  }
  return squares;
}

static void the_paired_difference_varies_at_least_10_times_less (void **state)
{
  (void)state;
  static const char *const names[] = {"allow-lists", "answered-69"};
  TsScenario *first = load ("1"), *second = load ("2");
  TsResults *results = run (first, names, 2), *others = run (second, names, 2);
  const TsMeasured *at_70 = &results->configurations[0].needs.helped_rate;
  const TsMeasured *at_69 = &results->configurations[1].needs.helped_rate;
  const TsMeasured *independent = &others->configurations[1].needs.helped_rate;
  double paired = variance_of_difference (at_70, at_69, results->replications);
  double unpaired = variance_of_difference (at_70, independent, results->replications);
  print_message ("helped_rate at 70 %% against 69 %%: variance of the difference %.3g paired, %.3g with other seeds: "
                 "%.1f times smaller\n",
                 paired, unpaired, unpaired / paired);
  assert_true (unpaired >= 10.0 * paired);
  ts_results_free (results);
  ts_results_free (others);
  ts_scenario_free (first);
  ts_scenario_free (second);
}

/* Without a target: most of them differ by design. */
static void the_factor_is_known_for_every_pair (void **state)
{
  (void)state;
  TsScenario *scenario = load ("1");
  TsResults *results = run (scenario, NULL, 0);
  unsigned known = 0;
  for (uint32_t i = 0; i < results->n_comparisons; i++) {
    const TsComparison *comparison = &results->comparisons[i];
    if (comparison->measure != TS_MEASURE_HELPED_RATE)
      continue;
    print_message ("%s, %s: correlation %.3f, factor %.2f\n", results->configurations[comparison->a].name,
                   results->configurations[comparison->b].name, comparison->pairing.correlation,
                   comparison->pairing.reduction);
    assert_true (comparison->pairing.correlation >= -1.0 && comparison->pairing.correlation <= 1.0);
    known += comparison->pairing.is_known;
  }
  assert_true (known >= 15);
  ts_results_free (results);
  ts_scenario_free (scenario);
}

/* Every closed need of a configuration is in each of its comparisons. */
static void needs_are_compared_one_by_one (void **state)
{
  (void)state;
  static const char *const names[] = {"allow-lists", "guests"};
  TsScenario *scenario = load ("1");
  TsResults *results = run (scenario, names, 2);
  assert_int_equal (results->n_needs_compared, 1);
  const TsNeedsCompared *compared = &results->needs_compared[0];
  const TsNeedResult *a = &results->configurations[0].needs, *b = &results->configurations[1].needs;
  assert_int_equal (compared->both + compared->only_a + compared->only_b + compared->neither + compared->open,
                    a->needs);
  assert_in_range (a->helped - compared->both - compared->only_a, 0, compared->open);
  assert_in_range (b->helped - compared->both - compared->only_b, 0, compared->open);
  uint64_t lost = 0;
  for (int reason = 0; reason < TS_REASONS; reason++)
    lost += compared->lost_in_a[reason];
  assert_int_equal (lost, compared->only_b);
  /* Phones cannot be called over federation (SEED-20): the main reason why allow lists fail. */
  assert_true (compared->lost_in_a[TS_REASON_CLIENT_NOT_FEDERABLE] > compared->only_b / 2);
  assert_int_equal (compared->lost_in_b[TS_REASON_CLIENT_NOT_FEDERABLE], 0);
  ts_results_free (results);
  ts_scenario_free (scenario);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (the_paired_difference_varies_at_least_10_times_less),
    cmocka_unit_test (the_factor_is_known_for_every_pair),
    cmocka_unit_test (needs_are_compared_one_by_one),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

/* Runs a scenario with libtenantsim and prints how many needs each configuration helps. */
#include <stdio.h>
#include <tenantsim/report.h>

int main (int argc, char **argv)
{
  TsDiagnostics *diagnostics = ts_diagnostics_new ();
  TsScenario *scenario = NULL;
  GError *error = NULL;

  if (argc != 2 || ts_scenario_load (argv[1], NULL, 0, diagnostics, &scenario) != TS_LOAD_OK) {
    char *problems = ts_diagnostics_format (diagnostics, false);
    fprintf (stderr, "usage: example SCENARIO\n%s", problems);
    return 1;
  }
  TsRunOptions options = {.threads = 0};
  TsResults *results = ts_experiment_run (scenario, &options, &error);
  if (results == NULL) {
    fprintf (stderr, "%s\n", error->message);
    return 1;
  }
  for (uint32_t i = 0; i < results->n_configurations; i++) {
    TsEstimate helped = ts_results_estimate (results, i, TS_MEASURE_HELPED_RATE, TS_OPERATIONS, TS_STATISTIC_MEAN);
    printf ("%-24s %5.1f %% (%.1f to %.1f)\n", results->configurations[i].name, 100.0 * helped.mean,
            100.0 * helped.low, 100.0 * helped.high);
  }
  ts_results_free (results);
  ts_scenario_free (scenario);
  ts_diagnostics_free (diagnostics);
  return 0;
}

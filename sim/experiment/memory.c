/* How much memory an experiment takes: known before it begins. */
#include "tenantsim/experiment.h"

double ts_experiment_memory (const TsScenario *scenario, const TsRunOptions *options)
{
  uint32_t n = options->configurations != NULL ? options->n_configurations : scenario->n_configurations;
  uint32_t threads = options->threads > 0 ? options->threads : g_get_num_processors ();
  double replications = MAX (scenario->replications, scenario->most_replications);
  /* Each configuration keeps its world, and every thread but one may need another. */
  double worlds = MIN ((double)n + threads - 1, (double)n * MIN (threads, replications));
  return worlds * ts_world_memory (scenario) + replications * n * ts_replication_memory (scenario);
}

/* Whether more replications are needed. */
#include "stages.h"

#define ERROR_OF_ALL_LOOKS 0.05

bool ts_stopping_is_staged (const TsStopping *stopping)
{
  return stopping->stages != NULL;
}

uint32_t ts_stopping_next (const TsStopping *stopping, uint32_t n)
{
  return n > stopping->most / 2 ? stopping->most : 2 * n;
}

/* One long run is judged by its batches: more of them would be another experiment. */
static bool is_one_long_run (const TsScenario *scenario)
{
  return scenario->replications == 1 && (scenario->warm_up > 0 || scenario->finds_warm_up);
}

static uint32_t looks (uint32_t first, uint32_t most)
{
  TsStopping stopping = {.most = most};
  uint32_t n_looks = 1;
  for (uint32_t n = first; n < most; n = ts_stopping_next (&stopping, n))
    n_looks++;
  return n_looks;
}

TsStopping ts_stopping_new (const TsScenario *scenario, const TsRunOptions *options)
{
  bool options_say = !scenario->says_most && scenario->n_expectations > 0 && !is_one_long_run (scenario);
  TsStopping stopping = {.precision = scenario->precision,
                         .most = options_say ? MAX (scenario->replications, options->most_replications)
                                             : scenario->most_replications,
                         .level = TS_INTERVAL_LEVEL};
  if (stopping.most > scenario->replications)
    stopping.stages = g_new0 (TsStage, looks (scenario->replications, stopping.most));
  return stopping;
}

TsLevels ts_stopping_levels (const TsStopping *stopping, uint32_t first)
{
  uint32_t k = looks (first, stopping->most);
  bool is_first = stopping->n_stages == 0;
  return (TsLevels){.one_sided = is_first ? TS_INTERVAL_LEVEL : 1.0 - ERROR_OF_ALL_LOOKS / (k - 1),
                    .two_sided = 1.0 - ERROR_OF_ALL_LOOKS / k};
}

/* The widest interval of all success rates, halved; negative where one has no interval. */
static double widest (const TsResults *results)
{
  double half = 0.0;
  for (uint32_t i = 0; i < results->n_configurations; i++)
    for (int operation = 0; operation < TS_OPERATIONS; operation++) {
      TsEstimate rate = results->configurations[i].operations[operation].success_rate.estimate;
      if (rate.n == 1)
        return -1.0;
      if (rate.n > 1)
        half = MAX (half, (rate.high - rate.low) / 2.0);
    }
  return half;
}

static uint32_t undecided (const TsResults *results)
{
  uint32_t n = 0;
  for (uint32_t i = 0; i < results->n_expectations; i++)
    n += results->expectations[i].verdict == TS_EXPECTATION_UNDECIDED;
  return n;
}

bool ts_stopping_is_reached (TsStopping *stopping, const TsResults *results)
{
  TsStage stage = {.replications = results->replications,
                   .undecided = undecided (results),
                   .half_width = widest (results),
                   .level = stopping->level};
  bool is_precise = stopping->precision == 0.0 || (stage.half_width >= 0.0 && stage.half_width <= stopping->precision);
  stopping->stages[stopping->n_stages++] = stage;
  stopping->reason = !results->complete                   ? TS_STOPPED_INTERRUPTED
                     : stage.undecided == 0 && is_precise ? TS_STOPPED_DECIDED
                                                          : TS_STOPPED_AT_MOST;
  return stopping->reason != TS_STOPPED_AT_MOST || stage.replications >= stopping->most;
}

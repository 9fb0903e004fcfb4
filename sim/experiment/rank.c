/* Which configuration helps most, and how sure that is. */
#include "verdicts.h"

static double helped (const TsResults *results, uint32_t configuration)
{
  return results->configurations[configuration].needs.helped_rate.estimate.mean;
}

/* Equal ones stay in file order. */
static void insert (TsRanking *ranking, const TsResults *results, uint32_t configuration)
{
  uint32_t place = ranking->n++;
  for (; place > 0 && helped (results, ranking->order[place - 1]) < helped (results, configuration); place--)
    ranking->order[place] = ranking->order[place - 1];
  ranking->order[place] = configuration;
}

static double probability (const TsResults *results, const TsRanking *ranking)
{
  g_autofree double *differences = g_new (double, ranking->n);
  g_autofree double *errors = g_new (double, ranking->n);
  const TsMeasured *best = &results->configurations[ranking->order[0]].needs.helped_rate;
  if (results->replications < 2)
    return 0.0;
  for (uint32_t i = 1; i < ranking->n; i++) {
    const TsMeasured *other = &results->configurations[ranking->order[i]].needs.helped_rate;
    if (best->estimate.n < 2 || other->estimate.n < 2)
      return 0.0;
    differences[i - 1] = best->estimate.mean - other->estimate.mean;
    errors[i - 1] = ts_difference_error (best->samples, other->samples, results->replications);
  }
  return ts_correct_selection (differences, errors, ranking->n - 1, results->replications, ranking->indifference);
}

void ts_rank_configurations (TsResults *results)
{
  TsRanking ranking = {.order = g_new (uint32_t, results->n_configurations),
                       .indifference = ts_unit_margin (ts_measure (TS_MEASURE_HELPED_RATE)->unit)};
  for (uint32_t i = 0; i < results->n_configurations; i++)
    if (results->configurations[i].needs.helped_rate.estimate.n > 0)
      insert (&ranking, results, i);
  if (ranking.n < 2) {
    g_free (ranking.order);
    return;
  }
  ranking.probability = probability (results, &ranking);
  results->ranking = ranking;
}

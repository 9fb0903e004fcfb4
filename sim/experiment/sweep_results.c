/* What a sweep found. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "varied.h"

static const struct {
  const char *name;
  TsMeasureId id;
} measures[TS_SWEEP_MEASURES] = {
  [TS_SWEEP_HELPED] = {"helped_rate", TS_MEASURE_HELPED_RATE},
  [TS_SWEEP_FULLY_HELPED] = {"fully_helped_rate", TS_MEASURE_FULLY_HELPED_RATE},
  [TS_SWEEP_RESTRICTED] = {"restricted_time_to_help", TS_MEASURE_RESTRICTED_TIME_TO_HELP},
  [TS_SWEEP_CALL] = {"call.success_rate", TS_MEASURE_SUCCESS_RATE},
  [TS_SWEEP_SEARCH] = {"search.success_rate", TS_MEASURE_SUCCESS_RATE},
};

const char *ts_sweep_measure_name (TsSweepMeasure measure)
{
  g_assert (measure < TS_SWEEP_MEASURES);
  return measures[measure].name;
}

TsMeasureId ts_sweep_measure_id (TsSweepMeasure measure)
{
  g_assert (measure < TS_SWEEP_MEASURES);
  return measures[measure].id;
}

const TsSample *ts_sweep_samples (const TsSweepConfiguration *configuration, TsSweepMeasure measure)
{
  const TsSample *const samples[TS_SWEEP_MEASURES] = {[TS_SWEEP_HELPED] = configuration->helped,
                                                      [TS_SWEEP_FULLY_HELPED] = configuration->fully_helped,
                                                      [TS_SWEEP_RESTRICTED] = configuration->restricted,
                                                      [TS_SWEEP_CALL] = configuration->call,
                                                      [TS_SWEEP_SEARCH] = configuration->search};
  g_assert (measure < TS_SWEEP_MEASURES);
  return samples[measure];
}

TsEstimate ts_sweep_estimate (const TsSweepConfiguration *configuration, TsSweepMeasure measure)
{
  TsRatioKind kind =
    ts_measure (ts_sweep_measure_id (measure))->unit == TS_UNIT_RATE ? TS_RATIO_PROPORTION : TS_RATIO_ANY;
  TsEstimate estimate =
    ts_estimate_ratio (ts_sweep_samples (configuration, measure), configuration->replications, kind);
  if (estimate.n > 0)
    estimate.low = MAX (estimate.low, 0.0);
  return estimate;
}

void ts_sweep_results_free (TsSweepResults *results)
{
  if (results == NULL)
    return;
  for (uint32_t i = 0; i < results->n_rows; i++) {
    TsSweepRow *row = &results->rows[i];
    for (uint32_t v = 0; v < results->n_varied; v++)
      g_free (row->values[v]);
    g_free (row->values);
    for (uint32_t c = 0; c < row->n_configurations; c++) {
      TsSweepConfiguration *configuration = &row->configurations[c];
      g_free (configuration->name);
      g_free (configuration->helped);
      g_free (configuration->fully_helped);
      g_free (configuration->restricted);
      g_free (configuration->call);
      g_free (configuration->search);
    }
    g_free (row->configurations);
  }
  g_free (results->rows);
  g_free (results->sensitivities);
  g_strfreev (results->varied);
  g_free (results->scenario_name);
  g_free (results->scenario_file);
  g_free (results->sha256);
  g_free (results);
}

/* -------------------------------------------------------------- sensitivities -- */

static const TsSweepConfiguration *find (const TsSweepRow *row, const char *name)
{
  for (uint32_t c = 0; c < row->n_configurations; c++)
    if (strcmp (row->configurations[c].name, name) == 0)
      return &row->configurations[c];
  return NULL;
}

/* Against the first row, where everything is as in the scenario. */
static void add (GArray *found, const TsSweepResults *results, uint32_t row, uint32_t varied, uint32_t c)
{
  const TsSweepConfiguration *base = &results->rows[0].configurations[c];
  const TsSweepConfiguration *there = find (&results->rows[row], base->name);
  if (there == NULL)
    return;
  uint32_t n = MIN (base->replications, there->replications);
  TsSensitivity sensitivity = {.varied = varied,
                               .value = results->rows[row].values[varied],
                               .row = row,
                               .configuration = c,
                               .change = ts_estimate_difference (there->helped, base->helped, n, TS_RATIO_PROPORTION)};
  g_array_append_val (found, sensitivity);
}

/* How far apart the ends of what one varied does to any configuration are. */
static double swing (const GArray *found, uint32_t varied)
{
  double widest = 0.0;
  for (guint i = 0; i < found->len; i++) {
    const TsSensitivity *sensitivity = &g_array_index (found, TsSensitivity, i);
    if (sensitivity->varied != varied || sensitivity->change.n == 0)
      continue;
    double low = 0.0, high = 0.0;
    for (guint k = 0; k < found->len; k++) {
      const TsSensitivity *other = &g_array_index (found, TsSensitivity, k);
      if (other->varied == varied && other->configuration == sensitivity->configuration && other->change.n > 0) {
        low = MIN (low, other->change.mean);
        high = MAX (high, other->change.mean);
      }
    }
    widest = MAX (widest, high - low);
  }
  return widest;
}

/* The numbers of what is varied, that with the widest swing first, equal ones as given. */
static uint32_t *by_swing (const TsSweepResults *results, const GArray *found)
{
  uint32_t *order = g_new (uint32_t, results->n_varied);
  g_autofree double *swings = g_new (double, results->n_varied);
  for (uint32_t v = 0; v < results->n_varied; v++) {
    uint32_t place = v;
    swings[v] = swing (found, v);
    for (; place > 0 && swings[order[place - 1]] < swings[v]; place--)
      order[place] = order[place - 1];
    order[place] = v;
  }
  return order;
}

void ts_sweep_sensitivities (TsSweepResults *results)
{
  if (results->design != TS_SWEEP_ONE_AT_A_TIME || results->n_rows == 0)
    return;
  g_autoptr (GArray) found = g_array_new (FALSE, TRUE, sizeof (TsSensitivity));
  for (uint32_t row = 1; row < results->n_rows; row++)
    for (uint32_t v = 0; v < results->n_varied; v++)
      for (uint32_t c = 0; results->rows[row].values[v] != NULL && c < results->rows[0].n_configurations; c++)
        add (found, results, row, v, c);
  g_autofree uint32_t *order = by_swing (results, found);
  results->sensitivities = g_new (TsSensitivity, found->len);
  for (uint32_t i = 0; i < results->n_varied; i++)
    for (guint k = 0; k < found->len; k++)
      if (g_array_index (found, TsSensitivity, k).varied == order[i])
        results->sensitivities[results->n_sensitivities++] = g_array_index (found, TsSensitivity, k);
}

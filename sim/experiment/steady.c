/* Steady state from records of needs. */
#include "steady.h"

#define MSER_BATCH 5
#define BATCHES 20
#define NANOSECONDS_PER_SECOND 1e9

static bool is_closed (const TsNeedRecord *need)
{
  return need->fate != TS_FATE_OPEN;
}

static uint32_t closed_needs (const TsReplication *replication)
{
  uint32_t n = 0;
  for (uint32_t i = 0; i < replication->n_records; i++)
    n += is_closed (&replication->records[i]);
  return n;
}

/* The k-th closed need of every replication, averaged: Welch's way to see the start. `born`
 * becomes when the last of them arose. */
static void average (const TsReplication *replications, uint32_t n, double *values, TsTime *born, uint32_t n_values)
{
  for (uint32_t r = 0; r < n; r++) {
    uint32_t k = 0;
    for (uint32_t i = 0; i < replications[r].n_records && k < n_values; i++) {
      const TsNeedRecord *need = &replications[r].records[i];
      if (!is_closed (need))
        continue;
      values[k] += (double)need->restricted / NANOSECONDS_PER_SECOND / n;
      born[k] = MAX (born[k], need->born);
      k++;
    }
  }
}

static TsWarmUp find (const TsReplication *replications, uint32_t n)
{
  uint32_t n_values = UINT32_MAX;
  for (uint32_t r = 0; r < n; r++)
    n_values = MIN (n_values, closed_needs (&replications[r]));
  TsWarmUp found = {.is_found = true, .needs = n_values};
  if (n_values == 0)
    return found;
  g_autofree double *values = g_new0 (double, n_values);
  g_autofree TsTime *born = g_new0 (TsTime, n_values);
  average (replications, n, values, born, n_values);
  found.cut = ts_mser_cut (values, n_values, MSER_BATCH, &found.is_valid);
  if (found.cut > 0)
    found.seconds = (uint32_t)((born[found.cut - 1] + TS_SECOND - 1) / TS_SECOND);
  return found;
}

TsWarmUp ts_warm_up_find (TsReplication *const *replications, uint32_t n_configurations, uint32_t n)
{
  TsWarmUp latest = {.is_found = true, .is_valid = true};
  for (uint32_t c = 0; c < n_configurations; c++) {
    TsWarmUp found = find (replications[c], n);
    bool is_valid = latest.is_valid && found.is_valid;
    if (c == 0 || found.seconds > latest.seconds)
      latest = found;
    latest.is_valid = is_valid;
  }
  return latest;
}

void ts_batch_means_fill (TsConfigurationResult *result, const TsReplication *replication)
{
  uint32_t n = closed_needs (replication), k = 0;
  g_autofree double *helped = g_new (double, n);
  g_autofree double *fully_helped = g_new (double, n);
  g_autofree double *restricted = g_new (double, n);
  for (uint32_t i = 0; i < replication->n_records; i++) {
    const TsNeedRecord *need = &replication->records[i];
    if (!is_closed (need))
      continue;
    helped[k] = need->fate == TS_FATE_ABANDONED ? 0.0 : 1.0;
    fully_helped[k] = need->fate == TS_FATE_FULLY_HELPED ? 1.0 : 0.0;
    restricted[k] = (double)need->restricted / NANOSECONDS_PER_SECOND;
    k++;
  }
  result->batch_means[TS_BATCHED_HELPED] = ts_batch_means (helped, n, BATCHES);
  result->batch_means[TS_BATCHED_FULLY_HELPED] = ts_batch_means (fully_helped, n, BATCHES);
  result->batch_means[TS_BATCHED_RESTRICTED] = ts_batch_means (restricted, n, BATCHES);
}

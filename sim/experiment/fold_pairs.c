/* Attempts from group to group, over all replications. */
#include "fold.h"

static gint by_from_to_operation (gconstpointer first, gconstpointer second)
{
  const TsPairResult *a = first;
  const TsPairResult *b = second;
  if (a->from != b->from)
    return a->from < b->from ? -1 : 1;
  if (a->to != b->to)
    return a->to < b->to ? -1 : 1;
  return (a->operation > b->operation) - (a->operation < b->operation);
}

/* Every pair that occurs in some replication, once, in file order. */
static GArray *list_pairs (const TsReplication *replications, uint32_t n)
{
  GArray *pairs = g_array_new (FALSE, TRUE, sizeof (TsPairResult));
  for (uint32_t r = 0; r < n; r++)
    for (uint32_t i = 0; i < replications[r].n_pairs; i++) {
      const TsPairTally *tally = &replications[r].pairs[i];
      TsPairResult pair = {.from = tally->from, .to = tally->to, .operation = tally->operation};
      if (tally->n_endings > 0)
        g_array_append_val (pairs, pair);
    }
  g_array_sort (pairs, by_from_to_operation);
  guint kept = 0;
  for (guint i = 0; i < pairs->len; i++) {
    const TsPairResult *pair = &g_array_index (pairs, TsPairResult, i);
    if (kept == 0 || by_from_to_operation (&g_array_index (pairs, TsPairResult, kept - 1), pair) != 0)
      g_array_index (pairs, TsPairResult, kept++) = *pair;
  }
  return g_array_set_size (pairs, kept);
}

static TsPairResult *find_pair (GArray *pairs, const TsPairTally *tally)
{
  TsPairResult wanted = {.from = tally->from, .to = tally->to, .operation = tally->operation};
  guint index = 0;
  if (!g_array_binary_search (pairs, &wanted, by_from_to_operation, &index))
    return NULL;
  return &g_array_index (pairs, TsPairResult, index);
}

void ts_fold_pairs (TsConfigurationResult *result, const TsReplication *replications, uint32_t n)
{
  GArray *pairs = list_pairs (replications, n);
  for (guint i = 0; i < pairs->len; i++)
    g_array_index (pairs, TsPairResult, i).success_rate.samples = g_new0 (TsSample, n);
  for (uint32_t r = 0; r < n; r++)
    for (uint32_t i = 0; i < replications[r].n_pairs; i++) {
      TsPairResult *pair = find_pair (pairs, &replications[r].pairs[i]);
      if (pair == NULL)
        continue;
      TsAttemptCounts counts = ts_pair_counts (&replications[r], i);
      ts_attempt_counts_add (&pair->counts, &counts);
      pair->success_rate.samples[r] = ts_success_sample (&counts);
    }
  for (guint i = 0; i < pairs->len; i++)
    ts_measured_estimate (&g_array_index (pairs, TsPairResult, i).success_rate, n, TS_RATIO_PROPORTION);
  result->n_pairs = pairs->len;
  result->pairs = (TsPairResult *)(void *)g_array_free (pairs, FALSE);
}

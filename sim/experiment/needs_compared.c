/* The same needs under two configurations: whom does one help and the other not, and why? */
#include "parallel.h"
#include "verdicts.h"

static bool is_helped (const TsNeedRecord *need)
{
  return need->fate == TS_FATE_HELPED || need->fate == TS_FATE_FULLY_HELPED;
}

static void compare_need (TsNeedsCompared *compared, const TsNeedRecord *a, const TsNeedRecord *b)
{
  if (a->fate == TS_FATE_OPEN || b->fate == TS_FATE_OPEN) {
    compared->open++;
    return;
  }
  bool in_a = is_helped (a), in_b = is_helped (b);
  compared->both += in_a && in_b;
  compared->only_a += in_a && !in_b;
  compared->only_b += in_b && !in_a;
  compared->neither += !in_a && !in_b;
  compared->lost_in_a[a->reason] += in_b && !in_a;
  compared->lost_in_b[b->reason] += in_a && !in_b;
}

/* Negative: the first arose before the second; 0: they are the same. */
static int order (const TsNeedRecord *a, const TsNeedRecord *b)
{
  if (a->born != b->born)
    return a->born < b->born ? -1 : 1;
  if (a->source != b->source)
    return a->source < b->source ? -1 : 1;
  return (a->index > b->index) - (a->index < b->index);
}

/* Where somebody joins or leaves in one of the two only, so do their needs: these have no counterpart. */
static void compare_pair (TsNeedsCompared *compared, const TsReplication *a, const TsReplication *b, uint32_t n)
{
  for (uint32_t r = 0; r < n; r++) {
    uint32_t i = 0, j = 0;
    while (i < a[r].n_records && j < b[r].n_records) {
      int first = order (&a[r].records[i], &b[r].records[j]);
      if (first == 0)
        compare_need (compared, &a[r].records[i], &b[r].records[j]);
      i += first <= 0;
      j += first >= 0;
    }
  }
}

typedef struct {
  TsResults *results;
  TsReplication *const *replications;
} Comparing;

static void compare_row (void *data, uint32_t row)
{
  const Comparing *comparing = data;
  TsNeedsCompared *compared = &comparing->results->needs_compared[row];
  compare_pair (compared, comparing->replications[compared->a], comparing->replications[compared->b],
                comparing->results->replications);
}

void ts_compare_needs (TsResults *results, TsReplication *const *replications, uint32_t threads)
{
  uint32_t n = results->n_configurations;
  results->needs_compared = g_new0 (TsNeedsCompared, (size_t)n * (n - 1) / 2);
  for (uint32_t a = 0; a < n; a++)
    for (uint32_t b = a + 1; b < n; b++) {
      TsNeedsCompared *compared = &results->needs_compared[results->n_needs_compared++];
      compared->a = a;
      compared->b = b;
    }
  ts_parallel (threads, results->n_needs_compared, compare_row, &(Comparing){results, replications});
}

/* The same needs under two configurations: whom does one help and the other not, and why? */
#include "verdicts.h"

static bool is_helped (const TsNeedRecord *need)
{
  return need->fate == TS_FATE_HELPED || need->fate == TS_FATE_FULLY_HELPED;
}

static void compare_need (TsNeedsCompared *compared, const TsNeedRecord *a, const TsNeedRecord *b)
{
  g_assert (a->born == b->born && a->source == b->source && a->index == b->index);
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

static void compare_pair (TsNeedsCompared *compared, const TsReplication *a, const TsReplication *b, uint32_t n)
{
  for (uint32_t r = 0; r < n; r++) {
    g_assert (a[r].n_records == b[r].n_records);
    for (uint32_t i = 0; i < a[r].n_records; i++)
      compare_need (compared, &a[r].records[i], &b[r].records[i]);
  }
}

void ts_compare_needs (TsResults *results, TsReplication *const *replications)
{
  uint32_t n = results->n_configurations;
  results->needs_compared = g_new0 (TsNeedsCompared, (size_t)n * (n - 1) / 2);
  for (uint32_t a = 0; a < n; a++)
    for (uint32_t b = a + 1; b < n; b++) {
      TsNeedsCompared *compared = &results->needs_compared[results->n_needs_compared++];
      compared->a = a;
      compared->b = b;
      compare_pair (compared, replications[a], replications[b], results->replications);
    }
}

/* Neighbours of the ranking, need by need. */
#include "evidence_table.h"

#include "text_line.h"
#include "text_value.h"

#define MOST_REASONS 2

static const TsNeedsCompared *find_needs (const TsResults *results, uint32_t first, uint32_t second)
{
  for (uint32_t i = 0; i < results->n_needs_compared; i++) {
    const TsNeedsCompared *compared = &results->needs_compared[i];
    if (compared->a == MIN (first, second) && compared->b == MAX (first, second))
      return compared;
  }
  return NULL;
}

static TsPairing find_pairing (const TsResults *results, uint32_t first, uint32_t second)
{
  for (uint32_t i = 0; i < results->n_comparisons; i++) {
    const TsComparison *comparison = &results->comparisons[i];
    if (comparison->measure == TS_MEASURE_HELPED_RATE && comparison->a == MIN (first, second) &&
        comparison->b == MAX (first, second))
      return comparison->pairing;
  }
  return (TsPairing){0};
}

/* The reason of most, of those not shown yet; TS_REASONS: no more. */
static int most_of (const uint64_t *lost, const bool *shown)
{
  int most = TS_REASONS;
  for (int reason = 0; reason < TS_REASONS; reason++)
    if (lost[reason] > 0 && !shown[reason] && (most == TS_REASONS || lost[reason] > lost[most]))
      most = reason;
  return most;
}

/* "1,234: BUSY 800, NO_ANSWER 400" */
static char *lost_text (uint64_t n, const uint64_t *lost)
{
  bool shown[TS_REASONS] = {false};
  g_autofree char *count = ts_text_count (n);
  GString *text = g_string_new (count);
  for (int i = 0; i < MOST_REASONS; i++) {
    int reason = most_of (lost, shown);
    if (reason == TS_REASONS)
      break;
    shown[reason] = true;
    g_autofree char *times = ts_text_count (lost[reason]);
    g_string_append_printf (text, "%s %s %s", i == 0 ? ":" : ",",
                            reason == TS_REASON_NONE ? "not tried" : ts_reason ((TsReason)reason)->code, times);
  }
  return g_string_free (text, FALSE);
}

static char *factor_text (TsPairing pairing)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  if (!pairing.is_known)
    return g_strdup ("-");
  if (pairing.reduction == 0.0)
    return g_strdup ("all of it");
  return g_strdup (g_ascii_formatd (number, (gint)sizeof number, "%.1f", pairing.reduction));
}

static char *correlation_text (TsPairing pairing)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  if (!pairing.is_known)
    return g_strdup ("-");
  return g_strdup (g_ascii_formatd (number, (gint)sizeof number, "%.2f", pairing.correlation));
}

static void add_pair (TsTable *table, const TsResults *results, uint32_t first, uint32_t second,
                      const TsTextStyle *style)
{
  const TsNeedsCompared *compared = find_needs (results, first, second);
  TsPairing pairing = find_pairing (results, first, second);
  if (compared == NULL)
    return;
  bool is_turned = compared->a != first;
  g_autofree char *both =
    g_strdup_printf ("%s, %s", results->configurations[first].name, results->configurations[second].name);
  char *cells[] = {ts_text_clean (both, style),
                   ts_text_count (compared->both),
                   is_turned ? lost_text (compared->only_b, compared->lost_in_a)
                             : lost_text (compared->only_a, compared->lost_in_b),
                   ts_text_count (is_turned ? compared->only_a : compared->only_b),
                   correlation_text (pairing),
                   factor_text (pairing)};
  ts_table_add (table, cells);
}

TsTable *ts_evidence_table (const TsResults *results, const TsTextStyle *style)
{
  static const char *const headers[] = {"first, second", "both", "only the first", "only the second", "correlation",
                                        "factor",        NULL};
  if (results->needs_compared == NULL || results->ranking.n < 2)
    return NULL;
  TsTable *table = ts_table_new (headers);
  for (uint32_t i = 0; i + 1 < results->ranking.n; i++)
    add_pair (table, results, results->ranking.order[i], results->ranking.order[i + 1], style);
  return table;
}

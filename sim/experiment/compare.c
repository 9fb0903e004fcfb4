/* All pairs of configurations, in every compared measure. */
#include "quantity.h"
#include "verdicts.h"

static void compare (GArray *comparisons, const TsResults *results, uint32_t a, uint32_t b, TsMeasureId measure,
                     TsOperation operation)
{
  TsAsked asked = {.measure = measure, .operation = operation, .statistic = TS_STATISTIC_MEAN};
  TsQuantity first = ts_quantity (results, a, &asked);
  TsQuantity second = ts_quantity (results, b, &asked);
  TsEstimate difference = ts_quantity_difference (&first, &second);
  ts_quantity_clear (&first);
  ts_quantity_clear (&second);
  if (difference.n == 0)
    return;
  const TsMeasure *row = ts_measure (measure);
  TsComparison comparison = {.a = a,
                             .b = b,
                             .measure = measure,
                             .operation = operation,
                             .difference = difference,
                             .verdict = ts_judge_difference (difference, row->better, ts_unit_margin (row->unit))};
  g_array_append_val (comparisons, comparison);
}

static void compare_pair (GArray *comparisons, const TsResults *results, uint32_t a, uint32_t b)
{
  for (int i = 0; i < TS_MEASURES; i++) {
    TsMeasureId measure = (TsMeasureId)i;
    if (!ts_measure (measure)->compared)
      continue;
    if (ts_measure (measure)->scope != TS_SCOPE_OPERATION) {
      compare (comparisons, results, a, b, measure, TS_OPERATIONS);
      continue;
    }
    for (int operation = 0; operation < TS_OPERATIONS; operation++)
      compare (comparisons, results, a, b, measure, (TsOperation)operation);
  }
}

void ts_compare_configurations (TsResults *results)
{
  GArray *comparisons = g_array_new (FALSE, TRUE, sizeof (TsComparison));
  for (uint32_t a = 0; a < results->n_configurations; a++)
    for (uint32_t b = a + 1; b < results->n_configurations; b++)
      compare_pair (comparisons, results, a, b);
  results->n_comparisons = comparisons->len;
  results->comparisons = (TsComparison *)(void *)g_array_free (comparisons, FALSE);
}

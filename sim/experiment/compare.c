/* All pairs of configurations, in every compared measure. */
#include "quantity.h"
#include "verdicts.h"

/* Of all comparisons together at most this share of chances calls something sure that is not. */
#define FAMILY_ERROR 0.05

static void compare (GArray *comparisons, const TsResults *results, uint32_t a, uint32_t b, TsMeasureId measure,
                     TsOperation operation)
{
  TsAsked asked = {.measure = measure, .operation = operation, .statistic = TS_STATISTIC_MEAN};
  TsQuantity first = ts_quantity (results, a, &asked);
  TsQuantity second = ts_quantity (results, b, &asked);
  g_assert (first.kind == TS_QUANTITY_RATIO || first.kind == TS_QUANTITY_ABSENT);
  if (first.kind == TS_QUANTITY_RATIO && second.kind == TS_QUANTITY_RATIO) {
    TsDifference tested = ts_test_paired (first.samples, second.samples, first.n, first.ratio);
    TsComparison comparison = {.a = a,
                               .b = b,
                               .measure = measure,
                               .operation = operation,
                               .difference = tested.estimate,
                               .p = tested.p,
                               .p_family = tested.p,
                               .pairing = ts_pairing (first.samples, second.samples, first.n)};
    if (tested.estimate.n > 0)
      g_array_append_val (comparisons, comparison);
  }
  ts_quantity_clear (&first);
  ts_quantity_clear (&second);
}

static void judge_as_a_family (GArray *comparisons)
{
  g_autofree double *p = g_new (double, comparisons->len);
  for (guint i = 0; i < comparisons->len; i++)
    p[i] = g_array_index (comparisons, TsComparison, i).p;
  ts_holm (p, comparisons->len);
  for (guint i = 0; i < comparisons->len; i++) {
    TsComparison *comparison = &g_array_index (comparisons, TsComparison, i);
    const TsMeasure *row = ts_measure (comparison->measure);
    comparison->p_family = p[i];
    comparison->verdict =
      ts_judge_difference (comparison->difference, p[i] < FAMILY_ERROR ? row->better : 0, ts_unit_margin (row->unit));
  }
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
  judge_as_a_family (comparisons);
  results->n_comparisons = comparisons->len;
  results->comparisons = (TsComparison *)(void *)g_array_free (comparisons, FALSE);
}

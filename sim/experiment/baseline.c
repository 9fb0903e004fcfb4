/* The same experiment at another time: what changed, and is anything worse? */
#include "baseline.h"

#include <math.h>
#include <string.h>

const char *ts_baseline_verdict_name (TsBaselineVerdict verdict)
{
  static const char *const names[] = {"identical", "no regression", "regression", "undecided", "incomparable"};
  g_assert ((size_t)verdict < G_N_ELEMENTS (names));
  return names[verdict];
}

const char *ts_measure_verdict_name (TsMeasureVerdict verdict)
{
  static const char *const names[] = {"none", "better", "worse", "regression"};
  g_assert ((size_t)verdict < G_N_ELEMENTS (names));
  return names[verdict];
}

/* Exact counts that nobody wants to grow. */
static const TsMeasureId exact_measures[] = {TS_MEASURE_ISOLATION_VIOLATIONS, TS_MEASURE_EXPOSURE,
                                             TS_MEASURE_INTENTS_UNMET, TS_MEASURE_ADMIN_ACTIONS};

/* Where a compared measure is kept. */
static const TsMeasured *measured (const TsConfigurationResult *configuration, TsMeasureId measure,
                                   TsOperation operation)
{
  switch (measure) {
  case TS_MEASURE_SUCCESS_RATE: return &configuration->operations[operation].success_rate;
  case TS_MEASURE_FULFILLED_RATE: return &configuration->operations[operation].fulfilled_rate;
  case TS_MEASURE_HELPED_RATE: return &configuration->needs.helped_rate;
  case TS_MEASURE_FULLY_HELPED_RATE: return &configuration->needs.fully_helped_rate;
  case TS_MEASURE_RESTRICTED_TIME_TO_HELP: return &configuration->needs.restricted_time_to_help;
  default: g_assert_not_reached ();
  }
}

static double pooled (const TsSample *samples, uint32_t n)
{
  TsSample total = {0};
  for (uint32_t r = 0; r < n; r++) {
    total.numerator += samples[r].numerator;
    total.denominator += samples[r].denominator;
  }
  return total.numerator / total.denominator;
}

/* One configuration of both results, and what was found so far. */
typedef struct {
  const TsBaselineComparison *comparison;
  const TsConfigurationResult *before;
  const TsConfigurationResult *after;
  GArray *changes;
} Pair;

static void test_measure (const Pair *pair, TsMeasureId measure, TsOperation operation)
{
  const TsSample *before = measured (pair->before, measure, operation)->samples;
  const TsSample *after = measured (pair->after, measure, operation)->samples;
  uint32_t n_before = pair->comparison->replications_before;
  uint32_t n_after = pair->comparison->replications_after;
  TsRatioKind kind = ts_measure (measure)->unit == TS_UNIT_RATE ? TS_RATIO_PROPORTION : TS_RATIO_ANY;
  if (before == NULL || after == NULL)
    return;
  TsDifference difference = pair->comparison->is_paired ? ts_test_paired (after, before, n_after, kind)
                                                        : ts_test_unpaired (after, n_after, before, n_before, kind);
  if (difference.estimate.n == 0)
    return;
  TsMeasureChange change = {.measure = measure,
                            .operation = operation,
                            .before = pooled (before, n_before),
                            .after = pooled (after, n_after),
                            .difference = difference.estimate,
                            .p = difference.p,
                            .p_family = difference.p};
  g_array_append_val (pair->changes, change);
}

static void test_measures (const Pair *pair)
{
  for (int i = 0; i < TS_MEASURES; i++) {
    TsMeasureId measure = (TsMeasureId)i;
    if (!ts_measure (measure)->compared)
      continue;
    if (ts_measure (measure)->scope != TS_SCOPE_OPERATION) {
      test_measure (pair, measure, TS_OPERATIONS);
      continue;
    }
    for (int operation = 0; operation < TS_OPERATIONS; operation++)
      test_measure (pair, measure, (TsOperation)operation);
  }
}

/* The exact counts, as numbers: counts of pairs are far below 2^53. */
static bool count_of (const TsConfigurationResult *configuration, TsMeasureId measure, double *count)
{
  const TsReachCounts *reach = &configuration->reach;
  switch (measure) {
  case TS_MEASURE_ISOLATION_VIOLATIONS: *count = (double)reach->violations; break;
  case TS_MEASURE_EXPOSURE: *count = (double)reach->exposure; break;
  case TS_MEASURE_INTENTS_UNMET: *count = (double)reach->unmet; break;
  case TS_MEASURE_ADMIN_ACTIONS: *count = (double)configuration->admin_actions; return true;
  default: g_assert_not_reached ();
  }
  return configuration->has_reach;
}

static void compare_counts (const Pair *pair)
{
  for (size_t i = 0; i < G_N_ELEMENTS (exact_measures); i++) {
    TsMeasureChange change = {.measure = exact_measures[i], .operation = TS_OPERATIONS, .p = 1.0, .p_family = 1.0};
    if (!count_of (pair->before, change.measure, &change.before) ||
        !count_of (pair->after, change.measure, &change.after))
      continue;
    double difference = change.after - change.before;
    change.difference = (TsEstimate){
      .mean = difference, .low = difference, .high = difference, .n = pair->comparison->replications_after};
    g_array_append_val (pair->changes, change);
  }
}

static bool is_test (const TsMeasureChange *change)
{
  return !ts_unit_is_exact (ts_measure (change->measure)->unit) && change->difference.n > 1;
}

static bool has_changed (const TsMeasureChange *change)
{
  return change->difference.mean != 0.0 || change->difference.low != change->difference.high;
}

/* The fingerprint is of what happened; who could reach whom may change without it. */
static bool is_identical (const Pair *pair, const TsResults *before, const TsResults *after)
{
  if (pair->before->fingerprint != pair->after->fingerprint || before->replications != after->replications ||
      after->replications == 0 || pair->before->has_reach != pair->after->has_reach)
    return false;
  for (guint i = 0; i < pair->changes->len; i++)
    if (has_changed (&g_array_index (pair->changes, TsMeasureChange, i)))
      return false;
  return true;
}

static void compare_configurations (TsBaselineComparison *comparison, const TsResults *before, const TsResults *after)
{
  comparison->configurations = g_new0 (TsConfigurationChanges, after->n_configurations);
  for (uint32_t i = 0; i < after->n_configurations; i++) {
    uint32_t old = ts_baseline_find (before, after->configurations[i].name);
    if (old == TS_NONE)
      continue;
    Pair pair = {.comparison = comparison,
                 .before = &before->configurations[old],
                 .after = &after->configurations[i],
                 .changes = g_array_new (FALSE, TRUE, sizeof (TsMeasureChange))};
    test_measures (&pair);
    compare_counts (&pair);
    TsConfigurationChanges *changes = &comparison->configurations[comparison->n_configurations++];
    changes->name = g_strdup (pair.after->name);
    changes->is_identical = is_identical (&pair, before, after);
    changes->n_changes = pair.changes->len;
    changes->changes = (TsMeasureChange *)(void *)g_array_free (pair.changes, FALSE);
  }
}

/* ---------------------------------------------------------------- verdicts -- */

/* All changes of all configurations, in order. Free with g_ptr_array_unref(). */
static GPtrArray *all_changes (const TsBaselineComparison *comparison)
{
  GPtrArray *all = g_ptr_array_new ();
  for (uint32_t i = 0; i < comparison->n_configurations; i++)
    for (uint32_t k = 0; k < comparison->configurations[i].n_changes; k++)
      g_ptr_array_add (all, &comparison->configurations[i].changes[k]);
  return all;
}

static void adjust (TsBaselineComparison *comparison, const GPtrArray *all)
{
  g_autofree double *p = g_new (double, all->len);
  for (guint i = 0; i < all->len; i++)
    if (is_test (all->pdata[i]))
      p[comparison->n_tests++] = ((const TsMeasureChange *)all->pdata[i])->p;
  ts_holm (p, comparison->n_tests);
  uint32_t next = 0;
  for (guint i = 0; i < all->len; i++)
    if (is_test (all->pdata[i]))
      ((TsMeasureChange *)all->pdata[i])->p_family = p[next++];
}

static bool is_within (const TsMeasureChange *change, TsTolerance tolerance)
{
  double size = fabs (change->difference.mean);
  if (ts_measure (change->measure)->unit == TS_UNIT_RATE)
    return size <= tolerance.rate;
  return size <= tolerance.relative * fabs (change->before);
}

static TsMeasureVerdict judge (const TsMeasureChange *change, TsTolerance tolerance)
{
  const TsMeasure *row = ts_measure (change->measure);
  bool is_exact = ts_unit_is_exact (row->unit);
  double difference = change->difference.mean;
  if (difference == 0.0 || (!is_exact && !(change->p_family < TS_BASELINE_LEVEL)))
    return TS_BASELINE_CHANGE_NONE;
  if ((difference > 0.0) == (row->better > 0))
    return TS_BASELINE_CHANGE_BETTER;
  return is_exact || !is_within (change, tolerance) ? TS_BASELINE_CHANGE_REGRESSION : TS_BASELINE_CHANGE_WORSE;
}

static TsBaselineVerdict conclude (const TsBaselineComparison *comparison)
{
  bool is_same = true;
  for (uint32_t i = 0; i < comparison->n_configurations; i++)
    is_same = is_same && comparison->configurations[i].is_identical;
  if (is_same)
    return TS_BASELINE_IDENTICAL;
  if (comparison->n_regressions > 0)
    return TS_BASELINE_REGRESSION;
  return comparison->n_tests > 0 ? TS_BASELINE_NO_REGRESSION : TS_BASELINE_UNDECIDED;
}

static void judge_all (TsBaselineComparison *comparison)
{
  g_autoptr (GPtrArray) all = all_changes (comparison);
  adjust (comparison, all);
  for (guint i = 0; i < all->len; i++) {
    TsMeasureChange *change = all->pdata[i];
    change->verdict = judge (change, comparison->tolerance);
    comparison->n_regressions += change->verdict == TS_BASELINE_CHANGE_REGRESSION;
  }
  comparison->verdict = conclude (comparison);
}

TsBaselineComparison *ts_baseline_compare (const TsResults *before, const TsResults *after, TsTolerance tolerance,
                                           bool same_scenario, GError **error)
{
  g_assert (tolerance.rate >= 0.0 && tolerance.relative >= 0.0);
  if (!ts_baseline_comparable (before, after, same_scenario, error))
    return NULL;
  TsBaselineComparison *comparison = g_new0 (TsBaselineComparison, 1);
  uint32_t common = MIN (before->replications, after->replications);
  comparison->tolerance = tolerance;
  comparison->is_paired = before->seed == after->seed;
  comparison->replications_before = comparison->is_paired ? common : before->replications;
  comparison->replications_after = comparison->is_paired ? common : after->replications;
  comparison->notes = ts_baseline_notes (before, after);
  compare_configurations (comparison, before, after);
  judge_all (comparison);
  return comparison;
}

TsBaselineComparison *ts_baseline_incomparable (const char *why)
{
  TsBaselineComparison *comparison = g_new0 (TsBaselineComparison, 1);
  comparison->verdict = TS_BASELINE_INCOMPARABLE;
  comparison->notes = g_new0 (char *, 2);
  comparison->notes[0] = g_strdup (why);
  return comparison;
}

void ts_baseline_comparison_free (TsBaselineComparison *comparison)
{
  if (comparison == NULL)
    return;
  for (uint32_t i = 0; i < comparison->n_configurations; i++) {
    g_free (comparison->configurations[i].name);
    g_free (comparison->configurations[i].changes);
  }
  g_free (comparison->configurations);
  g_strfreev (comparison->notes);
  g_free (comparison);
}

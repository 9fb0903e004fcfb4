/* What a measure is made of in one configuration. */
#include "quantity.h"

#include "fold.h"

#define NANOSECONDS_PER_SECOND 1e9

static bool is_selected (const uint32_t *groups, uint32_t n, uint32_t group)
{
  if (groups == NULL)
    return true;
  for (uint32_t i = 0; i < n; i++)
    if (groups[i] == group)
      return true;
  return false;
}

static bool selects_everything (const TsSelector *selector)
{
  return selector->from == NULL && selector->to == NULL;
}

static double quantile_of (TsStatistic statistic)
{
  switch (statistic) {
  case TS_STATISTIC_P50: return 0.50;
  case TS_STATISTIC_P90: return 0.90;
  case TS_STATISTIC_P95: return 0.95;
  case TS_STATISTIC_P99: return 0.99;
  case TS_STATISTIC_MEAN: break;
  }
  g_assert_not_reached ();
}

static TsQuantity exact (const TsResults *results, double value)
{
  return (TsQuantity){.kind = TS_QUANTITY_EXACT, .n = results->replications, .value = value};
}

static TsQuantity ratio (const TsResults *results, TsRatioKind kind)
{
  return (TsQuantity){.kind = TS_QUANTITY_RATIO,
                      .n = results->replications,
                      .samples = g_new0 (TsSample, results->replications),
                      .ratio = kind};
}

static void add_samples (TsQuantity *quantity, const TsMeasured *measured)
{
  g_assert (measured->samples != NULL || quantity->n == 0);
  for (uint32_t r = 0; r < quantity->n; r++) {
    quantity->samples[r].numerator += measured->samples[r].numerator;
    quantity->samples[r].denominator += measured->samples[r].denominator;
  }
}

/* Measures of what did not happen have no samples. */
static void add_those_kept (TsQuantity *quantity, const TsMeasured *measured)
{
  if (measured->samples != NULL)
    add_samples (quantity, measured);
}

static void add_histograms (TsQuantity *quantity, const TsMeasuredDuration *duration)
{
  for (uint32_t r = 0; r < quantity->n; r++)
    ts_histogram_merge (&quantity->histograms[r], &duration->histograms[r]);
}

/* An empty sum of durations: of means or of histograms, as the statistic asks. */
static TsQuantity new_duration (const TsResults *results, TsStatistic statistic)
{
  if (statistic == TS_STATISTIC_MEAN)
    return ratio (results, TS_RATIO_ANY);
  return (TsQuantity){.kind = TS_QUANTITY_QUANTILE,
                      .n = results->replications,
                      .histograms = g_new0 (TsHistogram, results->replications),
                      .q = quantile_of (statistic)};
}

static void add_duration (TsQuantity *quantity, const TsMeasuredDuration *duration)
{
  if (quantity->kind == TS_QUANTITY_RATIO)
    add_samples (quantity, &duration->mean);
  else
    add_histograms (quantity, duration);
}

/* ------------------------------------------------- measures of operations -- */

static bool is_asked (const TsPairResult *pair, const TsAsked *asked)
{
  return pair->operation == asked->operation &&
         is_selected (asked->selector.from, asked->selector.n_from, pair->from) &&
         is_selected (asked->selector.to, asked->selector.n_to, pair->to);
}

static uint64_t selected_attempts (const TsConfigurationResult *configuration, const TsAsked *asked)
{
  uint64_t attempts = 0;
  for (uint32_t i = 0; i < configuration->n_pairs; i++) {
    const TsPairResult *pair = &configuration->pairs[i];
    if (is_asked (pair, asked))
      attempts += pair->counts.attempts;
  }
  return attempts;
}

static TsQuantity selected_success_rate (const TsResults *results, const TsConfigurationResult *configuration,
                                         const TsAsked *asked)
{
  TsQuantity quantity = ratio (results, TS_RATIO_PROPORTION);
  for (uint32_t i = 0; i < configuration->n_pairs; i++) {
    const TsPairResult *pair = &configuration->pairs[i];
    if (is_asked (pair, asked))
      add_samples (&quantity, &pair->success_rate);
  }
  return quantity;
}

static TsQuantity of_selected_pairs (const TsResults *results, const TsConfigurationResult *configuration,
                                     const TsAsked *asked)
{
  if (asked->measure == TS_MEASURE_ATTEMPTS)
    return exact (results, (double)selected_attempts (configuration, asked));
  if (asked->measure == TS_MEASURE_SUCCESS_RATE)
    return selected_success_rate (results, configuration, asked);
  return (TsQuantity){0};
}

static TsQuantity of_operation (const TsResults *results, const TsConfigurationResult *configuration,
                                const TsAsked *asked)
{
  g_assert (asked->operation < TS_OPERATIONS);
  if (!selects_everything (&asked->selector))
    return of_selected_pairs (results, configuration, asked);
  const TsOperationResult *operation = &configuration->operations[asked->operation];
  if (asked->measure == TS_MEASURE_ATTEMPTS)
    return exact (results, (double)operation->counts.attempts);
  TsQuantity quantity = {0};
  if (asked->measure == TS_MEASURE_SETUP_TIME) {
    if (operation->setup_time.histograms == NULL)
      return quantity;
    quantity = new_duration (results, asked->statistic);
    add_duration (&quantity, &operation->setup_time);
    return quantity;
  }
  quantity = ratio (results, TS_RATIO_PROPORTION);
  add_samples (&quantity,
               asked->measure == TS_MEASURE_SUCCESS_RATE ? &operation->success_rate : &operation->fulfilled_rate);
  return quantity;
}

/* ------------------------------------------------------- measures of needs -- */

static TsQuantity new_needs (const TsResults *results, const TsAsked *asked)
{
  switch (asked->measure) {
  case TS_MEASURE_TIME_TO_HELP: return new_duration (results, asked->statistic);
  case TS_MEASURE_HELPED_RATE:
  case TS_MEASURE_WAITED_RATE:
  case TS_MEASURE_LEFT_RATE:
  case TS_MEASURE_FULLY_HELPED_RATE: return ratio (results, TS_RATIO_PROPORTION);
  default: return ratio (results, TS_RATIO_ANY);
  }
}

static void add_needs (TsQuantity *quantity, const TsNeedResult *needs, TsMeasureId measure)
{
  switch (measure) {
  case TS_MEASURE_HELPED_RATE: add_samples (quantity, &needs->helped_rate); break;
  case TS_MEASURE_FULLY_HELPED_RATE: add_samples (quantity, &needs->fully_helped_rate); break;
  case TS_MEASURE_WAITED_RATE: add_those_kept (quantity, &needs->waited_rate); break;
  case TS_MEASURE_LEFT_RATE: add_those_kept (quantity, &needs->left_rate); break;
  case TS_MEASURE_TIME_TO_OPERATIONAL: add_those_kept (quantity, &needs->time_to_operational); break;
  case TS_MEASURE_ATTEMPTS_PER_NEED: add_samples (quantity, &needs->attempts_per_need); break;
  case TS_MEASURE_TIME_TO_HELP: add_duration (quantity, &needs->time_to_help); break;
  case TS_MEASURE_RESTRICTED_TIME_TO_HELP: add_samples (quantity, &needs->restricted_time_to_help); break;
  default: g_assert_not_reached ();
  }
}

/* Needs are restricted by whose they are: `from`. */
static TsQuantity of_needs (const TsResults *results, const TsConfigurationResult *configuration, const TsAsked *asked)
{
  if (asked->selector.to != NULL)
    return (TsQuantity){0};
  TsQuantity quantity = new_needs (results, asked);
  if (asked->selector.from == NULL) {
    add_needs (&quantity, &configuration->needs, asked->measure);
    return quantity;
  }
  for (uint32_t group = 0; group < results->n_groups; group++)
    if (is_selected (asked->selector.from, asked->selector.n_from, group))
      add_needs (&quantity, &configuration->groups[group].needs, asked->measure);
  return quantity;
}

/* --------------------------------------------------------------- quantities -- */

TsQuantity ts_quantity (const TsResults *results, uint32_t configuration, const TsAsked *asked)
{
  g_assert (configuration < results->n_configurations);
  switch (ts_measure (asked->measure)->scope) {
  case TS_SCOPE_OPERATION: return of_operation (results, &results->configurations[configuration], asked);
  case TS_SCOPE_NEEDS: return of_needs (results, &results->configurations[configuration], asked);
  case TS_SCOPE_WORLD: break;
  }
  if (!selects_everything (&asked->selector))
    return (TsQuantity){0};
  TsEstimate estimate = ts_results_estimate (results, configuration, asked->measure, TS_OPERATIONS, TS_STATISTIC_MEAN);
  return estimate.n > 0 ? exact (results, estimate.mean) : (TsQuantity){0};
}

void ts_quantity_clear (TsQuantity *quantity)
{
  g_free (quantity->samples);
  for (uint32_t r = 0; quantity->histograms != NULL && r < quantity->n; r++)
    ts_histogram_clear (&quantity->histograms[r]);
  g_free (quantity->histograms);
  *quantity = (TsQuantity){0};
}

/* Pointers to the histograms, or NULL when all are empty. */
static const TsHistogram **histogram_pointers (const TsQuantity *quantity)
{
  const TsHistogram **pointers = g_new (const TsHistogram *, quantity->n);
  uint64_t values = 0;
  for (uint32_t r = 0; r < quantity->n; r++) {
    pointers[r] = &quantity->histograms[r];
    values += pointers[r]->tally.count;
  }
  if (values == 0)
    g_clear_pointer (&pointers, g_free);
  return pointers;
}

static TsEstimate in_seconds (TsEstimate estimate)
{
  if (estimate.n == 0)
    return estimate;
  return (TsEstimate){.mean = estimate.mean / NANOSECONDS_PER_SECOND,
                      .low = estimate.low / NANOSECONDS_PER_SECOND,
                      .high = estimate.high / NANOSECONDS_PER_SECOND,
                      .n = estimate.n};
}

static TsEstimate exact_estimate (double value, uint32_t n)
{
  return (TsEstimate){.mean = value, .low = value, .high = value, .n = n};
}

TsEstimate ts_quantity_estimate (const TsQuantity *quantity, double level)
{
  switch (quantity->kind) {
  case TS_QUANTITY_ABSENT: break;
  case TS_QUANTITY_EXACT: return exact_estimate (quantity->value, quantity->n);
  case TS_QUANTITY_RATIO: {
    TsEstimate estimate = ts_estimate_ratio_at (quantity->samples, quantity->n, quantity->ratio, level);
    if (estimate.n > 0)
      estimate.low = MAX (estimate.low, 0.0);
    return estimate;
  }
  case TS_QUANTITY_QUANTILE: {
    g_autofree const TsHistogram **histograms = histogram_pointers (quantity);
    if (histograms == NULL)
      break;
    TsEstimate estimate = in_seconds (ts_estimate_quantile_at (histograms, quantity->n, quantity->q, level));
    estimate.low = MAX (estimate.low, 0.0);
    return estimate;
  }
  }
  return (TsEstimate){0};
}

TsEstimate ts_quantity_difference (const TsQuantity *a, const TsQuantity *b, double level)
{
  if (a->kind != b->kind)
    return (TsEstimate){0};
  g_assert (a->kind == TS_QUANTITY_ABSENT || a->n == b->n);
  switch (a->kind) {
  case TS_QUANTITY_ABSENT: break;
  case TS_QUANTITY_EXACT: return exact_estimate (a->value - b->value, a->n);
  case TS_QUANTITY_RATIO: return ts_estimate_difference_at (a->samples, b->samples, a->n, a->ratio, level);
  case TS_QUANTITY_QUANTILE: {
    g_autofree const TsHistogram **first = histogram_pointers (a);
    g_autofree const TsHistogram **second = histogram_pointers (b);
    if (first == NULL || second == NULL)
      break;
    return in_seconds (ts_estimate_quantile_difference_at (first, second, a->n, a->q, level));
  }
  }
  return (TsEstimate){0};
}

/* Do expectations hold? */
#include "quantity.h"
#include "verdicts.h"

/* Where a configuration of the scenario stands in the results, or TS_NONE. */
static uint32_t position_of (const uint32_t *configurations, uint32_t n, uint32_t wanted)
{
  for (uint32_t i = 0; i < n; i++)
    if (configurations[i] == wanted)
      return i;
  return TS_NONE;
}

/* One long run has no second replication to tell how sure it is; its batches tell. */
static TsEstimate of_batches (const TsResults *results, const TsExpectation *expectation, uint32_t position,
                              TsEstimate value)
{
  static const TsMeasureId measures[TS_BATCHED] = {[TS_BATCHED_HELPED] = TS_MEASURE_HELPED_RATE,
                                                   [TS_BATCHED_FULLY_HELPED] = TS_MEASURE_FULLY_HELPED_RATE,
                                                   [TS_BATCHED_RESTRICTED] = TS_MEASURE_RESTRICTED_TIME_TO_HELP};
  if (results->replications != 1 || expectation->from != NULL || expectation->versus != TS_NONE)
    return value;
  for (int i = 0; i < TS_BATCHED; i++)
    if (measures[i] == expectation->measure && results->configurations[position].batch_means[i].batches > 0)
      return results->configurations[position].batch_means[i].mean;
  return value;
}

static TsEstimate measure (const TsResults *results, const TsExpectation *expectation, uint32_t position,
                           uint32_t versus, double level)
{
  TsAsked asked = {
    .measure = expectation->measure,
    .operation = expectation->operation,
    .statistic = expectation->statistic,
    .selector = {
      .from = expectation->from, .n_from = expectation->n_from, .to = expectation->to, .n_to = expectation->n_to}};
  TsQuantity quantity = ts_quantity (results, position, &asked);
  TsEstimate value;
  if (expectation->versus == TS_NONE) {
    value = of_batches (results, expectation, position, ts_quantity_estimate (&quantity, level));
  } else {
    TsQuantity other = ts_quantity (results, versus, &asked);
    value = ts_quantity_difference (&quantity, &other, level);
    ts_quantity_clear (&other);
  }
  ts_quantity_clear (&quantity);
  return value;
}

void ts_judge_expectations (TsResults *results, const TsScenario *scenario, const uint32_t *configurations,
                            TsLevels levels)
{
  results->expectations = g_new0 (TsExpectationResult, scenario->n_expectations);
  for (uint32_t i = 0; i < scenario->n_expectations; i++) {
    const TsExpectation *expectation = &scenario->expectations[i];
    uint32_t position = position_of (configurations, results->n_configurations, expectation->configuration);
    uint32_t versus = position_of (configurations, results->n_configurations, expectation->versus);
    if (position == TS_NONE || (expectation->versus != TS_NONE && versus == TS_NONE))
      continue;
    TsExpectationResult *result = &results->expectations[results->n_expectations++];
    int column;
    ts_scenario_position (scenario, expectation->origin, &result->line, &column);
    result->text = g_strdup (expectation->text);
    result->unit = ts_measure (expectation->measure)->unit;
    bool is_two_sided = expectation->relation == TS_EQUAL || expectation->relation == TS_NOT_EQUAL;
    result->value =
      measure (results, expectation, position, versus, is_two_sided ? levels.two_sided : levels.one_sided);
    result->verdict = ts_judge_value (result->value, result->unit, expectation->relation, expectation->bound);
  }
}

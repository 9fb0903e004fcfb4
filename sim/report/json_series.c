/* Counts per step of the clock in results.json: an array each, as long as the clock. */
#include "json_series.h"

#include "results_view.h"

/* Where a count lies in a step. */
static uint64_t *at (TsSeriesTotal *step, size_t offset)
{
  return (uint64_t *)(void *)((char *)step + offset);
}

static size_t attempts_of (TsOperation operation)
{
  return offsetof (TsSeriesTotal, attempts) + (size_t)operation * sizeof (uint64_t);
}

static size_t successes_of (TsOperation operation)
{
  return offsetof (TsSeriesTotal, successes) + (size_t)operation * sizeof (uint64_t);
}

static void write_counts (TsJsonText *json, const char *key, const TsSeriesResult *series, size_t offset)
{
  ts_json_open_array (json, key, TS_JSON_ONE_LINE);
  for (uint32_t step = 0; step < series->n_steps; step++)
    ts_json_integer (json, NULL, *at (&series->steps[step], offset));
  ts_json_close_array (json);
}

void ts_json_write_series (TsJsonText *json, const TsConfigurationResult *configuration)
{
  const TsSeriesResult *series = &configuration->series;
  if (series->steps == NULL)
    return;
  ts_json_open_object (json, "series", TS_JSON_LINES);
  ts_json_real (json, "step", series->step);
  ts_json_open_object (json, "operations", TS_JSON_LINES);
  for (int i = 0; i < TS_OPERATIONS; i++) {
    TsOperation operation = (TsOperation)i;
    if (!ts_operation_is_reported (&configuration->operations[i], operation))
      continue;
    ts_json_open_object (json, ts_operation_name (operation), TS_JSON_LINES);
    write_counts (json, "attempts", series, attempts_of (operation));
    write_counts (json, "success", series, successes_of (operation));
    ts_json_close_object (json);
  }
  ts_json_close_object (json);
  ts_json_open_object (json, "needs", TS_JSON_LINES);
  write_counts (json, "needs", series, offsetof (TsSeriesTotal, needs));
  write_counts (json, "helped", series, offsetof (TsSeriesTotal, helped));
  ts_json_close_object (json);
  ts_json_close_object (json);
}

/* Reads one array, whose sum is known from elsewhere. */
static void read_counts (TsJsonReader *reader, const TsJsonNode *parent, const char *key, TsSeriesResult *series,
                         size_t offset, uint64_t expected)
{
  TsJsonNode array = ts_json_array (reader, parent, key);
  if (!reader->failed && ts_json_length (&array) != series->n_steps)
    ts_json_complain (reader, &array, "must hold one count for each of %u steps", series->n_steps);
  uint64_t sum = 0;
  for (uint32_t step = 0; step < series->n_steps && !reader->failed; step++) {
    TsJsonNode element = ts_json_element (&array, step);
    *at (&series->steps[step], offset) = ts_json_as_count (reader, &element);
    sum += *at (&series->steps[step], offset);
  }
  if (!reader->failed && sum != expected)
    ts_json_complain (reader, &array, "must sum to %" G_GUINT64_FORMAT, expected);
}

static void read_operation (TsJsonReader *reader, const TsJsonNode *operations, TsConfigurationResult *configuration,
                            TsOperation operation)
{
  const TsAttemptCounts *counts = &configuration->operations[operation].counts;
  TsSeriesResult *series = &configuration->series;
  TsJsonNode node = ts_json_object (reader, operations, ts_operation_name (operation));
  read_counts (reader, &node, "attempts", series, attempts_of (operation), counts->attempts);
  read_counts (reader, &node, "success", series, successes_of (operation), counts->outcomes[TS_OUTCOME_SUCCESS]);
}

void ts_json_read_series (TsJsonReader *reader, const TsJsonNode *node, TsConfigurationResult *configuration)
{
  if (reader->failed || !ts_json_has (node, "series"))
    return;
  TsSeriesResult *series = &configuration->series;
  TsJsonNode object = ts_json_object (reader, node, "series");
  TsJsonNode operations = ts_json_object (reader, &object, "operations");
  TsJsonNode needs = ts_json_object (reader, &object, "needs");
  TsJsonNode first = ts_json_array (reader, &needs, "needs");
  series->step = ts_json_get_real (reader, &object, "step");
  if (!reader->failed && !(series->step > 0.0))
    ts_json_complain (reader, &object, "step must be more than 0");
  if (!reader->failed && ts_json_length (&first) > TS_MOST_SERIES_STEPS)
    ts_json_complain (reader, &first, "must hold at most %d steps", TS_MOST_SERIES_STEPS);
  if (reader->failed)
    return;
  series->n_steps = (uint32_t)ts_json_length (&first);
  series->steps = g_new0 (TsSeriesTotal, series->n_steps + 1);
  for (int i = 0; i < TS_OPERATIONS; i++)
    if (ts_operation_is_reported (&configuration->operations[i], (TsOperation)i))
      read_operation (reader, &operations, configuration, (TsOperation)i);
  read_counts (reader, &needs, "needs", series, offsetof (TsSeriesTotal, needs), configuration->needs.needs);
  read_counts (reader, &needs, "helped", series, offsetof (TsSeriesTotal, helped), configuration->needs.helped);
}

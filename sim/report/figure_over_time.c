/* What worked in each part of the clock. */
#include "figure_data.h"

#define MOST_POINTS 60
#define SECONDS_PER_HOUR 3600.0
#define SECONDS_PER_DAY 86400.0
#define LEVEL 0.95

static bool has_series (const TsResults *results)
{
  for (uint32_t i = 0; i < ts_figure_configurations (results); i++)
    if (results->configurations[i].series.n_steps > 1)
      return true;
  return false;
}

/* Pooled counts; those of one step are too few for an interval over replications. */
static TsEstimate share (uint64_t part, uint64_t whole, uint32_t replications)
{
  TsEstimate estimate = {0};
  if (whole == 0)
    return estimate;
  part = MIN (part, whole); /* a file may say anything */
  estimate.n = replications;
  estimate.mean = (double)part / (double)whole;
  ts_clopper_pearson (part, whole, LEVEL, &estimate.low, &estimate.high);
  return estimate;
}

static TsSeriesTotal add_up (const TsSeriesResult *series, uint32_t first, uint32_t n)
{
  TsSeriesTotal total = {0};
  for (uint32_t step = first; step < first + n && step < series->n_steps; step++) {
    const TsSeriesTotal *one = &series->steps[step];
    total.attempts[TS_OPERATION_CALL] += one->attempts[TS_OPERATION_CALL];
    total.successes[TS_OPERATION_CALL] += one->successes[TS_OPERATION_CALL];
    total.needs += one->needs;
    total.helped += one->helped;
  }
  return total;
}

/* Rows of configuration, time in the middle of the steps, estimates of calls that
 * succeed and of needs helped, per cent. */
static void write_series (GString *out, const TsResults *results, uint32_t index, uint32_t together, double unit)
{
  const TsSeriesResult *series = &results->configurations[index].series;
  for (uint32_t step = 0; step < series->n_steps; step += together) {
    TsSeriesTotal total = add_up (series, step, together);
    if (total.attempts[TS_OPERATION_CALL] == 0 && total.needs == 0)
      continue;
    g_string_append_printf (out, "%u", index + 1);
    ts_figure_number (out, (step + together / 2.0) * series->step / unit);
    ts_figure_estimate (
      out, share (total.successes[TS_OPERATION_CALL], total.attempts[TS_OPERATION_CALL], results->replications), 100.0);
    ts_figure_estimate (out, share (total.helped, total.needs, results->replications), 100.0);
    g_string_append_c (out, '\n');
  }
  g_string_append (out, "\n\n");
}

static void write_over_time (GString *out, const TsResults *results, TsFigureFormat format)
{
  double unit = results->duration <= 3.0 * SECONDS_PER_DAY ? SECONDS_PER_HOUR : SECONDS_PER_DAY;
  uint32_t most = 1;
  for (uint32_t i = 0; i < ts_figure_configurations (results); i++)
    most = MAX (most, results->configurations[i].series.n_steps);
  uint32_t together = (most + MOST_POINTS - 1) / MOST_POINTS;
  g_string_append_printf (out, "unit = \"%s\"\nlast =", unit == SECONDS_PER_DAY ? "days" : "hours");
  ts_figure_number (out, results->duration / unit);
  g_string_append (out, "\nstep =");
  ts_figure_number (out, together * results->configurations[0].series.step / SECONDS_PER_HOUR);
  g_string_append_c (out, '\n');
  ts_figure_begin (out, "start");
  ts_figure_text (out, results->start, format);
  ts_figure_end (out);
  ts_figure_begin (out, "series");
  for (uint32_t i = 0; i < ts_figure_configurations (results); i++)
    write_series (out, results, i, together, unit);
  ts_figure_end (out);
}

const TsFigureData ts_figure_over_time = {has_series, write_over_time};

/* What worked in each part of the clock. */
#include "figure_data.h"

#define MOST_POINTS 60
#define FEWEST_POINTS 6
#define NEEDS_PER_POINT 25 /* on average: of fewer an interval says little */
#define SECONDS_PER_HOUR 3600.0
#define SECONDS_PER_DAY 86400.0
#define LEVEL 0.95

static bool is_shown (const TsSeriesTotal *total)
{
  return total->attempts[TS_OPERATION_CALL] > 0 || total->needs > 0;
}

static bool has_data (const TsSeriesResult *series)
{
  for (uint32_t step = 0; step < series->n_steps; step++)
    if (is_shown (&series->steps[step]))
      return true;
  return false;
}

static bool has_series (const TsResults *results)
{
  for (uint32_t i = 0; i < ts_figure_configurations (results); i++)
    if (results->configurations[i].series.n_steps > 1 && has_data (&results->configurations[i].series))
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
 * succeed and of needs helped, per cent; one row without either where there is no data. */
static void write_series (GString *out, const TsResults *results, uint32_t index, uint32_t together, double unit)
{
  const TsSeriesResult *series = &results->configurations[index].series;
  if (!has_data (series))
    g_string_append_printf (out, "%u 0 0 0 0 0 0 0 0 0\n", index + 1);
  for (uint32_t step = 0; step < series->n_steps; step += together) {
    TsSeriesTotal total = add_up (series, step, together);
    g_string_append_printf (out, "%u", index + 1);
    ts_figure_number (out, (step + together / 2.0) * series->step / unit);
    ts_figure_estimate (
      out, share (total.successes[TS_OPERATION_CALL], total.attempts[TS_OPERATION_CALL], results->replications), 100.0);
    ts_figure_estimate (out, share (total.helped, total.needs, results->replications), 100.0);
    g_string_append_c (out, '\n');
  }
  g_string_append (out, "\n\n");
}

/* Rows of configuration and time at which settings are saved while the clock runs. What is saved is in
 * force later. */
static void write_changes (GString *out, const TsResults *results, double unit)
{
  for (uint32_t i = 0; i < ts_figure_configurations (results); i++) {
    const TsConfigurationResult *configuration = &results->configurations[i];
    double last = -1;
    for (uint32_t k = 0; k < configuration->n_work; k++) {
      const TsAdminResult *work = &configuration->work[k];
      if (!work->is_change || work->at <= last)
        continue;
      last = work->at;
      g_string_append_printf (out, "%u", i + 1);
      ts_figure_number (out, work->at / unit);
      g_string_append_c (out, '\n');
    }
  }
}

/* How many steps make a point. */
static uint32_t steps_together (const TsResults *results)
{
  uint64_t needs = 0;
  uint32_t steps = 1;
  for (uint32_t i = 0; i < ts_figure_configurations (results); i++) {
    needs = MAX (needs, results->configurations[i].needs.needs);
    steps = MAX (steps, results->configurations[i].series.n_steps);
  }
  uint32_t points = (uint32_t)CLAMP (needs / NEEDS_PER_POINT, FEWEST_POINTS, MOST_POINTS);
  return (steps + points - 1) / points;
}

static void write_over_time (GString *out, const TsResults *results, TsFigureFormat format)
{
  double unit = results->duration <= 3.0 * SECONDS_PER_DAY ? SECONDS_PER_HOUR : SECONDS_PER_DAY;
  uint32_t together = steps_together (results);
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
  ts_figure_end_rows (out);
  ts_figure_begin (out, "changes");
  write_changes (out, results, unit);
  ts_figure_end_rows (out);
}

const TsFigureData ts_figure_over_time = {has_series, write_over_time};

/* Counters over time: one row a step of the clock. */
#include <string.h>

#include "world.h"

TsDuration ts_series_step (TsDuration duration)
{
  static const TsDuration round[] = {
    TS_MINUTE, 2 * TS_MINUTE, 5 * TS_MINUTE, 10 * TS_MINUTE, 15 * TS_MINUTE, 20 * TS_MINUTE, 30 * TS_MINUTE,
    TS_HOUR,   2 * TS_HOUR,   3 * TS_HOUR,   4 * TS_HOUR,    6 * TS_HOUR,    8 * TS_HOUR,    12 * TS_HOUR,
  };
  for (size_t i = 0; i < G_N_ELEMENTS (round); i++)
    if (duration <= TS_MOST_SERIES_STEPS * round[i])
      return round[i];
  const TsDuration all_days = TS_MOST_SERIES_STEPS * TS_DAY;
  return (duration / all_days + (duration % all_days != 0)) * TS_DAY;
}

uint32_t ts_series_steps (TsDuration duration)
{
  TsDuration step = ts_series_step (duration);
  return (uint32_t)(duration / step + (duration % step != 0));
}

void ts_series_new (TsWorld *world)
{
  world->series_step = ts_series_step (world->scenario->duration);
  world->n_series = ts_series_steps (world->scenario->duration);
  world->series = g_new (TsSeriesStep, world->n_series);
}

void ts_series_reset (TsWorld *world)
{
  memset (world->series, 0, world->n_series * sizeof *world->series);
  world->series_now = 0;
  world->series_next = world->series_step;
}

TsSeriesStep *ts_series_copy (const TsWorld *world)
{
  return g_memdup2 (world->series, world->n_series * sizeof *world->series);
}

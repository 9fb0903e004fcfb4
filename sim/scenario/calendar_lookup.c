/* calendar_lookup.c - where an instant, or so much working time, falls among the shifts */
#include "tenantsim/scenario.h"

/* Number of shifts that end at or before `at`: the index of the first one that does not. */
static uint32_t first_not_over (const TsCalendar *calendar, TsTime at)
{
  uint32_t low = 0;
  uint32_t high = calendar->n_shifts;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (calendar->shifts[middle].end <= at)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/* The instant, in shift `low` or later. */
static TsTime instant_from (const TsCalendar *calendar, uint32_t low, TsDuration worked)
{
  uint32_t high = calendar->n_shifts;
  if (worked >= calendar->total)
    return TS_TIME_NEVER;
  while (high - low > 1) {
    uint32_t middle = low + (high - low) / 2;
    if (calendar->shifts[middle].before <= worked)
      low = middle;
    else
      high = middle;
  }
  return calendar->shifts[low].start + (worked - calendar->shifts[low].before);
}

TsTime ts_calendar_instant (const TsCalendar *calendar, TsDuration worked)
{
  g_assert (worked >= 0);
  return instant_from (calendar, 0, worked);
}

TsTime ts_calendar_after (const TsCalendar *calendar, TsTime at, TsDuration interval)
{
  g_assert (interval >= 0);
  uint32_t index = first_not_over (calendar, at);
  if (index == calendar->n_shifts)
    return TS_TIME_NEVER;
  const TsShift *shift = &calendar->shifts[index];
  TsTime from = MAX (at, shift->start);
  if (interval < shift->end - from)
    return from + interval;
  TsDuration worked = shift->before + (from - shift->start);
  return interval < calendar->total - worked ? instant_from (calendar, index, worked + interval) : TS_TIME_NEVER;
}

bool ts_calendar_is_open (const TsCalendar *calendar, TsTime at)
{
  uint32_t index = first_not_over (calendar, at);
  return index < calendar->n_shifts && calendar->shifts[index].start <= at;
}

TsTime ts_calendar_next_open (const TsCalendar *calendar, TsTime at)
{
  uint32_t index = first_not_over (calendar, at);
  return index < calendar->n_shifts ? MAX (at, calendar->shifts[index].start) : TS_TIME_NEVER;
}

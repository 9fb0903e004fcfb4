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

TsTime ts_calendar_instant (const TsCalendar *calendar, TsDuration worked)
{
  uint32_t low = 0;
  uint32_t high = calendar->n_shifts;
  g_assert (worked >= 0);
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

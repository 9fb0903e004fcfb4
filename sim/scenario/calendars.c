/* calendars.c - weekly hours laid along simulated time */
#include "calendars.h"

#include "time_zone.h"

#define SECONDS_OF_DAY 86400
#define SECONDS_PER_MINUTE 60
#define DAYS_AROUND 2 /* local days can begin before the clock, and shifts end after their day */

/* What days are laid along. */
typedef struct {
  GTimeZone *zone;
  int64_t start_unix;
  TsDuration duration;
  GArray *shifts; /* of TsShift */
  TsDuration total;
} Layout;

static int64_t day_of (int64_t unix_seconds)
{
  int64_t day = unix_seconds / SECONDS_OF_DAY;
  return unix_seconds % SECONDS_OF_DAY < 0 ? day - 1 : day;
}

/* Bit of a day since 1970-01-01, which was a Thursday. */
static unsigned weekday_bit (int64_t day)
{
  int64_t weekday = (day + 3) % 7;
  return 1u << (weekday < 0 ? weekday + 7 : weekday);
}

/* The simulated time at which local clocks are `minutes` after midnight of a day, within the clock. */
static TsTime time_of (const Layout *layout, int64_t day, int minutes)
{
  int64_t local = day * SECONDS_OF_DAY + (int64_t)minutes * SECONDS_PER_MINUTE;
  TsTime time = (ts_time_zone_instant (layout->zone, local) - layout->start_unix) * TS_SECOND;
  return CLAMP (time, 0, layout->duration);
}

/* Adds a shift at the end; one that begins as the last one ends makes it longer. */
static void add_shift (Layout *layout, TsTime start, TsTime end)
{
  TsShift shift = {.start = start, .end = end, .before = layout->total};
  TsShift *last = layout->shifts->len == 0 ? NULL : &g_array_index (layout->shifts, TsShift, layout->shifts->len - 1);
  if (start >= end)
    return;
  g_assert (last == NULL || start >= last->end);
  layout->total += end - start;
  if (last != NULL && last->end == start)
    last->end = end;
  else
    g_array_append_val (layout->shifts, shift);
}

TsCalendar ts_calendar_make (const TsHours *hours, const char *time_zone, int64_t start_unix, TsDuration duration)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (time_zone);
  g_assert (zone != NULL && duration >= 0);
  Layout layout = {
    .zone = zone,
    .start_unix = start_unix,
    .duration = duration,
    .shifts = g_array_new (FALSE, FALSE, sizeof (TsShift)),
  };
  int64_t last_day = day_of (start_unix + duration / TS_SECOND) + DAYS_AROUND;
  for (int64_t day = day_of (start_unix) - DAYS_AROUND; day <= last_day; day++) {
    if ((hours->days & weekday_bit (day)) != 0)
      add_shift (&layout, time_of (&layout, day, hours->start), time_of (&layout, day, hours->end));
  }
  uint32_t n_shifts = layout.shifts->len;
  return (TsCalendar){
    .shifts = (TsShift *)(gpointer)g_array_free (layout.shifts, FALSE),
    .n_shifts = n_shifts,
    .total = layout.total,
  };
}

TsCalendar ts_calendar_always (TsDuration duration)
{
  TsShift whole = {.start = 0, .end = duration, .before = 0};
  TsShift *shifts = g_memdup2 (&whole, sizeof whole);
  return (TsCalendar){.shifts = shifts, .n_shifts = 1, .total = duration};
}

/* paces.c - working time that passes faster in some hours of the week than in others */
#include "compile.h"
#include "time_zone.h"

#define SECONDS_OF_HOUR INT64_C (3600)
#define SECONDS_OF_DAY 86400
#define DAYS_AROUND 2 /* local days can begin before the clock */

/* ---------------------------------------------------------------- looking -- */

/* Number of stretches that end at or before `at`. */
static uint32_t first_not_over (const TsPace *pace, TsTime at)
{
  uint32_t low = 0, high = pace->n_stretches;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (pace->stretches[middle].end <= at)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/* The last stretch from `low` on with no more than `paced` time before it. */
static uint32_t last_before (const TsPace *pace, uint32_t low, double paced)
{
  uint32_t high = pace->n_stretches;
  while (high - low > 1) {
    uint32_t middle = low + (high - low) / 2;
    if (pace->stretches[middle].before <= paced)
      low = middle;
    else
      high = middle;
  }
  return low;
}

TsTime ts_pace_after (const TsPace *pace, TsTime at, TsDuration interval)
{
  g_assert (interval >= 0);
  uint32_t index = first_not_over (pace, at);
  if (index == pace->n_stretches)
    return TS_TIME_NEVER;
  const TsStretch *stretch = &pace->stretches[index];
  double passed = at > stretch->start ? (double)(at - stretch->start) * stretch->pace : 0;
  double paced = stretch->before + passed + (double)interval;
  if (paced >= pace->total)
    return TS_TIME_NEVER;
  stretch = &pace->stretches[last_before (pace, index, paced)];
  TsTime found = stretch->start + (TsTime)((paced - stretch->before) / stretch->pace);
  return CLAMP (found, MAX (at, stretch->start), stretch->end - 1);
}

/* ----------------------------------------------------------------- making -- */

/* Laying hours along the shifts of a calendar. */
typedef struct {
  const TsCalendar *calendar;
  uint32_t shift; /* the first that has not ended */
  GArray *stretches;
  double total;
} Layout;

static void add_stretch (Layout *layout, TsTime start, TsTime end, double factor)
{
  if (start >= end || factor <= 0)
    return;
  TsStretch *last =
    layout->stretches->len == 0 ? NULL : &g_array_index (layout->stretches, TsStretch, layout->stretches->len - 1);
  if (last != NULL && last->end == start && last->pace <= factor && last->pace >= factor)
    last->end = end;
  else {
    TsStretch stretch = {.start = start, .end = end, .pace = factor, .before = layout->total};
    g_array_append_val (layout->stretches, stretch);
  }
  layout->total += (double)(end - start) * factor;
}

/* Those parts of an hour that are working time. Hours come in ascending order. */
static void add_hour (Layout *layout, TsTime start, TsTime end, double factor)
{
  const TsCalendar *calendar = layout->calendar;
  while (layout->shift < calendar->n_shifts && calendar->shifts[layout->shift].end <= start)
    layout->shift++;
  for (uint32_t i = layout->shift; i < calendar->n_shifts && calendar->shifts[i].start < end; i++)
    add_stretch (layout, MAX (start, calendar->shifts[i].start), MIN (end, calendar->shifts[i].end), factor);
}

static int64_t day_of (int64_t unix_seconds)
{
  return unix_seconds >= 0 ? unix_seconds / SECONDS_OF_DAY : -((SECONDS_OF_DAY - 1 - unix_seconds) / SECONDS_OF_DAY);
}

/* The local hours of one day. An hour that clocks skip is empty, one that they show twice
 * is two hours long. Most days have no change, and are asked about only once. */
static void add_day (Layout *layout, const TsScenario *scenario, GTimeZone *zone, int64_t day, const double *profile)
{
  int64_t midnight = day * SECONDS_OF_DAY;
  int64_t first = ts_time_zone_instant (zone, midnight);
  bool is_even = ts_time_zone_instant (zone, midnight + SECONDS_OF_DAY) - first == SECONDS_OF_DAY;
  int64_t weekday = (day + 3) % 7; /* 1970-01-01 was a Thursday */
  for (int hour = 0; hour < 24; hour++) {
    int64_t local = midnight + hour * SECONDS_OF_HOUR;
    int64_t start = is_even ? first + hour * SECONDS_OF_HOUR : ts_time_zone_instant (zone, local);
    int64_t end = is_even ? start + SECONDS_OF_HOUR : ts_time_zone_instant (zone, local + SECONDS_OF_HOUR);
    add_hour (layout, (start - scenario->start_unix) * TS_SECOND, (end - scenario->start_unix) * TS_SECOND,
              profile[(weekday < 0 ? weekday + 7 : weekday) * 24 + hour]);
  }
}

static TsPace make_pace (const TsScenario *scenario, const TsCalendar *calendar, const char *time_zone,
                         const double *profile)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (time_zone);
  g_assert (zone != NULL);
  Layout layout = {.calendar = calendar, .stretches = g_array_new (FALSE, FALSE, sizeof (TsStretch))};
  int64_t last = day_of (scenario->start_unix + scenario->duration / TS_SECOND) + DAYS_AROUND;
  for (int64_t day = day_of (scenario->start_unix) - DAYS_AROUND; day <= last; day++)
    add_day (&layout, scenario, zone, day, profile);
  uint32_t n_stretches = layout.stretches->len;
  return (TsPace){.stretches = (TsStretch *)(gpointer)g_array_free (layout.stretches, FALSE),
                  .n_stretches = n_stretches,
                  .total = layout.total};
}

/* Groups with the same calendar in the same time zone share a pace. */
static uint32_t find_pace (TsScenario *scenario, GArray *paces, GHashTable *known, const TsActivity *activity,
                           uint32_t calendar, const char *time_zone)
{
  char *key = g_strdup_printf ("%u %s", calendar, time_zone);
  gpointer number;
  if (g_hash_table_lookup_extended (known, key, NULL, &number)) {
    g_free (key);
    return GPOINTER_TO_UINT (number);
  }
  TsPace pace = make_pace (scenario, &scenario->calendars[calendar], time_zone, activity->profile);
  g_array_append_val (paces, pace);
  g_hash_table_insert (known, key, GUINT_TO_POINTER (paces->len - 1));
  return paces->len - 1;
}

static void add_paces (const TsEstate *estate, TsScenario *scenario, GArray *paces, TsActivity *activity)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  activity->paces = g_new (uint32_t, estate->groups->len);
  for (uint32_t i = 0; i < estate->groups->len; i++) {
    const TsDraftGroup *group = estate->groups->pdata[i];
    bool takes_part = false;
    for (uint32_t r = 0; r < activity->who.n_ranges; r++) {
      TsRange range = activity->who.ranges[r];
      takes_part |=
        range.first < group->people.first + group->people.count && group->people.first < range.first + range.count;
    }
    activity->paces[i] = TS_NONE;
    if (takes_part)
      activity->paces[i] = find_pace (scenario, paces, known, activity, scenario->groups[i].calendar, group->time_zone);
  }
}

void ts_paces_make (const TsEstate *estate, TsScenario *scenario)
{
  GArray *paces = g_array_new (FALSE, FALSE, sizeof (TsPace));
  for (uint32_t i = 0; i < scenario->n_activities; i++)
    if (scenario->activities[i].profile != NULL)
      add_paces (estate, scenario, paces, &scenario->activities[i]);
  scenario->n_paces = paces->len;
  scenario->paces = (TsPace *)(gpointer)g_array_free (paces, FALSE);
}

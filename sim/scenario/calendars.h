/* calendars.h - from weekly hours and a time zone to shifts in simulated time */
#ifndef TENANTSIM_SCENARIO_CALENDARS_H
#define TENANTSIM_SCENARIO_CALENDARS_H

#include "quantities.h"

/* Is it a time zone of the tz database (or "UTC")? Exact names only. */
bool ts_time_zone_exists (const char *name);

/* The shifts of `hours` in `time_zone` over [0, duration) of a clock whose instant 0 is
 * `start_unix` seconds taken as UTC. A shift that has begun before the clock is cut. Days
 * follow local wall-clock time through daylight-saving changes (GTimeZone). The scenario's
 * clock start is read as UTC. Free `shifts` with g_free(). */
TsCalendar ts_calendar_make (const TsHours *hours, const char *time_zone, int64_t start_unix, TsDuration duration);

/* One shift over the whole clock: "always". */
TsCalendar ts_calendar_always (TsDuration duration);

#endif

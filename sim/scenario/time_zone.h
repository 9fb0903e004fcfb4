/* time_zone.h - from wall clocks to instants */
#ifndef TENANTSIM_SCENARIO_TIME_ZONE_H
#define TENANTSIM_SCENARIO_TIME_ZONE_H

#include <glib.h>
#include <stdint.h>

/* The instant, in Unix seconds, at which clocks in the zone show `local` (seconds since
 * 1970-01-01T00:00 on that clock). Where they show it twice, the first; where they skip it,
 * the instant of the skip. Never decreases as `local` grows. */
int64_t ts_time_zone_instant (GTimeZone *zone, int64_t local);

#endif

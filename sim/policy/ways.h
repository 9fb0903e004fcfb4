/* The five ways in which two people can meet, and where each needs them to be. */
#ifndef TENANTSIM_POLICY_WAYS_H
#define TENANTSIM_POLICY_WAYS_H

#include "facts.h"

/* Sets of ways: bit w for TsWay w. */
typedef unsigned TsWaySet;

static inline TsWaySet ts_way_bit (TsWay way)
{
  return 1u << way;
}

enum {
  TS_WAYS_GUEST = 1 << TS_WAY_GUEST_HERE | 1 << TS_WAY_GUEST_THERE | 1 << TS_WAY_THIRD,
  TS_WAYS_EXTERNAL = 1 << TS_WAY_EXTERNAL,
  TS_WAYS_ALL = (1 << TS_WAYS) - 1
};

/* The ways in the order in which they are tried. */
const TsWay *ts_ways_in_order (TsFacts facts);

TsPath ts_way_path (TsWay way);
bool ts_way_makes_caller_guest (TsWay way);
bool ts_way_makes_callee_guest (TsWay way);

/* Where the way needs the two to be active. */
TsPlace ts_way_caller_place (TsWay way);
TsPlace ts_way_callee_place (TsWay way);

/* Does it matter where the callee is active? Not for searches and chats, and not where the
 * callee's client rings for every account that they have. */
bool ts_callee_is_awaited (TsFacts facts);

/* Are they active there, or does it not matter? */
bool ts_way_finds_caller (TsFacts facts, TsWay way);
bool ts_way_finds_callee (TsFacts facts, TsWay way);

/* The ways on which the question can succeed in some active tenants: those that
 * exist and have no failing rule, less those that the preferred path rules out. */
TsWaySet ts_ways_usable (TsFacts facts);

#endif

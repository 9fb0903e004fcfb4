/* Which ways exist, and where they need people to be. */
#include "ways.h"

#include "eras.h"

typedef struct {
  TsPath path;
  bool caller_is_guest;
  bool callee_is_guest;
  TsPlace caller_place;
  TsPlace callee_place;
} Way;

static const Way ways[TS_WAYS] = {
  [TS_WAY_INTERNAL] = {TS_PATH_INTERNAL, false, false, TS_PLACE_OWN_HOME, TS_PLACE_OWN_HOME},
  [TS_WAY_GUEST_HERE] = {TS_PATH_GUEST, false, true, TS_PLACE_OWN_HOME, TS_PLACE_OTHERS_HOME},
  [TS_WAY_GUEST_THERE] = {TS_PATH_GUEST, true, false, TS_PLACE_OTHERS_HOME, TS_PLACE_OWN_HOME},
  [TS_WAY_THIRD] = {TS_PATH_GUEST, true, true, TS_PLACE_THIRD, TS_PLACE_THIRD},
  [TS_WAY_EXTERNAL] = {TS_PATH_EXTERNAL, false, false, TS_PLACE_OWN_HOME, TS_PLACE_OWN_HOME},
};

static const TsWay usual_order[TS_WAYS] = {TS_WAY_INTERNAL, TS_WAY_GUEST_HERE, TS_WAY_GUEST_THERE, TS_WAY_THIRD,
                                           TS_WAY_EXTERNAL};
static const TsWay external_first[TS_WAYS] = {TS_WAY_EXTERNAL, TS_WAY_INTERNAL, TS_WAY_GUEST_HERE, TS_WAY_GUEST_THERE,
                                              TS_WAY_THIRD};

const TsWay *ts_ways_in_order (TsFacts facts)
{
  return ts_fact (facts, TS_FACT_PREFER) == TS_PREFER_FEDERATION ? external_first : usual_order;
}

TsPath ts_way_path (TsWay way)
{
  return ways[way].path;
}

bool ts_way_makes_caller_guest (TsWay way)
{
  return ways[way].caller_is_guest;
}

bool ts_way_makes_callee_guest (TsWay way)
{
  return ways[way].callee_is_guest;
}

TsPlace ts_way_caller_place (TsWay way)
{
  return ways[way].caller_place;
}

TsPlace ts_way_callee_place (TsWay way)
{
  return ways[way].callee_place;
}

bool ts_way_finds_caller (TsFacts facts, TsWay way)
{
  return ts_fact (facts, TS_FACT_CALLER_PLACE) == ways[way].caller_place;
}

bool ts_callee_is_awaited (TsFacts facts)
{
  const TsEraRow *era = ts_era_row ((TsEra)ts_fact (facts, TS_FACT_ERA));
  return ts_operation_awaits_callee ((TsOperation)ts_fact (facts, TS_FACT_OPERATION)) &&
         !era->rings_everywhere[ts_callee_client (facts)];
}

bool ts_way_finds_callee (TsFacts facts, TsWay way)
{
  return !ts_callee_is_awaited (facts) || ts_fact (facts, TS_FACT_CALLEE_PLACE) == ways[way].callee_place;
}

/* Two accounts that share no tenant are two sides of external access, even where a
 * rule will say that one of them cannot use it. */
static bool external_exists (TsFacts facts)
{
  return ts_fact (facts, TS_FACT_SAME_HOME) == 0 && ts_fact (facts, TS_FACT_CALLER_ACCOUNT) != TS_ACCOUNT_NONE &&
         ts_fact (facts, TS_FACT_CALLEE_ACCOUNT) != TS_ACCOUNT_NONE;
}

bool ts_way_exists (TsFacts facts, TsWay way)
{
  if (way == TS_WAY_INTERNAL)
    return ts_fact (facts, TS_FACT_SAME_HOME) != 0;
  if (way == TS_WAY_EXTERNAL)
    return external_exists (facts);
  return ts_guest_fact (facts, way, TS_GUEST_FACT_STANDING) != TS_STANDING_NONE;
}

TsWaySet ts_ways_usable (TsFacts facts)
{
  TsWaySet usable = 0;
  for (unsigned way = 0; way < TS_WAYS; way++)
    if (ts_way_exists (facts, (TsWay)way) && ts_failing_rules (facts, (TsWay)way) == 0)
      usable |= ts_way_bit ((TsWay)way);
  unsigned prefer = ts_fact (facts, TS_FACT_PREFER);
  if (prefer == TS_PREFER_GUEST && (usable & TS_WAYS_GUEST) != 0)
    usable &= ~(TsWaySet)TS_WAYS_EXTERNAL;
  if (prefer == TS_PREFER_FEDERATION && (usable & TS_WAYS_EXTERNAL) != 0)
    usable &= ~(TsWaySet)TS_WAYS_GUEST;
  return usable;
}

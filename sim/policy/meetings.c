/* The decision about a meeting: a pure function of the word of facts. */
#include "eras.h"
#include "meeting_rules.h"

/* -------------------------------------------------------------------- ways -- */

bool ts_meeting_way_exists (TsMeetingFacts facts, TsWay way)
{
  if (ts_meeting_fact (facts, TS_MEETING_FACT_ORGANIZER_IS_MEMBER) == 0)
    return false;
  bool same_home = ts_meeting_fact (facts, TS_MEETING_FACT_SAME_HOME) != 0;
  switch (way) {
  case TS_WAY_INTERNAL: return same_home;
  case TS_WAY_GUEST_THERE: return ts_meeting_fact (facts, TS_MEETING_FACT_STANDING) != TS_STANDING_NONE;
  case TS_WAY_EXTERNAL: return !same_home && ts_meeting_fact (facts, TS_MEETING_FACT_ACCOUNT) == TS_ACCOUNT_MEMBER;
  case TS_WAY_ANONYMOUS: return ts_meeting_fact (facts, TS_MEETING_FACT_IS_ORGANIZER) == 0;
  case TS_WAY_GUEST_HERE:
  case TS_WAY_THIRD: break;
  }
  return false;
}

bool ts_meeting_way_finds (TsMeetingFacts facts, TsWay way)
{
  unsigned place = ts_meeting_fact (facts, TS_MEETING_FACT_PLACE);
  if (way == TS_WAY_ANONYMOUS)
    return true;
  return place == (way == TS_WAY_GUEST_THERE ? TS_MEETING_PLACE_ORGANIZERS : TS_MEETING_PLACE_OWN_HOME);
}

TsPath ts_meeting_way_path (TsWay way)
{
  return way == TS_WAY_ANONYMOUS ? TS_PATH_ANONYMOUS : ts_way_path (way);
}

bool ts_meeting_way_is_usable (TsMeetingFacts facts, TsWay way)
{
  return ts_meeting_way_exists (facts, way) && ts_meeting_failing_rules (facts, way) == 0;
}

/* ---------------------------------------------------------------- deciding -- */

static TsMeetingVerdict denied (TsMeetingFacts facts, TsWay way, bool waits)
{
  TsReason reason = ts_meeting_way_exists (facts, way) ? ts_first_reason (ts_meeting_failing_rules (facts, way))
                                                       : TS_REASON_MEETING_ORGANIZER;
  return (TsMeetingVerdict){.kind = TS_VERDICT_DENY, .reason = (uint8_t)reason, .waits = waits};
}

static TsMeetingVerdict allowed (TsMeetingFacts facts, TsWay way)
{
  bool is_join = ts_meeting_fact (facts, TS_MEETING_FACT_ACT) == TS_MEETING_JOIN;
  return (TsMeetingVerdict){.kind = TS_VERDICT_ALLOW,
                            .path = (uint8_t)ts_meeting_way_path (way),
                            .waits = is_join && ts_meeting_waits (facts, way)};
}

static TsMeetingVerdict unreachable (TsReason reason, bool waits)
{
  return (TsMeetingVerdict){.kind = TS_VERDICT_UNREACHABLE, .reason = (uint8_t)reason, .waits = waits};
}

/* Is the lobby all that stands in the way of somebody, where they are? */
static bool waits_on (TsMeetingFacts facts, TsWay way)
{
  return ts_meeting_way_exists (facts, way) && ts_meeting_way_finds (facts, way) &&
         ts_meeting_failing_rules (facts, way) == (uint64_t)1 << TS_REASON_LOBBY_NOBODY;
}

/* As what they wait; else what they are without doing anything about it. */
static TsWay denied_way (TsMeetingFacts facts, bool *waits)
{
  for (unsigned i = 0; i < TS_MEETING_WAYS; i++)
    if (waits_on (facts, ts_meeting_ways[i])) {
      *waits = true;
      return ts_meeting_ways[i];
    }
  *waits = false;
  return ts_meeting_way_exists (facts, TS_WAY_INTERNAL) ? TS_WAY_INTERNAL : TS_WAY_ANONYMOUS;
}

static bool is_too_early (TsMeetingFacts facts)
{
  TsEra era = (TsEra)ts_meeting_fact (facts, TS_MEETING_FACT_ERA);
  return ts_meeting_fact (facts, TS_MEETING_FACT_EARLY) != 0 &&
         ts_era_meeting_opens (era, (TsClient)ts_meeting_fact (facts, TS_MEETING_FACT_CLIENT)) > 0;
}

static TsMeetingVerdict decide_join (TsMeetingFacts facts)
{
  bool is_possible = false;
  for (unsigned i = 0; i < TS_MEETING_WAYS; i++) {
    TsWay way = ts_meeting_ways[i];
    if (!ts_meeting_way_is_usable (facts, way))
      continue;
    is_possible = true;
    if (ts_meeting_way_finds (facts, way))
      return is_too_early (facts) ? unreachable (TS_REASON_MEETING_NOT_OPEN, false) : allowed (facts, way);
  }
  bool waits;
  TsWay way = denied_way (facts, &waits);
  return is_possible ? unreachable (TS_REASON_CALLER_OTHER_TENANT, waits) : denied (facts, way, waits);
}

TsMeetingVerdict ts_meeting_decide (TsMeetingFacts facts)
{
  if (ts_meeting_fact (facts, TS_MEETING_FACT_ACT) == TS_MEETING_JOIN)
    return decide_join (facts);
  TsWay way = ts_meeting_ways[ts_meeting_fact (facts, TS_MEETING_FACT_AS)];
  return ts_meeting_way_is_usable (facts, way) ? allowed (facts, way) : denied (facts, way, false);
}

/* -------------------------------------------------------------------- eras -- */

unsigned ts_era_auto_admits (TsEra era)
{
  return ts_era_row (era)->meetings.auto_admits;
}

unsigned ts_era_meeting_opens (TsEra era, TsClient client)
{
  return ts_era_row (era)->meetings.opens[client];
}

size_t ts_era_meeting_limit (TsEra era)
{
  return ts_era_row (era)->meetings.limit;
}

bool ts_era_joins_meetings (TsEra era, TsClient client)
{
  return ts_era_row (era)->meetings.joins[client];
}

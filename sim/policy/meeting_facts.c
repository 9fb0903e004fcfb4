/* Which words of facts about meetings are valid: the ones that packing can make. */
#include "meeting_facts.h"

static bool fields_are_in_range (TsMeetingFacts facts)
{
  unsigned last = TS_MEETING_FACT_FIELDS - 1;
  if (facts >> (ts_meeting_fact_fields[last].shift + ts_meeting_fact_fields[last].width) != 0)
    return false;
  for (unsigned fact = 0; fact < TS_MEETING_FACT_FIELDS; fact++)
    if (ts_meeting_fact (facts, (TsMeetingFact)fact) >= ts_meeting_fact_fields[fact].values)
      return false;
  return true;
}

static bool are_silent (TsMeetingFacts facts, TsMeetingFact first, TsMeetingFact last)
{
  for (unsigned fact = first; fact <= last; fact++)
    if (ts_meeting_fact (facts, (TsMeetingFact)fact) != 0)
      return false;
  return true;
}

/* Whoever may admit is in it; the organizer counts as in it for everybody else. */
static bool joining_is_valid (TsMeetingFacts facts)
{
  unsigned with = ts_meeting_fact (facts, TS_MEETING_FACT_WITH);
  unsigned admitters = ts_meeting_fact (facts, TS_MEETING_FACT_ADMITTERS);
  bool is_organizer = ts_meeting_fact (facts, TS_MEETING_FACT_IS_ORGANIZER) != 0;
  bool is_started = ts_meeting_fact (facts, TS_MEETING_FACT_STARTED) != 0;
  return ts_meeting_fact (facts, TS_MEETING_FACT_AS) == 0 && (admitters & ~with) == 0 &&
         is_started == (admitters != 0) && (with != 0 || is_organizer) &&
         (!is_organizer || ts_meeting_fact (facts, TS_MEETING_FACT_SAME_HOME) != 0);
}

/* What is done in a meeting is done with one other person. */
static bool doing_is_valid (TsMeetingFacts facts)
{
  unsigned with = ts_meeting_fact (facts, TS_MEETING_FACT_WITH);
  return with != 0 && (with & (with - 1)) == 0 &&
         are_silent (facts, TS_MEETING_FACT_IS_ORGANIZER, TS_MEETING_FACT_STARTED) &&
         ts_meeting_fact (facts, TS_MEETING_FACT_ADMITTERS) == 0 &&
         ts_meeting_way_exists (facts, ts_meeting_ways[ts_meeting_fact (facts, TS_MEETING_FACT_AS)]);
}

static bool place_is_valid (TsMeetingFacts facts)
{
  bool same_home = ts_meeting_fact (facts, TS_MEETING_FACT_SAME_HOME) != 0;
  bool is_hosted = ts_meeting_fact (facts, TS_MEETING_FACT_ORGANIZER_IS_MEMBER) != 0;
  switch ((TsMeetingPlace)ts_meeting_fact (facts, TS_MEETING_FACT_PLACE)) {
  case TS_MEETING_PLACE_OWN_HOME: return ts_meeting_fact (facts, TS_MEETING_FACT_ACCOUNT) == TS_ACCOUNT_MEMBER;
  case TS_MEETING_PLACE_ORGANIZERS: return is_hosted && !same_home;
  case TS_MEETING_PLACE_ELSEWHERE:
  case TS_MEETING_PLACES: break;
  }
  return true;
}

static bool people_are_valid (TsMeetingFacts facts)
{
  bool is_hosted = ts_meeting_fact (facts, TS_MEETING_FACT_ORGANIZER_IS_MEMBER) != 0;
  bool is_member = ts_meeting_fact (facts, TS_MEETING_FACT_ACCOUNT) == TS_ACCOUNT_MEMBER;
  bool same_home = ts_meeting_fact (facts, TS_MEETING_FACT_SAME_HOME) != 0;
  bool federation_is_silent = are_silent (facts, TS_MEETING_FACT_JOINERS_PERMITS, TS_MEETING_FACT_ORGANIZER_FEDERATES);
  bool settings_are_silent = are_silent (facts, TS_MEETING_FACT_ANONYMOUS_JOIN, TS_MEETING_FACT_AUTO_ADMIT);
  return (!same_home || (is_hosted && is_member)) && (is_hosted || settings_are_silent) &&
         (federation_is_silent || (is_hosted && is_member && !same_home));
}

static bool guest_is_valid (TsMeetingFacts facts)
{
  unsigned standing = ts_meeting_fact (facts, TS_MEETING_FACT_STANDING);
  bool is_possible = ts_meeting_fact (facts, TS_MEETING_FACT_ORGANIZER_IS_MEMBER) != 0 &&
                     ts_meeting_fact (facts, TS_MEETING_FACT_SAME_HOME) == 0;
  bool has_account = ts_meeting_fact (facts, TS_MEETING_FACT_ACCOUNT) != TS_ACCOUNT_NONE;
  if (standing == TS_STANDING_NONE)
    return are_silent (facts, TS_MEETING_FACT_GUEST_ON, TS_MEETING_FACT_GUEST_FILES);
  return is_possible && (standing == TS_STANDING_INVITED || has_account);
}

bool ts_meeting_facts_are_valid (TsMeetingFacts facts)
{
  if (!fields_are_in_range (facts))
    return false;
  bool is_join = ts_meeting_fact (facts, TS_MEETING_FACT_ACT) == TS_MEETING_JOIN;
  return people_are_valid (facts) && guest_is_valid (facts) && place_is_valid (facts) &&
         (is_join ? joining_is_valid (facts) : doing_is_valid (facts));
}

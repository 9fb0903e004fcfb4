/*
 * The layout of TsMeetingFacts: every fact that a decision about a meeting may look at,
 * packed into one word. A fact about a way that does not exist is 0, so that equal
 * questions have equal words; ts_meeting_facts_are_valid() knows which words packing can make.
 */
#ifndef TENANTSIM_POLICY_MEETING_FACTS_H
#define TENANTSIM_POLICY_MEETING_FACTS_H

#include "facts.h"

/* Where the joiner is active, seen from the meeting. */
typedef enum {
  TS_MEETING_PLACE_ELSEWHERE,
  TS_MEETING_PLACE_OWN_HOME,
  TS_MEETING_PLACE_ORGANIZERS,
  TS_MEETING_PLACES
} TsMeetingPlace;

/* The ways into a meeting, in the order in which they are tried. */
enum { TS_MEETING_WAYS = 4 };
static const TsWay ts_meeting_ways[TS_MEETING_WAYS] = {TS_WAY_INTERNAL, TS_WAY_GUEST_THERE, TS_WAY_EXTERNAL,
                                                       TS_WAY_ANONYMOUS};

typedef enum {
  /* the question */
  TS_MEETING_FACT_ACT, /* TsMeetingAct */
  TS_MEETING_FACT_AS,  /* index of ts_meeting_ways; only of acts other than joining */
  TS_MEETING_FACT_PLACE,
  TS_MEETING_FACT_IS_ORGANIZER,
  TS_MEETING_FACT_MEET_NOW,
  TS_MEETING_FACT_EARLY,
  TS_MEETING_FACT_FULL,
  TS_MEETING_FACT_STARTED,
  TS_MEETING_FACT_WITH,      /* set of TsClient */
  TS_MEETING_FACT_ADMITTERS, /* set of TsClient */
  /* the product and its settings */
  TS_MEETING_FACT_ERA,
  TS_MEETING_FACT_RA_MOBILE_FILES,
  TS_MEETING_FACT_ANONYMOUS_JOIN,
  TS_MEETING_FACT_ANONYMOUS_START,
  TS_MEETING_FACT_AUTO_ADMIT, /* TsAutoAdmit */
  /* the two people */
  TS_MEETING_FACT_CLIENT, /* of the joiner */
  TS_MEETING_FACT_LICENCES,
  TS_MEETING_FACT_ACCOUNT, /* TsAccount */
  TS_MEETING_FACT_ORGANIZER_IS_MEMBER,
  TS_MEETING_FACT_ORGANIZER_LICENCES,
  TS_MEETING_FACT_SAME_HOME,
  /* external access, of two members of different tenants */
  TS_MEETING_FACT_JOINERS_PERMITS,    /* the joiner's tenant permits the organizer's domain */
  TS_MEETING_FACT_ORGANIZERS_PERMITS, /* the organizer's tenant permits the joiner's domain */
  TS_MEETING_FACT_JOINER_FEDERATES,
  TS_MEETING_FACT_ORGANIZER_FEDERATES,
  /* the joiner as a guest of the organizer's tenant */
  TS_MEETING_FACT_STANDING, /* TsStanding */
  TS_MEETING_FACT_GUEST_ON,
  TS_MEETING_FACT_GUEST_FILES, /* TsGuestFiles */
  TS_MEETING_FACT_FIELDS
} TsMeetingFact;

static const TsFactField ts_meeting_fact_fields[TS_MEETING_FACT_FIELDS] = {
  [TS_MEETING_FACT_ACT] = {"act", 0, 2, TS_MEETING_ACTS},
  [TS_MEETING_FACT_AS] = {"as", 2, 2, TS_MEETING_WAYS},
  [TS_MEETING_FACT_PLACE] = {"place", 4, 2, TS_MEETING_PLACES},
  [TS_MEETING_FACT_IS_ORGANIZER] = {"is_organizer", 6, 1, 2},
  [TS_MEETING_FACT_MEET_NOW] = {"meet_now", 7, 1, 2},
  [TS_MEETING_FACT_EARLY] = {"early", 8, 1, 2},
  [TS_MEETING_FACT_FULL] = {"full", 9, 1, 2},
  [TS_MEETING_FACT_STARTED] = {"started", 10, 1, 2},
  [TS_MEETING_FACT_WITH] = {"with", 11, 4, 16},
  [TS_MEETING_FACT_ADMITTERS] = {"admitters", 15, 4, 16},
  [TS_MEETING_FACT_ERA] = {"era", 19, 2, TS_ERAS},
  [TS_MEETING_FACT_RA_MOBILE_FILES] = {"ra_mobile_files", 21, 1, 2},
  [TS_MEETING_FACT_ANONYMOUS_JOIN] = {"anonymous_join", 22, 1, 2},
  [TS_MEETING_FACT_ANONYMOUS_START] = {"anonymous_start", 23, 1, 2},
  [TS_MEETING_FACT_AUTO_ADMIT] = {"auto_admit", 24, 3, TS_ADMITS},
  [TS_MEETING_FACT_CLIENT] = {"client", 27, 2, TS_CLIENTS},
  [TS_MEETING_FACT_LICENCES] = {"licences", 29, 2, 4},
  [TS_MEETING_FACT_ACCOUNT] = {"account", 31, 2, TS_ACCOUNTS},
  [TS_MEETING_FACT_ORGANIZER_IS_MEMBER] = {"organizer_is_member", 33, 1, 2},
  [TS_MEETING_FACT_ORGANIZER_LICENCES] = {"organizer_licences", 34, 2, 4},
  [TS_MEETING_FACT_SAME_HOME] = {"same_home", 36, 1, 2},
  [TS_MEETING_FACT_JOINERS_PERMITS] = {"joiners_permits", 37, 1, 2},
  [TS_MEETING_FACT_ORGANIZERS_PERMITS] = {"organizers_permits", 38, 1, 2},
  [TS_MEETING_FACT_JOINER_FEDERATES] = {"joiner_federates", 39, 1, 2},
  [TS_MEETING_FACT_ORGANIZER_FEDERATES] = {"organizer_federates", 40, 1, 2},
  [TS_MEETING_FACT_STANDING] = {"standing", 41, 2, TS_STANDINGS},
  [TS_MEETING_FACT_GUEST_ON] = {"guest_on", 43, 1, 2},
  [TS_MEETING_FACT_GUEST_FILES] = {"guest_files", 44, 2, 3},
};

static inline unsigned ts_meeting_fact (TsMeetingFacts facts, TsMeetingFact fact)
{
  const TsFactField *field = &ts_meeting_fact_fields[fact];
  return (unsigned)(facts >> field->shift) & ((1u << field->width) - 1u);
}

static inline TsMeetingFacts ts_meeting_facts_with (TsMeetingFacts facts, TsMeetingFact fact, unsigned value)
{
  const TsFactField *field = &ts_meeting_fact_fields[fact];
  TsMeetingFacts mask = (((TsMeetingFacts)1 << field->width) - 1) << field->shift;
  return (facts & ~mask) | ((TsMeetingFacts)value << field->shift);
}

/* Can packing make this word? O(1). */
bool ts_meeting_facts_are_valid (TsMeetingFacts facts);

#endif

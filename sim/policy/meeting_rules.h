/* The rules that forbid a way into a meeting, or what somebody would do there: one row each. */
#ifndef TENANTSIM_POLICY_MEETING_RULES_H
#define TENANTSIM_POLICY_MEETING_RULES_H

#include "meeting_facts.h"
#include "rules.h"

typedef struct {
  TsReason reason;
  unsigned acts;     /* bit a for TsMeetingAct a */
  TsWaySet ways;     /* bit w for TsWay w, TS_WAY_ANONYMOUS included */
  TsSubject subject; /* the caller is the joiner, the callee the organizer */
  TsBasis basis;
  bool (*fails) (TsMeetingFacts facts, TsWay way);
} TsMeetingRule;

/* All rows, in the order of evaluation. */
const TsMeetingRule *ts_meeting_rules (size_t *n);

/* Does it forbid the way, where it is about the act and the way? */
bool ts_meeting_rule_fails (const TsMeetingRule *rule, TsMeetingFacts facts, TsWay way);

static inline bool ts_meeting_rule_is_about (const TsMeetingRule *rule, TsMeetingFacts facts, TsWay way)
{
  return (rule->acts >> ts_meeting_fact (facts, TS_MEETING_FACT_ACT) & 1) != 0 && (rule->ways & ts_way_bit (way)) != 0;
}

/* The failing rules of a way that no setting can change. */
uint64_t ts_meeting_rules_immovable (TsMeetingFacts facts, TsWay way);

/* Does it exist, and does no rule fail? */
bool ts_meeting_way_is_usable (TsMeetingFacts facts, TsWay way);
/* Is the joiner where the way needs them? */
bool ts_meeting_way_finds (TsMeetingFacts facts, TsWay way);
TsPath ts_meeting_way_path (TsWay way);

/* Does somebody who joins on this way wait in the lobby? */
bool ts_meeting_waits (TsMeetingFacts facts, TsWay way);

#endif

/* The rules that forbid a way, one row each. */
#ifndef TENANTSIM_POLICY_RULES_H
#define TENANTSIM_POLICY_RULES_H

#include "ways.h"

typedef enum {
  TS_RULE_OF_TENANTS = 1, /* settings of tenants and people, and what operations can do */
  TS_RULE_OF_CLIENTS = 2  /* what clients and licences can do */
} TsRuleKind;             /* flags */

/* Whom or what a rule looks at. */
typedef enum {
  TS_SUBJECT_PAIR,
  TS_SUBJECT_CALLER,
  TS_SUBJECT_CALLEE,
  TS_SUBJECT_GUESTS, /* everybody whom the way makes a guest */
  TS_SUBJECT_HOST,   /* the tenant that invites */
  TS_SUBJECT_CALLER_HOME,
  TS_SUBJECT_CALLEE_HOME
} TsSubject;

typedef struct {
  TsReason reason;
  TsRuleKind kind;
  unsigned operations; /* bit o for TsOperation o */
  TsWaySet ways;
  TsSubject subject;
  TsBasis basis;
  bool (*fails) (TsFacts facts, TsWay way);
} TsRule;

/* All rows, in the order of evaluation. */
const TsRule *ts_rules (size_t *n);

/* Does the rule say anything about the operation on this way? */
static inline bool ts_rule_is_about (const TsRule *rule, TsFacts facts, TsWay way)
{
  return (rule->operations >> ts_fact (facts, TS_FACT_OPERATION) & 1) != 0 && (rule->ways & ts_way_bit (way)) != 0;
}

/* Does the rule forbid this way? It must be about it. */
bool ts_rule_fails (const TsRule *rule, TsFacts facts, TsWay way);

/* Is a row about the operation on this way, and forbids it? */
bool ts_rules_row_forbids (size_t row, TsFacts facts, TsWay way);

/* The failing rules of a way that no setting can change. */
uint64_t ts_rules_immovable (TsFacts facts, TsWay way);

/* The rules of these kinds that forbid a way: bit r set for TsReason r. */
uint64_t ts_rules_failing (TsFacts facts, TsWay way, unsigned kinds);

/* All rules, whether they fail or not: bit r set for TsReason r. */
uint64_t ts_rules_of_kind (unsigned kinds);

/* The lowest reason of a set, or TS_REASON_NONE. */
TsReason ts_first_reason (uint64_t reasons);

#endif

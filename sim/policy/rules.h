/* The rules that forbid a way, one row each. */
#ifndef TENANTSIM_POLICY_RULES_H
#define TENANTSIM_POLICY_RULES_H

#include "ways.h"

typedef enum {
  TS_RULE_OF_TENANTS = 1, /* settings of tenants and people, and what operations can do */
  TS_RULE_OF_CLIENTS = 2  /* what clients and licences can do */
} TsRuleKind; /* flags */

/* The rules of these kinds that forbid a way: bit r set for TsReason r. */
uint64_t ts_rules_failing (TsFacts facts, TsWay way, unsigned kinds);

/* All rules, whether they fail or not: bit r set for TsReason r. */
uint64_t ts_rules_of_kind (unsigned kinds);

/* The lowest reason of a set, or TS_REASON_NONE. */
TsReason ts_first_reason (uint64_t reasons);

#endif

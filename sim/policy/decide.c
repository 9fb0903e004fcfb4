/* The decision: a pure function of the word of facts. */
#include "compiled.h"
#include "rules.h"

static TsVerdict denied (TsFacts facts)
{
  const TsWay *order = ts_ways_in_order (facts);
  TsReason reason = TS_REASON_NOT_FOUND;
  for (unsigned i = 0; i < TS_WAYS; i++)
    if (ts_way_exists (facts, order[i])) {
      reason = ts_first_reason (ts_failing_rules (facts, order[i]));
      break;
    }
  return (TsVerdict){.kind = TS_VERDICT_DENY, .path = TS_PATH_NONE, .reason = (uint8_t)reason};
}

TsVerdict ts_decide (TsFacts facts)
{
  TsWaySet usable = ts_ways_usable (facts);
  if (usable == 0)
    return denied (facts);
  const TsWay *order = ts_ways_in_order (facts);
  TsReason reason = TS_REASON_CALLER_OTHER_TENANT;
  for (unsigned i = 0; i < TS_WAYS; i++) {
    TsWay way = order[i];
    if ((usable & ts_way_bit (way)) == 0 || !ts_way_finds_caller (facts, way))
      continue;
    if (ts_way_finds_callee (facts, way))
      return (TsVerdict){
        .kind = TS_VERDICT_ALLOW, .path = (uint8_t)ts_way_path (way), .reason = TS_REASON_NONE};
    reason = TS_REASON_OFFLINE_OTHER_TENANT;
  }
  return (TsVerdict){.kind = TS_VERDICT_UNREACHABLE, .path = TS_PATH_NONE, .reason = (uint8_t)reason};
}

bool ts_permitted_somewhere (TsFacts facts)
{
  return ts_ways_usable (facts) != 0;
}

bool ts_exposed (TsFacts facts)
{
  for (unsigned way = 0; way < TS_WAYS; way++)
    if (ts_way_exists (facts, (TsWay)way) && ts_rules_failing (facts, (TsWay)way, TS_RULE_OF_TENANTS) == 0)
      return true;
  return false;
}

TsVerdict ts_policy_decide (const TsPolicy *policy, const TsQuestion *question)
{
  g_assert (question->operation != TS_OPERATION_ADD_PARTICIPANT);
  return ts_decide (ts_policy_facts (policy, question));
}

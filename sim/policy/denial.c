/* Why something cannot be done in any active tenants, whatever the operation. */
#include "tenantsim/policy.h"

static TsReason meeting_denial (const TsPolicy *policy, const TsQuestion *question)
{
  TsMeetingQuestion meeting = ts_meeting_of_two (policy, question->caller, question->callee, question->caller_tenant);
  TsMeetingVerdict verdict = ts_meeting_decide (ts_policy_meeting_facts (policy, &meeting));
  return verdict.kind == TS_VERDICT_DENY ? (TsReason)verdict.reason : TS_REASON_NONE;
}

TsReason ts_policy_denial (const TsPolicy *policy, const TsQuestion *question)
{
  if (question->operation == TS_OPERATION_JOIN_MEETING)
    return meeting_denial (policy, question);
  TsFacts facts = ts_policy_facts (policy, question);
  return ts_permitted_somewhere (facts) ? TS_REASON_NONE : (TsReason)ts_decide (facts).reason;
}

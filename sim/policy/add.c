/* Adding a person to a call: judged over all pairs of people that result. */
#include "compiled.h"
#include "eras.h"
#include "inverted.h"
#include "rules.h"

/* What the pairs judged so far say together. */
typedef struct {
  uint64_t denied;       /* reasons, bit r for TsReason r */
  bool is_unreachable;   /* some pair is only in the wrong tenants */
  TsVerdict adder_added; /* the pair that the attempt is counted for */
} Judgement;

static TsFacts facts_of_pair (const TsPolicy *policy, TsParticipant from, TsParticipant to)
{
  TsQuestion question = {.operation = TS_OPERATION_ADD_PARTICIPANT,
                         .caller = from.profile,
                         .callee = to.profile,
                         .caller_tenant = from.tenant,
                         .callee_tenant = to.tenant};
  return ts_policy_facts (policy, &question);
}

/* Where the two are now, does a 1:1 call between them go over external access? */
static bool is_external_now (TsFacts facts)
{
  TsVerdict call = ts_decide (ts_facts_with (facts, TS_FACT_OPERATION, TS_OPERATION_CALL));
  return call.kind == TS_VERDICT_ALLOW && call.path == TS_PATH_EXTERNAL;
}

static TsVerdict judge_pair (Judgement *judgement, const TsPolicy *policy, TsParticipant from, TsParticipant to)
{
  TsFacts facts = facts_of_pair (policy, from, to);
  TsVerdict verdict = ts_decide (facts);
  uint64_t group_external = (uint64_t)1 << TS_REASON_GROUP_EXTERNAL;
  if (verdict.kind == TS_VERDICT_DENY)
    judgement->denied |= (uint64_t)1 << verdict.reason;
  else if (verdict.kind == TS_VERDICT_UNREACHABLE)
    judgement->is_unreachable = true;
  if (is_external_now (facts) && (ts_failing_rules (facts, TS_WAY_EXTERNAL) & group_external) != 0)
    judgement->denied |= group_external;
  return verdict;
}

static TsVerdict conclude (const Judgement *judgement)
{
  if (judgement->denied != 0)
    return (TsVerdict){.kind = TS_VERDICT_DENY, .reason = (uint8_t)ts_first_reason (judgement->denied)};
  if (judgement->adder_added.kind == TS_VERDICT_ALLOW && judgement->is_unreachable)
    return (TsVerdict){.kind = TS_VERDICT_UNREACHABLE, .reason = TS_REASON_OFFLINE_OTHER_TENANT};
  return judgement->adder_added;
}

uint64_t ts_group_denials (TsEra era, size_t people, uint32_t chat)
{
  const TsLimits *limits = ts_era_limits (era);
  const struct {
    TsReason reason;
    bool is_passed;
  } rules[] = {
    {TS_REASON_GROUP_TOO_LARGE, people > limits->group_call},
    {TS_REASON_CHAT_TOO_LARGE, chat > limits->call_from_chat},
  };
  uint64_t denied = 0;
  for (size_t i = 0; i < G_N_ELEMENTS (rules); i++)
    if (rules[i].is_passed != ts_is_inverted ("groups", i))
      denied |= (uint64_t)1 << rules[i].reason;
  return denied;
}

TsVerdict ts_policy_decide_add (const TsPolicy *policy, const TsParticipant *present, size_t n, size_t adder,
                                TsParticipant added, uint32_t chat)
{
  g_assert (n >= 2 && adder < n);
  Judgement judgement = {.denied = ts_group_denials (policy->era, n + 1, chat)};
  judgement.adder_added = judge_pair (&judgement, policy, present[adder], added);
  for (size_t i = 0; i < n; i++) {
    if (i == adder)
      continue;
    judge_pair (&judgement, policy, present[adder], present[i]);
    judge_pair (&judgement, policy, present[i], added);
    for (size_t j = i + 1; j < n; j++)
      if (j != adder)
        judge_pair (&judgement, policy, present[i], present[j]);
  }
  return conclude (&judgement);
}

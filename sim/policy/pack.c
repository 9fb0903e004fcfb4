/* From a question to the word of facts that answers it. */
#include "compiled.h"
#include "rules.h"

static TsAccount account_of (const TsProfile *profile)
{
  if (profile->home != TS_NONE)
    return TS_ACCOUNT_MEMBER;
  return profile->guest_tenants.count > 0 ? TS_ACCOUNT_GUEST : TS_ACCOUNT_NONE;
}

TsStanding ts_policy_standing (const TsPolicy *policy, const TsProfile *profile, uint32_t tenant)
{
  for (uint32_t i = 0; i < profile->accounts.count; i++) {
    const TsGuestAccount *account =
      &g_array_index (policy->profiles.accounts, TsGuestAccount, profile->accounts.first + i);
    if (account->tenant == tenant)
      return account->is_accepted ? TS_STANDING_ACCEPTED : TS_STANDING_INVITED;
  }
  return TS_STANDING_NONE;
}

/* Both lists ascend by tenant and team. */
uint32_t ts_policy_shared_team (const TsPolicy *policy, const TsProfile *a, const TsProfile *b, uint32_t tenant)
{
  const GArray *seats = policy->profiles.seats;
  uint32_t i = 0, j = 0;
  while (i < a->seats.count && j < b->seats.count) {
    const TsTeamSeat *x = &g_array_index (seats, TsTeamSeat, a->seats.first + i);
    const TsTeamSeat *y = &g_array_index (seats, TsTeamSeat, b->seats.first + j);
    if (x->tenant == tenant && x->team == y->team)
      return x->team;
    if (x->tenant < y->tenant || (x->tenant == y->tenant && x->team <= y->team))
      i++;
    else
      j++;
  }
  return TS_NONE;
}

/* The five facts of a guest way; nothing where it does not exist. */
static TsFacts with_guest_way (TsFacts facts, TsWay way, const TsPolicy *policy, uint32_t tenant, TsStanding standing,
                               const TsProfile *caller, const TsProfile *callee)
{
  if (standing == TS_STANDING_NONE)
    return facts;
  const TsGuestAccess *access = &policy->guest_access[tenant];
  bool in_scope = access->scope == TS_GUEST_SCOPE_TENANT ||
                  ts_policy_shared_team (policy, caller, callee, tenant) != TS_NONE;
  facts = ts_facts_with (facts, ts_guest_fact_of (way, TS_GUEST_FACT_STANDING), standing);
  facts = ts_facts_with (facts, ts_guest_fact_of (way, TS_GUEST_FACT_ON), access->on);
  facts = ts_facts_with (facts, ts_guest_fact_of (way, TS_GUEST_FACT_CALLING), access->calling);
  facts = ts_facts_with (facts, ts_guest_fact_of (way, TS_GUEST_FACT_IN_SCOPE), in_scope);
  return ts_facts_with (facts, ts_guest_fact_of (way, TS_GUEST_FACT_FILES), access->files);
}

static TsPlace place_of (uint32_t tenant, uint32_t own_home, uint32_t others_home, uint32_t third)
{
  if (tenant == TS_NONE)
    return TS_PLACE_ELSEWHERE;
  if (tenant == own_home)
    return TS_PLACE_OWN_HOME;
  if (tenant == others_home)
    return TS_PLACE_OTHERS_HOME;
  return tenant == third ? TS_PLACE_THIRD : TS_PLACE_ELSEWHERE;
}

static TsFacts with_places (TsFacts facts, const TsQuestion *question, const TsProfile *caller,
                            const TsProfile *callee, uint32_t third)
{
  facts = ts_facts_with (facts, TS_FACT_CALLER_PLACE,
                         place_of (question->caller_tenant, caller->home, callee->home, third));
  return ts_facts_with (facts, TS_FACT_CALLEE_PLACE,
                        place_of (question->callee_tenant, callee->home, caller->home, third));
}

/* How good a third tenant is: one that the tenants permit, before all; then one in
 * which the two are, the caller first. */
static unsigned rank_of_third (TsFacts facts)
{
  if (ts_rules_failing (facts, TS_WAY_THIRD, TS_RULE_OF_TENANTS) != 0)
    return 0;
  return 1u + 2u * ts_way_finds_caller (facts, TS_WAY_THIRD) + 1u * ts_way_finds_callee (facts, TS_WAY_THIRD);
}

/* Adds the best tenant in which both have a guest account, and the places. Of equals
 * the first one. Such a tenant is home to neither, since guests are no members. */
static TsFacts with_third (TsFacts facts, const TsPolicy *policy, const TsQuestion *question,
                           const TsProfile *caller, const TsProfile *callee, uint32_t *third)
{
  TsFacts best = with_places (facts, question, caller, callee, TS_NONE);
  unsigned best_rank = 0;
  *third = TS_NONE;
  for (uint32_t i = 0; i < caller->accounts.count; i++) {
    const TsGuestAccount *account =
      &g_array_index (policy->profiles.accounts, TsGuestAccount, caller->accounts.first + i);
    TsStanding standing = ts_policy_standing (policy, callee, account->tenant);
    if (standing == TS_STANDING_NONE)
      continue;
    if (!account->is_accepted)
      standing = TS_STANDING_INVITED;
    TsFacts candidate = with_guest_way (facts, TS_WAY_THIRD, policy, account->tenant, standing, caller, callee);
    candidate = with_places (candidate, question, caller, callee, account->tenant);
    unsigned rank = rank_of_third (candidate);
    if (*third == TS_NONE || rank > best_rank) {
      *third = account->tenant;
      best = candidate;
      best_rank = rank;
    }
  }
  return best;
}

static TsFacts with_external (TsFacts facts, const TsPolicy *policy, const TsProfile *caller, const TsProfile *callee)
{
  facts = ts_facts_with (facts, TS_FACT_LOCAL_PERMITS, ts_policy_permits (policy, caller->home, callee->domain));
  facts = ts_facts_with (facts, TS_FACT_REMOTE_PERMITS, ts_policy_permits (policy, callee->home, caller->domain));
  facts = ts_facts_with (facts, TS_FACT_CALLER_FEDERATES, caller->federates);
  return ts_facts_with (facts, TS_FACT_CALLEE_FEDERATES, callee->federates);
}

static TsFacts facts_of_people (const TsProfile *caller, const TsProfile *callee)
{
  TsFacts facts = ts_facts_with (0, TS_FACT_CALLER_CLIENT, caller->client);
  facts = ts_facts_with (facts, TS_FACT_CALLEE_CLIENT, callee->client);
  facts = ts_facts_with (facts, TS_FACT_CALLER_LICENCES, caller->licences);
  facts = ts_facts_with (facts, TS_FACT_CALLEE_LICENCES, callee->licences);
  facts = ts_facts_with (facts, TS_FACT_CALLER_ACCOUNT, account_of (caller));
  facts = ts_facts_with (facts, TS_FACT_CALLEE_ACCOUNT, account_of (callee));
  return ts_facts_with (facts, TS_FACT_SAME_HOME, caller->home != TS_NONE && caller->home == callee->home);
}

TsFacts ts_policy_pack (const TsPolicy *policy, const TsQuestion *question, uint32_t *third)
{
  g_assert ((size_t)question->operation < TS_OPERATIONS && question->operation != TS_OPERATION_JOIN_MEETING);
  const TsProfile *caller = ts_policy_profile (policy, question->caller);
  const TsProfile *callee = ts_policy_profile (policy, question->callee);
  TsFacts facts = facts_of_people (caller, callee);
  facts = ts_facts_with (facts, TS_FACT_OPERATION, question->operation);
  facts = ts_facts_with (facts, TS_FACT_BY_NAME, question->by_name && question->operation == TS_OPERATION_SEARCH);
  facts = ts_facts_with (facts, TS_FACT_ERA, policy->era);
  facts = ts_facts_with (facts, TS_FACT_PREFER, policy->prefer);
  facts = ts_facts_with (facts, TS_FACT_RA_MOBILE_FILES, policy->ra_mobile_files);
  if (caller->home != TS_NONE)
    facts = with_guest_way (facts, TS_WAY_GUEST_HERE, policy, caller->home,
                            ts_policy_standing (policy, callee, caller->home), caller, callee);
  if (callee->home != TS_NONE)
    facts = with_guest_way (facts, TS_WAY_GUEST_THERE, policy, callee->home,
                            ts_policy_standing (policy, caller, callee->home), caller, callee);
  if (caller->home != TS_NONE && callee->home != TS_NONE && caller->home != callee->home)
    facts = with_external (facts, policy, caller, callee);
  return with_third (facts, policy, question, caller, callee, third);
}

TsFacts ts_policy_facts (const TsPolicy *policy, const TsQuestion *question)
{
  uint32_t third;
  return ts_policy_pack (policy, question, &third);
}

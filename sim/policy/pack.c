/* From a question to the word of facts that answers it. */
#include "compiled.h"
#include "rules.h"

static TsAccount account_of (const TsProfile *profile)
{
  if (profile->home != TS_NONE)
    return TS_ACCOUNT_MEMBER;
  return profile->guest_tenants.count > 0 ? TS_ACCOUNT_GUEST : TS_ACCOUNT_NONE;
}

/* NULL for none. */
static const TsGuestAccount *guest_account (const TsPolicy *policy, const TsProfile *profile, uint32_t tenant)
{
  for (uint32_t i = 0; i < profile->accounts.count; i++) {
    const TsGuestAccount *account =
      &g_array_index (policy->profiles.accounts, TsGuestAccount, profile->accounts.first + i);
    if (account->tenant == tenant)
      return account;
  }
  return NULL;
}

TsStanding ts_policy_standing (const TsPolicy *policy, const TsProfile *profile, uint32_t tenant)
{
  const TsGuestAccount *account = guest_account (policy, profile, tenant);
  if (account == NULL)
    return TS_STANDING_NONE;
  return account->is_accepted ? TS_STANDING_ACCEPTED : TS_STANDING_INVITED;
}

bool ts_policy_refuses_guest (const TsPolicy *policy, const TsProfile *profile, uint32_t tenant)
{
  const TsGuestAccount *account = guest_account (policy, profile, tenant);
  return account != NULL && account->is_refused;
}

bool ts_policy_is_refused_as_guest (const TsPolicy *policy, uint32_t profile, uint32_t tenant)
{
  return ts_policy_refuses_guest (policy, ts_policy_profile (policy, profile), tenant);
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

static const TsTeamSeat *seat_at (const TsPolicy *policy, const TsProfile *profile, uint32_t index)
{
  return &g_array_index (policy->profiles.seats, TsTeamSeat, profile->seats.first + index);
}

/* Two seats in one team connect chats and files when neither is narrowed to channels, or when they are seats
 * in one channel. */
bool ts_policy_share_channel (const TsPolicy *policy, const TsProfile *a, const TsProfile *b, uint32_t tenant)
{
  for (uint32_t i = 0; i < a->seats.count; i++)
    for (uint32_t j = 0; j < b->seats.count; j++) {
      const TsTeamSeat *x = seat_at (policy, a, i), *y = seat_at (policy, b, j);
      if (x->tenant == tenant && x->team == y->team && x->channel == y->channel && !x->is_narrowed && !y->is_narrowed)
        return true;
    }
  return false;
}

static bool is_in_scope (const TsPolicy *policy, uint32_t tenant, TsOperation operation, const TsProfile *caller,
                         const TsProfile *callee)
{
  if (policy->guest_access[tenant].scope == TS_GUEST_SCOPE_TENANT)
    return true;
  if (ts_operation_asks_channel (operation))
    return ts_policy_share_channel (policy, caller, callee, tenant);
  return ts_policy_shared_team (policy, caller, callee, tenant) != TS_NONE;
}

/* The facts of a guest way; nothing where it does not exist. */
static TsFacts with_guest_way (TsFacts facts, TsWay way, const TsPolicy *policy, uint32_t tenant, TsStanding standing,
                               const TsProfile *caller, const TsProfile *callee)
{
  if (standing == TS_STANDING_NONE)
    return facts;
  const TsGuestAccess *access = &policy->guest_access[tenant];
  TsOperation operation = (TsOperation)ts_fact (facts, TS_FACT_OPERATION);
  bool talks = operation == TS_OPERATION_CHAT ? !access->chat_off : access->calling;
  bool is_refused = (ts_way_makes_caller_guest (way) && ts_policy_refuses_guest (policy, caller, tenant)) ||
                    (ts_way_makes_callee_guest (way) && ts_policy_refuses_guest (policy, callee, tenant));
  TsGuestFiles files = access->sharing_off ? TS_GUEST_FILES_NONE : access->files;
  const unsigned values[TS_GUEST_FACTS] = {[TS_GUEST_FACT_STANDING] = standing,
                                           [TS_GUEST_FACT_ON] = access->on,
                                           [TS_GUEST_FACT_CALLING] = talks,
                                           [TS_GUEST_FACT_IN_SCOPE] =
                                             is_in_scope (policy, tenant, operation, caller, callee),
                                           [TS_GUEST_FACT_FILES] = files,
                                           [TS_GUEST_FACT_REFUSED] = is_refused,
                                           [TS_GUEST_FACT_NO_GROUPS] = access->groups_off};
  for (unsigned which = 0; which < TS_GUEST_FACTS; which++)
    facts = ts_facts_with (facts, ts_guest_fact_of (way, (TsGuestFact)which), values[which]);
  return facts;
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

static TsFacts with_places (TsFacts facts, const TsQuestion *question, const TsProfile *caller, const TsProfile *callee,
                            uint32_t third)
{
  facts =
    ts_facts_with (facts, TS_FACT_CALLER_PLACE, place_of (question->caller_tenant, caller->home, callee->home, third));
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
static TsFacts with_third (TsFacts facts, const TsPolicy *policy, const TsQuestion *question, const TsProfile *caller,
                           const TsProfile *callee, uint32_t *third)
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
  facts = ts_facts_with (facts, TS_FACT_LOCAL_PERMITS, ts_profile_permits (policy, caller, callee->domain));
  facts = ts_facts_with (facts, TS_FACT_REMOTE_PERMITS, ts_profile_permits (policy, callee, caller->domain));
  facts = ts_facts_with (facts, TS_FACT_CALLER_FEDERATES, ts_profile_federates (policy, caller, callee->domain));
  facts = ts_facts_with (facts, TS_FACT_CALLEE_FEDERATES, ts_profile_federates (policy, callee, caller->domain));
  if (policy->has_trials) {
    bool local = ts_policy_refuses_trial (policy, caller->home, callee->home, callee->domain);
    bool remote = ts_policy_refuses_trial (policy, callee->home, caller->home, caller->domain);
    facts = ts_facts_with (facts, TS_FACT_LOCAL_NO_TRIALS, local);
    facts = ts_facts_with (facts, TS_FACT_REMOTE_NO_TRIALS, remote);
  }
  facts = ts_facts_with (facts, TS_FACT_LOCAL_BLOCKS, ts_policy_blocks (policy, caller, callee));
  return ts_facts_with (facts, TS_FACT_REMOTE_BLOCKS, ts_policy_blocks (policy, callee, caller));
}

static bool is_barrier_between (const TsPolicy *policy, const TsProfile *caller, const TsProfile *callee)
{
  for (guint i = 0; caller->is_apart && callee->is_apart && i < policy->barriers->len; i++)
    if (ts_barrier_is_between (&g_array_index (policy->barriers, TsBarrier, i), caller->people.first,
                               callee->people.first))
      return true;
  return false;
}

bool ts_policy_has_barrier (const TsPolicy *policy, uint32_t caller, uint32_t callee)
{
  return is_barrier_between (policy, ts_policy_profile (policy, caller), ts_policy_profile (policy, callee));
}

static TsFacts facts_of_people (const TsProfile *caller, const TsProfile *callee)
{
  TsFacts facts = ts_facts_with (0, TS_FACT_CALLER_CLIENT, caller->client);
  facts = ts_facts_with (facts, TS_FACT_CALLEE_CLIENT, callee->client);
  facts = ts_facts_with (facts, TS_FACT_CALLER_LICENCES, caller->licences);
  facts = ts_facts_with (facts, TS_FACT_CALLEE_LICENCES, callee->licences);
  facts = ts_facts_with (facts, TS_FACT_CALLER_ACCOUNT, account_of (caller));
  facts = ts_facts_with (facts, TS_FACT_CALLEE_ACCOUNT, account_of (callee));
  facts = ts_facts_with (facts, TS_FACT_CALLER_NO_CALLS, caller->no_calls);
  facts = ts_facts_with (facts, TS_FACT_CALLEE_NO_CALLS, callee->no_calls);
  return ts_facts_with (facts, TS_FACT_SAME_HOME, caller->home != TS_NONE && caller->home == callee->home);
}

TsFacts ts_policy_pack (const TsPolicy *policy, const TsQuestion *question, uint32_t *third)
{
  g_assert ((size_t)question->operation < TS_ASKED_OPERATIONS && question->operation != TS_OPERATION_JOIN_MEETING);
  const TsProfile *caller = ts_policy_profile (policy, question->caller);
  const TsProfile *callee = ts_policy_profile (policy, question->callee);
  TsFacts facts = facts_of_people (caller, callee);
  facts = ts_facts_with (facts, TS_FACT_OPERATION, question->operation);
  facts = ts_facts_with (facts, TS_FACT_BY_NAME, question->by_name && question->operation == TS_OPERATION_SEARCH);
  facts = ts_facts_with (facts, TS_FACT_ERA, policy->era);
  facts = ts_facts_with (facts, TS_FACT_PREFER, policy->prefer);
  facts = ts_facts_with (facts, TS_FACT_RA_MOBILE_FILES, policy->ra_mobile_files);
  if (ts_fact (facts, TS_FACT_SAME_HOME) != 0)
    facts = ts_facts_with (facts, TS_FACT_BARRIER, is_barrier_between (policy, caller, callee));
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

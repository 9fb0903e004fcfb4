/* Which words of facts are valid: the ones that packing can make. */
#include "facts.h"

/* All 64 bits belong to fields. */
static bool fields_are_in_range (TsFacts facts)
{
  for (unsigned fact = 0; fact < TS_FACT_FIELDS; fact++)
    if (ts_fact (facts, (TsFact)fact) >= ts_fact_fields[fact].values)
      return false;
  return true;
}

static bool question_is_valid (TsFacts facts)
{
  unsigned operation = ts_fact (facts, TS_FACT_OPERATION);
  return operation != TS_OPERATION_JOIN_MEETING &&
         (operation == TS_OPERATION_SEARCH || ts_fact (facts, TS_FACT_BY_NAME) == 0);
}

static bool external_facts_are_valid (TsFacts facts)
{
  bool is_same_home = ts_fact (facts, TS_FACT_SAME_HOME) != 0;
  bool is_silent = true;
  for (unsigned fact = TS_FACT_LOCAL_PERMITS; fact <= TS_FACT_REMOTE_BLOCKS; fact++)
    is_silent &= ts_fact (facts, (TsFact)fact) == 0;
  return ts_both_are_members (facts) ? !is_same_home || is_silent : !is_same_home && is_silent;
}

/* Calling policies are of members, barriers of people of one tenant. */
static bool home_facts_are_valid (TsFacts facts)
{
  return (ts_fact (facts, TS_FACT_CALLER_NO_CALLS) == 0 ||
          ts_fact (facts, TS_FACT_CALLER_ACCOUNT) == TS_ACCOUNT_MEMBER) &&
         (ts_fact (facts, TS_FACT_CALLEE_NO_CALLS) == 0 ||
          ts_fact (facts, TS_FACT_CALLEE_ACCOUNT) == TS_ACCOUNT_MEMBER) &&
         (ts_fact (facts, TS_FACT_BARRIER) == 0 || ts_fact (facts, TS_FACT_SAME_HOME) != 0);
}

/* A guest is at home elsewhere, and whoever accepted has an account. */
static bool guest_facts_are_valid (TsFacts facts, TsWay way, bool is_possible, bool guests_have_accounts)
{
  unsigned standing = ts_guest_fact (facts, way, TS_GUEST_FACT_STANDING);
  if (standing != TS_STANDING_NONE)
    return is_possible && (standing == TS_STANDING_INVITED || guests_have_accounts);
  bool is_silent = true;
  for (unsigned which = 0; which < TS_GUEST_FACTS; which++)
    is_silent &= ts_guest_fact (facts, way, (TsGuestFact)which) == 0;
  return is_silent;
}

static bool place_is_valid (TsFacts facts, unsigned place, unsigned own_account, unsigned others_account)
{
  switch ((TsPlace)place) {
  case TS_PLACE_OWN_HOME: return own_account == TS_ACCOUNT_MEMBER;
  case TS_PLACE_OTHERS_HOME: return others_account == TS_ACCOUNT_MEMBER && ts_fact (facts, TS_FACT_SAME_HOME) == 0;
  case TS_PLACE_THIRD: return ts_fact (facts, TS_FACT_THIRD_STANDING) != TS_STANDING_NONE;
  case TS_PLACE_ELSEWHERE:
  case TS_PLACES: break;
  }
  return true;
}

bool ts_facts_are_valid (TsFacts facts)
{
  unsigned caller = ts_fact (facts, TS_FACT_CALLER_ACCOUNT), callee = ts_fact (facts, TS_FACT_CALLEE_ACCOUNT);
  bool same_home = ts_fact (facts, TS_FACT_SAME_HOME) != 0;
  return fields_are_in_range (facts) && question_is_valid (facts) && external_facts_are_valid (facts) &&
         home_facts_are_valid (facts) &&
         guest_facts_are_valid (facts, TS_WAY_GUEST_HERE, caller == TS_ACCOUNT_MEMBER && !same_home,
                                callee != TS_ACCOUNT_NONE) &&
         guest_facts_are_valid (facts, TS_WAY_GUEST_THERE, callee == TS_ACCOUNT_MEMBER && !same_home,
                                caller != TS_ACCOUNT_NONE) &&
         guest_facts_are_valid (facts, TS_WAY_THIRD, true, caller != TS_ACCOUNT_NONE && callee != TS_ACCOUNT_NONE) &&
         place_is_valid (facts, ts_fact (facts, TS_FACT_CALLER_PLACE), caller, callee) &&
         place_is_valid (facts, ts_fact (facts, TS_FACT_CALLEE_PLACE), callee, caller);
}

/*
 * The layout of TsFacts: every fact that a decision may look at, packed into one
 * word. A fact about a way that does not exist is 0, so that equal questions have
 * equal words; ts_facts_are_valid() knows which words packing can make.
 */
#ifndef TENANTSIM_POLICY_FACTS_H
#define TENANTSIM_POLICY_FACTS_H

#include "tenantsim/policy.h"

/* What kind of account a person has. */
typedef enum {
  TS_ACCOUNT_NONE,   /* none anywhere: invited at most */
  TS_ACCOUNT_GUEST,  /* no home tenant, but an accepted guest somewhere (SEED-12, C-8) */
  TS_ACCOUNT_MEMBER, /* at home in a tenant */
  TS_ACCOUNTS
} TsAccount;

/* Where a person is active, seen from the two of the question. */
typedef enum {
  TS_PLACE_ELSEWHERE, /* signed in nowhere, or in a tenant in which the two cannot meet */
  TS_PLACE_OWN_HOME,
  TS_PLACE_OTHERS_HOME,
  TS_PLACE_THIRD, /* the third tenant of TS_WAY_THIRD */
  TS_PLACES
} TsPlace;

/* How far the guest account is that a way needs; of two, the one less far. */
typedef enum { TS_STANDING_NONE, TS_STANDING_INVITED, TS_STANDING_ACCEPTED, TS_STANDINGS } TsStanding;

typedef enum {
  /* the question */
  TS_FACT_OPERATION, /* TsOperation, without join_meeting; chat among them */
  TS_FACT_BY_NAME,   /* only of a search */
  TS_FACT_CALLER_PLACE,
  TS_FACT_CALLEE_PLACE,
  /* the product and its settings */
  TS_FACT_ERA,
  TS_FACT_PREFER,          /* TsPreferPath */
  TS_FACT_RA_MOBILE_FILES, /* Remote Assist mobile can share files */
  /* the two people */
  TS_FACT_CALLER_CLIENT,
  TS_FACT_CALLEE_CLIENT,
  TS_FACT_CALLER_LICENCES, /* TsLicence flags */
  TS_FACT_CALLEE_LICENCES,
  TS_FACT_CALLER_ACCOUNT, /* TsAccount */
  TS_FACT_CALLEE_ACCOUNT,
  TS_FACT_CALLER_NO_CALLS, /* a member's calling policy forbids private calls */
  TS_FACT_CALLEE_NO_CALLS,
  TS_FACT_SAME_HOME, /* both members of one tenant */
  TS_FACT_BARRIER,   /* an information barrier of that tenant stands between them */
  /* external access, of two members of different tenants */
  TS_FACT_LOCAL_PERMITS,    /* the caller's tenant permits the callee's domain; of a caller with domains
                             of their own: external access is on */
  TS_FACT_REMOTE_PERMITS,   /* the callee's tenant permits the caller's domain */
  TS_FACT_CALLER_FEDERATES, /* the caller's own external access policy permits the callee's domain */
  TS_FACT_CALLEE_FEDERATES,
  TS_FACT_LOCAL_NO_TRIALS, /* the callee's tenant is a trial, and the caller's refuses it */
  TS_FACT_REMOTE_NO_TRIALS,
  TS_FACT_LOCAL_BLOCKS, /* the caller, or the list of their tenant, blocks the callee */
  TS_FACT_REMOTE_BLOCKS,
  /* the callee as a guest in the caller's home; see TsGuestFact for the seven */
  TS_FACT_HERE_STANDING,
  TS_FACT_HERE_ON,
  TS_FACT_HERE_CALLING,
  TS_FACT_HERE_IN_SCOPE,
  TS_FACT_HERE_FILES,
  TS_FACT_HERE_REFUSED,
  TS_FACT_HERE_NO_GROUPS,
  /* the caller as a guest in the callee's home */
  TS_FACT_THERE_STANDING,
  TS_FACT_THERE_ON,
  TS_FACT_THERE_CALLING,
  TS_FACT_THERE_IN_SCOPE,
  TS_FACT_THERE_FILES,
  TS_FACT_THERE_REFUSED,
  TS_FACT_THERE_NO_GROUPS,
  /* both as guests in a third tenant */
  TS_FACT_THIRD_STANDING,
  TS_FACT_THIRD_ON,
  TS_FACT_THIRD_CALLING,
  TS_FACT_THIRD_IN_SCOPE,
  TS_FACT_THIRD_FILES,
  TS_FACT_THIRD_REFUSED,
  TS_FACT_THIRD_NO_GROUPS,
  TS_FACT_FIELDS
} TsFact;

/* The seven facts of a guest way, in the order in which they follow each other. */
typedef enum {
  TS_GUEST_FACT_STANDING,  /* TsStanding */
  TS_GUEST_FACT_ON,        /* guest access of the inviting tenant */
  TS_GUEST_FACT_CALLING,   /* its guests may make private calls; of a chat: may chat */
  TS_GUEST_FACT_IN_SCOPE,  /* the two share a team there, of chats and files a channel where the guest is in
                             channels only (C-2); or the scope is the tenant (C-1) */
  TS_GUEST_FACT_FILES,     /* TsGuestFiles; none where nothing is shared with guests */
  TS_GUEST_FACT_REFUSED,   /* its directory refuses the invitation */
  TS_GUEST_FACT_NO_GROUPS, /* guests have no access to what groups hold */
  TS_GUEST_FACTS
} TsGuestFact;

typedef struct {
  const char *name;
  uint8_t shift;  /* position of the lowest bit */
  uint8_t width;  /* number of bits */
  uint8_t values; /* valid values are 0 .. values - 1 */
} TsFactField;

static const TsFactField ts_fact_fields[TS_FACT_FIELDS] = {
  [TS_FACT_OPERATION] = {"operation", 0, 3, TS_ASKED_OPERATIONS},
  [TS_FACT_BY_NAME] = {"by_name", 3, 1, 2},
  [TS_FACT_CALLER_PLACE] = {"caller_place", 4, 2, TS_PLACES},
  [TS_FACT_CALLEE_PLACE] = {"callee_place", 6, 2, TS_PLACES},
  [TS_FACT_ERA] = {"era", 8, 2, TS_ERAS},
  [TS_FACT_PREFER] = {"prefer", 10, 2, 3},
  [TS_FACT_RA_MOBILE_FILES] = {"ra_mobile_files", 12, 1, 2},
  [TS_FACT_CALLER_CLIENT] = {"caller_client", 13, 2, TS_CLIENTS},
  [TS_FACT_CALLEE_CLIENT] = {"callee_client", 15, 2, TS_CLIENTS},
  [TS_FACT_CALLER_LICENCES] = {"caller_licences", 17, 2, 4},
  [TS_FACT_CALLEE_LICENCES] = {"callee_licences", 19, 2, 4},
  [TS_FACT_CALLER_ACCOUNT] = {"caller_account", 21, 2, TS_ACCOUNTS},
  [TS_FACT_CALLEE_ACCOUNT] = {"callee_account", 23, 2, TS_ACCOUNTS},
  [TS_FACT_SAME_HOME] = {"same_home", 25, 1, 2},
  [TS_FACT_BARRIER] = {"barrier", 57, 1, 2},
  [TS_FACT_CALLER_NO_CALLS] = {"caller_no_calls", 58, 1, 2},
  [TS_FACT_CALLEE_NO_CALLS] = {"callee_no_calls", 59, 1, 2},
  [TS_FACT_LOCAL_PERMITS] = {"local_permits", 26, 1, 2},
  [TS_FACT_REMOTE_PERMITS] = {"remote_permits", 27, 1, 2},
  [TS_FACT_CALLER_FEDERATES] = {"caller_federates", 28, 1, 2},
  [TS_FACT_CALLEE_FEDERATES] = {"callee_federates", 29, 1, 2},
  [TS_FACT_LOCAL_NO_TRIALS] = {"local_no_trials", 60, 1, 2},
  [TS_FACT_REMOTE_NO_TRIALS] = {"remote_no_trials", 61, 1, 2},
  [TS_FACT_LOCAL_BLOCKS] = {"local_blocks", 62, 1, 2},
  [TS_FACT_REMOTE_BLOCKS] = {"remote_blocks", 63, 1, 2},
  [TS_FACT_HERE_STANDING] = {"here_standing", 30, 2, TS_STANDINGS},
  [TS_FACT_HERE_ON] = {"here_on", 32, 1, 2},
  [TS_FACT_HERE_CALLING] = {"here_calling", 33, 1, 2},
  [TS_FACT_HERE_IN_SCOPE] = {"here_in_scope", 34, 1, 2},
  [TS_FACT_HERE_FILES] = {"here_files", 35, 2, 3},
  [TS_FACT_HERE_REFUSED] = {"here_refused", 51, 1, 2},
  [TS_FACT_HERE_NO_GROUPS] = {"here_no_groups", 52, 1, 2},
  [TS_FACT_THERE_STANDING] = {"there_standing", 37, 2, TS_STANDINGS},
  [TS_FACT_THERE_ON] = {"there_on", 39, 1, 2},
  [TS_FACT_THERE_CALLING] = {"there_calling", 40, 1, 2},
  [TS_FACT_THERE_IN_SCOPE] = {"there_in_scope", 41, 1, 2},
  [TS_FACT_THERE_FILES] = {"there_files", 42, 2, 3},
  [TS_FACT_THERE_REFUSED] = {"there_refused", 53, 1, 2},
  [TS_FACT_THERE_NO_GROUPS] = {"there_no_groups", 54, 1, 2},
  [TS_FACT_THIRD_STANDING] = {"third_standing", 44, 2, TS_STANDINGS},
  [TS_FACT_THIRD_ON] = {"third_on", 46, 1, 2},
  [TS_FACT_THIRD_CALLING] = {"third_calling", 47, 1, 2},
  [TS_FACT_THIRD_IN_SCOPE] = {"third_in_scope", 48, 1, 2},
  [TS_FACT_THIRD_FILES] = {"third_files", 49, 2, 3},
  [TS_FACT_THIRD_REFUSED] = {"third_refused", 55, 1, 2},
  [TS_FACT_THIRD_NO_GROUPS] = {"third_no_groups", 56, 1, 2},
};

static inline unsigned ts_fact (TsFacts facts, TsFact fact)
{
  const TsFactField *field = &ts_fact_fields[fact];
  return (unsigned)(facts >> field->shift) & ((1u << field->width) - 1u);
}

static inline TsFacts ts_facts_with (TsFacts facts, TsFact fact, unsigned value)
{
  const TsFactField *field = &ts_fact_fields[fact];
  TsFacts mask = (((TsFacts)1 << field->width) - 1) << field->shift;
  return (facts & ~mask) | ((TsFacts)value << field->shift);
}

/* The fact of one of the three guest ways. */
static inline TsFact ts_guest_fact_of (TsWay way, TsGuestFact which)
{
  return (TsFact)((unsigned)TS_FACT_HERE_STANDING + TS_GUEST_FACTS * ((unsigned)way - TS_WAY_GUEST_HERE) + which);
}

static inline unsigned ts_guest_fact (TsFacts facts, TsWay way, TsGuestFact which)
{
  return ts_fact (facts, ts_guest_fact_of (way, which));
}

static inline TsClient ts_caller_client (TsFacts facts)
{
  return (TsClient)ts_fact (facts, TS_FACT_CALLER_CLIENT);
}

static inline TsClient ts_callee_client (TsFacts facts)
{
  return (TsClient)ts_fact (facts, TS_FACT_CALLEE_CLIENT);
}

static inline bool ts_both_are_members (TsFacts facts)
{
  return ts_fact (facts, TS_FACT_CALLER_ACCOUNT) == TS_ACCOUNT_MEMBER &&
         ts_fact (facts, TS_FACT_CALLEE_ACCOUNT) == TS_ACCOUNT_MEMBER;
}

/* Can packing make this word? O(1). */
bool ts_facts_are_valid (TsFacts facts);

#endif

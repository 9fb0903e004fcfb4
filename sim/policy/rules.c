/* One row a rule, in the order of TsReason. A rule looks at a way of the question and
 * says whether it forbids it. GROUP_TOO_LARGE and NOT_FOUND are not here: the one is
 * about a call, the other about having no way at all. */
#include "rules.h"

#include "eras.h"

typedef struct {
  TsReason reason;
  TsRuleKind kind;
  unsigned operations; /* bit o for TsOperation o */
  TsWaySet ways;
  bool (*fails) (TsFacts facts, TsWay way);
} Rule;

static const TsEraRow *era_of (TsFacts facts)
{
  return ts_era_row ((TsEra)ts_fact (facts, TS_FACT_ERA));
}

/* The licence of somebody with no home tenant is the inviting tenant's matter. */
static bool is_unlicensed (TsFacts facts, TsFact account, TsFact licences, TsClient client)
{
  unsigned needed = era_of (facts)->licences[client];
  return ts_fact (facts, account) == TS_ACCOUNT_MEMBER && (ts_fact (facts, licences) & needed) != needed;
}

static bool no_licence (TsFacts facts, TsWay way)
{
  (void)way;
  return is_unlicensed (facts, TS_FACT_CALLER_ACCOUNT, TS_FACT_CALLER_LICENCES, ts_caller_client (facts)) ||
         is_unlicensed (facts, TS_FACT_CALLEE_ACCOUNT, TS_FACT_CALLEE_LICENCES, ts_callee_client (facts));
}

static bool ra_not_home (TsFacts facts, TsWay way)
{
  return (ts_way_makes_caller_guest (way) && ts_client_is_remote_assist (ts_caller_client (facts))) ||
         (ts_way_makes_callee_guest (way) && ts_client_is_remote_assist (ts_callee_client (facts)));
}

static bool client_pair (TsFacts facts, TsWay way)
{
  (void)way;
  return !era_of (facts)->pairs[ts_caller_client (facts)][ts_callee_client (facts)];
}

static bool client_no_group (TsFacts facts, TsWay way)
{
  (void)way;
  const bool *groups = era_of (facts)->groups;
  return !groups[ts_caller_client (facts)] || !groups[ts_callee_client (facts)];
}

static bool group_hololens (TsFacts facts, TsWay way)
{
  (void)way;
  return !era_of (facts)->several_hololens && ts_caller_client (facts) == TS_CLIENT_HOLOLENS &&
         ts_callee_client (facts) == TS_CLIENT_HOLOLENS;
}

static bool client_no_files (TsFacts facts, TsWay way)
{
  (void)way;
  return ts_fact (facts, TS_FACT_RA_MOBILE_FILES) == 0 &&
         (ts_caller_client (facts) == TS_CLIENT_RA_MOBILE || ts_callee_client (facts) == TS_CLIENT_RA_MOBILE);
}

static bool need_full_email (TsFacts facts, TsWay way)
{
  (void)way;
  return ts_fact (facts, TS_FACT_BY_NAME) != 0;
}

static bool guest_off (TsFacts facts, TsWay way)
{
  return ts_guest_fact (facts, way, TS_GUEST_FACT_ON) == 0;
}

static bool guest_pending (TsFacts facts, TsWay way)
{
  return ts_guest_fact (facts, way, TS_GUEST_FACT_STANDING) != TS_STANDING_ACCEPTED;
}

static bool guest_scope (TsFacts facts, TsWay way)
{
  return ts_guest_fact (facts, way, TS_GUEST_FACT_IN_SCOPE) == 0;
}

static bool guest_calling_off (TsFacts facts, TsWay way)
{
  return ts_guest_fact (facts, way, TS_GUEST_FACT_CALLING) == 0;
}

/* A file shared in a call is a chat file. By the strict reading of the guest
 * experience page (C-13) guests have the files of channels only, so `channel` denies
 * it like `none`. */
static bool file_guest (TsFacts facts, TsWay way)
{
  return ts_guest_fact (facts, way, TS_GUEST_FACT_FILES) != TS_GUEST_FILES_ANY;
}

static bool guest_no_federation (TsFacts facts, TsWay way)
{
  (void)way;
  return !ts_both_are_members (facts);
}

static bool fed_local (TsFacts facts, TsWay way)
{
  (void)way;
  return ts_both_are_members (facts) && ts_fact (facts, TS_FACT_LOCAL_PERMITS) == 0;
}

static bool fed_remote (TsFacts facts, TsWay way)
{
  (void)way;
  return ts_both_are_members (facts) && ts_fact (facts, TS_FACT_REMOTE_PERMITS) == 0;
}

static bool fed_user (TsFacts facts, TsWay way)
{
  (void)way;
  return ts_both_are_members (facts) &&
         (ts_fact (facts, TS_FACT_CALLER_FEDERATES) == 0 || ts_fact (facts, TS_FACT_CALLEE_FEDERATES) == 0);
}

static bool client_not_federable (TsFacts facts, TsWay way)
{
  (void)way;
  const bool *federated = era_of (facts)->federated;
  return !federated[ts_caller_client (facts)] || !federated[ts_callee_client (facts)];
}

static bool group_external (TsFacts facts, TsWay way)
{
  (void)way;
  return !era_of (facts)->external_groups;
}

static bool file_external (TsFacts facts, TsWay way)
{
  (void)way;
  return !era_of (facts)->external_files;
}

enum {
  SEARCH = 1 << TS_OPERATION_SEARCH,
  CALL = 1 << TS_OPERATION_CALL,
  GROUP = 1 << TS_OPERATION_ADD_PARTICIPANT,
  FILES = 1 << TS_OPERATION_SHARE_FILE,
  ANY = SEARCH | CALL | GROUP | FILES
};

/* Which pairs can talk in a group is said by CLIENT_NO_GROUP and GROUP_HOLOLENS, not
 * by the table of 1:1 calls. */
static const Rule rules[] = {
  {TS_REASON_NO_LICENCE, TS_RULE_OF_CLIENTS, ANY, TS_WAYS_ALL, no_licence},
  {TS_REASON_RA_NOT_HOME, TS_RULE_OF_CLIENTS, ANY, TS_WAYS_GUEST, ra_not_home},
  {TS_REASON_CLIENT_PAIR, TS_RULE_OF_CLIENTS, CALL | FILES, TS_WAYS_ALL, client_pair},
  {TS_REASON_CLIENT_NO_GROUP, TS_RULE_OF_CLIENTS, GROUP, TS_WAYS_ALL, client_no_group},
  {TS_REASON_GROUP_HOLOLENS, TS_RULE_OF_CLIENTS, GROUP, TS_WAYS_ALL, group_hololens},
  {TS_REASON_CLIENT_NO_FILES, TS_RULE_OF_CLIENTS, FILES, TS_WAYS_ALL, client_no_files},
  {TS_REASON_NEED_FULL_EMAIL, TS_RULE_OF_TENANTS, SEARCH, TS_WAYS_EXTERNAL, need_full_email},
  {TS_REASON_GUEST_OFF, TS_RULE_OF_TENANTS, ANY, TS_WAYS_GUEST, guest_off},
  {TS_REASON_GUEST_PENDING, TS_RULE_OF_TENANTS, ANY, TS_WAYS_GUEST, guest_pending},
  {TS_REASON_GUEST_SCOPE, TS_RULE_OF_TENANTS, ANY, TS_WAYS_GUEST, guest_scope},
  {TS_REASON_GUEST_CALLING_OFF, TS_RULE_OF_TENANTS, CALL | GROUP | FILES, TS_WAYS_GUEST, guest_calling_off},
  {TS_REASON_FILE_GUEST, TS_RULE_OF_TENANTS, FILES, TS_WAYS_GUEST, file_guest},
  {TS_REASON_GUEST_NO_FEDERATION, TS_RULE_OF_TENANTS, ANY, TS_WAYS_EXTERNAL, guest_no_federation},
  {TS_REASON_FED_LOCAL, TS_RULE_OF_TENANTS, ANY, TS_WAYS_EXTERNAL, fed_local},
  {TS_REASON_FED_REMOTE, TS_RULE_OF_TENANTS, ANY, TS_WAYS_EXTERNAL, fed_remote},
  {TS_REASON_FED_USER, TS_RULE_OF_TENANTS, ANY, TS_WAYS_EXTERNAL, fed_user},
  {TS_REASON_CLIENT_NOT_FEDERABLE, TS_RULE_OF_CLIENTS, CALL | GROUP | FILES, TS_WAYS_EXTERNAL, client_not_federable},
  {TS_REASON_GROUP_EXTERNAL, TS_RULE_OF_TENANTS, GROUP, TS_WAYS_EXTERNAL, group_external},
  {TS_REASON_FILE_EXTERNAL, TS_RULE_OF_TENANTS, FILES, TS_WAYS_EXTERNAL, file_external},
};

uint64_t ts_rules_failing (TsFacts facts, TsWay way, unsigned kinds)
{
  g_assert (ts_way_exists (facts, way));
  unsigned operation = 1u << ts_fact (facts, TS_FACT_OPERATION);
  uint64_t failing = 0;
  for (size_t i = 0; i < G_N_ELEMENTS (rules); i++) {
    const Rule *rule = &rules[i];
    if ((rule->kind & kinds) != 0 && (rule->operations & operation) != 0 && (rule->ways & ts_way_bit (way)) != 0 &&
        rule->fails (facts, way))
      failing |= (uint64_t)1 << rule->reason;
  }
  return failing;
}

uint64_t ts_failing_rules (TsFacts facts, TsWay way)
{
  return ts_rules_failing (facts, way, TS_RULE_OF_TENANTS | TS_RULE_OF_CLIENTS);
}

uint64_t ts_rules_of_kind (unsigned kinds)
{
  uint64_t reasons = 0;
  for (size_t i = 0; i < G_N_ELEMENTS (rules); i++)
    if ((rules[i].kind & kinds) != 0)
      reasons |= (uint64_t)1 << rules[i].reason;
  return reasons;
}

TsReason ts_first_reason (uint64_t reasons)
{
  for (unsigned reason = 0; reason < TS_REASONS; reason++)
    if ((reasons >> reason & 1) != 0)
      return (TsReason)reason;
  return TS_REASON_NONE;
}

/* One row a rule, in the order of TsReason; a rule that looks at each of the two people
 * has a row for each. A row looks at a way of the question and says whether it forbids
 * it. GROUP_TOO_LARGE, CHAT_TOO_LARGE and NOT_FOUND are not here: two are about a call, the other
 * about having no way at all. */
#include "rules.h"

#include "eras.h"
#include "inverted.h"

static const TsEraRow *era_of (TsFacts facts)
{
  return ts_era_row ((TsEra)ts_fact (facts, TS_FACT_ERA));
}

/* The licence of somebody with no home tenant is the inviting tenant's matter. */
static bool is_unlicensed (TsFacts facts, TsFact account, TsFact licences, TsClient client)
{
  unsigned suitable = era_of (facts)->licences[client];
  return ts_fact (facts, account) == TS_ACCOUNT_MEMBER && (ts_fact (facts, licences) & suitable) == 0;
}

static bool caller_unlicensed (TsFacts facts, TsWay way)
{
  (void)way;
  return is_unlicensed (facts, TS_FACT_CALLER_ACCOUNT, TS_FACT_CALLER_LICENCES, ts_caller_client (facts));
}

static bool callee_unlicensed (TsFacts facts, TsWay way)
{
  (void)way;
  return is_unlicensed (facts, TS_FACT_CALLEE_ACCOUNT, TS_FACT_CALLEE_LICENCES, ts_callee_client (facts));
}

/* As a guest, or without any home: over external access everybody else is at home. */
static bool caller_ra_not_home (TsFacts facts, TsWay way)
{
  return ts_client_is_remote_assist (ts_caller_client (facts)) &&
         (way != TS_WAY_EXTERNAL || ts_fact (facts, TS_FACT_CALLER_ACCOUNT) != TS_ACCOUNT_MEMBER);
}

static bool callee_ra_not_home (TsFacts facts, TsWay way)
{
  return ts_client_is_remote_assist (ts_callee_client (facts)) &&
         (way != TS_WAY_EXTERNAL || ts_fact (facts, TS_FACT_CALLEE_ACCOUNT) != TS_ACCOUNT_MEMBER);
}

/* A file goes either way in a call that one of the two can make. */
static bool client_pair (TsFacts facts, TsWay way)
{
  (void)way;
  const TsEraRow *era = era_of (facts);
  TsClient caller = ts_caller_client (facts), callee = ts_callee_client (facts);
  bool is_file = ts_fact (facts, TS_FACT_OPERATION) == TS_OPERATION_SHARE_FILE;
  return !era->pairs[caller][callee] && !(is_file && era->pairs[callee][caller]);
}

static bool caller_no_group (TsFacts facts, TsWay way)
{
  (void)way;
  return !era_of (facts)->groups[ts_caller_client (facts)];
}

static bool callee_no_group (TsFacts facts, TsWay way)
{
  (void)way;
  return !era_of (facts)->groups[ts_callee_client (facts)];
}

static bool group_hololens (TsFacts facts, TsWay way)
{
  (void)way;
  return !era_of (facts)->several_hololens && ts_caller_client (facts) == TS_CLIENT_HOLOLENS &&
         ts_callee_client (facts) == TS_CLIENT_HOLOLENS;
}

static bool caller_no_files (TsFacts facts, TsWay way)
{
  (void)way;
  return ts_fact (facts, TS_FACT_RA_MOBILE_FILES) == 0 && ts_caller_client (facts) == TS_CLIENT_RA_MOBILE;
}

static bool callee_no_files (TsFacts facts, TsWay way)
{
  (void)way;
  return ts_fact (facts, TS_FACT_RA_MOBILE_FILES) == 0 && ts_callee_client (facts) == TS_CLIENT_RA_MOBILE;
}

static bool barrier (TsFacts facts, TsWay way)
{
  (void)way;
  return ts_fact (facts, TS_FACT_BARRIER) != 0;
}

static bool caller_no_calls (TsFacts facts, TsWay way)
{
  (void)way;
  return ts_fact (facts, TS_FACT_CALLER_NO_CALLS) != 0;
}

static bool callee_no_calls (TsFacts facts, TsWay way)
{
  (void)way;
  return ts_fact (facts, TS_FACT_CALLEE_NO_CALLS) != 0;
}

static bool need_full_email (TsFacts facts, TsWay way)
{
  (void)way;
  return ts_fact (facts, TS_FACT_BY_NAME) != 0;
}

static bool guest_directory (TsFacts facts, TsWay way)
{
  return ts_guest_fact (facts, way, TS_GUEST_FACT_REFUSED) != 0;
}

static bool guest_groups (TsFacts facts, TsWay way)
{
  return ts_guest_fact (facts, way, TS_GUEST_FACT_NO_GROUPS) != 0;
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

/* A file shared in a call is a chat file. By the strict reading of the guest experience
 * page (C-13) guests share no chat files, but they download those of members. */
static bool file_guest (TsFacts facts, TsWay way)
{
  unsigned files = ts_guest_fact (facts, way, TS_GUEST_FACT_FILES);
  return files == TS_GUEST_FILES_NONE || (files == TS_GUEST_FILES_CHANNEL && ts_way_makes_caller_guest (way));
}

static bool caller_has_no_home (TsFacts facts, TsWay way)
{
  (void)way;
  return ts_fact (facts, TS_FACT_CALLER_ACCOUNT) != TS_ACCOUNT_MEMBER;
}

static bool callee_has_no_home (TsFacts facts, TsWay way)
{
  (void)way;
  return ts_fact (facts, TS_FACT_CALLEE_ACCOUNT) != TS_ACCOUNT_MEMBER;
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

static bool fed_caller (TsFacts facts, TsWay way)
{
  (void)way;
  return ts_both_are_members (facts) && ts_fact (facts, TS_FACT_CALLER_FEDERATES) == 0;
}

static bool fed_callee (TsFacts facts, TsWay way)
{
  (void)way;
  return ts_both_are_members (facts) && ts_fact (facts, TS_FACT_CALLEE_FEDERATES) == 0;
}

static bool local_no_trials (TsFacts facts, TsWay way)
{
  (void)way;
  return ts_both_are_members (facts) && ts_fact (facts, TS_FACT_LOCAL_NO_TRIALS) != 0;
}

static bool remote_no_trials (TsFacts facts, TsWay way)
{
  (void)way;
  return ts_both_are_members (facts) && ts_fact (facts, TS_FACT_REMOTE_NO_TRIALS) != 0;
}

static bool local_blocks (TsFacts facts, TsWay way)
{
  (void)way;
  return ts_both_are_members (facts) && ts_fact (facts, TS_FACT_LOCAL_BLOCKS) != 0;
}

static bool remote_blocks (TsFacts facts, TsWay way)
{
  (void)way;
  return ts_both_are_members (facts) && ts_fact (facts, TS_FACT_REMOTE_BLOCKS) != 0;
}

static bool caller_no_fed (TsFacts facts, TsWay way)
{
  (void)way;
  return !era_of (facts)->federated[ts_caller_client (facts)];
}

static bool callee_no_fed (TsFacts facts, TsWay way)
{
  (void)way;
  return !era_of (facts)->federated[ts_callee_client (facts)];
}

static bool group_external (TsFacts facts, TsWay way)
{
  (void)way;
  const bool *groups = era_of (facts)->external_groups;
  return !groups[ts_caller_client (facts)] || !groups[ts_callee_client (facts)];
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
  CHAT = 1 << TS_OPERATION_CHAT,
  TALK = CALL | GROUP | FILES,
  ANY = SEARCH | CHAT | TALK
};

enum {
  ALL = TS_WAYS_ALL,
  GUEST = TS_WAYS_GUEST,
  CALLER_GUEST = 1 << TS_WAY_GUEST_THERE | 1 << TS_WAY_THIRD,
  CALLEE_GUEST = 1 << TS_WAY_GUEST_HERE | 1 << TS_WAY_THIRD,
  INTERNAL = 1 << TS_WAY_INTERNAL,
  EXTERNAL = TS_WAYS_EXTERNAL,
  CALLER_MEMBER = INTERNAL | 1 << TS_WAY_GUEST_HERE | EXTERNAL,
  CALLEE_MEMBER = INTERNAL | 1 << TS_WAY_GUEST_THERE | EXTERNAL
};

/* Which pairs can talk in a group is said by CLIENT_NO_GROUP and GROUP_HOLOLENS, not
 * by the table of 1:1 calls. */
static const TsRule rules[] = {
  {TS_REASON_NO_LICENCE, TS_RULE_OF_CLIENTS, ANY, ALL, TS_SUBJECT_CALLER, TS_BASIS_LICENCE, caller_unlicensed},
  {TS_REASON_NO_LICENCE, TS_RULE_OF_CLIENTS, ANY, ALL, TS_SUBJECT_CALLEE, TS_BASIS_LICENCE, callee_unlicensed},
  {TS_REASON_RA_NOT_HOME, TS_RULE_OF_CLIENTS, ANY, CALLER_GUEST | EXTERNAL, TS_SUBJECT_CALLER, TS_BASIS_CLIENT,
   caller_ra_not_home},
  {TS_REASON_RA_NOT_HOME, TS_RULE_OF_CLIENTS, ANY, CALLEE_GUEST | EXTERNAL, TS_SUBJECT_CALLEE, TS_BASIS_CLIENT,
   callee_ra_not_home},
  {TS_REASON_CLIENT_PAIR, TS_RULE_OF_CLIENTS, CALL | FILES, ALL, TS_SUBJECT_PAIR, TS_BASIS_CLIENT, client_pair},
  {TS_REASON_CLIENT_NO_GROUP, TS_RULE_OF_CLIENTS, GROUP, ALL, TS_SUBJECT_CALLER, TS_BASIS_CLIENT, caller_no_group},
  {TS_REASON_CLIENT_NO_GROUP, TS_RULE_OF_CLIENTS, GROUP, ALL, TS_SUBJECT_CALLEE, TS_BASIS_CLIENT, callee_no_group},
  {TS_REASON_GROUP_HOLOLENS, TS_RULE_OF_CLIENTS, GROUP, ALL, TS_SUBJECT_PAIR, TS_BASIS_CLIENT, group_hololens},
  {TS_REASON_CLIENT_NO_FILES, TS_RULE_OF_CLIENTS, FILES, ALL, TS_SUBJECT_CALLER, TS_BASIS_RA_MOBILE_FILES,
   caller_no_files},
  {TS_REASON_CLIENT_NO_FILES, TS_RULE_OF_CLIENTS, FILES, ALL, TS_SUBJECT_CALLEE, TS_BASIS_RA_MOBILE_FILES,
   callee_no_files},
  {TS_REASON_NEED_FULL_EMAIL, TS_RULE_OF_TENANTS, SEARCH, EXTERNAL, TS_SUBJECT_PAIR, TS_BASIS_QUESTION,
   need_full_email},
  {TS_REASON_BARRIER, TS_RULE_OF_TENANTS, ANY, INTERNAL, TS_SUBJECT_PAIR, TS_BASIS_BARRIER, barrier},
  {TS_REASON_CALLING_OFF, TS_RULE_OF_TENANTS, TALK, CALLER_MEMBER, TS_SUBJECT_CALLER, TS_BASIS_CALLING,
   caller_no_calls},
  {TS_REASON_CALLING_OFF, TS_RULE_OF_TENANTS, TALK, CALLEE_MEMBER, TS_SUBJECT_CALLEE, TS_BASIS_CALLING,
   callee_no_calls},
  {TS_REASON_GUEST_DIRECTORY, TS_RULE_OF_TENANTS, ANY, GUEST, TS_SUBJECT_GUESTS, TS_BASIS_GUEST_ACCESS,
   guest_directory},
  {TS_REASON_GUEST_OFF, TS_RULE_OF_TENANTS, ANY, GUEST, TS_SUBJECT_HOST, TS_BASIS_GUEST_ACCESS, guest_off},
  {TS_REASON_GUEST_GROUPS, TS_RULE_OF_TENANTS, ANY, GUEST, TS_SUBJECT_HOST, TS_BASIS_GUEST_ACCESS, guest_groups},
  {TS_REASON_GUEST_PENDING, TS_RULE_OF_TENANTS, ANY, GUEST, TS_SUBJECT_GUESTS, TS_BASIS_INVITATION, guest_pending},
  {TS_REASON_GUEST_SCOPE, TS_RULE_OF_TENANTS, ANY, GUEST, TS_SUBJECT_HOST, TS_BASIS_TEAM, guest_scope},
  {TS_REASON_GUEST_CALLING_OFF, TS_RULE_OF_TENANTS, TALK, GUEST, TS_SUBJECT_HOST, TS_BASIS_GUEST_ACCESS,
   guest_calling_off},
  {TS_REASON_GUEST_CHAT_OFF, TS_RULE_OF_TENANTS, CHAT, GUEST, TS_SUBJECT_HOST, TS_BASIS_GUEST_ACCESS,
   guest_calling_off},
  {TS_REASON_FILE_GUEST, TS_RULE_OF_TENANTS, FILES, GUEST, TS_SUBJECT_HOST, TS_BASIS_GUEST_ACCESS, file_guest},
  {TS_REASON_GUEST_NO_FEDERATION, TS_RULE_OF_TENANTS, ANY, EXTERNAL, TS_SUBJECT_CALLER, TS_BASIS_PRODUCT,
   caller_has_no_home},
  {TS_REASON_GUEST_NO_FEDERATION, TS_RULE_OF_TENANTS, ANY, EXTERNAL, TS_SUBJECT_CALLEE, TS_BASIS_PRODUCT,
   callee_has_no_home},
  {TS_REASON_FED_LOCAL, TS_RULE_OF_TENANTS, ANY, EXTERNAL, TS_SUBJECT_CALLER_HOME, TS_BASIS_EXTERNAL_ACCESS, fed_local},
  {TS_REASON_FED_REMOTE, TS_RULE_OF_TENANTS, ANY, EXTERNAL, TS_SUBJECT_CALLEE_HOME, TS_BASIS_EXTERNAL_ACCESS,
   fed_remote},
  {TS_REASON_FED_USER, TS_RULE_OF_TENANTS, ANY, EXTERNAL, TS_SUBJECT_CALLER, TS_BASIS_PERSON_EXTERNAL, fed_caller},
  {TS_REASON_FED_USER, TS_RULE_OF_TENANTS, ANY, EXTERNAL, TS_SUBJECT_CALLEE, TS_BASIS_PERSON_EXTERNAL, fed_callee},
  {TS_REASON_FED_TRIAL, TS_RULE_OF_TENANTS, ANY, EXTERNAL, TS_SUBJECT_CALLER_HOME, TS_BASIS_EXTERNAL_ACCESS,
   local_no_trials},
  {TS_REASON_FED_TRIAL, TS_RULE_OF_TENANTS, ANY, EXTERNAL, TS_SUBJECT_CALLEE_HOME, TS_BASIS_EXTERNAL_ACCESS,
   remote_no_trials},
  {TS_REASON_FED_BLOCKED_USER, TS_RULE_OF_TENANTS, ANY, EXTERNAL, TS_SUBJECT_CALLER, TS_BASIS_BLOCK, local_blocks},
  {TS_REASON_FED_BLOCKED_USER, TS_RULE_OF_TENANTS, ANY, EXTERNAL, TS_SUBJECT_CALLEE, TS_BASIS_BLOCK, remote_blocks},
  {TS_REASON_CLIENT_NOT_FEDERABLE, TS_RULE_OF_CLIENTS, TALK, EXTERNAL, TS_SUBJECT_CALLER, TS_BASIS_CLIENT,
   caller_no_fed},
  {TS_REASON_CLIENT_NOT_FEDERABLE, TS_RULE_OF_CLIENTS, TALK, EXTERNAL, TS_SUBJECT_CALLEE, TS_BASIS_CLIENT,
   callee_no_fed},
  {TS_REASON_GROUP_EXTERNAL, TS_RULE_OF_TENANTS, GROUP, EXTERNAL, TS_SUBJECT_PAIR, TS_BASIS_PRODUCT, group_external},
  {TS_REASON_FILE_EXTERNAL, TS_RULE_OF_TENANTS, FILES, EXTERNAL, TS_SUBJECT_PAIR, TS_BASIS_PRODUCT, file_external},
};

bool ts_rule_fails (const TsRule *rule, TsFacts facts, TsWay way)
{
  return rule->fails (facts, way) != ts_is_inverted ("calls", (size_t)(rule - rules));
}

_Static_assert(TS_REASONS <= 64, "a set of reasons is a word");

const TsRule *ts_rules (size_t *n)
{
  *n = G_N_ELEMENTS (rules);
  return rules;
}

bool ts_rules_row_forbids (size_t row, TsFacts facts, TsWay way)
{
  return ts_rule_is_about (&rules[row], facts, way) && ts_rule_fails (&rules[row], facts, way);
}

uint64_t ts_rules_failing (TsFacts facts, TsWay way, unsigned kinds)
{
  g_assert (ts_way_exists (facts, way));
  uint64_t failing = 0;
  for (size_t i = 0; i < G_N_ELEMENTS (rules); i++) {
    if ((rules[i].kind & kinds) != 0 && ts_rules_row_forbids (i, facts, way))
      failing |= (uint64_t)1 << rules[i].reason;
  }
  return failing;
}

uint64_t ts_failing_rules (TsFacts facts, TsWay way)
{
  return ts_rules_failing (facts, way, TS_RULE_OF_TENANTS | TS_RULE_OF_CLIENTS);
}

uint64_t ts_rules_immovable (TsFacts facts, TsWay way)
{
  g_assert (ts_way_exists (facts, way));
  uint64_t failing = 0;
  for (size_t i = 0; i < G_N_ELEMENTS (rules); i++)
    if (!ts_basis_is_setting (rules[i].basis) && ts_rules_row_forbids (i, facts, way))
      failing |= (uint64_t)1 << rules[i].reason;
  return failing;
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

/* One row a rule, in the order of TsReason. MEETING_ORGANIZER is not here: it is about
 * having no way at all. Nor is MEETING_NOT_OPEN, which passes by itself. */
#include "meeting_rules.h"

#include "eras.h"
#include "inverted.h"

static const TsEraRow *era_of (TsMeetingFacts facts)
{
  return ts_era_row ((TsEra)ts_meeting_fact (facts, TS_MEETING_FACT_ERA));
}

static TsClient client_of (TsMeetingFacts facts)
{
  return (TsClient)ts_meeting_fact (facts, TS_MEETING_FACT_CLIENT);
}

static bool is_with (TsMeetingFacts facts, unsigned client)
{
  return (ts_meeting_fact (facts, TS_MEETING_FACT_WITH) >> client & 1) != 0;
}

/* A client that needs an account, in anonymous hands. */
static bool needs_account (TsMeetingFacts facts)
{
  return !era_of (facts)->meetings.without_account[client_of (facts)];
}

/* C-16: whoever joins anonymously needs the app and no licence, unless it is a Remote Assist
 * app, into which one has to sign in. */
static bool joiner_unlicensed (TsMeetingFacts facts, TsWay way)
{
  unsigned suitable = era_of (facts)->licences[client_of (facts)];
  bool is_asked = way != TS_WAY_ANONYMOUS || needs_account (facts);
  return is_asked && ts_meeting_fact (facts, TS_MEETING_FACT_ACCOUNT) == TS_ACCOUNT_MEMBER &&
         (ts_meeting_fact (facts, TS_MEETING_FACT_LICENCES) & suitable) == 0;
}

/* Meetings are made with Teams, which every licence includes. */
static bool organizer_unlicensed (TsMeetingFacts facts, TsWay way)
{
  (void)way;
  return ts_meeting_fact (facts, TS_MEETING_FACT_ORGANIZER_LICENCES) == 0;
}

static bool ra_not_home (TsMeetingFacts facts, TsWay way)
{
  if (way == TS_WAY_GUEST_THERE)
    return ts_client_is_remote_assist (client_of (facts));
  return needs_account (facts) && ts_meeting_fact (facts, TS_MEETING_FACT_ACCOUNT) != TS_ACCOUNT_MEMBER;
}

static bool joiner_no_files (TsMeetingFacts facts, TsWay way)
{
  (void)way;
  return client_of (facts) == TS_CLIENT_RA_MOBILE && ts_meeting_fact (facts, TS_MEETING_FACT_RA_MOBILE_FILES) == 0;
}

static bool others_no_files (TsMeetingFacts facts, TsWay way)
{
  (void)way;
  return is_with (facts, TS_CLIENT_RA_MOBILE) && ts_meeting_fact (facts, TS_MEETING_FACT_RA_MOBILE_FILES) == 0;
}

static bool guest_off (TsMeetingFacts facts, TsWay way)
{
  (void)way;
  return ts_meeting_fact (facts, TS_MEETING_FACT_GUEST_ON) == 0;
}

static bool guest_pending (TsMeetingFacts facts, TsWay way)
{
  (void)way;
  return ts_meeting_fact (facts, TS_MEETING_FACT_STANDING) == TS_STANDING_INVITED;
}

/* A guest cannot share a file of a chat, and can download one (C-13). */
static bool file_guest (TsMeetingFacts facts, TsWay way)
{
  (void)way;
  unsigned files = ts_meeting_fact (facts, TS_MEETING_FACT_GUEST_FILES);
  return files == TS_GUEST_FILES_NONE ||
         (files == TS_GUEST_FILES_CHANNEL && ts_meeting_fact (facts, TS_MEETING_FACT_ACT) == TS_MEETING_SHARE_FILE);
}

static bool fed_local (TsMeetingFacts facts, TsWay way)
{
  (void)way;
  return ts_meeting_fact (facts, TS_MEETING_FACT_JOINERS_PERMITS) == 0;
}

static bool fed_remote (TsMeetingFacts facts, TsWay way)
{
  (void)way;
  return ts_meeting_fact (facts, TS_MEETING_FACT_ORGANIZERS_PERMITS) == 0;
}

static bool fed_joiner (TsMeetingFacts facts, TsWay way)
{
  (void)way;
  return ts_meeting_fact (facts, TS_MEETING_FACT_JOINER_FEDERATES) == 0;
}

static bool fed_organizer (TsMeetingFacts facts, TsWay way)
{
  (void)way;
  return ts_meeting_fact (facts, TS_MEETING_FACT_ORGANIZER_FEDERATES) == 0;
}

static bool always (TsMeetingFacts facts, TsWay way)
{
  (void)facts;
  (void)way;
  return true;
}

static bool joiner_no_meeting (TsMeetingFacts facts, TsWay way)
{
  (void)way;
  return !era_of (facts)->meetings.joins[client_of (facts)];
}

static bool others_no_meeting (TsMeetingFacts facts, TsWay way)
{
  (void)way;
  for (unsigned client = 0; client < TS_CLIENTS; client++)
    if (is_with (facts, client) && !era_of (facts)->meetings.joins[client])
      return true;
  return false;
}

/* Clients that can each join, and not together. */
static bool meeting_clients (TsMeetingFacts facts, TsWay way)
{
  (void)way;
  for (unsigned client = 0; client < TS_CLIENTS; client++)
    if (is_with (facts, client) && !era_of (facts)->meetings.meets[client_of (facts)][client])
      return true;
  return false;
}

/* F-18: not with people from outside; and not with a client that joins scheduled meetings only. */
static bool meet_now (TsMeetingFacts facts, TsWay way)
{
  const bool *can = era_of (facts)->meetings.meet_now;
  bool is_outside = way == TS_WAY_EXTERNAL || way == TS_WAY_ANONYMOUS;
  if (ts_meeting_fact (facts, TS_MEETING_FACT_MEET_NOW) == 0)
    return false;
  for (unsigned client = 0; client < TS_CLIENTS; client++)
    if (is_with (facts, client) && !can[client])
      return true;
  return is_outside || !can[client_of (facts)];
}

static bool meeting_full (TsMeetingFacts facts, TsWay way)
{
  (void)way;
  return ts_meeting_fact (facts, TS_MEETING_FACT_FULL) != 0;
}

static bool anonymous_off (TsMeetingFacts facts, TsWay way)
{
  (void)way;
  return ts_meeting_fact (facts, TS_MEETING_FACT_ANONYMOUS_JOIN) == 0;
}

static bool lobby_nobody (TsMeetingFacts facts, TsWay way)
{
  unsigned admitters = ts_meeting_fact (facts, TS_MEETING_FACT_ADMITTERS);
  if (!ts_meeting_waits (facts, way))
    return false;
  for (unsigned client = 0; client < TS_CLIENTS; client++)
    if ((admitters >> client & 1) != 0 && era_of (facts)->meetings.admits[client])
      return false;
  return true;
}

/* ------------------------------------------------------------------- lobby -- */

bool ts_meeting_waits (TsMeetingFacts facts, TsWay way)
{
  enum {
    GUEST = 1 << TS_WAY_GUEST_THERE,
    FEDERATED = 1 << TS_WAY_EXTERNAL,
    ANONYMOUS = 1 << TS_WAY_ANONYMOUS,
    MEMBER = 1 << TS_WAY_INTERNAL
  };
  static const TsWaySet waiting[TS_ADMITS] = {
    [TS_ADMIT_EVERYONE] = 0,
    [TS_ADMIT_COMPANY_AND_FEDERATED] = ANONYMOUS,
    [TS_ADMIT_COMPANY] = ANONYMOUS | FEDERATED,
    [TS_ADMIT_COMPANY_NO_GUESTS] = ANONYMOUS | FEDERATED | GUEST,
    [TS_ADMIT_INVITED] = ANONYMOUS,
    [TS_ADMIT_ORGANIZER] = ANONYMOUS | FEDERATED | GUEST | MEMBER,
  };
  if (ts_meeting_fact (facts, TS_MEETING_FACT_IS_ORGANIZER) != 0)
    return false;
  bool is_first = way != TS_WAY_INTERNAL && ts_meeting_fact (facts, TS_MEETING_FACT_STARTED) == 0 &&
                  ts_meeting_fact (facts, TS_MEETING_FACT_ANONYMOUS_START) == 0;
  return is_first || (waiting[ts_meeting_fact (facts, TS_MEETING_FACT_AUTO_ADMIT)] & ts_way_bit (way)) != 0;
}

/* -------------------------------------------------------------------- rows -- */

enum {
  JOIN = 1 << TS_MEETING_JOIN,
  FILES = 1 << TS_MEETING_SHARE_FILE | 1 << TS_MEETING_RECEIVE_FILE,
  ADD = 1 << TS_MEETING_ADD_PERSON,
  MEMBER = 1 << TS_WAY_INTERNAL,
  GUEST = 1 << TS_WAY_GUEST_THERE,
  EXTERNAL = 1 << TS_WAY_EXTERNAL,
  ANONYMOUS = 1 << TS_WAY_ANONYMOUS,
  ALL = MEMBER | GUEST | EXTERNAL | ANONYMOUS
};

static const TsMeetingRule rules[] = {
  {TS_REASON_NO_LICENCE, JOIN, ALL, TS_SUBJECT_CALLER, TS_BASIS_LICENCE, joiner_unlicensed},
  {TS_REASON_NO_LICENCE, JOIN, ALL, TS_SUBJECT_CALLEE, TS_BASIS_LICENCE, organizer_unlicensed},
  {TS_REASON_RA_NOT_HOME, JOIN, GUEST | ANONYMOUS, TS_SUBJECT_CALLER, TS_BASIS_CLIENT, ra_not_home},
  {TS_REASON_CLIENT_NO_FILES, FILES, ALL, TS_SUBJECT_CALLER, TS_BASIS_RA_MOBILE_FILES, joiner_no_files},
  {TS_REASON_CLIENT_NO_FILES, FILES, ALL, TS_SUBJECT_CALLEE, TS_BASIS_RA_MOBILE_FILES, others_no_files},
  {TS_REASON_GUEST_OFF, JOIN, GUEST, TS_SUBJECT_HOST, TS_BASIS_GUEST_ACCESS, guest_off},
  {TS_REASON_GUEST_PENDING, JOIN, GUEST, TS_SUBJECT_CALLER, TS_BASIS_INVITATION, guest_pending},
  {TS_REASON_FILE_GUEST, FILES, GUEST, TS_SUBJECT_HOST, TS_BASIS_GUEST_ACCESS, file_guest},
  {TS_REASON_FED_LOCAL, JOIN, EXTERNAL, TS_SUBJECT_CALLER_HOME, TS_BASIS_EXTERNAL_ACCESS, fed_local},
  {TS_REASON_FED_REMOTE, JOIN, EXTERNAL, TS_SUBJECT_CALLEE_HOME, TS_BASIS_EXTERNAL_ACCESS, fed_remote},
  {TS_REASON_FED_USER, JOIN, EXTERNAL, TS_SUBJECT_CALLER, TS_BASIS_PERSON_EXTERNAL, fed_joiner},
  {TS_REASON_FED_USER, JOIN, EXTERNAL, TS_SUBJECT_CALLEE, TS_BASIS_PERSON_EXTERNAL, fed_organizer},
  {TS_REASON_FILE_EXTERNAL, FILES, EXTERNAL, TS_SUBJECT_PAIR, TS_BASIS_PRODUCT, always},
  {TS_REASON_CLIENT_NO_MEETING, JOIN, ALL, TS_SUBJECT_CALLER, TS_BASIS_CLIENT, joiner_no_meeting},
  {TS_REASON_CLIENT_NO_MEETING, JOIN, ALL, TS_SUBJECT_CALLEE, TS_BASIS_CLIENT, others_no_meeting},
  {TS_REASON_MEETING_CLIENTS, JOIN, ALL, TS_SUBJECT_PAIR, TS_BASIS_CLIENT, meeting_clients},
  {TS_REASON_MEET_NOW, JOIN, ALL, TS_SUBJECT_PAIR, TS_BASIS_QUESTION, meet_now},
  {TS_REASON_MEETING_FULL, JOIN, ALL, TS_SUBJECT_PAIR, TS_BASIS_QUESTION, meeting_full},
  {TS_REASON_ANONYMOUS_OFF, JOIN, ANONYMOUS, TS_SUBJECT_CALLEE_HOME, TS_BASIS_MEETINGS, anonymous_off},
  {TS_REASON_FILE_ANON, FILES, ANONYMOUS, TS_SUBJECT_PAIR, TS_BASIS_PRODUCT, always},
  {TS_REASON_ADD_ANON, ADD, ANONYMOUS, TS_SUBJECT_PAIR, TS_BASIS_PRODUCT, always},
  {TS_REASON_LOBBY_NOBODY, JOIN, ALL, TS_SUBJECT_CALLEE_HOME, TS_BASIS_MEETINGS, lobby_nobody},
};

const TsMeetingRule *ts_meeting_rules (size_t *n)
{
  *n = G_N_ELEMENTS (rules);
  return rules;
}

bool ts_meeting_rule_fails (const TsMeetingRule *rule, TsMeetingFacts facts, TsWay way)
{
  return rule->fails (facts, way) != ts_is_inverted ("meetings", (size_t)(rule - rules));
}

static bool forbids (const TsMeetingRule *rule, TsMeetingFacts facts, TsWay way)
{
  return ts_meeting_rule_is_about (rule, facts, way) && ts_meeting_rule_fails (rule, facts, way);
}

uint64_t ts_meeting_failing_rules (TsMeetingFacts facts, TsWay way)
{
  g_assert (ts_meeting_way_exists (facts, way));
  uint64_t failing = 0;
  for (size_t i = 0; i < G_N_ELEMENTS (rules); i++)
    if (forbids (&rules[i], facts, way))
      failing |= (uint64_t)1 << rules[i].reason;
  return failing;
}

uint64_t ts_meeting_rules_immovable (TsMeetingFacts facts, TsWay way)
{
  uint64_t failing = 0;
  for (size_t i = 0; i < G_N_ELEMENTS (rules); i++)
    if (!ts_basis_is_setting (rules[i].basis) && forbids (&rules[i], facts, way))
      failing |= (uint64_t)1 << rules[i].reason;
  return failing;
}

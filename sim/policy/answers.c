/* Answers for all pairs of profiles: a table of the usual ones, decisions for the rest. */
#include "answers.h"

#include <string.h>

enum {
  LICENCES = 4,
  ACCOUNTS = 3,
  CLASSES = TS_CLIENTS * LICENCES * ACCOUNTS * 2,
  RELATIONS = 64 + 2, /* six bits of external access; or one home, without and with a barrier */
  USUAL = CLASSES * CLASSES * RELATIONS,
  MEETING_SETTINGS = TS_ADMITS * 4
};

/* Answers and reasons are kept inverted, so that 0 is one that is not known yet. */
#define UNKNOWN 0

/* A list of profiles for each tenant, one after another. */
typedef struct {
  uint32_t *starts; /* one a tenant, and one more */
  uint32_t *profiles;
} ByTenant;

/* What a look-up needs of a profile. */
typedef struct {
  uint32_t home;
  uint32_t domain;
  uint32_t class;
  bool federates;
  bool is_plain; /* no domains of their own, and not of a trial */
  bool is_apart;
  uint32_t connected; /* the last caller whom an invitation connects them to, plus 1 */
} Row;

struct TsAnswers {
  const TsPolicy *policy;
  unsigned operations;
  uint32_t n;
  Row *rows;
  TsAnswer *usual; /* by both classes and their relation */
  uint8_t *meetings; /* TsReason of join_meeting: by the organizer's settings, too; or NULL */
  ByTenant members;
  ByTenant guests; /* invited or accepted */
  uint32_t caller;
};

static unsigned class_of (const TsProfile *profile)
{
  unsigned account = profile->home != TS_NONE ? 0 : profile->guest_tenants.count > 0 ? 1 : 2;
  return ((profile->client * LICENCES + profile->licences) * ACCOUNTS + account) * 2 + profile->no_calls;
}

/* ------------------------------------------------------------ who is where -- */

static void count_in (ByTenant *by, uint32_t tenant, uint32_t profile)
{
  (void)profile;
  by->starts[tenant + 1]++;
}

static void put_in (ByTenant *by, uint32_t tenant, uint32_t profile)
{
  by->profiles[by->starts[tenant]++] = profile;
}

static void for_each_member (const TsAnswers *answers, ByTenant *by, void (*visit) (ByTenant *, uint32_t, uint32_t))
{
  for (uint32_t profile = 0; profile < answers->n; profile++)
    if (answers->rows[profile].home != TS_NONE)
      visit (by, answers->rows[profile].home, profile);
}

static uint32_t account_tenant (const TsAnswers *answers, const TsProfile *profile, uint32_t index)
{
  return g_array_index (answers->policy->profiles.accounts, TsGuestAccount, profile->accounts.first + index).tenant;
}

static void for_each_guest (const TsAnswers *answers, ByTenant *by, void (*visit) (ByTenant *, uint32_t, uint32_t))
{
  for (uint32_t profile = 0; profile < answers->n; profile++) {
    const TsProfile *row = ts_policy_profile (answers->policy, profile);
    for (uint32_t i = 0; i < row->accounts.count; i++)
      visit (by, account_tenant (answers, row, i), profile);
  }
}

static void sort_by_tenant (const TsAnswers *answers, ByTenant *by,
                            void (*for_each) (const TsAnswers *, ByTenant *, void (*) (ByTenant *, uint32_t, uint32_t)))
{
  uint32_t n = answers->policy->n_tenants;
  by->starts = g_new0 (uint32_t, n + 2);
  for_each (answers, by, count_in);
  for (uint32_t tenant = 0; tenant < n; tenant++)
    by->starts[tenant + 1] += by->starts[tenant];
  by->profiles = g_new (uint32_t, by->starts[n] + 1);
  for_each (answers, by, put_in);
  memmove (by->starts + 1, by->starts, n * sizeof *by->starts); /* each had moved to its end */
  by->starts[0] = 0;
}

/* ------------------------------------------------------------------- making -- */

TsAnswers *ts_answers_new (const TsPolicy *policy, unsigned operations)
{
  TsAnswers *answers = g_new0 (TsAnswers, 1);
  answers->policy = policy;
  answers->operations = operations;
  answers->n = ts_policy_profiles (policy);
  answers->rows = g_new0 (Row, answers->n + 1);
  for (uint32_t i = 0; i < answers->n; i++) {
    const TsProfile *profile = ts_policy_profile (policy, i);
    bool is_of_trial = profile->home != TS_NONE && policy->trials[profile->home].is_trial;
    answers->rows[i] = (Row){.home = profile->home,
                             .domain = profile->domain,
                             .class = class_of (profile),
                             .federates = profile->federates,
                             .is_plain = profile->domains == TS_NONE && !is_of_trial,
                             .is_apart = profile->is_apart};
  }
  answers->usual = g_new0 (TsAnswer, USUAL);
  if ((operations >> TS_OPERATION_JOIN_MEETING & 1) != 0)
    answers->meetings = g_new0 (uint8_t, (size_t)USUAL * MEETING_SETTINGS);
  sort_by_tenant (answers, &answers->members, for_each_member);
  sort_by_tenant (answers, &answers->guests, for_each_guest);
  answers->caller = TS_NONE;
  return answers;
}

void ts_answers_free (TsAnswers *answers)
{
  if (answers == NULL)
    return;
  g_free (answers->rows);
  g_free (answers->usual);
  g_free (answers->meetings);
  g_free (answers->members.starts);
  g_free (answers->members.profiles);
  g_free (answers->guests.starts);
  g_free (answers->guests.profiles);
  g_free (answers);
}

static void connect (TsAnswers *answers, const ByTenant *by, uint32_t tenant)
{
  for (uint32_t i = by->starts[tenant]; i < by->starts[tenant + 1]; i++)
    answers->rows[by->profiles[i]].connected = answers->caller + 1;
}

/* Whom the caller blocks, or who blocks them. Blocks speak of few people. */
static void connect_blocked (TsAnswers *answers, const TsProfile *caller)
{
  for (uint32_t i = 0; answers->policy->blocks->len > 0 && i < answers->n; i++) {
    const TsProfile *other = ts_policy_profile (answers->policy, i);
    if (ts_policy_blocks (answers->policy, caller, other) || ts_policy_blocks (answers->policy, other, caller))
      answers->rows[i].connected = answers->caller + 1;
  }
}

void ts_answers_set_caller (TsAnswers *answers, uint32_t caller)
{
  if (answers->caller == caller)
    return;
  const TsProfile *profile = ts_policy_profile (answers->policy, caller);
  answers->caller = caller;
  if (profile->home != TS_NONE)
    connect (answers, &answers->guests, profile->home);
  for (uint32_t i = 0; i < profile->accounts.count; i++) {
    uint32_t tenant = account_tenant (answers, profile, i);
    connect (answers, &answers->members, tenant);
    connect (answers, &answers->guests, tenant);
  }
  connect_blocked (answers, profile);
}

/* ------------------------------------------------------------------- asking -- */

/* The places of the two do not matter for any of this. */
static TsFacts facts_of (const TsAnswers *answers, uint32_t callee, TsOperation operation)
{
  TsQuestion question = {.operation = operation,
                         .caller = answers->caller,
                         .callee = callee,
                         .caller_tenant = TS_NONE,
                         .callee_tenant = TS_NONE};
  return ts_policy_facts (answers->policy, &question);
}

static TsReason reason_of (TsFacts facts)
{
  return ts_permitted_somewhere (facts) ? TS_REASON_NONE : (TsReason)ts_decide (facts).reason;
}

static TsAnswer decide (const TsAnswers *answers, uint32_t callee)
{
  TsAnswer answer = 0;
  bool is_exposed = false;
  for (unsigned operation = 0; operation < TS_ASKED_OPERATIONS; operation++) {
    bool is_asked = (answers->operations >> operation & 1) != 0 && operation != TS_OPERATION_JOIN_MEETING;
    bool shows_exposure = operation == TS_OPERATION_SEARCH || operation == TS_OPERATION_CALL;
    if (!is_asked && !shows_exposure)
      continue;
    TsFacts facts = facts_of (answers, callee, (TsOperation)operation);
    if (is_asked)
      answer |= (TsAnswer)reason_of (facts) << (8 * operation);
    if (shows_exposure)
      is_exposed |= ts_exposed (facts);
  }
  return answer | (TsAnswer)is_exposed << 56;
}

bool ts_answers_are_connected (const TsAnswers *answers, uint32_t callee)
{
  return answers->rows[callee].connected == answers->caller + 1;
}

unsigned ts_answers_class (const TsAnswers *answers, uint32_t profile)
{
  return answers->rows[profile].class * 2 + answers->rows[profile].federates;
}

bool ts_answers_are_plain (const TsAnswers *answers, uint32_t one, uint32_t other)
{
  return answers->rows[one].is_plain && answers->rows[other].is_plain;
}

/* What external access says of two members of different tenants, as packing has it: six bits. */
static unsigned external_relation (const TsAnswers *answers, const Row *from, const Row *to, uint32_t callee)
{
  const TsPolicy *policy = answers->policy;
  if (from->is_plain && to->is_plain)
    return 1u * ts_policy_permits (policy, from->home, to->domain) |
           2u * ts_policy_permits (policy, to->home, from->domain) | 4u * from->federates | 8u * to->federates;
  const TsProfile *a = ts_policy_profile (policy, answers->caller), *b = ts_policy_profile (policy, callee);
  return 1u * ts_profile_permits (policy, a, b->domain) | 2u * ts_profile_permits (policy, b, a->domain) |
         4u * ts_profile_federates (policy, a, b->domain) | 8u * ts_profile_federates (policy, b, a->domain) |
         16u * ts_policy_refuses_trial (policy, a->home, b->home, b->domain) |
         32u * ts_policy_refuses_trial (policy, b->home, a->home, a->domain);
}

static unsigned relation_of (const TsAnswers *answers, const Row *from, const Row *to, uint32_t callee)
{
  if (from->home == TS_NONE || to->home == TS_NONE)
    return 0;
  if (from->home != to->home)
    return external_relation (answers, from, to, callee);
  bool may_be_apart = from->is_apart && to->is_apart;
  return 64u + (may_be_apart && ts_policy_has_barrier (answers->policy, answers->caller, callee) ? 1u : 0u);
}

/* Meetings differ by the settings of the tenant that they belong to. */
static TsReason meeting_reason (TsAnswers *answers, uint32_t organizer, size_t key, bool is_usual)
{
  const Row *row = &answers->rows[organizer];
  TsQuestion question = {.operation = TS_OPERATION_JOIN_MEETING,
                         .caller = answers->caller,
                         .callee = organizer,
                         .caller_tenant = TS_NONE,
                         .callee_tenant = TS_NONE};
  if (!is_usual)
    return ts_policy_denial (answers->policy, &question);
  size_t settings = 0;
  if (row->home != TS_NONE) {
    const TsMeetingSettings *of = &answers->policy->meetings[row->home];
    settings = (size_t)of->auto_admit * 4 + (of->anonymous_join ? 2 : 0) + (of->anonymous_start ? 1 : 0);
  }
  uint8_t *known = &answers->meetings[key * MEETING_SETTINGS + settings];
  if (*known == UNKNOWN)
    *known = (uint8_t)~ts_policy_denial (answers->policy, &question);
  return (TsReason)(uint8_t)~*known;
}

static TsAnswer with_meeting (TsAnswers *answers, TsAnswer answer, uint32_t callee, size_t key, bool is_usual)
{
  if (answers->meetings == NULL)
    return answer;
  return answer | (TsAnswer)meeting_reason (answers, callee, key, is_usual) << (8 * TS_OPERATION_JOIN_MEETING);
}

TsAnswer ts_answers_ask (TsAnswers *answers, uint32_t callee)
{
  const Row *from = &answers->rows[answers->caller], *to = &answers->rows[callee];
  if (to->connected == answers->caller + 1)
    return with_meeting (answers, decide (answers, callee), callee, 0, false);
  size_t key = ((size_t)from->class * CLASSES + to->class) * RELATIONS + relation_of (answers, from, to, callee);
  if (answers->usual[key] == UNKNOWN)
    answers->usual[key] = ~decide (answers, callee);
  return with_meeting (answers, ~answers->usual[key], callee, key, true);
}

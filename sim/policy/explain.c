/* Why a question is answered as it is: every rule of every way, and what it rests on. */
#include "explain.h"

#include "rules.h"

/* One question while it is being explained. */
typedef struct {
  const TsPolicy *policy;
  const TsSettings *settings;
  const TsEnquiry *enquiry;
  const TsProfile *caller;
  const TsProfile *callee;
  TsFacts facts;
  uint32_t third;
} Explaining;

const char *ts_way_name (TsWay way)
{
  static const char *const names[TS_WAYS + 1] = {[TS_WAY_INTERNAL] = "internal",
                                             [TS_WAY_GUEST_HERE] = "guest_here",
                                             [TS_WAY_GUEST_THERE] = "guest_there",
                                             [TS_WAY_THIRD] = "third",
                                             [TS_WAY_EXTERNAL] = "external",
                                             [TS_WAY_ANONYMOUS] = "anonymous"};
  g_assert ((size_t)way <= TS_WAYS);
  return names[way];
}

TsQuestion ts_policy_question (const TsPolicy *policy, const TsEnquiry *enquiry)
{
  return (TsQuestion){.operation = enquiry->operation,
                      .caller = ts_policy_profile_of (policy, enquiry->caller),
                      .callee = ts_policy_profile_of (policy, enquiry->callee),
                      .caller_tenant = enquiry->caller_tenant,
                      .callee_tenant = enquiry->callee_tenant,
                      .by_name = enquiry->by_name};
}

uint32_t ts_policy_usual_tenant (const TsPolicy *policy, uint32_t person)
{
  const uint32_t *tenants;
  uint32_t profile = ts_policy_profile_of (policy, person), home = ts_policy_home (policy, profile);
  if (home == TS_NONE && ts_policy_guest_tenants (policy, profile, &tenants) > 0)
    return tenants[0];
  return home;
}

/* ------------------------------------------------------ whom a rule is about -- */

static bool is_about_caller (TsSubject subject)
{
  return subject == TS_SUBJECT_CALLER || subject == TS_SUBJECT_CALLER_HOME;
}

static bool is_about_callee (TsSubject subject)
{
  return subject == TS_SUBJECT_CALLEE || subject == TS_SUBJECT_CALLEE_HOME;
}

static TsSide side_of (const TsRule *rule, TsSubject subject, TsWay way)
{
  TsSide side = ts_reason (rule->reason)->side;
  if (rule->subject == TS_SUBJECT_GUESTS && rule->basis == TS_BASIS_GUEST_ACCESS)
    subject = TS_SUBJECT_HOST;
  if (side == TS_SIDE_NEITHER || subject == TS_SUBJECT_PAIR)
    return side;
  if (is_about_caller (subject) || (subject == TS_SUBJECT_HOST && way == TS_WAY_GUEST_HERE))
    return TS_SIDE_CALLER;
  if (is_about_callee (subject) || (subject == TS_SUBJECT_HOST && way == TS_WAY_GUEST_THERE))
    return TS_SIDE_CALLEE;
  return TS_SIDE_EITHER;
}

static uint32_t tenant_of (const Explaining *explaining, const TsRule *rule, TsSubject subject, uint32_t host)
{
  if (rule->subject == TS_SUBJECT_HOST || rule->subject == TS_SUBJECT_GUESTS)
    return host;
  if (rule->basis == TS_BASIS_BARRIER)
    return explaining->caller->home;
  if (is_about_caller (subject))
    return explaining->caller->home;
  return is_about_callee (subject) ? explaining->callee->home : TS_NONE;
}

static uint32_t person_of (const Explaining *explaining, TsSubject subject)
{
  if (subject == TS_SUBJECT_CALLER)
    return explaining->enquiry->caller;
  return subject == TS_SUBJECT_CALLEE ? explaining->enquiry->callee : TS_NONE;
}

/* ------------------------------------------------------------------ origins -- */

static bool holds (TsRange people, uint32_t person)
{
  return person - people.first < people.count;
}

/* Of the domains of their own, where they have some, else of the switch. */
static TsOrigin origin_of_policy (const TsSettings *settings, uint32_t person)
{
  const TsPersonDomains *domains = ts_settings_person_domains (settings, person);
  if (domains != NULL && ts_settings_person_federates (settings, person))
    return domains->origin;
  for (guint i = settings->person_external->len; i > 0; i--) {
    const TsPersonExternal *row = &g_array_index (settings->person_external, TsPersonExternal, i - 1);
    if (holds (row->people, person))
      return row->origin;
  }
  return 0;
}

/* Of an accepted invitation, where there are several. */
static TsOrigin origin_of_invitation (const TsSettings *settings, uint32_t person, uint32_t tenant)
{
  const TsGuestGrant *found = NULL;
  for (guint i = 0; i < settings->guests->len; i++) {
    const TsGuestGrant *grant = &g_array_index (settings->guests, TsGuestGrant, i);
    if (holds (grant->people, person) && ts_directory_team_tenant (settings->directory, grant->team) == tenant &&
        (found == NULL || (found->state != TS_GUEST_ACCEPTED && grant->state == TS_GUEST_ACCEPTED)))
      found = grant;
  }
  return found != NULL ? found->origin : 0;
}

static TsOrigin origin_of_group (const TsSettings *settings, uint32_t person)
{
  const TsDirectory *directory = settings->directory;
  return ts_directory_group (directory, ts_directory_group_of (directory, person))->origin;
}

static TsOrigin origin_of_calling (const TsSettings *settings, uint32_t person)
{
  for (guint i = settings->person_calling->len; i > 0; i--) {
    const TsPersonExternal *row = &g_array_index (settings->person_calling, TsPersonExternal, i - 1);
    if (holds (row->people, person))
      return row->origin;
  }
  return 0;
}

/* Of the block, where `rule->person` or their tenant blocks the other. */
static TsOrigin origin_of_block (const Explaining *explaining, const TsExplainedRule *rule)
{
  const TsEnquiry *enquiry = explaining->enquiry;
  bool by_admin;
  TsOrigin origin = 0;
  uint32_t other = rule->person == enquiry->caller ? enquiry->callee : enquiry->caller;
  ts_settings_blocks (explaining->settings, rule->person, other, &by_admin, &origin);
  return origin;
}

static TsOrigin origin_of_barrier (const Explaining *explaining)
{
  TsOrigin origin = 0;
  ts_settings_barrier (explaining->settings, explaining->enquiry->caller, explaining->enquiry->callee, &origin);
  return origin;
}

TsOrigin ts_explain_origin (const TsSettings *settings, const TsExplainedRule *rule)
{
  switch (rule->basis) {
  case TS_BASIS_CALLING: return origin_of_calling (settings, rule->person);
  case TS_BASIS_EXTERNAL_ACCESS: return settings->external[rule->tenant].origin;
  case TS_BASIS_PERSON_EXTERNAL: return origin_of_policy (settings, rule->person);
  case TS_BASIS_GUEST_ACCESS: return settings->guest_access[rule->tenant].origin;
  case TS_BASIS_MEETINGS: return settings->meetings[rule->tenant].origin;
  case TS_BASIS_INVITATION: return origin_of_invitation (settings, rule->person, rule->tenant);
  case TS_BASIS_TEAM:
    return settings->guest_access[rule->tenant].scope == TS_GUEST_SCOPE_TENANT
             ? settings->guest_access[rule->tenant].origin
             : origin_of_invitation (settings, rule->person, rule->tenant);
  case TS_BASIS_PRODUCT:
  case TS_BASIS_CLIENT:
  case TS_BASIS_LICENCE: return rule->person != TS_NONE ? origin_of_group (settings, rule->person) : 0;
  case TS_BASIS_QUESTION:
  case TS_BASIS_RA_MOBILE_FILES:
  case TS_BASIS_BLOCK:
  case TS_BASIS_BARRIER:
  case TS_BASES: break;
  }
  return 0;
}

/* Blocks and barriers are of two people. */
static TsOrigin origin_of (const Explaining *explaining, const TsExplainedRule *rule)
{
  if (rule->basis == TS_BASIS_BARRIER)
    return origin_of_barrier (explaining);
  return rule->basis == TS_BASIS_BLOCK ? origin_of_block (explaining, rule)
                                       : ts_explain_origin (explaining->settings, rule);
}

/* --------------------------------------------------------------------- rows -- */

/* The first team of a tenant that somebody is in. */
static uint32_t first_team (const TsPolicy *policy, const TsProfile *profile, uint32_t tenant)
{
  for (uint32_t i = 0; i < profile->seats.count; i++) {
    const TsTeamSeat *seat = &g_array_index (policy->profiles.seats, TsTeamSeat, profile->seats.first + i);
    if (seat->tenant == tenant)
      return seat->team;
  }
  return TS_NONE;
}

/* The guest that a scope is about, and the team: the one both are in, or the guest's. */
static void add_team (const Explaining *explaining, TsWay way, TsExplainedRule *row)
{
  bool caller_is_guest = ts_way_makes_caller_guest (way);
  const TsProfile *guest = caller_is_guest ? explaining->caller : explaining->callee;
  row->person = caller_is_guest ? explaining->enquiry->caller : explaining->enquiry->callee;
  row->team = ts_policy_shared_team (explaining->policy, explaining->caller, explaining->callee, row->tenant);
  row->shares_team = row->team != TS_NONE;
  if (row->team == TS_NONE)
    row->team = first_team (explaining->policy, guest, row->tenant);
}

static void add_row (const Explaining *explaining, const TsRule *rule, TsSubject subject, TsFacts facts,
                     const TsExplainedWay *way, GArray *rows)
{
  TsExplainedRule row = {.rule = rule->reason,
                         .fails = ts_rule_fails (rule, facts, way->way),
                         .side = side_of (rule, subject, way->way),
                         .basis = rule->basis,
                         .tenant = tenant_of (explaining, rule, subject, way->host),
                         .person = person_of (explaining, subject),
                         .team = TS_NONE};
  if (rule->basis == TS_BASIS_TEAM)
    add_team (explaining, way->way, &row);
  row.origin = origin_of (explaining, &row);
  g_array_append_val (rows, row);
}

/* The standing that a way looks at is that of the guest who is less far, and a refusal is one of
 * either: here each guest is judged by their own. */
static void add_guest_row (const Explaining *explaining, const TsRule *rule, TsSubject guest, const TsExplainedWay *way,
                           GArray *rows)
{
  const TsProfile *profile = guest == TS_SUBJECT_CALLER ? explaining->caller : explaining->callee;
  TsStanding standing = ts_policy_standing (explaining->policy, profile, way->host);
  bool is_refused = ts_policy_refuses_guest (explaining->policy, profile, way->host);
  TsFacts facts = ts_facts_with (explaining->facts, ts_guest_fact_of (way->way, TS_GUEST_FACT_STANDING), standing);
  facts = ts_facts_with (facts, ts_guest_fact_of (way->way, TS_GUEST_FACT_REFUSED), is_refused);
  add_row (explaining, rule, guest, facts, way, rows);
}

static void explain_rule (const Explaining *explaining, const TsRule *rule, const TsExplainedWay *way, GArray *rows)
{
  bool is_of_federation =
    rule->basis == TS_BASIS_EXTERNAL_ACCESS || rule->basis == TS_BASIS_PERSON_EXTERNAL || rule->basis == TS_BASIS_BLOCK;
  if (is_of_federation && !ts_both_are_members (explaining->facts))
    return;
  if (!ts_era_has_reason (explaining->policy->era, rule->reason) && !ts_rule_fails (rule, explaining->facts, way->way))
    return;
  if (rule->subject != TS_SUBJECT_GUESTS) {
    add_row (explaining, rule, rule->subject, explaining->facts, way, rows);
    return;
  }
  if (ts_way_makes_caller_guest (way->way))
    add_guest_row (explaining, rule, TS_SUBJECT_CALLER, way, rows);
  if (ts_way_makes_callee_guest (way->way))
    add_guest_row (explaining, rule, TS_SUBJECT_CALLEE, way, rows);
}

/* ------------------------------------------------------- the call as a whole -- */

/* Is the question about a call that a group chat starts? */
static bool is_from_chat (const TsEnquiry *enquiry)
{
  return enquiry->operation == TS_OPERATION_ADD_PARTICIPANT && enquiry->chat > 0;
}

static uint64_t denials_of_chat (const Explaining *explaining)
{
  enum { OF_THREE = 3 };
  const TsEnquiry *enquiry = explaining->enquiry;
  return is_from_chat (enquiry) ? ts_group_denials (explaining->policy->era, OF_THREE, enquiry->chat) : 0;
}

/* The rule about the chat holds for all ways; it stands where it is evaluated. */
static void add_chat_row (const Explaining *explaining, const TsExplainedWay *explained, GArray *rows)
{
  TsExplainedRule row = {.rule = TS_REASON_CHAT_TOO_LARGE,
                         .fails = denials_of_chat (explaining) != 0,
                         .side = TS_SIDE_NEITHER,
                         .basis = TS_BASIS_QUESTION,
                         .tenant = TS_NONE,
                         .person = TS_NONE,
                         .team = TS_NONE};
  guint at = 0;
  if (!explained->exists || !is_from_chat (explaining->enquiry))
    return;
  while (at < rows->len && g_array_index (rows, TsExplainedRule, at).rule < TS_REASON_CHAT_TOO_LARGE)
    at++;
  g_array_insert_val (rows, at, row);
}

/* As ts_policy_decide_add() concludes: the first of what denies. */
static TsVerdict with_chat (const Explaining *explaining, TsVerdict verdict)
{
  uint64_t denied = denials_of_chat (explaining);
  if (denied == 0)
    return verdict;
  if (verdict.kind == TS_VERDICT_DENY)
    denied |= (uint64_t)1 << verdict.reason;
  return (TsVerdict){.kind = TS_VERDICT_DENY, .reason = (uint8_t)ts_first_reason (denied)};
}

/* --------------------------------------------------------------------- ways -- */

static uint32_t host_of (const Explaining *explaining, TsWay way)
{
  switch (way) {
  case TS_WAY_INTERNAL: return ts_way_exists (explaining->facts, way) ? explaining->caller->home : TS_NONE;
  case TS_WAY_GUEST_HERE: return explaining->caller->home;
  case TS_WAY_GUEST_THERE: return explaining->callee->home;
  case TS_WAY_THIRD: return explaining->third;
  case TS_WAY_EXTERNAL:
  case TS_WAYS: break;
  }
  return TS_NONE;
}

static void add_places (const Explaining *explaining, TsExplainedWay *explained)
{
  TsWay way = explained->way;
  uint32_t caller_home = explaining->caller->home, callee_home = explaining->callee->home;
  bool is_awaited = ts_callee_is_awaited (explaining->facts);
  explained->host = host_of (explaining, way);
  explained->caller_tenant = ts_place_tenant (ts_way_caller_place (way), caller_home, callee_home, explaining->third);
  explained->callee_tenant =
    is_awaited ? ts_place_tenant (ts_way_callee_place (way), callee_home, caller_home, explaining->third)
               : explaining->enquiry->callee_tenant;
  explained->finds_caller = ts_way_finds_caller (explaining->facts, way);
  explained->finds_callee = ts_way_finds_callee (explaining->facts, way);
  explained->awaits_callee = is_awaited;
}

static TsExplainedWay explain_way (const Explaining *explaining, TsWay way)
{
  TsExplainedWay explained = {.way = way, .exists = ts_way_exists (explaining->facts, way)};
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (TsExplainedRule));
  size_t n;
  const TsRule *rules = ts_rules (&n);
  add_places (explaining, &explained);
  for (size_t i = 0; explained.exists && i < n; i++)
    if (ts_rule_is_about (&rules[i], explaining->facts, way))
      explain_rule (explaining, &rules[i], &explained, rows);
  add_chat_row (explaining, &explained, rows);
  explained.permits = explained.exists;
  for (guint i = 0; i < rows->len; i++)
    explained.permits &= !g_array_index (rows, TsExplainedRule, i).fails;
  explained.is_passed_over = explained.permits && (ts_ways_usable (explaining->facts) & ts_way_bit (way)) == 0;
  explained.n_rules = rows->len;
  explained.rules = (TsExplainedRule *)(void *)g_array_free (rows, FALSE);
  return explained;
}

TsExplanation *ts_policy_explain (const TsPolicy *policy, const TsSettings *settings, const TsEnquiry *enquiry)
{
  g_assert (enquiry->caller != enquiry->callee);
  if (enquiry->operation == TS_OPERATION_JOIN_MEETING)
    return ts_explain_meeting (policy, settings, enquiry);
  TsQuestion question = ts_policy_question (policy, enquiry);
  Explaining explaining = {.policy = policy,
                           .settings = settings,
                           .enquiry = enquiry,
                           .caller = ts_policy_profile (policy, question.caller),
                           .callee = ts_policy_profile (policy, question.callee)};
  explaining.facts = ts_policy_pack (policy, &question, &explaining.third);
  TsExplanation *explanation = g_new0 (TsExplanation, 1);
  explanation->enquiry = *enquiry;
  explanation->verdict = with_chat (&explaining, ts_decide (explaining.facts));
  explanation->n_ways = TS_WAYS;
  const TsWay *order = ts_ways_in_order (explaining.facts);
  for (unsigned i = 0; i < TS_WAYS; i++)
    explanation->ways[i] = explain_way (&explaining, order[i]);
  explanation->caller_tenant = explanation->callee_tenant = TS_NONE;
  explanation->can_meet =
    denials_of_chat (&explaining) == 0 &&
    ts_policy_meeting_place (policy, &question, &explanation->caller_tenant, &explanation->callee_tenant);
  return explanation;
}

void ts_explanation_free (TsExplanation *explanation)
{
  if (explanation == NULL)
    return;
  for (unsigned i = 0; i < explanation->n_ways; i++)
    g_free (explanation->ways[i].rules);
  g_free (explanation);
}

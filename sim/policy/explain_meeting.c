/* Why somebody may join a meeting of another, or not: every rule of every way into it. */
#include "explain.h"
#include "meeting_rules.h"

typedef struct {
  const TsSettings *settings;
  const TsEnquiry *enquiry;
  TsMeetingFacts facts;
  uint32_t joiners_home;
  uint32_t organizers_home;
} Explaining;

static bool is_about_joiner (TsSubject subject)
{
  return subject == TS_SUBJECT_CALLER || subject == TS_SUBJECT_CALLER_HOME;
}

static bool is_about_organizer (TsSubject subject)
{
  return subject == TS_SUBJECT_CALLEE || subject == TS_SUBJECT_CALLEE_HOME || subject == TS_SUBJECT_HOST;
}

static TsSide side_of (const TsMeetingRule *rule)
{
  TsSide side = ts_reason (rule->reason)->side;
  if (side == TS_SIDE_NEITHER || rule->subject == TS_SUBJECT_PAIR)
    return side;
  return is_about_joiner (rule->subject) ? TS_SIDE_CALLER : TS_SIDE_CALLEE;
}

static uint32_t tenant_of (const Explaining *explaining, const TsMeetingRule *rule)
{
  if (is_about_organizer (rule->subject) || rule->basis == TS_BASIS_INVITATION)
    return explaining->organizers_home;
  return is_about_joiner (rule->subject) ? explaining->joiners_home : TS_NONE;
}

static uint32_t person_of (const Explaining *explaining, const TsMeetingRule *rule)
{
  if (rule->subject == TS_SUBJECT_CALLER)
    return explaining->enquiry->caller;
  return rule->subject == TS_SUBJECT_CALLEE ? explaining->enquiry->callee : TS_NONE;
}

static void add_rule (const Explaining *explaining, const TsMeetingRule *rule, TsWay way, GArray *rows)
{
  TsExplainedRule row = {.rule = rule->reason,
                         .fails = ts_meeting_rule_fails (rule, explaining->facts, way),
                         .side = side_of (rule),
                         .basis = rule->basis,
                         .tenant = tenant_of (explaining, rule),
                         .person = person_of (explaining, rule),
                         .team = TS_NONE};
  row.origin = ts_explain_origin (explaining->settings, &row);
  g_array_append_val (rows, row);
}

static uint32_t place_of (const Explaining *explaining, TsWay way)
{
  if (way == TS_WAY_ANONYMOUS)
    return explaining->enquiry->caller_tenant;
  return way == TS_WAY_GUEST_THERE ? explaining->organizers_home : explaining->joiners_home;
}

static TsExplainedWay explain_way (const Explaining *explaining, TsWay way)
{
  TsExplainedWay explained = {.way = way,
                              .exists = ts_meeting_way_exists (explaining->facts, way),
                              .host = way == TS_WAY_EXTERNAL ? TS_NONE : explaining->organizers_home,
                              .caller_tenant = place_of (explaining, way),
                              .callee_tenant = explaining->enquiry->callee_tenant,
                              .finds_caller = ts_meeting_way_finds (explaining->facts, way),
                              .finds_callee = true};
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (TsExplainedRule));
  size_t n;
  const TsMeetingRule *rules = ts_meeting_rules (&n);
  for (size_t i = 0; explained.exists && i < n; i++)
    if (ts_meeting_rule_is_about (&rules[i], explaining->facts, way))
      add_rule (explaining, &rules[i], way, rows);
  explained.permits = explained.exists && ts_meeting_failing_rules (explaining->facts, way) == 0;
  explained.n_rules = rows->len;
  explained.rules = (TsExplainedRule *)(void *)g_array_free (rows, FALSE);
  return explained;
}

TsExplanation *ts_explain_meeting (const TsPolicy *policy, const TsSettings *settings, const TsEnquiry *enquiry)
{
  TsQuestion asked = ts_policy_question (policy, enquiry);
  TsMeetingQuestion question = ts_meeting_of_two (policy, asked.caller, asked.callee, enquiry->caller_tenant);
  Explaining explaining = {.settings = settings,
                           .enquiry = enquiry,
                           .facts = ts_policy_meeting_facts (policy, &question),
                           .joiners_home = ts_policy_home (policy, asked.caller),
                           .organizers_home = ts_policy_home (policy, asked.callee)};
  TsMeetingVerdict verdict = ts_meeting_decide (explaining.facts);
  TsExplanation *explanation = g_new0 (TsExplanation, 1);
  explanation->enquiry = *enquiry;
  explanation->verdict = (TsVerdict){.kind = verdict.kind, .path = verdict.path, .reason = verdict.reason};
  explanation->n_ways = TS_MEETING_WAYS;
  explanation->waits = verdict.kind == TS_VERDICT_ALLOW && verdict.waits;
  for (unsigned i = 0; i < TS_MEETING_WAYS; i++)
    explanation->ways[i] = explain_way (&explaining, ts_meeting_ways[i]);
  explanation->can_meet = verdict.kind != TS_VERDICT_DENY;
  explanation->caller_tenant = explanation->can_meet ? ts_policy_meeting_tenant (policy, &question) : TS_NONE;
  explanation->callee_tenant = explanation->can_meet ? enquiry->callee_tenant : TS_NONE;
  return explanation;
}

/* explain_text.c - the answer of `tenantsim explain` as text: verdict, ways, rules, what next */
#include <string.h>

#include "explain.h"

#define MARGIN 2u
#define RULE_COLUMN 10u
#define FACT_COLUMN 32u
#define LABEL_COLUMN 10u
#define MOST_FIXES 5

typedef enum { PLAIN, STRONG, GOOD, BAD, DOUBT } Tint;

typedef struct {
  GString *out;
  unsigned column; /* where the line stands */
  unsigned width;
  bool color;
} Page;

/* -------------------------------------------------------------------- lines -- */

static unsigned columns_of (const char *text)
{
  return (unsigned)g_utf8_strlen (text, -1);
}

static void write_tinted (Page *page, Tint tint, const char *text)
{
  static const char *const codes[] = {
    [PLAIN] = "", [STRONG] = "\033[1m", [GOOD] = "\033[1;32m", [BAD] = "\033[1;31m", [DOUBT] = "\033[1;33m"};
  bool tinted = page->color && tint != PLAIN;
  g_string_append_printf (page->out, "%s%s%s", tinted ? codes[tint] : "", text, tinted ? "\033[0m" : "");
  page->column += columns_of (text);
}

static void end_line (Page *page)
{
  g_string_append_c (page->out, '\n');
  page->column = 0;
}

static void go_to (Page *page, unsigned column)
{
  for (; page->column < column; page->column++)
    g_string_append_c (page->out, ' ');
}

/* Words from here on, over as many lines as they need, which begin at `indent`. */
static void write_words (Page *page, unsigned indent, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  go_to (page, indent);
  bool is_first = true;
  for (size_t i = 0; words[i] != NULL; i++) {
    if (!is_first && page->column + 1 + columns_of (words[i]) > page->width) {
      end_line (page);
      go_to (page, indent);
      is_first = true;
    }
    if (!is_first)
      write_tinted (page, PLAIN, " ");
    write_tinted (page, PLAIN, words[i]);
    is_first = false;
  }
  end_line (page);
}

static void write_labelled (Page *page, unsigned column, const char *label, const char *text)
{
  go_to (page, column);
  write_tinted (page, PLAIN, label);
  write_words (page, column + LABEL_COLUMN, text);
}

/* --------------------------------------------------------------------- head -- */

static Tint tint_of (const TsAnswer *answer)
{
  static const Tint tints[] = {
    [TS_VERDICT_ALLOW] = GOOD, [TS_VERDICT_DENY] = BAD, [TS_VERDICT_UNREACHABLE] = DOUBT};
  return tints[answer->explanation->verdict.kind];
}

/* The code of the reason, or the path. */
static const char *because (const TsAnswer *answer)
{
  TsVerdict verdict = answer->explanation->verdict;
  return verdict.kind == TS_VERDICT_ALLOW ? ts_path_name ((TsPath)verdict.path)
                                          : ts_reason ((TsReason)verdict.reason)->code;
}

static void write_person (Page *page, const TsAnswer *answer, const char *label, uint32_t person, uint32_t tenant)
{
  const TsGroup *group = ts_explain_group (answer, person);
  g_autofree char *name = ts_scenario_person_name (answer->scenario, person);
  g_autofree char *position = ts_explain_position (answer->scenario, group->origin);
  g_autofree char *line = g_strdup_printf (
    "%s, %s, active %s%s%s [%s]", name, ts_client_name (group->client), tenant == TS_NONE ? "" : "in ",
    ts_explain_tenant (answer, tenant), tenant != TS_NONE && tenant == group->tenant ? " (home)" : "", position);
  write_labelled (page, MARGIN, label, line);
}

/* An account is needed where somebody is said to be active. */
static void write_account_note (Page *page, const TsAnswer *answer, uint32_t person, uint32_t tenant)
{
  const TsPolicy *policy = answer->configuration->policy;
  const uint32_t *guest_of;
  uint32_t profile = ts_policy_profile_of (policy, person);
  size_t n = ts_policy_guest_tenants (policy, profile, &guest_of);
  bool has_account = tenant == TS_NONE || tenant == ts_policy_home (policy, profile);
  for (size_t i = 0; i < n; i++)
    has_account |= guest_of[i] == tenant;
  if (has_account)
    return;
  g_autofree char *who = ts_explain_address (answer, person);
  g_autofree char *note =
    g_strdup_printf ("%s has no account in %s in this configuration", who, ts_explain_tenant (answer, tenant));
  write_labelled (page, MARGIN, "note", note);
}

static void write_head (Page *page, const TsAnswer *answer)
{
  const TsEnquiry *enquiry = &answer->explanation->enquiry;
  g_autofree char *question = ts_explain_question (answer);
  g_autofree char *intent = ts_explain_intent (answer);
  write_tinted (page, STRONG, question);
  end_line (page);
  write_person (page, answer, "caller", enquiry->caller, enquiry->caller_tenant);
  write_person (page, answer, "callee", enquiry->callee, enquiry->callee_tenant);
  if (intent != NULL)
    write_labelled (page, MARGIN, "intent", intent);
  if (enquiry->operation == TS_OPERATION_ADD_PARTICIPANT)
    write_labelled (page, MARGIN, "note", "all other pairs of the call have to pass as well");
  if (enquiry->operation == TS_OPERATION_JOIN_MEETING)
    write_labelled (page, MARGIN, "note", "a meeting that the callee has scheduled, and is in alone");
  end_line (page);
}

/* -------------------------------------------------------------------- rules -- */

static void write_failure (Page *page, const TsAnswer *answer, const TsExplainedRule *rule)
{
  const TsReasonRow *row = ts_reason (rule->rule);
  g_autofree char *side = ts_explain_side (answer, rule);
  g_autofree char *who = ts_explain_who (answer, rule);
  write_labelled (page, RULE_COLUMN, "side", side);
  write_labelled (page, RULE_COLUMN, "who", who);
  write_labelled (page, RULE_COLUMN, "change", row->change[0] != '\0' ? row->change : "nothing helps");
  write_labelled (page, RULE_COLUMN, "source", row->source);
}

static void write_rule (Page *page, const TsAnswer *answer, const TsExplainedRule *rule)
{
  g_autofree char *fact = ts_explain_fact (answer, rule);
  g_autofree char *where = ts_explain_where (answer, rule);
  g_autofree char *line = where != NULL ? g_strdup_printf ("%s [%s]", fact, where) : g_strdup (fact);
  go_to (page, MARGIN + 2);
  write_tinted (page, rule->fails ? BAD : GOOD, rule->fails ? "FAIL" : "pass");
  go_to (page, RULE_COLUMN);
  write_tinted (page, rule->fails ? STRONG : PLAIN, ts_reason (rule->rule)->code);
  write_words (page, FACT_COLUMN, line);
  if (rule->fails)
    write_failure (page, answer, rule);
}

static void write_need (Page *page, const TsAnswer *answer, uint32_t person, uint32_t needed, uint32_t tenant,
                        bool is_there)
{
  g_autofree char *who = ts_explain_address (answer, person);
  g_autofree char *line =
    is_there ? g_strdup_printf ("%s has to be active in %s, and is", who, ts_explain_tenant (answer, needed))
             : g_strdup_printf ("%s has to be active in %s, but is active %s%s", who,
                                ts_explain_tenant (answer, needed), tenant == TS_NONE ? "" : "in ",
                                ts_explain_tenant (answer, tenant));
  go_to (page, MARGIN + 2);
  write_tinted (page, is_there ? GOOD : DOUBT, is_there ? "pass" : "MOVE");
  write_words (page, RULE_COLUMN, line);
}

static void write_rings_everywhere (Page *page, const TsAnswer *answer, const TsEnquiry *enquiry)
{
  g_autofree char *who = ts_explain_address (answer, enquiry->callee);
  g_autofree char *line =
    g_strdup_printf ("%s is active in %s, and Teams desktop rings for all their accounts (era %s)", who,
                     ts_explain_tenant (answer, enquiry->callee_tenant), ts_era_name (answer->scenario->era));
  go_to (page, MARGIN + 2);
  write_tinted (page, GOOD, "pass");
  write_words (page, RULE_COLUMN, line);
}

static void write_places (Page *page, const TsAnswer *answer, const TsExplainedWay *way)
{
  const TsEnquiry *enquiry = &answer->explanation->enquiry;
  write_need (page, answer, enquiry->caller, way->caller_tenant, enquiry->caller_tenant, way->finds_caller);
  if (way->awaits_callee)
    write_need (page, answer, enquiry->callee, way->callee_tenant, enquiry->callee_tenant, way->finds_callee);
  else if (ts_operation_awaits_callee (enquiry->operation) && enquiry->operation != TS_OPERATION_JOIN_MEETING)
    write_rings_everywhere (page, answer, enquiry);
}

static size_t failures_of (const TsExplainedWay *way)
{
  size_t failures = 0;
  for (size_t i = 0; i < way->n_rules; i++)
    failures += way->rules[i].fails;
  return failures;
}

static void write_way (Page *page, const TsAnswer *answer, const TsExplainedWay *way)
{
  g_autofree char *name = ts_explain_way (answer, way);
  go_to (page, MARGIN);
  write_tinted (page, way->exists ? STRONG : PLAIN, name);
  if (!way->exists) {
    g_autofree char *why = ts_explain_no_way (answer, way);
    g_autofree char *line = g_strconcat (": no such way, ", why, NULL);
    write_words (page, MARGIN + 2, line);
    return;
  }
  const char *permitted = way->is_passed_over ? ": no rule fails, but prefer_path rules it out" : ": no rule fails";
  g_autofree char *rest = way->permits
                            ? g_strdup (permitted)
                            : g_strdup_printf (": %zu of %zu fail", failures_of (way), way->n_rules);
  write_words (page, MARGIN + 2, rest);
  for (size_t i = 0; i < way->n_rules; i++)
    write_rule (page, answer, &way->rules[i]);
  if (way->permits && way->way != TS_WAY_ANONYMOUS)
    write_places (page, answer, way);
}

/* -------------------------------------------------------------------- fixes -- */

static void write_step (Page *page, const char *step)
{
  go_to (page, MARGIN + 5);
  write_tinted (page, PLAIN, "-");
  write_words (page, MARGIN + 7, step);
}

static char *title_of (const TsFix *fix)
{
  const char *path = ts_path_name (fix->path);
  if (fix->n_changes == 0)
    return g_strdup_printf ("no setting (%s):", path);
  g_autofree char *count = g_strdup_printf ("%zu change%s", fix->n_changes, fix->n_changes == 1 ? "" : "s");
  if (!fix->is_counted)
    return g_strdup_printf ("%s (%s):", count, path);
  if (fix->violations > 0)
    return g_strdup_printf ("%s (%s); opens %" G_GUINT64_FORMAT " other pairs, %" G_GUINT64_FORMAT
                            " of them meant to be apart:",
                            count, path, fix->opens, fix->violations);
  return g_strdup_printf ("%s (%s); opens %" G_GUINT64_FORMAT " other pair%s:", count, path, fix->opens,
                          fix->opens == 1 ? "" : "s");
}

static void write_fix (Page *page, const TsAnswer *answer, size_t number, const TsFix *fix)
{
  const TsEnquiry *enquiry = &answer->explanation->enquiry;
  g_autofree char *title = title_of (fix);
  g_autofree char *label = g_strdup_printf ("%zu.", number);
  g_autofree char *caller = ts_explain_switch (answer, enquiry->caller, enquiry->caller_tenant, fix->caller_tenant);
  g_autofree char *callee = ts_explain_switch (answer, enquiry->callee, enquiry->callee_tenant, fix->callee_tenant);
  go_to (page, MARGIN + 2);
  write_tinted (page, PLAIN, label);
  write_words (page, MARGIN + 5, title);
  for (size_t i = 0; i < fix->n_changes; i++) {
    g_autofree char *step = ts_explain_change (answer, &fix->changes[i]);
    write_step (page, step);
  }
  if (caller != NULL)
    write_step (page, caller);
  if (callee != NULL)
    write_step (page, callee);
}

/* Nobody can be invited to a tenant without a team. */
static void write_no_team (Page *page, const TsAnswer *answer, const TsExplainedWay *way)
{
  const TsEnquiry *enquiry = &answer->explanation->enquiry;
  bool is_here = way->way == TS_WAY_GUEST_HERE, is_there = way->way == TS_WAY_GUEST_THERE;
  uint32_t guest = is_here ? enquiry->callee : enquiry->caller;
  if ((!is_here && !is_there) || way->host == TS_NONE || ts_explain_group (answer, guest)->tenant == way->host)
    return;
  g_autofree char *name = ts_explain_way (answer, way);
  go_to (page, MARGIN + 2);
  write_tinted (page, STRONG, name);
  write_words (page, MARGIN + 4, ": not possible, that tenant has no team");
}

/* One way that no setting can open: its rules, and what would help instead. */
static void write_immovable (Page *page, const TsAnswer *answer, const TsExplainedWay *way)
{
  const TsFixes *fixes = answer->fixes;
  g_autofree char *name = ts_explain_way (answer, way);
  if (!fixes->is_possible[way->way]) {
    write_no_team (page, answer, way);
    return;
  }
  go_to (page, MARGIN + 2);
  write_tinted (page, STRONG, name);
  if (fixes->immovable[way->way] == 0)
    write_words (page, MARGIN + 4, ": more than 4 changes would be needed");
  else
    end_line (page);
  for (unsigned reason = 0; reason < TS_REASONS; reason++) {
    const TsReasonRow *row = ts_reason ((TsReason)reason);
    if ((fixes->immovable[way->way] >> reason & 1) == 0)
      continue;
    g_autofree char *line = g_strdup_printf ("%s What helps: %s", row->sentence,
                                             row->change[0] != '\0' ? row->change : "nothing.");
    go_to (page, MARGIN + 4);
    write_tinted (page, PLAIN, row->code);
    write_words (page, FACT_COLUMN, line);
  }
}

static void write_fixes (Page *page, const TsAnswer *answer)
{
  const TsFixes *fixes = answer->fixes;
  end_line (page);
  go_to (page, MARGIN);
  if (answer->explanation->verdict.kind == TS_VERDICT_ALLOW) {
    write_words (page, MARGIN, "Nothing has to be fixed.");
    return;
  }
  write_tinted (page, STRONG, fixes->n > 0 ? "To allow it, one of these:" : "No change of settings allows it:");
  end_line (page);
  for (size_t i = 0; i < fixes->n && i < MOST_FIXES; i++)
    write_fix (page, answer, i + 1, &fixes->fixes[i]);
  if (fixes->n > MOST_FIXES) {
    g_autofree char *more = g_strdup_printf ("%zu more: see --format json.", fixes->n - MOST_FIXES);
    write_words (page, MARGIN + 2, more);
  }
  for (size_t i = 0; fixes->n == 0 && i < answer->explanation->n_ways; i++)
    write_immovable (page, answer, &answer->explanation->ways[i]);
}

/* ------------------------------------------------------------------ answers -- */

static void write_by_name (Page *page, const TsAnswer *answer)
{
  if (answer->by_name == NULL)
    return;
  TsAnswer named = *answer;
  named.explanation = answer->by_name;
  g_autofree char *line = g_strdup_printf ("By name instead of the full e-mail address: %s, %s.",
                                           ts_explain_verdict (&named), because (&named));
  write_words (page, MARGIN, line);
}

static void write_answer (Page *page, const TsAnswer *answer)
{
  const TsExplanation *explanation = answer->explanation;
  const TsEnquiry *enquiry = &explanation->enquiry;
  g_autofree char *position = ts_explain_position (answer->scenario, answer->configuration->origin);
  g_auto (GStrv) next = ts_explain_next (answer);
  g_autofree char *verdict = g_ascii_strup (ts_explain_verdict (answer), -1);
  g_autofree char *place = g_strdup_printf (" [%s]: ", position);
  write_tinted (page, STRONG, answer->configuration->name);
  write_tinted (page, PLAIN, place);
  write_tinted (page, tint_of (answer), verdict);
  write_tinted (page, PLAIN, ", ");
  write_words (page, MARGIN, because (answer));
  write_words (page, MARGIN, ts_reason ((TsReason)explanation->verdict.reason)->sentence);
  write_account_note (page, answer, enquiry->caller, enquiry->caller_tenant);
  write_account_note (page, answer, enquiry->callee, enquiry->callee_tenant);
  end_line (page);
  for (unsigned i = 0; i < explanation->n_ways; i++)
    write_way (page, answer, &explanation->ways[i]);
  end_line (page);
  for (size_t i = 0; next[i] != NULL; i++)
    write_words (page, MARGIN, next[i]);
  write_by_name (page, answer);
  if (answer->fixes != NULL)
    write_fixes (page, answer);
}

/* One line a configuration. */
static void write_verdicts (Page *page, const TsAnswer *answers, size_t n)
{
  unsigned widest = 0;
  for (size_t i = 0; i < n; i++)
    widest = MAX (widest, columns_of (answers[i].configuration->name));
  for (size_t i = 0; i < n; i++) {
    write_tinted (page, PLAIN, answers[i].configuration->name);
    go_to (page, widest + 2);
    write_tinted (page, tint_of (&answers[i]), ts_explain_verdict (&answers[i]));
    go_to (page, widest + 15);
    write_tinted (page, PLAIN, because (&answers[i]));
    end_line (page);
  }
}

char *ts_explain_text (const TsAnswer *answers, size_t n, const TsExplainStyle *style)
{
  Page page = {.out = g_string_new (NULL), .width = style->width, .color = style->color};
  g_assert (n >= 1);
  write_head (&page, &answers[0]);
  if (n > 1)
    write_verdicts (&page, answers, n);
  for (size_t i = 0; i < n; i++) {
    if (n > 1)
      end_line (&page);
    write_answer (&page, &answers[i]);
  }
  return g_string_free (page.out, FALSE);
}

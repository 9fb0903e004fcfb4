/* reach_text_intents.c - which intents are met, and who reaches whom under none, as text */
#include "reach_text.h"

#define STATE_INDENT 2
#define WORDS_INDENT 12
#define FINDING_INDENT 14
#define MOST_LINES 12
#define MOST_NAMES 8 /* of callees of one line */

static const char *state_of (TsIntentKind kind, bool is_met)
{
  if (is_met)
    return "met";
  return kind == TS_INTENT_ISOLATION ? "VIOLATED" : "NOT MET";
}

static void write_state (TsPage *page, const char *state, bool is_met)
{
  ts_page_go_to (page, STATE_INDENT);
  ts_page_write (page, is_met ? TS_PAGE_GOOD : TS_PAGE_BAD, state);
  ts_page_go_to (page, WORDS_INDENT);
}

static bool belong_together (const TsReachFinding *a, const TsReachFinding *b)
{
  return a->from == b->from && a->operations == b->operations && a->reasons == b->reasons;
}

/* How many findings from the first on belong to `one`. */
static size_t count_alike (const TsReachFinding *findings, size_t n, const TsReachFinding *one)
{
  size_t alike = 0;

  while (alike < n && belong_together (one, &findings[alike]))
    alike++;
  return alike;
}

/* "A.x -> B.y (12), B.z (4): no call b". Returns how many findings it told. */
static size_t write_finding (TsPage *page, const TsReachView *view, const TsReachFinding *findings, size_t n,
                             const TsReachLetters *letters)
{
  const TsScenario *scenario = view->query->scenario;
  GString *out = g_string_new (ts_reach_group_name (scenario, findings[0].from));
  size_t told = 0;

  for (; told < n && told < MOST_NAMES && belong_together (&findings[0], &findings[told]); told++)
    g_string_append_printf (out, "%s%s (%" G_GUINT64_FORMAT ")", told == 0 ? " -> " : ", ",
                            ts_reach_group_name (scenario, findings[told].to), findings[told].pairs);
  if (told == MOST_NAMES) {
    size_t rest = count_alike (findings + told, n - told, &findings[0]);
    if (rest > 0)
      g_string_append_printf (out, " and %zu more groups", rest);
    told += rest;
  }
  if (findings[0].operations != 0) {
    g_autofree char *operations = ts_reach_operations (findings[0].operations, ", no ");
    g_autofree char *why = ts_reach_letters_text (findings[0].reasons, letters);
    g_string_append_printf (out, ": no %s %s", operations, why);
  }
  ts_page_go_to (page, FINDING_INDENT);
  ts_page_words (page, FINDING_INDENT + 2, out->str);
  ts_page_end_line (page);
  g_string_free (out, TRUE);
  return told;
}

static void write_findings (TsPage *page, const TsReachView *view, const TsReachFinding *findings, size_t n,
                            const TsReachLetters *letters)
{
  size_t told = 0;

  for (unsigned lines = 0; told < n && lines < MOST_LINES; lines++)
    told += write_finding (page, view, findings + told, n - told, letters);
  if (told == n)
    return;
  ts_page_go_to (page, FINDING_INDENT);
  ts_page_printf (page, "and %zu more pairs of groups", n - told);
  ts_page_end_line (page);
}

static void write_intent (TsPage *page, const TsReachView *view, uint32_t index, const TsReachLetters *letters)
{
  const TsScenario *scenario = view->query->scenario;
  const TsIntent *intent = &scenario->intents[index];
  bool is_isolation = intent->kind == TS_INTENT_ISOLATION;
  g_autofree char *first = ts_reach_people_name (scenario, intent->first, intent->n_first);
  g_autofree char *second = ts_reach_people_name (scenario, intent->second, intent->n_second);
  g_autofree char *where = ts_reach_position (scenario, intent->origin);
  g_autofree char *words = g_strdup_printf (
    is_isolation ? "%s must not reach %s, nor back (%s)" : "%s must reach %s, and back (%s)", first, second, where);
  size_t n;
  const TsReachFinding *findings = ts_reach_view_findings (view, index, &n);

  write_state (page, state_of (intent->kind, n == 0), n == 0);
  ts_page_words (page, WORDS_INDENT, words);
  if (n > 0) {
    g_autofree char *pairs =
      g_strdup_printf (is_isolation ? ": %" G_GUINT64_FORMAT " pairs can" : ": %" G_GUINT64_FORMAT " pairs cannot",
                       ts_reach_pairs_found (findings, n));
    ts_page_words (page, WORDS_INDENT, pairs);
  }
  ts_page_end_line (page);
  write_findings (page, view, findings, n, letters);
}

static void write_exposure (TsPage *page, const TsReachView *view, const TsReachLetters *letters)
{
  size_t n;
  const TsReachFinding *findings = ts_reach_view_findings (view, TS_NONE, &n);

  write_state (page, n == 0 ? "none" : "EXPOSED", n == 0);
  if (n > 0)
    ts_page_printf (page, "%" G_GUINT64_FORMAT " pairs of different tenants, under no intent",
                    ts_reach_pairs_found (findings, n));
  else
    ts_page_write (page, TS_PAGE_PLAIN, "exposed beyond the intents");
  ts_page_end_line (page);
  write_findings (page, view, findings, n, letters);
}

void ts_reach_write_intents (TsPage *page, const TsReachView *view, const TsReachLetters *letters)
{
  ts_page_end_line (page);
  for (uint32_t i = 0; i < view->query->scenario->n_intents; i++)
    write_intent (page, view, i, letters);
  write_exposure (page, view, letters);
}

/* The scenario with its lines, and what was expected and asserted in them. */
#include "html_parts.h"

#include <string.h>

#include "judgements.h"
#include "sentences.h"

/* Is it "  NAME:", below the line "configurations:"? */
static bool names (const char *line, const char *configuration)
{
  const char *text = line;
  while (*text == ' ')
    text++;
  if (text == line)
    return false;
  if (*text == '"' || *text == '\'')
    text++;
  size_t length = strlen (configuration);
  if (strncmp (text, configuration, length) != 0)
    return false;
  text += length;
  return *text == ':' || ((*text == '"' || *text == '\'') && text[1] == ':');
}

int ts_html_line_of (const TsResults *results, const char *configuration)
{
  g_auto (GStrv) lines = g_strsplit (results->scenario_text, "\n", -1);
  bool is_below = false;
  for (int i = 0; lines[i] != NULL; i++) {
    if (lines[i][0] != ' ' && lines[i][0] != '#' && lines[i][0] != '\0' && lines[i][0] != '\r')
      is_below = g_str_has_prefix (lines[i], "configurations:");
    else if (is_below && names (lines[i], configuration))
      return i + 1;
  }
  return 0;
}

static void append_judgement (GString *out, const TsResults *results, const TsJudgement *judgement)
{
  static const char *const classes[] = {
    [TS_EXPECTATION_PASS] = "pass", [TS_EXPECTATION_FAIL] = "fail", [TS_EXPECTATION_UNDECIDED] = "undecided"};
  g_string_append_printf (out, "<tr><td class=\"%s\">%s</td><td>", classes[judgement->verdict],
                          ts_verdict_word (judgement->verdict));
  ts_html_append (out, judgement->text);
  g_string_append (out, "</td><td>");
  ts_html_append (out, judgement->found);
  g_string_append_printf (out, "</td><td><a href=\"#line-%d\">", judgement->line);
  ts_html_printf (out, "%s:%d", results->scenario_file, judgement->line);
  g_string_append (out, "</a></td></tr>\n");
}

static void append_table (GString *out, const TsResults *results, const GArray *judgements, bool passed)
{
  static const TsExpectationVerdict worst_first[] = {TS_EXPECTATION_FAIL, TS_EXPECTATION_UNDECIDED,
                                                     TS_EXPECTATION_PASS};
  g_string_append_printf (out,
                          "<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"What %s\">"
                          "<table class=\"sortable\"><thead><tr><th scope=\"col\">verdict</th>"
                          "<th scope=\"col\">what was expected or asserted</th><th scope=\"col\">found</th>"
                          "<th scope=\"col\">line</th></tr></thead>\n<tbody>\n",
                          passed ? "holds" : "does not hold");
  for (size_t order = 0; order < G_N_ELEMENTS (worst_first); order++)
    for (guint i = 0; i < judgements->len; i++) {
      const TsJudgement *judgement = &g_array_index (judgements, TsJudgement, i);
      if (judgement->verdict == worst_first[order] && (judgement->verdict == TS_EXPECTATION_PASS) == passed)
        append_judgement (out, results, judgement);
    }
  g_string_append (out, "</tbody></table></div>\n");
}

/* What does not hold is seen at once, what holds when asked for. */
void ts_html_judgements (GString *out, const TsPage *page)
{
  g_autoptr (GArray) judgements = ts_judgements (page->results);
  uint32_t passed = ts_judgements_count (judgements, TS_EXPECTATION_PASS);
  if (passed < judgements->len)
    append_table (out, page->results, judgements, false);
  if (passed == 0)
    return;
  g_string_append_printf (out, "<details><summary>%u that hold</summary>\n", passed);
  append_table (out, page->results, judgements, true);
  g_string_append (out, "</details>\n");
}

/* The verdict that a line has: the worst of those that stand there; -1 for none. */
static int verdict_of (const GArray *judgements, int line)
{
  int worst = -1;
  for (guint i = 0; i < judgements->len; i++) {
    const TsJudgement *judgement = &g_array_index (judgements, TsJudgement, i);
    int rank = judgement->verdict == TS_EXPECTATION_FAIL ? 2 : judgement->verdict == TS_EXPECTATION_UNDECIDED ? 1 : 0;
    if (judgement->line == line)
      worst = MAX (worst, rank);
  }
  return worst;
}

void ts_html_scenario (GString *out, const TsPage *page)
{
  static const char *const classes[] = {" class=\"pass\"", " class=\"undecided\"", " class=\"fail\""};
  g_auto (GStrv) lines = g_strsplit (page->results->scenario_text, "\n", -1);
  g_autoptr (GArray) judgements = ts_judgements (page->results);
  for (int i = 0; lines[i] != NULL; i++) {
    int verdict = verdict_of (judgements, i + 1);
    if (lines[i + 1] == NULL && lines[i][0] == '\0')
      break;
    g_string_append_printf (out, "<span id=\"line-%d\"%s><b>%4d</b> ", i + 1, verdict >= 0 ? classes[verdict] : "",
                            i + 1);
    ts_html_append (out, g_strchomp (lines[i]));
    g_string_append (out, "\n</span>");
  }
}

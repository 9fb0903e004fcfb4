/* What GitHub shows beside the lines of a file: a command for its runner on a line each. */
#include "judgements.h"

#include <string.h>

/* How a verdict is announced, or NULL. */
static const char *const levels[] = {
  [TS_EXPECTATION_PASS] = NULL, [TS_EXPECTATION_FAIL] = "error", [TS_EXPECTATION_UNDECIDED] = "warning"};

/* Documented by GitHub for the text of a command; those for its properties add two. */
static const char in_text[] = "%\r\n";
static const char in_property[] = "%\r\n:,";

static void append_escaped (GString *out, const char *text, const char *escaped)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  for (const char *c = valid; *c != '\0'; c = g_utf8_next_char (c)) {
    gunichar letter = g_utf8_get_char (c);
    if (letter < 0x80 && strchr (escaped, (int)letter) != NULL)
      g_string_append_printf (out, "%%%02X", letter);
    else
      g_string_append_unichar (out, g_unichar_iscntrl (letter) ? '?' : letter);
  }
}

static void append_annotation (GString *out, const TsJudgement *judgement, const char *file)
{
  const char *level = levels[judgement->verdict];
  if (level == NULL)
    return;
  g_string_append_printf (out, "::%s file=", level);
  append_escaped (out, file, in_property);
  g_string_append_printf (out, ",line=%d::", judgement->line);
  append_escaped (out, ts_expectation_verdict_name (judgement->verdict), in_text);
  g_string_append (out, ": ");
  append_escaped (out, judgement->text, in_text);
  g_string_append (out, " - ");
  append_escaped (out, judgement->found, in_text);
  g_string_append_c (out, '\n');
}

char *ts_report_annotations (const TsResults *results, const char *file)
{
  g_autoptr (GArray) judgements = ts_judgements (results);
  GString *out = g_string_new (NULL);
  for (guint i = 0; i < judgements->len; i++)
    append_annotation (out, &g_array_index (judgements, TsJudgement, i), file);
  return g_string_free (out, FALSE);
}

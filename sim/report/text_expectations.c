/* The verdict: one line when all is well, every other expectation with what was
 * measured and where it stands. */
#include "text_line.h"
#include "text_parts.h"
#include "text_value.h"

static uint32_t count (const TsResults *results, TsExpectationVerdict verdict)
{
  uint32_t n = 0;
  for (uint32_t i = 0; i < results->n_expectations; i++)
    n += results->expectations[i].verdict == verdict;
  return n;
}

static void one_expectation (GString *out, const TsResults *results, const TsExpectationResult *expectation,
                             const TsTextStyle *style)
{
  bool failed = expectation->verdict == TS_EXPECTATION_FAIL;
  const char *word = failed ? "FAIL" : "UNDECIDED";
  g_autofree char *text = ts_text_clean (expectation->text, style);
  g_autofree char *file = ts_text_clean (results->scenario_file, style);
  g_autofree char *value = ts_text_interval (expectation->value, expectation->unit);
  g_autofree char *rest = g_strdup_printf ("%s - measured %s, %s:%d", text, value, file, expectation->line);
  ts_text_tinted (out, word, failed ? TS_TINT_BAD : TS_TINT_DOUBT, style);
  g_string_append_c (out, ' ');
  ts_text_wrapped (out, rest, ts_text_width (word) + 1, 5, style);
}

void ts_text_expectations (GString *out, const TsResults *results, const TsTextStyle *style)
{
  uint32_t passed = count (results, TS_EXPECTATION_PASS);
  if (results->n_expectations == 0)
    return;
  if (passed == results->n_expectations) {
    g_autofree char *line = passed == 1 ? g_strdup ("the expectation holds")
                                        : g_strdup_printf ("all %u expectations hold", passed);
    ts_text_tinted (out, "PASS", TS_TINT_GOOD, style);
    g_string_append_c (out, ' ');
    ts_text_wrapped (out, line, 5, 5, style);
  } else {
    g_autofree char *line = g_strdup_printf ("Of %u expectations %u passed, %u failed, %u undecided:",
                                             results->n_expectations, passed, count (results, TS_EXPECTATION_FAIL),
                                             count (results, TS_EXPECTATION_UNDECIDED));
    ts_text_wrapped (out, line, 0, 0, style);
  }
  for (uint32_t i = 0; i < results->n_expectations; i++)
    if (results->expectations[i].verdict != TS_EXPECTATION_PASS)
      one_expectation (out, results, &results->expectations[i], style);
  g_string_append_c (out, '\n');
}

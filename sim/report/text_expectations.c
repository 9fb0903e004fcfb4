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

/* "all 25 expectations and 9 assertions hold" */
static void praise (GString *out, uint32_t n_expectations, uint32_t n_assertions, const TsTextStyle *style)
{
  const char *expectations = n_expectations == 1 ? "expectation" : "expectations";
  const char *assertions = n_assertions == 1 ? "assertion" : "assertions";
  g_autofree char *line = NULL;
  if (n_expectations > 0 && n_assertions > 0)
    line = g_strdup_printf ("all %u %s and %u %s hold", n_expectations, expectations, n_assertions, assertions);
  else if (n_expectations + n_assertions == 1)
    line = g_strdup_printf ("the %s holds", n_expectations == 1 ? expectations : assertions);
  else
    line = g_strdup_printf ("all %u %s hold", n_expectations + n_assertions,
                            n_expectations > 0 ? expectations : assertions);
  ts_text_tinted (out, "PASS", TS_TINT_GOOD, style);
  g_string_append_c (out, ' ');
  ts_text_wrapped (out, line, 5, 5, style);
}

static void judge_expectations (GString *out, const TsResults *results, const TsTextStyle *style)
{
  if (results->n_expectations == 0)
    return;
  g_autofree char *line =
    g_strdup_printf ("Of %u expectations %u passed, %u failed, %u undecided:", results->n_expectations,
                     count (results, TS_EXPECTATION_PASS), count (results, TS_EXPECTATION_FAIL),
                     count (results, TS_EXPECTATION_UNDECIDED));
  ts_text_wrapped (out, line, 0, 0, style);
  for (uint32_t i = 0; i < results->n_expectations; i++)
    if (results->expectations[i].verdict != TS_EXPECTATION_PASS)
      one_expectation (out, results, &results->expectations[i], style);
}

static void judge_assertions (GString *out, const TsResults *results, uint32_t n, uint32_t failed,
                              const TsTextStyle *style)
{
  if (n == 0)
    return;
  g_autofree char *line = g_strdup_printf ("Of %u assertions %u passed, %u failed:", n, n - failed, failed);
  ts_text_wrapped (out, line, 0, 0, style);
  ts_text_assertions (out, results, style);
}

void ts_text_expectations (GString *out, const TsResults *results, const TsTextStyle *style)
{
  uint32_t n_assertions, failed;
  ts_text_count_assertions (results, &n_assertions, &failed);
  if (results->n_expectations == 0 && n_assertions == 0)
    return;
  if (count (results, TS_EXPECTATION_PASS) == results->n_expectations && failed == 0) {
    praise (out, results->n_expectations, n_assertions, style);
  } else {
    judge_expectations (out, results, style);
    judge_assertions (out, results, n_assertions, failed, style);
  }
  g_string_append_c (out, '\n');
}

char *ts_report_verdicts (const TsResults *results, const TsTextStyle *style)
{
  GString *out = g_string_new (NULL);
  ts_text_expectations (out, results, style);
  return g_string_free (out, FALSE);
}

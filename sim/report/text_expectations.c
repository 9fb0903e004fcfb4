/* The verdict: one line when all is well, every other expectation with what was
 * measured and where it stands. */
#include "judgements.h"
#include "sentences.h"
#include "text_line.h"
#include "text_parts.h"
#include "text_value.h"

static void one_expectation (GString *out, const TsResults *results, const TsExpectationResult *expectation,
                             const TsTextStyle *style)
{
  bool failed = expectation->verdict == TS_EXPECTATION_FAIL;
  const char *word = ts_verdict_word (expectation->verdict);
  g_autofree char *text = ts_text_clean (expectation->text, style);
  g_autofree char *file = ts_text_clean (results->scenario_file, style);
  g_autofree char *found = ts_expectation_found (expectation);
  g_autofree char *rest = g_strdup_printf ("%s - %s, %s:%d", text, found, file, expectation->line);
  ts_text_tinted (out, word, failed ? TS_TINT_BAD : TS_TINT_DOUBT, style);
  g_string_append_c (out, ' ');
  ts_text_wrapped (out, rest, ts_text_width (word) + 1, 5, style);
}

static void judge_expectations (GString *out, const TsResults *results, const TsTextStyle *style)
{
  g_autofree char *sentence = ts_sentence_expectations (results);
  if (sentence == NULL)
    return;
  g_autofree char *line = g_strconcat (sentence, ":", NULL);
  ts_text_wrapped (out, line, 0, 0, style);
  for (uint32_t i = 0; i < results->n_expectations; i++)
    if (results->expectations[i].verdict != TS_EXPECTATION_PASS)
      one_expectation (out, results, &results->expectations[i], style);
}

static void judge_assertions (GString *out, const TsResults *results, const TsTextStyle *style)
{
  g_autofree char *sentence = ts_sentence_assertions (results);
  if (sentence == NULL)
    return;
  g_autofree char *line = g_strconcat (sentence, ":", NULL);
  ts_text_wrapped (out, line, 0, 0, style);
  ts_text_assertions (out, results, style);
}

void ts_text_expectations (GString *out, const TsResults *results, const TsTextStyle *style)
{
  TsExpectationVerdict verdict = ts_overall_verdict (results);
  if (results->n_expectations == 0 && results->n_assertions == 0)
    return;
  if (verdict == TS_EXPECTATION_PASS) {
    g_autofree char *sentence = ts_sentence_hold (results);
    ts_text_tinted (out, ts_verdict_word (verdict), TS_TINT_GOOD, style);
    g_string_append_c (out, ' ');
    ts_text_wrapped (out, sentence, 5, 5, style);
  } else {
    judge_expectations (out, results, style);
    judge_assertions (out, results, style);
  }
  g_string_append_c (out, '\n');
}

char *ts_report_verdicts (const TsResults *results, const TsTextStyle *style)
{
  GString *out = g_string_new (NULL);
  ts_text_expectations (out, results, style);
  return g_string_free (out, FALSE);
}

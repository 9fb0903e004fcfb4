/* Everything that a scenario expects or asserts, and what was found. */
#include "judgements.h"

#include "text_value.h"

static void clear (gpointer data)
{
  TsJudgement *judgement = data;
  g_free (judgement->text);
  g_free (judgement->found);
}

static char *words_of (TsAsserted asserted)
{
  if (asserted.allows)
    return g_strdup ("allowed");
  if (asserted.reason == TS_REASON_NONE)
    return g_strdup ("denied");
  return g_strdup_printf ("denied (%s)", ts_reason (asserted.reason)->code);
}

char *ts_assertion_found (const TsAssertionResult *assertion)
{
  if (assertion->differ == 0)
    return g_strdup_printf ("all %" G_GUINT64_FORMAT " pairs are as asserted", assertion->pairs);
  g_autofree char *expected = words_of (assertion->expected), *actual = words_of (assertion->actual);
  return g_strdup_printf ("%" G_GUINT64_FORMAT " of %" G_GUINT64_FORMAT " pairs differ; the first is %s from %s to %s: "
                          "expected %s, is %s",
                          assertion->differ, assertion->pairs, ts_operation_name (assertion->operation),
                          assertion->from, assertion->to, expected, actual);
}

char *ts_expectation_found (const TsExpectationResult *expectation)
{
  g_autofree char *value = ts_text_interval (expectation->value, expectation->unit);
  if (expectation->replications == 0)
    return g_strconcat ("measured ", value, NULL);
  return g_strdup_printf ("measured %s, decided after %u replications", value, expectation->replications);
}

static TsJudgement of_expectation (const TsExpectationResult *expectation)
{
  return (TsJudgement){.kind = "expect",
                       .text = g_strdup (expectation->text),
                       .line = expectation->line,
                       .verdict = expectation->verdict,
                       .found = ts_expectation_found (expectation)};
}

static TsJudgement of_assertion (const TsResults *results, const TsAssertionResult *assertion)
{
  const char *configuration = results->configurations[assertion->configuration].name;
  return (TsJudgement){.kind = "assert",
                       .text = g_strdup_printf ("%s in %s", assertion->text, configuration),
                       .line = assertion->line,
                       .verdict = assertion->differ == 0 ? TS_EXPECTATION_PASS : TS_EXPECTATION_FAIL,
                       .found = ts_assertion_found (assertion)};
}

GArray *ts_judgements_new (void)
{
  GArray *judgements = g_array_new (FALSE, FALSE, sizeof (TsJudgement));
  g_array_set_clear_func (judgements, clear);
  return judgements;
}

GArray *ts_judgements (const TsResults *results)
{
  GArray *judgements = ts_judgements_new ();
  for (uint32_t i = 0; i < results->n_expectations; i++) {
    TsJudgement judgement = of_expectation (&results->expectations[i]);
    g_array_append_val (judgements, judgement);
  }
  for (uint32_t i = 0; i < results->n_assertions; i++) {
    TsJudgement judgement = of_assertion (results, &results->assertions[i]);
    g_array_append_val (judgements, judgement);
  }
  return judgements;
}

uint32_t ts_judgements_count (const GArray *judgements, TsExpectationVerdict verdict)
{
  uint32_t n = 0;
  for (guint i = 0; i < judgements->len; i++)
    n += g_array_index (judgements, TsJudgement, i).verdict == verdict;
  return n;
}

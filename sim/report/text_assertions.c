/* Assertions that do not hold: what was asserted, what is, for how many pairs, and where. */
#include "text_line.h"
#include "text_parts.h"

/* An assertion holds when it does in every configuration. Numbers ascend. */
void ts_text_count_assertions (const TsResults *results, uint32_t *n, uint32_t *failed)
{
  uint32_t last = 0, last_failed = 0;
  *n = *failed = 0;
  for (uint32_t i = 0; i < results->n_assertions; i++) {
    const TsAssertionResult *assertion = &results->assertions[i];
    *n += assertion->number != last;
    *failed += assertion->differ > 0 && assertion->number != last_failed;
    last = assertion->number;
    last_failed = assertion->differ > 0 ? assertion->number : last_failed;
  }
}

static char *words_of (TsAsserted asserted)
{
  if (asserted.allows)
    return g_strdup ("allowed");
  if (asserted.reason == TS_REASON_NONE)
    return g_strdup ("denied");
  return g_strdup_printf ("denied (%s)", ts_reason (asserted.reason)->code);
}

static char *difference (const TsResults *results, const TsAssertionResult *assertion)
{
  g_autofree char *expected = words_of (assertion->expected), *actual = words_of (assertion->actual);
  return g_strdup_printf ("%s - in %s, %" G_GUINT64_FORMAT " of %" G_GUINT64_FORMAT " pairs differ; the first is %s "
                          "from %s to %s: expected %s, is %s, %s:%d",
                          assertion->text, results->configurations[assertion->configuration].name, assertion->differ,
                          assertion->pairs, ts_operation_name (assertion->operation), assertion->from, assertion->to,
                          expected, actual, results->scenario_file, assertion->line);
}

void ts_text_assertions (GString *out, const TsResults *results, const TsTextStyle *style)
{
  for (uint32_t i = 0; i < results->n_assertions; i++) {
    if (results->assertions[i].differ == 0)
      continue;
    g_autofree char *line = difference (results, &results->assertions[i]);
    g_autofree char *clean = ts_text_clean (line, style);
    ts_text_tinted (out, "FAIL", TS_TINT_BAD, style);
    g_string_append_c (out, ' ');
    ts_text_wrapped (out, clean, 5, 5, style);
  }
}

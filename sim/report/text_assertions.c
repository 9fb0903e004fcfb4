/* Assertions that do not hold: what was asserted, what is, for how many pairs, and where. */
#include "judgements.h"
#include "text_line.h"
#include "text_parts.h"

static char *difference (const TsResults *results, const TsAssertionResult *assertion)
{
  g_autofree char *found = ts_assertion_found (assertion);
  return g_strdup_printf ("%s - in %s, %s, %s:%d", assertion->text,
                          results->configurations[assertion->configuration].name, found, results->scenario_file,
                          assertion->line);
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

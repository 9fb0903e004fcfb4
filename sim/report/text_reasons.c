/* Why attempts did not succeed, and who can change that. */
#include "causes.h"
#include "text_line.h"
#include "text_parts.h"
#include "text_value.h"

#define LONGEST_CLASS 14

static void one_configuration (GString *out, const TsConfigurationResult *configuration, bool *mentioned,
                               const TsTextStyle *style)
{
  TsCauses causes = ts_causes (configuration, mentioned);
  if (causes.n == 0)
    return;
  g_autofree char *clean = ts_text_clean (configuration->name, style);
  g_autofree char *name = ts_text_cut (clean, style->width - 1);
  g_autofree char *share = ts_text_percent (causes.unsuccessful);
  g_autofree char *main_causes = ts_causes_text (&causes);
  g_autofree char *line = g_strdup_printf (": %s %% of attempts:%s", share, main_causes);
  ts_text_tinted (out, name, TS_TINT_STRONG, style);
  ts_text_wrapped (out, line, ts_text_width (name), 2, style);
}

static void explain (GString *out, const TsReasonRow *row, const TsTextStyle *style)
{
  GString *line = g_string_new (NULL);
  g_string_append_printf (line, "(%s): %s", ts_outcome_name (row->outcome), row->sentence);
  if (row->change[0] != '\0')
    g_string_append_printf (line, " What helps (%s): %s", row->who, row->change);
  g_autofree char *clean = ts_text_clean (line->str, style);
  /* "(unreachable):" is the longest word that follows at once. */
  bool fits = ts_text_width (row->code) + 1 + LONGEST_CLASS <= style->width;
  ts_text_tinted (out, row->code, TS_TINT_STRONG, style);
  g_string_append (out, fits ? " " : "\n  ");
  ts_text_wrapped (out, clean, fits ? ts_text_width (row->code) + 1 : 2, 2, style);
  g_string_free (line, TRUE);
}

void ts_text_reasons (GString *out, const TsResults *results, const TsTextStyle *style)
{
  bool mentioned[TS_REASONS] = {false};
  GString *lines = g_string_new (NULL);
  for (uint32_t i = 0; i < results->n_configurations; i++)
    one_configuration (lines, &results->configurations[i], mentioned, style);
  if (lines->len > 0) {
    ts_text_wrapped (out, "Why attempts did not succeed (main reasons, % of those):", 0, 2, style);
    g_string_append (out, lines->str);
    g_string_append_c (out, '\n');
    for (int reason = 0; reason < TS_REASONS; reason++)
      if (mentioned[reason])
        explain (out, ts_reason ((TsReason)reason), style);
    g_string_append_c (out, '\n');
  }
  g_string_free (lines, TRUE);
}

/* Why attempts did not succeed, and who can change that. */
#include "text_line.h"
#include "text_parts.h"
#include "text_value.h"

#define MOST_REASONS 4

typedef struct {
  uint64_t attempts;
  uint64_t reasons[TS_REASONS];
  uint64_t unsuccessful;
} Causes;

static Causes causes_of (const TsConfigurationResult *configuration)
{
  Causes causes = {0};
  for (int operation = 0; operation < TS_OPERATIONS; operation++) {
    const TsAttemptCounts *counts = &configuration->operations[operation].counts;
    causes.attempts += counts->attempts;
    for (int reason = 0; reason < TS_REASONS; reason++) {
      causes.reasons[reason] += counts->reasons[reason];
      causes.unsuccessful += counts->reasons[reason];
    }
  }
  return causes;
}

/* The most frequent reason not yet in `taken`, or TS_REASON_NONE. */
static TsReason next_reason (const Causes *causes, const bool *taken)
{
  TsReason most = TS_REASON_NONE;
  for (int reason = 0; reason < TS_REASONS; reason++)
    if (!taken[reason] && causes->reasons[reason] > causes->reasons[most])
      most = (TsReason)reason;
  return most;
}

static void one_configuration (GString *out, const TsConfigurationResult *configuration, bool *mentioned,
                               const TsTextStyle *style)
{
  Causes causes = causes_of (configuration);
  if (causes.unsuccessful == 0)
    return;
  bool taken[TS_REASONS] = {false};
  taken[TS_REASON_NONE] = true;
  causes.reasons[TS_REASON_NONE] = 0;
  g_autofree char *clean = ts_text_clean (configuration->name, style);
  g_autofree char *name = ts_text_cut (clean, style->width - 1);
  g_autofree char *share = ts_text_percent ((double)causes.unsuccessful / (double)causes.attempts);
  GString *line = g_string_new (NULL);
  g_string_append_printf (line, ": %s %% of attempts:", share);
  for (int i = 0; i < MOST_REASONS; i++) {
    TsReason reason = next_reason (&causes, taken);
    if (reason == TS_REASON_NONE)
      break;
    taken[reason] = true;
    mentioned[reason] = true;
    g_autofree char *part = ts_text_percent ((double)causes.reasons[reason] / (double)causes.unsuccessful);
    g_string_append_printf (line, "%s %s %s %%", i > 0 ? "," : "", ts_reason (reason)->code, part);
  }
  ts_text_tinted (out, name, TS_TINT_STRONG, style);
  ts_text_wrapped (out, line->str, ts_text_width (name), 2, style);
  g_string_free (line, TRUE);
}

static void explain (GString *out, const TsReasonRow *row, const TsTextStyle *style)
{
  GString *line = g_string_new (NULL);
  g_string_append_printf (line, "(%s): %s", ts_outcome_name (row->outcome), row->sentence);
  if (row->change[0] != '\0')
    g_string_append_printf (line, " What helps (%s): %s", row->who, row->change);
  g_autofree char *clean = ts_text_clean (line->str, style);
  ts_text_tinted (out, row->code, TS_TINT_STRONG, style);
  g_string_append_c (out, ' ');
  ts_text_wrapped (out, clean, ts_text_width (row->code) + 1, 2, style);
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

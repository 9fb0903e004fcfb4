/* The first screen: what people read after a run. */
#include "text_line.h"
#include "text_parts.h"
#include "text_value.h"

#define SECONDS_PER_DAY 86400.0

static void head (GString *out, const TsResults *results, const TsTextStyle *style)
{
  g_autofree char *name = ts_text_clean (results->scenario_name, style);
  g_autofree char *cut = ts_text_cut (name, style->width);
  char days[G_ASCII_DTOSTR_BUF_SIZE];
  g_ascii_formatd (days, (gint)sizeof days, "%.4g", results->duration / SECONDS_PER_DAY);
  g_autofree char *line =
    g_strdup_printf ("%u replication%s of %s day%s from %s, seed %" G_GUINT64_FORMAT ", era %s",
                     results->replications, results->replications == 1 ? "" : "s", days,
                     results->duration == SECONDS_PER_DAY ? "" : "s", results->start, results->seed, results->era);
  g_autofree char *clean = ts_text_clean (line, style);
  ts_text_tinted (out, cut, TS_TINT_STRONG, style);
  g_string_append_c (out, '\n');
  ts_text_wrapped (out, clean, 0, 2, style);
  if (style->verbose && results->scenario_question != NULL) {
    g_autofree char *question = ts_text_clean (results->scenario_question, style);
    ts_text_wrapped (out, question, 0, 2, style);
  }
  if (!results->complete) {
    g_autofree char *missing = g_strdup_printf ("only %u of %u replications were run", results->replications,
                                                results->replications_asked);
    ts_text_tinted (out, "INCOMPLETE", TS_TINT_DOUBT, style);
    g_string_append_c (out, ' ');
    ts_text_wrapped (out, missing, 11, 2, style);
  }
  g_string_append_c (out, '\n');
}

static void assumptions (GString *out, const TsResults *results, const TsTextStyle *style)
{
  guint n = g_strv_length (results->assumptions);
  if (n == 0)
    return;
  g_autofree char *line = g_strdup_printf ("%u assumption%s in force%s", n, n == 1 ? "" : "s",
                                           style->verbose ? ":" : "; --verbose and results.json list them.");
  ts_text_wrapped (out, line, 0, 2, style);
  for (guint i = 0; style->verbose && i < n; i++) {
    g_autofree char *clean = ts_text_clean (results->assumptions[i], style);
    g_string_append (out, "- ");
    ts_text_wrapped (out, clean, 2, 2, style);
  }
}

char *ts_report_text (const TsResults *results, const TsTextStyle *style)
{
  g_assert (style->width >= 20);
  GString *out = g_string_new (NULL);
  head (out, results, style);
  ts_text_expectations (out, results, style);
  ts_text_ranking (out, results, style);
  ts_text_tables (out, results, style);
  ts_text_reasons (out, results, style);
  assumptions (out, results, style);
  return g_string_free (out, FALSE);
}

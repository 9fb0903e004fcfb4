/* A comparison with a baseline, as people read it. */
#include <math.h>
#include <string.h>

#include "results_view.h"
#include "text_line.h"
#include "text_table.h"
#include "text_value.h"

static void paragraph (GString *out, const char *text, const TsTextStyle *style)
{
  g_autofree char *clean = ts_text_clean (text, style);
  ts_text_wrapped (out, clean, 0, 2, style);
}

static void verdict (GString *out, const TsBaselineComparison *comparison, const TsTextStyle *style)
{
  static const struct {
    const char *word;
    TsTint tint;
    const char *means;
  } rows[] = {
    [TS_BASELINE_IDENTICAL] = {"PASS", TS_TINT_GOOD, "everything is identical"},
    [TS_BASELINE_NO_REGRESSION] = {"PASS", TS_TINT_GOOD, "no regression"},
    [TS_BASELINE_REGRESSION] = {"REGRESSION", TS_TINT_BAD, NULL},
    [TS_BASELINE_UNDECIDED] = {"UNDECIDED", TS_TINT_DOUBT,
                               "something differs, and nothing could be tested: more replications are needed"},
  };
  g_autofree char *count = g_strdup_printf ("%u measure%s worse than before", comparison->n_regressions,
                                            comparison->n_regressions == 1 ? " is" : "s are");
  const char *word = rows[comparison->verdict].word;
  const char *means = rows[comparison->verdict].means;
  ts_text_tinted (out, word, rows[comparison->verdict].tint, style);
  g_string_append_c (out, ' ');
  ts_text_wrapped (out, means == NULL ? count : means, (unsigned)strlen (word) + 1, 2, style);
}

/* Ends a list of names that begins after `head` bytes; nothing where it is empty. */
static void end_list (GString *out, GString *list, size_t head, const TsTextStyle *style)
{
  if (list->len > head)
    paragraph (out, list->str, style);
  g_string_free (list, TRUE);
}

static void identical (GString *out, const TsBaselineComparison *comparison, const TsTextStyle *style)
{
  GString *list = g_string_new ("identical: nothing changed at all in ");
  const size_t head = list->len;
  for (uint32_t i = 0; i < comparison->n_configurations; i++)
    if (comparison->configurations[i].is_identical)
      g_string_append_printf (list, "%s%s", list->len > head ? ", " : "", comparison->configurations[i].name);
  end_list (out, list, head, style);
}

/* "guests call.success_rate 35.9 -> 33.1 % (-2.8 ±0.3)" */
static void name_change (GString *out, const char *configuration, const TsMeasureChange *change,
                         const TsTextStyle *style)
{
  g_autofree char *measure = ts_measure_full_name (change->measure, change->operation);
  g_autofree char *values = ts_text_change (change, style);
  g_autofree char *line = g_strdup_printf ("- %s: %s %s", configuration, measure, values);
  paragraph (out, line, style);
}

static void list_changes (GString *out, const TsBaselineComparison *comparison, TsMeasureVerdict wanted,
                          const char *heading, const TsTextStyle *style)
{
  bool is_first = true;
  for (uint32_t i = 0; i < comparison->n_configurations; i++)
    for (uint32_t k = 0; k < comparison->configurations[i].n_changes; k++) {
      const TsMeasureChange *change = &comparison->configurations[i].changes[k];
      if (change->verdict != wanted)
        continue;
      if (is_first)
        paragraph (out, heading, style);
      is_first = false;
      name_change (out, comparison->configurations[i].name, change, style);
    }
}

static void notes (GString *out, const TsBaselineComparison *comparison, const TsTextStyle *style)
{
  for (size_t i = 0; comparison->notes[i] != NULL; i++) {
    g_autofree char *line = g_strconcat ("Note: ", comparison->notes[i], ".", NULL);
    paragraph (out, line, style);
  }
}

static bool is_unchanged (const TsMeasureChange *change)
{
  return change->difference.low == 0.0 && change->difference.high == 0.0;
}

static char *p_text (const TsMeasureChange *change)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  if (ts_unit_is_exact (ts_measure (change->measure)->unit))
    return g_strdup ("exact");
  if (change->difference.n < 2)
    return g_strdup ("-");
  if (change->p_family < 0.001)
    return g_strdup ("<0.001");
  return g_strdup (g_ascii_formatd (buffer, (gint)sizeof buffer, "%.3f", change->p_family));
}

static const char *verdict_text (const TsMeasureChange *change)
{
  static const char *const words[] = {[TS_BASELINE_CHANGE_NONE] = "~",
                                      [TS_BASELINE_CHANGE_BETTER] = "better",
                                      [TS_BASELINE_CHANGE_WORSE] = "worse",
                                      [TS_BASELINE_CHANGE_REGRESSION] = "REGRESSION"};
  return words[change->verdict];
}

static void add_row (TsTable *table, const TsMeasureChange *change, const TsTextStyle *style)
{
  TsUnit unit = ts_measure (change->measure)->unit;
  char *cells[] = {ts_measure_full_name (change->measure, change->operation),
                   ts_text_value (change->before, unit),
                   ts_text_value (change->after, unit),
                   ts_text_difference (change->difference, unit, style),
                   p_text (change),
                   g_strdup (verdict_text (change))};
  ts_table_add (table, cells);
}

/* What is exactly the same in a configuration where something is not. */
static void list_unchanged (GString *out, const TsConfigurationChanges *configuration, const TsTextStyle *style)
{
  GString *list = g_string_new ("exactly the same: ");
  const size_t head = list->len;
  for (uint32_t i = 0; i < configuration->n_changes; i++) {
    const TsMeasureChange *change = &configuration->changes[i];
    g_autofree char *measure = ts_measure_full_name (change->measure, change->operation);
    if (is_unchanged (change))
      g_string_append_printf (list, "%s%s", list->len > head ? ", " : "", measure);
  }
  end_list (out, list, head, style);
}

static void table (GString *out, const TsConfigurationChanges *configuration, const TsTextStyle *style)
{
  static const char *const headers[] = {"measure", "old", "new", "difference", "p", "change", NULL};
  g_autofree char *name = ts_text_clean (configuration->name, style);
  g_autofree char *cut = ts_text_cut (name, style->width);
  TsTable *rows = ts_table_new (headers);
  bool is_empty = true;
  for (uint32_t i = 0; i < configuration->n_changes; i++)
    if (!is_unchanged (&configuration->changes[i])) {
      add_row (rows, &configuration->changes[i], style);
      is_empty = false;
    }
  g_string_append_c (out, '\n');
  ts_text_tinted (out, cut, TS_TINT_STRONG, style);
  g_string_append_c (out, '\n');
  if (!is_empty)
    ts_table_render (rows, out, style);
  list_unchanged (out, configuration, style);
  ts_table_free (rows);
}

/* What the columns mean, for who has not seen such a table before. */
static void legend (GString *out, const TsBaselineComparison *comparison, const TsTextStyle *style)
{
  char rate[G_ASCII_DTOSTR_BUF_SIZE], relative[G_ASCII_DTOSTR_BUF_SIZE];
  g_ascii_formatd (rate, (gint)sizeof rate, "%.4g", comparison->tolerance.rate * 100.0);
  g_ascii_formatd (relative, (gint)sizeof relative, "%.4g", comparison->tolerance.relative * 100.0);
  g_autofree char *pairing = comparison->is_paired
                               ? g_strdup_printf ("paired over %u replications", comparison->replications_after)
                               : g_strdup_printf ("unpaired, %u against %u replications",
                                                  comparison->replications_before, comparison->replications_after);
  g_autofree char *text = g_strdup_printf (
    "Rates in %%, times in min:s; differences with 95 %% intervals, %s; p after Holm over %u tests; "
    "~ not significant (p >= 0.01). A regression is significant and larger than %s point%s of a rate or %s %% of "
    "anything else; an exact count that grows is one as well.",
    pairing, comparison->n_tests, rate, comparison->tolerance.rate == 0.01 ? "" : "s", relative);
  g_string_append_c (out, '\n');
  paragraph (out, text, style);
}

char *ts_report_baseline_text (const TsBaselineComparison *comparison, const TsTextStyle *style)
{
  g_assert (style->width >= 20);
  GString *out = g_string_new (NULL);
  verdict (out, comparison, style);
  identical (out, comparison, style);
  list_changes (out, comparison, TS_BASELINE_CHANGE_REGRESSION, "Worse:", style);
  list_changes (out, comparison, TS_BASELINE_CHANGE_WORSE, "Worse, within the tolerance:", style);
  list_changes (out, comparison, TS_BASELINE_CHANGE_BETTER, "Better:", style);
  notes (out, comparison, style);
  for (uint32_t i = 0; i < comparison->n_configurations; i++)
    if (!comparison->configurations[i].is_identical)
      table (out, &comparison->configurations[i], style);
  if (comparison->verdict != TS_BASELINE_IDENTICAL)
    legend (out, comparison, style);
  return g_string_free (out, FALSE);
}

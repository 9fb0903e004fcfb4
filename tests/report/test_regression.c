/* A comparison with a baseline: the verdict on top, then why, then everything. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <jansson.h>
#include <string.h>

#include "tenantsim/report.h"

static const TsTextStyle plain = {.utf8 = true, .width = 80};

static const TsMeasureChange sample_changes[] = {
  {.measure = TS_MEASURE_SUCCESS_RATE,
   .operation = TS_OPERATION_ADD_PARTICIPANT,
   .before = 0.359,
   .after = 0.331,
   .difference = {-0.028, -0.031, -0.025, 30},
   .p = 0.00001,
   .p_family = 0.00004,
   .verdict = TS_BASELINE_CHANGE_REGRESSION},
  {.measure = TS_MEASURE_RESTRICTED_TIME_TO_HELP,
   .operation = TS_OPERATIONS,
   .before = 3590,
   .after = 3671,
   .difference = {81, -12, 174, 30},
   .p = 0.04,
   .p_family = 0.16,
   .verdict = TS_BASELINE_CHANGE_NONE},
  {.measure = TS_MEASURE_HELPED_RATE,
   .operation = TS_OPERATIONS,
   .before = 0.5,
   .after = 0.5,
   .difference = {0, 0, 0, 30},
   .p = 1,
   .p_family = 1,
   .verdict = TS_BASELINE_CHANGE_NONE},
  {.measure = TS_MEASURE_EXPOSURE,
   .operation = TS_OPERATIONS,
   .before = 0,
   .after = 12,
   .difference = {12, 12, 12, 30},
   .p = 1,
   .p_family = 1,
   .verdict = TS_BASELINE_CHANGE_REGRESSION},
};

/* Two configurations, the first of which is identical. Free with ts_baseline_comparison_free(). */
static TsBaselineComparison *sample (const char *name)
{
  static const char *const notes[] = {"another seed: 1, now 2; replications cannot be paired", NULL};
  TsBaselineComparison *comparison = g_new0 (TsBaselineComparison, 1);
  comparison->verdict = TS_BASELINE_REGRESSION;
  comparison->tolerance = TS_TOLERANCE_DEFAULT;
  comparison->replications_before = comparison->replications_after = 30;
  comparison->n_tests = 3;
  comparison->n_regressions = 2;
  comparison->notes = g_strdupv ((char **)notes);
  comparison->configurations = g_new0 (TsConfigurationChanges, 2);
  comparison->n_configurations = 2;
  comparison->configurations[0] = (TsConfigurationChanges){.name = g_strdup ("isolated"), .is_identical = true};
  comparison->configurations[1] = (TsConfigurationChanges){.name = g_strdup (name),
                                                           .changes = g_memdup2 (sample_changes, sizeof sample_changes),
                                                           .n_changes = G_N_ELEMENTS (sample_changes)};
  return comparison;
}

static char *sample_text (const char *name, const TsTextStyle *style)
{
  TsBaselineComparison *comparison = sample (name);
  char *text = ts_report_baseline_text (comparison, style);
  ts_baseline_comparison_free (comparison);
  return text;
}

static void the_text_is_this (void **state)
{
  (void)state;
  g_autofree char *text = sample_text ("guests", &plain);
  assert_string_equal (text, "REGRESSION 2 measures are worse than before\n"
                             "identical: nothing changed at all in isolated\n"
                             "Worse:\n"
                             "- guests: add_participant.success_rate 35.9 -> 33.1 % (-2.8 ±0.3)\n"
                             "- guests: exposure 0 -> 12 (+12)\n"
                             "Note: another seed: 1, now 2; replications cannot be paired.\n"
                             "\n"
                             "guests\n"
                             "measure                         old      new   difference       p      change\n"
                             "add_participant.success_rate   35.9     33.1    -2.8 ±0.3  <0.001  REGRESSION\n"
                             "restricted_time_to_help       59:50  1:01:11  +1:21 ±1:33   0.160           ~\n"
                             "exposure                          0       12          +12   exact  REGRESSION\n"
                             "exactly the same: helped_rate\n"
                             "\n"
                             "Rates in %, times in min:s; differences with 95 % intervals, unpaired, 30\n"
                             "  against 30 replications; p after Holm over 3 tests; ~ not significant (p >=\n"
                             "  0.01). A regression is significant and larger than 1 point of a rate or 2 % of\n"
                             "  anything else; an exact count that grows is one as well.\n");
}

static void every_line_fits_the_terminal (void **state)
{
  (void)state;
  static const unsigned widths[] = {20, 33, 60, 80, 200};
  static const char *const names[] = {"guests", "a-name-that-is-longer-than-any-terminal-that-anybody-has-ever-used"};
  for (size_t i = 0; i < G_N_ELEMENTS (widths); i++)
    for (int k = 0; k < 4; k++) {
      TsTextStyle style = {.utf8 = k / 2 != 0, .width = widths[i]};
      g_autofree char *text = sample_text (names[k % 2], &style);
      g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
      for (size_t line = 0; lines[line] != NULL; line++)
        if (g_utf8_strlen (lines[line], -1) > (glong)widths[i])
          fail_msg ("wider than %u: '%s'", widths[i], lines[line]);
    }
}

static void ascii_where_the_terminal_knows_no_more (void **state)
{
  (void)state;
  TsTextStyle style = {.width = 80};
  g_autofree char *text = sample_text ("G\u00e4ste", &style);
  assert_true (g_str_is_ascii (text));
  assert_non_null (strstr (text, "-2.8 +-0.3"));
}

static void a_name_cannot_move_the_cursor (void **state)
{
  (void)state;
  g_autofree char *text = sample_text ("a\033]0;title\007\nPASS", &plain);
  assert_null (strchr (text, '\033'));
  assert_null (strchr (text, '\007'));
  assert_null (strstr (text, "\nPASS"));
}

static void colours_come_with_words (void **state)
{
  (void)state;
  TsTextStyle style = {.utf8 = true, .width = 80, .color = true};
  g_autofree char *text = sample_text ("guests", &style);
  assert_true (g_str_has_prefix (text, "\033[1;31mREGRESSION\033[0m 2 measures"));
}

static void each_verdict_has_its_sentence (void **state)
{
  (void)state;
  static const char *const starts[] = {[TS_BASELINE_IDENTICAL] = "PASS everything is identical\nidentical: nothing",
                                       [TS_BASELINE_NO_REGRESSION] = "PASS no regression\n",
                                       [TS_BASELINE_REGRESSION] = "REGRESSION 1 measure is worse",
                                       [TS_BASELINE_UNDECIDED] = "UNDECIDED something differs"};
  for (size_t i = 0; i < G_N_ELEMENTS (starts); i++) {
    TsBaselineComparison *comparison = sample ("guests");
    comparison->verdict = (TsBaselineVerdict)i;
    comparison->n_regressions = 1;
    g_autofree char *text = ts_report_baseline_text (comparison, &plain);
    if (!g_str_has_prefix (text, starts[i]))
      fail_msg ("'%s' does not begin with '%s'", text, starts[i]);
    ts_baseline_comparison_free (comparison);
  }
}

static void the_json_holds_everything (void **state)
{
  (void)state;
  TsBaselineComparison *comparison = sample ("gu\"ests");
  g_autofree char *text = ts_report_baseline_json (comparison);
  ts_baseline_comparison_free (comparison);
  json_t *document = json_loads (text, JSON_REJECT_DUPLICATES, NULL);
  assert_non_null (document);
  const char *verdict, *note, *name, *measure;
  json_t *changes;
  assert_int_equal (json_unpack (document, "{s:s, s:[s], s:[{}, {s:s, s:b, s:o}]}", "verdict", &verdict, "notes", &note,
                                 "configurations", "name", &name, "identical", &(int){0}, "measures", &changes),
                    0);
  assert_string_equal (verdict, "regression");
  assert_string_equal (name, "gu\"ests");
  assert_int_equal (json_array_size (changes), G_N_ELEMENTS (sample_changes));
  double before, after, low, p, p_holm;
  assert_int_equal (json_unpack (json_array_get (changes, 0), "{s:s, s:F, s:F, s:{s:F}, s:F, s:F, s:s}", "measure",
                                 &measure, "old", &before, "new", &after, "difference", "low", &low, "p", &p, "p_holm",
                                 &p_holm, "verdict", &verdict),
                    0);
  assert_string_equal (measure, "add_participant.success_rate");
  assert_string_equal (verdict, "regression");
  assert_true (before == 0.359 && after == 0.331 && low == -0.031 && p == 1e-5 && p_holm == 4e-5);
  assert_null (json_object_get (json_array_get (changes, 3), "p"));
  json_decref (document);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (the_text_is_this),
    cmocka_unit_test (every_line_fits_the_terminal),
    cmocka_unit_test (ascii_where_the_terminal_knows_no_more),
    cmocka_unit_test (a_name_cannot_move_the_cursor),
    cmocka_unit_test (colours_come_with_words),
    cmocka_unit_test (each_verdict_has_its_sentence),
    cmocka_unit_test (the_json_holds_everything),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

/* summary.md: the verdict on top, the numbers of the text, and text of a scenario as text. */
#include "sample_results.h"

#include <string.h>

#include "../../sim/report/markdown_text.h"

static char *markdown_of (TsResults *results)
{
  char *text = ts_report_markdown (results);
  ts_results_free (results);
  return text;
}

/* The line that begins with `start`, the `nth` of them from 0. */
static char *line_of (const char *text, const char *start, int nth)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  for (size_t i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], start) && nth-- == 0)
      return g_strdup (lines[i]);
  fail_msg ("no line begins with '%s'", start);
  return NULL;
}

static void assert_line (const char *text, const char *start, int nth, const char *expected)
{
  g_autofree char *line = line_of (text, start, nth);
  assert_string_equal (line, expected);
}

static void assert_escaped (const char *text, const char *expected)
{
  g_autofree char *escaped = ts_markdown_escape (text);
  assert_string_equal (escaped, expected);
}

static void the_verdict_is_the_first_word (void **state)
{
  static const struct {
    TsExpectationVerdict verdicts[3];
    const char *first_line;
  } cases[] = {
    {{TS_EXPECTATION_PASS, TS_EXPECTATION_PASS, TS_EXPECTATION_PASS}, "# PASS: ABC, Contoso1 and Contoso2\n"},
    {{TS_EXPECTATION_PASS, TS_EXPECTATION_UNDECIDED, TS_EXPECTATION_PASS}, "# UNDECIDED: ABC, Contoso1 and Contoso2\n"},
    {{TS_EXPECTATION_UNDECIDED, TS_EXPECTATION_FAIL, TS_EXPECTATION_PASS}, "# FAIL: ABC, Contoso1 and Contoso2\n"},
  };
  (void)state;
  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++) {
    TsResults *results = sample_results ();
    for (int k = 0; k < 3; k++)
      results->expectations[k].verdict = cases[i].verdicts[k];
    g_autofree char *text = markdown_of (results);
    assert_true (g_str_has_prefix (text, cases[i].first_line));
  }
}

static void without_expectations_there_is_no_verdict (void **state)
{
  (void)state;
  TsResults *results = sample_results ();
  uint32_t n = results->n_expectations;
  results->n_expectations = 0;
  g_autofree char *text = ts_report_markdown (results);
  assert_true (g_str_has_prefix (text, "# ABC, Contoso1 and Contoso2\n"));
  assert_null (strstr (text, "expectation"));
  results->n_expectations = n;
  ts_results_free (results);
}

static void what_fails_is_shown_and_what_holds_is_folded (void **state)
{
  (void)state;
  g_autofree char *text = markdown_of (sample_results ());
  const char *fold = strstr (text, "<summary>What holds</summary>\n\n");
  assert_non_null (fold);
  assert_non_null (strstr (text, "Of 3 expectations 1 passed, 1 failed, 1 undecided.\n\n"));
  assert_line (text, "| FAIL", 0,
               "| FAIL | guests: helped_rate &gt; 90% | measured 50.0 % (45.0 to 55.0) | "
               "sample.yaml, line 41 |");
  assert_line (text, "| UNDECIDED", 0,
               "| UNDECIDED | guests: p95(time_to_help) &lt; 10min | "
               "measured 10:00 (10:00 to 10:00) | sample.yaml, line 42 |");
  assert_true (strstr (text, "| FAIL") < fold && strstr (text, "| UNDECIDED") < fold);
  assert_true (strstr (text, "| PASS") > fold && strstr (text, "| PASS") < strstr (text, "</details>"));
}

static void all_is_well_is_one_line_that_unfolds (void **state)
{
  (void)state;
  TsResults *results = sample_results ();
  for (uint32_t i = 0; i < results->n_expectations; i++)
    results->expectations[i].verdict = TS_EXPECTATION_PASS;
  g_autofree char *text = markdown_of (results);
  assert_non_null (strstr (text, "<summary>All 3 expectations hold</summary>\n\n"));
  assert_null (strstr (text, "FAIL"));
}

static void an_assertion_that_does_not_hold_is_shown_too (void **state)
{
  (void)state;
  TsResults *results = sample_results ();
  for (uint32_t i = 0; i < results->n_expectations; i++)
    results->expectations[i].verdict = TS_EXPECTATION_PASS;
  sample_assertions (results, 5);
  g_autofree char *text = markdown_of (results);
  assert_true (g_str_has_prefix (text, "# FAIL: "));
  assert_non_null (strstr (text, "\nOf 3 expectations 3 passed, 0 failed, 0 undecided.\n\n"
                                 "Of 2 assertions 1 passed, 1 failed.\n\n"));
  assert_line (text, "| FAIL", 0,
               "| FAIL | {deny: call, from: A, to: B} in guests | 5 of 12 pairs differ; "
               "the first is call from A.x.1 to B.y.1: expected denied (FED_REMOTE), is allowed | "
               "sample.yaml, line 51 |");
}

/* The numbers of test_text.c, which pins the same tables. */
static void the_tables_are_those_of_the_text (void **state)
{
  (void)state;
  g_autofree char *text = markdown_of (sample_results ());
  assert_line (text, "| configuration", 0, "| configuration | search | call | add_participant | share_file |");
  assert_line (text, "|---", 2, "|---|---:|---:|---:|---:|");
  assert_line (text, "| allow-lists", 0, "| allow-lists | 80.0 ±1.2 | 80.0 ±1.2 | 80.0 ±1.2 | 80.0 ±1.2 |");
  assert_line (text, "| guests", 1, "| guests | 25.0 ±2.0 | 25.0 ±2.0 | 25.0 ±2.0 | 25.0 ±2.0 |");
  assert_line (text, "| allow-lists", 2, "| allow-lists | 50.0 ±3.0 █████░░░░░ | 25.0 ±3.0 | 3:21 ±0:10 |");
  assert_line (text, "| guests", 3, "| guests | 7 | 0 | 12,345 | 6 | 5 |");
  assert_non_null (strstr (text, "\nNeeds helped, most first: allow-lists &gt; guests (&gt; more"));
}

static void causes_come_with_who_can_change_each (void **state)
{
  (void)state;
  const TsReasonRow *row = ts_reason (TS_REASON_FED_REMOTE);
  g_autofree char *text = markdown_of (sample_results ());
  g_autofree char *expected =
    g_strdup_printf ("| FED_REMOTE | denied | %s | %s | %s |", row->sentence, row->who, row->change);
  assert_line (text, "| guests", 5, "| guests | 60.0 % | FED_REMOTE 100.0 % |");
  assert_line (text, "| FED_REMOTE", 0, expected);
}

static void assumptions_are_folded (void **state)
{
  (void)state;
  g_autofree char *text = markdown_of (sample_results ());
  const char *fold = strstr (text, "<details>\n<summary>2 assumptions in force</summary>\n\n<ul>\n"
                                   "<li>Guests see their team only.</li>\n");
  assert_non_null (fold);
  assert_true (g_str_has_suffix (text, "</ul>\n\n</details>\n"));
}

static void an_interrupted_run_says_so (void **state)
{
  (void)state;
  TsResults *results = sample_results ();
  results->complete = false;
  results->replications_asked = 30;
  g_autofree char *text = markdown_of (results);
  assert_non_null (strstr (text, "\n**INCOMPLETE**: only 2 of 30 replications were run.\n\n"));
}

static void what_could_begin_markup_is_a_reference (void **state)
{
  (void)state;
  assert_escaped ("a|b", "a&#124;b");
  assert_escaped ("`x` *b* ~s~ $m$", "&#96;x&#96; &#42;b&#42; &#126;s&#126; &#36;m&#36;");
  assert_escaped ("<b>&amp;\"", "&lt;b&gt;&amp;amp;&quot;");
  assert_escaped ("[a](b) \\|", "&#91;a&#93;(b) &#92;&#124;");
  assert_escaped ("one\r\ntwo\n\n# three", "one  two  &#35;<!-- --> three");
  assert_escaped ("\x1b[2J\x01", "?&#91;2J?");
  assert_escaped ("Zürich \xff", "Zürich \uFFFD");
}

static void words_stay_readable_where_nothing_begins (void **state)
{
  static const char readable[] = "share_file at 1:03:21, 50 % - allow-lists: x{from=a.b}";
  (void)state;
  assert_escaped (readable, readable);
  assert_escaped ("_a_ a_", "&#95;a&#95; a&#95;");
  assert_escaped ("Contoso1/field-support", "Contoso1/field-support");
}

static void nobody_is_mentioned_and_nothing_becomes_a_link_or_a_picture (void **state)
{
  (void)state;
  assert_escaped ("@team #12", "&#64;<!-- -->team &#35;<!-- -->12");
  assert_escaped ("see https://x.example", "see https:&#47;/x.example");
  assert_escaped ("www.x.example", "www&#46;x.example");
  assert_escaped (":tada: :+1:", "&#58;<!-- -->tada: &#58;<!-- -->+1:");
}

/* Every text that a scenario supplies, at once: no line more, no cell more, no tag. */
static void hostile_text_changes_nothing_of_the_page (void **state)
{
  static const char hostile[] = "x|y</summary></details>\n\n# `z` <script>\n- a\n| b |\n<!--";
  (void)state;
  TsResults *results = sample_results ();
  g_autofree char *tame = ts_report_markdown (results);
  sample_rename (&results->scenario_name, hostile);
  sample_rename (&results->scenario_question, hostile);
  sample_rename (&results->scenario_file, hostile);
  sample_rename (&results->start, hostile);
  sample_rename (&results->era, hostile);
  sample_rename (&results->version, hostile);
  sample_rename (&results->configurations[0].name, hostile);
  sample_rename (&results->configurations[1].name, hostile);
  sample_rename (&results->expectations[0].text, hostile);
  sample_rename (&results->expectations[1].text, hostile);
  sample_rename (&results->assumptions[0], hostile);
  g_autofree char *text = markdown_of (results);
  g_auto (GStrv) before = g_strsplit (tame, "\n", -1);
  g_auto (GStrv) after = g_strsplit (text, "\n", -1);
  assert_int_equal (g_strv_length (before), g_strv_length (after));
  for (size_t i = 0; before[i] != NULL; i++) {
    static const char *const marks[] = {"|", "<d", "</", "<s", "# ", "`", "*"};
    for (size_t k = 0; k < G_N_ELEMENTS (marks); k++) {
      g_auto (GStrv) old = g_strsplit (before[i], marks[k], -1);
      g_auto (GStrv) new = g_strsplit (after[i], marks[k], -1);
      if (g_strv_length (old) != g_strv_length (new))
        fail_msg ("line %zu: '%s' became '%s'", i + 1, before[i], after[i]);
    }
  }
}

/* An SVG is for the page, and a figure that could not be drawn is no file. */
static void pictures_that_were_drawn_are_shown_and_no_others (void **state)
{
  (void)state;
  g_autoptr (GBytes) drawn = g_bytes_new_static ("PNG", 3);
  TsPicture pictures[] = {
    {.id = TS_FIGURE_OUTCOMES, .format = TS_FIGURE_SVG, .picture = drawn},
    {.id = TS_FIGURE_OUTCOMES, .format = TS_FIGURE_PNG, .picture = drawn},
    {.id = TS_FIGURE_SWITCHING, .format = TS_FIGURE_PNG},
  };
  g_autoptr (GArray) all = g_array_new (FALSE, TRUE, sizeof (TsPicture));
  g_array_append_vals (all, &pictures[2], 1);
  g_autofree char *nothing = ts_report_markdown_pictures (all, "figures");
  assert_string_equal (nothing, "");
  g_array_append_vals (all, pictures, 2);
  g_autofree char *text = ts_report_markdown_pictures (all, "figures");
  assert_true (g_str_has_prefix (text, "\n## Pictures\n\n### How attempts ended\n\nEvery attempt ends in exactly one"));
  assert_true (g_str_has_suffix (text, "\n\n![How attempts ended](figures/outcomes.png)\n"));
  assert_null (strstr (text, "switching"));
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (the_verdict_is_the_first_word),
    cmocka_unit_test (without_expectations_there_is_no_verdict),
    cmocka_unit_test (what_fails_is_shown_and_what_holds_is_folded),
    cmocka_unit_test (all_is_well_is_one_line_that_unfolds),
    cmocka_unit_test (an_assertion_that_does_not_hold_is_shown_too),
    cmocka_unit_test (the_tables_are_those_of_the_text),
    cmocka_unit_test (causes_come_with_who_can_change_each),
    cmocka_unit_test (assumptions_are_folded),
    cmocka_unit_test (an_interrupted_run_says_so),
    cmocka_unit_test (what_could_begin_markup_is_a_reference),
    cmocka_unit_test (words_stay_readable_where_nothing_begins),
    cmocka_unit_test (nobody_is_mentioned_and_nothing_becomes_a_link_or_a_picture),
    cmocka_unit_test (hostile_text_changes_nothing_of_the_page),
    cmocka_unit_test (pictures_that_were_drawn_are_shown_and_no_others),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

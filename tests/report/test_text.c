/* The first screen: verdict on top, lined up, readable without colour. */
#include "sample_results.h"

#include <string.h>

static const TsTextStyle plain = {.utf8 = true, .width = 80};

static char *sample_text (const TsTextStyle *style)
{
  TsResults *results = sample_results ();
  char *text = ts_report_text (results, style);
  ts_results_free (results);
  return text;
}

static void assert_fits (const char *text, unsigned width)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  for (size_t i = 0; lines[i] != NULL; i++)
    if (g_utf8_strlen (lines[i], -1) > (glong)width)
      fail_msg ("line %zu is wider than %u: '%s'", i + 1, width, lines[i]);
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

static void every_line_fits_the_terminal (void **state)
{
  (void)state;
  static const unsigned widths[] = {20, 21, 40, 60, 80, 120, 500};
  for (size_t i = 0; i < G_N_ELEMENTS (widths); i++)
    for (int utf8 = 0; utf8 < 2; utf8++) {
      TsTextStyle style = {.utf8 = utf8 != 0, .width = widths[i], .verbose = true};
      g_autofree char *text = sample_text (&style);
      assert_fits (text, widths[i]);
    }
}

static void long_names_are_cut_and_fit_too (void **state)
{
  (void)state;
  static const unsigned widths[] = {20, 80, 120};
  TsResults *results = sample_results ();
  sample_rename (&results->configurations[0].name,
                 "a-configuration-with-a-name-that-nobody-would-choose-but-somebody-will-"
                 "in-a-hurry-because-it-is-late-already");
  for (size_t i = 0; i < G_N_ELEMENTS (widths); i++) {
    TsTextStyle style = {.utf8 = true, .width = widths[i]};
    g_autofree char *text = ts_report_text (results, &style);
    assert_fits (text, widths[i]);
  }
  ts_results_free (results);
}

static void columns_are_lined_up_under_their_headers (void **state)
{
  (void)state;
  g_autofree char *text = sample_text (&plain);
  g_autofree char *header = line_of (text, "configuration", 0);
  g_autofree char *row = line_of (text, "allow-lists", 0);
  assert_string_equal (header, "configuration     search       call  add_participant  share_file");
  assert_string_equal (row, "allow-lists    80.0 ±1.2  80.0 ±1.2        80.0 ±1.2   80.0 ±1.2");
}

static void rates_show_success_and_fulfilled_in_their_own_tables (void **state)
{
  (void)state;
  g_autofree char *text = sample_text (&plain);
  g_autofree char *fulfilled = line_of (text, "guests", 1);
  assert_string_equal (fulfilled, "guests         25.0 ±2.0  25.0 ±2.0        25.0 ±2.0   25.0 ±2.0");
}

static void needs_show_a_bar_and_times_in_minutes (void **state)
{
  (void)state;
  g_autofree char *text = sample_text (&plain);
  g_autofree char *row = line_of (text, "allow-lists", 2);
  assert_string_equal (row, "allow-lists    50.0 ±3.0 █████░░░░░     25.0 ±3.0    3:21 ±0:10");
}

static void reach_and_price_are_exact_counts (void **state)
{
  (void)state;
  g_autofree char *text = sample_text (&plain);
  g_autofree char *row = line_of (text, "guests", 3);
  assert_string_equal (row, "guests             7           0    12,345         6              5");
}

static void what_is_undecided_or_fails_stands_on_top_with_value_and_place (void **state)
{
  (void)state;
  TsTextStyle wide = {.utf8 = true, .width = 120};
  g_autofree char *text = sample_text (&wide);
  g_autofree char *summary = line_of (text, "Of 3", 0);
  g_autofree char *failed = line_of (text, "FAIL", 0);
  g_autofree char *undecided = line_of (text, "UNDECIDED", 0);
  assert_string_equal (summary, "Of 3 expectations 1 passed, 1 failed, 1 undecided:");
  assert_string_equal (failed, "FAIL guests: helped_rate > 90% - measured 50.0 % (45.0 to 55.0), sample.yaml:41");
  assert_string_equal (undecided, "UNDECIDED guests: p95(time_to_help) < 10min - measured 10:00 (10:00 to 10:00), "
                                  "sample.yaml:42");
  assert_true (strstr (text, "FAIL") < strstr (text, "Success rate"));
  assert_null (strstr (text, "PASS"));
}

static void all_is_well_takes_one_line (void **state)
{
  (void)state;
  TsResults *results = sample_results ();
  for (uint32_t i = 0; i < results->n_expectations; i++)
    results->expectations[i].verdict = TS_EXPECTATION_PASS;
  g_autofree char *text = ts_report_text (results, &plain);
  assert_non_null (strstr (text, "PASS all 3 expectations hold\n"));
  assert_null (strstr (text, "sample.yaml"));
  ts_results_free (results);
}

static void reasons_name_what_went_wrong_and_who_can_change_it (void **state)
{
  (void)state;
  TsTextStyle wide = {.utf8 = true, .width = 400};
  g_autofree char *text = sample_text (&wide);
  const TsReasonRow *row = ts_reason (TS_REASON_FED_REMOTE);
  g_autofree char *line = line_of (text, "guests: 60.0 % of attempts:", 0);
  assert_string_equal (line, "guests: 60.0 % of attempts: FED_REMOTE 100.0 %");
  g_autofree char *legend = line_of (text, "FED_REMOTE (denied): ", 0);
  assert_non_null (strstr (legend, row->sentence));
  assert_non_null (strstr (legend, row->who));
}

static void stages_and_the_certainty_of_the_ranking_are_said_in_words (void **state)
{
  (void)state;
  TsResults *results = sample_results ();
  sample_evidence (results);
  g_autofree char *text = ts_report_text (results, &(TsTextStyle){.width = 400, .verbose = true});
  assert_non_null (strstr (text,
                           "Stages of 1, 2 replications (at most 2): no more are permitted; 1 expectation undecided; "
                           "the widest interval of a success rate reaches 1.25 points to either side, 2 were asked. "
                           "Expectations are judged by intervals of 97.5 %."));
  assert_non_null (strstr (text, "The first is within 1 point of the best with a probability of at least 97.5 %."));
  assert_non_null (strstr (text, "allow-lists, guests"));
  assert_non_null (strstr (text,
                           "Warm-up: needs of the first 1 days are simulated and not counted, as MSER-5 has it: 20 of "
                           "100 needs a replication."));
  assert_non_null (strstr (text, "Helped: guests 50.0 % (40.0 to 60.0), 7 needs a batch, lag-1 correlation -0.25."));
  assert_non_null (strstr (text, "3: BUSY 2, not tried 1"));
  ts_results_free (results);
}

static void the_ranking_says_which_differences_are_decided (void **state)
{
  (void)state;
  TsResults *results = sample_results ();
  g_autofree char *decided = ts_report_text (results, &plain);
  assert_non_null (strstr (decided, "most first: allow-lists > guests"));
  results->comparisons[1].verdict = TS_COMPARISON_UNDECIDED;
  g_autofree char *undecided = ts_report_text (results, &plain);
  assert_non_null (strstr (undecided, "most first: allow-lists ~ guests"));
  ts_results_free (results);
}

static void no_data_is_a_dash_not_a_zero (void **state)
{
  (void)state;
  TsResults *results = sample_results ();
  results->configurations[0].operations[TS_OPERATION_CALL].success_rate.estimate.n = 0;
  results->configurations[0].has_reach = false;
  g_autofree char *text = ts_report_text (results, &plain);
  g_autofree char *row = line_of (text, "allow-lists", 0);
  g_autofree char *reach = line_of (text, "allow-lists", 3);
  assert_string_equal (row, "allow-lists    80.0 ±1.2          -        80.0 ±1.2   80.0 ±1.2");
  assert_string_equal (reach, "allow-lists        -           -         -         6              5");
  ts_results_free (results);
}

/* The document says both that a guest reaches a team and that they reach a tenant (SEED-34, SEED-45). */
static void both_readings_of_how_far_guests_reach_are_told_C_1 (void **state)
{
  (void)state;
  TsResults *results = sample_results ();
  results->configurations[0].has_scopes = false;
  g_autofree char *text = ts_report_text (results, &plain);
  char *table = strstr (text, "Reach of guests");
  assert_non_null (table);
  g_autofree char *row = line_of (table, "guests", 0);
  assert_string_equal (row, "guests         7 → 5       0 → 1  12,345 → 12,346");
  results->configurations[1].has_scopes = false;
  g_autofree char *without = ts_report_text (results, &plain);
  assert_null (strstr (without, "Reach of guests"));
  ts_results_free (results);
}

static void an_interrupted_run_says_so (void **state)
{
  (void)state;
  TsResults *results = sample_results ();
  results->complete = false;
  results->replications_asked = 30;
  g_autofree char *text = ts_report_text (results, &plain);
  assert_non_null (strstr (text, "INCOMPLETE only 2 of 30 replications were run"));
  ts_results_free (results);
}

static void assumptions_are_counted_and_listed_on_demand (void **state)
{
  (void)state;
  TsTextStyle verbose = {.utf8 = true, .width = 80, .verbose = true};
  g_autofree char *brief = sample_text (&plain);
  g_autofree char *full = sample_text (&verbose);
  assert_non_null (strstr (brief, "2 assumptions in force; --verbose and results.json list them."));
  assert_null (strstr (brief, "Guests see their team only."));
  assert_non_null (strstr (full, "- Guests see their team only.\n"));
}

static void without_utf8_everything_is_ascii (void **state)
{
  (void)state;
  TsResults *results = sample_results ();
  sample_rename (&results->scenario_name, "Zürich");
  TsTextStyle ascii = {.width = 80};
  g_autofree char *text = ts_report_text (results, &ascii);
  assert_true (g_str_is_ascii (text));
  assert_non_null (strstr (text, "Z?rich"));
  assert_non_null (strstr (text, "80.0 +-1.2"));
  assert_non_null (strstr (text, "#####....."));
  ts_results_free (results);
}

static void colours_only_add_to_words (void **state)
{
  (void)state;
  TsTextStyle coloured = {.utf8 = true, .width = 80, .color = true};
  g_autofree char *with = sample_text (&coloured);
  g_autofree char *without = sample_text (&plain);
  g_autoptr (GRegex) escapes = g_regex_new ("\033\\[[0-9;]*m", 0, 0, NULL);
  g_autofree char *stripped = g_regex_replace_literal (escapes, with, -1, 0, "", 0, NULL);
  assert_non_null (strstr (with, "\033[1;31mFAIL\033[0m"));
  assert_null (strchr (without, '\033'));
  assert_string_equal (stripped, without);
}

static void a_name_cannot_move_the_cursor (void **state)
{
  (void)state;
  TsResults *results = sample_results ();
  sample_rename (&results->scenario_name, "\033[2Jgone\nnext \u202e\x07");
  sample_rename (&results->configurations[0].name, "a\033]0;title\007");
  sample_rename (&results->expectations[1].text, "\033[31m");
  g_autofree char *text = ts_report_text (results, &plain);
  assert_null (strchr (text, '\033'));
  assert_null (strchr (text, '\007'));
  assert_null (strstr (text, "\u202e"));
  ts_results_free (results);
}

/* Whose needs asked a queue stands in a table of its own; without queues there is none. */
static void queues_are_shown_where_there_are_some (void **state)
{
  (void)state;
  TsResults *results = sample_results ();
  TsTextStyle style = {.utf8 = true, .width = 100};
  g_autofree char *without = ts_report_text (results, &style);
  assert_null (strstr (without, "Queues: "));
  TsNeedResult *needs = &results->configurations[1].groups[0].needs;
  needs->waited_rate.estimate = (TsEstimate){.mean = 0.25, .low = 0.2, .high = 0.3, .n = 30};
  needs->left_rate.estimate = (TsEstimate){.mean = 0.125, .low = 0.1, .high = 0.15, .n = 30};
  g_autofree char *with = ts_report_text (results, &style);
  assert_non_null (strstr (with, "Queues: "));
  assert_non_null (strstr (with, "25.0 ±5.0  12.5 ±2.5"));
  ts_results_free (results);
}

/* Only who asks sees what happened in three numbers, and how far Little's law is from holding. */
static void trajectories_are_shown_to_those_who_ask (void **state)
{
  (void)state;
  TsTextStyle brief = {.utf8 = true, .width = 80}, verbose = {.utf8 = true, .width = 80, .verbose = true};
  g_autofree char *short_text = sample_text (&brief);
  g_autofree char *full_text = sample_text (&verbose);
  assert_null (strstr (short_text, "fingerprints"));
  assert_non_null (strstr (full_text, ": 0000000000000001 fedcba9876543210 0000000000000003"));
  assert_non_null (strstr (full_text, "1.5 waiting, 9 an hour x 600 s, -6.2 % missing"));
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (every_line_fits_the_terminal),
    cmocka_unit_test (long_names_are_cut_and_fit_too),
    cmocka_unit_test (columns_are_lined_up_under_their_headers),
    cmocka_unit_test (rates_show_success_and_fulfilled_in_their_own_tables),
    cmocka_unit_test (needs_show_a_bar_and_times_in_minutes),
    cmocka_unit_test (reach_and_price_are_exact_counts),
    cmocka_unit_test (what_is_undecided_or_fails_stands_on_top_with_value_and_place),
    cmocka_unit_test (all_is_well_takes_one_line),
    cmocka_unit_test (reasons_name_what_went_wrong_and_who_can_change_it),
    cmocka_unit_test (the_ranking_says_which_differences_are_decided),
    cmocka_unit_test (stages_and_the_certainty_of_the_ranking_are_said_in_words),
    cmocka_unit_test (no_data_is_a_dash_not_a_zero),
    cmocka_unit_test (both_readings_of_how_far_guests_reach_are_told_C_1),
    cmocka_unit_test (an_interrupted_run_says_so),
    cmocka_unit_test (assumptions_are_counted_and_listed_on_demand),
    cmocka_unit_test (without_utf8_everything_is_ascii),
    cmocka_unit_test (colours_only_add_to_words),
    cmocka_unit_test (a_name_cannot_move_the_cursor),
    cmocka_unit_test (trajectories_are_shown_to_those_who_ask),
    cmocka_unit_test (queues_are_shown_where_there_are_some),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

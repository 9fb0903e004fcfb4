/* Figures: drawn by gnuplot, from text that stays text. Those that need gnuplot
 * are skipped without it. */
#define _POSIX_C_SOURCE 200809L

#include "sample_results.h"

#include <glib/gstdio.h>
#include <source_folder.h>
#include <string.h>

#include "../../sim/report/gnuplot.h"

typedef struct {
  char *folder;
  char *path; /* PATH as it was */
} Place;

static int set_up (void **state)
{
  Place *place = g_new0 (Place, 1);
  place->folder = g_dir_make_tmp ("tenantsim-figure-XXXXXX", NULL);
  place->path = g_strdup (g_getenv ("PATH"));
  *state = place;
  return place->folder == NULL;
}

static int tear_down (void **state)
{
  Place *place = *state;
  g_setenv ("PATH", place->path, TRUE);
  GDir *folder = g_dir_open (place->folder, 0, NULL);
  const char *name;
  while ((name = g_dir_read_name (folder)) != NULL) {
    g_autofree char *path = g_build_filename (place->folder, name, NULL);
    g_remove (path);
  }
  g_dir_close (folder);
  int failed = g_rmdir (place->folder);
  g_free (place->folder);
  g_free (place->path);
  g_free (place);
  return failed;
}

static void need_gnuplot (void)
{
  g_autofree char *program = g_find_program_in_path ("gnuplot");
  if (program == NULL)
    skip ();
}

static GArray *draw (const TsResults *results, TsFigureFormat format)
{
  TsFigureStyle style = {.columns = 80};
  GArray *pictures = ts_report_pictures (results, &format, 1, &style);
  for (guint i = 0; i < pictures->len; i++) {
    const TsPicture *picture = &g_array_index (pictures, TsPicture, i);
    if (picture->picture == NULL)
      fail_msg ("%s: %s", ts_figure (picture->id)->name, picture->error->message);
  }
  return pictures;
}

static char *text_of (const TsPicture *picture)
{
  return g_strndup (g_bytes_get_data (picture->picture, NULL), g_bytes_get_size (picture->picture));
}

/* One figure; NULL where it is not drawn. */
static char *draw_svg (const TsResults *results, TsFigureId id)
{
  g_autoptr (GArray) pictures = draw (results, TS_FIGURE_SVG);
  for (guint i = 0; i < pictures->len; i++)
    if (g_array_index (pictures, TsPicture, i).id == id)
      return text_of (&g_array_index (pictures, TsPicture, i));
  return NULL;
}

/* All of them behind each other. */
static char *draw_all (const TsResults *results, TsFigureFormat format)
{
  g_autoptr (GArray) pictures = draw (results, format);
  GString *all = g_string_new (NULL);
  for (guint i = 0; i < pictures->len; i++) {
    g_autofree char *text = text_of (&g_array_index (pictures, TsPicture, i));
    g_string_append (all, text);
  }
  return g_string_free (all, FALSE);
}

static void every_figure_of_the_table_is_drawn_and_no_other (void **state)
{
  (void)state;
  need_gnuplot ();
  TsResults *results = sample_results ();
  g_autoptr (GArray) pictures = draw (results, TS_FIGURE_SVG);
  assert_int_equal (pictures->len, TS_FIGURES);
  for (guint i = 0; i < pictures->len; i++)
    assert_int_equal (g_array_index (pictures, TsPicture, i).id, i);
  ts_results_free (results);
}

static void a_png_is_a_png (void **state)
{
  (void)state;
  need_gnuplot ();
  TsResults *results = sample_results ();
  g_autoptr (GArray) pictures = draw (results, TS_FIGURE_PNG);
  assert_int_equal (pictures->len, TS_FIGURES);
  for (guint i = 0; i < pictures->len; i++)
    assert_memory_equal (g_bytes_get_data (g_array_index (pictures, TsPicture, i).picture, NULL), "\x89PNG\r\n\x1a\n",
                         8);
  ts_results_free (results);
}

static void an_svg_names_every_configuration_and_operation_with_its_rate (void **state)
{
  (void)state;
  need_gnuplot ();
  TsResults *results = sample_results ();
  g_autofree char *svg = draw_svg (results, TS_FIGURE_SUCCESS_RATE);
  static const char *const texts[] = {"<svg",     "</svg>", ">allow-lists<",     ">guests<",
                                      ">search<", ">call<", ">add_participant<", ">share_file<",
                                      ">80.0<",   ">25.0<", "2 replications"};
  for (size_t i = 0; i < G_N_ELEMENTS (texts); i++)
    if (strstr (svg, texts[i]) == NULL)
      fail_msg ("'%s' is not in the picture", texts[i]);
  assert_null (strstr (svg, "no data"));
  assert_null (strstr (svg, "join_meeting"));
  ts_results_free (results);
}

static void the_same_results_give_the_same_svg (void **state)
{
  (void)state;
  need_gnuplot ();
  TsResults *results = sample_results ();
  g_autofree char *first = draw_all (results, TS_FIGURE_SVG);
  g_autofree char *second = draw_all (results, TS_FIGURE_SVG);
  assert_string_equal (first, second);
  ts_results_free (results);
}

static void no_data_is_marked (void **state)
{
  (void)state;
  need_gnuplot ();
  TsResults *results = sample_results ();
  results->configurations[0].operations[TS_OPERATION_CALL].success_rate.estimate.n = 0;
  g_autofree char *svg = draw_svg (results, TS_FIGURE_SUCCESS_RATE);
  assert_non_null (strstr (svg, "no data"));
  ts_results_free (results);
}

/* A scenario's names never become commands. */
static void hostile_names_are_drawn_as_text (void **state)
{
  need_gnuplot ();
  Place *place = *state;
  g_autofree char *trap = g_build_filename (place->folder, "owned", NULL);
  g_autofree char *quoted = g_strdup_printf ("\"; system 'touch %s'; \"", trap);
  g_autofree char *ticked = g_strdup_printf ("`touch %s`", trap);
  g_autofree char *ended = g_strdup_printf ("x\nEND_OF_DATA\nsystem 'touch %s'\n", trap);
  const char *const names[] = {
    quoted, ticked, ended, "END_OF_DATA", "@macro %s %d {/Symbol a}_b^c \\", "<script>alert(1)</script>", "<&>\"'", ""};
  TsResults *results = sample_results ();
  for (size_t i = 0; i < G_N_ELEMENTS (names); i++) {
    sample_rename (&results->configurations[0].name, names[i]);
    sample_rename (&results->scenario_name, names[i]);
    sample_rename (&results->groups[0], names[i]);
    g_autofree char *svg = draw_all (results, TS_FIGURE_SVG);
    g_array_unref (draw (results, TS_FIGURE_PNG));
    g_array_unref (draw (results, TS_FIGURE_TERMINAL));
    assert_false (g_file_test (trap, G_FILE_TEST_EXISTS));
    if (strcmp (names[i], "END_OF_DATA") == 0)
      assert_non_null (strstr (svg, ">END_OF_DATA<"));
    if (strcmp (names[i], "<&>\"'") == 0)
      assert_non_null (strstr (svg, "&lt;&amp;"));
    if (g_str_has_prefix (names[i], "<script>"))
      assert_null (strstr (svg, "<script"));
    if (g_str_has_prefix (names[i], "@macro"))
      assert_non_null (strstr (svg, "@macro %s %d {/Symbol a}_b^c \\"));
  }
  ts_results_free (results);
}

/* Every figure says "95 % interval" and names its unit. */
static void every_figure_tells_of_its_intervals (void **state)
{
  (void)state;
  need_gnuplot ();
  TsResults *results = sample_results ();
  for (int id = 0; id < TS_FIGURES; id++) {
    g_autofree char *svg = draw_svg (results, (TsFigureId)id);
    if (strstr (svg, "95 % intervals") == NULL || strstr (svg, "2 replications") == NULL)
      fail_msg ("%s does not", ts_figure ((TsFigureId)id)->name);
  }
  ts_results_free (results);
}

static void set_rates (TsResults *results, double rate)
{
  TsEstimate estimate = {rate, rate, rate, SAMPLE_REPLICATIONS};
  for (uint32_t i = 0; i < results->n_configurations; i++) {
    TsConfigurationResult *configuration = &results->configurations[i];
    for (int operation = 0; operation < TS_OPERATIONS; operation++) {
      configuration->operations[operation].counts = sample_counts (rate > 0.5 ? 10 : 0);
      configuration->operations[operation].success_rate.estimate = estimate;
    }
    configuration->needs.helped_rate.estimate = estimate;
    for (uint32_t group = 0; group < results->n_groups; group++) {
      configuration->groups[group].utilisation.estimate = estimate;
      configuration->groups[group].switches_per_hour.estimate = estimate;
    }
    for (int r = 0; r < SAMPLE_REPLICATIONS; r++)
      configuration->needs.helped_rate.samples[r] = (TsSample){4.0 * rate, 4.0};
  }
}

/* Groups that never talk and never switch have nothing to show: the figure is left out, not empty. */
static void rates_of_nought_and_one_are_drawn (void **state)
{
  (void)state;
  need_gnuplot ();
  TsResults *results = sample_results ();
  set_rates (results, 1.0);
  g_autoptr (GArray) ones = draw (results, TS_FIGURE_SVG);
  assert_int_equal (ones->len, TS_FIGURES);
  set_rates (results, 0.0);
  g_autoptr (GArray) noughts = draw (results, TS_FIGURE_SVG);
  assert_int_equal (noughts->len, TS_FIGURES - 2);
  assert_false (ts_figure_applies (results, TS_FIGURE_UTILISATION));
  assert_false (ts_figure_applies (results, TS_FIGURE_SWITCHING));
  ts_results_free (results);
}

static void a_script_that_is_broken_costs_its_own_figure_only (void **state)
{
  need_gnuplot ();
  Place *place = *state;
  TsResults *results = sample_results ();
  for (int id = 0; id <= TS_FIGURES; id++) {
    g_autofree char *name =
      id == TS_FIGURES ? g_strdup ("style.gp") : g_strconcat (ts_figure ((TsFigureId)id)->name, ".gp", NULL);
    g_autofree char *from = g_build_filename (TENANTSIM_SOURCE_DIR, "reports", name, NULL);
    g_autofree char *to = g_build_filename (place->folder, name, NULL);
    g_autofree char *text = NULL;
    assert_true (g_file_get_contents (from, &text, NULL, NULL));
    assert_true (g_file_set_contents (to, id == TS_FIGURE_OUTCOMES ? "this is no command\n" : text, -1, NULL));
  }
  TsFigureFormat format = TS_FIGURE_SVG;
  TsFigureStyle style = {.reports_folder = place->folder};
  g_autoptr (GArray) pictures = ts_report_pictures (results, &format, 1, &style);
  for (guint i = 0; i < pictures->len; i++)
    assert_int_equal (g_array_index (pictures, TsPicture, i).picture == NULL, i == TS_FIGURE_OUTCOMES);
  ts_results_free (results);
}

static void a_terminal_is_shown_letters_and_their_names (void **state)
{
  (void)state;
  need_gnuplot ();
  TsResults *results = sample_results ();
  g_autoptr (GArray) pictures = draw (results, TS_FIGURE_TERMINAL);
  TsTextStyle style = {.width = 80};
  g_autofree char *text = ts_report_terminal_pictures (results, pictures, &style);
  assert_non_null (strstr (text, "Letters: A allow-lists, B guests\n"));
  assert_non_null (strstr (text, "needs not helped yet"));
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  for (size_t i = 0; lines[i] != NULL; i++)
    assert_true (g_utf8_strlen (lines[i], -1) <= 80);
  ts_results_free (results);
}

static void one_configuration_and_twelve_can_be_drawn (void **state)
{
  (void)state;
  need_gnuplot ();
  TsResults *results = sample_results ();
  uint32_t n = results->n_configurations;
  results->n_configurations = 1;
  g_autofree char *one = draw_all (results, TS_FIGURE_SVG);
  assert_false (ts_figure_applies (results, TS_FIGURE_DIFFERENCES));
  assert_null (strstr (one, ">guests<"));
  results->n_configurations = n;
  TsConfigurationResult *two = results->configurations;
  TsConfigurationResult twelve[12];
  for (int i = 0; i < 12; i++)
    twelve[i] = two[i % 2];
  results->configurations = twelve;
  results->n_configurations = 12;
  g_autofree char *many = draw_all (results, TS_FIGURE_SVG);
  assert_non_null (strstr (many, ">guests<"));
  results->configurations = two;
  results->n_configurations = n;
  ts_results_free (results);
}

static const TsPicture *first_of (const GArray *pictures)
{
  const TsPicture *picture = &g_array_index (pictures, TsPicture, 0);
  assert_null (picture->picture);
  assert_non_null (picture->error);
  return picture;
}

static void without_gnuplot_the_error_says_how_to_get_it (void **state)
{
  Place *place = *state;
  TsResults *results = sample_results ();
  TsFigureFormat format = TS_FIGURE_SVG;
  TsFigureStyle style = {0};
  g_setenv ("PATH", place->folder, TRUE);
  g_autoptr (GArray) pictures = ts_report_pictures (results, &format, 1, &style);
  const TsPicture *picture = first_of (pictures);
  assert_true (g_error_matches (picture->error, TS_REPORT_ERROR, TS_REPORT_ERROR_NO_GNUPLOT));
  assert_non_null (strstr (picture->error->message, "gnuplot-nox"));
  ts_results_free (results);
}

/* Puts a stand-in for gnuplot on PATH and returns what running it says. */
static char *complaint_of (const Place *place, const char *script, const char *commands)
{
  g_autofree char *program = g_build_filename (place->folder, "gnuplot", NULL);
  g_autofree char *path = g_strdup_printf ("%s:%s", place->folder, place->path);
  g_assert_true (g_file_set_contents (program, script, -1, NULL));
  g_assert_cmpint (g_chmod (program, 0700), ==, 0);
  g_setenv ("PATH", path, TRUE);
  GBytes *output = NULL;
  GError *error = NULL;
  assert_false (ts_gnuplot_run (commands, 1, &output, &error));
  assert_true (g_error_matches (error, TS_REPORT_ERROR, TS_REPORT_ERROR_GNUPLOT));
  char *message = g_strdup (error->message);
  g_error_free (error);
  return message;
}

static void a_gnuplot_that_fails_is_quoted (void **state)
{
  g_autofree char *message =
    complaint_of (*state, "#!/bin/sh\ncat > /dev/null; echo 'line 3: broken' >&2; exit 1\n", "x");
  assert_string_equal (message, "gnuplot failed: line 3: broken");
}

static void a_gnuplot_that_hangs_is_ended (void **state)
{
  gint64 before = g_get_monotonic_time ();
  g_autofree char *message = complaint_of (*state, "#!/bin/sh\nexec sleep 60\n", "x");
  assert_string_equal (message, "gnuplot took too long and was ended");
  assert_true (g_get_monotonic_time () - before < 20 * G_USEC_PER_SEC);
}

static void a_gnuplot_that_draws_nothing_is_an_error (void **state)
{
  g_autofree char *message = complaint_of (*state, "#!/bin/sh\ncat > /dev/null\n", "x");
  assert_string_equal (message, "gnuplot drew nothing");
}

static void a_gnuplot_that_does_not_listen_does_not_end_us (void **state)
{
  g_autofree char *long_commands = g_strnfill (1 << 20, '#');
  g_autofree char *message = complaint_of (*state, "#!/bin/sh\nexit 3\n", long_commands);
  assert_true (g_str_has_prefix (message, "gnuplot "));
}

static void a_warning_of_gnuplot_is_not_taken_for_the_reason (void **state)
{
  g_autofree char *message = complaint_of (
    *state, "#!/bin/sh\ncat > /dev/null; printf 'line 2: warning: odd\\n ^\\nline 3: broken\\n' >&2; exit 1\n", "x");
  assert_string_equal (message, "gnuplot failed: line 3: broken");
}

static void a_missing_reports_folder_is_named (void **state)
{
  Place *place = *state;
  TsResults *results = sample_results ();
  TsFigureFormat format = TS_FIGURE_SVG;
  TsFigureStyle style = {.reports_folder = place->folder};
  g_autoptr (GArray) pictures = ts_report_pictures (results, &format, 1, &style);
  const TsPicture *picture = first_of (pictures);
  assert_true (g_error_matches (picture->error, TS_REPORT_ERROR, TS_REPORT_ERROR_READ));
  assert_non_null (strstr (picture->error->message, "style.gp"));
  ts_results_free (results);
}

/* After a signal nothing more is begun, and that is no error. */
static void what_is_stopped_is_not_drawn (void **state)
{
  (void)state;
  TsResults *results = sample_results ();
  const volatile int stop = 1;
  TsFigureFormat format = TS_FIGURE_SVG;
  TsFigureStyle style = {.stop = &stop};
  g_autoptr (GArray) pictures = ts_report_pictures (results, &format, 1, &style);
  for (guint i = 0; i < pictures->len; i++)
    assert_true (g_array_index (pictures, TsPicture, i).picture == NULL &&
                 g_array_index (pictures, TsPicture, i).error == NULL);
  ts_results_free (results);
}

#define IN_A_PLACE(test) cmocka_unit_test_setup_teardown (test, set_up, tear_down)

int main (void)
{
  const struct CMUnitTest tests[] = {
    IN_A_PLACE (every_figure_of_the_table_is_drawn_and_no_other),
    IN_A_PLACE (a_png_is_a_png),
    IN_A_PLACE (every_figure_tells_of_its_intervals),
    IN_A_PLACE (rates_of_nought_and_one_are_drawn),
    IN_A_PLACE (a_script_that_is_broken_costs_its_own_figure_only),
    IN_A_PLACE (a_terminal_is_shown_letters_and_their_names),
    IN_A_PLACE (what_is_stopped_is_not_drawn),
    IN_A_PLACE (a_warning_of_gnuplot_is_not_taken_for_the_reason),
    IN_A_PLACE (an_svg_names_every_configuration_and_operation_with_its_rate),
    IN_A_PLACE (the_same_results_give_the_same_svg),
    IN_A_PLACE (no_data_is_marked),
    IN_A_PLACE (hostile_names_are_drawn_as_text),
    IN_A_PLACE (one_configuration_and_twelve_can_be_drawn),
    IN_A_PLACE (without_gnuplot_the_error_says_how_to_get_it),
    IN_A_PLACE (a_gnuplot_that_fails_is_quoted),
    IN_A_PLACE (a_gnuplot_that_hangs_is_ended),
    IN_A_PLACE (a_gnuplot_that_draws_nothing_is_an_error),
    IN_A_PLACE (a_gnuplot_that_does_not_listen_does_not_end_us),
    IN_A_PLACE (a_missing_reports_folder_is_named),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

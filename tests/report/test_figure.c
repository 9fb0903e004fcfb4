/* Figures: drawn by gnuplot, from text that stays text. Those that need gnuplot
 * are skipped without it. */
#define _POSIX_C_SOURCE 200809L

#include "sample_results.h"

#include <glib/gstdio.h>
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

/* Draws the results into the folder and returns the file's bytes. */
static GBytes *draw (const Place *place, const TsResults *results, TsFigureFormat format)
{
  g_autofree char *path = g_build_filename (place->folder, "figure", NULL);
  GError *error = NULL;
  if (!ts_report_figure (results, format, NULL, path, &error))
    fail_msg ("%s", error->message);
  char *data = NULL;
  gsize length = 0;
  assert_true (g_file_get_contents (path, &data, &length, NULL));
  return g_bytes_new_take (data, length);
}

static char *draw_svg (const Place *place, const TsResults *results)
{
  g_autoptr (GBytes) picture = draw (place, results, TS_FIGURE_SVG);
  return g_strndup (g_bytes_get_data (picture, NULL), g_bytes_get_size (picture));
}

static void a_png_is_a_png (void **state)
{
  need_gnuplot ();
  TsResults *results = sample_results ();
  g_autoptr (GBytes) picture = draw (*state, results, TS_FIGURE_PNG);
  assert_memory_equal (g_bytes_get_data (picture, NULL), "\x89PNG\r\n\x1a\n", 8);
  ts_results_free (results);
}

static void an_svg_names_every_configuration_and_operation_with_its_rate (void **state)
{
  need_gnuplot ();
  TsResults *results = sample_results ();
  g_autofree char *svg = draw_svg (*state, results);
  static const char *const texts[] = {"<svg", "</svg>", ">allow-lists<", ">guests<", ">search<", ">call<",
                                      ">add_participant<", ">share_file<", ">80.0<", ">25.0<", "2 replications"};
  for (size_t i = 0; i < G_N_ELEMENTS (texts); i++)
    if (strstr (svg, texts[i]) == NULL)
      fail_msg ("'%s' is not in the picture", texts[i]);
  assert_null (strstr (svg, "no data"));
  assert_null (strstr (svg, "join_meeting"));
  ts_results_free (results);
}

static void the_same_results_give_the_same_svg (void **state)
{
  need_gnuplot ();
  TsResults *results = sample_results ();
  g_autofree char *first = draw_svg (*state, results);
  g_autofree char *second = draw_svg (*state, results);
  assert_string_equal (first, second);
  ts_results_free (results);
}

static void no_data_is_marked (void **state)
{
  need_gnuplot ();
  TsResults *results = sample_results ();
  results->configurations[0].operations[TS_OPERATION_CALL].success_rate.estimate.n = 0;
  g_autofree char *svg = draw_svg (*state, results);
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
  const char *const names[] = {quoted, ticked, ended, "END_OF_DATA", "@macro %s %d {/Symbol a}_b^c \\", "<&>\"'", ""};
  TsResults *results = sample_results ();
  for (size_t i = 0; i < G_N_ELEMENTS (names); i++) {
    sample_rename (&results->configurations[0].name, names[i]);
    sample_rename (&results->scenario_name, names[i]);
    g_autofree char *svg = draw_svg (place, results);
    assert_false (g_file_test (trap, G_FILE_TEST_EXISTS));
    if (strcmp (names[i], "END_OF_DATA") == 0)
      assert_non_null (strstr (svg, ">END_OF_DATA<"));
    if (strcmp (names[i], "<&>\"'") == 0)
      assert_non_null (strstr (svg, "&lt;&amp;"));
    if (g_str_has_prefix (names[i], "@macro"))
      assert_non_null (strstr (svg, "@macro %s %d {/Symbol a}_b^c \\"));
  }
  ts_results_free (results);
}

static void one_configuration_and_twelve_can_be_drawn (void **state)
{
  need_gnuplot ();
  TsResults *results = sample_results ();
  uint32_t n = results->n_configurations;
  results->n_configurations = 1;
  g_autofree char *one = draw_svg (*state, results);
  assert_null (strstr (one, ">guests<"));
  results->n_configurations = n;
  TsConfigurationResult *two = results->configurations;
  TsConfigurationResult twelve[12];
  for (int i = 0; i < 12; i++)
    twelve[i] = two[i % 2];
  results->configurations = twelve;
  results->n_configurations = 12;
  g_autofree char *many = draw_svg (*state, results);
  assert_non_null (strstr (many, ">guests<"));
  results->configurations = two;
  results->n_configurations = n;
  ts_results_free (results);
}

static void without_gnuplot_the_error_says_how_to_get_it (void **state)
{
  Place *place = *state;
  TsResults *results = sample_results ();
  g_autofree char *path = g_build_filename (place->folder, "figure.svg", NULL);
  GError *error = NULL;
  g_setenv ("PATH", place->folder, TRUE);
  assert_false (ts_report_figure (results, TS_FIGURE_SVG, NULL, path, &error));
  assert_true (g_error_matches (error, TS_REPORT_ERROR, TS_REPORT_ERROR_NO_GNUPLOT));
  assert_non_null (strstr (error->message, "gnuplot-nox"));
  assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_error_free (error);
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

static void a_missing_reports_folder_is_named (void **state)
{
  Place *place = *state;
  TsResults *results = sample_results ();
  g_autofree char *path = g_build_filename (place->folder, "figure.svg", NULL);
  GError *error = NULL;
  assert_false (ts_report_figure (results, TS_FIGURE_SVG, place->folder, path, &error));
  assert_true (g_error_matches (error, TS_REPORT_ERROR, TS_REPORT_ERROR_READ));
  assert_non_null (strstr (error->message, "style.gp"));
  g_error_free (error);
  ts_results_free (results);
}

#define IN_A_PLACE(test) cmocka_unit_test_setup_teardown (test, set_up, tear_down)

int main (void)
{
  const struct CMUnitTest tests[] = {
    IN_A_PLACE (a_png_is_a_png),
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

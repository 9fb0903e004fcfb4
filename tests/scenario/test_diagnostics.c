/* What is wrong is shown where it stands, on any terminal, and never acts on it. */
#include "scalar.h"

static TsDiagnostics *about (const char *source)
{
  TsDiagnostics *diagnostics = ts_diagnostics_new ();
  ts_diagnostics_set_source (diagnostics, "a.yaml", source, strlen (source));
  return diagnostics;
}

static void assert_format (TsDiagnostics *diagnostics, const char *expected)
{
  g_autofree char *text = ts_diagnostics_format (diagnostics, false);
  assert_string_equal (text, expected);
  ts_diagnostics_free (diagnostics);
}

static void add (TsDiagnostics *diagnostics, int line, int column, int width, const char *message)
{
  ts_diagnostics_add (diagnostics, TS_SEVERITY_ERROR, line, column, width, NULL, "%s", message);
}

static void an_error_shows_position_source_caret_and_hint (void **state)
{
  (void)state;
  TsDiagnostics *diagnostics = about ("a: 1\nclient: holo\nb: 2\n");
  ts_diagnostics_add (diagnostics, TS_SEVERITY_ERROR, 2, 9, 4, "did you mean \"hololens\"?", "unknown client \"%s\"",
                      "holo");
  assert_format (diagnostics, "a.yaml:2:9: error: unknown client \"holo\"\n"
                              "    2 | client: holo\n"
                              "      |         ^~~~\n"
                              "  hint: did you mean \"hololens\"?\n");
}

static void a_warning_looks_alike (void **state)
{
  (void)state;
  TsDiagnostics *diagnostics = about ("a: 1\r\n");
  ts_diagnostics_add (diagnostics, TS_SEVERITY_WARNING, 1, 4, 1, NULL, "no effect");
  assert_int_equal (ts_diagnostics_count (diagnostics, TS_SEVERITY_WARNING), 1);
  assert_int_equal (ts_diagnostics_count (diagnostics, TS_SEVERITY_ERROR), 0);
  assert_format (diagnostics, "a.yaml:1:4: warning: no effect\n"
                              "    1 | a: 1\n"
                              "      |    ^\n");
}

static void without_a_position_there_is_only_the_file (void **state)
{
  (void)state;
  TsDiagnostics *diagnostics = about ("a: 1\n");
  add (diagnostics, 0, 0, 1, "cannot be read");
  assert_format (diagnostics, "a.yaml: error: cannot be read\n");
}

static void a_line_that_does_not_exist_is_not_quoted (void **state)
{
  (void)state;
  TsDiagnostics *diagnostics = about ("a: 1\n");
  add (diagnostics, 2, 1, 1, "something is missing");
  assert_null (ts_diagnostics_get (diagnostics, 0)->source);
  assert_format (diagnostics, "a.yaml:2:1: error: something is missing\n");
}

static void the_caret_stands_under_wide_characters_and_tabs (void **state)
{
  (void)state;
  TsDiagnostics *diagnostics = about ("\xE6\x9D\xB1\xE4\xBA\xAC: \xE6\x9D\xB1x\n\ta: b\ne\xCC\x81: f\n");
  add (diagnostics, 1, 5, 2, "wide");
  add (diagnostics, 2, 5, 1, "tab");
  add (diagnostics, 3, 5, 1, "combining");
  assert_format (diagnostics, "a.yaml:1:5: error: wide\n"
                              "    1 | \xE6\x9D\xB1\xE4\xBA\xAC: \xE6\x9D\xB1x\n"
                              "      |       ^~~\n"
                              "a.yaml:2:5: error: tab\n"
                              "    2 |         a: b\n"
                              "      |            ^\n"
                              "a.yaml:3:5: error: combining\n"
                              "    3 | e\xCC\x81: f\n"
                              "      |    ^\n");
}

static void an_underline_ends_with_its_line (void **state)
{
  (void)state;
  TsDiagnostics *diagnostics = about ("abc\n");
  add (diagnostics, 1, 2, 50, "long");
  add (diagnostics, 1, 9, 50, "beyond");
  assert_format (diagnostics, "a.yaml:1:2: error: long\n"
                              "    1 | abc\n"
                              "      |  ^~\n"
                              "a.yaml:1:9: error: beyond\n"
                              "    1 | abc\n"
                              "      |    ^\n");
}

static void nothing_shown_acts_on_the_terminal (void **state)
{
  (void)state;
  TsDiagnostics *diagnostics = ts_diagnostics_new ();
  const char *source = "k\x1B[2J: \xFF \xE2\x80\xAE v\n";
  ts_diagnostics_set_source (diagnostics, "a\x1B\n.yaml", source, strlen (source));
  ts_diagnostics_add (diagnostics, TS_SEVERITY_ERROR, 1, 12, 1, "did you\x07?", "bad \x1B[31m\xFF\n");
  assert_string_equal (ts_diagnostics_get (diagnostics, 0)->message, "bad \\x1B[31m\\xFF\\x0A");
  assert_format (diagnostics, "a\\x1B\\x0A.yaml:1:12: error: bad \\x1B[31m\\xFF\\x0A\n"
                              "    1 | k\\x1B[2J: \xEF\xBF\xBD \\u{202E} v\n"
                              "      |                      ^\n"
                              "  hint: did you\\x07?\n");
}

static void a_long_line_is_cut_around_the_caret (void **state)
{
  (void)state;
  GString *source = g_string_new (NULL);
  for (int i = 0; i < 100; i++)
    g_string_append_printf (source, "%04d,", i);
  TsDiagnostics *diagnostics = about (source->str);
  add (diagnostics, 1, 251, 4, "in the middle");
  g_autofree char *text = ts_diagnostics_format (diagnostics, false);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  assert_true (g_str_has_prefix (lines[1], "    1 | ..."));
  assert_true (g_str_has_suffix (lines[1], "..."));
  assert_true (strlen (lines[1]) <= 8 + 100 + 6);
  size_t caret = strcspn (lines[2], "^");
  assert_memory_equal (lines[1] + caret, "0050", 4);
  assert_string_equal (lines[2] + caret, "^~~~");
  ts_diagnostics_free (diagnostics);
  g_string_free (source, TRUE);
}

static void a_long_line_is_cut_only_where_it_goes_on (void **state)
{
  (void)state;
  g_autofree char *source = g_strnfill (300, 'x');
  TsDiagnostics *diagnostics = about (source);
  add (diagnostics, 1, 1, 300, "at the start");
  add (diagnostics, 1, 300, 1, "at the end");
  g_autofree char *text = ts_diagnostics_format (diagnostics, false);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  assert_true (g_str_has_prefix (lines[1], "    1 | xxx"));
  assert_true (g_str_has_suffix (lines[1], "x..."));
  assert_int_equal (strlen (lines[2]), 8 + 100);
  assert_true (g_str_has_prefix (lines[4], "    1 | ...x"));
  assert_true (g_str_has_suffix (lines[4], "xx"));
  assert_int_equal (strlen (lines[5]), strlen (lines[4]));
  ts_diagnostics_free (diagnostics);
}

static void only_20_errors_are_shown (void **state)
{
  (void)state;
  TsDiagnostics *diagnostics = about ("a\n");
  for (int i = 0; i < 21; i++)
    add (diagnostics, 0, 0, 1, "wrong");
  g_autofree char *one_more = ts_diagnostics_format (diagnostics, false);
  assert_true (g_str_has_suffix (one_more, "\n... and 1 more error\n"));
  add (diagnostics, 0, 0, 1, "wrong");
  g_autofree char *text = ts_diagnostics_format (diagnostics, false);
  assert_true (g_str_has_suffix (text, "\n... and 2 more errors\n"));
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  assert_int_equal (g_strv_length (lines), 22);
  assert_int_equal (ts_diagnostics_count (diagnostics, TS_SEVERITY_ERROR), 22);
  ts_diagnostics_free (diagnostics);
}

static void sorting_goes_by_line_then_column_then_arrival (void **state)
{
  (void)state;
  TsDiagnostics *diagnostics = about ("abc\ndef\n");
  add (diagnostics, 2, 1, 1, "fourth");
  add (diagnostics, 1, 3, 1, "third");
  add (diagnostics, 1, 1, 1, "first");
  add (diagnostics, 1, 1, 1, "second");
  add (diagnostics, 0, 0, 1, "zeroth");
  ts_diagnostics_sort (diagnostics);
  static const char *const expected[] = {"zeroth", "first", "second", "third", "fourth"};
  for (size_t i = 0; i < G_N_ELEMENTS (expected); i++)
    assert_string_equal (ts_diagnostics_get (diagnostics, i)->message, expected[i]);
  ts_diagnostics_free (diagnostics);
}

static void what_another_file_has_wrong_comes_last_with_its_own_lines (void **state)
{
  (void)state;
  TsDiagnostics *diagnostics = about ("abc\ndef\n");
  TsDiagnostics *of_data = ts_diagnostics_new ();
  ts_diagnostics_set_source (of_data, "b.csv", "20\n", 3);
  add (of_data, 1, 1, 2, "in the data");
  ts_diagnostics_move (diagnostics, of_data);
  assert_int_equal (ts_diagnostics_length (of_data), 0);
  ts_diagnostics_free (of_data);
  add (diagnostics, 2, 1, 3, "in the file");
  ts_diagnostics_sort (diagnostics);
  assert_format (diagnostics, "a.yaml:2:1: error: in the file\n"
                              "    2 | def\n"
                              "      | ^~~\n"
                              "b.csv:1:1: error: in the data\n"
                              "    1 | 20\n"
                              "      | ^~\n");
}

static void colors_only_where_asked_for (void **state)
{
  (void)state;
  TsDiagnostics *diagnostics = about ("a: b\n");
  ts_diagnostics_add (diagnostics, TS_SEVERITY_WARNING, 1, 4, 1, "c", "d");
  g_autofree char *text = ts_diagnostics_format (diagnostics, true);
  assert_string_equal (text, "\033[1ma.yaml:1:4:\033[0m \033[1;35mwarning:\033[0m \033[1md\033[0m\n"
                             "    1 | a: b\n"
                             "      |    \033[1;32m^\033[0m\n"
                             "  \033[1mhint:\033[0m c\n");
  g_autofree char *plain = ts_diagnostics_format (diagnostics, false);
  assert_null (strchr (plain, '\033'));
  ts_diagnostics_free (diagnostics);
}

static void a_byte_order_mark_takes_no_column (void **state)
{
  (void)state;
  TsDiagnostics *diagnostics = about ("\xEF\xBB\xBF"
                                      "a: b\n");
  add (diagnostics, 1, 4, 1, "here");
  assert_string_equal (ts_diagnostics_get (diagnostics, 0)->source, "a: b");
  ts_diagnostics_free (diagnostics);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (an_error_shows_position_source_caret_and_hint),
    cmocka_unit_test (a_warning_looks_alike),
    cmocka_unit_test (without_a_position_there_is_only_the_file),
    cmocka_unit_test (a_line_that_does_not_exist_is_not_quoted),
    cmocka_unit_test (the_caret_stands_under_wide_characters_and_tabs),
    cmocka_unit_test (an_underline_ends_with_its_line),
    cmocka_unit_test (nothing_shown_acts_on_the_terminal),
    cmocka_unit_test (a_long_line_is_cut_around_the_caret),
    cmocka_unit_test (a_long_line_is_cut_only_where_it_goes_on),
    cmocka_unit_test (only_20_errors_are_shown),
    cmocka_unit_test (sorting_goes_by_line_then_column_then_arrival),
    cmocka_unit_test (what_another_file_has_wrong_comes_last_with_its_own_lines),
    cmocka_unit_test (colors_only_where_asked_for),
    cmocka_unit_test (a_byte_order_mark_takes_no_column),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

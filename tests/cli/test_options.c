/* What a command line means: the table of options and its parser. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "../../sim/cli/help.h"
#include "../../sim/cli/options.h"

#define MOST_ARGUMENTS 16

/* A command line, split at spaces. */
typedef struct {
  char **words;
  TsOptions options;
  char *complaint; /* NULL: it was read */
} Line;

static Line read_line (TsCommandId command, const char *text)
{
  Line line = {.words = g_strsplit (text, " ", MOST_ARGUMENTS)};

  if (*text == '\0')
    line.words[0] = NULL;
  ts_options_init (&line.options, (int)g_strv_length (line.words), line.words);
  if (!ts_options_read (&line.options, command, 0, &line.complaint))
    assert_non_null (line.complaint);
  else
    assert_null (line.complaint);
  return line;
}

static void clear_line (Line *line)
{
  ts_options_clear (&line->options);
  g_free (line->complaint);
  g_strfreev (line->words);
}

static Line read_well (TsCommandId command, const char *text)
{
  Line line = read_line (command, text);

  if (line.complaint != NULL)
    fail_msg ("'%s': %s", text, line.complaint);
  return line;
}

static void assert_refused (TsCommandId command, const char *text, const char *expected)
{
  Line line = read_line (command, text);

  if (line.complaint == NULL)
    fail_msg ("'%s' was taken", text);
  if (strstr (line.complaint, expected) == NULL)
    fail_msg ("'%s': expected \"%s\" in \"%s\"", text, expected, line.complaint);
  clear_line (&line);
}

static const char *operand (const Line *line, guint index)
{
  assert_true (index < line->options.operands->len);
  return g_ptr_array_index (line->options.operands, index);
}

static void assert_override (const Line *line, guint index, const char *path, const char *value)
{
  assert_true (index < line->options.overrides->len);
  const TsOverride *override = &g_array_index (line->options.overrides, TsOverride, index);
  assert_string_equal (override->path, path);
  assert_string_equal (override->value, value);
}

static void without_options_everything_is_as_promised (void **state)
{
  (void)state;
  Line line = read_well (TS_COMMAND_RUN, "a.yaml");
  assert_int_equal (line.options.operands->len, 1);
  assert_string_equal (operand (&line, 0), "a.yaml");
  assert_int_equal (line.options.format, TS_FORMAT_TEXT);
  assert_false (line.options.has_format);
  assert_int_equal (line.options.color, TS_COLOR_AUTO);
  assert_int_equal (line.options.threads, 0);
  assert_int_equal (line.options.configurations->len, 0);
  assert_int_equal (line.options.overrides->len, 0);
  assert_null (line.options.out);
  assert_null (line.options.reports);
  assert_false (line.options.is_quiet || line.options.is_verbose || line.options.is_strict ||
                line.options.hides_progress || line.options.wants_help || line.options.wants_version);
  clear_line (&line);
}

static void a_value_may_follow_or_stand_after_an_equals_sign (void **state)
{
  static const char *const ways[] = {"--out report a.yaml", "--out=report a.yaml", "-o report a.yaml",
                                     "-oreport a.yaml",     "a.yaml --out report", "a.yaml -oreport"};
  (void)state;
  for (size_t i = 0; i < G_N_ELEMENTS (ways); i++) {
    Line line = read_well (TS_COMMAND_RUN, ways[i]);
    assert_string_equal (line.options.out, "report");
    assert_int_equal (line.options.operands->len, 1);
    assert_string_equal (operand (&line, 0), "a.yaml");
    clear_line (&line);
  }
}

static void every_value_arrives (void **state)
{
  (void)state;
  Line line = read_well (TS_COMMAND_RUN, "--threads 8 --format csv --color never --reports r --out o --config x -c y");
  assert_int_equal (line.options.threads, 8);
  assert_int_equal (line.options.format, TS_FORMAT_CSV);
  assert_true (line.options.has_format);
  assert_int_equal (line.options.color, TS_COLOR_NEVER);
  assert_string_equal (line.options.reports, "r");
  assert_string_equal (line.options.out, "o");
  assert_int_equal (line.options.configurations->len, 2);
  assert_string_equal (g_ptr_array_index (line.options.configurations, 0), "x");
  assert_string_equal (g_ptr_array_index (line.options.configurations, 1), "y");
  clear_line (&line);
}

static void flags_can_be_bundled_and_the_last_may_take_a_value (void **state)
{
  (void)state;
  Line line = read_well (TS_COMMAND_RUN, "-qvt4 --no-progress -h");
  assert_true (line.options.is_quiet);
  assert_true (line.options.is_verbose);
  assert_int_equal (line.options.threads, 4);
  assert_true (line.options.hides_progress);
  assert_true (line.options.wants_help);
  clear_line (&line);
}

static void replications_seed_and_set_are_overrides_in_the_order_given (void **state)
{
  (void)state;
  Line line = read_well (TS_COMMAND_RUN, "--seed 5 --set behaviour.answered=a=b --replications=7 --set clock.seed=9");
  assert_int_equal (line.options.overrides->len, 4);
  assert_override (&line, 0, "clock.seed", "5");
  assert_override (&line, 1, "behaviour.answered", "a=b");
  assert_override (&line, 2, "clock.replications", "7");
  assert_override (&line, 3, "clock.seed", "9");
  clear_line (&line);
}

static void the_later_of_two_values_counts (void **state)
{
  (void)state;
  Line line = read_well (TS_COMMAND_RUN, "--out one --format json --out two --format text");
  assert_string_equal (line.options.out, "two");
  assert_int_equal (line.options.format, TS_FORMAT_TEXT);
  clear_line (&line);
}

static void two_dashes_end_the_options (void **state)
{
  (void)state;
  Line line = read_well (TS_COMMAND_RUN, "-q -- --seed -v --");
  assert_true (line.options.is_quiet);
  assert_false (line.options.is_verbose);
  assert_int_equal (line.options.operands->len, 3);
  assert_string_equal (operand (&line, 0), "--seed");
  assert_string_equal (operand (&line, 1), "-v");
  assert_string_equal (operand (&line, 2), "--");
  clear_line (&line);
}

static void a_single_dash_is_a_file (void **state)
{
  (void)state;
  Line line = read_well (TS_COMMAND_CHECK, "- b.yaml");
  assert_string_equal (operand (&line, 0), "-");
  clear_line (&line);
}

static void an_unknown_option_names_the_nearest_valid_one (void **state)
{
  (void)state;
  assert_refused (TS_COMMAND_RUN, "--repliactions 3", "--repliactions; did you mean --replications?");
  assert_refused (TS_COMMAND_RUN, "--repliactions=3", "--repliactions; did you mean --replications?");
  assert_refused (TS_COMMAND_RUN, "--repl 3", "did you mean --replications?");
  assert_refused (TS_COMMAND_RUN, "--colour always", "did you mean --color?");
  assert_refused (TS_COMMAND_CHECK, "--stritc", "did you mean --strict?");
  assert_refused (TS_COMMAND_RUN, "--xyzzy", "there is no option --xyzzy");
  assert_refused (TS_COMMAND_RUN, "-qx", "there is no option -x");
  assert_refused (TS_COMMAND_RUN, "-\xc3\xa4", "there is no option -\xc3\xa4");
  assert_refused (TS_COMMAND_RUN, "--=3", "there is no option --");
}

static void an_option_of_another_command_says_of_which (void **state)
{
  (void)state;
  assert_refused (TS_COMMAND_CHECK, "--seed 3", "'tenantsim run'");
  assert_refused (TS_COMMAND_RUN, "--strict", "'tenantsim check'");
  assert_refused (TS_COMMAND_NONE, "--quiet", "comes after it");
  assert_refused (TS_COMMAND_SCHEMA, "-o x", "'tenantsim run'");
}

static void a_missing_value_is_not_taken_from_the_next_option (void **state)
{
  (void)state;
  assert_refused (TS_COMMAND_RUN, "a.yaml --out", "--out needs a value: --out DIR");
  assert_refused (TS_COMMAND_RUN, "--out --quiet a.yaml", "--out needs a value");
  assert_refused (TS_COMMAND_RUN, "--out -- a.yaml", "--out needs a value");
  Line line = read_well (TS_COMMAND_RUN, "--out=--quiet");
  assert_string_equal (line.options.out, "--quiet");
  assert_false (line.options.is_quiet);
  clear_line (&line);
}

static void a_flag_takes_no_value (void **state)
{
  (void)state;
  assert_refused (TS_COMMAND_RUN, "--quiet=yes", "--quiet takes no value");
  assert_refused (TS_COMMAND_RUN, "--quiet=", "--quiet takes no value");
}

static void numbers_have_ranges (void **state)
{
  static const struct {
    const char *text;
    bool is_right;
  } lines[] = {
    {"--threads 1", true},
    {"--threads 1024", true},
    {"--threads 0", false},
    {"--threads 1025", false},
    {"--replications 1", true},
    {"--replications 100000", true},
    {"--replications 0", false},
    {"--replications 100001", false},
    {"--replications 3x", false},
    {"--replications=", false},
    {"--replications -3", false},
    {"--replications 1e3", false},
    {"--seed 0", true},
    {"--seed 9223372036854775807", true},
    {"--seed 9223372036854775808", false},
    {"--seed -1", false},
    {"--seed +1", false},
    {"--seed 0x10", false},
  };
  (void)state;
  for (size_t i = 0; i < G_N_ELEMENTS (lines); i++) {
    Line line = read_line (TS_COMMAND_RUN, lines[i].text);
    if ((line.complaint == NULL) != lines[i].is_right)
      fail_msg ("'%s': %s", lines[i].text, line.complaint == NULL ? "taken" : line.complaint);
    if (line.complaint != NULL && strstr (line.complaint, "whole number from") == NULL)
      fail_msg ("'%s' does not say the range: %s", lines[i].text, line.complaint);
    clear_line (&line);
  }
}

static void words_and_folders_and_paths_are_checked (void **state)
{
  (void)state;
  assert_refused (TS_COMMAND_RUN, "--format xml", "text, json, csv");
  assert_refused (TS_COMMAND_RUN, "--format JSON", "text, json, csv");
  assert_refused (TS_COMMAND_RUN, "--color=yes", "auto, always, never");
  assert_refused (TS_COMMAND_RUN, "--out=", "folder");
  assert_refused (TS_COMMAND_RUN, "--reports=", "folder");
  assert_refused (TS_COMMAND_RUN, "--set clock.seed", "PATH=VALUE");
  assert_refused (TS_COMMAND_RUN, "--set =3", "PATH=VALUE");
  Line line = read_well (TS_COMMAND_RUN, "--set name=");
  assert_override (&line, 0, "name", "");
  clear_line (&line);
}

static void no_two_options_share_a_name_or_a_letter (void **state)
{
  size_t n;
  const TsOption *table = ts_option_table (&n);
  (void)state;
  for (size_t i = 0; i < n; i++)
    for (size_t j = 0; j < i; j++) {
      assert_string_not_equal (table[i].name, table[j].name);
      assert_true (table[i].letter == 0 || table[i].letter != table[j].letter);
    }
}

static void every_option_has_help_where_it_belongs_and_only_there (void **state)
{
  size_t n;
  const TsOption *table = ts_option_table (&n);
  (void)state;
  for (TsCommandId id = TS_COMMAND_NONE; id < TS_COMMANDS; id++) {
    g_autofree char *text = ts_help_text (id);
    for (size_t i = 0; i < n; i++) {
      g_autofree char *shown = g_strdup_printf (" --%s ", table[i].name);
      g_autofree char *named = g_strdup_printf (" --%s[,:].* see 'tenantsim help", table[i].name);
      bool is_named = ts_option_is_only_named_by (&table[i], id);
      if (is_named && table[i].help == NULL)
        continue; /* where its own help is told, the other's is */
      if ((strstr (text, shown) != NULL) != (ts_option_belongs_to (&table[i], id) && !is_named) ||
          g_regex_match_simple (named, text, 0, 0) != is_named)
        fail_msg ("help of '%s' and option --%s", ts_command (id)->name, table[i].name);
    }
  }
}

/* The names that design section 7 fixes, as far as there is something behind them. */
static void the_fixed_options_of_run_exist (void **state)
{
  static const char *const lines[] = {
    "--config x", "--replications 3", "--seed 3",     "--threads 3",   "--set a=b",     "--out x",      "--format text",
    "--quiet",    "--verbose",        "--color auto", "--no-progress", "--format json", "--format csv", "--reports x",
    "--baseline x", "--save-baseline x", "--tolerance 1%", "--same-scenario",
  };
  (void)state;
  for (size_t i = 0; i < G_N_ELEMENTS (lines); i++) {
    Line line = read_well (TS_COMMAND_RUN, lines[i]);
    clear_line (&line);
  }
}

/* One percentage for everything, or one of rates and one of anything else. */
static void a_tolerance_is_one_or_two_percentages (void **state)
{
  static const struct {
    const char *line;
    double rate, relative;
  } rows[] = {{"compare", 0.01, 0.02},
              {"--tolerance 5%", 0.05, 0.05},
              {"--tolerance 0.5", 0.005, 0.005},
              {"--tolerance 1%,10%", 0.01, 0.1},
              {"--tolerance=0,100", 0.0, 1.0}};
  static const char *const wrong[] = {"many", "-1", "1%,", "1%%", ",1", "1,2,3", "101", "1,200%", "nan"};
  (void)state;
  for (size_t i = 0; i < G_N_ELEMENTS (rows); i++) {
    Line line = read_well (TS_COMMAND_COMPARE, rows[i].line);
    assert_true (line.options.tolerance.rate == rows[i].rate && line.options.tolerance.relative == rows[i].relative);
    clear_line (&line);
  }
  for (size_t i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autofree char *text = g_strconcat ("--tolerance=", wrong[i], NULL);
    assert_refused (TS_COMMAND_COMPARE, text, "takes one or two percentages");
  }
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (without_options_everything_is_as_promised),
    cmocka_unit_test (a_value_may_follow_or_stand_after_an_equals_sign),
    cmocka_unit_test (every_value_arrives),
    cmocka_unit_test (flags_can_be_bundled_and_the_last_may_take_a_value),
    cmocka_unit_test (replications_seed_and_set_are_overrides_in_the_order_given),
    cmocka_unit_test (the_later_of_two_values_counts),
    cmocka_unit_test (two_dashes_end_the_options),
    cmocka_unit_test (a_single_dash_is_a_file),
    cmocka_unit_test (an_unknown_option_names_the_nearest_valid_one),
    cmocka_unit_test (an_option_of_another_command_says_of_which),
    cmocka_unit_test (a_missing_value_is_not_taken_from_the_next_option),
    cmocka_unit_test (a_flag_takes_no_value),
    cmocka_unit_test (numbers_have_ranges),
    cmocka_unit_test (words_and_folders_and_paths_are_checked),
    cmocka_unit_test (no_two_options_share_a_name_or_a_letter),
    cmocka_unit_test (every_option_has_help_where_it_belongs_and_only_there),
    cmocka_unit_test (the_fixed_options_of_run_exist),
    cmocka_unit_test (a_tolerance_is_one_or_two_percentages),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

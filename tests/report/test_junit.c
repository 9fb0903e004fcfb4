/* junit.xml: valid for our schema whatever names a scenario has, with what was measured. Needs xmllint. */
#include "sample_results.h"

#include <glib/gstdio.h>
#include <source_folder.h>
#include <string.h>

static const char schema[] = TENANTSIM_SOURCE_DIR "/tests/report/junit.xsd";

/* What xmllint prints about `xml`; *status is 0 when it is content. Free with g_free(). */
static char *lint (const char *xml, const char *option, const char *argument, int *status)
{
  g_autofree char *program = g_find_program_in_path ("xmllint");
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  char *out = NULL;
  g_autofree char *err = NULL;
  if (program == NULL)
    fail_msg ("xmllint is needed for this test (Debian: libxml2-utils)");
  int file = g_file_open_tmp ("junit-XXXXXX.xml", &path, &error);
  assert_true (file >= 0);
  assert_true (g_close (file, NULL));
  assert_true (g_file_set_contents (path, xml, -1, NULL));
  const char *arguments[] = {program, "--nonet", option, argument, path, NULL};
  bool is_run = g_spawn_sync (NULL, (char **)arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out, &err, status, &error);
  g_unlink (path);
  assert_true (is_run);
  if (*status == 0)
    return out;
  g_free (out);
  return g_steal_pointer (&err);
}

static void assert_valid (const char *xml)
{
  int status;
  g_autofree char *said = lint (xml, "--schema", schema, &status);
  if (status != 0)
    fail_msg ("%s\n%s", said, xml);
}

/* The string value of an XPath expression. Free with g_free(). */
static char *value_of (const char *xml, const char *xpath)
{
  g_autofree char *expression = g_strdup_printf ("string(%s)", xpath);
  int status;
  char *value = lint (xml, "--xpath", expression, &status);
  if (status != 0)
    fail_msg ("%s: %s", xpath, value);
  g_strchomp (value);
  return value;
}

static void assert_value (const char *xml, const char *xpath, const char *expected)
{
  g_autofree char *value = value_of (xml, xpath);
  assert_string_equal (value, expected);
}

static char *junit_of (TsResults *results)
{
  char *xml = ts_report_junit (results);
  ts_results_free (results);
  return xml;
}

static void every_expectation_is_a_case_with_file_and_line (void **state)
{
  (void)state;
  g_autofree char *xml = junit_of (sample_results ());
  assert_valid (xml);
  assert_value (xml, "count(//testcase)", "3");
  assert_value (xml, "//testsuite/@name", "ABC, Contoso1 and Contoso2");
  assert_value (xml, "//testsuite/@tests", "3");
  assert_value (xml, "//testsuite/@failures", "1");
  assert_value (xml, "//testsuite/@errors", "1");
  assert_value (xml, "//testcase[2]/@name", "guests: helped_rate > 90%");
  assert_value (xml, "//testcase[2]/@file", "sample.yaml");
  assert_value (xml, "//testcase[2]/@line", "41");
}

static void a_failed_one_is_a_failure_an_undecided_one_an_error_with_what_was_measured (void **state)
{
  (void)state;
  g_autofree char *xml = junit_of (sample_results ());
  assert_value (xml, "count(//testcase[1]/failure | //testcase[1]/error)", "0");
  assert_value (xml, "//testcase[1]/system-out", "measured 75.0 % (70.0 to 80.0)");
  assert_value (xml, "//testcase[2]/failure/@type", "fail");
  assert_value (xml, "//testcase[2]/failure/@message", "measured 50.0 % (45.0 to 55.0)");
  assert_value (xml, "//testcase[2]/failure", "guests: helped_rate > 90%: measured 50.0 % (45.0 to 55.0)");
  assert_value (xml, "//testcase[3]/error/@type", "undecided");
  assert_value (xml, "//testcase[3]/error/@message", "measured 10:00 (10:00 to 10:00)");
}

static void every_assertion_is_a_case_in_each_configuration (void **state)
{
  (void)state;
  TsResults *results = sample_results ();
  sample_assertions (results, 5);
  g_autofree char *xml = junit_of (results);
  assert_valid (xml);
  assert_value (xml, "//testsuite/@tests", "7");
  assert_value (xml, "//testsuite/@failures", "2");
  assert_value (xml, "count(//testcase[@classname='expect'])", "3");
  assert_value (xml, "//testcase[@classname='assert'][1]/@name", "{deny: call, from: A, to: B} in allow-lists");
  assert_value (xml, "//testcase[@classname='assert'][1]/system-out", "all 12 pairs are as asserted");
  assert_value (xml, "//testcase[@classname='assert'][4]/@line", "51");
  assert_value (xml, "//testcase[@classname='assert'][4]/failure/@message",
                "5 of 12 pairs differ; the first is call from A.x.1 to B.y.1: "
                "expected denied (FED_REMOTE), is allowed");
}

/* Two configurations, the first of which is identical; the second has a regression of a rate
 * and a time that is not significantly different. */
static TsMeasureChange measures[] = {
  {.measure = TS_MEASURE_SUCCESS_RATE,
   .operation = TS_OPERATION_CALL,
   .before = 0.359,
   .after = 0.331,
   .difference = {-0.028, -0.031, -0.025, 30},
   .verdict = TS_BASELINE_CHANGE_REGRESSION},
  {.measure = TS_MEASURE_RESTRICTED_TIME_TO_HELP,
   .operation = TS_OPERATIONS,
   .before = 3590,
   .after = 3671,
   .difference = {81, -12, 174, 30},
   .verdict = TS_BASELINE_CHANGE_NONE},
  {.measure = TS_MEASURE_EXPOSURE,
   .operation = TS_OPERATIONS,
   .before = 12,
   .after = 12,
   .difference = {0, 0, 0, 30},
   .verdict = TS_BASELINE_CHANGE_NONE},
};
static TsConfigurationChanges compared[] = {
  {.name = "allow-lists", .is_identical = true},
  {.name = "guests", .changes = measures, .n_changes = G_N_ELEMENTS (measures)}};
static const TsBaselineComparison comparison = {.verdict = TS_BASELINE_REGRESSION,
                                                .n_regressions = 1,
                                                .n_tests = 2,
                                                .configurations = compared,
                                                .n_configurations = G_N_ELEMENTS (compared)};

static void every_measure_compared_is_a_case_and_a_regression_a_failure (void **state)
{
  (void)state;
  TsResults *results = sample_results ();
  g_autofree char *xml = ts_report_junit_compared (results, &comparison);
  ts_results_free (results);
  assert_valid (xml);
  assert_value (xml, "//testsuite/@tests", "7");
  assert_value (xml, "//testsuite/@failures", "2");
  assert_value (xml, "count(//testcase[@classname='expect'])", "3");
  assert_value (xml, "count(//testcase[@classname='baseline'])", "4");
  assert_value (xml, "count(//testcase[@classname='baseline']/failure)", "1");
  assert_value (xml, "//testcase[4]/@name", "allow-lists: nothing is worse than before");
  assert_value (xml, "//testcase[4]/system-out", "nothing changed at all");
  assert_value (xml, "//testcase[5]/@name", "guests: call.success_rate is no worse than before");
  assert_value (xml, "//testcase[5]/@file", "sample.yaml");
  assert_value (xml, "//testcase[5]/failure/@message", "35.9 -> 33.1 % (-2.8 \u00b10.3)");
  assert_value (xml, "//testcase[6]/system-out", "59:50 -> 1:01:11 (+1:21 \u00b11:33)");
}

static void a_comparison_alone_has_no_expectations (void **state)
{
  (void)state;
  TsResults *results = sample_results ();
  g_autofree char *xml = ts_report_baseline_junit (results, &comparison);
  ts_results_free (results);
  assert_valid (xml);
  assert_value (xml, "//testsuite/@tests", "4");
  assert_value (xml, "//testsuite/@failures", "1");
  assert_value (xml, "count(//testcase[@classname='baseline'])", "4");
}

/* What is exact needs no test. */
static void what_could_not_be_tested_is_an_error (void **state)
{
  (void)state;
  TsBaselineComparison untested = comparison;
  TsConfigurationChanges guests = {.name = "guests", .changes = &measures[1], .n_changes = 2};
  TsResults *results = sample_results ();
  untested.verdict = TS_BASELINE_UNDECIDED;
  untested.configurations = &guests;
  untested.n_configurations = 1;
  g_autofree char *xml = ts_report_baseline_junit (results, &untested);
  ts_results_free (results);
  assert_valid (xml);
  assert_value (xml, "//testsuite/@errors", "1");
  assert_value (xml, "//testcase[1]/error/@type", "undecided");
  assert_value (xml, "count(//testcase[2]/system-out)", "1");
}

static void no_data_is_said (void **state)
{
  (void)state;
  TsResults *results = sample_results ();
  results->expectations[2].value.n = 0;
  g_autofree char *xml = junit_of (results);
  assert_valid (xml);
  assert_value (xml, "//testcase[3]/error/@message", "measured no data");
}

static void without_expectations_the_suite_is_empty_and_valid (void **state)
{
  (void)state;
  TsResults *results = sample_results ();
  uint32_t n = results->n_expectations;
  results->n_expectations = 0;
  g_autofree char *xml = ts_report_junit (results);
  assert_valid (xml);
  assert_value (xml, "//testsuite/@tests", "0");
  results->n_expectations = n;
  ts_results_free (results);
}

static void what_makes_the_results_again_is_in_the_properties (void **state)
{
  (void)state;
  TsResults *results = sample_results ();
  results->complete = false;
  g_autofree char *xml = junit_of (results);
  assert_value (xml, "//property[@name='seed']/@value", "1");
  assert_value (xml, "//property[@name='replications']/@value", "2");
  assert_value (xml, "//property[@name='scenario.sha256']/@value", "aa");
  assert_value (xml, "//property[@name='complete']/@value", "false");
}

/* The name comes back as it was, but for what XML cannot hold. */
static void hostile_names_stay_text (void **state)
{
  static const struct {
    const char *name;
    const char *read;
  } names[] = {
    {"a\"b'c&d<e>f", "a\"b'c&d<e>f"},
    {"]]></testcase><!-- --><?x?>&amp;&#0;", "]]></testcase><!-- --><?x?>&amp;&#0;"},
    {"<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>&e;",
     "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>&e;"},
    {"two\nlines,\ta tab\rand a return", "two\nlines,\ta tab\rand a return"},
    {"\x01 \x08 \x0b \x1f \x7f", "\uFFFD \uFFFD \uFFFD \uFFFD \uFFFD"},
    {"\xff\xc0\x80 half \xe2\x82", "\uFFFD\uFFFD\uFFFD half \uFFFD\uFFFD"},
    {"\xef\xbf\xbe and \xef\xbf\xbf", "\uFFFD and \uFFFD"},
    {"Zürich \xf0\x9f\x98\x80", "Zürich \xf0\x9f\x98\x80"},
    {"", ""},
  };
  (void)state;
  for (size_t i = 0; i < G_N_ELEMENTS (names); i++) {
    TsResults *results = sample_results ();
    sample_rename (&results->scenario_name, names[i].name);
    sample_rename (&results->scenario_file, names[i].name);
    sample_rename (&results->expectations[0].text, names[i].name);
    sample_rename (&results->expectations[1].text, names[i].name);
    g_autofree char *xml = junit_of (results);
    assert_valid (xml);
    assert_value (xml, "//testsuite/@name", names[i].read);
    assert_value (xml, "//testcase[1]/@file", names[i].read);
    assert_value (xml, "//testcase[2]/@name", names[i].read);
    g_autofree char *text = g_strconcat (names[i].read, ": measured 50.0 % (45.0 to 55.0)", NULL);
    assert_value (xml, "//testcase[2]/failure", text);
  }
}

/* Else the tests above would say nothing. */
static void the_schema_refuses_what_is_not_promised (void **state)
{
  static const struct {
    const char *what;
    const char *instead;
  } changes[] = {
    {" line=\"41\"", ""},
    {" line=\"41\"", " line=\"-1\""},
    {" file=\"sample.yaml\"", ""},
    {" tests=\"3\"", " tests=\"three\""},
    {"<failure type=\"fail\"", "<failure"},
    {"<failure ", "<failed "},
    {"</failure>", "</failure><skipped/>"},
    {"name=\"seed\"", "name=\"era\""},
    {"&gt;", "\x01"},
  };
  (void)state;
  g_autofree char *xml = junit_of (sample_results ());
  for (size_t i = 0; i < G_N_ELEMENTS (changes); i++) {
    g_auto (GStrv) parts = g_strsplit (xml, changes[i].what, -1);
    g_autofree char *wrong = g_strjoinv (changes[i].instead, parts);
    int status;
    assert_true (g_strv_length (parts) > 1);
    g_autofree char *said = lint (wrong, "--schema", schema, &status);
    if (status == 0)
      fail_msg ("'%s' instead of '%s' is taken: %s", changes[i].instead, changes[i].what, said);
  }
}

static void the_same_results_give_the_same_bytes (void **state)
{
  (void)state;
  g_autofree char *one = junit_of (sample_results ());
  g_autofree char *two = junit_of (sample_results ());
  assert_string_equal (one, two);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (every_expectation_is_a_case_with_file_and_line),
    cmocka_unit_test (a_failed_one_is_a_failure_an_undecided_one_an_error_with_what_was_measured),
    cmocka_unit_test (every_assertion_is_a_case_in_each_configuration),
    cmocka_unit_test (every_measure_compared_is_a_case_and_a_regression_a_failure),
    cmocka_unit_test (a_comparison_alone_has_no_expectations),
    cmocka_unit_test (what_could_not_be_tested_is_an_error),
    cmocka_unit_test (no_data_is_said),
    cmocka_unit_test (without_expectations_the_suite_is_empty_and_valid),
    cmocka_unit_test (what_makes_the_results_again_is_in_the_properties),
    cmocka_unit_test (hostile_names_stay_text),
    cmocka_unit_test (the_schema_refuses_what_is_not_promised),
    cmocka_unit_test (the_same_results_give_the_same_bytes),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

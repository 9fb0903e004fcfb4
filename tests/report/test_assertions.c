/* Assertions in reports: one line when they hold, each difference when not; results.json keeps them. */
#include "sample_results.h"

#include <string.h>

static const TsTextStyle plain = {.utf8 = true, .width = 500};

static TsResults *asserted (uint64_t differ)
{
  TsResults *results = sample_results ();
  for (uint32_t i = 0; i < results->n_expectations; i++)
    results->expectations[i].verdict = TS_EXPECTATION_PASS;
  sample_assertions (results, differ);
  return results;
}

static void what_holds_takes_one_line (void **state)
{
  (void)state;
  TsResults *results = asserted (0);
  g_autofree char *text = ts_report_text (results, &plain);
  assert_non_null (strstr (text, "PASS all 3 expectations and 2 assertions hold\n"));
  results->n_expectations = 0;
  g_autofree char *verdicts = ts_report_verdicts (results, &plain);
  assert_string_equal (verdicts, "PASS all 2 assertions hold\n\n");
  results->n_expectations = 3;
  ts_results_free (results);
}

static void what_differs_is_told_with_its_first_pair (void **state)
{
  (void)state;
  TsResults *results = asserted (5);
  g_autofree char *verdicts = ts_report_verdicts (results, &plain);
  assert_non_null (strstr (verdicts, "Of 2 assertions 1 passed, 1 failed:\n"));
  assert_non_null (strstr (verdicts,
                           "FAIL {deny: call, from: A, to: B} - in guests, 5 of 12 pairs differ; the first is "
                           "call from A.x.1 to B.y.1: expected denied (FED_REMOTE), is allowed, "
                           "sample.yaml:51\n"));
  assert_null (strstr (verdicts, "sample.yaml:50"));
  ts_results_free (results);
}

static void json_reads_back_what_it_wrote (void **state)
{
  (void)state;
  for (uint64_t differ = 0; differ < 6; differ += 5) {
    TsResults *results = asserted (differ);
    g_autofree char *text = ts_report_json (results);
    g_autoptr (GError) error = NULL;
    TsResults *back = ts_report_read_json (text, strlen (text), &error);
    assert_null (error);
    g_autofree char *again = ts_report_json (back);
    assert_string_equal (again, text);
    assert_int_equal (back->n_assertions, 4);
    assert_int_equal (back->assertions[3].differ, differ);
    ts_results_free (back);
    ts_results_free (results);
  }
}

static void assert_refused (const char *from, const char *to, const char *says)
{
  TsResults *results = asserted (5);
  g_autofree char *text = ts_report_json (results);
  g_auto (GStrv) parts = g_strsplit (strstr (text, "\"assertions\""), from, 2);
  assert_non_null (parts[1]);
  g_autofree char *tail = g_strjoinv (to, parts);
  g_autofree char *head = g_strndup (text, (gsize)(strstr (text, "\"assertions\"") - text));
  g_autofree char *changed = g_strconcat (head, tail, NULL);
  g_autoptr (GError) error = NULL;
  assert_null (ts_report_read_json (changed, strlen (changed), &error));
  assert_non_null (error);
  if (strstr (error->message, says) == NULL)
    fail_msg ("%s", error->message);
  ts_results_free (results);
}

static void json_that_is_wrong_is_refused_with_its_path (void **state)
{
  (void)state;
  assert_refused ("\"pass\"", "\"great\"", "assertions[0]");
  assert_refused ("\"pass\"", "\"fail\"", "does not go with");
  assert_refused ("\"guests\"", "\"guest\"", "assertions[1]");
  assert_refused ("\"reason\": \"FED_REMOTE\"", "\"reason\": \"FED\"", "no reason");
  assert_refused ("\"operation\": \"call\"", "\"operation\": \"cal\"", "no operation");
  assert_refused ("\"differ\": 5", "\"differ\": 13", "does not go with");
  assert_refused ("\"allow\"", "\"permit\"", "no verdict");
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (what_holds_takes_one_line),
    cmocka_unit_test (what_differs_is_told_with_its_first_pair),
    cmocka_unit_test (json_reads_back_what_it_wrote),
    cmocka_unit_test (json_that_is_wrong_is_refused_with_its_path),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

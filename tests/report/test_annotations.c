/* Workflow commands of GitHub: their form, and what its documentation says is to be escaped. */
#include "sample_results.h"

#include <string.h>

static void assert_annotations (TsResults *results, const char *file, const char *expected)
{
  g_autofree char *text = ts_report_annotations (results, file);
  ts_results_free (results);
  assert_string_equal (text, expected);
}

static void what_failed_is_an_error_what_is_undecided_a_warning (void **state)
{
  (void)state;
  assert_annotations (sample_results (), "dir/sample.yaml",
                      "::error file=dir/sample.yaml,line=41::fail: guests: helped_rate > 90%25 - measured 50.0 %25 "
                      "(45.0 to 55.0)\n"
                      "::warning file=dir/sample.yaml,line=42::undecided: guests: p95(time_to_help) < 10min - "
                      "measured 10:00 (10:00 to 10:00)\n");
}

static void an_assertion_that_does_not_hold_is_an_error (void **state)
{
  (void)state;
  TsResults *results = sample_results ();
  for (uint32_t i = 0; i < results->n_expectations; i++)
    results->expectations[i].verdict = TS_EXPECTATION_PASS;
  sample_assertions (results, 5);
  assert_annotations (results, "s.yaml",
                      "::error file=s.yaml,line=51::fail: {deny: call, from: A, to: B} in guests - 5 of 12 pairs "
                      "differ; the first is call from A.x.1 to B.y.1: expected denied (FED_REMOTE), is allowed\n");
}

static void nothing_is_said_when_all_hold (void **state)
{
  (void)state;
  TsResults *results = sample_results ();
  for (uint32_t i = 0; i < results->n_expectations; i++)
    results->expectations[i].verdict = TS_EXPECTATION_PASS;
  sample_assertions (results, 0);
  assert_annotations (results, "s.yaml", "");
}

/* Neither a name nor an expectation can begin a command of its own. */
static void hostile_text_stays_on_its_line (void **state)
{
  (void)state;
  TsResults *results = sample_results ();
  results->expectations[2].verdict = TS_EXPECTATION_PASS;
  sample_rename (&results->expectations[1].text, "a,b:c\r\n::set-output name=x::100% \x1b[2J\xff");
  assert_annotations (results, "a,b:c%\n::error::d\xff",
                      "::error file=a%2Cb%3Ac%25%0A%3A%3Aerror%3A%3Ad\uFFFD,line=41::fail: "
                      "a,b:c%0D%0A::set-output name=x::100%25 ?[2J\uFFFD - measured 50.0 %25 (45.0 to 55.0)\n");
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (what_failed_is_an_error_what_is_undecided_a_warning),
    cmocka_unit_test (an_assertion_that_does_not_hold_is_an_error),
    cmocka_unit_test (nothing_is_said_when_all_hold),
    cmocka_unit_test (hostile_text_stays_on_its_line),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

/* results_check.c - what must hold for any text as results.json */
#include "results_check.h"

#include <string.h>

#include "fuzz.h"

static void check_text (const TsResults *results)
{
  TsTextStyle plain = {.width = 80, .verbose = true};
  TsTextStyle narrow = {.color = true, .utf8 = true, .width = 20};
  g_autofree char *wide_text = ts_report_text (results, &plain);
  g_free (ts_report_text (results, &narrow));
  g_free (ts_report_csv (results));
  g_free (ts_report_markdown (results));
  g_free (ts_report_junit (results));
  g_free (ts_report_annotations (results, "a.yaml"));
  for (const char *c = wide_text; *c != '\0'; c++)
    if (g_ascii_iscntrl (*c) && *c != '\n')
      fuzz_broken ("text without colours holds the control character %d", *c);
}

/* Results are as good as themselves. */
static void check_comparison (const TsResults *results, const TsResults *same)
{
  TsTextStyle style = {.width = 40};
  g_autoptr (GError) error = NULL;
  TsBaselineComparison *comparison = ts_baseline_compare (results, same, TS_TOLERANCE_DEFAULT, true, &error);
  if (comparison == NULL && results->n_configurations > 0)
    fuzz_broken ("results cannot be compared with themselves: %s", error->message);
  if (comparison == NULL)
    return;
  if (comparison->verdict != TS_BASELINE_IDENTICAL)
    fuzz_broken ("results are not themselves: %s", ts_baseline_verdict_name (comparison->verdict));
  g_free (ts_report_baseline_text (comparison, &style));
  g_free (ts_report_baseline_json (comparison));
  ts_baseline_comparison_free (comparison);
}

void results_check (const char *text, size_t length)
{
  g_autoptr (GError) error = NULL;
  TsResults *results = ts_report_read_json (text, length, &error);
  if ((results == NULL) != (error != NULL))
    fuzz_broken ("results and error, or neither");
  if (results == NULL)
    return;
  g_autofree char *first = ts_report_json (results);
  TsResults *again = ts_report_read_json (first, strlen (first), &error);
  if (again == NULL)
    fuzz_broken ("what was written cannot be read: %s", error->message);
  g_autofree char *second = ts_report_json (again);
  if (strcmp (first, second) != 0)
    fuzz_broken ("what was written changes when it is read");
  TsResults *once_more = ts_report_read_json (first, strlen (first), &error);
  check_text (results);
  check_comparison (again, once_more); /* what was not written yet has more digits */
  ts_results_free (once_more);
  ts_results_free (again);
  ts_results_free (results);
}

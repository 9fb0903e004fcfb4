/* fuzz_baseline.c - results.json with edits as a baseline: not comparable, or a comparison that reports can be made of
 *
 * The first byte says which of the two is the baseline, how much is tolerated and whether the scenario
 * must be the same.
 */
#include "edited_results.h"
#include "fuzz.h"
#include "tenantsim/report.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

static void check_reports (const TsBaselineComparison *comparison)
{
  TsTextStyle style = {.width = 60, .verbose = true};
  g_autofree char *text = ts_report_baseline_text (comparison, &style);
  g_autofree char *json = ts_report_baseline_json (comparison);
  json_t *read = json_loads (json, JSON_REJECT_DUPLICATES, NULL);
  if (read == NULL)
    fuzz_broken ("the comparison is no JSON: %s", json);
  json_decref (read);
  for (const char *c = text; *c != '\0'; c++)
    if (g_ascii_iscntrl (*c) && *c != '\n')
      fuzz_broken ("text without colours holds the control character %d", *c);
}

static void compare (const TsResults *before, const TsResults *after, TsTolerance tolerance, bool same_scenario)
{
  g_autoptr (GError) error = NULL;
  TsBaselineComparison *comparison = ts_baseline_compare (before, after, tolerance, same_scenario, &error);
  if ((comparison == NULL) != (error != NULL))
    fuzz_broken ("a comparison and an error, or neither");
  if (comparison == NULL)
    return;
  check_reports (comparison);
  ts_baseline_comparison_free (comparison);
}

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static TsResults *unedited;
  if (unedited == NULL)
    unedited = ts_report_read_json (unedited_results (), strlen (unedited_results ()), NULL);
  if (size == 0)
    return 0;
  char *text = edited_results (data + 1, size - 1);
  TsResults *edited = ts_report_read_json (text, strlen (text), NULL);
  TsTolerance tolerance = {.rate = (data[0] >> 2 & 7) / 10.0, .relative = (data[0] >> 5) / 10.0};
  if (edited != NULL)
    compare (data[0] & 1 ? edited : unedited, data[0] & 1 ? unedited : edited, tolerance, data[0] & 2);
  ts_results_free (edited);
  free (text);
  return 0;
}

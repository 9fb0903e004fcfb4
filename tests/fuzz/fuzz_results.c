/* fuzz_results.c - any bytes as results.json: an error, or results that are written to the same text */
#include "fuzz.h"

#include <string.h>

#include "tenantsim/report.h"

static void check_text (const TsResults *results)
{
  TsTextStyle plain = {.width = 80, .verbose = true};
  TsTextStyle narrow = {.color = true, .utf8 = true, .width = 20};
  g_autofree char *wide_text = ts_report_text (results, &plain);
  g_free (ts_report_text (results, &narrow));
  g_free (ts_report_csv (results));
  for (const char *c = wide_text; *c != '\0'; c++)
    if (g_ascii_iscntrl (*c) && *c != '\n')
      fuzz_broken ("text without colours holds the control character %d", *c);
}

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  TsResults *results = ts_report_read_json ((const char *)data, size, &error);
  if ((results == NULL) != (error != NULL))
    fuzz_broken ("results and error, or neither");
  if (results == NULL)
    return 0;
  g_autofree char *first = ts_report_json (results);
  TsResults *again = ts_report_read_json (first, strlen (first), &error);
  if (again == NULL)
    fuzz_broken ("what was written cannot be read: %s", error->message);
  g_autofree char *second = ts_report_json (again);
  if (strcmp (first, second) != 0)
    fuzz_broken ("what was written changes when it is read");
  check_text (results);
  ts_results_free (again);
  ts_results_free (results);
  return 0;
}

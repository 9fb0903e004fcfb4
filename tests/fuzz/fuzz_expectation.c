/* fuzz_expectation.c - any text as an expectation of a small scenario: an error, or a verdict */
#include "base_scenario.h"
#include "fuzz.h"
#include "small_run.h"

#include <string.h>

/* The text in double quotes, every byte that YAML gives a meaning escaped; not UTF-8: nothing to try. */
static char *scenario_with (const char *expectation)
{
  GString *text = g_string_new (BASE_SCENARIO "expect:\n  - \"");
  for (const char *c = expectation; *c != '\0'; c++) {
    if (*c == '"' || *c == '\\')
      g_string_append_printf (text, "\\%c", *c);
    else if (g_ascii_iscntrl (*c))
      g_string_append_printf (text, "\\x%02X", (unsigned)*c);
    else
      g_string_append_c (text, *c);
  }
  g_string_append (text, "\"\n");
  return g_string_free (text, FALSE);
}

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *expectation = g_strndup ((const char *)data, size);
  g_autofree char *text = scenario_with (expectation);
  TsScenario *scenario = NULL;
  TsDiagnostics *diagnostics = ts_diagnostics_new ();
  TsLoadStatus status = ts_scenario_load_text ("fuzz.yaml", text, strlen (text), NULL, 0, diagnostics, &scenario);
  g_free (ts_diagnostics_format (diagnostics, false));
  if (status == TS_LOAD_OK && scenario->n_expectations != 1)
    fuzz_broken ("an expectation is lost");
  if (status == TS_LOAD_OK)
    small_experiment (scenario);
  ts_scenario_free (scenario);
  ts_diagnostics_free (diagnostics);
  return 0;
}

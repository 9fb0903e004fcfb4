/* fuzz_scenario.c - any bytes as a scenario: an error with its place, or a world that runs */
#include "fuzz.h"
#include "small_run.h"

#include <string.h>

/* Diagnostics are shown to people: text, and about places that exist. */
static void check_diagnostics (const TsDiagnostics *diagnostics)
{
  g_autofree char *shown = ts_diagnostics_format (diagnostics, true);
  if (!g_utf8_validate (shown, -1, NULL))
    fuzz_broken ("diagnostics are not UTF-8");
  for (size_t i = 0; i < ts_diagnostics_length (diagnostics); i++) {
    const TsDiagnostic *diagnostic = ts_diagnostics_get (diagnostics, i);
    if (diagnostic->line < 0 || diagnostic->column < 0 || diagnostic->width < 1 || diagnostic->message[0] == '\0')
      fuzz_broken ("a diagnostic without a place or a message");
  }
}

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  TsScenario *scenario = NULL;
  TsDiagnostics *diagnostics = ts_diagnostics_new ();
  g_autofree char *text = g_malloc (size + 1);
  if (size > 0)
    memcpy (text, data, size);
  text[size] = '\0';
  TsLoadStatus status = ts_scenario_load_text ("fuzz.yaml", text, size, NULL, 0, diagnostics, &scenario);
  size_t errors = ts_diagnostics_count (diagnostics, TS_SEVERITY_ERROR);
  bool is_right = status == TS_LOAD_OK;
  if (status == TS_LOAD_UNREADABLE || is_right != (errors == 0) || is_right != (scenario != NULL))
    fuzz_broken ("status %d with %zu errors", (int)status, errors);
  if (scenario != NULL)
    ts_scenario_lint (scenario, diagnostics);
  check_diagnostics (diagnostics);
  if (scenario != NULL)
    small_run (scenario);
  ts_scenario_free (scenario);
  ts_diagnostics_free (diagnostics);
  return 0;
}

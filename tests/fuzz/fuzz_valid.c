/* fuzz_valid.c - a valid scenario made of any bytes: it loads, runs, and keeps every promise */
#include "estate_text.h"
#include "fuzz.h"
#include "small_run.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  TsScenario *scenario = NULL;
  TsDiagnostics *diagnostics = ts_diagnostics_new ();
  g_autofree char *text = estate_text (data, size);
  TsLoadStatus status = ts_scenario_load_text ("valid.yaml", text, strlen (text), NULL, 0, diagnostics, &scenario);
  g_autofree char *shown = ts_diagnostics_format (diagnostics, false);
  if (status != TS_LOAD_OK)
    fuzz_broken ("a valid scenario does not load:\n%s\n%s", text, shown);
  ts_scenario_lint (scenario, diagnostics);
  small_experiment (scenario);
  ts_scenario_free (scenario);
  ts_diagnostics_free (diagnostics);
  return 0;
}

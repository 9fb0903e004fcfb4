/* fuzz_override.c - any text as `--set` of a small scenario: lines of path=value */
#include "base_scenario.h"
#include "fuzz.h"
#include "small_run.h"

#include <string.h>

#define MOST_OVERRIDES 8

/* A NUL ends an override, as it would end an argument. */
int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  TsOverride overrides[MOST_OVERRIDES];
  char *paths[MOST_OVERRIDES];
  size_t n = 0;
  const char *at = (const char *)data, *end = at + size;
  while (at < end && n < MOST_OVERRIDES) {
    const char *stop = memchr (at, '\0', (size_t)(end - at));
    char *argument = g_strndup (at, (size_t)((stop == NULL ? end : stop) - at));
    at += strlen (argument) + 1;
    char *equals = strchr (argument, '=');
    if (equals == NULL) {
      g_free (argument);
      continue;
    }
    *equals = '\0';
    paths[n] = argument;
    overrides[n++] = (TsOverride){.path = argument, .value = equals + 1};
  }
  TsScenario *scenario = NULL;
  TsDiagnostics *diagnostics = ts_diagnostics_new ();
  TsLoadStatus status =
    ts_scenario_load_text ("fuzz.yaml", BASE_SCENARIO, strlen (BASE_SCENARIO), overrides, n, diagnostics, &scenario);
  g_free (ts_diagnostics_format (diagnostics, false));
  if ((status == TS_LOAD_OK) != (ts_diagnostics_count (diagnostics, TS_SEVERITY_ERROR) == 0))
    fuzz_broken ("status %d does not go with the diagnostics", (int)status);
  if (scenario != NULL)
    small_run (scenario);
  ts_scenario_free (scenario);
  ts_diagnostics_free (diagnostics);
  for (size_t i = 0; i < n; i++)
    g_free (paths[i]);
  return 0;
}

/* fuzz_override.c - any text as `--set` of a small scenario: path=value, each ended by a NUL
 *
 * Every text is put into the tree of a file; one in LONG_WAY is also loaded and run.
 */
#include "base_scenario.h"
#include "fuzz.h"
#include "ready_estate.h"
#include "small_run.h"

#include <string.h>

#define MOST_OVERRIDES 8
#define LONG_WAY 1024

/* Enough of a file to walk through. */
static const char few_keys[] = "clock: {seed: 1}\ntenants: {North: {domains: [n.example, m.example]}}\n"
                               "configurations: {a.b: {guests: [{who: North, in: South/t}]}}\n";

typedef struct {
  TsOverride list[MOST_OVERRIDES];
  GPtrArray *texts; /* that they point into */
  size_t n;
} Overrides;

/* A NUL ends an override, as it would end an argument. */
static void split (const char *at, const char *end, Overrides *overrides)
{
  while (at < end && overrides->n < MOST_OVERRIDES) {
    const char *stop = memchr (at, '\0', (size_t)(end - at));
    char *argument = g_strndup (at, (size_t)((stop == NULL ? end : stop) - at));
    g_ptr_array_add (overrides->texts, argument);
    at += strlen (argument) + 1;
    char *equals = strchr (argument, '=');
    if (equals == NULL)
      continue;
    *equals = '\0';
    overrides->list[overrides->n++] = (TsOverride){.path = argument, .value = equals + 1};
  }
}

static void put_into_tree (const Overrides *overrides)
{
  TsDiagnostics *diagnostics = ts_diagnostics_new ();
  TsTree *tree = ts_tree_parse ("fuzz.yaml", few_keys, strlen (few_keys), diagnostics);
  for (size_t i = 0; i < overrides->n; i++) {
    size_t errors = ts_diagnostics_count (diagnostics, TS_SEVERITY_ERROR);
    bool right = ts_tree_override (tree, &overrides->list[i], diagnostics);
    if (right != (ts_diagnostics_count (diagnostics, TS_SEVERITY_ERROR) == errors))
      fuzz_broken ("--set %s=%s is right with errors, or wrong without", overrides->list[i].path,
                   overrides->list[i].value);
  }
  g_free (ts_diagnostics_format (diagnostics, false));
  ts_tree_free (tree);
  ts_diagnostics_free (diagnostics);
}

static void go_the_long_way (const Overrides *overrides)
{
  TsScenario *scenario = NULL;
  TsDiagnostics *diagnostics = ts_diagnostics_new ();
  TsLoadStatus status = ts_scenario_load_text ("fuzz.yaml", BASE_SCENARIO, strlen (BASE_SCENARIO), overrides->list,
                                               overrides->n, diagnostics, &scenario);
  g_free (ts_diagnostics_format (diagnostics, false));
  if ((status == TS_LOAD_OK) != (ts_diagnostics_count (diagnostics, TS_SEVERITY_ERROR) == 0))
    fuzz_broken ("status %d does not go with the diagnostics", (int)status);
  if (scenario != NULL)
    small_run (scenario);
  ts_scenario_free (scenario);
  ts_diagnostics_free (diagnostics);
}

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  Overrides overrides = {.texts = g_ptr_array_new_with_free_func (g_free)};
  split ((const char *)data, (const char *)data + size, &overrides);
  put_into_tree (&overrides);
  if (takes_long_way (data, size, LONG_WAY))
    go_the_long_way (&overrides);
  g_ptr_array_unref (overrides.texts);
  return 0;
}

/* check_command.c - `tenantsim check FILE...` */
#include <glib.h>

#include "assertions.h"
#include "loading.h"
#include "print.h"

static const char *plural (size_t n)
{
  return n == 1 ? "" : "s";
}

/* "FILE: ok (7 configurations, 87 people, 3 activities, 12 expectations)" */
static TsStatus praise (const char *path, const TsScenario *scenario, size_t n_warnings)
{
  uint32_t n_people = ts_directory_people (scenario->directory);
  g_autofree char *name = ts_printable (path);
  g_autofree char *warnings =
    n_warnings == 0 ? g_strdup ("") : g_strdup_printf (" with %zu warning%s", n_warnings, plural (n_warnings));
  g_autofree char *line = g_strdup_printf (
    "%s: ok%s (%u configuration%s, %u %s, %u activit%s, %u expectation%s)\n", name, warnings,
    scenario->n_configurations, plural (scenario->n_configurations), n_people, n_people == 1 ? "person" : "people",
    scenario->n_activities, scenario->n_activities == 1 ? "y" : "ies", scenario->n_expectations,
    plural (scenario->n_expectations));

  return ts_print (line);
}

static TsStatus check_file (const char *path, const TsOptions *options)
{
  TsScenario *scenario = NULL;
  size_t n_warnings = 0;
  TsStatus status = ts_load_and_lint_scenario (path, options, &scenario, &n_warnings);

  if (scenario == NULL)
    return status;
  if (options->is_strict && n_warnings > 0) {
    ts_say ("%s: %zu warning%s, and --strict lets none pass", path, n_warnings, plural (n_warnings));
    status = TS_STATUS_FAILED;
  } else if (!options->is_quiet) {
    status = praise (path, scenario, n_warnings);
  }
  if (options->wants_assertions)
    status = ts_status_worse (status, ts_assertions_check (path, scenario, options));
  ts_scenario_free (scenario);
  return status;
}

TsStatus ts_check_command (const TsOptions *options)
{
  TsStatus status = TS_STATUS_OK;

  if (options->wants_coverage && !options->wants_assertions) {
    ts_say ("check: --coverage goes with --assert");
    return TS_STATUS_USAGE;
  }
  for (guint i = 0; i < options->operands->len; i++) {
    const char *path = g_ptr_array_index (options->operands, i);
    status = ts_status_worse (status, check_file (path, options));
  }
  return status;
}

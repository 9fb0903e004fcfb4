/* loading.c - a scenario file, and what is said about it */
#define _POSIX_C_SOURCE 200809L

#include "loading.h"

#include <stdio.h>
#include <unistd.h>

static const TsStatus statuses[] = {
  [TS_LOAD_OK] = TS_STATUS_OK,
  [TS_LOAD_INVALID] = TS_STATUS_INVALID,
  [TS_LOAD_UNREADABLE] = TS_STATUS_UNREADABLE,
};

static void print_diagnostics (const TsDiagnostics *diagnostics, const TsOptions *options)
{
  g_autofree char *text = NULL;

  if (ts_diagnostics_length (diagnostics) == 0)
    return;
  if (options->is_quiet && ts_diagnostics_count (diagnostics, TS_SEVERITY_ERROR) == 0)
    return;
  text = ts_diagnostics_format (diagnostics, ts_terminal_has_color (STDERR_FILENO, options->color));
  fputs (text, stderr);
}

static TsStatus load (const char *path, const TsOptions *options, bool lint, TsScenario **scenario, size_t *n_warnings)
{
  TsDiagnostics *diagnostics = ts_diagnostics_new ();
  const TsOverride *overrides = (const TsOverride *)(void *)options->overrides->data;
  TsLoadStatus status;

  *scenario = NULL;
  status = ts_scenario_load (path, overrides, options->overrides->len, diagnostics, scenario);
  if (lint && status == TS_LOAD_OK)
    ts_scenario_lint (*scenario, diagnostics);
  print_diagnostics (diagnostics, options);
  if (n_warnings != NULL)
    *n_warnings = ts_diagnostics_count (diagnostics, TS_SEVERITY_WARNING);
  ts_diagnostics_free (diagnostics);
  return statuses[status];
}

TsStatus ts_load_scenario (const char *path, const TsOptions *options, TsScenario **scenario)
{
  return load (path, options, false, scenario, NULL);
}

TsStatus ts_load_and_lint_scenario (const char *path, const TsOptions *options, TsScenario **scenario,
                                    size_t *n_warnings)
{
  return load (path, options, true, scenario, n_warnings);
}

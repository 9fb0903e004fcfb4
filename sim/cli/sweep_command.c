/* sweep_command.c - `tenantsim sweep SCENARIO` */
#define _POSIX_C_SOURCE 200809L

#include <glib.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "limits.h"
#include "loading.h"
#include "output_folder.h"
#include "print.h"
#include "processes.h"
#include "progress.h"
#include "signals.h"

/* ------------------------------------------------------------------- planning -- */

static void clear_plan (TsSweepPlan *plan)
{
  for (uint32_t i = 0; i < plan->n_varied; i++)
    ts_varied_clear (&plan->varied[i]);
  g_free (plan->varied);
}

/* What --vary names, or all parameters of the scenario. */
static bool plan_varied (TsSweepPlan *plan, const TsScenario *scenario, const TsOptions *options, GError **error)
{
  uint32_t n = options->vary->len > 0 ? options->vary->len : scenario->n_parameters;

  plan->varied = g_new0 (TsVaried, n);
  for (uint32_t i = 0; i < n; i++) {
    const char *text = options->vary->len > 0 ? g_ptr_array_index (options->vary, i) : scenario->parameters[i].name;
    plan->n_varied = i + 1;
    if (!ts_varied_parse (&plan->varied[i], scenario, text, error))
      return false;
  }
  return true;
}

static TsStatus plan (TsSweepPlan *made, const TsScenario *scenario, const TsOptions *options)
{
  g_autoptr (GError) error = NULL;

  if (options->latin > 0 && options->is_one_at_a_time) {
    ts_say ("sweep: --latin and --one-at-a-time exclude each other");
    return TS_STATUS_USAGE;
  }
  if (options->vary->len == 0 && scenario->n_parameters == 0) {
    ts_say ("sweep: nothing is varied: give --vary PATH=VALUES, or the scenario `parameters`");
    return TS_STATUS_USAGE;
  }
  made->design = options->latin > 0          ? TS_SWEEP_LATIN
                 : options->is_one_at_a_time ? TS_SWEEP_ONE_AT_A_TIME
                                             : TS_SWEEP_GRID;
  made->n_latin = options->latin;
  made->seed = scenario->seed;
  made->where = (char **)options->where->pdata;
  if (plan_varied (made, scenario, options, &error))
    return TS_STATUS_OK;
  ts_say ("sweep: %s", error->message);
  return TS_STATUS_USAGE;
}

/* ------------------------------------------------------------------- reporting -- */

static TsStatus write_text (const char *folder, const char *name, char *text)
{
  g_autofree char *owned = text;
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  if (ts_report_write_file (path, owned, strlen (owned), &error))
    return TS_STATUS_OK;
  ts_say ("%s", error->message);
  return TS_STATUS_UNWRITABLE;
}

/* Without gnuplot the sweep is as good, and says which picture is missing. */
static TsStatus draw (const TsSweepResults *results, const char *ending, TsFigureFormat format,
                      const TsOptions *options)
{
  TsSweepFigure figure = ts_report_sweep_figure_kind (results);
  g_autofree char *name = g_strdup_printf ("figures/%s.%s", ts_report_sweep_figure_name (figure), ending);
  g_autofree char *path = g_build_filename (options->out, name, NULL);
  g_autoptr (GError) error = NULL;

  if (ts_report_sweep_figure (results, format, options->reports, path, &error))
    return TS_STATUS_OK;
  ts_say ("%s is missing: %s", path, error->message);
  return g_error_matches (error, TS_REPORT_ERROR, TS_REPORT_ERROR_WRITE)  ? TS_STATUS_UNWRITABLE
         : g_error_matches (error, TS_REPORT_ERROR, TS_REPORT_ERROR_READ) ? TS_STATUS_UNREADABLE
                                                                          : TS_STATUS_OK;
}

static TsStatus draw_all (const TsSweepResults *results, const TsOptions *options)
{
  if (ts_report_sweep_figure_kind (results) == TS_SWEEP_NO_FIGURE || ts_signals_status () != TS_STATUS_OK)
    return TS_STATUS_OK;
  return ts_status_worse (draw (results, "svg", TS_FIGURE_SVG, options), draw (results, "png", TS_FIGURE_PNG, options));
}

static TsStatus write_folder (const TsSweepResults *results, const TsOptions *options)
{
  TsStatus status;

  if (options->out == NULL)
    return TS_STATUS_OK;
  status = write_text (options->out, "sweep.json", ts_report_sweep_json (results));
  status = ts_status_worse (status, write_text (options->out, "sweep.csv", ts_report_sweep_csv (results)));
  return ts_status_worse (status, draw_all (results, options));
}

static TsStatus print (const TsSweepResults *results, const TsOptions *options)
{
  TsTextStyle style = {.color = ts_terminal_has_color (STDOUT_FILENO, options->color),
                       .utf8 = ts_terminal_has_utf8 (),
                       .width = ts_terminal_width (STDOUT_FILENO)};
  g_autofree char *text = NULL;

  if (options->is_quiet && !options->has_format)
    return TS_STATUS_OK;
  text = options->format == TS_FORMAT_JSON  ? ts_report_sweep_json (results)
         : options->format == TS_FORMAT_CSV ? ts_report_sweep_csv (results)
                                            : ts_report_sweep_text (results, &style);
  return ts_print (text);
}

/* ---------------------------------------------------------------------- running -- */

/* Which errors of a sweep mean what. */
static TsStatus status_of_error (const GError *error, const TsOptions *options, const TsDiagnostics *diagnostics)
{
  if (g_error_matches (error, TS_EXPERIMENT_ERROR, TS_EXPERIMENT_ERROR_SWEEP)) {
    ts_say ("sweep: %s", error->message);
    return ts_diagnostics_count (diagnostics, TS_SEVERITY_ERROR) > 0 ? TS_STATUS_INVALID : TS_STATUS_USAGE;
  }
  if (g_error_matches (error, TS_EXPERIMENT_ERROR, TS_EXPERIMENT_ERROR_STORE)) {
    ts_say ("%s", error->message);
    return TS_STATUS_UNWRITABLE;
  }
  return ts_limits_explain (error, options);
}

static TsSweepResults *simulate (const TsSweepPlan *made, const TsOptions *options, TsDiagnostics *diagnostics,
                                 GError **error)
{
  bool shows_progress = isatty (STDERR_FILENO) && !options->is_quiet && !options->hides_progress;
  TsProgressLine line;
  TsSweepOptions sweep = {
    .path = g_ptr_array_index (options->operands, 0),
    .overrides = (const TsOverride *)(void *)options->overrides->data,
    .n_overrides = options->overrides->len,
    .store = options->store,
    .most_needs = ts_limits_needs (options),
    .run = {.threads = options->threads,
            .progress = shows_progress ? ts_progress_draw : NULL,
            .progress_data = &line,
            .stop = ts_signals_stop (),
            .most_events = options->max_events,
            .most_memory = ts_limits_memory (options)},
  };
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  TsSweepResults *results;

  for (guint i = 0; i < options->configurations->len; i++)
    g_ptr_array_add (names, g_ptr_array_index (options->configurations, i));
  g_ptr_array_add (names, NULL);
  sweep.configurations = names->len > 1 ? (const char *const *)names->pdata : NULL;
  ts_progress_begin (&line);
  results = ts_sweep_run (made, &sweep, diagnostics, error);
  ts_progress_end (&line);
  return results;
}

static TsStatus run (const TsSweepPlan *made, const TsOptions *options)
{
  g_autoptr (GError) error = NULL;
  TsDiagnostics *diagnostics = ts_diagnostics_new ();
  TsSweepResults *results = simulate (made, options, diagnostics, &error);
  TsStatus status = ts_signals_status ();

  if (ts_diagnostics_count (diagnostics, TS_SEVERITY_ERROR) > 0) {
    g_autofree char *text = ts_diagnostics_format (diagnostics, ts_terminal_has_color (STDERR_FILENO, options->color));
    fputs (text, stderr);
  }
  if (error != NULL) {
    status = status_of_error (error, options, diagnostics);
  } else if (results != NULL) {
    if (!results->complete)
      ts_say (options->store != NULL ? "interrupted; the same command goes on where it stopped"
                                     : "interrupted; with --store FILE it could go on where it stopped");
    status = ts_status_worse (status, write_folder (results, options));
    status = ts_status_worse (status, print (results, options));
  }
  ts_sweep_results_free (results);
  ts_diagnostics_free (diagnostics);
  return status;
}

TsStatus ts_sweep_command (const TsOptions *options)
{
  TsScenario *scenario = NULL;
  TsSweepPlan made = {0};
  TsStatus status;

  ts_limits_begin (options);
  status = ts_load_scenario (g_ptr_array_index (options->operands, 0), options, &scenario);
  g_ptr_array_add (options->where, NULL);
  if (status == TS_STATUS_OK)
    status = plan (&made, scenario, options);
  if (status == TS_STATUS_OK && options->store != NULL && ts_ranks_number () == 0)
    status = ts_output_file_prepare (options->store);
  if (status == TS_STATUS_OK && ts_ranks_number () == 0)
    status = ts_output_folder_prepare (options);
  status = ts_processes_agree (status);
  if (status == TS_STATUS_OK)
    status = run (&made, options);
  clear_plan (&made);
  ts_scenario_free (scenario);
  return status;
}

/* run_command.c - `tenantsim run SCENARIO` */
#define _POSIX_C_SOURCE 200809L

#include <glib.h>
#include <string.h>
#include <unistd.h>

#include "choosing.h"
#include "loading.h"
#include "output_folder.h"
#include "print.h"
#include "progress.h"
#include "signals.h"

/* Which errors of an experiment mean what; anything else is a bug. */
static TsStatus status_of_error (const GError *error)
{
  if (g_error_matches (error, TS_CLIENTS_ERROR, TS_CLIENTS_ERROR_LIMIT) ||
      g_error_matches (error, TS_EXPERIMENT_ERROR, TS_EXPERIMENT_ERROR_THREADS)) {
    ts_say ("a limit is reached: %s", error->message);
    return TS_STATUS_LIMIT;
  }
  ts_say ("this is a bug in tenantsim: %s", error->message);
  return TS_STATUS_BUG;
}

/* Everything that can be wrong before a long simulation. */
static TsStatus prepare_folders (const TsOptions *options)
{
  if (options->reports != NULL && !g_file_test (options->reports, G_FILE_TEST_IS_DIR)) {
    ts_say ("cannot read %s: not a folder", options->reports);
    return TS_STATUS_UNREADABLE;
  }
  return options->out == NULL ? TS_STATUS_OK : ts_output_folder_prepare (options->out);
}

static TsResults *simulate (const TsScenario *scenario, const TsOptions *options, const GArray *chosen,
                            TsRunFacts *facts, GError **error)
{
  bool shows_progress = isatty (STDERR_FILENO) && !options->is_quiet && !options->hides_progress;
  TsProgressLine line;
  TsRunOptions run = {.threads = facts->threads,
                      .configurations = (const uint32_t *)(void *)chosen->data,
                      .n_configurations = chosen->len,
                      .progress = shows_progress ? ts_progress_draw : NULL,
                      .progress_data = &line,
                      .stop = ts_signals_stop ()};
  TsResults *results;

  ts_progress_begin (&line);
  results = ts_experiment_run (scenario, &run, error);
  ts_progress_end (&line);
  facts->seconds = (double)(g_get_monotonic_time () - line.started) / G_USEC_PER_SEC;
  return results;
}

static char *format_results (const TsResults *results, const TsOptions *options)
{
  TsTextStyle style = {.color = ts_terminal_has_color (STDOUT_FILENO, options->color),
                       .utf8 = ts_terminal_has_utf8 (),
                       .width = ts_terminal_width (STDOUT_FILENO),
                       .verbose = options->is_verbose};

  switch (options->format) {
  case TS_FORMAT_JSON:
    return ts_report_json (results);
  case TS_FORMAT_CSV:
    return ts_report_csv (results);
  case TS_FORMAT_TEXT:
  case TS_FORMAT_MARKDOWN:
    break;
  }
  return ts_report_text (results, &style);
}

static TsStatus print_results (const TsResults *results, const TsOptions *options)
{
  g_autofree char *text = NULL;

  if (options->is_quiet && !options->has_format)
    return TS_STATUS_OK;
  text = format_results (results, options);
  return ts_print (text);
}

static TsStatus judge (const TsResults *results)
{
  static const TsStatus statuses[] = {[TS_EXPECTATION_PASS] = TS_STATUS_OK,
                                      [TS_EXPECTATION_FAIL] = TS_STATUS_FAILED,
                                      [TS_EXPECTATION_UNDECIDED] = TS_STATUS_UNDECIDED};
  TsStatus status = TS_STATUS_OK;

  for (uint32_t i = 0; i < results->n_expectations; i++)
    status = ts_status_worse (status, statuses[results->expectations[i].verdict]);
  return status;
}

static TsStatus report (const TsResults *results, const TsOptions *options, const TsRunFacts *facts)
{
  TsStatus status = ts_status_worse (judge (results), ts_signals_status ());

  if (!results->complete)
    ts_say ("interrupted after %u of %u replications", results->replications, results->replications_asked);
  if (options->out != NULL)
    status = ts_status_worse (status, ts_output_folder_write (options->out, options->reports, results, facts));
  status = ts_status_worse (status, print_results (results, options));
  /* A signal may also have come since. */
  status = ts_status_worse (status, ts_signals_status ());
  if (options->out != NULL && !options->is_quiet && status != TS_STATUS_UNWRITABLE)
    ts_say ("results are in %s", options->out);
  return status;
}

static TsStatus run (const TsScenario *scenario, const TsOptions *options, const GArray *chosen)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *started = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  TsRunFacts facts = {.started = started,
                      .threads = options->threads > 0 ? options->threads : g_get_num_processors (),
                      .argc = options->argc,
                      .argv = options->argv};
  g_autoptr (GError) error = NULL;
  TsResults *results = simulate (scenario, options, chosen, &facts, &error);
  TsStatus status;

  if (results == NULL)
    return status_of_error (error);
  status = report (results, options, &facts);
  ts_results_free (results);
  return status;
}

TsStatus ts_run_command (const TsOptions *options)
{
  TsScenario *scenario = NULL;
  g_autoptr (GArray) chosen = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  TsStatus status;

  if (options->format == TS_FORMAT_MARKDOWN) {
    ts_say ("run: --format takes one of text, json, csv");
    return TS_STATUS_USAGE;
  }
  status = ts_load_scenario (g_ptr_array_index (options->operands, 0), options, &scenario);
  if (status == TS_STATUS_OK)
    status = ts_choose_configurations (scenario, options->configurations, chosen);
  if (status == TS_STATUS_OK)
    status = prepare_folders (options);
  if (status == TS_STATUS_OK)
    status = run (scenario, options, chosen);
  if (scenario != NULL)
    ts_scenario_free (scenario);
  return status;
}

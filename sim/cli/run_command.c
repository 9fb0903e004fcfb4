/* run_command.c - `tenantsim run SCENARIO` */
#define _POSIX_C_SOURCE 200809L

#include <glib.h>
#include <unistd.h>

#include "annotations.h"
#include "assertions.h"
#include "baseline.h"
#include "choosing.h"
#include "formats.h"
#include "limits.h"
#include "loading.h"
#include "output_folder.h"
#include "print.h"
#include "processes.h"
#include "progress.h"
#include "signals.h"
#include "tracing.h"

static unsigned threads_of (const TsOptions *options)
{
  return options->threads > 0 ? options->threads : g_get_num_processors ();
}

static TsRunOptions run_options (const TsOptions *options, const GArray *chosen)
{
  return (TsRunOptions){.threads = threads_of (options),
                        .configurations = (const uint32_t *)(void *)chosen->data,
                        .n_configurations = chosen->len,
                        .stop = ts_signals_stop (),
                        .most_events = options->max_events,
                        .keeps_heap = options->keeps_heap,
                        .most_memory = ts_limits_memory (options)};
}

static TsStatus check_size (const TsScenario *scenario, const TsOptions *options, const GArray *chosen)
{
  TsRunOptions run = run_options (options, chosen);

  return ts_limits_check (scenario, options, &run);
}

static TsResults *simulate (const TsScenario *scenario, const TsOptions *options, const GArray *chosen,
                            TsRunFacts *facts, GError **error)
{
  bool shows_progress = isatty (STDERR_FILENO) && !options->is_quiet && !options->hides_progress;
  TsProgressLine line;
  TsRunOptions run = run_options (options, chosen);
  TsResults *results;

  run.most_replications = ts_limits_growth (scenario, options, &run);
  run.progress = shows_progress ? ts_progress_draw : NULL;
  run.progress_data = &line;
  ts_progress_begin (&line);
  results = ts_experiment_run (scenario, &run, error);
  ts_progress_end (&line);
  facts->seconds = (double)(g_get_monotonic_time () - line.started) / G_USEC_PER_SEC;
  return results;
}

static TsStatus judge (const TsResults *results)
{
  static const TsStatus statuses[] = {[TS_EXPECTATION_PASS] = TS_STATUS_OK,
                                      [TS_EXPECTATION_FAIL] = TS_STATUS_FAILED,
                                      [TS_EXPECTATION_UNDECIDED] = TS_STATUS_UNDECIDED};
  TsStatus status = ts_assertions_status (results);

  for (uint32_t i = 0; i < results->n_expectations; i++)
    status = ts_status_worse (status, statuses[results->expectations[i].verdict]);
  return status;
}

static TsStatus report (const TsScenario *scenario, const TsResults *results, TsBaseline *baseline,
                        const TsOptions *options, const TsRunFacts *facts)
{
  TsStatus status = ts_status_worse (judge (results), ts_signals_status ());

  if (!results->complete)
    ts_say ("interrupted after %u of %u replications", results->replications, results->replications_asked);
  ts_annotate (results, g_ptr_array_index (options->operands, 0));
  ts_baseline_compare_run (baseline, results, options);
  status = ts_status_worse (status, ts_output_folder_write (options, results, baseline->comparison, facts));
  status = ts_status_worse (status, ts_print_results (results, baseline->comparison, options));
  if (options->format == TS_FORMAT_TEXT && !options->is_quiet)
    status = ts_status_worse (status, ts_assertions_explain (scenario, results, options));
  status = ts_status_worse (status, ts_baseline_follow_run (baseline, results, options));
  /* A signal may also have come since. */
  status = ts_status_worse (status, ts_signals_status ());
  if (options->out != NULL && !options->is_quiet && status != TS_STATUS_UNWRITABLE)
    ts_say ("results are in %s", options->out);
  return status;
}

static TsStatus run (const TsScenario *scenario, TsBaseline *baseline, const TsOptions *options, const GArray *chosen)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *started = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  TsRunFacts facts = {
    .started = started, .threads = threads_of (options), .argc = options->argc, .argv = options->argv};
  g_autoptr (GError) error = NULL;
  TsResults *results = simulate (scenario, options, chosen, &facts, &error);
  TsStatus status;

  if (ts_ranks_number () > 0)
    return ts_signals_status ();
  if (results == NULL)
    return ts_limits_explain (error, options);
  status = report (scenario, results, baseline, options, &facts);
  ts_results_free (results);
  return status;
}

TsStatus ts_run_command (const TsOptions *options)
{
  TsScenario *scenario = NULL;
  TsBaseline baseline = {0};
  g_autoptr (GArray) chosen = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  TsStatus status;

  ts_limits_begin (options);
  status = ts_load_scenario (g_ptr_array_index (options->operands, 0), options, &scenario);

  if (status == TS_STATUS_OK)
    status = ts_choose_configurations (scenario, options->configurations, chosen);
  if (status == TS_STATUS_OK)
    status = check_size (scenario, options, chosen);
  if (status == TS_STATUS_OK && ts_ranks_number () == 0)
    status = ts_output_folder_prepare (options);
  if (status == TS_STATUS_OK && ts_ranks_number () == 0)
    status = ts_baseline_prepare (options, &baseline);
  if (status == TS_STATUS_OK && (options->trace != NULL || options->trace_need > 0) && ts_ranks_number () == 0)
    status = ts_tracing_run (scenario, options, chosen);
  status = ts_processes_agree (status);
  if (status == TS_STATUS_OK && options->trace_need == 0)
    status = run (scenario, &baseline, options, chosen);
  ts_baseline_clear (&baseline);
  if (scenario != NULL)
    ts_scenario_free (scenario);
  return status;
}

/* baseline.c - results of another time, for `compare` and `run --baseline` */
#define _POSIX_C_SOURCE 200809L

#include "baseline.h"

#include <string.h>
#include <unistd.h>

#include "output_folder.h"
#include "print.h"

static TsStatus refuse_file (const char *path, bool is_baseline, const GError *error)
{
  if (is_baseline && g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT)) {
    ts_say ("there is no baseline %s to compare with; run --save-baseline writes one", path);
    return TS_STATUS_INCOMPARABLE;
  }
  ts_say ("cannot read %s: %s", path, error->message);
  return TS_STATUS_UNREADABLE;
}

TsStatus ts_baseline_read (const char *path, bool is_baseline, TsResults **results)
{
  g_autofree char *text = NULL;
  gsize length;
  g_autoptr (GError) error = NULL;

  *results = NULL;
  text = ts_read_file (path, TS_MOST_RESULTS_MIB, &length, &error);
  if (text == NULL)
    return refuse_file (path, is_baseline, error);
  *results = ts_report_read_json (text, length, &error);
  if (*results != NULL)
    return TS_STATUS_OK;
  if (g_error_matches (error, TS_REPORT_ERROR, TS_REPORT_ERROR_VERSION)) {
    ts_say ("cannot compare with %s: %s", path, error->message);
    return TS_STATUS_INCOMPARABLE;
  }
  ts_say ("%s is not a results file: %s", path, error->message);
  return TS_STATUS_INVALID;
}

TsBaselineComparison *ts_baseline_compare_files (const TsResults *before, const TsResults *after,
                                                 const TsOptions *options)
{
  g_autoptr (GError) error = NULL;
  TsBaselineComparison *comparison =
    ts_baseline_compare (before, after, options->tolerance, options->wants_same_scenario, &error);

  if (comparison == NULL)
    ts_say ("cannot compare: %s", error->message);
  return comparison;
}

TsStatus ts_baseline_status (const TsBaselineComparison *comparison)
{
  static const TsStatus statuses[] = {[TS_BASELINE_IDENTICAL] = TS_STATUS_OK,
                                      [TS_BASELINE_NO_REGRESSION] = TS_STATUS_OK,
                                      [TS_BASELINE_REGRESSION] = TS_STATUS_REGRESSION,
                                      [TS_BASELINE_UNDECIDED] = TS_STATUS_UNDECIDED,
                                      [TS_BASELINE_INCOMPARABLE] = TS_STATUS_INCOMPARABLE};

  return statuses[comparison->verdict];
}

/* ------------------------------------------------------------ around a run -- */

TsStatus ts_baseline_prepare (const TsOptions *options, TsBaseline *baseline)
{
  TsStatus status = TS_STATUS_OK;

  if (options->save_baseline != NULL)
    status = ts_output_file_prepare (options->save_baseline);
  if (status == TS_STATUS_OK && options->baseline != NULL)
    baseline->status = ts_baseline_read (options->baseline, true, &baseline->before);
  if (baseline->status == TS_STATUS_INCOMPARABLE)
    baseline->comparison = ts_baseline_incomparable (g_file_test (options->baseline, G_FILE_TEST_EXISTS)
                                                       ? "the baseline is of another version of tenantsim"
                                                       : "there is no baseline");
  if (status == TS_STATUS_OK && baseline->status != TS_STATUS_INCOMPARABLE)
    status = baseline->status;
  return status;
}

void ts_baseline_clear (TsBaseline *baseline)
{
  ts_results_free (baseline->before);
  ts_baseline_comparison_free (baseline->comparison);
  *baseline = (TsBaseline){0};
}

/* Beside the results, or, where these are data, in a line on standard error. */
static TsStatus print_comparison (const TsBaselineComparison *comparison, const TsOptions *options)
{
  TsTextStyle style = {.color = ts_terminal_has_color (STDOUT_FILENO, options->color),
                       .utf8 = ts_terminal_has_utf8 (),
                       .width = ts_terminal_width (STDOUT_FILENO),
                       .verbose = options->is_verbose};
  g_autofree char *path = ts_printable (options->baseline);
  g_autofree char *text = NULL;
  g_autofree char *all = NULL;

  if (options->is_quiet)
    return TS_STATUS_OK;
  if (options->format != TS_FORMAT_TEXT) {
    ts_say ("compared with %s: %s", path, ts_baseline_verdict_name (comparison->verdict));
    return TS_STATUS_OK;
  }
  text = ts_report_baseline_text (comparison, &style);
  all = g_strdup_printf ("\nCompared with %s\n%s", path, text);
  return ts_print (all);
}

void ts_baseline_compare_run (TsBaseline *baseline, const TsResults *results, const TsOptions *options)
{
  g_autofree char *text = NULL;
  TsResults *after;

  if (baseline->before == NULL)
    return;
  /* As it is written: then `compare` says the same of the files. */
  text = ts_report_json (results);
  after = ts_report_read_json (text, strlen (text), NULL);
  g_assert (after != NULL);
  baseline->comparison = ts_baseline_compare_files (baseline->before, after, options);
  if (baseline->comparison == NULL)
    baseline->comparison = ts_baseline_incomparable ("the baseline is of another experiment");
  baseline->status = ts_baseline_status (baseline->comparison);
  ts_results_free (after);
}

/* Would the new baseline take the place of the one compared with? */
static bool replaces_baseline (const TsOptions *options)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (options->baseline == NULL)
    return false;
  from = g_canonicalize_filename (options->baseline, NULL);
  to = g_canonicalize_filename (options->save_baseline, NULL);
  return strcmp (from, to) == 0;
}

/* `verdict`: of the comparison. A gate must not forget what it has just found. */
static TsStatus save (const char *text, const TsBaseline *baseline, bool is_complete, TsStatus verdict,
                      const TsOptions *options)
{
  g_autoptr (GError) error = NULL;

  if (!is_complete) {
    ts_say ("%s is not written: the run is incomplete", options->save_baseline);
    return TS_STATUS_OK;
  }
  if (verdict != TS_STATUS_OK && baseline->before != NULL && replaces_baseline (options)) {
    ts_say ("%s stays as it was; save to another file, or remove it first, to accept what changed",
            options->save_baseline);
    return TS_STATUS_OK;
  }
  if (ts_report_write_file (options->save_baseline, text, strlen (text), &error))
    return TS_STATUS_OK;
  ts_say ("%s", error->message);
  return TS_STATUS_UNWRITABLE;
}

TsStatus ts_baseline_follow_run (const TsBaseline *baseline, const TsResults *results, const TsOptions *options)
{
  g_autofree char *text = NULL;
  TsStatus verdict = baseline->status;

  if (baseline->comparison != NULL && baseline->comparison->verdict != TS_BASELINE_INCOMPARABLE)
    verdict = ts_status_worse (verdict, print_comparison (baseline->comparison, options));
  if (options->save_baseline == NULL)
    return verdict;
  text = ts_report_json (results);
  return ts_status_worse (verdict, save (text, baseline, results->complete, verdict, options));
}

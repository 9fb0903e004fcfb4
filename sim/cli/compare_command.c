/* compare_command.c - `tenantsim compare OLD NEW` */
#define _POSIX_C_SOURCE 200809L

#include <glib.h>
#include <unistd.h>

#include "baseline.h"
#include "print.h"

static char *text_for_terminal (const TsBaselineComparison *comparison, const TsOptions *options)
{
  TsTextStyle style = {.color = ts_terminal_has_color (STDOUT_FILENO, options->color),
                       .utf8 = ts_terminal_has_utf8 (),
                       .width = ts_terminal_width (STDOUT_FILENO)};

  return ts_report_baseline_text (comparison, &style);
}

static TsStatus print_comparison (const TsResults *after, const TsBaselineComparison *comparison,
                                  const TsOptions *options)
{
  g_autofree char *text = NULL;

  if (options->is_quiet && !options->has_format)
    return TS_STATUS_OK;
  if (options->format == TS_FORMAT_JSON)
    text = ts_report_baseline_json (comparison);
  else if (options->format == TS_FORMAT_JUNIT)
    text = ts_report_baseline_junit (after, comparison);
  else
    text = text_for_terminal (comparison, options);
  return ts_print (text);
}

static TsStatus compare (const TsResults *before, const TsResults *after, const TsOptions *options)
{
  TsBaselineComparison *comparison = ts_baseline_compare_files (before, after, options);
  TsStatus status;

  if (comparison == NULL)
    return TS_STATUS_INCOMPARABLE;
  status = ts_status_worse (ts_baseline_status (comparison), print_comparison (after, comparison, options));
  ts_baseline_comparison_free (comparison);
  return status;
}

TsStatus ts_compare_command (const TsOptions *options)
{
  TsResults *before = NULL;
  TsResults *after = NULL;
  TsStatus status;

  status = ts_baseline_read (g_ptr_array_index (options->operands, 0), true, &before);
  status = ts_status_worse (status, ts_baseline_read (g_ptr_array_index (options->operands, 1), false, &after));
  if (status == TS_STATUS_OK)
    status = compare (before, after, options);
  ts_results_free (before);
  ts_results_free (after);
  return status;
}

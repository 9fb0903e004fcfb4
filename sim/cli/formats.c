/* formats.c - the one table of ways to write results */
#define _POSIX_C_SOURCE 200809L

#include "formats.h"

#include <unistd.h>

#include "print.h"

const TsResultFormat ts_result_formats[TS_FORMATS] = {
  [TS_FORMAT_TEXT] = {NULL, NULL},
  [TS_FORMAT_JSON] = {ts_report_json, "results.json"},
  [TS_FORMAT_CSV] = {ts_report_csv, "results.csv"},
  [TS_FORMAT_MARKDOWN] = {ts_report_markdown, "summary.md"},
  [TS_FORMAT_JUNIT] = {ts_report_junit, "junit.xml"},
};

static char *text_for_terminal (const TsResults *results, const TsOptions *options)
{
  TsTextStyle style = {.color = ts_terminal_has_color (STDOUT_FILENO, options->color),
                       .utf8 = ts_terminal_has_utf8 (),
                       .width = ts_terminal_width (STDOUT_FILENO),
                       .verbose = options->is_verbose};

  return ts_report_text (results, &style);
}

TsStatus ts_print_results (const TsResults *results, const TsOptions *options)
{
  const TsResultFormat *format = &ts_result_formats[options->format];
  g_autofree char *text = NULL;

  if (options->is_quiet && !options->has_format)
    return TS_STATUS_OK;
  text = format->write != NULL ? format->write (results) : text_for_terminal (results, options);
  return ts_print (text);
}

/* formats.c - the one table of ways to write results */
#define _POSIX_C_SOURCE 200809L

#include "formats.h"

#include <unistd.h>

#include "print.h"
#include "signals.h"

#define FEWEST_COLUMNS_OF_A_PICTURE 40

const TsResultFormat ts_result_formats[TS_FORMATS] = {
  [TS_FORMAT_TEXT] = {.file = NULL},
  [TS_FORMAT_JSON] = {.write = ts_report_json, .file = "results.json"},
  [TS_FORMAT_CSV] = {.write = ts_report_csv, .file = "results.csv"},
  [TS_FORMAT_MARKDOWN] = {.write = ts_report_markdown, .file = "summary.md"},
  [TS_FORMAT_JUNIT] = {.write = ts_report_junit, .write_compared = ts_report_junit_compared, .file = "junit.xml"},
  [TS_FORMAT_HTML] = {.file = NULL},
  [TS_FORMAT_CSV_WIDE] = {.write = ts_report_csv_wide, .file = "results-wide.csv"},
  [TS_FORMAT_CSV_COMPARISONS] = {.write = ts_report_csv_comparisons, .file = "comparisons.csv"},
};

char *ts_format_results (TsFormat format, const TsResults *results, const TsBaselineComparison *comparison)
{
  const TsResultFormat *row = &ts_result_formats[format];

  if (comparison != NULL && row->write_compared != NULL)
    return row->write_compared (results, comparison);
  return row->write (results);
}

/* The text with what gnuplot draws of letters and signs. Takes `text`. */
static char *add_pictures (char *text, const TsResults *results, const TsOptions *options, const TsTextStyle *look)
{
  static const TsFigureFormat format = TS_FIGURE_TERMINAL;
  TsFigureStyle style = {.reports_folder = options->reports, .columns = look->width, .stop = ts_signals_stop ()};
  g_autoptr (GArray) pictures = NULL;
  char *whole;

  if (look->width < FEWEST_COLUMNS_OF_A_PICTURE) {
    ts_say ("--plots needs a terminal of at least %d columns", FEWEST_COLUMNS_OF_A_PICTURE);
    return text;
  }
  pictures = ts_report_pictures (results, &format, 1, &style);
  for (guint i = 0; i < pictures->len; i++) {
    const TsPicture *picture = &g_array_index (pictures, TsPicture, i);
    if (picture->error != NULL)
      ts_say ("the picture of %s is missing: %s", ts_figure (picture->id)->name, picture->error->message);
  }
  g_autofree char *drawn = ts_report_terminal_pictures (results, pictures, look);
  whole = g_strconcat (text, drawn, NULL);
  g_free (text);
  return whole;
}

static char *text_for_terminal (const TsResults *results, const TsOptions *options)
{
  TsTextStyle style = {.color = ts_terminal_has_color (STDOUT_FILENO, options->color),
                       .utf8 = ts_terminal_has_utf8 (),
                       .width = ts_terminal_width (STDOUT_FILENO),
                       .verbose = options->is_verbose};
  char *text = ts_report_text (results, &style);

  return options->wants_plots ? add_pictures (text, results, options, &style) : text;
}

static TsStatus print_page (const TsResults *results, const TsOptions *options)
{
  static const TsFigureFormat format = TS_FIGURE_SVG;
  TsFigureStyle style = {.reports_folder = options->reports, .stop = ts_signals_stop ()};
  g_autoptr (GArray) pictures = ts_report_pictures (results, &format, 1, &style);
  g_autoptr (GError) error = NULL;
  g_autofree char *page = ts_report_html (results, pictures, options->reports, &error);

  if (page != NULL)
    return ts_print (page);
  ts_say ("%s", error->message);
  return TS_STATUS_UNREADABLE;
}

TsStatus ts_print_results (const TsResults *results, const TsBaselineComparison *comparison, const TsOptions *options)
{
  g_autofree char *text = NULL;

  if (options->is_quiet && !options->has_format)
    return TS_STATUS_OK;
  if (options->format == TS_FORMAT_HTML)
    return print_page (results, options);
  text = options->format == TS_FORMAT_TEXT ? text_for_terminal (results, options)
                                           : ts_format_results (options->format, results, comparison);
  return ts_print (text);
}

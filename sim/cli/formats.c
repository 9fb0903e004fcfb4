/* formats.c - the one table of ways to write results */
#define _POSIX_C_SOURCE 200809L

#include "formats.h"

#include <unistd.h>

#include "print.h"
#include "signals.h"

#define FEWEST_COLUMNS_OF_A_PICTURE 40

const TsResultFormat ts_result_formats[TS_FORMATS] = {
  [TS_FORMAT_TEXT] = {NULL, NULL},
  [TS_FORMAT_JSON] = {ts_report_json, "results.json"},
  [TS_FORMAT_CSV] = {ts_report_csv, "results.csv"},
  [TS_FORMAT_MARKDOWN] = {ts_report_markdown, "summary.md"},
  [TS_FORMAT_JUNIT] = {ts_report_junit, "junit.xml"},
  [TS_FORMAT_HTML] = {NULL, NULL},
};

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

TsStatus ts_print_results (const TsResults *results, const TsOptions *options)
{
  const TsResultFormat *format = &ts_result_formats[options->format];
  g_autofree char *text = NULL;

  if (options->is_quiet && !options->has_format)
    return TS_STATUS_OK;
  if (options->format == TS_FORMAT_HTML)
    return print_page (results, options);
  text = format->write != NULL ? format->write (results) : text_for_terminal (results, options);
  return ts_print (text);
}

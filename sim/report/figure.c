/* Figures: the data and the scripts, handed to gnuplot. */
#include "gnuplot.h"
#include "number.h"
#include "results_view.h"

#include <gio/gio.h>
#include <string.h>

#define RESOURCE_FOLDER "/tenantsim/"

/* Made by glib-compile-resources. Naming it here makes the linker keep it. */
GResource *ts_report_resources_get_resource (void);

/* Scripts come from the program, or from a folder that a designer works in. */
static char *load_script (const char *reports_folder, const char *name, GError **error)
{
  if (reports_folder == NULL) {
    g_autofree char *path = g_strconcat (RESOURCE_FOLDER, name, NULL);
    g_autoptr (GBytes) bytes =
      g_resource_lookup_data (ts_report_resources_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
    g_assert (bytes != NULL);
    return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  }
  g_autofree char *path = g_build_filename (reports_folder, name, NULL);
  GError *reason = NULL;
  char *text = NULL;
  if (!g_file_get_contents (path, &text, NULL, &reason)) {
    g_set_error (error, TS_REPORT_ERROR, TS_REPORT_ERROR_READ, "cannot read the figure's script: %s",
                 reason->message);
    g_error_free (reason);
  }
  return text;
}

/* Where no font has a letter, gnuplot's PNG terminal draws its stand-in over the
 * whole picture. So a PNG keeps to letters that every usual font has: Latin,
 * Greek, Cyrillic, Armenian, punctuation and signs. The SVG shows all. */
static bool is_safe_in_png (gunichar letter)
{
  return letter < 0x0590 || (letter >= 0x2010 && letter < 0x2300);
}

/*
 * Text of the scenario goes into data blocks, a line each, which gnuplot takes as
 * they are: no quotes, escapes or commands are recognised in them. The bar in
 * front keeps any line from being the end of the block; the scripts drop it.
 */
static void append_text (GString *out, const char *text, TsFigureFormat format)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_string_append_c (out, '|');
  for (const char *c = valid; *c != '\0'; c = g_utf8_next_char (c)) {
    gunichar letter = g_utf8_get_char (c);
    if (g_unichar_iscntrl (letter))
      letter = ' ';
    else if (!g_unichar_isprint (letter) || (format == TS_FIGURE_PNG && !is_safe_in_png (letter)))
      letter = '?';
    g_string_append_unichar (out, letter);
  }
  g_string_append_c (out, '\n');
}

static void begin_block (GString *out, const char *name)
{
  g_string_append_printf (out, "$%s << END_OF_DATA\n", name);
}

static void end_block (GString *out)
{
  g_string_append (out, "END_OF_DATA\n");
}

static void append_names (GString *out, const TsResults *results, TsFigureFormat format)
{
  begin_block (out, "scenario");
  append_text (out, results->scenario_name, format);
  end_block (out);
  begin_block (out, "configurations");
  for (uint32_t i = 0; i < results->n_configurations; i++)
    append_text (out, results->configurations[i].name, format);
  end_block (out);
  begin_block (out, "operations");
  for (int operation = 0; operation < TS_OPERATIONS; operation++)
    if (ts_operation_is_shown (results, (TsOperation)operation))
      append_text (out, ts_operation_name ((TsOperation)operation), format);
  end_block (out);
}

/* One row: panel, configuration and operation, from 1; 1 where there is data, else
 * 0; mean, low and high in per cent. */
static void append_rate (GString *out, int panel, uint32_t configuration, int operation, TsEstimate rate)
{
  char mean[TS_NUMBER_LENGTH] = "0";
  char low[TS_NUMBER_LENGTH] = "0";
  char high[TS_NUMBER_LENGTH] = "0";
  if (rate.n > 0) {
    ts_number_text (rate.mean * 100.0, mean);
    ts_number_text (rate.low * 100.0, low);
    ts_number_text (rate.high * 100.0, high);
  }
  g_string_append_printf (out, "%d %u %d %d %s %s %s\n", panel, configuration, operation, rate.n > 0, mean, low, high);
}

static void append_rates (GString *out, const TsResults *results)
{
  static const TsMeasureId panels[] = {TS_MEASURE_SUCCESS_RATE, TS_MEASURE_FULFILLED_RATE};
  begin_block (out, "rates");
  for (int panel = 0; panel < 2; panel++)
    for (uint32_t i = 0; i < results->n_configurations; i++) {
      int shown = 0;
      for (int operation = 0; operation < TS_OPERATIONS; operation++)
        if (ts_operation_is_shown (results, (TsOperation)operation))
          append_rate (
            out, panel + 1, i + 1, ++shown,
            ts_results_estimate (results, i, panels[panel], (TsOperation)operation, TS_STATISTIC_MEAN));
    }
  end_block (out);
}

static void append_settings (GString *out, const TsResults *results, TsFigureFormat format)
{
  g_string_append_printf (out, "format = \"%s\"\n", format == TS_FIGURE_PNG ? "png" : "svg");
  g_string_append_printf (out, "replications = %u\n", results->replications);
}

static char *success_rate_commands (const TsResults *results, TsFigureFormat format, const char *reports_folder,
                                    GError **error)
{
  g_autofree char *style = load_script (reports_folder, "style.gp", error);
  g_autofree char *script = style != NULL ? load_script (reports_folder, "success-rate.gp", error) : NULL;
  if (script == NULL)
    return NULL;
  GString *commands = g_string_new (NULL);
  append_settings (commands, results, format);
  append_names (commands, results, format);
  append_rates (commands, results);
  g_string_append_printf (commands, "%s\n%s\n", style, script);
  return g_string_free (commands, FALSE);
}

/* gnuplot escapes "&" and "<", but in the text of XML "]]>" may not stand either. Its own markup
 * never holds it: there is no CDATA in a picture that is not for a mouse. */
static char *finish_svg (GBytes *picture)
{
  g_autofree char *drawn = g_strndup (g_bytes_get_data (picture, NULL), g_bytes_get_size (picture));
  g_auto (GStrv) pieces = g_strsplit (drawn, "]]>", -1);
  return g_strjoinv ("]]&gt;", pieces);
}

/* Whatever else it said to standard output is not kept in a picture's place. */
static bool is_picture (GBytes *picture, TsFigureFormat format, GError **error)
{
  static const char *const beginnings[] = {[TS_FIGURE_SVG] = "<?xml", [TS_FIGURE_PNG] = "\x89PNG"};
  gsize length;
  const char *bytes = g_bytes_get_data (picture, &length);
  if (length > strlen (beginnings[format]) && memcmp (bytes, beginnings[format], strlen (beginnings[format])) == 0)
    return true;
  g_set_error (error, TS_REPORT_ERROR, TS_REPORT_ERROR_GNUPLOT, "gnuplot wrote something that is no picture");
  return false;
}

bool ts_report_figure (const TsResults *results, TsFigureFormat format, const char *reports_folder, const char *path,
                       GError **error)
{
  g_assert (results->n_configurations > 0);
  g_autofree char *commands = success_rate_commands (results, format, reports_folder, error);
  g_autoptr (GBytes) picture = NULL;
  if (commands == NULL || !ts_gnuplot_run (commands, TS_GNUPLOT_SECONDS, &picture, error) ||
      !is_picture (picture, format, error))
    return false;
  if (format == TS_FIGURE_SVG) {
    g_autofree char *svg = finish_svg (picture);
    return ts_report_write_file (path, svg, strlen (svg), error);
  }
  return ts_report_write_file (path, g_bytes_get_data (picture, NULL), g_bytes_get_size (picture), error);
}

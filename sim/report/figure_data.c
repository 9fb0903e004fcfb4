/* The data of figures, as gnuplot reads them. */
#include "figure_data.h"

#include "number.h"
#include "results_view.h"

uint32_t ts_figure_configurations (const TsResults *results)
{
  return MIN (results->n_configurations, TS_MOST_DRAWN);
}

/* Where no font has a letter, gnuplot's PNG terminal draws its stand-in over the
 * whole picture. So a PNG keeps to letters that every usual font has: Latin,
 * Greek, Cyrillic, Armenian, punctuation and signs; a terminal to those of ASCII,
 * which are all one column wide. The SVG shows all. */
static bool is_safe (gunichar letter, TsFigureFormat format)
{
  if (format == TS_FIGURE_TERMINAL)
    return letter < 0x7f;
  return format == TS_FIGURE_SVG || letter < 0x0590 || (letter >= 0x2010 && letter < 0x2300);
}

void ts_figure_text (GString *out, const char *text, TsFigureFormat format)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_string_append_c (out, '|');
  for (const char *c = valid; *c != '\0'; c = g_utf8_next_char (c)) {
    gunichar letter = g_utf8_get_char (c);
    if (g_unichar_iscntrl (letter))
      letter = ' ';
    else if (!g_unichar_isprint (letter) || !is_safe (letter, format))
      letter = '?';
    g_string_append_unichar (out, letter);
  }
  g_string_append_c (out, '\n');
}

void ts_figure_begin (GString *out, const char *name)
{
  g_string_append_printf (out, "$%s << END_OF_DATA\n", name);
}

void ts_figure_end (GString *out)
{
  g_string_append (out, "END_OF_DATA\n");
}

void ts_figure_end_rows (GString *out)
{
  g_string_append (out, "0 1 0 0 0 0 0 0 0 0 0 0 0 0\n");
  ts_figure_end (out);
}

void ts_figure_number (GString *out, double value)
{
  char text[TS_NUMBER_LENGTH];
  g_string_append_printf (out, " %s", ts_number_text (value, text));
}

void ts_figure_estimate (GString *out, TsEstimate estimate, double scale)
{
  if (estimate.n == 0) {
    g_string_append (out, " 0 0 0 0");
    return;
  }
  g_string_append (out, " 1");
  ts_figure_number (out, estimate.mean * scale);
  ts_figure_number (out, estimate.low * scale);
  ts_figure_number (out, estimate.high * scale);
}

void ts_figure_names (GString *out, const TsResults *results, TsFigureFormat format)
{
  ts_figure_begin (out, "scenario");
  ts_figure_text (out, results->scenario_name, format);
  ts_figure_end (out);
  ts_figure_begin (out, "configurations");
  for (uint32_t i = 0; i < ts_figure_configurations (results); i++)
    ts_figure_text (out, results->configurations[i].name, format);
  ts_figure_end (out);
}

unsigned ts_figure_operations (GString *out, const TsResults *results, TsFigureFormat format)
{
  unsigned n = 0;
  ts_figure_begin (out, "operations");
  for (int operation = 0; operation < TS_OPERATIONS; operation++)
    if (ts_operation_is_drawn (results, (TsOperation)operation)) {
      ts_figure_text (out, ts_operation_name ((TsOperation)operation), format);
      n++;
    }
  ts_figure_end (out);
  return n;
}

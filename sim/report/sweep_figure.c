/* Figures of sweeps: the data, and which figure suits. */
#include <string.h>

#include "figure_data.h"
#include "resources.h"

#define PERCENT 100.0

const char *ts_report_sweep_figure_name (TsSweepFigure figure)
{
  static const char *const names[] = {
    [TS_SWEEP_CURVE] = "sweep-curve", [TS_SWEEP_HEAT] = "sweep-heat", [TS_SWEEP_TORNADO] = "sweep-tornado"};
  g_assert (figure < TS_SWEEP_NO_FIGURE);
  return names[figure];
}

TsSweepFigure ts_report_sweep_figure_kind (const TsSweepResults *results)
{
  if (results->n_rows == 0)
    return TS_SWEEP_NO_FIGURE;
  if (results->design == TS_SWEEP_ONE_AT_A_TIME)
    return results->n_sensitivities > 0 ? TS_SWEEP_TORNADO : TS_SWEEP_NO_FIGURE;
  if (results->n_varied == 1)
    return TS_SWEEP_CURVE;
  return results->n_varied == 2 && results->design == TS_SWEEP_GRID ? TS_SWEEP_HEAT : TS_SWEEP_NO_FIGURE;
}

/* The different values of one varied, in the order in which they come. */
static GPtrArray *values_of (const TsSweepResults *results, uint32_t varied)
{
  GPtrArray *values = g_ptr_array_new ();
  for (uint32_t i = 0; i < results->n_rows; i++) {
    char *value = results->rows[i].values[varied];
    if (value != NULL && !g_ptr_array_find_with_equal_func (values, value, g_str_equal, NULL))
      g_ptr_array_add (values, value);
  }
  return values;
}

static guint place_of (const GPtrArray *values, const char *value)
{
  guint place = 0;
  g_ptr_array_find_with_equal_func ((GPtrArray *)values, value, g_str_equal, &place);
  return place + 1;
}

static void append_texts (GString *out, const char *name, char *const *texts, size_t n, TsFigureFormat format)
{
  ts_figure_begin (out, name);
  for (size_t i = 0; i < n; i++)
    ts_figure_text (out, texts[i], format);
  ts_figure_end (out);
}

static uint32_t configurations_drawn (const TsSweepResults *results)
{
  return MIN (results->rows[0].n_configurations, TS_MOST_DRAWN);
}

static void append_estimate (GString *out, const TsSweepRow *row, uint32_t configuration)
{
  ts_figure_estimate (out, ts_sweep_estimate (&row->configurations[configuration], TS_SWEEP_HELPED), PERCENT);
  g_string_append_c (out, '\n');
}

/* -------------------------------------------------------------------- curve -- */

/* All values as numbers of one unit, which is stored; new, or NULL. */
static double *numbers_of (const GPtrArray *values, char **unit)
{
  double *numbers = g_new (double, values->len + 1);
  *unit = NULL;
  for (guint i = 0; i < values->len; i++) {
    const char *value = values->pdata[i];
    char *end;
    numbers[i] = g_ascii_strtod (value, &end);
    bool is_unit = strspn (end, "%abcdefghijklmnopqrstuvwxyz") == strlen (end) && strlen (end) < 8;
    if (end == value || !is_unit || (*unit != NULL && strcmp (*unit, end) != 0)) {
      g_clear_pointer (unit, g_free);
      g_free (numbers);
      return NULL;
    }
    if (*unit == NULL)
      *unit = g_strdup (end);
  }
  return numbers;
}

static gint by_number (gconstpointer a, gconstpointer b, gpointer numbers)
{
  double x = ((const double *)numbers)[*(const guint *)a], y = ((const double *)numbers)[*(const guint *)b];
  return (x > y) - (x < y);
}

/* Rows in the order of the axis, so that the line goes from left to right. */
static guint *order_of (const GPtrArray *values, double *numbers)
{
  guint *order = g_new (guint, values->len + 1);
  for (guint i = 0; i < values->len; i++)
    order[i] = i;
  if (numbers != NULL)
    g_qsort_with_data (order, (gint)values->len, sizeof *order, by_number, numbers);
  return order;
}

static const TsSweepRow *row_of (const TsSweepResults *results, const char *value)
{
  for (uint32_t i = 0; i < results->n_rows; i++)
    if (g_strcmp0 (results->rows[i].values[0], value) == 0)
      return &results->rows[i];
  return NULL;
}

static void write_curve (GString *out, const TsSweepResults *results, TsFigureFormat format)
{
  g_autoptr (GPtrArray) values = values_of (results, 0);
  g_autofree char *unit = NULL;
  g_autofree double *numbers = numbers_of (values, &unit);
  g_autofree guint *order = order_of (values, numbers);
  append_texts (out, "values", (char *const *)values->pdata, values->len, format);
  /* A per cent sign in a gnuplot format is written twice. */
  g_string_append_printf (out, "is_number = %d\nunit = \"%s\"\n", numbers != NULL,
                          unit == NULL              ? ""
                          : strcmp (unit, "%") == 0 ? "%%"
                                                    : unit);
  ts_figure_begin (out, "curve");
  for (uint32_t c = 0; c < configurations_drawn (results); c++)
    for (guint i = 0; i < values->len; i++) {
      const TsSweepRow *row = row_of (results, values->pdata[order[i]]);
      g_string_append_printf (out, "%u", c + 1);
      ts_figure_number (out, numbers != NULL ? numbers[order[i]] : order[i] + 1.0);
      append_estimate (out, row, c);
    }
  ts_figure_end_rows (out);
}

/* --------------------------------------------------------------------- heat -- */

static void write_heat (GString *out, const TsSweepResults *results, TsFigureFormat format)
{
  g_autoptr (GPtrArray) columns = values_of (results, 0);
  g_autoptr (GPtrArray) rows = values_of (results, 1);
  append_texts (out, "columns", (char *const *)columns->pdata, columns->len, format);
  append_texts (out, "rows", (char *const *)rows->pdata, rows->len, format);
  ts_figure_begin (out, "cells");
  for (uint32_t c = 0; c < configurations_drawn (results); c++)
    for (uint32_t i = 0; i < results->n_rows; i++) {
      g_string_append_printf (out, "%u %u %u", c + 1, place_of (columns, results->rows[i].values[0]),
                              place_of (rows, results->rows[i].values[1]));
      append_estimate (out, &results->rows[i], c);
    }
  ts_figure_end_rows (out);
}

/* ------------------------------------------------------------------ tornado -- */

/* The ends of what one varied does to a configuration; n 0 and no value: nothing beyond 0. */
typedef struct {
  TsEstimate low, high;
  const char *low_value, *high_value;
} Ends;

static Ends ends_of (const TsSweepResults *results, uint32_t varied, uint32_t configuration)
{
  Ends ends = {.low_value = "", .high_value = ""};
  for (uint32_t i = 0; i < results->n_sensitivities; i++) {
    const TsSensitivity *sensitivity = &results->sensitivities[i];
    TsEstimate change = sensitivity->change;
    if (sensitivity->varied != varied || sensitivity->configuration != configuration || change.n == 0)
      continue;
    if (change.mean < ends.low.mean) {
      ends.low = change;
      ends.low_value = sensitivity->value;
    }
    if (change.mean > ends.high.mean) {
      ends.high = change;
      ends.high_value = sensitivity->value;
    }
  }
  return ends;
}

/* In points, with its interval. */
static void write_end (GString *out, const TsEstimate *end)
{
  ts_figure_number (out, end->mean * PERCENT);
  ts_figure_number (out, end->low * PERCENT);
  ts_figure_number (out, end->high * PERCENT);
}

/* The numbers of what is varied in the order of the sensitivities, the widest swing first. */
static GArray *widest_first (const TsSweepResults *results)
{
  GArray *order = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  for (uint32_t i = 0; i < results->n_sensitivities; i++) {
    uint32_t varied = results->sensitivities[i].varied;
    if (order->len == 0 || g_array_index (order, uint32_t, order->len - 1) != varied)
      g_array_append_val (order, varied);
  }
  return order;
}

static void write_tornado (GString *out, const TsSweepResults *results, TsFigureFormat format)
{
  g_autoptr (GArray) order = widest_first (results);
  g_autoptr (GString) lows = g_string_new (NULL), highs = g_string_new (NULL);
  double furthest = 0.0;
  ts_figure_begin (out, "varied");
  for (guint i = 0; i < order->len; i++)
    ts_figure_text (out, results->varied[g_array_index (order, uint32_t, i)], format);
  ts_figure_end (out);
  ts_figure_begin (out, "bars");
  for (uint32_t c = 0; c < configurations_drawn (results); c++)
    for (guint i = 0; i < order->len; i++) {
      Ends ends = ends_of (results, g_array_index (order, uint32_t, i), c);
      g_string_append_printf (out, "%u %u", c + 1, i + 1);
      write_end (out, &ends.low);
      write_end (out, &ends.high);
      g_string_append_c (out, '\n');
      ts_figure_text (lows, ends.low_value, format);
      ts_figure_text (highs, ends.high_value, format);
      furthest = MAX (furthest, MAX (-ends.low.low, ends.high.high) * PERCENT);
    }
  ts_figure_end_rows (out);
  ts_figure_begin (out, "lows");
  g_string_append (out, lows->str);
  ts_figure_end (out);
  ts_figure_begin (out, "highs");
  g_string_append (out, highs->str);
  ts_figure_end (out);
  g_string_append (out, "furthest =");
  ts_figure_number (out, furthest);
  g_string_append_c (out, '\n');
}

/* ---------------------------------------------------------------------- all -- */

static void append_names (GString *out, const TsSweepResults *results, TsFigureFormat format)
{
  const TsSweepRow *row = &results->rows[0];
  append_texts (out, "scenario", &results->scenario_name, 1, format);
  ts_figure_begin (out, "configurations");
  for (uint32_t c = 0; c < configurations_drawn (results); c++)
    ts_figure_text (out, row->configurations[c].name, format);
  ts_figure_end (out);
  g_string_append_printf (out, "format = \"%s\"\nreplications = %u\nall_configurations = %u\n",
                          format == TS_FIGURE_PNG ? "png" : "svg", results->replications, row->n_configurations);
}

static char *commands_of (const TsSweepResults *results, TsFigureFormat format, const char *reports_folder,
                          GError **error)
{
  TsSweepFigure figure = ts_report_sweep_figure_kind (results);
  g_autofree char *name = g_strconcat (ts_report_sweep_figure_name (figure), ".gp", NULL);
  g_autofree char *look = ts_resource_text (reports_folder, "style.gp", error);
  g_autofree char *script = look != NULL ? ts_resource_text (reports_folder, name, error) : NULL;
  if (script == NULL)
    return NULL;
  GString *commands = g_string_new (NULL);
  append_names (commands, results, format);
  if (figure != TS_SWEEP_TORNADO)
    append_texts (commands, "varied", results->varied, results->n_varied, format);
  if (figure == TS_SWEEP_CURVE)
    write_curve (commands, results, format);
  else if (figure == TS_SWEEP_HEAT)
    write_heat (commands, results, format);
  else
    write_tornado (commands, results, format);
  g_string_append_printf (commands, "%s\n%s\n", look, script);
  return g_string_free (commands, FALSE);
}

bool ts_report_sweep_figure (const TsSweepResults *results, TsFigureFormat format, const char *reports_folder,
                             const char *path, GError **error)
{
  g_autofree char *commands = commands_of (results, format, reports_folder, error);
  g_autoptr (GBytes) picture = commands != NULL ? ts_figure_draw (commands, format, error) : NULL;
  gsize length;
  if (picture == NULL)
    return false;
  const char *bytes = g_bytes_get_data (picture, &length);
  return ts_report_write_file (path, bytes, length, error);
}

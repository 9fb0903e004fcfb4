/* Help against its price: exposed pairs, and hours of admins. Which configuration gives
 * more of one without more of the other? */
#include "figure_data.h"

#include <math.h>

/* A panel is this many pixels wide and high; nearer than NEAR two points get one label. */
#define PANEL 400.0
#define NEAR 17.0

typedef struct {
  double x, y; /* shares of the panel */
  double price;
  TsEstimate helped;
  bool is_best; /* no other helps at least as much for at most the price, and differs */
  bool is_labelled;
} Point;

static double price (const TsConfigurationResult *configuration, unsigned panel)
{
  return panel == 0 ? (double)(configuration->reach.exposure + configuration->reach.violations)
                    : configuration->admin_hours;
}

static bool has_price (const TsConfigurationResult *configuration, unsigned panel)
{
  return configuration->needs.helped_rate.estimate.n > 0 && (panel > 0 || configuration->has_reach);
}

static bool applies (const TsResults *results)
{
  for (uint32_t i = 0; i < ts_figure_configurations (results); i++)
    if (has_price (&results->configurations[i], 1))
      return true;
  return false;
}

static bool beats (const Point *one, const Point *other)
{
  return one->helped.n > 0 && one->helped.mean >= other->helped.mean && one->price <= other->price &&
         (one->helped.mean > other->helped.mean || one->price < other->price);
}

static Point *make_points (const TsResults *results, unsigned panel, double *dearest)
{
  const uint32_t n = ts_figure_configurations (results);
  Point *points = g_new0 (Point, n);
  *dearest = 0.0;
  for (uint32_t i = 0; i < n; i++) {
    const TsConfigurationResult *configuration = &results->configurations[i];
    points[i].price = price (configuration, panel);
    if (has_price (configuration, panel)) {
      points[i].helped = configuration->needs.helped_rate.estimate;
      *dearest = fmax (*dearest, points[i].price);
    }
  }
  for (uint32_t i = 0; i < n; i++) {
    points[i].x = *dearest > 0.0 ? points[i].price / *dearest : 0.0;
    points[i].y = points[i].helped.mean;
    points[i].is_best = points[i].helped.n > 0;
    for (uint32_t j = 0; j < n; j++)
      points[i].is_best = points[i].is_best && !beats (&points[j], &points[i]);
  }
  return points;
}

static bool are_near (const Point *one, const Point *other)
{
  return hypot (one->x - other->x, one->y - other->y) * PANEL < NEAR;
}

/* "A"; "A B" or "A +5" where points lie on each other: the label of the first stands for all. */
static void append_label (GString *out, Point *points, uint32_t n, uint32_t index)
{
  uint32_t others = 0, second = index;
  if (points[index].helped.n == 0 || points[index].is_labelled) {
    g_string_append (out, " \"\"");
    return;
  }
  for (uint32_t j = index + 1; j < n; j++)
    if (points[j].helped.n > 0 && !points[j].is_labelled && are_near (&points[index], &points[j])) {
      points[j].is_labelled = true;
      second = others++ == 0 ? j : second;
    }
  g_string_append_printf (out, " \"%c", (int)('A' + index));
  if (others == 1)
    g_string_append_printf (out, " %c", (int)('A' + second));
  else if (others > 1)
    g_string_append_printf (out, " +%u", others);
  g_string_append_c (out, '"');
}

/* Rows of panel, configuration, price, an estimate of needs helped in per cent, 1 for
 * the best, label. */
static void write_panel (GString *out, const TsResults *results, unsigned panel)
{
  const uint32_t n = ts_figure_configurations (results);
  double dearest;
  g_autofree Point *points = make_points (results, panel, &dearest);
  for (uint32_t i = 0; i < n; i++) {
    g_string_append_printf (out, "%u %u", panel + 1, i + 1);
    ts_figure_number (out, points[i].price);
    ts_figure_estimate (out, points[i].helped, 100.0);
    g_string_append_printf (out, " %d", points[i].is_best);
    append_label (out, points, n, i);
    g_string_append_c (out, '\n');
  }
}

static double dearest_of (const TsResults *results, unsigned panel)
{
  double dearest;
  g_free (make_points (results, panel, &dearest));
  return dearest;
}

static void write_prices (GString *out, const TsResults *results, TsFigureFormat format)
{
  (void)format;
  ts_figure_begin (out, "prices");
  for (unsigned panel = 0; panel < 2; panel++)
    write_panel (out, results, panel);
  ts_figure_end_rows (out);
  g_string_append (out, "array dearest[2] = [");
  ts_figure_number (out, dearest_of (results, 0));
  g_string_append_c (out, ',');
  ts_figure_number (out, dearest_of (results, 1));
  g_string_append (out, "]\n");
}

const TsFigureData ts_figure_help_and_price = {applies, write_prices};

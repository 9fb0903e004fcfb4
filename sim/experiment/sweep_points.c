/* Which points a sweep visits. */
#include "varied.h"

#define MOST_POINTS 100000

static void clear_point (gpointer data)
{
  TsSweepPoint *point = data;
  for (uint32_t i = 0; i < point->n; i++)
    g_free (point->values[i]);
  g_free (point->values);
}

static bool refuse (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

static bool refuse (GError **error, const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  g_autofree char *message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error_literal (error, TS_EXPERIMENT_ERROR, TS_EXPERIMENT_ERROR_SWEEP, message);
  return false;
}

/* Takes the point over, if it holds to the constraints. */
static bool add (GArray *points, const TsSweepPlan *plan, TsSweepPoint point, GError **error)
{
  bool holds = true;
  bool ok = true;
  for (size_t i = 0; ok && holds && plan->where != NULL && plan->where[i] != NULL; i++)
    ok = ts_constraint_check (plan->where[i], plan, &point, &holds, error);
  if (ok && holds && points->len >= MOST_POINTS)
    ok = refuse (error, "more than %d points", MOST_POINTS);
  if (ok && holds)
    g_array_append_val (points, point);
  else
    clear_point (&point);
  return ok;
}

static TsSweepPoint new_point (const TsSweepPlan *plan)
{
  return (TsSweepPoint){.values = g_new0 (char *, plan->n_varied + 1), .n = plan->n_varied};
}

/* -------------------------------------------------------------------- grid -- */

/* Counts on like an odometer; false when it is through. */
static bool turn (uint32_t *at, const TsSweepPlan *plan)
{
  for (uint32_t i = plan->n_varied; i-- > 0;) {
    if (plan->varied[i].values[++at[i]] != NULL)
      return true;
    at[i] = 0;
  }
  return false;
}

static bool fill_grid (GArray *points, const TsSweepPlan *plan, GError **error)
{
  g_autofree uint32_t *at = g_new0 (uint32_t, plan->n_varied);
  for (uint32_t i = 0; i < plan->n_varied; i++)
    if (plan->varied[i].is_range)
      return refuse (error, "%s is a range: say how many values of it, LOW..HIGH/N, or ask for a Latin hypercube",
                     plan->varied[i].name);
  do {
    TsSweepPoint point = new_point (plan);
    for (uint32_t i = 0; i < plan->n_varied; i++)
      point.values[i] = g_strdup (plan->varied[i].values[at[i]]);
    if (!add (points, plan, point, error))
      return false;
  } while (turn (at, plan));
  return true;
}

/* ---------------------------------------------------------- Latin hypercube -- */

/* A random order of 0 .. n-1, by Fisher and Yates. */
static uint32_t *permutation (TsDrawKey key, uint64_t entity, uint32_t n)
{
  uint32_t *order = g_new (uint32_t, n);
  for (uint32_t i = 0; i < n; i++)
    order[i] = i;
  for (uint32_t i = n; i > 1; i--) {
    uint32_t k = (uint32_t)ts_uniform_below (ts_draw (key, entity, i, 0, 0).first, i);
    uint32_t kept = order[i - 1];
    order[i - 1] = order[k];
    order[k] = kept;
  }
  return order;
}

/* The value in the k-th of n layers: anywhere in it, or the value whose turn it is. */
static char *value_in_layer (const TsVaried *varied, uint32_t k, uint32_t n, double within)
{
  double share = (k + within) / n;
  if (varied->is_range) {
    double number = varied->low + (varied->high - varied->low) * share;
    return ts_quantity_format (number, varied->is_whole, varied->unit);
  }
  guint n_values = g_strv_length (varied->values);
  return g_strdup (varied->values[MIN ((guint)(share * n_values), n_values - 1)]);
}

static bool fill_latin (GArray *points, const TsSweepPlan *plan, GError **error)
{
  uint32_t n = plan->n_latin;
  TsDrawKey key = {.seed = plan->seed};
  g_autofree uint32_t **orders = g_new (uint32_t *, plan->n_varied);
  bool ok = true;
  for (uint32_t v = 0; v < plan->n_varied; v++)
    orders[v] = permutation (key, ts_hash_text (plan->varied[v].name), n);
  for (uint32_t i = 0; ok && i < n; i++) {
    TsSweepPoint point = new_point (plan);
    for (uint32_t v = 0; v < plan->n_varied; v++) {
      double within = ts_uniform (ts_draw (key, ts_hash_text (plan->varied[v].name), i, 0, 1).first);
      point.values[v] = value_in_layer (&plan->varied[v], orders[v][i], n, within);
    }
    ok = add (points, plan, point, error);
  }
  for (uint32_t v = 0; v < plan->n_varied; v++)
    g_free (orders[v]);
  return ok;
}

/* --------------------------------------------------------------- one at a time -- */

static bool add_alone (GArray *points, const TsSweepPlan *plan, uint32_t v, const char *value, GError **error)
{
  TsSweepPoint point = new_point (plan);
  point.values[v] = g_strdup (value);
  return add (points, plan, point, error);
}

static bool fill_one_at_a_time (GArray *points, const TsSweepPlan *plan, GError **error)
{
  bool ok = add (points, plan, new_point (plan), error);
  for (uint32_t v = 0; ok && v < plan->n_varied; v++) {
    const TsVaried *varied = &plan->varied[v];
    for (size_t i = 0; ok && varied->values[i] != NULL; i++)
      ok = add_alone (points, plan, v, varied->values[i], error);
    for (int end = 0; ok && varied->is_range && end < 2; end++) {
      g_autofree char *value =
        ts_quantity_format (end == 0 ? varied->low : varied->high, varied->is_whole, varied->unit);
      ok = add_alone (points, plan, v, value, error);
    }
  }
  return ok;
}

GArray *ts_sweep_points (const TsSweepPlan *plan, GError **error)
{
  static bool (*const fills[]) (GArray *, const TsSweepPlan *, GError **) = {
    [TS_SWEEP_GRID] = fill_grid, [TS_SWEEP_LATIN] = fill_latin, [TS_SWEEP_ONE_AT_A_TIME] = fill_one_at_a_time};
  GArray *points = g_array_new (FALSE, TRUE, sizeof (TsSweepPoint));
  g_array_set_clear_func (points, clear_point);
  bool ok = plan->n_varied > 0 || refuse (error, "nothing is varied");
  ok = ok && fills[plan->design](points, plan, error);
  ok = ok && (points->len > 0 || refuse (error, "the constraints leave no point"));
  if (!ok)
    g_clear_pointer (&points, g_array_unref);
  return points;
}

/* Constraints of sweeps: "experts <= 12", "behaviour.tries < behaviour.persons". */
#include "varied.h"

#include <string.h>

static const struct {
  const char *text;
  TsRelation relation;
} relations[] = {{"<=", TS_AT_MOST},   {">=", TS_AT_LEAST}, {"==", TS_EQUAL},
                 {"!=", TS_NOT_EQUAL}, {"<", TS_LESS},      {">", TS_MORE}};

/* In base units, so that 90s < 2min. */
static const struct {
  const char *unit;
  double size;
} units[] = {{"", 1.0}, {"%", 0.01}, {"ms", 0.001}, {"s", 1.0}, {"min", 60.0}, {"h", 3600.0}, {"d", 86400.0}};

static bool in_base_units (const char *text, double *number)
{
  const char *unit;
  if (!ts_quantity_parse (text, number, &unit))
    return false;
  for (size_t i = 0; i < G_N_ELEMENTS (units); i++)
    if (strcmp (units[i].unit, unit) == 0) {
      *number *= units[i].size;
      return true;
    }
  return false;
}

/* The value at this point of what a side names, or the side itself; *is_name says which. */
static const char *value_of (const char *side, const TsSweepPlan *plan, const TsSweepPoint *point, bool *is_name)
{
  *is_name = true;
  for (uint32_t i = 0; i < plan->n_varied; i++)
    if (strcmp (plan->varied[i].name, side) == 0)
      return point->values[i];
  *is_name = false;
  return side;
}

static bool holds_between (double a, TsRelation relation, double b)
{
  switch (relation) {
  case TS_LESS: return a < b;
  case TS_AT_MOST: return a <= b;
  case TS_MORE: return a > b;
  case TS_AT_LEAST: return a >= b;
  case TS_EQUAL: return a == b;
  case TS_NOT_EQUAL: return a != b;
  }
  g_assert_not_reached ();
}

static bool refuse (const char *constraint, GError **error)
{
  g_set_error (error, TS_EXPERIMENT_ERROR, TS_EXPERIMENT_ERROR_SWEEP,
               "'%s' is not a constraint such as 'experts <= 12': it compares something that is varied with a value or "
               "with something else that is varied",
               constraint);
  return false;
}

static bool compare (const char *constraint, const char *a, TsRelation relation, const char *b, bool *holds,
                     GError **error)
{
  double left, right;
  if (in_base_units (a, &left) && in_base_units (b, &right))
    *holds = holds_between (left, relation, right);
  else if (relation == TS_EQUAL || relation == TS_NOT_EQUAL)
    *holds = (strcmp (a, b) == 0) == (relation == TS_EQUAL);
  else
    return refuse (constraint, error);
  return true;
}

bool ts_constraint_check (const char *constraint, const TsSweepPlan *plan, const TsSweepPoint *point, bool *holds,
                          GError **error)
{
  for (size_t i = 0; i < G_N_ELEMENTS (relations); i++) {
    const char *sign = strstr (constraint, relations[i].text);
    if (sign == NULL)
      continue;
    g_autofree char *left = g_strstrip (g_strndup (constraint, (gsize)(sign - constraint)));
    g_autofree char *right = g_strstrip (g_strdup (sign + strlen (relations[i].text)));
    bool is_left_name, is_right_name;
    const char *a = value_of (left, plan, point, &is_left_name);
    const char *b = value_of (right, plan, point, &is_right_name);
    if ((!is_left_name && !is_right_name) || *left == '\0' || *right == '\0')
      return refuse (constraint, error);
    *holds = true;
    return a == NULL || b == NULL || compare (constraint, a, relations[i].relation, b, holds, error);
  }
  return refuse (constraint, error);
}

/* Which points a sweep visits: grids, ranges, Latin hypercubes, one at a time, constraints. */
#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "tenantsim/experiment.h"

static char *paths[] = {(char *)"tenants.A.users.x.count", (char *)"tenants.B.users.y.count", NULL};
static char *values[] = {(char *)"2..6/3", NULL};
static TsParameter parameter = {.name = (char *)"people", .paths = paths, .values = values};
static const TsScenario scenario = {.parameters = &parameter, .n_parameters = 1};

static TsVaried parsed (const char *text)
{
  TsVaried varied;
  GError *error = NULL;
  if (!ts_varied_parse (&varied, &scenario, text, &error))
    fail_msg ("%s: %s", text, error->message);
  return varied;
}

static void assert_values (const char *text, const char *expected)
{
  TsVaried varied = parsed (text);
  g_autofree char *joined = g_strjoinv ("|", varied.values);
  assert_string_equal (joined, expected);
  ts_varied_clear (&varied);
}

static void values_are_lists_and_ranges (void **state)
{
  (void)state;
  assert_values ("a.b=60%,70%", "60%|70%");
  assert_values ("a.b=50%..90%/5", "50%|60%|70%|80%|90%");
  assert_values ("a.b=1min..2min/3, 1h", "1min|1.5min|2min|1h");
  assert_values ("a.b=8..16/4", "8|11|13|16");
  assert_values ("a.b=1..2/5", "1|2"); /* whole numbers, none twice */
  assert_values ("a.b=lognormal(median=1min mean=2min),{a: 1, b: [2, 3]}",
                 "lognormal(median=1min mean=2min)|{a: 1, b: [2, 3]}");
  assert_values ("a.b=\"x,y\",z", "\"x,y\"|z");
}

static void parameters_have_names_paths_and_values (void **state)
{
  (void)state;
  assert_values ("people", "2|4|6");
  assert_values ("people=7,8", "7|8");
  TsVaried varied = parsed ("people");
  assert_string_equal (varied.name, "people");
  assert_string_equal (varied.paths[1], "tenants.B.users.y.count");
  ts_varied_clear (&varied);
}

static void what_makes_no_sense_is_refused (void **state)
{
  (void)state;
  static const char *const texts[] = {"", "a.b", "=3", "a.b=", "a=1..2min", "a=1%..2%/1", "a=1..2,7", "a=1..2/x"};
  for (size_t i = 0; i < G_N_ELEMENTS (texts); i++) {
    TsVaried varied;
    GError *error = NULL;
    assert_false (ts_varied_parse (&varied, &scenario, texts[i], &error));
    assert_true (g_error_matches (error, TS_EXPERIMENT_ERROR, TS_EXPERIMENT_ERROR_SWEEP));
    g_error_free (error);
    ts_varied_clear (&varied);
  }
}

/* ------------------------------------------------------------------- points -- */

/* "1,a 1,b 2,a 2,b" */
static char *points_text (const TsSweepPlan *plan)
{
  GError *error = NULL;
  GArray *points = ts_sweep_points (plan, &error);
  if (points == NULL)
    fail_msg ("%s", error->message);
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < points->len; i++)
    for (uint32_t v = 0; v < plan->n_varied; v++) {
      const char *value = g_array_index (points, TsSweepPoint, i).values[v];
      g_string_append_printf (text, "%s%s", v > 0 ? "," : i > 0 ? " " : "", value != NULL ? value : "-");
    }
  g_array_unref (points);
  return g_string_free (text, FALSE);
}

static void assert_points (TsSweepPlan plan, const char *first, const char *second, const char *expected)
{
  TsVaried varied[] = {parsed (first), parsed (second)};
  plan.varied = varied;
  plan.n_varied = 2;
  g_autofree char *text = points_text (&plan);
  assert_string_equal (text, expected);
  ts_varied_clear (&varied[0]);
  ts_varied_clear (&varied[1]);
}

static void a_grid_holds_every_combination_the_last_fastest (void **state)
{
  (void)state;
  assert_points ((TsSweepPlan){0}, "a=1,2", "b=x,y,z", "1,x 1,y 1,z 2,x 2,y 2,z");
}

static void one_at_a_time_starts_from_the_scenario_as_it_is (void **state)
{
  (void)state;
  assert_points ((TsSweepPlan){.design = TS_SWEEP_ONE_AT_A_TIME}, "a=1,2", "b=10%..20%", "-,- 1,- 2,- -,10% -,20%");
}

static void constraints_leave_points_out (void **state)
{
  (void)state;
  char *below[] = {(char *)"a < b", NULL};
  char *units[] = {(char *)"a <= 90s", (char *)"b != 2min", NULL};
  assert_points ((TsSweepPlan){.where = below}, "a=1,2", "b=1,2,3", "1,2 1,3 2,3");
  assert_points ((TsSweepPlan){.where = units}, "a=1min,2min", "b=1min,120s,2h", "1min,1min 1min,2h");
}

static void constraints_that_name_nothing_or_leave_nothing_are_refused (void **state)
{
  (void)state;
  static const char *const wheres[] = {"c < 3", "a", "a < x", "a > 5", "< 3"};
  for (size_t i = 0; i < G_N_ELEMENTS (wheres); i++) {
    TsVaried varied = parsed ("a=1,2");
    char *where[] = {(char *)wheres[i], NULL};
    TsSweepPlan plan = {.varied = &varied, .n_varied = 1, .where = where};
    GError *error = NULL;
    assert_null (ts_sweep_points (&plan, &error));
    assert_non_null (error);
    g_error_free (error);
    ts_varied_clear (&varied);
  }
}

static void a_range_without_a_number_needs_a_design_for_it (void **state)
{
  (void)state;
  TsVaried varied = parsed ("a=1..2");
  TsSweepPlan plan = {.varied = &varied, .n_varied = 1};
  GError *error = NULL;
  assert_null (ts_sweep_points (&plan, &error));
  assert_non_null (strstr (error->message, "LOW..HIGH/N"));
  g_error_free (error);
  ts_varied_clear (&varied);
}

/* Each of n layers of each range holds one of n points, and the two are shuffled apart. */
static void a_latin_hypercube_visits_every_layer_once (void **state)
{
  (void)state;
  enum { N = 20 };
  TsVaried varied[] = {parsed ("a=0s..1s"), parsed ("b=0%..100%")};
  varied[0].is_whole = false;
  TsSweepPlan plan = {.varied = varied, .n_varied = 2, .design = TS_SWEEP_LATIN, .n_latin = N, .seed = 3};
  GArray *points = ts_sweep_points (&plan, NULL);
  unsigned layers[2] = {0}, same = 0;
  assert_int_equal (points->len, N);
  for (guint i = 0; i < N; i++) {
    const TsSweepPoint *point = &g_array_index (points, TsSweepPoint, i);
    unsigned a = (unsigned)(g_ascii_strtod (point->values[0], NULL) * N);
    unsigned b = (unsigned)(g_ascii_strtod (point->values[1], NULL) / 100.0 * N);
    layers[0] |= 1u << a;
    layers[1] |= 1u << b;
    same += a == b;
  }
  assert_int_equal (layers[0], (1u << N) - 1);
  assert_int_equal (layers[1], (1u << N) - 1);
  assert_in_range (same, 0, 5);
  g_array_unref (points);
  ts_varied_clear (&varied[0]);
  ts_varied_clear (&varied[1]);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (values_are_lists_and_ranges),
    cmocka_unit_test (parameters_have_names_paths_and_values),
    cmocka_unit_test (what_makes_no_sense_is_refused),
    cmocka_unit_test (a_grid_holds_every_combination_the_last_fastest),
    cmocka_unit_test (one_at_a_time_starts_from_the_scenario_as_it_is),
    cmocka_unit_test (constraints_leave_points_out),
    cmocka_unit_test (constraints_that_name_nothing_or_leave_nothing_are_refused),
    cmocka_unit_test (a_range_without_a_number_needs_a_design_for_it),
    cmocka_unit_test (a_latin_hypercube_visits_every_layer_once),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

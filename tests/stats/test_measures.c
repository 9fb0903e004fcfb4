/* The one table of measure names. */
#include "nearby.h"

#include <string.h>

static void every_row_is_complete (void **state)
{
  (void)state;
  for (int id = 0; id < TS_MEASURES; id++) {
    const TsMeasure *measure = ts_measure ((TsMeasureId)id);
    assert_non_null (measure->name);
    assert_true (strlen (measure->name) > 0);
    assert_true (strlen (measure->label) > 0);
    assert_true (measure->better >= -1 && measure->better <= 1);
    assert_int_equal (measure->means[strlen (measure->means) - 1], '.');
    assert_true (g_ascii_isupper (measure->means[0]));
  }
}

static void names_and_labels_are_unique (void **state)
{
  (void)state;
  for (int a = 0; a < TS_MEASURES; a++)
    for (int b = a + 1; b < TS_MEASURES; b++) {
      assert_string_not_equal (ts_measure ((TsMeasureId)a)->name, ts_measure ((TsMeasureId)b)->name);
      assert_string_not_equal (ts_measure ((TsMeasureId)a)->label, ts_measure ((TsMeasureId)b)->label);
    }
}

static void every_measure_is_found_by_its_name_and_nothing_else_is (void **state)
{
  (void)state;
  for (int id = 0; id < TS_MEASURES; id++)
    assert_int_equal (ts_measure_find (ts_measure ((TsMeasureId)id)->name), id);
  assert_int_equal (ts_measure_find (""), TS_MEASURES);
  assert_int_equal (ts_measure_find ("success"), TS_MEASURES);
  assert_int_equal (ts_measure_find ("Success_Rate"), TS_MEASURES);
  assert_int_equal (ts_measure_find ("call.success_rate"), TS_MEASURES);
}

/* The names of results.json; files and scripts of other people rely on them. */
static void the_names_are_those_of_the_results (void **state)
{
  (void)state;
  static const char *const names[TS_MEASURES] = {
    [TS_MEASURE_SUCCESS_RATE] = "success_rate",
    [TS_MEASURE_FULFILLED_RATE] = "fulfilled_rate",
    [TS_MEASURE_SETUP_TIME] = "setup_time",
    [TS_MEASURE_ATTEMPTS] = "attempts",
    [TS_MEASURE_HELPED_RATE] = "helped_rate",
    [TS_MEASURE_FULLY_HELPED_RATE] = "fully_helped_rate",
    [TS_MEASURE_ATTEMPTS_PER_NEED] = "attempts_per_need",
    [TS_MEASURE_TIME_TO_HELP] = "time_to_help",
    [TS_MEASURE_RESTRICTED_TIME_TO_HELP] = "restricted_time_to_help",
    [TS_MEASURE_EXPOSURE] = "exposure",
    [TS_MEASURE_INTENTS_UNMET] = "intents.unmet",
    [TS_MEASURE_ISOLATION_VIOLATIONS] = "isolation.violations",
    [TS_MEASURE_TENANT_SWITCHES] = "tenant_switches",
    [TS_MEASURE_ADMIN_ACTIONS] = "admin.actions",
    [TS_MEASURE_ADMIN_HOURS] = "admin.hours",
    [TS_MEASURE_WAITED_RATE] = "waited_rate",
    [TS_MEASURE_LEFT_RATE] = "left_rate",
    [TS_MEASURE_ADMIN_CHANGES] = "admin.changes",
    [TS_MEASURE_TIME_TO_OPERATIONAL] = "time_to_operational",
  };
  for (int id = 0; id < TS_MEASURES; id++)
    assert_string_equal (ts_measure ((TsMeasureId)id)->name, names[id]);
}

/* Exact values have no interval to compare; a duration is compared by the mean that
 * leaves nobody out. */
static void only_estimates_with_a_direction_are_compared (void **state)
{
  (void)state;
  for (int id = 0; id < TS_MEASURES; id++) {
    const TsMeasure *measure = ts_measure ((TsMeasureId)id);
    if (measure->compared) {
      assert_false (ts_unit_is_exact (measure->unit));
      assert_true (measure->better != 0);
      assert_false (measure->is_duration);
    }
    if (measure->is_duration)
      assert_int_equal (measure->unit, TS_UNIT_SECONDS);
    if (measure->scope == TS_SCOPE_WORLD)
      assert_true (ts_unit_is_exact (measure->unit));
  }
  assert_true (ts_measure (TS_MEASURE_SUCCESS_RATE)->compared);
  assert_true (ts_measure (TS_MEASURE_HELPED_RATE)->compared);
  assert_true (ts_measure (TS_MEASURE_RESTRICTED_TIME_TO_HELP)->compared);
}

static void success_is_good_and_waiting_is_not (void **state)
{
  (void)state;
  assert_int_equal (ts_measure (TS_MEASURE_SUCCESS_RATE)->better, 1);
  assert_int_equal (ts_measure (TS_MEASURE_FULLY_HELPED_RATE)->better, 1);
  assert_int_equal (ts_measure (TS_MEASURE_SETUP_TIME)->better, -1);
  assert_int_equal (ts_measure (TS_MEASURE_RESTRICTED_TIME_TO_HELP)->better, -1);
  assert_int_equal (ts_measure (TS_MEASURE_ISOLATION_VIOLATIONS)->better, -1);
  assert_int_equal (ts_measure (TS_MEASURE_ATTEMPTS)->better, 0);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (every_row_is_complete),
    cmocka_unit_test (names_and_labels_are_unique),
    cmocka_unit_test (every_measure_is_found_by_its_name_and_nothing_else_is),
    cmocka_unit_test (the_names_are_those_of_the_results),
    cmocka_unit_test (only_estimates_with_a_direction_are_compared),
    cmocka_unit_test (success_is_good_and_waiting_is_not),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

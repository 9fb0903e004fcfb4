/* "CONFIGURATION: MEASURE RELATION BOUND": what is understood, and where mistakes are pointed at. */
#include "loaded.h"

#define EXPECT(text) HEAD TENANTS CONFIGURATIONS "expect:\n  - " text "\n"

static TsExpectation only (Loaded *loaded, const char *text)
{
  *loaded = load_right (text);
  assert_int_equal (loaded->scenario->n_expectations, 1);
  return loaded->scenario->expectations[0];
}

static void a_rate_has_a_bound_in_per_cent (void **state)
{
  (void)state;
  Loaded loaded;
  TsExpectation it = only (&loaded, EXPECT ("other: call.success_rate > 40%"));
  assert_string_equal (it.text, "other: call.success_rate > 40%");
  assert_int_equal (it.configuration, 1);
  assert_int_equal (it.versus, TS_NONE);
  assert_int_equal (it.measure, TS_MEASURE_SUCCESS_RATE);
  assert_int_equal (it.operation, TS_OPERATION_CALL);
  assert_int_equal (it.statistic, TS_STATISTIC_MEAN);
  assert_int_equal (it.relation, TS_MORE);
  assert_true (it.bound == 0.4);
  assert_null (it.from);
  assert_null (it.to);
  unload (&loaded);
}

static void it_may_be_one_quoted_text (void **state)
{
  (void)state;
  Loaded loaded;
  TsExpectation it = only (&loaded, EXPECT ("\"plain vs other:  helped_rate  >=  -5.5% \""));
  assert_int_equal (it.configuration, 0);
  assert_int_equal (it.versus, 1);
  assert_int_equal (it.measure, TS_MEASURE_HELPED_RATE);
  assert_int_equal (it.relation, TS_AT_LEAST);
  assert_true (it.bound == -0.055);
  unload (&loaded);
  it = only (&loaded, EXPECT ("plain vs other: helped_rate >= +5%"));
  assert_int_equal (it.versus, 1);
  assert_true (it.bound == 0.05);
  unload (&loaded);
}

static void every_relation_is_understood (void **state)
{
  (void)state;
  static const char *const texts[] = {"<", "<=", ">", ">=", "==", "!="};
  for (int i = 0; i < 6; i++) {
    Loaded loaded;
    g_autofree char *text = g_strdup_printf (EXPECT ("\"plain: exposure%s3\""), texts[i]);
    TsExpectation it = only (&loaded, text);
    assert_int_equal (it.relation, i);
    assert_string_equal (ts_relation_text (it.relation), texts[i]);
    assert_true (it.bound == 3);
    unload (&loaded);
  }
}

/* Every row of the one table of measures can be asked for, in its unit. */
static void every_measure_can_be_asked_for (void **state)
{
  (void)state;
  static const char *const bounds[] = {
    [TS_UNIT_RATE] = "10%", [TS_UNIT_SECONDS] = "90s", [TS_UNIT_NUMBER] = "1.5",
    [TS_UNIT_COUNT] = "7",  [TS_UNIT_HOURS] = "90min",
  };
  static const double values[] = {
    [TS_UNIT_RATE] = 0.1, [TS_UNIT_SECONDS] = 90, [TS_UNIT_NUMBER] = 1.5, [TS_UNIT_COUNT] = 7, [TS_UNIT_HOURS] = 1.5,
  };
  for (int id = 0; id < TS_MEASURES; id++) {
    Loaded loaded;
    const TsMeasure *measure = ts_measure ((TsMeasureId)id);
    g_autofree char *text =
      g_strdup_printf (EXPECT ("plain: %s%s < %s"), measure->scope == TS_SCOPE_OPERATION ? "call." : "", measure->name,
                       bounds[measure->unit]);
    TsExpectation it = only (&loaded, text);
    assert_int_equal (it.measure, id);
    assert_true (it.bound == values[measure->unit]);
    unload (&loaded);
  }
}

static void measures_of_needs_may_say_so (void **state)
{
  (void)state;
  Loaded loaded;
  TsExpectation it = only (&loaded, EXPECT ("plain: needs.attempts_per_need < 2.5"));
  assert_int_equal (it.measure, TS_MEASURE_ATTEMPTS_PER_NEED);
  unload (&loaded);
}

static void durations_have_statistics (void **state)
{
  (void)state;
  static const char *const names[] = {"mean", "p50", "p90", "p95", "p99"};
  for (int i = 0; i < 5; i++) {
    Loaded loaded;
    g_autofree char *text = g_strdup_printf (EXPECT ("plain: %s(call.setup_time) < 20s"), names[i]);
    TsExpectation it = only (&loaded, text);
    assert_int_equal (it.statistic, i);
    assert_int_equal (it.measure, TS_MEASURE_SETUP_TIME);
    unload (&loaded);
  }
}

/* ------------------------------------------------------------------- groups -- */

static void a_measure_can_be_asked_of_groups (void **state)
{
  (void)state;
  Loaded loaded;
  TsExpectation it =
    only (&loaded, EXPECT ("plain: call.success_rate{from=Contoso1.mobile,ABC,Contoso1 to=Contoso2.technician} > 40%"));
  assert_int_equal (it.n_from, 3);
  for (uint32_t i = 0; i < 3; i++)
    assert_int_equal (it.from[i], i); /* ascending, each once */
  assert_int_equal (it.n_to, 1);
  assert_int_equal (it.to[0], 3);
  unload (&loaded);
  it = only (&loaded, EXPECT ("plain: call.attempts{to=ABC} > 40"));
  assert_int_equal (it.n_to, 1);
  unload (&loaded);
  it = only (&loaded, EXPECT ("plain: p95(time_to_help{from=ABC}) < 20min"));
  assert_int_equal (it.n_from, 1);
  unload (&loaded);
}

static void groups_are_refused_where_nothing_is_kept_for_them (void **state)
{
  (void)state;
  refuse (EXPECT ("plain: call.fulfilled_rate{from=ABC} > 4%"), "{from=ABC}", "not kept for groups", NULL);
  refuse (EXPECT ("plain: call.setup_time{to=ABC} > 4s"), "{to=ABC}", "not kept for groups", NULL);
  refuse (EXPECT ("plain: helped_rate{to=ABC} > 4%"), "{to=ABC}", "it has no to", NULL);
  refuse (EXPECT ("plain: exposure{from=ABC} > 4"), "{from=ABC}", "no from and no to", NULL);
  refuse (EXPECT ("plain: call.success_rate{from=ABC.expert.3} > 4%"), "ABC.expert.3", "is one person", NULL);
  refuse (EXPECT ("plain: call.success_rate{from=ABD} > 4%"), "ABD", "no tenant, group or person",
          "did you mean \"ABC\"?");
  refuse (EXPECT ("plain: call.success_rate{of=ABC} > 4%"), "of", "expected {from=GROUP}", NULL);
  refuse (EXPECT ("plain: call.success_rate{from=ABC > 4%"), ">", "expected {from=GROUP}", NULL);
}

/* ------------------------------------------------------------------ mistakes -- */

static void unknown_names_are_pointed_at_with_the_nearest (void **state)
{
  (void)state;
  refuse (EXPECT ("plian: call.success_rate > 40%"), "plian", "there is no configuration \"plian\"",
          "did you mean \"plain\"?");
  refuse (EXPECT ("plain vs othre: helped_rate > 40%"), "othre", "there is no configuration",
          "did you mean \"other\"?");
  refuse (EXPECT ("plain: call.sucess_rate > 40%"), "call.sucess_rate", "there is no measure",
          "did you mean \"call.success_rate\"?");
  refuse (EXPECT ("plain: helpd_rate > 40%"), "helpd_rate", "there is no measure", "did you mean \"helped_rate\"?");
  refuse (EXPECT ("plain: success_rate > 40%"), "success_rate", "write \"call.success_rate\"", NULL);
  refuse (EXPECT ("plain: needs.exposure > 4"), "needs.exposure", "there is no measure", NULL);
  refuse (EXPECT ("plain: p42(time_to_help) > 4s"), "p42", "there is no statistic", NULL);
  refuse (EXPECT ("plain: p95(helped_rate) > 4%"), "p95", "has no p95", NULL);
  refuse (EXPECT ("plain: search.setup_time > 4s"), "search.setup_time", "only calls", NULL);
}

static void a_quoted_text_is_pointed_into_as_well (void **state)
{
  (void)state;
  refuse (EXPECT ("\"plain: call.sucess_rate > 40%\""), "call.sucess_rate", "there is no measure",
          "did you mean \"call.success_rate\"?");
  refuse (EXPECT ("\"plain vs other helped_rate > 40%\""), "plain vs other helped_rate > 40%", "expected \"CONF", NULL);
}

static void bounds_need_the_unit_of_the_measure (void **state)
{
  (void)state;
  refuse (EXPECT ("plain: call.success_rate > 0.4"), "0.4", "%", "did you mean \"40%\"?");
  refuse (EXPECT ("plain: call.success_rate > 101%"), "101%", "100", NULL);
  refuse (EXPECT ("plain: time_to_help > 20"), "20", "needs a unit", NULL);
  refuse (EXPECT ("plain: exposure > 2.5"), "2.5", "whole number", NULL);
  refuse (EXPECT ("plain: exposure > many"), "many", "whole number", NULL);
  refuse (EXPECT ("plain: attempts_per_need > 1e3"), "1e3", "plain number", NULL);
  refuse (EXPECT ("plain: attempts_per_need > 1."), "1.", "plain number", NULL);
  refuse (EXPECT ("plain: exposure > -1"), "-", "a sign belongs to differences", NULL);
  refuse (EXPECT ("plain: admin.hours > 3"), "3", "needs a unit", NULL);
  refuse (EXPECT ("plain: exposure > 3 4"), "3 4", "whole number", "did you mean \"34\"?");
}

static void the_shape_is_checked (void **state)
{
  (void)state;
  refuse (EXPECT ("nothing"), "nothing", "expected \"CONFIGURATION: MEASURE > BOUND\"", NULL);
  refuse (EXPECT ("plain: call.success_rate = 40%"), "=", "one of < <= > >= == !=", "did you mean \"==\"?");
  refuse (EXPECT ("plain: call.success_rate 40%"), "4", "one of < <= > >= == !=", NULL);
  refuse (EXPECT ("plain and other: helped_rate > 40%"), "and", "expected \"CONFIGURATION", NULL);
  refuse (EXPECT ("\"plain: > 40%\""), ">", "expected a measure", NULL);
  refuse (EXPECT ("{plain: exposure > 1, other: exposure > 1}"), "{plain: exposure > 1, other: exposure > 1}",
          "not a mapping of several keys", NULL);
  refuse (EXPECT ("[plain]"), "[plain]", "not a list", NULL);
  refuse (EXPECT ("plain: [exposure]"), "[exposure]", "not a list", NULL);
  refuse (EXPECT ("plain: p95(time_to_help > 4s"), ">", "expected \")\"", NULL);
}

/* Two mistakes in one expectation, and one in the next. */
static void all_expectations_are_checked (void **state)
{
  (void)state;
  Loaded loaded = load (EXPECT ("plian: sucess > 3\n  - other: exposure > x"));
  assert_int_equal (ts_diagnostics_count (loaded.diagnostics, TS_SEVERITY_ERROR), 3);
  unload (&loaded);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (a_rate_has_a_bound_in_per_cent),
    cmocka_unit_test (it_may_be_one_quoted_text),
    cmocka_unit_test (every_relation_is_understood),
    cmocka_unit_test (every_measure_can_be_asked_for),
    cmocka_unit_test (measures_of_needs_may_say_so),
    cmocka_unit_test (durations_have_statistics),
    cmocka_unit_test (a_measure_can_be_asked_of_groups),
    cmocka_unit_test (groups_are_refused_where_nothing_is_kept_for_them),
    cmocka_unit_test (unknown_names_are_pointed_at_with_the_nearest),
    cmocka_unit_test (a_quoted_text_is_pointed_into_as_well),
    cmocka_unit_test (bounds_need_the_unit_of_the_measure),
    cmocka_unit_test (the_shape_is_checked),
    cmocka_unit_test (all_expectations_are_checked),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

/* Names as they are written in scenarios and results. */
#include "estate.h"

static void every_client_has_the_name_of_the_scenario_language (void **state)
{
  (void)state;
  static const char *const names[TS_CLIENTS] = {"hololens", "ra-mobile", "teams-desktop", "teams-mobile"};
  for (unsigned client = 0; client < TS_CLIENTS; client++) {
    assert_string_equal (ts_client_name ((TsClient)client), names[client]);
    assert_int_equal (ts_client_find (names[client]), client);
  }
  assert_int_equal (ts_client_find ("HoloLens"), TS_CLIENTS);
}

static void every_operation_has_the_name_of_the_results (void **state)
{
  (void)state;
  static const char *const names[TS_OPERATIONS] = {"search", "call", "add_participant", "join_meeting", "share_file"};
  for (unsigned operation = 0; operation < TS_OPERATIONS; operation++) {
    assert_string_equal (ts_operation_name ((TsOperation)operation), names[operation]);
    assert_int_equal (ts_operation_find (names[operation]), operation);
  }
  assert_int_equal (ts_operation_find ("dial"), TS_OPERATIONS);
}

static void every_outcome_has_the_name_of_the_results (void **state)
{
  (void)state;
  static const char *const names[TS_OUTCOMES] = {"success", "denied",   "failed",   "unreachable",
                                                 "busy",    "declined", "no_answer"};
  for (unsigned outcome = 0; outcome < TS_OUTCOMES; outcome++) {
    assert_string_equal (ts_outcome_name ((TsOutcome)outcome), names[outcome]);
    assert_int_equal (ts_outcome_find (names[outcome]), outcome);
  }
  assert_int_equal (ts_outcome_find (""), TS_OUTCOMES);
}

static void every_path_has_a_name (void **state)
{
  (void)state;
  static const char *const names[TS_PATHS] = {"none", "internal", "guest", "external", "anonymous"};
  for (unsigned path = 0; path < TS_PATHS; path++)
    assert_string_equal (ts_path_name ((TsPath)path), names[path]);
}

static void the_document_fixes_the_era_SEED_60 (void **state)
{
  (void)state;
  assert_string_equal (ts_era_name (TS_ERA_2020_04), "2020-04");
  assert_int_equal (ts_era_find ("2020-04"), TS_ERA_2020_04);
  assert_string_equal (ts_era_name (TS_ERA_2026), "2026");
  assert_int_equal (ts_era_find ("2026"), TS_ERA_2026);
  assert_int_equal (ts_era_find ("2020-4"), TS_ERAS);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (every_client_has_the_name_of_the_scenario_language),
    cmocka_unit_test (every_operation_has_the_name_of_the_results),
    cmocka_unit_test (every_outcome_has_the_name_of_the_results),
    cmocka_unit_test (every_path_has_a_name),
    cmocka_unit_test (the_document_fixes_the_era_SEED_60),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

/* The table of reasons: complete, unique, and of the right class. */
#include "estate.h"

#include "../../sim/policy/rules.h"

static void every_reason_has_a_whole_row (void **state)
{
  (void)state;
  for (unsigned reason = TS_REASON_NONE + 1; reason < TS_REASONS; reason++) {
    const TsReasonRow *row = ts_reason ((TsReason)reason);
    assert_non_null (row->code);
    assert_true (g_ascii_isupper (row->code[0]));
    assert_int_equal (strspn (row->code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ_"), strlen (row->code));
    assert_true (g_ascii_isupper (row->sentence[0]) && g_str_has_suffix (row->sentence, "."));
    assert_true (row->who != NULL && row->who[0] != '\0');
    assert_non_null (row->change);
    assert_true (row->source != NULL && row->source[0] != '\0');
  }
}

static void no_two_reasons_share_a_code_or_a_sentence (void **state)
{
  (void)state;
  for (unsigned a = 0; a < TS_REASONS; a++)
    for (unsigned b = 0; b < a; b++) {
      assert_string_not_equal (ts_reason ((TsReason)a)->code, ts_reason ((TsReason)b)->code);
      assert_string_not_equal (ts_reason ((TsReason)a)->sentence, ts_reason ((TsReason)b)->sentence);
    }
}

static void a_reason_is_found_by_its_code (void **state)
{
  (void)state;
  for (unsigned reason = 0; reason < TS_REASONS; reason++)
    assert_int_equal (ts_reason_find (ts_reason ((TsReason)reason)->code), reason);
  assert_int_equal (ts_reason_find ("FED"), TS_REASONS);
  assert_int_equal (ts_reason_find ("FED_REMOTE"), TS_REASON_FED_REMOTE);
}

static void success_has_no_code (void **state)
{
  (void)state;
  assert_string_equal (ts_reason (TS_REASON_NONE)->code, "");
  assert_int_equal (ts_reason (TS_REASON_NONE)->outcome, TS_OUTCOME_SUCCESS);
}

static void what_policy_decides_is_denied_or_unreachable (void **state)
{
  (void)state;
  for (unsigned reason = TS_REASON_NO_LICENCE; reason < TS_REASON_CALLER_OTHER_TENANT; reason++)
    assert_int_equal (ts_reason ((TsReason)reason)->outcome, TS_OUTCOME_DENIED);
  assert_int_equal (ts_reason (TS_REASON_CALLER_OTHER_TENANT)->outcome, TS_OUTCOME_UNREACHABLE);
  assert_int_equal (ts_reason (TS_REASON_OFFLINE_OTHER_TENANT)->outcome, TS_OUTCOME_UNREACHABLE);
  assert_int_equal (ts_reason (TS_REASON_MEETING_NOT_OPEN)->outcome, TS_OUTCOME_UNREACHABLE);
}

static void what_people_and_networks_do_has_its_own_class (void **state)
{
  (void)state;
  assert_int_equal (ts_reason (TS_REASON_MISTYPED)->outcome, TS_OUTCOME_FAILED);
  assert_int_equal (ts_reason (TS_REASON_APP_CLOSED)->outcome, TS_OUTCOME_UNREACHABLE);
  assert_int_equal (ts_reason (TS_REASON_OFF_HOURS)->outcome, TS_OUTCOME_UNREACHABLE);
  assert_int_equal (ts_reason (TS_REASON_BUSY)->outcome, TS_OUTCOME_BUSY);
  assert_int_equal (ts_reason (TS_REASON_DECLINED)->outcome, TS_OUTCOME_DECLINED);
  assert_int_equal (ts_reason (TS_REASON_NO_ANSWER)->outcome, TS_OUTCOME_NO_ANSWER);
  assert_int_equal (ts_reason (TS_REASON_MEDIA_FAIL)->outcome, TS_OUTCOME_FAILED);
  assert_int_equal (ts_reason (TS_REASON_FILE_FAIL)->outcome, TS_OUTCOME_FAILED);
  assert_int_equal (ts_reason (TS_REASON_NOT_ADMITTED)->outcome, TS_OUTCOME_NO_ANSWER);
}

static void federation_says_which_side_refused_SEED_32_SEED_39 (void **state)
{
  (void)state;
  assert_int_equal (ts_reason (TS_REASON_FED_LOCAL)->side, TS_SIDE_CALLER);
  assert_int_equal (ts_reason (TS_REASON_FED_REMOTE)->side, TS_SIDE_CALLEE);
  assert_string_equal (ts_reason (TS_REASON_FED_REMOTE)->who, "the callee's tenant admin");
}

static void every_denial_is_a_rule_but_three (void **state)
{
  (void)state;
  uint64_t rules = ts_rules_of_kind (TS_RULE_OF_TENANTS | TS_RULE_OF_CLIENTS);
  for (unsigned reason = 0; reason < TS_REASONS; reason++) {
    bool is_denial = reason >= TS_REASON_NO_LICENCE && reason <= TS_REASON_FILE_EXTERNAL;
    bool is_of_no_way = reason == TS_REASON_NOT_FOUND || reason == TS_REASON_GROUP_TOO_LARGE ||
                        reason == TS_REASON_CHAT_TOO_LARGE;
    assert_int_equal (rules >> reason & 1, is_denial && !is_of_no_way);
  }
  assert_int_equal (ts_rules_of_kind (TS_RULE_OF_TENANTS) & ts_rules_of_kind (TS_RULE_OF_CLIENTS), 0);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (every_reason_has_a_whole_row),
    cmocka_unit_test (no_two_reasons_share_a_code_or_a_sentence),
    cmocka_unit_test (a_reason_is_found_by_its_code),
    cmocka_unit_test (success_has_no_code),
    cmocka_unit_test (what_policy_decides_is_denied_or_unreachable),
    cmocka_unit_test (what_people_and_networks_do_has_its_own_class),
    cmocka_unit_test (federation_says_which_side_refused_SEED_32_SEED_39),
    cmocka_unit_test (every_denial_is_a_rule_but_three),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

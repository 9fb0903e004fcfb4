/* Explanations: every rule of every way, what it rests on, and that they agree with the
 * decision. */
#include "explained.h"

/* -------------------------------------------------------- agreement -- */

static TsFacts facts_of (Estate *estate, const TsEnquiry *enquiry)
{
  TsQuestion question = ts_policy_question (compiled (estate), enquiry);
  return ts_policy_facts (compiled (estate), &question);
}

static void assert_way_agrees (const TsExplainedWay *way, TsFacts facts)
{
  uint64_t failing = 0;
  assert_int_equal (way->exists, ts_way_exists (facts, way->way));
  for (size_t i = 0; i < way->n_rules; i++) {
    if (way->rules[i].fails)
      failing |= (uint64_t)1 << way->rules[i].rule;
    if (i > 0)
      assert_true (way->rules[i - 1].rule <= way->rules[i].rule);
  }
  assert_true (way->exists || way->n_rules == 0);
  if (way->exists)
    assert_int_equal (failing, ts_failing_rules (facts, way->way));
  assert_int_equal (way->permits, way->exists && failing == 0);
}

static void assert_agrees (Estate *estate, const TsEnquiry *enquiry)
{
  TsFacts facts = facts_of (estate, enquiry);
  TsVerdict verdict = ts_decide (facts);
  TsExplanation *explanation = ts_policy_explain (compiled (estate), estate->settings, enquiry);
  assert_int_equal (explanation->verdict.kind, verdict.kind);
  assert_int_equal (explanation->verdict.path, verdict.path);
  assert_int_equal (explanation->verdict.reason, verdict.reason);
  assert_int_equal (explanation->can_meet, verdict.kind != TS_VERDICT_DENY);
  bool allowed = false;
  for (unsigned i = 0; i < TS_WAYS; i++) {
    const TsExplainedWay *way = &explanation->ways[i];
    assert_way_agrees (way, facts);
    allowed |= way->permits && !way->is_passed_over && way->finds_caller && way->finds_callee;
  }
  assert_int_equal (allowed, verdict.kind == TS_VERDICT_ALLOW);
  ts_explanation_free (explanation);
}

static size_t assert_all_agree (Estate *estate, uint32_t caller, uint32_t callee)
{
  static const uint32_t tenants[] = {ABC, CONTOSO1, CONTOSO2, TS_NONE};
  size_t n = 0;
  for (size_t o = 0; o < G_N_ELEMENTS (explained_operations); o++)
    for (size_t i = 0; i < G_N_ELEMENTS (tenants); i++)
      for (size_t j = 0; j < G_N_ELEMENTS (tenants); j++, n++) {
        TsEnquiry enquiry = {.operation = explained_operations[o],
                             .caller = caller,
                             .callee = callee,
                             .caller_tenant = tenants[i],
                             .callee_tenant = tenants[j],
                             .by_name = explained_operations[o] == TS_OPERATION_SEARCH && i == j};
        assert_agrees (estate, &enquiry);
      }
  return n;
}

static void explanation_and_decision_agree_for_all_pairs_and_operations (void **state)
{
  (void)state;
  size_t n = 0;
  for (size_t i = 0; i < G_N_ELEMENTS (explained_configurations); i++) {
    Estate estate = estate_new ();
    explained_configurations[i](&estate);
    for (uint32_t caller = 0; caller < PEOPLE; caller++)
      for (uint32_t callee = 0; callee < PEOPLE; callee++)
        if (caller != callee)
          n += assert_all_agree (&estate, caller, callee);
    estate_free (&estate);
  }
  assert_int_equal (n, G_N_ELEMENTS (explained_configurations) * PEOPLE * (PEOPLE - 1) * 4 * 16);
}

/* ------------------------------------------------------ every failure -- */

static void both_sides_that_refuse_are_named_SEED_27_SEED_39 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  figure_1_2 (&estate);
  TsExplanation *explanation = explain (&estate, TS_OPERATION_SEARCH, TECHNICIAN1, DESK2);
  const TsExplainedWay *way = way_of (explanation, TS_WAY_EXTERNAL);
  assert_denied (explanation->verdict, TS_REASON_FED_LOCAL);
  assert_fails (explanation, TS_WAY_EXTERNAL, "FED_LOCAL FED_REMOTE");
  assert_int_equal (row_of (way, TS_REASON_FED_LOCAL, TS_NONE)->tenant, CONTOSO1);
  assert_int_equal (row_of (way, TS_REASON_FED_LOCAL, TS_NONE)->side, TS_SIDE_CALLER);
  assert_int_equal (row_of (way, TS_REASON_FED_REMOTE, TS_NONE)->tenant, CONTOSO2);
  assert_int_equal (row_of (way, TS_REASON_FED_REMOTE, TS_NONE)->side, TS_SIDE_CALLEE);
  ts_explanation_free (explanation);
  estate_free (&estate);
}

static void the_phone_is_named_beside_the_lists_SEED_20_C_15 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  figure_1_2 (&estate);
  external_off (&estate, ABC);
  TsExplanation *explanation = explain (&estate, TS_OPERATION_CALL, MOBILE1, EXPERT1);
  const TsExplainedWay *way = way_of (explanation, TS_WAY_EXTERNAL);
  assert_fails (explanation, TS_WAY_EXTERNAL, "FED_REMOTE CLIENT_NOT_FEDERABLE");
  assert_true (row_of (way, TS_REASON_CLIENT_NOT_FEDERABLE, MOBILE1)->fails);
  assert_false (row_of (way, TS_REASON_CLIENT_NOT_FEDERABLE, EXPERT1)->fails);
  assert_int_equal (row_of (way, TS_REASON_CLIENT_NOT_FEDERABLE, MOBILE1)->side, TS_SIDE_NEITHER);
  assert_false (ts_basis_is_setting (row_of (way, TS_REASON_CLIENT_NOT_FEDERABLE, MOBILE1)->basis));
  ts_explanation_free (explanation);
  estate_free (&estate);
}

static void group_calls_and_files_over_federation_fail_for_the_service_SEED_37_SEED_38 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  figure_1_2 (&estate);
  TsExplanation *group = explain (&estate, TS_OPERATION_ADD_PARTICIPANT, TECHNICIAN1, EXPERT1);
  TsExplanation *file = explain (&estate, TS_OPERATION_SHARE_FILE, TECHNICIAN1, EXPERT1);
  assert_fails (group, TS_WAY_EXTERNAL, "GROUP_EXTERNAL");
  assert_fails (file, TS_WAY_EXTERNAL, "FILE_EXTERNAL");
  assert_int_equal (row_of (way_of (group, TS_WAY_EXTERNAL), TS_REASON_GROUP_EXTERNAL, TS_NONE)->basis,
                    TS_BASIS_PRODUCT);
  ts_explanation_free (group);
  ts_explanation_free (file);
  estate_free (&estate);
}

static void a_guest_s_hindrances_are_all_named_SEED_9_SEED_34_C_13 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  half_done (&estate);
  TsExplanation *explanation = explain (&estate, TS_OPERATION_SHARE_FILE, DESK1_OUTSIDE, EXPERT1);
  assert_fails (explanation, TS_WAY_GUEST_HERE, "GUEST_PENDING GUEST_SCOPE GUEST_CALLING_OFF FILE_GUEST");
  const TsExplainedRule *scope = row_of (way_of (explanation, TS_WAY_GUEST_HERE), TS_REASON_GUEST_SCOPE, TS_NONE);
  assert_int_equal (scope->person, EXPERT1);
  assert_int_equal (scope->team, estate.teams[CONTOSO1]);
  assert_int_equal (scope->tenant, CONTOSO1);
  assert_int_equal (scope->side, TS_SIDE_CALLER);
  ts_explanation_free (explanation);
  estate_free (&estate);
}

static void of_two_guests_only_the_pending_one_is_named_SEED_45 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  half_done (&estate);
  TsExplanation *explanation = explain (&estate, TS_OPERATION_CALL, EXPERT2, DESK2);
  const TsExplainedWay *way = way_of (explanation, TS_WAY_THIRD);
  assert_int_equal (way->host, CONTOSO1);
  assert_fails (explanation, TS_WAY_THIRD, "GUEST_PENDING GUEST_CALLING_OFF");
  assert_false (row_of (way, TS_REASON_GUEST_PENDING, EXPERT2)->fails);
  assert_true (row_of (way, TS_REASON_GUEST_PENDING, DESK2)->fails);
  ts_explanation_free (explanation);
  estate_free (&estate);
}

static void a_remote_assist_user_is_no_use_as_a_guest_SEED_49_SEED_50 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  guest_access_on (&estate, ABC);
  guest (&estate, TECHNICIAN1, 1, ABC);
  all_external_off (&estate);
  TsExplanation *explanation = explain (&estate, TS_OPERATION_CALL, TECHNICIAN1, EXPERT1);
  assert_fails (explanation, TS_WAY_GUEST_THERE, "RA_NOT_HOME");
  assert_fails (explanation, TS_WAY_EXTERNAL, "FED_LOCAL FED_REMOTE");
  assert_false (way_of (explanation, TS_WAY_GUEST_HERE)->exists);
  ts_explanation_free (explanation);
  estate_free (&estate);
}

static void licences_are_judged_one_by_one_SEED_13_SEED_14 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  ts_settings_set_licences (estate.settings, (TsRange){TECHNICIAN1, 1}, TS_LICENCE_TEAMS);
  TsExplanation *explanation = explain (&estate, TS_OPERATION_CALL, TECHNICIAN1, EXPERT1);
  const TsExplainedWay *way = way_of (explanation, TS_WAY_EXTERNAL);
  assert_true (row_of (way, TS_REASON_NO_LICENCE, TECHNICIAN1)->fails);
  assert_false (row_of (way, TS_REASON_NO_LICENCE, EXPERT1)->fails);
  ts_explanation_free (explanation);
  estate_free (&estate);
}

static void somebody_without_a_home_is_a_guest_only_SEED_12_C_8 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  half_done (&estate);
  TsExplanation *explanation = explain (&estate, TS_OPERATION_CALL, EXPERT1, FREELANCER);
  assert_fails (explanation, TS_WAY_EXTERNAL, "GUEST_NO_FEDERATION");
  assert_int_equal (explanation->enquiry.callee_tenant, CONTOSO1);
  ts_explanation_free (explanation);
  explanation = explain (&estate, TS_OPERATION_CALL, EXPERT1, OTHER_FREELANCER);
  assert_denied (explanation->verdict, TS_REASON_NOT_FOUND);
  assert_int_equal (explanation->enquiry.callee_tenant, TS_NONE);
  for (unsigned i = 0; i < TS_WAYS; i++)
    assert_false (explanation->ways[i].exists);
  ts_explanation_free (explanation);
  estate_free (&estate);
}

/* ------------------------------------------------------ origins, places -- */

enum { LINE_EXTERNAL = 7, LINE_POLICY, LINE_LATER_POLICY, LINE_ACCESS, LINE_INVITED, LINE_ACCEPTED };

static void each_rule_carries_the_line_of_its_setting (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  TsExternalAccess external = {.on = false, .origin = LINE_EXTERNAL};
  TsGuestAccess access = {.on = true, .calling = true, .origin = LINE_ACCESS};
  ts_settings_set_external (estate.settings, CONTOSO1, &external);
  ts_settings_set_guest_access (estate.settings, CONTOSO1, &access);
  ts_settings_set_person_external (estate.settings, (TsRange){EXPERT1, 3}, false, LINE_POLICY);
  ts_settings_set_person_external (estate.settings, (TsRange){EXPERT1, 1}, true, LINE_LATER_POLICY);
  ts_settings_add_guests (estate.settings, (TsRange){EXPERT1, 1}, estate.teams[CONTOSO1], TS_GUEST_INVITED,
                          LINE_INVITED);
  ts_settings_add_guests (estate.settings, (TsRange){EXPERT1, 2}, estate.teams[CONTOSO1], TS_GUEST_ACCEPTED,
                          LINE_ACCEPTED);
  TsExplanation *explanation = explain (&estate, TS_OPERATION_CALL, TECHNICIAN1, EXPERT1);
  const TsExplainedWay *over = way_of (explanation, TS_WAY_EXTERNAL), *here = way_of (explanation, TS_WAY_GUEST_HERE);
  assert_int_equal (row_of (over, TS_REASON_FED_LOCAL, TS_NONE)->origin, LINE_EXTERNAL);
  assert_int_equal (row_of (over, TS_REASON_FED_REMOTE, TS_NONE)->origin, 0);
  assert_int_equal (row_of (over, TS_REASON_FED_USER, EXPERT1)->origin, LINE_LATER_POLICY);
  assert_int_equal (row_of (over, TS_REASON_FED_USER, TECHNICIAN1)->origin, 0);
  assert_int_equal (row_of (here, TS_REASON_GUEST_OFF, TS_NONE)->origin, LINE_ACCESS);
  assert_int_equal (row_of (here, TS_REASON_GUEST_PENDING, EXPERT1)->origin, LINE_ACCEPTED);
  assert_int_equal (row_of (here, TS_REASON_GUEST_SCOPE, EXPERT1)->origin, LINE_ACCEPTED);
  ts_explanation_free (explanation);
  estate_free (&estate);
}

static void who_has_to_be_where_is_said_SEED_54_SEED_55 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  figure_1_3 (&estate);
  TsExplanation *explanation = explain (&estate, TS_OPERATION_CALL, TECHNICIAN1, EXPERT1);
  const TsExplainedWay *way = way_of (explanation, TS_WAY_GUEST_HERE);
  assert_unreachable (explanation->verdict, TS_REASON_OFFLINE_OTHER_TENANT);
  assert_true (way->permits && way->finds_caller && !way->finds_callee);
  assert_int_equal (way->host, CONTOSO1);
  assert_int_equal (way->callee_tenant, CONTOSO1);
  assert_true (explanation->can_meet);
  assert_int_equal (explanation->caller_tenant, CONTOSO1);
  assert_int_equal (explanation->callee_tenant, CONTOSO1);
  ts_explanation_free (explanation);
  estate_free (&estate);
}

static void a_preferred_path_passes_the_other_over (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  guests_first (&estate);
  TsExplanation *explanation = explain (&estate, TS_OPERATION_CALL, TECHNICIAN1, EXPERT1);
  assert_true (way_of (explanation, TS_WAY_EXTERNAL)->is_passed_over);
  assert_false (way_of (explanation, TS_WAY_GUEST_HERE)->is_passed_over);
  ts_explanation_free (explanation);
  estate_free (&estate);
  estate = estate_new ();
  federation_first (&estate);
  explanation = explain (&estate, TS_OPERATION_CALL, TECHNICIAN1, EXPERT1);
  assert_int_equal (explanation->ways[0].way, TS_WAY_EXTERNAL);
  assert_true (way_of (explanation, TS_WAY_GUEST_HERE)->is_passed_over);
  ts_explanation_free (explanation);
  estate_free (&estate);
}

static void an_intent_holds_in_both_directions (void **state)
{
  (void)state;
  TsRange experts = {EXPERT1, 2}, technicians = {TECHNICIAN1, 5};
  TsIntent intent = {.first = &experts, .n_first = 1, .second = &technicians, .n_second = 1};
  assert_true (ts_intent_holds (&intent, EXPERT2, DESK1));
  assert_true (ts_intent_holds (&intent, DESK1, EXPERT2));
  assert_false (ts_intent_holds (&intent, EXPERT1, EXPERT2));
  assert_false (ts_intent_holds (&intent, EXPERT1, TECHNICIAN2));
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (explanation_and_decision_agree_for_all_pairs_and_operations),
    cmocka_unit_test (both_sides_that_refuse_are_named_SEED_27_SEED_39),
    cmocka_unit_test (the_phone_is_named_beside_the_lists_SEED_20_C_15),
    cmocka_unit_test (group_calls_and_files_over_federation_fail_for_the_service_SEED_37_SEED_38),
    cmocka_unit_test (a_guest_s_hindrances_are_all_named_SEED_9_SEED_34_C_13),
    cmocka_unit_test (of_two_guests_only_the_pending_one_is_named_SEED_45),
    cmocka_unit_test (a_remote_assist_user_is_no_use_as_a_guest_SEED_49_SEED_50),
    cmocka_unit_test (licences_are_judged_one_by_one_SEED_13_SEED_14),
    cmocka_unit_test (somebody_without_a_home_is_a_guest_only_SEED_12_C_8),
    cmocka_unit_test (each_rule_carries_the_line_of_its_setting),
    cmocka_unit_test (who_has_to_be_where_is_said_SEED_54_SEED_55),
    cmocka_unit_test (a_preferred_path_passes_the_other_over),
    cmocka_unit_test (an_intent_holds_in_both_directions),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

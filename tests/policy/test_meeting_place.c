/* The preferred path, and where two people would have to be active. */
#include "estate.h"

static Estate both_ways_open (TsPreferPath prefer)
{
  Estate estate = estate_new ();
  figure_1_2 (&estate);
  guest_access_on (&estate, CONTOSO1);
  guest (&estate, EXPERT1, 2, CONTOSO1);
  ts_settings_set_prefer_path (estate.settings, prefer);
  return estate;
}

static void assert_meet (Estate *estate, TsQuestion question, uint32_t caller_tenant, uint32_t callee_tenant)
{
  uint32_t here = 77, there = 77;
  assert_true (ts_policy_meeting_place (compiled (estate), &question, &here, &there));
  assert_int_equal (here, caller_tenant);
  assert_int_equal (there, callee_tenant);
  question.caller_tenant = here;
  question.callee_tenant = there;
  assert_int_equal (ts_policy_decide (compiled (estate), &question).kind, TS_VERDICT_ALLOW);
}

static void by_default_the_path_is_the_one_on_which_people_are_reachable_now (void **state)
{
  (void)state;
  Estate estate = both_ways_open (TS_PREFER_ACTIVE);
  assert_allowed (ask_at (&estate, TS_OPERATION_CALL, TECHNICIAN1, CONTOSO1, EXPERT1, CONTOSO1), TS_PATH_GUEST);
  assert_allowed (ask_at (&estate, TS_OPERATION_CALL, TECHNICIAN1, CONTOSO1, EXPERT1, ABC), TS_PATH_EXTERNAL);
  assert_allowed (ask (&estate, TS_OPERATION_SEARCH, TECHNICIAN1, EXPERT1), TS_PATH_GUEST);
  estate_free (&estate);
}

static void who_prefers_guests_does_not_fall_back_to_external_access (void **state)
{
  (void)state;
  Estate estate = both_ways_open (TS_PREFER_GUEST);
  assert_allowed (ask_at (&estate, TS_OPERATION_CALL, TECHNICIAN1, CONTOSO1, EXPERT1, CONTOSO1), TS_PATH_GUEST);
  assert_unreachable (ask_at (&estate, TS_OPERATION_CALL, TECHNICIAN1, CONTOSO1, EXPERT1, ABC),
                      TS_REASON_OFFLINE_OTHER_TENANT);
  assert_allowed (ask (&estate, TS_OPERATION_CALL, TECHNICIAN1, EXPERT_ON_PHONE), TS_PATH_EXTERNAL);
  estate_free (&estate);
}

static void who_prefers_federation_does_not_fall_back_to_guest_accounts (void **state)
{
  (void)state;
  Estate estate = both_ways_open (TS_PREFER_FEDERATION);
  assert_allowed (ask_at (&estate, TS_OPERATION_CALL, TECHNICIAN1, CONTOSO1, EXPERT1, ABC), TS_PATH_EXTERNAL);
  assert_unreachable (ask_at (&estate, TS_OPERATION_CALL, TECHNICIAN1, CONTOSO1, EXPERT1, CONTOSO1),
                      TS_REASON_OFFLINE_OTHER_TENANT);
  assert_allowed (ask (&estate, TS_OPERATION_SEARCH, TECHNICIAN1, EXPERT1), TS_PATH_EXTERNAL);
  assert_allowed (ask_at (&estate, TS_OPERATION_CALL, MOBILE1, CONTOSO1, EXPERT1, CONTOSO1), TS_PATH_GUEST);
  estate_free (&estate);
}

static void a_denial_names_the_first_way_in_the_order_of_preference (void **state)
{
  (void)state;
  for (unsigned prefer = TS_PREFER_ACTIVE; prefer <= TS_PREFER_FEDERATION; prefer++) {
    Estate estate = estate_new ();
    all_external_off (&estate);
    guest (&estate, EXPERT1, 1, CONTOSO1);
    ts_settings_set_prefer_path (estate.settings, (TsPreferPath)prefer);
    assert_denied (ask (&estate, TS_OPERATION_CALL, TECHNICIAN1, EXPERT1),
                   prefer == TS_PREFER_FEDERATION ? TS_REASON_FED_LOCAL : TS_REASON_GUEST_OFF);
    estate_free (&estate);
  }
}

static void a_technician_meets_the_expert_in_the_technicians_tenant_SEED_55 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  figure_1_3 (&estate);
  assert_meet (&estate, question_at (&estate, TS_OPERATION_CALL, TECHNICIAN1, CONTOSO1, EXPERT1, ABC), CONTOSO1,
               CONTOSO1);
  assert_meet (&estate, question_at (&estate, TS_OPERATION_CALL, EXPERT1, ABC, TECHNICIAN2, CONTOSO2), CONTOSO2,
               CONTOSO2);
  estate_free (&estate);
}

static void the_caller_stays_where_that_is_possible (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  figure_1_3 (&estate);
  static const uint32_t tenants[] = {ABC, CONTOSO1, CONTOSO2};
  for (size_t i = 0; i < G_N_ELEMENTS (tenants); i++)
    assert_meet (&estate, question_at (&estate, TS_OPERATION_CALL, EXPERT1, tenants[i], EXPERT2, TS_NONE),
                 tenants[i], tenants[i]);
  estate_free (&estate);
}

static void two_who_can_talk_stay_where_they_are (void **state)
{
  (void)state;
  Estate estate = both_ways_open (TS_PREFER_ACTIVE);
  assert_meet (&estate, question_at (&estate, TS_OPERATION_CALL, TECHNICIAN1, CONTOSO1, EXPERT1, ABC), CONTOSO1, ABC);
  assert_meet (&estate, question_at (&estate, TS_OPERATION_CALL, EXPERT1, ABC, TECHNICIAN1, CONTOSO1), ABC, CONTOSO1);
  assert_meet (&estate, question_at (&estate, TS_OPERATION_CALL, EXPERT1, CONTOSO1, TECHNICIAN1, CONTOSO1), CONTOSO1,
               CONTOSO1);
  estate_free (&estate);
}

static void a_search_leaves_the_callee_where_they_are (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  figure_1_3 (&estate);
  assert_meet (&estate, question_at (&estate, TS_OPERATION_SEARCH, TECHNICIAN1, CONTOSO1, EXPERT1, CONTOSO2),
               CONTOSO1, CONTOSO2);
  assert_meet (&estate, question_at (&estate, TS_OPERATION_SEARCH, EXPERT1, ABC, TECHNICIAN1, CONTOSO1), CONTOSO1,
               CONTOSO1);
  estate_free (&estate);
}

static void there_is_no_place_for_what_is_denied (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  figure_1_3 (&estate);
  uint32_t here, there;
  TsQuestion question = question_at (&estate, TS_OPERATION_CALL, DESK1, CONTOSO1, DESK2, CONTOSO2);
  assert_false (ts_policy_meeting_place (compiled (&estate), &question, &here, &there));
  estate_free (&estate);
}

/* A desktop of 2026 rings in whichever tenant its person is reached; where nobody reaches it, it stays where it is. */
static void a_desktop_that_nobody_may_call_rings_nowhere_else (void **state)
{
  (void)state;
  Estate estate = estate_of_era (TS_ERA_2026);
  all_external_off (&estate);
  guest_access_on (&estate, CONTOSO1);
  guest (&estate, EXPERT1, 3, CONTOSO1);
  TsQuestion question = question_at (&estate, TS_OPERATION_CALL, DESK1, CONTOSO1, EXPERT1, ABC);
  assert_int_equal (ts_policy_callee_tenant (compiled (&estate), &question), CONTOSO1);
  question = question_at (&estate, TS_OPERATION_CALL, DESK2, CONTOSO2, EXPERT1, ABC);
  assert_int_equal (ts_policy_callee_tenant (compiled (&estate), &question), ABC);
  question = question_at (&estate, TS_OPERATION_CALL, DESK1, CONTOSO1, EXPERT_ON_PHONE, ABC);
  assert_int_equal (ts_policy_callee_tenant (compiled (&estate), &question), ABC);
  estate_free (&estate);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (by_default_the_path_is_the_one_on_which_people_are_reachable_now),
    cmocka_unit_test (who_prefers_guests_does_not_fall_back_to_external_access),
    cmocka_unit_test (who_prefers_federation_does_not_fall_back_to_guest_accounts),
    cmocka_unit_test (a_denial_names_the_first_way_in_the_order_of_preference),
    cmocka_unit_test (a_technician_meets_the_expert_in_the_technicians_tenant_SEED_55),
    cmocka_unit_test (the_caller_stays_where_that_is_possible),
    cmocka_unit_test (two_who_can_talk_stay_where_they_are),
    cmocka_unit_test (a_search_leaves_the_callee_where_they_are),
    cmocka_unit_test (there_is_no_place_for_what_is_denied),
    cmocka_unit_test (a_desktop_that_nobody_may_call_rings_nowhere_else),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

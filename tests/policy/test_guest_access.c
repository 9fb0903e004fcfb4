/* Guest access: accounts, scope, settings of the inviting tenant, and being active in
 * one tenant at a time. */
#include "estate.h"

static size_t guest_tenants (Estate *estate, uint32_t person, const uint32_t **tenants)
{
  return ts_policy_guest_tenants (compiled (estate), profile_of (estate, person), tenants);
}

/* Figure 1.3 with the guest access of Contoso1 changed. */
static Estate figure_1_3_with (TsGuestAccess access)
{
  Estate estate = estate_new ();
  figure_1_3 (&estate);
  ts_settings_set_guest_access (estate.settings, CONTOSO1, &access);
  return estate;
}

static void a_guest_account_is_made_in_the_inviting_tenant_SEED_9_SEED_42_SEED_43 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  guest (&estate, EXPERT2, 1, CONTOSO1);
  const uint32_t *tenants;
  assert_int_equal (guest_tenants (&estate, EXPERT2, &tenants), 1);
  assert_int_equal (tenants[0], CONTOSO1);
  assert_int_equal (guest_tenants (&estate, EXPERT1, &tenants), 0);
  assert_int_equal (guest_tenants (&estate, EXPERT_ON_PHONE, &tenants), 0);
  estate_free (&estate);
}

static void one_address_is_one_account_in_a_tenant_however_many_teams_SEED_10 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  uint32_t second = ts_directory_add_team (estate.directory, CONTOSO1, "second", 0);
  guest (&estate, EXPERT1, 1, CONTOSO1);
  guest (&estate, EXPERT1, 1, CONTOSO1);
  ts_settings_add_guests (estate.settings, (TsRange){EXPERT1, 1}, second, TS_GUEST_INVITED, 0);
  const uint32_t *tenants;
  assert_int_equal (guest_tenants (&estate, EXPERT1, &tenants), 1);
  estate_free (&estate);
}

static void a_known_person_is_a_member_at_home_and_a_guest_here_SEED_11 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  guest (&estate, EXPERT1, 1, CONTOSO1);
  const uint32_t *tenants;
  assert_int_equal (home_of (&estate, EXPERT1), ABC);
  assert_int_equal (guest_tenants (&estate, EXPERT1, &tenants), 1);
  estate_free (&estate);
}

static void an_unknown_person_belongs_to_the_inviting_tenant_only_SEED_12_C_8 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  guest_access_on (&estate, CONTOSO1);
  guest (&estate, FREELANCER, 1, CONTOSO1);
  const uint32_t *tenants;
  assert_int_equal (home_of (&estate, FREELANCER), TS_NONE);
  assert_int_equal (guest_tenants (&estate, FREELANCER, &tenants), 1);
  assert_allowed (ask_at (&estate, TS_OPERATION_CALL, FREELANCER, CONTOSO1, TECHNICIAN1, CONTOSO1), TS_PATH_GUEST);
  assert_allowed (ask_at (&estate, TS_OPERATION_CALL, TECHNICIAN1, CONTOSO1, FREELANCER, CONTOSO1), TS_PATH_GUEST);
  estate_free (&estate);
}

static void who_is_only_a_guest_has_no_external_access_C_8 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  guest_access_on (&estate, CONTOSO1);
  guest (&estate, FREELANCER, 1, CONTOSO1);
  assert_denied (ask_at (&estate, TS_OPERATION_CALL, FREELANCER, CONTOSO1, EXPERT1, ABC),
                 TS_REASON_GUEST_NO_FEDERATION);
  assert_denied (ask_at (&estate, TS_OPERATION_SEARCH, EXPERT1, ABC, FREELANCER, CONTOSO1),
                 TS_REASON_GUEST_NO_FEDERATION);
  estate_free (&estate);
}

static void a_person_without_any_account_is_not_found_C_8 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  assert_denied (ask (&estate, TS_OPERATION_SEARCH, EXPERT1, FREELANCER), TS_REASON_NOT_FOUND);
  assert_denied (ask (&estate, TS_OPERATION_CALL, FREELANCER, EXPERT1), TS_REASON_NOT_FOUND);
  assert_denied (ask (&estate, TS_OPERATION_CALL, FREELANCER, OTHER_FREELANCER), TS_REASON_NOT_FOUND);
  estate_free (&estate);
}

static void two_guests_without_a_home_meet_where_both_are_guests_SEED_47 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  all_external_off (&estate);
  guest_access_on (&estate, CONTOSO2);
  guest (&estate, FREELANCER, 2, CONTOSO2);
  assert_allowed (ask_at (&estate, TS_OPERATION_CALL, FREELANCER, CONTOSO2, OTHER_FREELANCER, CONTOSO2),
                  TS_PATH_GUEST);
  estate_free (&estate);
}

static void an_expert_has_three_memberships_SEED_56_C_7 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  figure_1_3 (&estate);
  const uint32_t *tenants;
  assert_int_equal (home_of (&estate, EXPERT1), ABC);
  assert_int_equal (guest_tenants (&estate, EXPERT1, &tenants), 2);
  assert_int_equal (tenants[0], CONTOSO1);
  assert_int_equal (tenants[1], CONTOSO2);
  estate_free (&estate);
}

static void a_guest_reaches_the_people_of_the_team_only_SEED_34_SEED_53_C_1 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  figure_1_3 (&estate);
  assert_allowed (ask_at (&estate, TS_OPERATION_SEARCH, EXPERT1, CONTOSO1, DESK1, CONTOSO1), TS_PATH_GUEST);
  assert_denied (ask_at (&estate, TS_OPERATION_SEARCH, EXPERT1, CONTOSO1, DESK1_OUTSIDE, CONTOSO1),
                 TS_REASON_GUEST_SCOPE);
  assert_denied (ask_at (&estate, TS_OPERATION_CALL, DESK1_OUTSIDE, CONTOSO1, EXPERT1, CONTOSO1),
                 TS_REASON_GUEST_SCOPE);
  estate_free (&estate);
}

static void with_tenant_scope_a_guest_reaches_the_whole_tenant_SEED_46_C_1 (void **state)
{
  (void)state;
  Estate estate = figure_1_3_with ((TsGuestAccess){.on = true, .calling = true, .scope = TS_GUEST_SCOPE_TENANT});
  assert_allowed (ask_at (&estate, TS_OPERATION_CALL, EXPERT1, CONTOSO1, DESK1_OUTSIDE, CONTOSO1), TS_PATH_GUEST);
  assert_denied (ask_at (&estate, TS_OPERATION_CALL, EXPERT1, CONTOSO2, DESK2_OUTSIDE, CONTOSO2),
                 TS_REASON_GUEST_SCOPE);
  estate_free (&estate);
}

static void a_team_without_members_holds_its_guests_only_C_1 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  all_external_off (&estate);
  guest_access_on (&estate, CONTOSO1);
  uint32_t lounge = ts_directory_add_team (estate.directory, CONTOSO1, "lounge", 0);
  ts_settings_add_guests (estate.settings, (TsRange){EXPERT1, 1}, lounge, TS_GUEST_ACCEPTED, 0);
  ts_settings_add_guests (estate.settings, (TsRange){DESK2, 1}, lounge, TS_GUEST_ACCEPTED, 0);
  assert_denied (ask_at (&estate, TS_OPERATION_CALL, EXPERT1, CONTOSO1, DESK1, CONTOSO1), TS_REASON_GUEST_SCOPE);
  assert_allowed (ask_at (&estate, TS_OPERATION_CALL, EXPERT1, CONTOSO1, DESK2, CONTOSO1), TS_PATH_GUEST);
  estate_free (&estate);
}

static void a_team_shared_in_another_tenant_does_not_count_here_SEED_34 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  all_external_off (&estate);
  guest_access_on (&estate, CONTOSO1);
  guest_access_on (&estate, CONTOSO2);
  uint32_t lounge = ts_directory_add_team (estate.directory, CONTOSO1, "lounge", 0);
  ts_settings_add_guests (estate.settings, (TsRange){EXPERT1, 1}, lounge, TS_GUEST_ACCEPTED, 0);
  guest (&estate, EXPERT1, 1, CONTOSO2);
  guest (&estate, DESK1, 1, CONTOSO2);
  assert_unreachable (ask_at (&estate, TS_OPERATION_CALL, DESK1, CONTOSO1, EXPERT1, CONTOSO1),
                      TS_REASON_CALLER_OTHER_TENANT);
  assert_allowed (ask_at (&estate, TS_OPERATION_CALL, DESK1, CONTOSO2, EXPERT1, CONTOSO2), TS_PATH_GUEST);
  estate_free (&estate);
}

static void members_of_one_tenant_need_no_common_team_C_1 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  assert_allowed (ask (&estate, TS_OPERATION_CALL, DESK1, DESK1_OUTSIDE), TS_PATH_INTERNAL);
  estate_free (&estate);
}

static void an_expert_active_in_ABC_reaches_only_ABC_SEED_45_SEED_55 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  figure_1_3 (&estate);
  assert_allowed (ask_at (&estate, TS_OPERATION_CALL, EXPERT1, ABC, EXPERT2, ABC), TS_PATH_INTERNAL);
  assert_unreachable (ask_at (&estate, TS_OPERATION_CALL, EXPERT1, ABC, TECHNICIAN1, CONTOSO1),
                      TS_REASON_CALLER_OTHER_TENANT);
  assert_unreachable (ask_at (&estate, TS_OPERATION_SEARCH, EXPERT1, ABC, TECHNICIAN2, CONTOSO2),
                      TS_REASON_CALLER_OTHER_TENANT);
  assert_unreachable (ask_at (&estate, TS_OPERATION_CALL, TECHNICIAN1, CONTOSO1, EXPERT1, ABC),
                      TS_REASON_OFFLINE_OTHER_TENANT);
  estate_free (&estate);
}

static void an_expert_active_in_Contoso1_reaches_only_Contoso1_SEED_46 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  figure_1_3 (&estate);
  assert_allowed (ask_at (&estate, TS_OPERATION_CALL, EXPERT1, CONTOSO1, TECHNICIAN1, CONTOSO1), TS_PATH_GUEST);
  assert_allowed (ask_at (&estate, TS_OPERATION_CALL, EXPERT1, CONTOSO1, EXPERT2, CONTOSO1), TS_PATH_GUEST);
  assert_unreachable (ask_at (&estate, TS_OPERATION_CALL, EXPERT1, CONTOSO1, TECHNICIAN2, CONTOSO2),
                      TS_REASON_CALLER_OTHER_TENANT);
  assert_unreachable (ask_at (&estate, TS_OPERATION_CALL, EXPERT1, CONTOSO1, EXPERT2, ABC),
                      TS_REASON_OFFLINE_OTHER_TENANT);
  assert_unreachable (ask_at (&estate, TS_OPERATION_CALL, EXPERT1, CONTOSO1, EXPERT_ON_PHONE, ABC),
                      TS_REASON_CALLER_OTHER_TENANT);
  estate_free (&estate);
}

static void an_expert_active_in_Contoso2_reaches_only_Contoso2_SEED_47 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  figure_1_3 (&estate);
  assert_allowed (ask_at (&estate, TS_OPERATION_CALL, EXPERT2, CONTOSO2, DESK2, CONTOSO2), TS_PATH_GUEST);
  assert_allowed (ask_at (&estate, TS_OPERATION_CALL, EXPERT2, CONTOSO2, EXPERT1, CONTOSO2), TS_PATH_GUEST);
  assert_unreachable (ask_at (&estate, TS_OPERATION_CALL, EXPERT2, CONTOSO2, TECHNICIAN1, CONTOSO1),
                      TS_REASON_CALLER_OTHER_TENANT);
  estate_free (&estate);
}

static void a_person_who_is_active_in_one_tenant_is_in_no_other_SEED_54 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  figure_1_3 (&estate);
  uint32_t reached = 0;
  for (uint32_t tenant = ABC; tenant < TENANTS; tenant++) {
    reached += ask_at (&estate, TS_OPERATION_CALL, TECHNICIAN1, CONTOSO1, EXPERT1, tenant).kind == TS_VERDICT_ALLOW;
    reached += ask_at (&estate, TS_OPERATION_CALL, TECHNICIAN2, CONTOSO2, EXPERT1, tenant).kind == TS_VERDICT_ALLOW;
    reached += ask_at (&estate, TS_OPERATION_CALL, EXPERT2, ABC, EXPERT1, tenant).kind == TS_VERDICT_ALLOW;
  }
  assert_int_equal (reached, 3);
  estate_free (&estate);
}

static void a_guest_is_found_in_the_directory_wherever_active_SEED_55 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  figure_1_3 (&estate);
  assert_allowed (ask_at (&estate, TS_OPERATION_SEARCH, TECHNICIAN1, CONTOSO1, EXPERT1, ABC), TS_PATH_GUEST);
  assert_allowed (ask_at (&estate, TS_OPERATION_SEARCH, TECHNICIAN1, CONTOSO1, EXPERT1, TS_NONE), TS_PATH_GUEST);
  estate_free (&estate);
}

static void guests_are_found_by_name_C_12 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  figure_1_3 (&estate);
  assert_allowed (ask_by_name (&estate, TECHNICIAN1, EXPERT1), TS_PATH_GUEST);
  assert_denied (ask_by_name (&estate, TECHNICIAN1, EXPERT_ON_PHONE), TS_REASON_NEED_FULL_EMAIL);
  estate_free (&estate);
}

static void only_chosen_experts_get_in_SEED_51 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  figure_1_3 (&estate);
  assert_denied (ask (&estate, TS_OPERATION_CALL, TECHNICIAN1, EXPERT_ON_PHONE), TS_REASON_FED_LOCAL);
  estate_free (&estate);
}

static void the_inviting_tenant_can_turn_guest_access_off (void **state)
{
  (void)state;
  Estate estate = figure_1_3_with ((TsGuestAccess){.on = false, .calling = true});
  assert_denied (ask_at (&estate, TS_OPERATION_SEARCH, TECHNICIAN1, CONTOSO1, EXPERT1, CONTOSO1),
                 TS_REASON_GUEST_OFF);
  assert_denied (ask_at (&estate, TS_OPERATION_CALL, EXPERT1, CONTOSO1, TECHNICIAN1, CONTOSO1), TS_REASON_GUEST_OFF);
  assert_allowed (ask_at (&estate, TS_OPERATION_CALL, EXPERT1, CONTOSO2, TECHNICIAN2, CONTOSO2), TS_PATH_GUEST);
  estate_free (&estate);
}

static void the_inviting_tenant_can_forbid_calls_of_guests_F_15 (void **state)
{
  (void)state;
  Estate estate = figure_1_3_with ((TsGuestAccess){.on = true, .calling = false});
  assert_allowed (ask_at (&estate, TS_OPERATION_SEARCH, TECHNICIAN1, CONTOSO1, EXPERT1, CONTOSO1), TS_PATH_GUEST);
  assert_denied (ask_at (&estate, TS_OPERATION_CALL, TECHNICIAN1, CONTOSO1, EXPERT1, CONTOSO1),
                 TS_REASON_GUEST_CALLING_OFF);
  estate_free (&estate);
}

static void an_invitation_must_be_accepted (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  all_external_off (&estate);
  guest_access_on (&estate, CONTOSO1);
  ts_settings_add_guests (estate.settings, (TsRange){EXPERT1, 1}, estate.teams[CONTOSO1], TS_GUEST_INVITED, 0);
  const uint32_t *tenants;
  assert_int_equal (guest_tenants (&estate, EXPERT1, &tenants), 0);
  assert_denied (ask_at (&estate, TS_OPERATION_SEARCH, TECHNICIAN1, CONTOSO1, EXPERT1, ABC),
                 TS_REASON_GUEST_PENDING);
  estate_free (&estate);
}

static void files_of_guests_follow_the_setting_F_5_C_13 (void **state)
{
  (void)state;
  static const TsGuestFiles files[] = {TS_GUEST_FILES_ANY, TS_GUEST_FILES_CHANNEL, TS_GUEST_FILES_NONE};
  for (size_t i = 0; i < G_N_ELEMENTS (files); i++) {
    Estate estate = figure_1_3_with ((TsGuestAccess){.on = true, .calling = true, .files = files[i]});
    TsVerdict verdict = ask_at (&estate, TS_OPERATION_SHARE_FILE, EXPERT1, CONTOSO1, TECHNICIAN1, CONTOSO1);
    if (files[i] == TS_GUEST_FILES_ANY)
      assert_allowed (verdict, TS_PATH_GUEST);
    else
      assert_denied (verdict, TS_REASON_FILE_GUEST);
    TsVerdict to_guest = ask_at (&estate, TS_OPERATION_SHARE_FILE, TECHNICIAN1, CONTOSO1, EXPERT1, CONTOSO1);
    if (files[i] != TS_GUEST_FILES_NONE) /* guests download what members share */
      assert_allowed (to_guest, TS_PATH_GUEST);
    else
      assert_denied (to_guest, TS_REASON_FILE_GUEST);
    assert_allowed (ask_at (&estate, TS_OPERATION_CALL, EXPERT1, CONTOSO1, TECHNICIAN1, CONTOSO1), TS_PATH_GUEST);
    estate_free (&estate);
  }
}

static void of_several_third_tenants_the_one_in_which_both_are_counts (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  figure_1_3 (&estate);
  TsGuestAccess off = {.on = false};
  assert_allowed (ask_at (&estate, TS_OPERATION_CALL, EXPERT1, CONTOSO2, EXPERT2, CONTOSO2), TS_PATH_GUEST);
  assert_allowed (ask_at (&estate, TS_OPERATION_CALL, EXPERT1, CONTOSO1, EXPERT2, CONTOSO1), TS_PATH_GUEST);
  ts_policy_free (g_steal_pointer (&estate.policy));
  ts_settings_set_guest_access (estate.settings, CONTOSO1, &off);
  assert_allowed (ask_at (&estate, TS_OPERATION_CALL, EXPERT1, CONTOSO2, EXPERT2, CONTOSO2), TS_PATH_GUEST);
  assert_unreachable (ask_at (&estate, TS_OPERATION_CALL, EXPERT1, CONTOSO1, EXPERT2, CONTOSO1),
                      TS_REASON_CALLER_OTHER_TENANT);
  estate_free (&estate);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (a_guest_account_is_made_in_the_inviting_tenant_SEED_9_SEED_42_SEED_43),
    cmocka_unit_test (one_address_is_one_account_in_a_tenant_however_many_teams_SEED_10),
    cmocka_unit_test (a_known_person_is_a_member_at_home_and_a_guest_here_SEED_11),
    cmocka_unit_test (an_unknown_person_belongs_to_the_inviting_tenant_only_SEED_12_C_8),
    cmocka_unit_test (who_is_only_a_guest_has_no_external_access_C_8),
    cmocka_unit_test (a_person_without_any_account_is_not_found_C_8),
    cmocka_unit_test (two_guests_without_a_home_meet_where_both_are_guests_SEED_47),
    cmocka_unit_test (an_expert_has_three_memberships_SEED_56_C_7),
    cmocka_unit_test (a_guest_reaches_the_people_of_the_team_only_SEED_34_SEED_53_C_1),
    cmocka_unit_test (with_tenant_scope_a_guest_reaches_the_whole_tenant_SEED_46_C_1),
    cmocka_unit_test (a_team_without_members_holds_its_guests_only_C_1),
    cmocka_unit_test (a_team_shared_in_another_tenant_does_not_count_here_SEED_34),
    cmocka_unit_test (members_of_one_tenant_need_no_common_team_C_1),
    cmocka_unit_test (an_expert_active_in_ABC_reaches_only_ABC_SEED_45_SEED_55),
    cmocka_unit_test (an_expert_active_in_Contoso1_reaches_only_Contoso1_SEED_46),
    cmocka_unit_test (an_expert_active_in_Contoso2_reaches_only_Contoso2_SEED_47),
    cmocka_unit_test (a_person_who_is_active_in_one_tenant_is_in_no_other_SEED_54),
    cmocka_unit_test (a_guest_is_found_in_the_directory_wherever_active_SEED_55),
    cmocka_unit_test (guests_are_found_by_name_C_12),
    cmocka_unit_test (only_chosen_experts_get_in_SEED_51),
    cmocka_unit_test (the_inviting_tenant_can_turn_guest_access_off),
    cmocka_unit_test (the_inviting_tenant_can_forbid_calls_of_guests_F_15),
    cmocka_unit_test (an_invitation_must_be_accepted),
    cmocka_unit_test (files_of_guests_follow_the_setting_F_5_C_13),
    cmocka_unit_test (of_several_third_tenants_the_one_in_which_both_are_counts),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

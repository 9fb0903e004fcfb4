/* What is set for single people, and between them: calling policies, information barriers, blocks, domains of
 * their own, trial tenants; and the layers of guest access that look at invitations, groups, chats and channels. */
#include "estate.h"

static const TsOperation talking[] = {TS_OPERATION_CALL, TS_OPERATION_SHARE_FILE};

static TsRange one (uint32_t person)
{
  return (TsRange){person, 1};
}

/* ------------------------------------------------------------------ at home -- */

static void a_calling_policy_stops_calls_both_ways_and_not_search_or_chat_F_15 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  ts_settings_set_person_calling (estate.settings, one (EXPERT1), false, 0);
  for (size_t i = 0; i < G_N_ELEMENTS (talking); i++) {
    assert_denied (ask (&estate, talking[i], EXPERT1, EXPERT2), TS_REASON_CALLING_OFF);
    assert_denied (ask (&estate, talking[i], EXPERT2, EXPERT1), TS_REASON_CALLING_OFF);
  }
  assert_denied (ask (&estate, TS_OPERATION_CALL, TECHNICIAN1, EXPERT1), TS_REASON_CALLING_OFF);
  assert_allowed (ask (&estate, TS_OPERATION_SEARCH, EXPERT1, EXPERT2), TS_PATH_INTERNAL);
  assert_allowed (ask (&estate, TS_OPERATION_CHAT, EXPERT1, TECHNICIAN1), TS_PATH_EXTERNAL);
  estate_free (&estate);
}

static void abroad_the_policy_for_guests_takes_the_place_of_one_s_own_C_8 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  figure_1_3 (&estate);
  ts_settings_set_person_calling (estate.settings, one (EXPERT1), false, 0);
  assert_allowed (ask_at (&estate, TS_OPERATION_CALL, TECHNICIAN1, CONTOSO1, EXPERT1, CONTOSO1), TS_PATH_GUEST);
  estate_free (&estate);
}

static void barriers_keep_service_accounts_of_two_vendors_apart_SEED_6 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  ts_settings_add_barrier (estate.settings, one (TECHNICIAN1), one (DESK1), 0);
  static const TsOperation all[] = {TS_OPERATION_SEARCH, TS_OPERATION_CALL, TS_OPERATION_CHAT, TS_OPERATION_SHARE_FILE};
  for (size_t i = 0; i < G_N_ELEMENTS (all); i++) {
    assert_denied (ask (&estate, all[i], TECHNICIAN1, DESK1), TS_REASON_BARRIER);
    assert_denied (ask (&estate, all[i], DESK1, TECHNICIAN1), TS_REASON_BARRIER);
    assert_allowed (ask (&estate, all[i], OTHER_TECHNICIAN1, DESK1), TS_PATH_INTERNAL);
  }
  estate_free (&estate);
}

static void a_barrier_says_nothing_of_people_of_other_tenants_SEED_6 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  ts_settings_add_barrier (estate.settings, one (TECHNICIAN1), one (EXPERT1), 0);
  assert_allowed (ask (&estate, TS_OPERATION_CALL, TECHNICIAN1, EXPERT1), TS_PATH_EXTERNAL);
  estate_free (&estate);
}

/* ------------------------------------------------------------------ outside -- */

/* 2026, with everything as shipped but what a test changes. */
static Estate trials_of (uint32_t tenant)
{
  Estate estate = estate_of_era (TS_ERA_2026);
  ts_directory_set_trial (estate.directory, tenant);
  return estate;
}

static void permit_trials (Estate *estate, uint32_t tenant)
{
  TsExternalAccess access = *ts_settings_external (estate->settings, tenant);
  access.trials = true;
  ts_settings_set_external (estate->settings, tenant, &access);
}

static void a_trial_tenant_is_refused_as_shipped_since_2024 (void **state)
{
  (void)state;
  Estate estate = trials_of (CONTOSO1);
  assert_denied (ask (&estate, TS_OPERATION_SEARCH, EXPERT1, TECHNICIAN1), TS_REASON_FED_TRIAL);
  assert_denied (ask (&estate, TS_OPERATION_CALL, TECHNICIAN1, EXPERT1), TS_REASON_FED_TRIAL);
  assert_allowed (ask (&estate, TS_OPERATION_CALL, EXPERT1, TECHNICIAN2), TS_PATH_EXTERNAL);
  estate_free (&estate);
}

static void whoever_permits_trials_reaches_them_and_two_trials_need_both_domain_notes_2 (void **state)
{
  (void)state;
  Estate estate = trials_of (CONTOSO1);
  permit_trials (&estate, ABC);
  assert_allowed (ask (&estate, TS_OPERATION_CALL, EXPERT1, TECHNICIAN1), TS_PATH_EXTERNAL);
  estate_free (&estate);
  estate = trials_of (CONTOSO1);
  ts_directory_set_trial (estate.directory, ABC);
  permit_trials (&estate, ABC);
  assert_denied (ask (&estate, TS_OPERATION_CALL, EXPERT1, TECHNICIAN1), TS_REASON_FED_TRIAL);
  estate_free (&estate);
}

static void a_trial_can_be_listed_by_its_domain (void **state)
{
  (void)state;
  Estate estate = trials_of (CONTOSO1);
  TsExternalAccess access = *ts_settings_external (estate.settings, ABC);
  access.trial_domains = &estate.domains[CONTOSO1];
  access.n_trial_domains = 1;
  ts_settings_set_external (estate.settings, ABC, &access);
  assert_allowed (ask (&estate, TS_OPERATION_CALL, TECHNICIAN1, EXPERT1), TS_PATH_EXTERNAL);
  estate_free (&estate);
}

static void an_admin_blocks_one_person_for_a_whole_tenant_F_13 (void **state)
{
  (void)state;
  Estate estate = estate_of_era (TS_ERA_2026);
  ts_settings_block_for_tenant (estate.settings, CONTOSO1, one (EXPERT1), 0);
  assert_denied (ask (&estate, TS_OPERATION_CALL, EXPERT1, TECHNICIAN1), TS_REASON_FED_BLOCKED_USER);
  assert_denied (ask (&estate, TS_OPERATION_CHAT, DESK1, EXPERT1), TS_REASON_FED_BLOCKED_USER);
  assert_allowed (ask (&estate, TS_OPERATION_CALL, EXPERT2, TECHNICIAN1), TS_PATH_EXTERNAL);
  assert_allowed (ask (&estate, TS_OPERATION_CALL, EXPERT1, TECHNICIAN2), TS_PATH_EXTERNAL);
  estate_free (&estate);
}

static void a_person_blocks_another_for_themselves_F_13 (void **state)
{
  (void)state;
  Estate estate = estate_of_era (TS_ERA_2026);
  ts_settings_block_for_people (estate.settings, one (TECHNICIAN1), one (EXPERT1), 0);
  assert_denied (ask (&estate, TS_OPERATION_CALL, EXPERT1, TECHNICIAN1), TS_REASON_FED_BLOCKED_USER);
  assert_denied (ask (&estate, TS_OPERATION_CALL, TECHNICIAN1, EXPERT1), TS_REASON_FED_BLOCKED_USER);
  assert_allowed (ask (&estate, TS_OPERATION_CALL, EXPERT1, OTHER_TECHNICIAN1), TS_PATH_EXTERNAL);
  estate_free (&estate);
}

static void domains_of_a_person_open_what_the_tenant_closes_and_not_its_switch_C_4 (void **state)
{
  (void)state;
  Estate estate = estate_of_era (TS_ERA_2026);
  TsPersonDomains own = {.mode = TS_DOMAINS_LISTED, .domains = &estate.domains[CONTOSO1], .n_domains = 1};
  allow_only (&estate, ABC, NULL, 0);
  ts_settings_set_person_domains (estate.settings, one (EXPERT1), &own);
  assert_allowed (ask (&estate, TS_OPERATION_CALL, EXPERT1, TECHNICIAN1), TS_PATH_EXTERNAL);
  assert_denied (ask (&estate, TS_OPERATION_CALL, EXPERT1, TECHNICIAN2), TS_REASON_FED_USER);
  assert_denied (ask (&estate, TS_OPERATION_CALL, EXPERT2, TECHNICIAN1), TS_REASON_FED_LOCAL);
  estate_free (&estate);
  estate = estate_of_era (TS_ERA_2026);
  external_off (&estate, ABC);
  ts_settings_set_person_domains (estate.settings, one (EXPERT1), &own);
  assert_denied (ask (&estate, TS_OPERATION_CALL, EXPERT1, TECHNICIAN1), TS_REASON_FED_LOCAL);
  estate_free (&estate);
}

static void an_international_domain_and_its_ASCII_form_are_one (void **state)
{
  (void)state;
  TsDirectory *directory = ts_directory_new (TS_ERA_2026);
  uint32_t domain = ts_directory_domain (directory, "bücher.example");
  assert_int_equal (ts_directory_domain (directory, "xn--bcher-kva.example"), domain);
  assert_int_equal (ts_directory_domain (directory, "BÜCHER.Example"), domain);
  assert_int_equal (ts_directory_domain (directory, "XN--BCHER-KVA.EXAMPLE"), domain);
  assert_int_not_equal (ts_directory_domain (directory, "bucher.example"), domain);
  assert_int_not_equal (ts_directory_domain (directory, "de.xn--bcher-kva.example"), domain);
  ts_directory_free (directory);
}

/* ------------------------------------------------------------------- guests -- */

static void change_guest_access (Estate *estate, void (*change) (TsGuestAccess *access))
{
  TsGuestAccess access = *ts_settings_guest_access (estate->settings, CONTOSO1);
  change (&access);
  ts_settings_set_guest_access (estate->settings, CONTOSO1, &access);
}

static TsVerdict ask_guest (Estate *estate, TsOperation operation)
{
  return ask_at (estate, operation, EXPERT1, CONTOSO1, DESK1, CONTOSO1);
}

static void groups_off (TsGuestAccess *access)
{
  access->groups_off = true;
}

static void chat_off (TsGuestAccess *access)
{
  access->chat_off = true;
}

static void sharing_off (TsGuestAccess *access)
{
  access->sharing_off = true;
}

static void toggle_off (TsGuestAccess *access)
{
  access->on = false;
}

static void a_guest_account_is_of_use_only_while_guest_access_is_on_SEED_9 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  figure_1_3 (&estate);
  change_guest_access (&estate, toggle_off);
  assert_denied (ask_guest (&estate, TS_OPERATION_CALL), TS_REASON_GUEST_OFF);
  assert_allowed (ask_at (&estate, TS_OPERATION_CALL, EXPERT1, CONTOSO2, DESK2, CONTOSO2), TS_PATH_GUEST);
  estate_free (&estate);
}

static void all_four_layers_have_to_let_a_guest_in_F_6 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  figure_1_3 (&estate);
  change_guest_access (&estate, groups_off);
  assert_denied (ask_guest (&estate, TS_OPERATION_SEARCH), TS_REASON_GUEST_GROUPS);
  estate_free (&estate);
  estate = estate_new ();
  figure_1_3 (&estate);
  change_guest_access (&estate, chat_off);
  change_guest_access (&estate, sharing_off);
  assert_denied (ask_guest (&estate, TS_OPERATION_CHAT), TS_REASON_GUEST_CHAT_OFF);
  assert_denied (ask_guest (&estate, TS_OPERATION_SHARE_FILE), TS_REASON_FILE_GUEST);
  assert_allowed (ask_guest (&estate, TS_OPERATION_CALL), TS_PATH_GUEST);
  estate_free (&estate);
}

static void the_directory_refuses_domains_that_may_not_be_invited_SEED_42 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  figure_1_3 (&estate);
  TsGuestAccess access = *ts_settings_guest_access (estate.settings, CONTOSO1);
  access.invite_domains = TS_INVITE_UNLISTED;
  access.domains = &estate.domains[ABC];
  access.n_domains = 1;
  ts_settings_set_guest_access (estate.settings, CONTOSO1, &access);
  assert_denied (ask_guest (&estate, TS_OPERATION_SEARCH), TS_REASON_GUEST_DIRECTORY);
  assert_allowed (ask_at (&estate, TS_OPERATION_CALL, EXPERT1, CONTOSO2, DESK2, CONTOSO2), TS_PATH_GUEST);
  estate_free (&estate);
}

static Estate invited_by (TsInvitedBy by, TsInviters inviters, bool members_may_add)
{
  Estate estate = estate_new ();
  all_external_off (&estate);
  TsGuestAccess access = {.on = true, .calling = true, .inviters = inviters, .members_may_add = members_may_add};
  TsGuestGrant grant = {.people = {EXPERT1, 1}, .team = estate.teams[CONTOSO1], .channel = TS_NONE, .by = by};
  ts_settings_set_guest_access (estate.settings, CONTOSO1, &access);
  ts_settings_invite (estate.settings, &grant);
  return estate;
}

static void owners_and_admins_invite_and_members_only_by_the_seed_s_letter_SEED_42_C_9 (void **state)
{
  (void)state;
  static const struct {
    TsInvitedBy by;
    TsInviters inviters;
    bool members_may_add;
    bool is_admitted;
  } cases[] = {
    {TS_INVITED_BY_OWNER, TS_INVITERS_MEMBERS, false, true},   {TS_INVITED_BY_ADMIN, TS_INVITERS_MEMBERS, false, true},
    {TS_INVITED_BY_MEMBER, TS_INVITERS_MEMBERS, false, false}, {TS_INVITED_BY_MEMBER, TS_INVITERS_MEMBERS, true, true},
    {TS_INVITED_BY_OWNER, TS_INVITERS_ADMINS, false, false},   {TS_INVITED_BY_ADMIN, TS_INVITERS_ADMINS, false, true},
    {TS_INVITED_BY_ADMIN, TS_INVITERS_NOBODY, true, false},
  };
  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++) {
    Estate estate = invited_by (cases[i].by, cases[i].inviters, cases[i].members_may_add);
    if (cases[i].is_admitted)
      assert_allowed (ask_guest (&estate, TS_OPERATION_CALL), TS_PATH_GUEST);
    else
      assert_denied (ask_guest (&estate, TS_OPERATION_CALL), TS_REASON_GUEST_DIRECTORY);
    estate_free (&estate);
  }
}

static void a_private_channel_narrows_chats_and_files_and_not_calls_C_2 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  all_external_off (&estate);
  guest_access_on (&estate, CONTOSO1);
  uint32_t channel = ts_directory_add_channel (estate.directory, estate.teams[CONTOSO1], "pump", 0);
  ts_directory_add_channel_members (estate.directory, channel, one (DESK1));
  TsGuestGrant grant = {.people = {EXPERT1, 1}, .team = estate.teams[CONTOSO1], .channel = channel};
  ts_settings_invite (estate.settings, &grant);
  assert_allowed (ask_guest (&estate, TS_OPERATION_CHAT), TS_PATH_GUEST);
  assert_allowed (ask_guest (&estate, TS_OPERATION_SHARE_FILE), TS_PATH_GUEST);
  TsVerdict chat = ask_at (&estate, TS_OPERATION_CHAT, EXPERT1, CONTOSO1, TECHNICIAN1, CONTOSO1);
  assert_denied (chat, TS_REASON_GUEST_SCOPE);
  assert_allowed (ask_at (&estate, TS_OPERATION_CALL, EXPERT1, CONTOSO1, TECHNICIAN1, CONTOSO1), TS_PATH_GUEST);
  estate_free (&estate);
}

static void a_chat_waits_for_a_guest_who_is_elsewhere_F_1 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  figure_1_3 (&estate);
  assert_allowed (ask_at (&estate, TS_OPERATION_CHAT, DESK1, CONTOSO1, EXPERT1, ABC), TS_PATH_GUEST);
  assert_unreachable (ask_at (&estate, TS_OPERATION_CALL, DESK1, CONTOSO1, EXPERT1, ABC),
                      TS_REASON_OFFLINE_OTHER_TENANT);
  estate_free (&estate);
}

/* Of two rows about one person the later one holds. */
static void what_is_set_for_people_reads_back_as_it_holds (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  ts_settings_set_person_external (estate.settings, (TsRange){EXPERT1, 3}, false, 0);
  ts_settings_set_person_external (estate.settings, one (EXPERT2), true, 0);
  assert_false (ts_settings_person_federates (estate.settings, EXPERT1));
  assert_true (ts_settings_person_federates (estate.settings, EXPERT2));
  assert_true (ts_settings_person_federates (estate.settings, TECHNICIAN1));
  ts_settings_add_barrier (estate.settings, one (TECHNICIAN1), one (DESK1), 4);
  ts_settings_add_barrier (estate.settings, one (MOBILE1), one (DESK1), 5);
  TsOrigin origin;
  assert_true (ts_settings_barrier (estate.settings, DESK1, MOBILE1, &origin));
  assert_int_equal (origin, 5);
  assert_false (ts_settings_barrier (estate.settings, TECHNICIAN1, MOBILE1, &origin));
  estate_free (&estate);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (a_calling_policy_stops_calls_both_ways_and_not_search_or_chat_F_15),
    cmocka_unit_test (abroad_the_policy_for_guests_takes_the_place_of_one_s_own_C_8),
    cmocka_unit_test (barriers_keep_service_accounts_of_two_vendors_apart_SEED_6),
    cmocka_unit_test (a_barrier_says_nothing_of_people_of_other_tenants_SEED_6),
    cmocka_unit_test (a_trial_tenant_is_refused_as_shipped_since_2024),
    cmocka_unit_test (whoever_permits_trials_reaches_them_and_two_trials_need_both_domain_notes_2),
    cmocka_unit_test (a_trial_can_be_listed_by_its_domain),
    cmocka_unit_test (an_admin_blocks_one_person_for_a_whole_tenant_F_13),
    cmocka_unit_test (a_person_blocks_another_for_themselves_F_13),
    cmocka_unit_test (domains_of_a_person_open_what_the_tenant_closes_and_not_its_switch_C_4),
    cmocka_unit_test (an_international_domain_and_its_ASCII_form_are_one),
    cmocka_unit_test (a_guest_account_is_of_use_only_while_guest_access_is_on_SEED_9),
    cmocka_unit_test (all_four_layers_have_to_let_a_guest_in_F_6),
    cmocka_unit_test (the_directory_refuses_domains_that_may_not_be_invited_SEED_42),
    cmocka_unit_test (owners_and_admins_invite_and_members_only_by_the_seed_s_letter_SEED_42_C_9),
    cmocka_unit_test (a_private_channel_narrows_chats_and_files_and_not_calls_C_2),
    cmocka_unit_test (a_chat_waits_for_a_guest_who_is_elsewhere_F_1),
    cmocka_unit_test (what_is_set_for_people_reads_back_as_it_holds),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

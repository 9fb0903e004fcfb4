/* What clients and licences can do, whatever the tenants permit. */
#include "estate.h"

/* One tenant with one person on each client, in the order of TsClient; and one on
 * each client once more. */
static Estate one_of_each_client (unsigned teams_licences, unsigned ra_licences)
{
  Estate estate = {.directory = ts_directory_new (TS_ERA_2020_04)};
  ts_directory_add_tenant (estate.directory, "ABC", 0);
  uint32_t domain = ts_directory_domain (estate.directory, "abc.com");
  for (unsigned i = 0; i < 2 * TS_CLIENTS; i++) {
    TsClient client = (TsClient)(i % TS_CLIENTS);
    add_people (&estate, 0, domain, 1, client, ts_client_is_remote_assist (client) ? ra_licences : teams_licences);
  }
  estate.settings = ts_settings_new (estate.directory);
  return estate;
}

static void an_RA_call_joins_one_RA_person_and_one_Teams_person_SEED_1_C_5 (void **state)
{
  (void)state;
  /* from HoloLens, RA mobile, Teams desktop, Teams mobile to the same */
  static const bool supported[TS_CLIENTS][TS_CLIENTS] = {
    {false, false, true, true}, {false, false, true, false}, {true, true, true, true}, {true, false, true, true}};
  Estate estate = one_of_each_client (TS_LICENCE_TEAMS, BOTH_LICENCES);
  for (uint32_t from = 0; from < TS_CLIENTS; from++)
    for (uint32_t to = 0; to < TS_CLIENTS; to++) {
      TsVerdict verdict = ask (&estate, TS_OPERATION_CALL, from, TS_CLIENTS + to);
      if (supported[from][to])
        assert_allowed (verdict, TS_PATH_INTERNAL);
      else
        assert_denied (verdict, TS_REASON_CLIENT_PAIR);
    }
  estate_free (&estate);
}

static void two_RA_people_find_each_other_and_cannot_call_C_5 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  assert_allowed (ask (&estate, TS_OPERATION_SEARCH, TECHNICIAN1, OTHER_TECHNICIAN1), TS_PATH_INTERNAL);
  assert_allowed (ask (&estate, TS_OPERATION_SEARCH, TECHNICIAN1, TECHNICIAN2), TS_PATH_EXTERNAL);
  assert_denied (ask (&estate, TS_OPERATION_CALL, TECHNICIAN1, TECHNICIAN2), TS_REASON_CLIENT_PAIR);
  estate_free (&estate);
}

static void an_RA_client_needs_the_RA_licence_which_includes_Teams_SEED_13 (void **state)
{
  (void)state;
  Estate estate = one_of_each_client (TS_LICENCE_TEAMS, TS_LICENCE_REMOTE_ASSIST);
  assert_allowed (ask (&estate, TS_OPERATION_CALL, TS_CLIENT_HOLOLENS, TS_CLIENT_TEAMS_DESKTOP), TS_PATH_INTERNAL);
  estate_free (&estate);
  estate = one_of_each_client (TS_LICENCE_TEAMS, TS_LICENCE_TEAMS);
  for (uint32_t client = 0; client < TS_CLIENTS; client++)
    if (ts_client_is_remote_assist ((TsClient)client)) {
      assert_denied (ask (&estate, TS_OPERATION_CALL, client, TS_CLIENT_TEAMS_DESKTOP), TS_REASON_NO_LICENCE);
      assert_denied (ask (&estate, TS_OPERATION_SEARCH, TS_CLIENT_TEAMS_DESKTOP, client), TS_REASON_NO_LICENCE);
    }
  estate_free (&estate);
}

static void experts_on_Teams_need_no_RA_licence_and_one_will_do_SEED_14_SEED_15 (void **state)
{
  (void)state;
  Estate estate = one_of_each_client (TS_LICENCE_TEAMS, BOTH_LICENCES);
  assert_allowed (ask (&estate, TS_OPERATION_CALL, TS_CLIENT_TEAMS_DESKTOP, TS_CLIENT_HOLOLENS), TS_PATH_INTERNAL);
  estate_free (&estate);
  estate = one_of_each_client (TS_LICENCE_REMOTE_ASSIST, BOTH_LICENCES); /* it includes Teams */
  assert_allowed (ask (&estate, TS_OPERATION_CALL, TS_CLIENT_TEAMS_DESKTOP, TS_CLIENT_HOLOLENS), TS_PATH_INTERNAL);
  estate_free (&estate);
  estate = one_of_each_client (0, BOTH_LICENCES);
  assert_denied (ask (&estate, TS_OPERATION_CALL, TS_CLIENT_TEAMS_DESKTOP, TS_CLIENT_HOLOLENS),
                 TS_REASON_NO_LICENCE);
  estate_free (&estate);
}

/* DESK1 and TECHNICIAN1 of Contoso1 are guests of ABC. */
static Estate contoso_guested_into_abc (void)
{
  Estate estate = estate_new ();
  all_external_off (&estate);
  guest_access_on (&estate, ABC);
  guest (&estate, TECHNICIAN1, 4, ABC);
  return estate;
}

static void RA_works_in_the_home_tenant_only_SEED_49 (void **state)
{
  (void)state;
  Estate estate = contoso_guested_into_abc ();
  static const uint32_t people[] = {TECHNICIAN1, MOBILE1};
  for (size_t i = 0; i < G_N_ELEMENTS (people); i++) {
    assert_denied (ask_at (&estate, TS_OPERATION_CALL, people[i], ABC, EXPERT1, ABC), TS_REASON_RA_NOT_HOME);
    assert_denied (ask_at (&estate, TS_OPERATION_CALL, EXPERT1, ABC, people[i], ABC), TS_REASON_RA_NOT_HOME);
    assert_denied (ask_at (&estate, TS_OPERATION_CALL, EXPERT1, ABC, people[i], CONTOSO1), TS_REASON_RA_NOT_HOME);
  }
  estate_free (&estate);
}

static void an_RA_person_may_have_a_guest_account_that_Teams_could_use_C_14 (void **state)
{
  (void)state;
  Estate estate = contoso_guested_into_abc ();
  const uint32_t *tenants;
  assert_int_equal (ts_policy_guest_tenants (compiled (&estate), profile_of (&estate, TECHNICIAN1), &tenants), 1);
  assert_allowed (ask_at (&estate, TS_OPERATION_CALL, DESK1, ABC, EXPERT1, ABC), TS_PATH_GUEST);
  estate_free (&estate);
}

static void RA_mobile_shares_files_only_with_the_April_release (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  assert_denied (ask (&estate, TS_OPERATION_SHARE_FILE, DESK1, MOBILE1), TS_REASON_CLIENT_NO_FILES);
  assert_denied (ask (&estate, TS_OPERATION_SHARE_FILE, MOBILE1, DESK1), TS_REASON_CLIENT_NO_FILES);
  assert_allowed (ask (&estate, TS_OPERATION_SHARE_FILE, DESK1, TECHNICIAN1), TS_PATH_INTERNAL);
  ts_policy_free (g_steal_pointer (&estate.policy));
  ts_settings_set_ra_mobile_files (estate.settings, true);
  assert_allowed (ask (&estate, TS_OPERATION_SHARE_FILE, DESK1, MOBILE1), TS_PATH_INTERNAL);
  assert_denied (ask (&estate, TS_OPERATION_SHARE_FILE, EXPERT1, MOBILE1), TS_REASON_CLIENT_NOT_FEDERABLE);
  estate_free (&estate);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (an_RA_call_joins_one_RA_person_and_one_Teams_person_SEED_1_C_5),
    cmocka_unit_test (two_RA_people_find_each_other_and_cannot_call_C_5),
    cmocka_unit_test (an_RA_client_needs_the_RA_licence_which_includes_Teams_SEED_13),
    cmocka_unit_test (experts_on_Teams_need_no_RA_licence_and_one_will_do_SEED_14_SEED_15),
    cmocka_unit_test (RA_works_in_the_home_tenant_only_SEED_49),
    cmocka_unit_test (an_RA_person_may_have_a_guest_account_that_Teams_could_use_C_14),
    cmocka_unit_test (RA_mobile_shares_files_only_with_the_April_release),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

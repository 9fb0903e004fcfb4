/* The decisions of an era that there never was: built by test_third_era.sh with one more row in the table of eras
 * (third_era.inc), and nothing else. */
#include "estate.h"

#include "../../sim/policy/eras.h"

enum { PEOPLE_OF_A_CLIENT = 2 };

/* One tenant and its neighbour, two people of each client in both. */
static Estate two_tenants (void)
{
  Estate estate = {.directory = ts_directory_new (TS_ERA_OF_TEST)};
  for (uint32_t tenant = 0; tenant < 2; tenant++) {
    ts_directory_add_tenant (estate.directory, tenant == 0 ? "Here" : "There", 0);
    estate.domains[tenant] = ts_directory_domain (estate.directory, tenant == 0 ? "here.example" : "there.example");
    ts_directory_own_domain (estate.directory, estate.domains[tenant], tenant);
    estate.teams[tenant] = ts_directory_add_team (estate.directory, tenant, "field", 0);
    for (unsigned client = 0; client < TS_CLIENTS; client++)
      add_people (&estate, tenant, estate.domains[tenant], PEOPLE_OF_A_CLIENT, (TsClient)client, BOTH_LICENCES);
  }
  estate.settings = ts_settings_new (estate.directory);
  return estate;
}

static uint32_t person (uint32_t tenant, unsigned client, unsigned which)
{
  return (tenant * TS_CLIENTS + client) * PEOPLE_OF_A_CLIENT + which;
}

static const TsEraRow *row (void)
{
  return ts_era_row (TS_ERA_OF_TEST);
}

/* Of the pair alone. */
static TsVerdict add (Estate *estate, uint32_t caller, uint32_t callee)
{
  TsQuestion question = question_at (estate, TS_OPERATION_ADD_PARTICIPANT, caller, home_of (estate, caller), callee,
                                     home_of (estate, callee));
  return ts_decide (ts_policy_facts (compiled (estate), &question));
}

static void the_era_is_known_by_its_name (void **state)
{
  (void)state;
  assert_int_equal (ts_era_find ("2031-05"), TS_ERA_OF_TEST);
  assert_string_equal (ts_era_name (TS_ERA_OF_TEST), "2031-05");
  assert_int_equal (TS_ERAS, 3);
}

static void calls_follow_its_matrix_of_clients (void **state)
{
  (void)state;
  Estate estate = two_tenants ();
  for (unsigned from = 0; from < TS_CLIENTS; from++)
    for (unsigned to = 0; to < TS_CLIENTS; to++) {
      TsVerdict verdict = ask (&estate, TS_OPERATION_CALL, person (0, from, 0), person (0, to, 1));
      if (row ()->pairs[from][to])
        assert_allowed (verdict, TS_PATH_INTERNAL);
      else
        assert_denied (verdict, TS_REASON_CLIENT_PAIR);
    }
  estate_free (&estate);
}

static void external_access_follows_its_default_and_its_clients (void **state)
{
  (void)state;
  Estate shipped = two_tenants ();
  uint32_t from = person (0, TS_CLIENT_RA_MOBILE, 0), to = person (1, TS_CLIENT_RA_MOBILE, 0);
  assert_denied (ask (&shipped, TS_OPERATION_CALL, from, to), TS_REASON_FED_LOCAL);
  estate_free (&shipped);
  Estate open = two_tenants ();
  TsExternalAccess access = {.on = true};
  for (uint32_t tenant = 0; tenant < 2; tenant++)
    ts_settings_set_external (open.settings, tenant, &access);
  assert_allowed (ask (&open, TS_OPERATION_CALL, from, to), TS_PATH_EXTERNAL);
  assert_allowed (ask (&open, TS_OPERATION_SHARE_FILE, from, to), TS_PATH_EXTERNAL);
  assert_allowed (add (&open, from, to), TS_PATH_EXTERNAL);
  uint32_t hololens = person (0, TS_CLIENT_HOLOLENS, 0), other = person (1, TS_CLIENT_HOLOLENS, 0);
  assert_denied (ask (&open, TS_OPERATION_CALL, hololens, other), TS_REASON_CLIENT_NOT_FEDERABLE);
  /* It rings wherever its person is active. */
  assert_allowed (ask_at (&open, TS_OPERATION_CALL, from, 0, to, TS_NONE), TS_PATH_EXTERNAL);
  estate_free (&open);
}

static void guests_follow_its_defaults (void **state)
{
  (void)state;
  Estate estate = two_tenants ();
  uint32_t phone = person (0, TS_CLIENT_TEAMS_MOBILE, 0);
  ts_settings_add_guests (estate.settings, (TsRange){phone, 1}, estate.teams[1], TS_GUEST_ACCEPTED, 0);
  uint32_t other = person (1, TS_CLIENT_TEAMS_MOBILE, 0);
  assert_allowed (ask_at (&estate, TS_OPERATION_SEARCH, phone, 1, other, 1), TS_PATH_GUEST); /* though in no team */
  assert_denied (ask_at (&estate, TS_OPERATION_CALL, phone, 1, other, 1), TS_REASON_GUEST_CALLING_OFF);
  assert_true (ts_settings_guest_access (estate.settings, 1)->on);
  assert_true (ts_era_ra_mobile_files (TS_ERA_OF_TEST));
  estate_free (&estate);
}

static void licences_are_those_of_its_table (void **state)
{
  (void)state;
  static const unsigned licences[] = {0, TS_LICENCE_TEAMS, TS_LICENCE_REMOTE_ASSIST, BOTH_LICENCES};
  for (unsigned client = 0; client < TS_CLIENTS; client++)
    for (unsigned i = 0; i < G_N_ELEMENTS (licences); i++) {
      Estate estate = {.directory = ts_directory_new (TS_ERA_OF_TEST)};
      ts_directory_add_tenant (estate.directory, "Here", 0);
      uint32_t domain = ts_directory_domain (estate.directory, "here.example");
      ts_directory_own_domain (estate.directory, domain, 0);
      add_people (&estate, 0, domain, 2, (TsClient)client, licences[i]);
      estate.settings = ts_settings_new (estate.directory);
      TsVerdict verdict = ask (&estate, TS_OPERATION_SEARCH, 0, 1);
      if ((licences[i] & row ()->licences[client]) != 0)
        assert_allowed (verdict, TS_PATH_INTERNAL);
      else
        assert_denied (verdict, TS_REASON_NO_LICENCE);
      estate_free (&estate);
    }
}

static void group_calls_follow_its_clients_and_limits (void **state)
{
  (void)state;
  Estate estate = two_tenants ();
  for (unsigned client = 0; client < TS_CLIENTS; client++) {
    TsVerdict verdict = add (&estate, person (0, client, 0), person (0, client, 1));
    if (row ()->groups[client])
      assert_allowed (verdict, TS_PATH_INTERNAL);
    else
      assert_int_equal (verdict.kind, TS_VERDICT_DENY);
  }
  assert_int_equal (ts_group_denials (TS_ERA_OF_TEST, 4, 3), 0);
  assert_int_equal (ts_group_denials (TS_ERA_OF_TEST, 5, 3), (uint64_t)1 << TS_REASON_GROUP_TOO_LARGE);
  assert_int_equal (ts_group_denials (TS_ERA_OF_TEST, 4, 4), (uint64_t)1 << TS_REASON_CHAT_TOO_LARGE);
  assert_int_equal (ts_era_limits (TS_ERA_OF_TEST)->team, 6);
  estate_free (&estate);
}

static void meetings_follow_its_clients_and_settings (void **state)
{
  (void)state;
  Estate estate = two_tenants ();
  for (unsigned client = 0; client < TS_CLIENTS; client++) {
    TsMeetingQuestion question = ts_meeting_of_two (compiled (&estate), profile_of (&estate, person (0, client, 0)),
                                                    profile_of (&estate, person (0, TS_CLIENT_RA_MOBILE, 1)), 0);
    TsMeetingVerdict verdict = ts_meeting_decide (ts_policy_meeting_facts (estate.policy, &question));
    assert_int_equal (verdict.kind, row ()->meetings.joins[client] ? TS_VERDICT_ALLOW : TS_VERDICT_DENY);
    assert_int_equal (ts_era_meeting_opens (TS_ERA_OF_TEST, (TsClient)client), client == TS_CLIENT_RA_MOBILE ? 3 : 0);
  }
  TsMeetingQuestion unknown =
    ts_meeting_of_two (compiled (&estate), profile_of (&estate, person (1, TS_CLIENT_RA_MOBILE, 0)),
                       profile_of (&estate, person (0, TS_CLIENT_RA_MOBILE, 1)), 1);
  TsMeetingVerdict verdict = ts_meeting_decide (ts_policy_meeting_facts (estate.policy, &unknown));
  assert_int_equal (verdict.reason, TS_REASON_ANONYMOUS_OFF);
  assert_int_equal (ts_era_meeting_limit (TS_ERA_OF_TEST), 7);
  estate_free (&estate);
}

static void features_and_reasons_are_those_of_its_row (void **state)
{
  (void)state;
  Estate estate = two_tenants ();
  TsEnquiry enquiry = {.caller = person (0, TS_CLIENT_TEAMS_MOBILE, 0),
                       .callee = person (1, TS_CLIENT_TEAMS_MOBILE, 0),
                       .caller_tenant = TS_NONE,
                       .callee_tenant = TS_NONE};
  TsExternalAccess access = {.on = true};
  for (uint32_t tenant = 0; tenant < 2; tenant++)
    ts_settings_set_external (estate.settings, tenant, &access);
  assert_int_equal (ts_policy_feature (compiled (&estate), estate.settings, &enquiry, TS_FEATURE_GIPHY).has,
                    TS_FEATURE_YES);
  assert_int_equal (ts_policy_feature (estate.policy, estate.settings, &enquiry, TS_FEATURE_MEMES).has,
                    TS_FEATURE_NOT_SAID);
  assert_int_equal (ts_policy_feature (estate.policy, estate.settings, &enquiry, TS_FEATURE_STICKERS).has,
                    TS_FEATURE_NO);
  assert_false (ts_era_has_reason (TS_ERA_OF_TEST, TS_REASON_BARRIER));
  assert_true (ts_era_has_reason (TS_ERA_OF_TEST, TS_REASON_FED_TRIAL));
  estate_free (&estate);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (the_era_is_known_by_its_name),
    cmocka_unit_test (calls_follow_its_matrix_of_clients),
    cmocka_unit_test (external_access_follows_its_default_and_its_clients),
    cmocka_unit_test (guests_follow_its_defaults),
    cmocka_unit_test (licences_are_those_of_its_table),
    cmocka_unit_test (group_calls_follow_its_clients_and_limits),
    cmocka_unit_test (meetings_follow_its_clients_and_settings),
    cmocka_unit_test (features_and_reasons_are_those_of_its_row),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

/* Profiles: people are cut where their facts differ, and joined where they do not. */
#include "../../sim/policy/compiled.h"
#include "estate.h"

static void assert_profiles_cover_everybody (const TsPolicy *policy)
{
  uint32_t person = 0;
  for (uint32_t profile = 0; profile < ts_policy_profiles (policy); profile++) {
    TsRange people = ts_policy_profile_people (policy, profile);
    assert_int_equal (people.first, person);
    assert_true (people.count > 0);
    for (uint32_t i = 0; i < people.count; i++)
      assert_int_equal (ts_policy_profile_of (policy, person++), profile);
  }
  assert_int_equal (person, PEOPLE);
}

static void people_of_a_group_in_different_teams_are_cut_apart (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  assert_profiles_cover_everybody (compiled (&estate));
  assert_int_equal (ts_policy_profiles (compiled (&estate)), 2 + 4 + 4 + 1);
  assert_int_not_equal (profile_of (&estate, DESK1), profile_of (&estate, DESK1_OUTSIDE));
  assert_int_equal (profile_of (&estate, TECHNICIAN1), profile_of (&estate, OTHER_TECHNICIAN1));
  estate_free (&estate);
}

static void neighbours_with_the_same_facts_are_joined_again (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  for (uint32_t expert = EXPERT1; expert <= EXPERT2; expert++) {
    guest (&estate, expert, 1, CONTOSO2);
    guest (&estate, expert, 1, CONTOSO1);
    ts_settings_set_person_external (estate.settings, (TsRange){expert, 1}, false, 0);
  }
  assert_profiles_cover_everybody (compiled (&estate));
  assert_int_equal (profile_of (&estate, EXPERT1), profile_of (&estate, EXPERT2));
  assert_int_equal (ts_policy_profiles (compiled (&estate)), 11);
  estate_free (&estate);
}

static void each_setting_of_a_person_cuts (void **state)
{
  (void)state;
  for (unsigned setting = 0; setting < 3; setting++) {
    Estate estate = estate_new ();
    TsRange one = {EXPERT2, 1};
    if (setting == 0)
      ts_settings_set_person_external (estate.settings, one, false, 0);
    else
      ts_settings_add_guests (estate.settings, one, estate.teams[CONTOSO1],
                              setting == 1 ? TS_GUEST_ACCEPTED : TS_GUEST_INVITED, 0);
    assert_profiles_cover_everybody (compiled (&estate));
    assert_int_not_equal (profile_of (&estate, EXPERT1), profile_of (&estate, EXPERT2));
    estate_free (&estate);
  }
}

static void guests_of_different_teams_or_states_are_not_alike (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  uint32_t second = ts_directory_add_team (estate.directory, CONTOSO1, "second", 0);
  guest (&estate, EXPERT1, 1, CONTOSO1);
  ts_settings_add_guests (estate.settings, (TsRange){EXPERT2, 1}, second, TS_GUEST_ACCEPTED, 0);
  assert_int_not_equal (profile_of (&estate, EXPERT1), profile_of (&estate, EXPERT2));
  estate_free (&estate);
}

/* Team by team: whoever leaves one stays in the other, and the others stay in both. */
static void whoever_leaves_a_team_is_no_longer_met_in_it_SEED_45 (void **state)
{
  (void)state;
  for (uint32_t leaver = TECHNICIAN1; leaver <= MOBILE1; leaver++) {
    Estate estate = estate_new ();
    uint32_t second = ts_directory_add_team (estate.directory, CONTOSO1, "second", 0);
    ts_directory_add_team_members (estate.directory, second, (TsRange){TECHNICIAN1, 4});
    all_external_off (&estate);
    guest_access_on (&estate, CONTOSO1);
    guest (&estate, EXPERT1, 1, CONTOSO1);
    ts_settings_add_guests (estate.settings, (TsRange){EXPERT2, 1}, second, TS_GUEST_ACCEPTED, 0);
    ts_settings_remove_team_members (estate.settings, (TsRange){leaver, 1}, estate.teams[CONTOSO1]);
    for (uint32_t person = TECHNICIAN1; person <= DESK1; person++) {
      TsVerdict verdict = ask_at (&estate, TS_OPERATION_CALL, EXPERT1, CONTOSO1, person, CONTOSO1);
      if (person == leaver)
        assert_denied (verdict, TS_REASON_GUEST_SCOPE);
      else
        assert_allowed (verdict, TS_PATH_GUEST);
      assert_allowed (ask_at (&estate, TS_OPERATION_CALL, EXPERT2, CONTOSO1, person, CONTOSO1), TS_PATH_GUEST);
    }
    estate_free (&estate);
  }
}

/* Teams and tenants in falling order: whom somebody shares a team with does not depend on it. */
static void seats_are_found_in_whatever_order_they_were_taken (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  all_external_off (&estate);
  uint32_t second[TENANTS], third = ts_directory_add_team (estate.directory, CONTOSO1, "third", 0);
  for (uint32_t tenant = TENANTS; tenant-- > 0;) {
    guest_access_on (&estate, tenant);
    second[tenant] = ts_directory_add_team (estate.directory, tenant, "second", 0);
  }
  ts_directory_add_team_members (estate.directory, second[CONTOSO1], (TsRange){DESK1, 1});
  ts_directory_add_team_members (estate.directory, third, (TsRange){DESK1_OUTSIDE, 1});
  ts_directory_add_team_members (estate.directory, second[CONTOSO2], (TsRange){DESK2_OUTSIDE, 1});
  const uint32_t invited_to[] = {second[CONTOSO2], third, second[CONTOSO1], estate.teams[CONTOSO2]};
  for (size_t i = 0; i < G_N_ELEMENTS (invited_to); i++)
    ts_settings_add_guests (estate.settings, (TsRange){EXPERT1, 1}, invited_to[i], TS_GUEST_ACCEPTED, 0);
  for (uint32_t person = TECHNICIAN1; person <= DESK2_OUTSIDE; person++) {
    uint32_t home = home_of (&estate, person);
    TsVerdict verdict = ask_at (&estate, TS_OPERATION_CALL, EXPERT1, home, person, home);
    if (home == CONTOSO1 && person < DESK1)
      assert_denied (verdict, TS_REASON_GUEST_SCOPE);
    else
      assert_allowed (verdict, TS_PATH_GUEST);
  }
  const TsProfile *expert = ts_policy_profile (compiled (&estate), profile_of (&estate, EXPERT1));
  const TsProfile *desk = ts_policy_profile (compiled (&estate), profile_of (&estate, DESK1));
  assert_int_equal (ts_policy_shared_team (compiled (&estate), expert, desk, CONTOSO1), second[CONTOSO1]);
  assert_int_equal (ts_policy_shared_team (compiled (&estate), expert, desk, CONTOSO2), TS_NONE);
  estate_free (&estate);
}

static void an_accepted_account_serves_all_teams_of_the_tenant (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  all_external_off (&estate);
  guest_access_on (&estate, CONTOSO1);
  uint32_t second = ts_directory_add_team (estate.directory, CONTOSO1, "second", 0);
  ts_settings_add_guests (estate.settings, (TsRange){EXPERT1, 1}, estate.teams[CONTOSO1], TS_GUEST_INVITED, 0);
  ts_settings_add_guests (estate.settings, (TsRange){EXPERT1, 1}, second, TS_GUEST_ACCEPTED, 0);
  assert_allowed (ask_at (&estate, TS_OPERATION_CALL, EXPERT1, CONTOSO1, DESK1, CONTOSO1), TS_PATH_GUEST);
  estate_free (&estate);
}

static void a_policy_does_not_change_with_its_settings (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  const TsPolicy *policy = compiled (&estate);
  all_external_off (&estate);
  assert_allowed (ask (&estate, TS_OPERATION_CALL, EXPERT1, TECHNICIAN1), TS_PATH_EXTERNAL);
  TsPolicy *later = ts_policy_compile (estate.settings);
  ts_settings_free (g_steal_pointer (&estate.settings));
  TsQuestion question = question_at (&estate, TS_OPERATION_CALL, EXPERT1, ABC, TECHNICIAN1, CONTOSO1);
  assert_denied (ts_policy_decide (later, &question), TS_REASON_FED_LOCAL);
  assert_allowed (ts_policy_decide (policy, &question), TS_PATH_EXTERNAL);
  ts_policy_free (later);
  estate_free (&estate);
}

static void settings_keep_their_own_copies_of_lists (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  uint32_t domains[] = {estate.domains[CONTOSO1], estate.domains[CONTOSO1]};
  allow_only (&estate, ABC, domains, 2);
  domains[0] = domains[1] = estate.domains[CONTOSO2];
  assert_int_equal (ts_settings_external (estate.settings, ABC)->allowed[0], estate.domains[CONTOSO1]);
  assert_allowed (ask (&estate, TS_OPERATION_CALL, EXPERT1, TECHNICIAN1), TS_PATH_EXTERNAL);
  estate_free (&estate);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (people_of_a_group_in_different_teams_are_cut_apart),
    cmocka_unit_test (neighbours_with_the_same_facts_are_joined_again),
    cmocka_unit_test (each_setting_of_a_person_cuts),
    cmocka_unit_test (guests_of_different_teams_or_states_are_not_alike),
    cmocka_unit_test (whoever_leaves_a_team_is_no_longer_met_in_it_SEED_45),
    cmocka_unit_test (seats_are_found_in_whatever_order_they_were_taken),
    cmocka_unit_test (an_accepted_account_serves_all_teams_of_the_tenant),
    cmocka_unit_test (a_policy_does_not_change_with_its_settings),
    cmocka_unit_test (settings_keep_their_own_copies_of_lists),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

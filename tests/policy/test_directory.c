/* The directory: numbers, names, owners of domains, groups of people. */
#include "estate.h"

static void things_are_numbered_in_the_order_in_which_they_are_added (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  assert_int_equal (ts_directory_tenants (estate.directory), TENANTS);
  assert_string_equal (ts_directory_tenant_name (estate.directory, CONTOSO2), "Contoso2");
  assert_int_equal (ts_directory_domains (estate.directory), 4);
  assert_string_equal (ts_directory_domain_name (estate.directory, estate.domains[ABC]), "abc.com");
  assert_int_equal (ts_directory_teams (estate.directory), TENANTS);
  assert_int_equal (ts_directory_team_tenant (estate.directory, estate.teams[CONTOSO1]), CONTOSO1);
  assert_string_equal (ts_directory_team_name (estate.directory, estate.teams[CONTOSO1]), "field");
  assert_int_equal (ts_directory_channels (estate.directory), 0);
  assert_int_equal (ts_directory_add_channel (estate.directory, estate.teams[CONTOSO1], "pump", 0), 0);
  assert_int_equal (ts_directory_add_channel (estate.directory, estate.teams[ABC], "valve", 0), 1);
  assert_int_equal (ts_directory_channels (estate.directory), 2);
  assert_string_equal (ts_directory_channel_name (estate.directory, 0), "pump");
  assert_int_equal (ts_directory_channel_team (estate.directory, 1), estate.teams[ABC]);
  assert_int_equal (ts_directory_era (estate.directory), TS_ERA_2020_04);
  estate_free (&estate);
}

static void a_domain_is_the_same_in_any_case (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  assert_int_equal (ts_directory_domain (estate.directory, "ABC.com"), estate.domains[ABC]);
  assert_int_not_equal (ts_directory_domain (estate.directory, "xabc.com"), estate.domains[ABC]);
  assert_int_equal (ts_directory_domain (estate.directory, "New.Example"), 5);
  assert_string_equal (ts_directory_domain_name (estate.directory, 5), "new.example");
  estate_free (&estate);
}

static void a_domain_has_one_owner (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  assert_true (ts_directory_own_domain (estate.directory, estate.domains[ABC], ABC));
  assert_false (ts_directory_own_domain (estate.directory, estate.domains[ABC], CONTOSO1));
  assert_int_equal (ts_directory_domain_owner (estate.directory, estate.domains[ABC]), ABC);
  assert_int_equal (ts_directory_domain_owner (estate.directory, 3), TS_NONE);
  estate_free (&estate);
}

static void people_are_numbered_in_the_order_of_their_groups (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  uint32_t person = 0;
  for (uint32_t group = 0; group < ts_directory_groups (estate.directory); group++) {
    TsRange people = ts_directory_group_people (estate.directory, group);
    assert_int_equal (people.first, person);
    assert_int_equal (people.count, ts_directory_group (estate.directory, group)->count);
    for (uint32_t i = 0; i < people.count; i++)
      assert_int_equal (ts_directory_group_of (estate.directory, person++), group);
  }
  assert_int_equal (person, PEOPLE);
  estate_free (&estate);
}

static void empty_groups_hold_nobody (void **state)
{
  (void)state;
  TsDirectory *directory = ts_directory_new (TS_ERA_2020_04);
  uint32_t tenant = ts_directory_add_tenant (directory, "ABC", 0);
  uint32_t domain = ts_directory_domain (directory, "abc.com");
  static const uint32_t counts[] = {0, 2, 0, 0, 1, 0};
  static const uint32_t groups_of_people[] = {1, 1, 4};
  for (size_t i = 0; i < G_N_ELEMENTS (counts); i++) {
    TsGroup group = {.name = "group", .tenant = tenant, .domain = domain, .count = counts[i]};
    assert_int_equal (ts_directory_add_group (directory, &group), i);
  }
  assert_int_equal (ts_directory_people (directory), 3);
  for (uint32_t person = 0; person < 3; person++)
    assert_int_equal (ts_directory_group_of (directory, person), groups_of_people[person]);
  TsSettings *settings = ts_settings_new (directory);
  TsPolicy *policy = ts_policy_compile (settings);
  assert_int_equal (ts_policy_profiles (policy), 1);
  ts_policy_free (policy);
  ts_settings_free (settings);
  ts_directory_free (directory);
}

static void a_directory_keeps_its_own_copies_of_names (void **state)
{
  (void)state;
  char name[] = "expert";
  TsDirectory *directory = ts_directory_new (TS_ERA_2020_04);
  uint32_t domain = ts_directory_domain (directory, "abc.com");
  TsGroup group = {.name = name, .tenant = TS_NONE, .domain = domain, .count = 1};
  ts_directory_add_group (directory, &group);
  name[0] = 'X';
  assert_string_equal (ts_directory_group (directory, 0)->name, "expert");
  ts_directory_free (directory);
}

static void nobody_at_all_is_a_policy_too (void **state)
{
  (void)state;
  TsDirectory *directory = ts_directory_new (TS_ERA_2020_04);
  TsSettings *settings = ts_settings_new (directory);
  TsPolicy *policy = ts_policy_compile (settings);
  TsReachCounts counts;
  assert_int_equal (ts_policy_profiles (policy), 0);
  assert_true (ts_policy_reach_counts (policy, NULL, 0, 0, &counts));
  assert_int_equal (counts.exposure, 0);
  ts_policy_free (policy);
  ts_settings_free (settings);
  ts_directory_free (directory);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (things_are_numbered_in_the_order_in_which_they_are_added),
    cmocka_unit_test (a_domain_is_the_same_in_any_case),
    cmocka_unit_test (a_domain_has_one_owner),
    cmocka_unit_test (people_are_numbered_in_the_order_of_their_groups),
    cmocka_unit_test (empty_groups_hold_nobody),
    cmocka_unit_test (a_directory_keeps_its_own_copies_of_names),
    cmocka_unit_test (nobody_at_all_is_a_policy_too),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

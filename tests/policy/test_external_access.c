/* External access: who is permitted, on both sides, by domain and by person. */
#include "../../sim/policy/permits.h"
#include "estate.h"

/* The settings of one side towards one partner: the truth table of the domain notes. */
typedef enum { OPEN, BLOCK_OTHERS, BLOCK_PARTNER, ALLOW_PARTNER, ALLOW_OTHERS, OFF, STANCES } Stance;

static bool permits_partner (Stance stance)
{
  return stance == OPEN || stance == BLOCK_OTHERS || stance == ALLOW_PARTNER;
}

static void take_stance (Estate *estate, uint32_t tenant, Stance stance, uint32_t partner, uint32_t other)
{
  const uint32_t *listed =
    stance == BLOCK_PARTNER || stance == ALLOW_PARTNER ? &estate->domains[partner] : &estate->domains[other];
  TsExternalAccess access = {.on = stance != OFF};
  if (stance == BLOCK_OTHERS || stance == BLOCK_PARTNER) {
    access.blocked = listed;
    access.n_blocked = 1;
  }
  if (stance == ALLOW_PARTNER || stance == ALLOW_OTHERS) {
    access.has_allow_list = true;
    access.allowed = listed;
    access.n_allowed = 1;
  }
  ts_settings_set_external (estate->settings, tenant, &access);
}

static void assert_stances (Stance caller, Stance callee)
{
  Estate estate = estate_new ();
  take_stance (&estate, ABC, caller, CONTOSO1, CONTOSO2);
  take_stance (&estate, CONTOSO1, callee, ABC, CONTOSO2);
  TsVerdict verdict = ask (&estate, TS_OPERATION_CALL, EXPERT1, TECHNICIAN1);
  if (!permits_partner (caller))
    assert_denied (verdict, TS_REASON_FED_LOCAL);
  else if (!permits_partner (callee))
    assert_denied (verdict, TS_REASON_FED_REMOTE);
  else
    assert_allowed (verdict, TS_PATH_EXTERNAL);
  estate_free (&estate);
}

static void both_sides_must_permit_each_other_whatever_their_modes_SEED_23_SEED_39 (void **state)
{
  (void)state;
  for (unsigned caller = 0; caller < STANCES; caller++)
    for (unsigned callee = 0; callee < STANCES; callee++)
      assert_stances ((Stance)caller, (Stance)callee);
}

static void external_access_is_for_everybody_of_both_tenants_SEED_21_SEED_35 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  figure_1_2 (&estate);
  for (uint32_t expert = EXPERT1; expert <= EXPERT_ON_PHONE; expert++)
    for (uint32_t person = TECHNICIAN1; person <= DESK1_OUTSIDE; person++) {
      assert_allowed (ask (&estate, TS_OPERATION_SEARCH, expert, person), TS_PATH_EXTERNAL);
      assert_allowed (ask (&estate, TS_OPERATION_SEARCH, person, expert), TS_PATH_EXTERNAL);
    }
  estate_free (&estate);
}

static void an_allow_list_that_is_empty_permits_nobody (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  allow_only (&estate, ABC, NULL, 0);
  assert_denied (ask (&estate, TS_OPERATION_SEARCH, EXPERT1, TECHNICIAN1), TS_REASON_FED_LOCAL);
  assert_denied (ask (&estate, TS_OPERATION_SEARCH, TECHNICIAN2, EXPERT1), TS_REASON_FED_REMOTE);
  estate_free (&estate);
}

static void an_allow_list_makes_the_block_list_ignored (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  uint32_t contoso1 = estate.domains[CONTOSO1];
  TsExternalAccess access = {.on = true,
                             .has_allow_list = true,
                             .allowed = &contoso1,
                             .n_allowed = 1,
                             .blocked = &contoso1,
                             .n_blocked = 1};
  ts_settings_set_external (estate.settings, ABC, &access);
  assert_allowed (ask (&estate, TS_OPERATION_CALL, EXPERT1, TECHNICIAN1), TS_PATH_EXTERNAL);
  estate_free (&estate);
}

static void a_tenant_that_is_off_permits_nobody_whatever_its_lists (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  TsExternalAccess access = {.on = false, .has_allow_list = true, .allowed = &estate.domains[CONTOSO1], .n_allowed = 1};
  ts_settings_set_external (estate.settings, ABC, &access);
  assert_denied (ask (&estate, TS_OPERATION_CALL, EXPERT1, TECHNICIAN1), TS_REASON_FED_LOCAL);
  estate_free (&estate);
}

/* ABC with a second domain and one person in it. */
static Estate estate_with_second_domain (uint32_t *person)
{
  Estate estate = {.directory = ts_directory_new (TS_ERA_2020_04)};
  ts_directory_add_tenant (estate.directory, "ABC", 0);
  ts_directory_add_tenant (estate.directory, "Contoso1", 0);
  estate.domains[ABC] = ts_directory_domain (estate.directory, "abc.com");
  estate.domains[CONTOSO1] = ts_directory_domain (estate.directory, "contoso1.com");
  uint32_t labs = ts_directory_domain (estate.directory, "labs.abc.com");
  assert_true (ts_directory_own_domain (estate.directory, labs, ABC));
  add_people (&estate, ABC, estate.domains[ABC], 1, TS_CLIENT_TEAMS_DESKTOP, TS_LICENCE_TEAMS);
  add_people (&estate, ABC, labs, 1, TS_CLIENT_TEAMS_DESKTOP, TS_LICENCE_TEAMS);
  add_people (&estate, CONTOSO1, estate.domains[CONTOSO1], 1, TS_CLIENT_HOLOLENS, BOTH_LICENCES);
  estate.settings = ts_settings_new (estate.directory);
  *person = 2;
  return estate;
}

static void the_domain_of_the_person_counts_not_the_tenant (void **state)
{
  (void)state;
  uint32_t technician;
  Estate estate = estate_with_second_domain (&technician);
  allow_only (&estate, CONTOSO1, &estate.domains[ABC], 1);
  assert_allowed (ask (&estate, TS_OPERATION_CALL, 0, technician), TS_PATH_EXTERNAL);
  assert_denied (ask (&estate, TS_OPERATION_CALL, 1, technician), TS_REASON_FED_REMOTE);
  assert_denied (ask (&estate, TS_OPERATION_CALL, technician, 1), TS_REASON_FED_LOCAL);
  estate_free (&estate);
}

static void blocking_a_domain_does_not_block_its_subdomains (void **state)
{
  (void)state;
  uint32_t technician;
  Estate estate = estate_with_second_domain (&technician);
  block (&estate, CONTOSO1, estate.domains[ABC]);
  assert_denied (ask (&estate, TS_OPERATION_CALL, 0, technician), TS_REASON_FED_REMOTE);
  assert_allowed (ask (&estate, TS_OPERATION_CALL, 1, technician), TS_PATH_EXTERNAL);
  estate_free (&estate);
}

static void with_block_subdomains_it_does_and_spares_what_only_ends_alike (void **state)
{
  (void)state;
  Estate estate = estate_of_era (TS_ERA_2026);
  uint32_t below = ts_directory_domain (estate.directory, "eu.west.contoso1.com");
  uint32_t alike = ts_directory_domain (estate.directory, "subcontoso1.com");
  add_people (&estate, CONTOSO1, below, 1, TS_CLIENT_TEAMS_DESKTOP, TS_LICENCE_TEAMS);
  add_people (&estate, CONTOSO1, alike, 1, TS_CLIENT_TEAMS_DESKTOP, TS_LICENCE_TEAMS);
  TsExternalAccess access = {
    .on = true, .blocked = &estate.domains[CONTOSO1], .n_blocked = 1, .block_subdomains = true};
  ts_settings_set_external (estate.settings, ABC, &access);
  assert_denied (ask (&estate, TS_OPERATION_CALL, EXPERT1, DESK1), TS_REASON_FED_LOCAL);
  assert_denied (ask (&estate, TS_OPERATION_CALL, EXPERT1, PEOPLE), TS_REASON_FED_LOCAL);
  assert_denied (ask (&estate, TS_OPERATION_CALL, PEOPLE, EXPERT1), TS_REASON_FED_REMOTE);
  assert_allowed (ask (&estate, TS_OPERATION_CALL, EXPERT1, PEOPLE + 1), TS_PATH_EXTERNAL);
  assert_allowed (ask (&estate, TS_OPERATION_CALL, EXPERT1, DESK2), TS_PATH_EXTERNAL);
  estate_free (&estate);
}

static void the_persons_own_policy_counts_on_either_side_C_4 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  ts_settings_set_person_external (estate.settings, (TsRange){EXPERT2, 1}, false, 0);
  assert_denied (ask (&estate, TS_OPERATION_SEARCH, EXPERT2, TECHNICIAN1), TS_REASON_FED_USER);
  assert_denied (ask (&estate, TS_OPERATION_CALL, TECHNICIAN1, EXPERT2), TS_REASON_FED_USER);
  assert_allowed (ask (&estate, TS_OPERATION_CALL, TECHNICIAN1, EXPERT1), TS_PATH_EXTERNAL);
  assert_allowed (ask (&estate, TS_OPERATION_CALL, EXPERT1, EXPERT2), TS_PATH_INTERNAL);
  estate_free (&estate);
}

static void the_last_policy_of_a_person_holds (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  ts_settings_set_person_external (estate.settings, (TsRange){EXPERT1, 3}, false, 0);
  ts_settings_set_person_external (estate.settings, (TsRange){EXPERT2, 1}, true, 0);
  assert_denied (ask (&estate, TS_OPERATION_CALL, EXPERT1, TECHNICIAN1), TS_REASON_FED_USER);
  assert_allowed (ask (&estate, TS_OPERATION_CALL, EXPERT2, TECHNICIAN1), TS_PATH_EXTERNAL);
  estate_free (&estate);
}

static void outside_the_tenant_the_whole_address_must_be_typed_by_everybody_SEED_40_C_11 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  figure_1_2 (&estate);
  for (uint32_t caller = TECHNICIAN1; caller <= DESK1; caller++)
    assert_denied (ask_by_name (&estate, caller, EXPERT1), TS_REASON_NEED_FULL_EMAIL);
  assert_denied (ask_by_name (&estate, EXPERT1, TECHNICIAN1), TS_REASON_NEED_FULL_EMAIL);
  assert_denied (ask_by_name (&estate, EXPERT_ON_PHONE, TECHNICIAN1), TS_REASON_NEED_FULL_EMAIL);
  assert_allowed (ask (&estate, TS_OPERATION_SEARCH, TECHNICIAN1, EXPERT1), TS_PATH_EXTERNAL);
  estate_free (&estate);
}

static void calls_with_RA_mobile_are_not_supported_over_external_access_SEED_20 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  figure_1_2 (&estate);
  assert_denied (ask (&estate, TS_OPERATION_CALL, MOBILE1, EXPERT1), TS_REASON_CLIENT_NOT_FEDERABLE);
  assert_denied (ask (&estate, TS_OPERATION_CALL, EXPERT1, MOBILE1), TS_REASON_CLIENT_NOT_FEDERABLE);
  assert_allowed (ask (&estate, TS_OPERATION_CALL, TECHNICIAN1, EXPERT1), TS_PATH_EXTERNAL);
  estate_free (&estate);
}

static void searches_by_RA_mobile_succeed_over_external_access_C_15 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  figure_1_2 (&estate);
  assert_allowed (ask (&estate, TS_OPERATION_SEARCH, MOBILE1, EXPERT1), TS_PATH_EXTERNAL);
  assert_allowed (ask (&estate, TS_OPERATION_SEARCH, EXPERT1, MOBILE1), TS_PATH_EXTERNAL);
  estate_free (&estate);
}

static void files_are_not_shared_over_external_access_SEED_38 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  figure_1_2 (&estate);
  assert_denied (ask (&estate, TS_OPERATION_SHARE_FILE, EXPERT1, TECHNICIAN1), TS_REASON_FILE_EXTERNAL);
  assert_denied (ask (&estate, TS_OPERATION_SHARE_FILE, TECHNICIAN1, EXPERT1), TS_REASON_FILE_EXTERNAL);
  assert_denied (ask (&estate, TS_OPERATION_SHARE_FILE, EXPERT1, DESK2), TS_REASON_FILE_EXTERNAL);
  estate_free (&estate);
}

static void external_access_is_for_who_is_active_at_home_SEED_54 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  guest_access_on (&estate, CONTOSO2);
  guest (&estate, EXPERT1, 1, CONTOSO2);
  assert_allowed (ask_at (&estate, TS_OPERATION_CALL, EXPERT1, ABC, DESK1, CONTOSO1), TS_PATH_EXTERNAL);
  assert_unreachable (ask_at (&estate, TS_OPERATION_CALL, EXPERT1, CONTOSO2, DESK1, CONTOSO1),
                      TS_REASON_CALLER_OTHER_TENANT);
  assert_unreachable (ask_at (&estate, TS_OPERATION_CALL, DESK1, CONTOSO1, EXPERT1, CONTOSO2),
                      TS_REASON_OFFLINE_OTHER_TENANT);
  assert_unreachable (ask_at (&estate, TS_OPERATION_CALL, DESK1, CONTOSO1, EXPERT1, TS_NONE),
                      TS_REASON_OFFLINE_OTHER_TENANT);
  estate_free (&estate);
}

/* So many that a tenant's permits are a list of exceptions and no row of bits. */
static void lists_say_the_same_among_thousands_of_domains (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  for (unsigned i = 0; i <= TS_MOST_PERMIT_BITS; i++) {
    g_autofree char *domain = g_strdup_printf ("d%u.example", i);
    ts_directory_domain (estate.directory, domain);
  }
  figure_1_2 (&estate);
  assert_allowed (ask (&estate, TS_OPERATION_CALL, EXPERT1, TECHNICIAN1), TS_PATH_EXTERNAL);
  assert_allowed (ask (&estate, TS_OPERATION_CALL, TECHNICIAN2, EXPERT1), TS_PATH_EXTERNAL);
  assert_denied (ask (&estate, TS_OPERATION_CALL, TECHNICIAN1, DESK2), TS_REASON_FED_LOCAL);
  estate_free (&estate);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (both_sides_must_permit_each_other_whatever_their_modes_SEED_23_SEED_39),
    cmocka_unit_test (external_access_is_for_everybody_of_both_tenants_SEED_21_SEED_35),
    cmocka_unit_test (an_allow_list_that_is_empty_permits_nobody),
    cmocka_unit_test (an_allow_list_makes_the_block_list_ignored),
    cmocka_unit_test (a_tenant_that_is_off_permits_nobody_whatever_its_lists),
    cmocka_unit_test (the_domain_of_the_person_counts_not_the_tenant),
    cmocka_unit_test (blocking_a_domain_does_not_block_its_subdomains),
    cmocka_unit_test (with_block_subdomains_it_does_and_spares_what_only_ends_alike),
    cmocka_unit_test (the_persons_own_policy_counts_on_either_side_C_4),
    cmocka_unit_test (the_last_policy_of_a_person_holds),
    cmocka_unit_test (outside_the_tenant_the_whole_address_must_be_typed_by_everybody_SEED_40_C_11),
    cmocka_unit_test (calls_with_RA_mobile_are_not_supported_over_external_access_SEED_20),
    cmocka_unit_test (searches_by_RA_mobile_succeed_over_external_access_C_15),
    cmocka_unit_test (files_are_not_shared_over_external_access_SEED_38),
    cmocka_unit_test (external_access_is_for_who_is_active_at_home_SEED_54),
    cmocka_unit_test (lists_say_the_same_among_thousands_of_domains),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

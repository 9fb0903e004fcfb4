/* The estate and the two solutions of "Multi-tenant company deployments", figures 1.1
 * to 1.3, and the product as it ships. */
#include "estate.h"

static const TsOperation finding_and_calling[] = {TS_OPERATION_SEARCH, TS_OPERATION_CALL};

static void assert_both_ways (Estate *estate, uint32_t one, uint32_t other, TsPath path)
{
  for (size_t i = 0; i < G_N_ELEMENTS (finding_and_calling); i++) {
    assert_allowed (ask (estate, finding_and_calling[i], one, other), path);
    assert_allowed (ask (estate, finding_and_calling[i], other, one), path);
  }
}

static void inside_one_tenant_nothing_needs_to_be_configured_SEED_2 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  all_external_off (&estate);
  assert_both_ways (&estate, TECHNICIAN1, DESK1, TS_PATH_INTERNAL);
  assert_both_ways (&estate, MOBILE1, DESK1, TS_PATH_INTERNAL);
  assert_both_ways (&estate, TECHNICIAN1, DESK1_OUTSIDE, TS_PATH_INTERNAL);
  assert_allowed (ask (&estate, TS_OPERATION_SHARE_FILE, DESK1, TECHNICIAN1), TS_PATH_INTERNAL);
  assert_allowed (ask_by_name (&estate, TECHNICIAN1, DESK1), TS_PATH_INTERNAL);
  estate_free (&estate);
}

static void an_internal_account_is_a_member_of_its_tenant_SEED_8 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  const uint32_t *tenants;
  assert_int_equal (home_of (&estate, EXPERT1), ABC);
  assert_int_equal (ts_policy_guest_tenants (compiled (&estate), profile_of (&estate, EXPERT1), &tenants), 0);
  estate_free (&estate);
}

static void figure_1_2_lets_ABC_and_Contoso1_collaborate_both_ways_SEED_16_SEED_25 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  figure_1_2 (&estate);
  assert_both_ways (&estate, EXPERT1, TECHNICIAN1, TS_PATH_EXTERNAL);
  assert_both_ways (&estate, EXPERT_ON_PHONE, OTHER_TECHNICIAN1, TS_PATH_EXTERNAL);
  estate_free (&estate);
}

static void figure_1_2_lets_ABC_and_Contoso2_collaborate_both_ways_SEED_17_SEED_26 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  figure_1_2 (&estate);
  assert_both_ways (&estate, EXPERT1, TECHNICIAN2, TS_PATH_EXTERNAL);
  assert_both_ways (&estate, EXPERT2, DESK2, TS_PATH_EXTERNAL);
  estate_free (&estate);
}

static void assert_contosos_are_apart (Estate *estate, TsReason reason)
{
  assert_denied (ask (estate, TS_OPERATION_SEARCH, TECHNICIAN1, TECHNICIAN2), reason);
  assert_denied (ask (estate, TS_OPERATION_SEARCH, TECHNICIAN2, TECHNICIAN1), reason);
  assert_denied (ask (estate, TS_OPERATION_CALL, DESK1, TECHNICIAN2), reason);
  assert_denied (ask (estate, TS_OPERATION_CALL, DESK2, TECHNICIAN1), reason);
}

static void figure_1_2_keeps_the_Contosos_apart_both_ways_SEED_18_SEED_27 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  figure_1_2 (&estate);
  assert_contosos_are_apart (&estate, TS_REASON_FED_LOCAL);
  estate_free (&estate);
}

static void reaching_ABC_does_not_reach_through_ABC_SEED_28 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  block (&estate, CONTOSO1, estate.domains[CONTOSO2]);
  assert_both_ways (&estate, DESK1, EXPERT1, TS_PATH_EXTERNAL);
  assert_both_ways (&estate, EXPERT1, DESK2, TS_PATH_EXTERNAL);
  assert_denied (ask (&estate, TS_OPERATION_CALL, DESK1, DESK2), TS_REASON_FED_LOCAL);
  assert_denied (ask (&estate, TS_OPERATION_CALL, DESK2, DESK1), TS_REASON_FED_REMOTE);
  estate_free (&estate);
}

static void untouched_tenants_are_open_to_each_other_SEED_24_C_10 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  assert_both_ways (&estate, EXPERT1, TECHNICIAN1, TS_PATH_EXTERNAL);
  assert_both_ways (&estate, DESK1, DESK2, TS_PATH_EXTERNAL);
  estate_free (&estate);
}

static void the_product_ships_with_external_access_open_and_guest_access_off_SEED_24 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  const TsExternalAccess *external = ts_settings_external (estate.settings, CONTOSO1);
  const TsGuestAccess *guests = ts_settings_guest_access (estate.settings, CONTOSO1);
  assert_true (external->on);
  assert_false (external->has_allow_list);
  assert_int_equal (external->n_blocked, 0);
  assert_false (guests->on);
  assert_true (guests->calling);
  assert_int_equal (guests->scope, TS_GUEST_SCOPE_TEAM);
  assert_int_equal (guests->files, TS_GUEST_FILES_ANY);
  estate_free (&estate);
}

static void figure_1_3_lets_the_guested_experts_work_where_they_are_active_SEED_44_SEED_48 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  figure_1_3 (&estate);
  for (uint32_t expert = EXPERT1; expert <= EXPERT2; expert++) {
    assert_allowed (ask_at (&estate, TS_OPERATION_CALL, TECHNICIAN1, CONTOSO1, expert, CONTOSO1), TS_PATH_GUEST);
    assert_allowed (ask_at (&estate, TS_OPERATION_CALL, expert, CONTOSO1, MOBILE1, CONTOSO1), TS_PATH_GUEST);
    assert_allowed (ask_at (&estate, TS_OPERATION_CALL, TECHNICIAN2, CONTOSO2, expert, CONTOSO2), TS_PATH_GUEST);
    assert_allowed (ask_at (&estate, TS_OPERATION_SHARE_FILE, expert, CONTOSO1, TECHNICIAN1, CONTOSO1),
                    TS_PATH_GUEST);
  }
  estate_free (&estate);
}

static void figure_1_3_keeps_the_Contosos_apart_SEED_18 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  figure_1_3 (&estate);
  assert_contosos_are_apart (&estate, TS_REASON_FED_LOCAL);
  estate_free (&estate);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (inside_one_tenant_nothing_needs_to_be_configured_SEED_2),
    cmocka_unit_test (an_internal_account_is_a_member_of_its_tenant_SEED_8),
    cmocka_unit_test (figure_1_2_lets_ABC_and_Contoso1_collaborate_both_ways_SEED_16_SEED_25),
    cmocka_unit_test (figure_1_2_lets_ABC_and_Contoso2_collaborate_both_ways_SEED_17_SEED_26),
    cmocka_unit_test (figure_1_2_keeps_the_Contosos_apart_both_ways_SEED_18_SEED_27),
    cmocka_unit_test (reaching_ABC_does_not_reach_through_ABC_SEED_28),
    cmocka_unit_test (untouched_tenants_are_open_to_each_other_SEED_24_C_10),
    cmocka_unit_test (the_product_ships_with_external_access_open_and_guest_access_off_SEED_24),
    cmocka_unit_test (figure_1_3_lets_the_guested_experts_work_where_they_are_active_SEED_44_SEED_48),
    cmocka_unit_test (figure_1_3_keeps_the_Contosos_apart_SEED_18),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

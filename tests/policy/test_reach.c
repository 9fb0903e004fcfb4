/* Counting pairs: the estate of Figure 1.1 under each solution, numbers by hand.
 *
 * 3 people in ABC, 5 in each Contoso: 30 ordered pairs between ABC and each Contoso,
 * 50 between the Contosos. One person of each Contoso is on Remote Assist mobile, one
 * is outside the field team; one of ABC is never guested. */
#include "estate.h"

static const TsRange abc = {EXPERT1, 3};
static const TsRange contoso1 = {TECHNICIAN1, 5};
static const TsRange contoso2 = {TECHNICIAN2, 5};

/* Figure 1.1: SEED-16, SEED-17, SEED-18. */
static const TsIntent figure_1_1[] = {
  {.kind = TS_INTENT_COLLABORATION, .first = &abc, .n_first = 1, .second = &contoso1, .n_second = 1},
  {.kind = TS_INTENT_COLLABORATION, .first = &abc, .n_first = 1, .second = &contoso2, .n_second = 1},
  {.kind = TS_INTENT_ISOLATION, .first = &contoso1, .n_first = 1, .second = &contoso2, .n_second = 1},
};

static TsReachCounts counts_under (Estate *estate, const TsIntent *intents, size_t n_intents)
{
  TsReachCounts counts;
  assert_true (ts_policy_reach_counts (compiled (estate), intents, n_intents, 0, &counts));
  return counts;
}

static void assert_counts (Estate *estate, uint64_t exposure, uint64_t unmet, uint64_t violations)
{
  TsReachCounts counts = counts_under (estate, figure_1_1, G_N_ELEMENTS (figure_1_1));
  assert_int_equal (counts.exposure, exposure);
  assert_int_equal (counts.unmet, unmet);
  assert_int_equal (counts.violations, violations);
}

static void isolated_tenants_meet_no_intent_and_violate_none (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  all_external_off (&estate);
  assert_counts (&estate, 0, 60, 0);
  estate_free (&estate);
}

static void open_federation_opens_the_Contosos_to_each_other_C_10 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  assert_counts (&estate, 0, 12, 50); /* unmet: 2 mobile people, 3 experts, both directions */
  estate_free (&estate);
}

static void allow_lists_keep_them_apart_SEED_27 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  figure_1_2 (&estate);
  assert_counts (&estate, 0, 12, 0);
  estate_free (&estate);
}

static void one_block_list_keeps_them_apart_as_well_C_10 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  block (&estate, CONTOSO2, estate.domains[CONTOSO1]);
  assert_counts (&estate, 0, 12, 0);
  estate_free (&estate);
}

static void guests_meet_the_intents_of_the_chosen_experts_SEED_51 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  figure_1_3 (&estate);
  assert_counts (&estate, 0, 60 - 2 * (2 * 4 * 2), 0); /* 2 experts with 4 of each field team */
  estate_free (&estate);
}

static void guests_and_allow_lists_leave_only_mobile_with_the_expert_who_is_no_guest (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  figure_1_3 (&estate);
  figure_1_2 (&estate);
  assert_counts (&estate, 0, 4, 0);
  estate_free (&estate);
}

static void what_no_intent_speaks_of_is_exposure_SEED_35 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  TsReachCounts counts = counts_under (&estate, NULL, 0);
  assert_int_equal (counts.exposure, 110);
  assert_int_equal (counts.unmet, 0);
  assert_int_equal (counts.violations, 0);
  estate_free (&estate);
}

static void exposure_is_whatever_the_clients_C_5 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  all_external_off (&estate);
  guest_access_on (&estate, ABC);
  guest (&estate, TECHNICIAN1, 1, ABC);
  TsReachCounts counts = counts_under (&estate, NULL, 0);
  assert_int_equal (counts.exposure, 6); /* Remote Assist cannot use the account; the tenants permit it */
  assert_counts (&estate, 0, 60, 0);
  estate_free (&estate);
}

static void each_person_of_no_tenant_counts_as_a_tenant (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  all_external_off (&estate);
  guest_access_on (&estate, CONTOSO1);
  guest (&estate, FREELANCER, 2, CONTOSO1);
  TsReachCounts counts = counts_under (&estate, NULL, 0);
  assert_int_equal (counts.exposure, 2 * 4 * 2 + 2);
  estate_free (&estate);
}

static void an_intent_may_cut_through_a_group (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  TsRange one = {TECHNICIAN1, 1}, other = {TECHNICIAN2, 1};
  TsIntent intent = {.kind = TS_INTENT_ISOLATION, .first = &one, .n_first = 1, .second = &other, .n_second = 1};
  TsReachCounts counts = counts_under (&estate, &intent, 1);
  assert_int_equal (counts.violations, 2);
  assert_int_equal (counts.exposure, 108);
  estate_free (&estate);
}

static void a_pair_under_several_intents_of_a_kind_counts_once (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  TsIntent intents[140];
  for (size_t i = 0; i < G_N_ELEMENTS (intents); i++)
    intents[i] = figure_1_1[i % G_N_ELEMENTS (figure_1_1)];
  TsReachCounts counts = counts_under (&estate, intents, G_N_ELEMENTS (intents));
  assert_int_equal (counts.unmet, 12);
  assert_int_equal (counts.violations, 50);
  estate_free (&estate);
}

static void intents_inside_a_tenant_count_nothing_SEED_2 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  all_external_off (&estate);
  TsIntent intent = {
    .kind = TS_INTENT_ISOLATION, .first = &contoso1, .n_first = 1, .second = &contoso1, .n_second = 1};
  TsReachCounts counts = counts_under (&estate, &intent, 1);
  assert_int_equal (counts.violations, 0);
  estate_free (&estate);
}

static void too_many_profiles_are_refused (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  uint32_t profiles = ts_policy_profiles (compiled (&estate));
  TsReachCounts counts = {1, 1, 1};
  assert_false (ts_policy_reach_counts (compiled (&estate), NULL, 0, profiles - 1, &counts));
  assert_int_equal (counts.exposure + counts.unmet + counts.violations, 0);
  assert_true (ts_policy_reach_counts (compiled (&estate), NULL, 0, profiles, &counts));
  estate_free (&estate);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (isolated_tenants_meet_no_intent_and_violate_none),
    cmocka_unit_test (open_federation_opens_the_Contosos_to_each_other_C_10),
    cmocka_unit_test (allow_lists_keep_them_apart_SEED_27),
    cmocka_unit_test (one_block_list_keeps_them_apart_as_well_C_10),
    cmocka_unit_test (guests_meet_the_intents_of_the_chosen_experts_SEED_51),
    cmocka_unit_test (guests_and_allow_lists_leave_only_mobile_with_the_expert_who_is_no_guest),
    cmocka_unit_test (what_no_intent_speaks_of_is_exposure_SEED_35),
    cmocka_unit_test (exposure_is_whatever_the_clients_C_5),
    cmocka_unit_test (each_person_of_no_tenant_counts_as_a_tenant),
    cmocka_unit_test (an_intent_may_cut_through_a_group),
    cmocka_unit_test (a_pair_under_several_intents_of_a_kind_counts_once),
    cmocka_unit_test (intents_inside_a_tenant_count_nothing_SEED_2),
    cmocka_unit_test (too_many_profiles_are_refused),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

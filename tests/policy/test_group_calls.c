/* Adding a person to a call: all pairs that result are judged. */
#include "estate.h"

typedef struct {
  uint32_t person;
  uint32_t tenant;
} Where;

static TsVerdict add_by (Estate *estate, const Where *present, size_t n, size_t adder, Where added)
{
  TsParticipant participants[64];
  assert_true (n <= G_N_ELEMENTS (participants));
  for (size_t i = 0; i < n; i++)
    participants[i] = (TsParticipant){profile_of (estate, present[i].person), present[i].tenant};
  return ts_policy_decide_add (compiled (estate), participants, n, adder,
                               (TsParticipant){profile_of (estate, added.person), added.tenant}, 0);
}

/* `adder` is in a call with `other` and adds `added`. */
static TsVerdict add (Estate *estate, Where adder, Where other, Where added)
{
  Where present[] = {adder, other};
  return add_by (estate, present, 2, 0, added);
}

static void inside_one_tenant_a_HoloLens_call_grows (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  assert_allowed (add (&estate, (Where){TECHNICIAN1, CONTOSO1}, (Where){DESK1, CONTOSO1},
                       (Where){DESK1_OUTSIDE, CONTOSO1}),
                  TS_PATH_INTERNAL);
  estate_free (&estate);
}

static void no_group_call_goes_over_external_access_SEED_37 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  figure_1_2 (&estate);
  Where technician = {TECHNICIAN1, CONTOSO1}, expert = {EXPERT1, ABC};
  assert_denied (add (&estate, technician, expert, (Where){EXPERT2, ABC}), TS_REASON_GROUP_EXTERNAL);
  assert_denied (add (&estate, expert, technician, (Where){EXPERT2, ABC}), TS_REASON_GROUP_EXTERNAL);
  assert_denied (add (&estate, technician, (Where){DESK1, CONTOSO1}, expert), TS_REASON_GROUP_EXTERNAL);
  estate_free (&estate);
}

static void one_external_pair_is_enough_C_6 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  figure_1_2 (&estate);
  assert_denied (add (&estate, (Where){TECHNICIAN1, CONTOSO1}, (Where){EXPERT1, ABC}, (Where){DESK1, CONTOSO1}),
                 TS_REASON_GROUP_EXTERNAL);
  estate_free (&estate);
}

static void a_call_that_is_external_now_denies_even_where_a_guest_way_exists_C_6 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  guest_access_on (&estate, CONTOSO1);
  guest (&estate, EXPERT1, 2, CONTOSO1);
  Where technician = {TECHNICIAN1, CONTOSO1};
  assert_denied (add (&estate, technician, (Where){EXPERT1, ABC}, (Where){EXPERT2, CONTOSO1}),
                 TS_REASON_GROUP_EXTERNAL);
  assert_denied (add (&estate, technician, (Where){EXPERT1, CONTOSO1}, (Where){EXPERT2, ABC}),
                 TS_REASON_GROUP_EXTERNAL);
  assert_allowed (add (&estate, technician, (Where){EXPERT1, CONTOSO1}, (Where){EXPERT2, CONTOSO1}), TS_PATH_GUEST);
  estate_free (&estate);
}

static void who_prefers_guests_would_not_be_connected_externally (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  ts_settings_set_prefer_path (estate.settings, TS_PREFER_GUEST);
  guest_access_on (&estate, CONTOSO1);
  guest (&estate, EXPERT1, 2, CONTOSO1);
  assert_unreachable (add (&estate, (Where){TECHNICIAN1, CONTOSO1}, (Where){EXPERT1, CONTOSO1}, (Where){EXPERT2, ABC}),
                      TS_REASON_OFFLINE_OTHER_TENANT);
  estate_free (&estate);
}

static void guests_join_group_calls_where_they_are_active_F_7 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  figure_1_3 (&estate);
  Where technician = {TECHNICIAN1, CONTOSO1}, expert = {EXPERT1, CONTOSO1};
  assert_allowed (add (&estate, technician, expert, (Where){EXPERT2, CONTOSO1}), TS_PATH_GUEST);
  assert_allowed (add (&estate, expert, technician, (Where){EXPERT2, CONTOSO1}), TS_PATH_GUEST);
  assert_allowed (add (&estate, technician, expert, (Where){DESK1, CONTOSO1}), TS_PATH_INTERNAL);
  assert_unreachable (add (&estate, technician, expert, (Where){EXPERT2, ABC}), TS_REASON_OFFLINE_OTHER_TENANT);
  assert_unreachable (add (&estate, technician, expert, (Where){EXPERT2, CONTOSO2}),
                      TS_REASON_OFFLINE_OTHER_TENANT);
  estate_free (&estate);
}

static void the_people_present_must_reach_the_added_one_too_C_1 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  figure_1_3 (&estate);
  assert_denied (add (&estate, (Where){TECHNICIAN1, CONTOSO1}, (Where){EXPERT1, CONTOSO1},
                      (Where){DESK1_OUTSIDE, CONTOSO1}),
                 TS_REASON_GUEST_SCOPE);
  estate_free (&estate);
}

static void the_others_present_must_reach_each_other_too_C_1 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  figure_1_3 (&estate);
  Where present[] = {{DESK1, CONTOSO1}, {EXPERT1, CONTOSO1}, {DESK1_OUTSIDE, CONTOSO1}};
  Where added = {TECHNICIAN1, CONTOSO1};
  assert_allowed (add_by (&estate, present, 2, 0, added), TS_PATH_INTERNAL);
  assert_denied (add_by (&estate, present, 3, 0, added), TS_REASON_GUEST_SCOPE);
  estate_free (&estate);
}

static void where_only_another_pair_is_apart_the_callee_side_is_unreachable (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  figure_1_3 (&estate);
  assert_unreachable (add (&estate, (Where){EXPERT1, CONTOSO1}, (Where){TECHNICIAN1, CONTOSO1}, (Where){EXPERT2, ABC}),
                      TS_REASON_OFFLINE_OTHER_TENANT);
  assert_unreachable (add (&estate, (Where){EXPERT1, ABC}, (Where){EXPERT2, ABC}, (Where){TECHNICIAN1, CONTOSO1}),
                      TS_REASON_CALLER_OTHER_TENANT);
  assert_unreachable (add (&estate, (Where){DESK1, CONTOSO1}, (Where){EXPERT1, ABC}, (Where){TECHNICIAN1, CONTOSO1}),
                      TS_REASON_OFFLINE_OTHER_TENANT);
  estate_free (&estate);
}

static void mobile_clients_take_no_part (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  Where desk = {DESK1, CONTOSO1}, mobile = {MOBILE1, CONTOSO1}, outside = {DESK1_OUTSIDE, CONTOSO1};
  assert_denied (add (&estate, desk, outside, mobile), TS_REASON_CLIENT_NO_GROUP);
  assert_denied (add (&estate, mobile, desk, outside), TS_REASON_CLIENT_NO_GROUP);
  assert_denied (add (&estate, desk, mobile, outside), TS_REASON_CLIENT_NO_GROUP);
  assert_denied (add (&estate, (Where){EXPERT1, ABC}, (Where){EXPERT2, ABC}, (Where){EXPERT_ON_PHONE, ABC}),
                 TS_REASON_CLIENT_NO_GROUP);
  estate_free (&estate);
}

static void a_group_call_holds_one_HoloLens (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  Where desk = {DESK1, CONTOSO1}, first = {TECHNICIAN1, CONTOSO1}, second = {OTHER_TECHNICIAN1, CONTOSO1};
  assert_denied (add (&estate, first, desk, second), TS_REASON_GROUP_HOLOLENS);
  assert_denied (add (&estate, desk, first, second), TS_REASON_GROUP_HOLOLENS);
  assert_denied (add (&estate, desk, first, (Where){TECHNICIAN2, CONTOSO2}), TS_REASON_GROUP_HOLOLENS);
  estate_free (&estate);
}

static void a_group_call_holds_fifty_people (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  Where present[50];
  for (size_t i = 0; i < G_N_ELEMENTS (present); i++)
    present[i] = (Where){DESK1, CONTOSO1};
  Where added = {DESK1_OUTSIDE, CONTOSO1};
  assert_allowed (add_by (&estate, present, 49, 48, added), TS_PATH_INTERNAL);
  assert_denied (add_by (&estate, present, 50, 49, added), TS_REASON_GROUP_TOO_LARGE);
  estate_free (&estate);
}

static void the_first_rule_of_all_pairs_is_the_reason (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  assert_denied (add (&estate, (Where){TECHNICIAN1, CONTOSO1}, (Where){EXPERT1, ABC}, (Where){MOBILE1, CONTOSO1}),
                 TS_REASON_CLIENT_NO_GROUP);
  estate_free (&estate);
}

static void nobody_joins_whom_someone_present_may_not_reach_SEED_18 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  figure_1_3 (&estate);
  assert_denied (add (&estate, (Where){EXPERT1, CONTOSO1}, (Where){DESK1, CONTOSO1}, (Where){DESK2, CONTOSO2}),
                 TS_REASON_FED_LOCAL);
  estate_free (&estate);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (inside_one_tenant_a_HoloLens_call_grows),
    cmocka_unit_test (no_group_call_goes_over_external_access_SEED_37),
    cmocka_unit_test (one_external_pair_is_enough_C_6),
    cmocka_unit_test (a_call_that_is_external_now_denies_even_where_a_guest_way_exists_C_6),
    cmocka_unit_test (who_prefers_guests_would_not_be_connected_externally),
    cmocka_unit_test (guests_join_group_calls_where_they_are_active_F_7),
    cmocka_unit_test (the_people_present_must_reach_the_added_one_too_C_1),
    cmocka_unit_test (the_others_present_must_reach_each_other_too_C_1),
    cmocka_unit_test (where_only_another_pair_is_apart_the_callee_side_is_unreachable),
    cmocka_unit_test (mobile_clients_take_no_part),
    cmocka_unit_test (a_group_call_holds_one_HoloLens),
    cmocka_unit_test (a_group_call_holds_fifty_people),
    cmocka_unit_test (the_first_rule_of_all_pairs_is_the_reason),
    cmocka_unit_test (nobody_joins_whom_someone_present_may_not_reach_SEED_18),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

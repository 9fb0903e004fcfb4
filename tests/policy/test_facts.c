/* The word of facts: its layout, and how questions are packed into it. */
#include "estate.h"

#include "../../sim/policy/facts.h"

static void the_fields_fill_the_word_without_gap_or_overlap (void **state)
{
  (void)state;
  TsFacts taken = 0;
  for (unsigned fact = 0; fact < TS_FACT_FIELDS; fact++) {
    const TsFactField *field = &ts_fact_fields[fact];
    assert_non_null (field->name);
    assert_true (field->values >= 1 && field->values <= 1u << field->width);
    assert_true (field->shift + field->width <= 64);
    TsFacts bits = (((TsFacts)1 << field->width) - 1) << field->shift;
    assert_int_equal (taken & bits, 0);
    taken |= bits;
  }
  assert_int_equal (taken, UINT64_MAX);
}

static void a_field_is_read_as_it_was_written_and_disturbs_no_other (void **state)
{
  (void)state;
  static const TsFacts backgrounds[] = {0, UINT64_MAX};
  for (size_t b = 0; b < G_N_ELEMENTS (backgrounds); b++)
    for (unsigned fact = 0; fact < TS_FACT_FIELDS; fact++)
      for (unsigned value = 0; value < ts_fact_fields[fact].values; value++) {
        TsFacts facts = ts_facts_with (backgrounds[b], (TsFact)fact, value);
        for (unsigned other = 0; other < TS_FACT_FIELDS; other++)
          assert_int_equal (ts_fact (facts, (TsFact)other),
                            other == fact ? value : ts_fact (backgrounds[b], (TsFact)other));
      }
}

static TsFacts facts_of (Estate *estate, TsOperation operation, uint32_t from, uint32_t from_tenant, uint32_t to,
                         uint32_t to_tenant)
{
  TsQuestion question = question_at (estate, operation, from, from_tenant, to, to_tenant);
  return ts_policy_facts (compiled (estate), &question);
}

/* An estate with a bit of everything. */
static Estate mixed_estate (void)
{
  Estate estate = estate_new ();
  guest_access_on (&estate, CONTOSO1);
  ts_settings_set_guest_access (
    estate.settings, CONTOSO2,
    &(TsGuestAccess){.on = true, .scope = TS_GUEST_SCOPE_TENANT, .files = TS_GUEST_FILES_NONE});
  guest (&estate, EXPERT1, 2, CONTOSO1);
  guest (&estate, EXPERT2, 2, CONTOSO2);
  guest (&estate, DESK1, 1, CONTOSO2);
  guest (&estate, DESK2, 1, ABC);
  guest (&estate, TECHNICIAN1, 1, ABC);
  guest (&estate, FREELANCER, 1, CONTOSO1);
  ts_settings_add_guests (estate.settings, (TsRange){OTHER_FREELANCER, 1}, estate.teams[CONTOSO1], TS_GUEST_INVITED,
                          0);
  block (&estate, CONTOSO1, estate.domains[CONTOSO2]);
  ts_settings_set_person_external (estate.settings, (TsRange){EXPERT1, 1}, false, 0);
  ts_settings_set_ra_mobile_files (estate.settings, true);
  return estate;
}

static void every_question_packs_to_a_valid_word (void **state)
{
  (void)state;
  static const uint32_t tenants[] = {ABC, CONTOSO1, CONTOSO2, TS_NONE};
  Estate estate = mixed_estate ();
  uint32_t n = ts_policy_profiles (compiled (&estate));
  for (unsigned operation = 0; operation < TS_ASKED_OPERATIONS; operation++)
    for (uint32_t pair = 0; pair < n * n; pair++)
      for (unsigned at = 0; at < 16; at++) {
        TsQuestion question = {(TsOperation)operation, pair / n, pair % n, tenants[at / 4], tenants[at % 4], true};
        if (operation == TS_OPERATION_JOIN_MEETING)
          continue;
        assert_true (ts_facts_are_valid (ts_policy_facts (compiled (&estate), &question)));
      }
  estate_free (&estate);
}

static void words_that_packing_cannot_make_are_not_valid (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  TsFacts facts = facts_of (&estate, TS_OPERATION_CALL, EXPERT1, ABC, TECHNICIAN1, CONTOSO1);
  assert_true (ts_facts_are_valid (facts));
  assert_false (ts_facts_are_valid (ts_facts_with (facts, TS_FACT_BY_NAME, 1)));
  assert_false (ts_facts_are_valid (ts_facts_with (facts, TS_FACT_OPERATION, TS_OPERATION_JOIN_MEETING)));
  assert_false (ts_facts_are_valid (ts_facts_with (facts, TS_FACT_SAME_HOME, 1)));
  assert_false (ts_facts_are_valid (ts_facts_with (facts, TS_FACT_CALLER_ACCOUNT, TS_ACCOUNT_GUEST)));
  assert_false (ts_facts_are_valid (ts_facts_with (facts, TS_FACT_HERE_ON, 1)));
  assert_false (ts_facts_are_valid (ts_facts_with (facts, TS_FACT_CALLER_PLACE, TS_PLACE_THIRD)));
  assert_false (ts_facts_are_valid (ts_facts_with (facts, TS_FACT_PREFER, 3)));
  assert_false (ts_facts_are_valid (ts_facts_with (facts, TS_FACT_BARRIER, 1)));
  assert_false (ts_facts_are_valid (ts_facts_with (facts, TS_FACT_OPERATION, TS_ASKED_OPERATIONS)));
  estate_free (&estate);
}

static void a_guest_is_packed_from_both_sides_SEED_11 (void **state)
{
  (void)state;
  Estate estate = mixed_estate ();
  TsFacts here = facts_of (&estate, TS_OPERATION_CALL, TECHNICIAN1, CONTOSO1, EXPERT1, ABC);
  TsFacts there = facts_of (&estate, TS_OPERATION_CALL, EXPERT1, ABC, TECHNICIAN1, CONTOSO1);
  assert_int_equal (ts_fact (here, TS_FACT_HERE_STANDING), TS_STANDING_ACCEPTED);
  assert_int_equal (ts_fact (here, TS_FACT_HERE_IN_SCOPE), 1);
  assert_int_equal (ts_fact (here, TS_FACT_CALLER_FEDERATES), 1);
  assert_int_equal (ts_fact (here, TS_FACT_CALLEE_FEDERATES), 0);
  assert_int_equal (ts_fact (here, TS_FACT_CALLER_PLACE), TS_PLACE_OWN_HOME);
  assert_int_equal (ts_fact (here, TS_FACT_CALLEE_PLACE), TS_PLACE_OWN_HOME);
  assert_int_equal (ts_fact (there, TS_FACT_THERE_STANDING), TS_STANDING_ACCEPTED);
  assert_int_equal (ts_fact (there, TS_FACT_HERE_STANDING), TS_STANDING_ACCEPTED); /* the technician in ABC */
  assert_int_equal (ts_fact (there, TS_FACT_HERE_ON), 0);
  estate_free (&estate);
}

static void a_third_tenant_is_one_in_which_both_are_guests_SEED_46 (void **state)
{
  (void)state;
  Estate estate = mixed_estate ();
  TsFacts facts = facts_of (&estate, TS_OPERATION_CALL, EXPERT2, CONTOSO2, DESK1, CONTOSO2);
  assert_int_equal (ts_fact (facts, TS_FACT_THIRD_STANDING), TS_STANDING_ACCEPTED);
  assert_int_equal (ts_fact (facts, TS_FACT_THIRD_IN_SCOPE), 1);
  assert_int_equal (ts_fact (facts, TS_FACT_THIRD_FILES), TS_GUEST_FILES_NONE);
  assert_int_equal (ts_fact (facts, TS_FACT_CALLER_PLACE), TS_PLACE_THIRD);
  assert_int_equal (ts_fact (facts, TS_FACT_CALLEE_PLACE), TS_PLACE_THIRD);
  facts = facts_of (&estate, TS_OPERATION_CALL, EXPERT2, ABC, OTHER_FREELANCER, TS_NONE);
  assert_int_equal (ts_fact (facts, TS_FACT_THIRD_STANDING), TS_STANDING_INVITED);
  facts = facts_of (&estate, TS_OPERATION_CALL, EXPERT_ON_PHONE, ABC, FREELANCER, CONTOSO1);
  assert_int_equal (ts_fact (facts, TS_FACT_THIRD_STANDING), TS_STANDING_NONE);
  estate_free (&estate);
}

static void accounts_are_of_three_kinds_SEED_8_SEED_9_SEED_12 (void **state)
{
  (void)state;
  Estate estate = mixed_estate ();
  TsFacts facts = facts_of (&estate, TS_OPERATION_CALL, EXPERT1, ABC, FREELANCER, CONTOSO1);
  assert_int_equal (ts_fact (facts, TS_FACT_CALLER_ACCOUNT), TS_ACCOUNT_MEMBER);
  assert_int_equal (ts_fact (facts, TS_FACT_CALLEE_ACCOUNT), TS_ACCOUNT_GUEST);
  facts = facts_of (&estate, TS_OPERATION_CALL, EXPERT1, ABC, OTHER_FREELANCER, TS_NONE);
  assert_int_equal (ts_fact (facts, TS_FACT_CALLEE_ACCOUNT), TS_ACCOUNT_NONE);
  estate_free (&estate);
}

static void a_name_is_a_fact_of_searches_only_SEED_40 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  TsQuestion question = question_at (&estate, TS_OPERATION_SEARCH, EXPERT1, ABC, TECHNICIAN1, CONTOSO1);
  question.by_name = true;
  assert_int_equal (ts_fact (ts_policy_facts (compiled (&estate), &question), TS_FACT_BY_NAME), 1);
  question.operation = TS_OPERATION_CALL;
  assert_int_equal (ts_fact (ts_policy_facts (compiled (&estate), &question), TS_FACT_BY_NAME), 0);
  estate_free (&estate);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (the_fields_fill_the_word_without_gap_or_overlap),
    cmocka_unit_test (a_field_is_read_as_it_was_written_and_disturbs_no_other),
    cmocka_unit_test (every_question_packs_to_a_valid_word),
    cmocka_unit_test (words_that_packing_cannot_make_are_not_valid),
    cmocka_unit_test (a_guest_is_packed_from_both_sides_SEED_11),
    cmocka_unit_test (a_third_tenant_is_one_in_which_both_are_guests_SEED_46),
    cmocka_unit_test (accounts_are_of_three_kinds_SEED_8_SEED_9_SEED_12),
    cmocka_unit_test (a_name_is_a_fact_of_searches_only_SEED_40),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

/* The table of external access against guest access (F-1 to F-23), and what two people have of it. */
#include "estate.h"

/* "external guest" for each row of 2-Apr-2020, in the order of the table: yes, no, not said. */
static const char table_of_2020[] = "yy yy yy yn ny ny ny yy n- yy yy ny ny yy yy yy yy ny yy yy yy yy yy --";
/* ... of 2026: group chats, more people in chats and blocking over external access; dial-in numbers. */
static const char table_of_2026[] = "yy yy yy yn ny ny yy yy y- yy yy ny yy yy yy yy yy ny yy yy yy yy yy ny";

static char letter_of (TsFeatureHas has)
{
  static const char letters[] = {[TS_FEATURE_NO] = 'n', [TS_FEATURE_YES] = 'y', [TS_FEATURE_NOT_SAID] = '-'};
  return letters[has];
}

static void assert_table (TsEra era, const char *table)
{
  for (unsigned feature = 0; feature < TS_FEATURES; feature++) {
    assert_int_equal (letter_of (ts_era_feature (era, (TsFeature)feature, TS_PATH_EXTERNAL)), table[3 * feature]);
    assert_int_equal (letter_of (ts_era_feature (era, (TsFeature)feature, TS_PATH_GUEST)), table[3 * feature + 1]);
  }
}

static void the_table_of_each_era_is_that_of_its_documents_SEED_36 (void **state)
{
  (void)state;
  assert_int_equal (strlen (table_of_2020), 3 * TS_FEATURES - 1);
  assert_table (TS_ERA_2020_04, table_of_2020);
  assert_table (TS_ERA_2026, table_of_2026);
}

static void features_have_names_and_numbers_in_order (void **state)
{
  (void)state;
  for (unsigned feature = 0; feature < TS_FEATURES; feature++) {
    const TsFeatureRow *row = ts_feature ((TsFeature)feature);
    g_autofree char *number = g_strdup_printf ("F-%u", feature + 1);
    assert_int_equal (ts_feature_find (row->name), feature);
    if (feature < TS_FEATURE_DIAL_IN_NUMBERS)
      assert_string_equal (row->number, number);
  }
  assert_int_equal (ts_feature_find ("telepathy"), TS_FEATURES);
}

static TsFeatureAnswer has (Estate *estate, TsFeature feature, uint32_t caller, uint32_t callee)
{
  TsEnquiry enquiry = {.caller = caller, .callee = callee, .caller_tenant = TS_NONE, .callee_tenant = TS_NONE};
  return ts_policy_feature (compiled (estate), estate->settings, &enquiry, feature);
}

static void over_external_access_there_is_presence_and_no_out_of_office_text_F_11_F_12 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  assert_int_equal (has (&estate, TS_FEATURE_PRESENCE, TECHNICIAN1, EXPERT1).has, TS_FEATURE_YES);
  assert_int_equal (has (&estate, TS_FEATURE_OUT_OF_OFFICE, TECHNICIAN1, EXPERT1).has, TS_FEATURE_NO);
  assert_int_equal (has (&estate, TS_FEATURE_OUT_OF_OFFICE, TECHNICIAN1, EXPERT1).path, TS_PATH_EXTERNAL);
  assert_int_equal (has (&estate, TS_FEATURE_OUT_OF_OFFICE, TECHNICIAN1, DESK1).has, TS_FEATURE_YES);
  estate_free (&estate);
}

static void of_two_ways_the_one_that_has_it_counts_F_18 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  guest_access_on (&estate, CONTOSO1);
  guest (&estate, EXPERT1, 1, CONTOSO1);
  TsFeatureAnswer answer = has (&estate, TS_FEATURE_MEET_NOW, EXPERT1, DESK1);
  assert_int_equal (answer.has, TS_FEATURE_YES);
  assert_int_equal (answer.path, TS_PATH_GUEST);
  assert_int_equal (has (&estate, TS_FEATURE_MEET_NOW, EXPERT2, DESK1).has, TS_FEATURE_NO);
  estate_free (&estate);
}

/* As guest and over external access, what the host switched off for guests is there all the same, if it is there. */
static void what_is_off_for_guests_is_left_to_the_other_way_F_16 (void **state)
{
  (void)state;
  for (unsigned feature = 0; feature < TS_FEATURES; feature++) {
    Estate estate = estate_new ();
    TsGuestAccess access = *ts_settings_guest_access (estate.settings, CONTOSO1);
    access.on = true;
    access.features_off = 1u << feature;
    ts_settings_set_guest_access (estate.settings, CONTOSO1, &access);
    guest (&estate, EXPERT1, 1, CONTOSO1);
    TsFeatureAnswer both = has (&estate, (TsFeature)feature, EXPERT1, DESK1);
    TsFeatureAnswer external = has (&estate, (TsFeature)feature, EXPERT2, DESK1);
    if (external.path != TS_PATH_NONE && external.has == TS_FEATURE_YES) {
      assert_int_equal (both.has, TS_FEATURE_YES);
      assert_int_equal (both.off_in, TS_NONE);
    } else if (ts_feature ((TsFeature)feature)->rests_on != TS_ASKED_OPERATIONS) {
      assert_int_not_equal (both.has, TS_FEATURE_YES);
    }
    estate_free (&estate);
  }
}

static void what_a_feature_rests_on_is_judged_first_SEED_20 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  TsFeatureAnswer answer = has (&estate, TS_FEATURE_VIDEO, MOBILE1, EXPERT1);
  assert_int_equal (answer.has, TS_FEATURE_NO);
  assert_int_equal (answer.path, TS_PATH_NONE);
  assert_string_equal (ts_reason (answer.reason)->code, "CLIENT_NOT_FEDERABLE");
  assert_int_equal (has (&estate, TS_FEATURE_MENTIONS, MOBILE1, EXPERT1).has, TS_FEATURE_YES);
  estate_free (&estate);
}

static void a_tenant_switches_features_off_for_its_guests_F_16 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  figure_1_3 (&estate);
  TsGuestAccess access = *ts_settings_guest_access (estate.settings, CONTOSO1);
  access.features_off = 1u << TS_FEATURE_VIDEO;
  ts_settings_set_guest_access (estate.settings, CONTOSO1, &access);
  TsFeatureAnswer answer = has (&estate, TS_FEATURE_VIDEO, EXPERT1, DESK1);
  assert_int_equal (answer.has, TS_FEATURE_NO);
  assert_int_equal (answer.off_in, CONTOSO1);
  assert_int_equal (has (&estate, TS_FEATURE_VIDEO, EXPERT1, DESK2).has, TS_FEATURE_YES);
  assert_int_equal (has (&estate, TS_FEATURE_SCREEN_SHARING, EXPERT1, DESK1).has, TS_FEATURE_YES);
  estate_free (&estate);
}

static void anybody_can_be_invited_to_a_meeting_F_8 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  all_external_off (&estate);
  assert_int_equal (has (&estate, TS_FEATURE_MEETING_INVITATION, EXPERT1, DESK1).has, TS_FEATURE_YES);
  estate_free (&estate);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (the_table_of_each_era_is_that_of_its_documents_SEED_36),
    cmocka_unit_test (features_have_names_and_numbers_in_order),
    cmocka_unit_test (over_external_access_there_is_presence_and_no_out_of_office_text_F_11_F_12),
    cmocka_unit_test (of_two_ways_the_one_that_has_it_counts_F_18),
    cmocka_unit_test (what_is_off_for_guests_is_left_to_the_other_way_F_16),
    cmocka_unit_test (what_a_feature_rests_on_is_judged_first_SEED_20),
    cmocka_unit_test (a_tenant_switches_features_off_for_its_guests_F_16),
    cmocka_unit_test (anybody_can_be_invited_to_a_meeting_F_8),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

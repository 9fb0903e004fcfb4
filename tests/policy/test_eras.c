/* What era 2026 has that April 2020 had not, from the domain notes, sections 1.3, 4.4 and 9; and that an era is
 * a row of a table. */
#include <source_folder.h>

#include "estate.h"

#include "../../sim/policy/facts.h"

enum { HOLOLENS, RA_MOBILE, DESKTOP, PHONE };

/* One tenant with two people on each client. */
static Estate one_tenant (TsEra era)
{
  Estate estate = {.directory = ts_directory_new (era)};
  ts_directory_add_tenant (estate.directory, "ABC", 0);
  uint32_t domain = ts_directory_domain (estate.directory, "abc.com");
  for (unsigned i = 0; i < 2 * TS_CLIENTS; i++)
    add_people (&estate, 0, domain, 1, (TsClient)(i % TS_CLIENTS), BOTH_LICENCES);
  estate.settings = ts_settings_new (estate.directory);
  return estate;
}

static TsVerdict add_to_call (Estate *estate, uint32_t adder, uint32_t other, uint32_t added)
{
  TsParticipant present[] = {{profile_of (estate, adder), home_of (estate, adder)},
                             {profile_of (estate, other), home_of (estate, other)}};
  TsParticipant third = {profile_of (estate, added), home_of (estate, added)};
  return ts_policy_decide_add (compiled (estate), present, 2, 0, third, 0);
}

static void all_clients_call_each_other_but_Teams_mobile_Remote_Assist_mobile (void **state)
{
  (void)state;
  Estate estate = one_tenant (TS_ERA_2026);
  for (uint32_t from = 0; from < TS_CLIENTS; from++)
    for (uint32_t to = 0; to < TS_CLIENTS; to++) {
      TsVerdict verdict = ask (&estate, TS_OPERATION_CALL, from, TS_CLIENTS + to);
      if (from == PHONE && to == RA_MOBILE)
        assert_denied (verdict, TS_REASON_CLIENT_PAIR);
      else
        assert_allowed (verdict, TS_PATH_INTERNAL);
    }
  estate_free (&estate);
}

static void a_file_goes_either_way_in_a_call_that_one_of_the_two_can_make (void **state)
{
  (void)state;
  Estate estate = one_tenant (TS_ERA_2026);
  assert_allowed (ask (&estate, TS_OPERATION_SHARE_FILE, RA_MOBILE, PHONE), TS_PATH_INTERNAL);
  assert_allowed (ask (&estate, TS_OPERATION_SHARE_FILE, PHONE, RA_MOBILE), TS_PATH_INTERNAL);
  estate_free (&estate);
}

static void every_client_takes_part_in_group_calls_and_several_HoloLens (void **state)
{
  (void)state;
  for (uint32_t client = 0; client < TS_CLIENTS; client++) {
    Estate estate = one_tenant (TS_ERA_2026);
    assert_allowed (add_to_call (&estate, DESKTOP, TS_CLIENTS + client, client), TS_PATH_INTERNAL);
    estate_free (&estate);
  }
  Estate before = one_tenant (TS_ERA_2020_04);
  assert_denied (add_to_call (&before, DESKTOP, HOLOLENS, TS_CLIENTS + HOLOLENS), TS_REASON_GROUP_HOLOLENS);
  assert_denied (add_to_call (&before, DESKTOP, HOLOLENS, RA_MOBILE), TS_REASON_CLIENT_NO_GROUP);
  estate_free (&before);
}

static void a_group_call_still_holds_fifty_people (void **state)
{
  (void)state;
  Estate estate = one_tenant (TS_ERA_2026);
  TsParticipant present[50];
  for (size_t i = 0; i < G_N_ELEMENTS (present); i++)
    present[i] = (TsParticipant){profile_of (&estate, DESKTOP), 0};
  TsParticipant added = {profile_of (&estate, PHONE), 0};
  assert_allowed (ts_policy_decide_add (compiled (&estate), present, 49, 0, added, 0), TS_PATH_INTERNAL);
  assert_denied (ts_policy_decide_add (compiled (&estate), present, 50, 0, added, 0), TS_REASON_GROUP_TOO_LARGE);
  estate_free (&estate);
}

static void Teams_people_of_two_tenants_have_group_calls_and_Remote_Assist_has_none_SEED_37 (void **state)
{
  (void)state;
  Estate estate = estate_of_era (TS_ERA_2026);
  assert_allowed (add_to_call (&estate, EXPERT1, DESK1, EXPERT2), TS_PATH_INTERNAL);
  assert_allowed (add_to_call (&estate, EXPERT1, EXPERT2, DESK1), TS_PATH_EXTERNAL);
  assert_allowed (add_to_call (&estate, EXPERT1, DESK1, EXPERT_ON_PHONE), TS_PATH_INTERNAL);
  assert_allowed (add_to_call (&estate, EXPERT1, DESK1, DESK2), TS_PATH_EXTERNAL);
  assert_denied (add_to_call (&estate, EXPERT1, EXPERT2, TECHNICIAN1), TS_REASON_GROUP_EXTERNAL);
  assert_denied (add_to_call (&estate, TECHNICIAN1, EXPERT1, DESK1), TS_REASON_GROUP_EXTERNAL);
  assert_denied (add_to_call (&estate, DESK1, TECHNICIAN1, EXPERT1), TS_REASON_GROUP_EXTERNAL);
  estate_free (&estate);
  Estate before = estate_new ();
  assert_denied (add_to_call (&before, EXPERT1, DESK1, EXPERT2), TS_REASON_GROUP_EXTERNAL);
  estate_free (&before);
}

static void a_blocked_domain_closes_group_calls_too (void **state)
{
  (void)state;
  Estate estate = estate_of_era (TS_ERA_2026);
  block (&estate, CONTOSO1, estate.domains[ABC]);
  assert_denied (add_to_call (&estate, EXPERT1, EXPERT2, DESK1), TS_REASON_FED_REMOTE);
  estate_free (&estate);
}

static void guest_access_and_files_of_Remote_Assist_mobile_are_on_as_shipped (void **state)
{
  (void)state;
  static const bool expected[TS_ERAS] = {[TS_ERA_2020_04] = false, [TS_ERA_2026] = true};
  for (unsigned era = 0; era < TS_ERAS; era++) {
    Estate estate = estate_of_era ((TsEra)era);
    guest (&estate, EXPERT1, 1, CONTOSO1);
    assert_int_equal (ts_settings_guest_access (estate.settings, CONTOSO1)->on, expected[era]);
    assert_int_equal (ts_era_ra_mobile_files ((TsEra)era), expected[era]);
    TsVerdict verdict = ask_at (&estate, TS_OPERATION_SHARE_FILE, EXPERT1, CONTOSO1, MOBILE1, CONTOSO1);
    if (expected[era])
      assert_allowed (verdict, TS_PATH_GUEST);
    else
      assert_denied (verdict, TS_REASON_CLIENT_NO_FILES);
    estate_free (&estate);
  }
}

static void some_things_never_changed_SEED_20_SEED_38_SEED_40_SEED_49 (void **state)
{
  (void)state;
  for (unsigned era = 0; era < TS_ERAS; era++) {
    Estate estate = estate_of_era ((TsEra)era);
    guest_access_on (&estate, ABC);
    guest (&estate, TECHNICIAN1, 1, ABC);
    assert_denied (ask (&estate, TS_OPERATION_CALL, EXPERT1, MOBILE1), TS_REASON_CLIENT_NOT_FEDERABLE);
    assert_denied (ask (&estate, TS_OPERATION_CALL, MOBILE1, EXPERT1), TS_REASON_CLIENT_NOT_FEDERABLE);
    assert_allowed (ask (&estate, TS_OPERATION_SEARCH, MOBILE1, EXPERT1), TS_PATH_EXTERNAL);
    assert_denied (ask (&estate, TS_OPERATION_SHARE_FILE, EXPERT1, DESK1), TS_REASON_FILE_EXTERNAL);
    assert_denied (ask_by_name (&estate, EXPERT1, DESK1), TS_REASON_NEED_FULL_EMAIL);
    TsVerdict as_guest = ask_at (&estate, TS_OPERATION_CALL, TECHNICIAN1, ABC, EXPERT1, ABC);
    assert_int_equal (as_guest.kind, TS_VERDICT_UNREACHABLE); /* at home, over external access, it would work */
    estate_free (&estate);
  }
}

/* A new era is a row: no other file of the room may ask which era it is. */
static void no_rule_mentions_an_era (void **state)
{
  (void)state;
  static const char folder[] = TENANTSIM_SOURCE_DIR "/sim/policy";
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  assert_non_null (files);
  unsigned n = 0, mentions = 0;
  for (const char *name = g_dir_read_name (files); name != NULL; name = g_dir_read_name (files)) {
    g_autofree char *path = g_build_filename (folder, name, NULL), *text = NULL;
    if (!g_str_has_suffix (name, ".c") || strcmp (name, "eras.c") == 0)
      continue;
    assert_true (g_file_get_contents (path, &text, NULL, NULL));
    for (unsigned era = 0; era < TS_ERAS; era++) {
      g_autofree char *quoted = g_strdup_printf ("\"%s\"", ts_era_name ((TsEra)era));
      mentions += strstr (text, quoted) != NULL;
    }
    mentions += strstr (text, "TS_ERA_") != NULL;
    n++;
  }
  assert_true (n >= 20);
  assert_int_equal (mentions, 0);
}

/* There is room in the word of facts for eras to come. */
static void the_word_of_facts_holds_every_era (void **state)
{
  (void)state;
  assert_true (TS_ERAS <= 1u << ts_fact_fields[TS_FACT_ERA].width);
  TsFacts facts = ts_facts_with (0, TS_FACT_ERA, TS_ERA_2026);
  assert_true (ts_facts_are_valid (facts));
  assert_false (ts_facts_are_valid (ts_facts_with (facts, TS_FACT_ERA, TS_ERAS)));
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (all_clients_call_each_other_but_Teams_mobile_Remote_Assist_mobile),
    cmocka_unit_test (a_file_goes_either_way_in_a_call_that_one_of_the_two_can_make),
    cmocka_unit_test (every_client_takes_part_in_group_calls_and_several_HoloLens),
    cmocka_unit_test (a_group_call_still_holds_fifty_people),
    cmocka_unit_test (Teams_people_of_two_tenants_have_group_calls_and_Remote_Assist_has_none_SEED_37),
    cmocka_unit_test (a_blocked_domain_closes_group_calls_too),
    cmocka_unit_test (guest_access_and_files_of_Remote_Assist_mobile_are_on_as_shipped),
    cmocka_unit_test (some_things_never_changed_SEED_20_SEED_38_SEED_40_SEED_49),
    cmocka_unit_test (no_rule_mentions_an_era),
    cmocka_unit_test (the_word_of_facts_holds_every_era),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

/* Fixes: each set of changes was needed as a whole, is enough, and says what else it opens. */
#include "explained.h"

/* ------------------------------------------------------- they are true -- */

static TsPolicy *compile_with (const Estate *estate, const TsFix *fix, unsigned chosen)
{
  TsSettings *settings = ts_settings_copy (estate->settings);
  for (size_t i = 0; i < fix->n_changes; i++)
    if ((chosen >> i & 1) != 0)
      ts_settings_change (settings, &fix->changes[i]);
  TsPolicy *policy = ts_policy_compile (settings);
  ts_settings_free (settings);
  return policy;
}

/* Allowed in some active tenants, once the chosen changes are made? */
static bool helps (const Estate *estate, const TsEnquiry *enquiry, const TsFix *fix, unsigned chosen)
{
  TsPolicy *policy = compile_with (estate, fix, chosen);
  TsQuestion question = ts_policy_question (policy, enquiry);
  bool permitted = ts_permitted_somewhere (ts_policy_facts (policy, &question));
  ts_policy_free (policy);
  return permitted;
}

static void assert_flips (const Estate *estate, const TsEnquiry *enquiry, const TsFix *fix)
{
  unsigned all = (1u << fix->n_changes) - 1;
  TsPolicy *policy = compile_with (estate, fix, all);
  TsQuestion question = ts_policy_question (policy, enquiry);
  question.caller_tenant = fix->caller_tenant;
  question.callee_tenant = fix->callee_tenant;
  TsVerdict verdict = ts_decide (ts_policy_facts (policy, &question));
  assert_allowed (verdict, fix->path);
  ts_policy_free (policy);
  for (unsigned chosen = 0; chosen < all; chosen++)
    assert_false (helps (estate, enquiry, fix, chosen));
}

static void assert_ranked (const TsFixes *fixes)
{
  for (size_t i = 1; i < fixes->n; i++) {
    const TsFix *before = &fixes->fixes[i - 1], *fix = &fixes->fixes[i];
    assert_true (before->n_changes <= fix->n_changes);
    assert_true (before->n_changes < fix->n_changes || before->opens <= fix->opens);
  }
}

/* Every way that could be has a reason why no setting opens it. */
static void assert_hopeless (const TsFixes *fixes)
{
  for (unsigned way = 0; way < TS_WAYS; way++)
    assert_true (!fixes->is_possible[way] || fixes->immovable[way] != 0);
}

typedef struct {
  size_t denied;
  size_t fixed;
  size_t hopeless;
  size_t unfinished; /* more than four changes */
} Tally;

static void check_pair (Estate *estate, TsOperation operation, uint32_t caller, uint32_t callee, Tally *tally)
{
  TsEnquiry enquiry = enquiry_at_home (estate, operation, caller, callee);
  TsQuestion question = ts_policy_question (compiled (estate), &enquiry);
  if (ts_permitted_somewhere (ts_policy_facts (compiled (estate), &question)))
    return;
  TsFixes *fixes = ts_policy_fixes (estate->settings, &enquiry, NULL, 0);
  bool has_open_way = false;
  for (unsigned way = 0; way < TS_WAYS; way++)
    has_open_way |= fixes->is_possible[way] && fixes->immovable[way] == 0;
  tally->denied++;
  tally->fixed += fixes->n > 0;
  tally->hopeless += !has_open_way;
  tally->unfinished += fixes->n == 0 && has_open_way;
  assert_true (fixes->n == 0 || has_open_way);
  for (size_t i = 0; i < fixes->n; i++)
    assert_flips (estate, &enquiry, &fixes->fixes[i]);
  assert_ranked (fixes);
  ts_fixes_free (fixes);
}

static Tally check_all (void (*configure) (Estate *estate))
{
  Tally tally = {0};
  Estate estate = estate_new ();
  configure (&estate);
  for (uint32_t caller = 0; caller < PEOPLE; caller++)
    for (uint32_t callee = 0; callee < PEOPLE; callee++)
      for (size_t o = 0; caller != callee && o < G_N_ELEMENTS (explained_operations); o++)
        check_pair (&estate, explained_operations[o], caller, callee, &tally);
  estate_free (&estate);
  return tally;
}

static void every_fix_flips_the_verdict_and_no_part_of_it_does (void **state)
{
  (void)state;
  for (size_t i = 0; i < G_N_ELEMENTS (explained_configurations); i++) {
    Tally tally = check_all (explained_configurations[i]);
    print_message ("configuration %zu: %zu denied, %zu with a fix, %zu hopeless, %zu need more\n", i, tally.denied,
                   tally.fixed, tally.hopeless, tally.unfinished);
    assert_true (tally.fixed > 0 && tally.hopeless > 0);
    assert_int_equal (tally.fixed + tally.hopeless + tally.unfinished, tally.denied);
  }
}

/* ------------------------------------------------------------ what they are -- */

static void assert_change (const TsFix *fix, size_t i, TsChangeKind kind, uint32_t tenant)
{
  assert_true (i < fix->n_changes);
  assert_string_equal (ts_change_name (fix->changes[i].kind), ts_change_name (kind));
  assert_int_equal (fix->changes[i].tenant, tenant);
}

static void two_HoloLens_users_cannot_be_helped_SEED_1_C_5 (void **state)
{
  (void)state;
  for (size_t i = 0; i < G_N_ELEMENTS (explained_configurations); i++) {
    Estate estate = estate_new ();
    explained_configurations[i](&estate);
    TsFixes *fixes = fixes_of (&estate, TS_OPERATION_CALL, TECHNICIAN1, TECHNICIAN2);
    assert_int_equal (fixes->n, 0);
    assert_hopeless (fixes);
    assert_true (fixes->is_possible[TS_WAY_EXTERNAL]);
    assert_int_equal (fixes->immovable[TS_WAY_EXTERNAL], (uint64_t)1 << TS_REASON_CLIENT_PAIR);
    ts_fixes_free (fixes);
    estate_free (&estate);
  }
}

static void a_phone_over_federation_is_helped_by_a_guest_invitation_SEED_20_SEED_51 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  figure_1_2 (&estate);
  TsFixes *fixes = fixes_of (&estate, TS_OPERATION_CALL, MOBILE1, EXPERT1);
  assert_int_equal (fixes->n, 1);
  assert_int_equal (fixes->fixes[0].n_changes, 2);
  assert_change (&fixes->fixes[0], 0, TS_CHANGE_GUEST_ACCESS_ON, CONTOSO1);
  assert_change (&fixes->fixes[0], 1, TS_CHANGE_INVITE, CONTOSO1);
  assert_int_equal (fixes->fixes[0].changes[1].person, EXPERT1);
  assert_int_equal (fixes->fixes[0].changes[1].team, estate.teams[CONTOSO1]);
  assert_int_equal (fixes->fixes[0].path, TS_PATH_GUEST);
  assert_int_equal (fixes->fixes[0].callee_tenant, CONTOSO1);
  assert_int_equal (fixes->immovable[TS_WAY_EXTERNAL], (uint64_t)1 << TS_REASON_CLIENT_NOT_FEDERABLE);
  ts_fixes_free (fixes);
  estate_free (&estate);
}

static void one_side_that_lists_too_little_is_helped_by_one_entry_SEED_39 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  figure_1_2 (&estate);
  allow_only (&estate, ABC, &estate.domains[CONTOSO2], 1);
  TsFixes *fixes = fixes_of (&estate, TS_OPERATION_CALL, TECHNICIAN1, EXPERT1);
  assert_int_equal (fixes->fixes[0].n_changes, 1);
  assert_change (&fixes->fixes[0], 0, TS_CHANGE_ALLOW_DOMAIN, ABC);
  assert_int_equal (fixes->fixes[0].changes[0].domain, estate.domains[CONTOSO1]);
  /* Three experts and five people of Contoso1, both ways, but for the two themselves. */
  assert_true (fixes->fixes[0].is_counted);
  assert_int_equal (fixes->fixes[0].opens, 3 * 5 * 2 - 1);
  ts_fixes_free (fixes);
  estate_free (&estate);
}

static void a_blocked_domain_is_unblocked_SEED_23 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  block (&estate, CONTOSO2, estate.domains[CONTOSO1]);
  TsRange one = {TECHNICIAN1, 5}, other = {TECHNICIAN2, 5};
  TsIntent apart = {TS_INTENT_ISOLATION, &one, 1, &other, 1, 0};
  TsEnquiry enquiry = enquiry_at_home (&estate, TS_OPERATION_CALL, DESK1, DESK2);
  TsFixes *fixes = ts_policy_fixes (estate.settings, &enquiry, &apart, 1);
  assert_change (&fixes->fixes[0], 0, TS_CHANGE_UNBLOCK_DOMAIN, CONTOSO2);
  assert_int_equal (fixes->fixes[0].n_changes, 1);
  assert_int_equal (fixes->fixes[0].opens, 5 * 5 * 2 - 1);
  assert_int_equal (fixes->fixes[0].violations, 5 * 5 * 2 - 1);
  ts_fixes_free (fixes);
  estate_free (&estate);
}

static void a_blocked_subdomain_is_freed_by_unblocking_all_above_it (void **state)
{
  (void)state;
  Estate estate = estate_of_era (TS_ERA_2026);
  uint32_t blocked[] = {estate.domains[CONTOSO1], estate.domains[CONTOSO2], estate.domains[CONTOSO1],
                        ts_directory_domain (estate.directory, "eu.contoso1.com")};
  add_people (&estate, CONTOSO1, blocked[3], 1, TS_CLIENT_TEAMS_DESKTOP, TS_LICENCE_TEAMS);
  TsExternalAccess access = {
    .on = true, .blocked = blocked, .n_blocked = G_N_ELEMENTS (blocked), .block_subdomains = true};
  ts_settings_free (estate.settings);
  estate.settings = ts_settings_new (estate.directory);
  ts_settings_set_external (estate.settings, ABC, &access);
  TsFixes *fixes = fixes_of (&estate, TS_OPERATION_SEARCH, EXPERT1, PEOPLE);
  bool is_found = false;
  for (size_t i = 0; i < fixes->n; i++) {
    const TsFix *fix = &fixes->fixes[i];
    is_found |= fix->n_changes == 2 && fix->changes[0].kind == TS_CHANGE_UNBLOCK_DOMAIN &&
                fix->changes[1].kind == TS_CHANGE_UNBLOCK_DOMAIN &&
                fix->changes[0].domain + fix->changes[1].domain == blocked[0] + blocked[3];
  }
  assert_true (is_found);
  ts_fixes_free (fixes);
  estate_free (&estate);
}

static void a_guest_who_is_elsewhere_needs_no_setting_but_a_switch_SEED_55 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  figure_1_3 (&estate);
  TsFixes *fixes = fixes_of (&estate, TS_OPERATION_CALL, TECHNICIAN1, EXPERT1);
  assert_int_equal (fixes->n, 1);
  assert_int_equal (fixes->fixes[0].n_changes, 0);
  assert_int_equal (fixes->fixes[0].opens, 0);
  assert_int_equal (fixes->fixes[0].caller_tenant, CONTOSO1);
  assert_int_equal (fixes->fixes[0].callee_tenant, CONTOSO1);
  ts_fixes_free (fixes);
  estate_free (&estate);
}

static void what_is_half_done_is_finished_SEED_34_F_15 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  half_done (&estate);
  TsFixes *fixes = fixes_of (&estate, TS_OPERATION_CALL, MOBILE1, EXPERT1);
  assert_int_equal (fixes->n, 1);
  assert_int_equal (fixes->fixes[0].n_changes, 2);
  assert_change (&fixes->fixes[0], 0, TS_CHANGE_ACCEPT, CONTOSO1);
  assert_change (&fixes->fixes[0], 1, TS_CHANGE_GUEST_CALLING_ON, CONTOSO1);
  ts_fixes_free (fixes);
  fixes = fixes_of (&estate, TS_OPERATION_SHARE_FILE, DESK1_OUTSIDE, EXPERT1);
  assert_int_equal (fixes->n, 2);
  assert_change (&fixes->fixes[0], 0, TS_CHANGE_GUEST_ACCESS_ON, ABC);
  assert_change (&fixes->fixes[0], 1, TS_CHANGE_INVITE, ABC);
  assert_int_equal (fixes->fixes[0].changes[1].person, DESK1_OUTSIDE);
  assert_int_equal (fixes->fixes[1].n_changes, 4);
  assert_change (&fixes->fixes[1], 0, TS_CHANGE_JOIN_TEAM, CONTOSO1);
  assert_int_equal (fixes->fixes[1].changes[0].person, DESK1_OUTSIDE);
  assert_change (&fixes->fixes[1], 3, TS_CHANGE_GUEST_FILES_ANY, CONTOSO1);
  ts_fixes_free (fixes);
  estate_free (&estate);
}

static void a_person_s_policy_and_licence_are_that_person_s_SEED_13 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  ts_settings_set_licences (estate.settings, (TsRange){TECHNICIAN1, 1}, TS_LICENCE_TEAMS);
  ts_settings_set_person_external (estate.settings, (TsRange){TECHNICIAN1, 1}, false, 0);
  TsFixes *fixes = fixes_of (&estate, TS_OPERATION_CALL, TECHNICIAN1, EXPERT1);
  assert_int_equal (fixes->fixes[0].n_changes, 2);
  assert_change (&fixes->fixes[0], 0, TS_CHANGE_PERSON_EXTERNAL, CONTOSO1);
  assert_change (&fixes->fixes[0], 1, TS_CHANGE_ASSIGN_LICENCES, CONTOSO1);
  assert_int_equal (fixes->fixes[0].changes[1].person, TECHNICIAN1);
  ts_fixes_free (fixes);
  estate_free (&estate);
}

static void the_narrow_fix_comes_before_the_wide_one_SEED_24 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  external_off (&estate, CONTOSO1);
  TsFixes *fixes = fixes_of (&estate, TS_OPERATION_CALL, TECHNICIAN1, EXPERT1);
  assert_int_equal (fixes->fixes[0].n_changes, 1);
  assert_change (&fixes->fixes[0], 0, TS_CHANGE_EXTERNAL_ON_FOR, CONTOSO1);
  assert_change (&fixes->fixes[1], 0, TS_CHANGE_EXTERNAL_ON, CONTOSO1);
  assert_int_equal (fixes->fixes[0].opens, 3 * 5 * 2 - 1);
  assert_int_equal (fixes->fixes[1].opens, 3 * 5 * 2 - 1 + 5 * 5 * 2);
  ts_fixes_free (fixes);
  estate_free (&estate);
}

static void what_is_allowed_needs_nothing (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  TsFixes *fixes = fixes_of (&estate, TS_OPERATION_CALL, TECHNICIAN1, EXPERT1);
  assert_int_equal (fixes->n, 1);
  assert_int_equal (fixes->fixes[0].n_changes, 0);
  assert_int_equal (fixes->fixes[0].caller_tenant, CONTOSO1);
  assert_int_equal (fixes->fixes[0].callee_tenant, ABC);
  ts_fixes_free (fixes);
  estate_free (&estate);
}

/* Of two teams neither is in, the first will do for both. */
static void where_nobody_is_in_a_team_the_first_of_the_host_is_proposed (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  all_external_off (&estate);
  guest_access_on (&estate, CONTOSO1);
  uint32_t other = ts_directory_add_team (estate.directory, CONTOSO1, "other", 0);
  TsFixes *fixes = fixes_of (&estate, TS_OPERATION_CALL, DESK1_OUTSIDE, EXPERT1);
  bool is_found = false;
  for (size_t i = 0; i < fixes->n; i++) {
    const TsFix *fix = &fixes->fixes[i];
    for (size_t k = 0; k < fix->n_changes; k++)
      assert_true (fix->changes[k].team != other);
    is_found |= fix->n_changes == 2 && fix->changes[0].kind == TS_CHANGE_JOIN_TEAM &&
                fix->changes[0].person == DESK1_OUTSIDE && fix->changes[1].kind == TS_CHANGE_INVITE &&
                fix->changes[1].person == EXPERT1 && fix->changes[1].team == estate.teams[CONTOSO1];
  }
  assert_true (is_found);
  ts_fixes_free (fixes);
  estate_free (&estate);
}

/* Each with a domain of its own, so that no two people are alike: more than fixes are counted for. */
static void among_too_many_kinds_of_people_a_fix_is_found_and_not_counted (void **state)
{
  (void)state;
  enum { MANY = 2100 };
  TsDirectory *directory = ts_directory_new (TS_ERA_2020_04);
  for (uint32_t tenant = 0; tenant < MANY; tenant++) {
    g_autofree char *domain = g_strdup_printf ("t%u.example", tenant);
    ts_directory_add_tenant (directory, domain, 0);
    uint32_t number = ts_directory_domain (directory, domain);
    ts_directory_own_domain (directory, number, tenant);
    TsGroup group = {.name = "desk", .tenant = tenant, .domain = number, .count = 1, .licences = BOTH_LICENCES};
    group.client = TS_CLIENT_TEAMS_DESKTOP;
    ts_directory_add_group (directory, &group);
  }
  TsSettings *settings = ts_settings_new (directory);
  TsExternalAccess off = {.on = false};
  ts_settings_set_external (settings, 0, &off);
  TsEnquiry enquiry = {
    .operation = TS_OPERATION_CALL, .caller = 0, .callee = 1, .caller_tenant = TS_NONE, .callee_tenant = TS_NONE};
  TsFixes *fixes = ts_policy_fixes (settings, &enquiry, NULL, 0);
  assert_true (fixes->n > 0);
  assert_int_equal (fixes->fixes[0].changes[0].kind, TS_CHANGE_EXTERNAL_ON_FOR);
  for (size_t i = 0; i < fixes->n; i++)
    assert_false (fixes->fixes[i].is_counted);
  ts_fixes_free (fixes);
  ts_settings_free (settings);
  ts_directory_free (directory);
}

/* -------------------------------------------------------------------- copies -- */

static void a_copy_of_settings_is_another_one_with_the_same_verdicts (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  half_done (&estate);
  ts_settings_add_team_members (estate.settings, (TsRange){DESK1_OUTSIDE, 1}, estate.teams[CONTOSO1]);
  ts_settings_set_ra_mobile_files (estate.settings, true);
  TsSettings *copy = ts_settings_copy (estate.settings);
  TsChange change = {TS_CHANGE_EXTERNAL_ON, CONTOSO2, TS_NONE, TS_NONE, TS_NONE, TS_NONE};
  TsPolicy *policy = ts_policy_compile (copy);
  ts_settings_change (copy, &change);
  assert_true (ts_settings_external (copy, CONTOSO2)->on);
  assert_false (ts_settings_external (estate.settings, CONTOSO2)->on);
  for (uint32_t caller = 0; caller < PEOPLE; caller++)
    for (uint32_t callee = 0; callee < PEOPLE; callee++)
      for (size_t o = 0; caller != callee && o < G_N_ELEMENTS (explained_operations); o++) {
        TsEnquiry enquiry = enquiry_at_home (&estate, explained_operations[o], caller, callee);
        TsQuestion here = ts_policy_question (compiled (&estate), &enquiry);
        TsQuestion there = ts_policy_question (policy, &enquiry);
        assert_int_equal (ts_policy_facts (compiled (&estate), &here), ts_policy_facts (policy, &there));
      }
  ts_policy_free (policy);
  ts_settings_free (copy);
  estate_free (&estate);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (every_fix_flips_the_verdict_and_no_part_of_it_does),
    cmocka_unit_test (two_HoloLens_users_cannot_be_helped_SEED_1_C_5),
    cmocka_unit_test (a_phone_over_federation_is_helped_by_a_guest_invitation_SEED_20_SEED_51),
    cmocka_unit_test (one_side_that_lists_too_little_is_helped_by_one_entry_SEED_39),
    cmocka_unit_test (a_blocked_domain_is_unblocked_SEED_23),
    cmocka_unit_test (a_blocked_subdomain_is_freed_by_unblocking_all_above_it),
    cmocka_unit_test (a_guest_who_is_elsewhere_needs_no_setting_but_a_switch_SEED_55),
    cmocka_unit_test (what_is_half_done_is_finished_SEED_34_F_15),
    cmocka_unit_test (a_person_s_policy_and_licence_are_that_person_s_SEED_13),
    cmocka_unit_test (the_narrow_fix_comes_before_the_wide_one_SEED_24),
    cmocka_unit_test (what_is_allowed_needs_nothing),
    cmocka_unit_test (where_nobody_is_in_a_team_the_first_of_the_host_is_proposed),
    cmocka_unit_test (among_too_many_kinds_of_people_a_fix_is_found_and_not_counted),
    cmocka_unit_test (a_copy_of_settings_is_another_one_with_the_same_verdicts),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

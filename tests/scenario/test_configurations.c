/* Configurations: what is written, and the product's defaults for what is left out. */
#include "loaded.h"

#define WITH(configurations) HEAD TENANTS "configurations:\n" configurations

enum { ABC, CONTOSO1, CONTOSO2 };
enum { EXPERT = 0, TECHNICIAN1 = 12, MOBILE1 = 42, TECHNICIAN2 = 57 };

static const TsExternalAccess *external (const Loaded *loaded, uint32_t configuration, uint32_t tenant)
{
  return ts_settings_external (loaded->scenario->configurations[configuration].settings, tenant);
}

static const TsGuestAccess *guest_access (const Loaded *loaded, uint32_t configuration, uint32_t tenant)
{
  return ts_settings_guest_access (loaded->scenario->configurations[configuration].settings, tenant);
}

/* Where everybody is at home. */
static TsVerdict decide (const Loaded *loaded, uint32_t configuration, TsOperation operation, uint32_t caller,
                         uint32_t callee)
{
  const TsPolicy *policy = loaded->scenario->configurations[configuration].policy;
  TsQuestion question = {.operation = operation,
                         .caller = ts_policy_profile_of (policy, caller),
                         .callee = ts_policy_profile_of (policy, callee)};
  question.caller_tenant = ts_policy_home (policy, question.caller);
  question.callee_tenant = ts_policy_home (policy, question.callee);
  return ts_policy_decide (policy, &question);
}

static bool can_call (const Loaded *loaded, uint32_t configuration, uint32_t caller, uint32_t callee)
{
  return decide (loaded, configuration, TS_OPERATION_CALL, caller, callee).kind == TS_VERDICT_ALLOW;
}

/* --------------------------------------------------------- external access -- */

static void what_is_left_out_is_as_the_product_ships_SEED_24 (void **state)
{
  (void)state;
  Loaded loaded = load_right (WITH ("  plain: {}\n"));
  for (uint32_t tenant = ABC; tenant <= CONTOSO2; tenant++) {
    assert_true (external (&loaded, 0, tenant)->on);
    assert_false (external (&loaded, 0, tenant)->has_allow_list);
    assert_int_equal (external (&loaded, 0, tenant)->origin, 0);
    assert_false (guest_access (&loaded, 0, tenant)->on);
    assert_true (guest_access (&loaded, 0, tenant)->calling);
  }
  const TsConfiguration *configuration = &loaded.scenario->configurations[0];
  assert_int_equal (configuration->switching, TS_SWITCHING_HOME);
  assert_int_equal (configuration->guest_scope, TS_GUEST_SCOPE_TEAM);
  assert_int_equal (configuration->guest_files, TS_GUEST_FILES_ANY);
  assert_int_equal (configuration->prefer_path, TS_PREFER_ACTIVE);
  assert_false (configuration->ra_mobile_files);
  assert_true (can_call (&loaded, 0, EXPERT, TECHNICIAN1));
  unload (&loaded);
}

static void default_is_for_the_tenants_that_are_not_named (void **state)
{
  (void)state;
  Loaded loaded = load_right (WITH ("  a: {external_access: {default: off, ABC: open}}\n"
                                    "  b: {external_access: {ABC: off, default: {allow: [abc.com]}}}\n"));
  assert_true (external (&loaded, 0, ABC)->on);
  assert_false (external (&loaded, 0, CONTOSO1)->on);
  assert_false (external (&loaded, 0, CONTOSO2)->on);
  assert_false (external (&loaded, 1, ABC)->on);
  assert_int_equal (external (&loaded, 1, CONTOSO2)->n_allowed, 1);
  unload (&loaded);
}

/* Each setting carries the origin of its line. */
static void a_setting_knows_where_it_is_written (void **state)
{
  (void)state;
  int line, column;
  Loaded loaded = load_right (WITH ("  a:\n    external_access:\n      Contoso1: off\n"));
  TsOrigin origin = external (&loaded, 0, CONTOSO1)->origin;
  assert_true (ts_scenario_position (loaded.scenario, origin, &line, &column));
  assert_int_equal (line, 20);
  assert_int_equal (column, 7);
  assert_int_equal (external (&loaded, 0, ABC)->origin, 0);
  unload (&loaded);
}

static void an_allow_list_closes_the_rest_SEED_23 (void **state)
{
  (void)state;
  Loaded loaded =
    load_right (WITH ("  lists: {external_access: {ABC: {allow: [contoso1.com]}, Contoso1: {allow: [abc.com]}}}\n"));
  assert_true (external (&loaded, 0, ABC)->on && external (&loaded, 0, ABC)->has_allow_list);
  assert_true (can_call (&loaded, 0, TECHNICIAN1, EXPERT));
  assert_false (can_call (&loaded, 0, TECHNICIAN2, EXPERT));
  assert_int_equal (decide (&loaded, 0, TS_OPERATION_CALL, TECHNICIAN2, EXPERT).reason, TS_REASON_FED_REMOTE);
  unload (&loaded);
}

static void an_empty_allow_list_permits_nobody (void **state)
{
  (void)state;
  Loaded loaded = load_right (WITH ("  lists: {external_access: {ABC: {allow: []}}}\n"));
  assert_true (external (&loaded, 0, ABC)->has_allow_list);
  assert_int_equal (external (&loaded, 0, ABC)->n_allowed, 0);
  assert_false (can_call (&loaded, 0, TECHNICIAN1, EXPERT));
  unload (&loaded);
}

static void a_block_list_closes_one_SEED_23 (void **state)
{
  (void)state;
  Loaded loaded = load_right (WITH ("  lists: {external_access: {ABC: {block: [Contoso2.COM]}}}\n"));
  assert_true (can_call (&loaded, 0, TECHNICIAN1, EXPERT));
  assert_false (can_call (&loaded, 0, TECHNICIAN2, EXPERT));
  unload (&loaded);
}

static void tenants_need_not_have_the_same_mode_SEED_39 (void **state)
{
  (void)state;
  Loaded loaded = load_right (
    WITH ("  mixed: {external_access: {ABC: open, Contoso1: {allow: [abc.com]}, Contoso2: {block: [abc.com]}}}\n"));
  assert_true (can_call (&loaded, 0, TECHNICIAN1, EXPERT));
  assert_false (can_call (&loaded, 0, TECHNICIAN2, EXPERT));
  unload (&loaded);
}

static void external_access_can_be_off_for_people (void **state)
{
  (void)state;
  Loaded loaded = load_right (WITH ("  a: {external_access_off_for: [expert1@abc.com, Contoso1.technician.2]}\n"));
  assert_false (can_call (&loaded, 0, EXPERT, TECHNICIAN1));
  assert_int_equal (decide (&loaded, 0, TS_OPERATION_CALL, EXPERT, TECHNICIAN1).reason, TS_REASON_FED_USER);
  assert_true (can_call (&loaded, 0, EXPERT + 1, TECHNICIAN1));
  assert_false (can_call (&loaded, 0, EXPERT + 1, TECHNICIAN1 + 1));
  unload (&loaded);
}

static void wrong_external_access_is_refused (void **state)
{
  (void)state;
  refuse (WITH ("  a: {external_access: {Contso1: off}}\n"), "Contso1", "there is no tenant",
          "did you mean \"Contoso1\"?");
  refuse (WITH ("  a: {external_access: {ABC: opne}}\n"), "opne", "one of off, open", "did you mean \"open\"?");
  refuse (WITH ("  a: {external_access: {ABC: {}}}\n"), "ABC", "says nothing", NULL);
  refuse (WITH ("  a: {external_access: {ABC: {allow: abc.com}}}\n"), "abc.com", "expected a list of domains", NULL);
  refuse (WITH ("  a: {external_access: {ABC: {alow: [a.com]}}}\n"), "alow", "unknown key", "did you mean \"allow\"?");
  refuse (WITH ("  a: {external_access: off}\n"), "off", "not a single value", NULL);
  refuse (WITH ("  a: {external_access_off_for: Contoso3}\n"), "Contoso3", "no tenant, group or person",
          "did you mean \"Contoso1\"?");
}

/* ------------------------------------------------------------ guest access -- */

static void guest_access_is_read_for_each_tenant (void **state)
{
  (void)state;
  Loaded loaded = load_right (WITH ("  a:\n"
                                    "    guest_scope: tenant\n"
                                    "    guest_access: {default: on, ABC: off, "
                                    "Contoso2: {access: on, calling: off, scope: team, files: none}}\n"));
  assert_false (guest_access (&loaded, 0, ABC)->on);
  assert_true (guest_access (&loaded, 0, CONTOSO1)->on && guest_access (&loaded, 0, CONTOSO1)->calling);
  assert_int_equal (guest_access (&loaded, 0, CONTOSO1)->scope, TS_GUEST_SCOPE_TENANT);
  assert_int_equal (guest_access (&loaded, 0, CONTOSO1)->files, TS_GUEST_FILES_ANY);
  assert_true (guest_access (&loaded, 0, CONTOSO2)->on);
  assert_false (guest_access (&loaded, 0, CONTOSO2)->calling);
  assert_int_equal (guest_access (&loaded, 0, CONTOSO2)->scope, TS_GUEST_SCOPE_TEAM);
  assert_int_equal (guest_access (&loaded, 0, CONTOSO2)->files, TS_GUEST_FILES_NONE);
  unload (&loaded);
}

/* SEED-45: the expert is at home, so only a switch would help. */
static void guests_are_reachable_where_they_are_active_SEED_55 (void **state)
{
  (void)state;
  Loaded loaded =
    load_right (WITH ("  a:\n"
                      "    external_access: {default: off}\n"
                      "    guest_access: {Contoso1: on}\n"
                      "    guests: [{who: [ABC.expert.1, expert2@abc.com], in: Contoso1/field-support}]\n"));
  assert_int_equal (decide (&loaded, 0, TS_OPERATION_CALL, MOBILE1, EXPERT).kind, TS_VERDICT_UNREACHABLE);
  assert_int_equal (decide (&loaded, 0, TS_OPERATION_CALL, MOBILE1, EXPERT + 1).kind, TS_VERDICT_UNREACHABLE);
  assert_int_equal (decide (&loaded, 0, TS_OPERATION_CALL, MOBILE1, EXPERT + 2).kind, TS_VERDICT_DENY);
  assert_int_equal (decide (&loaded, 0, TS_OPERATION_CALL, TECHNICIAN2, EXPERT).kind, TS_VERDICT_DENY);
  unload (&loaded);
}

static void an_invitation_counts_when_it_is_accepted (void **state)
{
  (void)state;
  Loaded loaded = load_right (WITH ("  a:\n"
                                    "    external_access: {default: off}\n"
                                    "    guest_access: {default: on}\n"
                                    "    guests: [{who: ABC, in: Contoso1/field-support, state: invited}]\n"));
  TsVerdict verdict = decide (&loaded, 0, TS_OPERATION_CALL, TECHNICIAN1, EXPERT);
  assert_int_equal (verdict.kind, TS_VERDICT_DENY);
  assert_int_equal (verdict.reason, TS_REASON_GUEST_PENDING);
  unload (&loaded);
}

static void wrong_guests_are_refused (void **state)
{
  (void)state;
  refuse (WITH ("  a: {guests: [{who: ABC, in: Contoso1/field-suport}]}\n"), "Contoso1/field-suport",
          "there is no team", "did you mean \"Contoso1/field-support\"?");
  refuse (WITH ("  a: {guests: [{who: ABC, in: Contoso1}]}\n"), "Contoso1", "write Tenant/team", NULL);
  refuse (WITH ("  a: {guests: [{who: ABC}]}\n"), "{who: ABC}", "\"in\" is missing", NULL);
  refuse (WITH ("  a: {guests: [{who: Contoso1.mobile.1, in: Contoso1/field-support}]}\n"), "Contoso1.mobile.1",
          "they cannot be its guests", NULL);
  refuse (WITH ("  a: {guests: [{who: ABC, in: Contoso1/field-support, state: accpted}]}\n"), "accpted",
          "one of accepted, invited", "did you mean \"accepted\"?");
  refuse (WITH ("  a: {guest_access: {Contoso1: {calling: off}}}\n"), "Contoso1", "\"access\" is missing", NULL);
}

/* ------------------------------------------------------------------ choices -- */

static void words_become_the_values_they_name (void **state)
{
  (void)state;
  Loaded loaded = load_right (WITH ("  a: {switching: on-demand, prefer_path: federation, ra_mobile_files: on, "
                                    "guest_file_mode: channel, guest_scope: tenant}\n"
                                    "  b: {switching: home, prefer_path: guest, ra_mobile_files: off, "
                                    "guest_file_mode: none, guest_scope: team}\n"));
  const TsConfiguration *a = &loaded.scenario->configurations[0];
  const TsConfiguration *b = &loaded.scenario->configurations[1];
  assert_int_equal (a->switching, TS_SWITCHING_ON_DEMAND);
  assert_int_equal (b->switching, TS_SWITCHING_HOME);
  assert_int_equal (a->prefer_path, TS_PREFER_FEDERATION);
  assert_int_equal (b->prefer_path, TS_PREFER_GUEST);
  assert_true (a->ra_mobile_files && !b->ra_mobile_files);
  assert_int_equal (a->guest_files, TS_GUEST_FILES_CHANNEL);
  assert_int_equal (b->guest_files, TS_GUEST_FILES_NONE);
  assert_int_equal (a->guest_scope, TS_GUEST_SCOPE_TENANT);
  assert_string_equal (ts_switching_name (a->switching), "on-demand");
  assert_string_equal (ts_switching_name (b->switching), "home");
  unload (&loaded);
}

/* ---------------------------------------------------- intents and activities -- */

static void intents_hold_between_two_sides (void **state)
{
  (void)state;
  Loaded loaded = load_right (WITH ("  a: {}\n") "intents:\n"
                                                 "  - {want: collaboration, between: [ABC, [Contoso1, Contoso2]]}\n"
                                                 "  - {want: isolation, between: [Contoso1, Contoso2]}\n");
  const TsIntent *intents = loaded.scenario->intents;
  assert_int_equal (loaded.scenario->n_intents, 2);
  assert_int_equal (intents[0].kind, TS_INTENT_COLLABORATION);
  assert_int_equal (intents[1].kind, TS_INTENT_ISOLATION);
  assert_int_equal (intents[0].second[0].count, 75);
  unload (&loaded);
  refuse (WITH ("  a: {}\n") "intents: [{want: isolation, between: [ABC]}]\n", "between", "has 1 of 2 entries", NULL);
  refuse (WITH ("  a: {}\n") "intents: [{want: isolation, between: [ABC, ABC, ABC]}]\n", "between", "at most 2", NULL);
  refuse (WITH ("  a: {}\n") "intents: [{want: peace, between: [ABC, Contoso1]}]\n", "peace",
          "one of collaboration, isolation", NULL);
}

static void an_activity_makes_needs_of_some_for_others (void **state)
{
  (void)state;
  Loaded loaded = load_right (WITH ("  a: {}\n") "activities:\n"
                                                 "  help: {who: [Contoso1, Contoso2], needs: ABC.expert, "
                                                 "every: exponential(11h), talk: constant(5min),\n"
                                                 "    third_person: {chance: 15%, from: ABC.expert}, file_share: 30%, "
                                                 "patience: 20min}\n");
  const TsActivity *activity = loaded.scenario->activities;
  assert_int_equal (loaded.scenario->n_activities, 1);
  assert_string_equal (activity->name, "help");
  assert_true (activity->hash == ts_hash_text ("help"));
  assert_int_equal (activity->who.people, 75);
  assert_int_equal (activity->needs.people, 12);
  assert_int_equal (activity->third_from.people, 12);
  assert_true (activity->third_person == 0.15 && activity->file_share == 0.3);
  assert_true (activity->patience == 20 * TS_MINUTE);
  assert_int_equal (activity->every.kind, TS_DISTRIBUTION_EXPONENTIAL);
  assert_false (activity->stray);
  unload (&loaded);
}

static void between_is_an_activity_in_both_directions (void **state)
{
  (void)state;
  Loaded loaded = load_right (
    WITH ("  a: {}\n") "activities: {stray: {between: [Contoso1, Contoso2], every: exponential(200h), stray: true}}\n");
  const TsActivity *activities = loaded.scenario->activities;
  assert_int_equal (loaded.scenario->n_activities, 2);
  assert_true (activities[0].hash == activities[1].hash);
  assert_true (activities[0].stray && activities[1].stray);
  assert_int_equal (activities[0].who.people, 45);
  assert_int_equal (activities[0].needs.people, 30);
  assert_int_equal (activities[1].who.people, 30);
  assert_int_equal (activities[1].needs.people, 45);
  unload (&loaded);
}

#define ACTIVITY(text) WITH ("  a: {}\n") "activities: {help: {" text "}}\n"

static void wrong_activities_are_refused (void **state)
{
  (void)state;
  refuse (ACTIVITY ("every: 1h"), "help", "does not say whose needs", NULL);
  refuse (ACTIVITY ("who: ABC, every: 1h"), "help", "does not say whose needs", NULL);
  refuse (ACTIVITY ("who: ABC, needs: Contoso1"), "help", "\"every\" is missing", NULL);
  refuse (ACTIVITY ("who: ABC, needs: Contoso1, every: 0s"), "0s", "more than 0", NULL);
  refuse (ACTIVITY ("who: ABC, needs: Contoso1, every: often"), "often", "", NULL);
  refuse (ACTIVITY ("who: ABC, needs: Contoso1, every: 1h, patience: 0s"), "0s", "more than 0", NULL);
  refuse (ACTIVITY ("who: ABC, needs: Contoso1, every: 1h, stray: maybe"), "maybe", "one of false, true", NULL);
  refuse (ACTIVITY ("between: [Contoso1, [ABC, Contoso1.mobile.3]], every: 1h"), "[ABC, Contoso1.mobile.3]",
          "on both sides", NULL);
  refuse (ACTIVITY ("between: [ABC, Contoso1], who: ABC, every: 1h"), "help", "as well as", NULL);
  refuse (ACTIVITY ("who: ABC.expert.1, needs: expert1@abc.com, every: 1h"), "expert1@abc.com", "only themselves",
          NULL);
  refuse (ACTIVITY ("who: ABC, needs: Contoso1, every: 1h, third_person: {chance: 5%}"), "third_person",
          "\"from\" is missing", NULL);
  refuse (ACTIVITY ("who: ABC, needs: Contoso1, every: 1h, third_person: {chance: 5%, from: ABC, chat: 101}"), "101",
          "there can be 100 in one", NULL);
  refuse (ACTIVITY ("who: ABC, needs: Contoso1, every: 1h, third_person: {chance: 5%, from: ABC, chat: 2}"), "2", "3",
          NULL);
  refuse (ACTIVITY ("who: ABC, needs: Contoso1, every: 1h, file_share: 130%"), "130%", "100", NULL);
}

static void meetings_begin_ahead_or_at_once_and_no_chat_starts_them (void **state)
{
  (void)state;
  refuse (ACTIVITY ("who: ABC, needs: Contoso1, every: 1h, meeting: {meet_now: true, raster: 15min}"), "15min",
          "these start at once", NULL);
  refuse (ACTIVITY ("who: ABC, needs: Contoso1, every: 1h, meeting: {invited: 2}, "
                    "third_person: {chance: 5%, from: ABC, chat: 12}"),
          "12", "this activity makes meetings", NULL);
  Loaded loaded = load_right (ACTIVITY ("who: ABC, needs: Contoso1, every: 1h, meeting: {meet_now: true, invited: 2}, "
                                        "third_person: {chance: 5%, from: ABC}"));
  const TsActivity *activity = loaded.scenario->activities;
  assert_true (activity->meeting.is_on && activity->meeting.is_meet_now);
  assert_int_equal (activity->meeting.invited, 2);
  assert_int_equal (activity->third_from.people, 12);
  unload (&loaded);
}

static void one_of_many_may_need_the_others (void **state)
{
  (void)state;
  Loaded loaded = load_right (ACTIVITY ("who: ABC.expert.1, needs: ABC, every: 1h"));
  assert_int_equal (loaded.scenario->activities[0].needs.people, 12);
  unload (&loaded);
}

static void a_selection_finds_its_people (void **state)
{
  (void)state;
  TsRange ranges[] = {{.first = 3, .count = 2}, {.first = 10, .count = 1}, {.first = 20, .count = 3}};
  TsSelection selection = {.ranges = ranges, .n_ranges = 3, .people = 6};
  static const uint32_t people[] = {3, 4, 10, 20, 21, 22};
  for (uint32_t k = 0; k < 6; k++) {
    assert_int_equal (ts_selection_person (&selection, k), people[k]);
    assert_true (ts_selection_holds (&selection, people[k]));
  }
  static const uint32_t others[] = {0, 2, 5, 9, 11, 19, 23, TS_NONE};
  for (size_t i = 0; i < G_N_ELEMENTS (others); i++)
    assert_false (ts_selection_holds (&selection, others[i]));
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (what_is_left_out_is_as_the_product_ships_SEED_24),
    cmocka_unit_test (default_is_for_the_tenants_that_are_not_named),
    cmocka_unit_test (a_setting_knows_where_it_is_written),
    cmocka_unit_test (an_allow_list_closes_the_rest_SEED_23),
    cmocka_unit_test (an_empty_allow_list_permits_nobody),
    cmocka_unit_test (a_block_list_closes_one_SEED_23),
    cmocka_unit_test (tenants_need_not_have_the_same_mode_SEED_39),
    cmocka_unit_test (external_access_can_be_off_for_people),
    cmocka_unit_test (wrong_external_access_is_refused),
    cmocka_unit_test (guest_access_is_read_for_each_tenant),
    cmocka_unit_test (guests_are_reachable_where_they_are_active_SEED_55),
    cmocka_unit_test (an_invitation_counts_when_it_is_accepted),
    cmocka_unit_test (wrong_guests_are_refused),
    cmocka_unit_test (words_become_the_values_they_name),
    cmocka_unit_test (intents_hold_between_two_sides),
    cmocka_unit_test (an_activity_makes_needs_of_some_for_others),
    cmocka_unit_test (between_is_an_activity_in_both_directions),
    cmocka_unit_test (wrong_activities_are_refused),
    cmocka_unit_test (meetings_begin_ahead_or_at_once_and_no_chat_starts_them),
    cmocka_unit_test (one_of_many_may_need_the_others),
    cmocka_unit_test (a_selection_finds_its_people),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

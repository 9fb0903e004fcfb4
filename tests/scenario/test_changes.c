/* What a scenario says of changes while the clock runs. */
#include "loaded.h"

#define WITH(changes) HEAD TENANTS CONFIGURATIONS "changes:\n" changes

enum { ABC, CONTOSO1, CONTOSO2 };

static const TsConfiguration *configuration (const Loaded *loaded, uint32_t number)
{
  return &loaded->scenario->configurations[number];
}

static void an_epoch_is_the_configuration_with_every_change_that_holds_then (void **state)
{
  (void)state;
  Loaded loaded = load_right (WITH ("  - {at: 3d, until: 4d, external_access: {Contoso1: {block: [abc.com]}}}\n"
                                    "  - {at: 1d, external_access: {ABC: off}}\n"));
  const TsConfiguration *plain = configuration (&loaded, 0);
  assert_int_equal (plain->n_epochs, 3);
  for (uint32_t i = 0; i < 3; i++)
    assert_false (ts_settings_external (plain->epochs[i].settings, ABC)->on);
  assert_int_equal (plain->epochs[0].at, TS_DAY);
  assert_int_equal (plain->epochs[1].at, 3 * TS_DAY);
  assert_int_equal (plain->epochs[2].at, 4 * TS_DAY);
  assert_int_equal (ts_settings_external (plain->epochs[0].settings, CONTOSO1)->n_blocked, 0);
  assert_int_equal (ts_settings_external (plain->epochs[1].settings, CONTOSO1)->n_blocked, 1);
  assert_int_equal (ts_settings_external (plain->epochs[2].settings, CONTOSO1)->n_blocked, 0);
  assert_true (ts_settings_external (plain->settings, ABC)->on);
  assert_non_null (plain->settled);
  unload (&loaded);
}

static void a_change_holds_in_the_configurations_it_names_and_else_in_all (void **state)
{
  (void)state;
  Loaded loaded = load_right (WITH ("  - {at: 1d, external_access: {default: off}}\n"
                                    "  - {at: 2d, configurations: [other], external_access: {default: open}}\n"));
  assert_int_equal (configuration (&loaded, 0)->n_epochs, 1);
  assert_int_equal (configuration (&loaded, 1)->n_epochs, 2);
  assert_true (ts_settings_external (configuration (&loaded, 1)->epochs[1].settings, CONTOSO2)->on);
  unload (&loaded);
}

static void later_changes_and_later_lines_prevail (void **state)
{
  (void)state;
  Loaded loaded = load_right (WITH ("  - {at: 2d, external_access: {ABC: open}}\n"
                                    "  - {at: 1d, external_access: {ABC: off}}\n"
                                    "  - {at: 3d, external_access: {ABC: off}}\n"
                                    "  - {at: 3d, external_access: {ABC: open}}\n"));
  const TsConfiguration *plain = configuration (&loaded, 0);
  static const bool on[] = {false, true, true};
  assert_int_equal (plain->n_epochs, 3);
  for (uint32_t i = 0; i < 3; i++)
    assert_int_equal (ts_settings_external (plain->epochs[i].settings, ABC)->on, on[i]);
  unload (&loaded);
}

static void what_a_change_does_not_write_stays_as_it_is (void **state)
{
  (void)state;
  Loaded loaded =
    load_right (HEAD TENANTS "configurations:\n"
                             "  plain: {guest_access: {Contoso1: {access: on, calling: off}},\n"
                             "          guests: [{who: ABC.expert, in: Contoso1/field-support}]}\n"
                             "changes:\n"
                             "  - {at: 1d, guest_access: {Contoso2: on}}\n"
                             "  - {at: 2d, remove_guests: [{who: ABC.expert.2, in: Contoso1/field-support}]}\n");
  const TsConfiguration *plain = configuration (&loaded, 0);
  size_t n;
  const TsGuestAccess *contoso1 = ts_settings_guest_access (plain->epochs[1].settings, CONTOSO1);
  assert_true (contoso1->on && !contoso1->calling);
  assert_true (ts_settings_guest_access (plain->epochs[1].settings, CONTOSO2)->on);
  const TsGuestGrant *before = ts_settings_guests (plain->epochs[0].settings, &n);
  assert_true (n == 1 && before[0].people.count == 12);
  const TsGuestGrant *grants = ts_settings_guests (plain->epochs[1].settings, &n);
  assert_int_equal (n, 2);
  assert_int_equal (grants[0].people.count, 1);
  assert_int_equal (grants[1].people.first, 2);
  assert_int_equal (grants[1].people.count, 10);
  unload (&loaded);
}

static void people_come_and_go_without_another_setting (void **state)
{
  (void)state;
  Loaded loaded = load_right (WITH ("  - {at: 1d, until: 2d, leave: ABC.expert.3}\n"
                                    "  - {at: 3d, join: [Contoso1.mobile]}\n"));
  const TsConfiguration *plain = configuration (&loaded, 0);
  assert_int_equal (plain->n_epochs, 0);
  assert_null (plain->settled);
  assert_int_equal (plain->n_absences, 2);
  assert_true (plain->absences[0].from == TS_DAY && plain->absences[0].until == 2 * TS_DAY);
  assert_int_equal (plain->absences[0].people.first, 2);
  assert_true (plain->absences[1].from == 0 && plain->absences[1].until == 3 * TS_DAY);
  assert_int_equal (plain->absences[1].people.count, 15);
  unload (&loaded);
}

static void members_join_and_leave_teams_of_their_own_tenant (void **state)
{
  (void)state;
  Loaded loaded =
    load_right (HEAD TENANTS "configurations:\n"
                             "  plain: {external_access: {default: off}, guest_access: {default: on},\n"
                             "          guests: [{who: ABC.expert, in: Contoso2/field-support}]}\n"
                             "changes:\n"
                             "  - {at: 1d, leave_team: [{who: Contoso2.technician, in: Contoso2/field-support}]}\n"
                             "  - {at: 2d, join_team: [{who: Contoso2.mobile, in: Contoso2/field-support}]}\n");
  enum { EXPERT = 0, TECHNICIAN2 = 12 + 45, MOBILE2 = 12 + 45 + 20 };
  const uint32_t callees[] = {TECHNICIAN2, MOBILE2};
  static const bool found[3][2] = {{true, false}, {false, false}, {false, true}};
  for (int i = 0; i < 3; i++)
    for (int j = 0; j < 2; j++) {
      const TsConfiguration *plain = configuration (&loaded, 0);
      TsPolicy *policy = ts_policy_compile (i == 0 ? plain->settings : plain->epochs[i - 1].settings);
      TsQuestion question = {.operation = TS_OPERATION_SEARCH,
                             .caller = ts_policy_profile_of (policy, EXPERT),
                             .callee = ts_policy_profile_of (policy, callees[j]),
                             .caller_tenant = CONTOSO2,
                             .callee_tenant = CONTOSO2};
      assert_int_equal (ts_policy_decide (policy, &question).kind == TS_VERDICT_ALLOW, found[i][j]);
      ts_policy_free (policy);
    }
  unload (&loaded);
}

static void what_cannot_be_is_refused (void **state)
{
  (void)state;
  refuse (WITH ("  - {at: 1d}\n"), "{at: 1d}", "says nothing that changes", NULL);
  refuse (WITH ("  - {leave: ABC}\n"), "{leave: ABC}", "\"at\" is missing", NULL);
  refuse (WITH ("  - {at: 2d, until: 2d, leave: ABC}\n"), "2d", "must be later than `at`", NULL);
  refuse (WITH ("  - {at: 2d, configurations: plian, leave: ABC}\n"), "plian", "there is no configuration",
          "did you mean \"plain\"?");
  refuse (WITH ("  - {at: 2d, configurations: [plain, otter], leave: ABC}\n"), "otter", "there is no configuration",
          "did you mean \"other\"?");
  refuse (WITH ("  - {at: 2d, join_team: [{who: ABC.expert, in: Contoso1/field-support}]}\n"), "ABC.expert",
          "only people of the team's own tenant", NULL);
  refuse (WITH ("  - {at: 2d, guests: [{who: Contoso1.mobile, in: Contoso1/field-support}]}\n"), "Contoso1.mobile",
          "cannot be its guests", NULL);
  refuse (WITH ("  - {at: 2d, external_access: {ABD: off}}\n"), "ABD", "there is no tenant", "did you mean \"ABC\"?");
  warn (WITH ("  - {at: 5d, leave: ABC}\n"), "5d", "the clock has stopped by then", NULL);
}

static void switching_habits_and_faults_that_cannot_be_are_refused (void **state)
{
  (void)state;
#define SWITCHING(text) HEAD TENANTS "configurations:\n  a: {switching: " text "}\n"
#define FAULT(text) HEAD TENANTS CONFIGURATIONS "faults:\n  down: " text "\n"
  refuse (SWITCHING ("on-demnd"), "on-demnd", "expected home, on-demand", "did you mean \"on-demand\"?");
  refuse (SWITCHING ("resident(ABD)"), "resident(ABD)", "there is no tenant", "did you mean \"ABC\"?");
  refuse (SWITCHING ("rota(ABC)"), "rota(ABC)", "expected home", NULL);
  refuse (SWITCHING ("rota(ABC mon-fri 8)"), "rota(ABC mon-fri 8)", "is not a time span", NULL);
  refuse (SWITCHING ("rota()"), "rota()", "expected home", NULL);
  refuse (FAULT ("{outage: ABC}"), "down", "write either", NULL);
  refuse (FAULT ("{outage: ABC, at: 1d}"), "down", "go together", NULL);
  refuse (FAULT ("{outage: ABC, at: 2d, until: 1d}"), "down", "must be later", NULL);
  refuse (FAULT ("{at: 1d, until: 2d}"), "down", "is one of", NULL);
  refuse (FAULT ("{outage: ABD, at: 1d, until: 2d}"), "ABD", "there is no tenant", "did you mean \"ABC\"?");
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (an_epoch_is_the_configuration_with_every_change_that_holds_then),
    cmocka_unit_test (a_change_holds_in_the_configurations_it_names_and_else_in_all),
    cmocka_unit_test (later_changes_and_later_lines_prevail),
    cmocka_unit_test (what_a_change_does_not_write_stays_as_it_is),
    cmocka_unit_test (people_come_and_go_without_another_setting),
    cmocka_unit_test (members_join_and_leave_teams_of_their_own_tenant),
    cmocka_unit_test (what_cannot_be_is_refused),
    cmocka_unit_test (switching_habits_and_faults_that_cannot_be_are_refused),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

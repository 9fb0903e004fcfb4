/* The era of a scenario: its defaults, what they cost, and what is assumed of it. */
#include "loaded.h"

#define HEAD_2026 "tenantsim: 1\nname: Test\nera: 2026\nclock: {start: 2026-04-06T00:00, duration: 5d}\n"

static Loaded load_era (const char *head, const char *configuration)
{
  g_autofree char *text = g_strdup_printf ("%s" TENANTS "configurations: {it: {%s}}\n", head, configuration);
  return load_right (text);
}

static bool assumes (const TsScenario *scenario, const char *words)
{
  for (char **sentence = scenario->assumptions; *sentence != NULL; sentence++)
    if (strstr (*sentence, words) != NULL)
      return true;
  return false;
}

static void guest_access_and_mobile_files_are_on_in_2026_and_off_in_2020 (void **state)
{
  (void)state;
  Loaded now = load_era (HEAD_2026, ""), then = load_era (HEAD, "");
  assert_int_equal (now.scenario->era, TS_ERA_2026);
  for (uint32_t tenant = 0; tenant < 3; tenant++) {
    assert_true (ts_settings_guest_access (now.scenario->configurations[0].settings, tenant)->on);
    assert_false (ts_settings_guest_access (then.scenario->configurations[0].settings, tenant)->on);
  }
  assert_true (now.scenario->configurations[0].ra_mobile_files);
  assert_false (then.scenario->configurations[0].ra_mobile_files);
  unload (&now);
  unload (&then);
}

static void what_is_written_holds_in_every_era (void **state)
{
  (void)state;
  Loaded now = load_era (HEAD_2026, "guest_access: {Contoso1: off}, ra_mobile_files: off");
  Loaded then = load_era (HEAD, "guest_access: {Contoso1: on}, ra_mobile_files: on");
  assert_false (ts_settings_guest_access (now.scenario->configurations[0].settings, 1)->on);
  assert_true (ts_settings_guest_access (then.scenario->configurations[0].settings, 1)->on);
  assert_false (now.scenario->configurations[0].ra_mobile_files);
  assert_true (then.scenario->configurations[0].ra_mobile_files);
  unload (&now);
  unload (&then);
}

static void assert_actions (const char *head, const char *configuration, uint64_t actions)
{
  Loaded loaded = load_era (head, configuration);
  assert_int_equal (loaded.scenario->configurations[0].admin_actions, actions);
  unload (&loaded);
}

static void admins_work_against_the_defaults_of_the_era_C_3 (void **state)
{
  (void)state;
  assert_actions (HEAD_2026, "", 0);
  assert_actions (HEAD_2026, "guest_access: {default: on}", 0);
  assert_actions (HEAD_2026, "guest_access: {default: off}", 3);
  assert_actions (HEAD, "guest_access: {default: on}", 3);
  assert_actions (HEAD, "guest_access: {default: off}", 0);
  assert_actions (HEAD_2026, "external_access: {default: off}", 3);
}

static char *hash_of (const char *head, const char *configuration)
{
  Loaded loaded = load_era (head, configuration);
  char *hash = g_strdup (loaded.scenario->effective_sha256);
  unload (&loaded);
  return hash;
}

static void a_default_that_is_written_is_the_same_scenario (void **state)
{
  (void)state;
  g_autofree char *now = hash_of (HEAD_2026, ""), *on = hash_of (HEAD_2026, "ra_mobile_files: on");
  g_autofree char *off = hash_of (HEAD_2026, "ra_mobile_files: off");
  g_autofree char *then = hash_of (HEAD, ""), *then_off = hash_of (HEAD, "ra_mobile_files: off");
  assert_string_equal (now, on);
  assert_string_not_equal (now, off);
  assert_string_equal (then, then_off);
}

static void the_results_say_what_is_assumed_of_the_era (void **state)
{
  (void)state;
  static const char *const of_2026[] = {"Group calls over external access are possible among Teams clients",
                                        "Two HoloLens, and a HoloLens and Remote Assist mobile, can call",
                                        "Teams mobile cannot call Remote Assist mobile, which can",
                                        "A group call holds 50 people",
                                        "Teams desktop rings for every account of its person",
                                        "a tenant refuses trials of others",
                                        "Remote Assist mobile can share files (ra_mobile_files: on)"};
  static const char of_2020[] = "Remote Assist mobile cannot call Teams mobile (FAQ";
  Loaded now = load_era (HEAD_2026, ""), then = load_era (HEAD, "");
  for (size_t i = 0; i < G_N_ELEMENTS (of_2026); i++) {
    assert_true (assumes (now.scenario, of_2026[i]));
    assert_false (assumes (then.scenario, of_2026[i]));
  }
  assert_true (assumes (then.scenario, of_2020));
  assert_false (assumes (now.scenario, of_2020));
  unload (&now);
  unload (&then);
}

static void subdomains_are_blocked_since_2026_where_it_is_written (void **state)
{
  (void)state;
  static const char with[] = "external_access: {ABC: {block: [contoso1.com], block_subdomains: on}}";
  Loaded now = load_era (HEAD_2026, with);
  assert_true (ts_settings_external (now.scenario->configurations[0].settings, 0)->block_subdomains);
  assert_int_equal (now.scenario->configurations[0].admin_actions, 2); /* an entry and the switch */
  unload (&now);
  Loaded without = load_era (HEAD_2026, "external_access: {ABC: {block: [contoso1.com]}}");
  assert_false (ts_settings_external (without.scenario->configurations[0].settings, 0)->block_subdomains);
  unload (&without);
  refuse (HEAD TENANTS "configurations: {it: {external_access: {ABC: {block: [contoso1.com], block_subdomains: "
                       "on}}}}\n",
          "block_subdomains", "\"block_subdomains\" is not in era 2020-04", NULL);
  warn (HEAD_2026 TENANTS "configurations: {it: {external_access: {ABC: {allow: [], block_subdomains: on}}}}\n", "ABC",
        "block_subdomains has no effect: nothing is on the block list", NULL);
}

static void an_unknown_era_is_an_error (void **state)
{
  (void)state;
  Loaded loaded = load (
    "tenantsim: 1\nname: Test\nera: 2027\nclock: {start: 2020-04-06T00:00, duration: 5d}\n" TENANTS CONFIGURATIONS);
  assert_int_equal (loaded.status, TS_LOAD_INVALID);
  g_autofree char *said = ts_diagnostics_format (loaded.diagnostics, false);
  assert_non_null (strstr (said, "2026"));
  unload (&loaded);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (guest_access_and_mobile_files_are_on_in_2026_and_off_in_2020),
    cmocka_unit_test (what_is_written_holds_in_every_era),
    cmocka_unit_test (admins_work_against_the_defaults_of_the_era_C_3),
    cmocka_unit_test (a_default_that_is_written_is_the_same_scenario),
    cmocka_unit_test (the_results_say_what_is_assumed_of_the_era),
    cmocka_unit_test (subdomains_are_blocked_since_2026_where_it_is_written),
    cmocka_unit_test (an_unknown_era_is_an_error),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

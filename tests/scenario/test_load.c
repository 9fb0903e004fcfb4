/* A scenario file: what it must hold, how mistakes are reported, and what identifies it. */
#include "loaded.h"

#define SMALL HEAD TENANTS CONFIGURATIONS

static void the_least_scenario_has_the_product_and_the_defaults (void **state)
{
  (void)state;
  Loaded loaded = load_right (SMALL);
  const TsScenario *scenario = loaded.scenario;
  assert_string_equal (scenario->path, "folder/test.yaml");
  assert_string_equal (scenario->base_name, "test.yaml");
  assert_string_equal (scenario->text, SMALL);
  assert_string_equal (scenario->name, "Test");
  assert_null (scenario->question);
  assert_int_equal (scenario->era, TS_ERA_2020_04);
  assert_string_equal (scenario->start, "2020-04-06T00:00");
  assert_int_equal (scenario->start_unix, 1586131200);
  assert_int_equal (scenario->duration, 5 * TS_DAY);
  assert_int_equal (scenario->replications, 10);
  assert_int_equal (scenario->seed, 1);
  assert_int_equal (scenario->n_intents, 0);
  assert_int_equal (scenario->n_activities, 0);
  assert_int_equal (scenario->n_expectations, 0);
  assert_int_equal (scenario->n_configurations, 2);
  assert_int_equal (ts_directory_people (scenario->directory), 87);
  unload (&loaded);
}

static void the_clock_is_read_to_its_limits (void **state)
{
  (void)state;
  Loaded loaded = load_right ("tenantsim: 1\nname: Test\nera: 2020-04\n"
                              "clock: {start: 2020-02-29T23:59:58, duration: 1h, replications: 100000, "
                              "seed: 9223372036854775807}\n" TENANTS CONFIGURATIONS);
  assert_int_equal (loaded.scenario->replications, 100000);
  assert_true (loaded.scenario->seed == (uint64_t)INT64_MAX);
  assert_int_equal (loaded.scenario->start_unix, 1583020798);
  unload (&loaded);
}

static void what_must_be_there_is_asked_for_by_name (void **state)
{
  (void)state;
  static const char *const keys[] = {"tenantsim", "name", "era", "clock", "tenants", "configurations"};
  Loaded loaded = load ("question: none\n");
  for (size_t i = 0; i < G_N_ELEMENTS (keys); i++) {
    g_autofree char *says = g_strdup_printf ("\"%s\" is missing", keys[i]);
    assert_said (&loaded, TS_SEVERITY_ERROR, "question", says, NULL);
  }
  assert_int_equal (ts_diagnostics_length (loaded.diagnostics), G_N_ELEMENTS (keys));
  unload (&loaded);
}

static void an_empty_file_is_said_to_be_empty (void **state)
{
  (void)state;
  static const char *const texts[] = {"", "# only a comment\n", "\n\n"};
  for (size_t i = 0; i < G_N_ELEMENTS (texts); i++) {
    Loaded loaded = load (texts[i]);
    assert_int_equal (loaded.status, TS_LOAD_INVALID);
    assert_int_equal (ts_diagnostics_count (loaded.diagnostics, TS_SEVERITY_ERROR), 1);
    unload (&loaded);
  }
}

static void a_missing_file_has_no_line (void **state)
{
  (void)state;
  TsDiagnostics *diagnostics = ts_diagnostics_new ();
  TsScenario *scenario = NULL;
  assert_int_equal (ts_scenario_load ("/nowhere/at-all.yaml", NULL, 0, diagnostics, &scenario), TS_LOAD_UNREADABLE);
  assert_null (scenario);
  assert_int_equal (ts_diagnostics_get (diagnostics, 0)->line, 0);
  assert_string_equal (ts_diagnostics_get (diagnostics, 0)->file, "/nowhere/at-all.yaml");
  ts_diagnostics_free (diagnostics);
}

static void an_unknown_key_is_pointed_at_with_the_nearest_one (void **state)
{
  (void)state;
  refuse (SMALL "intent: []\n", "intent", "unknown key \"intent\"", "did you mean \"intents\"?");
  refuse (HEAD TENANTS "configurations: {plain: {swiching: home}}\n", "swiching", "unknown key \"swiching\"",
          "did you mean \"switching\"?");
  refuse (SMALL "behaviour: {answred: 3%}\n", "answred", "unknown key", "did you mean \"answered\"?");
  refuse (SMALL "zebra: 1\n", "zebra", "known here: tenantsim, name, question", NULL);
}

static void all_mistakes_of_a_file_come_out_together_in_order (void **state)
{
  (void)state;
  Loaded loaded = load ("tenantsim: 2\nname: Test\nera: 1999\nclock: {start: monday, duration: 5}\n"
                        "tenants: {ABC: {domains: [], users: {expert: {count: 0, client: phone}}}}\n"
                        "activities: {a: {who: ABD, needs: ABC, every: 1}}\n"
                        "configurations: {}\nexpect: [\"plain: speed > 3\"]\n");
  assert_int_equal (loaded.status, TS_LOAD_INVALID);
  assert_said (&loaded, TS_SEVERITY_ERROR, "2", "not a version", NULL);
  assert_said (&loaded, TS_SEVERITY_ERROR, "1999", "not an era", NULL);
  assert_said (&loaded, TS_SEVERITY_ERROR, "5", "needs a unit", NULL);
  assert_said (&loaded, TS_SEVERITY_ERROR, "domains", "is empty", NULL);
  assert_said (&loaded, TS_SEVERITY_ERROR, "0", "whole number", NULL);
  assert_said (&loaded, TS_SEVERITY_ERROR, "phone", "not a client", NULL);
  assert_said (&loaded, TS_SEVERITY_ERROR, "ABD", "no tenant, group or person", "did you mean \"ABC\"?");
  assert_said (&loaded, TS_SEVERITY_ERROR, "configurations", "is empty", NULL);
  assert_said (&loaded, TS_SEVERITY_ERROR, "plain", "no configuration", NULL);
  int line = 0;
  for (size_t i = 0; i < ts_diagnostics_length (loaded.diagnostics); i++) {
    assert_true (ts_diagnostics_get (loaded.diagnostics, i)->line >= line);
    line = ts_diagnostics_get (loaded.diagnostics, i)->line;
  }
  unload (&loaded);
}

static void values_are_what_the_table_says_and_not_what_yaml_guesses (void **state)
{
  (void)state;
  refuse (
    "tenantsim: 1\nname: [a, b]\nera: 2020-04\nclock: {start: 2020-04-06T00:00, duration: 5d}\n" TENANTS CONFIGURATIONS,
    "[a, b]", "expected a text, not a list", NULL);
  refuse (HEAD "tenants: {no: {domains: [n.com], users: {1e3: {count: 1e3, client: hololens}}}}\n" CONFIGURATIONS,
          "1e3", "whole number", NULL);
  Loaded loaded = load_right ("tenantsim: 1\nname: no\nera: 2020-04\nclock: {start: 2020-04-06T00:00, duration: 5d}\n"
                              "tenants: {no: {domains: [n.com], users: {0123: {count: 1, client: hololens}}}}\n"
                              "configurations: {off: {external_access: {default: off}}, null: {}}\n");
  assert_string_equal (loaded.scenario->name, "no");
  assert_string_equal (loaded.scenario->groups[0].full_name, "no.0123");
  assert_string_equal (loaded.scenario->configurations[0].name, "off");
  assert_string_equal (loaded.scenario->configurations[1].name, "null");
  unload (&loaded);
}

static void a_mapping_that_is_no_mapping_is_told_so (void **state)
{
  (void)state;
  refuse (SMALL "activities: {a: 5}\n", "5", "expected a mapping of keys", NULL);
  refuse (SMALL "intents: {want: isolation}\n", "{want: isolation}", "expected a list of intents, not a mapping", NULL);
  refuse (HEAD TENANTS "configurations:\n  plain:\n", ":", "not nothing", NULL);
}

static void names_are_letters_digits_and_dashes (void **state)
{
  (void)state;
  refuse (HEAD TENANTS "configurations: {\"a b\": {}}\n", "\"a b\"", "is not a name", NULL);
  refuse (HEAD TENANTS "configurations: {a.b: {}}\n", "a.b", "is not a name", NULL);
  g_autofree char *longest = g_strnfill (64, 'x');
  g_autofree char *right = g_strdup_printf (HEAD TENANTS "configurations: {%s: {}}\n", longest);
  Loaded loaded = load_right (right);
  unload (&loaded);
  g_autofree char *wrong = g_strdup_printf (HEAD TENANTS "configurations: {%sx: {}}\n", longest);
  g_autofree char *name = g_strdup_printf ("%sx", longest);
  refuse (wrong, name, "at most 64", NULL);
}

/* ---------------------------------------------------------------- overrides -- */

static void set_replaces_a_value_and_is_checked_like_the_file (void **state)
{
  (void)state;
  const TsOverride right[] = {{"clock.replications", "3"}, {"behaviour.answered", "50%"}};
  Loaded loaded = load_with (SMALL, right, 2);
  assert_int_equal (loaded.status, TS_LOAD_OK);
  assert_int_equal (loaded.scenario->replications, 3);
  assert_true (loaded.scenario->configurations[1].behaviour.answered == 0.5);
  unload (&loaded);

  const TsOverride wrong = {"clock.replications", "0"};
  loaded = load_with (SMALL, &wrong, 1);
  assert_int_equal (loaded.status, TS_LOAD_INVALID);
  g_autofree char *said = ts_diagnostics_format (loaded.diagnostics, false);
  assert_non_null (strstr (said, "--set clock.replications"));
  unload (&loaded);
}

static void set_changes_what_is_in_force_but_not_the_text (void **state)
{
  (void)state;
  const TsOverride seed = {"clock.seed", "2"};
  Loaded plain = load_right (SMALL);
  Loaded set = load_with (SMALL, &seed, 1);
  assert_string_equal (plain.scenario->sha256, set.scenario->sha256);
  assert_string_not_equal (plain.scenario->effective_sha256, set.scenario->effective_sha256);
  unload (&plain);
  unload (&set);
}

/* ----------------------------------------------------------------- identity -- */

static char *effective (const char *text)
{
  Loaded loaded = load_right (text);
  char *sha = g_strdup (loaded.scenario->effective_sha256);
  unload (&loaded);
  return sha;
}

static void assert_effective (const char *a, const char *b, bool same)
{
  g_autofree char *first = effective (a);
  g_autofree char *second = effective (b);
  assert_int_equal (strlen (first), 64);
  if (same)
    assert_string_equal (first, second);
  else
    assert_string_not_equal (first, second);
}

static void the_sum_of_the_text_is_sha256 (void **state)
{
  (void)state;
  Loaded loaded = load_right (SMALL);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, SMALL, -1);
  assert_string_equal (loaded.scenario->sha256, sum);
  unload (&loaded);
}

static void comments_layout_and_written_defaults_do_not_change_what_is_in_force (void **state)
{
  (void)state;
  assert_effective (SMALL, "# a comment\n" SMALL "# another\n", true);
  assert_effective (SMALL, SMALL "behaviour: {answered: 70%}\n", true);
  assert_effective (SMALL, HEAD TENANTS "configurations:\n  plain: {switching: home}\n  \"other\": { }\n", true);
  assert_effective (SMALL, CONFIGURATIONS TENANTS HEAD, true);
}

static void another_order_of_groups_or_another_number_changes_what_is_in_force (void **state)
{
  (void)state;
  assert_effective (SMALL, SMALL "behaviour: {answered: 71%}\n", false);
  assert_effective (SMALL, HEAD TENANTS "configurations:\n  other: {}\n  plain: {}\n", false);
  assert_effective (SMALL, HEAD TENANTS "configurations:\n  plain: {behaviour: {answered: 70%}}\n  other: {}\n", false);
  assert_effective (
    HEAD TENANTS "behaviour: {answered: 50%}\nconfigurations: {a: {behaviour: {tries: 4}}}\n",
    HEAD TENANTS "behaviour: {answered: 50%}\nconfigurations: {a: {behaviour: {tries: 4, answered: 70%}}}\n", false);
}

/* ----------------------------------------------------------------- positions -- */

static void an_origin_knows_its_line_and_column (void **state)
{
  (void)state;
  int line, column;
  Loaded loaded = load_right (SMALL "expect:\n  - \"plain: exposure == 0\"\n");
  assert_true (ts_scenario_position (loaded.scenario, loaded.scenario->configurations[1].origin, &line, &column));
  assert_int_equal (line, 19);
  assert_int_equal (column, 3);
  assert_true (ts_scenario_position (loaded.scenario, loaded.scenario->expectations[0].origin, &line, &column));
  assert_int_equal (line, 21);
  assert_int_equal (column, 5);
  assert_false (ts_scenario_position (loaded.scenario, 0, &line, &column));
  assert_false (ts_scenario_position (loaded.scenario, 1000000, &line, &column));
  unload (&loaded);
}

static void a_configuration_is_found_by_name_or_by_something_like_it (void **state)
{
  (void)state;
  Loaded loaded = load_right (SMALL);
  assert_int_equal (ts_scenario_configuration (loaded.scenario, "other"), 1);
  assert_int_equal (ts_scenario_configuration (loaded.scenario, "othre"), TS_NONE);
  assert_string_equal (ts_scenario_nearest_configuration (loaded.scenario, "othre"), "other");
  assert_null (ts_scenario_nearest_configuration (loaded.scenario, "zebra"));
  unload (&loaded);
}

static void limits_are_stated (void **state)
{
  (void)state;
  GString *text = g_string_new (HEAD TENANTS "configurations:\n");
  for (int i = 0; i < 201; i++)
    g_string_append_printf (text, "  c%d: {}\n", i);
  refuse (text->str, "configurations", "has 201 entries; at most 200", NULL);
  g_string_free (text, TRUE);
}

/* Ten thousand groups, twenty thousand people: nothing may be quadratic. */
static void a_large_estate_loads_in_reasonable_time (void **state)
{
  (void)state;
  GString *text = g_string_new (HEAD "tenants:\n");
  for (int tenant = 0; tenant < 100; tenant++) {
    g_string_append_printf (text, "  T%d:\n    domains: [t%d.com]\n    users:\n", tenant, tenant);
    for (int group = 0; group < 100; group++)
      g_string_append_printf (text, "      g%dx: {count: 2, client: hololens}\n", group);
  }
  g_string_append (text, CONFIGURATIONS);
  gint64 start = g_get_monotonic_time ();
  Loaded loaded = load_right (text->str);
  assert_true (g_get_monotonic_time () - start < 5 * G_USEC_PER_SEC);
  assert_int_equal (ts_directory_groups (loaded.scenario->directory), 10000);
  assert_int_equal (loaded.scenario->n_calendars, 1);
  unload (&loaded);
  g_string_free (text, TRUE);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (the_least_scenario_has_the_product_and_the_defaults),
    cmocka_unit_test (the_clock_is_read_to_its_limits),
    cmocka_unit_test (what_must_be_there_is_asked_for_by_name),
    cmocka_unit_test (an_empty_file_is_said_to_be_empty),
    cmocka_unit_test (a_missing_file_has_no_line),
    cmocka_unit_test (an_unknown_key_is_pointed_at_with_the_nearest_one),
    cmocka_unit_test (all_mistakes_of_a_file_come_out_together_in_order),
    cmocka_unit_test (values_are_what_the_table_says_and_not_what_yaml_guesses),
    cmocka_unit_test (a_mapping_that_is_no_mapping_is_told_so),
    cmocka_unit_test (names_are_letters_digits_and_dashes),
    cmocka_unit_test (set_replaces_a_value_and_is_checked_like_the_file),
    cmocka_unit_test (set_changes_what_is_in_force_but_not_the_text),
    cmocka_unit_test (the_sum_of_the_text_is_sha256),
    cmocka_unit_test (comments_layout_and_written_defaults_do_not_change_what_is_in_force),
    cmocka_unit_test (another_order_of_groups_or_another_number_changes_what_is_in_force),
    cmocka_unit_test (an_origin_knows_its_line_and_column),
    cmocka_unit_test (a_configuration_is_found_by_name_or_by_something_like_it),
    cmocka_unit_test (limits_are_stated),
    cmocka_unit_test (a_large_estate_loads_in_reasonable_time),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

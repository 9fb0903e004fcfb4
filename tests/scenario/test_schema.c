/* The JSON Schema for editors, and the scenarios that come with tenantsim. */
#include "loaded.h"

#include <jansson.h>
#include <source_folder.h>

#include "../../sim/scenario/keys.h"

#define FOLDER TENANTSIM_SOURCE_DIR "/scenarios/"

static char *contents (const char *path)
{
  char *text = NULL;
  assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

static void the_schema_in_scenarios_is_the_one_that_is_printed (void **state)
{
  (void)state;
  g_autofree char *printed = ts_scenario_schema ();
  g_autofree char *kept = contents (FOLDER "tenantsim.schema.json");
  assert_string_equal (printed, kept);
}

static void it_is_a_schema_of_draft_2020_12 (void **state)
{
  (void)state;
  g_autofree char *text = ts_scenario_schema ();
  json_t *schema = json_loads (text, JSON_REJECT_DUPLICATES, NULL);
  assert_non_null (schema);
  assert_string_equal (json_string_value (json_object_get (schema, "$schema")),
                       "https://json-schema.org/draft/2020-12/schema");
  assert_true (json_is_false (json_object_get (schema, "additionalProperties")));
  json_decref (schema);
}

/* The object schema of a table, inside whatever stands around it. */
static json_t *object_schema (json_t *schema)
{
  json_t *any = json_object_get (schema, "anyOf"), *choice;
  size_t i;
  json_array_foreach (any, i, choice) if (json_object_get (choice, "properties") != NULL) return choice;
  if (json_object_get (schema, "properties") != NULL)
    return schema;
  json_t *inner = json_object_get (schema, "items");
  inner = inner != NULL ? inner : json_object_get (schema, "additionalProperties");
  return json_is_object (inner) ? object_schema (inner) : NULL;
}

/* Every key of every table is in the schema, with what it means. */
static uint32_t check_table (const TsTable *table, json_t *schema)
{
  uint32_t n = 0;
  assert_non_null (schema);
  for (size_t i = 0; i < table->n; i++) {
    const TsKey *key = &table->keys[i];
    json_t *property = json_object_get (json_object_get (schema, "properties"), key->name);
    assert_non_null (property);
    assert_string_equal (json_string_value (json_object_get (property, "description")), key->means);
    n++;
    const TsType *type = key->type;
    while (type->table == NULL && type->item != NULL)
      type = type->item;
    if (type->table != NULL)
      n += check_table (type->table, object_schema (property));
  }
  return n;
}

static void every_key_is_described (void **state)
{
  (void)state;
  g_autofree char *text = ts_scenario_schema ();
  json_t *schema = json_loads (text, 0, NULL);
  assert_in_range (check_table (&ts_scenario_keys, schema), 120, 400);
  json_decref (schema);
}

/* Defaults are written as a scenario would write them: each can be read back. */
static void every_default_can_be_written (void **state)
{
  (void)state;
  for (size_t i = 0; i < ts_behaviour_keys.n; i++) {
    g_autofree char *text = g_strdup_printf (HEAD TENANTS CONFIGURATIONS "behaviour: {%s: %s}\n",
                                             ts_behaviour_keys.keys[i].name,
                                             ts_key_default (&ts_behaviour_keys.keys[i], TS_ERA_2020_04));
    Loaded loaded = load_right (text);
    unload (&loaded);
  }
}

/* ---------------------------------------------------------------- scenarios -- */

static Loaded load_file (const char *name)
{
  g_autofree char *path = g_strconcat (FOLDER, name, NULL);
  Loaded loaded = {.diagnostics = ts_diagnostics_new ()};
  loaded.status = ts_scenario_load (path, NULL, 0, loaded.diagnostics, &loaded.scenario);
  g_autofree char *said = ts_diagnostics_format (loaded.diagnostics, false);
  if (loaded.status != TS_LOAD_OK || ts_diagnostics_length (loaded.diagnostics) > 0)
    fail_msg ("%s", said);
  return loaded;
}

static void every_scenario_loads_without_a_word_and_says_what_it_asks (void **state)
{
  (void)state;
  GDir *folder = g_dir_open (FOLDER, 0, NULL);
  assert_non_null (folder);
  int n = 0;
  for (const char *name = g_dir_read_name (folder); name != NULL; name = g_dir_read_name (folder)) {
    if (!g_str_has_suffix (name, ".yaml"))
      continue;
    Loaded loaded = load_file (name);
    assert_int_equal (loaded.scenario->text[0], '#');
    assert_non_null (strstr (loaded.scenario->text, "What to look at in the result"));
    assert_non_null (loaded.scenario->question);
    assert_true (loaded.scenario->n_expectations > 0);
    unload (&loaded);
    n++;
  }
  g_dir_close (folder);
  assert_true (n >= 4);
}

static TsReachCounts reach (const Loaded *loaded, const char *configuration)
{
  uint32_t index = ts_scenario_configuration (loaded->scenario, configuration);
  TsReachCounts counts;
  assert_int_not_equal (index, TS_NONE);
  assert_true (ts_policy_reach_counts (loaded->scenario->configurations[index].policy, loaded->scenario->intents,
                                       loaded->scenario->n_intents, 0, &counts));
  return counts;
}

static void the_figure_has_the_groups_and_configurations_of_the_seed (void **state)
{
  (void)state;
  static const char *const groups[] = {"ABC.expert", "Contoso1.technician", "Contoso1.mobile", "Contoso2.technician",
                                       "Contoso2.mobile"};
  static const char *const configurations[] = {"isolated", "open-federation", "allow-lists",           "block-lists",
                                               "guests",   "guests-home",     "guests-and-allow-lists"};
  Loaded loaded = load_file ("contoso-abc.yaml");
  assert_int_equal (ts_directory_groups (loaded.scenario->directory), 5);
  for (int i = 0; i < 5; i++)
    assert_string_equal (loaded.scenario->groups[i].full_name, groups[i]);
  assert_int_equal (loaded.scenario->n_configurations, 7);
  for (int i = 0; i < 7; i++)
    assert_string_equal (loaded.scenario->configurations[i].name, configurations[i]);
  unload (&loaded);
}

/* 12 experts, 45 and 30 Remote Assist users of whom 15 and 10 use a phone; ordered pairs. */
static void the_figure_shows_who_can_reach_whom_SEED_16_to_SEED_20 (void **state)
{
  (void)state;
  Loaded loaded = load_file ("contoso-abc.yaml");
  assert_int_equal (reach (&loaded, "isolated").unmet, 2 * 12 * 75);
  assert_int_equal (reach (&loaded, "open-federation").violations, 2 * 45 * 30);
  static const char *const lists[] = {"allow-lists", "block-lists"};
  for (int i = 0; i < 2; i++) {
    assert_int_equal (reach (&loaded, lists[i]).violations, 0);
    assert_int_equal (reach (&loaded, lists[i]).unmet, 2 * 12 * 25);
  }
  static const char *const guests[] = {"guests", "guests-home", "guests-and-allow-lists"};
  for (int i = 0; i < 3; i++) {
    assert_int_equal (reach (&loaded, guests[i]).violations, 0);
    assert_int_equal (reach (&loaded, guests[i]).unmet, 0);
  }
  unload (&loaded);
}

static void a_single_tenant_needs_nothing_SEED_2 (void **state)
{
  (void)state;
  Loaded loaded = load_file ("single-tenant.yaml");
  assert_int_equal (ts_directory_tenants (loaded.scenario->directory), 1);
  assert_int_equal (loaded.scenario->configurations[0].admin_actions, 0);
  unload (&loaded);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (the_schema_in_scenarios_is_the_one_that_is_printed),
    cmocka_unit_test (it_is_a_schema_of_draft_2020_12),
    cmocka_unit_test (every_key_is_described),
    cmocka_unit_test (every_default_can_be_written),
    cmocka_unit_test (every_scenario_loads_without_a_word_and_says_what_it_asks),
    cmocka_unit_test (the_figure_has_the_groups_and_configurations_of_the_seed),
    cmocka_unit_test (the_figure_shows_who_can_reach_whom_SEED_16_to_SEED_20),
    cmocka_unit_test (a_single_tenant_needs_nothing_SEED_2),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

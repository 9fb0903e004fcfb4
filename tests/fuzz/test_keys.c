/* test_keys.c - the valid scenarios of the fuzzing write every key of the language */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>
#include <source_folder.h>

#include <glib.h>

#include "estate_text.h"

#define ESTATES 600
#define LONGEST 3000

/* Keys that no text alone can have: `times` names a file. The others say nothing of what happens in a run. */
static const char *const left_out[] = {"times", "question", "warm_up", "reason"};

static bool is_left_out (const char *key)
{
  for (size_t i = 0; i < G_N_ELEMENTS (left_out); i++)
    if (strcmp (key, left_out[i]) == 0)
      return true;
  return false;
}

static void add_keys (GHashTable *keys, const json_t *schema)
{
  const char *name;
  json_t *value;
  size_t i;
  if (json_is_array (schema))
    json_array_foreach (schema, i, value) add_keys (keys, value);
  json_object_foreach (json_object_get (schema, "properties"), name, value) g_hash_table_add (keys, (gpointer)name);
  json_object_foreach ((json_t *)schema, name, value) add_keys (keys, value);
}

/* Keys stand at the beginning of a line or of a mapping, with a colon after. */
static void take_keys (GHashTable *missing, const char *text)
{
  for (const char *end = strchr (text, ':'); end != NULL; end = strchr (end + 1, ':')) {
    const char *start = end;
    while (start > text && (g_ascii_isalnum (start[-1]) || start[-1] == '_'))
      start--;
    g_autofree char *key = g_strndup (start, (gsize)(end - start));
    g_hash_table_remove (missing, key);
  }
}

static void take_some_estates (GHashTable *missing)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  uint8_t bytes[LONGEST];
  for (int estate = 0; estate < ESTATES && g_hash_table_size (missing) > 0; estate++) {
    for (size_t i = 0; i < LONGEST; i++)
      bytes[i] = (uint8_t)g_rand_int_range (random, 0, 256);
    g_autofree char *text = estate_text (bytes, LONGEST);
    take_keys (missing, text);
  }
}

static void test_valid_scenarios_write_every_key_of_the_schema (void **state)
{
  (void)state;
  json_t *schema = json_load_file (TENANTSIM_SOURCE_DIR "/scenarios/tenantsim.schema.json", 0, NULL);
  assert_non_null (schema);
  g_autoptr (GHashTable) missing = g_hash_table_new (g_str_hash, g_str_equal);
  add_keys (missing, schema);
  assert_true (g_hash_table_size (missing) > 100);
  take_some_estates (missing);
  GHashTableIter keys;
  gpointer key;
  g_hash_table_iter_init (&keys, missing);
  while (g_hash_table_iter_next (&keys, &key, NULL))
    if (!is_left_out (key))
      fail_msg ("no scenario that fuzzing makes has \"%s\"", (const char *)key);
  json_decref (schema);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_valid_scenarios_write_every_key_of_the_schema),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

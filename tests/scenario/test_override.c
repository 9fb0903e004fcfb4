/* "--set path=value": one value of the tree replaced, or added where it was missing. */
#include "scalar.h"

#include "../../sim/scenario/tree.h"

static const char file[] = "clock: {replications: 30, seed: 1}\n"
                           "activities:\n"
                           "  assistance: {who: [A, B], every: exponential(11h)}\n"
                           "configurations:\n"
                           "  guests: {switching: on-demand}\n"
                           "  guests.v1.5: {switching: on-demand}\n"
                           "behaviour:\n";

typedef struct {
  TsDiagnostics *diagnostics;
  TsTree *tree;
  bool done;
} Overridden;

static Overridden override_with (const char *path, const char *value)
{
  Overridden result = {.diagnostics = ts_diagnostics_new ()};
  TsOverride set = {.path = path, .value = value};
  result.tree = ts_tree_parse ("a.yaml", file, strlen (file), result.diagnostics);
  result.done = ts_tree_override (result.tree, &set, result.diagnostics);
  return result;
}

static void clear (Overridden *result)
{
  ts_tree_free (result->tree);
  ts_diagnostics_free (result->diagnostics);
}

static const TsNode *at (const Overridden *result, const char *first, const char *second, const char *third)
{
  const TsNode *node = ts_node_get (result->tree->root, first);
  if (second != NULL)
    node = ts_node_get (node, second);
  return third == NULL ? node : ts_node_get (node, third);
}

static void refuse (const char *path, const char *value, const char *says)
{
  Overridden result = override_with (path, value);
  assert_false (result.done);
  assert_int_equal (ts_diagnostics_length (result.diagnostics), 1);
  const TsDiagnostic *diagnostic = ts_diagnostics_get (result.diagnostics, 0);
  g_autofree char *expected = g_strdup_printf ("--set %s=%s", path, value);
  assert_string_equal (diagnostic->file, expected);
  assert_int_equal (diagnostic->line, 0);
  assert_null (diagnostic->source);
  if (strstr (diagnostic->message, says) == NULL)
    fail_msg ("\"%s\" does not say \"%s\"", diagnostic->message, says);
  clear (&result);
}

static void a_value_is_replaced (void **state)
{
  (void)state;
  Overridden result = override_with ("clock.replications", "5");
  assert_true (result.done);
  const TsNode *node = at (&result, "clock", "replications", NULL);
  assert_string_equal (node->text, "5");
  assert_string_equal (node->override, "clock.replications");
  assert_int_equal (node->line, 0);
  assert_int_equal (node->origin, result.tree->positions->len);
  assert_string_equal (at (&result, "clock", "seed", NULL)->text, "1");
  assert_int_equal (ts_node_entry (ts_node_get (result.tree->root, "clock"), "replications")->key->line, 1);
  clear (&result);
}

static void a_missing_value_is_added_with_all_mappings_on_the_way (void **state)
{
  (void)state;
  Overridden result = override_with ("behaviour.answered", "50%");
  assert_string_equal (at (&result, "behaviour", "answered", NULL)->text, "50%");
  clear (&result);
  result = override_with ("x.y.z", "1");
  assert_true (result.done);
  assert_string_equal (at (&result, "x", "y", "z")->text, "1");
  assert_string_equal (ts_node_get (result.tree->root, "x")->override, "x.y.z");
  assert_string_equal (ts_node_entry (result.tree->root, "x")->key->override, "x.y.z");
  assert_true (ts_node_get (result.tree->root, "x")->origin > 0);
  clear (&result);
}

static void a_value_is_yaml (void **state)
{
  (void)state;
  Overridden result = override_with ("activities.assistance.every", "exponential(2h)");
  assert_string_equal (at (&result, "activities", "assistance", "every")->text, "exponential(2h)");
  clear (&result);
  result = override_with ("activities.assistance.who", "[C, {d: e}]");
  const TsNode *who = at (&result, "activities", "assistance", "who");
  assert_int_equal (who->kind, TS_NODE_SEQUENCE);
  assert_string_equal (ts_node_get (ts_node_item (who, 1), "d")->text, "e");
  assert_string_equal (ts_node_get (ts_node_item (who, 1), "d")->override, "activities.assistance.who");
  clear (&result);
  result = override_with ("name", "");
  assert_string_equal (ts_node_get (result.tree->root, "name")->text, "");
  assert_false (ts_node_get (result.tree->root, "name")->quoted);
  clear (&result);
  result = override_with ("clock.start", "2020-04-06T00:00");
  assert_string_equal (at (&result, "clock", "start", NULL)->text, "2020-04-06T00:00");
  clear (&result);
}

static void items_are_counted_from_0 (void **state)
{
  (void)state;
  Overridden result = override_with ("activities.assistance.who.1", "C");
  const TsNode *who = at (&result, "activities", "assistance", "who");
  assert_string_equal (ts_node_item (who, 0)->text, "A");
  assert_string_equal (ts_node_item (who, 1)->text, "C");
  clear (&result);
  refuse ("activities.assistance.who.2", "C", "there is no item \"2\": the list has 2");
  refuse ("activities.assistance.who.x", "C", "\"x\" is not the number of an item");
  refuse ("activities.assistance.who.-1", "C", "is not the number of an item");
}

static void the_longest_key_that_exists_wins (void **state)
{
  (void)state;
  Overridden result = override_with ("configurations.guests.v1.5.switching", "home");
  assert_string_equal (at (&result, "configurations", "guests.v1.5", "switching")->text, "home");
  assert_string_equal (at (&result, "configurations", "guests", "switching")->text, "on-demand");
  assert_int_equal (ts_node_length (at (&result, "configurations", "guests", NULL)), 1);
  clear (&result);
}

static void a_wrong_path_is_explained (void **state)
{
  (void)state;
  refuse ("", "5", "the path is empty");
  refuse ("x..y", "5", "a key is missing in the path");
  refuse (".x", "5", "a key is missing in the path");
  refuse ("x.", "5", "a key is missing in the path");
  refuse ("clock.", "5", "a key is missing in the path");
  refuse ("clock.seed.more", "5", "\"clock.seed\" is the text \"1\" and has no keys");
  GString *deep = g_string_new ("x");
  for (int i = 0; i < 100; i++)
    g_string_append (deep, ".x");
  refuse (deep->str, "5", "nested more than 64 deep");
  g_string_free (deep, TRUE);
}

static void a_wrong_value_is_explained (void **state)
{
  (void)state;
  refuse ("name", "[a, b", "not closed with \"]\"");
  refuse ("name", "&x 1", "anchors");
  refuse ("name", "{a: 1, a: 2}", "the key \"a\" is written twice");
  refuse ("name", "\xFF", "not UTF-8");
  refuse ("name", "a: b: c", "a \":\" cannot stand here");
}

static void a_wrong_override_changes_nothing (void **state)
{
  (void)state;
  Overridden result = override_with ("new.key", "[a");
  assert_null (ts_node_get (result.tree->root, "new"));
  clear (&result);
  result = override_with ("new..key", "1");
  assert_null (ts_node_get (result.tree->root, "new"));
  clear (&result);
  result = override_with ("new.", "1");
  assert_null (ts_node_get (result.tree->root, "new"));
  clear (&result);
}

static void later_errors_name_the_override (void **state)
{
  (void)state;
  Overridden result = override_with ("clock.seed", "x");
  ts_diagnostics_error (result.diagnostics, at (&result, "clock", "seed", NULL), NULL, "no number");
  g_autofree char *text = ts_diagnostics_format (result.diagnostics, false);
  assert_string_equal (text, "--set clock.seed: error: no number\n");
  clear (&result);
}

/* A sweep or a server loads with thousands of paths: GLib never forgets an interned string. */
static void paths_are_forgotten_with_the_tree (void **state)
{
  (void)state;
  const char *path = "configurations.guests.never-seen-before";
  Overridden result = override_with (path, "1");
  assert_true (result.done);
  clear (&result);
  assert_int_equal (g_quark_try_string (path), 0);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (a_value_is_replaced),
    cmocka_unit_test (a_missing_value_is_added_with_all_mappings_on_the_way),
    cmocka_unit_test (a_value_is_yaml),
    cmocka_unit_test (items_are_counted_from_0),
    cmocka_unit_test (the_longest_key_that_exists_wins),
    cmocka_unit_test (a_wrong_path_is_explained),
    cmocka_unit_test (a_wrong_value_is_explained),
    cmocka_unit_test (a_wrong_override_changes_nothing),
    cmocka_unit_test (later_errors_name_the_override),
    cmocka_unit_test (paths_are_forgotten_with_the_tree),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

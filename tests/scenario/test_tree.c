/* A YAML file becomes a tree in which everything knows where it stands; what the scenario
 * language has not is refused, and the rest is still read. */
#include "scalar.h"

#include "../../sim/scenario/tree.h"

typedef struct {
  TsDiagnostics *diagnostics;
  TsTree *tree;
} Parsed;

static Parsed parse_bytes (const char *text, size_t length)
{
  Parsed parsed = {.diagnostics = ts_diagnostics_new ()};
  parsed.tree = ts_tree_parse ("a.yaml", text, length, parsed.diagnostics);
  assert_non_null (parsed.tree);
  return parsed;
}

static Parsed parse (const char *text)
{
  return parse_bytes (text, strlen (text));
}

static void clear (Parsed *parsed)
{
  ts_tree_free (parsed->tree);
  ts_diagnostics_free (parsed->diagnostics);
}

static void assert_clean (const Parsed *parsed)
{
  g_autofree char *text = ts_diagnostics_format (parsed->diagnostics, false);
  assert_string_equal (text, "");
}

static void assert_error (const Parsed *parsed, size_t index, int line, int column, int width, const char *says)
{
  if (index >= ts_diagnostics_length (parsed->diagnostics))
    fail_msg ("there is no error about: %s", says);
  const TsDiagnostic *diagnostic = ts_diagnostics_get (parsed->diagnostics, index);
  if (strstr (diagnostic->message, says) == NULL)
    fail_msg ("\"%s\" does not say \"%s\"", diagnostic->message, says);
  assert_int_equal (diagnostic->severity, TS_SEVERITY_ERROR);
  assert_int_equal (diagnostic->line, line);
  assert_int_equal (diagnostic->column, column);
  assert_int_equal (diagnostic->width, width);
}

/* The text gives exactly one error. */
static void refuse (const char *text, int line, int column, int width, const char *says)
{
  Parsed parsed = parse (text);
  g_autofree char *all = ts_diagnostics_format (parsed.diagnostics, false);
  if (ts_diagnostics_length (parsed.diagnostics) != 1)
    fail_msg ("not one error:\n%s", all);
  assert_error (&parsed, 0, line, column, width, says);
  clear (&parsed);
}

static void assert_place (const TsNode *node, int line, int column, int width)
{
  assert_non_null (node);
  assert_int_equal (node->line, line);
  assert_int_equal (node->column, column);
  assert_int_equal (node->width, width);
}

static void keys_and_values_know_where_they_stand (void **state)
{
  (void)state;
  Parsed parsed = parse (
    "# a comment\nname: ABC and more  # why\nclock: {start: 1, seed: 'x y'}\nlist:\n  - one\n  - [2,\n     3]\n");
  const TsNode *root = parsed.tree->root;
  assert_clean (&parsed);
  assert_int_equal (ts_node_length (root), 3);
  assert_place (root, 2, 1, 4);
  assert_place (ts_node_entry (root, "name")->key, 2, 1, 4);
  assert_place (ts_node_get (root, "name"), 2, 7, 12);
  assert_string_equal (ts_node_get (root, "name")->text, "ABC and more");
  assert_false (ts_node_get (root, "name")->quoted);
  const TsNode *clock = ts_node_get (root, "clock");
  assert_place (clock, 3, 8, 23);
  assert_place (ts_node_get (clock, "seed"), 3, 25, 5);
  assert_true (ts_node_get (clock, "seed")->quoted);
  const TsNode *list = ts_node_get (root, "list");
  assert_int_equal (list->kind, TS_NODE_SEQUENCE);
  assert_int_equal (ts_node_length (list), 2);
  assert_place (list, 5, 3, 1);
  assert_place (ts_node_item (list, 1), 6, 5, 3);
  assert_place (ts_node_item (ts_node_item (list, 1), 1), 7, 6, 1);
  assert_null (ts_node_get (root, "nam"));
  assert_null (ts_node_get (ts_node_get (root, "name"), "x"));
  clear (&parsed);
}

static void columns_count_characters_not_bytes (void **state)
{
  (void)state;
  Parsed parsed = parse ("\xEF\xBB\xBFZ\xC3\xBCrich: {\xE6\x9D\xB1\xE4\xBA\xAC: x}\r\nb: c\r\n");
  assert_clean (&parsed);
  const TsNode *zurich = ts_node_get (parsed.tree->root, "Z\xC3\xBCrich");
  assert_place (zurich, 1, 9, 7);
  assert_place (ts_node_get (zurich, "\xE6\x9D\xB1\xE4\xBA\xAC"), 1, 14, 1);
  assert_place (ts_node_get (parsed.tree->root, "b"), 2, 4, 1);
  clear (&parsed);
}

static void origins_grow_with_the_position_and_find_it_again (void **state)
{
  (void)state;
  typedef struct {
    int line;
    int column;
  } Position;
  Parsed parsed = parse ("a: 1\nb: [2, {c: 3}]\n");
  const TsNode *b = ts_node_get (parsed.tree->root, "b");
  const TsNode *three = ts_node_get (ts_node_item (b, 1), "c");
  assert_int_equal (parsed.tree->root->origin, 1);
  assert_true (ts_node_get (parsed.tree->root, "a")->origin < b->origin);
  assert_true (b->origin < three->origin);
  assert_int_equal (three->origin, parsed.tree->positions->len);
  const Position *position = &g_array_index (parsed.tree->positions, Position, three->origin - 1);
  assert_int_equal (position->line, 2);
  assert_int_equal (position->column, 12);
  for (guint i = 1; i < parsed.tree->positions->len; i++) {
    const Position *earlier = &g_array_index (parsed.tree->positions, Position, i - 1);
    const Position *later = &g_array_index (parsed.tree->positions, Position, i);
    assert_true (earlier->line < later->line || (earlier->line == later->line && earlier->column <= later->column));
  }
  clear (&parsed);
}

static void nothing_is_guessed_from_the_look_of_text (void **state)
{
  (void)state;
  Parsed parsed = parse ("a: off\nb: 0123\nc: ~\nd: null\ne: 1e3\nf: \"\"\ng:\nh: |\n  two\n  lines\n");
  const TsNode *root = parsed.tree->root;
  assert_clean (&parsed);
  assert_string_equal (ts_node_get (root, "a")->text, "off");
  assert_string_equal (ts_node_get (root, "b")->text, "0123");
  assert_string_equal (ts_node_get (root, "c")->text, "~");
  assert_string_equal (ts_node_get (root, "d")->text, "null");
  assert_string_equal (ts_node_get (root, "e")->text, "1e3");
  assert_true (ts_node_get (root, "f")->quoted);
  assert_string_equal (ts_node_get (root, "g")->text, "");
  assert_false (ts_node_get (root, "g")->quoted);
  assert_place (ts_node_get (root, "g"), 7, 2, 1);
  assert_string_equal (ts_node_get (root, "h")->text, "two\nlines\n");
  assert_true (ts_node_get (root, "h")->quoted);
  assert_place (ts_node_get (root, "h"), 8, 4, 1);
  clear (&parsed);
}

static void anchors_aliases_tags_and_merge_keys_are_refused (void **state)
{
  (void)state;
  refuse ("a: &x 1\n", 1, 4, 2, "anchors");
  refuse ("a: &x {b: 1}\n", 1, 4, 2, "anchors");
  refuse ("a: *x\n", 1, 4, 2, "aliases");
  refuse ("a: [1, *xy]\n", 1, 8, 3, "aliases");
  refuse ("a: !!str 1\n", 1, 4, 5, "tags");
  refuse ("a: !mine [1]\n", 1, 4, 5, "tags");
  refuse ("a: ! 1\n", 1, 4, 1, "tags");
  refuse ("a: ! {b: c}\n", 1, 4, 1, "tags");
  refuse ("a: !e!x 1\n", 1, 4, 1, "tags");
  refuse ("a: {b: 1}\nc:\n  <<: *a\n  d: 2\n", 3, 3, 2, "merge keys");
  refuse ("*a : 1\nb: 2\n", 1, 1, 2, "aliases");
  refuse ("a: *\n", 1, 4, 1, "aliases");
}

static void a_quoted_merge_key_is_only_text (void **state)
{
  (void)state;
  Parsed parsed = parse ("'<<': 1\n");
  assert_clean (&parsed);
  assert_non_null (ts_node_get (parsed.tree->root, "<<"));
  clear (&parsed);
}

static void directives_and_more_documents_are_refused (void **state)
{
  (void)state;
  refuse ("%YAML 1.1\n---\na: 1\n", 1, 1, 5, "directives");
  refuse ("%TAG !e! tag:e.example,2020:\n---\na: 1\n", 1, 1, 4, "directives");
  refuse ("%FOO\n---\na: 1\n", 1, 1, 1, "directives");
  refuse ("a: 1\n---\nb: 2\n", 2, 1, 3, "a second document");
  refuse ("a: 1\n...\n---\nb: 2\n---\nc: 3\n", 3, 1, 3, "a second document");
  Parsed parsed = parse ("---\na: 1\n...\n");
  assert_clean (&parsed);
  assert_non_null (parsed.tree->root);
  clear (&parsed);
}

static void a_key_is_plain_text_written_once (void **state)
{
  (void)state;
  refuse ("a: 1\nb: 2\na: 3\n", 3, 1, 1, "\"a\" is written twice: in line 1 and here in line 3");
  refuse ("a: 1\n'a': 2\n", 2, 1, 3, "written twice");
  refuse ("? [x, y]\n: 1\nb: 2\n", 1, 3, 1, "a key must be plain text, not a list");
  refuse ("{{x: y}: 1, b: 2}\n", 1, 2, 1, "a key must be plain text, not a mapping");
  refuse (": 1\nb: 2\n", 1, 1, 1, "a key cannot be empty");
  refuse ("{: 1, b: 2}\n", 1, 2, 1, "a key cannot be empty");
  refuse ("? \n: 1\nb: 2\n", 1, 2, 1, "a key cannot be empty");
  refuse ("\"\": 1\nb: 2\n", 1, 1, 2, "a key cannot be empty");
}

static void of_a_duplicate_the_first_is_kept (void **state)
{
  (void)state;
  Parsed parsed = parse ("a: 1\na: *x\nb: 2\n");
  assert_int_equal (ts_node_length (parsed.tree->root), 2);
  assert_string_equal (ts_node_get (parsed.tree->root, "a")->text, "1");
  assert_int_equal (ts_diagnostics_length (parsed.diagnostics), 2);
  assert_error (&parsed, 0, 2, 1, 1, "written twice");
  assert_error (&parsed, 1, 2, 4, 2, "aliases");
  clear (&parsed);
}

static void all_that_is_wrong_comes_out_together (void **state)
{
  (void)state;
  Parsed parsed = parse ("a: &x 1\nb: *x\nc: !t 2\nd: 4\nd: 5\n---\ne: 6\n");
  assert_int_equal (ts_diagnostics_count (parsed.diagnostics, TS_SEVERITY_ERROR), 5);
  assert_string_equal (ts_node_get (parsed.tree->root, "a")->text, "1");
  assert_null (ts_node_get (parsed.tree->root, "b"));
  assert_string_equal (ts_node_get (parsed.tree->root, "c")->text, "2");
  assert_string_equal (ts_node_get (parsed.tree->root, "d")->text, "4");
  clear (&parsed);
}

static char *nested (int depth, const char *before)
{
  GString *text = g_string_new (before);
  for (int i = 0; i < depth; i++)
    g_string_append_c (text, '[');
  for (int i = 0; i < depth; i++)
    g_string_append_c (text, ']');
  return g_string_free (text, FALSE);
}

/* The root mapping is the first level. */
static void nesting_ends_at_64 (void **state)
{
  (void)state;
  g_autofree char *deepest = nested (TS_TREE_MAX_DEPTH - 1, "a: ");
  g_autofree char *deeper = nested (TS_TREE_MAX_DEPTH, "a: ");
  g_autofree char *absurd = nested (200000, "a: ");
  Parsed parsed = parse (deepest);
  assert_clean (&parsed);
  clear (&parsed);
  refuse (deeper, 1, 3 + TS_TREE_MAX_DEPTH, 1, "nested more than 64 deep");
  refuse (absurd, 1, 3 + TS_TREE_MAX_DEPTH, 1, "nested more than 64 deep");
}

static void what_follows_deep_nesting_is_still_read (void **state)
{
  (void)state;
  g_autofree char *deep = nested (100, "a: ");
  g_autofree char *text = g_strconcat (deep, "\nb: 2\n", NULL);
  Parsed parsed = parse (text);
  assert_non_null (ts_node_get (parsed.tree->root, "b"));
  clear (&parsed);
}

static void text_that_is_not_utf8_is_found_at_its_first_byte (void **state)
{
  (void)state;
  refuse ("a: 1\nb: \xC3\xBC\xFFx\nc: \xFE\n", 2, 5, 1, "\\xFF is not UTF-8");
  refuse ("a: \xC3\n", 1, 4, 1, "\\xC3 is not UTF-8");
  refuse ("a: \xED\xA0\x80\n", 1, 4, 1, "\\xED is not UTF-8");
  Parsed parsed = parse ("a: 1\nb: \xFF\nc: 3\n");
  assert_string_equal (ts_node_get (parsed.tree->root, "c")->text, "3");
  clear (&parsed);
  parsed = parse_bytes ("\xFF\xFE\x61\x00", 4);
  assert_int_equal (ts_diagnostics_length (parsed.diagnostics), 1);
  assert_error (&parsed, 0, 1, 1, 1, "UTF-16");
  assert_null (parsed.tree->root);
  clear (&parsed);
}

static void control_characters_are_refused_raw_and_escaped (void **state)
{
  (void)state;
  Parsed parsed = parse_bytes ("a: 1\nb: x\0y\n", 12);
  assert_int_equal (ts_diagnostics_length (parsed.diagnostics), 1);
  assert_error (&parsed, 0, 2, 5, 1, "control character \\x00");
  clear (&parsed);
  refuse ("a: x\x1B[31m\n", 1, 5, 1, "control character \\x1B");
  refuse ("a: x\x7F\n", 1, 5, 1, "control character \\x7F");
  refuse ("a: \xC2\x85\n", 1, 4, 1, "control character \\x85");
  refuse ("a: \xE2\x80\xA8\n", 1, 4, 1, "U+2028");
  refuse ("a: 1\rb: 2\n", 1, 5, 1, "carriage return");
  refuse ("a: 1\n\xEF\xBB\xBF"
          "b: 2\n",
          2, 1, 1, "byte order mark");
  refuse ("a: \"x\\0y\"\n", 1, 4, 6, "control character \\x00");
  refuse ("a: \"\\e[31m\"\n", 1, 4, 8, "control character \\x1B");
  parsed = parse ("a: \"tab\\tline\\n\"\n");
  assert_clean (&parsed);
  clear (&parsed);
}

static void a_file_without_keys_is_no_scenario (void **state)
{
  (void)state;
  refuse ("", 1, 1, 1, "the file is empty");
  refuse ("\n\n# nothing\n", 1, 1, 1, "the file is empty");
  refuse ("---\n...\n", 1, 1, 1, "the file is empty");
  refuse ("\xEF\xBB\xBF", 1, 1, 1, "the file is empty");
  refuse ("\n- a\n- b\n", 1, 1, 1, "holds a list");
  refuse ("just words\n", 1, 1, 1, "holds text");
  Parsed parsed = parse ("- a\n");
  assert_null (parsed.tree->root);
  clear (&parsed);
}

static void broken_yaml_is_explained_once_and_leaves_no_root (void **state)
{
  (void)state;
  refuse ("a: [1, 2\nb: 3\n", 1, 4, 1, "not closed with \"]\"");
  refuse ("a: {b: 1\n", 1, 4, 1, "not closed with \"}\"");
  refuse ("a: \"open\nb: 3\n", 1, 4, 1, "closing quote is missing");
  refuse ("a: b: c\n", 1, 5, 1, "a \":\" cannot stand here");
  refuse ("a: 1\nb\nc: 3\n", 2, 1, 1, "a \":\" is missing after this key");
  refuse ("a:\n\tb: 1\n", 2, 1, 1, "a tab cannot indent");
  refuse ("a: @x\n", 1, 4, 1, "text cannot begin with this character");
  refuse ("a:\n  b: 1\n c: 2\n", 3, 2, 1, "does not fit the mapping");
  refuse ("a: \"\\q\"\n", 1, 5, 1, "not an escape");
  refuse ("a: - 1\n", 1, 4, 1, "a \"- \" item cannot stand here");
  refuse ("a: \"\\x:\"\n", 1, 7, 1, "hexadecimal digits are missing");
  refuse ("{a: b}}\n", 1, 7, 1, "this bracket closes nothing");
  refuse ("a: {b: c}}\n", 1, 10, 1, "this bracket closes nothing");
  refuse ("a: \"x\" y\n", 1, 8, 1, "does not belong to the value before it");
  refuse ("a: {b: 1 c: 2}\n", 1, 4, 1, "a \",\" is missing");
  refuse ("a:\n - 1\n b: 2\n", 3, 2, 1, "does not fit the list");
  Parsed parsed = parse ("a: 1\nb: [\n");
  assert_null (parsed.tree->root);
  clear (&parsed);
}

/* Quadratic work would take minutes here. */
static void a_long_line_is_read_in_linear_time (void **state)
{
  (void)state;
  GString *text = g_string_new ("a: [");
  for (int i = 0; i < 40000; i++)
    g_string_append (text, "{b, c: !x d},");
  g_string_append (text, "]\n");
  Parsed parsed = parse_bytes (text->str, text->len);
  assert_int_equal (ts_node_length (ts_node_get (parsed.tree->root, "a")), 40000);
  assert_int_equal (ts_diagnostics_length (parsed.diagnostics), 40000);
  clear (&parsed);
  g_string_free (text, TRUE);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (keys_and_values_know_where_they_stand),
    cmocka_unit_test (columns_count_characters_not_bytes),
    cmocka_unit_test (origins_grow_with_the_position_and_find_it_again),
    cmocka_unit_test (nothing_is_guessed_from_the_look_of_text),
    cmocka_unit_test (anchors_aliases_tags_and_merge_keys_are_refused),
    cmocka_unit_test (a_quoted_merge_key_is_only_text),
    cmocka_unit_test (directives_and_more_documents_are_refused),
    cmocka_unit_test (a_key_is_plain_text_written_once),
    cmocka_unit_test (of_a_duplicate_the_first_is_kept),
    cmocka_unit_test (all_that_is_wrong_comes_out_together),
    cmocka_unit_test (nesting_ends_at_64),
    cmocka_unit_test (what_follows_deep_nesting_is_still_read),
    cmocka_unit_test (text_that_is_not_utf8_is_found_at_its_first_byte),
    cmocka_unit_test (control_characters_are_refused_raw_and_escaped),
    cmocka_unit_test (a_file_without_keys_is_no_scenario),
    cmocka_unit_test (broken_yaml_is_explained_once_and_leaves_no_root),
    cmocka_unit_test (a_long_line_is_read_in_linear_time),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

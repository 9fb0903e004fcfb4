/* tree_parse.c - from libyaml's events to nodes, and what the scenario language leaves out of YAML */
#include "tree_build.h"

#include <stdarg.h>
#include <string.h>

#include "escape.h"

#define ABSURD_DEPTH 1000

static TsNode *read_node (TsBuilder *builder, const yaml_event_t *event, int depth);

const char *ts_builder_at (TsBuilder *builder, yaml_mark_t mark)
{
  while (builder->cursor_index > mark.index) {
    builder->cursor = g_utf8_prev_char (builder->cursor);
    builder->cursor_index--;
  }
  while (builder->cursor_index < mark.index && *builder->cursor != '\0') {
    builder->cursor = g_utf8_next_char (builder->cursor);
    builder->cursor_index++;
  }
  return builder->cursor;
}

static bool is_line_end (char c)
{
  return c == '\n' || c == '\r' || c == '\0';
}

/* The column of a mark, from 1; the last character's where the mark is past the line. */
static int column_of (TsBuilder *builder, yaml_mark_t mark)
{
  bool is_past = is_line_end (*ts_builder_at (builder, mark)) && mark.column > 0;
  return (int)mark.column + (is_past ? 0 : 1);
}

/* Characters from a mark to another, or to the last of its line that is not a blank. */
static int width_between (TsBuilder *builder, yaml_mark_t from, yaml_mark_t to)
{
  int width = 0;
  int up_to_text = 0;
  if (from.line == to.line)
    return MAX (1, (int)(to.column - from.column));
  for (const char *at = ts_builder_at (builder, from); !is_line_end (*at); at = g_utf8_next_char (at)) {
    width++;
    if (*at != ' ' && *at != '\t')
      up_to_text = width;
  }
  return MAX (1, up_to_text);
}

/* Characters of the word at a mark: an anchor, an alias, a tag. */
static int word_width (TsBuilder *builder, yaml_mark_t mark)
{
  int width = 0;
  for (const char *at = ts_builder_at (builder, mark); !is_line_end (*at) && strchr (" \t,[]{}", *at) == NULL;
       at = g_utf8_next_char (at))
    width++;
  return MAX (1, width);
}

void ts_builder_report (TsBuilder *builder, yaml_mark_t mark, int width, const char *hint, const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  g_autofree char *message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  int line = builder->override == NULL ? (int)mark.line + 1 : 0;
  int column = builder->override == NULL ? column_of (builder, mark) : 0;
  ts_diagnostics_add (builder->diagnostics, TS_SEVERITY_ERROR, line, column, width, hint, "%s", message);
}

/* The next event; false when there will be none because the text is not YAML. */
static bool next_event (TsBuilder *builder, yaml_event_t *event)
{
  if (builder->broken)
    return false;
  if (yaml_parser_parse (&builder->parser, event))
    return true;
  builder->broken = true;
  ts_builder_report_syntax (builder);
  return false;
}

static TsNode *node_at (TsBuilder *builder, TsNodeKind kind, const yaml_event_t *event)
{
  int width = width_between (builder, event->start_mark, event->end_mark);
  int column = column_of (builder, event->start_mark);
  return ts_node_new (builder->tree, kind, (int)event->start_mark.line + 1, column, width, builder->override);
}

static bool begins_collection (const yaml_event_t *event)
{
  return event->type == YAML_MAPPING_START_EVENT || event->type == YAML_SEQUENCE_START_EVENT;
}

static bool ends_collection (const yaml_event_t *event)
{
  return event->type == YAML_MAPPING_END_EVENT || event->type == YAML_SEQUENCE_END_EVENT;
}

/* Passes over the rest of the node that begins with `event`, without a word about it. Gives up on
 * absurd nesting, for which libyaml takes time quadratic in the depth. */
static void skip_node (TsBuilder *builder, const yaml_event_t *event)
{
  size_t open = begins_collection (event) ? 1 : 0;
  while (open > 0) {
    yaml_event_t inner;
    if (!next_event (builder, &inner))
      return;
    open += begins_collection (&inner) ? 1 : 0;
    open -= ends_collection (&inner) ? 1 : 0;
    yaml_event_delete (&inner);
    if (open > ABSURD_DEPTH) {
      builder->broken = true;
      return;
    }
  }
}

static void check_properties (TsBuilder *builder, const yaml_event_t *event, const yaml_char_t *anchor,
                              const yaml_char_t *tag)
{
  int width = word_width (builder, event->start_mark);
  if (anchor != NULL)
    ts_builder_report (builder, event->start_mark, width, NULL, "anchors (\"&\") are no part of a scenario");
  if (tag != NULL)
    ts_builder_report (builder, event->start_mark, width, "text that begins with \"!\" needs quotes",
                       "tags (\"!\") are no part of a scenario");
}

/* A scalar's text. Escapes can smuggle in what tree_text.c keeps out. */
static char *scalar_text (TsBuilder *builder, const yaml_event_t *event)
{
  const char *value = (const char *)event->data.scalar.value;
  const char *end = value + event->data.scalar.length;
  GString *text = g_string_sized_new (event->data.scalar.length);
  bool reported = false;
  while (value < end) {
    gunichar c = *value == '\0' ? 0 : g_utf8_get_char (value);
    bool is_bad = (c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7F && c < 0xA0);
    if (is_bad && !reported) {
      ts_builder_report (builder, event->start_mark, width_between (builder, event->start_mark, event->end_mark), NULL,
                         "the text holds the control character \\x%02X", c);
      reported = true;
    }
    g_string_append_unichar (text, is_bad ? 0xFFFD : c);
    value = *value == '\0' ? value + 1 : g_utf8_next_char (value);
  }
  return g_string_free (text, FALSE);
}

static TsNode *read_scalar (TsBuilder *builder, const yaml_event_t *event)
{
  check_properties (builder, event, event->data.scalar.anchor, event->data.scalar.tag);
  TsNode *node = node_at (builder, TS_NODE_SCALAR, event);
  node->quoted = event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
  node->text = scalar_text (builder, event);
  return node;
}

/* Once its end is known: a collection in brackets is underlined to its closing one. */
static void set_width (TsBuilder *builder, TsNode *node, const yaml_event_t *start, const yaml_event_t *end,
                       bool in_brackets)
{
  if (in_brackets)
    node->width = width_between (builder, start->start_mark, end->end_mark);
  else if (node->kind == TS_NODE_MAPPING && node->entries->len > 0)
    node->width = g_array_index (node->entries, TsEntry, 0).key->width;
}

static TsNode *read_sequence (TsBuilder *builder, const yaml_event_t *start, int depth)
{
  TsNode *node = node_at (builder, TS_NODE_SEQUENCE, start);
  yaml_event_t event;
  check_properties (builder, start, start->data.sequence_start.anchor, start->data.sequence_start.tag);
  while (next_event (builder, &event)) {
    bool is_end = event.type == YAML_SEQUENCE_END_EVENT;
    if (is_end) {
      set_width (builder, node, start, &event, start->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE);
    } else {
      TsNode *item = read_node (builder, &event, depth);
      if (item != NULL)
        g_ptr_array_add (node->items, item);
    }
    yaml_event_delete (&event);
    if (is_end)
      break;
  }
  return node;
}

/* Is it a key that can be kept? Says why not. */
static bool check_key (TsBuilder *builder, const yaml_event_t *event)
{
  int width = width_between (builder, event->start_mark, event->end_mark);
  if (event->type == YAML_ALIAS_EVENT) {
    ts_builder_report (builder, event->start_mark, width, "text that begins with \"*\" needs quotes",
                       "aliases (\"*\") are no part of a scenario");
    return false;
  }
  if (event->type != YAML_SCALAR_EVENT) {
    ts_builder_report (builder, event->start_mark, 1, NULL, "a key must be plain text, not a %s",
                       event->type == YAML_MAPPING_START_EVENT ? "mapping" : "list");
    return false;
  }
  const char *text = (const char *)event->data.scalar.value;
  if (event->data.scalar.length == 0) {
    ts_builder_report (builder, event->start_mark, width, NULL, "a key cannot be empty");
    return false;
  }
  if (event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE && strcmp (text, "<<") == 0) {
    ts_builder_report (builder, event->start_mark, width, NULL, "merge keys (\"<<\") are no part of a scenario");
    return false;
  }
  return true;
}

/* The value of a key that is not kept: read for its errors. That of a merge key is an alias as a rule,
 * and one error is enough. */
static void drop_value (TsBuilder *builder, const yaml_event_t *key, int depth)
{
  yaml_event_t event;
  skip_node (builder, key);
  if (!next_event (builder, &event))
    return;
  if (event.type != YAML_ALIAS_EVENT)
    ts_node_free (read_node (builder, &event, depth));
  yaml_event_delete (&event);
}

static void report_duplicate (TsBuilder *builder, const yaml_event_t *event, const TsNode *first)
{
  g_autofree char *shown = ts_quote (first->text);
  int width = width_between (builder, event->start_mark, event->end_mark);
  if (builder->override != NULL)
    ts_builder_report (builder, event->start_mark, width, NULL, "the key %s is written twice", shown);
  else
    ts_builder_report (builder, event->start_mark, width, NULL,
                       "the key %s is written twice: in line %d and here in line %d", shown, first->line,
                       (int)event->start_mark.line + 1);
}

/* One `key: value`, of which the key's event has come. `seen`: text to key node. */
static void read_entry (TsBuilder *builder, TsNode *mapping, GHashTable *seen, const yaml_event_t *event, int depth)
{
  yaml_event_t value_event;
  if (!check_key (builder, event)) {
    drop_value (builder, event, depth);
    return;
  }
  TsNode *key = read_scalar (builder, event);
  const TsNode *first = g_hash_table_lookup (seen, key->text);
  if (first != NULL)
    report_duplicate (builder, event, first);
  TsNode *value = NULL;
  if (next_event (builder, &value_event)) {
    value = read_node (builder, &value_event, depth);
    yaml_event_delete (&value_event);
  }
  if (first != NULL || value == NULL) {
    ts_node_free (key);
    ts_node_free (value);
    return;
  }
  ts_node_add_entry (mapping, key, value);
  g_hash_table_insert (seen, key->text, key);
}

static TsNode *read_mapping (TsBuilder *builder, const yaml_event_t *start, int depth)
{
  TsNode *node = node_at (builder, TS_NODE_MAPPING, start);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  yaml_event_t event;
  check_properties (builder, start, start->data.mapping_start.anchor, start->data.mapping_start.tag);
  while (next_event (builder, &event)) {
    bool is_end = event.type == YAML_MAPPING_END_EVENT;
    if (is_end)
      set_width (builder, node, start, &event, start->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE);
    else
      read_entry (builder, node, seen, &event, depth);
    yaml_event_delete (&event);
    if (is_end)
      break;
  }
  return node;
}

/* The node that begins with `event`; NULL for an alias. `depth` is that of the node above. */
static TsNode *read_node (TsBuilder *builder, const yaml_event_t *event, int depth)
{
  if (event->type == YAML_ALIAS_EVENT) {
    ts_builder_report (builder, event->start_mark, word_width (builder, event->start_mark),
                       "text that begins with \"*\" needs quotes", "aliases (\"*\") are no part of a scenario");
    return NULL;
  }
  if (event->type == YAML_SCALAR_EVENT)
    return read_scalar (builder, event);
  bool is_mapping = event->type == YAML_MAPPING_START_EVENT;
  if (depth < TS_TREE_MAX_DEPTH)
    return is_mapping ? read_mapping (builder, event, depth + 1) : read_sequence (builder, event, depth + 1);
  ts_builder_report (builder, event->start_mark, 1, NULL, "nested more than %d deep", TS_TREE_MAX_DEPTH);
  skip_node (builder, event);
  return node_at (builder, is_mapping ? TS_NODE_MAPPING : TS_NODE_SEQUENCE, event);
}

static void check_document_start (TsBuilder *builder, const yaml_event_t *event, bool is_first)
{
  bool has_tags = event->data.document_start.tag_directives.start != event->data.document_start.tag_directives.end;
  if (event->data.document_start.version_directive != NULL || has_tags)
    ts_builder_report (builder, event->start_mark, word_width (builder, event->start_mark), NULL,
                       "directives (\"%%\") are no part of a scenario");
  if (!is_first)
    ts_builder_report (builder, event->start_mark, word_width (builder, event->start_mark),
                       "a file holds one scenario; put the other in a file of its own",
                       "a second document begins here");
}

/* Reads the stream: one document, of which the node is returned. */
static TsNode *read_stream (TsBuilder *builder, int depth)
{
  TsNode *node = NULL;
  bool has_document = false;
  bool is_over = false;
  yaml_event_t event;
  while (!is_over && next_event (builder, &event)) {
    if (event.type == YAML_DOCUMENT_START_EVENT) {
      check_document_start (builder, &event, !has_document);
      is_over = has_document;
      has_document = true;
    } else if (event.type == YAML_STREAM_END_EVENT) {
      is_over = true;
    } else if (event.type != YAML_STREAM_START_EVENT && event.type != YAML_DOCUMENT_END_EVENT) {
      node = read_node (builder, &event, depth);
    }
    yaml_event_delete (&event);
  }
  return node;
}

TsNode *ts_tree_build (TsTree *tree, const char *text, size_t length, const char *override, int depth,
                       TsDiagnostics *diagnostics)
{
  TsBuilder builder = {.tree = tree, .diagnostics = diagnostics, .override = override, .cursor = text};
  if (!yaml_parser_initialize (&builder.parser))
    g_error ("failed to allocate memory while reading YAML");
  yaml_parser_set_encoding (&builder.parser, YAML_UTF8_ENCODING);
  yaml_parser_set_input_string (&builder.parser, (const unsigned char *)text, length);
  TsNode *node = read_stream (&builder, depth);
  yaml_parser_delete (&builder.parser);
  if (builder.broken)
    g_clear_pointer (&node, ts_node_free);
  return node;
}

static void report_root (TsDiagnostics *diagnostics, const TsNode *root)
{
  const char *hint = "a scenario is keys and values, the first being \"tenantsim: 1\"";
  const char *what = "the file holds text, not a scenario";
  if (root == NULL || (root->kind == TS_NODE_SCALAR && *root->text == '\0' && !root->quoted))
    what = "the file is empty";
  else if (root->kind == TS_NODE_SEQUENCE)
    what = "the file holds a list, not a scenario";
  ts_diagnostics_add (diagnostics, TS_SEVERITY_ERROR, 1, 1, 1, hint, "%s", what);
}

TsTree *ts_tree_parse (const char *path, const char *text, size_t length, TsDiagnostics *diagnostics)
{
  TsTree *tree = g_new0 (TsTree, 1);
  size_t errors = ts_diagnostics_count (diagnostics, TS_SEVERITY_ERROR);
  tree->positions = g_array_new (FALSE, FALSE, sizeof (TsPosition));
  tree->paths = g_ptr_array_new_with_free_func (g_free);
  ts_diagnostics_set_source (diagnostics, path, text, length);
  g_autofree char *clean = ts_tree_clean_text (text, length, NULL, diagnostics);
  if (clean == NULL)
    return tree;
  tree->root = ts_tree_build (tree, clean, strlen (clean), NULL, 0, diagnostics);
  bool is_mapping = tree->root != NULL && tree->root->kind == TS_NODE_MAPPING;
  if (!is_mapping && (tree->root != NULL || ts_diagnostics_count (diagnostics, TS_SEVERITY_ERROR) == errors))
    report_root (diagnostics, tree->root);
  if (!is_mapping)
    g_clear_pointer (&tree->root, ts_node_free);
  return tree;
}

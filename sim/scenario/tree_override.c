/* tree_override.c - "--set path=value" put into a tree */
#include "tree_build.h"

#include <string.h>

#include "escape.h"

/* On the way along a path. */
typedef struct {
  TsTree *tree;
  TsDiagnostics *diagnostics; /* of this --set alone */
  const char *path;           /* in tree->paths */
  const char *value;
  int depth; /* of the node that the way has come to */
} Way;

static void report (Way *way, const char *hint, const char *format, ...) G_GNUC_PRINTF (3, 4);

static void report (Way *way, const char *hint, const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  g_autofree char *message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  ts_diagnostics_add (way->diagnostics, TS_SEVERITY_ERROR, 0, 0, 1, hint, "%s", message);
}

static TsNode *new_text (Way *way, const char *text, size_t length)
{
  TsNode *node = ts_node_new (way->tree, TS_NODE_SCALAR, 0, 0, 1, way->path);
  node->text = g_strndup (text, length);
  return node;
}

/* The value as a node; NULL, with the reason reported, when it is not one. Read before
 * anything is changed, so its depth is judged by the number of keys in the path. */
static TsNode *read_value (Way *way)
{
  int depth = 1;
  size_t errors = ts_diagnostics_count (way->diagnostics, TS_SEVERITY_ERROR);
  g_autofree char *clean = ts_tree_clean_text (way->value, strlen (way->value), way->path, way->diagnostics);
  TsNode *node = NULL;
  for (const char *dot = strchr (way->path, '.'); dot != NULL && depth < TS_TREE_MAX_DEPTH; dot = strchr (dot + 1, '.'))
    depth++;
  if (clean != NULL)
    node = ts_tree_build (way->tree, clean, strlen (clean), way->path, depth, way->diagnostics);
  if (ts_diagnostics_count (way->diagnostics, TS_SEVERITY_ERROR) > errors)
    g_clear_pointer (&node, ts_node_free);
  else if (node == NULL)
    node = new_text (way, "", 0);
  return node;
}

/* The entry whose key is the longest beginning of `rest` that ends at a dot or at its end. */
static TsEntry *longest_entry (const TsNode *mapping, const char *rest, size_t *length)
{
  TsEntry *longest = NULL;
  for (guint i = 0; i < mapping->entries->len; i++) {
    TsEntry *entry = &g_array_index (mapping->entries, TsEntry, i);
    size_t size = strlen (entry->key->text);
    bool fits = strncmp (entry->key->text, rest, size) == 0 && (rest[size] == '.' || rest[size] == '\0');
    if (fits && (longest == NULL || size > *length)) {
      longest = entry;
      *length = size;
    }
  }
  return longest;
}

static bool is_empty (const TsNode *node)
{
  return node->kind == TS_NODE_SCALAR && !node->quoted && *node->text == '\0';
}

/* Where the value of the next key on the way is kept; a key that is missing is made. NULL: reported. */
static TsNode **step_into_mapping (Way *way, TsNode *mapping, const char *rest, size_t *length)
{
  TsEntry *entry = longest_entry (mapping, rest, length);
  if (entry != NULL)
    return &entry->value;
  *length = strcspn (rest, ".");
  if (*rest == '\0' || *rest == '.' || g_str_has_suffix (rest, ".") || strstr (rest, "..") != NULL) {
    report (way, NULL, "a key is missing in the path: it is keys joined by single dots");
    return NULL;
  }
  TsNode *key = new_text (way, rest, *length);
  ts_node_add_entry (mapping, key, new_text (way, "", 0));
  return &g_array_index (mapping->entries, TsEntry, mapping->entries->len - 1).value;
}

static TsNode **step_into_sequence (Way *way, TsNode *sequence, const char *rest, size_t *length)
{
  *length = strcspn (rest, ".");
  g_autofree char *written = g_strndup (rest, *length);
  g_autofree char *shown = ts_quote (written);
  guint64 index;
  if (!g_ascii_string_to_unsigned (written, 10, 0, G_MAXUINT32, &index, NULL)) {
    report (way, "items of a list are counted from 0", "%s is not the number of an item", shown);
    return NULL;
  }
  if (index >= sequence->items->len) {
    report (way, "items of a list are counted from 0", "there is no item %s: the list has %u", shown,
            sequence->items->len);
    return NULL;
  }
  return (TsNode **)&g_ptr_array_index (sequence->items, index);
}

/* One key or number further; an empty value on the way becomes a mapping. */
static TsNode **step (Way *way, TsNode **place, const char *rest, size_t *length)
{
  TsNode *node = *place;
  if (is_empty (node)) {
    ts_node_free (node);
    node = *place = ts_node_new (way->tree, TS_NODE_MAPPING, 0, 0, 1, way->path);
  }
  if (node->kind == TS_NODE_SCALAR) {
    g_autofree char *shown = ts_quote (node->text);
    g_autofree char *walked = g_strndup (way->path, (size_t)(rest - way->path) - 1);
    g_autofree char *to = ts_quote (walked);
    report (way, NULL, "%s is the text %s and has no keys", to, shown);
    return NULL;
  }
  if (++way->depth > TS_TREE_MAX_DEPTH) {
    report (way, NULL, "nested more than %d deep", TS_TREE_MAX_DEPTH);
    return NULL;
  }
  return node->kind == TS_NODE_MAPPING ? step_into_mapping (way, node, rest, length)
                                       : step_into_sequence (way, node, rest, length);
}

/* Is it text that can be keys at all? */
static bool check_path (Way *way)
{
  if (*way->path == '\0') {
    report (way, NULL, "the path is empty: a path is keys joined by dots, such as clock.replications");
    return false;
  }
  if (!g_utf8_validate (way->path, -1, NULL)) {
    report (way, NULL, "the path is not UTF-8");
    return false;
  }
  for (const char *at = way->path; *at != '\0'; at = g_utf8_next_char (at)) {
    if (!ts_is_unprintable (g_utf8_get_char (at)))
      continue;
    report (way, NULL, "the path holds a control character");
    return false;
  }
  return true;
}

/* Walks the path and puts the value, which is taken over, at its end. */
static bool follow (Way *way, TsNode *value)
{
  TsNode **place = &way->tree->root;
  const char *rest = way->path;
  for (;;) {
    size_t length = 0;
    place = step (way, place, rest, &length);
    if (place == NULL) {
      ts_node_free (value);
      return false;
    }
    if (rest[length] == '\0')
      break;
    rest += length + 1;
  }
  ts_node_free (*place);
  *place = value;
  return true;
}

bool ts_tree_override (TsTree *tree, const TsOverride *override, TsDiagnostics *diagnostics)
{
  if (tree->root == NULL)
    return false;
  TsDiagnostics *found = ts_diagnostics_new ();
  g_autofree char *shown = g_strdup_printf ("--set %s=%s", override->path, override->value);
  char *path = g_strdup (override->path);
  Way way = {.tree = tree, .diagnostics = found, .path = path, .value = override->value};
  g_ptr_array_add (tree->paths, path);
  ts_diagnostics_set_source (found, shown, "", 0);
  TsNode *value = check_path (&way) ? read_value (&way) : NULL;
  bool done = value != NULL && follow (&way, value);
  ts_diagnostics_move (diagnostics, found);
  ts_diagnostics_free (found);
  return done;
}

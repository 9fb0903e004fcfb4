/* canonical.c - a scenario in one canonical text, whatever its comments and layout
 *
 * Fixed tables are written in the order of their rows, with the defaults of what is
 * left out. Names that the writer chose (tenants, groups, configurations) stay in
 * file order, which decides who is who and what comes first in the results.
 */
#include "compile.h"

static void append_raw (GString *out, const TsNode *node);
static void append_value (GString *out, const TsNode *node, const TsType *type, TsEra era);

/* JSON strings: quotes, backslashes and control characters are escaped. */
static void append_text (GString *out, const char *text)
{
  g_string_append_c (out, '"');
  for (const char *c = text; *c != '\0'; c++) {
    if (*c == '"' || *c == '\\')
      g_string_append_printf (out, "\\%c", *c);
    else if ((unsigned char)*c < 0x20)
      g_string_append_printf (out, "\\u%04x", (unsigned)*c);
    else
      g_string_append_c (out, *c);
  }
  g_string_append_c (out, '"');
}

static void append_raw (GString *out, const TsNode *node)
{
  if (node->kind == TS_NODE_SCALAR) {
    append_text (out, node->text);
    return;
  }
  bool is_list = node->kind == TS_NODE_SEQUENCE;
  g_string_append_c (out, is_list ? '[' : '{');
  for (size_t i = 0; i < ts_node_length (node); i++) {
    if (i > 0)
      g_string_append_c (out, ',');
    if (!is_list) {
      append_text (out, ts_node_entry_at (node, i)->key->text);
      g_string_append_c (out, ':');
    }
    append_raw (out, is_list ? ts_node_item (node, i) : ts_node_entry_at (node, i)->value);
  }
  g_string_append_c (out, is_list ? ']' : '}');
}

static bool has_own_defaults (const TsKey *key)
{
  return key->type->kind == TS_VALUE_MAPPING && key->type->low > 0;
}

/* The keys of a table, in its order; `node` is NULL where only defaults hold. */
static void append_keys (GString *out, const TsNode *node, const TsTable *table, TsEra era, bool with_defaults)
{
  bool first = true;
  g_string_append_c (out, '{');
  for (size_t i = 0; i < table->n; i++) {
    const TsKey *key = &table->keys[i];
    const TsNode *value = node != NULL ? ts_node_get (node, key->name) : NULL;
    const char *default_value = ts_key_default (key, era);
    bool has_default = default_value != NULL || has_own_defaults (key);
    if (value == NULL && (!with_defaults || !has_default || key->only_with != NULL))
      continue;
    if (!first)
      g_string_append_c (out, ',');
    first = false;
    append_text (out, key->name);
    g_string_append_c (out, ':');
    if (value != NULL)
      append_value (out, value, key->type, era);
    else if (default_value != NULL)
      append_text (out, default_value);
    else
      append_keys (out, NULL, key->type->table, era, true);
  }
  g_string_append_c (out, '}');
}

static void append_named (GString *out, const TsNode *node, const TsType *type, TsEra era)
{
  g_string_append_c (out, '{');
  for (size_t i = 0; i < ts_node_length (node); i++) {
    const TsEntry *entry = ts_node_entry_at (node, i);
    if (i > 0)
      g_string_append_c (out, ',');
    append_text (out, entry->key->text);
    g_string_append_c (out, ':');
    append_value (out, entry->value, type->item, era);
  }
  g_string_append_c (out, '}');
}

static void append_list (GString *out, const TsNode *node, const TsType *type, TsEra era)
{
  g_string_append_c (out, '[');
  for (size_t i = 0; i < ts_node_length (node); i++) {
    if (i > 0)
      g_string_append_c (out, ',');
    append_value (out, ts_node_item (node, i), type->item, era);
  }
  g_string_append_c (out, ']');
}

static void append_value (GString *out, const TsNode *node, const TsType *type, TsEra era)
{
  bool is_mapping = node->kind == TS_NODE_MAPPING;
  if (type->kind == TS_VALUE_NAMED && is_mapping)
    append_named (out, node, type, era);
  else if (type->kind == TS_VALUE_LIST && node->kind == TS_NODE_SEQUENCE)
    append_list (out, node, type, era);
  else if (type->table != NULL && is_mapping)
    append_keys (out, node, type->table, era, type->kind != TS_VALUE_OVERRIDES);
  else
    append_raw (out, node);
}

char *ts_canonical_text (const TsNode *root, TsEra era)
{
  GString *out = g_string_new (NULL);
  append_keys (out, root, &ts_scenario_keys, era, true);
  return g_string_free (out, FALSE);
}

/* keys.c - reading lists and mappings as the tables of keys say */
#include "keys.h"

#include "values.h"

#include <string.h>

#define LONGEST_NAME 64

guint ts_items (const GArray *items)
{
  return items != NULL ? items->len : 0;
}

bool ts_is_name (const char *text)
{
  size_t length = strlen (text);
  if (length == 0 || length > LONGEST_NAME)
    return false;
  for (const char *c = text; *c != '\0'; c++)
    if (!g_ascii_isalnum (*c) && *c != '-' && *c != '_')
      return false;
  return true;
}

bool ts_reader_may_compare (const TsReader *reader, size_t n)
{
  return n <= reader->comparisons;
}

char *ts_reader_hint (TsReader *reader, const char *typed, const char *const *names, size_t n)
{
  if (!ts_reader_may_compare (reader, n))
    return NULL;
  reader->comparisons -= n;
  return ts_did_you_mean (typed, names, n);
}

/* ------------------------------------------------------- lists and names -- */

static bool check_number (TsReader *reader, const TsNode *key, const TsNode *node, const TsType *type)
{
  size_t n = ts_node_length (node);
  if (n == 0 && type->low > 0)
    ts_diagnostics_error (reader->diagnostics, key, NULL, "\"%s\" is empty: expected %s", key->text, type->name);
  else if (n < type->low)
    ts_diagnostics_error (reader->diagnostics, key, NULL,
                          "\"%s\" has %" G_GSIZE_FORMAT " of %" G_GUINT64_FORMAT " entries: expected %s", key->text, n,
                          type->low, type->name);
  else if (n > type->high)
    ts_diagnostics_error (reader->diagnostics, key, NULL,
                          "\"%s\" has %" G_GSIZE_FORMAT " entries; at most %" G_GUINT64_FORMAT " are possible",
                          key->text, n, type->high);
  return n >= type->low && n <= type->high;
}

static GArray *new_items (TsReader *reader, const TsType *type, const TsNode *node, void *into)
{
  guint n = (guint)MIN (ts_node_length (node), type->high);
  GArray *items = g_array_sized_new (FALSE, TRUE, (guint)type->item_size, n);
  g_array_set_size (items, n);
  g_ptr_array_add (reader->arrays, items);
  *(GArray **)into = items;
  return items;
}

static bool check_name (TsReader *reader, const TsNode *key)
{
  if (ts_is_name (key->text))
    return true;
  ts_diagnostics_error (reader->diagnostics, key, NULL,
                        "\"%s\" is not a name: letters, digits, - and _, at most %d characters", key->text,
                        LONGEST_NAME);
  return false;
}

static bool read_named (TsReader *reader, const TsNode *key, const TsNode *node, const TsType *type, void *into)
{
  if (!ts_expect_kind (reader, node, TS_NODE_MAPPING, type->name))
    return false;
  bool right = check_number (reader, key, node, type);
  GArray *items = new_items (reader, type, node, into);
  for (guint i = 0; i < items->len; i++) {
    const TsEntry *entry = ts_node_entry_at (node, i);
    char *item = items->data + i * type->item_size;
    *(TsNamed *)item = (TsNamed){.key = entry->key, .node = entry->value};
    right &= check_name (reader, entry->key);
    right &= ts_read_value (reader, entry->key, entry->value, type->item, item + type->item_offset);
  }
  return right;
}

static bool read_list (TsReader *reader, const TsNode *key, const TsNode *node, const TsType *type, void *into)
{
  if (!ts_expect_kind (reader, node, TS_NODE_SEQUENCE, type->name))
    return false;
  bool right = check_number (reader, key, node, type);
  GArray *items = new_items (reader, type, node, into);
  for (guint i = 0; i < items->len; i++) {
    const TsNode *element = ts_node_item (node, i);
    char *item = items->data + i * type->item_size;
    *(TsNamed *)item = (TsNamed){.node = element};
    right &= ts_read_value (reader, element, element, type->item, item + type->item_offset);
  }
  return right;
}

/* ---------------------------------------------------------------- mappings -- */

static bool read_mapping (TsReader *reader, const TsNode *key, const TsNode *node, const TsType *type, void *into)
{
  return ts_read_keys (reader, key, node, type->table, false, into);
}

static bool read_overrides (TsReader *reader, const TsNode *key, const TsNode *node, const TsType *type, void *into)
{
  *(const TsNode **)into = node;
  g_autofree void *scratch = g_malloc0 (type->item_size);
  return ts_read_keys (reader, key, node, type->table, true, scratch);
}

static bool read_either (TsReader *reader, const TsNode *key, const TsNode *node, const TsType *type, void *into)
{
  if (node->kind == TS_NODE_MAPPING)
    return ts_read_keys (reader, key, node, type->table, false, into);
  if (!ts_expect_kind (reader, node, TS_NODE_SCALAR, type->name))
    return false;
  return ts_read_value (reader, key, node, type->item, (char *)into + type->item_offset);
}

typedef bool (*ReadNested) (TsReader *reader, const TsNode *key, const TsNode *node, const TsType *type, void *into);

static const ReadNested readers[TS_VALUES] = {
  [TS_VALUE_MAPPING] = read_mapping, [TS_VALUE_OVERRIDES] = read_overrides, [TS_VALUE_EITHER] = read_either,
  [TS_VALUE_NAMED] = read_named,     [TS_VALUE_LIST] = read_list,
};

bool ts_read_value (TsReader *reader, const TsNode *key, const TsNode *node, const TsType *type, void *into)
{
  if (readers[type->kind] != NULL)
    return readers[type->kind](reader, key, node, type, into);
  return ts_read_scalar (reader, node, type, into);
}

static const TsKey *find_key (const TsTable *table, const char *name)
{
  for (size_t i = 0; i < table->n; i++)
    if (strcmp (table->keys[i].name, name) == 0)
      return &table->keys[i];
  return NULL;
}

static void report_unknown (TsReader *reader, const TsNode *key, const TsTable *table)
{
  g_autofree const char **names = g_new0 (const char *, table->n + 1);
  size_t n = 0;
  for (size_t i = 0; i < table->n; i++)
    names[n++] = table->keys[i].name;
  g_autofree char *hint = ts_reader_hint (reader, key->text, names, n);
  g_autofree char *all = g_strjoinv (", ", (char **)names);
  ts_diagnostics_error (reader->diagnostics, key, hint, "unknown key \"%s\"; known here: %s", key->text, all);
}

static bool read_default (TsReader *reader, const TsKey *row, void *into)
{
  TsNode written = {.kind = TS_NODE_SCALAR, .text = (char *)ts_key_default (row, reader->era), .width = 1};
  return ts_read_value (reader, &written, &written, row->type, into);
}

/* A mapping that is not there at all still has defaults, where none of its keys is required. */
static bool read_absent (TsReader *reader, const TsNode *at, const TsKey *row, void *into)
{
  if (row->required) {
    ts_diagnostics_error (reader->diagnostics, at, NULL, "\"%s\" is missing: %s", row->name, row->means);
    return false;
  }
  if (ts_key_default (row, reader->era) != NULL)
    return read_default (reader, row, into);
  if (row->type->kind != TS_VALUE_MAPPING || !row->type->low)
    return true;
  bool right = true;
  for (size_t i = 0; i < row->type->table->n; i++) {
    const TsKey *inner = &row->type->table->keys[i];
    right &= read_absent (reader, at, inner, (char *)into + inner->offset);
  }
  return right;
}

static bool check_era (TsReader *reader, const TsKey *row, const TsNode *key)
{
  if (row->since <= reader->era)
    return true;
  ts_diagnostics_error (reader->diagnostics, key, NULL, "\"%s\" is not in era %s", row->name,
                        ts_era_name (reader->era));
  return false;
}

bool ts_read_keys (TsReader *reader, const TsNode *key, const TsNode *node, const TsTable *table, bool overrides,
                   void *into)
{
  if (!ts_expect_kind (reader, node, TS_NODE_MAPPING, "a mapping of keys (write {} for none)"))
    return false;
  bool right = true;
  for (size_t i = 0; i < ts_node_length (node); i++) {
    const TsEntry *entry = ts_node_entry_at (node, i);
    if (find_key (table, entry->key->text) == NULL) {
      report_unknown (reader, entry->key, table);
      right = false;
    }
  }
  for (size_t i = 0; i < table->n; i++) {
    const TsKey *row = &table->keys[i];
    void *field = (char *)into + row->offset;
    const TsEntry *entry = ts_node_entry (node, row->name);
    if (entry != NULL)
      right &= check_era (reader, row, entry->key) &&
               ts_read_value (reader, entry->key, entry->value, row->type, field);
    else if (!overrides)
      right &= read_absent (reader, key, row, field);
  }
  return right;
}

/* tree.c - the nodes of a tree and how to walk them */
#include "tree_build.h"

#include <string.h>

TsNode *ts_node_new (TsTree *tree, TsNodeKind kind, int line, int column, int width, const char *override)
{
  TsNode *node = g_new0 (TsNode, 1);
  TsPosition position = {0, 0};
  if (override == NULL)
    position = (TsPosition){line, column};
  g_array_append_val (tree->positions, position);
  node->kind = kind;
  node->origin = tree->positions->len;
  node->line = position.line;
  node->column = position.column;
  node->width = MAX (1, width);
  node->override = override;
  if (kind == TS_NODE_SEQUENCE)
    node->items = g_ptr_array_new ();
  if (kind == TS_NODE_MAPPING)
    node->entries = g_array_new (FALSE, FALSE, sizeof (TsEntry));
  return node;
}

void ts_node_free (TsNode *node)
{
  if (node == NULL)
    return;
  for (guint i = 0; node->items != NULL && i < node->items->len; i++)
    ts_node_free (g_ptr_array_index (node->items, i));
  for (guint i = 0; node->entries != NULL && i < node->entries->len; i++) {
    TsEntry *entry = &g_array_index (node->entries, TsEntry, i);
    ts_node_free (entry->key);
    ts_node_free (entry->value);
  }
  g_clear_pointer (&node->items, g_ptr_array_unref);
  g_clear_pointer (&node->entries, g_array_unref);
  g_free (node->text);
  g_free (node);
}

void ts_node_add_entry (TsNode *mapping, TsNode *key, TsNode *value)
{
  TsEntry entry = {.key = key, .value = value};
  g_array_append_val (mapping->entries, entry);
}

void ts_tree_free (TsTree *tree)
{
  if (tree == NULL)
    return;
  ts_node_free (tree->root);
  g_array_unref (tree->positions);
  g_ptr_array_unref (tree->paths);
  g_free (tree);
}

const TsEntry *ts_node_entry (const TsNode *mapping, const char *key)
{
  if (mapping == NULL || mapping->kind != TS_NODE_MAPPING)
    return NULL;
  for (guint i = 0; i < mapping->entries->len; i++) {
    const TsEntry *entry = &g_array_index (mapping->entries, TsEntry, i);
    if (strcmp (entry->key->text, key) == 0)
      return entry;
  }
  return NULL;
}

const TsNode *ts_node_get (const TsNode *mapping, const char *key)
{
  const TsEntry *entry = ts_node_entry (mapping, key);
  return entry == NULL ? NULL : entry->value;
}

size_t ts_node_length (const TsNode *node)
{
  if (node->kind == TS_NODE_SEQUENCE)
    return node->items->len;
  return node->kind == TS_NODE_MAPPING ? node->entries->len : 0;
}

const TsEntry *ts_node_entry_at (const TsNode *mapping, size_t index)
{
  g_assert (mapping->kind == TS_NODE_MAPPING && index < mapping->entries->len);
  return &g_array_index (mapping->entries, TsEntry, index);
}

const TsNode *ts_node_item (const TsNode *sequence, size_t index)
{
  g_assert (sequence->kind == TS_NODE_SEQUENCE && index < sequence->items->len);
  return g_ptr_array_index (sequence->items, index);
}

/* tree.h - a YAML file as a tree in which every key and value knows where it stands
 *
 * Made from libyaml's events. What is no part of the scenario language (anchors,
 * aliases, tags, several documents, keys that are not plain text, duplicate keys,
 * nesting over 64, bytes that are not UTF-8) is reported here, once, and the rest
 * of the tree is still built, so that all errors of a file come out together.
 */
#ifndef TENANTSIM_SCENARIO_TREE_H
#define TENANTSIM_SCENARIO_TREE_H

#include "tenantsim/scenario.h"

#define TS_TREE_MAX_DEPTH 64

typedef enum { TS_NODE_SCALAR, TS_NODE_SEQUENCE, TS_NODE_MAPPING } TsNodeKind;

typedef struct TsNode TsNode;

/* One `key: value`. */
typedef struct {
  TsNode *key; /* a scalar */
  TsNode *value;
} TsEntry;

struct TsNode {
  TsNodeKind kind;
  TsOrigin origin; /* from 1; numbers grow with the position in the file */
  int line;        /* from 1 */
  int column;      /* from 1, in characters */
  int width;       /* characters to underline, at least 1, never past the end of the line */
  const char *override; /* the `path` of the --set it came from, else NULL */
  char *text;      /* scalar: its text; "" for an empty one. Never NULL for a scalar */
  bool quoted;     /* scalar: written in quotes or as a block */
  GPtrArray *items; /* sequence: of TsNode */
  GArray *entries;  /* mapping: of TsEntry, in file order, without duplicates */
};

typedef struct {
  TsNode *root;      /* a mapping; NULL when the file has none or is not YAML */
  GArray *positions; /* of TsPosition: index = origin - 1 */
  GPtrArray *paths;  /* of the overrides, which nodes point into; owned */
} TsTree;

/* Parses text; appends what is wrong to `diagnostics`. Never NULL: what could be
 * read is in the tree. Free with ts_tree_free(). */
TsTree *ts_tree_parse (const char *path, const char *text, size_t length, TsDiagnostics *diagnostics);
void ts_tree_free (TsTree *tree);

/* The entry of a key in a mapping, or NULL. Exact match. */
const TsEntry *ts_node_entry (const TsNode *mapping, const char *key);
/* Its value, or NULL. */
const TsNode *ts_node_get (const TsNode *mapping, const char *key);
size_t ts_node_length (const TsNode *node); /* items or entries; 0 of a scalar */
const TsEntry *ts_node_entry_at (const TsNode *mapping, size_t index);
const TsNode *ts_node_item (const TsNode *sequence, size_t index);

/* Puts "path=value" into the tree: path is keys joined by dots (the longest keys
 * that exist win, so that names with dots can be reached; a number counts items
 * of a sequence from 0), value is YAML. Missing mappings on the way are made.
 * Errors are reported as "--set PATH=VALUE" with line 0. */
bool ts_tree_override (TsTree *tree, const TsOverride *override, TsDiagnostics *diagnostics);

#endif

/* tree_build.h - between the files that make trees: from characters to events to nodes */
#ifndef TENANTSIM_SCENARIO_TREE_BUILD_H
#define TENANTSIM_SCENARIO_TREE_BUILD_H

#include <yaml.h>

#include "diagnostics.h"
#include "tree.h"

/* A new node with the next origin number of the tree. `override` lives as long as the tree, or NULL; with
 * one, line and column are 0. */
TsNode *ts_node_new (TsTree *tree, TsNodeKind kind, int line, int column, int width, const char *override);
void ts_node_free (TsNode *node);
/* Takes over key and value. */
void ts_node_add_entry (TsNode *mapping, TsNode *key, TsNode *value);

/* One reading of YAML text into a tree. */
typedef struct {
  yaml_parser_t parser;
  TsTree *tree; /* where origins are counted */
  TsDiagnostics *diagnostics;
  const char *override; /* the --set that the text belongs to, in tree->paths, or NULL */
  bool broken;          /* it is not YAML: no more events will come */
  size_t cursor_index;  /* of a character, as libyaml's marks count them */
  const char *cursor;   /* where that character is in the text */
} TsBuilder;

/* The node that the text holds, or NULL: empty, or not YAML. `depth` is that of the node
 * above it. Reports everything that the scenario language has not. */
TsNode *ts_tree_build (TsTree *tree, const char *text, size_t length, const char *override, int depth,
                       TsDiagnostics *diagnostics);

/* Reports at a mark; without a position inside a --set. */
void ts_builder_report (TsBuilder *builder, yaml_mark_t mark, int width, const char *hint, const char *format, ...)
  G_GNUC_PRINTF (5, 6);
/* Reports in clear words why libyaml stopped. */
void ts_builder_report_syntax (TsBuilder *builder);

/* Where the character of a mark is in the text. */
const char *ts_builder_at (TsBuilder *builder, yaml_mark_t mark);

/* Reports the first byte that cannot stand in a scenario (not UTF-8, control characters), and
 * returns a copy, NUL-terminated, in which each such is one U+FFFD, so that columns stay. NULL
 * when the text has another encoding or other line ends altogether. */
char *ts_tree_clean_text (const char *text, size_t length, const char *override, TsDiagnostics *diagnostics);

#endif

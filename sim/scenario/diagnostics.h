/* diagnostics.h - collecting what is wrong with a file */
#ifndef TENANTSIM_SCENARIO_DIAGNOSTICS_H
#define TENANTSIM_SCENARIO_DIAGNOSTICS_H

#include "tenantsim/scenario.h"
#include "tree.h"

/* Gives the collection the file's name and text, from which source lines are
 * quoted. Both are copied. */
void ts_diagnostics_set_source (TsDiagnostics *diagnostics, const char *path, const char *text, size_t length);

/* Adds one at a position. `hint` (a whole sentence such as "did you mean \"hololens\"?") may be
 * NULL. line 0: no position. Control characters in messages are shown as \xNN; long
 * source lines are cut around the caret when formatted. */
void ts_diagnostics_add (TsDiagnostics *diagnostics, TsSeverity severity, int line, int column, int width,
                         const char *hint, const char *format, ...) G_GNUC_PRINTF (7, 8);

/* The same, at a node. A node that came from --set is reported as "--set PATH". */
void ts_diagnostics_error (TsDiagnostics *diagnostics, const TsNode *at, const char *hint, const char *format, ...)
  G_GNUC_PRINTF (4, 5);
void ts_diagnostics_warn (TsDiagnostics *diagnostics, const TsNode *at, const char *hint, const char *format, ...)
  G_GNUC_PRINTF (4, 5);

/* Moves everything from one collection to the end of another: what was found in a second
 * file or in a --set keeps its own name and source lines. */
void ts_diagnostics_move (TsDiagnostics *into, TsDiagnostics *from);

/* Sorts by line, then column, then order of arrival; what was found in other files comes
 * after, in order of arrival. ts_scenario_load() calls it at the end. */
void ts_diagnostics_sort (TsDiagnostics *diagnostics);

/* The name of `names` (n of them) nearest to `typed` (edit distance with neighbouring letters
 * swapped counting one; at most a third of the letters, at least one), else NULL. Letter case
 * does not count. */
const char *ts_nearest_name (const char *typed, const char *const *names, size_t n);

/* "did you mean \"NAME\"?" for that name, else NULL. Free with g_free(). */
char *ts_did_you_mean (const char *typed, const char *const *names, size_t n);

#endif

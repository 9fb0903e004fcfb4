/* whole.h - a scenario together with what only this room knows of it */
#ifndef TENANTSIM_SCENARIO_WHOLE_H
#define TENANTSIM_SCENARIO_WHOLE_H

#include "tree.h"

typedef struct {
  TsScenario scenario; /* first: ts_scenario_free() gets its address */
  GPtrArray *keep;     /* g_free: values of empirical distributions, strings */
  GArray *positions;   /* of the tree: where an origin stands */
} TsWhole;

/* An empty scenario of a text. */
TsWhole *ts_whole_new (const char *path, const char *text, size_t length);
/* Keeps where the tree's nodes stand. */
void ts_whole_take_positions (TsWhole *whole, const TsTree *tree);

#endif

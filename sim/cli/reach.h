/*
 * reach.h - what `tenantsim reach` found out, its words, and its formats
 *
 * A view is one configuration's matrix; rows are made when they are asked for, since
 * large matrices are longer than memory. A comparison is the difference of two.
 */
#ifndef TENANTSIM_CLI_REACH_H
#define TENANTSIM_CLI_REACH_H

#include <glib.h>

#include "tenantsim/scenario.h"

/* What all configurations are asked for. */
typedef struct {
  const TsScenario *scenario;
  TsReachBy by;
  TsOperation operations[TS_ASKED_OPERATIONS];
  unsigned n_operations;
} TsReachQuery;

typedef struct {
  const TsReachQuery *query;
  const TsConfiguration *configuration;
  TsReach *reach;
  uint32_t n;       /* rows and columns */
  char **names;     /* of units, NULL-terminated */
  GArray *findings; /* TsReachFinding by group (from and to are group numbers), by intent,
                        exposure last */
  bool has_scopes;         /* somebody is a guest: the next holds the counts by TsGuestScope (C-1) */
  TsReachCounts scopes[2];
} TsReachView;

TsReachView *ts_reach_view_new (const TsReachQuery *query, const TsConfiguration *configuration);
void ts_reach_view_free (TsReachView *view);

/* A row: for each operation of the query n cells, one operation after another. */
void ts_reach_view_row (const TsReachView *view, uint32_t unit, TsReachCell *cells);

/* Those of one intent; TS_NONE for exposure. */
const TsReachFinding *ts_reach_view_findings (const TsReachView *view, uint32_t intent, size_t *n);
uint64_t ts_reach_pairs_found (const TsReachFinding *findings, size_t n);
/* Has somebody been found whom the intent does not want so? */
bool ts_reach_is_met (const TsReachView *view, uint32_t intent);

typedef struct {
  const TsReachQuery *query;
  const TsConfiguration *before;
  const TsConfiguration *after;
  TsReachDiff *diff;
} TsReachComparison;

/* How text is written. */
typedef struct {
  bool color;
  unsigned width;
} TsReachStyle;

/* Free with g_free(). n >= 1 views. */
char *ts_reach_text (TsReachView *const *views, size_t n, const TsReachStyle *style);
char *ts_reach_csv (TsReachView *const *views, size_t n);
char *ts_reach_json (TsReachView *const *views, size_t n);
char *ts_reach_markdown (TsReachView *const *views, size_t n);
char *ts_reach_diff_text (const TsReachComparison *comparison, const TsReachStyle *style);
char *ts_reach_diff_csv (const TsReachComparison *comparison);
char *ts_reach_diff_json (const TsReachComparison *comparison);
char *ts_reach_diff_markdown (const TsReachComparison *comparison);

/* Words; free with g_free() where they are not constant. */

const char *ts_reach_by_name (TsReachBy by);          /* "tenant" */
const char *ts_reach_intent_name (TsIntentKind kind); /* "collaboration" */
const char *ts_reach_under_name (TsUnder under);      /* "no intent" */
const char *ts_reach_basis_name (TsBasis basis);      /* "external access" */
char *ts_reach_unit_name (const TsScenario *scenario, TsReachBy by, TsReachUnit unit);
const char *ts_reach_group_name (const TsScenario *scenario, uint32_t group); /* TS_NONE: "various" */
/* Tenants, groups or people of ranges, commas between: "ABC.expert, Contoso1" */
char *ts_reach_people_name (const TsScenario *scenario, const TsRange *ranges, size_t n);
/* "search, call": the operations of a set of bits. */
char *ts_reach_operations (unsigned operations, const char *separator);
/* The codes of a set of reasons. */
char *ts_reach_codes (uint64_t reasons, const char *separator);
/* "contoso-abc.yaml:47"; "product default" for 0, "--set" for what has no line. */
char *ts_reach_position (const TsScenario *scenario, TsOrigin origin);
/* Where one side of a setting stands. */
char *ts_reach_setting_position (const TsReachComparison *comparison, const TsReachSetting *setting, bool after);
/* "external access of ABC" */
char *ts_reach_setting_name (const TsScenario *scenario, const TsReachSetting *setting);
/* "-", "all" or a share: "67%", never rounded to none or all. */
char *ts_reach_share (const TsReachCell *cell);

#endif

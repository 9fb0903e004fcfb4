/*
 * baseline.h - results of another time, for `compare` and `run --baseline`
 *
 * Each function says on standard error what is wrong.
 */
#ifndef TENANTSIM_CLI_BASELINE_H
#define TENANTSIM_CLI_BASELINE_H

#include "options.h"
#include "tenantsim/report.h"

/* Reads a results file. TS_STATUS_INCOMPARABLE where it is of another version, and where
 * a baseline does not exist; TS_STATUS_UNREADABLE or TS_STATUS_INVALID for other troubles.
 * Free with ts_results_free(). */
TsStatus ts_baseline_read (const char *path, bool is_baseline, TsResults **results);

/* Compares as the options ask. NULL where they cannot be compared. */
TsBaselineComparison *ts_baseline_compare_files (const TsResults *before, const TsResults *after,
                                                 const TsOptions *options);

TsStatus ts_baseline_status (const TsBaselineComparison *comparison);

/* A baseline of a run: read before, used after. */
typedef struct {
  TsResults *before; /* NULL: none was asked for, or it is missing */
  TsStatus status;   /* of what was found before the run, then of the comparison */
  TsBaselineComparison *comparison; /* after the run; incomparable where there is no baseline of this experiment; NULL:
                                       none was asked for */
} TsBaseline;

/* Reads what --baseline names and tries whether what --save-baseline names can be written,
 * so that nobody simulates for nothing. A missing baseline does not keep a run from being
 * of use, and is TS_STATUS_OK here. */
TsStatus ts_baseline_prepare (const TsOptions *options, TsBaseline *baseline);

/* Compares the results with the baseline, and keeps the comparison in it. */
void ts_baseline_compare_run (TsBaseline *baseline, const TsResults *results, const TsOptions *options);

/* Prints the comparison, and saves the new baseline. */
TsStatus ts_baseline_follow_run (const TsBaseline *baseline, const TsResults *results, const TsOptions *options);

void ts_baseline_clear (TsBaseline *baseline);

#endif

/*
 * output_folder.h - what `--out DIR` leaves behind
 *
 * results.json, results.csv, figures/success-rate.svg and .png hold what was
 * simulated and are the same every time. run.json holds the facts of this one
 * run: when, how long, on how many threads.
 */
#ifndef TENANTSIM_CLI_OUTPUT_FOLDER_H
#define TENANTSIM_CLI_OUTPUT_FOLDER_H

#include "run_facts.h"
#include "status.h"
#include "tenantsim/report.h"

/* Creates the folder and tries whether files can be written there, so that nobody
 * simulates for nothing. Says what is wrong; TS_STATUS_UNWRITABLE. */
TsStatus ts_output_folder_prepare (const char *folder);

/* Writes everything. Figures that cannot be drawn are named on standard error and
 * do no harm to the status, except that scripts in `reports_folder` (or NULL) that
 * cannot be read are TS_STATUS_UNREADABLE. */
TsStatus ts_output_folder_write (const char *folder, const char *reports_folder, const TsResults *results,
                                 const TsRunFacts *facts);

#endif

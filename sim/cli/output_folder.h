/*
 * output_folder.h - what `--out DIR` leaves behind
 *
 * results.json and, made from it, summary.md, junit.xml, results.csv, results-wide.csv, comparisons.csv, report.html and
 * figures/NAME.svg and .png hold what was simulated and are the same every
 * time. run.json holds the facts of one run: when, how long, on how many threads; it
 * is written last, so that where it is the others are whole.
 *
 * Nothing is written outside the folder. A link in the place of a file is replaced
 * and what it leads to left alone; one in the place of figures/ is refused. The
 * folder itself may be a link: that is what the user named.
 */
#ifndef TENANTSIM_CLI_OUTPUT_FOLDER_H
#define TENANTSIM_CLI_OUTPUT_FOLDER_H

#include "options.h"
#include "run_facts.h"
#include "status.h"
#include "tenantsim/report.h"

/* Without `--out` nothing is written. */

/* Creates the folder and tries whether files can be written there, so that nobody
 * simulates for nothing. Says what is wrong: TS_STATUS_UNWRITABLE, or
 * TS_STATUS_UNREADABLE where there is no folder for `--reports`. */
TsStatus ts_output_folder_prepare (const TsOptions *options);

/* The same for one file that will be written: its folder is created. */
TsStatus ts_output_file_prepare (const char *path);

/* Writes everything, run.json only where there are `facts`; a comparison, where there is
 * one, goes into junit.xml. Figures that cannot be drawn
 * are named on standard error and do no harm to the status, except that scripts in the
 * folder of `--reports` that cannot be read are TS_STATUS_UNREADABLE. */
TsStatus ts_output_folder_write (const TsOptions *options, const TsResults *results,
                                 const TsBaselineComparison *comparison, const TsRunFacts *facts);

#endif

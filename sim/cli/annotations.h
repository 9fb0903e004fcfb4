/* annotations.h - failed expectations, in the words that GitHub shows beside the lines of a file */
#ifndef TENANTSIM_CLI_ANNOTATIONS_H
#define TENANTSIM_CLI_ANNOTATIONS_H

#include "tenantsim/experiment.h"

/* Where GITHUB_ACTIONS is true, writes an annotation to standard error for every
 * expectation or assertion that failed or is undecided, --quiet or not: a runner reads both
 * streams, and standard output is for data. `path` is the scenario as the command line names it;
 * inside of GITHUB_WORKSPACE it is shown relative to that. */
void ts_annotate (const TsResults *results, const char *path);

#endif

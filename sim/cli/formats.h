/* formats.h - the ways to write results: for `--format` and for the files of `--out` */
#ifndef TENANTSIM_CLI_FORMATS_H
#define TENANTSIM_CLI_FORMATS_H

#include "options.h"
#include "status.h"
#include "tenantsim/report.h"

typedef struct {
  char *(*write) (const TsResults *results); /* NULL: text, which depends on the terminal; and a page, which
                                                holds pictures */
  const char *file;                          /* its name in the folder of `--out`, or NULL */
} TsResultFormat;

extern const TsResultFormat ts_result_formats[TS_FORMATS];

/* Prints results as --format says; under --quiet nothing, unless there is a --format. */
TsStatus ts_print_results (const TsResults *results, const TsOptions *options);

#endif

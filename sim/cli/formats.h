/* formats.h - the ways to write results: for `--format` and for the files of `--out` */
#ifndef TENANTSIM_CLI_FORMATS_H
#define TENANTSIM_CLI_FORMATS_H

#include "options.h"
#include "status.h"
#include "tenantsim/report.h"

typedef struct {
  char *(*write) (const TsResults *results); /* NULL: text, which depends on the terminal; and a page, which
                                                holds pictures */
  char *(*write_compared) (const TsResults *results, const TsBaselineComparison *comparison); /* or NULL */
  const char *file;                          /* its name in the folder of `--out`, or NULL */
} TsResultFormat;

extern const TsResultFormat ts_result_formats[TS_FORMATS];

/* In a format that has `write`. With what a comparison with a baseline found, where there is
 * one and the format tells of it. Free with g_free(). */
char *ts_format_results (TsFormat format, const TsResults *results, const TsBaselineComparison *comparison);

/* Prints results as --format says; under --quiet nothing, unless there is a --format. */
TsStatus ts_print_results (const TsResults *results, const TsBaselineComparison *comparison,
                           const TsOptions *options);

#endif

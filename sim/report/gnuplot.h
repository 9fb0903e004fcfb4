/* gnuplot as a function: commands in, a picture out. */
#ifndef TENANTSIM_REPORT_GNUPLOT_H
#define TENANTSIM_REPORT_GNUPLOT_H

#include "tenantsim/report.h"

#define TS_GNUPLOT_SECONDS 30

/*
 * Runs gnuplot on the commands, without any file of the user's, and stores what
 * it writes to its standard output in *output. After `seconds` it is killed.
 * Fails with TS_REPORT_ERROR_NO_GNUPLOT when there is none on PATH, and with
 * TS_REPORT_ERROR_GNUPLOT, quoting its first complaint, when it fails, takes too
 * long or writes nothing.
 */
bool ts_gnuplot_run (const char *commands, unsigned seconds, GBytes **output, GError **error);

#endif

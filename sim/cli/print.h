/*
 * print.h - what the program says
 *
 * Data goes to standard output, everything else to standard error.
 */
#ifndef TENANTSIM_CLI_PRINT_H
#define TENANTSIM_CLI_PRINT_H

#include <glib.h>

#include "status.h"

/* Makes sure that the three standard streams are open, so that no file opened
 * later is taken for one of them. Call first. */
void ts_print_prepare (void);

/* Writes `text` to standard output and flushes it. A reader that has gone is no
 * error; anything else is said on standard error and returned as
 * TS_STATUS_UNWRITABLE. */
TsStatus ts_print (const char *text);

/* What the user typed or wrote, fit for a terminal: valid UTF-8, and '?' for
 * control characters and those that turn the direction of text. Free with g_free(). */
char *ts_printable (const char *text);

/* Writes one line, "tenantsim: MESSAGE", to standard error. Control characters
 * in what the user typed do not reach the terminal. */
void ts_say (const char *format, ...) G_GNUC_PRINTF (1, 2);

#endif

/*
 * signals.h - interruption from outside, and crashes from inside
 *
 * The first SIGINT or SIGTERM asks a run to stop after what is finished; the
 * second ends the program at once. Crashes and exhausted memory end with the
 * statuses that are promised for them.
 */
#ifndef TENANTSIM_CLI_SIGNALS_H
#define TENANTSIM_CLI_SIGNALS_H

#include "status.h"

/* Call once, first. */
void ts_signals_install (void);

/* Said where memory is short; NULL: nothing. Not copied. */
void ts_signals_say_of_memory (const char *hint);

/* Becomes non-zero at the first signal. */
const volatile int *ts_signals_stop (void);

/* The status of the signal that came, or TS_STATUS_OK. */
TsStatus ts_signals_status (void);

#endif

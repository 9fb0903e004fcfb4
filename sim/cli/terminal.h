/* terminal.h - what the terminal can show */
#ifndef TENANTSIM_CLI_TERMINAL_H
#define TENANTSIM_CLI_TERMINAL_H

#include <stdbool.h>

typedef enum { TS_COLOR_AUTO, TS_COLOR_ALWAYS, TS_COLOR_NEVER } TsColor;

/* May colours be written to a file descriptor? `auto`: a terminal that is not
 * dumb, where NO_COLOR is not set. */
bool ts_terminal_has_color (int descriptor, TsColor wanted);

/* Can characters beyond ASCII be written? */
bool ts_terminal_has_utf8 (void);

/* Columns: COLUMNS, else what the terminal says, else 80; at least 20. */
unsigned ts_terminal_width (int descriptor);

#endif

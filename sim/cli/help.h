/* help.h - help, made from the tables of commands, options and statuses */
#ifndef TENANTSIM_CLI_HELP_H
#define TENANTSIM_CLI_HELP_H

#include "commands.h"

/* The help of a command, or of the program (TS_COMMAND_NONE). At most 24 lines of
 * at most 80 columns. Free with g_free(). */
char *ts_help_text (TsCommandId id);

/* The same as a manual page of section 1 in roff, with every option that the command takes.
 * Free with g_free(). */
char *ts_help_man_page (TsCommandId id);

TsStatus ts_help_print (TsCommandId id);

#endif

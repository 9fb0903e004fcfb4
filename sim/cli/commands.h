/*
 * commands.h - the commands of the program
 *
 * A command is a row of one table: help, "did you mean" and dispatch read it.
 */
#ifndef TENANTSIM_CLI_COMMANDS_H
#define TENANTSIM_CLI_COMMANDS_H

#include "status.h"

/* In the order of the table. The first is the program itself, without a command. */
typedef enum {
  TS_COMMAND_NONE,
  TS_COMMAND_RUN,
  TS_COMMAND_COMPARE,
  TS_COMMAND_SWEEP,
  TS_COMMAND_CHECK,
  TS_COMMAND_EXPLAIN,
  TS_COMMAND_REACH,
  TS_COMMAND_REPORT,
  TS_COMMAND_EXPLAIN_CODE,
  TS_COMMAND_BENCH,
  TS_COMMAND_SCHEMA,
  TS_COMMAND_COMPLETION,
  TS_COMMAND_HELP,
  TS_COMMANDS
} TsCommandId;

typedef struct TsOptions TsOptions;

typedef struct {
  const char *name;
  const char *operands; /* as usage shows them */
  unsigned fewest;      /* operands */
  unsigned most;
  const char *summary;   /* for the list of commands */
  const char *describes; /* what it does, as long as needed */
  const char *example;
  TsStatus (*run) (const TsOptions *options);
} TsCommand;

const TsCommand *ts_command (TsCommandId id);

/* TS_COMMAND_NONE when there is none of this name; *nearest is then the name that
 * may have been meant, or NULL. */
TsCommandId ts_command_find (const char *name, const char **nearest);

/* Says that there is no such command, and which may have been meant. TS_STATUS_USAGE. */
TsStatus ts_refuse_command (const char *name);

/* Reads the command line and does what it says. */
TsStatus ts_commands_dispatch (int argc, char **argv);

/* One function a command. Each says on standard error what went wrong. */
TsStatus ts_run_command (const TsOptions *options);
TsStatus ts_compare_command (const TsOptions *options);
TsStatus ts_sweep_command (const TsOptions *options);
TsStatus ts_check_command (const TsOptions *options);
TsStatus ts_explain_command (const TsOptions *options);
TsStatus ts_reach_command (const TsOptions *options);
TsStatus ts_report_command (const TsOptions *options);
TsStatus ts_explain_code_command (const TsOptions *options);
TsStatus ts_bench_command (const TsOptions *options);
TsStatus ts_schema_command (const TsOptions *options);
TsStatus ts_completion_command (const TsOptions *options);
TsStatus ts_help_command (const TsOptions *options);

#endif

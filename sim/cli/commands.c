/* commands.c - the table of commands, and the way from a command line to one of them */
#include "commands.h"

#include <glib.h>

#include "help.h"
#include "nearest.h"
#include "options.h"
#include "print.h"

#define ANY_NUMBER G_MAXUINT

static const TsCommand commands[TS_COMMANDS] = {
  [TS_COMMAND_NONE] = {.name = "", .operands = "", .summary = "", .describes = "", .example = "", .run = NULL},
  [TS_COMMAND_RUN] =
    {
      .name = "run",
      .operands = "SCENARIO",
      .fewest = 1,
      .most = 1,
      .summary = "simulate the configurations of a scenario and compare them",
      .describes = "Simulates every configuration, compares them and judges the expectations: the\n"
                   "status is 10 when one failed, 13 when one is undecided. Under --quiet only the\n"
                   "status tells, unless --format asks for data.",
      .example = "tenantsim run scenarios/contoso-abc.yaml --config guests --out report",
      .run = ts_run_command,
    },
  [TS_COMMAND_CHECK] =
    {
      .name = "check",
      .operands = "FILE...",
      .fewest = 1,
      .most = ANY_NUMBER,
      .summary = "validate scenario files, and find settings that are hardly meant",
      .describes = "Reports every mistake of scenario files, each with its line and column; and\n"
                   "warns of settings without effect, federation that only one side wants, phones\n"
                   "that rely on federation, guests where guest access is off.",
      .example = "tenantsim check --strict scenarios/*.yaml",
      .run = ts_check_command,
    },
  [TS_COMMAND_SCHEMA] =
    {
      .name = "schema",
      .operands = "",
      .summary = "print the JSON Schema of scenario files, for editors",
      .describes = "Prints the JSON Schema of scenario files, with which editors complete and check.",
      .example = "tenantsim schema > tenantsim.schema.json",
      .run = ts_schema_command,
    },
  [TS_COMMAND_HELP] =
    {
      .name = "help",
      .operands = "[COMMAND]",
      .most = 1,
      .summary = "explain a command and its options",
      .describes = "Explains a command and its options; without one, lists the commands.",
      .example = "tenantsim help run",
      .run = ts_help_command,
    },
};

const TsCommand *ts_command (TsCommandId id)
{
  g_assert (id < TS_COMMANDS);
  return &commands[id];
}

TsCommandId ts_command_find (const char *name, const char **nearest)
{
  const char *names[TS_COMMANDS] = {NULL};

  for (TsCommandId id = TS_COMMAND_NONE + 1; id < TS_COMMANDS; id++) {
    if (g_str_equal (name, commands[id].name))
      return id;
    names[id - 1] = commands[id].name;
  }
  *nearest = ts_nearest (name, names);
  return TS_COMMAND_NONE;
}

static TsStatus refuse (TsCommandId id, const char *complaint)
{
  const TsCommand *command = &commands[id];

  if (id == TS_COMMAND_NONE) {
    ts_say ("%s", complaint);
    ts_say ("see 'tenantsim help'");
  } else {
    ts_say ("%s: %s", command->name, complaint);
    ts_say ("see 'tenantsim help %s'", command->name);
  }
  return TS_STATUS_USAGE;
}

static TsStatus refuse_operands (TsCommandId id, const TsOptions *options)
{
  const TsCommand *command = &commands[id];
  g_autofree char *complaint = NULL;

  if (options->operands->len < command->fewest)
    complaint = g_strdup_printf ("needs %s", command->operands);
  else
    complaint = g_strdup_printf ("'%s' is one argument too many",
                                 (const char *)g_ptr_array_index (options->operands, command->most));
  return refuse (id, complaint);
}

static TsStatus follow (TsCommandId id, const TsOptions *options)
{
  const TsCommand *command = &commands[id];

  if (options->wants_help)
    return ts_help_print (id);
  if (options->wants_version)
    return ts_print ("tenantsim " TS_VERSION "\n");
  if (id == TS_COMMAND_NONE)
    return refuse (id, "a command is missing");
  if (options->operands->len < command->fewest || options->operands->len > command->most)
    return refuse_operands (id, options);
  return command->run (options);
}

TsStatus ts_refuse_command (const char *name)
{
  const char *nearest = NULL;
  g_autofree char *complaint = NULL;

  ts_command_find (name, &nearest);
  complaint = nearest == NULL ? g_strdup_printf ("there is no command '%s'", name)
                              : g_strdup_printf ("there is no command '%s'; did you mean '%s'?", name, nearest);
  return refuse (TS_COMMAND_NONE, complaint);
}

TsStatus ts_commands_dispatch (int argc, char **argv)
{
  TsCommandId id = TS_COMMAND_NONE;
  const char *nearest = NULL;
  g_autofree char *complaint = NULL;
  TsOptions options;
  TsStatus status;

  if (argc > 1 && argv[1][0] != '-') {
    id = ts_command_find (argv[1], &nearest);
    if (id == TS_COMMAND_NONE)
      return ts_refuse_command (argv[1]);
  }
  ts_options_init (&options, argc, argv);
  if (ts_options_read (&options, id, id == TS_COMMAND_NONE ? 1 : 2, &complaint))
    status = follow (id, &options);
  else
    status = refuse (id, complaint);
  ts_options_clear (&options);
  return status;
}

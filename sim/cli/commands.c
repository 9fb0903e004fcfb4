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
      .describes = "Simulates and judges; status 10: failed, 11: below the baseline, 13: undecided.",
      .example = "tenantsim run scenarios/contoso-abc.yaml --config guests --out report",
      .run = ts_run_command,
    },
  [TS_COMMAND_COMPARE] =
    {
      .name = "compare",
      .operands = "OLD NEW",
      .fewest = 2,
      .most = 2,
      .summary = "compare two results.json: is anything worse?",
      .describes = "Compares results of one experiment at two times, replication by replication\n"
                   "where the seeds agree. A regression (status 11) is a measure that is worse\n"
                   "beyond chance (p < 0.01 after Holm over all) and beyond the tolerance (points\n"
                   "of a rate, per cent of a time), or a count of exposed or unmet pairs or of\n"
                   "admin actions that grew. Status 14: OLD is missing, or of another experiment.",
      .example = "tenantsim compare baseline.json report/results.json",
      .run = ts_compare_command,
    },
  [TS_COMMAND_SWEEP] =
    {
      .name = "sweep",
      .operands = "SCENARIO",
      .fewest = 1,
      .most = 1,
      .summary = "simulate a scenario with other values, and show what they change",
      .describes = "Simulates every combination of values, or a sample; without --vary, of all\n"
                   "parameters of the scenario. With --store a sweep that is interrupted goes on.",
      .example = "tenantsim sweep scenarios/contoso-abc.yaml --store sweep.db \\\n"
                 "           --vary behaviour.answered=50%..90%/5 --config guests",
      .run = ts_sweep_command,
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
                   "that rely on federation, guests where guest access is off. With --assert it\n"
                   "judges what the files assert: the status is 10 when something does not hold.\n"
                   "With --coverage it also simulates one replication of each configuration, and\n"
                   "lists the rules that no assertion and no attempt ever exercised.",
      .example = "tenantsim check --strict --assert scenarios/*.yaml",
      .run = ts_check_command,
    },
  [TS_COMMAND_EXPLAIN] =
    {
      .name = "explain",
      .operands = "SCENARIO CALLER OPERATION CALLEE",
      .fewest = 4,
      .most = 4,
      .summary = "say why somebody may or may not reach somebody",
      .describes = "Judges every rule of every way in which two people could meet, with the line of\n"
                   "the setting behind it. A person is Tenant.group.3, a group (its first person)\n"
                   "or an e-mail address; OPERATION is search, call, add_participant,\n"
                   "join_meeting, share_file, chat, or a feature: availability, resources,\n"
                   "group_chat, meeting_invitation, more_people, shown_as_external, presence,\n"
                   "out_of_office, blocking, mentions, private_calls, video, screen_sharing,\n"
                   "meet_now, editing, deleting, giphy, memes, stickers or dial_in_numbers.",
      .example = "tenantsim explain scenarios/contoso-abc.yaml --config guests --fix \\\n"
                 "           mobile7@contoso1.com call expert1@abc.com",
      .run = ts_explain_command,
    },
  [TS_COMMAND_REACH] =
    {
      .name = "reach",
      .operands = "SCENARIO",
      .fewest = 1,
      .most = 1,
      .summary = "show who can reach whom, and what another configuration changes",
      .describes = "Counts the pairs of people who can find and call each other once both are active\n"
                   "in the best tenant, and says why the others cannot; then whether the intents are\n"
                   "met. --diff tells what is gained, lost and exposed, and by which setting.",
      .example = "tenantsim reach scenarios/contoso-abc.yaml --config guests \\\n"
                 "           --diff open-federation",
      .run = ts_reach_command,
    },
  [TS_COMMAND_REPORT] =
    {
      .name = "report",
      .operands = "RESULTS",
      .fewest = 1,
      .most = 1,
      .summary = "render the results.json of an earlier run again",
      .describes = "Writes the reports of a results.json again, without simulating; status 0.\n"
                   "results.csv, a number a row: configuration, measure, operation, from, to,\n"
                   "statistic, unit, mean, low, high (95 %), n. results-wide.csv, a configuration\n"
                   "a row: replications, then OPERATION.MEASURE or MEASURE, each with .low, .high;\n"
                   "durations with .p50, .p95. comparisons.csv, a pair and measure a row: a, b,\n"
                   "measure, unit, difference (a - b), low, high, n, verdict. Empty: no data.",
      .example = "tenantsim report report/results.json --format markdown",
      .run = ts_report_command,
    },
  [TS_COMMAND_EXPLAIN_CODE] =
    {
      .name = "explain-code",
      .operands = "[CODE...]",
      .most = ANY_NUMBER,
      .summary = "say what a reason code means and who can change it",
      .describes = "Says what a reason code means, which side refused, who can change that and how,\n"
                   "and the source it rests on. Without a code it lists all of them. Of C-1 to C-16,\n"
                   "or of contradictions for all, it says what the document contradicts itself in\n"
                   "and how that is treated.",
      .example = "tenantsim explain-code FED_REMOTE",
      .run = ts_explain_code_command,
    },
  [TS_COMMAND_BENCH] =
    {
      .name = "bench",
      .operands = "[CASE...]",
      .most = ANY_NUMBER,
      .summary = "measure the engine and the model on this machine",
      .describes = "Measures processor time, with the bucket queue and the kept heap in turn: hold,\n"
                   "ties, mm1, mmcc, erlang-a (the engine alone), model, guests, congested, tenants\n"
                   "(whole worlds, so many people), loading (so many groups); and of policy, with so\n"
                   "many tenants: decisions, explain, matrix (a pair of groups for search and call),\n"
                   "diff and opening (a pair compared, to shorter lists and to open federation).\n"
                   "Without a case all of them at their usual sizes: some minutes.",
      .example = "tenantsim bench hold model --size 1000 --size 100000",
      .run = ts_bench_command,
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
  [TS_COMMAND_COMPLETION] =
    {
      .name = "completion",
      .operands = "bash|zsh|fish",
      .fewest = 1,
      .most = 2,
      .summary = "print what completes commands, options and names in a shell",
      .describes = "Prints the completion for a shell: of commands, options, and of the names of the\n"
                   "configurations of the scenario on the line.",
      .example = "tenantsim completion bash > /etc/bash_completion.d/tenantsim",
      .run = ts_completion_command,
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

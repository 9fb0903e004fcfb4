/* completion_command.c - `tenantsim completion bash|zsh|fish`, from the tables of commands and options */
#include <stdio.h>
#include <string.h>

#include "loading.h"
#include "options.h"
#include "print.h"

#define CONFIGURATIONS "configurations"

/* Options whose argument names a configuration of the scenario on the line. */
static bool takes_configuration (const TsOption *option)
{
  return strcmp (option->name, "config") == 0 || strcmp (option->name, "diff") == 0;
}

static bool belongs (const TsOption *option, TsCommandId id)
{
  return ts_option_belongs_to (option, id) && option->help != NULL;
}

static void append_options (GString *out, TsCommandId id)
{
  size_t n;
  const TsOption *table = ts_option_table (&n);

  for (size_t i = 0; i < n; i++)
    if (belongs (&table[i], id))
      g_string_append_printf (out, " --%s", table[i].name);
}

static void append_commands (GString *out)
{
  for (TsCommandId id = TS_COMMAND_NONE + 1; id < TS_COMMANDS; id++)
    g_string_append_printf (out, " %s", ts_command (id)->name);
}

/* "--config|-c|--diff" */
static void append_names_of_configuration_options (GString *out)
{
  size_t n;
  const TsOption *table = ts_option_table (&n);
  const char *between = "";

  for (size_t i = 0; i < n; i++)
    if (takes_configuration (&table[i])) {
      g_string_append_printf (out, "%s--%s", between, table[i].name);
      if (table[i].letter != 0)
        g_string_append_printf (out, "|-%c", table[i].letter);
      between = "|";
    }
}

/* The names of configurations come from the first scenario file on the line. */
static char *bash_script (void)
{
  GString *out = g_string_new ("# bash completion of tenantsim; source <(tenantsim completion bash)\n"
                               "_tenantsim ()\n"
                               "{\n"
                               "  local now=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} words= file=\n"
                               "  local word\n"
                               "  for word in \"${COMP_WORDS[@]:2}\"; do\n"
                               "    case $word in *.yaml|*.yml) file=$word; break ;; esac\n"
                               "  done\n"
                               "  case $before in\n"
                               "    ");

  append_names_of_configuration_options (out);
  g_string_append (out, ")\n"
                        "      words=$(tenantsim completion " CONFIGURATIONS " \"$file\" 2> /dev/null)\n"
                        "      COMPREPLY=($(compgen -W \"$words\" -- \"$now\"))\n"
                        "      return ;;\n"
                        "  esac\n"
                        "  if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
                        "    COMPREPLY=($(compgen -W \"");
  append_commands (out);
  append_options (out, TS_COMMAND_NONE);
  g_string_append (out, "\" -- \"$now\"))\n"
                        "    return\n"
                        "  fi\n"
                        "  case ${COMP_WORDS[1]} in\n");
  for (TsCommandId id = TS_COMMAND_NONE + 1; id < TS_COMMANDS; id++) {
    g_string_append_printf (out, "    %s) words=\"", ts_command (id)->name);
    append_options (out, id);
    g_string_append (out, "\" ;;\n");
  }
  g_string_append (out, "  esac\n"
                        "  case $now in\n"
                        "    -*) COMPREPLY=($(compgen -W \"$words\" -- \"$now\")) ;;\n"
                        "    *) COMPREPLY=($(compgen -f -- \"$now\")) ;;\n"
                        "  esac\n"
                        "}\n"
                        "complete -o filenames -F _tenantsim tenantsim\n");
  return g_string_free (out, FALSE);
}

/* zsh reads the completion of bash. */
static char *zsh_script (void)
{
  g_autofree char *bash = bash_script ();

  return g_strconcat ("#compdef tenantsim\n# zsh completion of tenantsim; source <(tenantsim completion zsh)\n"
                      "autoload -U +X compinit && compinit -u\nautoload -U +X bashcompinit && bashcompinit\n",
                      bash, NULL);
}

static void append_fish_option (GString *out, const TsOption *option, TsCommandId id)
{
  g_autofree char *help = ts_option_help (option, id);
  g_autofree char *quoted = g_shell_quote (help);

  g_string_append_printf (out, "complete -c tenantsim -n '__fish_seen_subcommand_from %s' -l %s", ts_command (id)->name,
                          option->name);
  if (option->letter != 0)
    g_string_append_printf (out, " -s %c", option->letter);
  if (takes_configuration (option))
    g_string_append (out, " -x -a '(tenantsim completion " CONFIGURATIONS
                          " (string match -r \".*\\.ya?ml$\" -- (commandline -opc))[1] 2> /dev/null)'");
  else if (option->argument != NULL)
    g_string_append (out, " -r");
  g_string_append_printf (out, " -d %s\n", quoted);
}

static char *fish_script (void)
{
  size_t n;
  const TsOption *table = ts_option_table (&n);
  GString *out = g_string_new ("# fish completion of tenantsim; tenantsim completion fish | source\n");

  for (TsCommandId id = TS_COMMAND_NONE + 1; id < TS_COMMANDS; id++) {
    g_autofree char *summary = g_shell_quote (ts_command (id)->summary);
    g_string_append_printf (out, "complete -c tenantsim -n __fish_use_subcommand -f -a %s -d %s\n",
                            ts_command (id)->name, summary);
    for (size_t i = 0; i < n; i++)
      if (belongs (&table[i], id))
        append_fish_option (out, &table[i], id);
  }
  return g_string_free (out, FALSE);
}

/* A line each; what the scripts above ask for. */
static TsStatus list_configurations (const TsOptions *options)
{
  TsScenario *scenario = NULL;
  TsStatus status = ts_load_scenario (g_ptr_array_index (options->operands, 1), options, &scenario);
  g_autoptr (GString) out = g_string_new (NULL);

  if (status != TS_STATUS_OK)
    return status;
  for (uint32_t i = 0; i < scenario->n_configurations; i++)
    g_string_append_printf (out, "%s\n", scenario->configurations[i].name);
  ts_scenario_free (scenario);
  return ts_print (out->str);
}

TsStatus ts_completion_command (const TsOptions *options)
{
  static const struct {
    const char *name;
    char *(*make) (void);
  } shells[] = {{"bash", bash_script}, {"zsh", zsh_script}, {"fish", fish_script}};
  const char *name = g_ptr_array_index (options->operands, 0);

  if (strcmp (name, CONFIGURATIONS) == 0 && options->operands->len == 2)
    return list_configurations (options);
  for (size_t i = 0; i < G_N_ELEMENTS (shells) && options->operands->len == 1; i++)
    if (strcmp (name, shells[i].name) == 0) {
      g_autofree char *script = shells[i].make ();
      return ts_print (script);
    }
  ts_say ("completion: takes one of bash, zsh, fish, not '%s'", name);
  return TS_STATUS_USAGE;
}

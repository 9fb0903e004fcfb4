/* help_command.c - `tenantsim help [COMMAND]` */
#include "help.h"

#include <glib.h>

#include "options.h"
#include "print.h"

#define OPTION_COLUMN 26
#define WIDTH 80

static void append_option (GString *out, const TsOption *option, TsCommandId id)
{
  g_autofree char *help = ts_option_help (option, id);
  g_autofree char *letter = option->letter == 0 ? g_strdup ("   ") : g_strdup_printf ("-%c,", option->letter);
  g_autofree char *left =
    g_strdup_printf ("  %s --%s %s", letter, option->name, option->argument == NULL ? "" : option->argument);

  g_string_append_printf (out, "%-*s %s\n", OPTION_COLUMN, left, help);
}

/* "      --tolerance, --same-scenario: see 'tenantsim help compare'", of those that one command explains */
static void append_named_by (GString *out, const TsOption *table, size_t n, TsCommandId id, TsCommandId other)
{
  const char *between = "      ";

  for (size_t i = 0; i < n; i++)
    if (table[i].help != NULL && ts_option_is_only_named_by (&table[i], id) &&
        ts_option_explained_by (&table[i]) == other) {
      g_string_append_printf (out, "%s--%s", between, table[i].name);
      between = ", ";
    }
  if (between[0] == ',')
    g_string_append_printf (out, ": see 'tenantsim help %s'\n", ts_command (other)->name);
}

static void append_named (GString *out, const TsOption *table, size_t n, TsCommandId id)
{
  for (TsCommandId other = TS_COMMAND_NONE + 1; other < TS_COMMANDS; other++)
    append_named_by (out, table, n, id, other);
}

static void append_options (GString *out, TsCommandId id)
{
  size_t n;
  const TsOption *table = ts_option_table (&n);

  g_string_append (out, "Options:\n");
  for (size_t i = 0; i < n; i++)
    if (table[i].help != NULL && ts_option_belongs_to (&table[i], id) && !ts_option_is_only_named_by (&table[i], id))
      append_option (out, &table[i], id);
  append_named (out, table, n, id);
}

/* Sentences one after another, in lines of at most WIDTH columns. */
static void append_statuses (GString *out)
{
  size_t column = 0;

  g_string_append (out, "Exit status:\n");
  for (size_t i = 0; ts_status_table[i].means != NULL; i++) {
    g_autofree char *item = g_strdup_printf ("%d %s%s", ts_status_table[i].status, ts_status_table[i].means,
                                             ts_status_table[i + 1].means == NULL ? "." : ";");
    size_t length = strlen (item);

    if (column == 0 || column + 1 + length > WIDTH) {
      g_string_append_printf (out, "%s  %s", column == 0 ? "" : "\n", item);
      column = 2 + length;
    } else {
      g_string_append_printf (out, " %s", item);
      column += 1 + length;
    }
  }
  g_string_append_c (out, '\n');
}

/* "Options: --help (-h): print help; --version (-V): print the version" */
static void append_short_options (GString *out)
{
  size_t n;
  const TsOption *table = ts_option_table (&n);
  const char *between = "Options: ";

  for (size_t i = 0; i < n; i++)
    if (ts_option_belongs_to (&table[i], TS_COMMAND_NONE)) {
      g_string_append_printf (out, "%s--%s (-%c): %s", between, table[i].name, table[i].letter, table[i].help);
      between = "; ";
    }
  g_string_append (out, "\n\n");
}

static char *program_text (void)
{
  GString *out = g_string_new ("tenantsim simulates how calls are set up between Microsoft 365 tenants.\n"
                               "Usage: tenantsim COMMAND [OPTION...] [FILE...]\n"
                               "Example: tenantsim run scenarios/contoso-abc.yaml\nCommands:\n");

  for (TsCommandId id = TS_COMMAND_NONE + 1; id < TS_COMMANDS; id++)
    g_string_append_printf (out, "  %-12s  %s\n", ts_command (id)->name, ts_command (id)->summary);
  g_string_append_c (out, '\n');
  append_short_options (out);
  append_statuses (out);
  return g_string_free (out, FALSE);
}

char *ts_help_text (TsCommandId id)
{
  const TsCommand *command = ts_command (id);
  GString *out;

  if (id == TS_COMMAND_NONE)
    return program_text ();
  out = g_string_new (NULL);
  g_string_append_printf (out, "Usage: tenantsim %s [OPTION...]%s%s\nExample: %s\n\n%s\n\n", command->name,
                          command->operands[0] == '\0' ? "" : " ", command->operands, command->example,
                          command->describes);
  append_options (out, id);
  return g_string_free (out, FALSE);
}

TsStatus ts_help_print (TsCommandId id)
{
  g_autofree char *text = ts_help_text (id);

  return ts_print (text);
}

static TsStatus print (TsCommandId id, const TsOptions *options)
{
  g_autofree char *text = options->wants_man ? ts_help_man_page (id) : ts_help_text (id);

  return ts_print (text);
}

TsStatus ts_help_command (const TsOptions *options)
{
  TsCommandId id = TS_COMMAND_NONE;
  const char *nearest = NULL;
  const char *name;

  if (options->operands->len == 0)
    return print (TS_COMMAND_NONE, options);
  name = g_ptr_array_index (options->operands, 0);
  id = ts_command_find (name, &nearest);
  if (id == TS_COMMAND_NONE)
    return ts_refuse_command (name);
  return print (id, options);
}

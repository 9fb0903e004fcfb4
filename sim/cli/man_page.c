/* man_page.c - manual pages in roff, from the same tables as the help */
#include <string.h>

#include "help.h"
#include "options.h"

/* As text: no dash is a hyphen, and no line a request. */
static void append_text (GString *out, const char *text)
{
  for (const char *c = text; *c != '\0'; c++) {
    if ((*c == '.' || *c == '\'') && (out->len == 0 || out->str[out->len - 1] == '\n'))
      g_string_append (out, "\\&");
    if (*c == '-')
      g_string_append (out, "\\-");
    else if (*c == '\\')
      g_string_append (out, "\\e");
    else
      g_string_append_c (out, *c);
  }
}

static void append_section (GString *out, const char *title, const char *text)
{
  g_string_append_printf (out, ".SH %s\n", title);
  append_text (out, text);
  g_string_append_c (out, '\n');
}

/* `above`: the option before it that help explains. */
static void append_option (GString *out, const TsOption *option, const TsOption *above, TsCommandId id)
{
  g_autofree char *help =
    option->help == NULL ? g_strdup_printf ("see --%s", above->name) : ts_option_help (option, id);

  g_string_append (out, ".TP\n");
  if (option->letter != 0)
    g_string_append_printf (out, "\\fB\\-%c\\fR, ", option->letter);
  g_string_append (out, "\\fB");
  append_text (out, "--");
  append_text (out, option->name);
  g_string_append (out, "\\fR");
  if (option->argument != NULL) {
    g_string_append (out, " \\fI");
    append_text (out, option->argument);
    g_string_append (out, "\\fR");
  }
  g_string_append_c (out, '\n');
  append_text (out, help);
  g_string_append_c (out, '\n');
}

/* All of them, those as well that help has no room for. */
static void append_options (GString *out, TsCommandId id)
{
  size_t n;
  const TsOption *table = ts_option_table (&n);
  const TsOption *above = NULL;

  g_string_append (out, ".SH OPTIONS\n");
  for (size_t i = 0; i < n; i++) {
    above = table[i].help != NULL ? &table[i] : above;
    if (ts_option_belongs_to (&table[i], id) || ts_option_is_only_named_by (&table[i], id))
      append_option (out, &table[i], above, id);
  }
}

static void append_commands (GString *out)
{
  g_string_append (out, ".SH COMMANDS\n");
  for (TsCommandId id = TS_COMMAND_NONE + 1; id < TS_COMMANDS; id++) {
    g_string_append (out, ".TP\n\\fB");
    append_text (out, ts_command (id)->name);
    g_string_append (out, "\\fR\n");
    append_text (out, ts_command (id)->summary);
    g_string_append_c (out, '\n');
  }
}

static void append_statuses (GString *out)
{
  g_string_append (out, ".SH EXIT STATUS\n");
  for (size_t i = 0; ts_status_table[i].means != NULL; i++) {
    g_string_append_printf (out, ".TP\n%d\n", ts_status_table[i].status);
    append_text (out, ts_status_table[i].means);
    g_string_append_c (out, '\n');
  }
}

/* "tenantsim-run" */
static char *page_name (TsCommandId id)
{
  return id == TS_COMMAND_NONE ? g_strdup ("tenantsim") : g_strconcat ("tenantsim-", ts_command (id)->name, NULL);
}

static void append_head (GString *out, TsCommandId id, const char *summary)
{
  g_autofree char *name = page_name (id);
  g_autofree char *capitals = g_ascii_strup (name, -1);
  g_autofree char *line = g_strconcat (name, " - ", summary, NULL);

  g_string_append (out, ".TH ");
  append_text (out, capitals);
  g_string_append (out, " 1 \"\" \"tenantsim " TS_VERSION "\" \"tenantsim\"\n");
  append_section (out, "NAME", line);
}

static void append_example (GString *out, const char *example)
{
  g_string_append (out, ".SH EXAMPLE\n.nf\n");
  append_text (out, example);
  g_string_append (out, "\n.fi\n");
}

static void append_see_also (GString *out, TsCommandId page)
{
  const char *between = "";

  g_string_append (out, ".SH SEE ALSO\n");
  for (TsCommandId id = TS_COMMAND_NONE; id < TS_COMMANDS; id++) {
    g_autofree char *name = page_name (id);
    if (id == page)
      continue;
    g_string_append_printf (out, "%s\\fB", between);
    append_text (out, name);
    g_string_append (out, "\\fR(1)");
    between = ",\n";
  }
  g_string_append_c (out, '\n');
}

static void append_synopsis (GString *out, TsCommandId id)
{
  const TsCommand *command = ts_command (id);

  g_string_append (out, ".SH SYNOPSIS\n\\fBtenantsim");
  if (id != TS_COMMAND_NONE) {
    g_string_append_c (out, ' ');
    append_text (out, command->name);
  }
  g_string_append_printf (out, "\\fR %s[\\fIOPTION\\fR...] \\fI", id == TS_COMMAND_NONE ? "\\fICOMMAND\\fR " : "");
  append_text (out, id == TS_COMMAND_NONE ? "[FILE...]" : command->operands);
  g_string_append (out, "\\fR\n");
}

char *ts_help_man_page (TsCommandId id)
{
  const TsCommand *command = ts_command (id);
  bool is_program = id == TS_COMMAND_NONE;
  GString *out = g_string_new (NULL);

  append_head (out, id, is_program ? "simulate how calls are set up between Microsoft 365 tenants" : command->summary);
  append_synopsis (out, id);
  if (is_program)
    append_commands (out);
  else
    append_section (out, "DESCRIPTION", command->describes);
  append_options (out, id);
  append_statuses (out);
  append_example (out, is_program ? ts_command (TS_COMMAND_RUN)->example : command->example);
  append_see_also (out, id);
  return g_string_free (out, FALSE);
}

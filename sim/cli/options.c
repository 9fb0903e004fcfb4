/* options.c - the parser of command lines, driven by the table of options */
#include "options.h"

#include <string.h>

#include "nearest.h"

#define MOST_OPTIONS 64

/* Where the parser stands. */
typedef struct {
  TsOptions *options;
  TsCommandId command;
  int next; /* the next argument to read */
  char **complaint;
} Reader;

static void clear_override (gpointer data)
{
  TsOverride *override = data;

  g_free ((char *) override->path);
  g_free ((char *) override->value);
}

void ts_options_init (TsOptions *options, int argc, char **argv)
{
  *options = (TsOptions){.argc = argc, .argv = argv, .by = TS_REACH_BY_GROUP, .tolerance = TS_TOLERANCE_DEFAULT};
  options->configurations = g_ptr_array_new ();
  options->operands = g_ptr_array_new ();
  options->vary = g_ptr_array_new ();
  options->where = g_ptr_array_new ();
  options->overrides = g_array_new (FALSE, FALSE, sizeof (TsOverride));
  options->sizes = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_set_clear_func (options->overrides, clear_override);
}

void ts_options_clear (TsOptions *options)
{
  g_ptr_array_unref (options->configurations);
  g_ptr_array_unref (options->operands);
  g_ptr_array_unref (options->vary);
  g_ptr_array_unref (options->where);
  g_array_unref (options->overrides);
  g_array_free (options->sizes, TRUE);
}

static const TsOption *find_by_name (const char *name, size_t length)
{
  size_t n;
  const TsOption *table = ts_option_table (&n);

  for (size_t i = 0; i < n; i++)
    if (strlen (table[i].name) == length && strncmp (table[i].name, name, length) == 0)
      return &table[i];
  return NULL;
}

static const TsOption *find_by_letter (char letter)
{
  size_t n;
  const TsOption *table = ts_option_table (&n);

  for (size_t i = 0; i < n; i++)
    if (table[i].letter == letter)
      return &table[i];
  return NULL;
}

static const char *nearest_option (TsCommandId command, const char *name)
{
  size_t n;
  const TsOption *table = ts_option_table (&n);
  const char *names[MOST_OPTIONS + 1] = {NULL};
  size_t n_names = 0;

  g_assert (n <= MOST_OPTIONS);
  for (size_t i = 0; i < n; i++)
    if (ts_option_belongs_to (&table[i], command))
      names[n_names++] = table[i].name;
  return ts_nearest (name, names);
}

static bool refuse_unknown (Reader *reader, const char *written, const char *name)
{
  const char *nearest = name == NULL ? NULL : nearest_option (reader->command, name);

  *reader->complaint = nearest == NULL
                         ? g_strdup_printf ("there is no option %s", written)
                         : g_strdup_printf ("there is no option %s; did you mean --%s?", written, nearest);
  return false;
}

/* An option of another command: says of which. */
static bool refuse_elsewhere (Reader *reader, const TsOption *option)
{
  TsCommandId owner = TS_COMMAND_NONE;

  while (!ts_option_belongs_to (option, owner))
    owner++;
  if (owner == TS_COMMAND_NONE)
    *reader->complaint = g_strdup_printf ("--%s takes no command: 'tenantsim --%s'", option->name, option->name);
  else
    *reader->complaint = g_strdup_printf ("--%s is an option of 'tenantsim %s' and comes after it", option->name,
                                          ts_command (owner)->name);
  return false;
}

static bool refuse_missing (Reader *reader, const TsOption *option)
{
  *reader->complaint = g_strdup_printf ("--%s needs a value: --%s %s", option->name, option->name, option->argument);
  return false;
}

/* The next argument as the value of `option`. What looks like a long option was
 * hardly meant as one; `--option=--value` says it was. */
static const char *take_value (Reader *reader)
{
  const TsOptions *options = reader->options;

  if (reader->next >= options->argc || g_str_has_prefix (options->argv[reader->next], "--"))
    return NULL;
  return options->argv[reader->next++];
}

static void set_flag (TsOptions *options, const TsOption *option)
{
  bool *flag = (bool *)((char *)options + option->flag);

  *flag = true;
}

/* `value`: what stands in the same argument, or NULL. */
static bool apply (Reader *reader, const TsOption *option, const char *value)
{
  g_autofree char *wrong = NULL;

  if (!ts_option_belongs_to (option, reader->command))
    return refuse_elsewhere (reader, option);
  if (option->argument == NULL) {
    set_flag (reader->options, option);
    return true;
  }
  if (value == NULL)
    value = take_value (reader);
  if (value == NULL)
    return refuse_missing (reader, option);
  if (option->read (reader->options, value, &wrong))
    return true;
  *reader->complaint = g_strdup_printf ("--%s %s", option->name, wrong);
  return false;
}

/* --name, --name value or --name=value */
static bool read_long (Reader *reader, const char *argument)
{
  const char *equals = strchr (argument, '=');
  size_t length = equals == NULL ? strlen (argument) : (size_t)(equals - argument);
  const TsOption *option = find_by_name (argument + 2, length - 2);

  if (option == NULL) {
    g_autofree char *written = g_strndup (argument, length);
    return refuse_unknown (reader, written, written + 2);
  }
  if (equals != NULL && option->argument == NULL && ts_option_belongs_to (option, reader->command)) {
    *reader->complaint = g_strdup_printf ("--%s takes no value", option->name);
    return false;
  }
  return apply (reader, option, equals == NULL ? NULL : equals + 1);
}

/* -n, -nvalue, -n value, or a bundle of flags */
static bool read_short (Reader *reader, const char *argument)
{
  for (const char *letter = argument + 1; *letter != '\0'; letter++) {
    const TsOption *option = find_by_letter (*letter);
    const char *rest = letter[1] == '\0' ? NULL : letter + 1;

    if (option == NULL) {
      g_autofree char *written = g_strdup_printf ("-%.*s", (int)(g_utf8_next_char (letter) - letter), letter);
      return refuse_unknown (reader, written, argument + 1);
    }
    if (!apply (reader, option, rest))
      return false;
    if (option->argument != NULL)
      return true;
  }
  return true;
}

bool ts_options_read (TsOptions *options, TsCommandId command, int first, char **complaint)
{
  Reader reader = {.options = options, .command = command, .next = first, .complaint = complaint};
  bool may_be_option = true;

  options->command = command;
  while (reader.next < options->argc) {
    const char *argument = options->argv[reader.next++];
    bool ok = true;

    if (!may_be_option || argument[0] != '-' || argument[1] == '\0')
      g_ptr_array_add (options->operands, (gpointer)argument);
    else if (strcmp (argument, "--") == 0)
      may_be_option = false;
    else if (argument[1] == '-')
      ok = read_long (&reader, argument);
    else
      ok = read_short (&reader, argument);
    if (!ok)
      return false;
  }
  return true;
}

/* fuzz_options.c - any bytes as a command line: arguments, each ended by a NUL, after the program's name */
#include "fuzz.h"

#include "../../sim/cli/nearest.h"
#include "../../sim/cli/options.h"

#include <string.h>

static GPtrArray *split (const uint8_t *data, size_t size)
{
  GPtrArray *arguments = g_ptr_array_new_with_free_func (g_free);
  const char *at = (const char *)data, *end = at + size;
  g_ptr_array_add (arguments, g_strdup ("tenantsim"));
  while (at < end) {
    const char *stop = memchr (at, '\0', (size_t)(end - at));
    char *argument = g_strndup (at, (size_t)((stop == NULL ? end : stop) - at));
    at += strlen (argument) + 1;
    g_ptr_array_add (arguments, argument);
  }
  return arguments;
}

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GPtrArray) arguments = split (data, size);
  g_autofree char *complaint = NULL;
  const char *nearest = NULL;
  TsOptions options;
  int argc = (int)arguments->len;
  TsCommandId command = argc > 1 ? ts_command_find (g_ptr_array_index (arguments, 1), &nearest) : TS_COMMAND_NONE;
  g_ptr_array_add (arguments, NULL);
  ts_options_init (&options, argc, (char **)arguments->pdata);
  bool right = ts_options_read (&options, command, command == TS_COMMAND_NONE ? 1 : 2, &complaint);
  if (right == (complaint != NULL))
    fuzz_broken ("a complaint about nothing, or none where it belongs");
  if (options.operands->len + options.configurations->len + options.overrides->len > arguments->len)
    fuzz_broken ("more came out than went in");
  ts_options_clear (&options);
  return 0;
}

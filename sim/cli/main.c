/* main.c - the program: prepares the process and follows the command line */
#include <glib.h>
#include <jansson.h>
#include <locale.h>

#include "commands.h"
#include "print.h"
#include "processes.h"
#include "signals.h"

int main (int argc, char **argv)
{
  /* Characters as the terminal has them; numbers and messages as everywhere. */
  setlocale (LC_CTYPE, "");
  ts_print_prepare ();
  if (!ts_processes_start (&argc, &argv))
    return TS_STATUS_BUG;
  ts_signals_install ();
  /* Where it finds no memory jansson leaves out what it cannot hold; GLib ends the program. */
  json_set_alloc_funcs (g_malloc, g_free);
  return (int)ts_processes_end (ts_commands_dispatch (argc, argv));
}

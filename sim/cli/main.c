/* main.c - the program: prepares the process and follows the command line */
#include <locale.h>

#include "commands.h"
#include "print.h"
#include "signals.h"

int main (int argc, char **argv)
{
  /* Characters as the terminal has them; numbers and messages as everywhere. */
  setlocale (LC_CTYPE, "");
  ts_print_prepare ();
  ts_signals_install ();
  return (int)ts_commands_dispatch (argc, argv);
}

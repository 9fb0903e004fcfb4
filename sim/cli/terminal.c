/* terminal.c - colours, characters and columns */
#define _POSIX_C_SOURCE 200809L

#include "terminal.h"

#include <glib.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define DEFAULT_COLUMNS 80u
#define FEWEST_COLUMNS 20u
#define MOST_COLUMNS 1000u

static bool is_set (const char *variable)
{
  const char *value = g_getenv (variable);

  return value != NULL && *value != '\0';
}

bool ts_terminal_has_color (int descriptor, TsColor wanted)
{
  if (wanted != TS_COLOR_AUTO)
    return wanted == TS_COLOR_ALWAYS;
  return isatty (descriptor) && !is_set ("NO_COLOR") && g_strcmp0 (g_getenv ("TERM"), "dumb") != 0;
}

bool ts_terminal_has_utf8 (void)
{
  return g_get_charset (NULL);
}

unsigned ts_terminal_width (int descriptor)
{
  guint64 columns = 0;
  struct winsize size;

  if (is_set ("COLUMNS") && g_ascii_string_to_unsigned (g_getenv ("COLUMNS"), 10, 1, MOST_COLUMNS, &columns, NULL))
    return MAX ((unsigned)columns, FEWEST_COLUMNS);
  if (ioctl (descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    return CLAMP (size.ws_col, FEWEST_COLUMNS, MOST_COLUMNS);
  return DEFAULT_COLUMNS;
}

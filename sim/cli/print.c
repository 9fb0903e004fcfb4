/* print.c - standard output and standard error */
#define _POSIX_C_SOURCE 200809L

#include "print.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

void ts_print_prepare (void)
{
  int descriptor;

  /* Read-only, so that writing to a standard output that was closed is still an
   * error. Descriptors are given out from the lowest free one. */
  do
    descriptor = open ("/dev/null", O_RDONLY);
  while (descriptor >= 0 && descriptor <= STDERR_FILENO);
  if (descriptor > STDERR_FILENO)
    close (descriptor);
}

TsStatus ts_print (const char *text)
{
  size_t length = strlen (text);

  errno = 0;
  if (fwrite (text, 1, length, stdout) == length && fflush (stdout) == 0)
    return TS_STATUS_OK;
  if (errno == EPIPE)
    return TS_STATUS_OK;
  ts_say ("cannot write to standard output: %s", g_strerror (errno));
  return TS_STATUS_UNWRITABLE;
}

/* Neither a control character nor one that only turns the direction of others, or breaks their line. */
static bool is_drawn (gunichar letter)
{
  GUnicodeType type = g_unichar_type (letter);

  return g_unichar_isprint (letter) && type != G_UNICODE_LINE_SEPARATOR && type != G_UNICODE_PARAGRAPH_SEPARATOR;
}

char *ts_printable (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *out = g_string_new (NULL);

  for (const char *c = valid; *c != '\0'; c = g_utf8_next_char (c)) {
    gunichar letter = g_utf8_get_char (c);
    g_string_append_unichar (out, is_drawn (letter) ? letter : '?');
  }
  return g_string_free (out, FALSE);
}

void ts_say (const char *format, ...)
{
  g_autofree char *formatted = NULL;
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  formatted = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  message = ts_printable (formatted);
  fprintf (stderr, "tenantsim: %s\n", message);
}

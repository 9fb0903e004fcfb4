/* progress.c - the progress line */
#define _POSIX_C_SOURCE 200809L

#include "progress.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "print.h"
#include "terminal.h"

#define REDRAW_MICROSECONDS (G_USEC_PER_SEC / 10)
#define SECONDS_PER_MINUTE 60
#define SECONDS_PER_HOUR 3600

static char *time_left (double seconds)
{
  guint64 whole;

  if (seconds >= 100.0 * SECONDS_PER_HOUR)
    return g_strdup ("days left");
  whole = (guint64)(seconds + 0.5);
  if (whole < SECONDS_PER_MINUTE)
    return g_strdup_printf ("%u s left", (unsigned)whole);
  if (whole < SECONDS_PER_HOUR)
    return g_strdup_printf ("%u min %02u s left", (unsigned)(whole / SECONDS_PER_MINUTE),
                            (unsigned)(whole % SECONDS_PER_MINUTE));
  return g_strdup_printf ("%u h %02u min left", (unsigned)(whole / SECONDS_PER_HOUR),
                          (unsigned)(whole % SECONDS_PER_HOUR / SECONDS_PER_MINUTE));
}

/* Letters that the terminal may not have become '?', so that one letter is one
 * column everywhere. */
static char *plain (const char *text)
{
  g_autofree char *printable = ts_printable (text);
  GString *out = g_string_new (NULL);

  for (const char *c = printable; *c != '\0'; c = g_utf8_next_char (c))
    g_string_append_c (out, (guchar)*c < 0x80 ? *c : '?');
  return g_string_free (out, FALSE);
}

/* " 62.3 +-1.2 % helped" */
static char *helped_so_far (const TsProgress *progress)
{
  const TsEstimate *helped = &progress->helped;
  char mean[G_ASCII_DTOSTR_BUF_SIZE], half[G_ASCII_DTOSTR_BUF_SIZE];

  if (helped->n < 2)
    return g_strdup ("");
  g_ascii_formatd (mean, (gint)sizeof mean, "%.1f", helped->mean * 100.0);
  g_ascii_formatd (half, (gint)sizeof half, "%.1f", (helped->high - helped->low) * 50.0);
  return g_strdup_printf (": %s +-%s %% helped", mean, half);
}

char *ts_progress_text (const TsProgress *progress, double seconds_so_far, unsigned columns)
{
  double share = (double)progress->done / (double)progress->total;
  g_autofree char *left = time_left (seconds_so_far / share - seconds_so_far);
  g_autofree char *name = plain (progress->configuration);
  g_autofree char *helped = helped_so_far (progress);
  char *text = g_strdup_printf ("%u of %u replications, %s, %s%s", progress->done, progress->total, left, name, helped);

  if (strlen (text) > columns)
    text[columns] = '\0';
  return text;
}

void ts_progress_begin (TsProgressLine *line)
{
  line->started = line->drawn = g_get_monotonic_time ();
  line->columns = 0;
  line->width = ts_terminal_width (STDERR_FILENO);
}

void ts_progress_draw (const TsProgress *progress, void *data)
{
  TsProgressLine *line = data;
  gint64 now = g_get_monotonic_time ();
  g_autofree char *text = NULL;
  size_t length;

  if (now - line->drawn < REDRAW_MICROSECONDS)
    return;
  /* The last column stays free: a terminal would begin a new line after it. */
  text = ts_progress_text (progress, (double)(now - line->started) / G_USEC_PER_SEC, line->width - 1);
  length = strlen (text);
  fprintf (stderr, "\r%s%*s", text, (int)(line->columns > length ? line->columns - length : 0), "");
  fflush (stderr);
  line->columns = length;
  line->drawn = now;
}

void ts_progress_end (TsProgressLine *line)
{
  if (line->columns == 0)
    return;
  fprintf (stderr, "\r%*s\r", (int)line->columns, "");
  fflush (stderr);
  line->columns = 0;
}

/* data_file.c - durations measured elsewhere, from the first column of a text file */
#define _XOPEN_SOURCE 700

#include "quantity_text.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "escape.h"
#include "tree_build.h"

#define MOST_MIB 64
#define MOST_ERRORS 20 /* in one file: a wrong file would be wrong in every line */

/* Does a name stay inside the scenario's folder? */
static bool is_inside (const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, "/", -1);
  return !g_path_is_absolute (name) && !g_strv_contains ((const char *const *)parts, "..");
}

/* Does it still, when links are followed? A file that is not there stays. */
static bool resolves_inside (const char *folder, const char *path)
{
  char *real_folder = realpath (folder, NULL);
  char *real_path = realpath (path, NULL);
  bool inside = real_folder == NULL || real_path == NULL;
  if (!inside) {
    size_t length = strlen (real_folder);
    while (length > 0 && real_folder[length - 1] == '/')
      length--;
    inside = strncmp (real_path, real_folder, length) == 0 && real_path[length] == '/';
  }
  free (real_folder);
  free (real_path);
  return inside;
}

/* The file's bytes, NUL-terminated; NULL, reported at the node, when they cannot be read. */
static char *read_bytes (const char *path, const TsNode *node, TsDiagnostics *diagnostics, size_t *length)
{
  GStatBuf facts;
  char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *shown = ts_quote (path);
  if (g_stat (path, &facts) == 0 && !g_file_test (path, G_FILE_TEST_IS_REGULAR))
    ts_diagnostics_error (diagnostics, node, NULL, "%s is not a file", shown);
  else if ((bytes = ts_read_file (path, MOST_MIB, length, &error)) == NULL)
    ts_diagnostics_error (diagnostics, node, NULL, "%s cannot be read: %s", shown, error->message);
  return bytes;
}

/* The first field of a line, and the column it begins in. */
static char *first_field (const char *line, size_t length, int *column)
{
  size_t start = 0;
  while (start < length && strchr (" \t\"", line[start]) != NULL && line[start] != '\0')
    start++;
  size_t end = start;
  while (end < length && line[end] != '\0' && strchr (",;\t\"", line[end]) == NULL)
    end++;
  while (end > start && strchr (" \r", line[end - 1]) != NULL)
    end--;
  *column = (int)start + 1;
  return g_strndup (line + start, end - start);
}

/* One line; true when it is right or may be passed over. */
static bool read_line (const char *line, size_t length, int number, TsDiagnostics *of_file, GArray *values)
{
  int column;
  TsDuration value;
  g_autofree char *field = first_field (line, length, &column);
  TsNode place = {.line = number, .column = column, .width = MAX (1, (int)g_utf8_strlen (field, -1))};
  bool is_header = number == 1 && *field != '\0' && strpbrk (field, "0123456789") != field && *field != '-';
  if (*field == '\0' || is_header)
    return true;
  if (!ts_duration_from_text (field, &place, of_file, &value))
    return false;
  g_array_append_val (values, value);
  return true;
}

static void read_lines (const char *text, size_t length, TsDiagnostics *of_file, GArray *values)
{
  const char *end = text + length;
  int wrong = 0;
  for (int number = 1; text < end && wrong < MOST_ERRORS; number++) {
    const char *line_end = memchr (text, '\n', (size_t)(end - text));
    size_t line_length = (size_t)((line_end == NULL ? end : line_end) - text);
    wrong += !read_line (text, line_length, number, of_file, values);
    text += line_length + 1;
  }
}

static gint compare (gconstpointer first, gconstpointer second)
{
  TsDuration a = *(const TsDuration *)first;
  TsDuration b = *(const TsDuration *)second;
  return (a > b) - (a < b);
}

/* All durations of the text in ascending order, or NULL when something is wrong. */
static TsDuration *read_text (const char *path, const char *bytes, size_t length, const TsNode *node,
                              TsDiagnostics *diagnostics, size_t *n)
{
  TsDiagnostics *of_file = ts_diagnostics_new ();
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (TsDuration));
  g_autofree char *clean = NULL;
  ts_diagnostics_set_source (of_file, path, bytes, length);
  clean = ts_tree_clean_text (bytes, length, NULL, of_file);
  if (ts_diagnostics_length (of_file) == 0)
    read_lines (clean, strlen (clean), of_file, values);
  bool is_right = ts_diagnostics_length (of_file) == 0;
  ts_diagnostics_move (diagnostics, of_file);
  ts_diagnostics_free (of_file);
  if (is_right && values->len == 0) {
    g_autofree char *shown = ts_quote (path);
    ts_diagnostics_error (diagnostics, node, NULL, "%s holds no durations", shown);
  }
  if (!is_right || values->len == 0)
    return NULL;
  g_array_sort (values, compare);
  *n = values->len;
  return g_memdup2 (values->data, values->len * sizeof (TsDuration));
}

TsDuration *ts_read_durations_file (const char *folder, const char *name, const TsNode *node,
                                    TsDiagnostics *diagnostics, size_t *n)
{
  size_t length = 0;
  g_autofree char *shown = ts_quote (name);
  g_autofree char *path = folder == NULL || *folder == '\0' ? g_strdup (name) : g_build_filename (folder, name, NULL);
  if (!is_inside (name) || !resolves_inside (folder == NULL || *folder == '\0' ? "." : folder, path)) {
    ts_diagnostics_error (diagnostics, node, NULL, "%s lies outside the folder of the scenario", shown);
    return NULL;
  }
  g_autofree char *bytes = read_bytes (path, node, diagnostics, &length);
  return bytes == NULL ? NULL : read_text (path, bytes, length, node, diagnostics, n);
}

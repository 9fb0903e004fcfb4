/* data_file.c - what was measured elsewhere: rows of a text file, and durations in its first column */
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

/* ----------------------------------------------------------------- lines -- */

/* The next field of a line, which ends at `end`: where it begins, and how many bytes it has
 * without blanks and quotes around it. Moves *at behind the comma that ends it. */
static const char *next_field (const char **at, const char *end, size_t *length)
{
  const char *start = *at;
  while (start < end && *start != '\0' && strchr (" \t\"", *start) != NULL)
    start++;
  const char *stop = start;
  while (stop < end && *stop != '\0' && strchr (",;\t\"", *stop) == NULL)
    stop++;
  const char *next = stop;
  while (next < end && *next != '\0' && strchr (",;", *next) == NULL)
    next++;
  *at = next < end && *next != '\0' ? next + 1 : end;
  while (stop > start && strchr (" \r", stop[-1]) != NULL)
    stop--;
  *length = (size_t)(stop - start);
  return start;
}

/* One line; true when it is right or may be passed over. */
static bool read_line (const char *line, const char *end, int number, TsDiagnostics *of_file, TsReadRow read,
                       void *data)
{
  TsDataField fields[TS_DATA_FIELDS];
  const char *at = line;
  for (size_t i = 0; i < TS_DATA_FIELDS; i++) {
    size_t length;
    const char *start = next_field (&at, end, &length);
    char *text = g_strndup (start, length);
    fields[i].text = text;
    fields[i].place = (TsNode){.kind = TS_NODE_SCALAR,
                               .text = text,
                               .line = number,
                               .column = (int)g_utf8_pointer_to_offset (line, start) + 1,
                               .width = MAX (1, (int)g_utf8_strlen (text, -1))};
  }
  const char *first = fields[0].text;
  bool is_header = number == 1 && *first != '\0' && strpbrk (first, "0123456789") != first && *first != '-';
  bool right = *first == '\0' || is_header || read (fields, of_file, data);
  for (size_t i = 0; i < TS_DATA_FIELDS; i++)
    g_free (fields[i].text);
  return right;
}

static void read_lines (const char *text, TsDiagnostics *of_file, TsReadRow read, void *data)
{
  const char *end = text + strlen (text);
  int wrong = 0;
  for (int number = 1; text < end && wrong < MOST_ERRORS; number++) {
    const char *line_end = memchr (text, '\n', (size_t)(end - text));
    line_end = line_end == NULL ? end : line_end;
    wrong += !read_line (text, line_end, number, of_file, read, data);
    text = line_end + 1;
  }
}

bool ts_read_data_file (const char *folder, const char *name, const TsNode *node, TsDiagnostics *diagnostics,
                        TsReadRow read, void *data)
{
  size_t length = 0;
  bool is_here = folder == NULL || *folder == '\0';
  g_autofree char *shown = ts_quote (name);
  g_autofree char *path = is_here ? g_strdup (name) : g_build_filename (folder, name, NULL);
  if (!is_inside (name) || !resolves_inside (is_here ? "." : folder, path)) {
    ts_diagnostics_error (diagnostics, node, NULL, "%s lies outside the folder of the scenario", shown);
    return false;
  }
  g_autofree char *bytes = read_bytes (path, node, diagnostics, &length);
  if (bytes == NULL)
    return false;
  TsDiagnostics *of_file = ts_diagnostics_new ();
  ts_diagnostics_set_source (of_file, path, bytes, length);
  g_autofree char *clean = ts_tree_clean_text (bytes, length, NULL, of_file);
  if (ts_diagnostics_length (of_file) == 0)
    read_lines (clean, of_file, read, data);
  bool is_right = ts_diagnostics_length (of_file) == 0;
  ts_diagnostics_move (diagnostics, of_file);
  ts_diagnostics_free (of_file);
  return is_right;
}

/* ------------------------------------------------------------- durations -- */

static bool add_duration (const TsDataField *fields, TsDiagnostics *of_file, void *data)
{
  GArray *values = data;
  TsDuration value;
  if (!ts_duration_from_text (fields[0].text, &fields[0].place, of_file, &value))
    return false;
  g_array_append_val (values, value);
  return true;
}

static gint compare (gconstpointer first, gconstpointer second)
{
  TsDuration a = *(const TsDuration *)first;
  TsDuration b = *(const TsDuration *)second;
  return (a > b) - (a < b);
}

TsDuration *ts_read_durations_file (const char *folder, const char *name, const TsNode *node,
                                    TsDiagnostics *diagnostics, size_t *n)
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (TsDuration));
  if (!ts_read_data_file (folder, name, node, diagnostics, add_duration, values))
    return NULL;
  if (values->len == 0) {
    g_autofree char *path =
      folder == NULL || *folder == '\0' ? g_strdup (name) : g_build_filename (folder, name, NULL);
    g_autofree char *shown = ts_quote (path);
    ts_diagnostics_error (diagnostics, node, NULL, "%s holds no durations", shown);
    return NULL;
  }
  g_array_sort (values, compare);
  *n = values->len;
  return g_memdup2 (values->data, values->len * sizeof (TsDuration));
}

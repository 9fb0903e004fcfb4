/* diagnostics.c - the collection of what is wrong, each with its source line */
#include "diagnostics.h"

#include "escape.h"

#include <string.h>

struct TsDiagnostics {
  GPtrArray *found; /* of TsDiagnostic */
  char *file;       /* the source's name, or NULL before there is one */
  char *text;       /* the source's bytes */
  size_t length;
  GArray *line_starts; /* of size_t: where lines begin in `text` */
  GHashTable *lines;   /* line number to GRefString: lines quoted so far */
};

static void free_diagnostic (gpointer data)
{
  TsDiagnostic *diagnostic = data;
  g_free (diagnostic->file);
  g_free (diagnostic->message);
  g_free (diagnostic->hint);
  if (diagnostic->source != NULL)
    g_ref_string_release (diagnostic->source);
  g_free (diagnostic);
}

static void release_line (gpointer line)
{
  g_ref_string_release (line);
}

TsDiagnostics *ts_diagnostics_new (void)
{
  TsDiagnostics *diagnostics = g_new0 (TsDiagnostics, 1);
  diagnostics->found = g_ptr_array_new_with_free_func (free_diagnostic);
  diagnostics->line_starts = g_array_new (FALSE, FALSE, sizeof (size_t));
  diagnostics->lines = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL, release_line);
  return diagnostics;
}

void ts_diagnostics_free (TsDiagnostics *diagnostics)
{
  if (diagnostics == NULL)
    return;
  g_ptr_array_unref (diagnostics->found);
  g_array_unref (diagnostics->line_starts);
  g_hash_table_unref (diagnostics->lines);
  g_free (diagnostics->file);
  g_free (diagnostics->text);
  g_free (diagnostics);
}

void ts_diagnostics_set_source (TsDiagnostics *diagnostics, const char *path, const char *text, size_t length)
{
  static const char byte_order_mark[] = "\xEF\xBB\xBF";
  if (length >= 3 && memcmp (text, byte_order_mark, 3) == 0) {
    text += 3;
    length -= 3;
  }
  char *file = g_strdup (path);
  char *copy = g_memdup2 (text, length);
  g_free (diagnostics->file);
  g_free (diagnostics->text);
  diagnostics->file = file;
  diagnostics->text = copy;
  diagnostics->length = length;
  g_hash_table_remove_all (diagnostics->lines);
  g_array_set_size (diagnostics->line_starts, 0);
  for (size_t at = 0; at < length; at++) {
    if (at == 0 || copy[at - 1] == '\n')
      g_array_append_val (diagnostics->line_starts, at);
  }
}

/* A line of the source as valid UTF-8, one character for each broken byte; NULL when there is none.
 * Shared by all diagnostics of the line, which may be long. */
static char *source_line (const TsDiagnostics *diagnostics, int line)
{
  if (line < 1 || (guint)line > diagnostics->line_starts->len)
    return NULL;
  char *known = g_hash_table_lookup (diagnostics->lines, GINT_TO_POINTER (line));
  if (known != NULL)
    return g_ref_string_acquire (known);
  const char *start = diagnostics->text + g_array_index (diagnostics->line_starts, size_t, line - 1);
  size_t left = diagnostics->length - (size_t)(start - diagnostics->text);
  const char *end = memchr (start, '\n', left);
  size_t length = end == NULL ? left : (size_t)(end - start);
  if (length > 0 && start[length - 1] == '\r')
    length--;
  g_autofree char *valid = g_utf8_make_valid (start, (gssize)length);
  char *quoted = g_ref_string_new (valid);
  g_hash_table_insert (diagnostics->lines, GINT_TO_POINTER (line), g_ref_string_acquire (quoted));
  return quoted;
}

/* Takes over `file` and `message`. */
static void add (TsDiagnostics *diagnostics, TsDiagnostic diagnostic, const char *hint, char *message)
{
  TsDiagnostic *added = g_memdup2 (&diagnostic, sizeof diagnostic);
  added->width = MAX (1, diagnostic.width);
  added->message = ts_escape (message);
  added->hint = hint == NULL ? NULL : ts_escape (hint);
  g_ptr_array_add (diagnostics->found, added);
  g_free (message);
}

void ts_diagnostics_add (TsDiagnostics *diagnostics, TsSeverity severity, int line, int column, int width,
                         const char *hint, const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  TsDiagnostic diagnostic = {
    .severity = severity,
    .file = g_strdup (diagnostics->file == NULL ? "" : diagnostics->file),
    .line = line,
    .column = column,
    .width = width,
    .source = source_line (diagnostics, line),
  };
  add (diagnostics, diagnostic, hint, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

static void add_at (TsDiagnostics *diagnostics, TsSeverity severity, const TsNode *at, const char *hint, char *message)
{
  TsDiagnostic diagnostic = {.severity = severity};
  if (at != NULL && at->override != NULL) {
    diagnostic.file = g_strconcat ("--set ", at->override, NULL);
  } else {
    diagnostic.file = g_strdup (diagnostics->file == NULL ? "" : diagnostics->file);
  }
  if (at != NULL && at->override == NULL) {
    diagnostic.line = at->line;
    diagnostic.column = at->column;
    diagnostic.width = at->width;
    diagnostic.source = source_line (diagnostics, at->line);
  }
  add (diagnostics, diagnostic, hint, message);
}

void ts_diagnostics_error (TsDiagnostics *diagnostics, const TsNode *at, const char *hint, const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  add_at (diagnostics, TS_SEVERITY_ERROR, at, hint, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

void ts_diagnostics_warn (TsDiagnostics *diagnostics, const TsNode *at, const char *hint, const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  add_at (diagnostics, TS_SEVERITY_WARNING, at, hint, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

void ts_diagnostics_move (TsDiagnostics *into, TsDiagnostics *from)
{
  g_ptr_array_extend_and_steal (into->found, from->found);
  from->found = g_ptr_array_new_with_free_func (free_diagnostic);
}

static bool is_elsewhere (const TsDiagnostics *diagnostics, const TsDiagnostic *diagnostic)
{
  return diagnostic->line > 0 && g_strcmp0 (diagnostic->file, diagnostics->file) != 0;
}

/* g_ptr_array_sort_with_data() is stable, so order of arrival need not be compared. */
static gint compare (gconstpointer first, gconstpointer second, gpointer data)
{
  const TsDiagnostic *a = *(const TsDiagnostic *const *)first;
  const TsDiagnostic *b = *(const TsDiagnostic *const *)second;
  bool a_elsewhere = is_elsewhere (data, a);
  bool b_elsewhere = is_elsewhere (data, b);
  if (a_elsewhere != b_elsewhere)
    return a_elsewhere ? 1 : -1;
  if (a_elsewhere)
    return 0;
  if (a->line != b->line)
    return a->line < b->line ? -1 : 1;
  return (a->column > b->column) - (a->column < b->column);
}

void ts_diagnostics_sort (TsDiagnostics *diagnostics)
{
  g_ptr_array_sort_with_data (diagnostics->found, compare, diagnostics);
}

size_t ts_diagnostics_count (const TsDiagnostics *diagnostics, TsSeverity severity)
{
  size_t count = 0;
  for (guint i = 0; i < diagnostics->found->len; i++) {
    const TsDiagnostic *diagnostic = g_ptr_array_index (diagnostics->found, i);
    count += diagnostic->severity == severity;
  }
  return count;
}

size_t ts_diagnostics_length (const TsDiagnostics *diagnostics)
{
  return diagnostics->found->len;
}

const TsDiagnostic *ts_diagnostics_get (const TsDiagnostics *diagnostics, size_t index)
{
  g_return_val_if_fail (index < diagnostics->found->len, NULL);
  return g_ptr_array_index (diagnostics->found, index);
}

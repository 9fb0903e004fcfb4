/* diagnostics_format.c - diagnostics as a person reads them: position, message, source line,
 * caret, hint */
#include "diagnostics.h"

#include "escape.h"

#include <stdio.h>
#include <string.h>

#define MOST_ERRORS 20
#define WIDEST_LINE 100 /* columns of source shown */
#define BEFORE_CARET 40 /* columns kept before the caret when a line is cut */
#define TAB_STOP 8
#define LINE_NUMBER_WIDTH 5
#define ELLIPSIS "..."

/* One character of the source line as it is shown. */
typedef struct {
  char *shown;
  int column; /* from 0, on the terminal */
  int width;  /* 0 for a combining mark, 2 for a wide character */
} Cell;

typedef struct {
  const char *strong;
  const char *error;
  const char *warning;
  const char *caret;
  const char *plain;
} Palette;

static const Palette no_color = {"", "", "", "", ""};
static const Palette ansi = {"\033[1m", "\033[1;31m", "\033[1;35m", "\033[1;32m", "\033[0m"};

static void clear_cell (gpointer data)
{
  g_free (((Cell *)data)->shown);
}

/* Columns that escaped text takes. */
static int columns_of (const char *text)
{
  int columns = 0;
  for (; *text != '\0'; text = g_utf8_next_char (text)) {
    gunichar c = g_utf8_get_char (text);
    columns += g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;
  }
  return columns;
}

static GArray *cells_of (const char *source)
{
  GArray *cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  int column = 0;
  g_array_set_clear_func (cells, clear_cell);
  while (*source != '\0') {
    Cell cell = {.column = column};
    if (*source == '\t') {
      cell.width = TAB_STOP - column % TAB_STOP;
      cell.shown = g_strnfill ((gsize)cell.width, ' ');
      source++;
    } else {
      GString *shown = g_string_new (NULL);
      source = ts_append_escaped (shown, source);
      cell.width = columns_of (shown->str);
      cell.shown = g_string_free (shown, FALSE);
    }
    column += cell.width;
    g_array_append_val (cells, cell);
  }
  return cells;
}

/* Terminal column at which character `index` begins; past the line, one column a character. */
static int column_at (const GArray *cells, int index)
{
  if (index < (int)cells->len)
    return g_array_index (cells, Cell, index).column;
  if (cells->len == 0)
    return 0;
  const Cell *last = &g_array_index (cells, Cell, cells->len - 1);
  return last->column + last->width;
}

/* Which terminal columns of a long line are shown: [from, to). */
static void choose_part (const GArray *cells, int caret, int *from, int *to)
{
  int whole = column_at (cells, (int)cells->len);
  *from = 0;
  *to = whole;
  if (whole <= WIDEST_LINE)
    return;
  *from = caret + BEFORE_CARET <= WIDEST_LINE ? 0 : caret - BEFORE_CARET;
  *from = MIN (*from, whole - WIDEST_LINE);
  *to = *from + WIDEST_LINE;
}

/* Appends the part of the line and stores the column on the terminal where column 0 of the line would be. */
static int append_part (GString *out, const GArray *cells, int from, int to)
{
  int shift = 0;
  bool first = true;
  bool cut = false;
  for (guint i = 0; i < cells->len; i++) {
    const Cell *cell = &g_array_index (cells, Cell, i);
    if (cell->column < from)
      continue;
    if (cell->column + cell->width > to) {
      cut = true;
      break;
    }
    if (first && from > 0) {
      g_string_append (out, ELLIPSIS);
      shift = (int)strlen (ELLIPSIS) - cell->column;
    }
    first = false;
    g_string_append (out, cell->shown);
  }
  if (cut)
    g_string_append (out, ELLIPSIS);
  return shift;
}

static void append_source (GString *out, const TsDiagnostic *diagnostic, const Palette *palette)
{
  GArray *cells = cells_of (diagnostic->source);
  int first = CLAMP (diagnostic->column - 1, 0, (int)cells->len);
  int last = (int)MIN ((gint64)first + diagnostic->width, (gint64)cells->len);
  int caret = column_at (cells, first);
  int end = column_at (cells, last);
  int from;
  int to;
  choose_part (cells, caret, &from, &to);
  g_autofree char *number = g_strdup_printf ("%*d", LINE_NUMBER_WIDTH, diagnostic->line);
  g_string_append_printf (out, "%s | ", number);
  int shift = append_part (out, cells, from, to);
  g_string_append_printf (out, "\n%*s | %*s%s^", (int)strlen (number), "", caret + shift, "", palette->caret);
  for (int column = caret + 1; column < MIN (end, to); column++)
    g_string_append_c (out, '~');
  g_string_append_printf (out, "%s\n", palette->plain);
  g_array_unref (cells);
}

static void append_diagnostic (GString *out, const TsDiagnostic *diagnostic, const Palette *palette)
{
  g_autofree char *file = ts_escape (diagnostic->file);
  bool is_error = diagnostic->severity == TS_SEVERITY_ERROR;
  g_string_append_printf (out, "%s%s:", palette->strong, file);
  if (diagnostic->line > 0)
    g_string_append_printf (out, "%d:%d:", diagnostic->line, diagnostic->column);
  g_string_append_printf (out, "%s %s%s:%s %s%s%s\n", palette->plain, is_error ? palette->error : palette->warning,
                          is_error ? "error" : "warning", palette->plain, palette->strong, diagnostic->message,
                          palette->plain);
  if (diagnostic->line > 0 && diagnostic->source != NULL)
    append_source (out, diagnostic, palette);
  if (diagnostic->hint != NULL)
    g_string_append_printf (out, "  %shint:%s %s\n", palette->strong, palette->plain, diagnostic->hint);
}

char *ts_diagnostics_format (const TsDiagnostics *diagnostics, bool color)
{
  const Palette *palette = color ? &ansi : &no_color;
  GString *out = g_string_new (NULL);
  size_t errors = 0;
  for (size_t i = 0; i < ts_diagnostics_length (diagnostics); i++) {
    const TsDiagnostic *diagnostic = ts_diagnostics_get (diagnostics, i);
    if (diagnostic->severity == TS_SEVERITY_ERROR && ++errors > MOST_ERRORS)
      continue;
    append_diagnostic (out, diagnostic, palette);
  }
  if (errors > MOST_ERRORS) {
    size_t more = errors - MOST_ERRORS;
    g_string_append_printf (out, "... and %zu more error%s\n", more, more == 1 ? "" : "s");
  }
  return g_string_free (out, FALSE);
}

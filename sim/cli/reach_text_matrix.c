/* reach_text_matrix.c - the matrix of reach as text, in blocks of columns */
#include "reach_text.h"

#define MOST_NAME 30u
#define GAP 2u
#define PEOPLE "people"

/* One line of a caller: operations that go alike, and a text for each callee. */
typedef struct {
  uint32_t unit;
  char *operations;
  char **cells; /* NULL-terminated */
} Line;

typedef struct {
  const TsReachView *view;
  GPtrArray *lines; /* Line */
  unsigned *widths; /* of columns */
  unsigned number;  /* width of row numbers */
  unsigned name;    /* width of names */
  unsigned people;
  unsigned operation;
} Matrix;

static void free_line (gpointer data)
{
  Line *line = data;

  g_free (line->operations);
  g_strfreev (line->cells);
  g_free (line);
}

/* Joins the lines of one caller that say the same. */
static void add_line (Matrix *matrix, uint32_t unit, const char *operation, char **cells)
{
  for (guint i = 0; i < matrix->lines->len; i++) {
    Line *line = g_ptr_array_index (matrix->lines, i);
    if (line->unit != unit || !g_strv_equal ((const char *const *)line->cells, (const char *const *)cells))
      continue;
    char *joined = g_strconcat (line->operations, ", ", operation, NULL);
    g_free (line->operations);
    line->operations = joined;
    g_strfreev (cells);
    return;
  }
  Line *line = g_new (Line, 1);
  *line = (Line){unit, g_strdup (operation), cells};
  g_ptr_array_add (matrix->lines, line);
}

static void add_lines (Matrix *matrix, uint32_t unit, const TsReachLetters *letters)
{
  const TsReachView *view = matrix->view;
  g_autofree TsReachCell *cells = g_new (TsReachCell, (size_t)view->n * view->query->n_operations);

  ts_reach_view_row (view, unit, cells);
  for (unsigned i = 0; i < view->query->n_operations; i++) {
    char **texts = g_new0 (char *, view->n + 1);
    for (uint32_t to = 0; to < view->n; to++)
      texts[to] = ts_reach_cell_text (&cells[(size_t)i * view->n + to], letters);
    add_line (matrix, unit, ts_operation_name (view->query->operations[i]), texts);
  }
}

static unsigned digits_of (uint32_t number)
{
  unsigned digits = 1;

  for (; number >= 10; number /= 10)
    digits++;
  return digits;
}

static void measure (Matrix *matrix)
{
  const TsReachView *view = matrix->view;

  matrix->number = digits_of (view->n);
  matrix->people = ts_page_columns (PEOPLE);
  for (uint32_t unit = 0; unit < view->n; unit++) {
    matrix->widths[unit] = digits_of (unit + 1);
    matrix->name = MAX (matrix->name, MIN (MOST_NAME, ts_page_columns (view->names[unit])));
    matrix->people = MAX (matrix->people, digits_of (ts_reach_unit (view->reach, unit).people.count));
  }
  for (guint i = 0; i < matrix->lines->len; i++) {
    const Line *line = g_ptr_array_index (matrix->lines, i);
    matrix->operation = MAX (matrix->operation, ts_page_columns (line->operations));
    for (uint32_t to = 0; to < view->n; to++)
      matrix->widths[to] = MAX (matrix->widths[to], ts_page_columns (line->cells[to]));
  }
}

static unsigned operation_column (const Matrix *matrix)
{
  return 2 + matrix->number + 1 + matrix->name + GAP + matrix->people + GAP;
}

static unsigned first_column (const Matrix *matrix)
{
  return operation_column (matrix) + matrix->operation + GAP;
}

/* The columns from `first` on that fit a line; at least one. */
static uint32_t end_of_block (const Matrix *matrix, uint32_t first, unsigned width)
{
  unsigned used = first_column (matrix);
  uint32_t end = first;

  while (end < matrix->view->n && (end == first || used + matrix->widths[end] <= width))
    used += matrix->widths[end++] + GAP;
  return end;
}

static void write_header (TsPage *page, const Matrix *matrix, uint32_t first, uint32_t end)
{
  unsigned column = first_column (matrix);

  ts_page_go_to (page, 2 + matrix->number + 1);
  ts_page_write (page, TS_PAGE_PLAIN, "from");
  ts_page_go_to (page, operation_column (matrix) - GAP - ts_page_columns (PEOPLE));
  ts_page_write (page, TS_PAGE_PLAIN, PEOPLE);
  ts_page_go_to (page, column - GAP - 2);
  ts_page_write (page, TS_PAGE_PLAIN, "to");
  for (uint32_t to = first; to < end; to++) {
    g_autofree char *number = g_strdup_printf ("%u", to + 1);
    ts_page_go_to (page, column);
    ts_page_write (page, TS_PAGE_STRONG, number);
    column += matrix->widths[to] + GAP;
  }
  ts_page_end_line (page);
}

/* Names that are too long lose their beginning, since tenants repeat. */
static void write_caller (TsPage *page, const Matrix *matrix, uint32_t unit)
{
  const char *name = matrix->view->names[unit];
  unsigned columns = ts_page_columns (name);
  g_autofree char *end = columns <= matrix->name
                           ? g_strdup (name)
                           : g_strconcat ("..", g_utf8_offset_to_pointer (name, columns - matrix->name + 2), NULL);

  ts_page_printf (page, "  %*u ", (int)matrix->number, unit + 1);
  ts_page_write (page, TS_PAGE_PLAIN, end);
  ts_page_go_to (page, 2 + matrix->number + 1 + matrix->name + GAP);
  ts_page_printf (page, "%*u", (int)matrix->people, ts_reach_unit (matrix->view->reach, unit).people.count);
}

static TsPageTint tint_of (const char *cell)
{
  return cell[0] == 'a' ? TS_PAGE_GOOD : TS_PAGE_PLAIN;
}

static void write_block (TsPage *page, const Matrix *matrix, uint32_t first, uint32_t end)
{
  uint32_t last = TS_NONE;

  write_header (page, matrix, first, end);
  for (guint i = 0; i < matrix->lines->len; i++) {
    const Line *line = g_ptr_array_index (matrix->lines, i);
    unsigned column = first_column (matrix);
    if (line->unit != last)
      write_caller (page, matrix, line->unit);
    last = line->unit;
    ts_page_go_to (page, operation_column (matrix));
    ts_page_write (page, TS_PAGE_PLAIN, line->operations);
    for (uint32_t to = first; to < end; to++) {
      ts_page_go_to (page, column);
      ts_page_write (page, tint_of (line->cells[to]), line->cells[to]);
      column += matrix->widths[to] + GAP;
    }
    ts_page_end_line (page);
  }
}

void ts_reach_write_matrix (TsPage *page, const TsReachView *view, const TsReachLetters *letters)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (free_line);
  g_autofree unsigned *widths = g_new0 (unsigned, view->n + 1);
  Matrix matrix = {.view = view, .lines = lines, .widths = widths};

  for (uint32_t unit = 0; unit < view->n; unit++)
    add_lines (&matrix, unit, letters);
  measure (&matrix);
  for (uint32_t first = 0, end; first < view->n; first = end) {
    end = end_of_block (&matrix, first, page->style.width);
    if (first > 0)
      ts_page_end_line (page);
    write_block (page, &matrix, first, end);
  }
}

/* A table that adapts to the width. */
#include "text_table.h"

#include "markdown_text.h"
#include "text_line.h"
#include "xml_text.h"

#define GAP 2
#define NARROWEST_NAME 12

struct TsTable {
  char **headers;
  unsigned n_columns;
  GPtrArray *cells; /* row by row */
};

TsTable *ts_table_new (const char *const *headers)
{
  TsTable *table = g_new0 (TsTable, 1);
  table->headers = g_strdupv ((char **)headers);
  table->n_columns = g_strv_length (table->headers);
  table->cells = g_ptr_array_new_with_free_func (g_free);
  return table;
}

void ts_table_free (TsTable *table)
{
  g_strfreev (table->headers);
  g_ptr_array_unref (table->cells);
  g_free (table);
}

void ts_table_add (TsTable *table, char *const *cells)
{
  for (unsigned column = 0; column < table->n_columns; column++)
    g_ptr_array_add (table->cells, cells[column]);
}

static unsigned n_rows (const TsTable *table)
{
  g_assert (table->n_columns > 0);
  return table->cells->len / table->n_columns;
}

static const char *const *cells_of (const TsTable *table, unsigned row)
{
  return (const char *const *)&table->cells->pdata[(size_t)row * table->n_columns];
}

static const char *cell (const TsTable *table, unsigned row, unsigned column)
{
  return g_ptr_array_index (table->cells, row * table->n_columns + column);
}

/* Widths of all columns; returns that of the whole. */
static unsigned measure (const TsTable *table, unsigned *widths)
{
  unsigned total = 0;
  for (unsigned column = 0; column < table->n_columns; column++) {
    widths[column] = ts_text_width (table->headers[column]);
    for (unsigned row = 0; row < n_rows (table); row++)
      widths[column] = MAX (widths[column], ts_text_width (cell (table, row, column)));
    total += widths[column] + (column > 0 ? GAP : 0);
  }
  return total;
}

static void render_row (GString *out, const char *const *texts, const unsigned *widths, unsigned n_columns, TsTint tint,
                        const TsTextStyle *style)
{
  GString *line = g_string_new (NULL);
  for (unsigned column = 0; column < n_columns; column++) {
    g_autofree char *text = ts_text_cut (texts[column], widths[column]);
    unsigned blanks = widths[column] - ts_text_width (text);
    if (column > 0)
      ts_text_fill (line, GAP + blanks);
    g_string_append (line, text);
    if (column == 0 && n_columns > 1)
      ts_text_fill (line, blanks);
  }
  ts_text_tinted (out, line->str, tint, style);
  g_string_append_c (out, '\n');
  g_string_free (line, TRUE);
}

static void render_columns (const TsTable *table, const unsigned *widths, GString *out, const TsTextStyle *style)
{
  render_row (out, (const char *const *)table->headers, widths, table->n_columns, TS_TINT_STRONG, style);
  for (unsigned row = 0; row < n_rows (table); row++)
    render_row (out, cells_of (table, row), widths, table->n_columns, TS_TINT_NONE, style);
}

static void render_list (const TsTable *table, GString *out, const TsTextStyle *style)
{
  for (unsigned row = 0; row < n_rows (table); row++) {
    g_autofree char *name = ts_text_cut (cell (table, row, 0), style->width);
    ts_text_tinted (out, name, TS_TINT_STRONG, style);
    g_string_append_c (out, '\n');
    for (unsigned column = 1; column < table->n_columns; column++) {
      const char *value = cell (table, row, column);
      unsigned used = GAP + ts_text_width (table->headers[column]);
      g_string_append_printf (out, "  %s", table->headers[column]);
      if (used + 1 + ts_text_width (value) > style->width) {
        g_string_append (out, "\n    ");
        ts_text_wrapped (out, value, 2 * GAP, 2 * GAP, style);
      } else {
        g_string_append_printf (out, " %s\n", value);
      }
    }
  }
}

void ts_table_render (const TsTable *table, GString *out, const TsTextStyle *style)
{
  g_autofree unsigned *widths = g_new (unsigned, table->n_columns);
  unsigned total = measure (table, widths);
  if (total > style->width && total - widths[0] + NARROWEST_NAME <= style->width) {
    widths[0] = style->width - (total - widths[0]);
    total = style->width;
  }
  if (total <= style->width)
    render_columns (table, widths, out, style);
  else
    render_list (table, out, style);
}

static void render_markdown_row (GString *out, const char *const *texts, unsigned n_columns)
{
  g_string_append_c (out, '|');
  for (unsigned column = 0; column < n_columns; column++) {
    g_autofree char *text = ts_markdown_escape (texts[column]);
    g_string_append_printf (out, " %s |", text);
  }
  g_string_append_c (out, '\n');
}

void ts_table_render_markdown (const TsTable *table, const char *others, GString *out)
{
  render_markdown_row (out, (const char *const *)table->headers, table->n_columns);
  for (unsigned column = 0; column < table->n_columns; column++)
    g_string_append_printf (out, "|%s", column == 0 ? "---" : others);
  g_string_append (out, "|\n");
  for (unsigned row = 0; row < n_rows (table); row++)
    render_markdown_row (out, cells_of (table, row), table->n_columns);
}

static void render_html_cell (GString *out, const char *element, const char *scope, const char *text)
{
  g_string_append_printf (out, "<%s%s>", element, scope);
  ts_xml_append (out, text);
  g_string_append_printf (out, "</%s>", element);
}

void ts_table_render_html (const TsTable *table, GString *out)
{
  g_string_append (out, "<thead><tr>");
  for (unsigned column = 0; column < table->n_columns; column++)
    render_html_cell (out, "th", " scope=\"col\"", table->headers[column]);
  g_string_append (out, "</tr></thead>\n<tbody>\n");
  for (unsigned row = 0; row < n_rows (table); row++) {
    g_string_append (out, "<tr>");
    for (unsigned column = 0; column < table->n_columns; column++)
      render_html_cell (out, column == 0 ? "th" : "td", column == 0 ? " scope=\"row\"" : "", cell (table, row, column));
    g_string_append (out, "</tr>\n");
  }
  g_string_append (out, "</tbody>\n");
}

/*
 * A table that adapts: columns lined up where they fit, the first column cut
 * where that helps, else a list of "header value" under each row's name.
 */
#ifndef TENANTSIM_REPORT_TEXT_TABLE_H
#define TENANTSIM_REPORT_TEXT_TABLE_H

#include "tenantsim/report.h"

typedef struct TsTable TsTable;

/* `headers`, NULL-terminated, is copied: that of the first column, which is
 * aligned to the left, and of the others, aligned to the right. */
TsTable *ts_table_new (const char *const *headers);
void ts_table_free (TsTable *table);
/* Adds a row. `cells` are as many as headers, cleaned text; takes ownership of
 * each and not of the array. */
void ts_table_add (TsTable *table, char *const *cells);
void ts_table_render (const TsTable *table, GString *out, const TsTextStyle *style);

/* Head and body of a table of HTML, its cells escaped; the first cell of a row heads it. */
void ts_table_render_html (const TsTable *table, GString *out);

/* The table in Markdown, its cells escaped. `others` aligns all but the first column:
 * TS_MARKDOWN_NUMBERS to the right, TS_MARKDOWN_WORDS to the left. */
#define TS_MARKDOWN_NUMBERS "---:"
#define TS_MARKDOWN_WORDS "---"
void ts_table_render_markdown (const TsTable *table, const char *others, GString *out);

#endif

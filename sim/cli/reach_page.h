/* reach_page.h - lines of text with columns, wrapped words and colours */
#ifndef TENANTSIM_CLI_REACH_PAGE_H
#define TENANTSIM_CLI_REACH_PAGE_H

#include "reach.h"

typedef enum { TS_PAGE_PLAIN, TS_PAGE_STRONG, TS_PAGE_GOOD, TS_PAGE_BAD } TsPageTint;

typedef struct {
  GString *out;
  unsigned column; /* where the line stands */
  TsReachStyle style;
} TsPage;

TsPage ts_page_new (const TsReachStyle *style);
/* Hands over the text; free with g_free(). */
char *ts_page_finish (TsPage *page);

unsigned ts_page_columns (const char *text);
void ts_page_write (TsPage *page, TsPageTint tint, const char *text);
void ts_page_printf (TsPage *page, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* Blanks up to a column, and at least one where the line stands beyond it. */
void ts_page_go_to (TsPage *page, unsigned column);
void ts_page_end_line (TsPage *page);
/* Words from here on, over as many lines as they need; all but the first begin at
 * `indent`. Does not end the last line. */
void ts_page_words (TsPage *page, unsigned indent, const char *text);

#endif

/*
 * The parts of report.html. Each appends what stands at the place of its name in
 * reports/report.html, or nothing: then the template leaves out what is around it.
 */
#ifndef TENANTSIM_REPORT_HTML_PARTS_H
#define TENANTSIM_REPORT_HTML_PARTS_H

#include "text_table.h"

typedef struct {
  const TsResults *results;
  const GArray *pictures; /* TsPicture */
} TsPage;

typedef void (*TsPagePart) (GString *out, const TsPage *page);

/* Text as text: cleaned of what no page should obey, and escaped; right in an element and
 * between double quotes. */
void ts_html_append (GString *out, const char *text);
void ts_html_printf (GString *out, const char *format, ...) G_GNUC_PRINTF (2, 3); /* escaped as a whole */

/* How numbers are written on a page. */
extern const TsTextStyle ts_html_style;

/* A table that can be sorted and, where it is too wide, moved. `name` tells readers who hear
 * the page what it is. Free the table yourself. */
void ts_html_table (GString *out, const TsTable *table, const char *name);

/* One figure with its caption, or why it is missing; nothing where it does not apply. */
void ts_html_figure (GString *out, const TsPage *page, TsFigureId id);

/* The tenants as boxes: what is wanted, and in each configuration what connects them. */
void ts_html_estate (GString *out, const TsPage *page);
void ts_html_reach (GString *out, const TsPage *page);
void ts_html_causes (GString *out, const TsPage *page);
void ts_html_reasons (GString *out, const TsPage *page);
/* Verdicts, each linked to its line. */
void ts_html_judgements (GString *out, const TsPage *page);
void ts_html_scenario (GString *out, const TsPage *page);

/* The line of a configuration in the scenario's text, from 1; 0 where it is not found. */
int ts_html_line_of (const TsResults *results, const char *configuration);

#endif

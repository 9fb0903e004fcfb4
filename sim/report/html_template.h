/*
 * A page from a template: {{name}} stands for what the part of that name appends, and
 * {{#name}} ... {{/name}} for what is between only where that part appends something.
 * What parts append is never looked at again.
 */
#ifndef TENANTSIM_REPORT_HTML_TEMPLATE_H
#define TENANTSIM_REPORT_HTML_TEMPLATE_H

#include "html_parts.h"

typedef struct {
  const char *name;
  TsPagePart append;
} TsPagePartRow;

/* Each part is asked once. NULL with TS_REPORT_ERROR_INVALID for a name that no part has or
 * a place that is not closed. Free with g_free(). */
char *ts_html_fill (const char *page_template, const TsPagePartRow *parts, size_t n, const TsPage *page,
                    GError **error);

#endif

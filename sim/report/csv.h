/* Fields of CSV. */
#ifndef TENANTSIM_REPORT_CSV_H
#define TENANTSIM_REPORT_CSV_H

#include <glib.h>

/*
 * RFC 4180: quotes where a field holds a quote, a comma or a line break. A text that a spreadsheet would take for a
 * formula gets an apostrophe in front: one that begins with =, +, @, a tab or a return, or with - and no number.
 */
void ts_csv_field (GString *out, const char *text);

#endif

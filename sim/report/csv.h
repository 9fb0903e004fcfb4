/* Fields of CSV. */
#ifndef TENANTSIM_REPORT_CSV_H
#define TENANTSIM_REPORT_CSV_H

#include <glib.h>

/* RFC 4180: quotes where a field holds a quote, a comma or a line break. */
void ts_csv_field (GString *out, const char *text);

#endif

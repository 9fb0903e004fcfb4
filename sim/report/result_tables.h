/* The tables of a report for people, a row a configuration: text and Markdown show
 * the same ones. */
#ifndef TENANTSIM_REPORT_RESULT_TABLES_H
#define TENANTSIM_REPORT_RESULT_TABLES_H

#include "text_table.h"

typedef struct {
  const char *title;
  const char *explains; /* what the numbers are, and their units */
  bool is_detail;       /* on a terminal only where more is asked for */
  /* Free with ts_table_free(). NULL: nothing to show. */
  TsTable *(*make) (const TsResults *results, const TsTextStyle *style);
} TsResultTable;

/* In the order in which they are shown. */
const TsResultTable *ts_result_tables (size_t *n);

#endif

/* How far guests reach, under both readings of the document. */
#ifndef TENANTSIM_REPORT_SCOPE_TABLE_H
#define TENANTSIM_REPORT_SCOPE_TABLE_H

#include "text_table.h"

/* A row for each configuration with guests; NULL where none has any. Free with ts_table_free(). */
TsTable *ts_scope_table (const TsResults *results, const TsTextStyle *style);

#endif

/* What broke off after it had begun. */
#ifndef TENANTSIM_REPORT_BROKEN_TABLE_H
#define TENANTSIM_REPORT_BROKEN_TABLE_H

#include "text_table.h"

/* A row for each configuration; NULL where nothing broke off. Free with ts_table_free(). */
TsTable *ts_broken_table (const TsResults *results, const TsTextStyle *style);

#endif

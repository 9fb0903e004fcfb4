/* The table that compares neighbours of the ranking need by need. */
#ifndef TENANTSIM_REPORT_EVIDENCE_TABLE_H
#define TENANTSIM_REPORT_EVIDENCE_TABLE_H

#include "text_table.h"

/* NULL where needs were not kept or there are fewer than two configurations. Free with
 * ts_table_free(). */
TsTable *ts_evidence_table (const TsResults *results, const TsTextStyle *style);

#endif

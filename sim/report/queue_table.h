/* Shared queues: whose needs waited in one, and who left it. */
#ifndef TENANTSIM_REPORT_QUEUE_TABLE_H
#define TENANTSIM_REPORT_QUEUE_TABLE_H

#include "text_table.h"

/* A row for each configuration and group whose needs asked a queue; NULL where none did.
 * Free with ts_table_free(). */
TsTable *ts_queue_table (const TsResults *results, const TsTextStyle *style);

#endif

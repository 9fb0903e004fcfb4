/* What changes over time: the work of admins on each side, and how long a rollout takes. */
#ifndef TENANTSIM_REPORT_ADMIN_TABLE_H
#define TENANTSIM_REPORT_ADMIN_TABLE_H

#include "text_table.h"

/* A row for each configuration and tenant whose admins set something; NULL where nothing is
 * changed or rolled out while the clock runs. Free with ts_table_free(). */
TsTable *ts_admin_table (const TsResults *results, const TsTextStyle *style);

/* A row for each configuration that starts from nothing; NULL where none does. */
TsTable *ts_rollout_table (const TsResults *results, const TsTextStyle *style);

#endif

/* Questions that every kind of report asks of the results. */
#ifndef TENANTSIM_REPORT_RESULTS_VIEW_H
#define TENANTSIM_REPORT_RESULTS_VIEW_H

#include "tenantsim/experiment.h"

/* Is the operation part of the report? search, call, add_participant and
 * share_file always are; what this version does not simulate is absent. */
bool ts_operation_is_reported (const TsOperationResult *result, TsOperation operation);

/* Is it reported in any configuration? */
bool ts_operation_is_shown (const TsResults *results, TsOperation operation);

/* Did anybody want it, or try it, in any configuration? Figures leave out what has no data at all. */
bool ts_operation_is_drawn (const TsResults *results, TsOperation operation);

/* "call.success_rate", or "helped_rate" where `operation` is TS_OPERATIONS.
 * Free with g_free(). */
char *ts_measure_full_name (TsMeasureId measure, TsOperation operation);
/* The other way round; false for a name that is none. */
bool ts_measure_full_find (const char *name, TsMeasureId *measure, TsOperation *operation);

#endif

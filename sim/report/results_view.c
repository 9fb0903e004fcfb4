/* Questions that every kind of report asks of the results. */
#include "results_view.h"

#include <string.h>

bool ts_operation_is_reported (const TsOperationResult *result, TsOperation operation)
{
  return operation != TS_OPERATION_JOIN_MEETING || result->wanted > 0 || result->counts.attempts > 0 ||
         result->counts.in_progress > 0;
}

bool ts_operation_is_shown (const TsResults *results, TsOperation operation)
{
  for (uint32_t i = 0; i < results->n_configurations; i++)
    if (ts_operation_is_reported (&results->configurations[i].operations[operation], operation))
      return true;
  return false;
}

bool ts_operation_is_drawn (const TsResults *results, TsOperation operation)
{
  for (uint32_t i = 0; i < results->n_configurations; i++) {
    const TsOperationResult *result = &results->configurations[i].operations[operation];
    if (result->wanted > 0 || result->counts.attempts > 0)
      return true;
  }
  return false;
}

char *ts_measure_full_name (TsMeasureId measure, TsOperation operation)
{
  const char *name = ts_measure (measure)->name;
  return operation < TS_OPERATIONS ? g_strconcat (ts_operation_name (operation), ".", name, NULL) : g_strdup (name);
}

bool ts_measure_full_find (const char *name, TsMeasureId *measure, TsOperation *operation)
{
  *operation = TS_OPERATIONS;
  *measure = ts_measure_find (name);
  if (*measure < TS_MEASURES)
    return ts_measure (*measure)->scope != TS_SCOPE_OPERATION;
  const char *dot = strchr (name, '.');
  if (dot == NULL)
    return false;
  g_autofree char *prefix = g_strndup (name, (gsize)(dot - name));
  *operation = ts_operation_find (prefix);
  *measure = ts_measure_find (dot + 1);
  return *operation < TS_OPERATIONS && *measure < TS_MEASURES && ts_measure (*measure)->scope == TS_SCOPE_OPERATION;
}

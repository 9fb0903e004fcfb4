/* The table of what broke off after it had begun. */
#include "broken_table.h"

#include "text_line.h"
#include "text_value.h"

static bool is_broken (const TsConfigurationResult *configuration)
{
  uint64_t dropped = 0;
  for (int operation = 0; operation < TS_OPERATIONS; operation++)
    dropped += configuration->operations[operation].dropped;
  return dropped > 0;
}

static uint64_t by (const TsConfigurationResult *configuration, TsFaultKind kind)
{
  uint64_t dropped = 0;
  for (int operation = 0; operation < TS_OPERATIONS; operation++)
    dropped += configuration->operations[operation].dropped_by[kind];
  return dropped;
}

TsTable *ts_broken_table (const TsResults *results, const TsTextStyle *style)
{
  static const char *const headers[] = {"configuration", "calls",   "third persons", "in meetings",
                                        "outage",        "network", "battery",       NULL};
  bool is_shown = false;
  for (uint32_t i = 0; i < results->n_configurations; i++)
    is_shown |= is_broken (&results->configurations[i]);
  if (!is_shown)
    return NULL;
  TsTable *table = ts_table_new (headers);
  for (uint32_t i = 0; i < results->n_configurations; i++) {
    const TsConfigurationResult *configuration = &results->configurations[i];
    const TsOperationResult *operations = configuration->operations;
    char *cells[] = {
      ts_text_clean (configuration->name, style),
      ts_text_count (operations[TS_OPERATION_CALL].dropped),
      ts_text_count (operations[TS_OPERATION_ADD_PARTICIPANT].dropped),
      ts_text_count (operations[TS_OPERATION_JOIN_MEETING].dropped),
      ts_text_count (by (configuration, TS_FAULT_OUTAGE) + by (configuration, TS_FAULT_FEDERATION)),
      ts_text_count (by (configuration, TS_FAULT_NETWORK)),
      ts_text_count (by (configuration, TS_FAULT_BATTERY)),
    };
    ts_table_add (table, cells);
  }
  return table;
}

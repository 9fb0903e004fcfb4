/* The table of shared queues. */
#include "queue_table.h"

#include "text_line.h"
#include "text_value.h"

static bool asks_queue (const TsNeedResult *needs)
{
  return needs->waited_rate.estimate.n > 0;
}

static void add_group (TsTable *table, const TsResults *results, uint32_t configuration, uint32_t group,
                       const TsTextStyle *style)
{
  const TsConfigurationResult *result = &results->configurations[configuration];
  const TsNeedResult *needs = &result->groups[group].needs;
  g_autofree char *name = g_strdup_printf ("%s: %s", result->name, results->groups[group]);
  char *cells[] = {
    ts_text_clean (name, style),
    ts_text_estimate (needs->waited_rate.estimate, TS_UNIT_RATE, style),
    ts_text_estimate (needs->left_rate.estimate, TS_UNIT_RATE, style),
    ts_text_estimate (needs->time_to_help.mean.estimate, TS_UNIT_SECONDS, style),
  };
  ts_table_add (table, cells);
}

TsTable *ts_queue_table (const TsResults *results, const TsTextStyle *style)
{
  static const char *const headers[] = {"whose needs", "waited", "left", "until helped", NULL};
  TsTable *table = NULL;
  for (uint32_t i = 0; i < results->n_configurations; i++)
    for (uint32_t group = 0; group < results->n_groups; group++) {
      if (!asks_queue (&results->configurations[i].groups[group].needs))
        continue;
      if (table == NULL)
        table = ts_table_new (headers);
      add_group (table, results, i, group, style);
    }
  return table;
}

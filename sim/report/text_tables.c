/* The tables of the first screen: a row a configuration. */
#include "text_line.h"
#include "text_parts.h"
#include "text_table.h"
#include "text_value.h"

#include "results_view.h"

#define MOST_COLUMNS 8
#define BAR_WIDTH 10

static void caption (GString *out, const char *title, const char *rest, const TsTextStyle *style)
{
  ts_text_tinted (out, title, TS_TINT_STRONG, style);
  ts_text_wrapped (out, rest, ts_text_width (title), 2, style);
}

/* A rate of every operation. */
static void operations_table (GString *out, const TsResults *results, TsMeasureId measure, const TsTextStyle *style)
{
  const char *headers[MOST_COLUMNS] = {"configuration"};
  unsigned n = 1;
  for (int operation = 0; operation < TS_OPERATIONS; operation++)
    if (ts_operation_is_shown (results, (TsOperation)operation))
      headers[n++] = ts_operation_name ((TsOperation)operation);
  TsTable *table = ts_table_new (headers);
  for (uint32_t i = 0; i < results->n_configurations; i++) {
    char *cells[MOST_COLUMNS] = {ts_text_clean (results->configurations[i].name, style)};
    n = 1;
    for (int operation = 0; operation < TS_OPERATIONS; operation++)
      if (ts_operation_is_shown (results, (TsOperation)operation))
        cells[n++] = ts_text_estimate (
          ts_results_estimate (results, i, measure, (TsOperation)operation, TS_STATISTIC_MEAN), TS_UNIT_RATE, style);
    ts_table_add (table, cells);
  }
  ts_table_render (table, out, style);
  ts_table_free (table);
  g_string_append_c (out, '\n');
}

static char *helped_with_bar (TsEstimate estimate, const TsTextStyle *style)
{
  g_autofree char *value = ts_text_estimate (estimate, TS_UNIT_RATE, style);
  if (estimate.n == 0 || style->width < 40)
    return g_steal_pointer (&value);
  g_autofree char *bar = ts_text_bar (estimate.mean, BAR_WIDTH, style);
  return g_strdup_printf ("%s %s", value, bar);
}

static void needs_table (GString *out, const TsResults *results, const TsTextStyle *style)
{
  static const char *const headers[] = {"configuration", "helped", "fully helped", "time to help", NULL};
  TsTable *table = ts_table_new (headers);
  for (uint32_t i = 0; i < results->n_configurations; i++) {
    const TsNeedResult *needs = &results->configurations[i].needs;
    char *cells[] = {
      ts_text_clean (results->configurations[i].name, style),
      helped_with_bar (needs->helped_rate.estimate, style),
      ts_text_estimate (needs->fully_helped_rate.estimate, TS_UNIT_RATE, style),
      ts_text_estimate (needs->restricted_time_to_help.estimate, TS_UNIT_SECONDS, style),
    };
    ts_table_add (table, cells);
  }
  ts_table_render (table, out, style);
  ts_table_free (table);
  g_string_append_c (out, '\n');
}

static char *reach_cell (const TsConfigurationResult *configuration, uint64_t count)
{
  return configuration->has_reach ? ts_text_count (count) : g_strdup ("-");
}

static void price_table (GString *out, const TsResults *results, const TsTextStyle *style)
{
  static const char *const headers[] = {"configuration", "unmet",         "violations", "exposure",
                                        "switches",      "admin actions", NULL};
  TsTable *table = ts_table_new (headers);
  for (uint32_t i = 0; i < results->n_configurations; i++) {
    const TsConfigurationResult *configuration = &results->configurations[i];
    char *cells[] = {
      ts_text_clean (configuration->name, style),
      reach_cell (configuration, configuration->reach.unmet),
      reach_cell (configuration, configuration->reach.violations),
      reach_cell (configuration, configuration->reach.exposure),
      ts_text_count (configuration->tenant_switches),
      ts_text_count (configuration->admin_actions),
    };
    ts_table_add (table, cells);
  }
  ts_table_render (table, out, style);
  ts_table_free (table);
  g_string_append_c (out, '\n');
}

void ts_text_tables (GString *out, const TsResults *results, const TsTextStyle *style)
{
  caption (out, "Success rate", ": attempts that succeeded, % of attempts, with 95 % interval", style);
  operations_table (out, results, TS_MEASURE_SUCCESS_RATE, style);
  caption (out, "Fulfilled rate", ": needs for which it succeeded at least once, % of the needs that wanted it",
           style);
  operations_table (out, results, TS_MEASURE_FULFILLED_RATE, style);
  caption (out, "Needs",
           ": % of closed needs; time from need to talk, min:s, those not helped counted at their patience", style);
  needs_table (out, results, style);
  caption (out, "Reach and price",
           ": ordered pairs of people of different tenants who should reach each other and cannot (unmet), should "
           "not and can (violations), can though nobody asked (exposure); switches between tenants; settings that "
           "admins change",
           style);
  price_table (out, results, style);
}

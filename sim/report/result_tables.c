/* The tables of a report for people. */
#include "admin_table.h"
#include "broken_table.h"
#include "result_tables.h"

#include "evidence_table.h"
#include "queue_table.h"
#include "results_view.h"
#include "scope_table.h"
#include "text_line.h"
#include "text_value.h"

#define MOST_COLUMNS 8
#define BAR_WIDTH 10

/* A rate of every operation. */
static TsTable *operations_table (const TsResults *results, TsMeasureId measure, const TsTextStyle *style)
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
  return table;
}

static char *helped_with_bar (TsEstimate estimate, const TsTextStyle *style)
{
  g_autofree char *value = ts_text_estimate (estimate, TS_UNIT_RATE, style);
  if (estimate.n == 0 || style->width < 40)
    return g_steal_pointer (&value);
  g_autofree char *bar = ts_text_bar (estimate.mean, BAR_WIDTH, style);
  return g_strdup_printf ("%s %s", value, bar);
}

static TsTable *needs_table (const TsResults *results, const TsTextStyle *style)
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
  return table;
}

static char *reach_cell (const TsConfigurationResult *configuration, uint64_t count)
{
  return configuration->has_reach ? ts_text_count (count) : g_strdup ("-");
}

static TsTable *price_table (const TsResults *results, const TsTextStyle *style)
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
  return table;
}

static TsTable *success_table (const TsResults *results, const TsTextStyle *style)
{
  return operations_table (results, TS_MEASURE_SUCCESS_RATE, style);
}

static TsTable *fulfilled_table (const TsResults *results, const TsTextStyle *style)
{
  return operations_table (results, TS_MEASURE_FULFILLED_RATE, style);
}

static const TsResultTable tables[] = {
  {"Success rate", "attempts that succeeded, % of attempts, with 95 % interval", false, success_table},
  {"Fulfilled rate", "needs for which it succeeded at least once, % of the needs that wanted it", false,
   fulfilled_table},
  {"Needs", "% of closed needs; time from need to talk, min:s, those not helped counted at their patience", false,
   needs_table},
  {"Queues",
   "% of the closed needs that asked a shared queue: nobody was free at once, and left before somebody answered; time "
   "from need to talk of those helped, min:s",
   false, ts_queue_table},
  {"Reach and price",
   "ordered pairs of people of different tenants who should reach each other and cannot (unmet), should not and can "
   "(violations), can though nobody asked (exposure); switches between tenants; settings that admins change",
   false, price_table},
  {"Broken off",
   "calls that broke off midway, people who fell out of group calls and of meetings, over all replications; of all of "
   "these, by an outage, by the loss of a network, by an empty battery, the others by chance",
   false, ts_broken_table},
  {"Reach of guests",
   "the same pairs when a guest reaches the people of the team and, where that differs, when a guest reaches the whole "
   "tenant: the document can be read either way (C-1, guest_scope)",
   false, ts_scope_table},
  {"Admin work",
   "actions of the admins and team owners of each tenant, to set up and while the clock runs, undoing what was changed "
   "among them; hours that all of them take",
   false, ts_admin_table},
  {"Rollout",
   "days and hours from the start until all settings have propagated and every guest who ever accepts has accepted, at "
   "most the length of the clock; with 95 % interval",
   false, ts_rollout_table},
  {"Need by need",
   "the same needs under two neighbours of the ranking: helped by both, by the first only with the main reasons of the "
   "second, by the second only; and what the common random numbers brought: correlation of the shares helped, and by "
   "which factor they make the variance of the difference smaller",
   true, ts_evidence_table},
};

const TsResultTable *ts_result_tables (size_t *n)
{
  *n = G_N_ELEMENTS (tables);
  return tables;
}

/* Tables of the work of admins, and of rollouts. */
#include "admin_table.h"

#include "text_line.h"
#include "text_value.h"

typedef struct {
  uint64_t set_up, changes;
  double hours;
} Sum;

static bool works_while_the_clock_runs (const TsConfigurationResult *configuration)
{
  for (uint32_t i = 0; i < configuration->n_work; i++)
    if (configuration->work[i].at >= 0)
      return true;
  return false;
}

static Sum sum_of (const TsConfigurationResult *configuration, uint32_t tenant)
{
  Sum sum = {0};
  for (uint32_t i = 0; i < configuration->n_work; i++) {
    const TsAdminResult *row = &configuration->work[i];
    if (row->tenant != tenant)
      continue;
    *(row->is_change ? &sum.changes : &sum.set_up) += row->actions;
    sum.hours += row->hours;
  }
  return sum;
}

static void add_tenants (TsTable *table, const TsResults *results, const TsConfigurationResult *configuration,
                         const TsTextStyle *style)
{
  uint32_t n = MIN (results->estate.n_tenants, TS_MOST_DRAWN_TENANTS);
  for (uint32_t tenant = 0; tenant < n; tenant++) {
    Sum sum = sum_of (configuration, tenant);
    if (sum.set_up + sum.changes == 0)
      continue;
    g_autofree char *name = g_strdup_printf ("%s: %s", configuration->name, results->estate.tenants[tenant].name);
    char *cells[] = {ts_text_clean (name, style), ts_text_count (sum.set_up), ts_text_count (sum.changes),
                     ts_text_value (sum.hours, TS_UNIT_HOURS)};
    ts_table_add (table, cells);
  }
}

TsTable *ts_admin_table (const TsResults *results, const TsTextStyle *style)
{
  static const char *const headers[] = {"admins of", "set-up", "changes", "hours", NULL};
  bool is_shown = false;
  for (uint32_t i = 0; i < results->n_configurations; i++)
    is_shown |= works_while_the_clock_runs (&results->configurations[i]);
  if (!is_shown)
    return NULL;
  TsTable *table = ts_table_new (headers);
  for (uint32_t i = 0; i < results->n_configurations; i++)
    add_tenants (table, results, &results->configurations[i], style);
  return table;
}

/* "2 d 03:10", whole minutes. */
static char *days (double seconds)
{
  uint64_t minutes = (uint64_t)(seconds / 60 + 0.5);
  return g_strdup_printf ("%" G_GUINT64_FORMAT " d %02u:%02u", minutes / 1440, (unsigned)(minutes / 60 % 24),
                          (unsigned)(minutes % 60));
}

TsTable *ts_rollout_table (const TsResults *results, const TsTextStyle *style)
{
  static const char *const headers[] = {"configuration", "works as configured after", "low", "high", NULL};
  TsTable *table = NULL;
  for (uint32_t i = 0; i < results->n_configurations; i++) {
    TsEstimate after = results->configurations[i].needs.time_to_operational.estimate;
    if (after.n == 0)
      continue;
    if (table == NULL)
      table = ts_table_new (headers);
    char *cells[] = {ts_text_clean (results->configurations[i].name, style), days (after.mean), days (after.low),
                     days (after.high)};
    ts_table_add (table, cells);
  }
  return table;
}

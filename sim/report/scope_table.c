/* The table of both readings of the scope of guests (C-1). */
#include "scope_table.h"

#include "text_line.h"
#include "text_value.h"

/* "600 → 0", or the one count where both readings agree. */
static char *cell (uint64_t team, uint64_t tenant, const TsTextStyle *style)
{
  g_autofree char *one = ts_text_count (team), *other = ts_text_count (tenant);
  if (team == tenant)
    return g_steal_pointer (&one);
  return g_strdup_printf ("%s %s %s", one, style->utf8 ? "→" : "->", other);
}

static void add_row (TsTable *table, const TsConfigurationResult *configuration, const TsTextStyle *style)
{
  const TsReachCounts *team = &configuration->scopes[TS_GUEST_SCOPE_TEAM];
  const TsReachCounts *tenant = &configuration->scopes[TS_GUEST_SCOPE_TENANT];
  char *cells[] = {ts_text_clean (configuration->name, style), cell (team->unmet, tenant->unmet, style),
                   cell (team->violations, tenant->violations, style), cell (team->exposure, tenant->exposure, style)};
  ts_table_add (table, cells);
}

TsTable *ts_scope_table (const TsResults *results, const TsTextStyle *style)
{
  static const char *const headers[] = {"configuration", "unmet", "violations", "exposure", NULL};
  TsTable *table = NULL;
  for (uint32_t i = 0; i < results->n_configurations; i++) {
    if (!results->configurations[i].has_scopes)
      continue;
    if (table == NULL)
      table = ts_table_new (headers);
    add_row (table, &results->configurations[i], style);
  }
  return table;
}

/* What admins had to set, in results.json. */
#include "json_admin.h"

#include <string.h>

/* ----------------------------------------------------------------- writing -- */

static void write_row (TsJsonText *json, const TsResults *results, const TsAdminResult *row)
{
  ts_json_open_object (json, NULL, TS_JSON_ONE_LINE);
  if (row->at >= 0)
    ts_json_real (json, "at", row->at);
  if (row->tenant == TS_NONE)
    ts_json_null (json, "tenant");
  else
    ts_json_string (json, "tenant", results->estate.tenants[row->tenant].name);
  if (row->is_change)
    ts_json_bool (json, "change", true);
  ts_json_integer (json, "actions", row->actions);
  ts_json_real (json, "hours", row->hours);
  ts_json_close_object (json);
}

void ts_json_write_admin (TsJsonText *json, const TsResults *results, const TsConfigurationResult *configuration)
{
  bool has_rows = results->estate.tenants != NULL;
  ts_json_open_object (json, "admin", has_rows ? TS_JSON_LINES : TS_JSON_ONE_LINE);
  ts_json_integer (json, "actions", configuration->admin_actions);
  ts_json_real (json, "hours", configuration->admin_hours);
  if (has_rows) {
    ts_json_open_object (json, "changes", TS_JSON_ONE_LINE);
    ts_json_integer (json, "actions", configuration->change_actions);
    ts_json_real (json, "hours", configuration->change_hours);
    ts_json_close_object (json);
    ts_json_open_array (json, "work", TS_JSON_LINES);
    for (uint32_t i = 0; i < configuration->n_work; i++)
      write_row (json, results, &configuration->work[i]);
    ts_json_close_array (json);
  }
  ts_json_close_object (json);
}

/* ----------------------------------------------------------------- reading -- */

/* Rows are mostly in the order of tenants: from the last one on. */
static uint32_t find_tenant (TsJsonReader *reader, const TsJsonNode *node, const TsResults *results, uint32_t last)
{
  if (!reader->failed && json_is_null (json_object_get (node->value, "tenant")))
    return TS_NONE;
  const char *name = ts_json_peek_string (reader, node, "tenant");
  uint32_t n = results->estate.n_tenants;
  for (uint32_t i = 0; !reader->failed && i < n; i++) {
    uint32_t tenant = (uint32_t)(((uint64_t)last + i) % n);
    if (strcmp (results->estate.tenants[tenant].name, name) == 0)
      return tenant;
  }
  ts_json_complain (reader, node, "no tenant is named '%s'", name);
  return TS_NONE;
}

static TsAdminResult read_row (TsJsonReader *reader, const TsJsonNode *node, const TsResults *results, uint32_t last)
{
  TsAdminResult row = {.at = -1};
  if (!json_is_object (node->value)) {
    ts_json_complain (reader, node, "must be an object");
    return row;
  }
  row.tenant = find_tenant (reader, node, results, last);
  if (ts_json_has (node, "at"))
    row.at = ts_json_get_real (reader, node, "at");
  if (ts_json_has (node, "change"))
    row.is_change = ts_json_get_bool (reader, node, "change");
  row.actions = ts_json_get_count (reader, node, "actions");
  row.hours = ts_json_get_real (reader, node, "hours");
  if (!reader->failed && ts_json_has (node, "at") && row.at < 0)
    ts_json_complain (reader, node, "`at` must be 0 or more");
  return row;
}

/* They must sum to what they are parts of. */
static void check_sums (TsJsonReader *reader, const TsJsonNode *node, const TsConfigurationResult *configuration)
{
  uint64_t set_up = 0, changes = 0;
  for (uint32_t i = 0; i < configuration->n_work; i++)
    *(configuration->work[i].is_change ? &changes : &set_up) += configuration->work[i].actions;
  if (!reader->failed && (set_up != configuration->admin_actions || changes != configuration->change_actions))
    ts_json_complain (reader, node, "the actions of `work` do not sum to those above");
}

static void read_rows (TsJsonReader *reader, const TsJsonNode *node, const TsResults *results,
                       TsConfigurationResult *configuration)
{
  TsJsonNode changes = ts_json_object (reader, node, "changes");
  configuration->change_actions = ts_json_get_count (reader, &changes, "actions");
  configuration->change_hours = ts_json_get_real (reader, &changes, "hours");
  TsJsonNode rows = ts_json_array (reader, node, "work");
  size_t n = reader->failed ? 0 : ts_json_length (&rows);
  configuration->work = g_new0 (TsAdminResult, n + 1);
  for (size_t i = 0; i < n && !reader->failed; i++) {
    TsJsonNode element = ts_json_element (&rows, i);
    uint32_t last = i > 0 && configuration->work[i - 1].tenant != TS_NONE ? configuration->work[i - 1].tenant : 0;
    configuration->work[configuration->n_work++] = read_row (reader, &element, results, last);
  }
  check_sums (reader, &rows, configuration);
}

void ts_json_read_admin (TsJsonReader *reader, const TsJsonNode *node, const TsResults *results,
                         TsConfigurationResult *configuration)
{
  TsJsonNode admin = ts_json_object (reader, node, "admin");
  configuration->admin_actions = ts_json_get_count (reader, &admin, "actions");
  configuration->admin_hours = ts_json_get_real (reader, &admin, "hours");
  if (!reader->failed && ts_json_has (&admin, "work") && results->estate.tenants != NULL)
    read_rows (reader, &admin, results, configuration);
}

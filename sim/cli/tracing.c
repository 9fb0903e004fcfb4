/* tracing.c - telling what happens: simulating the first replication for it, and files */
#include "tracing.h"

#include <string.h>

#include "print.h"
#include "tenantsim/report.h"

static void keep (const TsTraceRecord *record, void *data)
{
  g_array_append_vals (data, record, 1);
}

/* The records of a configuration's first replication, or NULL after saying why not. */
static GArray *trace (const TsScenario *scenario, uint32_t configuration)
{
  g_autoptr (GError) error = NULL;
  GArray *records = g_array_new (FALSE, FALSE, sizeof (TsTraceRecord));
  TsReplication result = {0};
  TsWorld *world = ts_world_new (scenario, configuration, TS_PENDING_BUCKETS, &error);

  if (world != NULL) {
    ts_world_trace (world, keep, records);
    ts_world_run (world, 0, NULL, &result, &error);
    ts_world_free (world);
  }
  ts_replication_clear (&result);
  if (error == NULL)
    return records;
  ts_say ("%s", error->message);
  g_array_free (records, TRUE);
  return NULL;
}

static TsStatus write_text (const char *path, const GString *text)
{
  g_autoptr (GError) error = NULL;

  if (ts_report_write_file (path, text->str, text->len, &error))
    return TS_STATUS_OK;
  ts_say ("%s", error->message);
  return TS_STATUS_UNWRITABLE;
}

static bool ends_in (const char *path, const char *end)
{
  return path != NULL && g_str_has_suffix (path, end);
}

static TsStatus print_ladder (const GString *text, guint64 need)
{
  if (text->len > 0)
    return ts_print (text->str);
  ts_say ("there is no need %" G_GUINT64_FORMAT " in the first replication", need);
  return TS_STATUS_USAGE;
}

TsStatus ts_tracing_run (const TsScenario *scenario, const TsOptions *options, const GArray *chosen)
{
  bool is_chrome = ends_in (options->trace, ".json"), is_picture = ends_in (options->trace, ".svg");
  g_autoptr (GString) file = g_string_new (is_chrome ? "{\"traceEvents\": [" : NULL);
  g_autoptr (GString) ladder = g_string_new (NULL);
  TsStatus status = TS_STATUS_OK;

  if (is_picture && (options->trace_need == 0 || chosen->len != 1)) {
    ts_say ("run: a ladder in a picture needs --trace-need and one --config");
    return TS_STATUS_USAGE;
  }
  for (guint i = 0; i < chosen->len; i++) {
    uint32_t number = g_array_index (chosen, uint32_t, i);
    TsTraced traced = {scenario, scenario->configurations[number].name, i, trace (scenario, number)};
    if (traced.records == NULL)
      return TS_STATUS_LIMIT;
    if (is_picture)
      ts_ladder_append_svg (file, &traced, options->trace_need);
    else if (is_chrome)
      ts_trace_append_chrome (file, &traced);
    else if (options->trace != NULL)
      ts_trace_append_lines (file, &traced);
    if (options->trace_need > 0)
      ts_ladder_append_text (ladder, &traced, options->trace_need);
    g_array_free (traced.records, TRUE);
  }
  if (is_chrome)
    g_string_append (file, "\n]}\n");
  if (options->trace != NULL)
    status = write_text (options->trace, file);
  return options->trace_need > 0 && status == TS_STATUS_OK ? print_ladder (ladder, options->trace_need) : status;
}

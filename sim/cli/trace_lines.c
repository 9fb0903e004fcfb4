/* trace_lines.c - what was told, as lines of JSON and as a trace for Perfetto and Chrome */
#include "tracing.h"

#define NANOSECONDS 1000000000
#define NANOSECONDS_PER_MICROSECOND 1000

/* Names hold no character that JSON would have to escape, but for configurations. */
static void append_text (GString *out, const char *key, const char *text)
{
  g_string_append_printf (out, ", \"%s\": \"", key);
  for (const char *c = text; *c != '\0'; c++) {
    if (*c == '"' || *c == '\\')
      g_string_append_c (out, '\\');
    g_string_append_c (out, *c);
  }
  g_string_append_c (out, '"');
}

static void append_person (GString *out, const TsTraced *traced, const char *key, uint32_t person)
{
  if (person == TS_NONE)
    return;
  g_autofree char *name = ts_scenario_person_name (traced->scenario, person);
  append_text (out, key, name);
}

static void append_need (GString *out, const TsTraceRecord *record)
{
  if (record->need > 0)
    g_string_append_printf (out, ", \"need\": %" G_GUINT64_FORMAT, record->need);
}

static void append_what (GString *out, const TsTraced *traced, const TsTraceRecord *record)
{
  if (record->kind == TS_TRACE_STATE) {
    append_person (out, traced, "person", record->from);
    append_text (out, "doing", ts_doing_name (record->doing));
    if (record->tenant != TS_NONE)
      append_text (out, "tenant", ts_directory_tenant_name (traced->scenario->directory, record->tenant));
    return;
  }
  append_text (out, record->kind == TS_TRACE_ATTEMPT ? "attempt" : "event",
               record->kind == TS_TRACE_ATTEMPT ? ts_operation_name (record->operation)
                                                : ts_happening_name (record->happening));
  append_need (out, record);
  append_person (out, traced, "from", record->from);
  append_person (out, traced, "to", record->to);
  if (record->kind != TS_TRACE_ATTEMPT)
    return;
  append_text (out, "outcome", ts_outcome_name (ts_reason (record->reason)->outcome));
  if (record->reason != TS_REASON_NONE)
    append_text (out, "reason", ts_reason (record->reason)->code);
  else
    append_text (out, "path", ts_path_name (record->path));
}

void ts_trace_append_lines (GString *out, const TsTraced *traced)
{
  for (guint i = 0; i < traced->records->len; i++) {
    const TsTraceRecord *record = &g_array_index (traced->records, TsTraceRecord, i);
    g_string_append_printf (out, "{\"t\": %" G_GINT64_FORMAT ".%09" G_GINT64_FORMAT, record->at / NANOSECONDS,
                            record->at % NANOSECONDS);
    append_text (out, "configuration", traced->configuration);
    append_what (out, traced, record);
    g_string_append (out, "}\n");
  }
}

/* --------------------------------------------------------------- Perfetto -- */

static void begin_element (GString *out, const TsTraced *traced, const char *phase, TsTime at, uint32_t person)
{
  bool is_first = out->str[out->len - 1] == '[';
  g_string_append_printf (
    out, "%s\n{\"ph\": \"%s\", \"ts\": %" G_GINT64_FORMAT ".%03" G_GINT64_FORMAT ", \"pid\": %u, \"tid\": %u",
    is_first ? "" : ",", phase, at / NANOSECONDS_PER_MICROSECOND, at % NANOSECONDS_PER_MICROSECOND, traced->number + 1,
    person + 1);
}

static void append_names (GString *out, const TsTraced *traced)
{
  begin_element (out, traced, "M", 0, 0);
  g_string_append (out, ", \"name\": \"process_name\", \"args\": {\"number\": 1");
  append_text (out, "name", traced->configuration);
  g_string_append (out, "}}");
  for (uint32_t person = 0; person < ts_directory_people (traced->scenario->directory); person++) {
    begin_element (out, traced, "M", 0, person);
    g_string_append (out, ", \"name\": \"thread_name\", \"args\": {\"number\": 1");
    append_person (out, traced, "name", person);
    g_string_append (out, "}}");
  }
}

/* What somebody did from the last change of their state to this one. */
static void append_state (GString *out, const TsTraced *traced, const TsTraceRecord *before, TsTime until)
{
  TsDuration lasted = until - before->at;
  begin_element (out, traced, "X", before->at, before->from);
  g_string_append_printf (out, ", \"dur\": %" G_GINT64_FORMAT ".%03" G_GINT64_FORMAT,
                          lasted / NANOSECONDS_PER_MICROSECOND, lasted % NANOSECONDS_PER_MICROSECOND);
  append_text (out, "name", ts_doing_name (before->doing));
  if (before->tenant != TS_NONE)
    append_text (out, "cat", ts_directory_tenant_name (traced->scenario->directory, before->tenant));
  g_string_append_c (out, '}');
}

static void append_attempt (GString *out, const TsTraced *traced, const TsTraceRecord *record)
{
  begin_element (out, traced, "i", record->at, record->from);
  append_text (out, "s", "t");
  append_text (out, "name",
               record->reason == TS_REASON_NONE ? ts_operation_name (record->operation)
                                                : ts_reason (record->reason)->code);
  g_string_append (out, ", \"args\": {\"number\": 1");
  append_what (out, traced, record);
  g_string_append (out, "}}");
}

void ts_trace_append_chrome (GString *out, const TsTraced *traced)
{
  uint32_t people = ts_directory_people (traced->scenario->directory);
  g_autofree guint *last = g_new0 (guint, people + 1); /* index of the last state, and one more */
  append_names (out, traced);
  for (guint i = 0; i < traced->records->len; i++) {
    const TsTraceRecord *record = &g_array_index (traced->records, TsTraceRecord, i);
    if (record->kind == TS_TRACE_ATTEMPT && record->from != TS_NONE)
      append_attempt (out, traced, record);
    if (record->kind != TS_TRACE_STATE)
      continue;
    if (last[record->from] > 0)
      append_state (out, traced, &g_array_index (traced->records, TsTraceRecord, last[record->from] - 1), record->at);
    last[record->from] = i + 1;
  }
  for (uint32_t person = 0; person < people; person++)
    if (last[person] > 0)
      append_state (out, traced, &g_array_index (traced->records, TsTraceRecord, last[person] - 1),
                    traced->scenario->duration);
}

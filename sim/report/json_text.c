/* A streaming writer of JSON text. */
#include "json_text.h"

#include "number.h"

void ts_json_text_init (TsJsonText *json)
{
  *json = (TsJsonText){.text = g_string_new (NULL), .is_empty = true};
}

char *ts_json_text_finish (TsJsonText *json)
{
  g_assert (json->depth == 0);
  g_string_append_c (json->text, '\n');
  return g_string_free (json->text, FALSE);
}

static void new_line (TsJsonText *json)
{
  g_string_append_c (json->text, '\n');
  for (unsigned i = 0; i < json->depth; i++)
    g_string_append (json->text, "  ");
}

static void append_string (GString *text, const char *value)
{
  g_autofree char *valid = g_utf8_make_valid (value, -1);
  g_string_append_c (text, '"');
  for (const char *c = valid; *c != '\0'; c++) {
    switch (*c) {
    case '"': g_string_append (text, "\\\""); break;
    case '\\': g_string_append (text, "\\\\"); break;
    case '\n': g_string_append (text, "\\n"); break;
    case '\r': g_string_append (text, "\\r"); break;
    case '\t': g_string_append (text, "\\t"); break;
    default:
      if ((unsigned char)*c < 0x20)
        g_string_append_printf (text, "\\u%04x", (unsigned)*c);
      else
        g_string_append_c (text, *c);
    }
  }
  g_string_append_c (text, '"');
}

/* What stands before every value: comma, line, key. */
static void begin_value (TsJsonText *json, const char *key)
{
  if (!json->is_empty)
    g_string_append_c (json->text, ',');
  if (json->depth > 0 && json->inline_depth == 0)
    new_line (json);
  else if (!json->is_empty)
    g_string_append_c (json->text, ' ');
  if (key != NULL) {
    append_string (json->text, key);
    g_string_append (json->text, ": ");
  }
  json->is_empty = false;
}

static void open_bracket (TsJsonText *json, const char *key, TsJsonLayout layout, char bracket)
{
  begin_value (json, key);
  g_string_append_c (json->text, bracket);
  json->depth++;
  if (json->inline_depth > 0 || layout == TS_JSON_ONE_LINE)
    json->inline_depth++;
  json->is_empty = true;
}

static void close_bracket (TsJsonText *json, char bracket)
{
  g_assert (json->depth > 0);
  json->depth--;
  if (json->inline_depth > 0)
    json->inline_depth--;
  else if (!json->is_empty)
    new_line (json);
  g_string_append_c (json->text, bracket);
  json->is_empty = false;
}

void ts_json_open_object (TsJsonText *json, const char *key, TsJsonLayout layout)
{
  open_bracket (json, key, layout, '{');
}

void ts_json_close_object (TsJsonText *json)
{
  close_bracket (json, '}');
}

void ts_json_open_array (TsJsonText *json, const char *key, TsJsonLayout layout)
{
  open_bracket (json, key, layout, '[');
}

void ts_json_close_array (TsJsonText *json)
{
  close_bracket (json, ']');
}

void ts_json_integer (TsJsonText *json, const char *key, uint64_t value)
{
  begin_value (json, key);
  g_string_append_printf (json->text, "%" G_GUINT64_FORMAT, value);
}

void ts_json_real (TsJsonText *json, const char *key, double value)
{
  char buffer[TS_NUMBER_LENGTH];
  begin_value (json, key);
  g_string_append (json->text, ts_number_text (value, buffer));
}

void ts_json_bool (TsJsonText *json, const char *key, bool value)
{
  begin_value (json, key);
  g_string_append (json->text, value ? "true" : "false");
}

void ts_json_null (TsJsonText *json, const char *key)
{
  begin_value (json, key);
  g_string_append (json->text, "null");
}

void ts_json_string (TsJsonText *json, const char *key, const char *value)
{
  begin_value (json, key);
  append_string (json->text, value);
}

void ts_json_estimate (TsJsonText *json, const char *key, TsEstimate estimate)
{
  if (estimate.n == 0) {
    ts_json_null (json, key);
    return;
  }
  ts_json_open_object (json, key, TS_JSON_ONE_LINE);
  ts_json_real (json, "mean", estimate.mean);
  ts_json_real (json, "low", estimate.low);
  ts_json_real (json, "high", estimate.high);
  ts_json_integer (json, "n", estimate.n);
  ts_json_close_object (json);
}

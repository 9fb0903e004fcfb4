/* Reading a JSON document field by field. */
#include "json_node.h"

#include "tenantsim/report.h"

static void append_path (GString *path, const TsJsonNode *node)
{
  if (node->parent == NULL)
    return;
  append_path (path, node->parent);
  if (node->key == NULL)
    g_string_append_printf (path, "[%zu]", node->index);
  else
    g_string_append_printf (path, "%s%s", path->len > 0 ? "." : "", node->key);
}

void ts_json_complain (TsJsonReader *reader, const TsJsonNode *node, const char *format, ...)
{
  if (reader->failed)
    return;
  reader->failed = true;
  va_list arguments;
  va_start (arguments, format);
  g_autofree char *message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  GString *path = g_string_new (NULL);
  append_path (path, node);
  g_set_error (reader->error, TS_REPORT_ERROR, TS_REPORT_ERROR_INVALID, "%s: %s",
               path->len > 0 ? path->str : "top level", message);
  g_string_free (path, TRUE);
}

bool ts_json_has (const TsJsonNode *object, const char *key)
{
  return json_object_get (object->value, key) != NULL;
}

static TsJsonNode member (TsJsonReader *reader, const TsJsonNode *parent, const char *key)
{
  TsJsonNode node = {.parent = parent, .key = key};
  if (reader->failed)
    return node;
  node.value = json_object_get (parent->value, key);
  if (node.value == NULL)
    ts_json_complain (reader, &node, "missing");
  return node;
}

/* Complains and empties the node unless it is of the type. */
static void require (TsJsonReader *reader, TsJsonNode *node, bool is_type, const char *type)
{
  if (reader->failed || is_type)
    return;
  ts_json_complain (reader, node, "must be %s", type);
  node->value = NULL;
}

TsJsonNode ts_json_object (TsJsonReader *reader, const TsJsonNode *parent, const char *key)
{
  TsJsonNode node = member (reader, parent, key);
  require (reader, &node, json_is_object (node.value), "an object");
  return node;
}

TsJsonNode ts_json_array (TsJsonReader *reader, const TsJsonNode *parent, const char *key)
{
  TsJsonNode node = member (reader, parent, key);
  require (reader, &node, json_is_array (node.value), "an array");
  return node;
}

size_t ts_json_length (const TsJsonNode *array)
{
  return json_array_size (array->value);
}

TsJsonNode ts_json_element (const TsJsonNode *array, size_t index)
{
  return (TsJsonNode){.value = json_array_get (array->value, index), .parent = array, .index = index};
}

uint64_t ts_json_as_count (TsJsonReader *reader, const TsJsonNode *node)
{
  if (reader->failed)
    return 0;
  if (!json_is_integer (node->value) || json_integer_value (node->value) < 0) {
    ts_json_complain (reader, node, "must be a whole number, not negative");
    return 0;
  }
  return (uint64_t)json_integer_value (node->value);
}

double ts_json_as_real (TsJsonReader *reader, const TsJsonNode *node)
{
  if (reader->failed)
    return 0;
  if (!json_is_number (node->value)) {
    ts_json_complain (reader, node, "must be a number");
    return 0;
  }
  return json_number_value (node->value);
}

const char *ts_json_as_string (TsJsonReader *reader, const TsJsonNode *node)
{
  if (reader->failed)
    return "";
  if (!json_is_string (node->value)) {
    ts_json_complain (reader, node, "must be a string");
    return "";
  }
  return json_string_value (node->value);
}

uint64_t ts_json_get_count (TsJsonReader *reader, const TsJsonNode *parent, const char *key)
{
  TsJsonNode node = member (reader, parent, key);
  return ts_json_as_count (reader, &node);
}

uint32_t ts_json_get_small_count (TsJsonReader *reader, const TsJsonNode *parent, const char *key)
{
  TsJsonNode node = member (reader, parent, key);
  uint64_t value = ts_json_as_count (reader, &node);
  if (value <= INT32_MAX)
    return (uint32_t)value;
  ts_json_complain (reader, &node, "must be at most %d", INT32_MAX);
  return 0;
}

double ts_json_get_real (TsJsonReader *reader, const TsJsonNode *parent, const char *key)
{
  TsJsonNode node = member (reader, parent, key);
  return ts_json_as_real (reader, &node);
}

bool ts_json_get_bool (TsJsonReader *reader, const TsJsonNode *parent, const char *key)
{
  TsJsonNode node = member (reader, parent, key);
  require (reader, &node, json_is_boolean (node.value), "true or false");
  return json_is_true (node.value);
}

const char *ts_json_peek_string (TsJsonReader *reader, const TsJsonNode *parent, const char *key)
{
  TsJsonNode node = member (reader, parent, key);
  return ts_json_as_string (reader, &node);
}

char *ts_json_get_string (TsJsonReader *reader, const TsJsonNode *parent, const char *key)
{
  return g_strdup (ts_json_peek_string (reader, parent, key));
}

TsEstimate ts_json_get_estimate (TsJsonReader *reader, const TsJsonNode *parent, const char *key)
{
  TsJsonNode node = member (reader, parent, key);
  TsEstimate none = {0};
  if (reader->failed || json_is_null (node.value))
    return none;
  require (reader, &node, json_is_object (node.value), "an estimate or null");
  TsEstimate estimate = {.mean = ts_json_get_real (reader, &node, "mean"),
                         .low = ts_json_get_real (reader, &node, "low"),
                         .high = ts_json_get_real (reader, &node, "high"),
                         .n = ts_json_get_count (reader, &node, "n")};
  if (reader->failed)
    return none;
  if (estimate.n == 0 || !(estimate.low <= estimate.high)) {
    ts_json_complain (reader, &node, "n must be above 0 and low at most high");
    return none;
  }
  return estimate;
}

/* Assertions in results.json: one object for each assertion and configuration; what differs
 * only where something does. */
#include "json_assertions.h"

#include <string.h>

static const char allow[] = "allow", deny[] = "deny", pass[] = "pass", fail[] = "fail";

/* ----------------------------------------------------------------- writing -- */

static void write_asserted (TsJsonText *json, const char *key, TsAsserted asserted)
{
  ts_json_open_object (json, key, TS_JSON_ONE_LINE);
  ts_json_string (json, "verdict", asserted.allows ? allow : deny);
  if (!asserted.allows && asserted.reason != TS_REASON_NONE)
    ts_json_string (json, "reason", ts_reason (asserted.reason)->code);
  ts_json_close_object (json);
}

static void write_assertion (TsJsonText *json, const TsResults *results, const TsAssertionResult *assertion)
{
  ts_json_open_object (json, NULL, TS_JSON_ONE_LINE);
  ts_json_string (json, "text", assertion->text);
  ts_json_string (json, "file", results->scenario_file);
  ts_json_integer (json, "line", (uint64_t)MAX (assertion->line, 0));
  ts_json_string (json, "verdict", assertion->differ == 0 ? pass : fail);
  ts_json_integer (json, "number", assertion->number);
  ts_json_string (json, "configuration", results->configurations[assertion->configuration].name);
  ts_json_integer (json, "pairs", assertion->pairs);
  ts_json_integer (json, "differ", assertion->differ);
  if (assertion->differ > 0) {
    ts_json_string (json, "operation", ts_operation_name (assertion->operation));
    ts_json_string (json, "from", assertion->from);
    ts_json_string (json, "to", assertion->to);
    write_asserted (json, "expected", assertion->expected);
    write_asserted (json, "actual", assertion->actual);
  }
  ts_json_close_object (json);
}

void ts_json_write_assertions (TsJsonText *json, const TsResults *results)
{
  ts_json_open_array (json, "assertions", TS_JSON_LINES);
  for (uint32_t i = 0; i < results->n_assertions; i++)
    write_assertion (json, results, &results->assertions[i]);
  ts_json_close_array (json);
}

/* ----------------------------------------------------------------- reading -- */

static uint32_t read_configuration (TsJsonReader *reader, const TsJsonNode *node, const TsResults *results)
{
  const char *name = ts_json_peek_string (reader, node, "configuration");
  for (uint32_t i = 0; !reader->failed && i < results->n_configurations; i++)
    if (strcmp (results->configurations[i].name, name) == 0)
      return i;
  ts_json_complain (reader, node, "no configuration is named '%s'", name);
  return 0;
}

/* One of two words: true for the first. */
static bool read_verdict (TsJsonReader *reader, const TsJsonNode *node, const char *yes, const char *no)
{
  const char *word = ts_json_peek_string (reader, node, "verdict");
  if (!reader->failed && strcmp (word, yes) != 0 && strcmp (word, no) != 0)
    ts_json_complain (reader, node, "'%s' is no verdict: one of %s, %s", word, yes, no);
  return strcmp (word, yes) == 0;
}

static TsAsserted read_asserted (TsJsonReader *reader, const TsJsonNode *parent, const char *key)
{
  TsJsonNode node = ts_json_object (reader, parent, key);
  TsAsserted asserted = {.allows = read_verdict (reader, &node, allow, deny)};
  if (reader->failed || !ts_json_has (&node, "reason"))
    return asserted;
  const char *code = ts_json_peek_string (reader, &node, "reason");
  asserted.reason = ts_reason_find (code);
  if (asserted.reason != TS_REASONS && asserted.reason != TS_REASON_NONE && !asserted.allows)
    return asserted;
  ts_json_complain (reader, &node, "'%s' is no reason of a denial", code);
  return (TsAsserted){0};
}

static void read_difference (TsJsonReader *reader, const TsJsonNode *node, TsAssertionResult *assertion)
{
  const char *operation = ts_json_peek_string (reader, node, "operation");
  assertion->operation = ts_asked_operation_find (operation);
  if (assertion->operation == TS_ASKED_OPERATIONS) {
    ts_json_complain (reader, node, "'%s' is no operation", operation);
    assertion->operation = TS_OPERATION_CALL;
  }
  assertion->from = ts_json_get_string (reader, node, "from");
  assertion->to = ts_json_get_string (reader, node, "to");
  assertion->expected = read_asserted (reader, node, "expected");
  assertion->actual = read_asserted (reader, node, "actual");
}

static void read_assertion (TsJsonReader *reader, const TsJsonNode *node, const TsResults *results,
                            TsAssertionResult *assertion)
{
  assertion->text = ts_json_get_string (reader, node, "text");
  assertion->line = (int)ts_json_get_small_count (reader, node, "line");
  assertion->number = ts_json_get_small_count (reader, node, "number");
  assertion->configuration = read_configuration (reader, node, results);
  assertion->pairs = ts_json_get_count (reader, node, "pairs");
  assertion->differ = ts_json_get_count (reader, node, "differ");
  bool passes = read_verdict (reader, node, pass, fail);
  if (!reader->failed && (passes != (assertion->differ == 0) || assertion->differ > assertion->pairs))
    ts_json_complain (reader, node, "the verdict does not go with the number of pairs that differ");
  if (!reader->failed && !passes)
    read_difference (reader, node, assertion);
}

void ts_json_read_assertions (TsJsonReader *reader, const TsJsonNode *top, TsResults *results)
{
  TsJsonNode array = ts_json_array (reader, top, "assertions");
  size_t n = ts_json_length (&array);
  results->assertions = g_new0 (TsAssertionResult, n);
  results->n_assertions = (uint32_t)n;
  for (size_t i = 0; i < n && !reader->failed; i++) {
    TsJsonNode element = ts_json_element (&array, i);
    read_assertion (reader, &element, results, &results->assertions[i]);
  }
}

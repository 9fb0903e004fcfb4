/* schema.c - the JSON Schema of scenario files, from the tables of keys that check them
 *
 * Editors parse YAML by guessing: `off` becomes false, `10` a number. The schema
 * accepts what they see as well as the text, so a scenario that loads is valid for
 * an editor; tenantsim itself never guesses.
 */
#include <jansson.h>

#include "keys.h"

#define DIALECT "https://json-schema.org/draft/2020-12/schema"
#define NAME_PATTERN "^[A-Za-z0-9_-]{1,64}$"
/* Patterns of quantities; tenantsim's own messages say more. */
#define NUMBER "[0-9]+(\\.[0-9]+)?"
#define UNITS "(ms|s|min|h|d|w)"
#define DURATION NUMBER UNITS
#define PATTERN_SHARE "^" NUMBER "%$"
#define PATTERN_FACTOR "^" NUMBER "$"
#define PATTERN_DURATION "^" DURATION "$"
#define PATTERN_DISTRIBUTION                                                                                           \
  "^(" DURATION "|(constant|exponential)\\(" DURATION "\\)|uniform\\(" DURATION " +" DURATION                          \
  "\\)|lognormal\\(median=" DURATION " +(mean|p90|p95|p99)=" DURATION "\\)|empirical\\([^()]+\\))$"
#define PATTERN_DATE "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2})?$"

static const char comment[] =
  "Made by `tenantsim schema`. Editors guess types (off is false, 10 a number); both the guess and the text are valid "
  "here. What one key says about another (unknown names, domains owned twice) only `tenantsim check` finds.";

static json_t *value_schema (const TsType *type);

static json_t *pattern_schema (const char *pattern)
{
  return json_pack ("{s:s, s:s}", "type", "string", "pattern", pattern);
}

static json_t *text_schema (const TsType *type)
{
  if (type->pattern != NULL)
    return json_pack ("{s:s, s:s}", "type", "string", "pattern", type->pattern);
  return json_pack ("{s:[s,s,s], s:i}", "type", "string", "number", "boolean", "minLength", 1);
}

/* A word that an editor takes for something else: off, on, true, false, a number. */
static json_t *guess_of (const char *word)
{
  if (g_str_equal (word, "on") || g_str_equal (word, "true"))
    return json_true ();
  if (g_str_equal (word, "off") || g_str_equal (word, "false"))
    return json_false ();
  for (const char *c = word; *c != '\0'; c++)
    if (!g_ascii_isdigit (*c))
      return NULL;
  return json_integer ((json_int_t)g_ascii_strtoull (word, NULL, 10));
}

static json_t *choice_schema (const TsType *type)
{
  json_t *words = json_array ();
  for (int i = 0; type->words[i] != NULL; i++) {
    json_array_append_new (words, json_string (type->words[i]));
    json_t *guess = guess_of (type->words[i]);
    if (guess != NULL)
      json_array_append_new (words, guess);
  }
  return json_pack ("{s:o}", "enum", words);
}

static json_t *flags_schema (const TsType *type)
{
  return json_pack ("{s:s, s:o}", "type", "array", "items", choice_schema (type));
}

static json_t *count_schema (const TsType *type)
{
  return json_pack ("{s:[s,s], s:I, s:I, s:s}", "type", "integer", "string", "minimum", (json_int_t)type->low,
                    "maximum", (json_int_t)type->high, "pattern", "^(0|[1-9][0-9]*)$");
}

static json_t *share_schema (const TsType *type)
{
  (void)type;
  return pattern_schema (PATTERN_SHARE);
}

static json_t *factor_schema (const TsType *type)
{
  (void)type;
  return json_pack ("{s:[s,s], s:i, s:i, s:s}", "type", "number", "string", "minimum", 0, "maximum", 1000, "pattern",
                    PATTERN_FACTOR);
}

static json_t *duration_schema (const TsType *type)
{
  (void)type;
  return pattern_schema (PATTERN_DURATION);
}

static json_t *distribution_schema (const TsType *type)
{
  (void)type;
  return pattern_schema (PATTERN_DISTRIBUTION);
}

static json_t *date_schema (const TsType *type)
{
  (void)type;
  return pattern_schema (PATTERN_DATE);
}

static json_t *string_schema (const TsType *type)
{
  (void)type;
  return json_pack ("{s:s, s:i}", "type", "string", "minLength", 1);
}

static json_t *words_schema (const TsType *type)
{
  json_t *(*one) (const TsType *) = type->words != NULL ? choice_schema : string_schema;
  return json_pack ("{s:[o, {s:s, s:o, s:i}]}", "anyOf", one (type), "type", "array", "items", one (type), "minItems",
                    1);
}

/* -------------------------------------------------------- lists and mappings -- */

/* Limits that no file comes near are left out. */
static void set_limits (json_t *schema, const TsType *type, const char *least, const char *most)
{
  if (type->low > 0)
    json_object_set_new (schema, least, json_integer ((json_int_t)type->low));
  if (type->high < UINT32_MAX)
    json_object_set_new (schema, most, json_integer ((json_int_t)type->high));
}

static json_t *named_schema (const TsType *type)
{
  json_t *schema = json_pack ("{s:s, s:{s:s}, s:o}", "type", "object", "propertyNames", "pattern", NAME_PATTERN,
                              "additionalProperties", value_schema (type->item));
  set_limits (schema, type, "minProperties", "maxProperties");
  return schema;
}

static json_t *list_schema (const TsType *type)
{
  json_t *schema = json_pack ("{s:s, s:o}", "type", "array", "items", value_schema (type->item));
  set_limits (schema, type, "minItems", "maxItems");
  return schema;
}

static json_t *key_schema (const TsKey *key)
{
  json_t *schema = value_schema (key->type);
  json_object_set_new (schema, "description", json_string (key->means));
  if (key->default_value != NULL)
    json_object_set_new (schema, "default", json_string (key->default_value));
  return schema;
}

static json_t *table_schema (const TsTable *table, bool overrides)
{
  json_t *properties = json_object ();
  json_t *required = json_array ();
  for (size_t i = 0; i < table->n; i++) {
    const TsKey *key = &table->keys[i];
    json_object_set_new (properties, key->name, key_schema (key));
    if (key->required && !overrides)
      json_array_append_new (required, json_string (key->name));
  }
  json_t *schema = json_pack ("{s:s, s:o, s:b}", "type", "object", "properties", properties, "additionalProperties", 0);
  if (json_array_size (required) > 0)
    json_object_set (schema, "required", required);
  json_decref (required);
  return schema;
}

static json_t *mapping_schema (const TsType *type)
{
  return table_schema (type->table, false);
}

static json_t *overrides_schema (const TsType *type)
{
  return table_schema (type->table, true);
}

static json_t *either_schema (const TsType *type)
{
  return json_pack ("{s:[o, o]}", "anyOf", value_schema (type->item), table_schema (type->table, false));
}

static json_t *expectation_schema (const TsType *type)
{
  return json_pack ("{s:[o, {s:s, s:o, s:i, s:i}]}", "anyOf", string_schema (type), "type", "object",
                    "additionalProperties", string_schema (type), "minProperties", 1, "maxProperties", 1);
}

static json_t *(*const schemas[TS_VALUES]) (const TsType *type) = {
  [TS_VALUE_TEXT] = text_schema,
  [TS_VALUE_CHOICE] = choice_schema,
  [TS_VALUE_FLAGS] = flags_schema,
  [TS_VALUE_COUNT] = count_schema,
  [TS_VALUE_SHARE] = share_schema,
  [TS_VALUE_FACTOR] = factor_schema,
  [TS_VALUE_DURATION] = duration_schema,
  [TS_VALUE_DISTRIBUTION] = distribution_schema,
  [TS_VALUE_HOURS] = string_schema,
  [TS_VALUE_DATE] = date_schema,
  [TS_VALUE_TIME_ZONE] = string_schema,
  [TS_VALUE_DOMAIN] = string_schema,
  [TS_VALUE_WORD] = string_schema,
  [TS_VALUE_WORDS] = words_schema,
  [TS_VALUE_MAPPING] = mapping_schema,
  [TS_VALUE_OVERRIDES] = overrides_schema,
  [TS_VALUE_EITHER] = either_schema,
  [TS_VALUE_NAMED] = named_schema,
  [TS_VALUE_LIST] = list_schema,
  [TS_VALUE_EXPECTATION] = expectation_schema,
};

static json_t *value_schema (const TsType *type)
{
  json_t *schema = schemas[type->kind](type);
  g_assert (schema != NULL);
  return schema;
}

char *ts_scenario_schema (void)
{
  json_t *schema =
    json_pack ("{s:s, s:s, s:s}", "$schema", DIALECT, "$comment", comment, "title", "tenantsim scenario");
  json_t *table = table_schema (&ts_scenario_keys, false);
  json_object_update (schema, table);
  json_decref (table);
  char *text = json_dumps (schema, JSON_INDENT (2) | JSON_ENSURE_ASCII);
  json_decref (schema);
  char *result = g_strconcat (text, "\n", NULL);
  free (text);
  return result;
}

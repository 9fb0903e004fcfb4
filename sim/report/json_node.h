/*
 * Reading a JSON document field by field, each with the path that leads to it,
 * so that what is wrong can be named: "configurations[2].needs.helped: ...".
 *
 * The first error stays. After it every function returns nothing (0, "", an empty
 * node), so that callers need to look at `failed` only in loops and at the end.
 */
#ifndef TENANTSIM_REPORT_JSON_NODE_H
#define TENANTSIM_REPORT_JSON_NODE_H

#include <jansson.h>

#include "tenantsim/experiment.h"

typedef struct TsJsonNode {
  json_t *value;                   /* borrowed; NULL after an error */
  const struct TsJsonNode *parent; /* NULL at the top */
  const char *key;                 /* in an object, else NULL */
  size_t index;                    /* in an array */
} TsJsonNode;

typedef struct {
  GError **error;
  bool failed;
} TsJsonReader;

/* Notes an error at a place. */
void ts_json_complain (TsJsonReader *reader, const TsJsonNode *node, const char *format, ...) G_GNUC_PRINTF (3, 4);

bool ts_json_has (const TsJsonNode *object, const char *key);
TsJsonNode ts_json_object (TsJsonReader *reader, const TsJsonNode *parent, const char *key);
TsJsonNode ts_json_array (TsJsonReader *reader, const TsJsonNode *parent, const char *key);
size_t ts_json_length (const TsJsonNode *array);
TsJsonNode ts_json_element (const TsJsonNode *array, size_t index);

/* Members of an object. Strings are new; free with g_free(). */
uint64_t ts_json_get_count (TsJsonReader *reader, const TsJsonNode *parent, const char *key);
uint32_t ts_json_get_small_count (TsJsonReader *reader, const TsJsonNode *parent, const char *key);
double ts_json_get_real (TsJsonReader *reader, const TsJsonNode *parent, const char *key);
bool ts_json_get_bool (TsJsonReader *reader, const TsJsonNode *parent, const char *key);
char *ts_json_get_string (TsJsonReader *reader, const TsJsonNode *parent, const char *key);
/* The same without copying; valid as long as the document. */
const char *ts_json_peek_string (TsJsonReader *reader, const TsJsonNode *parent, const char *key);
/* {mean, low, high, n}, or null for no data. */
TsEstimate ts_json_get_estimate (TsJsonReader *reader, const TsJsonNode *parent, const char *key);

/* The node itself as a value. */
uint64_t ts_json_as_count (TsJsonReader *reader, const TsJsonNode *node);
double ts_json_as_real (TsJsonReader *reader, const TsJsonNode *node);
const char *ts_json_as_string (TsJsonReader *reader, const TsJsonNode *node);

#endif

/*
 * A streaming writer of JSON text. Keys come out in the order in which they are
 * written. A container is laid out over several lines, one member a line, or on
 * one line with everything in it, so that a change of one number changes one
 * line of a file kept in git.
 */
#ifndef TENANTSIM_REPORT_JSON_TEXT_H
#define TENANTSIM_REPORT_JSON_TEXT_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "tenantsim/stats.h"

typedef enum { TS_JSON_LINES, TS_JSON_ONE_LINE } TsJsonLayout;

typedef struct {
  GString *text;
  unsigned depth;
  unsigned inline_depth; /* containers inside and including the outermost one-line one */
  bool is_empty;         /* nothing was written in the current container yet */
} TsJsonText;

void ts_json_text_init (TsJsonText *json);
/* Ends the text with a newline and hands it over; free with g_free(). */
char *ts_json_text_finish (TsJsonText *json);

/* `key` is NULL for elements of arrays and for the outermost value. */
void ts_json_open_object (TsJsonText *json, const char *key, TsJsonLayout layout);
void ts_json_close_object (TsJsonText *json);
void ts_json_open_array (TsJsonText *json, const char *key, TsJsonLayout layout);
void ts_json_close_array (TsJsonText *json);
void ts_json_integer (TsJsonText *json, const char *key, uint64_t value);
void ts_json_real (TsJsonText *json, const char *key, double value);
void ts_json_bool (TsJsonText *json, const char *key, bool value);
void ts_json_null (TsJsonText *json, const char *key);
/* {"mean", "low", "high", "n"}, or null where there is no data. */
void ts_json_estimate (TsJsonText *json, const char *key, TsEstimate estimate);
/* Bytes that are not UTF-8 become U+FFFD. */
void ts_json_string (TsJsonText *json, const char *key, const char *value);

#endif

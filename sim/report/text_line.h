/*
 * Text on a terminal: how wide it is, cutting and filling it, breaking lines.
 * Text of a scenario is cleaned first: a name must not be able to move the cursor.
 */
#ifndef TENANTSIM_REPORT_TEXT_LINE_H
#define TENANTSIM_REPORT_TEXT_LINE_H

#include "tenantsim/report.h"

typedef enum { TS_TINT_NONE, TS_TINT_STRONG, TS_TINT_GOOD, TS_TINT_BAD, TS_TINT_DOUBT } TsTint;

/* Without control characters, valid UTF-8, or ASCII where the style asks for it.
 * Free with g_free(). */
char *ts_text_clean (const char *text, const TsTextStyle *style);

/* Columns on a terminal. */
unsigned ts_text_width (const char *text);

/* At most `width` columns; what is cut ends in "..". Free with g_free(). */
char *ts_text_cut (const char *text, unsigned width);

void ts_text_fill (GString *out, unsigned columns);

/* The text, tinted where the style permits colours. */
void ts_text_tinted (GString *out, const char *text, TsTint tint, const TsTextStyle *style);

/* Words over as many lines as they need; all but the first line begin with
 * `indent` blanks. `used` columns of the first line are taken. Ends the line. */
void ts_text_wrapped (GString *out, const char *text, unsigned used, unsigned indent, const TsTextStyle *style);

#endif

/* escape.h - text from anywhere made fit to be shown on a terminal */
#ifndef TENANTSIM_SCENARIO_ESCAPE_H
#define TENANTSIM_SCENARIO_ESCAPE_H

#include <glib.h>
#include <stdbool.h>

/* Would the character act on the terminal, or vanish, instead of showing? */
bool ts_is_unprintable (gunichar c);

/* Appends the character at `text`, as \xNN or \u{NNNN} when it is unprintable and byte
 * by byte when it is not UTF-8. Returns where the next one begins. */
const char *ts_append_escaped (GString *into, const char *text);

/* A copy with everything unprintable escaped. Free with g_free(). */
char *ts_escape (const char *text);

/* The same in double quotes, cut to 60 characters. Free with g_free(). */
char *ts_quote (const char *text);

#endif

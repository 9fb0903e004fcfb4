/* Text that Markdown shows as text. */
#ifndef TENANTSIM_REPORT_MARKDOWN_TEXT_H
#define TENANTSIM_REPORT_MARKDOWN_TEXT_H

#include <glib.h>

/*
 * On one line and with every character that could begin markup as a character
 * reference, so that it is right in a paragraph, in a cell of a table and inside of
 * HTML elements alike; nobody is mentioned, nothing becomes a link or a picture. It
 * must not stand at the beginning of a line, where "1." or "-" would begin a list.
 * Free with g_free().
 */
char *ts_markdown_escape (const char *text);

#endif

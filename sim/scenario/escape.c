/* escape.c - control characters and broken UTF-8 become visible */
#include "escape.h"

#define LONGEST_QUOTE 60

bool ts_is_unprintable (gunichar c)
{
  switch (g_unichar_type (c)) {
  case G_UNICODE_CONTROL:
  case G_UNICODE_FORMAT:
  case G_UNICODE_LINE_SEPARATOR:
  case G_UNICODE_PARAGRAPH_SEPARATOR:
  case G_UNICODE_SURROGATE:
    return true;
  default:
    return false;
  }
}

const char *ts_append_escaped (GString *into, const char *text)
{
  gunichar c = g_utf8_get_char_validated (text, -1);
  if (c == (gunichar)-1 || c == (gunichar)-2) {
    g_string_append_printf (into, "\\x%02X", (unsigned)(unsigned char)*text);
    return text + 1;
  }
  if (!ts_is_unprintable (c))
    g_string_append_unichar (into, c);
  else if (c < 0x100)
    g_string_append_printf (into, "\\x%02X", c);
  else
    g_string_append_printf (into, "\\u{%04X}", c);
  return g_utf8_next_char (text);
}

char *ts_escape (const char *text)
{
  GString *escaped = g_string_new (NULL);
  while (*text != '\0')
    text = ts_append_escaped (escaped, text);
  return g_string_free (escaped, FALSE);
}

char *ts_quote (const char *text)
{
  GString *quoted = g_string_new ("\"");
  for (int shown = 0; *text != '\0'; shown++) {
    if (shown == LONGEST_QUOTE) {
      g_string_append (quoted, "...");
      break;
    }
    text = ts_append_escaped (quoted, text);
  }
  g_string_append_c (quoted, '"');
  return g_string_free (quoted, FALSE);
}

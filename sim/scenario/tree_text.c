/* tree_text.c - is it text at all? Encoding and control characters, before any YAML */
#include "tree_build.h"

#include <string.h>

#include "escape.h"

static const char byte_order_mark[] = "\xEF\xBB\xBF";
static const char replacement[] = "\xEF\xBF\xBD";

/* Length of the acceptable character at `at`; 0 when it is not, with the reason. */
static size_t acceptable (const char *at, const char *end, char **reason)
{
  gunichar c = (unsigned char)*at;
  if (c >= 0x80) {
    c = g_utf8_get_char_validated (at, end - at);
    if (c == (gunichar)-1 || c == (gunichar)-2) {
      *reason = g_strdup_printf ("the byte \\x%02X is not UTF-8; save the file as UTF-8", (unsigned)(unsigned char)*at);
      return 0;
    }
  }
  if (c == '\n' || c == '\t' || (c == '\r' && at + 1 < end && at[1] == '\n'))
    return 1;
  if (c == '\r')
    *reason = g_strdup ("a carriage return without a line feed; end lines as Unix or Windows do");
  else if (c == 0xFEFF)
    *reason = g_strdup ("a byte order mark stands inside the text");
  else if (c < 0x20 || (c >= 0x7F && c < 0xA0))
    *reason = g_strdup_printf ("the control character \\x%02X cannot stand in a scenario", c);
  else if (c == 0x2028 || c == 0x2029 || (c & 0xFFFE) == 0xFFFE)
    *reason = g_strdup_printf ("the character U+%04X cannot stand in a scenario", c);
  else
    return (size_t)(g_utf8_next_char (at) - at);
  return 0;
}

/* How many bytes a bad character spoils: all of a well-formed one. */
static size_t bad_length (const char *at, const char *end)
{
  if ((unsigned char)*at < 0x80)
    return 1;
  gunichar c = g_utf8_get_char_validated (at, end - at);
  return c == (gunichar)-1 || c == (gunichar)-2 ? 1 : (size_t)(g_utf8_next_char (at) - at);
}

static bool is_utf16 (const char *text, size_t length)
{
  return length >= 2 && (memcmp (text, "\xFF\xFE", 2) == 0 || memcmp (text, "\xFE\xFF", 2) == 0);
}

char *ts_tree_clean_text (const char *text, size_t length, const char *override, TsDiagnostics *diagnostics)
{
  GString *clean = g_string_sized_new (length);
  const char *end = text + length;
  int line = 1;
  int column = 1;
  bool reported = false;
  bool is_hopeless = is_utf16 (text, length);
  if (is_hopeless)
    ts_diagnostics_add (diagnostics, TS_SEVERITY_ERROR, 1, 1, 1, NULL, "the file is UTF-16; save it as UTF-8");
  if (length >= 3 && memcmp (text, byte_order_mark, 3) == 0)
    text += 3;
  while (text < end && !is_hopeless) {
    g_autofree char *reason = NULL;
    size_t size = acceptable (text, end, &reason);
    if (size > 0) {
      g_string_append_len (clean, text, (gssize)size);
    } else {
      if (!reported)
        ts_diagnostics_add (diagnostics, TS_SEVERITY_ERROR, override == NULL ? line : 0, override == NULL ? column : 0,
                            1, NULL, "%s", reason);
      reported = true;
      is_hopeless = *text == '\r';
      g_string_append (clean, replacement);
      size = bad_length (text, end);
    }
    column = *text == '\n' ? 1 : column + 1;
    line += *text == '\n';
    text += size;
  }
  return g_string_free (clean, is_hopeless);
}

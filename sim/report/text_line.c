/* Text on a terminal. */
#include "text_line.h"

#include <string.h>

char *ts_text_clean (const char *text, const TsTextStyle *style)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *clean = g_string_new (NULL);
  for (const char *c = valid; *c != '\0'; c = g_utf8_next_char (c)) {
    gunichar letter = g_utf8_get_char (c);
    if (g_unichar_isspace (letter))
      g_string_append_c (clean, ' ');
    else if (!g_unichar_isprint (letter) || (!style->utf8 && letter > 0x7e))
      g_string_append_c (clean, '?');
    else
      g_string_append_unichar (clean, letter);
  }
  return g_string_free (clean, FALSE);
}

static unsigned letter_width (gunichar letter)
{
  return g_unichar_iszerowidth (letter) ? 0 : g_unichar_iswide (letter) ? 2 : 1;
}

unsigned ts_text_width (const char *text)
{
  unsigned width = 0;
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    width += letter_width (g_utf8_get_char (c));
  return width;
}

/* The longest beginning of at most `width` columns, in bytes. */
static size_t fitting_bytes (const char *text, unsigned width)
{
  unsigned used = 0;
  const char *c = text;
  for (; *c != '\0'; c = g_utf8_next_char (c)) {
    used += letter_width (g_utf8_get_char (c));
    if (used > width)
      break;
  }
  return (size_t)(c - text);
}

char *ts_text_cut (const char *text, unsigned width)
{
  if (ts_text_width (text) <= width)
    return g_strdup (text);
  g_autofree char *beginning = g_strndup (text, fitting_bytes (text, width > 2 ? width - 2 : 0));
  return g_strconcat (beginning, width >= 2 ? ".." : "", NULL);
}

void ts_text_fill (GString *out, unsigned columns)
{
  for (unsigned i = 0; i < columns; i++)
    g_string_append_c (out, ' ');
}

void ts_text_tinted (GString *out, const char *text, TsTint tint, const TsTextStyle *style)
{
  static const char *const codes[] = {
    [TS_TINT_NONE] = "",
    [TS_TINT_STRONG] = "\033[1m",
    [TS_TINT_GOOD] = "\033[1;32m",
    [TS_TINT_BAD] = "\033[1;31m",
    [TS_TINT_DOUBT] = "\033[1;33m",
  };
  bool tinted = style->color && tint != TS_TINT_NONE;
  g_string_append_printf (out, "%s%s%s", tinted ? codes[tint] : "", text, tinted ? "\033[0m" : "");
}

void ts_text_wrapped (GString *out, const char *text, unsigned used, unsigned indent, const TsTextStyle *style)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  unsigned column = used;
  bool at_start = true;
  for (size_t i = 0; words[i] != NULL; i++) {
    const char *word = words[i];
    if (word[0] == '\0')
      continue;
    if (!at_start && column + 1 + ts_text_width (word) > style->width) {
      g_string_append_c (out, '\n');
      ts_text_fill (out, indent);
      column = indent;
      at_start = true;
    }
    if (!at_start) {
      g_string_append_c (out, ' ');
      column++;
    }
    /* A word wider than the line is broken, not lost. */
    while (column + ts_text_width (word) > style->width && column < style->width) {
      size_t bytes = fitting_bytes (word, style->width - column);
      g_string_append_len (out, word, (gssize)bytes);
      g_string_append_c (out, '\n');
      ts_text_fill (out, indent);
      word += bytes;
      column = indent;
      if (bytes == 0)
        break;
    }
    g_string_append (out, word);
    column += ts_text_width (word);
    at_start = false;
  }
  g_string_append_c (out, '\n');
}

/* expectation_text.c - walking through the text of an expectation, and pointing into it */
#include "expectation_text.h"

#include <string.h>

void ts_text_skip_spaces (TsText *text)
{
  text->at += strspn (text->at, " \t");
}

bool ts_text_take (TsText *text, char c)
{
  if (*text->at != c)
    return false;
  text->at++;
  return true;
}

char *ts_text_part (TsText *text, const char *characters)
{
  size_t length = strspn (text->at, characters);
  char *part = g_strndup (text->at, length);
  text->at += length;
  return part;
}

TsNode ts_text_node (const TsText *text, const char *start, size_t length)
{
  TsNode node = *text->node;
  int quotes = node.quoted ? 2 : 0;
  bool one_to_one = g_utf8_strlen (node.text, -1) + quotes == node.width;
  if (!one_to_one || start < node.text || start > node.text + strlen (node.text))
    return node;
  node.column += (int)g_utf8_strlen (node.text, start - node.text) + quotes / 2;
  node.width = MAX (1, (int)g_utf8_strlen (start, (gssize)length));
  return node;
}

bool ts_text_error (const TsText *text, const char *start, size_t length, const char *hint, const char *format, ...)
{
  TsNode node = ts_text_node (text, start, length);
  va_list arguments;
  va_start (arguments, format);
  g_autofree char *message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  ts_diagnostics_error (text->estate->reader->diagnostics, &node, hint, "%s", message);
  return false;
}

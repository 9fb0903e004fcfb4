/* reach_page.c - lines of text with columns, wrapped words and colours */
#include "reach_page.h"

#include <stdarg.h>

#include "print.h"

TsPage ts_page_new (const TsReachStyle *style)
{
  return (TsPage){.out = g_string_new (NULL), .style = *style};
}

char *ts_page_finish (TsPage *page)
{
  return g_string_free (page->out, FALSE);
}

unsigned ts_page_columns (const char *text)
{
  return (unsigned)g_utf8_strlen (text, -1);
}

void ts_page_write (TsPage *page, TsPageTint tint, const char *text)
{
  static const char *const codes[] = {
    [TS_PAGE_PLAIN] = "", [TS_PAGE_STRONG] = "\033[1m", [TS_PAGE_GOOD] = "\033[1;32m", [TS_PAGE_BAD] = "\033[1;31m"};
  bool tinted = page->style.color && tint != TS_PAGE_PLAIN;
  g_autofree char *clean = ts_printable (text);

  g_string_append_printf (page->out, "%s%s%s", tinted ? codes[tint] : "", clean, tinted ? "\033[0m" : "");
  page->column += ts_page_columns (clean);
}

void ts_page_printf (TsPage *page, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  ts_page_write (page, TS_PAGE_PLAIN, text);
}

void ts_page_go_to (TsPage *page, unsigned column)
{
  do {
    g_string_append_c (page->out, ' ');
    page->column++;
  } while (page->column < column);
}

/* Where wrapped words go on; nothing for 0. */
static void indent_line (TsPage *page, unsigned indent)
{
  if (indent > 0)
    ts_page_go_to (page, indent);
}

void ts_page_end_line (TsPage *page)
{
  while (page->out->len > 0 && page->out->str[page->out->len - 1] == ' ')
    g_string_truncate (page->out, page->out->len - 1);
  g_string_append_c (page->out, '\n');
  page->column = 0;
}

void ts_page_words (TsPage *page, unsigned indent, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  for (size_t i = 0; words[i] != NULL; i++) {
    if (i > 0 && page->column + 1 + ts_page_columns (words[i]) > page->style.width) {
      ts_page_end_line (page);
      indent_line (page, indent);
    } else if (i > 0) {
      ts_page_write (page, TS_PAGE_PLAIN, " ");
    }
    ts_page_write (page, TS_PAGE_PLAIN, words[i]);
  }
}

/* Text and tables on a page. */
#include "html_parts.h"

#include "text_line.h"
#include "xml_text.h"

const TsTextStyle ts_html_style = {.utf8 = true, .width = 20};

void ts_html_append (GString *out, const char *text)
{
  g_autofree char *clean = ts_text_clean (text, &ts_html_style);
  ts_xml_append (out, clean);
}

void ts_html_printf (GString *out, const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  g_autofree char *text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  ts_html_append (out, text);
}

void ts_html_table (GString *out, const TsTable *table, const char *name)
{
  g_string_append (out, "<div class=\"wide\" role=\"region\" tabindex=\"0\"");
  ts_xml_append_attribute (out, "aria-label", name);
  g_string_append (out, "><table class=\"sortable\">\n");
  ts_table_render_html (table, out);
  g_string_append (out, "</table></div>\n");
}

/* The tables of the first screen, each under its caption. */
#include "result_tables.h"
#include "text_line.h"
#include "text_parts.h"

static void one_table (GString *out, const TsResultTable *shown, const TsResults *results, const TsTextStyle *style)
{
  g_autofree char *explains = g_strconcat (": ", shown->explains, NULL);
  TsTable *table = shown->is_detail && !style->verbose ? NULL : shown->make (results, style);
  if (table == NULL)
    return;
  ts_text_tinted (out, shown->title, TS_TINT_STRONG, style);
  ts_text_wrapped (out, explains, ts_text_width (shown->title), 2, style);
  ts_table_render (table, out, style);
  ts_table_free (table);
  g_string_append_c (out, '\n');
}

void ts_text_tables (GString *out, const TsResults *results, const TsTextStyle *style)
{
  size_t n;
  const TsResultTable *tables = ts_result_tables (&n);
  for (size_t i = 0; i < n; i++)
    one_table (out, &tables[i], results, style);
}

/* Pictures of letters and signs, below the text. */
#include "figure_data.h"
#include "text_line.h"

/* Lines without what is blank at their ends; no empty line above or below. */
static void append_lines (GString *out, GBytes *picture)
{
  g_autofree char *text = g_strndup (g_bytes_get_data (picture, NULL), g_bytes_get_size (picture));
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint last = 0;
  for (guint i = 0; lines[i] != NULL; i++)
    if (g_strchomp (lines[i])[0] != '\0' && lines[i][0] != '\f')
      last = i + 1;
  bool has_begun = false;
  for (guint i = 0; i < last; i++) {
    const char *line = lines[i][0] == '\f' ? lines[i] + 1 : lines[i];
    has_begun = has_begun || line[0] != '\0';
    if (has_begun)
      g_string_append_printf (out, "%s\n", line);
  }
  g_string_append_c (out, '\n');
}

static void append_letters (GString *out, const TsResults *results, const TsTextStyle *style)
{
  GString *line = g_string_new ("Letters:");
  for (uint32_t i = 0; i < ts_figure_configurations (results); i++) {
    g_autofree char *name = ts_text_clean (results->configurations[i].name, style);
    g_string_append_printf (line, "%s %c %s", i > 0 ? "," : "", (int)('A' + i), name);
  }
  ts_text_wrapped (out, line->str, 0, 2, style);
  g_string_free (line, TRUE);
}

char *ts_report_terminal_pictures (const TsResults *results, const GArray *pictures, const TsTextStyle *style)
{
  GString *out = g_string_new (NULL);
  for (guint i = 0; i < pictures->len; i++) {
    const TsPicture *picture = &g_array_index (pictures, TsPicture, i);
    if (picture->format == TS_FIGURE_TERMINAL && picture->picture != NULL)
      append_lines (out, picture->picture);
  }
  if (out->len > 0) {
    g_string_prepend_c (out, '\n');
    append_letters (out, results, style);
  }
  return g_string_free (out, FALSE);
}

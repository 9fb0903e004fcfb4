/* gnuplot's pictures inside of a page. */
#include "html_parts.h"

#include <string.h>

#include "xml_text.h"

/*
 * gnuplot names the same parts alike in every picture, and in one page a name may be there once:
 * inside of tags each gets the figure's own in front. Text never holds a "<": gnuplot
 * escapes it. What is outside of the drawing goes, and groups that draw nothing.
 */
static void append_names_apart (GString *out, const char *tag, gsize length, const char *name)
{
  static const char *const places[] = {" id='", " id=\"", "xlink:href='#", "url(#"};
  gsize done = 0;
  while (done < length) {
    gsize next = length, skip = 0;
    for (size_t i = 0; i < G_N_ELEMENTS (places); i++) {
      const char *found = g_strstr_len (tag + done, (gssize)(length - done), places[i]);
      if (found != NULL && (gsize)(found - tag) < next) {
        next = (gsize)(found - tag);
        skip = strlen (places[i]);
      }
    }
    g_string_append_len (out, tag + done, (gssize)(next + skip - done));
    if (skip > 0)
      g_string_append_printf (out, "%s-", name);
    done = next + skip;
  }
}

/* "<g ...>\n</g>\n": how long it is, or 0. */
static gsize empty_group (const char *text)
{
  if (!g_str_has_prefix (text, "<g "))
    return 0;
  const char *end = strchr (text, '>');
  if (end == NULL || !g_str_has_prefix (end, ">\n</g>\n"))
    return 0;
  return (gsize)(end - text) + strlen (">\n</g>\n");
}

static void append_drawing (GString *out, const char *svg, const char *name)
{
  const char *text = strstr (svg, "<g id=\"gnuplot_canvas\">");
  if (text == NULL)
    return;
  while (*text != '\0') {
    gsize nothing = empty_group (text);
    if (nothing > 0) {
      text += nothing;
      continue;
    }
    const char *end = *text == '<' ? strchr (text, '>') : NULL;
    if (end == NULL) {
      g_string_append_c (out, *text++);
      continue;
    }
    append_names_apart (out, text, (gsize)(end + 1 - text), name);
    text = end + 1;
  }
}

/* The number behind ` name="`. */
static guint64 size_of (const char *svg, const char *name)
{
  const char *found = strstr (svg, name);
  return found == NULL ? 0 : g_ascii_strtoull (found + strlen (name), NULL, 10);
}

static void append_svg (GString *out, GBytes *picture, const TsFigure *figure)
{
  g_autofree char *svg = g_strndup (g_bytes_get_data (picture, NULL), g_bytes_get_size (picture));
  guint64 width = size_of (svg, " width=\""), height = size_of (svg, " height=\"");
  g_string_append_printf (out,
                          "<svg class=\"drawn\" role=\"img\" aria-labelledby=\"figure-%s\" width=\"%" G_GUINT64_FORMAT
                          "\" height=\"%" G_GUINT64_FORMAT "\" viewBox=\"0 0 %" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT
                          "\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">",
                          figure->name, width, height, width, height);
  append_drawing (out, svg, figure->name);
}

static const TsPicture *find (const TsPage *page, TsFigureId id)
{
  for (guint i = 0; page->pictures != NULL && i < page->pictures->len; i++) {
    const TsPicture *picture = &g_array_index (page->pictures, TsPicture, i);
    if (picture->id == id && picture->format == TS_FIGURE_SVG)
      return picture;
  }
  return NULL;
}

static void append_missing (GString *out, const TsPicture *picture)
{
  g_string_append (out, "<p class=\"missing\"><strong>This figure is missing:</strong> ");
  if (picture == NULL || picture->error == NULL)
    ts_html_append (out, "it was not drawn");
  else
    ts_html_append (out, picture->error->message);
  ts_html_append (out, ". `tenantsim report results.json --out FOLDER` draws it again.");
  g_string_append (out, "</p>");
}

void ts_html_figure (GString *out, const TsPage *page, TsFigureId id)
{
  const TsFigure *figure = ts_figure (id);
  const TsPicture *picture = find (page, id);
  if (!ts_figure_applies (page->results, id))
    return;
  g_string_append (out, "<figure>\n");
  if (picture == NULL || picture->picture == NULL) {
    append_missing (out, picture);
  } else {
    g_string_append (out, "<div class=\"wide\" role=\"region\" tabindex=\"0\"");
    ts_xml_append_attribute (out, "aria-label", figure->title);
    g_string_append_c (out, '>');
    append_svg (out, picture->picture, figure);
    g_string_append (out, "</div>");
  }
  g_string_append_printf (out, "\n<figcaption id=\"figure-%s\"><strong>", figure->name);
  ts_html_append (out, figure->title);
  g_string_append (out, ".</strong> ");
  ts_html_append (out, figure->shows);
  g_string_append (out, "</figcaption>\n</figure>\n");
}

/* A page from a template. */
#include "html_template.h"

#include <string.h>

#define OPEN "{{"
#define CLOSE "}}"

typedef struct {
  const TsPagePartRow *parts;
  size_t n;
  GString **texts; /* what the parts appended */
} Filling;

static bool refuse (GError **error, const char *what, const char *name)
{
  g_set_error (error, TS_REPORT_ERROR, TS_REPORT_ERROR_INVALID, "report.html: %s '%s'", what, name);
  return false;
}

static const GString *find (const Filling *filling, const char *name, GError **error)
{
  for (size_t i = 0; i < filling->n; i++)
    if (strcmp (filling->parts[i].name, name) == 0)
      return filling->texts[i];
  refuse (error, "there is no part", name);
  return NULL;
}

static bool fill (GString *out, const Filling *filling, const char *text, const char *end, GError **error);

/* `text` is behind "{{#name}}"; *rest becomes what is behind "{{/name}}". */
static bool fill_block (GString *out, const Filling *filling, const char *name, const char *text, const char *end,
                        const char **rest, GError **error)
{
  g_autofree char *closing = g_strconcat (OPEN "/", name, CLOSE, NULL);
  const char *last = g_strstr_len (text, end - text, closing);
  const GString *part = find (filling, name, error);
  if (part == NULL)
    return false;
  if (last == NULL)
    return refuse (error, "nothing closes", name);
  *rest = last + strlen (closing);
  return part->len == 0 || fill (out, filling, text, last, error);
}

static bool fill (GString *out, const Filling *filling, const char *text, const char *end, GError **error)
{
  while (text < end) {
    const char *place = g_strstr_len (text, end - text, OPEN);
    if (place == NULL)
      break;
    g_string_append_len (out, text, place - text);
    const char *behind = g_strstr_len (place, end - place, CLOSE);
    if (behind == NULL)
      return refuse (error, "nothing closes", OPEN);
    g_autofree char *name = g_strndup (place + strlen (OPEN), (gsize)(behind - place) - strlen (OPEN));
    text = behind + strlen (CLOSE);
    if (name[0] == '#') {
      if (!fill_block (out, filling, name + 1, text, end, &text, error))
        return false;
      continue;
    }
    const GString *part = find (filling, name, error);
    if (part == NULL)
      return false;
    g_string_append_len (out, part->str, (gssize)part->len);
  }
  g_string_append_len (out, text, end - text);
  return true;
}

char *ts_html_fill (const char *page_template, const TsPagePartRow *parts, size_t n, const TsPage *page, GError **error)
{
  Filling filling = {parts, n, g_new (GString *, n)};
  GString *out = g_string_new (NULL);
  for (size_t i = 0; i < n; i++) {
    filling.texts[i] = g_string_new (NULL);
    parts[i].append (filling.texts[i], page);
  }
  bool ok = fill (out, &filling, page_template, page_template + strlen (page_template), error);
  for (size_t i = 0; i < n; i++)
    g_string_free (filling.texts[i], TRUE);
  g_free (filling.texts);
  return g_string_free (out, !ok);
}

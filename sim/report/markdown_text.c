/* Text that Markdown shows as text: character references, which every renderer knows. */
#include "markdown_text.h"

#include <string.h>

#include "text_line.h"

/* Where in its text a character stands. */
typedef struct {
  const char *start;
  const char *here;
} Place;

typedef struct {
  char letter;
  bool (*matters) (const Place *place); /* NULL: always */
  const char *reference;
} Rule;

static bool follows (const Place *place, const char *before)
{
  size_t length = strlen (before);
  return (size_t)(place->here - place->start) >= length && memcmp (place->here - length, before, length) == 0;
}

/* Inside of a word, as in share_file, it begins nothing. */
static bool is_at_an_edge (const Place *place)
{
  return place->here == place->start || !g_ascii_isalnum (place->here[-1]) || !g_ascii_isalnum (place->here[1]);
}

/* As in :tada:, which some show as a picture; but not in 1:03:21, a time. */
static bool begins_a_picture (const Place *place)
{
  const char *name = place->here + 1;
  size_t length = strspn (name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-_");
  bool is_time = length == 2 && strspn (name, "0123456789") == length;
  return length > 0 && name[length] == ':' && !is_time;
}

/* As in https://, which some make a link. */
static bool is_after_a_colon (const Place *place)
{
  return follows (place, ":");
}

static bool is_after_www (const Place *place)
{
  return follows (place, "www");
}

/* The empty comments part what renderers look for in the text afterwards. */
static const Rule rules[] = {
  {'&', NULL, "&amp;"},
  {'<', NULL, "&lt;"},
  {'>', NULL, "&gt;"},
  {'"', NULL, "&quot;"},
  {'|', NULL, "&#124;"},
  {'\\', NULL, "&#92;"},
  {'`', NULL, "&#96;"},
  {'*', NULL, "&#42;"},
  {'_', is_at_an_edge, "&#95;"},
  {'~', NULL, "&#126;"},
  {'[', NULL, "&#91;"},
  {']', NULL, "&#93;"},
  {'$', NULL, "&#36;"},
  {'#', NULL, "&#35;<!-- -->"},
  {'@', NULL, "&#64;<!-- -->"},
  {':', begins_a_picture, "&#58;<!-- -->"},
  {'/', is_after_a_colon, "&#47;"},
  {'.', is_after_www, "&#46;"},
};

static const char *reference_of (const Place *place)
{
  for (size_t i = 0; i < G_N_ELEMENTS (rules); i++)
    if (rules[i].letter == *place->here && (rules[i].matters == NULL || rules[i].matters (place)))
      return rules[i].reference;
  return NULL;
}

char *ts_markdown_escape (const char *text)
{
  static const TsTextStyle style = {.utf8 = true};
  g_autofree char *clean = ts_text_clean (text, &style);
  GString *out = g_string_new (NULL);
  for (Place place = {clean, clean}; *place.here != '\0'; place.here++) {
    const char *reference = reference_of (&place);
    if (reference != NULL)
      g_string_append (out, reference);
    else
      g_string_append_c (out, *place.here);
  }
  return g_string_free (out, FALSE);
}

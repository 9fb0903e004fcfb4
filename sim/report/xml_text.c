/* Text in XML 1.0. */
#include "xml_text.h"

#define REPLACEMENT 0xfffdu

static const struct {
  gunichar letter;
  const char *reference;
} references[] = {
  {'&', "&amp;"},   {'<', "&lt;"},  {'>', "&gt;"},   {'"', "&quot;"},
  {'\'', "&apos;"}, {'\t', "&#9;"}, {'\n', "&#10;"}, {'\r', "&#13;"},
};

static const char *reference_of (gunichar letter)
{
  for (size_t i = 0; i < G_N_ELEMENTS (references); i++)
    if (references[i].letter == letter)
      return references[i].reference;
  return NULL;
}

/* Letters behind one of these would be shown in another order than they stand in. */
static gboolean turns_direction (gunichar letter)
{
  return (letter >= 0x202a && letter <= 0x202e) || (letter >= 0x2066 && letter <= 0x2069);
}

/* Of what is left of Unicode in valid UTF-8: controls, and the two that are never characters. */
static gboolean is_foreign (gunichar letter)
{
  return g_unichar_iscntrl (letter) || turns_direction (letter) || letter == 0xfffe || letter == 0xffff;
}

void ts_xml_append (GString *out, const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  for (const char *c = valid; *c != '\0'; c = g_utf8_next_char (c)) {
    gunichar letter = g_utf8_get_char (c);
    const char *reference = reference_of (letter);
    if (reference != NULL)
      g_string_append (out, reference);
    else
      g_string_append_unichar (out, is_foreign (letter) ? REPLACEMENT : letter);
  }
}

void ts_xml_append_attribute (GString *out, const char *name, const char *text)
{
  g_string_append_printf (out, " %s=\"", name);
  ts_xml_append (out, text);
  g_string_append_c (out, '"');
}

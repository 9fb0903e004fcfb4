/* domains.c - names such as "contoso.com", international ones in their ASCII form */
#include "quantity_text.h"

#include <string.h>

#include "escape.h"

#define WANTED_DOMAIN "a domain such as contoso.com"
#define LONGEST_LABEL 63
#define LONGEST_DOMAIN 253

/* What is wrong with one part between dots, or NULL. */
static const char *label_problem (const char *label)
{
  size_t length = strlen (label);
  if (length == 0)
    return "a part between its dots is empty";
  if (length > LONGEST_LABEL)
    return "a part between its dots is longer than 63 characters";
  if (label[0] == '-' || label[length - 1] == '-')
    return "a part between its dots begins or ends with a hyphen";
  for (; *label != '\0'; label++) {
    if (!g_ascii_isalnum (*label) && *label != '-')
      return "only letters, digits, hyphens and dots can stand in it";
  }
  return NULL;
}

/* What is wrong with a domain in ASCII, or NULL. */
static const char *domain_problem (const char *domain)
{
  g_auto (GStrv) labels = g_strsplit (domain, ".", -1);
  guint n = g_strv_length (labels);
  for (guint i = 0; i < n; i++) {
    const char *problem = label_problem (labels[i]);
    if (problem != NULL)
      return problem;
  }
  if (strlen (domain) > LONGEST_DOMAIN)
    return "it is longer than 253 characters";
  if (n < 2)
    return "it has no dot";
  if (strspn (labels[n - 1], "0123456789") == strlen (labels[n - 1]))
    return "its last part is a number";
  return NULL;
}

/* The domain inside an address or a pattern, or NULL. */
static char *domain_hint (const char *text)
{
  const char *at = strrchr (text, '@');
  const char *rest = at != NULL ? at + 1 : g_str_has_prefix (text, "*.") ? text + 2 : text;
  g_autofree char *mended = g_ascii_strdown (rest, -1);
  size_t length = strlen (mended);
  if (length > 0 && mended[length - 1] == '.')
    mended[length - 1] = '\0';
  return domain_problem (mended) == NULL ? g_strdup_printf ("did you mean \"%s\"?", mended) : NULL;
}

bool ts_read_domain (const TsNode *node, TsDiagnostics *diagnostics, char **domain)
{
  const char *text = ts_quantity_text (node, WANTED_DOMAIN, diagnostics);
  if (text == NULL)
    return false;
  g_autofree char *ascii = g_hostname_to_ascii (text);
  g_autofree char *lower = ascii == NULL ? NULL : g_ascii_strdown (ascii, -1);
  const char *problem = lower == NULL ? "it has no ASCII form" : domain_problem (lower);
  if (problem != NULL) {
    g_autofree char *shown = ts_quote (text);
    g_autofree char *hint = domain_hint (text);
    ts_diagnostics_error (diagnostics, node, hint, "%s is not %s: %s", shown, WANTED_DOMAIN, problem);
    return false;
  }
  *domain = g_steal_pointer (&lower);
  return true;
}

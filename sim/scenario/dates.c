/* dates.c - "2020-04-06T00:00" */
#include "quantity_text.h"

#include <string.h>

#include "escape.h"

#define WANTED_DATE "a date and time such as 2020-04-06T00:00"
#define FIRST_YEAR 1970
#define LAST_YEAR 2199

/* Does the text look like the pattern, in which 0 stands for any digit? */
static bool looks_like (const char *text, const char *pattern)
{
  for (; *pattern != '\0'; pattern++, text++) {
    if (*pattern == '0' ? !g_ascii_isdigit (*text) : *text != *pattern)
      return false;
  }
  return *text == '\0';
}

static int digits (const char *text, int n)
{
  int value = 0;
  for (int i = 0; i < n; i++)
    value = value * 10 + text[i] - '0';
  return value;
}

/* The right text behind a common mistake, or NULL. */
static char *date_hint (const char *text)
{
  g_autofree char *mended = g_strdup (text);
  size_t length = strlen (mended);
  if (looks_like (text, "0000-00-00"))
    return g_strdup_printf ("did you mean \"%sT00:00\"?", text);
  if (length > 0 && mended[length - 1] == 'Z')
    mended[length - 1] = '\0';
  if (length > 10 && (mended[10] == ' ' || mended[10] == 't'))
    mended[10] = 'T';
  bool is_right = looks_like (mended, "0000-00-00T00:00") || looks_like (mended, "0000-00-00T00:00:00");
  return is_right ? g_strdup_printf ("did you mean \"%s\"?", mended) : NULL;
}

bool ts_read_date (const TsNode *node, TsDiagnostics *diagnostics, int64_t *unix_seconds)
{
  const char *text = ts_quantity_text (node, WANTED_DATE, diagnostics);
  if (text == NULL)
    return false;
  g_autofree char *shown = ts_quote (text);
  bool has_seconds = looks_like (text, "0000-00-00T00:00:00");
  if (!has_seconds && !looks_like (text, "0000-00-00T00:00")) {
    g_autofree char *hint = date_hint (text);
    ts_diagnostics_error (diagnostics, node, hint, "%s is not %s", shown, WANTED_DATE);
    return false;
  }
  int year = digits (text, 4);
  if (year < FIRST_YEAR || year > LAST_YEAR) {
    ts_diagnostics_error (diagnostics, node, NULL, "the year of %s is not from %d to %d", shown, FIRST_YEAR, LAST_YEAR);
    return false;
  }
  g_autoptr (GDateTime) date =
    g_date_time_new_utc (year, digits (text + 5, 2), digits (text + 8, 2), digits (text + 11, 2), digits (text + 14, 2),
                         has_seconds ? digits (text + 17, 2) : 0);
  if (date == NULL) {
    ts_diagnostics_error (diagnostics, node, NULL, "%s does not exist in the calendar", shown);
    return false;
  }
  *unix_seconds = g_date_time_to_unix (date);
  return true;
}

/* quantities.c - shares, durations and counts */
#include "quantity_text.h"

#include <string.h>

#include "escape.h"

#define WANTED_SHARE "a share such as 15% or 0.5%"
#define WANTED_FACTOR "a factor from 0 to 1000 such as 1.5, with at most 6 decimals"
#define LONGEST_DURATION (36525 * TS_DAY) /* 100 years */

/* A unit of time, and what people write for it. */
typedef struct {
  const char *name;
  TsDuration length;
  const char *mistaken; /* other spellings, between blanks, lower case */
} Unit;

static const Unit units[] = {
  {"ms", TS_MILLISECOND, " msec msecs millis millisecond milliseconds "},
  {"s", TS_SECOND, " sec secs second seconds "},
  {"min", TS_MINUTE, " m mins minute minutes "},
  {"h", TS_HOUR, " hr hrs hour hours "},
  {"d", TS_DAY, " day days "},
  {"w", TS_WEEK, " wk wks week weeks "},
};

static const Unit *unit_named (const char *name)
{
  for (size_t i = 0; i < G_N_ELEMENTS (units); i++) {
    if (strcmp (units[i].name, name) == 0)
      return &units[i];
  }
  return NULL;
}

/* The unit that somebody means who writes `name`, or NULL. */
static const Unit *unit_meant (const char *name)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);
  g_autofree char *word = g_strdup_printf (" %s ", lower);
  if (unit_named (lower) != NULL)
    return unit_named (lower);
  for (size_t i = 0; i < G_N_ELEMENTS (units); i++) {
    if (strstr (units[i].mistaken, word) != NULL)
      return &units[i];
  }
  return NULL;
}

/* "did you mean ...?" with the number as typed and a suffix. */
static char *hint_with (const TsNumber *number, const char *suffix)
{
  return g_strdup_printf ("did you mean \"%.*s%s\"?", (int)number->length, number->digits, suffix);
}

/* Reports what is wrong with the number itself, whatever the unit; true when nothing is. */
static bool check_number (const TsNumber *number, const char *text, const char *wanted, const TsNode *node,
                          TsDiagnostics *diagnostics)
{
  g_autofree char *shown = ts_quote (text);
  if (number->status == TS_NUMBER_MISSING)
    ts_diagnostics_error (diagnostics, node, NULL, "%s is not %s", shown, wanted);
  else if (number->status == TS_NUMBER_TOO_FINE)
    ts_diagnostics_error (diagnostics, node, NULL, "%s has more than %d decimals", shown, TS_DECIMALS);
  else if (number->status == TS_NUMBER_TOO_LARGE)
    ts_diagnostics_error (diagnostics, node, NULL, "%s is too large", shown);
  else if (number->is_negative)
    ts_diagnostics_error (diagnostics, node, NULL, "%s is negative; %s belongs here", shown, wanted);
  else
    return true;
  return false;
}

/* Reports a unit that is not one. */
static void report_unit (const TsNumber *number, const char *text, const TsNode *node, TsDiagnostics *diagnostics)
{
  g_autofree char *shown = ts_quote (text);
  const Unit *meant = unit_meant (number->unit);
  g_autofree char *hint = NULL;
  if (*number->unit == '\0') {
    ts_diagnostics_error (diagnostics, node, NULL, "%s needs a unit: %s", shown, TS_WANTED_DURATION);
    return;
  }
  if (number->unit[0] == ',' && g_ascii_isdigit (number->unit[1])) {
    hint = g_strdup_printf ("did you mean \"%.*s.%s\"?", (int)number->length, number->digits, number->unit + 1);
  } else if (meant != NULL) {
    hint = hint_with (number, meant->name);
  }
  if (number->has_blank && unit_named (number->unit) != NULL) {
    ts_diagnostics_error (diagnostics, node, hint, "a blank stands between the number and the unit of %s", shown);
    return;
  }
  g_autofree char *unit = ts_quote (number->unit);
  ts_diagnostics_error (diagnostics, node, hint, "%s is not a unit of time in %s: ms, s, min, h, d and w are", unit,
                        shown);
}

bool ts_duration_from_text (const char *text, const TsNode *node, TsDiagnostics *diagnostics, TsDuration *duration)
{
  TsNumber number = ts_number_from_text (text);
  if (!check_number (&number, text, TS_WANTED_DURATION, node, diagnostics))
    return false;
  const Unit *unit = number.has_blank ? NULL : unit_named (number.unit);
  if (unit == NULL) {
    report_unit (&number, text, node, diagnostics);
    return false;
  }
  ts_uint128 exact = (ts_uint128)number.value * (ts_uint128)unit->length;
  g_autofree char *shown = ts_quote (text);
  if (exact > (ts_uint128)LONGEST_DURATION * TS_DECIMAL_ONE) {
    ts_diagnostics_error (diagnostics, node, NULL, "%s is longer than 100 years (36525d)", shown);
    return false;
  }
  if (exact % TS_DECIMAL_ONE != 0) {
    ts_diagnostics_error (diagnostics, node, NULL, "%s is finer than a nanosecond", shown);
    return false;
  }
  *duration = (TsDuration)(exact / TS_DECIMAL_ONE);
  return true;
}

bool ts_read_duration (const TsNode *node, TsDiagnostics *diagnostics, TsDuration *duration)
{
  const char *text = ts_quantity_text (node, TS_WANTED_DURATION, diagnostics);
  return text != NULL && ts_duration_from_text (text, node, diagnostics, duration);
}

bool ts_duration_parse (const char *text, TsDuration *duration, char **why_not)
{
  TsDiagnostics *diagnostics = ts_diagnostics_new ();
  TsNode node = {.kind = TS_NODE_SCALAR, .text = (char *)text, .width = 1};
  bool right = ts_read_duration (&node, diagnostics, duration);
  if (!right)
    *why_not = g_strdup (ts_diagnostics_get (diagnostics, 0)->message);
  ts_diagnostics_free (diagnostics);
  return right;
}

/* A hint for a share without its percent sign: "0.5" means a half as a rule. */
static char *share_hint (const TsNumber *number)
{
  if (number->value == 0 || number->value >= TS_DECIMAL_ONE)
    return number->value <= 100 * TS_DECIMAL_ONE ? hint_with (number, "%") : NULL;
  uint64_t percent = number->value / (TS_DECIMAL_ONE / 100);
  uint64_t rest = number->value % (TS_DECIMAL_ONE / 100);
  if (rest == 0)
    return g_strdup_printf ("did you mean \"%" G_GUINT64_FORMAT "%%\"?", percent);
  g_autofree char *decimals = g_strdup_printf ("%07" G_GUINT64_FORMAT, rest);
  size_t length = strlen (decimals);
  while (decimals[length - 1] == '0')
    decimals[--length] = '\0';
  return g_strdup_printf ("did you mean \"%" G_GUINT64_FORMAT ".%s%%\"?", percent, decimals);
}

static void report_percent (const TsNumber *number, const char *text, const TsNode *node, TsDiagnostics *diagnostics)
{
  g_autofree char *shown = ts_quote (text);
  if (*number->unit == '\0') {
    g_autofree char *hint = share_hint (number);
    ts_diagnostics_error (diagnostics, node, hint, "%s needs a \"%%\": %s", shown, WANTED_SHARE);
  } else if (strcmp (number->unit, "%") == 0) {
    g_autofree char *hint = hint_with (number, "%");
    ts_diagnostics_error (diagnostics, node, hint, "a blank stands between the number and the \"%%\" of %s", shown);
  } else {
    g_autofree char *hint = NULL;
    if (number->unit[0] == ',' && g_ascii_isdigit (number->unit[1]))
      hint = g_strdup_printf ("did you mean \"%.*s.%s\"?", (int)number->length, number->digits, number->unit + 1);
    ts_diagnostics_error (diagnostics, node, hint, "%s is not %s", shown, WANTED_SHARE);
  }
}

bool ts_read_share (const TsNode *node, TsDiagnostics *diagnostics, double *share)
{
  const char *text = ts_quantity_text (node, WANTED_SHARE, diagnostics);
  if (text == NULL)
    return false;
  TsNumber number = ts_number_from_text (text);
  if (!check_number (&number, text, WANTED_SHARE, node, diagnostics))
    return false;
  if (number.has_blank || strcmp (number.unit, "%") != 0) {
    report_percent (&number, text, node, diagnostics);
    return false;
  }
  g_autofree char *shown = ts_quote (text);
  if (number.value > 100 * TS_DECIMAL_ONE) {
    ts_diagnostics_error (diagnostics, node, NULL, "%s is over 100 %%", shown);
    return false;
  }
  if (number.value % 1000 != 0) {
    ts_diagnostics_error (diagnostics, node, NULL, "%s has more than 6 decimals", shown);
    return false;
  }
  uint64_t millionths = number.value / 1000;
  *share = (double)millionths / 1e8;
  return true;
}

bool ts_read_factor (const TsNode *node, TsDiagnostics *diagnostics, double *factor)
{
  const char *text = ts_quantity_text (node, WANTED_FACTOR, diagnostics);
  if (text == NULL)
    return false;
  TsNumber number = ts_number_from_text (text);
  if (!check_number (&number, text, WANTED_FACTOR, node, diagnostics))
    return false;
  bool is_right =
    *number.unit == '\0' && !number.has_blank && number.value <= 1000 * TS_DECIMAL_ONE && number.value % 1000 == 0;
  if (is_right) {
    uint64_t millionths = number.value / 1000;
    *factor = (double)millionths / 1e6;
    return true;
  }
  g_autofree char *shown = ts_quote (text);
  ts_diagnostics_error (diagnostics, node, NULL, "%s is not %s", shown, WANTED_FACTOR);
  return false;
}

/* Digits without what people put between or before them; NULL when there is nothing to mend. */
static char *count_hint (const char *text)
{
  GString *digits = g_string_new (NULL);
  size_t first = strspn (text, "+0");
  if (first > 0 && !g_ascii_isdigit (text[first]))
    first--;
  for (const char *at = text + first; *at != '\0'; at++) {
    if (g_ascii_isdigit (*at))
      g_string_append_c (digits, *at);
    else if (strchr ("_,' ", *at) == NULL)
      g_string_truncate (digits, 0);
    if (digits->len == 0)
      break;
  }
  char *hint = digits->len == 0 ? NULL : g_strdup_printf ("did you mean \"%s\"?", digits->str);
  g_string_free (digits, TRUE);
  return hint;
}

bool ts_read_count (const TsNode *node, TsDiagnostics *diagnostics, uint64_t low, uint64_t high, uint64_t *count)
{
  g_autofree char *wanted =
    g_strdup_printf ("a whole number from %" G_GUINT64_FORMAT " to %" G_GUINT64_FORMAT, low, high);
  const char *text = ts_quantity_text (node, wanted, diagnostics);
  if (text == NULL)
    return false;
  g_autofree char *shown = ts_quote (text);
  size_t digits = strspn (text, "0123456789");
  if (text[digits] != '\0' || (text[0] == '0' && digits > 1)) {
    g_autofree char *hint = count_hint (text);
    bool has_zeros = text[digits] == '\0';
    ts_diagnostics_error (diagnostics, node, hint, "%s %s; %s belongs here", shown,
                          has_zeros ? "begins with a 0" : "is not written in digits only", wanted);
    return false;
  }
  guint64 value;
  if (!g_ascii_string_to_unsigned (text, 10, low, high, &value, NULL)) {
    ts_diagnostics_error (diagnostics, node, NULL, "%s is not %s", shown, wanted);
    return false;
  }
  *count = value;
  return true;
}

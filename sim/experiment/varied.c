/* What a sweep varies: from text to values. */
#include "varied.h"

#include <math.h>
#include <string.h>

#define MOST_VALUES 1000

static bool refuse (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

static bool refuse (GError **error, const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  g_autofree char *message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error_literal (error, TS_EXPERIMENT_ERROR, TS_EXPERIMENT_ERROR_SWEEP, message);
  return false;
}

bool ts_quantity_parse (const char *text, double *number, const char **unit)
{
  char *end;
  const char *digits = *text == '-' || *text == '+' ? text + 1 : text;
  if (!g_ascii_isdigit (*digits))
    return false;
  *number = g_ascii_strtod (text, &end);
  *unit = end + strspn (end, " ");
  return isfinite (*number) && strcspn (*unit, "0123456789.(){}[]") == strlen (*unit);
}

char *ts_quantity_format (double number, bool is_whole, const char *unit)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  g_ascii_formatd (digits, (gint)sizeof digits, is_whole ? "%.0f" : "%.6g", number);
  return g_strconcat (digits, unit, NULL);
}

/* ------------------------------------------------------------------ ranges -- */

/* "50%..90%" or "50%..90%/5". False with nothing set where it is no range at all; then it is a
 * value. */
static bool read_range (const char *text, TsVaried *range, uint32_t *n, GError **error)
{
  const char *dots = strstr (text, "..");
  const char *slash = strrchr (text, '/');
  const char *low_unit, *high_unit;
  guint64 count = 0;
  if (dots == NULL)
    return false;
  g_autofree char *low = g_strndup (text, (gsize)(dots - text));
  g_autofree char *high =
    slash != NULL && slash > dots ? g_strndup (dots + 2, (gsize)(slash - dots - 2)) : g_strdup (dots + 2);
  if (!ts_quantity_parse (low, &range->low, &low_unit) || !ts_quantity_parse (high, &range->high, &high_unit))
    return false;
  if (strcmp (low_unit, high_unit) != 0)
    return refuse (error, "the two ends of %s are in different units", text);
  if (slash != NULL && slash > dots && !g_ascii_string_to_unsigned (slash + 1, 10, 2, MOST_VALUES, &count, NULL))
    return refuse (error, "the number of values of %s must be from 2 to %d", text, MOST_VALUES);
  range->unit = g_strdup (high_unit);
  range->is_whole = *high_unit == '\0' && strpbrk (low, ".eE") == NULL && strpbrk (high, ".eE") == NULL;
  *n = (uint32_t)count;
  return true;
}

static void add_range (GPtrArray *values, const TsVaried *range, uint32_t n)
{
  for (uint32_t i = 0; i < n; i++) {
    double number = range->low + (range->high - range->low) * i / (n - 1);
    char *value = ts_quantity_format (number, range->is_whole, range->unit);
    if (values->len > 0 && strcmp (values->pdata[values->len - 1], value) == 0)
      g_free (value);
    else
      g_ptr_array_add (values, value);
  }
}

/* One written value, which may be a range. */
static bool add_written (TsVaried *varied, GPtrArray *values, const char *text, GError **error)
{
  GError *problem = NULL;
  TsVaried range = {0};
  uint32_t n = 0;
  if (!read_range (text, &range, &n, &problem)) {
    g_free (range.unit);
    if (problem != NULL) {
      g_propagate_error (error, problem);
      return false;
    }
    g_ptr_array_add (values, g_strdup (text));
    return true;
  }
  if (n > 0) {
    add_range (values, &range, n);
    g_free (range.unit);
    return true;
  }
  if (varied->is_range || values->len > 0) {
    g_free (range.unit);
    return refuse (error, "%s: a range without a number of values stands alone", text);
  }
  varied->is_range = true;
  varied->low = range.low;
  varied->high = range.high;
  varied->is_whole = range.is_whole;
  varied->unit = range.unit;
  return true;
}

static bool take_values (TsVaried *varied, char *const *written, GError **error)
{
  GPtrArray *values = g_ptr_array_new ();
  bool ok = true;
  for (size_t i = 0; ok && written[i] != NULL; i++)
    ok = add_written (varied, values, written[i], error);
  if (ok && varied->is_range && values->len > 0)
    ok = refuse (error, "%s: a range without a number of values stands alone", varied->name);
  g_ptr_array_add (values, NULL);
  varied->values = (char **)g_ptr_array_free (values, FALSE);
  return ok;
}

/* ------------------------------------------------------------- the command line -- */

/* At commas outside of brackets and quotes; free with g_strfreev(). */
static char **split (const char *text)
{
  GPtrArray *parts = g_ptr_array_new ();
  const char *start = text;
  int depth = 0;
  char quote = '\0';
  for (const char *c = text;; c++) {
    if (*c == quote)
      quote = '\0';
    else if (quote == '\0' && (*c == '"' || *c == '\''))
      quote = *c;
    depth += quote == '\0' && *c != '\0' && strchr ("([{", *c) != NULL;
    depth -= quote == '\0' && *c != '\0' && strchr (")]}", *c) != NULL;
    if (*c != '\0' && (*c != ',' || depth > 0 || quote != '\0'))
      continue;
    g_ptr_array_add (parts, g_strstrip (g_strndup (start, (gsize)(c - start))));
    if (*c == '\0')
      break;
    start = c + 1;
  }
  g_ptr_array_add (parts, NULL);
  return (char **)g_ptr_array_free (parts, FALSE);
}

static const TsParameter *find_parameter (const TsScenario *scenario, const char *name)
{
  for (uint32_t i = 0; i < scenario->n_parameters; i++)
    if (strcmp (scenario->parameters[i].name, name) == 0)
      return &scenario->parameters[i];
  return NULL;
}

static bool take_parameter (TsVaried *varied, const TsParameter *parameter, const char *values, GError **error)
{
  g_auto (GStrv) written = values != NULL ? split (values) : NULL;
  varied->name = g_strdup (parameter->name);
  varied->paths = g_strdupv (parameter->paths);
  return take_values (varied, written != NULL ? written : parameter->values, error);
}

bool ts_varied_parse (TsVaried *varied, const TsScenario *scenario, const char *text, GError **error)
{
  const char *equals = strchr (text, '=');
  g_autofree char *name = equals != NULL ? g_strndup (text, (gsize)(equals - text)) : g_strdup (text);
  const TsParameter *parameter = find_parameter (scenario, name);
  *varied = (TsVaried){0};
  if (equals != NULL && (*name == '\0' || equals[1] == '\0'))
    return refuse (error, "'%s' is not PATH=VALUES, as in behaviour.answered=60%%,70%%", text);
  if (parameter != NULL)
    return take_parameter (varied, parameter, equals != NULL ? equals + 1 : NULL, error);
  if (equals == NULL)
    return refuse (error, "the scenario has no parameter '%s'; a path takes values, as in behaviour.answered=60%%,70%%",
                   text);
  g_auto (GStrv) written = split (equals + 1);
  varied->name = g_strdup (name);
  varied->paths = g_new0 (char *, 2);
  varied->paths[0] = g_strdup (name);
  return take_values (varied, written, error);
}

void ts_varied_clear (TsVaried *varied)
{
  g_free (varied->name);
  g_strfreev (varied->paths);
  g_strfreev (varied->values);
  g_free (varied->unit);
  *varied = (TsVaried){0};
}

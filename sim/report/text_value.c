/* Estimates as people read them. */
#include "text_value.h"

#include <math.h>
#include <string.h>

#define SECONDS_PER_MINUTE 60
#define SECONDS_PER_HOUR 3600

static char *decimal (double value, const char *format)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE + 320];
  g_ascii_formatd (buffer, (gint)sizeof buffer, format, value == 0.0 ? 0.0 : value);
  return g_strdup (buffer);
}

char *ts_text_percent (double share)
{
  return decimal (share * 100.0, "%.1f");
}

char *ts_text_clock (double seconds)
{
  const char *sign = seconds < -0.5 ? "-" : "";
  uint64_t whole = (uint64_t)floor (fmin (fabs (seconds), 1e15) + 0.5);
  uint64_t minutes = whole / SECONDS_PER_MINUTE % SECONDS_PER_MINUTE;
  uint64_t rest = whole % SECONDS_PER_MINUTE;
  if (whole < SECONDS_PER_HOUR)
    return g_strdup_printf ("%s%" G_GUINT64_FORMAT ":%02" G_GUINT64_FORMAT, sign, minutes, rest);
  return g_strdup_printf ("%s%" G_GUINT64_FORMAT ":%02" G_GUINT64_FORMAT ":%02" G_GUINT64_FORMAT, sign,
                          whole / SECONDS_PER_HOUR, minutes, rest);
}

char *ts_text_count (uint64_t count)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GUINT64_FORMAT, count);
  GString *grouped = g_string_new (digits);
  for (gssize position = (gssize)grouped->len - 3; position > 0; position -= 3)
    g_string_insert_c (grouped, position, ',');
  return g_string_free (grouped, FALSE);
}

char *ts_text_value (double value, TsUnit unit)
{
  switch (unit) {
  case TS_UNIT_RATE: return ts_text_percent (value);
  case TS_UNIT_SECONDS: return ts_text_clock (value);
  case TS_UNIT_NUMBER: return decimal (value, "%.2f");
  case TS_UNIT_COUNT: return decimal (value, "%.0f");
  case TS_UNIT_HOURS: return decimal (value, "%.1f");
  }
  g_assert_not_reached ();
}

char *ts_text_change (const TsMeasureChange *change, const TsTextStyle *style)
{
  TsUnit unit = ts_measure (change->measure)->unit;
  g_autofree char *before = ts_text_value (change->before, unit);
  g_autofree char *after = ts_text_value (change->after, unit);
  g_autofree char *difference = ts_text_difference (change->difference, unit, style);
  return g_strdup_printf ("%s -> %s%s (%s)", before, after, unit == TS_UNIT_RATE ? " %" : "", difference);
}

char *ts_text_estimate (TsEstimate estimate, TsUnit unit, const TsTextStyle *style)
{
  if (estimate.n == 0)
    return g_strdup ("-");
  char *mean = ts_text_value (estimate.mean, unit);
  if (unit == TS_UNIT_COUNT || (estimate.n == 1 && estimate.low == estimate.high))
    return mean;
  g_autofree char *half = ts_text_value (fmax (estimate.high - estimate.mean, estimate.mean - estimate.low), unit);
  char *both = g_strconcat (mean, style->utf8 ? " ±" : " +-", half, NULL);
  g_free (mean);
  return both;
}

char *ts_text_difference (TsEstimate difference, TsUnit unit, const TsTextStyle *style)
{
  g_autofree char *size = ts_text_value (fabs (difference.mean), unit);
  bool is_visible = strpbrk (size, "123456789") != NULL;
  const char *sign = !is_visible ? "" : difference.mean > 0.0 ? "+" : "-";
  if (ts_unit_is_exact (unit) || difference.n < 2)
    return g_strconcat (sign, size, NULL);
  g_autofree char *half =
    ts_text_value (fmax (difference.high - difference.mean, difference.mean - difference.low), unit);
  return g_strconcat (sign, size, style->utf8 ? " ±" : " +-", half, NULL);
}

static const char *unit_suffix (TsUnit unit)
{
  switch (unit) {
  case TS_UNIT_RATE: return " %";
  case TS_UNIT_HOURS: return " h";
  case TS_UNIT_SECONDS:
  case TS_UNIT_NUMBER:
  case TS_UNIT_COUNT: break;
  }
  return "";
}

char *ts_text_interval (TsEstimate estimate, TsUnit unit)
{
  if (estimate.n == 0)
    return g_strdup ("no data");
  g_autofree char *mean = ts_text_value (estimate.mean, unit);
  if (estimate.low == estimate.high)
    return g_strconcat (mean, unit_suffix (unit), NULL);
  g_autofree char *low = ts_text_value (estimate.low, unit);
  g_autofree char *high = ts_text_value (estimate.high, unit);
  return g_strdup_printf ("%s%s (%s to %s)", mean, unit_suffix (unit), low, high);
}

char *ts_text_bar (double share, unsigned width, const TsTextStyle *style)
{
  unsigned filled = (unsigned)floor (CLAMP (share, 0.0, 1.0) * width + 0.5);
  GString *bar = g_string_new (NULL);
  for (unsigned i = 0; i < width; i++)
    g_string_append (bar, i < filled ? (style->utf8 ? "█" : "#") : (style->utf8 ? "░" : "."));
  return g_string_free (bar, FALSE);
}

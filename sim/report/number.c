/* Numbers as text. */
#include "number.h"

#include <math.h>
#include <string.h>

static const char *const unit_names[] = {
  [TS_UNIT_RATE] = "rate",   [TS_UNIT_SECONDS] = "seconds", [TS_UNIT_NUMBER] = "number",
  [TS_UNIT_COUNT] = "count", [TS_UNIT_HOURS] = "hours",
};

const char *ts_number_text (double value, char buffer[TS_NUMBER_LENGTH])
{
  g_assert (isfinite (value));
  g_ascii_formatd (buffer, TS_NUMBER_LENGTH, "%.12g", value == 0.0 ? 0.0 : value);
  return buffer;
}

const char *ts_unit_name (TsUnit unit)
{
  g_assert ((size_t)unit < G_N_ELEMENTS (unit_names));
  return unit_names[unit];
}

bool ts_unit_find (const char *name, TsUnit *unit)
{
  for (size_t i = 0; i < G_N_ELEMENTS (unit_names); i++)
    if (strcmp (unit_names[i], name) == 0) {
      *unit = (TsUnit)i;
      return true;
    }
  return false;
}

/* quantity_text.c - decimal numbers read exactly, with whatever unit follows */
#include "quantity_text.h"

#include <string.h>

#include "escape.h"

/* Adds one digit; false when it would not fit in 64 bits. */
static bool append_digit (uint64_t *value, char digit)
{
  uint64_t addend = (uint64_t)(digit - '0');
  if (*value > (UINT64_MAX - addend) / 10)
    return false;
  *value = *value * 10 + addend;
  return true;
}

TsNumber ts_number_from_text (const char *text)
{
  TsNumber number = {.is_negative = *text == '-'};
  int decimals = 0;
  bool fits = true;
  const char *at = number.digits = text + (number.is_negative ? 1 : 0);
  for (; g_ascii_isdigit (*at); at++)
    fits = fits && append_digit (&number.value, *at);
  if (at == number.digits) {
    number.status = TS_NUMBER_MISSING;
    number.unit = at;
    return number;
  }
  if (at[0] == '.' && g_ascii_isdigit (at[1])) {
    for (at++; g_ascii_isdigit (*at); at++, decimals++)
      fits = fits && (decimals >= TS_DECIMALS || append_digit (&number.value, *at));
  }
  for (int missing = decimals; missing < TS_DECIMALS; missing++)
    fits = fits && append_digit (&number.value, '0');
  number.length = (size_t)(at - number.digits);
  number.has_blank = *at == ' ' || *at == '\t';
  number.unit = at + strspn (at, " \t");
  if (!fits)
    number.status = TS_NUMBER_TOO_LARGE;
  else if (decimals > TS_DECIMALS)
    number.status = TS_NUMBER_TOO_FINE;
  return number;
}

const char *ts_quantity_text (const TsNode *node, const char *wanted, TsDiagnostics *diagnostics)
{
  if (node->kind != TS_NODE_SCALAR) {
    ts_diagnostics_error (diagnostics, node, NULL, "%s belongs here, not a %s", wanted,
                          node->kind == TS_NODE_SEQUENCE ? "list" : "mapping");
    return NULL;
  }
  if (*node->text == '\0') {
    ts_diagnostics_error (diagnostics, node, NULL, "nothing is written here; %s belongs here", wanted);
    return NULL;
  }
  return node->text;
}

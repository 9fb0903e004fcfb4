/* expectation_bound.c - the relation and the bound of an expectation, in the measure's unit */
#include "expectations.h"

#include <string.h>

#define SECONDS_PER_HOUR 3600.0
#define NANOSECONDS_PER_SECOND 1e9
#define LARGEST_EXACT ((uint64_t)1 << 53)
#define LONGEST_NUMBER 18

static const char *const relations[] = {"<", "<=", ">", ">=", "==", "!="}; /* as TsRelation */

const char *ts_relation_text (TsRelation relation)
{
  g_assert ((size_t)relation < G_N_ELEMENTS (relations));
  return relations[relation];
}

static bool read_relation (TsText *text, TsExpectation *expectation)
{
  ts_text_skip_spaces (text);
  const char *start = text->at;
  g_autofree char *word = ts_text_part (text, "<>=!");
  for (size_t i = 0; i < G_N_ELEMENTS (relations); i++)
    if (strcmp (relations[i], word) == 0) {
      expectation->relation = (TsRelation)i;
      return true;
    }
  const char *hint = strcmp (word, "=") == 0 ? "did you mean \"==\"?" : NULL;
  return ts_text_error (text, start, MAX (strlen (word), 1), hint, "expected one of < <= > >= == != here");
}

/* ------------------------------------------------------------------- bounds -- */

static bool read_rate (const TsNode *node, TsDiagnostics *diagnostics, double *bound)
{
  return ts_read_share (node, diagnostics, bound);
}

static bool read_seconds (const TsNode *node, TsDiagnostics *diagnostics, double *bound)
{
  TsDuration duration;
  if (!ts_read_duration (node, diagnostics, &duration))
    return false;
  *bound = (double)duration / NANOSECONDS_PER_SECOND;
  return true;
}

static bool read_hours (const TsNode *node, TsDiagnostics *diagnostics, double *bound)
{
  if (!read_seconds (node, diagnostics, bound))
    return false;
  *bound /= SECONDS_PER_HOUR;
  return true;
}

static bool read_number (const TsNode *node, TsDiagnostics *diagnostics, double *bound)
{
  const char *digits = "0123456789";
  size_t whole = strspn (node->text, digits);
  size_t part = node->text[whole] == '.' ? 1 + strspn (node->text + whole + 1, digits) : 0;
  if (whole > 0 && part != 1 && whole + part <= LONGEST_NUMBER && node->text[whole + part] == '\0') {
    *bound = g_ascii_strtod (node->text, NULL);
    return true;
  }
  ts_diagnostics_error (diagnostics, node, NULL, "\"%s\" is not a plain number such as 1.5", node->text);
  return false;
}

static bool read_count (const TsNode *node, TsDiagnostics *diagnostics, double *bound)
{
  uint64_t count;
  if (!ts_read_count (node, diagnostics, 0, LARGEST_EXACT, &count))
    return false;
  *bound = (double)count;
  return true;
}

typedef bool (*ReadBound) (const TsNode *node, TsDiagnostics *diagnostics, double *bound);

static const ReadBound readers[] = {
  [TS_UNIT_RATE] = read_rate,   [TS_UNIT_SECONDS] = read_seconds, [TS_UNIT_NUMBER] = read_number,
  [TS_UNIT_COUNT] = read_count, [TS_UNIT_HOURS] = read_hours,
};

/* A difference may have a sign; a value of one configuration is never below 0. */
static bool read_sign (TsText *text, const TsExpectation *expectation, double *sign)
{
  *sign = *text->at == '-' ? -1.0 : 1.0;
  if (*text->at != '+' && *text->at != '-')
    return true;
  if (expectation->versus == TS_NONE)
    return ts_text_error (text, text->at, 1, NULL, "a sign belongs to differences: write \"A vs B: ...\"");
  text->at++;
  return true;
}

bool ts_expectation_bound (TsText *text, TsExpectation *expectation)
{
  double sign;
  if (!read_relation (text, expectation))
    return false;
  ts_text_skip_spaces (text);
  if (!read_sign (text, expectation, &sign))
    return false;
  g_autofree char *bound = g_strchomp (g_strdup (text->at));
  if (bound[0] == '\0')
    return ts_text_error (text, text->at, 1, NULL, "expected a bound here");
  TsNode node = ts_text_node (text, text->at, strlen (bound));
  node.text = bound;
  const TsMeasure *measure = ts_measure (expectation->measure);
  if (!readers[measure->unit](&node, text->estate->reader->diagnostics, &expectation->bound))
    return false;
  expectation->bound *= sign;
  return true;
}

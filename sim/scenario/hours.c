/* hours.c - "mon-fri 08:00-16:00": when people work in a week */
#include "quantity_text.h"

#include <string.h>

#include "escape.h"

#define WANTED_HOURS "hours such as \"mon-fri 08:00-16:00\", \"daily 07:00-19:00\" or \"always\""
#define EVERY_DAY 0x7fu
#define MINUTES_OF_DAY 1440

static const char *const days[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

/* Number of a day, 0 for Monday; -1, reported, when it is none. */
static int day_named (const char *name, const TsNode *node, TsDiagnostics *diagnostics)
{
  g_autofree char *shown = ts_quote (name);
  g_autofree char *hint = NULL;
  for (int day = 0; day < (int)G_N_ELEMENTS (days); day++) {
    if (strcmp (days[day], name) == 0)
      return day;
    if (g_ascii_strncasecmp (days[day], name, 3) == 0)
      hint = g_strdup_printf ("did you mean \"%s\"?", days[day]);
  }
  if (hint == NULL)
    hint = ts_did_you_mean (name, days, G_N_ELEMENTS (days));
  ts_diagnostics_error (diagnostics, node, hint, "%s is not a day: mon, tue, wed, thu, fri, sat and sun are", shown);
  return -1;
}

/* "sat" or "mon-fri"; over the weekend as in "sat-mon" too. */
static bool add_days (const char *part, const TsNode *node, TsDiagnostics *diagnostics, unsigned *found)
{
  g_auto (GStrv) ends = g_strsplit (part, "-", 2);
  int first = day_named (ends[0] == NULL ? "" : ends[0], node, diagnostics);
  if (first < 0)
    return false;
  int last = ends[1] == NULL ? first : day_named (ends[1], node, diagnostics);
  if (last < 0)
    return false;
  for (int day = first;; day = (day + 1) % 7) {
    *found |= 1u << day;
    if (day == last)
      return true;
  }
}

static bool read_days (const char *text, const TsNode *node, TsDiagnostics *diagnostics, unsigned *found)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);
  *found = 0;
  if (strcmp (text, "daily") == 0) {
    *found = EVERY_DAY;
    return true;
  }
  for (char **part = parts; *part != NULL; part++) {
    if (!add_days (*part, node, diagnostics, found))
      return false;
  }
  return true;
}

/* "08:00" in minutes; -1 when it is not a time of day written with four digits. */
static int minutes_from (const char *text)
{
  if (strlen (text) != 5 || text[2] != ':')
    return -1;
  for (int i = 0; i < 5; i++) {
    if (i != 2 && !g_ascii_isdigit (text[i]))
      return -1;
  }
  int hour = (text[0] - '0') * 10 + text[1] - '0';
  int minute = (text[3] - '0') * 10 + text[4] - '0';
  bool is_time = minute < 60 && (hour < 24 || (hour == 24 && minute == 0));
  return is_time ? hour * 60 + minute : -1;
}

static int read_time (const char *text, const TsNode *node, TsDiagnostics *diagnostics)
{
  int minutes = minutes_from (text);
  if (minutes >= 0)
    return minutes;
  g_autofree char *shown = ts_quote (text);
  g_autofree char *padded = g_strconcat ("0", text, NULL);
  g_autofree char *hint = minutes_from (padded) < 0 ? NULL : g_strdup_printf ("did you mean \"%s\"?", padded);
  ts_diagnostics_error (diagnostics, node, hint, "%s is not a time of day such as 08:00", shown);
  return -1;
}

static bool read_times (const char *text, const TsNode *node, TsDiagnostics *diagnostics, TsHours *hours)
{
  g_auto (GStrv) ends = g_strsplit (text, "-", 2);
  g_autofree char *shown = ts_quote (text);
  if (ends[0] == NULL || ends[1] == NULL) {
    ts_diagnostics_error (diagnostics, node, NULL, "%s is not a time span such as 08:00-16:00", shown);
    return false;
  }
  int start = read_time (ends[0], node, diagnostics);
  if (start < 0)
    return false;
  int end = read_time (ends[1], node, diagnostics);
  if (end < 0)
    return false;
  if (start == end || start == MINUTES_OF_DAY) {
    ts_diagnostics_error (diagnostics, node, "a whole day is 00:00-24:00", "%s is %s", shown,
                          start == end ? "no time at all" : "not a time span: a day begins at 00:00");
    return false;
  }
  hours->start = start;
  hours->end = end > start ? end : end + MINUTES_OF_DAY;
  return true;
}

bool ts_read_hours (const TsNode *node, TsDiagnostics *diagnostics, TsHours *hours)
{
  TsHours found = {.days = EVERY_DAY, .start = 0, .end = MINUTES_OF_DAY};
  const char *text = ts_quantity_text (node, WANTED_HOURS, diagnostics);
  if (text == NULL)
    return false;
  if (strcmp (text, "always") == 0) {
    *hours = found;
    return true;
  }
  const char *blank = strpbrk (text, " \t");
  if (blank == NULL) {
    g_autofree char *shown = ts_quote (text);
    bool is_cut = g_ascii_isalpha (*text);
    ts_diagnostics_error (diagnostics, node, is_cut ? "inside {}, text with a comma needs quotes" : NULL,
                          "%s is not %s", shown, WANTED_HOURS);
    return false;
  }
  g_autofree char *day_text = g_strndup (text, (gsize)(blank - text));
  if (!read_days (day_text, node, diagnostics, &found.days) ||
      !read_times (blank + strspn (blank, " \t"), node, diagnostics, &found))
    return false;
  *hours = found;
  return true;
}

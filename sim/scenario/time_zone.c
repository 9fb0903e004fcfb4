/* time_zone.c - daylight-saving changes: hours that clocks show twice, and hours they skip */
#include "time_zone.h"

#include "calendars.h"

#include <string.h>

/* No zone is further from UTC than this, on either side of a change. */
#define FURTHEST INT64_C (93600)

static int64_t offset_at (GTimeZone *zone, int64_t instant)
{
  return g_time_zone_get_offset (zone, g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, instant));
}

/* The first instant in (low, high] that has another offset than `low`. */
static int64_t change_between (GTimeZone *zone, int64_t low, int64_t high)
{
  int64_t before = offset_at (zone, low);
  while (high - low > 1) {
    int64_t middle = low + (high - low) / 2;
    if (offset_at (zone, middle) == before)
      low = middle;
    else
      high = middle;
  }
  return high;
}

int64_t ts_time_zone_instant (GTimeZone *zone, int64_t local)
{
  int64_t before = offset_at (zone, local - FURTHEST);
  int64_t after = offset_at (zone, local + FURTHEST);
  if (before == after)
    return local - before;
  int64_t change = change_between (zone, local - FURTHEST, local + FURTHEST);
  if (local - before < change)
    return local - before;
  return MAX (change, local - after);
}

bool ts_time_zone_exists (const char *name)
{
  static const char *const folders[] = {"/usr/share/zoneinfo", "/usr/lib/zoneinfo"};
  static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_+-/";
  const char *chosen = g_getenv ("TZDIR");
  bool is_file = false;
  if (strcmp (name, "UTC") == 0)
    return true;
  if (!g_ascii_isupper (*name) || name[strspn (name, letters)] != '\0')
    return false;
  for (size_t i = 0; i < G_N_ELEMENTS (folders) && !is_file; i++) {
    g_autofree char *path = g_build_filename (chosen == NULL ? folders[i] : chosen, name, NULL);
    is_file = g_file_test (path, G_FILE_TEST_IS_REGULAR);
  }
  if (!is_file)
    return false;
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (name);
  return zone != NULL && strcmp (g_time_zone_get_identifier (zone), name) == 0;
}

/* nearest.c - the edit distance between what was typed and what exists */
#include "nearest.h"

#include <glib.h>
#include <string.h>

#define LONGEST 63u
#define SHORTEST_BEGINNING 2

/* Letters to insert, delete, replace or swap with their neighbour. */
static size_t distance (const char *a, size_t a_length, const char *b, size_t b_length)
{
  size_t rows[LONGEST + 1][LONGEST + 1];

  for (size_t i = 0; i <= a_length; i++)
    rows[i][0] = i;
  for (size_t j = 0; j <= b_length; j++)
    rows[0][j] = j;
  for (size_t i = 1; i <= a_length; i++)
    for (size_t j = 1; j <= b_length; j++) {
      size_t best = rows[i - 1][j - 1] + (a[i - 1] != b[j - 1]);

      best = MIN (best, rows[i - 1][j] + 1);
      best = MIN (best, rows[i][j - 1] + 1);
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        best = MIN (best, rows[i - 2][j - 2] + 1);
      rows[i][j] = best;
    }
  return rows[a_length][b_length];
}

/* The one name that begins like this, or NULL. */
static const char *completed (const char *typed, const char *const *names)
{
  const char *found = NULL;

  if (strlen (typed) < SHORTEST_BEGINNING)
    return NULL;
  for (; *names != NULL; names++) {
    if (!g_str_has_prefix (*names, typed))
      continue;
    if (found != NULL)
      return NULL;
    found = *names;
  }
  return found;
}

const char *ts_nearest (const char *typed, const char *const *names)
{
  const char *nearest = completed (typed, names);
  size_t nearest_distance = G_MAXSIZE;
  size_t typed_length = strlen (typed);

  if (nearest != NULL || typed_length > LONGEST)
    return nearest;
  for (; *names != NULL; names++) {
    size_t length = strlen (*names);
    size_t limit = MAX (1, MAX (length, typed_length) / 3);
    size_t found;

    if (length > LONGEST)
      continue;
    found = distance (typed, typed_length, *names, length);
    if (found <= limit && found < MAX (length, typed_length) && found < nearest_distance) {
      nearest = *names;
      nearest_distance = found;
    }
  }
  return nearest;
}

/* nearest.c - what somebody may have meant by a misspelt name */
#include "diagnostics.h"

#include "escape.h"

#include <string.h>

#define LONGEST 64 /* letters; a longer name is not guessed at */

typedef struct {
  gunichar letters[LONGEST];
  size_t length;
} Word;

/* Lower case; false when it is too long or not UTF-8. */
static bool read_word (const char *text, Word *word)
{
  word->length = 0;
  if (!g_utf8_validate (text, -1, NULL))
    return false;
  for (; *text != '\0'; text = g_utf8_next_char (text)) {
    if (word->length == LONGEST)
      return false;
    word->letters[word->length++] = g_unichar_tolower (g_utf8_get_char (text));
  }
  return true;
}

/* Letters to insert, delete, replace or swap with their neighbour. */
static size_t distance (const Word *a, const Word *b)
{
  size_t rows[LONGEST + 1][LONGEST + 1];
  for (size_t i = 0; i <= a->length; i++)
    rows[i][0] = i;
  for (size_t j = 0; j <= b->length; j++)
    rows[0][j] = j;
  for (size_t i = 1; i <= a->length; i++)
    for (size_t j = 1; j <= b->length; j++) {
      size_t best = rows[i - 1][j - 1] + (a->letters[i - 1] != b->letters[j - 1]);
      best = MIN (best, rows[i - 1][j] + 1);
      best = MIN (best, rows[i][j - 1] + 1);
      if (i > 1 && j > 1 && a->letters[i - 1] == b->letters[j - 2] && a->letters[i - 2] == b->letters[j - 1])
        best = MIN (best, rows[i - 2][j - 2] + 1);
      rows[i][j] = best;
    }
  return rows[a->length][b->length];
}

const char *ts_nearest_name (const char *typed, const char *const *names, size_t n)
{
  const char *nearest = NULL;
  size_t nearest_distance = SIZE_MAX;
  Word word;
  if (!read_word (typed, &word))
    return NULL;
  for (size_t i = 0; i < n; i++) {
    Word name;
    if (strcmp (names[i], typed) == 0 || !read_word (names[i], &name))
      continue;
    size_t longer = MAX (word.length, name.length);
    size_t limit = MAX (1, longer / 3);
    if (longer - MIN (word.length, name.length) > limit)
      continue;
    size_t found = distance (&word, &name);
    if (found <= limit && found < longer && found < nearest_distance) {
      nearest = names[i];
      nearest_distance = found;
    }
  }
  return nearest;
}

char *ts_did_you_mean (const char *typed, const char *const *names, size_t n)
{
  const char *nearest = ts_nearest_name (typed, names, n);
  if (nearest == NULL)
    return NULL;
  g_autofree char *shown = ts_escape (nearest);
  return g_strdup_printf ("did you mean \"%s\"?", shown);
}

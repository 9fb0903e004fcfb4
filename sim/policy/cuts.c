/* Cutting the line of all people at the ends of ranges. */
#include "cuts.h"

void ts_cuts_init (TsCuts *cuts)
{
  cuts->at = g_array_new (FALSE, FALSE, sizeof (uint32_t));
}

void ts_cuts_clear (TsCuts *cuts)
{
  g_array_free (cuts->at, TRUE);
  cuts->at = NULL;
}

void ts_cuts_add (TsCuts *cuts, TsRange people)
{
  if (people.count == 0)
    return;
  uint32_t end = people.first + people.count;
  g_array_append_val (cuts->at, people.first);
  g_array_append_val (cuts->at, end);
}

static int compare_numbers (const void *a, const void *b)
{
  uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  return (x > y) - (x < y);
}

void ts_cuts_sort (TsCuts *cuts)
{
  g_array_sort (cuts->at, compare_numbers);
  guint kept = 0;
  for (guint i = 0; i < cuts->at->len; i++) {
    uint32_t at = g_array_index (cuts->at, uint32_t, i);
    if (kept == 0 || g_array_index (cuts->at, uint32_t, kept - 1) != at)
      g_array_index (cuts->at, uint32_t, kept++) = at;
  }
  g_array_set_size (cuts->at, kept);
}

uint32_t ts_cuts_pieces (const TsCuts *cuts)
{
  return cuts->at->len == 0 ? 0 : cuts->at->len - 1;
}

static uint32_t cut_at (const TsCuts *cuts, uint32_t index)
{
  return g_array_index (cuts->at, uint32_t, index);
}

TsRange ts_cuts_piece (const TsCuts *cuts, uint32_t piece)
{
  g_assert (piece < ts_cuts_pieces (cuts));
  return (TsRange){cut_at (cuts, piece), cut_at (cuts, piece + 1) - cut_at (cuts, piece)};
}

static uint32_t find_cut (const TsCuts *cuts, uint32_t at)
{
  uint32_t low = 0, high = cuts->at->len;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (cut_at (cuts, middle) < at)
      low = middle + 1;
    else
      high = middle;
  }
  g_assert (low < cuts->at->len && cut_at (cuts, low) == at);
  return low;
}

void ts_cuts_covered (const TsCuts *cuts, TsRange people, uint32_t *first, uint32_t *end)
{
  *first = *end = 0;
  if (people.count == 0)
    return;
  *first = find_cut (cuts, people.first);
  *end = find_cut (cuts, people.first + people.count);
}

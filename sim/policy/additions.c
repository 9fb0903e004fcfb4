/* Remembers additions to calls of two: judging all pairs anew takes a microsecond. */
#include "additions.h"

#include <string.h>

#include "tenantsim/engine.h"

enum {
  FEWEST_SHIFT = 6, /* 2 KiB */
  MOST_SHIFT = 18,  /* 8 MiB */
  ENTRIES_PER_PROFILE = 2
};

_Static_assert(sizeof (TsAddition) <= 32, "two entries fill a line of memory");

static size_t n_entries (const TsAdditions *additions)
{
  return (size_t)1 << additions->shift;
}

static unsigned shift_for (uint32_t profiles)
{
  unsigned shift = FEWEST_SHIFT;
  while (shift < MOST_SHIFT && UINT64_C (1) << shift < (uint64_t)profiles * ENTRIES_PER_PROFILE)
    shift++;
  return shift;
}

double ts_additions_memory (uint32_t profiles)
{
  return (double)(sizeof (TsAddition) << shift_for (profiles));
}

void ts_additions_init (TsAdditions *additions, uint32_t profiles)
{
  additions->shift = shift_for (profiles);
  additions->entries = g_new (TsAddition, n_entries (additions));
  ts_prefer_huge_pages (additions->entries, n_entries (additions) * sizeof *additions->entries);
}

void ts_additions_clear (TsAdditions *additions)
{
  g_free (additions->entries);
  *additions = (TsAdditions){0};
}

/* About nobody: no profile has that number. */
void ts_additions_forget (TsAdditions *additions)
{
  memset (additions->entries, 0xff, n_entries (additions) * sizeof *additions->entries);
}

static uint64_t word_of (TsParticipant participant)
{
  return (uint64_t)participant.profile << 32 | participant.tenant;
}

static bool is_same (TsParticipant a, TsParticipant b)
{
  return word_of (a) == word_of (b);
}

static size_t place_of (const TsAdditions *additions, const TsParticipant present[2], TsParticipant added)
{
  uint64_t mixed = ts_hash_combine (ts_hash_combine (word_of (present[0]), word_of (present[1])), word_of (added));
  return (size_t)(mixed >> (64 - additions->shift));
}

TsVerdict ts_additions_ask (TsAdditions *additions, const TsPolicy *policy, const TsParticipant present[2],
                            TsParticipant added, uint32_t chat)
{
  TsAddition *entry = &additions->entries[place_of (additions, present, added)];
  if (is_same (entry->people[0], present[0]) && is_same (entry->people[1], present[1]) &&
      is_same (entry->people[2], added) && entry->chat == chat)
    return entry->verdict;
  *entry = (TsAddition){.people = {present[0], present[1], added},
                        .chat = chat,
                        .verdict = ts_policy_decide_add (policy, present, 2, 0, added, chat)};
  return entry->verdict;
}

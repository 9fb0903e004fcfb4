/* Cutting all people along groups, profiles and intents. */
#include "pieces.h"

#include "cuts.h"

static void cut (TsCuts *cuts, const TsDirectory *directory, const TsPolicy *const *policies, size_t n_policies)
{
  for (uint32_t group = 0; directory != NULL && group < ts_directory_groups (directory); group++)
    ts_cuts_add (cuts, ts_directory_group_people (directory, group));
  for (size_t i = 0; i < n_policies; i++)
    for (uint32_t profile = 0; profile < ts_policy_profiles (policies[i]); profile++)
      ts_cuts_add (cuts, ts_policy_profile_people (policies[i], profile));
}

static void cut_along_intents (TsCuts *cuts, const TsPieces *pieces)
{
  for (size_t i = 0; i < pieces->n_intents; i++) {
    for (size_t k = 0; k < pieces->intents[i].n_first; k++)
      ts_cuts_add (cuts, pieces->intents[i].first[k]);
    for (size_t k = 0; k < pieces->intents[i].n_second; k++)
      ts_cuts_add (cuts, pieces->intents[i].second[k]);
  }
}

static void fill (TsPieces *pieces, const TsCuts *cuts, const TsDirectory *directory, const TsPolicy *const *policies,
                  size_t n_policies)
{
  pieces->n = ts_cuts_pieces (cuts);
  pieces->pieces = g_new0 (TsPiece, pieces->n + 1);
  for (uint32_t i = 0; i < pieces->n; i++) {
    TsPiece *piece = &pieces->pieces[i];
    piece->people = ts_cuts_piece (cuts, i);
    piece->group = directory == NULL ? TS_NONE : ts_directory_group_of (directory, piece->people.first);
    for (size_t k = 0; k < n_policies; k++)
      piece->profiles[k] = ts_policy_profile_of (policies[k], piece->people.first);
    piece->tenant = ts_policy_home (policies[0], piece->profiles[0]);
  }
}

static void mark (TsPieces *pieces, const TsCuts *cuts, uint64_t *rows, const TsRange *ranges, size_t n_ranges,
                  size_t intent)
{
  uint32_t first, end;
  for (size_t k = 0; k < n_ranges; k++) {
    ts_cuts_covered (cuts, ranges[k], &first, &end);
    for (uint32_t piece = first; piece < end; piece++) {
      rows[piece * pieces->words + intent / 64] |= (uint64_t)1 << (intent % 64);
      pieces->pieces[piece].has_intents = true;
    }
  }
}

static void mark_intents (TsPieces *pieces, const TsCuts *cuts)
{
  pieces->words = pieces->n_intents / 64 + 1;
  pieces->first = g_new0 (uint64_t, (pieces->n + 1) * pieces->words);
  pieces->second = g_new0 (uint64_t, (pieces->n + 1) * pieces->words);
  for (size_t kind = 0; kind < G_N_ELEMENTS (pieces->kinds); kind++)
    pieces->kinds[kind] = g_new0 (uint64_t, pieces->words);
  for (size_t i = 0; i < pieces->n_intents; i++) {
    const TsIntent *intent = &pieces->intents[i];
    pieces->kinds[intent->kind][i / 64] |= (uint64_t)1 << (i % 64);
    mark (pieces, cuts, pieces->first, intent->first, intent->n_first, i);
    mark (pieces, cuts, pieces->second, intent->second, intent->n_second, i);
  }
}

void ts_pieces_init (TsPieces *pieces, const TsDirectory *directory, const TsPolicy *const *policies, size_t n_policies,
                     const TsIntent *intents, size_t n_intents)
{
  TsCuts cuts;
  g_assert (n_policies >= 1 && n_policies <= TS_MOST_PIECE_POLICIES);
  *pieces = (TsPieces){.intents = intents, .n_intents = n_intents};
  ts_cuts_init (&cuts);
  cut (&cuts, directory, policies, n_policies);
  cut_along_intents (&cuts, pieces);
  ts_cuts_sort (&cuts);
  fill (pieces, &cuts, directory, policies, n_policies);
  mark_intents (pieces, &cuts);
  ts_cuts_clear (&cuts);
}

void ts_pieces_clear (TsPieces *pieces)
{
  g_free (pieces->pieces);
  g_free (pieces->first);
  g_free (pieces->second);
  for (size_t kind = 0; kind < G_N_ELEMENTS (pieces->kinds); kind++)
    g_free (pieces->kinds[kind]);
}

uint64_t ts_pieces_pairs (const TsPieces *pieces, uint32_t from, uint32_t to)
{
  uint64_t callers = pieces->pieces[from].people.count, callees = pieces->pieces[to].people.count;
  return callers * (from == to ? callees - 1 : callees);
}

/* The intents that a pair is under: one word of bits. */
static uint64_t word_of (const TsPieces *pieces, size_t word, uint32_t from, uint32_t to)
{
  const uint64_t *first = &pieces->first[word], *second = &pieces->second[word];
  size_t a = from * pieces->words, b = to * pieces->words;
  return (first[a] & second[b]) | (second[a] & first[b]);
}

bool ts_pieces_are_under (const TsPieces *pieces, size_t intent, uint32_t from, uint32_t to)
{
  return (word_of (pieces, intent / 64, from, to) >> (intent % 64) & 1) != 0;
}

bool ts_pieces_are_under_some (const TsPieces *pieces, TsIntentKind kind, uint32_t from, uint32_t to)
{
  if (!pieces->pieces[from].has_intents || !pieces->pieces[to].has_intents)
    return false;
  for (size_t word = 0; word < pieces->words; word++)
    if ((word_of (pieces, word, from, to) & pieces->kinds[kind][word]) != 0)
      return true;
  return false;
}

/* Counting who can reach whom, over all ordered pairs of people. */
#include "compiled.h"
#include "cuts.h"

enum { DEFAULT_LIMIT = 8192 };

/* Profiles cut along the intents, and which sets of which intents each piece is in. */
typedef struct {
  const TsPolicy *policy;
  TsCuts cuts;
  uint32_t n;
  size_t words;            /* of one row of bits, a bit an intent */
  uint64_t *first;         /* rows: the piece is in the first set */
  uint64_t *second;        /* rows: the piece is in the second set */
  uint64_t *collaboration; /* one row: the intents of this kind */
  uint64_t *isolation;
} Reach;

static void cut_along_intents (Reach *reach, const TsIntent *intents, size_t n_intents)
{
  ts_cuts_init (&reach->cuts);
  for (uint32_t profile = 0; profile < ts_policy_profiles (reach->policy); profile++)
    ts_cuts_add (&reach->cuts, ts_policy_profile_people (reach->policy, profile));
  for (size_t i = 0; i < n_intents; i++) {
    for (size_t k = 0; k < intents[i].n_first; k++)
      ts_cuts_add (&reach->cuts, intents[i].first[k]);
    for (size_t k = 0; k < intents[i].n_second; k++)
      ts_cuts_add (&reach->cuts, intents[i].second[k]);
  }
  ts_cuts_sort (&reach->cuts);
  reach->n = ts_cuts_pieces (&reach->cuts);
}

static void mark (const Reach *reach, uint64_t *rows, const TsRange *ranges, size_t n_ranges, size_t intent)
{
  uint32_t first, end;
  for (size_t k = 0; k < n_ranges; k++) {
    ts_cuts_covered (&reach->cuts, ranges[k], &first, &end);
    for (uint32_t piece = first; piece < end; piece++)
      rows[piece * reach->words + intent / 64] |= (uint64_t)1 << (intent % 64);
  }
}

static void mark_intents (Reach *reach, const TsIntent *intents, size_t n_intents)
{
  reach->words = n_intents / 64 + 1;
  reach->first = g_new0 (uint64_t, reach->n * reach->words);
  reach->second = g_new0 (uint64_t, reach->n * reach->words);
  reach->collaboration = g_new0 (uint64_t, reach->words);
  reach->isolation = g_new0 (uint64_t, reach->words);
  for (size_t i = 0; i < n_intents; i++) {
    uint64_t *kind = intents[i].kind == TS_INTENT_ISOLATION ? reach->isolation : reach->collaboration;
    kind[i / 64] |= (uint64_t)1 << (i % 64);
    mark (reach, reach->first, intents[i].first, intents[i].n_first, i);
    mark (reach, reach->second, intents[i].second, intents[i].n_second, i);
  }
}

static void reach_clear (Reach *reach)
{
  g_free (reach->first);
  g_free (reach->second);
  g_free (reach->collaboration);
  g_free (reach->isolation);
  ts_cuts_clear (&reach->cuts);
}

/* Is a pair under an intent of the kind, in either direction? */
static bool is_under (const Reach *reach, const uint64_t *kind, uint32_t from, uint32_t to)
{
  const uint64_t *from_first = &reach->first[from * reach->words], *from_second = &reach->second[from * reach->words];
  const uint64_t *to_first = &reach->first[to * reach->words], *to_second = &reach->second[to * reach->words];
  for (size_t w = 0; w < reach->words; w++)
    if ((((from_first[w] & to_second[w]) | (from_second[w] & to_first[w])) & kind[w]) != 0)
      return true;
  return false;
}

typedef struct {
  bool is_exposed;  /* for search or call */
  bool is_possible; /* search and call, in some active tenants */
} Answer;

static Answer ask (const TsPolicy *policy, uint32_t caller, uint32_t callee)
{
  TsQuestion question = {.operation = TS_OPERATION_SEARCH,
                         .caller = caller,
                         .callee = callee,
                         .caller_tenant = TS_NONE,
                         .callee_tenant = TS_NONE};
  TsFacts search = ts_policy_facts (policy, &question);
  question.operation = TS_OPERATION_CALL;
  TsFacts call = ts_policy_facts (policy, &question);
  return (Answer){.is_exposed = ts_exposed (search) || ts_exposed (call),
                  .is_possible = ts_permitted_somewhere (search) && ts_permitted_somewhere (call)};
}

static void count_pairs (const Reach *reach, Answer answer, uint32_t from, uint32_t to, TsReachCounts *counts)
{
  uint64_t others = ts_cuts_piece (&reach->cuts, to).count;
  uint64_t pairs = ts_cuts_piece (&reach->cuts, from).count * (from == to ? others - 1 : others);
  bool collaborates = is_under (reach, reach->collaboration, from, to);
  bool is_isolated = is_under (reach, reach->isolation, from, to);
  if (answer.is_exposed && !collaborates && !is_isolated)
    counts->exposure += pairs;
  if (answer.is_exposed && is_isolated)
    counts->violations += pairs;
  if (!answer.is_possible && collaborates)
    counts->unmet += pairs;
}

static bool are_of_different_tenants (const TsPolicy *policy, uint32_t caller, uint32_t callee)
{
  uint32_t home = ts_policy_home (policy, caller);
  return home == TS_NONE || home != ts_policy_home (policy, callee);
}

/* The first piece of each profile, and one more. Free with g_free(). */
static uint32_t *first_pieces (const Reach *reach)
{
  uint32_t n = ts_policy_profiles (reach->policy);
  uint32_t *firsts = g_new (uint32_t, n + 1), end = 0;
  for (uint32_t profile = 0; profile < n; profile++)
    ts_cuts_covered (&reach->cuts, ts_policy_profile_people (reach->policy, profile), &firsts[profile], &end);
  firsts[n] = end;
  return firsts;
}

static void count_all (const Reach *reach, TsReachCounts *counts)
{
  g_autofree uint32_t *firsts = first_pieces (reach);
  uint32_t n = ts_policy_profiles (reach->policy);
  for (uint32_t caller = 0; caller < n; caller++)
    for (uint32_t callee = 0; callee < n; callee++) {
      if (!are_of_different_tenants (reach->policy, caller, callee))
        continue;
      Answer answer = ask (reach->policy, caller, callee);
      for (uint32_t from = firsts[caller]; from < firsts[caller + 1]; from++)
        for (uint32_t to = firsts[callee]; to < firsts[callee + 1]; to++)
          count_pairs (reach, answer, from, to, counts);
    }
}

bool ts_policy_reach_counts (const TsPolicy *policy, const TsIntent *intents, size_t n_intents, uint32_t limit,
                             TsReachCounts *counts)
{
  *counts = (TsReachCounts){0};
  Reach reach = {.policy = policy};
  cut_along_intents (&reach, intents, n_intents);
  bool fits = reach.n <= (limit == 0 ? DEFAULT_LIMIT : limit);
  if (fits) {
    mark_intents (&reach, intents, n_intents);
    count_all (&reach, counts);
  }
  reach_clear (&reach);
  return fits;
}

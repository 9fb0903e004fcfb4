/* What changes from one configuration to another, by groups and by the settings behind it. */
#include <stdlib.h>
#include <string.h>

#include "answers.h"
#include "pieces.h"
#include "reach_causes.h"

/* Two people of two pieces, or of one; or all of several such pairs one after another that differ in nothing. */
typedef struct {
  uint32_t from;
  uint32_t to;
  uint64_t pairs; /* of two people */
  TsAnswer answers[2];
  bool is_of_two; /* tenants, so that exposure counts */
  TsUnder under;
  unsigned only[2]; /* what is open on one side only: a bit for each operation, and one for exposure */
  bool has_causes;  /* one for everything, on each side */
  uint32_t causes[2];
} Pair;

typedef struct {
  TsReachSide sides[2];
  unsigned operations;
  TsPieces pieces;
  TsAnswers *answers[2];
  TsReachCauses *causes;
  Pair run;        /* pairs with causes that are not added yet; none: no pairs */
  GArray *changes; /* TsReachChange */
  guint row;       /* where those of the present group of callers begin */
  bool is_crowded; /* there are so many that callees are told apart no more */
  TsReachDiff *diff;
} Diffing;

/* -------------------------------------------------------------------- order -- */

/* New violations, new exposure, other gains, losses. */
static unsigned rank_of (const TsReachChange *change)
{
  if (!change->is_gain)
    return 3;
  if (!change->is_exposure || change->under == TS_UNDER_COLLABORATION)
    return 2;
  return change->under == TS_UNDER_ISOLATION ? 0 : 1;
}

static int by_number (uint64_t a, uint64_t b)
{
  return (a > b) - (a < b);
}

static int compare_changes (const void *a, const void *b)
{
  const TsReachChange *x = a, *y = b;
  const int differences[] = {by_number (rank_of (x), rank_of (y)),
                             by_number (x->cause, y->cause),
                             by_number (x->from, y->from),
                             by_number (x->to, y->to),
                             by_number (y->operations, x->operations),
                             by_number (x->under, y->under),
                             by_number (x->is_exposure, y->is_exposure)};
  for (size_t i = 0; i < G_N_ELEMENTS (differences); i++)
    if (differences[i] != 0)
      return differences[i];
  return 0;
}

static void sort_from (GArray *changes, guint first)
{
  if (changes->len > first)
    qsort (&g_array_index (changes, TsReachChange, first), changes->len - first, sizeof (TsReachChange),
           compare_changes);
}

/* Changes of the row that differ in nothing but their pairs become one. */
static void merge_row (Diffing *diffing)
{
  GArray *changes = diffing->changes;
  guint kept = diffing->row;
  sort_from (changes, diffing->row);
  for (guint i = diffing->row; i < changes->len; i++) {
    const TsReachChange *next = &g_array_index (changes, TsReachChange, i);
    if (kept > diffing->row && compare_changes (&g_array_index (changes, TsReachChange, kept - 1), next) == 0)
      g_array_index (changes, TsReachChange, kept - 1).pairs += next->pairs;
    else
      g_array_index (changes, TsReachChange, kept++) = *next;
  }
  g_array_set_size (changes, kept);
  diffing->row = kept;
  diffing->is_crowded = kept >= TS_MOST_REACH_CHANGES;
}

/* --------------------------------------------------------------------- pairs -- */

/* A bit for each operation that is possible, and one for exposure. */
static unsigned open_things (const Diffing *diffing, TsAnswer answer, bool counts_exposure)
{
  unsigned open = 0;
  for (unsigned operation = 0; operation < TS_ASKED_OPERATIONS; operation++)
    if ((diffing->operations >> operation & 1) != 0 && ts_answer_reason (answer, (TsOperation)operation) == 0)
      open |= 1u << operation;
  return counts_exposure && ts_answer_is_exposed (answer) ? open | 1u << TS_REACH_EXPOSURE : open;
}

static TsUnder under_of (const TsPieces *pieces, uint32_t from, uint32_t to)
{
  if (ts_pieces_are_under_some (pieces, TS_INTENT_ISOLATION, from, to))
    return TS_UNDER_ISOLATION;
  return ts_pieces_are_under_some (pieces, TS_INTENT_COLLABORATION, from, to) ? TS_UNDER_COLLABORATION
                                                                              : TS_UNDER_NO_INTENT;
}

static uint32_t cause_of (const Diffing *diffing, const Pair *pair, unsigned open, unsigned what)
{
  if (pair->has_causes)
    return pair->causes[open];
  uint32_t caller = diffing->pieces.pieces[pair->from].people.first;
  uint32_t callee = diffing->pieces.pieces[pair->to].people.first;
  return ts_reach_causes_find (diffing->causes, open, what, caller, callee == caller ? callee + 1 : callee);
}

static bool are_alike (const TsReachChange *a, const TsReachChange *b)
{
  return a->is_gain == b->is_gain && a->under == b->under && a->cause == b->cause && a->to == b->to &&
         a->operations == b->operations && a->is_exposure == b->is_exposure;
}

/* Where there are too many, a change of the row that is alike takes it in at once. */
static void add_change (Diffing *diffing, TsReachChange change)
{
  if (diffing->is_crowded) {
    change.to = TS_NONE;
    for (guint i = diffing->row; i < diffing->changes->len; i++) {
      TsReachChange *known = &g_array_index (diffing->changes, TsReachChange, i);
      if (!are_alike (known, &change))
        continue;
      known->pairs += change.pairs;
      return;
    }
  }
  g_array_append_val (diffing->changes, change);
}

static void add_thing (TsReachChange *change, unsigned what)
{
  if (what == TS_REACH_EXPOSURE)
    change->is_exposure = true;
  else
    change->operations |= 1u << what;
}

/* One change for each cause of what is open on one side only. */
static void add_changes (Diffing *diffing, const Pair *pair, unsigned open)
{
  unsigned things = pair->only[open];
  TsReachChange changes[TS_REACH_EXPOSURE + 1];
  size_t n = 0;
  for (unsigned what = 0; what <= TS_REACH_EXPOSURE; what++) {
    if ((things >> what & 1) == 0)
      continue;
    uint32_t cause = cause_of (diffing, pair, open, what);
    size_t i = 0;
    while (i < n && changes[i].cause != cause)
      i++;
    if (i == n)
      changes[n++] = (TsReachChange){.is_gain = open == 1,
                                     .under = pair->under,
                                     .cause = cause,
                                     .from = diffing->pieces.pieces[pair->from].group,
                                     .to = diffing->pieces.pieces[pair->to].group,
                                     .pairs = pair->pairs};
    add_thing (&changes[i], what);
  }
  for (size_t i = 0; i < n; i++)
    add_change (diffing, changes[i]);
}

static void count_things (Diffing *diffing, const Pair *pair, unsigned open)
{
  unsigned things = pair->only[open];
  uint64_t pairs = pair->pairs;
  uint64_t *counts = open == 1 ? diffing->diff->gained : diffing->diff->lost;
  for (unsigned operation = 0; operation < TS_ASKED_OPERATIONS; operation++)
    if ((things >> operation & 1) != 0)
      counts[operation] += pairs;
  if ((things >> TS_REACH_EXPOSURE & 1) == 0)
    return;
  if (pair->under == TS_UNDER_ISOLATION)
    diffing->diff->violations[open] += pairs;
  else if (pair->under == TS_UNDER_NO_INTENT)
    diffing->diff->exposed[open] += pairs;
}

/* Facts differ in nothing but the permissions of external access: no invitation on
 * either side, and two people whom both policies see alike. */
static bool is_by_external (const Diffing *diffing, uint32_t from, uint32_t to)
{
  const TsPiece *caller = &diffing->pieces.pieces[from], *callee = &diffing->pieces.pieces[to];
  if (caller->tenant == TS_NONE || callee->tenant == TS_NONE || caller->tenant == callee->tenant)
    return false;
  for (unsigned side = 0; side < 2; side++)
    if (ts_answers_are_connected (diffing->answers[side], callee->profiles[side]) ||
        !ts_answers_are_plain (diffing->answers[side], caller->profiles[side], callee->profiles[side]))
      return false;
  const TsAnswers *before = diffing->answers[0], *after = diffing->answers[1];
  return ts_answers_class (before, caller->profiles[0]) == ts_answers_class (after, caller->profiles[1]) &&
         ts_answers_class (before, callee->profiles[0]) == ts_answers_class (after, callee->profiles[1]) &&
         diffing->sides[0].policy->ra_mobile_files == diffing->sides[1].policy->ra_mobile_files;
}

static void add_pair (Diffing *diffing, const Pair *pair)
{
  for (unsigned open = 0; open < 2; open++) {
    add_changes (diffing, pair, open);
    count_things (diffing, pair, open);
  }
}

static void end_run (Diffing *diffing)
{
  if (diffing->run.pairs > 0)
    add_pair (diffing, &diffing->run);
  diffing->run.pairs = 0;
}

/* One cause explains all: external access, or that of the others. Meetings have their own. */
static void find_causes (const Diffing *diffing, Pair *pair)
{
  const TsPiece *from = &diffing->pieces.pieces[pair->from], *to = &diffing->pieces.pieces[pair->to];
  bool has_meetings = ((pair->only[0] | pair->only[1]) >> TS_OPERATION_JOIN_MEETING & 1) != 0;
  pair->has_causes =
    ts_reach_causes_are_full (diffing->causes) || (!has_meetings && is_by_external (diffing, pair->from, pair->to));
  for (unsigned open = 0; open < 2 && pair->has_causes; open++)
    if (pair->only[open] != 0)
      pair->causes[open] = ts_reach_causes_of_external (diffing->causes, open, from->profiles[0], to->profiles[0]);
}

static bool are_compared_alike (const Pair *a, const Pair *b)
{
  return a->answers[0] == b->answers[0] && a->answers[1] == b->answers[1] && a->is_of_two == b->is_of_two;
}

static bool continues_run (const Diffing *diffing, const Pair *pair)
{
  const Pair *run = &diffing->run;
  const TsPiece *pieces = diffing->pieces.pieces;
  return pair->has_causes && run->pairs > 0 && are_compared_alike (run, pair) && run->under == pair->under &&
         run->causes[0] == pair->causes[0] && run->causes[1] == pair->causes[1] &&
         (diffing->is_crowded || pieces[run->to].group == pieces[pair->to].group);
}

static void compare_answers (const Diffing *diffing, Pair *pair)
{
  unsigned before = open_things (diffing, pair->answers[0], pair->is_of_two);
  unsigned after = open_things (diffing, pair->answers[1], pair->is_of_two);
  pair->only[0] = before & ~after;
  pair->only[1] = after & ~before;
}

static void compare_pair (Diffing *diffing, uint32_t from, uint32_t to, const TsAnswer *answers)
{
  const TsPieces *pieces = &diffing->pieces;
  Pair pair = {.from = from,
               .to = to,
               .pairs = ts_pieces_pairs (pieces, from, to),
               .answers = {answers[0], answers[1]},
               .is_of_two = ts_pieces_are_of_different_tenants (pieces, from, to)};
  if (are_compared_alike (&pair, &diffing->run))
    memcpy (pair.only, diffing->run.only, sizeof pair.only);
  else
    compare_answers (diffing, &pair);
  if ((pair.only[0] | pair.only[1]) == 0 || pair.pairs == 0)
    return;
  pair.under = under_of (pieces, from, to);
  find_causes (diffing, &pair);
  if (continues_run (diffing, &pair)) {
    diffing->run.pairs += pair.pairs;
    return;
  }
  end_run (diffing);
  if (pair.has_causes)
    diffing->run = pair;
  else
    add_pair (diffing, &pair);
}

/* ---------------------------------------------------------------------- rows -- */

static void compare_row (Diffing *diffing, uint32_t from)
{
  const TsPieces *pieces = &diffing->pieces;
  for (unsigned side = 0; side < 2; side++)
    ts_answers_set_caller (diffing->answers[side], pieces->pieces[from].profiles[side]);
  for (uint32_t to = 0; to < pieces->n; to++) {
    const TsAnswer answers[2] = {ts_answers_ask (diffing->answers[0], pieces->pieces[to].profiles[0]),
                                 ts_answers_ask (diffing->answers[1], pieces->pieces[to].profiles[1])};
    if (answers[0] != answers[1])
      compare_pair (diffing, from, to, answers);
  }
}

static void compare_all (Diffing *diffing)
{
  const TsPieces *pieces = &diffing->pieces;
  for (uint32_t from = 0; from < pieces->n; from++) {
    compare_row (diffing, from);
    end_run (diffing);
    if (from + 1 == pieces->n || pieces->pieces[from + 1].group != pieces->pieces[from].group)
      merge_row (diffing);
  }
}

TsReachDiff *ts_reach_diff (const TsReachSide *first, const TsReachSide *second, unsigned operations,
                            const TsIntent *intents, size_t n_intents)
{
  const TsPolicy *policies[] = {first->policy, second->policy};
  const TsDirectory *directory = first->settings->directory;
  g_assert (directory == second->settings->directory);
  TsReachDiff *diff = g_new0 (TsReachDiff, 1);
  Diffing diffing = {
    .sides = {*first, *second},
    .operations = operations,
    .answers = {ts_answers_new (first->policy, operations), ts_answers_new (second->policy, operations)},
    .changes = g_array_new (FALSE, FALSE, sizeof (TsReachChange)),
    .diff = diff};
  diffing.causes = ts_reach_causes_new (diffing.sides);
  ts_pieces_init (&diffing.pieces, directory, policies, G_N_ELEMENTS (policies), intents, n_intents);
  compare_all (&diffing);
  sort_from (diffing.changes, 0);
  diff->n_changes = diffing.changes->len;
  diff->changes = (TsReachChange *)(void *)g_array_free (diffing.changes, FALSE);
  diff->causes = ts_reach_causes_finish (diffing.causes, &diff->n_causes);
  ts_pieces_clear (&diffing.pieces);
  ts_answers_free (diffing.answers[0]);
  ts_answers_free (diffing.answers[1]);
  return diff;
}

void ts_reach_diff_free (TsReachDiff *diff)
{
  if (diff == NULL)
    return;
  g_free (diff->changes);
  g_free (diff->causes);
  g_free (diff);
}

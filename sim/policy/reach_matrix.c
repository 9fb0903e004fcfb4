/* The matrix of who can reach whom, and how it falls short of the intents, row by row. */
#include <stdlib.h>
#include <string.h>

#include "answers.h"
#include "pieces.h"

struct TsReach {
  const TsPolicy *policy;
  TsPieces pieces;
  GArray *units;                           /* TsReachUnit */
  uint32_t *unit_of;                       /* one a piece */
  TsAnswers *answers[TS_ASKED_OPERATIONS]; /* made at the first question */
  TsAnswers *findings;                     /* search and call */
};

/* ------------------------------------------------------------------- units -- */

static uint32_t add_unit (GArray *units, const TsPiece *piece, TsReachBy by)
{
  TsReachUnit unit = {.tenant = piece->tenant, .group = piece->group, .people = {piece->people.first, 0}};
  if (by == TS_REACH_BY_TENANT)
    unit.group = TS_NONE;
  g_array_append_val (units, unit);
  return units->len - 1;
}

/* Groups of one tenant need not be neighbours: `numbers` finds its unit again. */
static uint32_t find_unit (GArray *units, const TsPiece *piece, TsReachBy by, GHashTable *numbers)
{
  if (by != TS_REACH_BY_TENANT) {
    if (by == TS_REACH_BY_GROUP && units->len > 0 &&
        g_array_index (units, TsReachUnit, units->len - 1).group == piece->group)
      return units->len - 1;
    return add_unit (units, piece, by);
  }
  gpointer key = GUINT_TO_POINTER (piece->tenant), found;
  if (g_hash_table_lookup_extended (numbers, key, NULL, &found))
    return GPOINTER_TO_UINT (found);
  uint32_t unit = add_unit (units, piece, by);
  g_hash_table_insert (numbers, key, GUINT_TO_POINTER (unit));
  return unit;
}

static int compare_tenants (const void *a, const void *b)
{
  uint32_t x = ((const TsReachUnit *)a)->tenant, y = ((const TsReachUnit *)b)->tenant;
  return (x > y) - (x < y);
}

/* Tenants in their own order, TS_NONE last, wherever their people stand. */
static void sort_tenants (TsReach *reach)
{
  GHashTable *numbers = g_hash_table_new (NULL, NULL);
  g_array_sort (reach->units, compare_tenants);
  for (guint unit = 0; unit < reach->units->len; unit++)
    g_hash_table_insert (numbers, GUINT_TO_POINTER (g_array_index (reach->units, TsReachUnit, unit).tenant),
                         GUINT_TO_POINTER (unit));
  for (uint32_t piece = 0; piece < reach->pieces.n; piece++)
    reach->unit_of[piece] =
      GPOINTER_TO_UINT (g_hash_table_lookup (numbers, GUINT_TO_POINTER (reach->pieces.pieces[piece].tenant)));
  g_hash_table_unref (numbers);
}

static void make_units (TsReach *reach, TsReachBy by)
{
  GHashTable *numbers = g_hash_table_new (NULL, NULL);
  reach->units = g_array_new (FALSE, FALSE, sizeof (TsReachUnit));
  reach->unit_of = g_new (uint32_t, reach->pieces.n + 1);
  for (uint32_t i = 0; i < reach->pieces.n; i++) {
    const TsPiece *piece = &reach->pieces.pieces[i];
    reach->unit_of[i] = find_unit (reach->units, piece, by, numbers);
    g_array_index (reach->units, TsReachUnit, reach->unit_of[i]).people.count += piece->people.count;
  }
  g_hash_table_unref (numbers);
  if (by == TS_REACH_BY_TENANT)
    sort_tenants (reach);
}

/* --------------------------------------------------------------- life cycle -- */

TsReach *ts_reach_new (const TsDirectory *directory, const TsPolicy *policy, TsReachBy by, const TsIntent *intents,
                       size_t n_intents)
{
  TsReach *reach = g_new0 (TsReach, 1);
  reach->policy = policy;
  ts_pieces_init (&reach->pieces, directory, &policy, 1, intents, n_intents);
  make_units (reach, by);
  return reach;
}

void ts_reach_free (TsReach *reach)
{
  if (reach == NULL)
    return;
  for (unsigned operation = 0; operation < TS_ASKED_OPERATIONS; operation++)
    ts_answers_free (reach->answers[operation]);
  ts_answers_free (reach->findings);
  ts_pieces_clear (&reach->pieces);
  g_array_free (reach->units, TRUE);
  g_free (reach->unit_of);
  g_free (reach);
}

uint32_t ts_reach_units (const TsReach *reach)
{
  return reach->units->len;
}

TsReachUnit ts_reach_unit (const TsReach *reach, uint32_t unit)
{
  g_assert (unit < reach->units->len);
  return g_array_index (reach->units, TsReachUnit, unit);
}

/* --------------------------------------------------------------------- rows -- */

static void add_callees (TsReach *reach, TsAnswers *answers, TsOperation operation, uint32_t from, TsReachCell *cells)
{
  const TsPieces *pieces = &reach->pieces;
  ts_answers_set_caller (answers, pieces->pieces[from].profiles[0]);
  for (uint32_t to = 0; to < pieces->n; to++) {
    TsReachCell *cell = &cells[reach->unit_of[to]];
    uint64_t pairs = ts_pieces_pairs (pieces, from, to);
    if (pairs == 0)
      continue;
    TsReason reason = ts_answer_reason (ts_answers_ask (answers, pieces->pieces[to].profiles[0]), operation);
    cell->pairs += pairs;
    if (reason == TS_REASON_NONE)
      cell->permitted += pairs;
    else
      cell->reasons |= (uint64_t)1 << reason;
  }
}

void ts_reach_row (TsReach *reach, TsOperation operation, uint32_t unit, TsReachCell *cells)
{
  g_assert ((size_t)operation < TS_ASKED_OPERATIONS);
  g_assert (unit < reach->units->len);
  if (reach->answers[operation] == NULL)
    reach->answers[operation] = ts_answers_new (reach->policy, 1u << operation);
  memset (cells, 0, reach->units->len * sizeof *cells);
  for (uint32_t from = 0; from < reach->pieces.n; from++)
    if (reach->unit_of[from] == unit)
      add_callees (reach, reach->answers[operation], operation, from, cells);
}

/* ----------------------------------------------------------------- findings -- */

static unsigned impossible_operations (TsAnswer answer, uint64_t *reasons)
{
  static const TsOperation operations[] = {TS_OPERATION_SEARCH, TS_OPERATION_CALL};
  unsigned impossible = 0;
  for (size_t i = 0; i < G_N_ELEMENTS (operations); i++) {
    TsReason reason = ts_answer_reason (answer, operations[i]);
    if (reason == TS_REASON_NONE)
      continue;
    impossible |= 1u << operations[i];
    *reasons |= (uint64_t)1 << reason;
  }
  return impossible;
}

static void find_for_intents (const TsReach *reach, TsAnswer answer, uint32_t from, uint32_t to, GArray *findings)
{
  TsReachFinding finding = {
    .from = reach->unit_of[from], .to = reach->unit_of[to], .pairs = ts_pieces_pairs (&reach->pieces, from, to)};
  uint64_t reasons = 0;
  unsigned impossible = impossible_operations (answer, &reasons);
  for (size_t i = 0; i < reach->pieces.n_intents; i++) {
    bool is_isolation = reach->pieces.intents[i].kind == TS_INTENT_ISOLATION;
    if (!(is_isolation ? ts_answer_is_exposed (answer) : impossible != 0) ||
        !ts_pieces_are_under (&reach->pieces, i, from, to))
      continue;
    finding.intent = (uint32_t)i;
    finding.operations = is_isolation ? 0 : impossible;
    finding.reasons = is_isolation ? 0 : reasons;
    g_array_append_val (findings, finding);
  }
}

static void find_for_callees (TsReach *reach, uint32_t from, GArray *findings)
{
  const TsPieces *pieces = &reach->pieces;
  ts_answers_set_caller (reach->findings, pieces->pieces[from].profiles[0]);
  for (uint32_t to = 0; to < pieces->n; to++) {
    if (!ts_pieces_are_of_different_tenants (pieces, from, to) || ts_pieces_pairs (pieces, from, to) == 0)
      continue;
    TsAnswer answer = ts_answers_ask (reach->findings, pieces->pieces[to].profiles[0]);
    if (ts_pieces_are_under_some (pieces, TS_INTENT_COLLABORATION, from, to) ||
        ts_pieces_are_under_some (pieces, TS_INTENT_ISOLATION, from, to)) {
      find_for_intents (reach, answer, from, to, findings);
    } else if (ts_answer_is_exposed (answer)) {
      TsReachFinding finding = {.intent = TS_NONE,
                                .from = reach->unit_of[from],
                                .to = reach->unit_of[to],
                                .pairs = ts_pieces_pairs (pieces, from, to)};
      g_array_append_val (findings, finding);
    }
  }
}

static int compare_findings (const void *a, const void *b)
{
  const TsReachFinding *x = a, *y = b;
  int by_intent = (x->intent > y->intent) - (x->intent < y->intent);
  return by_intent != 0 ? by_intent : (x->to > y->to) - (x->to < y->to);
}

/* Those of one intent and column become one. */
static void merge_findings (GArray *findings, guint first)
{
  guint kept = first;
  for (guint i = first; i < findings->len; i++) {
    TsReachFinding *next = &g_array_index (findings, TsReachFinding, i);
    TsReachFinding *last = kept > first ? &g_array_index (findings, TsReachFinding, kept - 1) : NULL;
    if (last == NULL || compare_findings (last, next) != 0) {
      g_array_index (findings, TsReachFinding, kept++) = *next;
      continue;
    }
    last->pairs += next->pairs;
    last->operations |= next->operations;
    last->reasons |= next->reasons;
  }
  g_array_set_size (findings, kept);
}

void ts_reach_findings (TsReach *reach, uint32_t unit, GArray *findings)
{
  guint first = findings->len;
  g_assert (unit < reach->units->len);
  if (reach->findings == NULL)
    reach->findings = ts_answers_new (reach->policy, 1u << TS_OPERATION_SEARCH | 1u << TS_OPERATION_CALL);
  for (uint32_t from = 0; from < reach->pieces.n; from++)
    if (reach->unit_of[from] == unit)
      find_for_callees (reach, from, findings);
  if (findings->len > first)
    qsort (&g_array_index (findings, TsReachFinding, first), findings->len - first, sizeof (TsReachFinding),
           compare_findings);
  merge_findings (findings, first);
}

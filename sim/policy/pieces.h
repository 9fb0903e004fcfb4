/* All people, cut into pieces that groups, policies and intents treat alike. */
#ifndef TENANTSIM_POLICY_PIECES_H
#define TENANTSIM_POLICY_PIECES_H

#include "tenantsim/policy.h"

enum { TS_MOST_PIECE_POLICIES = 2 };

typedef struct {
  TsRange people;
  uint32_t tenant;                           /* or TS_NONE */
  uint32_t group;                            /* or TS_NONE */
  uint32_t profiles[TS_MOST_PIECE_POLICIES]; /* one a policy */
  bool has_intents;
} TsPiece;

typedef struct {
  TsPiece *pieces; /* ascending people */
  uint32_t n;
  const TsIntent *intents;
  size_t n_intents;
  size_t words;       /* of one row of bits, a bit an intent */
  uint64_t *first;    /* rows: the piece is in the first set */
  uint64_t *second;   /* rows: the piece is in the second set */
  uint64_t *kinds[2]; /* by TsIntentKind, one row: the intents of this kind */
} TsPieces;

/* `intents` must outlive it. Without a directory, groups do not cut. */
void ts_pieces_init (TsPieces *pieces, const TsDirectory *directory, const TsPolicy *const *policies, size_t n_policies,
                     const TsIntent *intents, size_t n_intents);
void ts_pieces_clear (TsPieces *pieces);

/* Ordered pairs of two people, the caller in `from` and the callee in `to`. */
uint64_t ts_pieces_pairs (const TsPieces *pieces, uint32_t from, uint32_t to);

/* Each person of no tenant counts as a tenant of their own. */
static inline bool ts_pieces_are_of_different_tenants (const TsPieces *pieces, uint32_t from, uint32_t to)
{
  return pieces->pieces[from].tenant == TS_NONE || pieces->pieces[from].tenant != pieces->pieces[to].tenant;
}

/* Is a pair under the intent, in either direction? / Under any of a kind? */
bool ts_pieces_are_under (const TsPieces *pieces, size_t intent, uint32_t from, uint32_t to);
bool ts_pieces_are_under_some (const TsPieces *pieces, TsIntentKind kind, uint32_t from, uint32_t to);

#endif

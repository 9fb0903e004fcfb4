/* Counting who can reach whom, over all ordered pairs of people. */
#include "answers.h"
#include "pieces.h"
#include "settings.h"

enum { DEFAULT_LIMIT = 8192 };

static void count_pairs (const TsPieces *pieces, TsAnswer answer, uint32_t from, uint32_t to, TsReachCounts *counts)
{
  uint64_t pairs = ts_pieces_pairs (pieces, from, to);
  bool is_exposed = ts_answer_is_exposed (answer);
  bool is_possible = ts_answer_reason (answer, TS_OPERATION_SEARCH) == TS_REASON_NONE &&
                     ts_answer_reason (answer, TS_OPERATION_CALL) == TS_REASON_NONE;
  bool collaborates = ts_pieces_are_under_some (pieces, TS_INTENT_COLLABORATION, from, to);
  bool is_isolated = ts_pieces_are_under_some (pieces, TS_INTENT_ISOLATION, from, to);
  if (is_exposed && !collaborates && !is_isolated)
    counts->exposure += pairs;
  if (is_exposed && is_isolated)
    counts->violations += pairs;
  if (!is_possible && collaborates)
    counts->unmet += pairs;
}

static void count_all (const TsPieces *pieces, TsAnswers *answers, TsReachCounts *counts)
{
  for (uint32_t from = 0; from < pieces->n; from++) {
    ts_answers_set_caller (answers, pieces->pieces[from].profiles[0]);
    for (uint32_t to = 0; to < pieces->n; to++)
      if (ts_pieces_are_of_different_tenants (pieces, from, to))
        count_pairs (pieces, ts_answers_ask (answers, pieces->pieces[to].profiles[0]), from, to, counts);
  }
}

bool ts_policy_reach_counts (const TsPolicy *policy, const TsIntent *intents, size_t n_intents, uint32_t limit,
                             TsReachCounts *counts)
{
  TsPieces pieces;
  *counts = (TsReachCounts){0};
  ts_pieces_init (&pieces, NULL, &policy, 1, intents, n_intents);
  bool fits = pieces.n <= (limit == 0 ? DEFAULT_LIMIT : limit);
  if (fits) {
    TsAnswers *answers = ts_answers_new (policy, 1u << TS_OPERATION_SEARCH | 1u << TS_OPERATION_CALL);
    count_all (&pieces, answers, counts);
    ts_answers_free (answers);
  }
  ts_pieces_clear (&pieces);
  return fits;
}

static bool count_scope (const TsSettings *settings, TsGuestScope scope, const TsIntent *intents, size_t n_intents,
                         TsReachCounts *counts)
{
  TsSettings *read = ts_settings_copy (settings);
  for (uint32_t tenant = 0; tenant < settings->n_tenants; tenant++) {
    TsGuestAccess access = *ts_settings_guest_access (read, tenant);
    access.scope = scope;
    ts_settings_set_guest_access (read, tenant, &access);
  }
  TsPolicy *policy = ts_policy_compile (read);
  bool fits = ts_policy_reach_counts (policy, intents, n_intents, 0, counts);
  ts_policy_free (policy);
  ts_settings_free (read);
  return fits;
}

bool ts_settings_count_scopes (const TsSettings *settings, const TsIntent *intents, size_t n_intents,
                               TsReachCounts counts[2])
{
  return settings->guests->len > 0 &&
         count_scope (settings, TS_GUEST_SCOPE_TEAM, intents, n_intents, &counts[TS_GUEST_SCOPE_TEAM]) &&
         count_scope (settings, TS_GUEST_SCOPE_TENANT, intents, n_intents, &counts[TS_GUEST_SCOPE_TENANT]);
}

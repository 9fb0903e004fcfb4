/* Do assertions hold? Nothing is simulated: settings and clients decide. People are taken
 * in pieces of whom all are alike, so that their number does not matter. */
#include "verdicts.h"

/* People next to each other who are in one profile, and all or none in `from` and `to`. */
typedef struct {
  TsRange people;
  uint32_t profile;
  uint32_t tenant; /* or TS_NONE */
  bool is_from;
  bool is_to;
} Piece;

/* What is asked of all pairs of pieces. */
typedef struct {
  const TsAssertion *assertion;
  const TsPolicy *policy;
  GArray *pieces; /* of Piece */
} Case;

/* ------------------------------------------------------------------ pieces -- */

static void cut_at (GArray *cuts, TsRange people)
{
  uint32_t end = people.first + people.count;
  g_array_append_val (cuts, people.first);
  g_array_append_val (cuts, end);
}

static int compare_numbers (const void *a, const void *b)
{
  uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  return (x > y) - (x < y);
}

static GArray *cut (const TsAssertion *assertion, const TsPolicy *policy)
{
  GArray *cuts = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  const TsSelection *selections[] = {&assertion->from, &assertion->to};
  for (uint32_t profile = 0; profile < ts_policy_profiles (policy); profile++)
    cut_at (cuts, ts_policy_profile_people (policy, profile));
  for (size_t i = 0; i < G_N_ELEMENTS (selections); i++)
    for (uint32_t k = 0; k < selections[i]->n_ranges; k++)
      cut_at (cuts, selections[i]->ranges[k]);
  g_array_sort (cuts, compare_numbers);
  return cuts;
}

/* Does the selection hold them? `at` is where it was looked up last; people ascend. */
static bool holds (const TsSelection *selection, uint32_t *at, uint32_t person)
{
  while (*at < selection->n_ranges && selection->ranges[*at].first + selection->ranges[*at].count <= person)
    (*at)++;
  return *at < selection->n_ranges && selection->ranges[*at].first <= person;
}

/* People of whom nothing is said are left out. */
static GArray *make_pieces (const TsAssertion *assertion, const TsPolicy *policy)
{
  g_autoptr (GArray) cuts = cut (assertion, policy);
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  uint32_t from = 0, to = 0;
  for (guint i = 0; i + 1 < cuts->len; i++) {
    uint32_t first = g_array_index (cuts, uint32_t, i), end = g_array_index (cuts, uint32_t, i + 1);
    if (first == end)
      continue;
    Piece piece = {.people = {first, end - first}, .profile = ts_policy_profile_of (policy, first)};
    piece.tenant = ts_policy_home (policy, piece.profile);
    piece.is_from = holds (&assertion->from, &from, first);
    piece.is_to = holds (&assertion->to, &to, first);
    if (piece.is_from || piece.is_to || assertion->kind == TS_ASSERTION_REACHES)
      g_array_append_val (pieces, piece);
  }
  return pieces;
}

/* ------------------------------------------------------------------- pairs -- */

static bool is_meant (const TsAssertion *assertion, const Piece *caller, const Piece *callee)
{
  if (assertion->kind == TS_ASSERTION_REACHES)
    return caller->is_from && (caller->tenant == TS_NONE || caller->tenant != callee->tenant);
  return (caller->is_from && callee->is_to) || (assertion->both_ways && caller->is_to && callee->is_from);
}

/* Ordered pairs of two people. */
static uint64_t count_pairs (const Piece *caller, const Piece *callee)
{
  uint64_t callees = callee->people.count;
  return caller->people.count * (caller == callee ? callees - 1 : callees);
}

static TsAsserted expected_of (const TsAssertion *assertion, const Piece *callee)
{
  bool allows = assertion->kind == TS_ASSERTION_REACHES ? callee->is_to : assertion->kind == TS_ASSERTION_ALLOW;
  return (TsAsserted){.allows = allows, .reason = assertion->reason};
}

/* Where the two are active does not matter for what they can do in the best tenants. */
static TsAsserted actual_of (const Case *it, TsOperation operation, const Piece *caller, const Piece *callee)
{
  TsQuestion question = {.operation = operation,
                         .caller = caller->profile,
                         .callee = callee->profile,
                         .caller_tenant = TS_NONE,
                         .callee_tenant = TS_NONE};
  TsReason reason = ts_policy_denial (it->policy, &question);
  return (TsAsserted){.allows = reason == TS_REASON_NONE, .reason = reason};
}

static bool is_as_expected (TsAsserted expected, TsAsserted actual)
{
  return expected.allows == actual.allows && (expected.reason == TS_REASON_NONE || expected.reason == actual.reason);
}

static void judge_pair (const Case *it, TsOperation operation, const Piece *caller, const Piece *callee,
                        TsAssertionResult *result)
{
  uint64_t pairs = count_pairs (caller, callee);
  if (pairs == 0 || !is_meant (it->assertion, caller, callee))
    return;
  TsAsserted expected = expected_of (it->assertion, callee), actual = actual_of (it, operation, caller, callee);
  result->pairs += pairs;
  if (is_as_expected (expected, actual)) {
    result->reasons |= actual.allows ? 0 : (uint64_t)1 << actual.reason;
    return;
  }
  if (result->differ == 0) {
    result->operation = operation;
    result->caller = caller->people.first;
    result->callee = callee->people.first + (caller == callee ? 1 : 0);
    result->expected = expected;
    result->actual = actual;
  }
  result->differ += pairs;
}

static void judge (const Case *it, TsAssertionResult *result)
{
  const Piece *pieces = (const Piece *)(const void *)it->pieces->data;
  for (unsigned operation = 0; operation < TS_ASKED_OPERATIONS; operation++) {
    if ((it->assertion->operations >> operation & 1) == 0)
      continue;
    for (guint caller = 0; caller < it->pieces->len; caller++)
      for (guint callee = 0; callee < it->pieces->len; callee++)
        judge_pair (it, (TsOperation)operation, &pieces[caller], &pieces[callee], result);
  }
}

/* ----------------------------------------------------------------- results -- */

static void add_result (GArray *results, const TsScenario *scenario, uint32_t number, uint32_t configuration,
                        uint32_t position)
{
  const TsAssertion *assertion = &scenario->assertions[number];
  const TsPolicy *policy = scenario->configurations[configuration].policy;
  Case it = {.assertion = assertion, .policy = policy, .pieces = make_pieces (assertion, policy)};
  TsAssertionResult result = {.number = number + 1, .configuration = position, .text = g_strdup (assertion->text)};
  int column;
  ts_scenario_position (scenario, assertion->origin, &result.line, &column);
  judge (&it, &result);
  if (result.differ > 0) {
    result.from = ts_scenario_person_name (scenario, result.caller);
    result.to = ts_scenario_person_name (scenario, result.callee);
  }
  g_array_append_val (results, result);
  g_array_free (it.pieces, TRUE);
}

void ts_judge_assertions (TsResults *results, const TsScenario *scenario, const uint32_t *configurations)
{
  GArray *found = g_array_new (FALSE, TRUE, sizeof (TsAssertionResult));
  for (uint32_t i = 0; i < scenario->n_assertions; i++) {
    const TsAssertion *assertion = &scenario->assertions[i];
    uint32_t position = 0;
    for (uint32_t k = 0; k < assertion->n_configurations; k++) {
      while (position < results->n_configurations && configurations[position] < assertion->configurations[k])
        position++;
      if (position < results->n_configurations && configurations[position] == assertion->configurations[k])
        add_result (found, scenario, i, configurations[position], position);
    }
  }
  results->n_assertions = found->len;
  results->assertions = (TsAssertionResult *)(void *)g_array_free (found, FALSE);
}

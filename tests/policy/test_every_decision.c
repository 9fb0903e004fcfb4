/* Every decision. ts_decide() sees of each way whether it exists, which rules fail and
 * whether it finds both people; test_every_rule tries the rules. Here all combinations
 * of ways that are missing, forbidden or free meet all places, preferences,
 * operations and accounts, and the decision is compared with what its manual says. */
#include "every_word.h"

typedef struct {
  uint64_t words;
  uint64_t kinds[3];
  uint64_t reasons; /* seen */
} Count;

/* ------------------------------------------------ what the manual says -- */

typedef struct {
  uint32_t exists, free, preferred, caller_there, both_there; /* bit w for TsWay w */
} Survey;

/* The tenant in which a way happens, by the places of the two: both own home for the
 * internal and the external way. Since 2023 a desktop rings for all its accounts. */
static void survey_places (Survey *survey, TsFacts facts, unsigned way)
{
  static const TsPlace caller_places[TS_WAYS] = {TS_PLACE_OWN_HOME, TS_PLACE_OWN_HOME, TS_PLACE_OTHERS_HOME,
                                                 TS_PLACE_THIRD, TS_PLACE_OWN_HOME};
  static const TsPlace callee_places[TS_WAYS] = {TS_PLACE_OWN_HOME, TS_PLACE_OTHERS_HOME, TS_PLACE_OWN_HOME,
                                                 TS_PLACE_THIRD, TS_PLACE_OWN_HOME};
  bool is_search = ts_fact (facts, TS_FACT_OPERATION) == TS_OPERATION_SEARCH ||
                   ts_fact (facts, TS_FACT_OPERATION) == TS_OPERATION_CHAT;
  bool caller = ts_fact (facts, TS_FACT_CALLER_PLACE) == caller_places[way];
  bool rings_everywhere =
    ts_fact (facts, TS_FACT_ERA) == TS_ERA_2026 && ts_callee_client (facts) == TS_CLIENT_TEAMS_DESKTOP;
  bool callee = is_search || rings_everywhere || ts_fact (facts, TS_FACT_CALLEE_PLACE) == callee_places[way];
  survey->caller_there |= (uint32_t)caller << way;
  survey->both_there |= (uint32_t)(caller && callee) << way;
}

static Survey survey_of (TsFacts facts)
{
  const uint32_t guests = 1u << TS_WAY_GUEST_HERE | 1u << TS_WAY_GUEST_THERE | 1u << TS_WAY_THIRD;
  const uint32_t external = 1u << TS_WAY_EXTERNAL;
  Survey survey = {0};
  for (unsigned way = 0; way < TS_WAYS; way++) {
    bool exists = ts_way_exists (facts, (TsWay)way);
    survey.exists |= (uint32_t)exists << way;
    survey.free |= (uint32_t)(exists && ts_failing_rules (facts, (TsWay)way) == 0) << way;
    survey_places (&survey, facts, way);
  }
  survey.preferred = survey.free;
  unsigned prefer = ts_fact (facts, TS_FACT_PREFER);
  if (prefer == TS_PREFER_GUEST && (survey.free & guests) != 0)
    survey.preferred &= ~external;
  if (prefer == TS_PREFER_FEDERATION && (survey.free & external) != 0)
    survey.preferred &= ~guests;
  return survey;
}

static TsPath path_of_first (uint32_t set)
{
  if ((set & 1u << TS_WAY_INTERNAL) != 0)
    return TS_PATH_INTERNAL;
  return (set & ~(1u << TS_WAY_EXTERNAL)) != 0 ? TS_PATH_GUEST : TS_PATH_EXTERNAL;
}

static TsReason reason_of_denial (TsFacts facts, const Survey *survey)
{
  uint32_t external = 1u << TS_WAY_EXTERNAL;
  unsigned way = TS_WAY_EXTERNAL;
  if (ts_fact (facts, TS_FACT_PREFER) != TS_PREFER_FEDERATION || (survey->exists & external) == 0)
    for (way = 0; way < TS_WAYS && (survey->exists >> way & 1) == 0; way++)
      ;
  if (way == TS_WAYS)
    return TS_REASON_NOT_FOUND;
  uint64_t failing = ts_failing_rules (facts, (TsWay)way);
  unsigned reason = 0;
  while ((failing >> reason & 1) == 0)
    reason++;
  return (TsReason)reason;
}

static TsVerdict expected (TsFacts facts)
{
  Survey survey = survey_of (facts);
  uint32_t there = survey.preferred & survey.both_there;
  if (there != 0)
    return (TsVerdict){TS_VERDICT_ALLOW, (uint8_t)path_of_first (there), TS_REASON_NONE};
  if ((survey.preferred & survey.caller_there) != 0)
    return (TsVerdict){TS_VERDICT_UNREACHABLE, TS_PATH_NONE, TS_REASON_OFFLINE_OTHER_TENANT};
  if (survey.free != 0)
    return (TsVerdict){TS_VERDICT_UNREACHABLE, TS_PATH_NONE, TS_REASON_CALLER_OTHER_TENANT};
  return (TsVerdict){TS_VERDICT_DENY, TS_PATH_NONE, (uint8_t)reason_of_denial (facts, &survey)};
}

static bool same (TsVerdict a, TsVerdict b)
{
  return a.kind == b.kind && a.path == b.path && a.reason == b.reason;
}

static bool class_fits (TsVerdict verdict)
{
  static const TsOutcome classes[] = {TS_OUTCOME_SUCCESS, TS_OUTCOME_DENIED, TS_OUTCOME_UNREACHABLE};
  return ts_reason ((TsReason)verdict.reason)->outcome == classes[verdict.kind] &&
         (verdict.kind == TS_VERDICT_ALLOW) == (verdict.path != TS_PATH_NONE);
}

static bool is_exposed (TsFacts facts)
{
  const uint64_t clients = ts_rules_of_kind (TS_RULE_OF_CLIENTS);
  for (unsigned way = 0; way < TS_WAYS; way++)
    if (ts_way_exists (facts, (TsWay)way) && (ts_failing_rules (facts, (TsWay)way) & ~clients) == 0)
      return true;
  return false;
}

static void check_decision (TsFacts facts, void *data)
{
  Count *count = data;
  TsVerdict verdict = ts_decide (facts);
  bool permitted = ts_permitted_somewhere (facts), exposed = ts_exposed (facts);
  if (!same (verdict, expected (facts)) || !same (verdict, ts_decide (facts)) || !class_fits (verdict) ||
      permitted != (verdict.kind != TS_VERDICT_DENY) || exposed != is_exposed (facts) || (permitted && !exposed))
    fail_msg ("word %016" G_GINT64_MODIFIER "x", facts);
  count->words++;
  count->kinds[verdict.kind]++;
  count->reasons |= reason_bit ((TsReason)verdict.reason);
}

/* ------------------------------------------------------------- the walk -- */

/* A guest way: missing, free, or forbidden in one of seven ways. For the decision it
 * matters which rule fails only where no way is free, so the third way has three. */
enum { GUEST_STATES = 9, THIRD_STATES = 3 };

static TsFacts with_guest_state (TsFacts facts, TsWay way, unsigned state)
{
  if (state == 0)
    return facts;
  unsigned values[TS_GUEST_FACTS] = {TS_STANDING_ACCEPTED, 1, 1, 1, TS_GUEST_FILES_ANY, 0, 0};
  if (state == 2)
    values[TS_GUEST_FACT_STANDING] = TS_STANDING_INVITED;
  if (state >= 3 && state <= 5)
    values[state - 2] = 0; /* off, no calls, out of scope */
  if (state == 6)
    values[TS_GUEST_FACT_FILES] = TS_GUEST_FILES_NONE;
  if (state >= 7)
    values[TS_GUEST_FACT_REFUSED + state - 7] = 1;
  for (unsigned which = 0; which < TS_GUEST_FACTS; which++)
    facts = ts_facts_with (facts, ts_guest_fact_of (way, (TsGuestFact)which), values[which]);
  return facts;
}

/* External access: free, or forbidden by one of its four settings, by a trial or by a block. */
enum { FEDERATION_STATES = 9 };

static TsFacts with_federation_state (TsFacts facts, unsigned state)
{
  for (unsigned i = 0; i < 4; i++)
    facts = ts_facts_with (facts, (TsFact)(TS_FACT_LOCAL_PERMITS + i), state != i + 1);
  for (unsigned i = 4; i < 8; i++)
    facts = ts_facts_with (facts, (TsFact)(TS_FACT_LOCAL_PERMITS + i), state == i + 1);
  return facts;
}

/* Colleagues: free, apart, or one of them without private calls. */
enum { HOME_STATES = 4 };

static TsFacts with_home_state (TsFacts facts, unsigned state)
{
  static const TsFact hindrances[] = {TS_FACT_BARRIER, TS_FACT_CALLER_NO_CALLS, TS_FACT_CALLEE_NO_CALLS};
  facts = ts_facts_with (facts, TS_FACT_SAME_HOME, 1);
  return state == 0 ? facts : ts_facts_with (facts, hindrances[state - 1], 1);
}

typedef struct {
  TsClient caller, callee;
  bool licensed;
} Pair;

static TsFacts with_pair (TsFacts facts, Pair pair)
{
  unsigned licences = pair.licensed ? TS_LICENCE_TEAMS | TS_LICENCE_REMOTE_ASSIST : 0;
  facts = ts_facts_with (facts, TS_FACT_CALLER_CLIENT, pair.caller);
  facts = ts_facts_with (facts, TS_FACT_CALLEE_CLIENT, pair.callee);
  facts = ts_facts_with (facts, TS_FACT_CALLER_LICENCES, licences);
  return ts_facts_with (facts, TS_FACT_CALLEE_LICENCES, TS_LICENCE_TEAMS | TS_LICENCE_REMOTE_ASSIST);
}

static void walk_ways (TsFacts base, Count *count)
{
  static const TsFact fields[] = {TS_FACT_OPERATION, TS_FACT_BY_NAME, TS_FACT_PREFER, TS_FACT_CALLER_PLACE,
                                  TS_FACT_CALLEE_PLACE};
  for (unsigned here = 0; here < GUEST_STATES; here++)
    for (unsigned there = 0; there < GUEST_STATES; there++)
      for (unsigned third = 0; third < THIRD_STATES; third++) {
        TsFacts facts = with_guest_state (base, TS_WAY_GUEST_HERE, here);
        facts = with_guest_state (facts, TS_WAY_GUEST_THERE, there);
        facts = with_guest_state (facts, TS_WAY_THIRD, third);
        if (ts_facts_are_valid (facts))
          walk (facts, fields, G_N_ELEMENTS (fields), check_decision, count);
      }
}

static void walk_accounts (Pair pair, Count *count)
{
  for (unsigned caller = 0; caller < TS_ACCOUNTS; caller++)
    for (unsigned callee = 0; callee < TS_ACCOUNTS; callee++) {
      TsFacts facts = with_pair (0, pair);
      facts = ts_facts_with (facts, TS_FACT_CALLER_ACCOUNT, caller);
      facts = ts_facts_with (facts, TS_FACT_CALLEE_ACCOUNT, callee);
      bool are_members = caller == TS_ACCOUNT_MEMBER && callee == TS_ACCOUNT_MEMBER;
      for (unsigned home = 0; are_members && home < HOME_STATES; home++)
        walk_ways (with_home_state (facts, home), count);
      if (!are_members)
        walk_ways (facts, count);
      for (unsigned federation = 0; are_members && federation < FEDERATION_STATES; federation++)
        walk_ways (with_federation_state (facts, federation), count);
    }
}

static Count walk_pairs (const Pair *pairs, size_t n)
{
  Count count = {0};
  for (size_t i = 0; i < n; i++)
    walk_accounts (pairs[i], &count);
  return count;
}

static void in_2026_the_place_of_a_desktop_changes_nothing (TsFacts facts, void *data)
{
  Count *count = data;
  facts = ts_facts_with (facts, TS_FACT_ERA, TS_ERA_2026);
  check_decision (facts, count);
  TsFacts elsewhere = ts_facts_with (facts, TS_FACT_CALLEE_PLACE, TS_PLACE_ELSEWHERE);
  if (!same (ts_decide (facts), ts_decide (elsewhere)))
    fail_msg ("word %016" G_GINT64_MODIFIER "x", facts);
}

static void since_2023_a_guest_who_is_active_elsewhere_rings_on_desktop (void **state)
{
  (void)state;
  static const TsFact fields[] = {TS_FACT_OPERATION, TS_FACT_PREFER, TS_FACT_CALLER_PLACE, TS_FACT_CALLEE_PLACE};
  const TsClient callers[] = {TS_CLIENT_HOLOLENS, TS_CLIENT_TEAMS_DESKTOP, TS_CLIENT_TEAMS_MOBILE};
  Count count = {0};
  for (unsigned caller = 0; caller < G_N_ELEMENTS (callers); caller++) {
    TsFacts facts = with_pair (0, (Pair){callers[caller], TS_CLIENT_TEAMS_DESKTOP, true});
    facts = ts_facts_with (facts, TS_FACT_CALLER_ACCOUNT, TS_ACCOUNT_MEMBER);
    facts = ts_facts_with (facts, TS_FACT_CALLEE_ACCOUNT, TS_ACCOUNT_MEMBER);
    for (unsigned federation = 0; federation < FEDERATION_STATES; federation++)
      for (unsigned here = 0; here < GUEST_STATES; here++)
        for (unsigned third = 0; third < THIRD_STATES; third++) {
          TsFacts base = with_guest_state (with_federation_state (facts, federation), TS_WAY_GUEST_HERE, here);
          base = with_guest_state (base, TS_WAY_THIRD, third);
          walk (base, fields, G_N_ELEMENTS (fields), in_2026_the_place_of_a_desktop_changes_nothing, &count);
        }
  }
  assert_int_equal (count.reasons & reason_bit (TS_REASON_OFFLINE_OTHER_TENANT), 0);
  assert_true ((count.reasons & reason_bit (TS_REASON_CALLER_OTHER_TENANT)) != 0);
  assert_true (count.kinds[TS_VERDICT_ALLOW] > 0);
}

static void two_Teams_people_in_every_situation (void **state)
{
  (void)state;
  const Pair pairs[] = {{TS_CLIENT_TEAMS_DESKTOP, TS_CLIENT_TEAMS_DESKTOP, true}};
  Count count = walk_pairs (pairs, G_N_ELEMENTS (pairs));
  /* By hand: 6 kinds of question, 3 preferences; places 9 without and 16 with a third
   * tenant for two members, and fewer for others. */
  const uint64_t members = 18 * (9 * 9 * 9 * (9 + 16 + 16)), one_home = 18 * 4 * (4 + 9 + 9);
  const uint64_t with_a_guest = 2 * 18 * 9 * (4 + 9 + 9), with_nobody = 2 * 18 * 2 * (4 + 9);
  const uint64_t no_homes = 18 * (1 + 4 + 4) + 3 * 18 * (1 + 4);
  assert_int_equal (count.words, members + one_home + with_a_guest + with_nobody + no_homes);
  for (unsigned kind = 0; kind < 3; kind++)
    assert_true (count.kinds[kind] > 0);
  for (unsigned reason = TS_REASON_NOT_FOUND; reason <= TS_REASON_FED_BLOCKED_USER; reason++)
    assert_true ((count.reasons & reason_bit ((TsReason)reason)) != 0);
  assert_true ((count.reasons & reason_bit (TS_REASON_GROUP_EXTERNAL)) != 0);
  assert_true ((count.reasons & reason_bit (TS_REASON_FILE_EXTERNAL)) != 0);
}

static void a_technician_and_an_expert_in_every_situation (void **state)
{
  (void)state;
  const Pair pairs[] = {{TS_CLIENT_HOLOLENS, TS_CLIENT_TEAMS_DESKTOP, true},
                        {TS_CLIENT_TEAMS_DESKTOP, TS_CLIENT_RA_MOBILE, true}};
  Count count = walk_pairs (pairs, G_N_ELEMENTS (pairs));
  assert_true ((count.reasons & reason_bit (TS_REASON_RA_NOT_HOME)) != 0);
  assert_true ((count.reasons & reason_bit (TS_REASON_CLIENT_NOT_FEDERABLE)) != 0);
  assert_true ((count.reasons & reason_bit (TS_REASON_CLIENT_NO_FILES)) != 0);
}

static void clients_that_never_fit_are_denied_in_every_situation_but_search_C_5 (void **state)
{
  (void)state;
  const Pair pairs[] = {{TS_CLIENT_HOLOLENS, TS_CLIENT_RA_MOBILE, true},
                        {TS_CLIENT_TEAMS_DESKTOP, TS_CLIENT_TEAMS_DESKTOP, false}};
  Count with_licences = walk_pairs (&pairs[0], 1);
  assert_true ((with_licences.reasons & reason_bit (TS_REASON_CLIENT_PAIR)) != 0);
  Count without = walk_pairs (&pairs[1], 1);
  assert_true ((without.reasons & reason_bit (TS_REASON_NO_LICENCE)) != 0);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (two_Teams_people_in_every_situation),
    cmocka_unit_test (a_technician_and_an_expert_in_every_situation),
    cmocka_unit_test (clients_that_never_fit_are_denied_in_every_situation_but_search_C_5),
    cmocka_unit_test (since_2023_a_guest_who_is_active_elsewhere_rings_on_desktop),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

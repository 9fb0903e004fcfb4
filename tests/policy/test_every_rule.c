/* Every word of facts of every era, way by way. A way's rules look at the question, the two people
 * and the facts of that way, so trying all values of these, with the facts of the
 * other ways as noise, tries every word. Here the rules are stated a second time, in
 * one plain list, and compared. */
#include "every_word.h"

/* The facts that the rules of any way may look at. */
static const TsFact common[] = {
  TS_FACT_OPERATION,      TS_FACT_BY_NAME,       TS_FACT_RA_MOBILE_FILES, TS_FACT_ERA,
  TS_FACT_CALLER_CLIENT,  TS_FACT_CALLEE_CLIENT, TS_FACT_CALLER_LICENCES, TS_FACT_CALLEE_LICENCES,
  TS_FACT_CALLER_ACCOUNT, TS_FACT_CALLEE_ACCOUNT};

typedef struct {
  TsWay way;
  uint64_t words;
  uint64_t seen; /* reasons that failed at least once */
} Walk;

/* ------------------------------------------- the rules, stated once more -- */

static bool lacks_licence (unsigned account, TsClient client, unsigned licences)
{
  bool will_do = ts_client_is_remote_assist (client) ? (licences & TS_LICENCE_REMOTE_ASSIST) != 0 : licences != 0;
  return account == TS_ACCOUNT_MEMBER && !will_do;
}

static bool either_is (TsFacts facts, TsClient client)
{
  return ts_caller_client (facts) == client || ts_callee_client (facts) == client;
}

static bool are_both (TsFacts facts, TsClient one, TsClient other)
{
  TsClient a = ts_caller_client (facts), b = ts_callee_client (facts);
  return (a == one && b == other) || (a == other && b == one);
}

static bool is_of_2026 (TsFacts facts)
{
  return ts_fact (facts, TS_FACT_ERA) == TS_ERA_2026;
}

/* Who has no 1:1 call in 2026: Teams mobile cannot call Remote Assist mobile, and takes its calls. */
static bool is_bad_pair_of_2026 (TsFacts facts)
{
  return ts_fact (facts, TS_FACT_OPERATION) == TS_OPERATION_CALL &&
         ts_caller_client (facts) == TS_CLIENT_TEAMS_MOBILE && ts_callee_client (facts) == TS_CLIENT_RA_MOBILE;
}

static uint64_t expected_of_clients (TsFacts facts)
{
  unsigned operation = ts_fact (facts, TS_FACT_OPERATION);
  bool is_ra_pair =
    ts_client_is_remote_assist (ts_caller_client (facts)) && ts_client_is_remote_assist (ts_callee_client (facts));
  bool is_bad_pair = is_ra_pair || are_both (facts, TS_CLIENT_RA_MOBILE, TS_CLIENT_TEAMS_MOBILE);
  uint64_t failing = 0;
  if (is_of_2026 (facts))
    is_bad_pair = is_bad_pair_of_2026 (facts);
  if (lacks_licence (ts_fact (facts, TS_FACT_CALLER_ACCOUNT), ts_caller_client (facts),
                     ts_fact (facts, TS_FACT_CALLER_LICENCES)) ||
      lacks_licence (ts_fact (facts, TS_FACT_CALLEE_ACCOUNT), ts_callee_client (facts),
                     ts_fact (facts, TS_FACT_CALLEE_LICENCES)))
    failing |= reason_bit (TS_REASON_NO_LICENCE);
  if ((operation == TS_OPERATION_CALL || operation == TS_OPERATION_SHARE_FILE) && is_bad_pair)
    failing |= reason_bit (TS_REASON_CLIENT_PAIR);
  if (operation == TS_OPERATION_SHARE_FILE && either_is (facts, TS_CLIENT_RA_MOBILE) &&
      ts_fact (facts, TS_FACT_RA_MOBILE_FILES) == 0)
    failing |= reason_bit (TS_REASON_CLIENT_NO_FILES);
  if (operation != TS_OPERATION_ADD_PARTICIPANT || is_of_2026 (facts))
    return failing;
  if (either_is (facts, TS_CLIENT_RA_MOBILE) || either_is (facts, TS_CLIENT_TEAMS_MOBILE))
    failing |= reason_bit (TS_REASON_CLIENT_NO_GROUP);
  if (are_both (facts, TS_CLIENT_HOLOLENS, TS_CLIENT_HOLOLENS))
    failing |= reason_bit (TS_REASON_GROUP_HOLOLENS);
  return failing;
}

static bool is_talk (unsigned operation)
{
  return operation != TS_OPERATION_SEARCH && operation != TS_OPERATION_CHAT;
}

/* Calling policies of whoever is at home, and barriers between colleagues. */
static uint64_t expected_of_homes (TsFacts facts, TsWay way)
{
  bool caller_at_home = way != TS_WAY_GUEST_THERE && way != TS_WAY_THIRD;
  bool callee_at_home = way != TS_WAY_GUEST_HERE && way != TS_WAY_THIRD;
  bool has_no_calls = (caller_at_home && ts_fact (facts, TS_FACT_CALLER_NO_CALLS) != 0) ||
                      (callee_at_home && ts_fact (facts, TS_FACT_CALLEE_NO_CALLS) != 0);
  uint64_t failing = 0;
  if (has_no_calls && is_talk (ts_fact (facts, TS_FACT_OPERATION)))
    failing |= reason_bit (TS_REASON_CALLING_OFF);
  if (way == TS_WAY_INTERNAL && ts_fact (facts, TS_FACT_BARRIER) != 0)
    failing |= reason_bit (TS_REASON_BARRIER);
  return failing;
}

static uint64_t expected_of_guests (TsFacts facts, TsWay way)
{
  unsigned operation = ts_fact (facts, TS_FACT_OPERATION);
  bool caller_is_guest = way != TS_WAY_GUEST_HERE, callee_is_guest = way != TS_WAY_GUEST_THERE;
  uint64_t failing = 0;
  if ((caller_is_guest && ts_client_is_remote_assist (ts_caller_client (facts))) ||
      (callee_is_guest && ts_client_is_remote_assist (ts_callee_client (facts))))
    failing |= reason_bit (TS_REASON_RA_NOT_HOME);
  if (!ts_guest_fact (facts, way, TS_GUEST_FACT_ON))
    failing |= reason_bit (TS_REASON_GUEST_OFF);
  if (ts_guest_fact (facts, way, TS_GUEST_FACT_STANDING) == TS_STANDING_INVITED)
    failing |= reason_bit (TS_REASON_GUEST_PENDING);
  if (!ts_guest_fact (facts, way, TS_GUEST_FACT_IN_SCOPE))
    failing |= reason_bit (TS_REASON_GUEST_SCOPE);
  if (operation == TS_OPERATION_CHAT && !ts_guest_fact (facts, way, TS_GUEST_FACT_CALLING))
    failing |= reason_bit (TS_REASON_GUEST_CHAT_OFF);
  if (is_talk (operation) && !ts_guest_fact (facts, way, TS_GUEST_FACT_CALLING))
    failing |= reason_bit (TS_REASON_GUEST_CALLING_OFF);
  if (ts_guest_fact (facts, way, TS_GUEST_FACT_REFUSED))
    failing |= reason_bit (TS_REASON_GUEST_DIRECTORY);
  if (ts_guest_fact (facts, way, TS_GUEST_FACT_NO_GROUPS))
    failing |= reason_bit (TS_REASON_GUEST_GROUPS);
  unsigned files = ts_guest_fact (facts, way, TS_GUEST_FACT_FILES);
  bool is_kept_back = files == TS_GUEST_FILES_NONE || (files == TS_GUEST_FILES_CHANNEL && caller_is_guest);
  if (operation == TS_OPERATION_SHARE_FILE && is_kept_back)
    failing |= reason_bit (TS_REASON_FILE_GUEST);
  return failing;
}

static bool is_homeless_ra (unsigned account, TsClient client)
{
  return account != TS_ACCOUNT_MEMBER && ts_client_is_remote_assist (client);
}

static uint64_t expected_of_federation (TsFacts facts)
{
  unsigned operation = ts_fact (facts, TS_FACT_OPERATION);
  uint64_t failing = 0;
  if (ts_fact (facts, TS_FACT_BY_NAME))
    failing |= reason_bit (TS_REASON_NEED_FULL_EMAIL);
  if (is_talk (operation) && either_is (facts, TS_CLIENT_RA_MOBILE))
    failing |= reason_bit (TS_REASON_CLIENT_NOT_FEDERABLE);
  bool has_remote_assist = either_is (facts, TS_CLIENT_HOLOLENS) || either_is (facts, TS_CLIENT_RA_MOBILE);
  if (operation == TS_OPERATION_ADD_PARTICIPANT && (!is_of_2026 (facts) || has_remote_assist))
    failing |= reason_bit (TS_REASON_GROUP_EXTERNAL);
  if (operation == TS_OPERATION_SHARE_FILE)
    failing |= reason_bit (TS_REASON_FILE_EXTERNAL);
  if (is_homeless_ra (ts_fact (facts, TS_FACT_CALLER_ACCOUNT), ts_caller_client (facts)) ||
      is_homeless_ra (ts_fact (facts, TS_FACT_CALLEE_ACCOUNT), ts_callee_client (facts)))
    failing |= reason_bit (TS_REASON_RA_NOT_HOME);
  if (ts_fact (facts, TS_FACT_CALLER_ACCOUNT) == TS_ACCOUNT_GUEST ||
      ts_fact (facts, TS_FACT_CALLEE_ACCOUNT) == TS_ACCOUNT_GUEST)
    return failing | reason_bit (TS_REASON_GUEST_NO_FEDERATION);
  if (!ts_fact (facts, TS_FACT_LOCAL_PERMITS))
    failing |= reason_bit (TS_REASON_FED_LOCAL);
  if (!ts_fact (facts, TS_FACT_REMOTE_PERMITS))
    failing |= reason_bit (TS_REASON_FED_REMOTE);
  if (!ts_fact (facts, TS_FACT_CALLER_FEDERATES) || !ts_fact (facts, TS_FACT_CALLEE_FEDERATES))
    failing |= reason_bit (TS_REASON_FED_USER);
  if (ts_fact (facts, TS_FACT_LOCAL_NO_TRIALS) || ts_fact (facts, TS_FACT_REMOTE_NO_TRIALS))
    failing |= reason_bit (TS_REASON_FED_TRIAL);
  if (ts_fact (facts, TS_FACT_LOCAL_BLOCKS) || ts_fact (facts, TS_FACT_REMOTE_BLOCKS))
    failing |= reason_bit (TS_REASON_FED_BLOCKED_USER);
  return failing;
}

static uint64_t expected (TsFacts facts, TsWay way)
{
  uint64_t failing = expected_of_clients (facts) | expected_of_homes (facts, way);
  if (way == TS_WAY_EXTERNAL)
    return failing | expected_of_federation (facts);
  return way == TS_WAY_INTERNAL ? failing : failing | expected_of_guests (facts, way);
}

/* ------------------------------------------------------------- the walks -- */

/* The facts of the other ways, of places and of preference, all set. */
static TsFacts with_noise (TsFacts facts, TsWay way)
{
  for (unsigned fact = 0; fact < TS_FACT_FIELDS; fact++) {
    bool is_guest_fact = fact >= TS_FACT_HERE_STANDING;
    bool is_federation = fact >= TS_FACT_LOCAL_PERMITS && fact <= TS_FACT_REMOTE_BLOCKS;
    bool is_of_way = is_guest_fact && (fact - TS_FACT_HERE_STANDING) / TS_GUEST_FACTS + TS_WAY_GUEST_HERE == way;
    bool is_elsewhere = fact == TS_FACT_CALLER_PLACE || fact == TS_FACT_CALLEE_PLACE || fact == TS_FACT_PREFER;
    if (is_elsewhere || (is_guest_fact && !is_of_way) || (is_federation && way != TS_WAY_EXTERNAL) ||
        (fact == TS_FACT_BARRIER && way != TS_WAY_INTERNAL))
      facts = ts_facts_with (facts, (TsFact)fact, ts_fact_fields[fact].values - 1u);
  }
  return facts;
}

static uint64_t sides_swapped (uint64_t failing)
{
  uint64_t local = failing >> TS_REASON_FED_LOCAL & 1, remote = failing >> TS_REASON_FED_REMOTE & 1;
  failing &= ~(reason_bit (TS_REASON_FED_LOCAL) | reason_bit (TS_REASON_FED_REMOTE));
  return failing | local << TS_REASON_FED_REMOTE | remote << TS_REASON_FED_LOCAL;
}

/* Rules that look at who does it: guests download what members share and share nothing themselves
 * (C-13); in 2026 Teams mobile takes calls that it cannot make. */
static uint64_t one_sided (TsFacts facts, TsWay way)
{
  bool is_guest_way = way != TS_WAY_INTERNAL && way != TS_WAY_EXTERNAL;
  uint64_t rules = is_of_2026 (facts) ? reason_bit (TS_REASON_CLIENT_PAIR) : 0;
  if (is_guest_way && ts_guest_fact (facts, way, TS_GUEST_FACT_FILES) == TS_GUEST_FILES_CHANNEL)
    rules |= reason_bit (TS_REASON_FILE_GUEST);
  return rules;
}

static void check_rules (TsFacts facts, void *data)
{
  Walk *tour = data;
  TsWay way = tour->way;
  if (!ts_way_exists (facts, way))
    return;
  uint64_t failing = ts_failing_rules (facts, way);
  bool is_right = failing == expected (facts, way);
  bool is_blind_to_other_ways = failing == ts_failing_rules (with_noise (facts, way), way);
  uint64_t difference = sides_swapped (failing) ^ ts_failing_rules (mirrored (facts), mirrored_way (way));
  bool is_symmetric = (difference & ~one_sided (facts, way)) == 0;
  if (!is_right || !is_blind_to_other_ways || !is_symmetric)
    fail_msg ("word %016" G_GINT64_MODIFIER "x, way %d", facts, (int)way);
  tour->words++;
  tour->seen |= failing;
}

static Walk tour_over (TsWay way, TsFacts base, const TsFact *own, size_t n_own, const TsFact *others, size_t n_others)
{
  TsFact fields[TS_FACT_FIELDS];
  size_t n = 0;
  for (size_t i = 0; i < n_own; i++)
    fields[n++] = own[i];
  for (size_t i = 0; i < n_others; i++)
    fields[n++] = others[i];
  Walk tour = {.way = way};
  walk (base, fields, n, check_rules, &tour);
  return tour;
}

/* With all clients and licences. */
static Walk tour_of (TsWay way, TsFacts base, const TsFact *own, size_t n_own)
{
  return tour_over (way, base, own, n_own, common, G_N_ELEMENTS (common));
}

/* With two licensed Teams people, whom no rule of clients forbids anything. */
static Walk tour_of_teams (TsWay way, TsFacts base, const TsFact *own, size_t n_own)
{
  static const TsFact others[] = {TS_FACT_OPERATION,      TS_FACT_BY_NAME,        TS_FACT_ERA,
                                  TS_FACT_CALLER_ACCOUNT, TS_FACT_CALLEE_ACCOUNT, TS_FACT_CALLER_NO_CALLS,
                                  TS_FACT_CALLEE_NO_CALLS};
  base = ts_facts_with (base, TS_FACT_CALLER_CLIENT, TS_CLIENT_TEAMS_DESKTOP);
  base = ts_facts_with (base, TS_FACT_CALLEE_CLIENT, TS_CLIENT_TEAMS_DESKTOP);
  base = ts_facts_with (base, TS_FACT_CALLER_LICENCES, TS_LICENCE_TEAMS);
  base = ts_facts_with (base, TS_FACT_CALLEE_LICENCES, TS_LICENCE_TEAMS);
  return tour_over (way, base, own, n_own, others, G_N_ELEMENTS (others));
}

static const TsReason client_rules[] = {TS_REASON_NO_LICENCE, TS_REASON_CLIENT_PAIR, TS_REASON_CLIENT_NO_GROUP,
                                        TS_REASON_GROUP_HOLOLENS, TS_REASON_CLIENT_NO_FILES};

static uint64_t reasons_set (const TsReason *reasons, size_t n)
{
  uint64_t set = 0;
  for (size_t i = 0; i < n; i++)
    set |= reason_bit (reasons[i]);
  return set;
}

static void the_internal_way_SEED_2 (void **state)
{
  (void)state;
  Walk tour = tour_of (TS_WAY_INTERNAL, ts_facts_with (0, TS_FACT_SAME_HOME, 1), NULL, 0);
  /* eras; search by name or not, and four operations; files or not; clients; licences */
  assert_int_equal (tour.words, TS_ERAS * 6 * 2 * 16 * 16);
  assert_true (tour.seen == reasons_set (client_rules, G_N_ELEMENTS (client_rules)));
}

static void barriers_and_calling_policies_inside_a_tenant_SEED_6 (void **state)
{
  (void)state;
  static const TsFact own[] = {TS_FACT_BARRIER};
  Walk tour = tour_of_teams (TS_WAY_INTERNAL, ts_facts_with (0, TS_FACT_SAME_HOME, 1), own, G_N_ELEMENTS (own));
  assert_int_equal (tour.words, TS_ERAS * 6 * 2 * 4);
  assert_true (tour.seen == (reason_bit (TS_REASON_BARRIER) | reason_bit (TS_REASON_CALLING_OFF)));
}

static void the_external_way_SEED_20_to_SEED_40 (void **state)
{
  (void)state;
  static const TsFact own[] = {TS_FACT_LOCAL_PERMITS, TS_FACT_REMOTE_PERMITS, TS_FACT_CALLER_FEDERATES,
                               TS_FACT_CALLEE_FEDERATES};
  static const TsReason rules[] = {
    TS_REASON_NEED_FULL_EMAIL, TS_REASON_GUEST_NO_FEDERATION,  TS_REASON_FED_LOCAL,      TS_REASON_FED_REMOTE,
    TS_REASON_FED_USER,        TS_REASON_CLIENT_NOT_FEDERABLE, TS_REASON_GROUP_EXTERNAL, TS_REASON_FILE_EXTERNAL,
    TS_REASON_RA_NOT_HOME};
  Walk tour = tour_of (TS_WAY_EXTERNAL, 0, own, G_N_ELEMENTS (own));
  /* two members with all settings, or a pair with somebody who is only a guest */
  assert_int_equal (tour.words, TS_ERAS * 6 * 2 * 16 * 16 * (16 + 3));
  assert_true (tour.seen ==
               (reasons_set (client_rules, G_N_ELEMENTS (client_rules)) | reasons_set (rules, G_N_ELEMENTS (rules))));
}

static void people_trials_and_blocks_over_external_access_F_13 (void **state)
{
  (void)state;
  TsFact own[TS_FACT_REMOTE_BLOCKS - TS_FACT_LOCAL_PERMITS + 1];
  for (unsigned i = 0; i < G_N_ELEMENTS (own); i++)
    own[i] = (TsFact)(TS_FACT_LOCAL_PERMITS + i);
  static const TsReason rules[] = {TS_REASON_NEED_FULL_EMAIL, TS_REASON_CALLING_OFF,      TS_REASON_GUEST_NO_FEDERATION,
                                   TS_REASON_FED_LOCAL,       TS_REASON_FED_REMOTE,       TS_REASON_FED_USER,
                                   TS_REASON_FED_TRIAL,       TS_REASON_FED_BLOCKED_USER, TS_REASON_GROUP_EXTERNAL,
                                   TS_REASON_FILE_EXTERNAL};
  Walk tour = tour_of_teams (TS_WAY_EXTERNAL, 0, own, G_N_ELEMENTS (own));
  /* two members, with calls or without, and all settings; or a pair with somebody who is only a guest */
  assert_int_equal (tour.words, TS_ERAS * 6 * (4 * 256 + 2 + 2 + 1));
  assert_true (tour.seen == reasons_set (rules, G_N_ELEMENTS (rules)));
}

static void walk_guest_way (TsWay way, uint64_t words_of_accounts)
{
  static const TsReason rules[] = {TS_REASON_RA_NOT_HOME,   TS_REASON_GUEST_OFF,         TS_REASON_GUEST_PENDING,
                                   TS_REASON_GUEST_SCOPE,   TS_REASON_GUEST_CALLING_OFF, TS_REASON_FILE_GUEST,
                                   TS_REASON_GUEST_CHAT_OFF};
  TsFact own[TS_GUEST_FACTS];
  for (unsigned which = 0; which < TS_GUEST_FACTS; which++)
    own[which] = ts_guest_fact_of (way, (TsGuestFact)which);
  Walk tour = tour_of (way, 0, own, TS_GUEST_FACT_REFUSED);
  assert_int_equal (tour.words, TS_ERAS * 6 * 2 * 16 * 16 * (2 * 2 * 2 * 3) * words_of_accounts);
  assert_true (tour.seen ==
               (reasons_set (client_rules, G_N_ELEMENTS (client_rules)) | reasons_set (rules, G_N_ELEMENTS (rules))));
  Walk layers = tour_of_teams (way, 0, own, TS_GUEST_FACTS);
  assert_true (layers.words > 0);
  assert_true ((layers.seen & reason_bit (TS_REASON_GUEST_DIRECTORY)) != 0);
  assert_true ((layers.seen & reason_bit (TS_REASON_GUEST_GROUPS)) != 0);
  assert_int_equal ((layers.seen & reason_bit (TS_REASON_CALLING_OFF)) != 0, way != TS_WAY_THIRD);
}

static void the_guest_ways_SEED_34_to_SEED_49 (void **state)
{
  (void)state;
  /* the host is a member; the guest is invited with any account, or accepted with one */
  walk_guest_way (TS_WAY_GUEST_HERE, 3 + 2);
  walk_guest_way (TS_WAY_GUEST_THERE, 3 + 2);
}

static void the_third_way_SEED_46_SEED_47 (void **state)
{
  (void)state;
  walk_guest_way (TS_WAY_THIRD, 9 + 4);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (the_internal_way_SEED_2),
    cmocka_unit_test (barriers_and_calling_policies_inside_a_tenant_SEED_6),
    cmocka_unit_test (the_external_way_SEED_20_to_SEED_40),
    cmocka_unit_test (people_trials_and_blocks_over_external_access_F_13),
    cmocka_unit_test (the_guest_ways_SEED_34_to_SEED_49),
    cmocka_unit_test (the_third_way_SEED_46_SEED_47),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

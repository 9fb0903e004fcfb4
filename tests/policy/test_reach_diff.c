/* The difference of two configurations: the estate of Figure 1.1 with counts by hand, and random estates against a loop
 * over all pairs of people. */
#include "../../sim/policy/reach_causes.h"
#include "random_estates.h"

enum { FINDING_AND_CALLING = 1 << TS_OPERATION_SEARCH | 1 << TS_OPERATION_CALL };

static TsReachDiff *diff_of (Estate *first, Estate *second, const TsIntent *intents, size_t n_intents)
{
  TsReachSide a = {first->settings, compiled (first)}, b = {second->settings, compiled (second)};
  return ts_reach_diff (&a, &b, FINDING_AND_CALLING, intents, n_intents);
}

/* Two configurations of one directory. */
static Estate variant_of (const Estate *estate)
{
  Estate other = *estate;
  other.settings = ts_settings_new (estate->directory);
  other.policy = NULL;
  return other;
}

static void variant_free (Estate *estate)
{
  ts_policy_free (estate->policy);
  ts_settings_free (estate->settings);
}

static void opening_federation_violates_the_isolation_of_the_Contosos_first_of_all_C_10 (void **state)
{
  (void)state;
  static const TsRange contoso1 = {TECHNICIAN1, 5}, contoso2 = {TECHNICIAN2, 5};
  const TsIntent apart = {
    .kind = TS_INTENT_ISOLATION, .first = &contoso1, .n_first = 1, .second = &contoso2, .n_second = 1};
  Estate open = estate_new ();
  Estate lists = variant_of (&open);
  figure_1_2 (&lists);
  TsReachDiff *diff = diff_of (&lists, &open, &apart, 1);
  assert_int_equal (diff->gained[TS_OPERATION_SEARCH], 50);
  assert_int_equal (diff->gained[TS_OPERATION_CALL], 24);
  assert_int_equal (diff->lost[TS_OPERATION_SEARCH] + diff->lost[TS_OPERATION_CALL], 0);
  assert_int_equal (diff->violations[1], 50);
  assert_int_equal (diff->violations[0] + diff->exposed[0] + diff->exposed[1], 0);
  assert_int_equal (diff->n_causes, 1); /* both sides had to open */
  assert_int_equal (diff->causes[0].n, 2);
  for (size_t i = 0; i < 2; i++) {
    assert_int_equal (diff->causes[0].settings[i].basis, TS_BASIS_EXTERNAL_ACCESS);
    assert_int_equal (diff->causes[0].settings[i].tenant, CONTOSO1 + i);
  }
  for (size_t i = 0; i < diff->n_changes; i++) {
    assert_true (diff->changes[i].is_gain && diff->changes[i].is_exposure);
    assert_int_equal (diff->changes[i].under, TS_UNDER_ISOLATION);
  }
  ts_reach_diff_free (diff);
  variant_free (&lists);
  estate_free (&open);
}

static void lines_that_stand_for_several_tenants_are_one_setting (void **state)
{
  (void)state;
  Estate open = estate_new ();
  Estate off = variant_of (&open);
  for (uint32_t tenant = 0; tenant < TENANTS; tenant++) {
    TsExternalAccess access = {.on = false, .origin = 7};
    ts_settings_set_external (off.settings, tenant, &access);
  }
  TsReachDiff *diff = diff_of (&open, &off, NULL, 0);
  assert_int_equal (diff->lost[TS_OPERATION_SEARCH], 110);
  assert_int_equal (diff->exposed[0], 110);
  assert_int_equal (diff->n_causes, 1);
  assert_int_equal (diff->causes[0].n, 1);
  assert_int_equal (diff->causes[0].settings[0].tenant, TS_NONE);
  assert_int_equal (diff->causes[0].settings[0].before, 0);
  assert_int_equal (diff->causes[0].settings[0].after, 7);
  ts_reach_diff_free (diff);
  variant_free (&off);
  estate_free (&open);
}

static void leaving_guests_out_costs_what_they_reached_and_names_the_invitation (void **state)
{
  (void)state;
  Estate closed = estate_new ();
  all_external_off (&closed);
  Estate guests = variant_of (&closed);
  figure_1_3 (&guests);
  TsReachDiff *diff = diff_of (&guests, &closed, NULL, 0);
  assert_int_equal (diff->lost[TS_OPERATION_CALL], 2 * (2 * 4 * 2));
  assert_int_equal (diff->n_causes, 2);
  for (size_t i = 0; i < 2; i++) {
    assert_int_equal (diff->causes[i].n, 1);
    assert_int_equal (diff->causes[i].settings[0].basis, TS_BASIS_INVITATION);
  }
  ts_reach_diff_free (diff);
  variant_free (&guests);
  estate_free (&closed);
}

/* The invitation stands in a line of one configuration, and in none of the other. */
static void an_invitation_that_is_left_out_is_named_by_the_line_it_had (void **state)
{
  (void)state;
  enum { LINE = 17 };
  Estate closed = estate_new ();
  all_external_off (&closed);
  Estate guests = variant_of (&closed);
  all_external_off (&guests);
  guest_access_on (&guests, CONTOSO1);
  guest_access_on (&closed, CONTOSO1);
  ts_settings_add_guests (guests.settings, (TsRange){EXPERT1, 1}, guests.teams[CONTOSO1], TS_GUEST_ACCEPTED, LINE);
  for (unsigned is_back = 0; is_back < 2; is_back++) {
    TsReachDiff *diff = is_back ? diff_of (&closed, &guests, NULL, 0) : diff_of (&guests, &closed, NULL, 0);
    assert_int_equal (diff->n_causes, 1);
    const TsReachSetting *setting = &diff->causes[0].settings[0];
    assert_int_equal (setting->basis, TS_BASIS_INVITATION);
    assert_int_equal (setting->tenant, CONTOSO1);
    assert_int_equal (setting->before, is_back ? 0 : LINE);
    assert_int_equal (setting->after, is_back ? LINE : 0);
    ts_reach_diff_free (diff);
  }
  variant_free (&guests);
  estate_free (&closed);
}

/* Two who met as guests of one tenant are now guests of another, which has guest access off. */
static void who_met_in_a_third_tenant_misses_the_invitation_there_not_the_setting_elsewhere (void **state)
{
  (void)state;
  Estate elsewhere = estate_new ();
  Estate together = variant_of (&elsewhere);
  all_external_off (&elsewhere);
  all_external_off (&together);
  guest (&elsewhere, FREELANCER, 2, CONTOSO1);
  guest_access_on (&together, ABC);
  guest (&together, FREELANCER, 2, ABC);
  TsReachDiff *diff = diff_of (&together, &elsewhere, NULL, 0);
  assert_int_equal (diff->lost[TS_OPERATION_CALL], 2 + 2 * (2 * 3));
  assert_int_equal (diff->n_causes, 1);
  assert_int_equal (diff->causes[0].n, 1);
  assert_int_equal (diff->causes[0].settings[0].basis, TS_BASIS_INVITATION);
  assert_int_equal (diff->causes[0].settings[0].tenant, ABC);
  ts_reach_diff_free (diff);
  variant_free (&together);
  estate_free (&elsewhere);
}

/* One of the two desks may not call: those who find both call one of them. */
static void changes_of_other_operations_are_told_apart (void **state)
{
  (void)state;
  Estate closed = estate_new ();
  Estate open = variant_of (&closed);
  all_external_off (&closed);
  for (unsigned side = 0; side < 2; side++)
    ts_settings_set_person_calling (side == 0 ? closed.settings : open.settings, (TsRange){DESK1, 1}, false, 0);
  TsReachDiff *diff = diff_of (&closed, &open, NULL, 0);
  uint64_t found = 0, called = 0;
  uint32_t experts = ts_directory_group_of (closed.directory, EXPERT1);
  uint32_t desks = ts_directory_group_of (closed.directory, DESK1);
  for (size_t i = 0; i < diff->n_changes; i++) {
    const TsReachChange *change = &diff->changes[i];
    if (change->from != experts || change->to != desks)
      continue;
    assert_true (change->is_gain && change->is_exposure);
    found += change->operations == 1u << TS_OPERATION_SEARCH ? change->pairs : 0;
    called += change->operations == FINDING_AND_CALLING ? change->pairs : 0;
  }
  assert_int_equal (found, 2);
  assert_int_equal (called, 2);
  ts_reach_diff_free (diff);
  variant_free (&open);
  estate_free (&closed);
}

/* ----------------------------------------------------------- random estates -- */

/* Pairs that the changes tell of, between two groups. */
static uint64_t changed_pairs (const TsReachDiff *diff, bool is_gain, TsOperation operation, uint32_t from, uint32_t to)
{
  uint64_t pairs = 0;
  for (size_t i = 0; i < diff->n_changes; i++) {
    const TsReachChange *change = &diff->changes[i];
    if (change->is_gain == is_gain && change->from == from && change->to == to &&
        (change->operations >> operation & 1) != 0)
      pairs += change->pairs;
  }
  return pairs;
}

static uint64_t slow_changes (const Sample *sample, bool is_gain, TsOperation operation, TsRange from, TsRange to)
{
  uint64_t pairs = 0;
  for (uint32_t a = from.first; a < from.first + from.count; a++)
    for (uint32_t b = to.first; b < to.first + to.count; b++) {
      if (a == b)
        continue;
      bool before = decide_slowly (sample->policies[0], a, b).reasons[operation] == TS_REASON_NONE;
      bool after = decide_slowly (sample->policies[1], a, b).reasons[operation] == TS_REASON_NONE;
      pairs += before != after && after == is_gain;
    }
  return pairs;
}

static void check_changes (const Sample *sample, const TsReachDiff *diff, TsOperation operation)
{
  uint64_t sums[2] = {0, 0};
  for (uint32_t from = 0; from < RANDOM_GROUPS; from++)
    for (uint32_t to = 0; to < RANDOM_GROUPS; to++)
      for (unsigned is_gain = 0; is_gain < 2; is_gain++) {
        uint64_t pairs = changed_pairs (diff, is_gain == 1, operation, from, to);
        assert_int_equal (pairs, slow_changes (sample, is_gain == 1, operation,
                                               ts_directory_group_people (sample->directory, from),
                                               ts_directory_group_people (sample->directory, to)));
        sums[is_gain] += pairs;
      }
  assert_int_equal (diff->gained[operation], sums[1]);
  assert_int_equal (diff->lost[operation], sums[0]);
}

/* New violations, new exposure, other gains, losses. */
static unsigned rank_of (const TsReachChange *change)
{
  if (!change->is_gain)
    return 3;
  if (!change->is_exposure || change->under == TS_UNDER_COLLABORATION)
    return 2;
  return change->under == TS_UNDER_ISOLATION ? 0 : 1;
}

static void every_change_is_a_pair_that_differs_and_has_a_setting_behind_it (void **state)
{
  (void)state;
  static const TsOperation operations[] = {TS_OPERATION_SEARCH, TS_OPERATION_CALL, TS_OPERATION_SHARE_FILE};
  for (uint32_t seed = 0; seed < RANDOM_ESTATES; seed++) {
    Sample sample;
    sample_init (&sample, seed);
    TsReachDiff *diff = ts_reach_diff (&sample.sides[0], &sample.sides[1],
                                       FINDING_AND_CALLING | 1u << TS_OPERATION_SHARE_FILE, sample.intents, 2);
    for (size_t i = 0; i < G_N_ELEMENTS (operations); i++)
      check_changes (&sample, diff, operations[i]);
    for (size_t i = 1; i < diff->n_changes; i++)
      assert_true (rank_of (&diff->changes[i - 1]) <= rank_of (&diff->changes[i]));
    for (size_t i = 0; i < diff->n_causes; i++) {
      assert_true (diff->causes[i].n > 0);
      for (size_t k = 0; k < diff->causes[i].n; k++)
        assert_true (ts_basis_is_setting (diff->causes[i].settings[k].basis));
    }
    ts_reach_diff_free (diff);
    sample_clear (&sample);
  }
}

static void nothing_changes_from_a_configuration_to_itself (void **state)
{
  (void)state;
  for (uint32_t seed = 0; seed < RANDOM_ESTATES; seed++) {
    Sample sample;
    sample_init (&sample, seed);
    TsReachDiff *diff = ts_reach_diff (&sample.sides[0], &sample.sides[0], FINDING_AND_CALLING, sample.intents, 2);
    assert_int_equal (diff->n_changes, 0);
    assert_int_equal (diff->n_causes, 0);
    ts_reach_diff_free (diff);
    sample_clear (&sample);
  }
}

static bool is_mirror (const TsReachDiff *there, const TsReachDiff *back, const TsReachChange *a,
                       const TsReachChange *b)
{
  const TsReachCause *x = &there->causes[a->cause], *y = &back->causes[b->cause];
  if (a->is_gain == b->is_gain || a->is_exposure != b->is_exposure || a->under != b->under ||
      a->operations != b->operations || a->from != b->from || a->to != b->to || a->pairs != b->pairs || x->n != y->n)
    return false;
  size_t alike = 0;
  for (size_t i = 0; i < x->n; i++)
    for (size_t k = 0; k < y->n; k++)
      alike += x->settings[i].basis == y->settings[k].basis && x->settings[i].tenant == y->settings[k].tenant &&
               x->settings[i].before == y->settings[k].after && x->settings[i].after == y->settings[k].before;
  return alike == x->n;
}

static void the_way_back_mirrors_the_way_there (void **state)
{
  (void)state;
  for (uint32_t seed = 0; seed < RANDOM_ESTATES; seed++) {
    Sample sample;
    sample_init (&sample, seed);
    TsReachDiff *there = ts_reach_diff (&sample.sides[0], &sample.sides[1], FINDING_AND_CALLING, sample.intents, 2);
    TsReachDiff *back = ts_reach_diff (&sample.sides[1], &sample.sides[0], FINDING_AND_CALLING, sample.intents, 2);
    assert_int_equal (there->n_changes, back->n_changes);
    assert_memory_equal (there->gained, back->lost, sizeof there->gained);
    assert_memory_equal (there->lost, back->gained, sizeof there->lost);
    for (unsigned side = 0; side < 2; side++) {
      assert_int_equal (there->exposed[side], back->exposed[1 - side]);
      assert_int_equal (there->violations[side], back->violations[1 - side]);
    }
    for (size_t i = 0; i < there->n_changes; i++) {
      size_t mirrors = 0;
      for (size_t k = 0; k < back->n_changes; k++)
        mirrors += is_mirror (there, back, &there->changes[i], &back->changes[k]);
      assert_int_equal (mirrors, 1);
    }
    ts_reach_diff_free (there);
    ts_reach_diff_free (back);
    sample_clear (&sample);
  }
}

/* The short way to a cause, where only external access differs, and the long one. */
static void causes_of_external_access_are_those_that_the_rules_give (void **state)
{
  (void)state;
  uint32_t compared = 0;
  for (uint32_t seed = 0; seed < RANDOM_ESTATES; seed++) {
    GRand *random = g_rand_new_with_seed (seed);
    TsDirectory *directory = random_directory (random);
    TsSettings *settings[] = {ts_settings_new (directory), ts_settings_new (directory)};
    TsReachSide sides[2];
    for (size_t side = 0; side < 2; side++) {
      for (uint32_t tenant = 0; tenant < RANDOM_TENANTS; tenant++)
        random_external (random, settings[side], tenant);
      sides[side] = (TsReachSide){settings[side], ts_policy_compile (settings[side])};
    }
    TsReachCauses *causes = ts_reach_causes_new (sides);
    uint32_t people = ts_directory_people (directory);
    for (uint32_t a = 0; a < people; a++)
      for (uint32_t b = 0; b < people; b++) {
        if (a == b)
          continue;
        bool before = decide_slowly (sides[0].policy, a, b).reasons[TS_OPERATION_SEARCH] == TS_REASON_NONE;
        bool after = decide_slowly (sides[1].policy, a, b).reasons[TS_OPERATION_SEARCH] == TS_REASON_NONE;
        if (before == after)
          continue;
        uint32_t from = ts_policy_profile_of (sides[0].policy, a), to = ts_policy_profile_of (sides[0].policy, b);
        assert_int_equal (ts_reach_causes_find (causes, after, TS_OPERATION_SEARCH, a, b),
                          ts_reach_causes_of_external (causes, after, from, to));
        compared++;
      }
    size_t n;
    g_free (ts_reach_causes_finish (causes, &n));
    for (size_t side = 0; side < 2; side++) {
      ts_policy_free ((TsPolicy *)sides[side].policy);
      ts_settings_free (settings[side]);
    }
    ts_directory_free (directory);
    g_rand_free (random);
  }
  assert_true (compared > 1000);
}

/* Each tenant closes itself by a line of its own: there are more causes and pairs of groups than are told apart,
 * and still every pair of people is counted. */
static void so_many_changes_that_they_are_not_told_apart_are_counted (void **state)
{
  (void)state;
  enum {
    MANY = 600,
    IN_EACH = 2,
    ALL = MANY * (MANY - 1) * IN_EACH * IN_EACH,
    OF_HOLOLENS = MANY / 2 * (MANY / 2 - 1) * IN_EACH * IN_EACH
  };
  TsDirectory *directory = ts_directory_new (TS_ERA_2020_04);
  for (uint32_t tenant = 0; tenant < MANY; tenant++) {
    g_autofree char *name = g_strdup_printf ("T%u", tenant);
    g_autofree char *domain = g_strdup_printf ("t%u.example", tenant);
    ts_directory_add_tenant (directory, name, 0);
    uint32_t number = ts_directory_domain (directory, domain);
    ts_directory_own_domain (directory, number, tenant);
    TsGroup group = {.name = "people", .tenant = tenant, .domain = number, .count = IN_EACH, .licences = BOTH_LICENCES};
    group.client = tenant % 2 == 0 ? TS_CLIENT_TEAMS_DESKTOP : TS_CLIENT_HOLOLENS;
    ts_directory_add_group (directory, &group);
  }
  TsSettings *open = ts_settings_new (directory), *closed = ts_settings_new (directory);
  for (uint32_t tenant = 0; tenant < MANY; tenant++) {
    TsExternalAccess access = {.on = false, .origin = tenant + 1};
    ts_settings_set_external (closed, tenant, &access);
  }
  TsReachSide sides[] = {{closed, ts_policy_compile (closed)}, {open, ts_policy_compile (open)}};
  TsReachDiff *diff = ts_reach_diff (&sides[0], &sides[1], FINDING_AND_CALLING, NULL, 0);
  uint64_t pairs = 0;
  bool tells_all_apart = true;
  for (size_t i = 0; i < diff->n_changes; i++) {
    assert_true (diff->changes[i].is_gain && (diff->changes[i].operations & 1 << TS_OPERATION_SEARCH) != 0);
    tells_all_apart &= diff->changes[i].to != TS_NONE;
    pairs += diff->changes[i].pairs;
  }
  assert_false (tells_all_apart);
  assert_true (diff->n_changes < MANY * (MANY - 1));
  assert_int_equal (diff->n_causes, TS_MOST_REACH_CAUSES);
  assert_int_equal (diff->causes[TS_MOST_REACH_CAUSES - 1].n, 0);
  assert_int_equal (pairs, ALL);
  assert_int_equal (diff->gained[TS_OPERATION_SEARCH], ALL);
  assert_int_equal (diff->gained[TS_OPERATION_CALL], ALL - OF_HOLOLENS); /* two HoloLens cannot (C-5) */
  assert_int_equal (diff->exposed[1], ALL);
  ts_reach_diff_free (diff);
  for (size_t side = 0; side < 2; side++)
    ts_policy_free ((TsPolicy *)sides[side].policy);
  ts_settings_free (open);
  ts_settings_free (closed);
  ts_directory_free (directory);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (opening_federation_violates_the_isolation_of_the_Contosos_first_of_all_C_10),
    cmocka_unit_test (lines_that_stand_for_several_tenants_are_one_setting),
    cmocka_unit_test (changes_of_other_operations_are_told_apart),
    cmocka_unit_test (leaving_guests_out_costs_what_they_reached_and_names_the_invitation),
    cmocka_unit_test (an_invitation_that_is_left_out_is_named_by_the_line_it_had),
    cmocka_unit_test (who_met_in_a_third_tenant_misses_the_invitation_there_not_the_setting_elsewhere),
    cmocka_unit_test (every_change_is_a_pair_that_differs_and_has_a_setting_behind_it),
    cmocka_unit_test (nothing_changes_from_a_configuration_to_itself),
    cmocka_unit_test (the_way_back_mirrors_the_way_there),
    cmocka_unit_test (causes_of_external_access_are_those_that_the_rules_give),
    cmocka_unit_test (so_many_changes_that_they_are_not_told_apart_are_counted),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

/* The matrix of reach: the estate of Figure 1.1 with counts by hand, and random estates against a loop over all
 * pairs of people.
 *
 * 3 people in ABC; in each Contoso 5: 2 with HoloLens, 1 with Remote Assist mobile, 2 at a
 * desk; one of the desks is outside the field team. 2 people belong to no tenant. */
#include "random_estates.h"

enum { NO_TENANT = TENANTS };

static TsReachCell cell_by (Estate *estate, TsReachBy by, TsOperation operation, uint32_t from, uint32_t to)
{
  TsReach *reach = ts_reach_new (estate->directory, compiled (estate), by, NULL, 0);
  g_autofree TsReachCell *cells = g_new (TsReachCell, ts_reach_units (reach));
  ts_reach_row (reach, operation, from, cells);
  TsReachCell cell = cells[to];
  ts_reach_free (reach);
  return cell;
}

static void assert_cell (Estate *estate, TsOperation operation, uint32_t from, uint32_t to, uint64_t permitted,
                         uint64_t pairs, uint64_t reasons)
{
  TsReachCell cell = cell_by (estate, TS_REACH_BY_TENANT, operation, from, to);
  assert_int_equal (cell.pairs, pairs);
  assert_int_equal (cell.permitted, permitted);
  assert_int_equal (cell.reasons, reasons);
}

static uint64_t bit (TsReason reason)
{
  return (uint64_t)1 << reason;
}

static void inside_a_tenant_all_find_each_other_and_only_Remote_Assist_cannot_call_itself_SEED_2 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  all_external_off (&estate);
  assert_cell (&estate, TS_OPERATION_SEARCH, ABC, ABC, 6, 6, 0);
  assert_cell (&estate, TS_OPERATION_SEARCH, CONTOSO1, CONTOSO1, 20, 20, 0);
  assert_cell (&estate, TS_OPERATION_CALL, CONTOSO1, CONTOSO1, 14, 20, bit (TS_REASON_CLIENT_PAIR));
  assert_cell (&estate, TS_OPERATION_SEARCH, ABC, CONTOSO1, 0, 15, bit (TS_REASON_FED_LOCAL));
  estate_free (&estate);
}

/* Remote Assist mobile is not called over federation, and by no Teams mobile at all. */
static void figure_1_2_connects_ABC_with_both_SEED_16_SEED_17_SEED_25_SEED_26 (void **state)
{
  (void)state;
  const uint64_t mobile = bit (TS_REASON_CLIENT_NOT_FEDERABLE) | bit (TS_REASON_CLIENT_PAIR);
  Estate estate = estate_new ();
  figure_1_2 (&estate);
  for (uint32_t contoso = CONTOSO1; contoso <= CONTOSO2; contoso++) {
    assert_cell (&estate, TS_OPERATION_SEARCH, ABC, contoso, 15, 15, 0);
    assert_cell (&estate, TS_OPERATION_SEARCH, contoso, ABC, 15, 15, 0);
    assert_cell (&estate, TS_OPERATION_CALL, ABC, contoso, 12, 15, mobile);
    assert_cell (&estate, TS_OPERATION_CALL, contoso, ABC, 12, 15, mobile);
    assert_cell (&estate, TS_OPERATION_SHARE_FILE, ABC, contoso, 0, 15,
                 bit (TS_REASON_FILE_EXTERNAL) | bit (TS_REASON_CLIENT_NO_FILES) | bit (TS_REASON_CLIENT_PAIR));
  }
  estate_free (&estate);
}

static void figure_1_2_keeps_the_Contosos_apart_SEED_18_SEED_27_SEED_28 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  figure_1_2 (&estate);
  assert_cell (&estate, TS_OPERATION_SEARCH, CONTOSO1, CONTOSO2, 0, 25, bit (TS_REASON_FED_LOCAL));
  assert_cell (&estate, TS_OPERATION_CALL, CONTOSO2, CONTOSO1, 0, 25,
               bit (TS_REASON_FED_LOCAL) | bit (TS_REASON_CLIENT_PAIR));
  estate_free (&estate);
}

static void open_federation_opens_everybody_to_everybody_SEED_35 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  assert_cell (&estate, TS_OPERATION_SEARCH, CONTOSO1, CONTOSO2, 25, 25, 0);
  assert_cell (&estate, TS_OPERATION_CALL, CONTOSO1, CONTOSO2, 25 - 9 - 4, 25,
               bit (TS_REASON_CLIENT_PAIR) | bit (TS_REASON_CLIENT_NOT_FEDERABLE));
  estate_free (&estate);
}

static void figure_1_3_connects_the_guests_with_the_team_and_nobody_else_SEED_45_SEED_46_SEED_47 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  figure_1_3 (&estate);
  assert_cell (&estate, TS_OPERATION_CALL, ABC, ABC, 6, 6, 0);
  for (uint32_t contoso = CONTOSO1; contoso <= CONTOSO2; contoso++)
    assert_cell (&estate, TS_OPERATION_CALL, ABC, contoso, 2 * 4, 15,
                 bit (TS_REASON_GUEST_SCOPE) | bit (TS_REASON_FED_LOCAL) | bit (TS_REASON_CLIENT_PAIR));
  assert_cell (&estate, TS_OPERATION_SEARCH, CONTOSO1, CONTOSO2, 0, 25, bit (TS_REASON_FED_LOCAL));
  estate_free (&estate);
}

static void people_of_no_tenant_come_last_and_are_not_found_SEED_12 (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  TsReach *reach = ts_reach_new (estate.directory, compiled (&estate), TS_REACH_BY_TENANT, NULL, 0);
  assert_int_equal (ts_reach_units (reach), TENANTS + 1);
  assert_int_equal (ts_reach_unit (reach, NO_TENANT).tenant, TS_NONE);
  assert_int_equal (ts_reach_unit (reach, NO_TENANT).people.count, 2);
  ts_reach_free (reach);
  assert_cell (&estate, TS_OPERATION_SEARCH, NO_TENANT, ABC, 0, 6, bit (TS_REASON_NOT_FOUND));
  assert_cell (&estate, TS_OPERATION_SEARCH, NO_TENANT, NO_TENANT, 0, 2, bit (TS_REASON_NOT_FOUND));
  estate_free (&estate);
}

static void tenants_have_their_own_order_wherever_their_people_stand (void **state)
{
  (void)state;
  enum { MANY = 5 };
  static const uint32_t homes[] = {3, TS_NONE, 0, 4, 1, 0, 2, 3};
  TsDirectory *directory = ts_directory_new (TS_ERA_2020_04);
  uint32_t domain = ts_directory_domain (directory, "d.example");
  for (uint32_t tenant = 0; tenant < MANY; tenant++)
    ts_directory_add_tenant (directory, "T", 0);
  uint64_t expected[MANY + 1] = {0};
  for (uint32_t i = 0; i < G_N_ELEMENTS (homes); i++) {
    TsGroup group = {.name = "g", .tenant = homes[i], .domain = domain, .count = 1u << i};
    ts_directory_add_group (directory, &group);
    expected[MIN (homes[i], MANY)] += 1u << i;
  }
  TsSettings *settings = ts_settings_new (directory);
  TsPolicy *policy = ts_policy_compile (settings);
  TsReach *reach = ts_reach_new (directory, policy, TS_REACH_BY_TENANT, NULL, 0);
  assert_int_equal (ts_reach_units (reach), MANY + 1);
  for (uint32_t unit = 0; unit <= MANY; unit++) {
    assert_int_equal (ts_reach_unit (reach, unit).tenant, unit < MANY ? unit : TS_NONE);
    assert_int_equal (ts_reach_unit (reach, unit).people.count, expected[unit]);
  }
  ts_reach_free (reach);
  ts_policy_free (policy);
  ts_settings_free (settings);
  ts_directory_free (directory);
}

/* By person, those who are alike stand together: here the guests and the one who is none. */
static void rows_by_person_are_people_who_are_alike (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  figure_1_3 (&estate);
  TsReach *reach = ts_reach_new (estate.directory, compiled (&estate), TS_REACH_BY_PERSON, NULL, 0);
  assert_int_equal (ts_reach_unit (reach, 0).people.count, 2);
  assert_int_equal (ts_reach_unit (reach, 1).people.first, EXPERT_ON_PHONE);
  assert_int_equal (ts_reach_unit (reach, 4).people.first, DESK1);
  assert_int_equal (ts_reach_unit (reach, 5).people.first, DESK1_OUTSIDE);
  ts_reach_free (reach);
  assert_int_equal (cell_by (&estate, TS_REACH_BY_PERSON, TS_OPERATION_CALL, 0, 4).permitted, 2);
  assert_int_equal (cell_by (&estate, TS_REACH_BY_PERSON, TS_OPERATION_CALL, 0, 5).permitted, 0);
  estate_free (&estate);
}

/* ----------------------------------------------------------- random estates -- */

static bool is_in_unit (const Sample *sample, TsReachUnit unit, TsReachBy by, uint32_t person)
{
  if (by != TS_REACH_BY_TENANT)
    return is_in (unit.people, person);
  uint32_t group = ts_directory_group_of (sample->directory, person);
  return ts_directory_group (sample->directory, group)->tenant == unit.tenant;
}

static TsReachCell slow_cell (const Sample *sample, TsReachBy by, TsReachUnit from, TsReachUnit to,
                              TsOperation operation)
{
  TsReachCell cell = {0};
  uint32_t people = ts_directory_people (sample->directory);
  for (uint32_t a = 0; a < people; a++)
    for (uint32_t b = 0; b < people; b++) {
      if (a == b || !is_in_unit (sample, from, by, a) || !is_in_unit (sample, to, by, b))
        continue;
      TsReason reason = decide_slowly (sample->policies[0], a, b).reasons[operation];
      cell.pairs++;
      cell.permitted += reason == TS_REASON_NONE;
      cell.reasons |= reason == TS_REASON_NONE ? 0 : bit (reason);
    }
  return cell;
}

static void check_matrix (const Sample *sample, TsReachBy by, TsOperation operation)
{
  TsReach *reach = ts_reach_new (sample->directory, sample->policies[0], by, sample->intents, 2);
  uint32_t n = ts_reach_units (reach);
  g_autofree TsReachCell *cells = g_new (TsReachCell, n + 1);
  for (uint32_t from = 0; from < n; from++) {
    if (by == TS_REACH_BY_TENANT && from > 0)
      assert_true (ts_reach_unit (reach, from - 1).tenant < ts_reach_unit (reach, from).tenant);
    ts_reach_row (reach, operation, from, cells);
    for (uint32_t to = 0; to < n; to++) {
      TsReachCell slow = slow_cell (sample, by, ts_reach_unit (reach, from), ts_reach_unit (reach, to), operation);
      assert_memory_equal (&cells[to], &slow, sizeof slow);
    }
  }
  ts_reach_free (reach);
}

static void every_cell_counts_what_a_loop_over_all_people_counts (void **state)
{
  (void)state;
  static const TsOperation operations[] = {TS_OPERATION_SEARCH, TS_OPERATION_CALL, TS_OPERATION_ADD_PARTICIPANT,
                                           TS_OPERATION_SHARE_FILE};
  for (uint32_t seed = 0; seed < RANDOM_ESTATES; seed++) {
    Sample sample;
    sample_init (&sample, seed);
    check_matrix (&sample, (TsReachBy)(seed % 3), operations[seed / 3 % G_N_ELEMENTS (operations)]);
    sample_clear (&sample);
  }
}

/* Exposure, unmet, violations; the sample has one intent of each kind. */
static TsReachCounts count_slowly (const Sample *sample)
{
  TsReachCounts counts = {0};
  uint32_t people = ts_directory_people (sample->directory);
  for (uint32_t a = 0; a < people; a++)
    for (uint32_t b = 0; b < people; b++) {
      if (a == b)
        continue;
      Slow slow = decide_slowly (sample->policies[0], a, b);
      uint32_t home = ts_policy_home (sample->policies[0], ts_policy_profile_of (sample->policies[0], a));
      bool same =
        home != TS_NONE && home == ts_policy_home (sample->policies[0], ts_policy_profile_of (sample->policies[0], b));
      bool works = is_under (&sample->intents[0], a, b), is_apart = is_under (&sample->intents[1], a, b);
      bool is_possible = slow.reasons[TS_OPERATION_SEARCH] == 0 && slow.reasons[TS_OPERATION_CALL] == 0;
      counts.exposure += slow.is_exposed && !works && !is_apart;
      counts.violations += slow.is_exposed && is_apart;
      counts.unmet += !same && works && !is_possible;
    }
  return counts;
}

static TsReachCounts sum_findings (const Sample *sample, TsReachBy by)
{
  TsReachCounts counts = {0};
  uint64_t *const sums[] = {&counts.unmet, &counts.violations};
  TsReach *reach = ts_reach_new (sample->directory, sample->policies[0], by, sample->intents, 2);
  g_autoptr (GArray) findings = g_array_new (FALSE, FALSE, sizeof (TsReachFinding));
  for (uint32_t unit = 0; unit < ts_reach_units (reach); unit++)
    ts_reach_findings (reach, unit, findings);
  for (guint i = 0; i < findings->len; i++) {
    const TsReachFinding *finding = &g_array_index (findings, TsReachFinding, i);
    assert_true (finding->pairs > 0);
    assert_int_equal (finding->operations != 0, finding->intent == 0);
    assert_int_equal (finding->reasons != 0, finding->intent == 0);
    *(finding->intent == TS_NONE ? &counts.exposure : sums[finding->intent]) += finding->pairs;
  }
  ts_reach_free (reach);
  return counts;
}

static void findings_add_up_to_the_counts_of_reach_and_of_the_loop (void **state)
{
  (void)state;
  TsReachCounts all = {0};
  for (uint32_t seed = 0; seed < 3 * RANDOM_ESTATES; seed++) {
    Sample sample;
    TsReachCounts counts;
    sample_init (&sample, seed);
    TsReachCounts slow = count_slowly (&sample), sums = sum_findings (&sample, (TsReachBy)(seed % 3));
    assert_true (ts_policy_reach_counts (sample.policies[0], sample.intents, 2, 0, &counts));
    assert_memory_equal (&counts, &slow, sizeof slow);
    assert_memory_equal (&sums, &slow, sizeof slow);
    all.exposure += slow.exposure;
    all.unmet += slow.unmet;
    all.violations += slow.violations;
    sample_clear (&sample);
  }
  assert_true (all.exposure > 1000 && all.unmet > 1000 && all.violations > 1000);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (inside_a_tenant_all_find_each_other_and_only_Remote_Assist_cannot_call_itself_SEED_2),
    cmocka_unit_test (figure_1_2_connects_ABC_with_both_SEED_16_SEED_17_SEED_25_SEED_26),
    cmocka_unit_test (figure_1_2_keeps_the_Contosos_apart_SEED_18_SEED_27_SEED_28),
    cmocka_unit_test (open_federation_opens_everybody_to_everybody_SEED_35),
    cmocka_unit_test (figure_1_3_connects_the_guests_with_the_team_and_nobody_else_SEED_45_SEED_46_SEED_47),
    cmocka_unit_test (people_of_no_tenant_come_last_and_are_not_found_SEED_12),
    cmocka_unit_test (tenants_have_their_own_order_wherever_their_people_stand),
    cmocka_unit_test (rows_by_person_are_people_who_are_alike),
    cmocka_unit_test (every_cell_counts_what_a_loop_over_all_people_counts),
    cmocka_unit_test (findings_add_up_to_the_counts_of_reach_and_of_the_loop),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

/* People who never touch each other: simulated apart and added, they are what they are together, to the last event. */
#include "small_world.h"

/* Four islands, in each of which other things happen; at the same instants, since all intervals are whole hours. */
static const char *const islands =
  "tenantsim: 1\n"
  "name: islands\n"
  "era: 2020-04\n"
  "clock: {start: 2020-04-06T00:00, duration: 3d, replications: 2, seed: 5}\n"
  "tenants:\n"
  "  A: {domains: [a.com], users: {expert: {count: 3, client: teams-desktop, licences: [teams]}}}\n"
  "  B:\n"
  "    domains: [b.com]\n"
  "    users: {technician: {count: 8, client: hololens, licences: [teams, remote-assist]}}\n"
  "    teams: {field: {members: [technician]}}\n"
  "  C:\n"
  "    domains: [c.com]\n"
  "    users:\n"
  "      caller: {count: 9, client: teams-desktop, licences: [teams]}\n"
  "      agent: {count: 2, client: teams-desktop, licences: [teams], hours: mon-fri 08:00-16:00}\n"
  "  D:\n"
  "    domains: [d.com]\n"
  "    users:\n"
  "      planner: {count: 4, client: teams-desktop, licences: [teams]}\n"
  "      guest: {count: 5, client: teams-mobile, licences: [teams]}\n"
  "  E:\n"
  "    domains: [e.com]\n"
  "    users:\n"
  "      caller: {count: 4, client: teams-desktop, licences: [teams]}\n"
  "      expert: {count: 2, client: teams-desktop, licences: [teams]}\n"
  "      idler: {count: 3, client: teams-desktop, licences: [teams]}\n"
  "activities:\n"
  "  assistance:\n"
  "    who: [B]\n"
  "    needs: [A]\n"
  "    every: constant(1h)\n"
  "    talk: constant(10min)\n"
  "    third_person: {chance: 40%, from: [A]}\n"
  "    file_share: 50%\n"
  "  queue: {who: [C.caller], needs: [C.agent], every: constant(2h), talk: constant(20min), choose: queue}\n"
  "  review: {who: [D.planner], needs: [D.guest], every: exponential(8h), talk: constant(30min), file_share: 50%,\n"
  "           meeting: {ahead: constant(2h), invited: 2}}\n"
  "  few: {who: [E.caller], needs: [E.expert], every: constant(1h), talk: exponential(9min), source: finite,\n"
  "        choose: longest-idle, presence: on}\n"
  "  traffic: {who: [E.caller], needs: [E.expert], every: constant(1h), talk: exponential(9min), source: open,\n"
  "            choose: round-robin}\n"
  "behaviour: {answer_delay: constant(5s), signalling: constant(1s), find_by_name: constant(5s)}\n"
  "configurations:\n"
  "  open: {external_access: {default: open}}\n"
  "  guests: {external_access: {default: off}, guest_access: {default: on}, switching: on-demand,\n"
  "           guests: [{who: A.expert, in: B/field}]}\n"
  "  follow: {external_access: {default: off}, guest_access: {default: on}, switching: follow-meetings,\n"
  "           guests: [{who: A.expert, in: B/field}]}\n"
  "  rota: {external_access: {default: off}, guest_access: {default: on}, switching: 'rota(B 08:00-12:00)',\n"
  "         guests: [{who: A.expert, in: B/field}]}\n";

enum { ISLANDS = 4, SPLIT_CONFIGURATIONS = 3, ROTA = 3 };

static uint32_t part_of (const TsScenario *scenario, const TsParts *parts, const char *group)
{
  for (uint32_t i = 0; i < ts_directory_groups (scenario->directory); i++)
    if (g_str_equal (scenario->groups[i].full_name, group))
      return parts->of_group[i];
  fail_msg ("there is no group %s", group);
  return 0;
}

static void people_of_one_part_may_touch_each_other (void **state)
{
  (void)state;
  TsScenario *scenario = load_world (islands, NULL);
  TsParts parts = ts_parts_find (scenario);
  assert_int_equal (parts.n, ISLANDS);
  assert_int_equal (part_of (scenario, &parts, "A.expert"), 0);
  assert_int_equal (part_of (scenario, &parts, "B.technician"), 0);
  assert_int_equal (part_of (scenario, &parts, "C.caller"), 1);
  assert_int_equal (part_of (scenario, &parts, "C.agent"), 1);
  assert_int_equal (part_of (scenario, &parts, "D.planner"), 2);
  assert_int_equal (part_of (scenario, &parts, "D.guest"), 2);
  assert_int_equal (part_of (scenario, &parts, "E.caller"), 3);
  assert_int_equal (part_of (scenario, &parts, "E.expert"), 3);
  assert_int_equal (part_of (scenario, &parts, "E.idler"), 0);
  ts_parts_clear (&parts);
  ts_scenario_free (scenario);
}

/* A third person, somebody who is invited as well, somebody needed: any of them is a bridge. */
static void one_bridge_makes_one_part_of_two (void **state)
{
  (void)state;
  static const char *const bridges[] = {
    "activities.assistance.third_person.from=[A, C.agent]", "activities.review.meeting.with=[E.expert]",
    "activities.queue.needs=[C.agent, D.guest.2]", "activities.few.who=[E.caller, B]"};
  for (size_t i = 0; i < G_N_ELEMENTS (bridges); i++) {
    TsScenario *scenario = load_world (islands, bridges[i], NULL);
    TsParts parts = ts_parts_find (scenario);
    assert_int_equal (parts.n, ISLANDS - 1);
    ts_parts_clear (&parts);
    ts_scenario_free (scenario);
  }
}

static void where_things_happen_to_everybody_nobody_is_apart (void **state)
{
  (void)state;
  TsScenario *scenario = load_world (islands, NULL);
  for (uint32_t configuration = 0; configuration < SPLIT_CONFIGURATIONS; configuration++)
    assert_true (ts_parts_are_apart (scenario, configuration));
  assert_false (ts_parts_are_apart (scenario, ROTA));
  ts_scenario_free (scenario);
  scenario = load_world (islands, "changes=[{at: 1d, external_access: {A: off}}]", NULL);
  assert_false (ts_parts_are_apart (scenario, 0));
  ts_scenario_free (scenario);
}

/* -------------------------------------------------------------------- the same -- */

static void assert_same_histogram (const TsHistogram *a, const TsHistogram *b)
{
  assert_int_equal (a->tally.count, b->tally.count);
  assert_true (a->tally.sum == b->tally.sum);
  for (size_t cell = 0; cell < TS_HISTOGRAM_CELLS; cell++)
    assert_int_equal (ts_histogram_count (a, cell), ts_histogram_count (b, cell));
}

static void assert_same_needs (const TsNeedTally *a, const TsNeedTally *b)
{
  assert_int_equal (a->needs, b->needs);
  assert_int_equal (a->open, b->open);
  assert_int_equal (a->helped, b->helped);
  assert_int_equal (a->fully_helped, b->fully_helped);
  assert_int_equal (a->abandoned, b->abandoned);
  assert_int_equal (a->calls, b->calls);
  assert_int_equal (a->queued, b->queued);
  assert_int_equal (a->waited, b->waited);
  assert_int_equal (a->left, b->left);
  assert_same_histogram (&a->time_to_help, &b->time_to_help);
  assert_true (a->restricted_time_to_help.sum == b->restricted_time_to_help.sum);
}

static void assert_same_operation (const TsOperationTally *a, const TsOperationTally *b)
{
  assert_int_equal (a->wanted, b->wanted);
  assert_int_equal (a->fulfilled, b->fulfilled);
  assert_int_equal (a->started, b->started);
  assert_int_equal (a->dropped, b->dropped);
  assert_memory_equal (&a->counts, &b->counts, sizeof a->counts);
  assert_same_histogram (&a->setup_time, &b->setup_time);
}

static void assert_same_group (const TsGroupTally *a, const TsGroupTally *b)
{
  assert_same_needs (&a->needs, &b->needs);
  assert_int_equal (a->talk_time, b->talk_time);
  assert_int_equal (a->working_time, b->working_time);
  assert_int_equal (a->tenant_switches, b->tenant_switches);
  assert_int_equal (a->time_switching, b->time_switching);
}

static void assert_same_record (const TsNeedRecord *a, const TsNeedRecord *b)
{
  assert_true (a->born == b->born && a->restricted == b->restricted && a->source == b->source && a->index == b->index &&
               a->fate == b->fate && a->reason == b->reason);
}

static void assert_same (const TsReplication *a, const TsReplication *b)
{
  assert_int_equal (a->events, b->events);
  assert_true (a->fingerprint == b->fingerprint);
  assert_memory_equal (&a->fingerprints, &b->fingerprints, sizeof a->fingerprints);
  for (int operation = 0; operation < TS_OPERATIONS; operation++)
    assert_same_operation (&a->operations[operation], &b->operations[operation]);
  assert_same_needs (&a->needs, &b->needs);
  assert_int_equal (a->n_groups, b->n_groups);
  for (uint32_t group = 0; group < a->n_groups; group++)
    assert_same_group (&a->groups[group], &b->groups[group]);
  assert_int_equal (a->n_pairs, b->n_pairs);
  for (uint32_t pair = 0; pair < a->n_pairs; pair++) {
    assert_int_equal (a->pairs[pair].from, b->pairs[pair].from);
    assert_int_equal (a->pairs[pair].to, b->pairs[pair].to);
    TsAttemptCounts left = ts_pair_counts (a, pair), right = ts_pair_counts (b, pair);
    assert_memory_equal (&left, &right, sizeof left);
  }
  assert_int_equal (a->n_series, b->n_series);
  assert_memory_equal (a->series, b->series, a->n_series * sizeof *a->series);
  assert_int_equal (a->flow.arrived, b->flow.arrived);
  assert_true (a->flow.need_time == b->flow.need_time && a->flow.waits.sum == b->flow.waits.sum);
  assert_int_equal (a->n_records, b->n_records);
  for (uint32_t record = 0; record < a->n_records; record++)
    assert_same_record (&a->records[record], &b->records[record]);
}

static TsReplication run_parts (TsWorld *world, uint64_t parts, uint32_t replication)
{
  TsReplication result;
  GError *error = NULL;
  ts_world_take_parts (world, parts);
  if (!ts_world_run (world, replication, NULL, &result, &error))
    fail_msg ("%s", error->message);
  return result;
}

/* In every configuration, whichever parts are simulated together, in whatever order they are added. */
static void assert_apart_is_together (const TsScenario *scenario)
{
  static const uint64_t divisions[][ISLANDS] = {{1, 2, 4, 8}, {8, 4, 2, 1}, {5, 10}, {6, 9}, {14, 1}};
  for (uint32_t configuration = 0; configuration < SPLIT_CONFIGURATIONS; configuration++) {
    TsWorld *world = ts_world_new (scenario, configuration, TS_PENDING_BUCKETS, NULL);
    ts_world_keep_records (world);
    for (size_t division = 0; division < G_N_ELEMENTS (divisions); division++) {
      const uint64_t *parts = divisions[division];
      TsReplication whole = run_parts (world, UINT64_MAX, 1);
      TsReplication added = run_parts (world, parts[0], 1);
      assert_true (added.events > 0 && added.events < whole.events);
      for (size_t i = 1; i < ISLANDS && parts[i] != 0; i++) {
        TsReplication other = run_parts (world, parts[i], 1);
        ts_replication_add (&added, &other);
      }
      assert_null (ts_replication_check (&added));
      assert_same (&added, &whole);
      ts_replication_clear (&added);
      ts_replication_clear (&whole);
    }
    ts_world_free (world);
  }
}

static void what_happens_apart_is_what_happens_together (void **state)
{
  (void)state;
  TsScenario *scenario = load_world (islands, NULL);
  assert_apart_is_together (scenario);
  ts_scenario_free (scenario);
}

static void also_in_a_crowd_and_behind_a_warm_up (void **state)
{
  (void)state;
  TsScenario *scenario =
    load_world (islands, "clock.warm_up=1d", "activities.assistance.every=constant(15min)",
                "activities.queue.every=constant(15min)", "activities.few.every=constant(10min)",
                "behaviour.mistyped=20%", "behaviour.dropped=20%", "behaviour.patience=10min", NULL);
  assert_apart_is_together (scenario);
  ts_scenario_free (scenario);
}

/* ----------------------------------------------------------------------- sharing -- */

static void every_part_is_in_one_share_and_no_share_is_empty (void **state)
{
  (void)state;
  TsParts parts = {.n = 5, .needs = {1, 9, 2, 4, 4}};
  assert_int_equal (ts_parts_share (&parts, 0, 2), 1 << 1 | 1 << 0);          /* 9 + 1 */
  assert_int_equal (ts_parts_share (&parts, 1, 2), 1 << 3 | 1 << 4 | 1 << 2); /* 4 + 4 + 2 */
  for (uint32_t shares = 1; shares <= parts.n; shares++) {
    uint64_t all = 0;
    for (uint32_t share = 0; share < shares; share++) {
      uint64_t own = ts_parts_share (&parts, share, shares);
      assert_true (own != 0 && (all & own) == 0);
      all |= own;
    }
    assert_int_equal (all, 31);
  }
}

/* A hundred pairs of groups, of which the last expects a hundred times as much. */
static void more_islands_than_parts_are_put_together_evenly (void **state)
{
  (void)state;
  GString *text = g_string_new ("tenantsim: 1\nname: archipelago\nera: 2020-04\n"
                                "clock: {start: 2020-04-06T00:00, duration: 1d, replications: 1}\ntenants:\n");
  for (unsigned i = 0; i < 100; i++)
    g_string_append_printf (text,
                            "  T%u: {domains: [t%u.com], users: {a: {count: 1, client: teams-desktop}, "
                            "b: {count: 1, client: teams-desktop}}}\n",
                            i, i);
  g_string_append (text, "activities:\n");
  for (unsigned i = 0; i < 100; i++)
    g_string_append_printf (text, "  x%u: {who: T%u.a, needs: T%u.b, every: %s}\n", i, i, i,
                            i == 99 ? "exponential(1min)" : "exponential(100min)");
  g_string_append (text, "configurations:\n  open: {}\n");
  TsScenario *scenario = load_world (text->str, NULL);
  TsParts parts = ts_parts_find (scenario);
  assert_int_equal (parts.n, TS_MOST_PARTS);
  uint8_t busy = parts.of_group[2 * 99];
  for (uint32_t i = 0; i < 100; i++) {
    assert_int_equal (parts.of_group[2 * i], parts.of_group[2 * i + 1]);
    assert_true ((parts.of_group[2 * i] == busy) == (i == 99));
  }
  for (uint32_t part = 0; part < parts.n; part++)
    assert_true (part == busy || parts.needs[part] < parts.needs[busy] / 40);
  ts_parts_clear (&parts);
  ts_scenario_free (scenario);
  g_string_free (text, TRUE);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (people_of_one_part_may_touch_each_other),
    cmocka_unit_test (one_bridge_makes_one_part_of_two),
    cmocka_unit_test (where_things_happen_to_everybody_nobody_is_apart),
    cmocka_unit_test (what_happens_apart_is_what_happens_together),
    cmocka_unit_test (also_in_a_crowd_and_behind_a_warm_up),
    cmocka_unit_test (every_part_is_in_one_share_and_no_share_is_empty),
    cmocka_unit_test (more_islands_than_parts_are_put_together_evenly),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

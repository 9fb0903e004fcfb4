/* Whom a need tries: each rule of `choose`, and what presence shows of whom. */
#include "small_world.h"

/* One technician or desk after the other calls experts who always answer; `choose` and
 * what else is stated are all that differs. */
#define ALWAYS "behaviour.answered=100%", "behaviour.declined=0%", "behaviour.media_failure=0%"

static const TsAttemptCounts *calls (const TsReplication *result)
{
  return counts_of (result, TS_OPERATION_CALL);
}

static TsReplication run_choice (const char *choose, const char *presence, const char *change)
{
  TsScenario *scenario =
    load_small_world (ALWAYS, "activities.inside.needs=[ABC.expert]", "activities.inside.every=exponential(5min)",
                      "activities.inside.talk=constant(10min)", "activities.assistance.every=constant(1000h)",
                      "behaviour.persons=1", "behaviour.tries=1", choose, presence, change, NULL);
  TsReplication result = run_small_world (scenario, CONFIGURATION_OPEN, 0);
  ts_scenario_free (scenario);
  return result;
}

/* Three experts, offered five Erlang or so: those who see who is free meet fewer busy ones,
 * as many as there are moments when all are busy. */
static void presence_saves_calls_to_people_who_talk (void **state)
{
  (void)state;
  static const char *const rules[] = {"random", "in-order", "round-robin", "least-refused"};
  for (size_t i = 0; i < G_N_ELEMENTS (rules); i++) {
    g_autofree char *choose = g_strdup_printf ("activities.inside.choose=%s", rules[i]);
    TsReplication blind = run_choice (choose, "activities.inside.presence=off", "behaviour.mistyped=0%");
    TsReplication sees = run_choice (choose, "activities.inside.presence=on", "behaviour.mistyped=0%");
    assert_true (sees.needs.helped > blind.needs.helped);
    assert_true (calls (&sees)->reasons[TS_REASON_BUSY] < calls (&blind)->reasons[TS_REASON_BUSY]);
    ts_replication_clear (&blind);
    ts_replication_clear (&sees);
  }
}

/* Every idle expert is as good as another for those who wait: the rule decides who works,
 * not how much. Technicians are at most eight, so ties do not matter. */
static void rules_with_presence_differ_in_who_is_called_only (void **state)
{
  (void)state;
  TsReplication first =
    run_choice ("activities.inside.choose=longest-idle", "activities.inside.source=steady", "behaviour.mistyped=0%");
  TsReplication second =
    run_choice ("activities.inside.choose=in-order", "activities.inside.presence=on", "behaviour.mistyped=0%");
  double ratio = (double)first.needs.helped / (double)second.needs.helped;
  assert_true (ratio > 0.97 && ratio < 1.03);
  ts_replication_clear (&first);
  ts_replication_clear (&second);
}

/* A guest who is active elsewhere is shown as offline: presence finds nobody, and the
 * choice is as blind as without it (SEED F3). */
static void a_guest_who_is_elsewhere_is_not_shown_as_available (void **state)
{
  (void)state;
  const char *const presences[] = {"activities.inside.presence=off", "activities.inside.presence=on"};
  uint64_t fingerprints[2];
  for (int i = 0; i < 2; i++) {
    TsScenario *scenario = load_small_world (ALWAYS, "activities.inside.needs=[ABC.expert]", presences[i], NULL);
    TsReplication result = run_small_world (scenario, CONFIGURATION_GUESTS_HOME, 0);
    assert_true (calls (&result)->reasons[TS_REASON_OFFLINE_OTHER_TENANT] > 0);
    assert_int_equal (calls (&result)->outcomes[TS_OUTCOME_SUCCESS], 0);
    fingerprints[i] = result.fingerprint;
    ts_replication_clear (&result);
    ts_scenario_free (scenario);
  }
  assert_true (fingerprints[0] == fingerprints[1]);
}

/* Once an expert is active where the technician is, presence prefers them. */
static void a_guest_who_has_come_is_preferred (void **state)
{
  (void)state;
  uint64_t asked[2];
  const char *const presences[] = {"activities.inside.presence=off", "activities.inside.presence=on"};
  for (int i = 0; i < 2; i++) {
    TsScenario *scenario =
      load_small_world (ALWAYS, "activities.inside.needs=[ABC.expert]", "activities.inside.every=exponential(2h)",
                        "clock.duration=20d", presences[i], NULL);
    TsReplication result = run_small_world (scenario, CONFIGURATION_GUESTS, 0);
    asked[i] = calls (&result)->reasons[TS_REASON_OFFLINE_OTHER_TENANT];
    ts_replication_clear (&result);
    ts_scenario_free (scenario);
  }
  assert_true (asked[1] < asked[0]);
}

/* Two hundred experts are at home, where technicians do not see them; the few who have come
 * are found all the same, though they have been free for the shortest time. */
static void the_few_who_have_come_are_found_among_many (void **state)
{
  (void)state;
  uint64_t asked[2];
  const char *const rules[] = {"activities.inside.choose=random", "activities.inside.choose=longest-idle"};
  for (int i = 0; i < 2; i++) {
    TsScenario *scenario = load_small_world (
      ALWAYS, "tenants.ABC.users.expert.count=200", "activities.inside.needs=[ABC.expert]",
      "activities.inside.every=exponential(20min)", "activities.assistance.every=constant(1000h)", rules[i], NULL);
    TsReplication result = run_small_world (scenario, CONFIGURATION_GUESTS, 0);
    asked[i] = calls (&result)->reasons[TS_REASON_OFFLINE_OTHER_TENANT];
    ts_replication_clear (&result);
    ts_scenario_free (scenario);
  }
  assert_true (asked[1] * 3 < asked[0]);
}

/* Who hunts through a list makes the last in it work least. */
static void hunting_starts_at_the_top_of_the_list (void **state)
{
  (void)state;
  TsScenario *scenario = load_small_world (
    ALWAYS, "activities.inside.who=[Contoso.technician.1]", "activities.inside.needs=[Contoso.desk, ABC.expert]",
    "activities.inside.choose=in-order", "activities.assistance.every=constant(1000h)", "behaviour.mistyped=0%", NULL);
  TsReplication result = run_small_world (scenario, CONFIGURATION_OPEN, 0);
  /* The first of the list is always free for a single caller. */
  assert_true (between (scenario, &result, "Contoso.technician", "Contoso.desk", TS_OPERATION_CALL).attempts > 0 ||
               between (scenario, &result, "Contoso.technician", "ABC.expert", TS_OPERATION_CALL).attempts > 0);
  assert_true (between (scenario, &result, "Contoso.technician", "Contoso.desk", TS_OPERATION_CALL).attempts == 0 ||
               between (scenario, &result, "Contoso.technician", "ABC.expert", TS_OPERATION_CALL).attempts == 0);
  ts_replication_clear (&result);
  ts_scenario_free (scenario);
}

/* A round over two groups of one shares calls evenly; somebody of one's own gets all while nobody else is tried. */
static void a_round_is_even_and_a_name_is_not (void **state)
{
  (void)state;
  const char *const rules[] = {"activities.inside.choose=round-robin", "activities.inside.choose=named"};
  for (int i = 0; i < 2; i++) {
    TsScenario *scenario = load_small_world (
      ALWAYS, "activities.inside.who=[Contoso.technician.1]", "activities.inside.needs=[Contoso.desk.1, ABC.expert.1]",
      rules[i], "clock.duration=30d", "activities.assistance.every=constant(100000h)", "behaviour.mistyped=0%",
      "behaviour.persons=1", NULL);
    TsReplication result = run_small_world (scenario, CONFIGURATION_OPEN, 0);
    uint64_t desk = between (scenario, &result, "Contoso.technician", "Contoso.desk", TS_OPERATION_CALL).attempts;
    uint64_t expert = between (scenario, &result, "Contoso.technician", "ABC.expert", TS_OPERATION_CALL).attempts;
    assert_true (desk + expert > 50);
    if (i == 0)
      assert_true (desk + 1 >= expert && expert + 1 >= desk);
    else
      assert_true (desk == 0 || expert == 0);
    ts_replication_clear (&result);
    ts_scenario_free (scenario);
  }
}

/* Who has refused is asked last: with experts who never answer, calls go round. */
static void those_who_refused_come_last (void **state)
{
  (void)state;
  TsScenario *scenario = load_small_world (
    "behaviour.answered=0%", "behaviour.declined=100%", "activities.inside.who=[Contoso.technician.1]",
    "activities.inside.needs=[Contoso.desk.1, ABC.expert.1]", "activities.inside.choose=least-refused",
    "clock.duration=30d", "activities.assistance.every=constant(100000h)", "behaviour.mistyped=0%", "behaviour.tries=1",
    "behaviour.persons=1", NULL);
  TsReplication result = run_small_world (scenario, CONFIGURATION_OPEN, 0);
  uint64_t desk = between (scenario, &result, "Contoso.technician", "Contoso.desk", TS_OPERATION_CALL).attempts;
  uint64_t expert = between (scenario, &result, "Contoso.technician", "ABC.expert", TS_OPERATION_CALL).attempts;
  assert_true (desk > 20 && expert > 20 && desk + expert == calls (&result)->attempts);
  assert_true (desk < 3 * expert && expert < 3 * desk);
  ts_replication_clear (&result);
  ts_scenario_free (scenario);
}

/* ----------------------------------------------------------- third persons -- */

/* How often each of three desks was called into a call, by the trace. */
typedef struct {
  uint32_t first;
  uint64_t added[4];
  uint32_t last;
  uint64_t turns; /* additions of the next in order after the one before */
} Added;

static void count_added (const TsTraceRecord *record, void *data)
{
  Added *added = data;
  if (record->kind != TS_TRACE_ATTEMPT || record->operation != TS_OPERATION_ADD_PARTICIPANT ||
      record->to - added->first >= 4)
    return;
  uint32_t desk = record->to - added->first;
  added->added[desk]++;
  added->turns += desk == (added->last + 1) % 4;
  added->last = desk;
}

static Added run_thirds (const char *choose, const char *presence)
{
  TsScenario *scenario = load_small_world (
    ALWAYS, "activities.inside.every=constant(1000h)", "activities.assistance.who=[Contoso.technician.1]",
    "activities.assistance.every=constant(1h)", "activities.assistance.third_person.chance=100%",
    "activities.assistance.third_person.from=[Contoso.desk]", "activities.assistance.talk=constant(10min)",
    "behaviour.persons=1", "behaviour.tries=1", choose, presence, NULL);
  Added added = {.first = ts_directory_group_people (scenario->directory, group_named (scenario, "Contoso.desk")).first,
                 .last = 3};
  TsWorld *world = ts_world_new (scenario, CONFIGURATION_GUESTS, TS_PENDING_HEAP, NULL);
  TsReplication result;
  ts_world_trace (world, count_added, &added);
  run_in (world, 0, &result);
  ts_replication_clear (&result);
  ts_world_free (world);
  ts_scenario_free (scenario);
  return added;
}

static uint64_t all_added (const Added *added)
{
  return added->added[0] + added->added[1] + added->added[2] + added->added[3];
}

static void third_persons_are_chosen_by_the_same_rule (void **state)
{
  (void)state;
  Added named = run_thirds ("activities.assistance.choose=named", "activities.assistance.presence=off");
  Added in_order = run_thirds ("activities.assistance.choose=in-order", "activities.assistance.presence=off");
  Added round = run_thirds ("activities.assistance.choose=round-robin", "activities.assistance.presence=off");
  Added idle = run_thirds ("activities.assistance.choose=longest-idle", "activities.assistance.presence=on");
  Added random = run_thirds ("activities.assistance.choose=random", "activities.assistance.presence=off");
  uint64_t most_named = 0, met_at_random = 0;
  for (int desk = 0; desk < 4; desk++) {
    most_named = MAX (most_named, named.added[desk]);
    met_at_random += random.added[desk] > 0;
  }
  assert_true (all_added (&named) > 10);
  assert_int_equal (most_named, all_added (&named));
  assert_int_equal (in_order.added[0], all_added (&in_order));
  assert_true (round.turns > 10 && round.turns == all_added (&round));
  assert_true (idle.turns > 10 && idle.turns == all_added (&idle)); /* nobody else calls them */
  assert_int_equal (met_at_random, 4);
  assert_true (random.turns < all_added (&random));
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (presence_saves_calls_to_people_who_talk),
    cmocka_unit_test (rules_with_presence_differ_in_who_is_called_only),
    cmocka_unit_test (a_guest_who_is_elsewhere_is_not_shown_as_available),
    cmocka_unit_test (a_guest_who_has_come_is_preferred),
    cmocka_unit_test (the_few_who_have_come_are_found_among_many),
    cmocka_unit_test (hunting_starts_at_the_top_of_the_list),
    cmocka_unit_test (a_round_is_even_and_a_name_is_not),
    cmocka_unit_test (those_who_refused_come_last),
    cmocka_unit_test (third_persons_are_chosen_by_the_same_rule),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

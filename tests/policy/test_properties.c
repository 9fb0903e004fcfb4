/* What must hold of every estate, tried on random ones: how verdicts may change when one setting does. A pair is
 * enabled when search or call becomes possible in some active tenants. */
#include "sketch.h"

#include "../../sim/policy/rules.h"

enum { SEED = 28, ESTATES = 1500 };

/* The questions of an exposure: by full address, so that nobody is missed for being unknown by name. */
static const SketchQuestion search = {TS_OPERATION_SEARCH, false};
static const SketchQuestion call = {TS_OPERATION_CALL, false};

typedef void PairCheck (const Sketch *sketch, const TsPolicy *before, const TsPolicy *after, uint32_t caller,
                        uint32_t callee);

static void for_each_pair (const Sketch *sketch, const TsPolicy *before, const TsPolicy *after, PairCheck *check)
{
  for (uint32_t caller = 0; caller < sketch->n_people; caller++)
    for (uint32_t callee = 0; callee < sketch->n_people; callee++)
      if (caller != callee)
        check (sketch, before, after, caller, callee);
}

/* Compares every pair of the estate with the changed estate, which has the same people. */
static void compare_estates (const Sketch *sketch, const Sketch *changed, PairCheck *check)
{
  Built before = sketch_build (sketch), after = sketch_build (changed);
  for_each_pair (sketch, before.policy, after.policy, check);
  built_free (&before);
  built_free (&after);
}

static bool is_allowed (TsFacts facts)
{
  return ts_decide (facts).kind == TS_VERDICT_ALLOW;
}

static size_t disabled; /* how many questions a change has closed: a property of nothing proves nothing */

/* Where a path is preferred, closing it can move two people to the other one, on which they
 * may happen to be: the verdict here and now is compared only where none is. */
static void assert_not_enabled (const Sketch *sketch, const TsPolicy *before, const TsPolicy *after, uint32_t caller,
                                uint32_t callee)
{
  for (unsigned i = 0; i < SKETCH_QUESTIONS; i++) {
    TsFacts then = sketch_facts (sketch, before, sketch_questions[i], caller, callee);
    TsFacts now = sketch_facts (sketch, after, sketch_questions[i], caller, callee);
    assert_true (ts_permitted_somewhere (then) || !ts_permitted_somewhere (now));
    assert_true (ts_exposed (then) || !ts_exposed (now));
    if (sketch->prefer == TS_PREFER_ACTIVE)
      assert_true (is_allowed (then) || !is_allowed (now));
    disabled += ts_permitted_somewhere (then) && !ts_permitted_somewhere (now);
  }
}

static void assert_same_facts (const Sketch *sketch, const TsPolicy *before, const TsPolicy *after, uint32_t caller,
                               uint32_t callee)
{
  for (unsigned i = 0; i < SKETCH_QUESTIONS; i++)
    assert_int_equal (sketch_facts (sketch, before, sketch_questions[i], caller, callee),
                      sketch_facts (sketch, after, sketch_questions[i], caller, callee));
}

/* ----------------------------------------------------------- taking away -- */

static void one_more_blocked_domain_never_enables_a_pair_SEED_23 (void **state)
{
  (void)state;
  disabled = 0;
  for (uint64_t i = 0; i < ESTATES; i++) {
    Sketch sketch = sketch_draw (SEED, i), changed = sketch;
    changed.external[i % sketch.n_tenants].blocked |= 1u << (i / 7 % (2 * sketch.n_tenants + 1));
    compare_estates (&sketch, &changed, assert_not_enabled);
  }
  assert_true (disabled > 0);
}

static void one_allowed_domain_less_never_enables_a_pair_SEED_23 (void **state)
{
  (void)state;
  disabled = 0;
  for (uint64_t i = 0; i < ESTATES; i++) {
    Sketch sketch = sketch_draw (SEED, i), changed = sketch;
    changed.external[i % sketch.n_tenants].allowed &= ~(1u << (i / 7 % (2 * sketch.n_tenants + 1)));
    compare_estates (&sketch, &changed, assert_not_enabled);
  }
  assert_true (disabled > 0);
}

static void a_switch_turned_off_never_enables_a_pair (void **state)
{
  (void)state;
  disabled = 0;
  for (uint64_t i = 0; i < ESTATES; i++) {
    Sketch sketch = sketch_draw (SEED, i), changed = sketch;
    uint32_t tenant = (uint32_t)(i % sketch.n_tenants);
    if (i % 3 == 0)
      changed.external[tenant].on = false;
    else if (i % 3 == 1)
      changed.guest_access[tenant].on = false;
    else
      changed.guest_access[tenant].calling = false;
    compare_estates (&sketch, &changed, assert_not_enabled);
  }
  assert_true (disabled > 0);
}

/* Each seat of a guest or member in turn. */
static void a_guest_or_a_member_less_never_enables_a_pair_SEED_34 (void **state)
{
  (void)state;
  disabled = 0;
  for (uint64_t i = 0; i < ESTATES; i++) {
    Sketch sketch = sketch_draw (SEED, i);
    if (sketch.n_seats == 0)
      continue;
    Sketch changed = sketch;
    changed.seats[i % sketch.n_seats] = sketch.seats[sketch.n_seats - 1];
    changed.n_seats--;
    compare_estates (&sketch, &changed, assert_not_enabled);
  }
  assert_true (disabled > 0);
}

/* ------------------------------------------------------------------- lists -- */

/* The domains of a list backwards, each twice, written in capitals. */
static size_t write_otherwise (TsDirectory *directory, unsigned set, uint32_t *domains)
{
  size_t n = 0;
  for (uint32_t domain = SKETCH_DOMAINS; domain-- > 0;) {
    char name[32];
    g_snprintf (name, sizeof name, "D%u.EXAMPLE", domain);
    for (unsigned times = 0; (set >> domain & 1) != 0 && times < 2; times++)
      domains[n++] = ts_directory_domain (directory, name);
  }
  return n;
}

static TsPolicy *compile_otherwise (const Sketch *sketch, const Built *built)
{
  for (uint32_t tenant = 0; tenant < sketch->n_tenants; tenant++) {
    const SketchExternal *external = &sketch->external[tenant];
    uint32_t allowed[2 * SKETCH_DOMAINS], blocked[2 * SKETCH_DOMAINS], trials[2 * SKETCH_DOMAINS];
    TsExternalAccess access = {.on = external->on,
                               .has_allow_list = external->has_allow_list,
                               .trials = external->trials,
                               .trial_domains = trials,
                               .n_trial_domains = write_otherwise (built->directory, external->trial_domains, trials),
                               .allowed = allowed,
                               .n_allowed = write_otherwise (built->directory, external->allowed, allowed),
                               .blocked = blocked,
                               .n_blocked = write_otherwise (built->directory, external->blocked, blocked)};
    ts_settings_set_external (built->settings, tenant, &access);
  }
  return ts_policy_compile (built->settings);
}

static void order_repeats_and_letter_case_of_lists_never_matter (void **state)
{
  (void)state;
  for (uint64_t i = 0; i < ESTATES; i++) {
    Sketch sketch = sketch_draw (SEED, i);
    Built built = sketch_build (&sketch);
    uint32_t domains = ts_directory_domains (built.directory);
    TsPolicy *otherwise = compile_otherwise (&sketch, &built);
    assert_int_equal (ts_directory_domains (built.directory), domains);
    for_each_pair (&sketch, built.policy, otherwise, assert_same_facts);
    ts_policy_free (otherwise);
    built_free (&built);
  }
}

/* ------------------------------------------------------------- both ways -- */

static void assert_mirrored (TsFacts there, TsFacts back)
{
  assert_int_equal (ts_fact (there, TS_FACT_LOCAL_PERMITS), ts_fact (back, TS_FACT_REMOTE_PERMITS));
  assert_int_equal (ts_fact (there, TS_FACT_CALLER_FEDERATES), ts_fact (back, TS_FACT_CALLEE_FEDERATES));
  assert_int_equal (ts_way_exists (there, TS_WAY_EXTERNAL), ts_way_exists (back, TS_WAY_EXTERNAL));
  if (ts_way_exists (there, TS_WAY_EXTERNAL))
    assert_int_equal (ts_rules_failing (there, TS_WAY_EXTERNAL, TS_RULE_OF_TENANTS) == 0,
                      ts_rules_failing (back, TS_WAY_EXTERNAL, TS_RULE_OF_TENANTS) == 0);
}

static void assert_symmetric (const Sketch *sketch, const TsPolicy *policy, const TsPolicy *same, uint32_t caller,
                              uint32_t callee)
{
  for (unsigned i = 0; i < SKETCH_QUESTIONS; i++)
    assert_mirrored (sketch_facts (sketch, policy, sketch_questions[i], caller, callee),
                     sketch_facts (sketch, same, sketch_questions[i], callee, caller));
}

static void external_access_permits_both_ways_or_not_at_all_SEED_25_SEED_27 (void **state)
{
  (void)state;
  for (uint64_t i = 0; i < ESTATES; i++) {
    Sketch sketch = sketch_draw (SEED, i);
    compare_estates (&sketch, &sketch, assert_symmetric);
  }
}

/* ---------------------------------------------------------- third tenants -- */

static bool are_at_home_in_two_of (const Sketch *sketch, uint32_t caller, uint32_t callee, uint32_t third)
{
  uint32_t a = sketch_group_of (sketch, caller)->tenant, b = sketch_group_of (sketch, callee)->tenant;
  return a != TS_NONE && b != TS_NONE && a != b && a != third && b != third;
}

/* Nobody is a guest: all that a third tenant could do is federate with both. */
static Sketch without_guests (const Sketch *sketch)
{
  Sketch changed = *sketch;
  changed.n_seats = 0;
  for (uint32_t i = 0; i < sketch->n_seats; i++)
    if (sketch->seats[i].kind == SEAT_MEMBER)
      changed.seats[changed.n_seats++] = sketch->seats[i];
  return changed;
}

/* A third tenant, open to everybody or closed, makes no difference to two others. */
static void reachability_is_not_transitive_over_external_access_SEED_28 (void **state)
{
  (void)state;
  size_t pairs = 0, closed = 0;
  for (uint64_t i = 0; i < ESTATES; i++) {
    Sketch drawn = sketch_draw (SEED, i), open = without_guests (&drawn), shut = open;
    uint32_t third = (uint32_t)(i % open.n_tenants);
    open.external[third] = (SketchExternal){.on = true};
    shut.external[third] = (SketchExternal){.on = false};
    Built before = sketch_build (&open), after = sketch_build (&shut);
    for (uint32_t caller = 0; caller < open.n_people; caller++)
      for (uint32_t callee = 0; callee < open.n_people; callee++) {
        if (!are_at_home_in_two_of (&open, caller, callee, third))
          continue;
        assert_same_facts (&open, before.policy, after.policy, caller, callee);
        TsFacts facts = sketch_facts (&open, before.policy, search, caller, callee);
        bool is_mutual = ts_fact (facts, TS_FACT_LOCAL_PERMITS) != 0 && ts_fact (facts, TS_FACT_REMOTE_PERMITS) != 0;
        assert_true (is_mutual || !ts_permitted_somewhere (facts));
        pairs++;
        closed += !is_mutual;
      }
    built_free (&before);
    built_free (&after);
  }
  assert_true (pairs > 0 && closed > 0 && closed < pairs);
}

/* ------------------------------------------------------------------ counts -- */

enum { MOST_INTENTS = 4 };

typedef struct {
  size_t n;
  TsIntent intents[MOST_INTENTS];
  TsRange ranges[MOST_INTENTS][2];
} Intents;

static void draw_intents (const Sketch *sketch, uint64_t number, Intents *intents)
{
  Dice dice = {.key = {SEED + 1, number}};
  intents->n = dice_below (&dice, MOST_INTENTS + 1);
  for (size_t i = 0; i < intents->n; i++) {
    for (unsigned side = 0; side < 2; side++) {
      uint32_t first = dice_below (&dice, sketch->n_people);
      intents->ranges[i][side] = (TsRange){first, 1 + dice_below (&dice, sketch->n_people - first)};
    }
    intents->intents[i] = (TsIntent){.kind = (TsIntentKind)dice_below (&dice, 2),
                                     .first = &intents->ranges[i][0],
                                     .n_first = 1,
                                     .second = &intents->ranges[i][1],
                                     .n_second = 1};
  }
}

static bool is_in (TsRange range, uint32_t person)
{
  return person - range.first < range.count;
}

static bool is_intended (const Intents *intents, TsIntentKind kind, uint32_t a, uint32_t b)
{
  for (size_t i = 0; i < intents->n; i++) {
    const TsRange *ranges = intents->ranges[i];
    if (intents->intents[i].kind == kind &&
        ((is_in (ranges[0], a) && is_in (ranges[1], b)) || (is_in (ranges[0], b) && is_in (ranges[1], a))))
      return true;
  }
  return false;
}

static void count_pair (const Sketch *sketch, const TsPolicy *policy, const Intents *intents, uint32_t caller,
                        uint32_t callee, TsReachCounts *counts)
{
  TsFacts searching = sketch_facts (sketch, policy, search, caller, callee);
  TsFacts calling = sketch_facts (sketch, policy, call, caller, callee);
  bool is_exposed = ts_exposed (searching) || ts_exposed (calling);
  bool is_met = ts_permitted_somewhere (searching) && ts_permitted_somewhere (calling);
  bool is_wanted = is_intended (intents, TS_INTENT_COLLABORATION, caller, callee);
  bool is_unwanted = is_intended (intents, TS_INTENT_ISOLATION, caller, callee);
  counts->exposure += is_exposed && !is_wanted && !is_unwanted;
  counts->violations += is_exposed && is_unwanted;
  counts->unmet += is_wanted && !is_met;
}

static TsReachCounts count_slowly (const Sketch *sketch, const TsPolicy *policy, const Intents *intents)
{
  TsReachCounts counts = {0};
  for (uint32_t caller = 0; caller < sketch->n_people; caller++)
    for (uint32_t callee = 0; callee < sketch->n_people; callee++) {
      uint32_t home = sketch_group_of (sketch, caller)->tenant;
      bool is_across = home == TS_NONE || home != sketch_group_of (sketch, callee)->tenant;
      if (caller != callee && is_across)
        count_pair (sketch, policy, intents, caller, callee, &counts);
    }
  return counts;
}

static void reach_counts_are_those_of_a_slow_count_over_all_pairs (void **state)
{
  (void)state;
  TsReachCounts sum = {0};
  for (uint64_t i = 0; i < ESTATES; i++) {
    Sketch sketch = sketch_draw (SEED, i);
    Built built = sketch_build (&sketch);
    Intents intents;
    draw_intents (&sketch, i, &intents);
    TsReachCounts fast, slow = count_slowly (&sketch, built.policy, &intents);
    assert_true (ts_policy_reach_counts (built.policy, intents.intents, intents.n, 0, &fast));
    assert_int_equal (fast.exposure, slow.exposure);
    assert_int_equal (fast.unmet, slow.unmet);
    assert_int_equal (fast.violations, slow.violations);
    sum.exposure += slow.exposure;
    sum.unmet += slow.unmet;
    sum.violations += slow.violations;
    built_free (&built);
  }
  assert_true (sum.exposure > 0 && sum.unmet > 0 && sum.violations > 0);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (one_more_blocked_domain_never_enables_a_pair_SEED_23),
    cmocka_unit_test (one_allowed_domain_less_never_enables_a_pair_SEED_23),
    cmocka_unit_test (a_switch_turned_off_never_enables_a_pair),
    cmocka_unit_test (a_guest_or_a_member_less_never_enables_a_pair_SEED_34),
    cmocka_unit_test (order_repeats_and_letter_case_of_lists_never_matter),
    cmocka_unit_test (external_access_permits_both_ways_or_not_at_all_SEED_25_SEED_27),
    cmocka_unit_test (reachability_is_not_transitive_over_external_access_SEED_28),
    cmocka_unit_test (reach_counts_are_those_of_a_slow_count_over_all_pairs),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

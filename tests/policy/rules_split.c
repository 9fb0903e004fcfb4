/* That comparing rule by rule loses nothing: run by test_rules_split.sh, which compiles the sources of the core
 * into this program with a ts_fact() that notes which facts are read (traced_facts.h). A function
 * that never reads a fact does not depend on it; so a rule that reads, on every choice of the
 * facts that its clauses in Prolog look at, no other fact has been compared on the whole space by
 * test_rules_table.c. What forbids a way is the set of its rules that do, each evaluated alone. The decision is run over stand-ins for the rules, which say only "forbidden" or "open":
 * it reads nothing else but which ways exist, whom they find, the preferred path and the operation. */
#include "rule_tables.h"

#include "../../sim/policy/rules.h"

/* What traced_facts.h asks for. */
uint64_t facts_read; /* bit f for TsFact f */
TsFacts facts_key;

/* What the decision is told instead of the rules: a set of reasons a way, empty or not. */
uint64_t chosen_rules (TsFacts facts, TsWay way);
TsReason chosen_first (uint64_t reasons);

enum { SAMPLES = 10000 };

static RuleTables *tables;

/* The core sees every word under a key of its own: whoever reads it in any other way than by
 * ts_fact() reads noise. */
static TsFacts scrambled (TsFacts facts)
{
  facts_key = facts_key * 6364136223846793005u + 1442695040888963407u;
  facts_key ^= facts_key >> 29;
  return facts ^ facts_key;
}

/* Only ts_policy_decide() needs it, which is not asked. */
TsFacts ts_policy_facts (const TsPolicy *policy, const TsQuestion *question)
{
  (void)policy;
  (void)question;
  g_assert_not_reached ();
}

static int read_the_tables (void **state)
{
  (void)state;
  tables = rule_tables_new ();
  return 0;
}

static int forget_the_tables (void **state)
{
  (void)state;
  rule_tables_free (tables);
  return 0;
}

static void print_facts (FactSet set)
{
  for (unsigned fact = 0; fact < TS_FACT_FIELDS; fact++)
    if ((set >> fact & 1) != 0)
      print_message (" %s", ts_fact_fields[fact].name);
  print_message ("\n");
}

/* -------------------------------------------------------------------- rules */

/* Evaluates the rows of a reason on a word; adds what they read. */
static bool evaluate (TsReason reason, TsFacts facts, TsWay way, FactSet *read)
{
  size_t n;
  const TsRule *rules = ts_rules (&n);
  bool forbids = false;
  facts = scrambled (facts);
  facts_read = 0;
  for (size_t i = 0; i < n; i++)
    if (rules[i].reason == reason && ts_rules_row_forbids (i, facts, way))
      forbids = true;
  *read |= facts_read;
  return forbids;
}

static void a_rule_reads_only_what_its_clauses_look_at (void **state)
{
  (void)state;
  size_t words = 0, rules = 0;
  for (unsigned way = 0; way < TS_WAYS; way++)
    for (unsigned rule = 0; rule < tables->n_rules; rule++) {
      TsReason reason = tables->order[rule];
      FactSet read = 0, set = rule_fields (tables, reason, (TsWay)way);
      TsFacts facts = 0;
      do {
        if (!ts_facts_are_valid (facts) || !table_says (&tables->exists[way], facts))
          continue;
        assert_int_equal (evaluate (reason, facts, (TsWay)way, &read), table_says (&tables->holds[reason][way], facts));
        words++;
      } while ((facts = next_choice (facts, set)) != 0);
      if ((read & ~set) != 0) {
        print_message ("%s of %s reads", ts_reason (reason)->code, table_way_names[way]);
        print_facts (read & ~set);
      }
      assert_int_equal (read & ~set, 0);
      rules++;
    }
  print_message ("rules: %zu on %zu words, each reading no other fact than those walked through\n", rules, words);
  assert_true (words > 0);
}

/* ----------------------------------------------------------------- decision */

static bool is_forbidden[TS_WAYS];
static uint64_t markers[TS_WAYS]; /* the set of reasons of a forbidden way: any, but a different one each */

uint64_t chosen_rules (TsFacts facts, TsWay way)
{
  (void)facts;
  return is_forbidden[way] ? markers[way] : 0;
}

/* A reason that names the way. */
TsReason chosen_first (uint64_t reasons)
{
  for (unsigned way = 0; way < TS_WAYS; way++)
    if (reasons == markers[way])
      return (TsReason)(TS_REASON_NO_LICENCE + way);
  fail_msg ("asked for the first reason of a set that no way has");
  return TS_REASON_NONE;
}

static bool is_reached[PREFERENCES][STATES_OF_ALL_WAYS];

static TsVerdict expected_verdict (TsFacts facts)
{
  unsigned states = 0;
  for (unsigned way = 0; way < TS_WAYS; way++)
    states = states * WAY_STATES + way_state (tables, facts, (TsWay)way, is_forbidden[way]);
  unsigned prefer = ts_fact (facts, TS_FACT_PREFER);
  is_reached[prefer][states] = true;
  const TableVerdict *found = &tables->verdicts[prefer][states];
  TsVerdict verdict = found->verdict;
  if (found->is_first_of_way)
    verdict.reason = (uint8_t)(TS_REASON_NO_LICENCE + found->way);
  return verdict;
}

static FactSet fields_of_the_decision (void)
{
  FactSet set = (FactSet)1 << TS_FACT_PREFER | (FactSet)1 << TS_FACT_OPERATION;
  for (unsigned way = 0; way < TS_WAYS; way++)
    set |= table_fields (&tables->exists[way]) | table_fields (&tables->finds_caller[way]) |
           table_fields (&tables->finds_callee[way]);
  return set;
}

/* Every way of forbidding some of the ways. */
static size_t compare_decisions (TsFacts facts)
{
  for (unsigned forbidden = 0; forbidden < 1u << TS_WAYS; forbidden++) {
    for (unsigned way = 0; way < TS_WAYS; way++)
      is_forbidden[way] = (forbidden >> way & 1) != 0;
    TsVerdict here = ts_decide (scrambled (facts)), there = expected_verdict (facts);
    assert_memory_equal (&here, &there, sizeof here);
  }
  return 1u << TS_WAYS;
}

static void the_decision_reads_only_ways_places_preference_and_operation (void **state)
{
  (void)state;
  for (unsigned way = 0; way < TS_WAYS; way++)
    markers[way] = ts_draw ((TsDrawKey){2, 0}, way, 0, 0, 0).first;
  FactSet set = fields_of_the_decision ();
  size_t compared = 0;
  TsFacts facts = 0;
  facts_read = 0;
  do {
    if (ts_facts_are_valid (facts))
      compared += compare_decisions (facts);
  } while ((facts = next_choice (facts, set)) != 0);
  size_t rows = 0;
  for (unsigned i = 0; i < PREFERENCES * STATES_OF_ALL_WAYS; i++)
    rows += is_reached[i / STATES_OF_ALL_WAYS][i % STATES_OF_ALL_WAYS];
  print_message ("decisions: %zu inputs, on %zu rows of Prolog's table, all that a valid word can reach; facts read:",
                 compared, rows);
  print_facts (facts_read);
  assert_int_equal (facts_read & ~set, 0);
  assert_true (compared > 0);
}

/* -------------------------------------------------------------------- space */

/* The facts that decide which of the others are free; these are not among them. */
static FactSet fields_of_validity (void)
{
  FactSet set = fields_of_the_decision () | (FactSet)1 << TS_FACT_BY_NAME;
  return set & ~((FactSet)1 << TS_FACT_PREFER);
}

static bool is_of_homes (unsigned fact)
{
  return fact >= TS_FACT_CALLER_NO_CALLS && fact <= TS_FACT_REMOTE_BLOCKS && fact != TS_FACT_SAME_HOME;
}

/* How many choices the facts of the homes of the two have: calling policies of members, a barrier between
 * colleagues, eight of external access between members of different tenants. */
static uint64_t choices_of_homes (TsFacts facts)
{
  uint64_t choices = ts_fact (facts, TS_FACT_CALLER_ACCOUNT) == TS_ACCOUNT_MEMBER ? 2 : 1;
  choices *= ts_fact (facts, TS_FACT_CALLEE_ACCOUNT) == TS_ACCOUNT_MEMBER ? 2 : 1;
  if (ts_fact (facts, TS_FACT_SAME_HOME) != 0)
    return choices * 2;
  return ts_both_are_members (facts) ? choices << (TS_FACT_REMOTE_BLOCKS - TS_FACT_LOCAL_PERMITS + 1) : choices;
}

/* How many choices the other facts have: all of people, product and preference, and six of every guest
 * way that exists. */
static uint64_t free_choices (TsFacts facts, FactSet set)
{
  uint64_t choices = choices_of_homes (facts);
  for (unsigned fact = 0; fact < TS_FACT_HERE_STANDING; fact++)
    if ((set >> fact & 1) == 0 && !is_of_homes (fact))
      choices *= ts_fact_fields[fact].values;
  for (unsigned way = TS_WAY_GUEST_HERE; way <= TS_WAY_THIRD; way++)
    for (unsigned which = TS_GUEST_FACT_ON;
         ts_guest_fact (facts, (TsWay)way, TS_GUEST_FACT_STANDING) != 0 && which < TS_GUEST_FACTS; which++)
      choices *= ts_fact_fields[ts_guest_fact_of ((TsWay)way, (TsGuestFact)which)].values;
  return choices;
}

/* A number that is only to be looked at: for how many words the tables stand. */
static void the_size_of_the_space_is_known (void **state)
{
  (void)state;
  FactSet set = fields_of_validity ();
  uint64_t words = 0;
  TsFacts facts = 0;
  do {
    if (ts_facts_are_valid (facts))
      words += free_choices (facts, set);
  } while ((facts = next_choice (facts, set)) != 0);
  print_message ("the whole space: %" G_GUINT64_FORMAT " valid words\n", words);
  assert_true (words > 0);
}

static TsFacts part_of (TsFacts facts, FactSet set)
{
  for (unsigned fact = 0; fact < TS_FACT_FIELDS; fact++)
    if ((set >> fact & 1) == 0)
      facts = ts_facts_with (facts, (TsFact)fact, 0);
  return facts;
}

/* So no valid word is left out for having an invalid part: the parts compared are those of all. */
static void the_parts_of_a_valid_word_are_valid (void **state)
{
  (void)state;
  for (uint32_t i = 0; i < SAMPLES; i++) {
    TsFacts facts = drawn_word (i);
    assert_true (ts_facts_are_valid (part_of (facts, fields_of_the_decision ())));
    for (unsigned way = 0; way < TS_WAYS; way++)
      for (unsigned rule = 0; rule < tables->n_rules; rule++)
        assert_true (ts_facts_are_valid (part_of (facts, rule_fields (tables, tables->order[rule], (TsWay)way))));
  }
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (a_rule_reads_only_what_its_clauses_look_at),
    cmocka_unit_test (the_decision_reads_only_ways_places_preference_and_operation),
    cmocka_unit_test (the_size_of_the_space_is_known),
    cmocka_unit_test (the_parts_of_a_valid_word_are_valid),
  };
  return cmocka_run_group_tests (tests, read_the_tables, forget_the_tables);
}

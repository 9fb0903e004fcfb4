/* The C core against the rules in Prolog (rules.pl), rule by rule and on whole words. Every rule is
 * compared on every valid choice of the facts of its way; test_rules_split.sh shows that this
 * stands for the whole space of words. */
#include "rule_tables.h"

#include "../../sim/policy/rules.h"

enum { SAMPLES = 200000 };

static RuleTables *tables;

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

/* The facts in a message, those that are not 0. */
static char *facts_text (TsFacts facts)
{
  GString *text = g_string_new (NULL);
  for (unsigned fact = 0; fact < TS_FACT_FIELDS; fact++)
    if (ts_fact (facts, (TsFact)fact) != 0)
      g_string_append_printf (text, " %s=%u", ts_fact_fields[fact].name, ts_fact (facts, (TsFact)fact));
  return g_string_free (text, FALSE);
}

static void print_facts (const char *what, TsFacts facts)
{
  char *text = facts_text (facts);
  print_message ("  %s:%s\n", what, text);
  g_free (text);
}

/* ------------------------------------------------------------------- order */

static void rules_are_evaluated_in_the_order_of_the_catalogue (void **state)
{
  (void)state;
  for (unsigned rule = 1; rule < tables->n_rules; rule++)
    assert_true (tables->order[rule - 1] < tables->order[rule]);
}

static void the_first_reason_of_every_set_is_the_first_in_that_order (void **state)
{
  (void)state;
  for (uint64_t chosen = 0; chosen < (uint64_t)1 << tables->n_rules; chosen++) {
    uint64_t failing = 0;
    for (unsigned rule = 0; rule < tables->n_rules; rule++)
      failing |= (chosen >> rule & 1) << tables->order[rule];
    assert_int_equal (ts_first_reason (failing), tables_first (tables, failing));
  }
  print_message ("first reasons: %u sets of %u rules\n", 1u << tables->n_rules, tables->n_rules);
}

static void every_rule_is_of_the_same_kind (void **state)
{
  (void)state;
  uint64_t all = 0;
  for (unsigned rule = 0; rule < tables->n_rules; rule++)
    all |= (uint64_t)1 << tables->order[rule];
  assert_int_equal (ts_rules_of_kind (TS_RULE_OF_TENANTS), tables->rules_of_tenants);
  assert_int_equal (ts_rules_of_kind (TS_RULE_OF_CLIENTS), all & ~tables->rules_of_tenants);
}

/* -------------------------------------------------------------------- ways */

typedef bool WayQuestion (TsFacts facts, TsWay way);

/* Compares on every choice of the table's facts; adds their number. */
static void compare_way (const char *name, WayQuestion *ask, const RuleTable *table, TsWay way, size_t *compared)
{
  FactSet set = table_fields (table);
  size_t choices = 0;
  TsFacts facts = 0;
  do {
    if (ask (facts, way) != table_says (table, facts)) {
      print_facts (name, facts);
      fail_msg ("%s of %s differs", name, table_way_names[way]);
    }
    choices++;
  } while ((facts = next_choice (facts, set)) != 0);
  assert_int_equal (choices, choices_of (set));
  *compared += choices;
}

static void ways_exist_and_find_people_as_Prolog_says_SEED_9_SEED_54 (void **state)
{
  (void)state;
  size_t compared = 0;
  for (unsigned way = 0; way < TS_WAYS; way++) {
    compare_way ("exists", ts_way_exists, &tables->exists[way], (TsWay)way, &compared);
    compare_way ("finds_caller", ts_way_finds_caller, &tables->finds_caller[way], (TsWay)way, &compared);
    compare_way ("finds_callee", ts_way_finds_callee, &tables->finds_callee[way], (TsWay)way, &compared);
  }
  print_message ("ways: %zu inputs of %u tables\n", compared, TS_WAYS * 3);
}

/* ------------------------------------------------------------------- rules */

typedef struct {
  size_t compared;
  size_t differences[TS_REASONS];
  TsFacts example[TS_REASONS];
} Comparison;

static void compare_word (TsFacts facts, TsWay way, Comparison *comparison)
{
  uint64_t here = ts_failing_rules (facts, way), there = tables_failing (tables, facts, way);
  for (unsigned reason = 0; here != there && reason < TS_REASONS; reason++)
    if (((here ^ there) >> reason & 1) != 0 && comparison->differences[reason]++ == 0)
      comparison->example[reason] = facts;
  assert_int_equal (ts_rules_failing (facts, way, TS_RULE_OF_TENANTS), here & tables->rules_of_tenants);
  comparison->compared++;
}

/* Prints what differs, rule by rule; returns how many inputs do. */
static size_t print_differences (const Comparison *comparison, TsWay way)
{
  size_t n = 0;
  for (unsigned reason = 0; reason < TS_REASONS; reason++) {
    if (comparison->differences[reason] == 0)
      continue;
    TsFacts facts = comparison->example[reason];
    bool is_here = (ts_failing_rules (facts, way) >> reason & 1) != 0;
    print_message ("%s of %s differs on %zu inputs; the core %s\n", ts_reason ((TsReason)reason)->code,
                   table_way_names[way], comparison->differences[reason],
                   is_here ? "forbids, Prolog does not" : "does not forbid, Prolog does");
    print_facts ("for example", facts);
    n += comparison->differences[reason];
  }
  return n;
}

static void every_way_fails_the_same_rules_as_in_Prolog (void **state)
{
  (void)state;
  size_t differences = 0;
  for (unsigned way = 0; way < TS_WAYS; way++) {
    Comparison comparison = {0};
    FactSet set = way_fields (tables, (TsWay)way);
    size_t choices = 0;
    TsFacts facts = 0;
    do {
      choices++;
      if (ts_facts_are_valid (facts) && table_says (&tables->exists[way], facts))
        compare_word (facts, (TsWay)way, &comparison);
    } while ((facts = next_choice (facts, set)) != 0);
    print_message ("rules of %s: %zu inputs, all that are valid of %zu\n", table_way_names[way], comparison.compared,
                   choices);
    assert_int_equal (choices, choices_of (set));
    assert_true (comparison.compared > 0);
    differences += print_differences (&comparison, (TsWay)way);
  }
  assert_int_equal (differences, 0);
}

/* The departures from the documents that rules.pl names: each must be one. */
static void the_core_departs_from_the_documents_only_where_it_is_written (void **state)
{
  (void)state;
  for (unsigned rule = 0; rule < tables->n_rules; rule++) {
    TsReason reason = tables->order[rule];
    size_t departures = 0;
    for (unsigned way = 0; way < TS_WAYS; way++) {
      const RuleTable *core = &tables->holds[reason][way], *documents = &tables->forbids[reason][way];
      if (strcmp (core->bits, documents->bits) == 0)
        continue;
      FactSet set = way_fields (tables, (TsWay)way);
      TsFacts facts = 0;
      do {
        departures += ts_facts_are_valid (facts) && table_says (&tables->exists[way], facts) &&
                      table_says (core, facts) != table_says (documents, facts);
      } while ((facts = next_choice (facts, set)) != 0);
    }
    if (departures > 0)
      print_message ("departure: %s, on %zu inputs\n", ts_reason (reason)->code, departures);
  }
}

/* ------------------------------------------------------------- whole words */

static void whole_words_are_decided_as_in_Prolog (void **state)
{
  (void)state;
  for (uint32_t i = 0; i < SAMPLES; i++) {
    TsFacts facts = drawn_word (i);
    TsVerdict here = ts_decide (facts), there = tables_decide (tables, facts);
    assert_int_equal (ts_exposed (facts), tables_expose (tables, facts));
    if (memcmp (&here, &there, sizeof here) != 0) {
      print_facts ("decided otherwise", facts);
      fail_msg ("the core: %u %s %s, Prolog: %u %s %s", here.kind, ts_path_name (here.path),
                ts_reason (here.reason)->code, there.kind, ts_path_name (there.path), ts_reason (there.reason)->code);
    }
  }
  print_message ("whole words: %d, drawn\n", SAMPLES);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (rules_are_evaluated_in_the_order_of_the_catalogue),
    cmocka_unit_test (the_first_reason_of_every_set_is_the_first_in_that_order),
    cmocka_unit_test (every_rule_is_of_the_same_kind),
    cmocka_unit_test (ways_exist_and_find_people_as_Prolog_says_SEED_9_SEED_54),
    cmocka_unit_test (every_way_fails_the_same_rules_as_in_Prolog),
    cmocka_unit_test (the_core_departs_from_the_documents_only_where_it_is_written),
    cmocka_unit_test (whole_words_are_decided_as_in_Prolog),
  };
  return cmocka_run_group_tests (tests, read_the_tables, forget_the_tables);
}

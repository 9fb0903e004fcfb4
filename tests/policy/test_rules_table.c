/* The C core against the rules in Prolog (rules.pl), rule by rule and on whole words. Every rule is
 * compared, on every way, on every valid choice of the facts it looks at; test_rules_split.sh shows that
 * this stands for the whole space of words. */
#include "rule_tables.h"

#include "../../sim/policy/rules.h"

enum { SAMPLES = 100000 };

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

static void assert_first (uint64_t failing)
{
  assert_int_equal (ts_first_reason (failing), tables_first (tables, failing));
}

/* Every set of at most three rules, every set of all up to a rule or from one on, and many others. */
static void the_first_reason_of_a_set_is_the_first_in_that_order (void **state)
{
  (void)state;
  uint64_t all = 0;
  for (unsigned a = 0; a < tables->n_rules; a++) {
    all |= (uint64_t)1 << tables->order[a];
    assert_first (all);
    for (unsigned b = 0; b < tables->n_rules; b++)
      for (unsigned c = 0; c < tables->n_rules; c++)
        assert_first ((uint64_t)1 << tables->order[a] | (uint64_t)1 << tables->order[b] |
                      (uint64_t)1 << tables->order[c]);
  }
  for (unsigned a = 0; a < tables->n_rules; a++) {
    assert_first (all);
    all &= ~((uint64_t)1 << tables->order[a]);
  }
  assert_int_equal (ts_first_reason (all), TS_REASON_NONE);
  for (uint32_t i = 0; i < SAMPLES; i++) {
    uint64_t chosen = ts_draw ((TsDrawKey){3, 0}, i, 0, 0, 0).first, failing = 0;
    for (unsigned rule = 0; rule < tables->n_rules; rule++)
      failing |= (chosen >> rule & 1) << tables->order[rule];
    assert_first (failing);
  }
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

/* Do the rows of a reason forbid the way? */
static bool core_forbids (TsReason reason, TsFacts facts, TsWay way)
{
  size_t n;
  const TsRule *rules = ts_rules (&n);
  bool forbids = false;
  for (size_t i = 0; i < n; i++)
    if (rules[i].reason == reason && ts_rules_row_forbids (i, facts, way))
      forbids = true;
  return forbids;
}

/* Compares on every choice of the facts of the rule; returns how many differ. */
static size_t compare_rule (TsReason reason, TsWay way, size_t *compared)
{
  const RuleTable *table = &tables->holds[reason][way];
  FactSet set = rule_fields (tables, reason, way);
  size_t choices = 0, differences = 0;
  TsFacts facts = 0;
  do {
    choices++;
    if (!ts_facts_are_valid (facts) || !table_says (&tables->exists[way], facts))
      continue;
    bool here = core_forbids (reason, facts, way), there = table_says (table, facts);
    assert_int_equal (here, ts_failing_rules (facts, way) >> reason & 1);
    if (here != there && differences++ == 0) {
      print_message ("%s of %s differs; the core %s\n", ts_reason (reason)->code, table_way_names[way],
                     here ? "forbids, Prolog does not" : "does not forbid, Prolog does");
      print_facts ("for example", facts);
    }
    (*compared)++;
  } while ((facts = next_choice (facts, set)) != 0);
  assert_int_equal (choices, choices_of (set));
  return differences;
}

static void every_rule_forbids_what_it_forbids_in_Prolog (void **state)
{
  (void)state;
  size_t differences = 0, all = 0;
  for (unsigned way = 0; way < TS_WAYS; way++) {
    size_t compared = 0;
    for (unsigned rule = 0; rule < tables->n_rules; rule++)
      differences += compare_rule (tables->order[rule], (TsWay)way, &compared);
    print_message ("rules of %s: %zu inputs of %u rules\n", table_way_names[way], compared, tables->n_rules);
    assert_true (compared > 0);
    all += compared;
  }
  print_message ("rules: %zu inputs, all that there are\n", all);
  assert_int_equal (differences, 0);
}

static void no_rule_is_missing_in_Prolog (void **state)
{
  (void)state;
  size_t n;
  const TsRule *rules = ts_rules (&n);
  for (size_t i = 0; i < n; i++) {
    bool is_known = false;
    for (unsigned rule = 0; rule < tables->n_rules; rule++)
      is_known |= tables->order[rule] == rules[i].reason;
    assert_true (is_known);
  }
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
      FactSet set = rule_fields (tables, reason, (TsWay)way);
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

/* Exposure is being found or called; its causes are those of being found. */
static void whom_tenants_let_be_called_they_let_be_found (void **state)
{
  (void)state;
  size_t n;
  const TsRule *rules = ts_rules (&n);
  for (size_t i = 0; i < n; i++)
    if (rules[i].kind == TS_RULE_OF_TENANTS && rules[i].reason != TS_REASON_NEED_FULL_EMAIL &&
        (rules[i].operations >> TS_OPERATION_SEARCH & 1) != 0)
      assert_true (rules[i].operations >> TS_OPERATION_CALL & 1);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (rules_are_evaluated_in_the_order_of_the_catalogue),
    cmocka_unit_test (the_first_reason_of_a_set_is_the_first_in_that_order),
    cmocka_unit_test (every_rule_is_of_the_same_kind),
    cmocka_unit_test (ways_exist_and_find_people_as_Prolog_says_SEED_9_SEED_54),
    cmocka_unit_test (every_rule_forbids_what_it_forbids_in_Prolog),
    cmocka_unit_test (no_rule_is_missing_in_Prolog),
    cmocka_unit_test (the_core_departs_from_the_documents_only_where_it_is_written),
    cmocka_unit_test (whole_words_are_decided_as_in_Prolog),
    cmocka_unit_test (whom_tenants_let_be_called_they_let_be_found),
  };
  return cmocka_run_group_tests (tests, read_the_tables, forget_the_tables);
}

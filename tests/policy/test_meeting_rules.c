/* The core of meetings against its rules in Prolog (meeting_rules.pl): every rule on every choice of the facts that it
 * looks at, and whole words, drawn. test_meeting_split.sh shows that this stands for the whole space of words. */
#include "meeting_tables.h"

enum { SAMPLES = 200000 };

static MeetingTables *tables;

static int read_the_tables (void **state)
{
  (void)state;
  tables = meeting_tables_new ();
  return 0;
}

static int forget_the_tables (void **state)
{
  (void)state;
  meeting_tables_free (tables);
  return 0;
}

static void fail_on (const char *what, unsigned way, TsMeetingFacts facts)
{
  for (unsigned fact = 0; fact < TS_MEETING_FACT_FIELDS; fact++)
    if (ts_meeting_fact (facts, (TsMeetingFact)fact) != 0)
      print_message (" %s=%u", ts_meeting_fact_fields[fact].name, ts_meeting_fact (facts, (TsMeetingFact)fact));
  fail_msg ("%s of way %u differs", what, way);
}

static void rules_are_evaluated_in_the_order_of_the_reasons (void **state)
{
  (void)state;
  uint64_t known = 0, rows = 0;
  size_t n;
  const TsMeetingRule *rules = ts_meeting_rules (&n);
  for (unsigned rule = 0; rule < tables->n_rules; rule++) {
    assert_true (rule == 0 || tables->order[rule - 1] < tables->order[rule]);
    known |= (uint64_t)1 << tables->order[rule];
  }
  for (size_t i = 0; i < n; i++)
    rows |= (uint64_t)1 << rules[i].reason;
  assert_true (known == rows);
}

typedef bool WayQuestion (TsMeetingFacts facts, TsWay way);

static size_t compare (const char *what, WayQuestion *ask, const MeetingTable *table, unsigned way)
{
  TsMeetingFacts facts = 0;
  size_t compared = 0;
  do {
    compared++;
    if (ask (facts, ts_meeting_ways[way]) != meeting_table_says (table, facts))
      fail_on (what, way, facts);
  } while (next_meeting_choice (&facts, meeting_table_fields (table)));
  return compared;
}

static void ways_exist_find_and_wait_as_Prolog_says_SEED_22_SEED_54 (void **state)
{
  (void)state;
  size_t compared = 0;
  for (unsigned way = 0; way < TS_MEETING_WAYS; way++) {
    compared += compare ("exists", ts_meeting_way_exists, &tables->exists[way], way);
    compared += compare ("finds", ts_meeting_way_finds, &tables->finds[way], way);
    compared += compare ("waits", ts_meeting_waits, &tables->waits[way], way);
  }
  print_message ("ways: %zu inputs, all of %u tables\n", compared, 3 * TS_MEETING_WAYS);
}

/* Does any row with this reason fail? */
static bool fails (TsReason reason, TsMeetingFacts facts, TsWay way)
{
  size_t n;
  bool any = false;
  const TsMeetingRule *rules = ts_meeting_rules (&n);
  for (size_t i = 0; i < n; i++)
    any |= rules[i].reason == reason && ts_meeting_rule_is_about (&rules[i], facts, way) && rules[i].fails (facts, way);
  return any;
}

static void every_rule_fails_where_Prolog_forbids_SEED_5_SEED_7_SEED_22 (void **state)
{
  (void)state;
  size_t compared = 0, forbidden = 0;
  for (unsigned rule = 0; rule < tables->n_rules; rule++)
    for (unsigned way = 0; way < TS_MEETING_WAYS; way++) {
      TsReason reason = tables->order[rule];
      const MeetingTable *table = &tables->forbids[reason][way];
      TsMeetingFacts facts = 0;
      do {
        bool here = fails (reason, facts, ts_meeting_ways[way]);
        compared++;
        forbidden += here;
        if (here != meeting_table_says (table, facts))
          fail_on (ts_reason (reason)->code, way, facts);
      } while (next_meeting_choice (&facts, meeting_table_fields (table)));
    }
  print_message ("rules: %zu inputs, all of %u tables; %zu forbidden\n", compared, tables->n_rules * TS_MEETING_WAYS,
                 forbidden);
  assert_true (forbidden > 1000);
}

static TsMeetingFacts silenced (TsMeetingFacts facts, TsMeetingFact first, TsMeetingFact last)
{
  for (unsigned fact = first; fact <= last; fact++)
    facts = ts_meeting_facts_with (facts, (TsMeetingFact)fact, 0);
  return facts;
}

/* What follows from other facts: who may admit is in it, what is done is done with one other. */
static TsMeetingFacts repaired (TsMeetingFacts facts)
{
  unsigned with = ts_meeting_fact (facts, TS_MEETING_FACT_WITH);
  unsigned admitters = ts_meeting_fact (facts, TS_MEETING_FACT_ADMITTERS) & with;
  if (ts_meeting_fact (facts, TS_MEETING_FACT_ACT) != TS_MEETING_JOIN) {
    facts = silenced (facts, TS_MEETING_FACT_IS_ORGANIZER, TS_MEETING_FACT_STARTED);
    facts = ts_meeting_facts_with (facts, TS_MEETING_FACT_WITH, 1u << with % TS_CLIENTS);
    admitters = 0;
  } else {
    facts = ts_meeting_facts_with (facts, TS_MEETING_FACT_AS, 0);
    facts = ts_meeting_facts_with (facts, TS_MEETING_FACT_STARTED, admitters != 0);
  }
  facts = ts_meeting_facts_with (facts, TS_MEETING_FACT_ADMITTERS, admitters);
  if (ts_meeting_fact (facts, TS_MEETING_FACT_ORGANIZER_IS_MEMBER) == 0)
    facts = silenced (facts, TS_MEETING_FACT_ANONYMOUS_JOIN, TS_MEETING_FACT_AUTO_ADMIT);
  if (ts_meeting_fact (facts, TS_MEETING_FACT_STANDING) == TS_STANDING_NONE)
    facts = silenced (facts, TS_MEETING_FACT_GUEST_ON, TS_MEETING_FACT_GUEST_FILES);
  return facts;
}

static TsMeetingFacts drawn_word (uint32_t number)
{
  TsMeetingFacts facts = 0;
  for (uint16_t fact = 0; fact < TS_MEETING_FACT_FIELDS; fact++) {
    uint64_t bits = ts_draw ((TsDrawKey){1, 0}, number, fact, 0, 0).first;
    facts = ts_meeting_facts_with (facts, (TsMeetingFact)fact, (unsigned)(bits % ts_meeting_fact_fields[fact].values));
  }
  return repaired (facts);
}

static TsMeetingVerdict expected (TsMeetingFacts facts)
{
  uint64_t failing[TS_MEETING_WAYS];
  unsigned states = 0, as = ts_meeting_fact (facts, TS_MEETING_FACT_AS);
  for (unsigned way = 0; way < TS_MEETING_WAYS; way++) {
    failing[way] = meeting_tables_failing (tables, facts, way);
    bool waits = meeting_table_says (&tables->waits[way], facts);
    states = states * STATES + meeting_way_state (tables, facts, way, failing[way], waits);
  }
  if (ts_meeting_fact (facts, TS_MEETING_FACT_ACT) != TS_MEETING_JOIN) {
    if (failing[as] == 0)
      return (TsMeetingVerdict){.kind = TS_VERDICT_ALLOW, .path = (uint8_t)ts_meeting_way_path (ts_meeting_ways[as])};
    return (TsMeetingVerdict){.kind = TS_VERDICT_DENY, .reason = (uint8_t)meeting_tables_first (tables, failing[as])};
  }
  const TableVerdict *found = &tables->verdicts[meeting_table_says (&tables->too_early, facts)][states];
  TsMeetingVerdict verdict = found->verdict;
  if (found->is_first)
    verdict.reason = (uint8_t)meeting_tables_first (tables, failing[found->way]);
  return verdict;
}

static void whole_words_are_decided_as_in_Prolog (void **state)
{
  (void)state;
  uint64_t reasons = 0;
  uint32_t n = 0;
  for (uint32_t i = 0; n < SAMPLES && i < 100 * SAMPLES; i++) {
    TsMeetingFacts facts = drawn_word (i);
    if (!ts_meeting_facts_are_valid (facts))
      continue;
    TsMeetingVerdict here = ts_meeting_decide (facts), there = expected (facts);
    reasons |= (uint64_t)1 << here.reason;
    n++;
    if (here.kind != there.kind || here.path != there.path || here.reason != there.reason || here.waits != there.waits)
      fail_on ("decision", 0, facts);
  }
  print_message ("whole words: %u, drawn\n", n);
  assert_int_equal (n, SAMPLES);
  for (unsigned rule = 0; rule < tables->n_rules; rule++)
    if (tables->order[rule] >= TS_REASON_CLIENT_NO_MEETING)
      assert_true (reasons >> tables->order[rule] & 1);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (rules_are_evaluated_in_the_order_of_the_reasons),
    cmocka_unit_test (ways_exist_find_and_wait_as_Prolog_says_SEED_22_SEED_54),
    cmocka_unit_test (every_rule_fails_where_Prolog_forbids_SEED_5_SEED_7_SEED_22),
    cmocka_unit_test (whole_words_are_decided_as_in_Prolog),
  };
  return cmocka_run_group_tests (tests, read_the_tables, forget_the_tables);
}

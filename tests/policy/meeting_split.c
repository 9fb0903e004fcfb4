/* That comparing the rules of meetings table by table loses nothing: run by test_meeting_split.sh, which compiles the
 * sources of the core into this program with a ts_meeting_fact() that notes which facts are read. A rule that reads no
 * fact but those that Prolog's clauses look at has been compared on the whole space. The decision is run over
 * stand-ins for the rules and the lobby, on every state of the four ways. */
#include "meeting_tables.h"

/* What traced_meeting_facts.h asks for. */
uint64_t facts_read;
TsMeetingFacts facts_key;

/* What the decision is told in place of the rules and of the lobby. */
uint64_t chosen_rules (TsMeetingFacts facts, TsWay way);
TsReason chosen_first (uint64_t reasons);
bool chosen_waits (TsMeetingFacts facts, TsWay way);

static MeetingTables *tables;

static TsMeetingFacts scrambled (TsMeetingFacts facts)
{
  facts_key = facts_key * 6364136223846793005u + 1442695040888963407u;
  facts_key ^= facts_key >> 29;
  return facts ^ facts_key;
}

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

/* -------------------------------------------------------------------- rules */

static bool fails (TsMeetingFacts facts, TsReason reason, TsWay way)
{
  size_t n;
  bool any = false;
  const TsMeetingRule *rules = ts_meeting_rules (&n);
  unsigned act = ts_meeting_fact (facts, TS_MEETING_FACT_ACT);
  facts_read |= (FactSet)1 << TS_MEETING_FACT_ACT;
  for (size_t i = 0; i < n; i++)
    if (rules[i].reason == reason && (rules[i].acts >> act & 1) != 0 && (rules[i].ways & ts_way_bit (way)) != 0)
      any |= rules[i].fails (scrambled (facts), way);
  return any;
}

typedef bool Question (TsMeetingFacts facts, TsReason reason, TsWay way);

static bool asks_exists (TsMeetingFacts facts, TsReason reason, TsWay way)
{
  (void)reason;
  return ts_meeting_way_exists (scrambled (facts), way);
}

static bool asks_finds (TsMeetingFacts facts, TsReason reason, TsWay way)
{
  (void)reason;
  return ts_meeting_way_finds (scrambled (facts), way);
}

static bool asks_waits (TsMeetingFacts facts, TsReason reason, TsWay way)
{
  (void)reason;
  return ts_meeting_waits (scrambled (facts), way);
}

/* On every choice of all facts that the clauses look at or the core reads: first of the former, then with those that
 * the core was seen to read besides, until it reads no others. Returns how many. */
static size_t compare (Question *ask, TsReason reason, unsigned way, const MeetingTable *table)
{
  FactSet set = meeting_table_fields (table);
  for (;;) {
    TsMeetingFacts facts = 0;
    size_t compared = 0;
    facts_read = 0;
    do {
      assert_int_equal (ask (facts, reason, ts_meeting_ways[way]), meeting_table_says (table, facts));
      compared++;
    } while (next_meeting_choice (&facts, set));
    if ((facts_read & ~set) == 0)
      return compared;
    set |= facts_read;
  }
}

static void the_core_reads_nothing_beyond_what_was_compared (void **state)
{
  (void)state;
  size_t compared = 0;
  for (unsigned way = 0; way < TS_MEETING_WAYS; way++) {
    for (unsigned rule = 0; rule < tables->n_rules; rule++)
      compared += compare (fails, tables->order[rule], way, &tables->forbids[tables->order[rule]][way]);
    compared += compare (asks_exists, TS_REASON_NONE, way, &tables->exists[way]);
    compared += compare (asks_finds, TS_REASON_NONE, way, &tables->finds[way]);
    compared += compare (asks_waits, TS_REASON_NONE, way, &tables->waits[way]);
  }
  print_message ("rules, ways and lobby: %zu inputs, and nothing else is read\n", compared);
  assert_true (compared > 10000);
}

/* ----------------------------------------------------------------- decision */

enum { KINDS = 3 }; /* of a way's rules: none fails, only the lobby, another one */

static unsigned kinds[TS_WAYS + 1];
static bool is_waiting[TS_WAYS + 1];

uint64_t chosen_rules (TsMeetingFacts facts, TsWay way)
{
  const uint64_t sets[KINDS] = {0, (uint64_t)1 << TS_REASON_LOBBY_NOBODY, (uint64_t)1 << way};
  (void)facts;
  return sets[kinds[way]];
}

/* A reason that names the way, or the lobby. */
TsReason chosen_first (uint64_t reasons)
{
  if (reasons == (uint64_t)1 << TS_REASON_LOBBY_NOBODY)
    return TS_REASON_LOBBY_NOBODY;
  for (unsigned way = 0; way <= TS_WAY_ANONYMOUS; way++)
    if (reasons == (uint64_t)1 << way)
      return (TsReason)(TS_REASON_NO_LICENCE + way);
  fail_msg ("asked for the first reason of a set that no way has");
  return TS_REASON_NONE;
}

bool chosen_waits (TsMeetingFacts facts, TsWay way)
{
  (void)facts;
  return is_waiting[way];
}

static bool is_reached[2][STATES_OF_ALL_WAYS];

static TsMeetingVerdict expected_of_act (unsigned as)
{
  TsWay way = ts_meeting_ways[as];
  uint64_t failing = chosen_rules (0, way);
  if (failing == 0)
    return (TsMeetingVerdict){.kind = TS_VERDICT_ALLOW, .path = (uint8_t)ts_meeting_way_path (way)};
  return (TsMeetingVerdict){.kind = TS_VERDICT_DENY, .reason = (uint8_t)chosen_first (failing)};
}

static TsMeetingVerdict expected (TsMeetingFacts facts)
{
  unsigned states = 0, early = meeting_table_says (&tables->too_early, facts);
  if (ts_meeting_fact (facts, TS_MEETING_FACT_ACT) != TS_MEETING_JOIN)
    return expected_of_act (ts_meeting_fact (facts, TS_MEETING_FACT_AS));
  for (unsigned i = 0; i < TS_MEETING_WAYS; i++) {
    TsWay way = ts_meeting_ways[i];
    states = states * STATES + meeting_way_state (tables, facts, i, chosen_rules (facts, way), is_waiting[way]);
  }
  is_reached[early][states] = true;
  const TableVerdict *found = &tables->verdicts[early][states];
  TsMeetingVerdict verdict = found->verdict;
  if (found->is_first)
    verdict.reason = (uint8_t)chosen_first (chosen_rules (facts, ts_meeting_ways[found->way]));
  return verdict;
}

static void choose (unsigned number)
{
  for (unsigned i = 0; i < TS_MEETING_WAYS; i++, number /= KINDS + 1) {
    kinds[ts_meeting_ways[i]] = number % (KINDS + 1) == KINDS ? 0 : number % (KINDS + 1);
    is_waiting[ts_meeting_ways[i]] = number % (KINDS + 1) == KINDS;
  }
}

static FactSet fields_of_the_decision (void)
{
  FactSet set =
    meeting_table_fields (&tables->too_early) | (FactSet)1 << TS_MEETING_FACT_ACT | (FactSet)1 << TS_MEETING_FACT_AS;
  for (unsigned way = 0; way < TS_MEETING_WAYS; way++)
    set |= meeting_table_fields (&tables->exists[way]) | meeting_table_fields (&tables->finds[way]);
  return set;
}

/* Every choice of the facts, whether packing can make it or not, with every fate of every way. */
static void the_decision_is_Prolog_s_on_every_state_of_the_ways (void **state)
{
  (void)state;
  FactSet set = fields_of_the_decision ();
  TsMeetingFacts facts = 0;
  size_t compared = 0, rows = 0;
  facts_read = 0;
  do {
    TsWay as = ts_meeting_ways[ts_meeting_fact (facts, TS_MEETING_FACT_AS)];
    bool is_join = ts_meeting_fact (facts, TS_MEETING_FACT_ACT) == TS_MEETING_JOIN;
    if (is_join ? ts_meeting_fact (facts, TS_MEETING_FACT_AS) != 0 : !ts_meeting_way_exists (facts ^ facts_key, as))
      continue;
    for (unsigned number = 0; number < 256; number++) {
      choose (number);
      TsMeetingVerdict here = ts_meeting_decide (scrambled (facts)), there = expected (facts);
      assert_int_equal (here.kind, there.kind);
      assert_int_equal (here.path, there.path);
      assert_int_equal (here.reason, there.reason);
      assert_int_equal (here.waits, there.waits);
      compared++;
    }
  } while (next_meeting_choice (&facts, set));
  for (unsigned i = 0; i < 2 * STATES_OF_ALL_WAYS; i++)
    rows += is_reached[i / STATES_OF_ALL_WAYS][i % STATES_OF_ALL_WAYS];
  print_message ("decisions: %zu inputs, on %zu rows of Prolog's table\n", compared, rows);
  assert_int_equal (facts_read & ~set, 0);
  assert_true (rows > 1000);
}

/* A number that is only to be looked at. */
static void the_size_of_the_space_is_known (void **state)
{
  (void)state;
  double words = 1;
  for (unsigned fact = 0; fact < TS_MEETING_FACT_FIELDS; fact++)
    words *= ts_meeting_fact_fields[fact].values;
  print_message ("the whole space: %.0f words, valid or not\n", words);
  assert_true (words > 1e9);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (the_core_reads_nothing_beyond_what_was_compared),
    cmocka_unit_test (the_decision_is_Prolog_s_on_every_state_of_the_ways),
    cmocka_unit_test (the_size_of_the_space_is_known),
  };
  return cmocka_run_group_tests (tests, read_the_tables, forget_the_tables);
}

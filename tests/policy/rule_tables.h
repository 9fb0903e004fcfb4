/* The tables that Prolog makes of its clauses (rules.pl), read back: each rule over the
 * facts it looks at, and the decision over the states of the five ways. */
#ifndef TENANTSIM_TESTS_POLICY_RULE_TABLES_H
#define TENANTSIM_TESTS_POLICY_RULE_TABLES_H

#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <source_folder.h>
#include <string.h>

#include "prolog.h"

#include "../../sim/policy/facts.h"
#include "tenantsim/engine.h"

enum { WAY_STATES = 6, STATES_OF_ALL_WAYS = 7776, PREFERENCES = 3, TABLE_FIELDS = 8 };

/* Of a way: 0 absent, 1 forbidden, from 2 on open: 2 + 2 * finds the caller + finds the callee. */
enum { STATE_ABSENT, STATE_FORBIDDEN, STATE_OPEN };

/* A yes or no for each choice of some facts; the last of them varies fastest. */
typedef struct {
  TsFact fields[TABLE_FIELDS];
  unsigned n_fields;
  const char *bits;
} RuleTable;

/* A verdict, or "denied for the first reason of this way". */
typedef struct {
  TsVerdict verdict;
  bool is_first_of_way;
  TsWay way;
} TableVerdict;

typedef struct {
  char **lines;
  TsReason order[TS_REASONS]; /* the rules in the order of evaluation */
  unsigned n_rules;
  uint64_t rules_of_tenants; /* bit r for TsReason r */
  RuleTable exists[TS_WAYS];
  RuleTable finds_caller[TS_WAYS];
  RuleTable finds_callee[TS_WAYS];
  RuleTable holds[TS_REASONS][TS_WAYS];   /* what the core should say */
  RuleTable forbids[TS_REASONS][TS_WAYS]; /* what the documents say; differs where the core departs */
  TableVerdict verdicts[PREFERENCES][STATES_OF_ALL_WAYS];
  char *permits;
  char *subdomains; /* what block lists permit, without and with subdomains */
  char *own;         /* what tenant and person say, with domains of the person's own */
  char *trials;      /* who refuses trial tenants */
  char *invitations; /* which are refused */
  unsigned n_tables;
} RuleTables;

static const char *const table_way_names[TS_WAYS] = {"internal", "guest_here", "guest_there", "third", "external"};
static const char *const table_preferences[PREFERENCES] = {"active", "guest", "federation"};

/* The place of a word among `n` names. */
static inline unsigned word_number (const char *word, const char *const *names, unsigned n)
{
  for (unsigned i = 0; i < n; i++)
    if (strcmp (names[i], word) == 0)
      return i;
  fail_msg ("rules.pl speaks of \"%s\", which is unknown here", word);
  return 0;
}

static inline TsWay table_way (const char *word)
{
  return (TsWay)word_number (word, table_way_names, TS_WAYS);
}

static inline TsReason table_reason (const char *word)
{
  TsReason reason = ts_reason_find (word);
  if (reason == TS_REASONS)
    fail_msg ("rules.pl knows a rule %s, which is no reason", word);
  return reason;
}

static inline TsFact table_field (const char *word)
{
  for (unsigned fact = 0; fact < TS_FACT_FIELDS; fact++)
    if (strcmp (ts_fact_fields[fact].name, word) == 0)
      return (TsFact)fact;
  fail_msg ("rules.pl looks at \"%s\", which is no fact", word);
  return TS_FACT_FIELDS;
}

/* Runs rules.pl, or another statement of the rules that TENANTSIM_RULES names; the output is the
 * caller's. A missing swipl is a failure, not a pass. */
static inline char *run_prolog (const char *goal, const char *file)
{
  const char *statement = g_getenv ("TENANTSIM_RULES");
  if (statement == NULL)
    statement = TENANTSIM_SOURCE_DIR "/tests/policy/rules.pl";
  const char *arguments[] = {"swipl", "-q", "-g", goal, "-t", "halt", statement,
                             TENANTSIM_SOURCE_DIR "/tests/policy/rule_tables.pl",
                             TENANTSIM_SOURCE_DIR "/tests/policy/rule_estates.pl", "--", file, NULL};
  return run_swipl (arguments, "rules.pl");
}

/* ------------------------------------------------------------------ reading */

/* "table holds CODE WAY on FIELD ... is BITS" */
static inline void read_table (RuleTables *tables, char **words, const char *line)
{
  bool is_departed = strcmp (words[1], "forbids") == 0, is_rule = is_departed || strcmp (words[1], "holds") == 0;
  TsWay way = table_way (words[is_rule ? 3 : 2]);
  RuleTable *table = NULL;
  if (is_rule)
    table = &(is_departed ? tables->forbids : tables->holds)[table_reason (words[2])][way];
  else if (strcmp (words[1], "exists") == 0)
    table = &tables->exists[way];
  else
    table = strcmp (words[1], "finds_caller") == 0 ? &tables->finds_caller[way] : &tables->finds_callee[way];
  assert_null (table->bits);
  size_t rows = 1;
  for (char **word = words + (is_rule ? 5 : 4); strcmp (*word, "is") != 0; word++) {
    assert_true (table->n_fields < TABLE_FIELDS);
    TsFact field = table_field (*word);
    table->fields[table->n_fields++] = field;
    rows *= ts_fact_fields[field].values;
  }
  table->bits = strrchr (line, ' ') + 1;
  assert_int_equal (strlen (table->bits), rows);
  tables->n_tables++;
}

static inline TableVerdict read_verdict (const char *word)
{
  char **parts = g_strsplit (word, ":", 2);
  TableVerdict result = {.verdict = {.kind = TS_VERDICT_DENY}};
  if (strcmp (parts[0], "allow") == 0)
    for (unsigned path = 0; path < TS_PATHS; path++) {
      if (strcmp (ts_path_name ((TsPath)path), parts[1]) == 0)
        result.verdict = (TsVerdict){.kind = TS_VERDICT_ALLOW, .path = (uint8_t)path};
    }
  else if (strcmp (parts[0], "first") == 0) {
    result.is_first_of_way = true;
    result.way = table_way (parts[1]);
  } else {
    result.verdict.kind = strcmp (parts[0], "deny") == 0 ? TS_VERDICT_DENY : TS_VERDICT_UNREACHABLE;
    result.verdict.reason = (uint8_t)table_reason (parts[1]);
  }
  g_strfreev (parts);
  return result;
}

/* Field and value names stand in the order of their numbers, here and there. */
static inline void check_field (char **words, unsigned number)
{
  const TsFactField *field = &ts_fact_fields[number];
  assert_string_equal (words[1], field->name);
  assert_int_equal (g_strv_length (words) - 2, field->values);
  for (unsigned value = 0; value < field->values; value++) {
    if (number == TS_FACT_OPERATION)
      assert_string_equal (words[2 + value], ts_operation_name ((TsOperation)value));
    if (number == TS_FACT_ERA)
      assert_string_equal (words[2 + value], ts_era_name ((TsEra)value));
    if (number == TS_FACT_CALLER_CLIENT || number == TS_FACT_CALLEE_CLIENT)
      assert_string_equal (words[2 + value], ts_client_name ((TsClient)value));
  }
}

static inline void read_line (RuleTables *tables, const char *line, unsigned *n_fields)
{
  char **words = g_strsplit (line, " ", -1);
  if (strcmp (words[0], "order") == 0)
    for (char **word = words + 1; *word != NULL; word++)
      tables->order[tables->n_rules++] = table_reason (*word);
  else if (strcmp (words[0], "field") == 0)
    check_field (words, (*n_fields)++);
  else if (strcmp (words[0], "kind") == 0 && strcmp (words[2], "tenants") == 0)
    tables->rules_of_tenants |= (uint64_t)1 << table_reason (words[1]);
  else if (strcmp (words[0], "table") == 0)
    read_table (tables, words, line);
  else if (strcmp (words[0], "verdicts") == 0) {
    assert_int_equal (g_strv_length (words) - 2, STATES_OF_ALL_WAYS);
    unsigned prefer = word_number (words[1], table_preferences, PREFERENCES);
    for (unsigned i = 0; i < STATES_OF_ALL_WAYS; i++)
      tables->verdicts[prefer][i] = read_verdict (words[2 + i]);
  } else if (strcmp (words[0], "permits") == 0)
    tables->permits = g_strdup (words[1]);
  else if (strcmp (words[0], "subdomains") == 0)
    tables->subdomains = g_strdup (words[1]);
  else if (strcmp (words[0], "own") == 0)
    tables->own = g_strdup (words[1]);
  else if (strcmp (words[0], "trials") == 0)
    tables->trials = g_strdup (words[1]);
  else if (strcmp (words[0], "invitations") == 0)
    tables->invitations = g_strdup (words[1]);
  g_strfreev (words);
}

static inline RuleTables *rule_tables_new (void)
{
  RuleTables *tables = g_new0 (RuleTables, 1);
  char *text = run_prolog ("print_tables", "");
  tables->lines = g_strsplit (g_strchomp (text), "\n", -1);
  g_free (text);
  unsigned n_fields = 0, n_lines = g_strv_length (tables->lines);
  for (unsigned i = 0; i < n_lines; i++)
    read_line (tables, tables->lines[i], &n_fields);
  assert_string_equal (tables->lines[n_lines - 1], "end");
  assert_int_equal (n_fields, TS_FACT_FIELDS);
  assert_int_equal (tables->n_tables, TS_WAYS * (3 + 2 * tables->n_rules));
  assert_non_null (tables->permits);
  assert_non_null (tables->subdomains);
  assert_non_null (tables->own);
  assert_non_null (tables->trials);
  assert_non_null (tables->invitations);
  return tables;
}

static inline void rule_tables_free (RuleTables *tables)
{
  if (tables == NULL)
    return;
  g_strfreev (tables->lines);
  g_free (tables->permits);
  g_free (tables->subdomains);
  g_free (tables->own);
  g_free (tables->trials);
  g_free (tables->invitations);
  g_free (tables);
}

/* ---------------------------------------------------------------- asking -- */

static inline size_t table_row (const RuleTable *table, TsFacts facts)
{
  size_t row = 0;
  for (unsigned i = 0; i < table->n_fields; i++)
    row = row * ts_fact_fields[table->fields[i]].values + ts_fact (facts, table->fields[i]);
  return row;
}

static inline bool table_says (const RuleTable *table, TsFacts facts)
{
  return table->bits[table_row (table, facts)] == '1';
}

/* Every rule that forbids the way: bit r set for TsReason r. */
static inline uint64_t tables_failing (const RuleTables *tables, TsFacts facts, TsWay way)
{
  uint64_t failing = 0;
  for (unsigned rule = 0; rule < tables->n_rules; rule++)
    if (table_says (&tables->holds[tables->order[rule]][way], facts))
      failing |= (uint64_t)1 << tables->order[rule];
  return failing;
}

static inline TsReason tables_first (const RuleTables *tables, uint64_t failing)
{
  for (unsigned rule = 0; rule < tables->n_rules; rule++)
    if ((failing >> tables->order[rule] & 1) != 0)
      return tables->order[rule];
  return TS_REASON_NONE;
}

/* The state of a way of which it is known whether a rule forbids it. */
static inline unsigned way_state (const RuleTables *tables, TsFacts facts, TsWay way, bool is_forbidden)
{
  if (!table_says (&tables->exists[way], facts))
    return STATE_ABSENT;
  if (is_forbidden)
    return STATE_FORBIDDEN;
  return STATE_OPEN + 2u * table_says (&tables->finds_caller[way], facts) +
         1u * table_says (&tables->finds_callee[way], facts);
}

/* Is there a way that no rule of tenants forbids? */
static inline bool tables_expose (const RuleTables *tables, TsFacts facts)
{
  for (unsigned way = 0; way < TS_WAYS; way++)
    if (table_says (&tables->exists[way], facts) &&
        (tables_failing (tables, facts, (TsWay)way) & tables->rules_of_tenants) == 0)
      return true;
  return false;
}

static inline TsVerdict tables_decide (const RuleTables *tables, TsFacts facts)
{
  unsigned states = 0;
  uint64_t failing[TS_WAYS];
  for (unsigned way = 0; way < TS_WAYS; way++) {
    failing[way] = tables_failing (tables, facts, (TsWay)way);
    states = states * WAY_STATES + way_state (tables, facts, (TsWay)way, failing[way] != 0);
  }
  const TableVerdict *found = &tables->verdicts[ts_fact (facts, TS_FACT_PREFER)][states];
  TsVerdict verdict = found->verdict;
  if (found->is_first_of_way)
    verdict.reason = (uint8_t)tables_first (tables, failing[found->way]);
  return verdict;
}

/* ------------------------------------------------------------- sub-spaces */

/* A set of facts: bit f for TsFact f. */
typedef uint64_t FactSet;

static inline FactSet table_fields (const RuleTable *table)
{
  FactSet set = 0;
  for (unsigned i = 0; i < table->n_fields; i++)
    set |= (FactSet)1 << table->fields[i];
  return set;
}

/* Everything that a rule looks at on a way, whether the way exists, and what decides which choices of these a
 * valid word can have; and the era, which tables of the core are chosen by. */
static inline FactSet rule_fields (const RuleTables *tables, TsReason reason, TsWay way)
{
  FactSet validity = (FactSet)1 << TS_FACT_OPERATION | (FactSet)1 << TS_FACT_ERA |
                     (FactSet)1 << TS_FACT_CALLER_ACCOUNT | (FactSet)1 << TS_FACT_CALLEE_ACCOUNT |
                     (FactSet)1 << TS_FACT_SAME_HOME;
  return validity | table_fields (&tables->exists[way]) | table_fields (&tables->holds[reason][way]) |
         table_fields (&tables->forbids[reason][way]);
}

/* How many choices a set of facts has. */
static inline size_t choices_of (FactSet set)
{
  size_t choices = 1;
  for (unsigned fact = 0; fact < TS_FACT_FIELDS; fact++)
    if ((set >> fact & 1) != 0)
      choices *= ts_fact_fields[fact].values;
  return choices;
}

/* The next choice of the facts of a set, the others 0; 0 again after the last one. */
static inline TsFacts next_choice (TsFacts facts, FactSet set)
{
  for (unsigned fact = 0; fact < TS_FACT_FIELDS; fact++) {
    if ((set >> fact & 1) == 0)
      continue;
    unsigned value = ts_fact (facts, (TsFact)fact) + 1;
    if (value < ts_fact_fields[fact].values)
      return ts_facts_with (facts, (TsFact)fact, value);
    facts = ts_facts_with (facts, (TsFact)fact, 0);
  }
  return 0;
}

/* A valid word: fields drawn one after the other, each kept only when the word stays valid. */
static inline TsFacts drawn_word (uint32_t number)
{
  TsFacts facts = 0;
  for (uint16_t round = 0; round < 2; round++)
    for (uint16_t fact = 0; fact < TS_FACT_FIELDS; fact++) {
      uint64_t bits = ts_draw ((TsDrawKey){1, 0}, number, fact, round, 0).first;
      TsFacts changed = ts_facts_with (facts, (TsFact)fact, (unsigned)(bits % ts_fact_fields[fact].values));
      if (ts_facts_are_valid (changed))
        facts = changed;
    }
  return facts;
}

#endif

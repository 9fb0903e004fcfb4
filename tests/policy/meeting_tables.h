/* The tables that Prolog makes of its clauses about meetings (meeting_rules.pl), read back. */
#ifndef TENANTSIM_TESTS_POLICY_MEETING_TABLES_H
#define TENANTSIM_TESTS_POLICY_MEETING_TABLES_H

#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "prolog.h"

#include "../../sim/policy/meeting_rules.h"
#include <source_folder.h>
#include "tenantsim/engine.h"

enum {
  STATES = 8, /* of a way: absent, forbidden, then lobby, open, open and waiting: not finding, finding */
  STATE_ABSENT = 0,
  STATE_FORBIDDEN = 1,
  STATE_LOBBY = 2,
  STATE_OPEN = 4,
  STATES_OF_ALL_WAYS = STATES * STATES * STATES * STATES,
  TABLE_FIELDS = 8
};

/* A yes or no for each choice of some facts; the last of them varies fastest. */
typedef struct {
  TsMeetingFact fields[TABLE_FIELDS];
  unsigned n_fields;
  char *bits;
} MeetingTable;

typedef struct {
  TsMeetingVerdict verdict;
  bool is_first;     /* denied for the first reason of `way` */
  unsigned way;      /* index of ts_meeting_ways */
} TableVerdict;

typedef struct {
  TsReason order[TS_REASONS];
  unsigned n_rules;
  MeetingTable exists[TS_MEETING_WAYS];
  MeetingTable finds[TS_MEETING_WAYS];
  MeetingTable waits[TS_MEETING_WAYS];
  MeetingTable too_early;
  MeetingTable forbids[TS_REASONS][TS_MEETING_WAYS];
  TableVerdict verdicts[2][STATES_OF_ALL_WAYS]; /* not too early, too early */
  unsigned n_tables;
  unsigned n_fields;
  bool is_whole;
} MeetingTables;

static inline char *run_meeting_rules (void)
{
  const char *arguments[] = {
    "swipl", "-q", "-g", "print_tables", "-t", "halt", TENANTSIM_SOURCE_DIR "/tests/policy/meeting_rules.pl", NULL};
  return run_swipl (arguments, "meeting_rules.pl");
}

static inline TsReason meeting_reason (const char *word)
{
  TsReason reason = ts_reason_find (word);
  if (reason == TS_REASONS)
    fail_msg ("meeting_rules.pl knows a rule %s, which is no reason", word);
  return reason;
}

static inline unsigned meeting_way (const char *word)
{
  static const char *const names[TS_MEETING_WAYS] = {"internal", "guest_there", "external", "anonymous"};
  for (unsigned way = 0; way < TS_MEETING_WAYS; way++)
    if (strcmp (names[way], word) == 0)
      return way;
  fail_msg ("meeting_rules.pl speaks of the way \"%s\"", word);
  return 0;
}

static inline TsMeetingFact meeting_field (const char *word)
{
  for (unsigned fact = 0; fact < TS_MEETING_FACT_FIELDS; fact++)
    if (strcmp (ts_meeting_fact_fields[fact].name, word) == 0)
      return (TsMeetingFact)fact;
  fail_msg ("meeting_rules.pl looks at \"%s\", which is no fact", word);
  return TS_MEETING_FACT_FIELDS;
}

static inline MeetingTable *meeting_table (MeetingTables *tables, char **words, char ***fields)
{
  *fields = words + 4;
  if (strcmp (words[1], "too_early") == 0) {
    *fields = words + 3;
    return &tables->too_early;
  }
  if (strcmp (words[1], "forbids") == 0) {
    *fields = words + 5;
    return &tables->forbids[meeting_reason (words[2])][meeting_way (words[3])];
  }
  if (strcmp (words[1], "exists") == 0)
    return &tables->exists[meeting_way (words[2])];
  return strcmp (words[1], "finds") == 0 ? &tables->finds[meeting_way (words[2])]
                                         : &tables->waits[meeting_way (words[2])];
}

static inline void read_meeting_table (MeetingTables *tables, char **words)
{
  char **word;
  MeetingTable *table = meeting_table (tables, words, &word);
  size_t rows = 1;
  assert_null (table->bits);
  for (; strcmp (*word, "is") != 0; word++) {
    assert_true (table->n_fields < TABLE_FIELDS);
    table->fields[table->n_fields] = meeting_field (*word);
    rows *= ts_meeting_fact_fields[table->fields[table->n_fields++]].values;
  }
  table->bits = g_strdup (word[1]);
  assert_int_equal (strlen (table->bits), rows);
  tables->n_tables++;
}

static inline TableVerdict read_meeting_verdict (const char *word)
{
  char **parts = g_strsplit (word, ":", 3);
  TableVerdict result = {.verdict = {.kind = TS_VERDICT_DENY, .waits = strcmp (parts[2], "yes") == 0}};
  if (strcmp (parts[0], "allow") == 0) {
    result.verdict.kind = TS_VERDICT_ALLOW;
    for (unsigned path = 0; path < TS_PATHS; path++)
      if (strcmp (ts_path_name ((TsPath)path), parts[1]) == 0)
        result.verdict.path = (uint8_t)path;
  } else if (strcmp (parts[0], "first") == 0) {
    result.is_first = true;
    result.way = meeting_way (parts[1]);
  } else {
    result.verdict.kind = strcmp (parts[0], "deny") == 0 ? TS_VERDICT_DENY : TS_VERDICT_UNREACHABLE;
    result.verdict.reason = (uint8_t)meeting_reason (parts[1]);
  }
  g_strfreev (parts);
  return result;
}

/* Field and value names stand in the order of their numbers, here and there. */
static inline void check_meeting_field (char **words, unsigned number)
{
  const TsFactField *field = &ts_meeting_fact_fields[number];
  assert_string_equal (words[1], field->name);
  assert_int_equal (g_strv_length (words) - 2, field->values);
  for (unsigned value = 0; value < field->values; value++) {
    if (number == TS_MEETING_FACT_ERA)
      assert_string_equal (words[2 + value], ts_era_name ((TsEra)value));
    if (number == TS_MEETING_FACT_CLIENT)
      assert_string_equal (words[2 + value], ts_client_name ((TsClient)value));
  }
}

static inline void read_meeting_line (MeetingTables *tables, const char *line)
{
  char **words = g_strsplit (line, " ", -1);
  if (strcmp (words[0], "order") == 0)
    for (char **word = words + 1; *word != NULL; word++)
      tables->order[tables->n_rules++] = meeting_reason (*word);
  else if (strcmp (words[0], "field") == 0)
    check_meeting_field (words, tables->n_fields++);
  else if (strcmp (words[0], "table") == 0)
    read_meeting_table (tables, words);
  else if (strcmp (words[0], "verdicts") == 0) {
    assert_int_equal (g_strv_length (words) - 1, 2 * STATES_OF_ALL_WAYS);
    for (unsigned i = 0; i < 2 * STATES_OF_ALL_WAYS; i++)
      tables->verdicts[i / STATES_OF_ALL_WAYS][i % STATES_OF_ALL_WAYS] = read_meeting_verdict (words[1 + i]);
  } else if (strcmp (words[0], "end") == 0)
    tables->is_whole = true;
  g_strfreev (words);
}

static inline MeetingTables *meeting_tables_new (void)
{
  MeetingTables *tables = g_new0 (MeetingTables, 1);
  char *text = run_meeting_rules ();
  char **lines = g_strsplit (g_strchomp (text), "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    read_meeting_line (tables, *line);
  g_strfreev (lines);
  g_free (text);
  assert_true (tables->is_whole);
  assert_int_equal (tables->n_fields, TS_MEETING_FACT_FIELDS);
  assert_int_equal (tables->n_tables, TS_MEETING_WAYS * (3 + tables->n_rules) + 1);
  return tables;
}

static inline void meeting_tables_free (MeetingTables *tables)
{
  for (unsigned way = 0; way < TS_MEETING_WAYS; way++) {
    g_free (tables->exists[way].bits);
    g_free (tables->finds[way].bits);
    g_free (tables->waits[way].bits);
    for (unsigned reason = 0; reason < TS_REASONS; reason++)
      g_free (tables->forbids[reason][way].bits);
  }
  g_free (tables->too_early.bits);
  g_free (tables);
}

/* ------------------------------------------------------------------ asking -- */

static inline bool meeting_table_says (const MeetingTable *table, TsMeetingFacts facts)
{
  size_t row = 0;
  for (unsigned i = 0; i < table->n_fields; i++)
    row = row * ts_meeting_fact_fields[table->fields[i]].values + ts_meeting_fact (facts, table->fields[i]);
  return table->bits[row] == '1';
}

static inline uint64_t meeting_tables_failing (const MeetingTables *tables, TsMeetingFacts facts, unsigned way)
{
  uint64_t failing = 0;
  for (unsigned rule = 0; rule < tables->n_rules; rule++)
    if (meeting_table_says (&tables->forbids[tables->order[rule]][way], facts))
      failing |= (uint64_t)1 << tables->order[rule];
  return failing;
}

static inline TsReason meeting_tables_first (const MeetingTables *tables, uint64_t failing)
{
  for (unsigned rule = 0; rule < tables->n_rules; rule++)
    if ((failing >> tables->order[rule] & 1) != 0)
      return tables->order[rule];
  return TS_REASON_NONE;
}

/* The state of a way whose failing rules are known. */
static inline unsigned meeting_way_state (const MeetingTables *tables, TsMeetingFacts facts, unsigned way,
                                          uint64_t failing, bool waits)
{
  if (!meeting_table_says (&tables->exists[way], facts))
    return STATE_ABSENT;
  unsigned finds = meeting_table_says (&tables->finds[way], facts);
  if (failing == (uint64_t)1 << TS_REASON_LOBBY_NOBODY)
    return STATE_LOBBY + finds;
  return failing != 0 ? STATE_FORBIDDEN : STATE_OPEN + 2u * waits + finds;
}

/* -------------------------------------------------------------- sub-spaces -- */

typedef uint64_t FactSet; /* bit f for TsMeetingFact f */

static inline FactSet meeting_table_fields (const MeetingTable *table)
{
  FactSet set = 0;
  for (unsigned i = 0; i < table->n_fields; i++)
    set |= (FactSet)1 << table->fields[i];
  return set;
}

/* The next choice of the facts of a set, the others as they are; false after the last one. */
static inline bool next_meeting_choice (TsMeetingFacts *facts, FactSet set)
{
  for (unsigned fact = 0; fact < TS_MEETING_FACT_FIELDS; fact++) {
    if ((set >> fact & 1) == 0)
      continue;
    unsigned value = ts_meeting_fact (*facts, (TsMeetingFact)fact) + 1;
    bool is_carried = value == ts_meeting_fact_fields[fact].values;
    *facts = ts_meeting_facts_with (*facts, (TsMeetingFact)fact, is_carried ? 0 : value);
    if (!is_carried)
      return true;
  }
  return false;
}

#endif

/* explain_json.c - the answer of `tenantsim explain` for programs */
#include <jansson.h>
#include <stdlib.h>

#include "explain.h"

/* NULL becomes null; the text is freed. */
static json_t *take_text (char *text)
{
  json_t *value = text != NULL ? json_string (text) : json_null ();
  g_free (text);
  return value;
}

static json_t *tenant_of (const TsAnswer *answer, uint32_t tenant)
{
  return tenant == TS_NONE ? json_null () : json_string (ts_explain_tenant (answer, tenant));
}

static json_t *person_of (const TsAnswer *answer, uint32_t person)
{
  return person == TS_NONE ? json_null () : take_text (ts_explain_address (answer, person));
}

static const char *side_name (TsSide side)
{
  static const char *const names[] = {[TS_SIDE_NEITHER] = "neither",
                                      [TS_SIDE_CALLER] = "caller",
                                      [TS_SIDE_CALLEE] = "callee",
                                      [TS_SIDE_EITHER] = "either"};
  return names[side];
}

static json_t *full_person (const TsAnswer *answer, uint32_t person)
{
  const TsGroup *group = ts_explain_group (answer, person);
  json_t *object = json_object ();
  json_object_set_new (object, "person", take_text (ts_scenario_person_name (answer->scenario, person)));
  json_object_set_new (object, "address", person_of (answer, person));
  json_object_set_new (object, "client", json_string (ts_client_name (group->client)));
  json_object_set_new (object, "home", tenant_of (answer, group->tenant));
  return object;
}

static json_t *rule_of (const TsAnswer *answer, const TsExplainedRule *rule)
{
  const TsReasonRow *row = ts_reason (rule->rule);
  json_t *object = json_object ();
  json_object_set_new (object, "rule", json_string (row->code));
  json_object_set_new (object, "fails", json_boolean (rule->fails));
  json_object_set_new (object, "fact", take_text (ts_explain_fact (answer, rule)));
  json_object_set_new (object, "where", take_text (ts_explain_where (answer, rule)));
  json_object_set_new (object, "is_setting", json_boolean (ts_basis_is_setting (rule->basis)));
  json_object_set_new (object, "side", json_string (side_name (rule->side)));
  json_object_set_new (object, "tenant", tenant_of (answer, rule->tenant));
  json_object_set_new (object, "person", person_of (answer, rule->person));
  json_object_set_new (object, "who", take_text (ts_explain_who (answer, rule)));
  json_object_set_new (object, "change", json_string (row->change));
  json_object_set_new (object, "source", json_string (row->source));
  return object;
}

static json_t *way_of (const TsAnswer *answer, const TsExplainedWay *way)
{
  json_t *object = json_object (), *rules = json_array ();
  json_object_set_new (object, "way", json_string (ts_way_name (way->way)));
  json_object_set_new (object, "words", take_text (ts_explain_way (answer, way)));
  json_object_set_new (object, "exists", json_boolean (way->exists));
  if (!way->exists) {
    json_object_set_new (object, "why_not", take_text (ts_explain_no_way (answer, way)));
    json_decref (rules);
    return object;
  }
  json_object_set_new (object, "permits", json_boolean (way->permits));
  json_object_set_new (object, "passed_over", json_boolean (way->is_passed_over));
  json_object_set_new (object, "caller_tenant", tenant_of (answer, way->caller_tenant));
  json_object_set_new (object, "callee_tenant", tenant_of (answer, way->callee_tenant));
  json_object_set_new (object, "finds_caller", json_boolean (way->finds_caller));
  json_object_set_new (object, "finds_callee", json_boolean (way->finds_callee));
  for (size_t i = 0; i < way->n_rules; i++)
    json_array_append_new (rules, rule_of (answer, &way->rules[i]));
  json_object_set_new (object, "rules", rules);
  return object;
}

/* -------------------------------------------------------------------- fixes -- */

static json_t *change_of (const TsAnswer *answer, const TsChange *change)
{
  const TsDirectory *directory = answer->scenario->directory;
  json_t *object = json_object ();
  json_object_set_new (object, "change", json_string (ts_change_name (change->kind)));
  json_object_set_new (object, "words", take_text (ts_explain_change (answer, change)));
  json_object_set_new (object, "tenant", tenant_of (answer, change->tenant));
  if (change->person != TS_NONE)
    json_object_set_new (object, "person", person_of (answer, change->person));
  if (change->other != TS_NONE)
    json_object_set_new (object, "other", person_of (answer, change->other));
  if (change->domain != TS_NONE)
    json_object_set_new (object, "domain", json_string (ts_directory_domain_name (directory, change->domain)));
  if (change->team != TS_NONE)
    json_object_set_new (object, "team", json_string (ts_directory_team_name (directory, change->team)));
  return object;
}

static void add_switch (const TsAnswer *answer, uint32_t person, uint32_t from, uint32_t to, json_t *switches)
{
  if (from == to)
    return;
  json_t *object = json_object ();
  json_object_set_new (object, "person", person_of (answer, person));
  json_object_set_new (object, "from", tenant_of (answer, from));
  json_object_set_new (object, "to", tenant_of (answer, to));
  json_array_append_new (switches, object);
}

static json_t *fix_of (const TsAnswer *answer, const TsFix *fix)
{
  const TsEnquiry *enquiry = &answer->explanation->enquiry;
  json_t *object = json_object (), *changes = json_array (), *switches = json_array ();
  for (size_t i = 0; i < fix->n_changes; i++)
    json_array_append_new (changes, change_of (answer, &fix->changes[i]));
  add_switch (answer, enquiry->caller, enquiry->caller_tenant, fix->caller_tenant, switches);
  add_switch (answer, enquiry->callee, enquiry->callee_tenant, fix->callee_tenant, switches);
  json_object_set_new (object, "changes", changes);
  json_object_set_new (object, "switches", switches);
  json_object_set_new (object, "path", json_string (ts_path_name (fix->path)));
  if (fix->is_counted) {
    json_object_set_new (object, "opens", json_integer ((json_int_t)fix->opens));
    json_object_set_new (object, "violations", json_integer ((json_int_t)fix->violations));
  }
  return object;
}

/* By way: the rules that no setting can change. */
static json_t *immovable_of (const TsFixes *fixes)
{
  json_t *object = json_object ();
  for (unsigned way = 0; way <= TS_WAY_ANONYMOUS; way++) {
    json_t *codes = json_array ();
    for (unsigned reason = 0; reason < TS_REASONS; reason++)
      if ((fixes->immovable[way] >> reason & 1) != 0)
        json_array_append_new (codes, json_string (ts_reason ((TsReason)reason)->code));
    if (fixes->is_possible[way])
      json_object_set (object, ts_way_name ((TsWay)way), codes);
    json_decref (codes);
  }
  return object;
}

static void add_fixes (const TsAnswer *answer, json_t *object)
{
  if (answer->fixes == NULL)
    return;
  json_t *fixes = json_array ();
  for (size_t i = 0; i < answer->fixes->n; i++)
    json_array_append_new (fixes, fix_of (answer, &answer->fixes->fixes[i]));
  json_object_set_new (object, "fixes", fixes);
  json_object_set_new (object, "immovable", immovable_of (answer->fixes));
}

/* ------------------------------------------------------------------ answers -- */

static void add_verdict (const TsAnswer *answer, json_t *object)
{
  TsVerdict verdict = answer->explanation->verdict;
  const TsReasonRow *row = ts_reason ((TsReason)verdict.reason);
  bool is_allowed = verdict.kind == TS_VERDICT_ALLOW;
  json_object_set_new (object, "verdict", json_string (ts_explain_verdict (answer)));
  json_object_set_new (object, "path", is_allowed ? json_string (ts_path_name ((TsPath)verdict.path)) : json_null ());
  json_object_set_new (object, "reason", is_allowed ? json_null () : json_string (row->code));
  json_object_set_new (object, "sentence", json_string (row->sentence));
}

static json_t *next_of (const TsAnswer *answer)
{
  json_t *array = json_array ();
  g_auto (GStrv) next = ts_explain_next (answer);
  for (size_t i = 0; next[i] != NULL; i++)
    json_array_append_new (array, json_string (next[i]));
  return array;
}

static json_t *answer_of (const TsAnswer *answer)
{
  const TsExplanation *explanation = answer->explanation;
  json_t *object = json_object (), *ways = json_array ();
  json_object_set_new (object, "name", json_string (answer->configuration->name));
  json_object_set_new (object, "where",
                       take_text (ts_explain_position (answer->scenario, answer->configuration->origin)));
  json_object_set_new (object, "caller_active", tenant_of (answer, explanation->enquiry.caller_tenant));
  json_object_set_new (object, "callee_active", tenant_of (answer, explanation->enquiry.callee_tenant));
  add_verdict (answer, object);
  for (unsigned i = 0; i < explanation->n_ways; i++)
    json_array_append_new (ways, way_of (answer, &explanation->ways[i]));
  json_object_set_new (object, "ways", ways);
  if (explanation->enquiry.operation == TS_OPERATION_JOIN_MEETING)
    json_object_set_new (object, "waits", json_boolean (explanation->waits));
  if (explanation->can_meet) {
    json_t *place = json_object ();
    json_object_set_new (place, "caller_tenant", tenant_of (answer, explanation->caller_tenant));
    json_object_set_new (place, "callee_tenant", tenant_of (answer, explanation->callee_tenant));
    json_object_set_new (object, "meeting_place", place);
  }
  json_object_set_new (object, "next", next_of (answer));
  if (answer->by_name != NULL) {
    json_t *by_name = json_object ();
    TsAnswer named = *answer;
    named.explanation = answer->by_name;
    add_verdict (&named, by_name);
    json_object_set_new (object, "by_name", by_name);
  }
  add_fixes (answer, object);
  return object;
}

char *ts_explain_json (const TsAnswer *answers, size_t n)
{
  g_assert (n >= 1);
  const TsEnquiry *enquiry = &answers[0].explanation->enquiry;
  const TsScenario *scenario = answers[0].scenario;
  json_t *object = json_object (), *configurations = json_array ();
  json_object_set_new (object, "tenantsim_explain", json_integer (1));
  json_object_set_new (object, "scenario", json_string (scenario->base_name));
  json_object_set_new (object, "era", json_string (ts_era_name (scenario->era)));
  json_object_set_new (object, "operation", json_string (ts_operation_name (enquiry->operation)));
  json_object_set_new (object, "caller", full_person (&answers[0], enquiry->caller));
  json_object_set_new (object, "callee", full_person (&answers[0], enquiry->callee));
  if (enquiry->chat > 0)
    json_object_set_new (object, "chat", json_integer (enquiry->chat));
  json_object_set_new (object, "intent", take_text (ts_explain_intent (&answers[0])));
  for (size_t i = 0; i < n; i++)
    json_array_append_new (configurations, answer_of (&answers[i]));
  json_object_set_new (object, "configurations", configurations);
  char *text = json_dumps (object, JSON_INDENT (2));
  char *copy = g_strconcat (text, "\n", NULL);
  free (text);
  json_decref (object);
  return copy;
}

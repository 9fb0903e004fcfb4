/* explain_feature.c - whether two people have a feature, such as presence or video, and what that rests on */
#include <jansson.h>
#include <stdlib.h>

#include "explain.h"

static const char *const has_words[] = {
  [TS_FEATURE_NO] = "no", [TS_FEATURE_YES] = "yes", [TS_FEATURE_NOT_SAID] = "not said"};

/* "May a@x.com see the presence of b@y.com?" */
static char *question_of (const TsScenario *scenario, const TsEnquiry *enquiry, TsFeature feature)
{
  g_autofree char *caller = ts_scenario_person_address (scenario, enquiry->caller);
  g_autofree char *callee = ts_scenario_person_address (scenario, enquiry->callee);
  return g_strdup_printf ("May %s %s %s?", caller, ts_feature (feature)->sentence, callee);
}

/* Why it is as it is. */
static char *because (const TsScenario *scenario, const TsFeatureAnswer *answer, TsFeature feature)
{
  const TsFeatureRow *row = ts_feature (feature);
  const char *path = ts_path_name (answer->path);
  if (answer->path == TS_PATH_NONE)
    return g_strdup_printf ("it rests on %s, which is denied: %s (%s)", ts_operation_name (row->rests_on),
                            ts_reason (answer->reason)->sentence, ts_reason (answer->reason)->code);
  if (answer->off_in != TS_NONE)
    return g_strdup_printf ("%s has switched it off for its guests",
                            ts_directory_tenant_name (scenario->directory, answer->off_in));
  if (answer->has == TS_FEATURE_NOT_SAID)
    return g_strdup_printf ("the documents of era %s do not say it of the path `%s`", ts_era_name (scenario->era), path);
  return g_strdup_printf ("the path `%s` %s it", path, answer->has == TS_FEATURE_YES ? "has" : "does not have");
}

static void append_text (GString *out, const TsScenario *scenario, const TsConfiguration *configuration,
                         const TsFeatureAnswer *answer, TsFeature feature)
{
  g_autofree char *why = because (scenario, answer, feature);
  g_autofree char *where = ts_explain_position (scenario, configuration->origin);
  g_string_append_printf (out, "\n%s [%s]: %s\n  %s.\n", configuration->name, where, has_words[answer->has], why);
}

static json_t *json_of (const TsScenario *scenario, const TsConfiguration *configuration, const TsFeatureAnswer *answer,
                        TsFeature feature)
{
  g_autofree char *why = because (scenario, answer, feature);
  bool is_denied = answer->path == TS_PATH_NONE;
  return json_pack ("{s:s, s:s, s:o, s:o, s:s}", "name", configuration->name, "has", has_words[answer->has], "path",
                    is_denied ? json_null () : json_string (ts_path_name (answer->path)), "reason",
                    is_denied ? json_string (ts_reason (answer->reason)->code) : json_null (), "why", why);
}

static char *take_json (json_t *object)
{
  char *text = json_dumps (object, JSON_INDENT (2));
  char *copy = g_strconcat (text, "\n", NULL);
  free (text);
  json_decref (object);
  return copy;
}

char *ts_explain_feature (const TsScenario *scenario, const uint32_t *configurations, size_t n,
                          const TsEnquiry *enquiry, TsFeature feature, bool as_json)
{
  const TsFeatureRow *row = ts_feature (feature);
  const char *external = has_words[ts_era_feature (scenario->era, feature, TS_PATH_EXTERNAL)];
  const char *guest = has_words[ts_era_feature (scenario->era, feature, TS_PATH_GUEST)];
  const char *basis = row->rests_on == TS_ASKED_OPERATIONS ? "nothing" : ts_operation_name (row->rests_on);
  g_autofree char *question = question_of (scenario, enquiry, feature);
  GString *out = g_string_new (NULL);
  json_t *answers = json_array ();
  g_string_append_printf (out, "%s\n  feature  %s (%s), which rests on %s\n  era %s  external access: %s; guests: %s\n",
                          question, row->name, row->number, basis, ts_era_name (scenario->era), external, guest);
  for (size_t i = 0; i < n; i++) {
    const TsConfiguration *configuration = &scenario->configurations[configurations[i]];
    TsFeatureAnswer answer = ts_policy_feature (configuration->policy, configuration->settings, enquiry, feature);
    append_text (out, scenario, configuration, &answer, feature);
    json_array_append_new (answers, json_of (scenario, configuration, &answer, feature));
  }
  json_t *object = json_pack ("{s:i, s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:o}", "tenantsim_explain", 1, "scenario",
                              scenario->base_name, "era", ts_era_name (scenario->era), "feature", row->name, "number",
                              row->number, "rests_on", basis, "external", external, "guest", guest, "configurations",
                              answers);
  char *json = take_json (object);
  char *text = g_string_free (out, FALSE);
  g_free (as_json ? text : json);
  return as_json ? json : text;
}

/* scenario.c - the life of a scenario, where its settings stand, and what its configurations are called */
#include "diagnostics.h"
#include "compile.h"

#include <string.h>

TsScenario *ts_scenario_new (const char *path, const char *text, size_t length)
{
  TsScenario *scenario = g_new0 (TsScenario, 1);
  scenario->owned = g_ptr_array_new_with_free_func (g_free);
  scenario->path = g_strdup (path);
  scenario->base_name = g_path_get_basename (path);
  scenario->text = g_strndup (text, length);
  scenario->sha256 = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *)text, length);
  return scenario;
}

bool ts_scenario_position (const TsScenario *scenario, TsOrigin origin, int *line, int *column)
{
  *line = *column = 0;
  if (origin == 0 || origin > scenario->n_positions)
    return false;
  *line = scenario->positions[origin - 1].line;
  *column = scenario->positions[origin - 1].column;
  return *line > 0;
}

static void free_intents (TsScenario *scenario)
{
  for (uint32_t i = 0; i < scenario->n_intents; i++) {
    g_free ((TsRange *)scenario->intents[i].first);
    g_free ((TsRange *)scenario->intents[i].second);
  }
  g_free (scenario->intents);
}

static void free_activities (TsScenario *scenario)
{
  for (uint32_t i = 0; i < scenario->n_activities; i++) {
    TsActivity *activity = &scenario->activities[i];
    g_free (activity->name);
    g_free (activity->who.ranges);
    g_free (activity->needs.ranges);
    g_free (activity->third_from.ranges);
    g_free (activity->profile);
    g_free (activity->paces);
    g_free (activity->times);
    g_free (activity->first_times);
    g_free (activity->meeting.with.ranges);
  }
  g_free (scenario->activities);
}

static void free_configurations (TsScenario *scenario)
{
  for (uint32_t i = 0; i < scenario->n_configurations; i++) {
    g_free (scenario->configurations[i].name);
    ts_policy_free (scenario->configurations[i].policy);
    ts_settings_free (scenario->configurations[i].settings);
    ts_policy_free (scenario->configurations[i].settled);
    for (uint32_t j = 0; j < scenario->configurations[i].n_epochs; j++)
      ts_settings_free (scenario->configurations[i].epochs[j].settings);
    g_free (scenario->configurations[i].epochs);
    g_free (scenario->configurations[i].absences);
    g_free (scenario->configurations[i].work);
    g_free (scenario->configurations[i].turns);
  }
  g_free (scenario->configurations);
}

static void free_faults (TsScenario *scenario)
{
  for (uint32_t i = 0; i < scenario->n_faults; i++) {
    g_free (scenario->faults[i].tenants);
    g_free (scenario->faults[i].people.ranges);
    g_free (scenario->faults[i].holds_in);
  }
  g_free (scenario->faults);
}

static void free_expectations (TsScenario *scenario)
{
  for (uint32_t i = 0; i < scenario->n_expectations; i++) {
    g_free (scenario->expectations[i].text);
    g_free (scenario->expectations[i].from);
    g_free (scenario->expectations[i].to);
  }
  g_free (scenario->expectations);
}

static void free_assertions (TsScenario *scenario)
{
  for (uint32_t i = 0; i < scenario->n_assertions; i++) {
    g_free (scenario->assertions[i].text);
    g_free (scenario->assertions[i].configurations);
    g_free (scenario->assertions[i].from.ranges);
    g_free (scenario->assertions[i].to.ranges);
  }
  g_free (scenario->assertions);
}

static void free_estate (TsScenario *scenario)
{
  for (uint32_t i = 0; scenario->directory != NULL && i < ts_directory_groups (scenario->directory); i++)
    g_free (scenario->groups[i].full_name);
  g_free (scenario->groups);
  for (uint32_t i = 0; i < scenario->n_calendars; i++)
    g_free (scenario->calendars[i].shifts);
  g_free (scenario->calendars);
  for (uint32_t i = 0; i < scenario->n_paces; i++)
    g_free (scenario->paces[i].stretches);
  g_free (scenario->paces);
  if (scenario->directory != NULL)
    ts_directory_free (scenario->directory);
}

void ts_scenario_free (TsScenario *scenario)
{
  if (scenario == NULL)
    return;
  free_intents (scenario);
  free_activities (scenario);
  free_configurations (scenario);
  free_faults (scenario);
  free_expectations (scenario);
  free_assertions (scenario);
  free_estate (scenario);
  ts_parameters_free (scenario);
  g_strfreev (scenario->assumptions);
  g_free (scenario->path);
  g_free (scenario->base_name);
  g_free (scenario->text);
  g_free (scenario->sha256);
  g_free (scenario->effective_sha256);
  g_free (scenario->name);
  g_free (scenario->question);
  g_free (scenario->start);
  g_ptr_array_unref (scenario->owned);
  g_free (scenario->positions);
  g_free (scenario);
}

/* ----------------------------------------------------------- configurations -- */

uint32_t ts_scenario_configuration (const TsScenario *scenario, const char *name)
{
  for (uint32_t i = 0; i < scenario->n_configurations; i++)
    if (strcmp (scenario->configurations[i].name, name) == 0)
      return i;
  return TS_NONE;
}

const char *ts_scenario_nearest_configuration (const TsScenario *scenario, const char *name)
{
  g_autofree const char **names = g_new0 (const char *, scenario->n_configurations + 1);
  for (uint32_t i = 0; i < scenario->n_configurations; i++)
    names[i] = scenario->configurations[i].name;
  return ts_nearest_name (name, names, scenario->n_configurations);
}

const char *ts_switching_name (TsSwitching switching)
{
  static const char *const names[] = {[TS_SWITCHING_HOME] = "home", [TS_SWITCHING_ON_DEMAND] = "on-demand",
                                      [TS_SWITCHING_FOLLOW_MEETINGS] = "follow-meetings",
                                      [TS_SWITCHING_RESIDENT] = "resident", [TS_SWITCHING_ROTA] = "rota"};
  g_assert ((size_t)switching < G_N_ELEMENTS (names));
  return names[switching];
}

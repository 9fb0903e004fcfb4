/* What is in force at an instant, without a world and without drawing. */
#include "timeline.h"

void ts_in_force_at (const TsScenario *scenario, uint32_t number, TsTime at, TsInForce *in_force)
{
  const TsSettings *settings = scenario->configurations[number].settings;
  TsTimeline *timeline = ts_timeline_new (scenario, number);
  if (timeline != NULL) {
    ts_timeline_begin (timeline, NULL);
    while (ts_timeline_next (timeline) <= at && ts_timeline_next (timeline) != TS_TIME_NEVER)
      ts_timeline_step (timeline);
    settings = timeline->effective;
  }
  *in_force = (TsInForce){.settings = ts_settings_copy (settings),
                          .policy = ts_policy_compile (settings),
                          .is_settled = timeline == NULL || timeline->pending == 0};
  ts_timeline_free (timeline);
}

void ts_in_force_clear (TsInForce *in_force)
{
  ts_policy_free (in_force->policy);
  ts_settings_free (in_force->settings);
  *in_force = (TsInForce){0};
}

bool ts_is_there_at (const TsScenario *scenario, uint32_t number, uint32_t person, TsTime at)
{
  const TsConfiguration *configuration = &scenario->configurations[number];
  for (uint32_t i = 0; i < configuration->n_absences; i++) {
    const TsAbsence *absence = &configuration->absences[i];
    if (at >= absence->from && at < absence->until && person - absence->people.first < absence->people.count)
      return false;
  }
  return true;
}

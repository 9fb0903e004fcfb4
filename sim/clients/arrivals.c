/* When needs arise: after an interval of working time, which may pass faster in some hours
 * than in others, or at given times. */
#include "world.h"

static uint64_t person_entity (const TsWorld *world, uint32_t person)
{
  uint32_t group = world->people[person].group;
  TsRange range = ts_directory_group_people (world->scenario->directory, group);
  return ts_hash_combine (world->scenario->groups[group].hash, person - range.first);
}

uint64_t ts_source_entity (const TsWorld *world, const TsSource *source)
{
  return ts_hash_combine (person_entity (world, source->person), world->scenario->activities[source->activity].hash);
}

/* The next of its given times, or TS_TIME_NEVER. */
static TsTime next_given (const TsWorld *world, uint32_t number)
{
  const TsSource *source = &world->sources[number];
  const TsActivity *activity = &world->scenario->activities[source->activity];
  uint32_t k = number - world->first_sources[source->activity];
  uint32_t next = activity->first_times[k] + source->arisen;
  return next < activity->first_times[k + 1] ? activity->times[next] : TS_TIME_NEVER;
}

static TsTime next_drawn (const TsWorld *world, const TsSource *source, uint64_t entity)
{
  const TsScenario *scenario = world->scenario;
  const TsActivity *activity = &scenario->activities[source->activity];
  uint32_t group = world->people[source->person].group;
  TsDraw draw = ts_draw (world->key, entity, source->arisen, 0, TS_PURPOSE_ARRIVAL);
  TsDuration interval = ts_distribution_sample (&activity->every, draw.first);
  if (activity->paces != NULL)
    return ts_pace_after (&scenario->paces[activity->paces[group]], ts_world_now (world), interval);
  return ts_calendar_after (&scenario->calendars[scenario->groups[group].calendar], ts_world_now (world), interval);
}

void ts_source_schedule_for (TsWorld *world, uint32_t number, uint64_t entity)
{
  const TsSource *source = &world->sources[number];
  bool is_given = world->scenario->activities[source->activity].times != NULL;
  TsTime at = is_given ? next_given (world, number) : next_drawn (world, source, entity);
  if (at < world->scenario->duration)
    ts_scheduler_schedule (world->scheduler, at, TS_HAPPENS_NEED, number);
}

void ts_source_schedule (TsWorld *world, uint32_t number)
{
  ts_source_schedule_for (world, number, ts_source_entity (world, &world->sources[number]));
}

/* Whom a need will try follows from its key alone, so it can be drawn a few events before the need arises, and
 * fetched from memory meanwhile. The need takes the same draw as if nobody had looked. */
#include "world.h"

void ts_foreseen_reset (TsWorld *world)
{
  for (uint32_t i = 0; i < TS_FORESEEN; i++)
    world->foreseen[i].index = TS_NONE;
}

void ts_foresee (TsWorld *world, uint32_t number)
{
  const TsSource *source = &world->sources[number];
  const TsActivity *activity = &world->scenario->activities[source->activity];
  if (activity->choice != TS_CHOICE_RANDOM || activity->uses_presence || activity->needs.people == 0)
    return;
  uint64_t entity = ts_source_entity (world, source);
  uint64_t bits = ts_draw (world->key, entity, source->arisen, 0, TS_PURPOSE_TARGET).first;
  uint32_t person = ts_selection_person (&activity->needs, (uint32_t)ts_uniform_below (bits, activity->needs.people));
  world->foreseen[number % TS_FORESEEN] =
    (TsForeseen){.source = number, .index = source->arisen, .entity = entity, .target = bits, .person = person};
  __builtin_prefetch (&world->people[person]);
}

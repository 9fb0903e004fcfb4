/* Whom a need tries: the rules of `choose`, and what presence shows. */
#include "world.h"

/* Shown as available to the needer: free, at work, and to be called as both are active
 * now. A guest who is active elsewhere is shown as offline (SEED F3, F11). */
bool ts_is_shown_available (const TsWorld *world, const TsNeed *need, uint32_t number)
{
  uint32_t needer = ts_world_needer (world, need);
  const TsPerson *person = &world->people[number];
  if (number == needer || person->doing != TS_IDLE || ts_world_is_absent (world, number) ||
      ts_world_is_absent (world, needer))
    return false;
  const TsCalendar *calendar = &world->scenario->calendars[world->scenario->groups[person->group].calendar];
  if (person->need == TS_NONE && !ts_calendar_is_open (calendar, ts_world_now (world)))
    return false;
  return ts_world_decide (world, TS_OPERATION_CALL, needer, number).kind == TS_VERDICT_ALLOW;
}

static bool is_new (const TsWorld *world, const TsNeed *need, uint32_t person)
{
  return person != ts_world_needer (world, need) && person != need->target;
}

/* From a random place on: every member is as good as another. */
static uint32_t any_available (const TsWorld *world, const TsPool *pool, const TsNeed *need)
{
  if (pool->n == 0)
    return TS_NONE;
  uint32_t place = (uint32_t)ts_uniform_below (ts_need_draw (world, need, need->persons, TS_PURPOSE_TARGET), pool->n);
  for (uint32_t look = 0; look < TS_POOL_LOOKS && look < pool->n; look++) {
    uint32_t member = pool->heap[(place + look) % pool->n];
    uint32_t person = ts_selection_person (pool->people, member);
    if (is_new (world, need, person) && ts_is_shown_available (world, need, person))
      return member;
  }
  return TS_NONE;
}

static uint32_t best_available (const TsWorld *world, const TsPool *pool, const TsNeed *need)
{
  if (pool->choice == TS_CHOICE_RANDOM || pool->choice == TS_CHOICE_NAMED)
    return any_available (world, pool, need);
  TsPoolWalk walk = {.n = 0};
  uint32_t member;
  while (ts_pool_next (pool, &walk, &member)) {
    uint32_t person = ts_selection_person (pool->people, member);
    bool may_repeat = pool->choice == TS_CHOICE_QUEUE;
    if ((may_repeat || is_new (world, need, person)) && ts_is_shown_available (world, need, person))
      return member;
  }
  return TS_NONE;
}

static uint32_t least_refused (const TsWorld *world, const TsPool *pool, const TsNeed *need)
{
  TsPoolWalk walk = {.n = 0};
  uint32_t member;
  while (ts_pool_next (pool, &walk, &member))
    if (is_new (world, need, ts_selection_person (pool->people, member)))
      return member;
  return TS_NONE;
}

uint32_t ts_choose_available (TsWorld *world, TsPool *pool, const TsNeed *need)
{
  uint32_t member = best_available (world, pool, need);
  if (member == TS_NONE)
    return TS_NONE;
  ts_pool_chosen (&world->pools, pool, member);
  return ts_selection_person (pool->people, member);
}

/* The k-th of the list, or one of the two behind who is neither the needer nor the last
 * one tried. */
static uint32_t near (const TsWorld *world, const TsNeed *need, uint32_t k)
{
  const TsSelection *candidates = &ts_world_activity (world, need)->needs;
  for (uint32_t step = 0; step < 3 && step < candidates->people; step++) {
    uint32_t person = ts_selection_person (candidates, (k + step) % candidates->people);
    if (is_new (world, need, person))
      return person;
  }
  return TS_NONE;
}

static uint32_t any (const TsWorld *world, const TsNeed *need)
{
  uint64_t bits = ts_need_draw (world, need, need->persons, TS_PURPOSE_TARGET);
  return near (world, need, (uint32_t)ts_uniform_below (bits, ts_world_activity (world, need)->needs.people));
}

/* The same for every need of this person by this activity. */
static uint32_t own (const TsWorld *world, const TsNeed *need)
{
  uint64_t bits = ts_draw (world->key, need->entity, 0, 0, TS_PURPOSE_OWN_TARGET).first;
  return near (world, need, (uint32_t)ts_uniform_below (bits, ts_world_activity (world, need)->needs.people));
}

/* Without presence, or when nobody is shown as available. */
static uint32_t choose_blindly (const TsWorld *world, TsPool *pool, const TsNeed *need)
{
  const TsActivity *activity = ts_world_activity (world, need);
  switch (activity->choice) {
  case TS_CHOICE_NAMED: return need->persons == 0 ? own (world, need) : any (world, need);
  case TS_CHOICE_IN_ORDER: return near (world, need, need->persons % activity->needs.people);
  case TS_CHOICE_ROUND_ROBIN: {
    uint32_t person = near (world, need, pool->turn);
    pool->turn = (pool->turn + 1) % activity->needs.people;
    return person;
  }
  case TS_CHOICE_LEAST_REFUSED:
    if (!pool->holds_free_only) {
      uint32_t member = least_refused (world, pool, need);
      return member == TS_NONE ? TS_NONE : ts_selection_person (pool->people, member);
    }
    break;
  case TS_CHOICE_RANDOM:
  case TS_CHOICE_LONGEST_IDLE:
  case TS_CHOICE_QUEUE:
  case TS_CHOICES: break;
  }
  return any (world, need);
}

uint32_t ts_choose (TsWorld *world, const TsNeed *need)
{
  uint32_t number = world->sources[need->source].activity;
  const TsActivity *activity = &world->scenario->activities[number];
  if (activity->needs.people == 0)
    return TS_NONE;
  uint32_t of_activity = world->pools.of_activity[number];
  TsPool *pool = of_activity == TS_NONE ? NULL : &world->pools.pools[of_activity];
  bool names_somebody = activity->choice == TS_CHOICE_NAMED && need->persons == 0;
  if (activity->uses_presence && !names_somebody) {
    uint32_t person = ts_choose_available (world, pool, need);
    if (person != TS_NONE)
      return person;
  }
  return choose_blindly (world, pool, need);
}

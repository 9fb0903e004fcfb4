/* Whom a need tries: the rules of `choose`, and what presence shows. */
#include "world.h"

void ts_person_becomes_free (TsWorld *world, uint32_t number)
{
  const TsPerson *person = &world->people[number];
  bool at_home = person->tenant == ts_policy_home (world->policy, person->profile);
  ts_pools_free (&world->pools, number, at_home ? TS_POOL_AT_HOME : TS_POOL_ABROAD);
}

/* Shown as available to the needer: free, at work, and to be called as both are active
 * now. A guest who is active elsewhere is shown as offline (SEED F3, F11). */
bool ts_is_shown_available (const TsWorld *world, const TsNeed *need, uint32_t number)
{
  uint32_t needer = need->needer;
  const TsPerson *person = &world->people[number];
  if (number == needer || person->doing != TS_IDLE || ts_world_is_absent (world, number) ||
      ts_world_is_absent (world, needer))
    return false;
  const TsCalendar *calendar = &world->scenario->calendars[world->scenario->groups[person->group].calendar];
  if (person->need == TS_NONE && !ts_calendar_is_open (calendar, ts_world_now (world)))
    return false;
  return ts_world_decide (world, TS_OPERATION_CALL, needer, number).kind == TS_VERDICT_ALLOW;
}

static bool is_new (const TsNeed *need, uint32_t person)
{
  return person != need->needer && person != need->target;
}

static bool may_be_chosen (const TsWorld *world, const TsPool *pool, const TsNeed *need, uint32_t member)
{
  uint32_t person = ts_selection_person (pool->people, member);
  bool may_repeat = pool->choice == TS_CHOICE_QUEUE;
  return (may_repeat || is_new (need, person)) && ts_is_shown_available (world, need, person);
}

/* From a random place on: every member is as good as another. */
static uint32_t any_of (const TsWorld *world, const TsPool *pool, const TsNeed *need, TsPoolSide side, uint64_t bits)
{
  const TsPoolHeap *heap = &pool->heaps[side];
  uint32_t place = heap->n > 0 ? (uint32_t)ts_uniform_below (bits, heap->n) : 0;
  for (uint32_t look = 0; look < TS_POOL_LOOKS && look < heap->n; look++) {
    uint32_t member = heap->members[(place + look) % heap->n];
    if (may_be_chosen (world, pool, need, member))
      return member;
  }
  return TS_NONE;
}

/* Where both heaps have somebody, each is as likely as it has members. */
static uint32_t any_available (const TsWorld *world, const TsPool *pool, const TsNeed *need)
{
  TsDraw draw = ts_draw (world->key, need->entity, need->index, need->persons, TS_PURPOSE_TARGET);
  uint32_t at_home = any_of (world, pool, need, TS_POOL_AT_HOME, draw.first);
  uint32_t abroad = any_of (world, pool, need, TS_POOL_ABROAD, draw.first);
  if (at_home == TS_NONE || abroad == TS_NONE)
    return at_home == TS_NONE ? abroad : at_home;
  uint64_t n = (uint64_t)pool->heaps[TS_POOL_AT_HOME].n + pool->heaps[TS_POOL_ABROAD].n;
  return ts_uniform_below (draw.second, n) < pool->heaps[TS_POOL_AT_HOME].n ? at_home : abroad;
}

static uint32_t best_of (const TsWorld *world, const TsPool *pool, const TsNeed *need, TsPoolSide side)
{
  TsPoolWalk walk = {.n = 0};
  uint32_t member;
  while (ts_pool_next (pool, side, &walk, &member))
    if (may_be_chosen (world, pool, need, member))
      return member;
  return TS_NONE;
}

static uint32_t best_available (const TsWorld *world, const TsPool *pool, const TsNeed *need)
{
  if (pool->choice == TS_CHOICE_RANDOM || pool->choice == TS_CHOICE_NAMED)
    return any_available (world, pool, need);
  uint32_t at_home = best_of (world, pool, need, TS_POOL_AT_HOME);
  uint32_t abroad = best_of (world, pool, need, TS_POOL_ABROAD);
  if (at_home == TS_NONE || abroad == TS_NONE)
    return at_home == TS_NONE ? abroad : at_home;
  return ts_pool_is_before (pool, at_home, abroad) ? at_home : abroad;
}

static uint32_t least_refused (const TsPool *pool, const TsNeed *need)
{
  TsPoolWalk walk = {.n = 0};
  uint32_t member;
  while (ts_pool_next (pool, TS_POOL_AT_HOME, &walk, &member))
    if (is_new (need, ts_selection_person (pool->people, member)))
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
    if (is_new (need, person))
      return person;
  }
  return TS_NONE;
}

static uint32_t any (const TsWorld *world, const TsNeed *need)
{
  const TsForeseen *foreseen = need->persons == 0 ? ts_foreseen (world, need->source, need->index) : NULL;
  uint64_t bits = foreseen != NULL ? foreseen->target : ts_need_draw (world, need, need->persons, TS_PURPOSE_TARGET);
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
      uint32_t member = least_refused (pool, need);
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
  uint32_t number = need->activity;
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

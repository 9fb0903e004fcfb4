/* Pools: heaps of people in the order of a rule. */
#include "pools.h"

#include <string.h>

/* ----------------------------------------------------------------- heaps -- */

bool ts_pool_is_before (const TsPool *pool, uint32_t a, uint32_t b)
{
  return pool->keys[a] < pool->keys[b] || (pool->keys[a] == pool->keys[b] && a < b);
}

static bool is_in (const TsPool *pool, uint32_t member)
{
  return pool->places[member] != TS_NONE;
}

static void put (TsPool *pool, TsPoolSide side, uint32_t place, uint32_t member)
{
  pool->heaps[side].members[place] = member;
  pool->places[member] = TS_POOL_SIDES * place + side;
}

/* Moves a member up or down from `place` to where it belongs. */
static void settle (TsPool *pool, TsPoolSide side, uint32_t place, uint32_t member)
{
  const uint32_t *members = pool->heaps[side].members;
  uint32_t n = pool->heaps[side].n;
  while (place > 0 && ts_pool_is_before (pool, member, members[(place - 1) / 2])) {
    put (pool, side, place, members[(place - 1) / 2]);
    place = (place - 1) / 2;
  }
  for (uint32_t child; (child = 2 * place + 1) < n; place = child) {
    if (child + 1 < n && ts_pool_is_before (pool, members[child + 1], members[child]))
      child++;
    if (!ts_pool_is_before (pool, members[child], member))
      break;
    put (pool, side, place, members[child]);
  }
  put (pool, side, place, member);
}

static void set_key (TsPool *pool, uint32_t member, uint64_t key)
{
  pool->keys[member] = key;
  if (is_in (pool, member))
    settle (pool, pool->places[member] % TS_POOL_SIDES, pool->places[member] / TS_POOL_SIDES, member);
}

static void add (TsPool *pool, TsPoolSide side, uint32_t member)
{
  settle (pool, side, pool->heaps[side].n++, member);
}

static void take_out (TsPool *pool, uint32_t member)
{
  TsPoolSide side = pool->places[member] % TS_POOL_SIDES;
  uint32_t place = pool->places[member] / TS_POOL_SIDES;
  pool->places[member] = TS_NONE;
  uint32_t last = pool->heaps[side].members[--pool->heaps[side].n];
  if (last != member)
    settle (pool, side, place, last);
}

bool ts_pool_next (const TsPool *pool, TsPoolSide side, TsPoolWalk *walk, uint32_t *member)
{
  const TsPoolHeap *heap = &pool->heaps[side];
  if (!walk->begun && heap->n > 0)
    walk->places[walk->n++] = 0;
  walk->begun = true;
  if (walk->n == 0 || walk->looks++ == TS_POOL_LOOKS)
    return false;
  uint32_t best = 0;
  for (uint32_t i = 1; i < walk->n; i++)
    if (ts_pool_is_before (pool, heap->members[walk->places[i]], heap->members[walk->places[best]]))
      best = i;
  uint32_t place = walk->places[best];
  walk->places[best] = walk->places[--walk->n];
  for (uint32_t child = 2 * place + 1; child <= 2 * place + 2 && child < heap->n; child++)
    walk->places[walk->n++] = child;
  *member = heap->members[place];
  return true;
}

/* --------------------------------------------------------- what happens -- */

/* Those rules that order people by something that happens when they become free. */
static bool goes_by_idle_time (const TsPool *pool)
{
  return pool->choice == TS_CHOICE_LONGEST_IDLE || pool->choice == TS_CHOICE_QUEUE;
}

static const TsMembership *memberships_of (const TsPools *pools, uint32_t person, uint32_t *n)
{
  uint32_t first = pools->first_memberships[person];
  *n = pools->first_memberships[person + 1] - first;
  return &pools->memberships[first];
}

void ts_pools_free (TsPools *pools, uint32_t person, TsPoolSide side)
{
  uint32_t n;
  const TsMembership *memberships = memberships_of (pools, person, &n);
  for (uint32_t i = 0; i < n; i++) {
    TsPool *pool = &pools->pools[memberships[i].pool];
    if (is_in (pool, memberships[i].member))
      continue;
    if (goes_by_idle_time (pool))
      pool->keys[memberships[i].member] = ++pools->stamps;
    add (pool, side, memberships[i].member);
  }
}

void ts_pools_engaged (TsPools *pools, uint32_t person)
{
  uint32_t n;
  const TsMembership *memberships = memberships_of (pools, person, &n);
  for (uint32_t i = 0; i < n; i++) {
    TsPool *pool = &pools->pools[memberships[i].pool];
    if (pool->holds_free_only && is_in (pool, memberships[i].member))
      take_out (pool, memberships[i].member);
  }
}

void ts_pool_chosen (TsPools *pools, TsPool *pool, uint32_t member)
{
  if (pool->choice == TS_CHOICE_ROUND_ROBIN)
    set_key (pool, member, ++pools->stamps);
}

void ts_pools_refused (TsPools *pools, uint32_t person)
{
  uint32_t n;
  const TsMembership *memberships = memberships_of (pools, person, &n);
  for (uint32_t i = 0; i < n; i++) {
    TsPool *pool = &pools->pools[memberships[i].pool];
    if (pool->choice == TS_CHOICE_LEAST_REFUSED)
      set_key (pool, memberships[i].member, ++pools->stamps);
  }
}

void ts_pools_reset (TsPools *pools)
{
  pools->stamps = 0;
  for (uint32_t i = 0; i < pools->n_pools; i++) {
    TsPool *pool = &pools->pools[i];
    uint32_t n = pool->people->people;
    memset (pool->keys, 0, n * sizeof *pool->keys);
    for (uint32_t member = 0; member < n; member++)
      put (pool, TS_POOL_AT_HOME, member, member);
    pool->heaps[TS_POOL_AT_HOME].n = n;
    pool->heaps[TS_POOL_ABROAD].n = 0;
    pool->turn = 0;
    pool->first_waiting = pool->last_waiting = TS_NONE;
    pool->wakes_at = TS_TIME_NEVER;
  }
}

/* ---------------------------------------------------------------- making -- */

/* Chances and turns need no order of people, unless presence counts. */
static bool needs_pool (const TsActivity *activity)
{
  return activity->uses_presence || activity->choice == TS_CHOICE_LEAST_REFUSED ||
         activity->choice == TS_CHOICE_ROUND_ROBIN;
}

static bool is_same (const TsSelection *a, const TsSelection *b)
{
  return a->n_ranges == b->n_ranges && memcmp (a->ranges, b->ranges, a->n_ranges * sizeof *a->ranges) == 0;
}

static uint32_t find_pool (const TsPools *pools, const TsActivity *activity, const TsSelection *among)
{
  for (uint32_t i = 0; i < pools->n_pools; i++) {
    const TsPool *pool = &pools->pools[i];
    if (pool->choice == activity->choice && pool->holds_free_only == activity->uses_presence &&
        is_same (pool->people, among))
      return i;
  }
  return TS_NONE;
}

static void add_calendar (TsPool *pool, uint32_t calendar)
{
  for (uint32_t i = 0; i < pool->n_calendars; i++)
    if (pool->calendars[i] == calendar)
      return;
  pool->calendars = g_renew (uint32_t, pool->calendars, pool->n_calendars + 1);
  pool->calendars[pool->n_calendars++] = calendar;
}

static void add_calendars (TsPool *pool, const TsScenario *scenario)
{
  for (uint32_t r = 0; r < pool->people->n_ranges; r++) {
    TsRange range = pool->people->ranges[r];
    for (uint32_t person = range.first; person < range.first + range.count;) {
      uint32_t group = ts_directory_group_of (scenario->directory, person);
      TsRange people = ts_directory_group_people (scenario->directory, group);
      add_calendar (pool, scenario->groups[group].calendar);
      person = people.first + people.count;
    }
  }
}

static bool make_pool (TsPools *pools, const TsScenario *scenario, const TsActivity *activity, const TsSelection *among)
{
  TsPool *pool = &pools->pools[pools->n_pools++];
  uint32_t n = among->people;
  *pool = (TsPool){.people = among,
                   .choice = activity->choice,
                   .holds_free_only = activity->uses_presence,
                   .keys = g_try_new (uint64_t, n),
                   .places = g_try_new (uint32_t, n)};
  bool fits = pool->keys != NULL && pool->places != NULL;
  for (int side = 0; side < TS_POOL_SIDES; side++) {
    pool->heaps[side].members = g_try_new (uint32_t, n);
    fits &= pool->heaps[side].members != NULL;
  }
  add_calendars (pool, scenario);
  return n == 0 || fits;
}

/* Counts the memberships of each person, and then lists them. */
static bool make_memberships (TsPools *pools, uint32_t n_people)
{
  uint64_t n = 0;
  for (uint32_t i = 0; i < pools->n_pools; i++)
    n += pools->pools[i].people->people;
  uint32_t *first = g_try_new0 (uint32_t, (gsize)n_people + 2);
  pools->first_memberships = first;
  pools->memberships = n > UINT32_MAX ? NULL : g_try_new (TsMembership, n);
  if (first == NULL || (n > 0 && pools->memberships == NULL))
    return false;
  for (uint32_t i = 0; i < pools->n_pools; i++)
    for (uint32_t member = 0; member < pools->pools[i].people->people; member++)
      first[ts_selection_person (pools->pools[i].people, member) + 2]++;
  for (uint32_t person = 0; person < n_people; person++)
    first[person + 2] += first[person + 1];
  for (uint32_t i = 0; i < pools->n_pools; i++)
    for (uint32_t member = 0; member < pools->pools[i].people->people; member++)
      pools->memberships[first[ts_selection_person (pools->pools[i].people, member) + 1]++] =
        (TsMembership){.pool = i, .member = member};
  return true;
}

/* The pool of an activity that chooses among some people: TS_NONE where it needs none, or a new one
 * unless there is one like it. False when memory is short. */
static bool provide_pool (TsPools *pools, const TsScenario *scenario, const TsActivity *activity,
                          const TsSelection *among, uint32_t *pool)
{
  *pool = TS_NONE;
  if (!needs_pool (activity) || (among->people == 0 && among != &activity->needs))
    return true;
  *pool = find_pool (pools, activity, among);
  if (*pool != TS_NONE)
    return true;
  *pool = pools->n_pools;
  return make_pool (pools, scenario, activity, among);
}

bool ts_pools_make (TsPools *pools, const TsScenario *scenario)
{
  bool fits = true;
  pools->of_activity = g_new (uint32_t, scenario->n_activities);
  pools->of_third = g_new (uint32_t, scenario->n_activities);
  pools->pools = g_new0 (TsPool, 2 * (size_t)scenario->n_activities);
  for (uint32_t i = 0; i < scenario->n_activities && fits; i++) {
    const TsActivity *activity = &scenario->activities[i];
    fits = provide_pool (pools, scenario, activity, &activity->needs, &pools->of_activity[i]) &&
           provide_pool (pools, scenario, activity, &activity->third_from, &pools->of_third[i]);
  }
  return fits && (pools->n_pools == 0 || make_memberships (pools, ts_directory_people (scenario->directory)));
}

void ts_pools_clear (TsPools *pools)
{
  for (uint32_t i = 0; i < pools->n_pools; i++) {
    g_free (pools->pools[i].calendars);
    g_free (pools->pools[i].keys);
    g_free (pools->pools[i].places);
    for (int side = 0; side < TS_POOL_SIDES; side++)
      g_free (pools->pools[i].heaps[side].members);
  }
  g_free (pools->pools);
  g_free (pools->of_activity);
  g_free (pools->of_third);
  g_free (pools->first_memberships);
  g_free (pools->memberships);
  *pools = (TsPools){0};
}

/* A shared queue: needs wait, first come, first served, until one of its people is
 * free. Whoever is free is called at once, and kept for the call. A need whose call
 * fails goes back to the front; one that has waited for too long is given up. */
#include "world.h"

/* Somebody who never answers must not be called without end. */
#define MOST_ATTEMPTS 1000

static TsPool *pool_of (TsWorld *world, const TsNeed *need)
{
  return &world->pools.pools[world->pools.of_activity[need->activity]];
}

/* The queue's patience counts from when the need first asks it, all patience from its birth. */
static TsTime deadline (const TsWorld *world, const TsNeed *need)
{
  const TsActivity *activity = ts_world_activity (world, need);
  TsTime until = need->born + MIN (ts_need_patience (world, need), TS_TIME_NEVER - need->born);
  if (!activity->has_queue_patience)
    return until;
  TsDuration own = ts_need_sample (world, need, 0, TS_PURPOSE_QUEUE_PATIENCE, &activity->queue_patience);
  return MIN (until, need->asked_queue + MIN (own, TS_TIME_NEVER - need->asked_queue));
}

static void link_first (TsWorld *world, TsPool *pool, uint32_t number)
{
  world->needs[number].previous = TS_NONE;
  world->needs[number].next = pool->first_waiting;
  if (pool->first_waiting == TS_NONE)
    pool->last_waiting = number;
  else
    world->needs[pool->first_waiting].previous = number;
  pool->first_waiting = number;
}

static void link_last (TsWorld *world, TsPool *pool, uint32_t number)
{
  world->needs[number].previous = pool->last_waiting;
  world->needs[number].next = TS_NONE;
  if (pool->last_waiting == TS_NONE)
    pool->first_waiting = number;
  else
    world->needs[pool->last_waiting].next = number;
  pool->last_waiting = number;
}

static void unlink_need (TsWorld *world, TsPool *pool, uint32_t number)
{
  TsNeed *need = &world->needs[number];
  if (need->previous == TS_NONE)
    pool->first_waiting = need->next;
  else
    world->needs[need->previous].next = need->next;
  if (need->next == TS_NONE)
    pool->last_waiting = need->previous;
  else
    world->needs[need->next].previous = need->previous;
  need->next = need->previous = TS_NONE;
}

/* Nobody else gets whom the queue has given to a need. */
static void connect (TsWorld *world, uint32_t number, uint32_t person)
{
  TsNeed *need = &world->needs[number];
  ts_pools_engaged (&world->pools, person);
  need->timer = 0;
  need->state = TS_NEED_TRYING;
  need->target = person;
  need->persons++;
  need->attempt++;
  need->found = true;
  ts_call_dial (world, number);
}

/* People who come to work later are looked for then. */
static void wake_at_next_shift (TsWorld *world, TsPool *pool)
{
  TsTime now = ts_world_now (world), next = TS_TIME_NEVER;
  for (uint32_t i = 0; i < pool->n_calendars; i++) {
    TsTime open = ts_calendar_next_open (&world->scenario->calendars[pool->calendars[i]], now);
    if (open > now)
      next = MIN (next, open);
  }
  if (next >= pool->wakes_at)
    return;
  pool->wakes_at = next;
  ts_scheduler_schedule (world->scheduler, next, TS_HAPPENS_LINE_WAKES, (uint32_t)(pool - world->pools.pools));
}

static void wait_in_line (TsWorld *world, uint32_t number)
{
  TsNeed *need = &world->needs[number];
  TsPool *pool = pool_of (world, need);
  if (need->waited)
    link_first (world, pool, number);
  else
    link_last (world, pool, number);
  need->waited = true;
  need->state = TS_NEED_IN_LINE;
  ts_needer_engage (world, need, TS_QUEUEING);
  TsTime until = deadline (world, need);
  if (until != TS_TIME_NEVER)
    need->timer = ts_scheduler_schedule (world->scheduler, until, TS_HAPPENS_LEAVES_LINE, number);
  wake_at_next_shift (world, pool);
}

bool ts_line_try (TsWorld *world, uint32_t number)
{
  TsNeed *need = &world->needs[number];
  TsTime now = ts_world_now (world);
  if (need->asked_queue < 0)
    need->asked_queue = now;
  bool too_late =
    now - need->born >= ts_need_patience (world, need) || (now > need->asked_queue && now >= deadline (world, need));
  bool gone = ts_world_is_absent (world, need->needer);
  need->left_line = too_late || gone || need->attempt >= MOST_ATTEMPTS;
  if (need->left_line)
    return false;
  uint32_t person = ts_choose_available (world, pool_of (world, need), need);
  if (person != TS_NONE)
    connect (world, number, person);
  else
    wait_in_line (world, number);
  return true;
}

/* The first few in line for whom `person` is shown as available; the first is served. */
static bool serve_with (TsWorld *world, TsPool *pool, uint32_t person)
{
  uint32_t number = pool->first_waiting;
  for (uint32_t look = 0; look < TS_POOL_LOOKS && number != TS_NONE; look++) {
    if (ts_is_shown_available (world, &world->needs[number], person)) {
      unlink_need (world, pool, number);
      connect (world, number, person);
      return true;
    }
    number = world->needs[number].next;
  }
  return false;
}

void ts_line_person_free (TsWorld *world, uint32_t person)
{
  uint32_t first = world->pools.first_memberships[person], last = world->pools.first_memberships[person + 1];
  for (uint32_t i = first; i < last; i++) {
    TsPool *pool = &world->pools.pools[world->pools.memberships[i].pool];
    if (pool->first_waiting == TS_NONE)
      continue;
    if (serve_with (world, pool, person))
      return;
    wake_at_next_shift (world, pool);
  }
}

static void serve_all (TsWorld *world, TsPool *pool)
{
  uint32_t waiting = pool->first_waiting;
  for (uint32_t in_vain = 0; in_vain < TS_POOL_LOOKS && waiting != TS_NONE;) {
    uint32_t number = waiting;
    uint32_t person = ts_choose_available (world, pool, &world->needs[number]);
    waiting = world->needs[number].next;
    if (person == TS_NONE) {
      in_vain++;
      continue;
    }
    unlink_need (world, pool, number);
    connect (world, number, person);
  }
  if (pool->first_waiting != TS_NONE)
    wake_at_next_shift (world, pool);
}

void ts_line_wakes (TsWorld *world, uint32_t pool_number)
{
  TsPool *pool = &world->pools.pools[pool_number];
  pool->wakes_at = TS_TIME_NEVER;
  serve_all (world, pool);
}

void ts_lines_look_again (TsWorld *world)
{
  for (uint32_t i = 0; i < world->pools.n_pools; i++)
    if (world->pools.pools[i].first_waiting != TS_NONE)
      serve_all (world, &world->pools.pools[i]);
}

void ts_line_leaves (TsWorld *world, uint32_t number)
{
  unlink_need (world, pool_of (world, &world->needs[number]), number);
  world->needs[number].left_line = true;
  ts_need_given_up (world, number);
}

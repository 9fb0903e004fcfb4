/* Whom a need tries, and who is called into a call: the rules of `choose`, and what presence shows. */
#include "world.h"

void ts_person_becomes_free (TsWorld *world, uint32_t number)
{
  const TsPerson *person = &world->people[number];
  bool at_home = person->tenant == ts_policy_home (world->policy, person->profile);
  ts_pools_free (&world->pools, number, at_home ? TS_POOL_AT_HOME : TS_POOL_ABROAD);
}

/* Shown as available to the needer: free, at work, reached by no fault, and to be called as both are
 * active now. A guest who is active elsewhere is shown as offline (SEED F3, F11). */
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
  TsVerdict verdict = ts_world_decide (world, TS_OPERATION_CALL, needer, number);
  return verdict.kind == TS_VERDICT_ALLOW &&
         ts_world_judge (world, TS_OPERATION_CALL, needer, number, &verdict, false) == TS_REASON_NONE;
}

/* One choice: of somebody to call, or of a third person for a call. */
typedef struct {
  const TsNeed *need;
  const TsSelection *among;
  TsChoice rule;
  uint32_t round;     /* how many were chosen before: part of the key of draws */
  uint32_t last;      /* beside the needer and the target: never again; or TS_NONE */
  bool may_repeat;    /* the target, too, may be chosen again */
  TsPurpose any, own; /* of draws */
} Choosing;

static bool is_new (const Choosing *choosing, uint32_t person)
{
  return person != choosing->need->needer && person != choosing->need->target && person != choosing->last;
}

static bool may_be_chosen (const TsWorld *world, const TsPool *pool, const Choosing *choosing, uint32_t member)
{
  uint32_t person = ts_selection_person (pool->people, member);
  return (choosing->may_repeat || is_new (choosing, person)) &&
         ts_is_shown_available (world, choosing->need, person);
}

/* From a random place on: every member is as good as another. */
static uint32_t any_of (const TsWorld *world, const TsPool *pool, const Choosing *choosing, TsPoolSide side,
                        uint64_t bits)
{
  const TsPoolHeap *heap = &pool->heaps[side];
  uint32_t place = heap->n > 0 ? (uint32_t)ts_uniform_below (bits, heap->n) : 0;
  for (uint32_t look = 0; look < TS_POOL_LOOKS && look < heap->n; look++) {
    uint32_t member = heap->members[(place + look) % heap->n];
    if (may_be_chosen (world, pool, choosing, member))
      return member;
  }
  return TS_NONE;
}

/* Where both heaps have somebody, each is as likely as it has members. */
static uint32_t any_available (const TsWorld *world, const TsPool *pool, const Choosing *choosing)
{
  const TsNeed *need = choosing->need;
  TsDraw draw = ts_draw (world->key, need->entity, need->index, (uint16_t)choosing->round, (uint16_t)choosing->any);
  uint32_t at_home = any_of (world, pool, choosing, TS_POOL_AT_HOME, draw.first);
  uint32_t abroad = any_of (world, pool, choosing, TS_POOL_ABROAD, draw.first);
  if (at_home == TS_NONE || abroad == TS_NONE)
    return at_home == TS_NONE ? abroad : at_home;
  uint64_t n = (uint64_t)pool->heaps[TS_POOL_AT_HOME].n + pool->heaps[TS_POOL_ABROAD].n;
  return ts_uniform_below (draw.second, n) < pool->heaps[TS_POOL_AT_HOME].n ? at_home : abroad;
}

static uint32_t best_of (const TsWorld *world, const TsPool *pool, const Choosing *choosing, TsPoolSide side)
{
  TsPoolWalk walk = {.n = 0};
  uint32_t member;
  while (ts_pool_next (pool, side, &walk, &member))
    if (may_be_chosen (world, pool, choosing, member))
      return member;
  return TS_NONE;
}

static uint32_t best_available (const TsWorld *world, const TsPool *pool, const Choosing *choosing)
{
  if (pool->choice == TS_CHOICE_RANDOM || pool->choice == TS_CHOICE_NAMED)
    return any_available (world, pool, choosing);
  uint32_t at_home = best_of (world, pool, choosing, TS_POOL_AT_HOME);
  uint32_t abroad = best_of (world, pool, choosing, TS_POOL_ABROAD);
  if (at_home == TS_NONE || abroad == TS_NONE)
    return at_home == TS_NONE ? abroad : at_home;
  return ts_pool_is_before (pool, at_home, abroad) ? at_home : abroad;
}

static uint32_t least_refused (const TsPool *pool, const Choosing *choosing)
{
  TsPoolWalk walk = {.n = 0};
  uint32_t member;
  while (ts_pool_next (pool, TS_POOL_AT_HOME, &walk, &member))
    if (is_new (choosing, ts_selection_person (pool->people, member)))
      return member;
  return TS_NONE;
}

static uint32_t choose_available (TsWorld *world, TsPool *pool, const Choosing *choosing)
{
  uint32_t member = best_available (world, pool, choosing);
  if (member == TS_NONE)
    return TS_NONE;
  ts_pool_chosen (&world->pools, pool, member);
  return ts_selection_person (pool->people, member);
}

/* The k-th of the list, or the next one who may be chosen: at most three are not. */
static uint32_t near (const Choosing *choosing, uint32_t k)
{
  uint32_t most = choosing->last == TS_NONE ? 3 : 4;
  for (uint32_t step = 0; step < most && step < choosing->among->people; step++) {
    uint32_t person = ts_selection_person (choosing->among, (k + step) % choosing->among->people);
    if (is_new (choosing, person))
      return person;
  }
  return TS_NONE;
}

static uint32_t any (const TsWorld *world, const Choosing *choosing)
{
  const TsNeed *need = choosing->need;
  bool may_be_foreseen = choosing->any == TS_PURPOSE_TARGET && choosing->round == 0;
  const TsForeseen *foreseen = may_be_foreseen ? ts_foreseen (world, need->source, need->index) : NULL;
  uint64_t bits =
    foreseen != NULL ? foreseen->target : ts_need_draw (world, need, (uint16_t)choosing->round, choosing->any);
  return near (choosing, (uint32_t)ts_uniform_below (bits, choosing->among->people));
}

/* The same for every need of this person by this activity. */
static uint32_t own (const TsWorld *world, const Choosing *choosing)
{
  uint64_t bits = ts_draw (world->key, choosing->need->entity, 0, 0, (uint16_t)choosing->own).first;
  return near (choosing, (uint32_t)ts_uniform_below (bits, choosing->among->people));
}

/* Without presence, or when nobody is shown as available. */
static uint32_t choose_blindly (const TsWorld *world, TsPool *pool, const Choosing *choosing)
{
  switch (choosing->rule) {
  case TS_CHOICE_NAMED: return choosing->round == 0 ? own (world, choosing) : any (world, choosing);
  case TS_CHOICE_IN_ORDER: return near (choosing, choosing->round % choosing->among->people);
  case TS_CHOICE_ROUND_ROBIN: {
    uint32_t person = near (choosing, pool->turn);
    pool->turn = (pool->turn + 1) % choosing->among->people;
    return person;
  }
  case TS_CHOICE_LEAST_REFUSED:
    if (!pool->holds_free_only) {
      uint32_t member = least_refused (pool, choosing);
      return member == TS_NONE ? TS_NONE : ts_selection_person (pool->people, member);
    }
    break;
  case TS_CHOICE_RANDOM:
  case TS_CHOICE_LONGEST_IDLE:
  case TS_CHOICE_QUEUE:
  case TS_CHOICES: break;
  }
  return any (world, choosing);
}

static uint32_t choose (TsWorld *world, uint32_t pool_number, bool uses_presence, const Choosing *choosing)
{
  if (choosing->among->people == 0)
    return TS_NONE;
  TsPool *pool = pool_number == TS_NONE ? NULL : &world->pools.pools[pool_number];
  bool names_somebody = choosing->rule == TS_CHOICE_NAMED && choosing->round == 0;
  if (uses_presence && !names_somebody) {
    uint32_t person = choose_available (world, pool, choosing);
    if (person != TS_NONE)
      return person;
  }
  return choose_blindly (world, pool, choosing);
}

static Choosing of_need (const TsWorld *world, const TsNeed *need)
{
  const TsActivity *activity = ts_world_activity (world, need);
  return (Choosing){.need = need,
                    .among = &activity->needs,
                    .rule = activity->choice,
                    .round = need->persons,
                    .last = TS_NONE,
                    .may_repeat = activity->choice == TS_CHOICE_QUEUE,
                    .any = TS_PURPOSE_TARGET,
                    .own = TS_PURPOSE_OWN_TARGET};
}

uint32_t ts_choose (TsWorld *world, const TsNeed *need)
{
  Choosing choosing = of_need (world, need);
  uint32_t activity = world->sources[need->source].activity;
  return choose (world, world->pools.of_activity[activity], ts_world_activity (world, need)->uses_presence, &choosing);
}

uint32_t ts_choose_available (TsWorld *world, TsPool *pool, const TsNeed *need)
{
  Choosing choosing = of_need (world, need);
  return choose_available (world, pool, &choosing);
}

uint32_t ts_choose_third (TsWorld *world, const TsCall *call)
{
  const TsNeed *need = &world->needs[call->need];
  const TsActivity *activity = ts_world_activity (world, need);
  Choosing choosing = {.need = need,
                       .among = &activity->third_from,
                       .rule = activity->choice,
                       .round = call->third_attempt,
                       .last = call->third,
                       .any = TS_PURPOSE_THIRD_TARGET,
                       .own = TS_PURPOSE_OWN_THIRD};
  return choose (world, world->pools.of_third[world->sources[need->source].activity], activity->uses_presence,
                 &choosing);
}

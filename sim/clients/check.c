/* What holds between any two events: nobody is in two calls at once, and everybody
 * who rings or talks is in one. */
#include "meetings.h"

static void broken (const TsWorld *world, uint32_t person, const char *rule)
{
  g_error ("at %" G_GINT64_FORMAT " ns of replication %" G_GUINT64_FORMAT ", seed %" G_GUINT64_FORMAT
           ", person %u: %s",
           ts_world_now (world), world->key.replication, world->key.seed, person, rule);
}

/* A returned row is zeroed: nobody calls themselves. */
static bool is_in_use (const TsCall *call)
{
  return call->caller != call->callee;
}

static void join (const TsWorld *world, uint8_t *calls, uint32_t person)
{
  if (calls[person]++ != 0)
    broken (world, person, "in two calls at once");
}

/* Somebody who is being added may still be ringing in another call. */
static void count_thirds (const TsWorld *world, uint8_t *calls)
{
  for (uint32_t row = 0; row < world->n_calls; row++) {
    const TsCall *call = &world->calls[row];
    if (is_in_use (call) && call->third_in)
      join (world, calls, call->third);
    else if (is_in_use (call) && call->adding && world->people[call->third].doing == TS_RINGING)
      calls[call->third] |= 1;
  }
}

static void count_calls (const TsWorld *world, uint8_t *calls)
{
  for (uint32_t row = 0; row < world->n_calls; row++) {
    const TsCall *call = &world->calls[row];
    if (!is_in_use (call))
      continue;
    bool has_caller = !world->needs[call->need].is_open;
    if (has_caller)
      join (world, calls, call->caller);
    join (world, calls, call->callee);
    if (call->talking && ((has_caller && world->people[call->caller].doing != TS_TALKING) ||
                          world->people[call->callee].doing != TS_TALKING))
      broken (world, call->caller, "a call with somebody who does not talk");
    if (call->third_in && world->people[call->third].doing != TS_TALKING)
      broken (world, call->third, "a group call with somebody who does not talk");
  }
}

/* What has begun has ended, or a row says that it is under way. */
static void check_rows (const TsWorld *world)
{
  uint64_t needs = 0, attempts = 0, additions = 0, waiting = 0;
  for (uint32_t row = 0; row < world->n_needs; row++) {
    const TsNeed *need = &world->needs[row];
    needs += need->serial != 0;
    attempts += need->serial != 0 && need->attempt_row != TS_NONE;
    waiting += need->serial != 0 && need->waits_for_help;
  }
  for (uint32_t row = 0; row < world->n_calls; row++)
    additions += is_in_use (&world->calls[row]) && world->calls[row].adding && world->calls[row].third_row != TS_NONE;
  if (world->serials != world->needs_closed + needs)
    broken (world, 0, "needs that arose are neither closed nor open");
  if (world->n_waiting != waiting)
    broken (world, 0, "the number of needs that wait is not that of the rows");
  if (world->operations[TS_OPERATION_SEARCH].counts.in_progress +
        world->operations[TS_OPERATION_CALL].counts.in_progress !=
      attempts)
    broken (world, 0, "searches and calls that began have neither ended nor are under way");
  if (world->operations[TS_OPERATION_ADD_PARTICIPANT].counts.in_progress != additions)
    broken (world, 0, "additions that began have neither ended nor are under way");
}

void ts_world_check (const TsWorld *world)
{
  check_rows (world);
  g_autofree uint8_t *calls = g_new0 (uint8_t, world->n_people);
  count_calls (world, calls);
  count_thirds (world, calls);
  g_autofree uint8_t *meetings = g_new0 (uint8_t, world->n_people);
  ts_meetings_check (world, meetings);
  for (uint32_t number = 0; number < world->n_people; number++) {
    const TsPerson *person = &world->people[number];
    bool engaged = person->doing == TS_RINGING || person->doing == TS_TALKING;
    if (engaged && calls[number] == 0)
      broken (world, number, "rings or talks, and is in no call");
    if (person->doing == TS_TALKING && calls[number] != 1)
      broken (world, number, "talks in more than one call");
    if (meetings[number] != (person->doing == TS_MEETING))
      broken (world, number, "joins or is in a meeting, and does something else or is in two");
    if (meetings[number] != 0 && calls[number] != 0)
      broken (world, number, "in a meeting and in a call");
    uint32_t next_tenant = ts_world_errand (world, number)->next_tenant;
    if ((person->doing == TS_CHANGING_TENANT) != (next_tenant != TS_NONE))
      broken (world, number, "changes tenant, and goes nowhere");
    if (next_tenant != TS_NONE && person->tenant != TS_NONE)
      broken (world, number, "active in one tenant while changing to another");
  }
}

/* Fetching rows of memory that events to come will need, while there is time: first the row
 * that an event names, then the people whom that row names. What is fetched in vain costs
 * nothing but a little time, so what may have changed by then is not asked. */
#include "world.h"

#define FETCH(row) __builtin_prefetch (&(row))

/* gcc believes that a function which only fetches does nothing, and drops calls of it; one that is part of
 * its caller it keeps. */
#define PART_OF_CALLER __attribute__ ((always_inline)) static inline

/* How many events ahead. */
enum { ROWS_AHEAD = 12, PEOPLE_AHEAD = 6, TARGETS_AHEAD = 3 };

/* What the subject of an event is; of the rare ones nothing is fetched. */
typedef enum { NOTHING, A_SOURCE, A_NEED, A_CALL, A_REQUEST, A_PERSON } Subject;

static const uint8_t subjects[TS_EVENT_KINDS] = {
  [TS_HAPPENS_NEED] = A_SOURCE,          [TS_HAPPENS_RETRY] = A_NEED,
  [TS_HAPPENS_SEARCH_ENDS] = A_NEED,     [TS_HAPPENS_SIGNALLED] = A_NEED,
  [TS_HAPPENS_RING_ENDS] = A_CALL,       [TS_HAPPENS_MEDIA_READY] = A_CALL,
  [TS_HAPPENS_THIRD_WANTED] = A_CALL,    [TS_HAPPENS_THIRD_SIGNALLED] = A_CALL,
  [TS_HAPPENS_THIRD_RING_ENDS] = A_CALL, [TS_HAPPENS_FILE_WANTED] = A_CALL,
  [TS_HAPPENS_TALK_ENDS] = A_CALL,       [TS_HAPPENS_SWITCHED] = A_PERSON,
  [TS_HAPPENS_REQUEST_READ] = A_REQUEST, [TS_HAPPENS_TOLD] = A_NEED,
  [TS_HAPPENS_THIRD_TOLD] = A_NEED,      [TS_HAPPENS_GAVE_UP_WAITING] = A_NEED,
  [TS_HAPPENS_HOLD_ENDS] = A_PERSON,     [TS_HAPPENS_IDLE_AWAY] = A_PERSON,
  [TS_HAPPENS_LEAVES_LINE] = A_NEED,
};

PART_OF_CALLER void fetch_row (const TsWorld *world, TsEvent event)
{
  uint32_t subject = ts_event_subject (event);
  switch ((Subject)subjects[ts_event_kind (event)]) {
  case A_SOURCE: FETCH (world->sources[subject]); break;
  case A_NEED:
    FETCH (world->needs[subject]);
    FETCH (world->needs[subject].dialled);
    break;
  case A_CALL: FETCH (world->calls[subject]); break;
  case A_REQUEST: FETCH (world->requests[subject]); break;
  case A_PERSON: FETCH (world->people[subject]); break;
  case NOTHING: break;
  }
}

/* Rows that are free name nobody, and no memory is read for somebody who does not exist. */
PART_OF_CALLER void fetch_people (const TsWorld *world, TsEvent event)
{
  uint32_t subject = ts_event_subject (event);
  switch ((Subject)subjects[ts_event_kind (event)]) {
  case A_SOURCE: FETCH (world->people[world->sources[subject].person]); break;
  case A_NEED:
    FETCH (world->people[world->needs[subject].target]);
    FETCH (world->people[world->needs[subject].needer]);
    break;
  case A_CALL:
    FETCH (world->people[world->calls[subject].callee]);
    FETCH (world->people[world->calls[subject].caller]);
    FETCH (world->needs[world->calls[subject].need]);
    break;
  case A_REQUEST: FETCH (world->people[world->requests[subject].expert]); break;
  case A_PERSON:
  case NOTHING: break;
  }
}

/* Of a new run of events nothing has been fetched yet. */
PART_OF_CALLER void fetch_first (const TsWorld *world, const TsEvent *events, size_t n)
{
  for (size_t i = 0; i < n && i < ROWS_AHEAD; i++)
    fetch_row (world, events[i]);
  for (size_t i = 0; i < n && i < PEOPLE_AHEAD; i++)
    fetch_people (world, events[i]);
}

static inline void foresee (TsWorld *world, TsEvent event)
{
  if (ts_event_kind (event) == TS_HAPPENS_NEED)
    ts_foresee (world, ts_event_subject (event));
}

void ts_world_prefetch (TsWorld *world)
{
  size_t n;
  const TsEvent *events = ts_scheduler_upcoming (world->scheduler, &n);
  if (events < world->fetched_from)
    fetch_first (world, events, n);
  if (n > ROWS_AHEAD)
    fetch_row (world, events[ROWS_AHEAD]);
  if (n > PEOPLE_AHEAD)
    fetch_people (world, events[PEOPLE_AHEAD]);
  if (n > TARGETS_AHEAD)
    foresee (world, events[TARGETS_AHEAD]);
  world->fetched_from = events;
}

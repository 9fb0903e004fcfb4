/* Fetching rows of memory that events to come will need, while there is time: first the row
 * that an event names, then the people whom that row names. What is fetched in vain costs
 * nothing but a little time, so what may have changed by then is not asked. */
#include "world.h"

#define FETCH(row) __builtin_prefetch (&(row))
#define LINE 64

/* gcc believes that a function which only fetches does nothing, and drops calls of it; one that is part of
 * its caller it keeps. */
#define PART_OF_CALLER __attribute__ ((always_inline)) static inline

/* How many events ahead: what the event names, what that names, and so on. */
enum { ROWS_AHEAD = 12, PEOPLE_AHEAD = 9, GROUPS_AHEAD = 6, ANSWERS_AHEAD = 4, TARGETS_AHEAD = 2, PAIRS_AHEAD = 1 };

/* So many that what is counted and answered about pairs of them does not stay at hand by itself. */
#define MANY_GROUPS 5000

/* So much of an activity its needs ask for. */
#define OF_ACTIVITY (offsetof (TsActivity, meeting) + sizeof (bool))

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

PART_OF_CALLER void fetch_all (const void *row, size_t size)
{
  for (size_t i = 0; i < size; i += LINE)
    __builtin_prefetch ((const char *)row + i);
}

/* The attempt of a need, if it makes one. */
PART_OF_CALLER void fetch_attempt (const TsWorld *world, const TsNeed *need)
{
  if (need->attempt_row != TS_NONE)
    FETCH (world->attempts[need->attempt_row]);
}

/* Rows that are free name nobody, and no memory is read for somebody who does not exist. */
PART_OF_CALLER void fetch_people (const TsWorld *world, TsEvent event)
{
  uint32_t subject = ts_event_subject (event);
  switch ((Subject)subjects[ts_event_kind (event)]) {
  case A_SOURCE:
    FETCH (world->people[world->sources[subject].person]);
    if (world->n_groups >= MANY_GROUPS)
      fetch_all (&world->scenario->activities[world->sources[subject].activity], OF_ACTIVITY);
    break;
  case A_NEED:
    FETCH (world->people[world->needs[subject].target]);
    FETCH (world->people[world->needs[subject].needer]);
    fetch_attempt (world, &world->needs[subject]);
    break;
  case A_CALL:
    FETCH (world->people[world->calls[subject].callee]);
    FETCH (world->people[world->calls[subject].caller]);
    FETCH (world->needs[world->calls[subject].need]);
    FETCH (world->needs[world->calls[subject].need].dialled);
    break;
  case A_REQUEST: FETCH (world->people[world->requests[subject].expert]); break;
  case A_PERSON:
  case NOTHING: break;
  }
}

/* What is known and counted about the group of a person. */
PART_OF_CALLER void fetch_group (const TsWorld *world, uint32_t person)
{
  uint32_t group = world->people[person].group;
  FETCH (world->scenario->groups[group]);
  fetch_all (&world->groups[group], sizeof *world->groups);
}

PART_OF_CALLER void fetch_groups (const TsWorld *world, TsEvent event)
{
  uint32_t subject = ts_event_subject (event);
  switch ((TsHappening)ts_event_kind (event)) {
  case TS_HAPPENS_NEED:
    fetch_group (world, world->sources[subject].person);
    FETCH (*world->scenario->activities[world->sources[subject].activity].needs.ranges);
    break;
  case TS_HAPPENS_MEDIA_READY:
    fetch_all (&world->scenario->activities[world->needs[world->calls[subject].need].activity], OF_ACTIVITY);
    break;
  case TS_HAPPENS_TALK_ENDS:
    fetch_group (world, world->calls[subject].caller);
    FETCH (world->groups[world->people[world->calls[subject].callee].group].talk_time);
    break;
  default: break;
  }
}

/* Where attempts of one person at another are found, and what policy has answered about them. */
PART_OF_CALLER void fetch_about (const TsWorld *world, TsOperation operation, uint32_t from, uint32_t to)
{
  TsQuestion question = ts_world_question (world, operation, from, to);
  ts_decisions_fetch (world->decisions, &question);
  ts_attempt_fetch_slot (world, operation, from, to);
}

PART_OF_CALLER void fetch_answers (const TsWorld *world, TsEvent event)
{
  uint32_t subject = ts_event_subject (event);
  switch ((TsHappening)ts_event_kind (event)) {
  case TS_HAPPENS_RETRY:
  case TS_HAPPENS_SEARCH_ENDS:
  case TS_HAPPENS_SIGNALLED:
    if (world->needs[subject].target != TS_NONE)
      fetch_about (world, TS_OPERATION_CALL, world->needs[subject].needer, world->needs[subject].target);
    break;
  case TS_HAPPENS_RING_ENDS:
  case TS_HAPPENS_MEDIA_READY: fetch_attempt (world, &world->needs[world->calls[subject].need]); break;
  default: break;
  }
}

/* Somebody whom a need will try has been fetched by now, and a slot been found. */
PART_OF_CALLER void fetch_about_target (const TsWorld *world, uint32_t number)
{
  const TsForeseen *foreseen = ts_foreseen (world, number, world->sources[number].arisen);
  if (foreseen != NULL)
    fetch_about (world, TS_OPERATION_SEARCH, world->sources[number].person, foreseen->person);
}

PART_OF_CALLER void fetch_pair (const TsWorld *world, TsEvent event)
{
  uint32_t subject = ts_event_subject (event);
  const TsForeseen *foreseen;
  switch ((TsHappening)ts_event_kind (event)) {
  case TS_HAPPENS_NEED:
    foreseen = ts_foreseen (world, subject, world->sources[subject].arisen);
    if (foreseen != NULL)
      ts_attempt_fetch (world, TS_OPERATION_SEARCH, world->sources[subject].person, foreseen->person);
    break;
  case TS_HAPPENS_RETRY:
  case TS_HAPPENS_SEARCH_ENDS:
    if (world->needs[subject].target != TS_NONE)
      ts_attempt_fetch (world, TS_OPERATION_CALL, world->needs[subject].needer, world->needs[subject].target);
    break;
  default: break;
  }
}

static inline bool is_need (TsEvent event)
{
  return ts_event_kind (event) == TS_HAPPENS_NEED;
}

/* What there is of every group or pair of them. */
PART_OF_CALLER void fetch_of_groups (const TsWorld *world, const TsEvent *events, size_t n)
{
  if (n > GROUPS_AHEAD)
    fetch_groups (world, events[GROUPS_AHEAD]);
  if (n > ANSWERS_AHEAD)
    fetch_answers (world, events[ANSWERS_AHEAD]);
  if (n > TARGETS_AHEAD && is_need (events[TARGETS_AHEAD]))
    fetch_about_target (world, ts_event_subject (events[TARGETS_AHEAD]));
  if (n > PAIRS_AHEAD)
    fetch_pair (world, events[PAIRS_AHEAD]);
}

/* Draws for the need that arises then. */
PART_OF_CALLER void foresee_at (TsWorld *world, TsEvent event)
{
  if (is_need (event))
    ts_foresee (world, ts_event_subject (event));
}

/* Where there were fewer events to come before: of the first `fetched` of them all has been done that was due. */
static G_GNUC_NO_INLINE void fetch_further (TsWorld *world, const TsEvent *events, size_t n, size_t fetched)
{
  for (size_t i = fetched; i < n && i <= ROWS_AHEAD; i++)
    fetch_row (world, events[i]);
  for (size_t i = MIN (fetched, PEOPLE_AHEAD); i < n && i <= PEOPLE_AHEAD; i++)
    fetch_people (world, events[i]);
  for (size_t i = MIN (fetched, ANSWERS_AHEAD); i < n && i <= ANSWERS_AHEAD; i++)
    foresee_at (world, events[i]);
}

void ts_world_prefetch (TsWorld *world)
{
  size_t n, fetched = world->fetched > 0 ? world->fetched - 1 : 0; /* one of them is the event under way */
  const TsEvent *events = ts_scheduler_upcoming (world->scheduler, ROWS_AHEAD + 1, &n);
  if (n > ROWS_AHEAD && fetched == ROWS_AHEAD) {
    fetch_row (world, events[ROWS_AHEAD]);
    fetch_people (world, events[PEOPLE_AHEAD]);
    foresee_at (world, events[ANSWERS_AHEAD]);
  } else
    fetch_further (world, events, n, fetched);
  if (world->n_groups >= MANY_GROUPS)
    fetch_of_groups (world, events, n);
  world->fetched = MIN (n, ROWS_AHEAD + 1);
}

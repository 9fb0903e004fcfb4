/*
 * A simulated world, and what its files ask of each other; its rows are in rows.h, the events that can happen in
 * happenings.h. Private to this room.
 *
 *   arrivals.c   when needs arise
 *   needs.c      a need arises, is tried, tried again, and closed
 *   choosing.c   whom a need tries; pools.c keeps those to choose from in order
 *   waiting_line.c  a shared queue
 *   finding.c    searching for a person
 *   calling.c    signalling, ringing, talking, hanging up
 *   joining.c    adding a third person to a call
 *   sharing.c    sharing a file in a call
 *   meetings.c   meetings: organised ahead, joined, held (meetings.h); meeting_faults.c
 *   switching.c  changing the active tenant; asking an expert to change theirs
 *   attempts.c   counting attempts
 *   flow.c       counting those who wait, over time
 *   tally.c      from counters to a TsReplication; adding.c adds those of parts
 *   parts.c      people who never touch each other
 *   series.c     counters over time
 *   timeline.c   which settings are in force when, and who is there
 *   invitations.c  guests who are invited while the clock runs
 *   faults.c     what does not work for a while
 *   breaking.c   calls and meetings that a fault ends
 *   turns.c      being where the clock says
 *   stepping.c   from instant to instant of the timeline; what it does to attempts
 *   trace.c      telling what happens
 *   check.c      what holds between any two events
 *   prefetch.c   fetching rows before they are needed
 *   foreseen.c   drawing for needs a little before they arise
 *   rows.c       rows that are taken and returned
 *   world.c      memory, the event loop
 */
#ifndef TENANTSIM_CLIENTS_WORLD_H
#define TENANTSIM_CLIENTS_WORLD_H

#include "happenings.h"
#include "pools.h"
#include "rows.h"
#include "timeline.h"

struct TsWorld {
  const TsScenario *scenario;
  const TsConfiguration *configuration;
  const TsBehaviour *behaviour;
  const TsPolicy *policy; /* in force; changes with the timeline */
  TsDecisions *decisions; /* of `policy` */
  TsTimeline *timeline;   /* NULL: nothing changes */
  struct TsTrace *trace;  /* NULL: nobody wants to be told */
  uint32_t turn_of;       /* the tenant whose turn it is, or TS_NONE */
  TsScheduler *scheduler;
  TsTime now; /* the scheduler's, at hand */
  TsForeseen foreseen[TS_FORESEEN]; /* by source */
  bool fetches;  /* so large that memory is worth fetching ahead */
  size_t fetched; /* for so many of the events to come */
  TsDrawKey key;

  TsPerson *people;
  uint32_t n_people;
  TsSource *sources;
  uint32_t n_sources;
  TsNeed *needs; /* rows in use and free ones */
  uint32_t n_needs, needs_capacity, free_need;
  TsCall *calls;
  uint32_t n_calls, calls_capacity, free_call;
  TsRequest *requests;
  uint32_t n_requests, requests_capacity, free_request;
  TsErrand *errands; /* never returned before the end of a replication */
  uint32_t n_errands, errands_capacity;
  struct TsMeetings *meetings; /* NULL: no activity makes any */
  uint64_t serials;
  TsNeedRecord *records; /* of this replication, in the order of birth */
  uint32_t n_records, records_capacity;
  bool keeps_records;
  uint32_t *first_sources; /* by activity: of its first person */
  TsPools pools; /* of activities that choose otherwise than at random */

  TsPairAttempts *attempts; /* rows of the pair table */
  uint32_t n_attempts, attempts_capacity;
  uint32_t *attempt_slots; /* open addressing: row + 1, 0 is free */
  uint32_t n_slots;
  TsFurtherEnding *endings;
  uint32_t n_endings, endings_capacity;

  TsOperationTally operations[TS_OPERATIONS];
  TsNeedTally needs_tally;
  TsSeriesStep *series;
  uint32_t n_series;
  uint32_t series_now;    /* the step under way */
  TsTime series_next;     /* the instant at which the next one begins */
  TsDuration series_step; /* how long one is */
  TsGroupTally *groups;
  uint32_t n_groups;
  uint64_t events;
  uint64_t most_events; /* 0: no limit of its own */
  uint64_t next_look;   /* the number of the event after which the loop looks up */
  TsParts parts;
  uint64_t simulated; /* parts: bit p for part p */
  TsFingerprints fingerprints[TS_MOST_PARTS]; /* one a part */
  TsFlow flow;
  TsTime flow_until;   /* its need_time has been taken up to here */
  uint64_t n_waiting;  /* needs for help */
  uint64_t needs_closed;
  TsDuration disturbed; /* how often nothing happens; 0: never */
  bool exhausted; /* a limit was reached: the run cannot go on */
};

/* ------------------------------------------------------------- rows, time -- */

static inline TsTime ts_world_now (const TsWorld *world)
{
  return world->now;
}

static inline TsTime ts_world_later (const TsWorld *world, TsDuration delay)
{
  TsTime now = ts_world_now (world);
  return delay > TS_TIME_NEVER - now ? TS_TIME_NEVER : now + delay;
}

static inline uint64_t ts_world_schedule (TsWorld *world, TsDuration delay, TsHappening kind, uint32_t subject)
{
  return ts_scheduler_schedule (world->scheduler, ts_world_later (world, delay), kind, subject);
}

static inline const TsActivity *ts_world_activity (const TsWorld *world, const TsNeed *need)
{
  return &world->scenario->activities[need->activity];
}

/* How much of the time from `start` until `end` is counted. */
static inline TsDuration ts_world_counted (const TsWorld *world, TsTime start, TsTime end)
{
  TsTime from = MAX (start, world->scenario->warm_up);
  return MAX (end - from, 0);
}

/* Memory for so many rows that begins with a line of memory, in huge pages where there are any; NULL
 * when it is exhausted. To be freed with free(). */
void *ts_lines_new (size_t n, size_t row_size);

/* Doubles an array of rows; the number of rows stays below the subjects an event can name. */
bool ts_world_grow_rows (TsWorld *world, void **rows, uint32_t *capacity, size_t row_size);

/* Rows move when a pool grows: keep numbers, not pointers, across these. They
 * return TS_NONE, with world->exhausted set, when no row can be had. */
uint32_t ts_world_take_need (TsWorld *world);
uint32_t ts_world_take_record (TsWorld *world);
uint32_t ts_world_take_call (TsWorld *world);
uint32_t ts_world_take_request (TsWorld *world);
void ts_world_return_need (TsWorld *world, uint32_t need);
void ts_world_return_call (TsWorld *world, uint32_t call);
void ts_world_return_request (TsWorld *world, uint32_t request);

/* The errand of a person; a constant one, with nothing in it, while they have none. */
const TsErrand *ts_world_errand (const TsWorld *world, uint32_t person);
/* The same to be written to; the first time it takes a row. NULL, with world->exhausted
 * set, when none can be had. Valid until another person's is taken. */
TsErrand *ts_world_take_errand (TsWorld *world, uint32_t person);

/* A need's draw in its try number `attempt`. */
static inline TsDraw ts_need_draws (const TsWorld *world, const TsNeed *need, uint16_t attempt, TsPurpose purpose)
{
  return ts_draw (world->key, need->entity, need->index, attempt, (uint16_t)purpose);
}

/* The half of it that most have. */
static inline uint64_t ts_need_draw (const TsWorld *world, const TsNeed *need, uint16_t attempt, TsPurpose purpose)
{
  return ts_need_draws (world, need, attempt, purpose).first;
}

/* A uniform draw is neither 0 nor 1: what is certain needs none. */
static inline bool ts_need_chance (const TsWorld *world, const TsNeed *need, uint16_t attempt, TsPurpose purpose,
                                   double share)
{
  if (share <= 0.0 || share >= 1.0)
    return share >= 1.0;
  return ts_uniform (ts_need_draw (world, need, attempt, purpose)) < share;
}

static inline TsDuration ts_need_sample (const TsWorld *world, const TsNeed *need, uint16_t attempt,
                                         TsPurpose purpose, const TsDistribution *distribution)
{
  return ts_distribution_sample (distribution, ts_need_draw (world, need, attempt, purpose));
}

/* ----------------------------------------------------------- arrivals.c -- */

/* Schedules the next need of a source, if there is one before the clock stops. */
void ts_source_schedule (TsWorld *world, uint32_t source);
/* The same for those who have the key of its draws at hand. */
void ts_source_schedule_for (TsWorld *world, uint32_t source, uint64_t entity);
/* The key of the draws of its needs. */
uint64_t ts_source_entity (const TsWorld *world, const TsSource *source);

/* -------------------------------------------------------------- needs.c -- */

void ts_need_arises (TsWorld *world, uint32_t source);
/* A need that begins now, with nothing done: the index-th of its source. */
TsNeed ts_need_of (TsWorld *world, uint32_t source, uint32_t index, uint64_t entity, TsTime born);
/* Does it want a third person, and a file? The same for the need of a meeting. */
void ts_need_wish (const TsWorld *world, TsNeed *need);
/* Searches or dials, once the person is active where they want to be. */
void ts_need_reach_out (TsWorld *world, uint32_t need);
/* An attempt of the try did not succeed: wait, ask, try someone else, give up. */
void ts_need_failed (TsWorld *world, uint32_t need, TsOutcome outcome, TsReason reason);
/* The timer of a paused or asking need has run: go on now or when free. */
void ts_need_due (TsWorld *world, uint32_t need);
/* The need leaves a queue. */
void ts_need_given_up (TsWorld *world, uint32_t need);
/* Talk is over. */
void ts_need_helped (TsWorld *world, uint32_t need);
TsDuration ts_need_patience (const TsWorld *world, const TsNeed *need);

/* What a person does next when nothing holds them: a due need, a request, a
 * waiting need, going home. Sets them idle. */
void ts_person_next (TsWorld *world, uint32_t person);
/* Marks a person as engaged. */
void ts_person_engage (TsWorld *world, uint32_t person, TsDoing doing);
/* The same for the person of a need, unless nobody stands behind it. */
void ts_needer_engage (TsWorld *world, const TsNeed *need, TsDoing doing);

/* ----------------------------------------- choosing.c, waiting_line.c -- */

/* Puts a free person back into their pools. */
void ts_person_becomes_free (TsWorld *world, uint32_t person);
/* Whom to try next: never the needer, never the last one again; TS_NONE: nobody. */
uint32_t ts_choose (TsWorld *world, const TsNeed *need);
/* Whom to call into a call, by the same rule: none of those in it, nor the last one again. Nobody waits for
 * a third person: of a queue, whoever is longest idle. */
uint32_t ts_choose_third (TsWorld *world, const TsCall *call);
/* The best member of a pool who is shown as available, or TS_NONE. */
uint32_t ts_choose_available (TsWorld *world, TsPool *pool, const TsNeed *need);
bool ts_is_shown_available (const TsWorld *world, const TsNeed *need, uint32_t person);

/* Calls whoever is free, or waits. False when the need is to be given up. */
bool ts_line_try (TsWorld *world, uint32_t need);
/* Somebody is free: serves the first in line. */
void ts_line_person_free (TsWorld *world, uint32_t person);
void ts_line_leaves (TsWorld *world, uint32_t need);
void ts_line_wakes (TsWorld *world, uint32_t pool);
/* Settings or faults have changed, so others may be available to those who wait. */
void ts_lines_look_again (TsWorld *world);

/* ------------------------------------------------------------ finding.c -- */

void ts_search_begin (TsWorld *world, uint32_t need);
void ts_search_ends (TsWorld *world, uint32_t need);

/* ------------------------------------------------------------ calling.c -- */

static inline TsQuestion ts_world_question (const TsWorld *world, TsOperation operation, uint32_t from, uint32_t to)
{
  return (TsQuestion){.operation = operation,
                      .caller = world->people[from].profile,
                      .callee = world->people[to].profile,
                      .caller_tenant = world->people[from].tenant,
                      .callee_tenant = world->people[to].tenant};
}

/* Asks the policy, which remembers what was asked before. */
TsVerdict ts_world_decide (const TsWorld *world, TsOperation operation, uint32_t from, uint32_t to);
void ts_call_dial (TsWorld *world, uint32_t need);
void ts_call_signalled (TsWorld *world, uint32_t need);
void ts_call_ring_ends (TsWorld *world, uint32_t call);
void ts_call_media_ready (TsWorld *world, uint32_t call);
void ts_call_talk_ends (TsWorld *world, uint32_t call);
void ts_call_hang_up (TsWorld *world, uint32_t call);

/* A ring that nobody will answer any more ends without talk. */
void ts_call_without_talk (TsWorld *world, uint32_t call, TsReason reason);
/* A talk that began breaks off, or somebody falls out of a group call or a meeting. */
static inline void ts_count_dropped (TsWorld *world, TsTime born, TsOperation operation, TsReason reason)
{
  if (born < world->scenario->warm_up)
    return;
  world->operations[operation].dropped++;
  for (unsigned kind = 0; kind < TS_FAULT_KINDS; kind++)
    world->operations[operation].dropped_by[kind] += reason == ts_fault_reason ((TsFaultKind)kind);
}

/* How a ring will end, unless a fault ends it; drawn when it begins. */
typedef struct {
  TsDuration after;
  TsReason reason; /* TS_REASON_NONE: answered */
} TsRing;
TsRing ts_ring_resolve (const TsWorld *world, TsDraw answer, uint32_t callee, bool as_guest);
/* Does an allowed question ring at the callee as a guest? */
bool ts_rings_as_guest (const TsWorld *world, TsPath path, uint32_t callee, uint32_t tenant);

/* Why a permitted call cannot ring, or TS_REASON_NONE: off hours, app closed, busy. */
TsReason ts_callee_state (const TsWorld *world, const TsNeed *need, uint16_t attempt, TsPurpose app,
                          uint32_t callee);

/* ------------------------------------------------- joining.c, sharing.c -- */

void ts_third_wanted (TsWorld *world, uint32_t call);
void ts_third_signalled (TsWorld *world, uint32_t call);
void ts_third_ring_ends (TsWorld *world, uint32_t call);
void ts_third_told (TsWorld *world, uint32_t need);
/* A fault reaches the third person: they are added no more, or leave the call. */
void ts_third_cut_off (TsWorld *world, uint32_t call, TsReason reason);
void ts_file_wanted (TsWorld *world, uint32_t call);

/* ---------------------------------------------------------- switching.c -- */

bool ts_person_can_switch (const TsWorld *world, uint32_t person);
/* Changes the active tenant; the draw decides how long it takes. */
void ts_switch_begin (TsWorld *world, uint32_t person, uint32_t tenant, TsSwitchReason reason, TsDraw draw);
void ts_switch_ends (TsWorld *world, uint32_t person);
/* Asks `expert` to come to `tenant`; `attempt` is part of the key of its draws.
 * False when nobody would ever read it. */
bool ts_request_send (TsWorld *world, uint32_t need, uint32_t expert, uint32_t tenant, uint16_t attempt,
                      bool for_third);
void ts_request_read (TsWorld *world, uint32_t request);
/* Begins to serve the first valid request of a person with an errand; false when there is none. */
bool ts_request_serve (TsWorld *world, uint32_t person);
void ts_hold_ends (TsWorld *world, uint32_t person);
/* The redial of the need with this serial has come: the expert waits no more. */
void ts_hold_release (TsWorld *world, uint32_t person, uint64_t serial);
void ts_idle_away (TsWorld *world, uint32_t person);
void ts_idle_arm (TsWorld *world, uint32_t person);
void ts_switch_to_base (TsWorld *world, uint32_t person, uint32_t tenant);
/* Where `expert` would have to be active for the question to be allowed while the
 * caller stays; TS_NONE when that is no answer. */
uint32_t ts_request_tenant (const TsWorld *world, const TsQuestion *question);

/* --------------------------------------------------------------- flow.c -- */

/* A need that counts arises; it is helped or given up, the first time only; the clock stops. */
void ts_flow_arrives (TsWorld *world, TsNeed *need);
void ts_flow_leaves (TsWorld *world, TsNeed *need);
void ts_flow_ends (TsWorld *world);

/* ----------------------------------------------------------- attempts.c -- */

/* Begins an attempt and returns its row; ends it with an outcome. `since` is
 * when its need arose: in the warm-up, TS_NONE, which ends without being counted. */
uint32_t ts_attempt_begin (TsWorld *world, TsTime since, TsOperation operation, uint32_t from, uint32_t to);
void ts_attempt_succeeded (TsWorld *world, uint32_t row, TsPath path);
void ts_attempt_ended (TsWorld *world, uint32_t row, TsReason reason);
/* Fetches from memory where an attempt will be looked up, and then where it will be counted: changes nothing
 * but speed. */
void ts_attempt_fetch_slot (const TsWorld *world, TsOperation operation, uint32_t from, uint32_t to);
void ts_attempt_fetch (const TsWorld *world, TsOperation operation, uint32_t from, uint32_t to);
/* Stores pairs and endings. */
void ts_attempts_store (const TsWorld *world, TsReplication *result);

/* -------------------------------------------------------------- tally.c -- */

/* Makes all the room that counting ever needs; ts_tally_reset() keeps it. */
void ts_tally_new (TsWorld *world);
void ts_tally_reset (TsWorld *world);
void ts_tally_need_arose (TsWorld *world, TsNeed *need);
void ts_tally_need_closed (TsWorld *world, TsNeed *need, bool helped);
/* An operation the need asked for has succeeded for the first time. */
void ts_tally_fulfilled (TsWorld *world, const TsNeed *need, TsOperation operation);
void ts_tally_store (TsWorld *world, TsReplication *result);

/* -------------------------------------------------------------- trace.c -- */

typedef struct TsTrace TsTrace;

void ts_trace_free (TsTrace *trace);
void ts_trace_start (TsWorld *world);
/* Around the dispatch of an event that happens to a person. */
void ts_trace_begin (TsWorld *world, TsEvent event, uint32_t person);
void ts_trace_end (TsWorld *world);
void ts_trace_attempt (const TsWorld *world, TsOperation operation, TsReason reason, TsPath path);

/* -------------------------------------------------------------- turns.c -- */

/* Where somebody of a profile is who has no work: at home, or where the clock says. */
uint32_t ts_world_base (const TsWorld *world, uint32_t profile);
bool ts_is_guest_in (const TsPolicy *policy, uint32_t profile, uint32_t tenant);
void ts_turns_begin (TsWorld *world);
/* Everybody who is idle goes where they have to be. O(people). */
void ts_turn_comes (TsWorld *world, uint32_t turn);
void ts_turns_followed (TsWorld *world);
/* An idle person goes there; false where they are there, or by another habit. */
bool ts_turn_follow (TsWorld *world, uint32_t person);

/* ----------------------------------------------------------- stepping.c -- */

/* Puts the timeline at the start of the clock, and its policy in force. */
void ts_stepping_begin (TsWorld *world);
void ts_stepping_step (TsWorld *world);
/* Puts another policy in force: people get its profiles, and nobody stays active in a
 * tenant in which they have no account any more. O(people). */
void ts_world_exchange_policy (TsWorld *world, const TsPolicy *policy);
TsReason ts_stepping_judge (const TsWorld *world, TsOperation operation, uint32_t from, uint32_t to,
                            const TsVerdict *verdict, bool mistyped);

/* The reason of a denial that only lasts until what is saved is in force: the rules would then
 * permit it on `path`. */
TsReason ts_not_propagated (TsReason denial, TsPath path);

/* --------------------------------------------------------- breaking.c -- */

/* Ends what the faults that have just begun make impossible. O(calls + seats). */
void ts_break_off (TsWorld *world);

/* ------------------------------------------------------- stepping.c again -- */

/* What stands in the way of an operation that was decided on, or TS_REASON_NONE: policy,
 * the address, the service, active tenants, in this order. */
static inline TsReason ts_world_judge (const TsWorld *world, TsOperation operation, uint32_t from, uint32_t to,
                                       const TsVerdict *verdict, bool mistyped)
{
  if (world->timeline != NULL)
    return ts_stepping_judge (world, operation, from, to, verdict, mistyped);
  return mistyped && verdict->kind != TS_VERDICT_DENY ? TS_REASON_MISTYPED : (TsReason)verdict->reason;
}

/* Is the person there: not before they join, nor after they have left? */
static inline bool ts_world_is_absent (const TsWorld *world, uint32_t person)
{
  return world->timeline != NULL && ts_timeline_is_absent (world->timeline, person);
}

/* ------------------------------------------------------------- series.c -- */

void ts_series_new (TsWorld *world);
void ts_series_reset (TsWorld *world);
TsSeriesStep *ts_series_copy (const TsWorld *world);

/* The step of this instant; instants never go back. */
static inline uint32_t ts_series_at_now (TsWorld *world)
{
  while (ts_world_now (world) >= world->series_next) {
    world->series_now++;
    world->series_next += world->series_step;
  }
  return world->series_now;
}

/* ---------------------------------------------------------- foreseen.c -- */

/* Draws for the next need of a source, and fetches whom it will try. */
void ts_foresee (TsWorld *world, uint32_t source);
void ts_foreseen_reset (TsWorld *world);

/* NULL when this was not foreseen. */
static inline const TsForeseen *ts_foreseen (const TsWorld *world, uint32_t source, uint32_t index)
{
  const TsForeseen *foreseen = &world->foreseen[source % TS_FORESEEN];
  return foreseen->source == source && foreseen->index == index ? foreseen : NULL;
}

/* ----------------------------------------------------------- prefetch.c -- */

/* Fetches what the events a little ahead will need. Asked once an event. */
void ts_world_prefetch (TsWorld *world);

/* -------------------------------------------------------------- check.c -- */

/* Ends the program, naming the instant, the replication and the seed, when a person
 * is in two calls at once, or engaged without one, or active nowhere without
 * changing tenants; or when needs or attempts that have begun are neither ended nor
 * to be found under way. O(people + calls + needs). Builds with TS_CHECKS ask it now and
 * then, and see after every event that time has not gone back. */
void ts_world_check (const TsWorld *world);

#endif

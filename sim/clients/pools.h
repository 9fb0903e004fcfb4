/*
 * Those among whom an activity chooses, in the order of its rule. A pool holds its
 * members in heaps with the best on top: one of those who are active at home, one of those
 * who are guests elsewhere just now, since who looks for a guest sees few of the first and
 * who looks across federation few of the second. Where presence counts, only those who are
 * free are in them. Adding and removing take O(log members), choosing looks at few.
 * Activities that need the same people by the same rule share a pool, and its queue.
 * Worlds that only choose at random have no pools.
 */
#ifndef TENANTSIM_CLIENTS_POOLS_H
#define TENANTSIM_CLIENTS_POOLS_H

#include "tenantsim/clients.h"

/* How many members of each heap, best first, a choice looks at until it finds one who is
 * shown as available to the caller: a bound for pools whose members are off hours or elsewhere. */
#define TS_POOL_LOOKS 64

typedef enum { TS_POOL_AT_HOME, TS_POOL_ABROAD, TS_POOL_SIDES } TsPoolSide;

typedef struct {
  uint32_t *members;
  uint32_t n;
} TsPoolHeap;

typedef struct {
  const TsSelection *people;
  TsChoice choice;
  bool holds_free_only;
  uint32_t *calendars; /* of its members, each once */
  uint32_t n_calendars;
  uint64_t *keys;   /* by member, k-th of `people`; the smallest is best, then the smallest k */
  uint32_t *places; /* by member: TS_POOL_SIDES x place in the heap + its side, or TS_NONE */
  TsPoolHeap heaps[TS_POOL_SIDES];
  uint32_t turn;                        /* whose turn it is, in a round without presence */
  uint32_t first_waiting, last_waiting; /* needs in the queue */
  TsTime wakes_at;                      /* when members come to work for whom needs wait; TS_TIME_NEVER: nobody does */
} TsPool;

/* One place of a person in a pool. */
typedef struct {
  uint32_t pool;
  uint32_t member;
} TsMembership;

typedef struct {
  TsPool *pools;
  uint32_t n_pools;
  uint32_t *of_activity;       /* TS_NONE: none */
  uint32_t *of_third;          /* the same of those who are called into its calls */
  uint32_t *first_memberships; /* by person, and one more; NULL without pools */
  TsMembership *memberships;
  uint64_t stamps; /* so many things have happened that order members */
} TsPools;

/* O(activities + members). Fails when memory does. */
bool ts_pools_make (TsPools *pools, const TsScenario *scenario);
void ts_pools_clear (TsPools *pools);
/* Everybody is free, nobody waits. */
void ts_pools_reset (TsPools *pools);

/* A person is free, or not any more. Nothing happens where they are, or are not. */
void ts_pools_free (TsPools *pools, uint32_t person, TsPoolSide side);
void ts_pools_engaged (TsPools *pools, uint32_t person);
/* A person has been chosen from a pool, or has refused a call. */
void ts_pool_chosen (TsPools *pools, TsPool *pool, uint32_t member);
void ts_pools_refused (TsPools *pools, uint32_t person);

/* The members of a heap, best first: *walk starts with n = 0. False after the last, or after
 * TS_POOL_LOOKS of them. */
typedef struct {
  uint32_t places[TS_POOL_LOOKS + 1]; /* of members that may come next */
  uint32_t n;
  uint32_t looks;
  bool begun;
} TsPoolWalk;
bool ts_pool_next (const TsPool *pool, TsPoolSide side, TsPoolWalk *walk, uint32_t *member);
/* Does one member come before another? */
bool ts_pool_is_before (const TsPool *pool, uint32_t a, uint32_t b);

#endif

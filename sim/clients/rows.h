/*
 * rows.h - the rows of a world: people, their needs, and what is under way
 *
 * A world of ten million people must fit: at most 80 bytes of memory a person, of
 * which TsPerson takes 32, a TsSource 12 for each activity, and a pending event 17. So what
 * only a few have at a time does not go into TsPerson or TsSource, but into a row of its
 * own that is taken while it is needed, as TsNeed and TsCall are, and TsErrand for those who
 * move between tenants; what is the same for a group or a profile is looked up there. Tests
 * hold the sizes.
 */
#ifndef TENANTSIM_CLIENTS_ROWS_H
#define TENANTSIM_CLIENTS_ROWS_H

#include "tenantsim/engine.h"

typedef enum {
  TS_IDLE, /* can be called */
  TS_SEARCHING,
  TS_DIALLING,
  TS_RINGING,
  TS_TALKING,
  TS_CHANGING_TENANT,
  TS_QUEUEING,
  TS_MEETING /* joins one, waits in its lobby, or is in it */
} TsDoing;

typedef enum { TS_SWITCH_FOR_NEED, TS_SWITCH_FOR_REQUEST, TS_SWITCH_TO_HOME, TS_SWITCH_FOR_MEETING } TsSwitchReason;

/* One of these for everybody: see above before adding to it. */
typedef struct {
  _Alignas (32) uint32_t profile;
  uint32_t group;
  uint32_t tenant;  /* active tenant; TS_NONE: signed in nowhere just now */
  uint32_t need;    /* being served, or TS_NONE */
  uint32_t waiting; /* the last of the needs that wait for it, whose next is the first; or TS_NONE */
  uint32_t errand;  /* its TsErrand, or TS_NONE */
  uint8_t doing;    /* TsDoing */
  uint8_t part;     /* of the people, as in TsParts */
} TsPerson;

/* What a person does in other tenants. From the first time they are asked for there, or
 * are away from home, to the end of the replication. */
typedef struct {
  uint64_t hold_timer; /* sequence number of the awaited event; 0: none */
  uint64_t idle_timer;
  uint64_t held_for;     /* serial of the need whose redial is awaited; 0: none */
  uint32_t next_tenant;  /* while changing */
  uint32_t last_request; /* of the read requests; its next is the first: first in, first out */
  uint32_t serving;      /* request for which the tenant is changed, or TS_NONE */
  uint32_t homecomings;
  uint8_t switch_reason; /* TsSwitchReason, while changing */
} TsErrand;

/* One person's needs by one activity. What they have worked since the start of the clock
 * follows from the calendar: a need arises at the instant that is scheduled next from. */
typedef struct {
  uint32_t person;
  uint32_t activity;
  uint32_t arisen; /* needs so far */
} TsSource;

typedef enum {
  TS_NEED_WAITING, /* for its person */
  TS_NEED_TRYING,
  TS_NEED_PAUSED,  /* until the next try */
  TS_NEED_ASKED,   /* the expert has been asked to come */
  TS_NEED_DUE,     /* would go on, but its person is in someone else's call */
  TS_NEED_TALKING,
  TS_NEED_IN_LINE /* in a shared queue */
} TsNeedState;

/* Two lines of memory; what most events ask for is in the first. */
typedef struct {
  _Alignas (64) uint64_t timer; /* sequence number of the awaited event; 0: none */
  uint64_t entity;  /* of its draws */
  uint64_t serial;  /* never reused in a replication */
  TsTime born;
  uint32_t needer;   /* the person of the source */
  uint32_t target;   /* person tried now */
  uint32_t activity; /* of the source */
  uint32_t index;    /* k-th need of its source */
  uint32_t attempt_row; /* attempt under way, or TS_NONE */
  uint32_t source;
  uint16_t attempt; /* try number, part of the key of draws */
  uint8_t state;    /* TsNeedState */
  bool is_open : 1;    /* nobody stands behind it */
  bool is_queued : 1;  /* its activity asks a queue */
  bool is_counted : 1; /* it is neither stray nor of the warm-up */
  bool found : 1;      /* the target has been found: redial without a search */
  bool move_on : 1;    /* this target will not do: next try, next person */
  bool wants_third : 1;
  bool wants_file : 1;
  uint32_t next;    /* in the ring of waiting needs, the list of free ones, or a queue */

  TsTime dialled;
  TsTime asked_queue; /* first; -1: not yet */
  uint64_t third_timer;
  TsDuration helped_after; /* from need to talk */
  uint32_t call;    /* while talking */
  uint32_t previous; /* in a queue */
  uint32_t calls;
  uint32_t record;  /* row in the records, or TS_NONE */
  uint16_t tries;   /* with this target */
  uint16_t persons; /* tried */
  uint8_t asked;    /* how often this target was asked to come */
  uint8_t born_step; /* of the series */
  uint8_t reason;   /* TsReason of the last try that failed */
  bool waits_for_help : 1; /* is counted in the flow */
  bool waited : 1;         /* has been in a queue */
  bool left_line : 1;      /* has left a queue, unanswered */
  bool search_done : 1;    /* succeeded at least once, as the next three */
  bool call_done : 1;
  bool third_done : 1;
  bool file_done : 1;
} TsNeed;

typedef struct {
  _Alignas (64) TsTime talk_start;
  TsTime third_start;
  uint64_t first_event; /* sequence number of its first event: those before were of an earlier call in this row */
  uint64_t third_event; /* of the awaited event of the third person; 0: none */
  union {
    uint32_t need;
    uint32_t next; /* in the list of free calls */
  };
  uint32_t caller;
  uint32_t callee;
  uint32_t third;         /* being called, or in the call; TS_NONE */
  uint32_t callee_tenant; /* in which the callee takes part */
  uint32_t third_row;     /* attempt under way */
  uint16_t third_attempt;
  uint8_t path;           /* TsPath of the call */
  uint8_t third_path;
  uint8_t ring_reason;    /* TsReason with which the ring under way will end */
  bool talking : 1;
  bool adding : 1;        /* an attempt to add is under way */
  bool third_rings : 1;   /* and has reached them */
  bool third_in : 1;
  bool media_fails : 1;   /* instead of the talk */
  bool breaks_off : 1;    /* the talk will end before its time */
  bool ending : 1;        /* talk is over; waits for the end of `adding` */
} TsCall;

_Static_assert(sizeof (TsCall) == 64, "a call is a line of memory");

/* An expert is asked to become active in a tenant. */
typedef struct {
  uint64_t serial; /* of the need; another one in the row: out of date */
  uint32_t need;
  uint32_t expert;
  uint32_t tenant;
  uint32_t next; /* in the expert's ring or the list of free requests */
  uint16_t attempt; /* key of its draws */
  bool for_third;
} TsRequest;

#define TS_ENDINGS_AT_HAND 4

/* Attempts from one group to another: a line of memory, with the ways to end that were seen first. */
typedef struct {
  _Alignas (64) uint64_t counts[TS_ENDINGS_AT_HAND];
  uint32_t from;
  uint32_t to;
  uint32_t in_progress;
  uint32_t more;     /* a list of further endings, or TS_NONE */
  uint8_t operation; /* TsOperation */
  uint8_t n_at_hand;
  uint8_t reasons[TS_ENDINGS_AT_HAND]; /* TsReason */
  uint8_t paths[TS_ENDINGS_AT_HAND];   /* TsPath */
} TsPairAttempts;

/* So many of them ended in yet another way. */
typedef struct {
  uint64_t count;
  uint32_t next;
  uint8_t reason; /* TsReason */
  uint8_t path;   /* TsPath */
} TsFurtherEnding;

/* Drawn for a need before it arises. */
typedef struct {
  uint32_t source;
  uint32_t index; /* TS_NONE: nothing */
  uint64_t entity;
  uint64_t target; /* bits that choose whom it tries first */
  uint32_t person; /* whom they choose */
} TsForeseen;

/* A power of two; more than events that are looked ahead. */
#define TS_FORESEEN 16

#endif

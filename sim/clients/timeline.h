/*
 * Which settings are in force when, and who is there.
 *
 * Somebody saves settings at an instant. They take effect later, each aspect of each
 * tenant at an instant of its own: saving sets a propagation going, and when that is
 * through, what is saved *then* is in force. So a change that is undone before it has
 * propagated does nothing. Guests who are invited while the clock runs have to accept;
 * an invitation is a state of its own in between.
 *
 * All instants are known when a replication begins. A timeline is a list of steps, and
 * walking along it needs no world: `explain --at` does so with medians for draws.
 */
#ifndef TENANTSIM_CLIENTS_TIMELINE_H
#define TENANTSIM_CLIENTS_TIMELINE_H

#include "tenantsim/clients.h"

typedef enum {
  TS_STEP_SAVED,      /* version: its settings are saved */
  TS_STEP_PROPAGATED, /* item: an aspect of a tenant is in force as it is saved now */
  TS_STEP_INVITED,    /* invitation: it is sent */
  TS_STEP_ACCEPTED,   /* invitation: the guest can be reached */
  TS_STEP_GONE,       /* absence begins */
  TS_STEP_THERE,      /* absence ends */
  TS_STEP_WORKS,      /* span: the fault is over */
  TS_STEP_FAILS       /* span: the fault begins */
} TsStepKind;

typedef struct {
  TsTime at;
  uint32_t subject;
  uint8_t kind; /* TsStepKind */
} TsStep;

/* Settings saved at an instant. */
typedef struct {
  TsTime at;
  const TsSettings *settings;
} TsVersion;

/* An aspect of a tenant in which a version differs from the one before. */
typedef struct {
  uint32_t version;
  uint32_t tenant;  /* or TS_NONE */
  uint32_t ordinal; /* how many earlier versions differ in it: part of the key of its draw */
  TsAspect aspect;
} TsItem;

/* A fault once; of one person, or of all it is about. */
typedef struct {
  uint32_t fault;
  uint32_t person; /* TS_NONE: all */
} TsSpan;

/* How many faults hold now; NULL where there are no faults. */
typedef struct {
  uint16_t *outages; /* by tenant */
  uint16_t *cut_off; /* by person: without network */
  uint16_t *empty;   /* by person: without battery */
  uint16_t federation;
  uint64_t begun; /* so many have begun so far */
} TsFaultState;

typedef enum { TS_INVITATION_PLANNED, TS_INVITATION_SENT, TS_INVITATION_USABLE } TsInvitationState;

typedef struct {
  uint64_t entity;  /* of its draws: guest and team */
  uint32_t version;
  uint32_t person;
  uint32_t team;
  uint32_t ordinal; /* how many earlier invitations of this person to this team */
  uint32_t place;   /* in the order of the version: which batch */
} TsInvitation;

typedef struct {
  const TsScenario *scenario;
  const TsConfiguration *configuration;
  TsSettings *nothing;   /* as shipped, of a configuration that starts from nothing; or NULL */
  GArray *versions;      /* TsVersion, ascending */
  GArray *items;         /* TsItem */
  GArray *invitations;   /* TsInvitation */
  GArray *steps;         /* TsStep of this replication, ascending */
  guint next;            /* step */
  TsTime operational;    /* the set-up is in force and accepted, maybe after the clock; -1: nothing is set up */
  uint32_t saved;        /* versions saved so far */
  uint32_t pending;      /* items saved and not propagated */
  TsSettings *in_force;  /* without what acceptance has to say */
  GHashTable *accounts;  /* place of an invitation -> number + 1 of the last one made; never walked through */
  uint8_t *states;       /* TsInvitationState of every invitation */
  GArray *spans;         /* TsSpan of this replication */
  TsFaultState faults;
  uint16_t *absent;      /* absences that hold, one a person; NULL: there are none */
  TsSettings *effective; /* in force, with acceptance */
  TsPolicy *policy;      /* of `effective` */
  TsPolicy *wanted;      /* of the saved settings, with acceptance; NULL: nothing is pending */
} TsTimeline;

/* Does anything of a configuration change while the clock runs? */
bool ts_timeline_is_needed (const TsScenario *scenario, uint32_t configuration);

/* NULL where nothing of a configuration changes. The scenario must outlive it. */
TsTimeline *ts_timeline_new (const TsScenario *scenario, uint32_t configuration);
void ts_timeline_free (TsTimeline *timeline);

/* Goes to the start of the clock. `key` NULL: draws are medians. */
void ts_timeline_begin (TsTimeline *timeline, const TsDrawKey *key);
/* The instant of the next step, or TS_TIME_NEVER. */
TsTime ts_timeline_next (const TsTimeline *timeline);
/* Takes all steps of the next instant. True where another policy is in force. O(estate). */
bool ts_timeline_step (TsTimeline *timeline);

static inline bool ts_timeline_is_absent (const TsTimeline *timeline, uint32_t person)
{
  return timeline->absent != NULL && timeline->absent[person] > 0;
}

/* Bits of a draw of the timeline. */
uint64_t ts_timeline_bits (const TsDrawKey *key, uint64_t entity, uint32_t index, uint16_t attempt, uint16_t purpose);
/* An instant without which the set-up (version 0, from nothing) does not work as configured. */
void ts_timeline_awaits (TsTimeline *timeline, uint32_t version, TsTime at);
void ts_timeline_add_step (TsTimeline *timeline, TsTime at, TsStepKind kind, uint32_t subject);
const TsSettings *ts_timeline_before (const TsTimeline *timeline, uint32_t version);

/* ------------------------------------------------------------- faults.c -- */

bool ts_faults_hold_in (const TsScenario *scenario, uint32_t configuration);
void ts_faults_new (TsTimeline *timeline);
void ts_faults_free (TsTimeline *timeline);
void ts_faults_begin (TsTimeline *timeline, const TsDrawKey *key);
/* A span begins (+1) or ends (-1). */
void ts_faults_step (TsTimeline *timeline, uint32_t span, int by);
/* Two people, and where they are active. */
typedef struct {
  uint32_t from, to;
  uint32_t from_tenant, to_tenant;
} TsPlaces;

/* What goes wrong between two people, or TS_REASON_NONE. Whoever is searched for, or whose meeting is
 * joined, needs neither network nor battery. */
TsReason ts_faults_judge (const TsTimeline *timeline, const TsPlaces *places, TsOperation operation, TsPath path);

/* -------------------------------------------------------- invitations.c -- */

/* Lists who is invited by which version. */
void ts_invitations_make (TsTimeline *timeline);
void ts_invitations_begin (TsTimeline *timeline, const TsDrawKey *key);
/* A version is saved: its invitations are planned, but for those who are guests already. */
void ts_invitations_saved (TsTimeline *timeline, uint32_t version);
/* A copy of settings in which invitations are in the states they are in. */
TsSettings *ts_invitations_applied (const TsTimeline *timeline, const TsSettings *settings);

#endif

/* draft.h - what a scenario file says, read but not yet understood
 *
 * One struct per mapping of the language, filled by the tables of keys. Words that
 * refer to something (people, tenants, domains, teams) are still nodes of the tree.
 * Choices are numbers of words counted from 1; 0 is "not written".
 */
#ifndef TENANTSIM_SCENARIO_DRAFT_H
#define TENANTSIM_SCENARIO_DRAFT_H

#include "keys.h"

#define TS_MOST_PEOPLE 16000000
#define TS_MOST_CONFIGURATIONS 200

/* The words of choices, in the order of their numbers. */
enum { TS_WORD_OFF = 1, TS_WORD_ON, TS_WORD_OPEN = 2 };
enum { TS_WORD_FALSE = 1, TS_WORD_TRUE };
enum { TS_WORD_CALL = 1, TS_WORD_SEARCH };
enum { TS_WORD_COLLABORATION = 1, TS_WORD_ISOLATION };
enum { TS_WORD_RUNNING = 1, TS_WORD_FROM_NOTHING };

typedef struct {
  TsWrittenDate start;
  TsDuration duration;
  uint32_t replications;
  uint64_t seed;
  double precision;          /* 0: not written */
  uint32_t max_replications; /* 0: not written */
  const TsNode *warm_up;     /* or NULL */
} TsDraftClock;

typedef struct {
  TsNamed named;
  char *domain;
} TsDraftDomain;

/* People of a tenant, or of none. */
typedef struct {
  TsNamed named;
  uint32_t count;
  int client;
  unsigned licences;
  TsHours hours;
  char *domain;             /* NULL: the tenant's first */
  const char *time_zone;    /* people of no tenant */
  const TsNode *domain_node;
  const TsNode *used_by;    /* or NULL */
  /* filled by estate.c */
  char *full_name;
  char *prefix;             /* of the addresses: lower-case group name */
  uint32_t number;          /* in the order of the file */
  uint32_t tenant;          /* or TS_NONE */
  TsRange people;
} TsDraftGroup;

/* A private channel of a team. */
typedef struct {
  TsNamed named;
  const TsNode *members;
  /* filled by estate.c */
  uint32_t number;
  uint32_t team;
  GArray *ranges; /* of TsRange */
} TsDraftChannel;

typedef struct {
  TsNamed named;
  const TsNode *members;
  GArray *channels; /* of TsDraftChannel */
  /* filled by estate.c */
  uint32_t number;
  uint32_t tenant;
  GArray *ranges; /* of TsRange */
} TsDraftTeam;

typedef struct {
  TsNamed named;
  GArray *domains; /* of TsDraftDomain */
  const char *time_zone;
  GArray *groups; /* of TsDraftGroup */
  GArray *teams;  /* of TsDraftTeam */
  int trial;
  /* filled by estate.c */
  uint32_t number;
  TsRange people;
} TsDraftTenant;

typedef struct {
  TsNamed named;
  int want;
  GArray *between; /* of TsDraftSide */
} TsDraftIntent;

/* One of the two selections of a `between`. */
typedef struct {
  TsNamed named;
  const TsNode *people;
} TsDraftSide;

typedef struct {
  double chance;
  const TsNode *from;
  uint32_t chat;
} TsDraftThird;

/* As TsMeetingHabit. */
typedef struct {
  int is_meet_now; /* TS_WORD_TRUE */
  TsDistribution ahead;
  TsDuration raster;
  uint32_t invited;
  const TsNode *with;
  TsDuration early;
  TsDistribution arrival;
  double no_show;
  TsDistribution joining;
  TsDistribution admitting;
  double overlooked;
  TsDuration lobby_patience;
  TsDuration given_up;
} TsDraftMeeting;

typedef struct {
  TsNamed named;
  double factor;
} TsDraftFactor;

typedef struct {
  TsNamed named;
  const TsNode *who;
  const TsNode *needs;
  GArray *between; /* of TsDraftSide */
  TsDistribution every;
  TsDistribution talk;
  TsDraftThird third_person;
  double file_share;
  TsDuration patience;
  int stray;
  int source;   /* TsSourceKind + 1 */
  int choose;   /* TsChoice + 1 */
  int presence; /* TS_WORD_OFF, TS_WORD_ON */
  TsDistribution queue_patience;
  GArray *profile;    /* of TsDraftFactor */
  const char *times;  /* a file; NULL: none */
  int want;           /* TS_WORD_CALL, TS_WORD_SEARCH */
  TsDraftMeeting meeting;
} TsDraftActivity;

typedef struct {
  TsNamed named; /* a tenant's name or "default" */
  int mode;      /* TS_WORD_OFF, TS_WORD_OPEN; 0: lists */
  GArray *allow; /* of TsDraftDomain; NULL: no list */
  GArray *block;
  int block_subdomains;
  int trials;            /* TS_WORD_OFF, TS_WORD_ON; 0: as the product ships */
  GArray *trial_domains; /* of TsDraftDomain */
  const TsNode *block_people;
  uint32_t tenant; /* TS_NONE: default */
  /* filled by configurations.c */
  GArray *blocked; /* of TsRange: whom block_people names; or NULL */
} TsDraftExternal;

typedef struct {
  TsNamed named;
  int access;
  int calling;
  int scope;
  int files;
  int chat;
  unsigned off; /* bit f for TsFeature f, from video on; TS_FLAGS_WRITTEN */
  int groups;
  int sharing;
  int inviters;          /* TsInviters + 1; 0: as the product ships */
  int owners_can_add;
  int members_can_add;
  GArray *invite_only;   /* of TsDraftDomain; NULL: no list */
  GArray *invite_not;
  uint32_t tenant;
} TsDraftGuestAccess;

typedef struct {
  TsNamed named;
  const TsNode *who;
  const TsNode *in;
  int state;
  int by; /* TsInvitedBy + 1; 0: an owner */
  /* filled by configurations.c */
  GArray *ranges; /* of TsRange */
  uint32_t people;
  uint32_t team;
  uint32_t channel; /* or TS_NONE */
} TsDraftGuest;

/* External access of people by domains of their own. */
typedef struct {
  TsNamed named;
  const TsNode *who;
  int mode;      /* TS_WORD_OFF, TS_WORD_OPEN; 0: lists */
  GArray *allow; /* of TsDraftDomain; NULL: no list */
  GArray *block;
  GArray *ranges; /* of TsRange; filled by configurations.c */
} TsDraftPersonExternal;

/* People who block others. */
typedef struct {
  TsNamed named;
  const TsNode *who;
  const TsNode *whom;
  GArray *ranges; /* of TsRange; these two filled by configurations.c */
  GArray *others;
} TsDraftBlock;

/* An information barrier. */
typedef struct {
  TsNamed named;
  GArray *between; /* of TsDraftSide */
  GArray *one;     /* of TsRange; these two filled by configurations.c */
  GArray *other;
} TsDraftBarrier;

typedef struct {
  TsNamed named; /* a tenant's name or "default" */
  int anonymous_join;
  int auto_admit;
  int anonymous_start;
  uint32_t tenant;
} TsDraftMeetings;

/* Where people are in some hours, who have an account there. */
typedef struct {
  uint32_t tenant;
  const char *time_zone; /* the tenant's */
  TsHours hours;
} TsDraftTurn;

typedef struct {
  TsNamed named;
  GArray *external; /* of TsDraftExternal */
  GArray *guest_access; /* of TsDraftGuestAccess */
  GArray *guests; /* of TsDraftGuest */
  GArray *meetings; /* of TsDraftMeetings */
  const TsNode *external_off_for;
  const TsNode *calling_off_for;
  GArray *person_external; /* of TsDraftPersonExternal */
  GArray *blocks;          /* of TsDraftBlock */
  GArray *barriers;        /* of TsDraftBarrier */
  int guest_scope;
  int guest_files;
  int prefer_path;
  int ra_mobile_files;
  const char *switching;
  int start;
  const TsNode *behaviour; /* overrides, or NULL */
  /* filled by configurations.c */
  GArray *external_off; /* of TsRange: whom external_off_for names; or NULL */
  GArray *calling_off;  /* the same of calling_off_for */
  TsBehaviour effective; /* the scenario's with the overrides */
  /* filled by switching.c */
  int habit;     /* TsSwitching + 1 */
  GArray *turns; /* of TsDraftTurn; kept by the reader */
} TsDraftConfiguration;

/* People and a team: who joins it, who leaves it. */
typedef struct {
  TsNamed named;
  const TsNode *who;
  const TsNode *in;
  /* filled by changes.c */
  GArray *ranges; /* of TsRange */
  const TsDraftTeam *team;
} TsDraftPlace;

typedef struct {
  TsNamed named;
  const TsNode *who;
  unsigned licences;
  GArray *ranges; /* of TsRange; filled by changes.c */
} TsDraftLicences;

/* What somebody changes at an instant, and perhaps undoes later. */
typedef struct {
  TsNamed named;
  TsDuration at;
  TsDuration until; /* 0: it stays */
  const TsNode *only_in;         /* names of configurations; NULL: all */
  TsDraftConfiguration settings; /* external, guest_access, guests, meetings, external_off_for */
  const TsNode *external_on_for;
  GArray *remove_guests; /* of TsDraftPlace */
  GArray *join_team;     /* of TsDraftPlace */
  GArray *leave_team;    /* of TsDraftPlace */
  GArray *licences;      /* of TsDraftLicences */
  const TsNode *leave;
  const TsNode *join;
  /* filled by changes.c */
  bool *holds_in;        /* a truth value a configuration; kept by the reader */
  GArray *external_on;   /* of TsRange, or NULL */
  GArray *leavers;
  GArray *joiners;
} TsDraftChange;

typedef struct {
  TsNamed named;
  const TsNode *outage; /* tenants, or `federation` */
  const TsNode *network_loss;
  const TsNode *battery;
  TsDuration at;
  TsDuration until; /* 0: not written */
  TsDistribution every;
  TsDistribution lasts;
  const TsNode *only_in;
  /* filled by faults.c */
  GArray *tenants; /* of uint32_t, kept by the reader */
  GArray *people;  /* of TsRange, or NULL */
  bool *holds_in;  /* kept by the reader */
} TsDraftFault;

typedef struct {
  TsNamed named;
  TsWrittenExpectation written;
} TsDraftExpectation;

typedef struct {
  TsNamed named;
  const TsNode *config;
  const TsNode *allow;
  const TsNode *deny;
  const TsNode *from;
  const TsNode *to;
  const TsNode *reason;
  const TsNode *reaches;
  const TsNode *operation;
  int both_ways;
} TsDraftAssertion;

typedef struct {
  TsNamed named;
  const TsNode *path;
  const TsNode *values;
} TsDraftParameter;

typedef struct {
  int version;
  const char *name;
  const char *question;
  int era;
  TsDraftClock clock;
  GArray *tenants;        /* of TsDraftTenant */
  GArray *people;         /* of TsDraftGroup */
  GArray *intents;        /* of TsDraftIntent */
  GArray *activities;     /* of TsDraftActivity */
  TsBehaviour behaviour;
  const TsNode *behaviour_node; /* or NULL */
  GArray *configurations; /* of TsDraftConfiguration */
  GArray *changes;        /* of TsDraftChange */
  GArray *faults;         /* of TsDraftFault */
  GArray *expectations;   /* of TsDraftExpectation */
  GArray *assertions;     /* of TsDraftAssertion */
  GArray *parameters;     /* of TsDraftParameter */
} TsDraft;

#endif

/*
 * tenantsim/policy.h - who may reach whom, how, and if not, why not
 *
 * What it keeps: the directory (tenants, domains, groups of people, licences,
 * teams), the settings of one configuration (external access, guest access,
 * guests), client capabilities per era, and the decision. What it knows
 * nothing of: time, events, randomness, files.
 *
 * A decision has three steps. A directory and settings are built once and
 * compiled to a TsPolicy. For a question - this operation, from this person
 * active here, to that person active there - the compiled policy packs every
 * fact that matters into one 64-bit word (TsFacts). ts_decide() is a pure
 * function of that word: no pointers, no time, no randomness, no allocation;
 * so every possible input can be tried.
 *
 * Two people can meet in at most five ways (TsWay): inside the tenant that is
 * home to both; as a guest in the caller's home; as a guest in the callee's
 * home; both as guests in a third tenant; over external access. Each way has a
 * set of rules that forbid it (ts_failing_rules()); a way without a failing
 * rule still needs both people to be active in the right tenant, since a Teams
 * person has one active tenant at a time (SEED-54).
 *
 * Sources are named by their key in the domain notes: SEED-n is the n-th
 * statement of "Multi-tenant company deployments" (1 April 2020), F-n a row of
 * the external-versus-guest feature table, C-n a contradiction in the seed.
 */
#ifndef TENANTSIM_POLICY_H
#define TENANTSIM_POLICY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tenantsim/stats.h"

G_BEGIN_DECLS

/* No tenant, no domain, no person. */
#define TS_NONE UINT32_MAX

/* An opaque number that says which line of a scenario a setting came from; 0 is
 * "not written: the product default". Only carried, never interpreted here. */
typedef uint32_t TsOrigin;

/* People are numbered from 0 in the order of their groups. */
typedef struct {
  uint32_t first;
  uint32_t count;
} TsRange;

/* ---------------------------------------------------------------- nouns -- */

typedef enum { TS_ERA_2020_04, TS_ERAS } TsEra;

typedef enum {
  TS_CLIENT_HOLOLENS,      /* Dynamics 365 Remote Assist on HoloLens */
  TS_CLIENT_RA_MOBILE,     /* Dynamics 365 Remote Assist on a phone or tablet */
  TS_CLIENT_TEAMS_DESKTOP, /* Teams on a PC */
  TS_CLIENT_TEAMS_MOBILE,  /* Teams on a phone or tablet */
  TS_CLIENTS
} TsClient;

typedef enum { TS_LICENCE_TEAMS = 1, TS_LICENCE_REMOTE_ASSIST = 2 } TsLicence; /* flags */

typedef enum {
  TS_OPERATION_SEARCH,
  TS_OPERATION_CALL,
  TS_OPERATION_ADD_PARTICIPANT, /* a 1:1 call becomes a group call */
  TS_OPERATION_JOIN_MEETING,
  TS_OPERATION_SHARE_FILE,
  TS_OPERATIONS
} TsOperation;

/* How the two were connected. */
typedef enum {
  TS_PATH_NONE,
  TS_PATH_INTERNAL,
  TS_PATH_GUEST,
  TS_PATH_EXTERNAL,
  TS_PATH_ANONYMOUS,
  TS_PATHS
} TsPath;

/* How an attempt ended; the seven classes of the results. */
typedef enum {
  TS_OUTCOME_SUCCESS,
  TS_OUTCOME_DENIED,
  TS_OUTCOME_FAILED,
  TS_OUTCOME_UNREACHABLE,
  TS_OUTCOME_BUSY,
  TS_OUTCOME_DECLINED,
  TS_OUTCOME_NO_ANSWER,
  TS_OUTCOMES
} TsOutcome;

/* Names as written in scenarios and results: "2020-04", "hololens", "call",
 * "external", "no_answer". The *_find functions return the enum's count (TS_ERAS,
 * TS_CLIENTS, ...) for an unknown name. */
const char *ts_era_name (TsEra era);
const char *ts_client_name (TsClient client);
const char *ts_operation_name (TsOperation operation);
const char *ts_path_name (TsPath path);
const char *ts_outcome_name (TsOutcome outcome);
TsEra ts_era_find (const char *name);
TsClient ts_client_find (const char *name);
TsOperation ts_operation_find (const char *name);
TsOutcome ts_outcome_find (const char *name);

/* Is it one of the two Remote Assist clients? */
static inline bool ts_client_is_remote_assist (TsClient client)
{
  return client == TS_CLIENT_HOLOLENS || client == TS_CLIENT_RA_MOBILE;
}

/* -------------------------------------------------------------- reasons -- */

/*
 * The closed list of reason codes, in the order in which rules are evaluated:
 * where several rules forbid a way, the first in this list is the reason. The
 * first part is decided by policy, the second by what people and networks do.
 * Every code has one row (ts_reason()), and everything printed about it comes
 * from there.
 */
typedef enum {
  TS_REASON_NONE,
  /* decided by policy: denied */
  TS_REASON_NO_LICENCE,
  TS_REASON_RA_NOT_HOME,
  TS_REASON_CLIENT_PAIR,
  TS_REASON_CLIENT_NO_GROUP,
  TS_REASON_GROUP_HOLOLENS,
  TS_REASON_GROUP_TOO_LARGE,
  TS_REASON_CLIENT_NO_FILES,
  TS_REASON_NOT_FOUND,
  TS_REASON_NEED_FULL_EMAIL,
  TS_REASON_GUEST_OFF,
  TS_REASON_GUEST_PENDING,
  TS_REASON_GUEST_SCOPE,
  TS_REASON_GUEST_CALLING_OFF,
  TS_REASON_FILE_GUEST,
  TS_REASON_GUEST_NO_FEDERATION,
  TS_REASON_FED_LOCAL,
  TS_REASON_FED_REMOTE,
  TS_REASON_FED_USER,
  TS_REASON_CLIENT_NOT_FEDERABLE,
  TS_REASON_GROUP_EXTERNAL,
  TS_REASON_FILE_EXTERNAL,
  /* decided by policy: unreachable */
  TS_REASON_CALLER_OTHER_TENANT,
  TS_REASON_OFFLINE_OTHER_TENANT,
  /* decided by clients and people */
  TS_REASON_MISTYPED,
  TS_REASON_APP_CLOSED,
  TS_REASON_OFF_HOURS,
  TS_REASON_BUSY,
  TS_REASON_DECLINED,
  TS_REASON_NO_ANSWER,
  TS_REASON_MEDIA_FAIL,
  TS_REASON_FILE_FAIL,
  TS_REASONS
} TsReason;

typedef enum {
  TS_SIDE_NEITHER, /* nobody refused: the client or the service cannot do it */
  TS_SIDE_CALLER,
  TS_SIDE_CALLEE,
  TS_SIDE_EITHER
} TsSide;

typedef struct {
  const char *code;      /* "FED_REMOTE" */
  TsOutcome outcome;     /* the class it belongs to */
  const char *sentence;  /* what went wrong, for people */
  TsSide side;           /* which side refused */
  const char *who;       /* who can change it: "the callee's tenant admin" */
  const char *change;    /* what to change; "" where no change helps */
  const char *source;    /* "SEED-32, SEED-39" */
} TsReasonRow;

/* The row of a code; TS_REASON_NONE has the code "" and the class success. */
const TsReasonRow *ts_reason (TsReason reason);
/* Finds a code; returns TS_REASONS for an unknown one. */
TsReason ts_reason_find (const char *code);

/* ------------------------------------------------------------ directory -- */

/* Tenants, domains, groups of people and teams: what all configurations of a
 * scenario share. Built once, then only read; safe to share between threads. */
typedef struct TsDirectory TsDirectory;

typedef struct {
  const char *name;  /* copied */
  uint32_t tenant;   /* home tenant, or TS_NONE: people who belong to no tenant */
  uint32_t domain;   /* domain of their addresses (federation looks at this, not at
                        the tenant) */
  uint32_t count;    /* how many people, >= 0 */
  TsClient client;   /* the client they use */
  unsigned licences; /* TsLicence flags of the account in the home tenant */
  TsOrigin origin;
} TsGroup;

TsDirectory *ts_directory_new (TsEra era);
void ts_directory_free (TsDirectory *directory);

/* Each returns the number of what was added, counted from 0. */
uint32_t ts_directory_add_tenant (TsDirectory *directory, const char *name, TsOrigin origin);
uint32_t ts_directory_add_group (TsDirectory *directory, const TsGroup *group);
uint32_t ts_directory_add_team (TsDirectory *directory, uint32_t tenant, const char *name, TsOrigin origin);
void ts_directory_add_team_members (TsDirectory *directory, uint32_t team, TsRange people);

/* The number of a domain; lower-cased, a new number the first time it is seen. */
uint32_t ts_directory_domain (TsDirectory *directory, const char *domain);
/* Makes a tenant the owner of a domain. False when another tenant owns it. */
bool ts_directory_own_domain (TsDirectory *directory, uint32_t domain, uint32_t tenant);

TsEra ts_directory_era (const TsDirectory *directory);
uint32_t ts_directory_tenants (const TsDirectory *directory);
uint32_t ts_directory_groups (const TsDirectory *directory);
uint32_t ts_directory_people (const TsDirectory *directory);
uint32_t ts_directory_teams (const TsDirectory *directory);
uint32_t ts_directory_domains (const TsDirectory *directory);
const char *ts_directory_tenant_name (const TsDirectory *directory, uint32_t tenant);
const char *ts_directory_domain_name (const TsDirectory *directory, uint32_t domain);
uint32_t ts_directory_domain_owner (const TsDirectory *directory, uint32_t domain); /* or TS_NONE */
const char *ts_directory_team_name (const TsDirectory *directory, uint32_t team);
uint32_t ts_directory_team_tenant (const TsDirectory *directory, uint32_t team);
const TsGroup *ts_directory_group (const TsDirectory *directory, uint32_t group);
TsRange ts_directory_group_people (const TsDirectory *directory, uint32_t group);
/* The group of a person. O(log groups). */
uint32_t ts_directory_group_of (const TsDirectory *directory, uint32_t person);

/* ------------------------------------------------------------- settings -- */

/* External access (federation) of one tenant. A domain is permitted when `on`,
 * and either there is an allow list and it stands there, or there is none and
 * it is not on the block list: an allow list closes the rest and makes the
 * block list ignored; an allow list that is there but empty permits nobody.
 * Source: manage-external-access (2020-03-30), SEED-23, SEED-24. */
typedef struct {
  bool on;                 /* master switch; product default on */
  bool has_allow_list;     /* product default: none */
  const uint32_t *allowed; /* domain numbers, copied; any order, repeats harmless */
  size_t n_allowed;
  const uint32_t *blocked;
  size_t n_blocked;
  TsOrigin origin;
} TsExternalAccess;

typedef enum { TS_GUEST_SCOPE_TEAM, TS_GUEST_SCOPE_TENANT } TsGuestScope;            /* C-1 */
typedef enum { TS_GUEST_FILES_ANY, TS_GUEST_FILES_CHANNEL, TS_GUEST_FILES_NONE } TsGuestFiles; /* C-13 */
typedef enum { TS_PREFER_ACTIVE, TS_PREFER_GUEST, TS_PREFER_FEDERATION } TsPreferPath;
typedef enum { TS_GUEST_ACCEPTED, TS_GUEST_INVITED } TsGuestState;

/* Guest access of one tenant: the tenant that invites. */
typedef struct {
  bool on;            /* Teams toggle; product default off in 2020-04 */
  bool calling;       /* AllowPrivateCalling for guests; default on */
  TsGuestScope scope; /* default team */
  TsGuestFiles files; /* default any */
  TsOrigin origin;
} TsGuestAccess;

/* The settings of one configuration. Starts with the era's product defaults for
 * every tenant: what is not set is as the product ships. */
typedef struct TsSettings TsSettings;

TsSettings *ts_settings_new (const TsDirectory *directory); /* directory must outlive it */
void ts_settings_free (TsSettings *settings);
void ts_settings_set_external (TsSettings *settings, uint32_t tenant, const TsExternalAccess *access);
/* The external access policy of people: EnableFederationAccess; default true. */
void ts_settings_set_person_external (TsSettings *settings, TsRange people, bool allowed, TsOrigin origin);
void ts_settings_set_guest_access (TsSettings *settings, uint32_t tenant, const TsGuestAccess *access);
/* Each of `people` becomes a guest in the team's tenant, member of that team.
 * Their home tenant must not be the team's (own employees cannot be guests). */
void ts_settings_add_guests (TsSettings *settings, TsRange people, uint32_t team, TsGuestState state,
                             TsOrigin origin);
void ts_settings_set_prefer_path (TsSettings *settings, TsPreferPath prefer);
void ts_settings_set_ra_mobile_files (TsSettings *settings, bool allowed); /* 2020-04: default off */

/* Read back, for reports. The default where nothing was set. */
const TsExternalAccess *ts_settings_external (const TsSettings *settings, uint32_t tenant);
const TsGuestAccess *ts_settings_guest_access (const TsSettings *settings, uint32_t tenant);

/* -------------------------------------------------------- compiled policy -- */

/*
 * The settings of one configuration, compiled to flat tables. Immutable; safe
 * to share between threads. People with the same facts next to each other share
 * a profile; all questions are asked of profiles, so their number, not the
 * number of people, decides what things cost.
 */
typedef struct TsPolicy TsPolicy;

/* The policy keeps no reference to the settings; the directory must outlive it. */
TsPolicy *ts_policy_compile (const TsSettings *settings);
void ts_policy_free (TsPolicy *policy);

uint32_t ts_policy_profiles (const TsPolicy *policy);
TsRange ts_policy_profile_people (const TsPolicy *policy, uint32_t profile);
uint32_t ts_policy_profile_of (const TsPolicy *policy, uint32_t person); /* O(log profiles) */
uint32_t ts_policy_home (const TsPolicy *policy, uint32_t profile);      /* tenant, or TS_NONE */
TsClient ts_policy_client (const TsPolicy *policy, uint32_t profile);
/* Tenants in which people of the profile are accepted guests, ascending. */
size_t ts_policy_guest_tenants (const TsPolicy *policy, uint32_t profile, const uint32_t **tenants);

typedef struct {
  TsOperation operation;  /* not add_participant for ts_policy_decide(); not join_meeting,
                             whose rules are not written yet */
  uint32_t caller;        /* profile */
  uint32_t callee;        /* profile; may equal the caller's: two people alike */
  uint32_t caller_tenant; /* tenant each is active in now; TS_NONE: signed in nowhere */
  uint32_t callee_tenant;
  bool by_name;           /* searched by name: found only inside the directory (SEED-40) */
} TsQuestion;

/* The facts of a question in one word. Layout: sim/policy/facts.h. */
typedef uint64_t TsFacts;

TsFacts ts_policy_facts (const TsPolicy *policy, const TsQuestion *question);

/* ------------------------------------------------------------- decision -- */

typedef enum {
  TS_VERDICT_ALLOW,
  TS_VERDICT_DENY,       /* no active tenant of either person would allow it */
  TS_VERDICT_UNREACHABLE /* another active tenant would allow it */
} TsVerdictKind;

typedef struct {
  uint8_t kind;   /* TsVerdictKind */
  uint8_t path;   /* TsPath; TS_PATH_NONE unless allowed */
  uint8_t reason; /* TsReason; TS_REASON_NONE when allowed */
} TsVerdict;

typedef enum {
  TS_WAY_INTERNAL,  /* both at home in the same tenant */
  TS_WAY_GUEST_HERE, /* the callee is a guest in the caller's home */
  TS_WAY_GUEST_THERE, /* the caller is a guest in the callee's home */
  TS_WAY_THIRD,     /* both are guests in a third tenant */
  TS_WAY_EXTERNAL,  /* over external access (federation) */
  TS_WAYS
} TsWay;

/*
 * Decides. Ways are tried in the order of TsWay (external first for
 * TS_PREFER_FEDERATION); a way that exists, has no failing rule and finds both
 * people in the tenants it needs is allowed. TS_PREFER_GUEST does not fall back
 * to external where a guest way has no failing rule, and the other way round.
 * Otherwise, where some way has no failing rule, the verdict is unreachable:
 * CALLER_OTHER_TENANT if no such way finds the caller in the right tenant, else
 * OFFLINE_OTHER_TENANT. Otherwise it is denied, for the first failing rule of
 * the first existing way. A search does not look at where the callee is active.
 */
TsVerdict ts_decide (TsFacts facts);

/* ts_decide() of the facts of a question. */
TsVerdict ts_policy_decide (const TsPolicy *policy, const TsQuestion *question);

/* Does the way exist for the pair at all? */
bool ts_way_exists (TsFacts facts, TsWay way);
/* Every rule that forbids a way, which must exist: bit r set for TsReason r. */
uint64_t ts_failing_rules (TsFacts facts, TsWay way);

/* Would it be allowed in some active tenants of the two? Clients included. */
bool ts_permitted_somewhere (TsFacts facts);
/* Do the tenant and person rules permit it on some way, whatever the clients,
 * licences, presence and active tenants? Asked of search and call. */
bool ts_exposed (TsFacts facts);

/* Where the two would have to be active for the question to be allowed. Prefers
 * a way that finds both where they are, then one that leaves the caller where they
 * are, then the order of ts_decide().
 * False when the verdict is deny. Tenants the way does not care about are set to
 * where the person is now. */
bool ts_policy_meeting_place (const TsPolicy *policy, const TsQuestion *question, uint32_t *caller_tenant,
                              uint32_t *callee_tenant);

/* A person in a call. */
typedef struct {
  uint32_t profile;
  uint32_t tenant; /* active tenant */
} TsParticipant;

/*
 * May `present[adder]` add `added` to the call of n >= 2 people? Judged over all
 * pairs that result: one pair that is, or would be, connected over external
 * access denies it (GROUP_EXTERNAL, SEED-37, C-6); Remote Assist mobile and
 * Teams mobile take no part in group calls; at most one HoloLens, at most 50
 * people. Unreachable when only active tenants stand in the way.
 */
TsVerdict ts_policy_decide_add (const TsPolicy *policy, const TsParticipant *present, size_t n, size_t adder,
                                TsParticipant added);

/* -------------------------------------------------------------- intents -- */

typedef enum { TS_INTENT_COLLABORATION, TS_INTENT_ISOLATION } TsIntentKind;

/* What is wanted between two sets of people, in both directions. */
typedef struct {
  TsIntentKind kind;
  const TsRange *first;
  size_t n_first;
  const TsRange *second;
  size_t n_second;
  TsOrigin origin;
} TsIntent;

/* Ordered pairs of people of different tenants (each person of no tenant counts as
 * a tenant of their own). */
typedef struct {
  uint64_t exposure;   /* exposed (ts_exposed) for search or call, under no intent */
  uint64_t unmet;      /* under a collaboration intent, and search or call cannot
                          succeed in any active tenants */
  uint64_t violations; /* exposed under an isolation intent */
} TsReachCounts;

/* Counts over all ordered pairs; a pair under several intents of one kind counts
 * once. O(P^2) decisions for P profiles cut along the intents. Returns false,
 * with nothing counted, when P exceeds `limit` (pass 0 for the default 8,192). */
bool ts_policy_reach_counts (const TsPolicy *policy, const TsIntent *intents, size_t n_intents, uint32_t limit,
                             TsReachCounts *counts);

G_END_DECLS

#endif

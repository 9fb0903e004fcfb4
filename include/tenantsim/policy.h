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

typedef enum { TS_ERA_2020_04, TS_ERA_2026, TS_ERAS } TsEra;

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
  TS_OPERATIONS,                     /* those that are simulated */
  TS_OPERATION_CHAT = TS_OPERATIONS, /* only asked about */
  TS_ASKED_OPERATIONS
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
 * TS_CLIENTS, ...) for an unknown name. ts_operation_find() knows the simulated operations,
 * ts_asked_operation_find() chat besides, and returns TS_ASKED_OPERATIONS. */
const char *ts_era_name (TsEra era);
const char *ts_client_name (TsClient client);
const char *ts_operation_name (TsOperation operation);
const char *ts_path_name (TsPath path);
const char *ts_outcome_name (TsOutcome outcome);
TsEra ts_era_find (const char *name);
TsClient ts_client_find (const char *name);
TsOperation ts_operation_find (const char *name);
TsOperation ts_asked_operation_find (const char *name);
TsOutcome ts_outcome_find (const char *name);

/* Does the other person have to be there? They can be found, and read a chat, later. */
static inline bool ts_operation_awaits_callee (TsOperation operation)
{
  return operation != TS_OPERATION_SEARCH && operation != TS_OPERATION_CHAT;
}

/* Does it look at the private channel of a guest, not only at the team (C-2)? */
static inline bool ts_operation_asks_channel (TsOperation operation)
{
  return operation == TS_OPERATION_CHAT || operation == TS_OPERATION_SHARE_FILE;
}

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
  TS_REASON_CHAT_TOO_LARGE,
  TS_REASON_CLIENT_NO_FILES,
  TS_REASON_NOT_FOUND,
  TS_REASON_NEED_FULL_EMAIL,
  TS_REASON_BARRIER,
  TS_REASON_CALLING_OFF,
  TS_REASON_GUEST_DIRECTORY,
  TS_REASON_GUEST_OFF,
  TS_REASON_GUEST_GROUPS,
  TS_REASON_GUEST_PENDING,
  TS_REASON_GUEST_SCOPE,
  TS_REASON_GUEST_CALLING_OFF,
  TS_REASON_GUEST_CHAT_OFF,
  TS_REASON_FILE_GUEST,
  TS_REASON_GUEST_NO_FEDERATION,
  TS_REASON_FED_LOCAL,
  TS_REASON_FED_REMOTE,
  TS_REASON_FED_USER,
  TS_REASON_FED_TRIAL,
  TS_REASON_FED_BLOCKED_USER,
  TS_REASON_CLIENT_NOT_FEDERABLE,
  TS_REASON_GROUP_EXTERNAL,
  TS_REASON_FILE_EXTERNAL,
  /* of meetings */
  TS_REASON_MEETING_ORGANIZER,
  TS_REASON_CLIENT_NO_MEETING,
  TS_REASON_MEETING_CLIENTS,
  TS_REASON_MEET_NOW,
  TS_REASON_MEETING_FULL,
  TS_REASON_ANONYMOUS_OFF,
  TS_REASON_FILE_ANON,
  TS_REASON_ADD_ANON,
  TS_REASON_LOBBY_NOBODY,
  /* decided by policy: unreachable */
  TS_REASON_CALLER_OTHER_TENANT,
  TS_REASON_OFFLINE_OTHER_TENANT,
  TS_REASON_MEETING_NOT_OPEN,
  /* decided by clients and people */
  TS_REASON_MISTYPED,
  TS_REASON_APP_CLOSED,
  TS_REASON_OFF_HOURS,
  TS_REASON_BUSY,
  TS_REASON_DECLINED,
  TS_REASON_NO_ANSWER,
  TS_REASON_MEDIA_FAIL,
  TS_REASON_FILE_FAIL,
  TS_REASON_NOT_ADMITTED,
  /* decided by time: denied. Saved settings permit it, those in force do not yet; or somebody is not there */
  TS_REASON_FED_NOT_PROPAGATED,
  TS_REASON_GUEST_NOT_PROPAGATED,
  TS_REASON_POLICY_NOT_PROPAGATED,
  TS_REASON_ACCOUNT_DISABLED,
  /* decided by what goes wrong: failed */
  TS_REASON_SERVICE_OUTAGE,
  TS_REASON_FEDERATION_OUTAGE,
  TS_REASON_NETWORK_LOSS,
  TS_REASON_MEETING_OVER,
  TS_REASON_BATTERY_EMPTY,
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

/* Is it a denial of the policy: one that settings, licences or clients make, whenever it is? */
static inline bool ts_reason_is_policy (TsReason reason)
{
  return reason > TS_REASON_NONE && reason < TS_REASON_CALLER_OTHER_TENANT;
}

/* What the document contradicts itself in, or leaves open: C-1 to C-16. */
enum { TS_CONTRADICTIONS = 16 };
typedef struct {
  const char *conflict;
  const char *treatment;
  const char *setting; /* key of a scenario that decides it; "" for none */
} TsContradictionRow;
/* By its number, from 1. */
const TsContradictionRow *ts_contradiction (unsigned number);

/* The row of a code; TS_REASON_NONE has the code "" and the class success. */
const TsReasonRow *ts_reason (TsReason reason);
/* Can anything be denied for it in an era? */
bool ts_era_has_reason (TsEra era, TsReason reason);
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
/* A private channel of a team; its members of the own tenant are members of the team. */
uint32_t ts_directory_add_channel (TsDirectory *directory, uint32_t team, const char *name, TsOrigin origin);
void ts_directory_add_channel_members (TsDirectory *directory, uint32_t channel, TsRange people);
/* A tenant without a paid subscription. */
void ts_directory_set_trial (TsDirectory *directory, uint32_t tenant);

/* The number of a domain; a new number the first time it is seen. Letter case does not matter, and an
 * international name is the same as its ASCII form (xn--). */
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
uint32_t ts_directory_channels (const TsDirectory *directory);
const char *ts_directory_channel_name (const TsDirectory *directory, uint32_t channel);
uint32_t ts_directory_channel_team (const TsDirectory *directory, uint32_t channel);
bool ts_directory_is_trial (const TsDirectory *directory, uint32_t tenant);
const TsGroup *ts_directory_group (const TsDirectory *directory, uint32_t group);
TsRange ts_directory_group_people (const TsDirectory *directory, uint32_t group);
/* The group of a person. O(log groups). */
uint32_t ts_directory_group_of (const TsDirectory *directory, uint32_t person);

/* ------------------------------------------------------------- settings -- */

/* External access (federation) of one tenant. A domain is permitted when `on`,
 * and either there is an allow list and it stands there, or there is none and
 * it is not on the block list: an allow list closes the rest and makes the
 * block list ignored; an allow list that is there but empty permits nobody. Lists
 * hold exact domains; since 2024 a tenant may block subdomains with them, and refuses trial
 * tenants unless it permits all, or the domain of one.
 * Source: manage-external-access (2020-03-30), SEED-23, SEED-24;
 * Set-CsTenantFederationConfiguration (2026-08-21). */
typedef struct {
  bool on;                 /* master switch; product default on */
  bool has_allow_list;     /* product default: none */
  const uint32_t *allowed; /* domain numbers, copied; any order, repeats harmless */
  size_t n_allowed;
  const uint32_t *blocked;
  size_t n_blocked;
  bool block_subdomains;   /* the block list also refuses what lies below its domains; default off */
  bool trials;             /* ExternalAccessWithTrialTenants; default on in 2020-04, off in 2026 */
  const uint32_t *trial_domains; /* AllowedTrialTenantDomains: trials permitted all the same */
  size_t n_trial_domains;
  TsOrigin origin;
} TsExternalAccess;

typedef enum { TS_GUEST_SCOPE_TEAM, TS_GUEST_SCOPE_TENANT } TsGuestScope;            /* C-1 */
typedef enum { TS_GUEST_FILES_ANY, TS_GUEST_FILES_CHANNEL, TS_GUEST_FILES_NONE } TsGuestFiles; /* C-13 */
typedef enum { TS_PREFER_ACTIVE, TS_PREFER_GUEST, TS_PREFER_FEDERATION } TsPreferPath;
typedef enum { TS_GUEST_ACCEPTED, TS_GUEST_INVITED } TsGuestState;

typedef enum { TS_INVITED_BY_OWNER, TS_INVITED_BY_ADMIN, TS_INVITED_BY_MEMBER } TsInvitedBy; /* C-9 */
/* Who may invite people whom the directory does not know (allowInvitesFrom). */
typedef enum { TS_INVITERS_MEMBERS, TS_INVITERS_ADMINS, TS_INVITERS_NOBODY } TsInviters;
typedef enum { TS_INVITE_ANY_DOMAIN, TS_INVITE_LISTED, TS_INVITE_UNLISTED } TsInviteDomains;

/*
 * Guest access of one tenant, the tenant that invites: four layers, of which all must let a guest
 * in (Teams-dependencies, guest-access-checklist 2020). The directory looks at an invitation: its
 * domain, and who makes it; Teams has its toggle; groups let owners add outsiders, and guests see
 * what they hold; sharing is about files. All but the toggle ship open, but for members, who do not
 * invite (C-9).
 */
typedef struct {
  bool on;            /* layer 2, the Teams toggle; product default off in 2020-04, on in 2026 */
  bool calling;       /* AllowPrivateCalling for guests; default on */
  TsGuestScope scope; /* default team */
  TsGuestFiles files; /* default any */
  TsInviters inviters; /* layer 1; default members, and so owners and admins */
  TsInviteDomains invite_domains;
  const uint32_t *domains; /* that may be invited, or may not; copied */
  size_t n_domains;
  bool members_may_add;     /* default off: owners and admins add guests (C-9) */
  bool owners_may_not_add;  /* layer 3: owners add nobody from outside */
  bool groups_off;          /* layer 3: guests have no access to groups */
  bool sharing_off;         /* layer 4: nothing is shared with guests */
  bool chat_off;            /* AllowUserChat for guests */
  uint32_t features_off;    /* other features that guests do not have: bit f for TsFeature f */
  TsOrigin origin;
} TsGuestAccess;

/* Who enters a meeting at once (AutoAdmittedUsers); all others wait in the lobby. The
 * first three are those of 2020-04. Source: meeting-policies-in-teams. */
typedef enum {
  TS_ADMIT_EVERYONE,
  TS_ADMIT_COMPANY_AND_FEDERATED, /* all but anonymous people */
  TS_ADMIT_COMPANY,               /* members and guests */
  TS_ADMIT_COMPANY_NO_GUESTS,     /* members */
  TS_ADMIT_INVITED,               /* everybody known: who joins was invited */
  TS_ADMIT_ORGANIZER,             /* nobody else */
  TS_ADMITS
} TsAutoAdmit;

/* Meetings that people of one tenant organise. */
typedef struct {
  bool anonymous_join;    /* not DisableAnonymousJoin; product default on */
  bool anonymous_start;   /* AllowAnonymousUsersToStartMeeting: people from outside need not
                             wait for somebody of the tenant; product default off */
  TsAutoAdmit auto_admit; /* product default company-and-federated in 2020-04, company since */
  TsOrigin origin;
} TsMeetingSettings;

/* How many of the values of TsAutoAdmit an era has: the first ones. */
unsigned ts_era_auto_admits (TsEra era);
/* People who become guests of a team, or of one of its private channels. */
typedef struct {
  TsRange people;
  uint32_t team;
  uint32_t channel; /* or TS_NONE: the whole team */
  TsGuestState state;
  TsInvitedBy by;
  TsOrigin origin;
} TsGuestGrant;

/* External access of people by domains of their own (CommunicationWithExternalOrgs, 2026), which
 * replace the lists of their tenant, but not its master switch. */
typedef enum { TS_DOMAINS_OF_TENANT, TS_DOMAINS_ALL, TS_DOMAINS_LISTED, TS_DOMAINS_UNLISTED, TS_DOMAINS_NONE } TsDomainsMode;

typedef struct {
  TsDomainsMode mode;
  const uint32_t *domains; /* of the two modes with lists; copied */
  size_t n_domains;
  TsOrigin origin;
} TsPersonDomains;

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
/* Who joins meetings of a tenant, and who waits in the lobby. */
void ts_settings_set_meetings (TsSettings *settings, uint32_t tenant, const TsMeetingSettings *meetings);
/* The same with all there is to say of it. A channel must be one of the team. */
void ts_settings_invite (TsSettings *settings, const TsGuestGrant *grant);
void ts_settings_set_person_domains (TsSettings *settings, TsRange people, const TsPersonDomains *domains);
/* The calling policy of people: AllowPrivateCalling; default true. */
void ts_settings_set_person_calling (TsSettings *settings, TsRange people, bool allowed, TsOrigin origin);
/* An information barrier: nobody of one set and nobody of the other have anything to do with each
 * other inside a tenant that is home to both. */
void ts_settings_add_barrier (TsSettings *settings, TsRange one, TsRange other, TsOrigin origin);
/* Blocks people of other tenants: by the list of a tenant's admin, or by each of `by` (2026). */
void ts_settings_block_for_tenant (TsSettings *settings, uint32_t tenant, TsRange people, TsOrigin origin);
void ts_settings_unblock_for_tenant (TsSettings *settings, uint32_t tenant); /* everybody on the admin's list */
void ts_settings_block_for_people (TsSettings *settings, TsRange by, TsRange people, TsOrigin origin);
void ts_settings_set_prefer_path (TsSettings *settings, TsPreferPath prefer);
void ts_settings_set_ra_mobile_files (TsSettings *settings, bool allowed);
/* What the product ships: off in 2020-04, on in 2026. */
bool ts_era_ra_mobile_files (TsEra era);

/* Does the external access of a tenant permit any domain of another one? That is one side of
 * what federation needs. O(domains + list entries). */
bool ts_settings_permits_tenant (const TsSettings *settings, uint32_t tenant, uint32_t other);

/* How much there can be of what, in an era; 0 for no limit. */
typedef struct {
  uint32_t group_call;         /* people in a group call; Remote Assist user guide 2019-04-01 */
  uint32_t call_from_chat;     /* people in a chat that can start a call; limits-specifications-teams 2020-02-11 */
  uint32_t chat;               /* people in a chat; limits-specifications-teams 2020-02-11, later 250 */
  uint32_t guests_per_licence; /* guests for each licensed user of a tenant; guest-access 2020-03; dropped in 2021 */
  uint32_t tenants;            /* in which a person is a member or a guest; Azure AD service limits 2020 */
  uint32_t team;               /* people in a team; limits-specifications-teams 2020-02-11, 2021-06 */
  uint32_t bulk_invitations;   /* lines of one file of invitations; add-guests 2020 */
  uint32_t listed_domains;     /* on an allow or block list; Set-CsTenantFederationConfiguration 2023-08-28 */
} TsLimits;

const TsLimits *ts_era_limits (TsEra era);
/* What the product ships: trial tenants were nothing special in 2020-04, and are refused since 2024. */
bool ts_era_permits_trials (TsEra era);

/* Read back, for reports. The default where nothing was set. */
const TsExternalAccess *ts_settings_external (const TsSettings *settings, uint32_t tenant);
const TsGuestAccess *ts_settings_guest_access (const TsSettings *settings, uint32_t tenant);
const TsMeetingSettings *ts_settings_meetings (const TsSettings *settings, uint32_t tenant);
/* What holds for a person; NULL: the domains of their tenant. O(settings of people). */
const TsPersonDomains *ts_settings_person_domains (const TsSettings *settings, uint32_t person);
bool ts_settings_person_federates (const TsSettings *settings, uint32_t person);
/* Does `person`, or the admin of their tenant, block `other`? Says which, the admin first. */
bool ts_settings_blocks (const TsSettings *settings, uint32_t person, uint32_t other, bool *by_admin, TsOrigin *origin);
/* Is there a barrier between two people? */
bool ts_settings_barrier (const TsSettings *settings, uint32_t one, uint32_t other, TsOrigin *origin);
/* May this invitation be made, by its domain and by who makes it? */
bool ts_guest_access_admits_domain (const TsGuestAccess *access, uint32_t domain);
bool ts_guest_access_admits_inviter (const TsGuestAccess *access, TsInvitedBy by);

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
/* Are they invited to a tenant whose directory permits none of the invitations? */
bool ts_policy_is_refused_as_guest (const TsPolicy *policy, uint32_t profile, uint32_t tenant);

typedef struct {
  TsOperation operation;  /* not add_participant for ts_policy_decide(); not join_meeting, which
                             has questions of its own (TsMeetingQuestion) */
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

/* Four bytes, so that it is passed in one register as it is. */
typedef struct {
  uint8_t kind;    /* TsVerdictKind */
  uint8_t path;    /* TsPath; TS_PATH_NONE unless allowed */
  uint16_t reason; /* TsReason; TS_REASON_NONE when allowed */
} TsVerdict;

typedef enum {
  TS_WAY_INTERNAL,  /* both at home in the same tenant */
  TS_WAY_GUEST_HERE, /* the callee is a guest in the caller's home */
  TS_WAY_GUEST_THERE, /* the caller is a guest in the callee's home */
  TS_WAY_THIRD,     /* both are guests in a third tenant */
  TS_WAY_EXTERNAL,  /* over external access (federation) */
  TS_WAYS,
  TS_WAY_ANONYMOUS = TS_WAYS /* only into a meeting: as somebody unknown */
} TsWay;

/*
 * Decides. Ways are tried in the order of TsWay (external first for
 * TS_PREFER_FEDERATION); a way that exists, has no failing rule and finds both
 * people in the tenants it needs is allowed. TS_PREFER_GUEST does not fall back
 * to external where a guest way has no failing rule, and the other way round.
 * Otherwise, where some way has no failing rule, the verdict is unreachable:
 * CALLER_OTHER_TENANT if no such way finds the caller in the right tenant, else
 * OFFLINE_OTHER_TENANT. Otherwise it is denied, for the first failing rule of
 * the first existing way. Searches and chats do not look at where the callee is active, nor
 * does in TS_ERA_2026 a call to somebody on Teams desktop, which rings for all their accounts.
 */
TsVerdict ts_decide (TsFacts facts);

/* ts_decide() of the facts of a question. */
TsVerdict ts_policy_decide (const TsPolicy *policy, const TsQuestion *question);

/*
 * A memory of decisions, for those who ask again and again: the same answers as
 * ts_policy_decide(), a few nanoseconds each once they have been given. Questions are
 * looked up in a table of fixed size, at most 32 MiB, filled as they are asked. One
 * thread at a time; a policy may have several.
 */
typedef struct TsDecisions TsDecisions;

/* The policy must outlive it, or the call of ts_decisions_use() that names another. */
TsDecisions *ts_decisions_new (const TsPolicy *policy);
void ts_decisions_free (TsDecisions *decisions);
/* The bytes of a memory of its decisions. */
double ts_decisions_memory (const TsPolicy *policy);
/* Forgets everything; from now on answers are of this policy. Allocates nothing. */
void ts_decisions_use (TsDecisions *decisions, const TsPolicy *policy);
TsVerdict ts_decisions_ask (TsDecisions *decisions, const TsQuestion *question);
/* Fetches from memory what the answer is looked up in: changes nothing but speed. */
void ts_decisions_fetch (const TsDecisions *decisions, const TsQuestion *question);

/* Does a chat reach the callee where they are active now? It is permitted in that tenant, or on
 * a client that shows what comes to any of their accounts. The operation of the question does not
 * matter. One packing. */
bool ts_policy_chat_arrives (const TsPolicy *policy, const TsQuestion *question);

/* A person in a call. */
typedef struct {
  uint32_t profile;
  uint32_t tenant; /* in which they take part; of somebody to be added: the active one */
} TsParticipant;

/* ts_policy_decide_add() of a call of two, to which the first adds a third person: remembered, too. */
TsVerdict ts_decisions_ask_add (TsDecisions *decisions, const TsParticipant present[2], TsParticipant added,
                                uint32_t chat);

/* Does the way exist for the pair at all? */
bool ts_way_exists (TsFacts facts, TsWay way);
/* Every rule that forbids a way, which must exist: bit r set for TsReason r. */
uint64_t ts_failing_rules (TsFacts facts, TsWay way);

/* Would it be allowed in some active tenants of the two? Clients included. */
bool ts_permitted_somewhere (TsFacts facts);
/* The same of any question, join_meeting too (ts_meeting_of_two()): TS_REASON_NONE, or why it
 * is denied wherever the two are active. */
TsReason ts_policy_denial (const TsPolicy *policy, const TsQuestion *question);
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

/* In which tenant does the callee of an allowed question take part: where they are active, or,
 * on a client that rings for all accounts, in the tenant that it rings for? O(1), and one
 * packing for such a client. */
uint32_t ts_policy_callee_tenant (const TsPolicy *policy, const TsQuestion *question);

/*
 * May `present[adder]` add `added` to the call of n >= 2 people? Judged over all
 * pairs that result: one pair that is, or would be, connected over external
 * access denies it (GROUP_EXTERNAL, SEED-37, C-6), in era 2026 only where one of
 * the two uses Remote Assist; at most 50 people. In era 2020-04 Remote Assist mobile
 * and Teams mobile take no part in group calls, and HoloLens at most once.
 * Unreachable when only active tenants stand in the way. `chat`: how many people are in the
 * group chat that starts the call, of which `added` is one; 0: no chat does.
 */
TsVerdict ts_policy_decide_add (const TsPolicy *policy, const TsParticipant *present, size_t n, size_t adder,
                                TsParticipant added, uint32_t chat);

/* What forbids a group call as a whole, whoever is in it: bit r for TsReason r. `people` with the added one. */
uint64_t ts_group_denials (TsEra era, size_t people, uint32_t chat);

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

/* The counts under both readings of the scope of guests (C-1), by TsGuestScope, everything else as the settings have
 * it. False, with nothing counted, where nobody is a guest or there are too many profiles. */
bool ts_settings_count_scopes (const TsSettings *settings, const TsIntent *intents, size_t n_intents,
                               TsReachCounts counts[2]);

/* Is a pair of people under the intent, in either direction? O(ranges). */
bool ts_intent_holds (const TsIntent *intent, uint32_t one, uint32_t other);

/* ---------------------------------------------------------- explanation -- */

/* A question about two people instead of two profiles. */
typedef struct {
  TsOperation operation;  /* add_participant is judged for this pair alone: all other pairs of
                             the call have to pass as well. join_meeting: may the caller join
                             a meeting that the callee has organised, and is in? */
  uint32_t caller;        /* person */
  uint32_t callee;        /* another person */
  uint32_t caller_tenant; /* tenant each is active in; TS_NONE: signed in nowhere */
  uint32_t callee_tenant;
  bool by_name;           /* searched by name */
  uint32_t chat;          /* add_participant: people in the group chat that starts the call; 0: none does */
} TsEnquiry;

/* The same question of their profiles. */
TsQuestion ts_policy_question (const TsPolicy *policy, const TsEnquiry *enquiry);

/* Where a person is active who does nothing about it: at home; somebody without a
 * home in the first tenant that accepted them as a guest, else nowhere. */
uint32_t ts_policy_usual_tenant (const TsPolicy *policy, uint32_t person);

/* What a rule rests on. From TS_BASIS_LICENCE on it is a setting: somebody can
 * change it without another product, client or question. */
typedef enum {
  TS_BASIS_PRODUCT,  /* what the product can do */
  TS_BASIS_CLIENT,   /* what the clients of the two can do */
  TS_BASIS_QUESTION, /* how the question was asked */
  TS_BASIS_LICENCE,
  TS_BASIS_RA_MOBILE_FILES,
  TS_BASIS_GUEST_ACCESS,
  TS_BASIS_INVITATION,
  TS_BASIS_TEAM,
  TS_BASIS_EXTERNAL_ACCESS,
  TS_BASIS_PERSON_EXTERNAL,
  TS_BASIS_MEETINGS,
  TS_BASIS_BLOCK,   /* of a person, by a person or by the admin's list */
  TS_BASIS_BARRIER,
  TS_BASIS_CALLING, /* the calling policy of a person */
  TS_BASES
} TsBasis;

static inline bool ts_basis_is_setting (TsBasis basis)
{
  return basis >= TS_BASIS_LICENCE;
}

/* One rule, applied to one person, one tenant or the pair. A rule that looks at
 * both people comes twice, the caller's first. */
typedef struct {
  TsReason rule;
  bool fails;
  TsSide side;     /* whose side refuses, or would */
  TsBasis basis;
  uint32_t tenant; /* whose setting it is, or TS_NONE */
  uint32_t person; /* whom it is about, or TS_NONE: the pair */
  uint32_t team;   /* of TS_BASIS_TEAM: the team both are in, else one of `person`, the
                      guest; or TS_NONE */
  bool shares_team; /* of TS_BASIS_TEAM: both are in it, whatever the channels */
  TsOrigin origin; /* of the setting, group or invitation; 0: product default, or none */
} TsExplainedRule;

typedef struct {
  TsWay way;
  bool exists;            /* ts_way_exists(); if not, no rules follow */
  bool permits;           /* it exists and no rule fails */
  bool is_passed_over;    /* it permits, but the preferred path rules it out */
  uint32_t host;          /* the tenant it takes place in; TS_NONE for external access and
                             for a third tenant that does not exist */
  uint32_t caller_tenant; /* where it needs the two to be active */
  uint32_t callee_tenant;
  bool finds_caller;      /* they are */
  bool finds_callee;      /* ... or it does not matter where the callee is */
  bool awaits_callee;     /* it matters */
  size_t n_rules;
  TsExplainedRule *rules; /* all that are about the operation and the way, in the order of
                             evaluation, whether they fail or not */
} TsExplainedWay;

/* Why a question is answered as it is. */
typedef struct {
  TsEnquiry enquiry;
  TsVerdict verdict;            /* of ts_decide(), or ts_meeting_decide() */
  TsExplainedWay ways[TS_WAYS]; /* in the order of evaluation */
  unsigned n_ways;              /* TS_WAYS; of a meeting, the four of TsMeetingFacts */
  bool waits;                   /* join_meeting: in the lobby, where the organizer can admit */
  bool can_meet;                /* ts_policy_meeting_place() */
  uint32_t caller_tenant;       /* where they would meet */
  uint32_t callee_tenant;
} TsExplanation;

/*
 * Explains a decision, from the rows of rules that ts_failing_rules() evaluates.
 * `policy` must have been compiled from `settings`. Of several third tenants, the
 * one is explained that the decision looks at. Free with ts_explanation_free().
 * O(rules), and O(guests + people with a policy of their own) for origins.
 */
TsExplanation *ts_policy_explain (const TsPolicy *policy, const TsSettings *settings, const TsEnquiry *enquiry);
void ts_explanation_free (TsExplanation *explanation);

/* "internal", "guest_here", "guest_there", "third", "external", "anonymous" */
const char *ts_way_name (TsWay way);

/* -------------------------------------------------------------- changes -- */

/* A copy to change and compile; free with ts_settings_free(). */
TsSettings *ts_settings_copy (const TsSettings *settings);

/* What one configuration adds to the directory. Members of a team are at home in
 * its tenant; licences are TsLicence flags and replace those of the group. */
void ts_settings_add_team_members (TsSettings *settings, TsRange people, uint32_t team);
void ts_settings_set_licences (TsSettings *settings, TsRange people, unsigned licences);
/* The other way round: members leave a team (of the directory or of the settings), and
 * guests lose their place in it; they stay guests of its tenant while another team has them. */
void ts_settings_remove_team_members (TsSettings *settings, TsRange people, uint32_t team);
void ts_settings_remove_guests (TsSettings *settings, TsRange people, uint32_t team);

/* Replaces all invitations. */
void ts_settings_set_guests (TsSettings *settings, const TsGuestGrant *grants, size_t n);

/* All invitations, in the order in which they were added; valid until settings change. */
const TsGuestGrant *ts_settings_guests (const TsSettings *settings, size_t *n);

/* What of one tenant's settings takes effect together. */
typedef enum {
  TS_ASPECT_EXTERNAL_ACCESS, /* whom its admin blocks with it */
  TS_ASPECT_GUEST_ACCESS,
  TS_ASPECT_MEETINGS,        /* who joins meetings of the tenant */
  TS_ASPECT_PERSON_POLICIES, /* external access, calling, barriers and blocks of its people */
  TS_ASPECT_LICENCES,        /* of its people */
  TS_ASPECT_MEMBERS,         /* of its teams */
  TS_ASPECT_GUESTS,          /* in its teams */
  TS_ASPECTS
} TsAspect;

/* Are two settings of one directory the same in an aspect of a tenant? Where a setting was
 * written does not matter. `tenant` may be TS_NONE: people of no tenant. O(rows). */
bool ts_settings_same (const TsSettings *one, const TsSettings *other, TsAspect aspect, uint32_t tenant);
/* Makes an aspect of a tenant what it is in `from`. O(rows). */
void ts_settings_take (TsSettings *settings, const TsSettings *from, TsAspect aspect, uint32_t tenant);

/* What admins and team owners of a tenant have to do. */
typedef enum {
  TS_WORK_SETTING,    /* a setting of the tenant */
  TS_WORK_LIST_ENTRY, /* a domain on one of its lists */
  TS_WORK_GUEST,      /* a guest of one of its teams, invited or removed */
  TS_WORK_PERSON,     /* a policy, licence, team membership, barrier or block of a person */
  TS_WORKS
} TsWorkKind;

typedef struct {
  uint64_t counts[TS_WORKS];
} TsWork;

/* Adds, for each tenant and last for people of none, what there is to do to get from one
 * settings to another of the same directory; undoing costs as much as doing. What a person does
 * for themselves, accepting or blocking, is not counted. O(tenants + rows + invited people). */
void ts_settings_work (const TsSettings *from, const TsSettings *to, TsWork *of_tenants);

/* Changes that one person makes in one place. */
typedef enum {
  TS_CHANGE_EXTERNAL_ON_FOR,      /* turn external access on with an allow list of `domain` alone */
  TS_CHANGE_EXTERNAL_ON,          /* turn external access on, its lists as they are */
  TS_CHANGE_ALLOW_DOMAIN,         /* add `domain` to the allow list */
  TS_CHANGE_UNBLOCK_DOMAIN,       /* remove `domain` from the block list */
  TS_CHANGE_PERSON_EXTERNAL,      /* allow external access in the policy of `person` */
  TS_CHANGE_PERSON_DOMAIN,        /* permit `domain` in the domains of `person`'s own */
  TS_CHANGE_ALLOW_TRIAL,          /* add `domain` to the trial tenants that are permitted */
  TS_CHANGE_UNBLOCK_PERSON,       /* take `person` off the list of blocked people of `tenant` */
  TS_CHANGE_UNBLOCK_BY_PERSON,    /* `person` no longer blocks `other` */
  TS_CHANGE_GUEST_ACCESS_ON,
  TS_CHANGE_INVITE,               /* `person` becomes a guest in `team`, and accepts */
  TS_CHANGE_ACCEPT,               /* `person` accepts the invitation that is pending */
  TS_CHANGE_JOIN_TEAM,            /* `person` becomes a member of `team`, of the own tenant */
  TS_CHANGE_ADMIT_DOMAIN,         /* permit invitations of people of `domain` */
  TS_CHANGE_ADMIT_INVITERS,       /* let owners and members invite and add outsiders */
  TS_CHANGE_GUEST_GROUPS_ON,
  TS_CHANGE_GUEST_CALLING_ON,
  TS_CHANGE_GUEST_CHAT_ON,
  TS_CHANGE_GUEST_FILES_ANY,
  TS_CHANGE_GUEST_SHARING_ON,
  TS_CHANGE_CALLING_ON,           /* allow private calls in the calling policy of `person` */
  TS_CHANGE_LIFT_BARRIER,         /* every barrier between `person` and `other` */
  TS_CHANGE_RA_MOBILE_FILES_ON,
  TS_CHANGE_ASSIGN_LICENCES,      /* those that the client of `person` needs */
  TS_CHANGE_ANONYMOUS_JOIN_ON,    /* anonymous people may join meetings of `tenant` */
  TS_CHANGE_ADMIT_COMPANY,        /* its lobby is for federated and anonymous people only */
  TS_CHANGE_ADMIT_FEDERATED,      /* ... for anonymous people only */
  TS_CHANGE_ADMIT_EVERYONE,       /* ... for nobody */
  TS_CHANGES
} TsChangeKind;

/* What a change does not need is TS_NONE. */
typedef struct {
  TsChangeKind kind;
  uint32_t tenant; /* whose admin, team owner or user makes it */
  uint32_t person;
  uint32_t domain;
  uint32_t team;
  uint32_t other; /* the other person */
} TsChange;

/* "allow_domain", "invite", ... */
const char *ts_change_name (TsChangeKind kind);

void ts_settings_change (TsSettings *settings, const TsChange *change);

/* ---------------------------------------------------------------- fixes -- */

enum { TS_MOST_FIX_CHANGES = 4 };

/* A set of changes with which the question is answered with allow, once the two are
 * active where it says; no part of it would do. */
typedef struct {
  TsChange changes[TS_MOST_FIX_CHANGES];
  size_t n_changes;       /* 0: nobody has to change a setting, only to switch */
  TsPath path;
  uint32_t caller_tenant; /* where they have to be active */
  uint32_t callee_tenant;
  bool is_counted;        /* the next two are known: there are not too many profiles */
  uint64_t opens;         /* other ordered pairs of people of different tenants that become
                             exposed (ts_exposed) for search or call */
  uint64_t violations;    /* those of them under an isolation intent */
} TsFix;

typedef struct {
  TsFix *fixes; /* by size, then by what they open, then in a fixed order */
  size_t n;
  /* What no change can help, by way: the failing rules that rest on no setting; where
   * a way does not exist, those that would fail if it did. */
  uint64_t immovable[TS_WAYS + 1];
  bool is_possible[TS_WAYS + 1]; /* the way exists, or an invitation would make it */
} TsFixes;

/*
 * All smallest sets of at most TS_MOST_FIX_CHANGES changes that allow what the enquiry
 * asks; each was applied to a copy of the settings, compiled and decided. Without any,
 * no change helps where every possible way has an immovable rule; otherwise more
 * changes would be needed, or a team to invite people to. Guests are invited to teams
 * that one of the two is in, or to the first team of a tenant; a third tenant counts
 * where one of the two has an account already. `intents` only count violations.
 * Free with ts_fixes_free().
 */
TsFixes *ts_policy_fixes (const TsSettings *settings, const TsEnquiry *enquiry, const TsIntent *intents,
                          size_t n_intents);
void ts_fixes_free (TsFixes *fixes);

/* ------------------------------------------------------------- features -- */

/* What people of two tenants can do with each other besides: the rows of the table of external access against
 * guest access (communicate-with-users-from-other-organizations, F-1 to F-23, and the row of 2020-04-22). */
typedef enum {
  TS_FEATURE_CHAT,
  TS_FEATURE_CALL,
  TS_FEATURE_AVAILABILITY,
  TS_FEATURE_SEARCH,
  TS_FEATURE_FILES,
  TS_FEATURE_RESOURCES,
  TS_FEATURE_GROUP_CHAT,
  TS_FEATURE_MEETING_INVITATION,
  TS_FEATURE_MORE_PEOPLE,
  TS_FEATURE_SHOWN_AS_EXTERNAL,
  TS_FEATURE_PRESENCE,
  TS_FEATURE_OUT_OF_OFFICE,
  TS_FEATURE_BLOCKING,
  TS_FEATURE_MENTIONS,
  TS_FEATURE_PRIVATE_CALLS,
  TS_FEATURE_VIDEO,
  TS_FEATURE_SCREEN_SHARING,
  TS_FEATURE_MEET_NOW,
  TS_FEATURE_EDITING,
  TS_FEATURE_DELETING,
  TS_FEATURE_GIPHY,
  TS_FEATURE_MEMES,
  TS_FEATURE_STICKERS,
  TS_FEATURE_DIAL_IN_NUMBERS,
  TS_FEATURES
} TsFeature;

typedef struct {
  const char *name;      /* "presence" */
  const char *number;    /* "F-11"; "T21" for the row that has none */
  const char *sentence;  /* "see the presence of": between the two people */
  TsOperation rests_on;  /* what the two have to be able to do first; TS_ASKED_OPERATIONS: nothing */
  bool can_be_off;       /* a tenant can switch it off for its guests (TsGuestAccess.features_off) */
} TsFeatureRow;

const TsFeatureRow *ts_feature (TsFeature feature);
/* TS_FEATURES for an unknown name. */
TsFeature ts_feature_find (const char *name);

typedef enum { TS_FEATURE_NO, TS_FEATURE_YES, TS_FEATURE_NOT_SAID } TsFeatureHas;

/* What the table of an era says; inside a tenant there is everything but what is about other tenants. */
TsFeatureHas ts_era_feature (TsEra era, TsFeature feature, TsPath path);

typedef struct {
  TsFeatureHas has;
  TsPath path;     /* the first on which it is; else the first that the two have; or TS_PATH_NONE */
  TsReason reason; /* TS_REASON_NONE, or why they can do nothing together that it rests on */
  uint32_t off_in; /* the tenant that switched it off for its guests, or TS_NONE */
} TsFeatureAnswer;

/* Do two people have a feature, in the best active tenants? The operation of the enquiry does not matter. */
TsFeatureAnswer ts_policy_feature (const TsPolicy *policy, const TsSettings *settings, const TsEnquiry *enquiry,
                                   TsFeature feature);

/* ---------------------------------------------------------------- reach -- */

/* Whom a row and a column of a matrix of reach stand for. */
typedef enum { TS_REACH_BY_TENANT, TS_REACH_BY_GROUP, TS_REACH_BY_PERSON } TsReachBy;

typedef struct {
  uint32_t tenant; /* or TS_NONE: people who belong to no tenant */
  uint32_t group;  /* TS_NONE by tenant */
  TsRange people;  /* by tenant, the first of them and how many there are */
} TsReachUnit;

/* Ordered pairs of two people, a caller of the row and a callee of the column. */
typedef struct {
  uint64_t pairs;
  uint64_t permitted; /* of these, for how many ts_permitted_somewhere() */
  uint64_t reasons;   /* why not, of the others: bit r set for TsReason r */
} TsReachCell;

/* How pairs of people of different tenants fall short of the intents. */
typedef struct {
  uint32_t intent;     /* index; TS_NONE: exposed under no intent */
  uint32_t from;       /* units */
  uint32_t to;
  uint64_t pairs;      /* exposed under an isolation intent, unmet under a collaboration
                          intent, or exposed under none: as in TsReachCounts */
  unsigned operations; /* of unmet pairs: those of search and call that cannot succeed,
                          bit o for TsOperation o */
  uint64_t reasons;    /* of unmet pairs: bit r set for TsReason r */
} TsReachFinding;

/*
 * The matrix of who can reach whom, in the best active tenants of each pair. It is
 * made a row at a time, so that it needs memory for one row only. What a row costs is
 * counted in pieces: people next to each other who are alike. A pair of pieces costs a
 * look-up, unless an invitation connects the two, which costs a decision. All rows of
 * P pieces: O(P^2), whatever the number of people.
 */
typedef struct TsReach TsReach;

/* `directory`, `policy` and `intents` must outlive it. */
TsReach *ts_reach_new (const TsDirectory *directory, const TsPolicy *policy, TsReachBy by, const TsIntent *intents,
                       size_t n_intents);
void ts_reach_free (TsReach *reach);

/* Rows, and columns: the tenants, in the end all people of none; the groups; or people
 * who are alike, of one group and next to each other. Whoever has no people is left out. */
uint32_t ts_reach_units (const TsReach *reach);
TsReachUnit ts_reach_unit (const TsReach *reach, uint32_t unit);

/* Fills `cells`, one a unit, with the callees of a row of callers; add_participant is
 * judged for the pair alone, join_meeting of a meeting that the callee has organised. */
void ts_reach_row (TsReach *reach, TsOperation operation, uint32_t unit, TsReachCell *cells);

/* Appends what there is to say of a row of callers to an array of TsReachFinding, by
 * intent, then by column; exposure last. A pair under several intents is told for each. */
void ts_reach_findings (TsReach *reach, uint32_t unit, GArray *findings);

/* What the intents say of a pair; isolation before collaboration. */
typedef enum { TS_UNDER_NO_INTENT, TS_UNDER_COLLABORATION, TS_UNDER_ISOLATION } TsUnder;

/* A setting that two configurations have differently. Settings from one line of a
 * scenario are one setting. */
typedef struct {
  TsBasis basis;
  uint32_t tenant; /* whose setting; TS_NONE: of several, or of none */
  TsOrigin before; /* where it comes from in the first configuration; 0: nowhere */
  TsOrigin after;  /* ... in the second */
} TsReachSetting;

enum { TS_MOST_REACH_SETTINGS = 8, TS_MOST_REACH_CAUSES = 1 << 16, TS_MOST_REACH_CHANGES = 1 << 18 };

/* The settings that together make a difference. */
typedef struct {
  TsReachSetting settings[TS_MOST_REACH_SETTINGS];
  size_t n; /* 0: others, not told apart since there are too many */
} TsReachCause;

typedef struct {
  bool is_gain;        /* denied in the first configuration, possible in the second; or back */
  bool is_exposure;    /* exposed (ts_exposed, for search or call) only in the second; or first */
  TsUnder under;
  unsigned operations; /* which are gained or lost: bit o for TsOperation o; 0: exposure alone */
  uint32_t cause;      /* index */
  uint32_t from;       /* groups */
  uint32_t to;         /* TS_NONE: various, not told apart since there are too many */
  uint64_t pairs;      /* ordered pairs of two people */
} TsReachChange;

typedef struct {
  TsReachChange *changes; /* new violations, new exposure under no intent, other gains, losses;
                             then by cause, caller, callee */
  size_t n_changes;
  TsReachCause *causes;
  size_t n_causes;
  uint64_t gained[TS_ASKED_OPERATIONS]; /* pairs */
  uint64_t lost[TS_ASKED_OPERATIONS];
  uint64_t exposed[2];    /* pairs exposed under no intent, only in the first; in the second */
  uint64_t violations[2]; /* ... under isolation intents */
} TsReachDiff;

/* One configuration, compiled. */
typedef struct {
  const TsSettings *settings;
  const TsPolicy *policy;
} TsReachSide;

/*
 * What changes from one configuration of a directory to another, for `operations` (bit o
 * for TsOperation o) and for exposure. The cause of a gain is what forbids, in the first,
 * the way that the second would take; of a loss the same, seen from the second. O(P^2)
 * look-ups for P pieces; the limits above bound the memory, and no count. Free with
 * ts_reach_diff_free().
 */
TsReachDiff *ts_reach_diff (const TsReachSide *first, const TsReachSide *second, unsigned operations,
                            const TsIntent *intents, size_t n_intents);
void ts_reach_diff_free (TsReachDiff *diff);

/* ------------------------------------------------------------- meetings -- */

/*
 * A meeting belongs to the tenant of its organizer, who is at home there. Somebody joins as
 * the best that they can be, in this order (TsWay): a member of that tenant (TS_WAY_INTERNAL);
 * its guest, only while active there (TS_WAY_GUEST_THERE); a federated person, where both
 * tenants permit each other and both people may (TS_WAY_EXTERNAL); or as somebody unknown
 * (TS_WAY_ANONYMOUS). Whether they enter at once or wait in the lobby depends on that.
 * A meeting is no group call: what is forbidden there (SEED-37) is possible here (C-6).
 * Sources: SEED-5, SEED-7, SEED-22; meeting-policies-in-teams 2020; "Vendors use Teams"
 * 2020-04-02; domain notes, sections 4.2, 4.4, 4.5 and 4.7.
 */
typedef enum {
  TS_MEETING_JOIN,
  TS_MEETING_SHARE_FILE,   /* somebody in it shares a file with one of the tenant */
  TS_MEETING_RECEIVE_FILE, /* ... is shared a file by one of the tenant */
  TS_MEETING_ADD_PERSON,   /* ... asks one more person in */
  TS_MEETING_ACTS
} TsMeetingAct;

typedef struct {
  TsMeetingAct act;
  uint32_t joiner;    /* profile */
  uint32_t organizer; /* profile */
  uint32_t tenant;    /* where the joiner is active; TS_NONE: signed in nowhere */
  bool is_organizer;  /* the joiner is the organizer, who never waits */
  bool is_meet_now;   /* not scheduled ahead */
  bool is_early;      /* before the client offers to join, ts_era_meeting_opens() */
  bool is_full;       /* ts_era_meeting_limit() people are in it */
  bool is_started;    /* somebody of the organizer's tenant is in it */
  unsigned with;      /* bit c for TsClient c: clients of the others in it, and of the
                         organizer. Of an act other than joining: of the one other */
  unsigned admitters; /* those of `with` whose people are of the organizer's tenant and in it */
  TsWay as;           /* of an act other than joining: as what they have joined */
} TsMeetingQuestion;

/* All facts of it in one word. Layout: sim/policy/meeting_facts.h. */
typedef uint64_t TsMeetingFacts;

typedef struct {
  uint8_t kind;   /* TsVerdictKind */
  uint8_t path;   /* TsPath; TS_PATH_NONE unless allowed */
  uint8_t reason; /* TsReason; TS_REASON_NONE when allowed */
  bool waits;     /* joining: in the lobby, where the joiner is active now. Allowed: somebody is
                     there who can admit; otherwise: nobody is, so far */
} TsMeetingVerdict;

TsMeetingFacts ts_policy_meeting_facts (const TsPolicy *policy, const TsMeetingQuestion *question);

/*
 * Decides, as a pure function. The first way that exists, has no failing rule and finds the
 * joiner in the tenant it needs is taken. Where only such ways are open that do not, the
 * verdict is unreachable: CALLER_OTHER_TENANT. Otherwise it is denied: for LOBBY_NOBODY where a
 * way that finds the joiner fails for nothing else; else for the first failing rule of what the
 * joiner is without doing anything about it, a colleague or anonymous.
 * A client that offers to join only shortly before the start makes it unreachable until then:
 * MEETING_NOT_OPEN.
 */
TsMeetingVerdict ts_meeting_decide (TsMeetingFacts facts);

/* Every rule that forbids a way, which must exist: bit r set for TsReason r. */
uint64_t ts_meeting_failing_rules (TsMeetingFacts facts, TsWay way);
bool ts_meeting_way_exists (TsMeetingFacts facts, TsWay way);

/* A meeting that its organizer has scheduled, opened and joined; nobody else is in it. */
TsMeetingQuestion ts_meeting_of_two (const TsPolicy *policy, uint32_t joiner, uint32_t organizer, uint32_t tenant);

/* The tenant in which the joiner has to be active to be admitted as the best that they can be:
 * their own, or the organizer's; where it does not matter, `question->tenant`. TS_NONE when
 * the verdict is deny. */
uint32_t ts_policy_meeting_tenant (const TsPolicy *policy, const TsMeetingQuestion *question);

/* How many minutes before the start a client offers to join; 0: at any time. */
unsigned ts_era_meeting_opens (TsEra era, TsClient client);
/* How many people a meeting holds. */
size_t ts_era_meeting_limit (TsEra era);
/* May a client take part in meetings at all? */
bool ts_era_joins_meetings (TsEra era, TsClient client);

G_END_DECLS

#endif

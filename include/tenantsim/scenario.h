/*
 * tenantsim/scenario.h - from a YAML file to a checked, compiled world
 *
 * What it keeps: the scenario language, its diagnostics, and the compiled world
 * that a simulation runs on: groups, calendars, intents, activities, one policy
 * and one behaviour per configuration, expectations. It turns an origin number
 * into file:line:column. What it knows nothing of: how a world is simulated.
 *
 * A scenario that loads is right: every name is known, every quantity is in its
 * range, every list that must not be empty is not. All errors of a file are
 * reported, each with its position, its source line and, for a misspelt name,
 * the nearest valid one.
 *
 * Durations are nanoseconds (TsDuration), shares are 0..1, people are numbered
 * as in tenantsim/policy.h.
 */
#ifndef TENANTSIM_SCENARIO_H
#define TENANTSIM_SCENARIO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tenantsim/policy.h"

G_BEGIN_DECLS

/* ---------------------------------------------------------- diagnostics -- */

typedef enum { TS_SEVERITY_ERROR, TS_SEVERITY_WARNING } TsSeverity;

typedef struct {
  TsSeverity severity;
  char *file;   /* as the user named it */
  int line;     /* from 1; 0 where a position makes no sense */
  int column;   /* from 1, in characters */
  int width;    /* characters to underline, at least 1 */
  char *message;
  char *hint;   /* "did you mean ...?", or NULL */
  char *source; /* the source line, or NULL */
} TsDiagnostic;

/* What was found in a file, in the order of lines. */
typedef struct TsDiagnostics TsDiagnostics;

TsDiagnostics *ts_diagnostics_new (void);
void ts_diagnostics_free (TsDiagnostics *diagnostics);
size_t ts_diagnostics_count (const TsDiagnostics *diagnostics, TsSeverity severity);
size_t ts_diagnostics_length (const TsDiagnostics *diagnostics);
const TsDiagnostic *ts_diagnostics_get (const TsDiagnostics *diagnostics, size_t index);

/* "FILE:LINE:COL: error: MESSAGE", the source line, a caret, the hint; each
 * diagnostic, at most 20 errors and then a count. Free with g_free(). `color`
 * adds ANSI colours. */
char *ts_diagnostics_format (const TsDiagnostics *diagnostics, bool color);

/* ------------------------------------------------------------ calendars -- */

/* One working shift in simulated time, [start, end). */
typedef struct {
  TsTime start;
  TsTime end;
  TsDuration before; /* working time of all earlier shifts */
} TsShift;

/* When a group works, over the whole clock; in its tenant's time zone, with
 * daylight-saving changes. Shifts ascend and do not overlap. */
typedef struct {
  TsShift *shifts;
  uint32_t n_shifts;
  TsDuration total; /* all working time */
} TsCalendar;

/* The instant at which `worked` working time has passed, or TS_TIME_NEVER when
 * the calendar holds no more. A moment between shifts belongs to the start of
 * the next. O(log shifts). */
TsTime ts_calendar_instant (const TsCalendar *calendar, TsDuration worked);
/* The instant at which `interval` of working time has passed since `at`, as above. */
TsTime ts_calendar_after (const TsCalendar *calendar, TsTime at, TsDuration interval);
/* Is it working time? */
bool ts_calendar_is_open (const TsCalendar *calendar, TsTime at);
/* `at` itself in working time, else the start of the next shift, else TS_TIME_NEVER. */
TsTime ts_calendar_next_open (const TsCalendar *calendar, TsTime at);

/* ------------------------------------------------------------ behaviour -- */

/* How long things take and how often they go wrong. Every field is a key of the
 * scenario's `behaviour`; defaults, sources and which of them are assumptions
 * stand in one table, ts_behaviour_parameters(). */
typedef struct {
  /* finding */
  TsDistribution find_by_name;  /* picking a name inside the tenant or team */
  TsDistribution type_address;  /* typing the whole e-mail address (SEED-40) */
  double mistyped;              /* share of typed addresses that are wrong */
  /* setting up */
  TsDistribution signalling;    /* dialling to ringing, in the tenant */
  TsDuration federation_delay;  /* added between tenants */
  double hololens_app_started;  /* share of incoming calls that find the app started */
  double ra_mobile_app_open;    /* ... the app open */
  double answered;              /* share of rings that are answered in the end */
  double declined;              /* share of rings that are refused */
  TsDistribution answer_delay;  /* from ring to answer or refusal */
  TsDuration ring;              /* longest ring where voicemail takes over */
  TsDuration ring_without_voicemail; /* guests, HoloLens and RA mobile */
  TsDistribution media_setup;   /* from answer to talk */
  double media_failure;         /* share of answered calls whose media fails */
  double file_failure;          /* share of permitted file shares that fail */
  double dropped;               /* share of talks that break off midway */
  /* trying again */
  double retry_after_busy;
  double retry_after_no_answer; /* also after declined and failed */
  double retry_after_denied;
  double retry_after_unreachable;
  TsDistribution wait_after_busy;
  TsDistribution wait_after_no_answer; /* also after everything else */
  uint32_t tries;               /* calls to one person for one need, >= 1 */
  uint32_t persons;             /* people tried for one need, >= 1 */
  TsDuration patience;          /* after this the need is given up */
  /* switching between tenants */
  TsDistribution switch_desktop;
  TsDistribution switch_mobile;
  double second_factor;         /* share of switches that ask for a second factor */
  TsDuration second_factor_time;
  TsDistribution read_request;  /* until an expert reads that they are asked for, in a chat */
  TsDistribution read_mail;     /* the same where no chat reaches them */
  TsDistribution told;          /* until the caller notices the answer and redials */
  TsDuration hold;              /* how long the expert waits for the redial */
  TsDuration wait_for_expert;   /* how long the caller waits for the expert's answer */
  TsDuration return_home;       /* idle time after which the expert goes back home */
  /* until a saved setting takes effect; each tenant's own side at its own instant */
  TsDistribution external_access_propagation;
  TsDistribution guest_access_propagation;
  TsDistribution policy_propagation; /* external access policies and licences of people */
  TsDistribution team_propagation;   /* places in teams, of members and of guests */
  double invitation_accepted;        /* share of invitations that are ever accepted */
  TsDistribution invitation_delay;   /* from invitation to acceptance */
  uint32_t invitations_at_once;      /* guests invited together; the next ones follow after ... */
  TsDuration invitation_interval;
} TsBehaviour;

/* One parameter of behaviour, for reports and documentation. */
typedef struct {
  const char *name;          /* key in the scenario: "answered" */
  const char *default_value; /* as written in a scenario: "70%" */
  const char *means;         /* one sentence */
  const char *source;        /* where the number comes from */
  bool is_assumption;        /* no published number stands behind it */
} TsBehaviourParameter;

const TsBehaviourParameter *ts_behaviour_parameters (size_t *n);

/* ------------------------------------------------------------ the world -- */

/* What the simulation needs to know of a group beyond TsGroup. */
typedef struct {
  char *full_name;   /* "Contoso1.technician"; "freelancer" for people of no tenant */
  uint64_t hash;     /* stable hash of the full name; a person's is
                        ts_hash_combine (hash, index within the group) */
  uint32_t calendar; /* index into TsScenario.calendars */
} TsGroupInfo;

typedef struct {
  TsRange *ranges; /* disjoint, ascending */
  uint32_t n_ranges;
  uint32_t people; /* sum of counts */
} TsSelection;

/* The k-th person of a selection, k < people. O(n_ranges). */
uint32_t ts_selection_person (const TsSelection *selection, uint32_t k);
bool ts_selection_holds (const TsSelection *selection, uint32_t person);

/* Where needs come from. */
typedef enum {
  TS_SOURCE_STEADY, /* the k-th need of a person depends on nothing that happens: demand is the
                       same in every configuration. What arises while its person is occupied waits */
  TS_SOURCE_FINITE, /* the next interval begins when the need before is closed: nobody starts a
                       need while in one (Engset), and demand differs between configurations */
  TS_SOURCE_OPEN    /* nobody stands behind it: any number of a person's needs go on at once, and
                       occupy nobody but those who are called (Erlang) */
} TsSourceKind;

/* How the person to call is found among those an activity needs. */
typedef enum {
  TS_CHOICE_RANDOM,           /* anybody, equally likely */
  TS_CHOICE_NAMED,            /* each person has one of their own, always the same; later anybody */
  TS_CHOICE_IN_ORDER,         /* hunting: the first of the list, then the second, ... */
  TS_CHOICE_ROUND_ROBIN,      /* in turn */
  TS_CHOICE_LONGEST_IDLE,     /* who has been free for longest */
  TS_CHOICE_LEAST_REFUSED,    /* whose last refusal (declined, not answered) is longest ago */
  TS_CHOICE_QUEUE,            /* a shared queue: first come, first served by whoever is free */
  TS_CHOICES
} TsChoice;

const char *ts_choice_name (TsChoice choice);

/* One stretch of simulated time, [start, end), in which time passes at `pace` > 0. */
typedef struct {
  TsTime start;
  TsTime end;
  double pace;
  double before; /* paced time of all earlier stretches, ns */
} TsStretch;

/* Working time that passes faster in some hours than in others: the operational time of a
 * non-homogeneous arrival process. Stretches ascend and do not overlap. */
typedef struct {
  TsStretch *stretches;
  uint32_t n_stretches;
  double total; /* all paced time, ns */
} TsPace;

/* The instant at which `interval` of paced time has passed since `at`, or TS_TIME_NEVER.
 * O(log stretches). */
TsTime ts_pace_after (const TsPace *pace, TsTime at, TsDuration interval);

/* Meetings that somebody organises ahead, and how people come to them. All times are
 * assumptions where the scenario does not write them. */
typedef struct {
  bool is_on;               /* the activity makes meetings, not calls */
  bool is_meet_now;         /* they start at once: ahead, raster and early say nothing */
  TsDistribution ahead;     /* working time from organising to the start, at least */
  TsDuration raster;        /* starts are multiples of it since the start of the clock */
  uint32_t invited;         /* how many of `needs`, >= 1 */
  TsSelection with;         /* one of these is invited as well; empty: nobody */
  TsDuration early;         /* nobody comes sooner before the start */
  TsDistribution arrival;   /* from then on, until somebody comes */
  double no_show;           /* share of people who do not come */
  TsDistribution joining;   /* from coming to being in, or in the lobby */
  TsDistribution admitting; /* until somebody in it lets somebody in from the lobby */
  double overlooked;        /* share of people in the lobby whom nobody sees */
  TsDuration lobby_patience;
  TsDuration given_up;      /* after the start, where the organizer has met nobody */
} TsMeetingHabit;

/* Why needs arise for people. What a need asks for when it arises stands first and together: an estate may
 * have an activity for each of its tenants. */
typedef struct {
  uint64_t hash;        /* stable hash of the name */
  TsSourceKind source;
  TsChoice choice;
  bool uses_presence;   /* people shown as available come first. What is shown is what the way
                           allows (SEED F3, F11): a guest is only while active there */
  bool stray;           /* people who should not reach each other try now and then:
                           attempts are counted, needs are not */
  bool wants_search;    /* only to find the person, not to call them */
  bool has_queue_patience;
  uint32_t third_chat;  /* people in the group chat that starts the call of three; 0: no chat does */
  TsDuration patience;  /* 0: the behaviour's */
  double third_person;  /* share of needs that want a third person in the call */
  double file_share;    /* share of needs that want a file shared */
  TsSelection needs;    /* whom they need: one of these */
  TsSelection third_from;
  TsDistribution every; /* working time from one need to the next, per person */
  TsDistribution talk;  /* length of the talk */
  uint32_t *paces;      /* by group: index into TsScenario.paces, or TS_NONE; NULL without profile */
  TsTime *times;        /* when needs arise, in place of `every`; NULL: `every` says. The k-th person
                           of `who` has those from first_times[k] to first_times[k + 1] - 1, ascending */
  uint32_t *first_times;
  TsMeetingHabit meeting;

  char *name;
  TsSelection who;      /* whose needs they are */
  TsDistribution queue_patience; /* how long a need stays in the queue it asks; else its patience */
  double *profile;      /* factors for the hours of a week from Monday 0:00, 168 of them; or NULL */
  TsOrigin origin;
} TsActivity;

typedef enum {
  TS_SWITCHING_HOME,     /* nobody ever switches */
  TS_SWITCHING_ON_DEMAND, /* switch before calling; switch when asked; go back when idle */
  TS_SWITCHING_FOLLOW_MEETINGS, /* switch to the tenant of a meeting before it begins, and back after it */
  TS_SWITCHING_RESIDENT, /* always in one tenant, who are guests there */
  TS_SWITCHING_ROTA      /* in one tenant after the other by the clock, who are guests there */
} TsSwitching;

const char *ts_switching_name (TsSwitching switching);

/* From an instant on, people who are guests in a tenant are there when they have no work
 * elsewhere. */
typedef struct {
  TsTime at;
  uint32_t tenant; /* TS_NONE: at home */
} TsTurn;

/* The tenant whose turn it is at an instant, or TS_NONE. O(log turns). */
uint32_t ts_turn_at (const TsTurn *turns, uint32_t n_turns, TsTime at);

/* The settings that are saved from an instant on. When they take effect is another matter. */
typedef struct {
  TsTime at;
  TsSettings *settings;
} TsEpoch;

/* What the admins and team owners of one tenant have to do at one instant. */
typedef struct {
  TsTime at;       /* -1: before the clock starts */
  uint32_t tenant; /* TS_NONE: of people who belong to none */
  bool is_change;  /* of `changes:`; else of the set-up */
  uint64_t actions;
  TsDuration time; /* they take (assumption) */
} TsAdminWork;

/* People who are not there: before they join, or after they have left. */
typedef struct {
  TsTime from;
  TsTime until; /* TS_TIME_NEVER: for good */
  TsRange people;
} TsAbsence;

typedef enum {
  TS_FAULT_OUTAGE,     /* the service of tenants is down */
  TS_FAULT_FEDERATION, /* the service that connects tenants is down */
  TS_FAULT_NETWORK,    /* people have no network: all of them at the same time */
  TS_FAULT_BATTERY,    /* people have an empty battery: each of them at times of their own */
  TS_FAULT_KINDS
} TsFaultKind;

/* The reason of what fails for it. */
TsReason ts_fault_reason (TsFaultKind kind);

/* Something that does not work for a while. */
typedef struct {
  uint64_t hash; /* stable hash of its name */
  TsFaultKind kind;
  uint32_t *tenants; /* whose service */
  uint32_t n_tenants;
  TsSelection people;
  TsTime at;            /* once: in [at, until) */
  TsTime until;
  bool recurs;          /* or again and again: `every` from its end to its next beginning, for `lasts` */
  TsDistribution every;
  TsDistribution lasts;
  bool *holds_in;       /* a truth value a configuration */
} TsFault;

typedef struct {
  char *name;
  TsSettings *settings; /* when the clock starts; those to come, where starts_from_nothing */
  TsPolicy *policy;     /* of `settings` */
  bool starts_from_nothing; /* the product as shipped when the clock starts; `settings` are saved then */
  TsEpoch *epochs;      /* of changes, ascending; each with all changes that hold from then on */
  uint32_t n_epochs;
  TsPolicy *settled;    /* of the last epoch: everything in force, every invitation accepted that
                           a change makes; NULL: as `policy` */
  TsAbsence *absences;
  uint32_t n_absences;
  TsSwitching switching;
  TsTurn *turns;             /* of a resident or a rota, ascending; the first at 0 */
  uint32_t n_turns;
  TsBehaviour behaviour;
  TsGuestScope guest_scope;  /* in force where a tenant says nothing else */
  TsGuestFiles guest_files;
  TsPreferPath prefer_path;
  bool ra_mobile_files;
  uint64_t admin_actions;    /* settings that differ from the product's defaults, list
                                entries and guests: how many an admin had to make */
  TsDuration admin_time;     /* the time they take (assumption) */
  uint64_t change_actions;   /* the same of what `changes:` does and undoes while the clock runs, */
  TsDuration change_time;    /* with accounts that are made and disabled */
  TsAdminWork *work;         /* all of it: the set-up by tenant, then changes by instant and tenant */
  uint32_t n_work;
  TsOrigin origin;
} TsConfiguration;

/* ---------------------------------------------------------- expectations -- */

const char *ts_relation_text (TsRelation relation); /* "<", "<=", ">", ">=", "==", "!=" */

typedef enum { TS_STATISTIC_MEAN, TS_STATISTIC_P50, TS_STATISTIC_P90, TS_STATISTIC_P95, TS_STATISTIC_P99 } TsStatistic;

/* "allow-lists: call.success_rate{from=Contoso1.technician} > 60%"
 * "guests vs allow-lists: helped_rate >= +5%"
 * "guests: p95(time_to_help) < 20min" */
typedef struct {
  char *text;             /* as written */
  uint32_t configuration; /* index */
  uint32_t versus;        /* index, or TS_NONE: the difference is judged */
  TsMeasureId measure;
  TsOperation operation;  /* for measures of an operation */
  TsStatistic statistic;  /* for durations; mean otherwise */
  uint32_t *from;         /* group numbers, ascending; NULL: all. For needs: the group */
  uint32_t n_from;
  uint32_t *to;
  uint32_t n_to;
  TsRelation relation;
  double bound;           /* rates 0..1 (differences -1..1), seconds, hours or plain numbers */
  TsOrigin origin;
} TsExpectation;

/* ------------------------------------------------------------ assertions -- */

typedef enum {
  TS_ASSERTION_ALLOW,  /* everybody of `from` can do it with everybody of `to` */
  TS_ASSERTION_DENY,   /* ... cannot */
  TS_ASSERTION_REACHES /* of the people of other tenants, everybody of `from` can do it with
                          those of `to` and with nobody else */
} TsAssertionKind;

/* What settings permit in the best active tenants of two people (ts_permitted_somewhere()),
 * said of all ordered pairs of two people, one of `from` and one of `to`. Each person of no
 * tenant counts as a tenant of their own. */
typedef struct {
  char *text;               /* as written, in one line */
  TsAssertionKind kind;
  uint32_t *configurations; /* indices, ascending; at least one */
  uint32_t n_configurations;
  unsigned operations;      /* bit o for TsOperation o; at least one */
  TsSelection from;         /* nobody is in no selection but the `to` of "reaches: nobody" */
  TsSelection to;
  bool both_ways;           /* from `to` to `from`, too */
  TsReason reason;          /* why it is denied; TS_REASON_NONE: whatever the reason */
  TsOrigin origin;
} TsAssertion;

/* ------------------------------------------------------------ parameters -- */

/* A quantity of the scenario that sweeps may vary, under a name. */
typedef struct {
  char *name;
  char **paths;  /* of the keys that all take the value, as in --set; NULL-terminated, at least one */
  char **values; /* as written: literal values, or ranges such as "50%..90%/5"; NULL-terminated, at least one */
  TsOrigin origin;
} TsParameter;

/* -------------------------------------------------------------- scenario -- */

/* A place in the scenario file, both from 1; line 0: not in the file (--set). */
typedef struct {
  int line;
  int column;
} TsPosition;

typedef struct {
  char *path;             /* as given */
  char *base_name;        /* file name without folder, as named in results */
  char *text;             /* the file's text, valid UTF-8 */
  char *sha256;           /* of the text, lower-case hexadecimal */
  char *effective_sha256; /* of what is in force after overrides: canonical form */
  char *name;
  char *question;         /* what the scenario asks, or NULL */
  TsEra era;
  char *start;            /* "2020-04-06T00:00" */
  int64_t start_unix;     /* seconds, of the start taken as UTC */
  TsDuration duration;
  TsDuration warm_up;         /* needs that arise before it are simulated and not counted, nor is
                                 what is done for them; < duration */
  bool finds_warm_up;         /* by MSER-5, from the first replications; warm_up is 0 */
  uint32_t replications;      /* of the first stage */
  uint32_t most_replications; /* >= replications; equal: there is one stage */
  bool says_most;             /* the file does, itself or by a precision */
  double precision;           /* wanted half-width of success rates, 0..1; 0: none */
  uint64_t seed;

  TsDirectory *directory;
  TsGroupInfo *groups;    /* one per group of the directory, same order */
  TsCalendar *calendars;
  uint32_t n_calendars;
  TsPace *paces;
  uint32_t n_paces;
  TsIntent *intents;
  uint32_t n_intents;
  TsActivity *activities;
  uint32_t n_activities;
  TsConfiguration *configurations;
  uint32_t n_configurations;
  TsFault *faults;
  uint32_t n_faults;
  TsExpectation *expectations;
  uint32_t n_expectations;
  TsAssertion *assertions;
  uint32_t n_assertions;
  TsParameter *parameters;
  uint32_t n_parameters;
  char **assumptions;     /* assumptions in force, sentences, NULL-terminated */

  TsPosition *positions;  /* origin n stands at positions[n - 1] */
  uint32_t n_positions;
  GPtrArray *owned;       /* memory that distributions point into */
} TsScenario;

/* "--set path=value": path is keys joined by dots, as in "clock.replications" or
 * "behaviour.answered" or "configurations.guests.switching"; value is YAML. */
typedef struct {
  const char *path;
  const char *value;
} TsOverride;

typedef enum { TS_LOAD_OK, TS_LOAD_INVALID, TS_LOAD_UNREADABLE } TsLoadStatus;

/* How large a scenario may be, in MiB. */
#define TS_MOST_SCENARIO_MIB 64

/* The bytes of a file, with a NUL behind them; free with g_free(). NULL with G_FILE_ERROR when it cannot be
 * read, or holds more than `mib` MiB: what has no end (a device, a pipe) is given up there, too. */
char *ts_read_file (const char *path, size_t mib, size_t *length, GError **error);

/*
 * Loads and checks a scenario file. On TS_LOAD_OK stores a new scenario in
 * *scenario (free with ts_scenario_free()); warnings may still be in
 * `diagnostics`. On TS_LOAD_INVALID the diagnostics say why; on
 * TS_LOAD_UNREADABLE the first diagnostic has no line. O(size of the file).
 */
TsLoadStatus ts_scenario_load (const char *path, const TsOverride *overrides, size_t n_overrides,
                               TsDiagnostics *diagnostics, TsScenario **scenario);

/* The same for text in memory; `path` is only used in messages and, by its
 * folder, to find data files. */
TsLoadStatus ts_scenario_load_text (const char *path, const char *text, size_t length, const TsOverride *overrides,
                                    size_t n_overrides, TsDiagnostics *diagnostics, TsScenario **scenario);

void ts_scenario_free (TsScenario *scenario);

/*
 * Looks for settings that are valid and hardly meant, and appends a warning for each:
 * federation that only one side wants (SEED-39), own domains in lists, guests where guest
 * access is off, guest access or a switching habit without guests, Remote Assist mobile
 * that is wanted over external access (SEED-20), people without a licence for their client.
 * What ts_scenario_load() warns of (a Remote Assist user as a guest, a block list beside an
 * allow list) is not repeated. O(configurations x (profiles + list entries x groups)).
 */
void ts_scenario_lint (const TsScenario *scenario, TsDiagnostics *diagnostics);

/* Where an origin number stands in the file. False for 0 (a product default). */
bool ts_scenario_position (const TsScenario *scenario, TsOrigin origin, int *line, int *column);

/* Index of a configuration, or TS_NONE; the nearest name when there is none. */
uint32_t ts_scenario_configuration (const TsScenario *scenario, const char *name);
const char *ts_scenario_nearest_configuration (const TsScenario *scenario, const char *name);

/* The JSON Schema (draft 2020-12) of scenario files, for editors: made from the
 * same table of keys that checks them. Free with g_free(). */
char *ts_scenario_schema (void);

/* The person whom a text names: "Contoso1.technician.3", an e-mail address, or a
 * group, which stands for its first person. False for a wrong name, with a sentence
 * without full stop that names the nearest right one, where one is near; free
 * *why_not with g_free(). O(groups). */
bool ts_scenario_person (const TsScenario *scenario, const char *text, uint32_t *person, char **why_not);
/* "Contoso1.technician.3" and "technician3@contoso1.com"; both name the person in
 * ts_scenario_person(). Free with g_free(). */
char *ts_scenario_person_name (const TsScenario *scenario, uint32_t person);
char *ts_scenario_person_address (const TsScenario *scenario, uint32_t person);

/* "3d", "80h": a duration as scenarios write it. False for anything else, with a sentence
 * without full stop; free *why_not with g_free(). */
bool ts_duration_parse (const char *text, TsDuration *duration, char **why_not);

/* The number of a tenant, or TS_NONE and the nearest name, or NULL where none is near. */
uint32_t ts_scenario_tenant (const TsScenario *scenario, const char *name, const char **nearest);

G_END_DECLS

#endif

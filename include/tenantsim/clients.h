/*
 * tenantsim/clients.h - what people and their clients do over time
 *
 * What it keeps: needs, finding people, calls, third persons, file shares,
 * retries and switching between tenants. It asks tenantsim/policy.h what is
 * permitted, schedules on tenantsim/engine.h and counts with
 * tenantsim/stats.h. What it knows nothing of: output.
 *
 * A *need* arises for a person by an activity. It becomes a chain of
 * *attempts*; each attempt is one operation and ends in exactly one outcome.
 * The k-th need's time, the people it would try, and every answer of people and
 * networks depend only on (seed, replication, person, activity, k, attempt):
 * demand is the same whatever the configuration.
 */
#ifndef TENANTSIM_CLIENTS_H
#define TENANTSIM_CLIENTS_H

#include <stdbool.h>
#include <stdint.h>

#include "tenantsim/scenario.h"

G_BEGIN_DECLS

/* --------------------------------------------------------------- counts -- */

/* Attempts of one operation. Always: attempts = sum of outcomes, and
 * attempts - outcomes[success] = sum of reasons, and
 * outcomes[success] = sum of paths. An attempt counts when it ends. */
typedef struct {
  uint64_t attempts;
  uint64_t in_progress; /* begun, and not ended when the clock stopped */
  uint64_t outcomes[TS_OUTCOMES];
  uint64_t reasons[TS_REASONS];
  uint64_t paths[TS_PATHS];
} TsAttemptCounts;

void ts_attempt_counts_add (TsAttemptCounts *into, const TsAttemptCounts *other);

typedef struct {
  uint64_t wanted;    /* needs that asked for the operation, drawn at the need; who asks a queue
                         does not search */
  uint64_t fulfilled; /* of those, needs for which it succeeded at least once */
  uint64_t started;   /* attempts; always attempts + in_progress */
  TsAttemptCounts counts;
  uint64_t dropped;       /* calls: talks that broke off midway, which count as successes; additions and
                             meetings: people who fell out of one by a fault */
  uint64_t dropped_by[TS_FAULT_KINDS]; /* of these, by a fault that began; the others by chance */
  TsHistogram setup_time; /* calls: from dialling to talk */
} TsOperationTally;

/* Needs, without those of stray activities. Always: needs = open + helped +
 * abandoned, fully_helped <= helped. */
typedef struct {
  uint64_t needs;
  uint64_t open;         /* neither helped nor given up when the clock stopped */
  uint64_t helped;       /* talk began with a suitable person */
  uint64_t fully_helped; /* and every wanted third person and file succeeded */
  uint64_t abandoned;
  uint64_t calls;        /* call attempts made for closed needs */
  uint64_t queued;       /* closed needs that asked a shared queue */
  uint64_t waited;       /* of those, for which nobody was free at once */
  uint64_t left;         /* of those, which left the queue before somebody answered */
  TsHistogram time_to_help;         /* from need to talk, helped needs only */
  TsTally restricted_time_to_help;  /* closed needs; at most, and for those not helped
                                       exactly, their patience */
} TsNeedTally;

typedef struct {
  TsNeedTally needs;         /* of this group's people */
  TsDuration talk_time;      /* person-time in calls and meetings */
  TsDuration working_time;   /* person-time of the calendar */
  uint64_t tenant_switches;
  TsDuration time_switching;
} TsGroupTally;

/* Attempts from people of one group to people of another. Of all ways to end a pair knows but a few. */
typedef struct {
  uint32_t from;
  uint32_t to;
  TsOperation operation;
  uint32_t in_progress;
  uint32_t first_ending; /* of those of the replication */
  uint32_t n_endings;
} TsPairTally;

/* So many attempts of a pair ended like this. */
typedef struct {
  uint64_t count;
  uint32_t reason; /* TsReason; TS_REASON_NONE: success */
  uint32_t path;   /* TsPath of a success */
} TsPairEnding;

/*
 * What happened in one step of the clock. Attempts count in the step in which they
 * end, as everywhere; needs and those of them that were helped both in the step in
 * which the need arose, so that helped <= needs. Summed over all steps they are the
 * attempts, the successes, the needs and the helped of the replication.
 */
typedef struct {
  uint32_t attempts[TS_OPERATIONS];
  uint32_t successes[TS_OPERATIONS];
  uint32_t needs;
  uint32_t helped;
} TsSeriesStep;

enum { TS_MOST_SERIES_STEPS = 240 };

/* How long a step is: the shortest of 1, 2, 5, 10, 15, 20 and 30 min, 1, 2, 3, 4, 6, 8
 * and 12 h, or else of whole days, of which at most TS_MOST_SERIES_STEPS make a clock of
 * `duration`. Steps follow each other from the start of the clock; the last one may be cut. */
TsDuration ts_series_step (TsDuration duration);
/* How many they are. */
uint32_t ts_series_steps (TsDuration duration);

/* What became of a need when the clock stopped. */
typedef enum { TS_FATE_OPEN, TS_FATE_HELPED, TS_FATE_FULLY_HELPED, TS_FATE_ABANDONED } TsFate;

/* One need, for comparing configurations need by need and for looking at a run over time.
 * Born, source and index are the same whatever the configuration. */
typedef struct {
  TsTime born;
  TsDuration restricted; /* time to help, at most the patience; 0 while open */
  uint32_t source;       /* which person by which activity, in the order of the file */
  uint32_t index;        /* k-th need of its source, from 0 */
  uint8_t fate;          /* TsFate */
  uint8_t reason;        /* TsReason of the last try that failed; TS_REASON_NONE: none did */
} TsNeedRecord;

/* Needs that wait for help, without those of stray activities: from when they arise until
 * talk begins or they are given up. Always: need_time = sum of waits + sum of unfinished,
 * and arrived = waits + unfinished. Little's law says that their mean number is the rate at
 * which they arise times the mean wait; what is missing is what unfinished ones have waited. */
typedef struct {
  uint64_t arrived;
  ts_uint128 need_time; /* the number that wait, integrated over the clock: need-nanoseconds */
  TsTally waits;        /* of those for which talk began or which were given up */
  TsTally unfinished;   /* of those that still waited when the clock stopped */
} TsFlow;

/* Fingerprints of a trajectory: of the sequence of events, one kind of ingredient each, so
 * that a change shows even where the averages agree, and in what it consists. Where people fall
 * into parts (TsParts), the sum of those of the parts. */
typedef struct {
  uint64_t times;
  uint64_t kinds;
  uint64_t people;
} TsFingerprints;

/* Everything counted in one replication of one configuration. */
typedef struct {
  TsOperationTally operations[TS_OPERATIONS];
  TsNeedTally needs;
  TsGroupTally *groups; /* one per group */
  uint32_t n_groups;
  TsPairTally *pairs;   /* those with attempts or in progress; by from, to, operation */
  uint32_t n_pairs;
  TsPairEnding *endings; /* of all pairs; of each by reason, path */
  uint32_t n_endings;
  TsSeriesStep *series; /* ts_series_steps() of them */
  uint32_t n_series;
  uint64_t events;      /* dispatched events; a cancelled timer is not an event */
  uint64_t fingerprint; /* of the trajectory: of the three below */
  TsFingerprints fingerprints;
  TsFlow flow;
  TsDuration operational; /* from the start of the clock until the set-up works as configured: every
                             setting has propagated and every guest can be reached who ever accepts; at
                             most the length of the clock. -1: it did when the clock started */
  TsNeedRecord *records; /* of the needs counted in `needs`; by born, source, index, without those of
                            finite sources; NULL unless kept */
  uint32_t n_records;
} TsReplication;

/* The attempts of the k-th pair, as counts of everything. O(its endings). */
TsAttemptCounts ts_pair_counts (const TsReplication *replication, uint32_t k);

/* Frees what a replication holds, not the structure. */
void ts_replication_clear (TsReplication *replication);

/* The needs, those of stray activities too, that one replication of a configuration
 * makes on average: people x working time / mean interval, summed over activities; more where most
 * intervals are far shorter than their mean.
 * What a run costs grows with it. O(activities x groups). */
double ts_expected_needs (const TsScenario *scenario);

/* The faults that one replication sees on average, in the configuration that has the most. O(faults x
 * configurations). */
double ts_expected_faults (const TsScenario *scenario);

/* Bytes: what a world takes while it simulates, true within a factor of 1.3 where it is much, and what is kept
 * of a finished replication, where every group tries all that its activities name. O(activities x groups). */
double ts_world_memory (const TsScenario *scenario);
double ts_replication_memory (const TsScenario *scenario);

/* Checks the sum rules stated above. Returns NULL, or a sentence that names the
 * first rule broken; free with g_free(). */
char *ts_replication_check (const TsReplication *replication);

/* --------------------------------------------------------------- changes -- */

/* What is in force at an instant of the clock when every delay of the changes before it is
 * its median, and every invitation is accepted that most people would accept. */
typedef struct {
  TsSettings *settings;
  TsPolicy *policy;
  bool is_settled; /* nothing that was saved is still on its way */
} TsInForce;

/* Without changes: the settings of the configuration. Clear with ts_in_force_clear().
 * O(estate) for each change before `at`. */
void ts_in_force_at (const TsScenario *scenario, uint32_t configuration, TsTime at, TsInForce *in_force);
void ts_in_force_clear (TsInForce *in_force);
/* Is a person there at an instant: not before they join, nor after they have left? */
bool ts_is_there_at (const TsScenario *scenario, uint32_t configuration, uint32_t person, TsTime at);

/* ---------------------------------------------------------------- world -- */

#define TS_CLIENTS_ERROR (ts_clients_error_quark ())
GQuark ts_clients_error_quark (void);
typedef enum {
  TS_CLIENTS_ERROR_LIMIT,      /* sequence numbers, subjects or memory ran out */
  TS_CLIENTS_ERROR_EVENTS,     /* more events than ts_world_limit_events() allows */
  TS_CLIENTS_ERROR_INTERRUPTED /* *stop became non-zero */
} TsClientsError;

/* The memory of one simulated configuration: rows of people, needs, calls and
 * requests, and the pending events. One thread at a time. */
typedef struct TsWorld TsWorld;

/* The scenario must outlive it. Fails with TS_CLIENTS_ERROR_LIMIT when the world
 * is too large. O(people). */
TsWorld *ts_world_new (const TsScenario *scenario, uint32_t configuration, TsPendingKind kind, GError **error);
void ts_world_free (TsWorld *world);

/* The most events a replication may have; 0: as many as can be numbered (2^34 - 1). */
void ts_world_limit_events (TsWorld *world, uint64_t most);

/* From now on replications hold a record of every need: 32 bytes each. */
void ts_world_keep_records (TsWorld *world);

/* For tests: from now on an event in which nothing happens comes every `every` > 0. It is
 * not counted, and must change nothing. */
void ts_world_disturb (TsWorld *world, TsDuration every);

/*
 * Runs replication number `replication` (from 0) from the start of the clock to
 * its end and fills *result (clear with ts_replication_clear()). The same
 * arguments always give the same result, whatever the world ran before. `stop`
 * may be NULL; else it is read now and then, and the run ends with
 * TS_CLIENTS_ERROR_INTERRUPTED when it is not 0. Nothing is stored on failure.
 */
bool ts_world_run (TsWorld *world, uint32_t replication, const volatile int *stop, TsReplication *result,
                   GError **error);

/* ---------------------------------------------------------------- parts -- */

/*
 * The people of a scenario fall into parts that never touch each other: no activity of one
 * part calls, invites or adds anybody of another. What happens in a part is the same whether
 * or not the others are simulated with it, event by event, also where several happen at one
 * instant: all draws are keyed. So a replication may be simulated part by part, on several threads,
 * and what the parts counted is added: integers, so that the order does not matter.
 * Fingerprints are of the events of each part, and summed.
 */
enum { TS_MOST_PARTS = 64 };

typedef struct {
  uint8_t *of_group;           /* one a group of the directory: the part of its people */
  uint32_t n;                  /* at least 1, at most TS_MOST_PARTS */
  double needs[TS_MOST_PARTS]; /* expected */
} TsParts;

/* Groups are not divided. Where there are more than TS_MOST_PARTS, several are put together, such
 * that all expect about as much; who takes part in no activity is in part 0. Depends on the
 * scenario alone. Clear with ts_parts_clear(). O(activities x groups). */
TsParts ts_parts_find (const TsScenario *scenario);
void ts_parts_clear (TsParts *parts);

/* May replications of a configuration be simulated part by part? Not where settings change, people
 * leave or move by the clock, or something fails: that happens to everybody at once. */
bool ts_parts_are_apart (const TsScenario *scenario, uint32_t configuration);

/* The parts, bit p for part p, that are the `share`-th of so many shares which expect about as
 * much; every part is in exactly one. 0 < shares <= parts->n: no share is empty. */
uint64_t ts_parts_share (const TsParts *parts, uint32_t share, uint32_t shares);

/* From now on runs of the world simulate these parts alone; `parts` are those of its scenario. */
void ts_world_take_parts (TsWorld *world, uint64_t parts);

/* Adds to what some parts of a replication counted what others did. Empties `other`. */
void ts_replication_add (TsReplication *into, TsReplication *other);

/* ---------------------------------------------------------------- trace -- */

typedef enum {
  TS_TRACE_EVENT,   /* something happens */
  TS_TRACE_ATTEMPT, /* an attempt has ended, in the event told last */
  TS_TRACE_STATE    /* somebody does something else, or is active elsewhere, since that event */
} TsTraceKind;

typedef struct {
  TsTraceKind kind;
  TsTime at;
  uint64_t need;         /* number of the need in its replication, from 1; 0: none */
  uint32_t from;         /* people; TS_NONE: nobody */
  uint32_t to;
  uint8_t happening;     /* ts_happening_name() */
  TsOperation operation; /* of attempts */
  TsReason reason;       /* TS_REASON_NONE: it succeeded */
  TsPath path;
  uint32_t tenant;       /* of states: active there; TS_NONE: nowhere just now */
  uint8_t doing;         /* ts_doing_name() */
} TsTraceRecord;

typedef void (*TsTraceFunction) (const TsTraceRecord *record, void *data);

/* From now on runs of the world tell everything. States are told of those who take part in
 * an event, and of all when settings change. Without it a run costs what it costs. */
void ts_world_trace (TsWorld *world, TsTraceFunction tell, void *data);

/* "call arrives", "talk ends"; "idle", "ringing". */
const char *ts_happening_name (uint8_t happening);
const char *ts_doing_name (uint8_t doing);

G_END_DECLS

#endif

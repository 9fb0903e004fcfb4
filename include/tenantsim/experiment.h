/*
 * tenantsim/experiment.h - replications, estimates, comparison, verdicts
 *
 * What it keeps: which replications run where, the folding of what they
 * counted in index order, estimates with intervals, paired comparison of
 * configurations, verdicts on expectations; and the one results structure,
 * from which every report is made. What it knows nothing of: output formats.
 *
 * The results do not depend on the number of threads: replication r of
 * configuration c is a pure function of (scenario, seed, c, r), everything it
 * counts is an integer, and folding goes by index.
 */
#ifndef TENANTSIM_EXPERIMENT_H
#define TENANTSIM_EXPERIMENT_H

#include <stdbool.h>
#include <stdint.h>

#include "tenantsim/clients.h"

G_BEGIN_DECLS

/* ---------------------------------------------------------------- results -- */

/* A measured quantity: one sample per replication, and the estimate. */
typedef struct {
  TsEstimate estimate;
  TsSample *samples; /* replications of them; NULL where not kept: of groups and pairs read
                        back from a file, and of durations that are not measured */
} TsMeasured;

/* A measured duration in seconds. `histograms` holds one per replication. */
typedef struct {
  TsMeasured mean;
  TsEstimate p50, p90, p95, p99; /* n == 0 where not computed */
  TsHistogram *histograms;       /* nanoseconds */
} TsMeasuredDuration;

typedef struct {
  uint64_t wanted;
  uint64_t fulfilled;
  TsAttemptCounts counts; /* over all replications */
  TsMeasured success_rate;   /* success / attempts */
  TsMeasured fulfilled_rate; /* fulfilled / wanted */
  TsMeasuredDuration setup_time; /* calls only */
  uint64_t dropped;              /* talks that broke off midway; of additions and meetings: people who
                                    fell out of one */
  uint64_t dropped_by[TS_FAULT_KINDS]; /* of these, by a fault that began */
} TsOperationResult;

typedef struct {
  uint32_t from; /* index into TsResults.groups */
  uint32_t to;
  TsOperation operation;
  TsAttemptCounts counts;
  TsMeasured success_rate;
} TsPairResult;

typedef struct {
  uint64_t needs, open, helped, fully_helped, abandoned;
  TsMeasured helped_rate;       /* of closed needs */
  TsMeasured fully_helped_rate; /* of closed needs */
  TsMeasured attempts_per_need; /* calls per closed need */
  TsMeasuredDuration time_to_help;
  TsMeasured restricted_time_to_help; /* mean, seconds */
  TsMeasured waited_rate;       /* of closed needs that asked a shared queue; without samples */
  TsMeasured left_rate;         /* where none did */
  TsMeasured time_to_operational; /* seconds, of a configuration that starts from nothing; else, and in
                                     groups, without samples */
} TsNeedResult;

typedef struct {
  TsNeedResult needs;
  TsMeasured utilisation; /* talk time / working time */
  TsMeasured switches_per_hour; /* tenant switches / working time of each person, in hours */
  uint64_t tenant_switches;
  double time_switching; /* seconds */
} TsGroupResult;

/* One step of the clock over all replications, as in TsSeriesStep. */
typedef struct {
  uint64_t attempts[TS_OPERATIONS];
  uint64_t successes[TS_OPERATIONS];
  uint64_t needs;
  uint64_t helped;
} TsSeriesTotal;

typedef struct {
  TsSeriesTotal *steps; /* NULL in results of before there were series */
  uint32_t n_steps;
  double step;          /* seconds from one to the next; the first begins with the clock */
} TsSeriesResult;

/* Little's law, over all replications: the mean number of needs that wait for help is the
 * rate at which they arise times the mean wait. */
typedef struct {
  double waiting;  /* mean number, over time */
  double rate;     /* needs an hour */
  double wait;     /* mean, seconds; of needs for which talk began or which were given up */
  double residual; /* (waiting - rate x wait) / waiting: what those that wait at the end make
                      of it; 0 where nobody ever waits */
  bool is_known;   /* false: no need was closed */
} TsLittle;
/* ------- the estate, so far as reports draw it: at most TS_MOST_DRAWN_TENANTS -- */

enum { TS_MOST_DRAWN_TENANTS = 30 };

typedef struct {
  char *name;
  char **domains; /* NULL-terminated */
} TsEstateTenant;

typedef struct {
  uint32_t tenant; /* index, or TS_NONE: people of no tenant */
  uint32_t people;
  TsClient client;
} TsEstateGroup;

/* An intent between two tenants; a <= b, and TS_NONE stands for people of no tenant. */
typedef struct {
  TsIntentKind kind;
  uint32_t a, b;
} TsEstateWish;

typedef struct {
  TsEstateTenant *tenants; /* all of them */
  uint32_t n_tenants;
  TsEstateGroup *groups;   /* one per TsResults.groups; NULL in results of before there was an estate */
  TsEstateWish *wishes;    /* each once, ascending; of the tenants that are drawn */
  uint32_t n_wishes;
  TsReachBy by;            /* what TsReachPair counts between: groups, or tenants where there are too many */
} TsEstate;

/* External access between two tenants, a < b; both sides have to permit it. */
typedef struct {
  uint32_t a, b;
  bool a_permits, b_permits; /* at least one */
} TsFederationLink;

/* People of a group who are accepted guests in a tenant. */
typedef struct {
  uint32_t group, tenant, people;
} TsGuestLink;

/* Ordered pairs of two people in their best active tenants; not all of the counts are 0. */
typedef struct {
  uint32_t from, to;             /* groups, or tenants, where TS_NONE stands for people of none */
  uint64_t pairs;
  uint64_t search, call;         /* of these, those who can */
  uint64_t unmet, violations, exposure; /* as in TsReachCounts */
} TsReachPair;

/* Measures that one long run gives batch means of. */
typedef enum { TS_BATCHED_HELPED, TS_BATCHED_FULLY_HELPED, TS_BATCHED_RESTRICTED, TS_BATCHED } TsBatched;

/* What admins and team owners of one tenant have to do at one instant, as in TsAdminWork. */
typedef struct {
  double at;       /* seconds; negative: before the clock starts */
  uint32_t tenant; /* TS_NONE: of people who belong to none */
  bool is_change;
  uint64_t actions;
  double hours;
} TsAdminResult;

typedef struct {
  char *name;
  uint64_t fingerprint; /* of all replications, in order */
  TsFingerprints fingerprints; /* the same, of one kind of ingredient each */
  TsLittle little;
  TsOperationResult operations[TS_OPERATIONS];
  TsPairResult *pairs; /* attempts > 0; by from, to, operation: file order */
  uint32_t n_pairs;
  TsNeedResult needs;
  TsGroupResult *groups;                /* one per TsResults.groups */
  TsBatchMeans batch_means[TS_BATCHED]; /* of a single replication that has a warm-up, over closed
                                           needs as they arose; else without batches */
  bool has_reach;                       /* false: too many profiles, the three below are not computed */
  TsReachCounts reach;
  bool has_scopes;                      /* somebody is a guest: the next is known */
  TsReachCounts scopes[2];              /* `reach` by TsGuestScope: both readings of C-1 */
  TsFederationLink *federation; /* ascending */
  uint32_t n_federation;
  TsGuestLink *guests;          /* by group, then tenant */
  uint32_t n_guests;
  TsReachPair *reach_pairs;     /* by row, then column; the first TS_MOST_DRAWN_TENANTS of each */
  uint32_t n_reach_pairs;
  uint64_t admin_actions; /* to set it up */
  double admin_hours;
  uint64_t change_actions; /* of `changes:` and of undoing them */
  double change_hours;
  TsAdminResult *work; /* of both, by tenant and instant; NULL in results of before it was kept */
  uint32_t n_work;
  uint64_t tenant_switches; /* of all groups */
  uint64_t events;
  TsSeriesResult series;
} TsConfigurationResult;

/* a - b, paired by replication; the verdict is about a. */
typedef struct {
  uint32_t a; /* configuration */
  uint32_t b;
  TsMeasureId measure;
  TsOperation operation; /* for measures of an operation, else TS_OPERATIONS */
  TsEstimate difference; /* with an interval of its own, at 95 % */
  double p;              /* of this comparison alone: how likely such a difference is by chance */
  double p_family;       /* after Holm over all comparisons of the results; below 0.05 it is
                            better or worse */
  TsPairing pairing;     /* what the common random numbers brought */
  TsComparisonVerdict verdict;
} TsComparison;

/* What became of the needs that two configurations both faced; without those that are open
 * in either when the clock stops. */
typedef struct {
  uint32_t a, b;                          /* configurations */
  uint64_t both, only_a, only_b, neither; /* helped in */
  uint64_t open;
  uint64_t lost_in_a[TS_REASONS]; /* why A did not help those that only B helped: the reason of
                                     the last try; TS_REASON_NONE: none was made in time */
  uint64_t lost_in_b[TS_REASONS];
} TsNeedsCompared;

/* Configurations by helped_rate, the most first, and the choice of the first. */
typedef struct {
  uint32_t *order; /* numbers of those that have data; n of them */
  uint32_t n;
  double indifference; /* smaller differences do not matter */
  double probability;  /* that the first is within that of the best, at least; 0: unknown */
} TsRanking;

/* What of the start was not counted. */
typedef struct {
  uint32_t seconds; /* whole, rounded up; 0: the start counts */
  bool is_found;    /* by MSER-5, else given */
  uint32_t needs;   /* closed ones of a replication that MSER-5 looked at, */
  uint64_t cut;     /* how many of them it leaves out, */
  bool is_valid;    /* and whether in every configuration that is at most the first half */
} TsWarmUp;

/* After one stage of replications. */
typedef struct {
  uint32_t replications; /* so far */
  uint32_t undecided;    /* expectations */
  double half_width;     /* the widest of all success rates of operations; negative: some
                            operation has no interval yet */
  double level;          /* of the intervals by which its expectations were judged */
} TsStage;

typedef enum {
  TS_STOPPED_DECIDED, /* the precision is reached and no expectation is undecided */
  TS_STOPPED_AT_MOST, /* no more replications were permitted */
  TS_STOPPED_INTERRUPTED
} TsStopReason;

/* How the number of replications came about; without stages where it was fixed. */
typedef struct {
  double precision; /* asked for; 0: none */
  uint32_t most;    /* replications permitted */
  double level;     /* of the intervals by which the expectations were judged last. Where there may be k
                       looks, the first is by intervals of 95 %, whose one side errs in 2.5 %, and the others
                       share as much: 1 - 0.05 / (k - 1); of == and !=, which err on both sides, 1 - 0.05 / k
                       at each. So all looks together err in at most 5 % (Bonferroni) */
  TsStage *stages;
  uint32_t n_stages;
  TsStopReason reason;
} TsStopping;

typedef struct {
  char *text;
  int line;
  TsExpectationVerdict verdict;
  TsEstimate
    value; /* what was measured, of one long run by batch means where there are some; at TsStopping.level where there are stages, else
                       at 95 %; n == 0: no data */
  TsUnit unit; /* of value */
  uint32_t replications; /* where there are stages: after how many it was decided, and `value` is of these; else 0 */
} TsExpectationResult;

/* What two people can do, in their best active tenants. */
typedef struct {
  bool allows;
  TsReason reason; /* of a denial; TS_REASON_NONE: whatever the reason */
} TsAsserted;

/* One assertion in one configuration. It holds where no pair differs. */
typedef struct {
  uint32_t number;        /* of the assertion in the file, from 1 */
  uint32_t configuration; /* index into TsResults.configurations */
  char *text;
  int line;
  uint64_t pairs;         /* ordered pairs of two people it speaks of; once for each operation */
  uint64_t differ;        /* of these, for how many it is not as asserted */
  TsOperation operation;  /* of the first of them; this and the rest only where differ > 0 */
  char *from;             /* "Contoso1.mobile.1" */
  char *to;
  TsAsserted expected;
  TsAsserted actual;
  uint32_t caller, callee; /* their numbers; 0 when read back from a file */
  uint64_t reasons;        /* of denials that are as asserted: bit r for TsReason r; 0 when
                              read back from a file */
} TsAssertionResult;

typedef struct {
  char *version;  /* of tenantsim */
  char *scenario_name;
  char *scenario_question; /* or NULL */
  char *scenario_file; /* base name */
  char *scenario_text;
  char *sha256;
  char *effective_sha256;
  char *era;
  char *start;     /* "2020-04-06T00:00" */
  double duration; /* seconds */
  uint64_t seed;
  uint32_t replications; /* those that are in the results, the same for every configuration */
  uint32_t replications_asked;
  bool complete;
  char **assumptions; /* NULL-terminated */
  char **groups;      /* full names, file order; n_groups of them */
  uint32_t n_groups;
  TsEstate estate;
  TsConfigurationResult *configurations;
  uint32_t n_configurations;
  TsComparison *comparisons;
  uint32_t n_comparisons;
  TsNeedsCompared *needs_compared; /* all pairs in file order; NULL where needs were not kept */
  uint32_t n_needs_compared;
  TsRanking ranking; /* n == 0: of fewer than two configurations */
  TsStopping stopping;
  TsWarmUp warm_up;
  TsExpectationResult *expectations;
  uint32_t n_expectations;
  TsAssertionResult *assertions; /* by number, then by configuration */
  uint32_t n_assertions;
} TsResults;

void ts_results_free (TsResults *results);

/* Names as in results.json: "better", "pass", ... */
const char *ts_comparison_verdict_name (TsComparisonVerdict verdict);
const char *ts_expectation_verdict_name (TsExpectationVerdict verdict);
const char *ts_stop_reason_name (TsStopReason reason); /* "decided", "at most", "interrupted" */

/* The estimate of a measure of one configuration in base units (shares, seconds,
 * hours, counts), for expectations and reports. Counts have n = replications and
 * low = high = mean. n == 0 where there is no data. */
TsEstimate ts_results_estimate (const TsResults *results, uint32_t configuration, TsMeasureId measure,
                                TsOperation operation, TsStatistic statistic);

/* ------------------------------------------------------------------- run -- */

#define TS_EXPERIMENT_ERROR (ts_experiment_error_quark ())
GQuark ts_experiment_error_quark (void);
typedef enum {
  TS_EXPERIMENT_ERROR_BUG, /* a replication broke a sum rule (ts_replication_check()); the
                              message names configuration, replication and seed */
  TS_EXPERIMENT_ERROR_THREADS, /* threads could not be started */
  TS_EXPERIMENT_ERROR_INCOMPARABLE, /* two results are of different experiments */
  TS_EXPERIMENT_ERROR_SWEEP, /* what a sweep is asked to vary makes no sense */
  TS_EXPERIMENT_ERROR_STORE  /* the store of a sweep cannot be read or written */
} TsExperimentError;

typedef struct {
  uint32_t done;   /* replications finished, over all configurations */
  uint32_t total;  /* of this stage and those before */
  const char *configuration; /* the one a replication of which just finished */
  TsEstimate helped; /* its helped_rate so far, of the finished ones in any order: for the eye,
                        not for results; n == 0: no data yet */
} TsProgress;

/* Called from worker threads, one at a time, after each finished replication. */
typedef void (*TsProgressFunction) (const TsProgress *progress, void *user_data);

typedef struct {
  uint32_t threads;        /* 0: one per processor */
  const uint32_t *configurations; /* indices in file order to run, or NULL: all */
  uint32_t n_configurations;
  TsProgressFunction progress; /* or NULL */
  void *progress_data;
  const volatile int *stop; /* or NULL; non-zero ends the run after finished replications */
  uint64_t most_events;     /* of each replication; 0: as many as can be numbered */
  bool keeps_heap;          /* events to come are kept in TS_PENDING_HEAP: slower, with the same results */
  double most_memory;       /* bytes: a replication is not split among threads where the worlds that run at a time
                               would take more, and a sweep refuses a point that does; 0: no limit */
  uint32_t most_replications; /* to go on to while an expectation is undecided, where the scenario does not
                                 say how far; 0: the scenario's number is fixed */
} TsRunOptions;

/* As many times its replications a scenario that does not say how far is run while one of its expectations is
 * undecided, where nobody asked for a number. */
#define TS_USUAL_GROWTH 8

/* Bytes that the run takes, roughly, and at most where people try whom they can. The memory
 * of the scenario itself is not in it. O(activities x groups). */
double ts_experiment_memory (const TsScenario *scenario, const TsRunOptions *options);

/* Needs are kept one by one, and configurations compared by them, where a run is expected to
 * have at most so many (64 MB). */
#define TS_MOST_RECORDS 2000000

/*
 * Runs every (configuration, replication) on a pool of threads and evaluates
 * comparisons, assertions and expectations. Where there are fewer of them than threads, each is
 * split among several, so far as its people fall into parts (TsParts). Where the scenario permits more replications
 * than it begins with, or does not say and the options do, they come in stages, each doubling
 * their number, until the precision is reached and no expectation is undecided; whether there is
 * a next stage depends on results alone. Where only the options permit more, `stopping` is empty when
 * the first stage decides everything: the results are those of a fixed number. When *stop becomes non-zero, the results hold
 * the longest prefix of replications that is complete for every configuration,
 * `complete` is false, and there is no error; no replication at all is possible.
 * Fails with TS_CLIENTS_ERROR_LIMIT or TS_EXPERIMENT_ERROR; of several failures
 * the first by (replication, configuration) is reported. Expectations and
 * assertions about a configuration that was not run are left out.
 */
TsResults *ts_experiment_run (const TsScenario *scenario, const TsRunOptions *options, GError **error);

/*
 * Judges the assertions of a scenario in all its configurations without simulating: results
 * with assertions and the names of configurations, and without replications. O(P^2) decisions
 * an assertion, for P profiles cut along its people; the number of people does not matter.
 */
TsResults *ts_experiment_assertions (const TsScenario *scenario);

/* ----------------------------------------------------------------- ranks -- */

/*
 * With -DTENANTSIM_MPI=ON and under mpirun, an experiment is shared by processes, the ranks.
 * Every rank loads the same scenario and calls ts_experiment_run() with the same
 * configurations; which replication runs on which rank is fixed beforehand, and every
 * finished one goes to rank 0 at once. Rank 0 has the results, the same bytes as for any
 * number of ranks and threads; the others get NULL without an error. ts_sweep_run() is shared in
 * the same way, point after point; rank 0 alone opens the store. A rank that is stopped
 * returns at once and must end without ts_ranks_end(): the others may be gone.
 *
 * Without MPI, and where mpirun is not, there is one rank and these do nothing.
 */
bool ts_ranks_start (int *argc, char ***argv); /* first; false: MPI cannot be used as needed */
void ts_ranks_end (void);                      /* waits for the other ranks */
uint32_t ts_ranks_number (void);
uint32_t ts_ranks_count (void);

/* Every rank calls it with a number of its own and gets rank 0's, or where that is 0 the
 * largest of all: 0 means that everybody is ready. Waits for the others. */
uint32_t ts_ranks_worst (uint32_t number);

/* ----------------------------------------------------------------- sweep -- */

/* One thing that a sweep varies. */
typedef struct {
  char *name;   /* of the parameter, or the path */
  char **paths; /* of the keys that take the value */
  char **values; /* in the order given, ranges with a number of values spelt out; NULL-terminated,
                    empty where only a range is given */
  bool is_range; /* "LOW..HIGH" without a number of values: for Latin hypercubes, or its two ends */
  double low, high;
  bool is_whole; /* both ends are whole numbers without a unit: so are the values between */
  char *unit;    /* of the range: "%", "min", "" */
} TsVaried;

/* How points are chosen. */
typedef enum {
  TS_SWEEP_GRID,         /* every combination; the last one varies fastest */
  TS_SWEEP_LATIN,        /* so many points, of which each n-th of every range holds one */
  TS_SWEEP_ONE_AT_A_TIME /* the scenario as it is, then each value of each, alone */
} TsSweepDesign;

typedef struct {
  TsVaried *varied;
  uint32_t n_varied;
  TsSweepDesign design;
  uint32_t n_latin; /* points of a Latin hypercube */
  char **where;     /* constraints, "NAME < VALUE" or "NAME < NAME" with < <= > >= == !=;
                       NULL-terminated, or NULL. Points that break one are left out */
  uint64_t seed;    /* of the Latin hypercube */
} TsSweepPlan;

/* One point: a value for each varied, NULL where it is as in the scenario. */
typedef struct {
  char **values; /* n of them */
  uint32_t n;
} TsSweepPoint;

/* "PATH=VALUES", or "NAME" or "NAME=VALUES" of a parameter of the scenario. VALUES are
 * separated by commas outside of brackets, each a value or a range: "50%..90%/5" stands for
 * five from 50% to 90%. False with TS_EXPERIMENT_ERROR_SWEEP. Clear with ts_varied_clear(). */
bool ts_varied_parse (TsVaried *varied, const TsScenario *scenario, const char *text, GError **error);
void ts_varied_clear (TsVaried *varied);

/* The points of a plan, of TsSweepPoint; NULL with TS_EXPERIMENT_ERROR_SWEEP: a range in a
 * grid, a constraint that names nothing, no point or more than 100,000. Free with
 * g_array_unref(). */
GArray *ts_sweep_points (const TsSweepPlan *plan, GError **error);

/* One configuration at one point. Samples are one a replication. */
typedef struct {
  char *name;
  uint32_t replications;
  TsSample *helped, *fully_helped, *restricted, *call, *search; /* shares of closed needs, mean seconds,
                                                                   success rates of attempts */
} TsSweepConfiguration;

typedef struct {
  char **values;
  TsSweepConfiguration *configurations;
  uint32_t n_configurations;
} TsSweepRow;

/* The measures that a sweep reports. */
typedef enum {
  TS_SWEEP_HELPED,
  TS_SWEEP_FULLY_HELPED,
  TS_SWEEP_RESTRICTED,
  TS_SWEEP_CALL,
  TS_SWEEP_SEARCH,
  TS_SWEEP_MEASURES
} TsSweepMeasure;
const char *ts_sweep_measure_name (TsSweepMeasure measure); /* "helped_rate", "call.success_rate", ... */
TsMeasureId ts_sweep_measure_id (TsSweepMeasure measure);
const TsSample *ts_sweep_samples (const TsSweepConfiguration *configuration, TsSweepMeasure measure);
TsEstimate ts_sweep_estimate (const TsSweepConfiguration *configuration, TsSweepMeasure measure);

/* What one value of one varied, alone, changes in a configuration. */
typedef struct {
  uint32_t varied;
  const char *value;  /* belongs to the row */
  uint32_t row;       /* of the value */
  uint32_t configuration;
  TsEstimate change;  /* of helped_rate against the scenario as it is, paired */
} TsSensitivity;

typedef struct {
  char *scenario_name;
  char *scenario_file; /* base name */
  char *sha256;
  uint64_t seed;
  uint32_t replications; /* asked for */
  bool complete;
  TsSweepDesign design;
  char **varied; /* names, NULL-terminated; n_varied of them */
  uint32_t n_varied;
  TsSweepRow *rows; /* in the order of the points; only those with data */
  uint32_t n_rows;
  TsSensitivity *sensitivities; /* of one-at-a-time designs: the largest swing first, by varied */
  uint32_t n_sensitivities;
} TsSweepResults;

void ts_sweep_results_free (TsSweepResults *results);

typedef struct {
  const char *path;            /* of the scenario */
  const TsOverride *overrides; /* at every point */
  size_t n_overrides;
  const char *const *configurations; /* names, NULL-terminated; NULL: all */
  const char *store;           /* file, or NULL: nothing is kept */
  double most_needs;           /* or faults, expected in what is still to be run; more is TS_CLIENTS_ERROR_LIMIT */
  TsRunOptions run;            /* threads, progress over all that is missing, stop */
} TsSweepOptions;

/*
 * Loads the scenario at every point, looks up in the store which replications it has of them,
 * runs the others and stores each point as it is finished, an interrupted one as far as it
 * came. Results are made of what the store holds: a sweep that was interrupted and resumed
 * ends with the same results, and the same store byte for byte, as one that was not.
 * A point in the store is known by the version of tenantsim and by everything in force but
 * the number of replications.
 *
 * NULL with TS_EXPERIMENT_ERROR_STORE (cannot be read, written, or is of something else),
 * TS_EXPERIMENT_ERROR_SWEEP when the scenario is invalid at a point (`diagnostics` say why) or
 * has no configuration of a name, or the errors of ts_experiment_run().
 */
TsSweepResults *ts_sweep_run (const TsSweepPlan *plan, const TsSweepOptions *options, TsDiagnostics *diagnostics,
                              GError **error);

/* -------------------------------------------------------------- baseline -- */

/* How much worse is not yet a regression. A change must be larger than this. */
typedef struct {
  double rate;     /* share: 0.01 is one percentage point. Default 0.01 */
  double relative; /* of the old value, for everything else. Default 0.02 */
} TsTolerance;

#define TS_TOLERANCE_DEFAULT ((TsTolerance){.rate = 0.01, .relative = 0.02})

/* A family of tests in which nothing has changed calls something significant with at
 * most this probability. */
#define TS_BASELINE_LEVEL 0.01

typedef enum {
  TS_BASELINE_CHANGE_NONE,  /* nothing that could not be chance */
  TS_BASELINE_CHANGE_BETTER,
  TS_BASELINE_CHANGE_WORSE, /* within the tolerance */
  TS_BASELINE_CHANGE_REGRESSION
} TsMeasureVerdict;

/* What became of one measure. */
typedef struct {
  TsMeasureId measure;
  TsOperation operation; /* for measures of an operation, else TS_OPERATIONS */
  double before; /* of the replications that are compared */
  double after;
  TsEstimate difference; /* after - before; n == 1: a single replication, no interval and no test */
  double p;              /* of this measure alone; 1 without a test */
  double p_family;       /* after Holm over all tests */
  TsMeasureVerdict verdict;
} TsMeasureChange;

typedef struct {
  char *name;
  bool is_identical; /* the same trajectories and the same values: changes say nothing */
  TsMeasureChange *changes; /* measures for which both have data: operations, needs, exact counts */
  uint32_t n_changes;
} TsConfigurationChanges;

typedef enum {
  TS_BASELINE_IDENTICAL, /* every configuration is */
  TS_BASELINE_NO_REGRESSION,
  TS_BASELINE_REGRESSION,
  TS_BASELINE_UNDECIDED, /* something differs, and nothing could be tested: too few replications */
  TS_BASELINE_INCOMPARABLE /* nothing was compared: the first note says why */
} TsBaselineVerdict;

typedef struct {
  TsBaselineVerdict verdict;
  TsTolerance tolerance;
  bool is_paired;        /* replication by replication; else the intervals are unpaired */
  uint32_t replications_before; /* those that were compared */
  uint32_t replications_after;
  uint32_t n_tests;      /* the family */
  uint32_t n_regressions;
  char **notes;          /* NULL-terminated: what else differs, a sentence each, without full stop */
  TsConfigurationChanges *configurations; /* in both; in the order of the later results */
  uint32_t n_configurations;
} TsBaselineComparison;

/*
 * Compares `after` with `before`, results of the same experiment at another time. They
 * are comparable when scenario name, era, start and duration agree and they have at least
 * one configuration in common; else TS_EXPERIMENT_ERROR_INCOMPARABLE with a sentence that
 * says what differs. Another text, other values, another seed are notes, or with
 * `same_scenario` errors, too.
 *
 * Replications are paired where the seeds agree (the first ones, where there are more on
 * one side). A regression is a compared measure that is worse, significantly so in the
 * family of all measures of all configurations, by more than the tolerance; or an exact
 * count (isolation violations, exposure, intents unmet, admin actions) that is worse at
 * all. Expectations play no part.
 *
 * The values are those kept in results.json. Compare results read from files with results
 * read from files: what has not been written yet has more digits.
 */
TsBaselineComparison *ts_baseline_compare (const TsResults *before, const TsResults *after, TsTolerance tolerance,
                                           bool same_scenario, GError **error);
void ts_baseline_comparison_free (TsBaselineComparison *comparison);

/* In the place of a comparison that could not be made: TS_BASELINE_INCOMPARABLE with this sentence as its
 * note, and no configurations. Free with ts_baseline_comparison_free(). */
TsBaselineComparison *ts_baseline_incomparable (const char *why);

/* Names for machines: "identical", "regression", ...; "none", "better", ... */
const char *ts_baseline_verdict_name (TsBaselineVerdict verdict);
const char *ts_measure_verdict_name (TsMeasureVerdict verdict);

G_END_DECLS

#endif

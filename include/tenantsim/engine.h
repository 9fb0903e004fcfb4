/*
 * tenantsim/engine.h - a general discrete-event engine
 *
 * What it keeps: simulated time, the pending-event set, keyed random draws and
 * distributions. What it knows nothing of: calls, tenants, files. It can be
 * used and tested alone.
 *
 * An event is 16 bytes: a time, a sequence number, a kind and a subject. Kinds
 * and subjects mean nothing here; a model lists its kinds in one enum, so that
 * everything that can happen in its world is read in one place.
 *
 * Order of events, which is the rule for ties: by time, then first scheduled,
 * first out. Nothing else (no address, no hash order, no time of day) ever
 * decides.
 *
 * Contract violations by the caller (an event in the past, a kind out of
 * range) end the program with the simulated time in the message. Limits that
 * a long run can reach (sequence numbers, memory) are reported by
 * ts_scheduler_fault() and never wrap.
 */
#ifndef TENANTSIM_ENGINE_H
#define TENANTSIM_ENGINE_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

G_BEGIN_DECLS

/* ---------------------------------------------------------------- time -- */

/* An instant: nanoseconds since the start of the scenario's clock. */
typedef int64_t TsTime;
/* A length of time in nanoseconds. Never an instant. */
typedef int64_t TsDuration;

#define TS_MICROSECOND ((TsDuration)1000)
#define TS_MILLISECOND ((TsDuration)1000000)
#define TS_SECOND ((TsDuration)1000000000)
#define TS_MINUTE (60 * TS_SECOND)
#define TS_HOUR (60 * TS_MINUTE)
#define TS_DAY (24 * TS_HOUR)
#define TS_WEEK (7 * TS_DAY)
/* Later than every instant that can occur. */
#define TS_TIME_NEVER INT64_MAX

/* -------------------------------------------------------------- events -- */

#define TS_EVENT_SEQUENCE_BITS 34 /* 1.7e10 events in one replication */
#define TS_EVENT_KIND_BITS 6      /* 64 kinds in one model */
#define TS_EVENT_SUBJECT_BITS 24  /* 16.7 million subjects */
#define TS_EVENT_KINDS (1u << TS_EVENT_KIND_BITS)
#define TS_EVENT_SUBJECTS (1u << TS_EVENT_SUBJECT_BITS)

typedef struct {
  TsTime time;   /* when it happens */
  uint64_t word; /* sequence number, kind, subject; the sequence number on top,
                    so that comparing words compares age */
} TsEvent;

/* What happens: the model's own enum, 0 .. TS_EVENT_KINDS - 1. */
static inline unsigned ts_event_kind (TsEvent event)
{
  return (unsigned)(event.word >> TS_EVENT_SUBJECT_BITS) & (TS_EVENT_KINDS - 1u);
}

/* To whom it happens: the model's own row number. */
static inline uint32_t ts_event_subject (TsEvent event)
{
  return (uint32_t)event.word & (TS_EVENT_SUBJECTS - 1u);
}

/* The event's number in order of scheduling, from 1. Never reused in one run. */
static inline uint64_t ts_event_sequence (TsEvent event)
{
  return event.word >> (TS_EVENT_SUBJECT_BITS + TS_EVENT_KIND_BITS);
}

/* --------------------------------------------------- pending-event set -- */

/* Implementations of the pending-event set; all pop in exactly the same order. */
typedef enum {
  TS_PENDING_HEAP,   /* 4-ary heap, the reference: O(log n), 16 bytes an event */
  TS_PENDING_BUCKETS /* buckets that narrow where events are dense: O(1) amortised,
                        O(log n) for events scheduled before the few that come next;
                        reserves about 50 bytes an event, of which it touches 17, and 16
                        more for events of one instant while they are next */
} TsPendingKind;

typedef struct TsPending TsPending;

/* Creates an empty set with room for `capacity` events; it grows when needed.
 * Free with ts_pending_free(). Never NULL. */
TsPending *ts_pending_new (TsPendingKind kind, size_t capacity);
void ts_pending_free (TsPending *pending);

/* Adds an event. Returns false, and adds nothing, when memory is exhausted. */
bool ts_pending_push (TsPending *pending, TsEvent event);

/* Removes the first event in (time, sequence) order that is not later than
 * `until` and stores it in *event. Returns false when there is none. */
bool ts_pending_pop (TsPending *pending, TsTime until, TsEvent *event);

/* Removes all events and keeps the memory. */
void ts_pending_clear (TsPending *pending);

/* Number of events in the set. */
size_t ts_pending_length (const TsPending *pending);

/* ----------------------------------------------------------- scheduler -- */

typedef struct TsScheduler TsScheduler;

typedef enum {
  TS_SCHEDULER_NO_FAULT,
  TS_SCHEDULER_SEQUENCE_EXHAUSTED, /* more than 2^34 - 1 events were scheduled */
  TS_SCHEDULER_MEMORY_EXHAUSTED    /* the pending-event set could not grow */
} TsSchedulerFault;

/* Creates a scheduler at time 0 with nothing pending. Free with
 * ts_scheduler_free(). Never NULL. */
TsScheduler *ts_scheduler_new (TsPendingKind kind, size_t capacity);
void ts_scheduler_free (TsScheduler *scheduler);

/* Forgets all events and faults and goes back to time 0 and sequence 0; keeps
 * the memory, so that replications can follow each other without allocating. */
void ts_scheduler_reset (TsScheduler *scheduler);

/* The current instant: the time of the last event taken, or the last `until`. */
TsTime ts_scheduler_now (const TsScheduler *scheduler);

/* Schedules an event at `at` (not before now) and returns its sequence number.
 * A model that may want to drop the event keeps that number and compares it
 * with ts_event_sequence() when the event comes: lazy cancellation. Returns 0,
 * with a fault set, when nothing could be scheduled. O(log n). */
uint64_t ts_scheduler_schedule (TsScheduler *scheduler, TsTime at, unsigned kind, uint32_t subject);

/* Takes the next event that is not later than `until`, moves the clock to it
 * and stores it in *event. Returns false, with the clock at `until`, when
 * there is none, and false with the clock where it was after a fault. */
bool ts_scheduler_next (TsScheduler *scheduler, TsTime until, TsEvent *event);

/* Number of events pending. */
size_t ts_scheduler_pending (const TsScheduler *scheduler);

/* Events that come next, as far as their order is known: the first *n of those pending,
 * `wanted` or more where there are as many, save that some scheduled later than these may come
 * between. A hint for fetching what they will need. NULL, with *n = 0, when nothing is known, as of the
 * heap. Valid until the next call. O(1) where `wanted` are known already. */
const TsEvent *ts_scheduler_upcoming (TsScheduler *scheduler, size_t wanted, size_t *n);

/* The first fault that occurred, or TS_SCHEDULER_NO_FAULT. */
TsSchedulerFault ts_scheduler_fault (const TsScheduler *scheduler);

/* -------------------------------------------------------------- memory -- */

/* Asks for huge pages for a large piece of memory that is used all over, where the system
 * offers them on request. Changes nothing but speed. */
void ts_prefer_huge_pages (void *memory, size_t size);

/* -------------------------------------------------------- random draws -- */

/*
 * Draws are keyed, not streamed: the same key always gives the same bits, in
 * any order of asking. Two configurations that ask the same question about the
 * same need of the same person get the same answer: common random numbers by
 * construction. Generator: Threefry2x64-20 (Salmon, Moraes, Dror, Shaw,
 * "Parallel random numbers: as easy as 1, 2, 3", SC'11), from Random123.
 */
typedef struct {
  uint64_t seed;
  uint64_t replication;
} TsDrawKey;

typedef struct {
  uint64_t first;
  uint64_t second;
} TsDraw;

/* 128 independent bits for (key | entity, need, attempt, purpose). The entity
 * is a stable 64-bit hash (ts_hash_*), not a row number, so that one more
 * person never shifts anyone else's draws. */
TsDraw ts_draw (TsDrawKey key, uint64_t entity, uint32_t need, uint16_t attempt, uint16_t purpose);

/* Maps 64 bits to a double strictly between 0 and 1: the middle of one of 2^52 cells. */
static inline double ts_uniform (uint64_t bits)
{
  return ((double)(bits >> 12) + 0.5) * 0x1p-52;
}

/* A uniform integer in 0 .. n-1 (n > 0) by multiply and shift; bias < n / 2^64. */
static inline uint64_t ts_uniform_below (uint64_t bits, uint64_t n)
{
  __extension__ typedef unsigned __int128 Product;
  return (uint64_t)(((Product)bits * n) >> 64);
}

/* Stable 64-bit hashes that never change between versions, machines or builds
 * (FNV-1a followed by the splitmix64 finaliser). */
uint64_t ts_hash_text (const char *text);
uint64_t ts_hash_combine (uint64_t hash, uint64_t value);

/* ------------------------------------------------------- distributions -- */

typedef enum {
  TS_DISTRIBUTION_CONSTANT,
  TS_DISTRIBUTION_EXPONENTIAL,
  TS_DISTRIBUTION_UNIFORM,
  TS_DISTRIBUTION_LOGNORMAL,
  TS_DISTRIBUTION_EMPIRICAL
} TsDistributionKind;

/* A distribution of durations, sampled by its inverse: monotone in the bits,
 * one draw a sample, so that common random numbers stay in step. */
typedef struct {
  TsDistributionKind kind;
  double first;          /* constant: value; exponential: mean; uniform: lower end;
                            lognormal: median. Nanoseconds. */
  double second;         /* uniform: upper end, ns; lognormal: sigma of the logarithm */
  TsDuration cap;        /* samples are cut to this; 0 is no cap */
  const TsDuration *sorted; /* empirical: values in ascending order, owned elsewhere */
  size_t n_sorted;
  const void *table; /* lognormal and exponential: the engine's own */
} TsDistribution;

TsDistribution ts_constant (TsDuration value);
TsDistribution ts_exponential (TsDuration mean);
TsDistribution ts_uniform_between (TsDuration low, TsDuration high);
/* Lognormal by its median and its mean (mean >= median > 0): sigma^2 = 2 ln(mean/median). */
TsDistribution ts_lognormal_mean (TsDuration median, TsDuration mean);
/* Lognormal by its median and another quantile, 0.5 < probability < 1 and
 * value >= median > 0: sigma = ln(value/median) / z(probability). */
TsDistribution ts_lognormal_quantile (TsDuration median, double probability, TsDuration value);
/* Each of n >= 1 ascending values with equal probability; does not copy them. */
TsDistribution ts_empirical (const TsDuration *sorted, size_t n);

/* One sample, not negative, rounded to the nearest nanosecond, a tie to the even one. */
TsDuration ts_distribution_sample (const TsDistribution *distribution, uint64_t bits);

/* The mean in nanoseconds, without regard to the cap. */
double ts_distribution_mean (const TsDistribution *distribution);

/* ------------------------------------------------ portable mathematics -- */

/*
 * Own elementary functions: results must not change with the C library, the
 * compiler or -march. Only + - * / sqrt and bit operations are used, without
 * contraction. Relative error below 1e-15.
 */
double ts_log (double x);             /* natural logarithm, x > 0 */
double ts_exp (double x);             /* e^x, -700 <= x <= 700 */
double ts_normal_quantile (double p); /* inverse of the standard normal, 0 < p < 1;
                                         Wichura, algorithm AS 241 (1988), PPND16 */

G_END_DECLS

#endif

/*
 * bench.h - what `tenantsim bench` measures
 *
 * A case is a row of one table. It is measured in a process of its own, so that every
 * measurement finds fresh memory, by the processor time of its thread.
 */
#ifndef TENANTSIM_CLI_BENCH_H
#define TENANTSIM_CLI_BENCH_H

#include <stdbool.h>
#include <stdint.h>

#include "tenantsim/engine.h"

/* Of one measurement. */
typedef struct {
  double nanoseconds; /* of processor time, all together */
  double things;      /* so many events, decisions or groups */
  double bytes;       /* of memory in use that it added; 0: not asked */
  double answer;      /* of the model, and what theory expects; 0: there is none */
  double expected;
} TsMeasurement;

enum { TS_MOST_BENCH_SIZES = 5 };

typedef struct {
  const char *name;
  const char *thing;                   /* what is counted: "event" */
  const char *says;                    /* what it is */
  uint32_t sizes[TS_MOST_BENCH_SIZES]; /* usual ones, ascending; 0 ends them */
  bool has_queue;                      /* measured with both pending-event sets */
  bool counts_people;                  /* its size is a number of people */
  TsMeasurement (*measure) (uint32_t size, TsPendingKind queue);
} TsBenchCase;

const TsBenchCase *ts_bench_cases (size_t *n);

/* The cases of the table. */
TsMeasurement ts_bench_hold (uint32_t pending, TsPendingKind queue);
TsMeasurement ts_bench_ties (uint32_t pending, TsPendingKind queue);
TsMeasurement ts_bench_mm1 (uint32_t arrivals, TsPendingKind queue);
TsMeasurement ts_bench_loss (uint32_t arrivals, TsPendingKind queue);
TsMeasurement ts_bench_erlang_a (uint32_t arrivals, TsPendingKind queue);
TsMeasurement ts_bench_model (uint32_t people, TsPendingKind queue);
TsMeasurement ts_bench_guests (uint32_t people, TsPendingKind queue);
TsMeasurement ts_bench_congested (uint32_t people, TsPendingKind queue);
TsMeasurement ts_bench_tenants (uint32_t people, TsPendingKind queue);
TsMeasurement ts_bench_loading (uint32_t groups, TsPendingKind queue);
TsMeasurement ts_bench_decisions (uint32_t tenants, TsPendingKind queue);
TsMeasurement ts_bench_explain (uint32_t tenants, TsPendingKind queue);
TsMeasurement ts_bench_matrix (uint32_t tenants, TsPendingKind queue);
TsMeasurement ts_bench_diff (uint32_t tenants, TsPendingKind queue);
TsMeasurement ts_bench_opening (uint32_t tenants, TsPendingKind queue);

/* Nanoseconds of processor time of this thread; bytes of memory that this process uses. */
double ts_bench_clock (void);
double ts_bench_memory (void);

#endif

/* The same done with each of several things, on threads. */
#ifndef TENANTSIM_EXPERIMENT_PARALLEL_H
#define TENANTSIM_EXPERIMENT_PARALLEL_H

#include <stdint.h>

/* Calls each (data, i) for every i below n, on at most so many threads (0: one per processor), of which the caller is
 * one, and in no order: a call may change what belongs to its i alone. Returns after the last. */
void ts_parallel (uint32_t threads, uint32_t n, void (*each) (void *data, uint32_t i), void *data);

#endif

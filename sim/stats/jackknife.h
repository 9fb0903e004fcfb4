/* From leave-one-out values to an estimate with its interval. */
#ifndef TENANTSIM_STATS_JACKKNIFE_H
#define TENANTSIM_STATS_JACKKNIFE_H

#include "tenantsim/stats.h"

/* `pooled` over n > 1 replications, without[i] the same value without replication i. */
TsEstimate ts_jackknife (double pooled, const double *without, size_t n, double level);

/* The standard error of the same. */
double ts_jackknife_error (const double *without, size_t n);

/* What can be said when only one replication holds data: no interval. */
TsEstimate ts_single_estimate (double value);

#endif

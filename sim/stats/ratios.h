/* Ratios of sums without one replication: what every jackknife of them is made of. */
#ifndef TENANTSIM_STATS_RATIOS_H
#define TENANTSIM_STATS_RATIOS_H

#include "tenantsim/stats.h"

TsSample ts_ratio_total (const TsSample *samples, size_t n);

static inline double ts_ratio_of (TsSample sample)
{
  return sample.numerator / sample.denominator;
}

/* Adds `sign` times the leave-one-out ratios to without[]. False when there is one
 * without data: all data is in a single replication. */
bool ts_ratio_add_without (double *without, const TsSample *samples, TsSample total, size_t n, double sign);

#endif

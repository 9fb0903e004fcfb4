/* Ranks in a histogram: shared by its quantiles and their jackknife. */
#ifndef TENANTSIM_STATS_HISTOGRAM_H
#define TENANTSIM_STATS_HISTOGRAM_H

#include "tenantsim/stats.h"

/* ceil(q n), at least 1 and at most n. A product that is a whole number but for
 * rounding is that number: the 0.07-quantile of 100 values is the 7th. */
uint64_t ts_histogram_rank (double q, uint64_t n);

/* How many values its cells hold; 0 without cells, whatever the tally says. */
uint64_t ts_histogram_values (const TsHistogram *histogram);

#endif

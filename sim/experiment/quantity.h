/*
 * What a measure is made of in one configuration: exact, or a ratio per
 * replication, or a histogram per replication. Expectations and comparisons both
 * estimate and subtract quantities, so they cannot differ.
 */
#ifndef TENANTSIM_EXPERIMENT_QUANTITY_H
#define TENANTSIM_EXPERIMENT_QUANTITY_H

#include "tenantsim/experiment.h"

/* Groups to which a measure is restricted; NULL: all. Ascending. */
typedef struct {
  const uint32_t *from;
  uint32_t n_from;
  const uint32_t *to;
  uint32_t n_to;
} TsSelector;

/* What is asked of one configuration. */
typedef struct {
  TsMeasureId measure;
  TsOperation operation; /* for measures of an operation */
  TsStatistic statistic;
  TsSelector selector;
} TsAsked;

typedef enum { TS_QUANTITY_ABSENT, TS_QUANTITY_EXACT, TS_QUANTITY_RATIO, TS_QUANTITY_QUANTILE } TsQuantityKind;

typedef struct {
  TsQuantityKind kind;
  uint32_t n;         /* replications */
  double value;       /* exact */
  TsSample *samples;  /* ratio: n of them */
  TsRatioKind ratio;
  TsHistogram *histograms; /* quantile: n of them, nanoseconds */
  double q;
} TsQuantity;

/* Absent where the measure is not known: not computed, or not kept for a
 * restriction to groups (only success_rate and attempts are known by pair, only
 * the measures of needs by group). Clear with ts_quantity_clear(). */
TsQuantity ts_quantity (const TsResults *results, uint32_t configuration, const TsAsked *asked);
void ts_quantity_clear (TsQuantity *quantity);

/* Base units: shares, seconds, hours, counts; with an interval of `level`. n == 0: no
 * data. Both quantities of a difference come from the same TsAsked. */
TsEstimate ts_quantity_estimate (const TsQuantity *quantity, double level);
TsEstimate ts_quantity_difference (const TsQuantity *a, const TsQuantity *b, double level);

#endif

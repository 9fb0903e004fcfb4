/*
 * tenantsim/stats.h - counting, estimating, comparing
 *
 * What it keeps: tallies and histograms that merge exactly, estimates with
 * intervals, paired comparison, verdicts, and the one table of measure names.
 * What it knows nothing of: what is measured, YAML, output formats.
 *
 * Everything counted inside a run is an integer, and merging is exact and
 * independent of order, so the number of threads never shows in a result.
 * Intervals are 95 % intervals over replications unless a level is given.
 */
#ifndef TENANTSIM_STATS_H
#define TENANTSIM_STATS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tenantsim/engine.h"

G_BEGIN_DECLS

/* --------------------------------------------------------------- tally -- */

/* A sum of nanoseconds over many years of many people does not fit in 64 bits. */
__extension__ typedef unsigned __int128 ts_uint128;

/* How many durations, and their sum in nanoseconds. */
typedef struct {
  uint64_t count;
  ts_uint128 sum;
} TsTally;

void ts_tally_add (TsTally *tally, TsDuration value); /* value >= 0 */
void ts_tally_merge (TsTally *into, const TsTally *from);

/* ----------------------------------------------------------- histogram -- */

/*
 * A log-linear histogram of durations: 128 cells for each power of two, so a
 * value is known to better than 0.8 % of itself, and the relative error of a
 * quantile taken at the middle of a cell is below 0.4 %. Values below 256 ns
 * have a cell each and are exact. Merging is exact. Only the cells between the
 * lowest and the highest value are kept, in whole blocks of 128, so that thousands
 * of histograms fit in memory: a widening at the edge allocates, and a value within
 * does not. A histogram without cells may still carry a tally; it then holds no
 * values.
 */
typedef struct {
  uint64_t *cells;  /* those numbered first .. first + n_cells - 1; the others are 0 */
  uint32_t first;
  uint32_t n_cells;
  TsTally tally;    /* exact count and sum */
} TsHistogram;

/* 0 .. 2^63 - 1 ns: 128 cells below 128, and 128 for each of the powers 2^7 .. 2^62. */
#define TS_HISTOGRAM_CELLS 7296

void ts_histogram_add (TsHistogram *histogram, TsDuration value); /* value >= 0 */
void ts_histogram_merge (TsHistogram *into, const TsHistogram *from);
void ts_histogram_clear (TsHistogram *histogram); /* frees the cells */

/* How many values are in a cell. */
uint64_t ts_histogram_count (const TsHistogram *histogram, size_t cell);
/* Adds `count` values of unknown size to a cell; the sum of the tally stays. */
void ts_histogram_add_to_cell (TsHistogram *histogram, size_t cell, uint64_t count);

/* Makes room for every value, so that adding never allocates; 57 KiB. */
void ts_histogram_reserve (TsHistogram *histogram);
/* Forgets the values and keeps the room. */
void ts_histogram_reset (TsHistogram *histogram);
/* A copy with no more room than its values need. Clear with ts_histogram_clear(). */
TsHistogram ts_histogram_copy (const TsHistogram *histogram);

/* The q-quantile, 0 < q < 1, in nanoseconds: the middle of the cell holding the
 * ceil(q n)-th smallest value. The histogram must not be empty. */
double ts_histogram_quantile (const TsHistogram *histogram, double q);

/* Cell number of a value, and the lowest value and the middle of a cell. */
size_t ts_histogram_cell (TsDuration value);
TsDuration ts_histogram_cell_low (size_t cell);
double ts_histogram_cell_middle (size_t cell);

/* ----------------------------------------------------------- estimates -- */

/* An estimate with a 95 % interval. n is the number of replications it rests
 * on; n == 0 means that there is no data, and the other fields mean nothing.
 * With a single replication low = high = mean: no interval can be given. */
typedef struct {
  double mean;
  double low;
  double high;
  uint64_t n;
} TsEstimate;

/* One measure in one replication: a ratio of sums. */
typedef struct {
  double numerator;
  double denominator;
} TsSample;

typedef enum {
  TS_RATIO_ANY,       /* any real value */
  TS_RATIO_PROPORTION /* a part of a whole: clipped to [0,1], Clopper-Pearson where
                         every replication is all 0 or all 1 */
} TsRatioKind;

/*
 * The pooled ratio sum(numerator) / sum(denominator) over n replications with a
 * jackknife interval (Student t, n - 1 degrees of freedom). For pooled ratio R
 * and leave-one-out ratios R(-i), pseudo-values J(i) = n R - (n-1) R(-i); the
 * variance is that of their mean. `mean` is the pooled ratio itself. No data
 * (n == 0, or all denominators 0) gives .n == 0. Replications with a zero
 * denominator take part: they are evidence of nothing, not missing. Only where
 * all data is in one replication there is no leave-one-out ratio: then, as with a
 * single replication, low = high = mean and .n == 1. (So for all estimates here.)
 * Numerators and denominators of proportions are counts.
 * Source: Efron and Stein, Annals of Statistics 9 (1981); Clopper and Pearson,
 * Biometrika 26 (1934).
 */
TsEstimate ts_estimate_ratio (const TsSample *samples, size_t n, TsRatioKind kind);

/* The paired difference of two pooled ratios, a - b, by the same jackknife,
 * replication i of a paired with replication i of b. Clipped to [-1,1] for
 * proportions. No data in either gives .n == 0, all data of either in one
 * replication .n == 1. */
TsEstimate ts_estimate_difference (const TsSample *a, const TsSample *b, size_t n, TsRatioKind kind);

/* The q-quantile of the merged histograms of n replications (ns), with the
 * jackknife of merged histograms. No values gives .n == 0.
 * O(n * TS_HISTOGRAM_CELLS). */
TsEstimate ts_estimate_quantile (const TsHistogram *const *histograms, size_t n, double q);

/* Paired difference of the q-quantiles of two sets of n histograms, a - b. */
TsEstimate ts_estimate_quantile_difference (const TsHistogram *const *a, const TsHistogram *const *b, size_t n,
                                            double q);

/* The same four with intervals of another level than TS_INTERVAL_LEVEL, 0 < level < 1: for
 * those who look more than once and share an error among their looks. */
#define TS_INTERVAL_LEVEL 0.95
TsEstimate ts_estimate_ratio_at (const TsSample *samples, size_t n, TsRatioKind kind, double level);
TsEstimate ts_estimate_difference_at (const TsSample *a, const TsSample *b, size_t n, TsRatioKind kind, double level);
TsEstimate ts_estimate_quantile_at (const TsHistogram *const *histograms, size_t n, double q, double level);
TsEstimate ts_estimate_quantile_difference_at (const TsHistogram *const *a, const TsHistogram *const *b, size_t n,
                                               double q, double level);

/* What it brings to give two configurations the same random numbers. From the jackknife
 * variances of both ratios and of their difference. */
typedef struct {
  bool is_known;      /* both vary */
  double correlation; /* of the two over replications, -1..1 */
  double reduction;   /* the variance of the difference of independent runs over that of the
                         paired one; 0: unknown, the paired difference does not vary at all */
} TsPairing;

TsPairing ts_pairing (const TsSample *a, const TsSample *b, size_t n);

/* How likely it is, at least, that the one with the mean `best` is within `indifference` of
 * the best of all: 1 - sum of P(t > (d + indifference) / s) over the others, for their paired
 * differences d = best - other >= 0 with standard errors s and n - 1 degrees of freedom, at
 * least 0. Source: the approximate probability of correct selection with Bonferroni's bound,
 * Chen and Lee, Stochastic Simulation Optimization (2010). */
double ts_correct_selection (const double *differences, const double *errors, size_t n_others, size_t n,
                             double indifference);

/* The standard error of a paired difference; 0 where none can be given. */
double ts_difference_error (const TsSample *a, const TsSample *b, size_t n);

/* Where the start of a run stops showing: how many of the first values to leave out so that the
 * standard error of the mean of the others, taken in batches of `size`, is the least (MSER-5 for
 * 5). A multiple of `size`, at most half; not valid where the least is farther on, or there are
 * fewer than 10 batches: the run is too short to tell. O(n). Source: White, Simulation 69 (1997);
 * White, Cobb and Spratt, WSC (2000). */
size_t ts_mser_cut (const double *values, size_t n, size_t size, bool *is_valid);

/* The mean of one long run, with an interval from the means of batches of values that follow each
 * other; what does not fill a batch is left out at the start. */
typedef struct {
  TsEstimate mean;  /* n is the number of batches */
  uint32_t batches; /* 0: too few values */
  uint64_t size;    /* of a batch */
  double lag_1;     /* correlation of each batch with the next; far from 0 the batches are too short
                       and the interval is too narrow */
} TsBatchMeans;

TsBatchMeans ts_batch_means (const double *values, size_t n, uint32_t batches);

/* A difference with the evidence that it is one. */
typedef struct {
  TsEstimate estimate;
  double p; /* how likely a difference of at least this size is where there is none, two-sided;
               1 without evidence: no data, or a single replication */
} TsDifference;

/*
 * The difference of two pooled ratios a - b, tested. Paired: the jackknife of
 * ts_estimate_difference(), whose estimate it also gives. Unpaired: Welch's t test on
 * the pseudo-values of each side, of which there need not be as many; estimate.n is the
 * smaller number. Where no replication differs from another, p is 1 for no difference,
 * else 0; but for proportions that are all 0 on one side and all 1 on the other that of
 * Fisher's exact test.
 * Source: Welch, Biometrika 34 (1947), with the degrees of freedom of Satterthwaite,
 * Biometrics Bulletin 2 (1946).
 */
TsDifference ts_test_paired (const TsSample *a, const TsSample *b, size_t n, TsRatioKind kind);
TsDifference ts_test_unpaired (const TsSample *a, size_t n_a, const TsSample *b, size_t n_b, TsRatioKind kind);

/* Both tails of Student's t beyond -|t| and |t|, `freedom` >= 1. */
double ts_student_p (double t, double freedom);

/* Adjusts n p-values of questions asked together: those below a level after it are
 * wrong answers, all together, with at most that probability where nothing differs.
 * The i-th smallest becomes the largest of (n - j + 1) p(j) for j <= i,
 * at most 1. Source: Holm, Scandinavian Journal of Statistics 6 (1979). */
void ts_holm (double *p, size_t n);

/* Quantile of Student's t with `freedom` >= 1 degrees of freedom, 0 < p < 1.
 * Relative error below 1e-9 for tails down to 1e-100. */
double ts_student_quantile (double p, double freedom);

/* Clopper-Pearson interval for `successes` of `trials` (> 0) at `level`, 0 < level < 1. */
void ts_clopper_pearson (uint64_t successes, uint64_t trials, double level, double *low, double *high);

/* Regularised incomplete beta function I_x(a, b), a, b > 0, 0 <= x <= 1. */
double ts_incomplete_beta (double a, double b, double x);

/* ------------------------------------------------------------ measures -- */

typedef enum {
  TS_UNIT_RATE,    /* a share, printed as per cent */
  TS_UNIT_SECONDS, /* simulated time, seconds */
  TS_UNIT_NUMBER,  /* a mean number, such as attempts per need */
  TS_UNIT_COUNT,   /* an exact integer; has no interval */
  TS_UNIT_HOURS    /* of a counted number of actions: exact, has no interval */
} TsUnit;

typedef enum {
  TS_SCOPE_OPERATION, /* asked as OPERATION.name, of one operation */
  TS_SCOPE_NEEDS,     /* asked as name, or needs.name, over all needs */
  TS_SCOPE_WORLD      /* asked as name, of the configuration as a whole */
} TsMeasureScope;

/* One row of the one table of measure names. Results, expectations, reports
 * and comparisons all take names, units and direction from here. */
typedef struct {
  const char *name; /* as in results.json, for example "success_rate" */
  TsMeasureScope scope;
  TsUnit unit;
  int better;        /* +1: more is better; -1: less is better; 0: neither */
  bool is_duration;  /* has mean and quantiles: asked as mean(name), p95(name) */
  bool compared;     /* listed in `comparisons` of the results */
  const char *label; /* for people: "success rate" */
  const char *means; /* one sentence */
} TsMeasure;

typedef enum {
  TS_MEASURE_SUCCESS_RATE,
  TS_MEASURE_FULFILLED_RATE,
  TS_MEASURE_SETUP_TIME,
  TS_MEASURE_ATTEMPTS,
  TS_MEASURE_HELPED_RATE,
  TS_MEASURE_FULLY_HELPED_RATE,
  TS_MEASURE_ATTEMPTS_PER_NEED,
  TS_MEASURE_TIME_TO_HELP,
  TS_MEASURE_RESTRICTED_TIME_TO_HELP,
  TS_MEASURE_EXPOSURE,
  TS_MEASURE_INTENTS_UNMET,
  TS_MEASURE_ISOLATION_VIOLATIONS,
  TS_MEASURE_TENANT_SWITCHES,
  TS_MEASURE_ADMIN_ACTIONS,
  TS_MEASURE_ADMIN_HOURS,
  TS_MEASURE_WAITED_RATE,
  TS_MEASURE_LEFT_RATE,
  TS_MEASURE_ADMIN_CHANGES,
  TS_MEASURE_TIME_TO_OPERATIONAL,
  TS_MEASURES
} TsMeasureId;

/* The row of a measure. */
const TsMeasure *ts_measure (TsMeasureId id);

/* Finds a measure by its name; returns TS_MEASURES when there is none. */
TsMeasureId ts_measure_find (const char *name);

/* ------------------------------------------------------------ verdicts -- */

typedef enum {
  TS_COMPARISON_BETTER,
  TS_COMPARISON_WORSE,
  TS_COMPARISON_EQUIVALENT,
  TS_COMPARISON_UNDECIDED
} TsComparisonVerdict;

/* The margin of indifference: smaller differences do not matter to anyone. One
 * percentage point of a rate, 1 second, 0.01 of a mean number, 0 of what is exact. */
double ts_unit_margin (TsUnit unit);

/* Whether values of a unit are exact, so that low = high = mean is the whole truth
 * about them: counts and hours are; rates, times and mean numbers are estimates. */
bool ts_unit_is_exact (TsUnit unit);

/*
 * What an estimated difference a - b says about a. `better` is that of the measure,
 * `margin` its margin of indifference. The first line that holds decides:
 *   no data, or a single replication (no interval)        undecided
 *   better != 0 and the whole interval is on one side of 0  better or worse
 *   the whole interval is within -margin .. +margin         equivalent
 *   anything else                                           undecided
 * So a sure difference is better or worse however small it is: its size is printed
 * beside the verdict. An end of the interval at 0 is not on one side of it.
 */
TsComparisonVerdict ts_judge_difference (TsEstimate difference, int better, double margin);

typedef enum { TS_LESS, TS_AT_MOST, TS_MORE, TS_AT_LEAST, TS_EQUAL, TS_NOT_EQUAL } TsRelation;

typedef enum { TS_EXPECTATION_PASS, TS_EXPECTATION_FAIL, TS_EXPECTATION_UNDECIDED } TsExpectationVerdict;

/*
 * Does "value relation bound" hold? Pass where it holds for every value of the closed
 * interval, fail where it holds for none, undecided in between:
 *            pass                  fail
 *   <        high < bound          low >= bound
 *   <=       high <= bound         low > bound
 *   >        low > bound           high <= bound
 *   >=       low >= bound          high < bound
 *   ==       low = high = bound    bound outside the interval
 *   !=       bound outside         low = high = bound
 * Undecided without data, and with a single replication unless the unit is exact. Exact
 * values are compared as they are and always decided. An estimate passes == only where
 * its interval has no width, as the difference of two configurations that do exactly the
 * same: of other estimates ask <= or >=.
 */
TsExpectationVerdict ts_judge_value (TsEstimate value, TsUnit unit, TsRelation relation, double bound);

G_END_DECLS

#endif

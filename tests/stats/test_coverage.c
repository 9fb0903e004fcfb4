/* Coverage: how often a 95 % interval holds the truth, over many small experiments whose
 * truth is known. Short; deterministic by keyed draws. */
#include "nearby.h"

enum { EXPERIMENTS = 1000, REPLICATIONS = 30, QUANTILE_EXPERIMENTS = 150, VALUES = 40 };

/* Mood u of a replication: 20 + floor(40 u) attempts, each succeeding with 0.2 + 0.6 u.
 * E[attempts] = 39.5 and E[attempts u] = 10 + (513.5 + 9.75) / 40. */
static const double true_ratio = 0.2 + 0.6 * (10.0 + (513.5 + 9.75) / 40.0) / 39.5;

static double draw (uint64_t experiment, uint64_t replication, uint32_t need, uint16_t purpose)
{
  return ts_uniform (ts_draw ((TsDrawKey){.seed = experiment, .replication = replication}, 1, need, 0, purpose).first);
}

/* Attempts succeed with 0.2 + 0.6 u, those of the rival configuration with `less` less: the
 * same draws decide both. */
static TsSample replicate (uint64_t experiment, uint64_t replication, double less)
{
  double mood = draw (experiment, replication, 0, 0);
  uint32_t attempts = 20 + (uint32_t)(40 * mood);
  double successes = 0.0;
  for (uint32_t i = 0; i < attempts; i++)
    successes += draw (experiment, replication, i, 1) < 0.2 + 0.6 * mood - less ? 1.0 : 0.0;
  return (TsSample){successes, attempts};
}

static bool holds (double low, double high, double truth)
{
  return low <= truth && truth <= high;
}

static void assert_share (int hits, int of, double least, double most)
{
  double share = (double)hits / of;
  if (!(share >= least && share <= most))
    fail_msg ("%d of %d intervals hold the truth, which is not between %g and %g", hits, of, least, most);
}

/* Taken together, attempts of one mood are no independent trials: an interval that takes
 * them for such is far too short, and the jackknife over replications is not. */
static void a_jackknife_interval_of_a_ratio_holds_the_truth_95_times_in_100 (void **state)
{
  (void)state;
  int hits = 0;
  int naive_hits = 0;
  for (uint64_t experiment = 1; experiment <= EXPERIMENTS; experiment++) {
    TsSample samples[REPLICATIONS];
    TsSample total = {0};
    for (uint64_t i = 0; i < REPLICATIONS; i++) {
      samples[i] = replicate (experiment, i, 0.0);
      total.numerator += samples[i].numerator;
      total.denominator += samples[i].denominator;
    }
    TsEstimate estimate = ts_estimate_ratio (samples, REPLICATIONS, TS_RATIO_PROPORTION);
    hits += holds (estimate.low, estimate.high, true_ratio);
    double low, high;
    ts_clopper_pearson ((uint64_t)total.numerator, (uint64_t)total.denominator, 0.95, &low, &high);
    naive_hits += holds (low, high, true_ratio);
  }
  assert_share (hits, EXPERIMENTS, 0.92, 0.98);
  assert_share (naive_hits, EXPERIMENTS, 0.0, 0.80);
}

/* The rival succeeds 0.05 less often, whatever the mood. */
static void a_paired_difference_holds_the_truth_95_times_in_100 (void **state)
{
  (void)state;
  int hits = 0;
  for (uint64_t experiment = 1; experiment <= EXPERIMENTS; experiment++) {
    TsSample a[REPLICATIONS], b[REPLICATIONS];
    for (uint64_t i = 0; i < REPLICATIONS; i++) {
      a[i] = replicate (experiment, i, 0.0);
      b[i] = replicate (experiment, i, 0.05);
    }
    TsEstimate estimate = ts_estimate_difference (a, b, REPLICATIONS, TS_RATIO_PROPORTION);
    hits += holds (estimate.low, estimate.high, 0.05);
  }
  assert_share (hits, EXPERIMENTS, 0.92, 0.98);
}

/* Exponential durations with mean 10 s: the median is 10 ln 2 s. Few experiments, so wide
 * bounds. */
static void a_quantile_holds_the_truth_about_95_times_in_100 (void **state)
{
  (void)state;
  int hits = 0;
  for (uint64_t experiment = 1; experiment <= QUANTILE_EXPERIMENTS; experiment++) {
    TsHistogram histograms[REPLICATIONS] = {0};
    const TsHistogram *pointers[REPLICATIONS];
    for (uint64_t i = 0; i < REPLICATIONS; i++) {
      pointers[i] = &histograms[i];
      for (uint32_t k = 0; k < VALUES; k++)
        ts_histogram_add (&histograms[i], (TsDuration)(-10e9 * ts_log (draw (experiment, i, k, 2))));
    }
    TsEstimate estimate = ts_estimate_quantile (pointers, REPLICATIONS, 0.5);
    hits += holds (estimate.low, estimate.high, 10e9 * 0.693147180559945309);
    for (int i = 0; i < REPLICATIONS; i++)
      ts_histogram_clear (&histograms[i]);
  }
  assert_share (hits, QUANTILE_EXPERIMENTS, 0.88, 0.995);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (a_jackknife_interval_of_a_ratio_holds_the_truth_95_times_in_100),
    cmocka_unit_test (a_paired_difference_holds_the_truth_95_times_in_100),
    cmocka_unit_test (a_quantile_holds_the_truth_about_95_times_in_100),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

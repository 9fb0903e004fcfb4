/* Distributions of durations, sampled by their inverse. */
#include <math.h>

#include "mathematics.h"
#include "quantile_tables.h"

/* Sums of a few samples and an instant still fit in 64 bits. */
#define LONGEST (INT64_C (1) << 60)

/* Where ts_exp() ends. */
#define LARGEST_EXPONENT 700.0

/* A lognormal out there is 0 or LONGEST, whatever its median. */
#define LARGEST_SAMPLED 100.0

TsDistribution ts_constant (TsDuration value)
{
  return (TsDistribution){.kind = TS_DISTRIBUTION_CONSTANT, .first = (double)value};
}

TsDistribution ts_exponential (TsDuration mean)
{
  g_assert (mean >= 0);
  return (TsDistribution){.kind = TS_DISTRIBUTION_EXPONENTIAL, .first = (double)mean, .table = ts_exponential_table ()};
}

TsDistribution ts_uniform_between (TsDuration low, TsDuration high)
{
  g_assert (low <= high);
  return (TsDistribution){.kind = TS_DISTRIBUTION_UNIFORM, .first = (double)low, .second = (double)high};
}

static TsDistribution lognormal (TsDuration median, double sigma)
{
  return (TsDistribution){
    .kind = TS_DISTRIBUTION_LOGNORMAL, .first = (double)median, .second = sigma, .table = ts_normal_table ()};
}

TsDistribution ts_lognormal_mean (TsDuration median, TsDuration mean)
{
  g_assert (median > 0 && mean >= median);
  return lognormal (median, sqrt (2.0 * ts_log ((double)mean / (double)median)));
}

TsDistribution ts_lognormal_quantile (TsDuration median, double probability, TsDuration value)
{
  g_assert (median > 0 && value >= median && probability > 0.5 && probability < 1.0);
  return lognormal (median, ts_log ((double)value / (double)median) / ts_normal_quantile (probability));
}

TsDistribution ts_empirical (const TsDuration *sorted, size_t n)
{
  g_assert (sorted != NULL && n >= 1 && sorted[0] <= sorted[n - 1]);
  return (TsDistribution){.kind = TS_DISTRIBUTION_EMPIRICAL, .sorted = sorted, .n_sorted = n};
}

/* With 2^52 added, a double is rounded to a whole number, a tie to the even one, that stands in its fraction; those
 * beyond are whole. */
static TsDuration nearest (double value)
{
  const double rounder = 0x1p52;
  if (!(value > 0.0))
    return 0;
  if (value < rounder)
    return (TsDuration)(ts_bits_of (value + rounder) - ts_bits_of (rounder));
  return value < (double)LONGEST ? (TsDuration)value : LONGEST;
}

static TsDuration sample_constant (const TsDistribution *distribution, uint64_t bits)
{
  (void)bits;
  return nearest (distribution->first);
}

static TsDuration sample_exponential (const TsDistribution *distribution, uint64_t bits)
{
  return nearest (distribution->first * ts_exponential_from_bits (distribution->table, bits));
}

static TsDuration sample_uniform (const TsDistribution *distribution, uint64_t bits)
{
  return nearest (distribution->first + (distribution->second - distribution->first) * ts_uniform (bits));
}

static TsDuration sample_lognormal (const TsDistribution *distribution, uint64_t bits)
{
  double z = ts_normal_from_bits (distribution->table, bits), exponent = distribution->second * z;
  if (fabs (exponent) > LARGEST_SAMPLED)
    return exponent > 0.0 ? LONGEST : 0;
  return nearest (ts_lognormal_within (distribution->first, distribution->second, z));
}

static TsDuration sample_empirical (const TsDistribution *distribution, uint64_t bits)
{
  return CLAMP (distribution->sorted[ts_uniform_below (bits, distribution->n_sorted)], 0, LONGEST);
}

static double mean_is_first (const TsDistribution *distribution)
{
  return distribution->first;
}

static double mean_of_uniform (const TsDistribution *distribution)
{
  return 0.5 * (distribution->first + distribution->second);
}

static double mean_of_lognormal (const TsDistribution *distribution)
{
  return distribution->first * ts_exp (MIN (0.5 * distribution->second * distribution->second, LARGEST_EXPONENT));
}

static double mean_of_empirical (const TsDistribution *distribution)
{
  double sum = 0.0;
  for (size_t i = 0; i < distribution->n_sorted; i++)
    sum += (double)distribution->sorted[i];
  return sum / (double)distribution->n_sorted;
}

typedef struct {
  TsDuration (*sample) (const TsDistribution *distribution, uint64_t bits);
  double (*mean) (const TsDistribution *distribution);
} Family;

static const Family families[] = {
  [TS_DISTRIBUTION_CONSTANT] = {sample_constant, mean_is_first},
  [TS_DISTRIBUTION_EXPONENTIAL] = {sample_exponential, mean_is_first},
  [TS_DISTRIBUTION_UNIFORM] = {sample_uniform, mean_of_uniform},
  [TS_DISTRIBUTION_LOGNORMAL] = {sample_lognormal, mean_of_lognormal},
  [TS_DISTRIBUTION_EMPIRICAL] = {sample_empirical, mean_of_empirical},
};

static const Family *family_of (const TsDistribution *distribution)
{
  g_assert ((size_t)distribution->kind < G_N_ELEMENTS (families));
  return &families[distribution->kind];
}

TsDuration ts_distribution_sample (const TsDistribution *distribution, uint64_t bits)
{
  TsDuration sample = family_of (distribution)->sample (distribution, bits);
  return distribution->cap > 0 ? MIN (sample, distribution->cap) : sample;
}

double ts_distribution_mean (const TsDistribution *distribution)
{
  return family_of (distribution)->mean (distribution);
}

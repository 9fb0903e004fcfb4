/* Steady state: where the start of a run stops showing, and intervals from one long run. */
#include <math.h>

#include "tenantsim/stats.h"

/* Fewer batches than this say nothing of their own variance. */
#define LEAST_BATCHES ((size_t)5)

size_t ts_mser_cut (const double *values, size_t n, size_t size, bool *is_valid)
{
  size_t batches = n / size;
  double sum = 0.0, squares = 0.0, best = INFINITY;
  size_t cut = 0;
  g_assert (size > 0);
  *is_valid = false;
  /* From the end, so that each further batch only adds itself. Taken relative to the last, so that
   * equal values give 0. */
  double last = 0.0;
  for (size_t i = batches; i-- > 0;) {
    double mean = 0.0;
    for (size_t k = 0; k < size; k++)
      mean += values[i * size + k] / (double)size;
    last = i + 1 == batches ? mean : last;
    sum += mean - last;
    squares += (mean - last) * (mean - last);
    double count = (double)(batches - i);
    double error = MAX (squares - sum * sum / count, 0.0) / (count * count);
    if (batches - i >= LEAST_BATCHES && error <= best) {
      best = error;
      cut = i;
    }
  }
  *is_valid = batches >= 2 * LEAST_BATCHES && cut <= batches / 2;
  return MIN (cut, batches / 2) * size;
}

TsBatchMeans ts_batch_means (const double *values, size_t n, uint32_t batches)
{
  TsBatchMeans result = {.batches = batches, .size = batches > 0 ? n / batches : 0};
  if (batches < 2 || result.size == 0)
    return (TsBatchMeans){0};
  /* What does not fill a batch is left out at the start, where the run is the least steady. */
  const double *first = values + (n - result.size * batches);
  g_autofree TsSample *means = g_new (TsSample, batches);
  double mean = 0.0, squares = 0.0, products = 0.0;
  for (uint32_t b = 0; b < batches; b++) {
    double sum = 0.0;
    for (size_t k = 0; k < result.size; k++)
      sum += first[b * result.size + k];
    means[b] = (TsSample){sum / (double)result.size, 1.0};
    mean += means[b].numerator / batches;
  }
  for (uint32_t b = 0; b < batches; b++) {
    double here = means[b].numerator - mean;
    squares += here * here;
    products += b > 0 ? here * (means[b - 1].numerator - mean) : 0.0;
  }
  result.mean = ts_estimate_ratio (means, batches, TS_RATIO_ANY);
  result.lag_1 = squares > 0.0 ? products / squares : 0.0;
  return result;
}

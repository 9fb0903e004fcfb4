/* The exact interval of Clopper and Pearson for a proportion. */
#include "beta.h"
#include "tenantsim/stats.h"

void ts_clopper_pearson (uint64_t successes, uint64_t trials, double level, double *low, double *high)
{
  g_assert (trials > 0 && successes <= trials && level > 0.0 && level < 1.0);
  double tail = (1.0 - level) / 2.0;
  double yes = (double)successes;
  double no = (double)(trials - successes);
  *low = successes == 0 ? 0.0 : ts_beta_quantile (tail, yes, no + 1.0);
  *high = successes == trials ? 1.0 : ts_beta_quantile (1.0 - tail, yes + 1.0, no);
}

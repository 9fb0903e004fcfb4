/* How many durations, and their exact sum. */
#include "tenantsim/stats.h"

void ts_tally_add (TsTally *tally, TsDuration value)
{
  g_assert (value >= 0);
  tally->count++;
  tally->sum += (uint64_t)value;
}

void ts_tally_merge (TsTally *into, const TsTally *from)
{
  into->count += from->count;
  into->sum += from->sum;
}

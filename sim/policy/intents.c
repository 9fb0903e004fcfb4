/* Whom an intent is about. */
#include "tenantsim/policy.h"

static bool holds (const TsRange *ranges, size_t n, uint32_t person)
{
  for (size_t i = 0; i < n; i++)
    if (person - ranges[i].first < ranges[i].count)
      return true;
  return false;
}

bool ts_intent_holds (const TsIntent *intent, uint32_t one, uint32_t other)
{
  return (holds (intent->first, intent->n_first, one) && holds (intent->second, intent->n_second, other)) ||
         (holds (intent->first, intent->n_first, other) && holds (intent->second, intent->n_second, one));
}

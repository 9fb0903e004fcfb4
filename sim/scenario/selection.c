/* selection.c - a set of people, and the k-th of them */
#include "tenantsim/scenario.h"

uint32_t ts_selection_person (const TsSelection *selection, uint32_t k)
{
  g_assert (k < selection->people);
  for (uint32_t i = 0; i < selection->n_ranges; i++) {
    if (k < selection->ranges[i].count)
      return selection->ranges[i].first + k;
    k -= selection->ranges[i].count;
  }
  g_assert_not_reached ();
}

bool ts_selection_holds (const TsSelection *selection, uint32_t person)
{
  for (uint32_t i = 0; i < selection->n_ranges; i++)
    if (person >= selection->ranges[i].first && person - selection->ranges[i].first < selection->ranges[i].count)
      return true;
  return false;
}

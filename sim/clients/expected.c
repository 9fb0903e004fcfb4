/* How many needs a scenario makes people expect: known before anything is simulated. */
#include "tenantsim/clients.h"

/* Of the people from `first` on who are of one group, up to `end`; *next is the first who is not. */
static double of_group (const TsScenario *scenario, const TsActivity *activity, uint32_t first, uint32_t end,
                        uint32_t *next)
{
  uint32_t group = ts_directory_group_of (scenario->directory, first);
  TsRange people = ts_directory_group_people (scenario->directory, group);
  *next = MIN (end, people.first + people.count);
  double working_time = activity->paces != NULL
                          ? scenario->paces[activity->paces[group]].total
                          : (double)scenario->calendars[scenario->groups[group].calendar].total;
  return (double)(*next - first) * working_time / ts_distribution_mean (&activity->every);
}

double ts_expected_needs (const TsScenario *scenario)
{
  double needs = 0;
  for (uint32_t i = 0; i < scenario->n_activities; i++) {
    const TsActivity *activity = &scenario->activities[i];
    if (activity->times != NULL) {
      needs += activity->first_times[activity->who.people];
      continue;
    }
    for (uint32_t r = 0; r < activity->who.n_ranges; r++) {
      uint32_t end = activity->who.ranges[r].first + activity->who.ranges[r].count;
      for (uint32_t person = activity->who.ranges[r].first; person < end;)
        needs += of_group (scenario, activity, person, end, &person);
    }
  }
  return needs;
}

/* How many needs and faults a scenario makes people expect: known before anything is simulated. */
#include "expected.h"

#define QUANTILES UINT64_C (256) /* of a distribution, to see how long its values are in `time` */

/* The mean of what is longer than `time` cut to it; just the mean where it hardly matters, since the others are never
 * much longer than their mean. */
static double cut_mean (const TsDistribution *distribution, double time)
{
  double sum = 0;
  if (distribution->kind != TS_DISTRIBUTION_LOGNORMAL && distribution->kind != TS_DISTRIBUTION_EMPIRICAL)
    return ts_distribution_mean (distribution);
  for (uint64_t i = 0; i < QUANTILES; i++)
    sum += MIN ((double)ts_distribution_sample (distribution, (2 * i + 1) * (UINT64_MAX / (2 * QUANTILES))), time);
  return sum / QUANTILES;
}

/* How often something happens in `time` that happens again after so long. Where rare long values make most of the mean,
 * more often than the mean says: E N + 1 >= time / E min (X, time), by Wald. */
static double renewals (double mean, double cut, double time)
{
  return MAX (time / mean, time / MAX (cut, 1) - 1);
}

/* Of the people from `first` on who are of one group, up to `end`; *next is the first who is not. */
static double of_group (const TsScenario *scenario, const TsActivity *activity, uint32_t first, uint32_t end,
                        uint32_t *next)
{
  uint32_t group = ts_directory_group_of (scenario->directory, first);
  TsRange people = ts_directory_group_people (scenario->directory, group);
  *next = MIN (end, people.first + people.count);
  double working_time = activity->paces != NULL ? scenario->paces[activity->paces[group]].total
                                                : (double)scenario->calendars[scenario->groups[group].calendar].total;
  return (double)(*next - first) *
         renewals (ts_distribution_mean (&activity->every), cut_mean (&activity->every, working_time), working_time);
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

/* A site fails as one, a battery is everybody's own. */
static double of_fault (const TsScenario *scenario, const TsFault *fault)
{
  double time = (double)scenario->duration;
  if (!fault->recurs)
    return 1;
  double mean = ts_distribution_mean (&fault->every) + ts_distribution_mean (&fault->lasts);
  double once = renewals (mean, cut_mean (&fault->every, time) + cut_mean (&fault->lasts, time), time);
  return fault->kind == TS_FAULT_BATTERY ? fault->people.people * once : once;
}

double ts_expected_faults (const TsScenario *scenario)
{
  double most = 0;
  for (uint32_t i = 0; i < scenario->n_configurations; i++) {
    double faults = 0;
    for (uint32_t f = 0; f < scenario->n_faults; f++)
      if (scenario->faults[f].holds_in[i])
        faults += of_fault (scenario, &scenario->faults[f]);
    most = MAX (most, faults);
  }
  return most;
}

void ts_expected_add (const TsScenario *scenario, const TsActivity *activity, double *needs)
{
  bool is_given = activity->times != NULL && activity->who.people > 0;
  double each = is_given ? (double)activity->first_times[activity->who.people] / activity->who.people : 0.0;
  for (uint32_t r = 0; r < activity->who.n_ranges; r++) {
    uint32_t end = activity->who.ranges[r].first + activity->who.ranges[r].count, next;
    for (uint32_t person = activity->who.ranges[r].first; person < end; person = next) {
      double drawn = of_group (scenario, activity, person, end, &next);
      needs[ts_directory_group_of (scenario->directory, person)] += is_given ? each * (next - person) : drawn;
    }
  }
}

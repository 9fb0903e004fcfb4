/* How much memory a scenario takes: known before anything is simulated. */
#include "timeline.h"
#include "world.h"

#define BYTES_A_PENDING_EVENT 20 /* with the slack of its chunk */
/* Its span, and the steps of its beginning and end; arrays double when they grow. */
#define BYTES_A_FAULT (2 * (sizeof (TsSpan) + 2 * sizeof (TsStep)))
#define PAIRS_A_NEED 4           /* at most: whom a need makes people try, and by which operations */

static uint64_t sources (const TsScenario *scenario)
{
  uint64_t n = 0;
  for (uint32_t a = 0; a < scenario->n_activities; a++)
    n += scenario->activities[a].who.people;
  return n;
}

/* Rows of the table of pairs of groups, at most. */
static double pairs (const TsScenario *scenario)
{
  double groups = ts_directory_groups (scenario->directory);
  return MIN (groups * groups * TS_OPERATIONS, ts_expected_needs (scenario) * PAIRS_A_NEED);
}

double ts_world_memory (const TsScenario *scenario)
{
  double people = ts_directory_people (scenario->directory);
  double groups = ts_directory_groups (scenario->directory);
  double n_sources = (double)sources (scenario);
  return people * sizeof (TsPerson) + n_sources * (sizeof (TsSource) + BYTES_A_PENDING_EVENT) +
         groups * sizeof (TsGroupTally) + pairs (scenario) * sizeof (TsPairTally) +
         ts_expected_faults (scenario) * BYTES_A_FAULT;
}

double ts_replication_memory (const TsScenario *scenario)
{
  double groups = ts_directory_groups (scenario->directory);
  double steps = ts_series_steps (scenario->duration);
  return sizeof (TsReplication) + groups * sizeof (TsGroupTally) + pairs (scenario) * sizeof (TsPairTally) +
         steps * sizeof (TsSeriesStep);
}

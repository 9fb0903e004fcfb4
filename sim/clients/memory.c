/* How much memory a scenario takes: known before anything is simulated. */
#include "meetings.h"
#include "timeline.h"

#define BYTES_A_PENDING_EVENT 20 /* with the slack of its chunk */
/* Its span, and the steps of its beginning and end; arrays double when they grow. */
#define BYTES_A_FAULT (2 * (sizeof (TsSpan) + 2 * sizeof (TsStep)))
#define PAIRS_A_NEED 4 /* at most: whom a need makes people try, and by which operations */
#define SLOTS_A_PAIR 3
#define ENDINGS_A_PAIR 3
/* Around the talk of a need: searching, ringing, waiting for the next try. */
#define AROUND_TALK (5 * TS_MINUTE)

static uint64_t sources (const TsScenario *scenario)
{
  uint64_t n = 0;
  for (uint32_t a = 0; a < scenario->n_activities; a++)
    n += scenario->activities[a].who.people;
  return n;
}

static double groups_in (const TsScenario *scenario, const TsSelection *selection)
{
  double n = 0;
  for (uint32_t r = 0; r < selection->n_ranges; r++) {
    TsRange range = selection->ranges[r];
    if (range.count > 0)
      n += ts_directory_group_of (scenario->directory, range.first + range.count - 1) + 1.0 -
           ts_directory_group_of (scenario->directory, range.first);
  }
  return n;
}

/* Rows of the table of pairs of groups: search, call, a file on the way back, a third person. */
static double pairs (const TsScenario *scenario)
{
  double n = 0;
  for (uint32_t a = 0; a < scenario->n_activities; a++) {
    const TsActivity *activity = &scenario->activities[a];
    double operations = activity->meeting.is_on ? 1 : activity->file_share > 0 ? 3 : 2;
    double third = activity->third_person > 0 ? groups_in (scenario, &activity->third_from) : 0;
    n += groups_in (scenario, &activity->who) * (operations * groups_in (scenario, &activity->needs) + third);
  }
  double groups = ts_directory_groups (scenario->directory);
  return MIN (MIN (n, groups * groups * TS_OPERATIONS), ts_expected_needs (scenario) * PAIRS_A_NEED);
}

/* Of one activity, needs in a unit of time. */
static double rate_of (const TsActivity *activity)
{
  return activity->who.people / MAX (ts_distribution_mean (&activity->every), 1.0);
}

/* Needs that are served at a time, while it is working time. */
static double of_needs (const TsScenario *scenario, const TsActivity *activity)
{
  double lasts = ts_distribution_mean (&activity->talk) + AROUND_TALK;
  return rate_of (activity) * MIN (lasts, (double)scenario->duration) *
         (sizeof (TsNeed) + sizeof (TsCall) + BYTES_A_PENDING_EVENT);
}

/* Meetings that are planned or go on; somebody organises one in working time, which may be a part of the clock. */
static double of_meetings (const TsScenario *scenario, const TsActivity *activity)
{
  const TsMeetingHabit *habit = &activity->meeting;
  double working = 0, people = 0;
  for (uint32_t r = 0; r < activity->who.n_ranges; r++) {
    uint32_t group = ts_directory_group_of (scenario->directory, activity->who.ranges[r].first);
    working += (double)scenario->calendars[scenario->groups[group].calendar].total * activity->who.ranges[r].count;
    people += activity->who.ranges[r].count;
  }
  double share = people > 0 ? working / people / (double)scenario->duration : 1;
  double ahead = ts_distribution_mean (&habit->ahead), lasts = ahead + ts_distribution_mean (&activity->talk) * share;
  double seats = 1 + habit->invited + (habit->with.people > 0);
  double planning = MAX ((double)scenario->duration * share - ahead, 0); /* for starts before the clock stops */
  return rate_of (activity) * MIN (lasts, planning) *
         (sizeof (TsMeeting) + BYTES_A_PENDING_EVENT + seats * (sizeof (TsSeat) + BYTES_A_PENDING_EVENT));
}

/* What people do at a time. */
static double under_way (const TsScenario *scenario)
{
  double bytes = 0;
  bool meets = false;
  for (uint32_t a = 0; a < scenario->n_activities; a++) {
    const TsActivity *activity = &scenario->activities[a];
    meets |= activity->meeting.is_on;
    bytes += activity->meeting.is_on ? of_meetings (scenario, activity) : of_needs (scenario, activity);
  }
  return bytes + (meets ? ts_directory_people (scenario->directory) * (double)sizeof (TsAttendance) : 0);
}

double ts_world_memory (const TsScenario *scenario)
{
  double people = ts_directory_people (scenario->directory);
  double groups = ts_directory_groups (scenario->directory);
  double n_sources = (double)sources (scenario), n_pending = MIN (n_sources, ts_expected_needs (scenario));
  double of_pair = sizeof (TsPairAttempts) + SLOTS_A_PAIR * sizeof (uint32_t) + sizeof (TsFurtherEnding);
  return sizeof (TsWorld) + people * sizeof (TsPerson) + n_sources * sizeof (TsSource) +
         n_pending * BYTES_A_PENDING_EVENT + groups * sizeof (TsGroupTally) + pairs (scenario) * of_pair +
         under_way (scenario) + ts_decisions_memory (scenario->configurations[0].policy) +
         ts_expected_faults (scenario) * BYTES_A_FAULT;
}

double ts_replication_memory (const TsScenario *scenario)
{
  double groups = ts_directory_groups (scenario->directory);
  double steps = ts_series_steps (scenario->duration);
  return sizeof (TsReplication) + groups * sizeof (TsGroupTally) +
         pairs (scenario) * (sizeof (TsPairTally) + ENDINGS_A_PAIR * sizeof (TsPairEnding)) +
         steps * sizeof (TsSeriesStep);
}

/* The one table of measure names. */
#include <string.h>

#include "tenantsim/stats.h"

static const TsMeasure measures[TS_MEASURES] = {
  [TS_MEASURE_SUCCESS_RATE] = {"success_rate", TS_SCOPE_OPERATION, TS_UNIT_RATE, 1, false, true, "success rate",
                               "Share of attempts that succeeded."},
  [TS_MEASURE_FULFILLED_RATE] = {"fulfilled_rate", TS_SCOPE_OPERATION, TS_UNIT_RATE, 1, false, true, "fulfilled rate",
                                 "Share of the needs that wanted the operation for which it succeeded at least once."},
  [TS_MEASURE_SETUP_TIME] = {"setup_time", TS_SCOPE_OPERATION, TS_UNIT_SECONDS, -1, true, false, "set-up time",
                             "Time from dialling to talk, of calls that succeeded."},
  [TS_MEASURE_ATTEMPTS] = {"attempts", TS_SCOPE_OPERATION, TS_UNIT_COUNT, 0, false, false, "attempts",
                           "Attempts that ended, over all replications."},
  [TS_MEASURE_HELPED_RATE] = {"helped_rate", TS_SCOPE_NEEDS, TS_UNIT_RATE, 1, false, true, "helped",
                              "Share of closed needs in which talk began with a suitable person."},
  [TS_MEASURE_FULLY_HELPED_RATE] = {"fully_helped_rate", TS_SCOPE_NEEDS, TS_UNIT_RATE, 1, false, true, "fully helped",
                                    "Share of closed needs helped with every wanted third person and file."},
  /* Neither direction is better: who gives up at once makes the fewest calls. */
  [TS_MEASURE_ATTEMPTS_PER_NEED] = {"attempts_per_need", TS_SCOPE_NEEDS, TS_UNIT_NUMBER, 0, false, false,
                                    "calls per need", "Mean number of call attempts for a closed need."},
  [TS_MEASURE_TIME_TO_HELP] = {"time_to_help", TS_SCOPE_NEEDS, TS_UNIT_SECONDS, -1, true, false, "time to help",
                               "Time from need to talk, of helped needs only."},
  [TS_MEASURE_RESTRICTED_TIME_TO_HELP] =
    {"restricted_time_to_help", TS_SCOPE_NEEDS, TS_UNIT_SECONDS, -1, false, true, "restricted time to help",
     "Mean time from need to talk; needs that were not helped count with the limit of their patience."},
  [TS_MEASURE_EXPOSURE] = {"exposure", TS_SCOPE_WORLD, TS_UNIT_COUNT, -1, false, false, "exposure",
                           "Ordered pairs of people who can find or call each other under no intent."},
  [TS_MEASURE_INTENTS_UNMET] = {"intents.unmet", TS_SCOPE_WORLD, TS_UNIT_COUNT, -1, false, false, "intents unmet",
                                "Ordered pairs under a collaboration intent for whom search or call cannot succeed."},
  [TS_MEASURE_ISOLATION_VIOLATIONS] = {"isolation.violations", TS_SCOPE_WORLD, TS_UNIT_COUNT, -1, false, false,
                                       "isolation violations",
                                       "Ordered pairs of people exposed to each other under an isolation intent."},
  [TS_MEASURE_TENANT_SWITCHES] = {"tenant_switches", TS_SCOPE_WORLD, TS_UNIT_COUNT, -1, false, false, "tenant switches",
                                  "Switches of the active tenant, over all replications."},
  [TS_MEASURE_ADMIN_ACTIONS] = {"admin.actions", TS_SCOPE_WORLD, TS_UNIT_COUNT, -1, false, false, "admin actions",
                                "Settings, list entries and guests that an admin had to make."},
  [TS_MEASURE_ADMIN_HOURS] = {"admin.hours", TS_SCOPE_WORLD, TS_UNIT_HOURS, -1, false, false, "admin hours",
                              "Working time of admins that these actions take."},
  [TS_MEASURE_WAITED_RATE] = {"waited_rate", TS_SCOPE_NEEDS, TS_UNIT_RATE, -1, false, false, "waited in a queue",
                              "Share of the closed needs that asked a shared queue for which nobody was free at once."},
  [TS_MEASURE_LEFT_RATE] = {"left_rate", TS_SCOPE_NEEDS, TS_UNIT_RATE, -1, false, false, "left a queue",
                            "Share of the closed needs that asked a shared queue that left it unanswered."},
  [TS_MEASURE_ADMIN_CHANGES] = {"admin.changes", TS_SCOPE_WORLD, TS_UNIT_COUNT, -1, false, false,
                                "admin actions of changes",
                                "What `changes:` make admins set while the clock runs, and undo again."},
  [TS_MEASURE_TIME_TO_OPERATIONAL] =
    {"time_to_operational", TS_SCOPE_NEEDS, TS_UNIT_SECONDS, -1, false, false, "time to operational",
     "Time from the start of a rollout until all settings have propagated and every guest who ever accepts can be "
     "reached; at most the length of the clock."},
};

const TsMeasure *ts_measure (TsMeasureId id)
{
  g_assert ((size_t)id < TS_MEASURES);
  return &measures[id];
}

TsMeasureId ts_measure_find (const char *name)
{
  for (int id = 0; id < TS_MEASURES; id++)
    if (strcmp (measures[id].name, name) == 0)
      return (TsMeasureId)id;
  return TS_MEASURES;
}

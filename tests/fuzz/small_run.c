/* small_run.c - a loaded scenario run for so few events that it takes no time */
#include "small_run.h"

#include <string.h>

#include "fuzz.h"
#include "tenantsim/report.h"

#define MOST_PEOPLE 1000
#define MOST_SOURCES 2000
#define MOST_CONFIGURATIONS 8
#define MOST_NEEDS 200 /* expected */
#define MOST_FAULTS 1000
#define CUT 16         /* how much shorter the clock gets when a run takes too many events */

/* The world looks at it every 4,096 events. */
static const volatile int stop_at_once = 1;

static bool is_small (const TsScenario *scenario)
{
  uint64_t sources = 0;
  for (uint32_t i = 0; i < scenario->n_activities; i++)
    sources += scenario->activities[i].who.people;
  return ts_directory_people (scenario->directory) <= MOST_PEOPLE && sources <= MOST_SOURCES &&
         scenario->n_configurations <= MOST_CONFIGURATIONS;
}

/* False when it takes too many events. */
static bool run_with (const TsScenario *scenario, uint32_t configuration, TsPendingKind kind, TsReplication *result)
{
  g_autoptr (GError) error = NULL;
  TsWorld *world = ts_world_new (scenario, configuration, kind, &error);
  if (world == NULL)
    fuzz_broken ("a small world cannot be made: %s", error->message);
  bool done = ts_world_run (world, 0, &stop_at_once, result, &error);
  if (!done && !g_error_matches (error, TS_CLIENTS_ERROR, TS_CLIENTS_ERROR_INTERRUPTED))
    fuzz_broken ("a small world cannot be run: %s", error->message);
  ts_world_free (world);
  return done;
}

static bool run_once (const TsScenario *scenario, uint32_t configuration)
{
  TsReplication first = {0}, second = {0};
  if (!run_with (scenario, configuration, TS_PENDING_BUCKETS, &first))
    return false;
  if (!run_with (scenario, configuration, TS_PENDING_HEAP, &second))
    fuzz_broken ("the heap takes more events than the buckets");
  g_autofree char *rule = ts_replication_check (&first);
  if (rule != NULL)
    fuzz_broken ("configuration %s: %s", scenario->configurations[configuration].name, rule);
  if (first.fingerprint != second.fingerprint || first.events != second.events)
    fuzz_broken ("configuration %s: buckets and heap disagree", scenario->configurations[configuration].name);
  ts_replication_clear (&first);
  ts_replication_clear (&second);
  return true;
}

static void cut_clock (TsScenario *scenario)
{
  double needs = ts_expected_needs (scenario), faults = ts_expected_faults (scenario);
  double share = MIN (MOST_NEEDS / needs, MOST_FAULTS / faults);
  if (share < 1)
    scenario->duration = MAX ((TsDuration)((double)scenario->duration * share), 1);
}

bool small_run (TsScenario *scenario)
{
  if (!is_small (scenario))
    return false;
  cut_clock (scenario);
  for (uint32_t i = 0; i < scenario->n_configurations; i++)
    while (!run_once (scenario, i))
      scenario->duration = MAX (scenario->duration / CUT, 1);
  return true;
}

static void check_reports (const TsResults *results)
{
  g_autofree char *json = ts_report_json (results);
  TsTextStyle style = {.color = true, .utf8 = true, .width = 20};
  g_free (ts_report_csv (results));
  g_free (ts_report_text (results, &style));
  g_autoptr (GError) error = NULL;
  TsResults *again = ts_report_read_json (json, strlen (json), &error);
  if (again == NULL)
    fuzz_broken ("results that were written cannot be read: %s", error->message);
  g_autofree char *same = ts_report_json (again);
  if (strcmp (json, same) != 0)
    fuzz_broken ("results change when they are read and written");
  ts_results_free (again);
}

void small_experiment (TsScenario *scenario)
{
  if (!small_run (scenario))
    return;
  g_autoptr (GError) error = NULL;
  TsRunOptions options = {.threads = 1};
  scenario->replications = 2;
  scenario->most_replications = scenario->most_replications > 2 ? 4 : 2;
  TsResults *results = ts_experiment_run (scenario, &options, &error);
  if (results == NULL)
    fuzz_broken ("a small experiment fails: %s", error->message);
  check_reports (results);
  ts_results_free (results);
}

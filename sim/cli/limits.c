/* limits.c - how much a run may take */
#define _XOPEN_SOURCE 700

#include "limits.h"

#include <sys/resource.h>
#include <unistd.h>

#include "print.h"
#include "signals.h"

#define MEGABYTE 1e6
#define MOST_REPLICATIONS 100000 /* that a scenario may ask for */

/* Kept for what ends the program while memory is short. */
static char memory_hint[120];

/* "1.5 GB" */
static char *bytes_text (double bytes)
{
  static const struct {
    double size;
    const char *unit;
  } units[] = {{1e12, "TB"}, {1e9, "GB"}, {0, "MB"}};
  size_t i = 0;
  while (bytes < units[i].size)
    i++;
  return g_strdup_printf ("%.3g %s", bytes / (units[i].size > 0 ? units[i].size : MEGABYTE), units[i].unit);
}

void ts_limits_begin (const TsOptions *options)
{
  struct rlimit limit;
  if (options->max_memory == 0)
    return;
  g_autofree char *most = bytes_text ((double)options->max_memory);
  g_snprintf (memory_hint, sizeof memory_hint, "the limit of memory is %s; a larger --max-memory permits more", most);
  ts_signals_say_of_memory (memory_hint);
  /* A lower limit of the system's stays. */
  if (getrlimit (RLIMIT_DATA, &limit) == 0 && (rlim_t)options->max_memory < limit.rlim_cur) {
    limit.rlim_cur = (rlim_t)options->max_memory;
    setrlimit (RLIMIT_DATA, &limit);
  }
}

double ts_limits_needs (const TsOptions *options)
{
  return (double)(options->max_needs > 0 ? options->max_needs : TS_MOST_NEEDS);
}

double ts_limits_memory (const TsOptions *options)
{
  double machine = (double)sysconf (_SC_PHYS_PAGES) * (double)sysconf (_SC_PAGESIZE);
  return options->max_memory > 0 ? (double)options->max_memory : machine;
}

/* A clock or an interval of the wrong unit would keep the machine busy for years. */
static TsStatus check_needs (const TsScenario *scenario, const TsOptions *options, uint32_t n_configurations)
{
  double most = ts_limits_needs (options);
  double runs = (double)scenario->most_replications * n_configurations;
  const struct {
    const char *what;
    double expected;
  } counted[] = {{"needs", ts_expected_needs (scenario)}, {"faults", ts_expected_faults (scenario)}};
  for (size_t i = 0; i < G_N_ELEMENTS (counted); i++) {
    if (counted[i].expected * runs <= most)
      continue;
    ts_say ("a limit is reached: about %.3g %s are to be simulated, and the limit is %.12g: %.3g expected in each of "
            "%u replication%s of %u configuration%s; a larger --max-needs permits it",
            counted[i].expected * runs, counted[i].what, most, counted[i].expected, scenario->most_replications,
            scenario->most_replications == 1 ? "" : "s", n_configurations, n_configurations == 1 ? "" : "s");
    return TS_STATUS_LIMIT;
  }
  return TS_STATUS_OK;
}

static TsStatus check_memory (const TsScenario *scenario, const TsOptions *options, const TsRunOptions *run)
{
  double most = ts_limits_memory (options);
  double needed = ts_experiment_memory (scenario, run);
  if (needed <= most)
    return TS_STATUS_OK;
  g_autofree char *needed_text = bytes_text (needed);
  g_autofree char *most_text = bytes_text (most);
  ts_say (
    "a limit is reached: about %s of memory are needed, and the limit is %s%s: %u people, %u groups, %u "
    "replications of %u configurations on %u threads; a larger --max-memory permits it, fewer --threads need less",
    needed_text, most_text, options->max_memory > 0 ? "" : ", what this machine has",
    ts_directory_people (scenario->directory), ts_directory_groups (scenario->directory), scenario->most_replications,
    run->n_configurations, run->threads);
  return TS_STATUS_LIMIT;
}

TsStatus ts_limits_check (const TsScenario *scenario, const TsOptions *options, const TsRunOptions *run)
{
  TsStatus status = check_needs (scenario, options, run->n_configurations);
  return status == TS_STATUS_OK ? check_memory (scenario, options, run) : status;
}

uint32_t ts_limits_growth (const TsScenario *scenario, const TsOptions *options, const TsRunOptions *run)
{
  double most = MAX (ts_expected_needs (scenario), ts_expected_faults (scenario));
  double counted = most * scenario->replications * run->n_configurations;
  double memory = ts_experiment_memory (scenario, run);
  uint32_t factor = options->fixes_replications ? 1 : TS_USUAL_GROWTH;

  while (factor > 1 && (counted * factor > ts_limits_needs (options) || memory * factor > ts_limits_memory (options)))
    factor /= 2;
  return MIN (factor * scenario->replications, MOST_REPLICATIONS);
}

TsStatus ts_limits_explain (const GError *error, const TsOptions *options)
{
  if (g_error_matches (error, TS_CLIENTS_ERROR, TS_CLIENTS_ERROR_EVENTS))
    ts_say ("a limit is reached: %s; a larger --max-events permits it", error->message);
  else if (g_error_matches (error, TS_CLIENTS_ERROR, TS_CLIENTS_ERROR_LIMIT) ||
           g_error_matches (error, TS_EXPERIMENT_ERROR, TS_EXPERIMENT_ERROR_THREADS))
    ts_say ("a limit is reached: %s%s%s", error->message, options->max_memory > 0 ? "; " : "", memory_hint);
  else {
    ts_say ("this is a bug in tenantsim: %s", error->message);
    return TS_STATUS_BUG;
  }
  return TS_STATUS_LIMIT;
}

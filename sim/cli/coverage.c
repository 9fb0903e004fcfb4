/* coverage.c - which rules are exercised, and by what */
#include "coverage.h"

#include <string.h>

#include "limits.h"
#include "print.h"
#include "signals.h"

/* Attempts of all configurations. */
typedef struct {
  uint64_t stopped[TS_REASONS];
  uint64_t taken[TS_PATHS];
} Attempts;

/* --------------------------------------------------------------- the run -- */

static void add_attempts (Attempts *attempts, const TsResults *results)
{
  for (uint32_t i = 0; i < results->n_configurations; i++)
    for (int operation = 0; operation < TS_OPERATIONS; operation++) {
      const TsAttemptCounts *counts = &results->configurations[i].operations[operation].counts;
      for (int reason = 0; reason < TS_REASONS; reason++)
        attempts->stopped[reason] += counts->reasons[reason];
      for (int path = 0; path < TS_PATHS; path++)
        attempts->taken[path] += counts->paths[path];
    }
}

/* One replication, of which everything counts. */
static TsScenario once_through (const TsScenario *scenario)
{
  TsScenario once = *scenario;

  once.replications = once.most_replications = 1;
  once.precision = 0.0;
  once.warm_up = 0;
  once.finds_warm_up = false;
  return once;
}

static TsStatus simulate (const TsScenario *scenario, const TsOptions *options, Attempts *attempts)
{
  const TsScenario once = once_through (scenario);
  const TsRunOptions run = {.threads = 1, .stop = ts_signals_stop ()};
  TsStatus status = ts_limits_check (&once, options, &run);
  g_autoptr (GError) error = NULL;
  TsResults *results;

  if (status != TS_STATUS_OK)
    return status;
  results = ts_experiment_run (&once, &run, &error);
  if (results == NULL)
    return ts_limits_explain (error, options);
  add_attempts (attempts, results);
  ts_results_free (results);
  return ts_signals_status ();
}

/* -------------------------------------------------------------- the table -- */

/* What denies in the era, or says that somebody is active elsewhere (SEED-54), or too early. */
static bool is_rule (TsEra era, TsReason reason)
{
  return ts_era_has_reason (era, reason) ||
         (reason >= TS_REASON_CALLER_OTHER_TENANT && reason <= TS_REASON_MEETING_NOT_OPEN);
}

/* "lines 150, 152": of assertions for which a reason was right. */
static char *lines_of (const TsResults *asserted, TsReason reason)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  uint32_t last = 0, n = 0;

  for (uint32_t i = 0; i < asserted->n_assertions; i++) {
    const TsAssertionResult *assertion = &asserted->assertions[i];
    if ((assertion->reasons >> reason & 1) == 0 || assertion->number == last)
      continue;
    last = assertion->number;
    g_string_append_printf (lines, "%s%d", n++ > 0 ? ", " : "", assertion->line);
  }
  return n == 0 ? g_strdup ("none") : g_strdup_printf ("line%s %s", n > 1 ? "s" : "", lines->str);
}

static char *number_of (uint64_t attempts)
{
  return attempts == 0 ? g_strdup ("none") : g_strdup_printf ("%" G_GUINT64_FORMAT, attempts);
}

/* The ways of attempts that succeeded: rules that permit. */
static void write_ways (GString *out, const Attempts *attempts)
{
  g_string_append (out, "Ways of attempts that succeeded:");
  for (int path = TS_PATH_NONE + 1; path < TS_PATHS; path++) {
    g_autofree char *number = number_of (attempts->taken[path]);
    g_string_append_printf (out, "%s %s %s", path == TS_PATH_NONE + 1 ? "" : ",", ts_path_name ((TsPath)path), number);
  }
  g_string_append_c (out, '\n');
}

static char *format (TsEra era, const TsResults *asserted, const Attempts *attempts)
{
  g_autoptr (GString) used = g_string_new (NULL);
  g_autoptr (GString) unused = g_string_new (NULL);
  g_autoptr (GString) out = g_string_new (NULL);
  unsigned n = 0, n_used = 0;

  for (TsReason reason = TS_REASON_NONE + 1; reason < TS_REASONS; reason++) {
    const TsReasonRow *row = ts_reason (reason);
    g_autofree char *lines = lines_of (asserted, reason);
    g_autofree char *stopped = number_of (attempts->stopped[reason]);
    if (!is_rule (era, reason))
      continue;
    n++;
    if (attempts->stopped[reason] == 0 && strcmp (lines, "none") == 0) {
      g_string_append_printf (unused, "  %-22s %s\n", row->code, row->sentence);
      continue;
    }
    n_used++;
    g_string_append_printf (used, "  %-22s %8s   %s\n", row->code, stopped, lines);
  }
  g_string_append_printf (out,
                          "%u of %u rules are exercised, as what stopped an attempt in one replication of each\n"
                          "configuration, or as the reason that an assertion names or meets:\n",
                          n_used, n);
  if (used->len > 0)
    g_string_append_printf (out, "  %-22s %8s   %s\n%s", "rule", "attempts", "assertions", used->str);
  write_ways (out, attempts);
  g_string_append_printf (out, "Never exercised:\n%s", unused->len > 0 ? unused->str : "  none\n");
  return g_string_free (g_steal_pointer (&out), FALSE);
}

TsStatus ts_coverage_print (const TsScenario *scenario, const TsResults *asserted, const TsOptions *options)
{
  Attempts attempts = {{0}, {0}};
  TsStatus status = simulate (scenario, options, &attempts);
  g_autofree char *text = NULL;

  if (status != TS_STATUS_OK)
    return status;
  text = format (scenario->era, asserted, &attempts);
  return ts_print (text);
}

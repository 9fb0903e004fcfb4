/* Coverage: how often the 95 % intervals of independent experiments hold the truth. The
 * experiment is a whole one, from scenario text to expectations: an M/M/2 queue, offered one
 * Erlang, whose states follow each other closely, and probes that see whether a server is
 * free. What it starts with, an empty queue, moves the estimates by a tenth of their
 * standard error or so. */
#ifndef TENANTSIM_TESTS_EXPERIMENT_COVERAGE_H
#define TENANTSIM_TESTS_EXPERIMENT_COVERAGE_H

#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "queueing.h"
#include "tenantsim/experiment.h"

enum { COVERED_SUCCESS, COVERED_MEAN, COVERED_P95, COVERED };

static const char *const covered_names[COVERED] = {"success rate", "mean", "p95"};

static const char *const covered_scenario =
  "tenantsim: 1\nname: coverage\nera: 2020-04\n"
  "clock: {start: 2020-01-06T00:00, duration: 12h, replications: 20, seed: 1}\n"
  "tenants:\n  T:\n    domains: [t.com]\n    users:\n"
  "      server: {count: 2, client: teams-desktop, hours: always}\n"
  "      caller: {count: 1, client: teams-desktop, hours: always}\n"
  "      probe: {count: 1, client: teams-desktop, hours: always}\n"
  "behaviour: {find_by_name: 0s, signalling: 0s, answered: 100%, declined: 0%, answer_delay: 0s, media_setup: 0s,\n"
  "            media_failure: 0%, retry_after_busy: 0%, persons: 1, tries: 1, patience: 5000d}\n"
  "activities:\n"
  "  calls: {who: T.caller, needs: T.server, every: exponential(1min), talk: exponential(1min), source: open,\n"
  "          choose: queue}\n"
  "  probes: {who: T.probe, needs: T.server, every: exponential(1min), talk: 0s, source: open, stray: true,\n"
  "           choose: longest-idle}\n"
  "configurations: {only: {}}\n"
  "expect:\n"
  "  - \"only: call.success_rate{from=T.probe} > 0%\"\n"
  "  - \"only: mean(time_to_help) > 0s\"\n"
  "  - \"only: p95(time_to_help) > 0s\"\n";

static inline TsResults *run_covered (uint64_t seed, const char *duration, const char *replications)
{
  char number[32];
  g_snprintf (number, sizeof number, "%" G_GUINT64_FORMAT, seed);
  TsOverride overrides[] = {
    {"clock.seed", number}, {"clock.duration", duration}, {"clock.replications", replications}};
  TsDiagnostics *diagnostics = ts_diagnostics_new ();
  TsScenario *scenario = NULL;
  if (ts_scenario_load_text ("coverage.yaml", covered_scenario, strlen (covered_scenario), overrides,
                             G_N_ELEMENTS (overrides), diagnostics, &scenario) != TS_LOAD_OK) {
    g_autofree char *why = ts_diagnostics_format (diagnostics, false);
    fail_msg ("%s", why);
  }
  ts_diagnostics_free (diagnostics);
  GError *error = NULL;
  TsResults *results = ts_experiment_run (scenario, &(TsRunOptions){.threads = 0}, &error);
  if (results == NULL)
    fail_msg ("%s", error->message);
  ts_scenario_free (scenario);
  return results;
}

/* One server is free with 1 - C; the wait is longer than t with C e^(-t / min). */
static inline void covered_truth (double truth[COVERED])
{
  double waits = erlang_c (2, 1);
  truth[COVERED_SUCCESS] = 1 - waits;
  truth[COVERED_MEAN] = 60 * waits;
  truth[COVERED_P95] = 60 * log (waits / 0.05);
}

/* Seeds 1 to `experiments`; the share of intervals that hold the truth lies between `least`
 * and `most` for each of the three. */
static inline void assert_coverage (uint32_t experiments, const char *duration, const char *replications, double least,
                                    double most)
{
  double truth[COVERED];
  uint32_t hits[COVERED] = {0}, misses = 0;
  covered_truth (truth);
  for (uint32_t seed = 1; seed <= experiments; seed++) {
    TsResults *results = run_covered (seed, duration, replications);
    for (int i = 0; i < COVERED; i++) {
      const TsEstimate *value = &results->expectations[i].value;
      hits[i] += value->low <= truth[i] && truth[i] <= value->high;
    }
    ts_results_free (results);
  }
  for (int i = 0; i < COVERED; i++) {
    double share = (double)hits[i] / experiments;
    printf ("%-12s truth %.5f: %u of %u intervals hold it (%.1f %%)\n", covered_names[i], truth[i], hits[i],
            experiments, 100 * share);
    misses += share < least || share > most;
  }
  assert_int_equal (misses, 0);
}

#endif

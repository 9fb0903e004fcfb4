/* Queueing theory against the simulator, through the scenario language: each case is a
 * scenario whose delays are all 0 and whose people always answer, and asks for measures
 * as an expectation does. */
#ifndef TENANTSIM_TESTS_EXPERIMENT_THEORY_H
#define TENANTSIM_TESTS_EXPERIMENT_THEORY_H

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

#define FAMILY_LEVEL 0.01 /* 99 % intervals, corrected over all measures of all cases */
#define MOST_MEASURES 3
#define REPLICATIONS 60

/* What theory says of a measure: theory = offset + factor * measure. */
typedef struct {
  const char *name;
  const char *measure;
  double factor, offset;
  double theory;
  double published; /* 0: none that we know of */
  int digits;       /* of the published value, after the point */
} Prediction;

typedef struct {
  const char *name;
  int servers;
  int callers;
  const char *behaviour; /* beside the delays */
  const char *activities;
  double days; /* of each replication */
  Prediction predictions[MOST_MEASURES];
} Case;

typedef struct {
  const Case *of;
  const Prediction *prediction;
  double value, deviation; /* the estimate and its standard error */
  double p;
} Found;

static inline char *theory_scenario (const Case *c, double scale)
{
  GString *text = g_string_new (NULL);
  g_string_append_printf (
    text,
    "tenantsim: 1\nname: \"%s\"\nera: 2020-04\n"
    "clock: {start: 2020-01-06T00:00, duration: %.0fs, replications: %d, seed: 1}\n"
    "tenants:\n  T:\n    domains: [t.com]\n    users:\n"
    "      server: {count: %d, client: teams-desktop, hours: always}\n"
    "      caller: {count: %d, client: teams-desktop, hours: always}\n"
    "      probe: {count: 1, client: teams-desktop, hours: always}\n"
    "behaviour: {find_by_name: 0s, signalling: 0s, answered: 100%%, declined: 0%%, answer_delay: 0s,\n"
    "            media_setup: 0s, media_failure: 0%%, %s}\n"
    "activities:\n%s"
    "configurations: {only: {}}\nexpect:\n",
    c->name, c->days * scale * 86400, REPLICATIONS, c->servers, c->callers, c->behaviour, c->activities);
  for (int i = 0; i < MOST_MEASURES && c->predictions[i].name != NULL; i++)
    g_string_append_printf (text, "  - \"only: %s > %s\"\n", c->predictions[i].measure,
                            strstr (c->predictions[i].measure, "rate") != NULL   ? "0%"
                            : strstr (c->predictions[i].measure, "time") != NULL ? "0s"
                                                                                 : "0");
  return g_string_free (text, FALSE);
}

static inline TsResults *run_theory (const Case *c, double scale)
{
  g_autofree char *text = theory_scenario (c, scale);
  TsDiagnostics *diagnostics = ts_diagnostics_new ();
  TsScenario *scenario = NULL;
  if (ts_scenario_load_text ("theory.yaml", text, strlen (text), NULL, 0, diagnostics, &scenario) != TS_LOAD_OK) {
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

static inline Found find (const Case *c, const Prediction *prediction, const TsEstimate *value)
{
  double t95 = ts_student_quantile (0.975, REPLICATIONS - 1);
  Found found = {.of = c,
                 .prediction = prediction,
                 .value = prediction->offset + prediction->factor * value->mean,
                 .deviation = fabs (prediction->factor) * (value->high - value->low) / 2 / t95};
  found.p = ts_student_p ((found.value - prediction->theory) / found.deviation, REPLICATIONS - 1);
  return found;
}

/* Runs all cases `scale` times as long, prints what was found, and fails where theory lies
 * outside, or an interval is wider than `widest` of the value. */
static inline void compare_with_theory (const Case *cases, size_t n_cases, double scale, double widest)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Found));
  for (size_t i = 0; i < n_cases; i++) {
    TsResults *results = run_theory (&cases[i], scale);
    for (uint32_t k = 0; k < results->n_expectations; k++) {
      Found found = find (&cases[i], &cases[i].predictions[k], &results->expectations[k].value);
      g_array_append_val (all, found);
      printf ("%s, %s: %.8f, standard error %.8f; theory %.8f\n", cases[i].name, found.prediction->name, found.value,
              found.deviation, found.prediction->theory);
      fflush (stdout);
    }
    ts_results_free (results);
  }
  g_autofree double *p = g_new (double, all->len);
  for (guint i = 0; i < all->len; i++)
    p[i] = g_array_index (all, Found, i).p;
  ts_holm (p, all->len);
  double quantile = ts_student_quantile (1 - FAMILY_LEVEL / 2 / all->len, REPLICATIONS - 1);
  int wrong = 0;
  for (guint i = 0; i < all->len; i++) {
    const Found *found = &g_array_index (all, Found, i);
    double half = quantile * found->deviation, width = 2 * half / found->value;
    bool is_outside = p[i]<FAMILY_LEVEL, is_wide = width> widest;
    printf ("%-34s %-12s theory %.8f measured %.8f +- %.8f (width %.2f %%) p %.3f%s%s\n", found->of->name,
            found->prediction->name, found->prediction->theory, found->value, half, 100 * width, p[i],
            is_outside ? " OUTSIDE" : "", is_wide ? " WIDE" : "");
    wrong += is_outside || is_wide;
  }
  assert_int_equal (wrong, 0);
}

/* ------------------------------------------------------------------ cases -- */

#define BLOCKED "blocked", "call.success_rate", -1, 1
#define NO_RETRY "retry_after_busy: 0%, persons: 1, tries: 1"
#define ENDLESS "patience: 5000d"

#define OPEN(every, talk, rest)                                                                                        \
  "  calls: {who: T.caller, needs: T.server, every: exponential(" every "), talk: " talk ", source: open, " rest "}\n"
#define LOSS(every, talk) OPEN (every, talk, "choose: longest-idle")

/* One minute of talk, two offered Erlang and so on: `every` is 60 s / a. */
static inline const Case *theory_cases (size_t *n)
{
  static Case cases[16];
  size_t i = 0;
  cases[i++] = (Case){
    "Erlang B (2, 1)", 2, 1, NO_RETRY, LOSS ("60s", "exponential(1min)"), 1.5, {{BLOCKED, erlang_b (2, 1), 0.2, 1}}};
  cases[i++] = (Case){"Erlang B (10, 8), exponential",    10, 1, NO_RETRY, LOSS ("7.5s", "exponential(1min)"), 1,
                      {{BLOCKED, erlang_b (10, 8), 0, 0}}};
  cases[i++] = (Case){"Erlang B (10, 8), constant",       10, 1, NO_RETRY, LOSS ("7.5s", "constant(1min)"), 1,
                      {{BLOCKED, erlang_b (10, 8), 0, 0}}};
  cases[i++] =
    (Case){"Erlang B (10, 8), lognormal",      10, 1, NO_RETRY, LOSS ("7.5s", "lognormal(median=40s mean=1min)"), 1,
           {{BLOCKED, erlang_b (10, 8), 0, 0}}};
  cases[i++] = (Case){"Erlang B (10, 40)",
                      10,
                      1,
                      NO_RETRY,
                      LOSS ("1.5s", "exponential(1min)"),
                      0.4,
                      {{"lost a minute", "call.success_rate", -40, 40, 40 * erlang_b (10, 40), 30.3, 1}}};
  cases[i++] = (Case){"Erlang B (5, 3), by hunting",
                      5,
                      1,
                      "retry_after_busy: 0%, persons: 5, tries: 1",
                      OPEN ("20s", "exponential(1min)", "choose: in-order"),
                      2.2,
                      {{"blocked", "helped_rate", -1, 1, erlang_b (5, 3), 0.110054347826, 12},
                       {"calls", "attempts_per_need", 1, 0, calls_of_hunting (5, 3), 0, 0}}};
  cases[i++] = (Case){"Erlang C (14, 10)",
                      14,
                      1,
                      ENDLESS,
                      OPEN ("6s", "exponential(1min)", "choose: queue"),
                      4,
                      {{"waits", "waited_rate", 1, 0, erlang_c (14, 10), 0.174, 3}}};
  cases[i++] = (Case){"Erlang C (2, 1)",
                      2,
                      1,
                      ENDLESS,
                      OPEN ("60s", "exponential(1min)", "choose: queue"),
                      16,
                      {{"waits", "waited_rate", 1, 0, erlang_c (2, 1), 0, 0},
                       {"mean wait", "mean(time_to_help)", 1, 0, erlang_c (2, 1) / (2 - 1) * 60, 0, 0}}};
  cases[i++] = (Case){"Erlang A (14, 10), patience 5 min",
                      14,
                      1,
                      ENDLESS,
                      OPEN ("18s", "exponential(3min)", "choose: queue, queue_patience: exponential(5min)"),
                      18,
                      {{"waits", "waited_rate", 1, 0, erlang_a (14, 10 / 3.0, 1 / 3.0, 0.2).waits, 0.14526, 5},
                       {"abandons", "left_rate", 1, 0, erlang_a (14, 10 / 3.0, 1 / 3.0, 0.2).abandons, 0.013984, 6}}};
  cases[i++] =
    (Case){"Engset (10 sources, 4, 0.25)",
           4,
           10,
           NO_RETRY,
           "  calls: {who: T.caller, needs: T.server, every: exponential(4min), talk: exponential(1min), "
           "source: finite, choose: longest-idle}\n"
           "  probes: {who: T.probe, needs: T.server, every: exponential(10s), talk: 0s, source: open, "
           "choose: longest-idle}\n",
           2.6,
           {{"calls", "call.success_rate{from=T.caller}", -1, 1, engset_call (10, 4, 0.25), 0.0673796791, 10},
            {"time", "call.success_rate{from=T.probe}", -1, 1, engset_time (10, 4, 0.25), 0.0910667823, 10}}};
  cases[i++] = (Case){"M/M/1 with retrials",
                      1,
                      1,
                      "retry_after_busy: 100%, persons: 1, tries: 1000, wait_after_busy: exponential(1min), " ENDLESS,
                      OPEN ("2min", "exponential(1min)", "choose: random"),
                      9,
                      {{"orbit", "mean(time_to_help)", 1 / 120.0, 0, retrial_orbit (0.5, 1, 1), 1.0, 1}}};
  *n = i;
  return cases;
}

#endif

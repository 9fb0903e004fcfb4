/* A small scenario whose true search success rate is known: every search outside the tenant
 * needs a typed address, 30 % of which are mistyped, so that 70 % succeed. */
#ifndef TENANTSIM_TESTS_STAGED_H
#define TENANTSIM_TESTS_STAGED_H

#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "tenantsim/experiment.h"

#define TRUE_SEARCH_RATE 0.70

/* `expect` may be NULL: a line such as "open: search.success_rate > 60%". */
static inline TsScenario *staged_scenario (const char *clock, const char *expect)
{
  g_autofree char *text = g_strdup_printf (
    "tenantsim: 1\nname: known truth\nera: 2020-04\n"
    "clock: {start: 2020-04-06T00:00, duration: 1d, %s}\n"
    "tenants:\n"
    "  ABC: {domains: [abc.com], users: {expert: {count: 10, client: teams-desktop, licences: [teams]}}}\n"
    "  Contoso: {domains: [c.com], users: {caller: {count: 10, client: teams-desktop, licences: [teams]}}}\n"
    "activities:\n"
    "  help: {who: Contoso, needs: ABC.expert, every: exponential(1h), talk: exponential(5min)}\n"
    "behaviour: {mistyped: 30%%}\n"
    "configurations:\n"
    "  open: {external_access: {default: open}}\n"
    "%s%s%s",
    clock, expect == NULL ? "" : "expect: [\"", expect == NULL ? "" : expect, expect == NULL ? "" : "\"]\n");
  TsDiagnostics *diagnostics = ts_diagnostics_new ();
  TsScenario *scenario = NULL;
  if (ts_scenario_load_text ("staged.yaml", text, strlen (text), NULL, 0, diagnostics, &scenario) != TS_LOAD_OK) {
    g_autofree char *why = ts_diagnostics_format (diagnostics, false);
    print_error ("%s", why);
  }
  ts_diagnostics_free (diagnostics);
  assert_non_null (scenario);
  return scenario;
}

/* `most`: replications to go on to where the scenario does not say; 0: none. */
static inline TsResults *staged_run_up_to (const TsScenario *scenario, unsigned threads, uint32_t most)
{
  GError *error = NULL;
  TsResults *results =
    ts_experiment_run (scenario, &(TsRunOptions){.threads = threads, .most_replications = most}, &error);
  if (results == NULL)
    fail_msg ("%s", error->message);
  return results;
}

static inline TsResults *staged_run (const TsScenario *scenario, unsigned threads)
{
  return staged_run_up_to (scenario, threads, 0);
}

/* Runs `experiments` experiments of other seeds, from 5 replications up to `most`, each with an expectation at the truth or two
 * points beside it, and returns how many verdicts were wrong; *decided becomes how many
 * were not undecided. */
static inline unsigned count_wrong_verdicts (unsigned experiments, uint32_t most, unsigned *decided)
{
  static const struct {
    const char *expect;
    bool holds;
  } questions[] = {{"open: search.success_rate > 70%", false},
                   {"open: search.success_rate >= 70%", true},
                   {"open: search.success_rate > 72%", false},
                   {"open: search.success_rate > 68%", true},
                   {"open: search.success_rate < 70%", false}};
  unsigned wrong = 0;
  *decided = 0;
  for (unsigned i = 0; i < experiments; i++) {
    size_t question = i % G_N_ELEMENTS (questions);
    TsScenario *scenario = staged_scenario ("replications: 5", questions[question].expect);
    scenario->seed = 1000 + i;
    TsResults *results = staged_run_up_to (scenario, 2, most);
    TsExpectationVerdict verdict = results->expectations[0].verdict;
    *decided += verdict != TS_EXPECTATION_UNDECIDED;
    wrong += verdict == (questions[question].holds ? TS_EXPECTATION_FAIL : TS_EXPECTATION_PASS);
    ts_results_free (results);
    ts_scenario_free (scenario);
  }
  return wrong;
}

#endif

/* assertions.c - why assertions do not hold */
#define _POSIX_C_SOURCE 200809L

#include "assertions.h"

#include <unistd.h>

#include "coverage.h"
#include "explain.h"
#include "print.h"
#include "tenantsim/report.h"

#define NARROWEST 60u
#define WIDEST 100u
#define MOST_EXPLAINED 3u

TsStatus ts_assertions_status (const TsResults *results)
{
  for (uint32_t i = 0; i < results->n_assertions; i++)
    if (results->assertions[i].differ > 0)
      return TS_STATUS_FAILED;
  return TS_STATUS_OK;
}

/* -------------------------------------------------------------- explanations -- */

/* Where the two are active: in their best tenants where that helps, else where they usually are. */
static TsEnquiry enquire (const TsPolicy *policy, const TsAssertionResult *assertion)
{
  TsEnquiry enquiry = {.operation = assertion->operation,
                       .caller = assertion->caller,
                       .callee = assertion->callee,
                       .caller_tenant = ts_policy_usual_tenant (policy, assertion->caller),
                       .callee_tenant = ts_policy_usual_tenant (policy, assertion->callee)};
  TsQuestion question = ts_policy_question (policy, &enquiry);

  ts_policy_meeting_place (policy, &question, &enquiry.caller_tenant, &enquiry.callee_tenant);
  return enquiry;
}

static void explain (GString *out, const TsScenario *scenario, const TsResults *results,
                     const TsAssertionResult *assertion, const TsExplainStyle *style)
{
  const char *name = results->configurations[assertion->configuration].name;
  const TsConfiguration *configuration = &scenario->configurations[ts_scenario_configuration (scenario, name)];
  TsAnswer answer = ts_explain_answer (scenario, configuration, enquire (configuration->policy, assertion), false);
  g_autofree char *text = ts_explain_text (&answer, 1, style);

  g_string_append_printf (out, "Why the assertion of line %d fails in %s:\n%s\n", assertion->line, name, text);
  ts_explain_answer_clear (&answer);
}

TsStatus ts_assertions_explain (const TsScenario *scenario, const TsResults *results, const TsOptions *options)
{
  TsExplainStyle style = {.color = ts_terminal_has_color (STDOUT_FILENO, options->color),
                          .width = CLAMP (ts_terminal_width (STDOUT_FILENO), NARROWEST, WIDEST)};
  g_autoptr (GString) out = g_string_new (NULL);
  uint32_t last = 0;
  unsigned n = 0;

  for (uint32_t i = 0; i < results->n_assertions; i++) {
    const TsAssertionResult *assertion = &results->assertions[i];
    if (assertion->differ == 0 || assertion->number == last)
      continue;
    last = assertion->number;
    if (n++ < MOST_EXPLAINED)
      explain (out, scenario, results, assertion, &style);
  }
  if (n > MOST_EXPLAINED)
    g_string_append_printf (out, "%u more; `tenantsim explain` says why.\n", n - MOST_EXPLAINED);
  return out->len > 0 ? ts_print (out->str) : TS_STATUS_OK;
}

/* ----------------------------------------------------------- check --assert -- */

static TsStatus print_verdicts (const char *path, const TsResults *results, const TsOptions *options)
{
  TsTextStyle style = {.color = ts_terminal_has_color (STDOUT_FILENO, options->color),
                       .utf8 = ts_terminal_has_utf8 (),
                       .width = ts_terminal_width (STDOUT_FILENO)};
  g_autofree char *verdicts = ts_report_verdicts (results, &style);

  if (verdicts[0] != '\0')
    return ts_print (g_strchomp (verdicts)) == TS_STATUS_OK ? ts_print ("\n") : TS_STATUS_UNWRITABLE;
  ts_say ("%s has no assertions", path);
  return TS_STATUS_OK;
}

TsStatus ts_assertions_check (const char *path, const TsScenario *scenario, const TsOptions *options)
{
  TsResults *results = ts_experiment_assertions (scenario);
  TsStatus status = ts_assertions_status (results);

  if (!options->is_quiet)
    status = ts_status_worse (status, print_verdicts (path, results, options));
  if (!options->is_quiet)
    status = ts_status_worse (status, ts_assertions_explain (scenario, results, options));
  if (options->wants_coverage && !options->is_quiet)
    status = ts_status_worse (status, ts_coverage_print (scenario, results, options));
  ts_results_free (results);
  return status;
}

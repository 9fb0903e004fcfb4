/* assertions.c - why assertions do not hold, and which rules they exercise */
#define _POSIX_C_SOURCE 200809L

#include "assertions.h"

#include <string.h>
#include <unistd.h>

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

/* ------------------------------------------------------------------ coverage -- */

/* "150, 152": the lines of assertions for which a reason was right. */
static char *lines_of (const TsResults *results, TsReason reason)
{
  GString *lines = g_string_new (NULL);
  uint32_t last = 0;

  for (uint32_t i = 0; i < results->n_assertions; i++) {
    const TsAssertionResult *assertion = &results->assertions[i];
    if ((assertion->reasons >> reason & 1) == 0 || assertion->number == last)
      continue;
    last = assertion->number;
    g_string_append_printf (lines, "%s%d", lines->len > 0 ? ", " : "", assertion->line);
  }
  return g_string_free (lines, FALSE);
}

static TsStatus print_coverage (TsEra era, const TsResults *results)
{
  g_autoptr (GString) used = g_string_new (NULL);
  g_autoptr (GString) unused = g_string_new (NULL);
  g_autofree char *text = NULL;
  unsigned n = 0, n_used = 0;

  for (int i = TS_REASON_NONE + 1; i < TS_REASONS; i++) {
    const TsReasonRow *row = ts_reason ((TsReason)i);
    g_autofree char *lines = lines_of (results, (TsReason)i);
    if (!ts_era_has_reason (era, (TsReason)i))
      continue;
    n++;
    n_used += lines[0] != '\0';
    if (lines[0] != '\0')
      g_string_append_printf (used, "  %-22s line%s %s\n", row->code, strchr (lines, ',') != NULL ? "s" : "", lines);
    else
      g_string_append_printf (unused, "  %-22s %s\n", row->code, row->sentence);
  }
  text = g_strdup_printf ("Assertions exercise %u of %u rules, as the reason of a denial:\n%s"
                          "Never exercised:\n%s",
                          n_used, n, used->str, unused->len > 0 ? unused->str : "  none\n");
  return ts_print (text);
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
    status = ts_status_worse (status, print_coverage (scenario->era, results));
  ts_results_free (results);
  return status;
}

/* explain_command.c - `tenantsim explain SCENARIO CALLER OPERATION CALLEE` */
#define _POSIX_C_SOURCE 200809L

#include <unistd.h>

#include "choosing.h"
#include "explain.h"
#include "loading.h"
#include "nearest.h"
#include "print.h"

#define NARROWEST 60u
#define WIDEST 100u

/* What was asked, in the words of the scenario. */
typedef struct {
  uint32_t caller;
  uint32_t callee;
  TsOperation operation;
  uint32_t caller_tenant; /* TS_NONE: the usual one */
  uint32_t callee_tenant;
} Asked;

static TsStatus refuse (const char *complaint)
{
  ts_say ("explain: %s", complaint);
  return TS_STATUS_USAGE;
}

/* ---------------------------------------------------------------- the words -- */

static TsStatus read_person (const TsScenario *scenario, const char *text, uint32_t *person)
{
  g_autofree char *why_not = NULL;

  if (ts_scenario_person (scenario, text, person, &why_not))
    return TS_STATUS_OK;
  return refuse (why_not);
}

static TsStatus read_operation (const char *text, TsOperation *operation)
{
  const char *names[TS_OPERATIONS + 1] = {NULL};
  const char *nearest;
  g_autofree char *complaint = NULL;

  *operation = ts_operation_find (text);
  if (*operation != TS_OPERATIONS)
    return TS_STATUS_OK;
  for (size_t i = 0; i < TS_OPERATIONS; i++)
    names[i] = ts_operation_name ((TsOperation)i);
  nearest = ts_nearest (text, names);
  complaint = nearest != NULL
                ? g_strdup_printf ("there is no operation '%s'; did you mean '%s'?", text, nearest)
                : g_strdup_printf ("there is no operation '%s': search, call, add_participant, join_meeting or share_file", text);
  return refuse (complaint);
}

static TsStatus read_tenant (const TsScenario *scenario, const char *text, uint32_t *tenant)
{
  const char *nearest = NULL;
  g_autofree char *complaint = NULL;

  *tenant = TS_NONE;
  if (text == NULL)
    return TS_STATUS_OK;
  *tenant = ts_scenario_tenant (scenario, text, &nearest);
  if (*tenant != TS_NONE)
    return TS_STATUS_OK;
  complaint = nearest != NULL ? g_strdup_printf ("there is no tenant '%s'; did you mean '%s'?", text, nearest)
                              : g_strdup_printf ("there is no tenant '%s'", text);
  return refuse (complaint);
}

static TsStatus read_all (const TsScenario *scenario, const TsOptions *options, Asked *asked)
{
  const char *const *words = (const char *const *)options->operands->pdata;
  TsStatus status = read_person (scenario, words[1], &asked->caller);

  if (status == TS_STATUS_OK)
    status = read_operation (words[2], &asked->operation);
  if (status == TS_STATUS_OK)
    status = read_person (scenario, words[3], &asked->callee);
  if (status == TS_STATUS_OK)
    status = read_tenant (scenario, options->caller_in, &asked->caller_tenant);
  if (status == TS_STATUS_OK)
    status = read_tenant (scenario, options->callee_in, &asked->callee_tenant);
  if (status == TS_STATUS_OK && asked->caller == asked->callee)
    status = refuse ("CALLER and CALLEE are the same person");
  return status;
}

/* -------------------------------------------------------------- the answers -- */

static TsAnswer answer (const TsScenario *scenario, const TsConfiguration *configuration, const Asked *asked,
                        bool wants_fix)
{
  TsPolicy *policy = configuration->policy;
  TsEnquiry enquiry = {.operation = asked->operation,
                       .caller = asked->caller,
                       .callee = asked->callee,
                       .caller_tenant = asked->caller_tenant,
                       .callee_tenant = asked->callee_tenant};

  if (enquiry.caller_tenant == TS_NONE)
    enquiry.caller_tenant = ts_policy_usual_tenant (policy, enquiry.caller);
  if (enquiry.callee_tenant == TS_NONE)
    enquiry.callee_tenant = ts_policy_usual_tenant (policy, enquiry.callee);
  return ts_explain_answer (scenario, configuration, enquiry, wants_fix);
}

static void clear_answer (gpointer data)
{
  ts_explain_answer_clear (data);
}

static TsStatus print_answers (const GArray *answers, const TsOptions *options)
{
  const TsAnswer *first = (const TsAnswer *)(const void *)answers->data;
  TsExplainStyle style = {.color = ts_terminal_has_color (STDOUT_FILENO, options->color),
                          .width = CLAMP (ts_terminal_width (STDOUT_FILENO), NARROWEST, WIDEST)};
  g_autofree char *text = options->format == TS_FORMAT_JSON ? ts_explain_json (first, answers->len)
                                                            : ts_explain_text (first, answers->len, &style);

  return ts_print (text);
}

static TsStatus explain (const TsScenario *scenario, const TsOptions *options)
{
  Asked asked = {0};
  g_autoptr (GArray) chosen = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  g_autoptr (GArray) answers = g_array_new (FALSE, FALSE, sizeof (TsAnswer));
  TsStatus status = read_all (scenario, options, &asked);

  if (status == TS_STATUS_OK)
    status = ts_choose_configurations (scenario, options->configurations, chosen);
  if (status != TS_STATUS_OK)
    return status;
  g_array_set_clear_func (answers, clear_answer);
  for (guint i = 0; i < chosen->len; i++) {
    uint32_t number = g_array_index (chosen, uint32_t, i);
    TsAnswer found = answer (scenario, &scenario->configurations[number], &asked, options->wants_fix);
    g_array_append_val (answers, found);
  }
  return print_answers (answers, options);
}

TsStatus ts_explain_command (const TsOptions *options)
{
  TsScenario *scenario = NULL;
  TsStatus status = ts_load_scenario (g_ptr_array_index (options->operands, 0), options, &scenario);
  if (scenario == NULL)
    return status;
  status = explain (scenario, options);
  ts_scenario_free (scenario);
  return status;
}

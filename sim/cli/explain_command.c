/* explain_command.c - `tenantsim explain SCENARIO CALLER OPERATION CALLEE` */
#define _POSIX_C_SOURCE 200809L

#include <unistd.h>

#include "choosing.h"
#include "explain.h"
#include "loading.h"
#include "nearest.h"
#include "print.h"
#include "tenantsim/clients.h"

#define NARROWEST 60u
#define WIDEST 100u

/* What was asked, in the words of the scenario. */
typedef struct {
  uint32_t caller;
  uint32_t callee;
  TsOperation operation;
  TsFeature feature; /* instead of an operation; TS_FEATURES for none */
  uint32_t caller_tenant; /* TS_NONE: the usual one */
  uint32_t callee_tenant;
  uint32_t chat; /* people in the chat that starts the call; 0: none does */
  bool has_instant;
  TsTime at;
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

/* An operation, or a feature. */
static TsStatus read_operation (const char *text, TsOperation *operation, TsFeature *feature)
{
  const char *names[TS_ASKED_OPERATIONS + TS_FEATURES + 1] = {NULL};
  const char *nearest;
  g_autofree char *complaint = NULL;

  *operation = ts_asked_operation_find (text);
  *feature = ts_feature_find (text);
  if (*operation != TS_ASKED_OPERATIONS)
    *feature = TS_FEATURES;
  if (*operation != TS_ASKED_OPERATIONS || *feature != TS_FEATURES)
    return TS_STATUS_OK;
  for (size_t i = 0; i < TS_ASKED_OPERATIONS; i++)
    names[i] = ts_operation_name ((TsOperation)i);
  for (size_t i = 0; i < TS_FEATURES; i++)
    names[TS_ASKED_OPERATIONS + i] = ts_feature ((TsFeature)i)->name;
  nearest = ts_nearest (text, names);
  complaint = nearest != NULL
                ? g_strdup_printf ("there is no operation '%s'; did you mean '%s'?", text, nearest)
                : g_strdup_printf ("there is no operation '%s': search, call, add_participant, join_meeting, "
                                   "share_file or chat",
                                   text);
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

static TsStatus read_instant (const TsScenario *scenario, const char *text, Asked *asked)
{
  g_autofree char *why_not = NULL;
  g_autofree char *complaint = NULL;

  asked->has_instant = text != NULL;
  if (text == NULL)
    return TS_STATUS_OK;
  if (!ts_duration_parse (text, &asked->at, &why_not)) {
    complaint = g_strdup_printf ("--at: %s", why_not);
    return refuse (complaint);
  }
  return asked->at < scenario->duration ? TS_STATUS_OK : refuse ("--at: the clock has stopped by then");
}

static TsStatus read_all (const TsScenario *scenario, const TsOptions *options, Asked *asked)
{
  const char *const *words = (const char *const *)options->operands->pdata;
  TsStatus status = read_person (scenario, words[1], &asked->caller);

  if (status == TS_STATUS_OK)
    status = read_operation (words[2], &asked->operation, &asked->feature);
  if (status == TS_STATUS_OK)
    status = read_person (scenario, words[3], &asked->callee);
  if (status == TS_STATUS_OK)
    status = read_tenant (scenario, options->caller_in, &asked->caller_tenant);
  if (status == TS_STATUS_OK)
    status = read_tenant (scenario, options->callee_in, &asked->callee_tenant);
  if (status == TS_STATUS_OK)
    status = read_instant (scenario, options->at, asked);
  asked->chat = options->chat;
  if (status == TS_STATUS_OK && asked->chat > 0 && asked->operation != TS_OPERATION_ADD_PARTICIPANT)
    status = refuse ("--chat is about a call of several: it goes with add_participant");
  if (status == TS_STATUS_OK && asked->caller == asked->callee)
    status = refuse ("CALLER and CALLEE are the same person");
  return status;
}

/* -------------------------------------------------------------- the answers -- */

/* A configuration as it is in force at an instant; made and freed with the answer. */
typedef struct {
  TsConfiguration configuration;
  TsInForce in_force;
} Shown;

static void free_shown (gpointer data)
{
  Shown *shown = data;
  ts_in_force_clear (&shown->in_force);
  g_free (shown);
}

static Shown *show_at (const TsScenario *scenario, uint32_t number, TsTime at)
{
  Shown *shown = g_new0 (Shown, 1);
  shown->configuration = scenario->configurations[number];
  ts_in_force_at (scenario, number, at, &shown->in_force);
  shown->configuration.settings = shown->in_force.settings;
  shown->configuration.policy = shown->in_force.policy;
  return shown;
}

/* Where somebody is who does nothing about it. */
static uint32_t usual_tenant (const TsConfiguration *configuration, const Asked *asked, uint32_t person)
{
  const TsPolicy *policy = configuration->policy;
  uint32_t profile = ts_policy_profile_of (policy, person);
  uint32_t turn = asked->has_instant ? ts_turn_at (configuration->turns, configuration->n_turns, asked->at) : TS_NONE;
  const uint32_t *tenants;
  size_t n = ts_policy_guest_tenants (policy, profile, &tenants);

  for (size_t i = 0; i < n && !ts_client_is_remote_assist (ts_policy_client (policy, profile)); i++)
    if (tenants[i] == turn)
      return turn;
  return ts_policy_usual_tenant (policy, person);
}

static TsAnswer answer (const TsScenario *scenario, const TsConfiguration *configuration, const Asked *asked,
                        bool wants_fix)
{
  TsEnquiry enquiry = {.operation = asked->operation,
                       .caller = asked->caller,
                       .callee = asked->callee,
                       .caller_tenant = asked->caller_tenant,
                       .callee_tenant = asked->callee_tenant,
                       .chat = asked->chat};

  if (enquiry.caller_tenant == TS_NONE)
    enquiry.caller_tenant = usual_tenant (configuration, asked, enquiry.caller);
  if (enquiry.callee_tenant == TS_NONE)
    enquiry.callee_tenant = usual_tenant (configuration, asked, enquiry.callee);
  return ts_explain_answer (scenario, configuration, enquiry, wants_fix);
}

static void add_presence (const TsScenario *scenario, uint32_t number, uint32_t person, TsTime at, GPtrArray *said)
{
  const TsGroupInfo *group = &scenario->groups[ts_directory_group_of (scenario->directory, person)];
  g_autofree char *address = ts_scenario_person_address (scenario, person);

  if (!ts_is_there_at (scenario, number, person, at))
    g_ptr_array_add (said, g_strdup_printf ("%s is not there at that instant: the account is disabled.", address));
  else if (!ts_calendar_is_open (&scenario->calendars[group->calendar], at))
    g_ptr_array_add (said, g_strdup_printf ("%s is not at work at that instant.", address));
}

static char **circumstances (const TsScenario *scenario, uint32_t number, const Asked *asked, bool is_settled)
{
  GPtrArray *said = g_ptr_array_new ();

  g_ptr_array_add (said, is_settled ? g_strdup ("Everything that was saved before that instant is in force then.")
                                    : g_strdup ("Something that was saved before that instant is not in force yet, "
                                                "when every delay is its median."));
  add_presence (scenario, number, asked->caller, asked->at, said);
  add_presence (scenario, number, asked->callee, asked->at, said);
  g_ptr_array_add (said, NULL);
  return (char **)g_ptr_array_free (said, FALSE);
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

/* A row of the table of features, which rests on an operation. */
static TsStatus explain_feature (const TsScenario *scenario, const GArray *chosen, const Asked *asked,
                                 const TsOptions *options)
{
  TsEnquiry enquiry = {
    .caller = asked->caller, .callee = asked->callee, .caller_tenant = TS_NONE, .callee_tenant = TS_NONE};
  const uint32_t *numbers = (const uint32_t *)(const void *)chosen->data;
  bool is_json = options->format == TS_FORMAT_JSON;
  g_autofree char *text = ts_explain_feature (scenario, numbers, chosen->len, &enquiry, asked->feature, is_json);

  if (options->wants_fix)
    return refuse ("--fix goes with an operation; ask for the one that the feature rests on");
  return ts_print (text);
}

static TsStatus explain (const TsScenario *scenario, const TsOptions *options)
{
  Asked asked = {0};
  g_autoptr (GArray) chosen = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  g_autoptr (GPtrArray) shown = g_ptr_array_new_with_free_func (free_shown);
  g_autoptr (GArray) answers = g_array_new (FALSE, FALSE, sizeof (TsAnswer));
  TsStatus status = read_all (scenario, options, &asked);

  if (status == TS_STATUS_OK)
    status = ts_choose_configurations (scenario, options->configurations, chosen);
  if (status != TS_STATUS_OK)
    return status;
  if (asked.feature != TS_FEATURES)
    return explain_feature (scenario, chosen, &asked, options);
  g_array_set_clear_func (answers, clear_answer);
  for (guint i = 0; i < chosen->len; i++) {
    uint32_t number = g_array_index (chosen, uint32_t, i);
    Shown *then = asked.has_instant ? show_at (scenario, number, asked.at) : NULL;
    const TsConfiguration *configuration = &scenario->configurations[number];
    if (then != NULL) {
      g_ptr_array_add (shown, then);
      configuration = &then->configuration;
    }
    TsAnswer found = answer (scenario, configuration, &asked, options->wants_fix);
    if (then != NULL)
      found.circumstances = circumstances (scenario, number, &asked, then->in_force.is_settled);
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

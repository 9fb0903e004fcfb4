/* explain_places.c - where settings stand, whose they are, and where people have to be, in words */
#include "explain.h"

/* ---------------------------------------------------------------- positions -- */

char *ts_explain_position (const TsScenario *scenario, TsOrigin origin)
{
  int line, column;
  if (origin == 0)
    return NULL;
  if (!ts_scenario_position (scenario, origin, &line, &column))
    return g_strdup ("--set");
  return g_strdup_printf ("%s:%d", scenario->base_name, line);
}

/* What the configuration says for all tenants at once. */
static bool is_of_configuration (const TsAnswer *answer, const TsExplainedRule *rule)
{
  const TsConfiguration *configuration = answer->configuration;
  if (rule->basis == TS_BASIS_RA_MOBILE_FILES)
    return configuration->ra_mobile_files != ts_era_ra_mobile_files (answer->scenario->era);
  if (rule->basis == TS_BASIS_TEAM)
    return configuration->guest_scope != TS_GUEST_SCOPE_TEAM;
  return rule->rule == TS_REASON_FILE_GUEST && configuration->guest_files != TS_GUEST_FILES_ANY;
}

static char *of_both (const TsAnswer *answer)
{
  const TsEnquiry *enquiry = &answer->explanation->enquiry;
  g_autofree char *caller = ts_explain_position (answer->scenario, ts_explain_group (answer, enquiry->caller)->origin);
  g_autofree char *callee = ts_explain_position (answer->scenario, ts_explain_group (answer, enquiry->callee)->origin);
  if (g_strcmp0 (caller, callee) == 0)
    return g_steal_pointer (&caller);
  return g_strconcat (caller, ", ", callee, NULL);
}

char *ts_explain_where (const TsAnswer *answer, const TsExplainedRule *rule)
{
  TsOrigin origin = rule->origin;
  if (rule->basis == TS_BASIS_CLIENT && rule->person == TS_NONE)
    return of_both (answer);
  if (origin == 0 && !ts_basis_is_setting (rule->basis))
    return NULL;
  if (origin == 0 && is_of_configuration (answer, rule))
    origin = answer->configuration->origin;
  if (origin == 0)
    return g_strdup_printf ("product default of %s", ts_era_name (answer->scenario->era));
  return ts_explain_position (answer->scenario, origin);
}

/* --------------------------------------------------------------- whose it is -- */

char *ts_explain_side (const TsAnswer *answer, const TsExplainedRule *rule)
{
  static const char *const words[] = {[TS_SIDE_NEITHER] = "neither: product and clients cannot do it",
                                      [TS_SIDE_CALLER] = "the caller's",
                                      [TS_SIDE_CALLEE] = "the callee's",
                                      [TS_SIDE_EITHER] = "a third tenant's"};
  if (rule->side == TS_SIDE_NEITHER || rule->tenant == TS_NONE)
    return g_strdup (words[rule->side]);
  if (rule->basis == TS_BASIS_BARRIER)
    return g_strdup_printf ("both: %s", ts_explain_tenant (answer, rule->tenant));
  if (rule->basis != TS_BASIS_INVITATION)
    return g_strdup_printf ("%s: %s", words[rule->side], ts_explain_tenant (answer, rule->tenant));
  g_autofree char *guest = ts_explain_address (answer, rule->person);
  return g_strdup_printf ("%s: %s", words[rule->side], guest);
}

static char *who_blocks (const TsAnswer *answer, const TsExplainedRule *rule)
{
  const TsEnquiry *enquiry = &answer->explanation->enquiry;
  uint32_t other = rule->person == enquiry->caller ? enquiry->callee : enquiry->caller;
  bool by_admin = false;
  TsOrigin origin;
  ts_settings_blocks (answer->configuration->settings, rule->person, other, &by_admin, &origin);
  return by_admin ? g_strdup_printf ("the tenant admin of %s", ts_explain_tenant (answer, rule->tenant))
                  : ts_explain_address (answer, rule->person);
}

char *ts_explain_who (const TsAnswer *answer, const TsExplainedRule *rule)
{
  const char *tenant = ts_explain_tenant (answer, rule->tenant);
  if (rule->basis == TS_BASIS_INVITATION)
    return ts_explain_address (answer, rule->person);
  if (rule->basis == TS_BASIS_BARRIER)
    return g_strdup_printf ("the compliance admin of %s", tenant);
  if (rule->basis == TS_BASIS_BLOCK)
    return who_blocks (answer, rule);
  if (rule->basis == TS_BASIS_TEAM)
    return g_strdup_printf ("an owner of a team in %s", tenant);
  if (rule->tenant == TS_NONE || rule->basis == TS_BASIS_RA_MOBILE_FILES || !ts_basis_is_setting (rule->basis))
    return g_strdup (ts_reason (rule->rule)->who);
  return g_strdup_printf ("the tenant admin of %s", tenant);
}

char *ts_explain_intent (const TsAnswer *answer)
{
  const TsScenario *scenario = answer->scenario;
  const TsEnquiry *enquiry = &answer->explanation->enquiry;
  const TsIntent *found = NULL;
  for (uint32_t i = 0; i < scenario->n_intents; i++) {
    const TsIntent *intent = &scenario->intents[i];
    bool is_under = ts_intent_holds (intent, enquiry->caller, enquiry->callee);
    if (is_under && (found == NULL || intent->kind == TS_INTENT_ISOLATION))
      found = intent;
  }
  if (found == NULL)
    return NULL;
  g_autofree char *position = ts_explain_position (scenario, found->origin);
  return g_strdup_printf ("%s [%s]",
                          found->kind == TS_INTENT_ISOLATION ? "meant to be apart" : "meant to work together",
                          position != NULL ? position : "");
}

/* --------------------------------------------------------------------- ways -- */

char *ts_explain_way (const TsAnswer *answer, const TsExplainedWay *way)
{
  const TsEnquiry *enquiry = &answer->explanation->enquiry;
  const char *host = ts_explain_tenant (answer, way->host);
  g_autofree char *caller = ts_explain_address (answer, enquiry->caller);
  g_autofree char *callee = ts_explain_address (answer, enquiry->callee);
  switch (way->way) {
  case TS_WAY_INTERNAL: return g_strdup ("inside one tenant");
  case TS_WAY_GUEST_HERE: return g_strdup_printf ("%s as a guest in %s", callee, host);
  case TS_WAY_GUEST_THERE: return g_strdup_printf ("%s as a guest in %s", caller, host);
  case TS_WAY_THIRD:
    return way->exists ? g_strdup_printf ("both as guests in %s", host)
                       : g_strdup ("both as guests in a third tenant");
  case TS_WAY_EXTERNAL:
  case TS_WAYS: break;
  }
  return g_strdup (way->way == TS_WAY_ANONYMOUS ? "anonymously" : "external access (federation)");
}

static char *no_guest (const TsAnswer *answer, uint32_t guest, uint32_t host)
{
  const TsGroup *group = ts_explain_group (answer, guest);
  if (host == TS_NONE)
    return g_strdup ("the other belongs to no tenant");
  if (group->tenant == host)
    return g_strdup ("own people are no guests");
  if (answer->explanation->enquiry.operation == TS_OPERATION_JOIN_MEETING)
    return g_strdup ("not invited, or refused by the directory");
  return g_strdup ("not invited");
}

static char *not_internal (const TsAnswer *answer, const TsEnquiry *enquiry)
{
  uint32_t caller = ts_explain_group (answer, enquiry->caller)->tenant;
  uint32_t callee = ts_explain_group (answer, enquiry->callee)->tenant;
  if (caller == TS_NONE || callee == TS_NONE)
    return g_strdup ("not both are at home in a tenant");
  return g_strdup_printf ("%s and %s are two tenants", ts_explain_tenant (answer, caller),
                          ts_explain_tenant (answer, callee));
}

char *ts_explain_no_way (const TsAnswer *answer, const TsExplainedWay *way)
{
  const TsEnquiry *enquiry = &answer->explanation->enquiry;
  uint32_t home = ts_explain_group (answer, enquiry->caller)->tenant;
  if (enquiry->operation == TS_OPERATION_JOIN_MEETING && ts_explain_group (answer, enquiry->callee)->tenant == TS_NONE)
    return g_strdup ("who belongs to no tenant organises no meetings");
  switch (way->way) {
  case TS_WAY_INTERNAL: return not_internal (answer, enquiry);
  case TS_WAY_GUEST_HERE: return no_guest (answer, enquiry->callee, way->host);
  case TS_WAY_GUEST_THERE: return no_guest (answer, enquiry->caller, way->host);
  case TS_WAY_THIRD: return g_strdup ("no tenant has invited both");
  case TS_WAY_EXTERNAL:
  case TS_WAYS: break;
  }
  if (home != TS_NONE && home == ts_explain_group (answer, enquiry->callee)->tenant)
    return g_strdup ("both are in one tenant");
  return g_strdup ("one of the two has no account");
}

/* Explanations and fixes on the estate of estate.h. */
#ifndef TENANTSIM_TESTS_POLICY_EXPLAINED_H
#define TENANTSIM_TESTS_POLICY_EXPLAINED_H

#include "estate.h"

static const TsOperation explained_operations[] = {TS_OPERATION_SEARCH, TS_OPERATION_CALL,
                                                   TS_OPERATION_ADD_PARTICIPANT, TS_OPERATION_SHARE_FILE};

static inline TsEnquiry enquiry_at_home (Estate *estate, TsOperation operation, uint32_t caller, uint32_t callee)
{
  return (TsEnquiry){.operation = operation,
                     .caller = caller,
                     .callee = callee,
                     .caller_tenant = ts_policy_usual_tenant (compiled (estate), caller),
                     .callee_tenant = ts_policy_usual_tenant (compiled (estate), callee)};
}

static inline TsExplanation *explain (Estate *estate, TsOperation operation, uint32_t caller, uint32_t callee)
{
  TsEnquiry enquiry = enquiry_at_home (estate, operation, caller, callee);
  return ts_policy_explain (compiled (estate), estate->settings, &enquiry);
}

static inline TsFixes *fixes_of (Estate *estate, TsOperation operation, uint32_t caller, uint32_t callee)
{
  TsEnquiry enquiry = enquiry_at_home (estate, operation, caller, callee);
  return ts_policy_fixes (estate->settings, &enquiry, NULL, 0);
}

static inline const TsExplainedWay *way_of (const TsExplanation *explanation, TsWay way)
{
  for (unsigned i = 0; i < TS_WAYS; i++)
    if (explanation->ways[i].way == way)
      return &explanation->ways[i];
  fail_msg ("the way %s is missing", ts_way_name (way));
  return NULL;
}

/* The only row of a rule, or the one about `person`. */
static inline const TsExplainedRule *row_of (const TsExplainedWay *way, TsReason rule, uint32_t person)
{
  for (size_t i = 0; i < way->n_rules; i++)
    if (way->rules[i].rule == rule && (person == TS_NONE || way->rules[i].person == person))
      return &way->rules[i];
  fail_msg ("%s is not explained on %s", ts_reason (rule)->code, ts_way_name (way->way));
  return NULL;
}

/* The codes of the rows that fail, one after another, each once. */
static inline char *failing_codes (const TsExplainedWay *way)
{
  GString *codes = g_string_new (NULL);
  TsReason last = TS_REASON_NONE;
  for (size_t i = 0; i < way->n_rules; i++)
    if (way->rules[i].fails && way->rules[i].rule != last) {
      last = way->rules[i].rule;
      g_string_append_printf (codes, "%s%s", codes->len > 0 ? " " : "", ts_reason (last)->code);
    }
  return g_string_free (codes, FALSE);
}

static inline void assert_fails (const TsExplanation *explanation, TsWay way, const char *codes)
{
  g_autofree char *failing = failing_codes (way_of (explanation, way));
  assert_string_equal (failing, codes);
}

/* ------------------------------------------------------- configurations -- */

static inline void as_shipped (Estate *estate)
{
  (void)estate;
}

/* Guests on top of Figure 1.2, with much of it half done. */
static inline void half_done (Estate *estate)
{
  figure_1_2 (estate);
  external_off (estate, CONTOSO2);
  ts_settings_set_person_external (estate->settings, (TsRange){TECHNICIAN1, 1}, false, 0);
  TsGuestAccess access = {.on = true, .calling = false, .scope = TS_GUEST_SCOPE_TEAM, .files = TS_GUEST_FILES_NONE};
  ts_settings_set_guest_access (estate->settings, CONTOSO1, &access);
  ts_settings_add_guests (estate->settings, (TsRange){EXPERT1, 1}, estate->teams[CONTOSO1], TS_GUEST_INVITED, 0);
  ts_settings_add_guests (estate->settings, (TsRange){EXPERT2, 1}, estate->teams[CONTOSO1], TS_GUEST_ACCEPTED, 0);
  ts_settings_add_guests (estate->settings, (TsRange){DESK2, 1}, estate->teams[CONTOSO1], TS_GUEST_INVITED, 0);
  ts_settings_add_guests (estate->settings, (TsRange){FREELANCER, 1}, estate->teams[CONTOSO1], TS_GUEST_ACCEPTED, 0);
}

static inline void guests_first (Estate *estate)
{
  figure_1_3 (estate);
  figure_1_2 (estate);
  ts_settings_set_prefer_path (estate->settings, TS_PREFER_GUEST);
}

static inline void federation_first (Estate *estate)
{
  figure_1_3 (estate);
  figure_1_2 (estate);
  ts_settings_set_prefer_path (estate->settings, TS_PREFER_FEDERATION);
}

static void (*const explained_configurations[]) (Estate *estate) = {
  as_shipped, all_external_off, figure_1_2, figure_1_3, half_done, guests_first, federation_first};

#endif

/* Every kind of setting that can deny is proposed as a fix, in the way that opens nothing else, and the fix works. */
#include "explained.h"

typedef struct {
  void (*deny) (Estate *estate);
  TsOperation operation;
  uint32_t caller, callee;
  uint32_t tenant; /* where both are active; TS_NONE: each at home */
  TsReason reason;
  TsChangeKind kind;
} Case;

static void barrier (Estate *estate)
{
  ts_settings_add_barrier (estate->settings, (TsRange){DESK1, 1}, (TsRange){TECHNICIAN1, 2}, 1);
}

static void no_calls_of_caller (Estate *estate)
{
  ts_settings_set_person_calling (estate->settings, (TsRange){DESK1, 1}, false, 1);
}

static void no_calls_of_callee (Estate *estate)
{
  ts_settings_set_person_calling (estate->settings, (TsRange){DESK1_OUTSIDE, 1}, false, 1);
}

static void own_domains (Estate *estate, TsDomainsMode mode, const uint32_t *domains, size_t n)
{
  TsPersonDomains own = {.mode = mode, .domains = domains, .n_domains = n, .origin = 1};
  ts_settings_set_person_domains (estate->settings, (TsRange){EXPERT1, 1}, &own);
}

static void no_domains_of_their_own (Estate *estate)
{
  own_domains (estate, TS_DOMAINS_NONE, NULL, 0);
}

static void other_domains_of_their_own (Estate *estate)
{
  own_domains (estate, TS_DOMAINS_LISTED, &estate->domains[CONTOSO2], 1);
}

static void own_domains_behind_a_switch (Estate *estate)
{
  own_domains (estate, TS_DOMAINS_LISTED, &estate->domains[CONTOSO1], 1);
  external_off (estate, ABC);
}

static void all_domains_of_their_own_but_one (Estate *estate)
{
  own_domains (estate, TS_DOMAINS_UNLISTED, &estate->domains[CONTOSO1], 1);
}

static void trial (Estate *estate)
{
  ts_directory_set_trial (estate->directory, CONTOSO1);
  TsExternalAccess access = {.on = true, .trials = true};
  ts_settings_set_external (estate->settings, CONTOSO1, &access);
}

static void blocked_by_admin (Estate *estate)
{
  ts_settings_block_for_tenant (estate->settings, CONTOSO1, (TsRange){EXPERT1, 2}, 1);
}

static void blocked_by_person (Estate *estate)
{
  ts_settings_block_for_people (estate->settings, (TsRange){TECHNICIAN1, 1}, (TsRange){EXPERT1, 1}, 1);
  ts_settings_block_for_people (estate->settings, (TsRange){DESK1, 2}, (TsRange){EXPERT1, 2}, 1);
}

/* The expert is a guest in Contoso1, whose guest access lacks something. */
static void lacking (Estate *estate, TsGuestAccess access)
{
  access.on = access.calling = true;
  ts_settings_set_guest_access (estate->settings, CONTOSO1, &access);
  external_off (estate, CONTOSO1);
  guest (estate, EXPERT1, 1, CONTOSO1);
}

static void no_groups (Estate *estate)
{
  lacking (estate, (TsGuestAccess){.groups_off = true});
}

static void no_sharing (Estate *estate)
{
  lacking (estate, (TsGuestAccess){.sharing_off = true});
}

static void no_chat (Estate *estate)
{
  lacking (estate, (TsGuestAccess){.chat_off = true});
}

static void no_invitations_but_listed (Estate *estate)
{
  lacking (estate,
           (TsGuestAccess){.invite_domains = TS_INVITE_LISTED, .domains = &estate->domains[CONTOSO2], .n_domains = 1});
}

static void no_invitations_of_unlisted (Estate *estate)
{
  lacking (estate,
           (TsGuestAccess){.invite_domains = TS_INVITE_UNLISTED, .domains = &estate->domains[ABC], .n_domains = 1});
}

static const Case cases[] = {
  {barrier, TS_OPERATION_CALL, DESK1, TECHNICIAN1, TS_NONE, TS_REASON_BARRIER, TS_CHANGE_LIFT_BARRIER},
  {no_calls_of_caller, TS_OPERATION_CALL, DESK1, DESK1_OUTSIDE, TS_NONE, TS_REASON_CALLING_OFF, TS_CHANGE_CALLING_ON},
  {no_calls_of_callee, TS_OPERATION_CALL, DESK1, DESK1_OUTSIDE, TS_NONE, TS_REASON_CALLING_OFF, TS_CHANGE_CALLING_ON},
  {no_domains_of_their_own, TS_OPERATION_CALL, EXPERT1, DESK1, TS_NONE, TS_REASON_FED_USER, TS_CHANGE_PERSON_DOMAIN},
  {other_domains_of_their_own, TS_OPERATION_CALL, DESK1, EXPERT1, TS_NONE, TS_REASON_FED_USER, TS_CHANGE_PERSON_DOMAIN},
  {all_domains_of_their_own_but_one, TS_OPERATION_CALL, EXPERT1, DESK1, TS_NONE, TS_REASON_FED_USER,
   TS_CHANGE_PERSON_DOMAIN},
  {own_domains_behind_a_switch, TS_OPERATION_CALL, EXPERT1, DESK1, TS_NONE, TS_REASON_FED_LOCAL, TS_CHANGE_EXTERNAL_ON},
  {trial, TS_OPERATION_CALL, EXPERT1, DESK1, TS_NONE, TS_REASON_FED_TRIAL, TS_CHANGE_ALLOW_TRIAL},
  {blocked_by_admin, TS_OPERATION_CALL, EXPERT1, DESK1, TS_NONE, TS_REASON_FED_BLOCKED_USER, TS_CHANGE_UNBLOCK_PERSON},
  {blocked_by_person, TS_OPERATION_CALL, EXPERT1, DESK1, TS_NONE, TS_REASON_FED_BLOCKED_USER,
   TS_CHANGE_UNBLOCK_BY_PERSON},
  {no_groups, TS_OPERATION_CALL, EXPERT1, DESK1, CONTOSO1, TS_REASON_GUEST_GROUPS, TS_CHANGE_GUEST_GROUPS_ON},
  {no_sharing, TS_OPERATION_SHARE_FILE, EXPERT1, DESK1, CONTOSO1, TS_REASON_FILE_GUEST, TS_CHANGE_GUEST_SHARING_ON},
  {no_chat, TS_OPERATION_CHAT, EXPERT1, DESK1, CONTOSO1, TS_REASON_GUEST_CHAT_OFF, TS_CHANGE_GUEST_CHAT_ON},
  {no_invitations_but_listed, TS_OPERATION_CALL, EXPERT1, DESK1, CONTOSO1, TS_REASON_GUEST_DIRECTORY,
   TS_CHANGE_ADMIT_DOMAIN},
  {no_invitations_of_unlisted, TS_OPERATION_CALL, EXPERT1, DESK1, CONTOSO1, TS_REASON_GUEST_DIRECTORY,
   TS_CHANGE_ADMIT_DOMAIN},
};

static const TsFix *fix_of_kind (const TsFixes *fixes, TsChangeKind kind)
{
  for (size_t i = 0; i < fixes->n; i++)
    if (fixes->fixes[i].n_changes == 1 && fixes->fixes[i].changes[0].kind == kind)
      return &fixes->fixes[i];
  return NULL;
}

static void each_setting_that_denies_has_a_fix_that_works (void **state)
{
  (void)state;
  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++) {
    const Case *row = &cases[i];
    Estate estate = estate_of_era (TS_ERA_2026);
    row->deny (&estate);
    TsEnquiry enquiry = enquiry_at_home (&estate, row->operation, row->caller, row->callee);
    if (row->tenant != TS_NONE)
      enquiry.caller_tenant = enquiry.callee_tenant = row->tenant;
    TsExplanation *explanation = ts_policy_explain (compiled (&estate), estate.settings, &enquiry);
    assert_denied (explanation->verdict, row->reason);
    TsFixes *fixes = ts_policy_fixes (estate.settings, &enquiry, NULL, 0);
    const TsFix *fix = fix_of_kind (fixes, row->kind);
    if (fix == NULL)
      fail_msg ("case %zu: nobody proposes to change what denies", i);
    ts_settings_change (estate.settings, &fix->changes[0]);
    TsPolicy *fixed = ts_policy_compile (estate.settings);
    TsExplanation *after = ts_policy_explain (fixed, estate.settings, &enquiry);
    assert_int_equal (after->verdict.kind, TS_VERDICT_ALLOW);
    ts_explanation_free (after);
    ts_explanation_free (explanation);
    ts_policy_free (fixed);
    ts_fixes_free (fixes);
    estate_free (&estate);
  }
}

/* Of several who are blocked, or who block, one is let through and the others are not. */
static void letting_one_person_through_leaves_the_others_blocked (void **state)
{
  (void)state;
  static const struct {
    void (*deny) (Estate *);
    TsChange change;
  } ways[] = {
    {blocked_by_admin, {.kind = TS_CHANGE_UNBLOCK_PERSON, .tenant = CONTOSO1, .person = EXPERT1}},
    {blocked_by_person, {.kind = TS_CHANGE_UNBLOCK_BY_PERSON, .tenant = CONTOSO1, .person = DESK1, .other = EXPERT1}}};
  for (size_t i = 0; i < G_N_ELEMENTS (ways); i++) {
    Estate estate = estate_of_era (TS_ERA_2026);
    ways[i].deny (&estate);
    ts_settings_change (estate.settings, &ways[i].change);
    assert_allowed (ask (&estate, TS_OPERATION_CALL, EXPERT1, DESK1), TS_PATH_EXTERNAL);
    assert_denied (ask (&estate, TS_OPERATION_CALL, EXPERT2, DESK1), TS_REASON_FED_BLOCKED_USER);
    if (i == 1) {
      assert_denied (ask (&estate, TS_OPERATION_CALL, EXPERT1, DESK1_OUTSIDE), TS_REASON_FED_BLOCKED_USER);
      assert_denied (ask (&estate, TS_OPERATION_CALL, EXPERT1, TECHNICIAN1), TS_REASON_FED_BLOCKED_USER);
    }
    estate_free (&estate);
  }
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (each_setting_that_denies_has_a_fix_that_works),
    cmocka_unit_test (letting_one_person_through_leaves_the_others_blocked),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

/* The rows of an explanation: whom each is about, whose side and whose setting it is, and in which line it stands. */
#include "explained.h"

enum {
  LINE_EXTERNAL_ABC = 101,
  LINE_EXTERNAL_CONTOSO1,
  LINE_NO_EXTERNAL,
  LINE_OWN_DOMAINS,
  LINE_GUEST_ACCESS,
  LINE_ACCEPTED,
  LINE_INVITED,
  LINE_NO_CALLS,
  LINE_CALLS,
  LINE_BARRIER,
  LINE_OTHER_BARRIER,
  LINE_ADMIN_BLOCKS,
  LINE_PERSON_BLOCKS,
  LINE_MEETINGS,
  LINE_GROUP
};

enum { CONTRACTOR = PEOPLE };

typedef struct {
  TsOperation operation;
  uint32_t caller, callee;
  TsWay way;
  TsReason rule;
  uint32_t person; /* whom the row is about, or TS_NONE */
  bool fails;
  TsSide side;
  uint32_t tenant;
  TsOrigin line;
} Row;

/* Two accounts of Contoso1: one accepted, one pending; the contractor has no licence. */
static Estate estate_with_lines (void)
{
  Estate estate = estate_of_era (TS_ERA_2026);
  TsGroup contractors = {
    .name = "contractors", .tenant = ABC, .domain = estate.domains[ABC], .count = 1, .origin = LINE_GROUP};
  contractors.client = TS_CLIENT_TEAMS_DESKTOP;
  ts_directory_add_group (estate.directory, &contractors);
  TsSettings *settings = estate.settings;
  TsExternalAccess abc = {.on = true, .origin = LINE_EXTERNAL_ABC};
  TsExternalAccess contoso1 = {.on = true, .origin = LINE_EXTERNAL_CONTOSO1};
  TsGuestAccess guests = {.on = true, .calling = true, .origin = LINE_GUEST_ACCESS};
  TsMeetingSettings meetings = {.auto_admit = TS_ADMIT_COMPANY, .origin = LINE_MEETINGS};
  TsPersonDomains own = {.mode = TS_DOMAINS_ALL, .origin = LINE_OWN_DOMAINS};
  ts_settings_set_external (settings, ABC, &abc);
  ts_settings_set_external (settings, CONTOSO1, &contoso1);
  ts_settings_set_guest_access (settings, CONTOSO1, &guests);
  ts_settings_set_meetings (settings, CONTOSO1, &meetings);
  ts_settings_set_person_external (settings, (TsRange){TECHNICIAN1, 1}, false, LINE_NO_EXTERNAL);
  ts_settings_set_person_domains (settings, (TsRange){EXPERT1, 1}, &own);
  ts_settings_add_guests (settings, (TsRange){EXPERT1, 1}, estate.teams[CONTOSO1], TS_GUEST_ACCEPTED, LINE_ACCEPTED);
  ts_settings_add_guests (settings, (TsRange){EXPERT2, 1}, estate.teams[CONTOSO1], TS_GUEST_INVITED, LINE_INVITED);
  ts_settings_set_person_calling (settings, (TsRange){DESK1, 2}, false, LINE_NO_CALLS);
  ts_settings_set_person_calling (settings, (TsRange){DESK1_OUTSIDE, 1}, true, LINE_CALLS);
  ts_settings_add_barrier (settings, (TsRange){TECHNICIAN1, 1}, (TsRange){DESK1, 1}, LINE_BARRIER);
  ts_settings_add_barrier (settings, (TsRange){MOBILE1, 1}, (TsRange){DESK1, 1}, LINE_OTHER_BARRIER);
  ts_settings_block_for_tenant (settings, CONTOSO1, (TsRange){EXPERT_ON_PHONE, 1}, LINE_ADMIN_BLOCKS);
  ts_settings_block_for_people (settings, (TsRange){EXPERT1, 1}, (TsRange){OTHER_TECHNICIAN1, 1}, LINE_PERSON_BLOCKS);
  return estate;
}

#define CALL(caller, callee, way) TS_OPERATION_CALL, caller, callee, TS_WAY_##way
#define JOIN(caller, callee, way) TS_OPERATION_JOIN_MEETING, caller, callee, TS_WAY_##way
#define SAYS(code, person, fails, side, tenant, line) TS_REASON_##code, person, fails, TS_SIDE_##side, tenant, line

static const Row rows[] = {
  {CALL (DESK1, TECHNICIAN1, INTERNAL), SAYS (BARRIER, TS_NONE, true, EITHER, CONTOSO1, LINE_BARRIER)},
  {CALL (MOBILE1, DESK1, INTERNAL), SAYS (BARRIER, TS_NONE, true, EITHER, CONTOSO1, LINE_OTHER_BARRIER)},
  {CALL (MOBILE1, TECHNICIAN1, INTERNAL), SAYS (BARRIER, TS_NONE, false, EITHER, CONTOSO1, 0)},
  {CALL (DESK1, DESK1_OUTSIDE, INTERNAL), SAYS (CALLING_OFF, DESK1, true, CALLER, CONTOSO1, LINE_NO_CALLS)},
  {CALL (DESK1, DESK1_OUTSIDE, INTERNAL), SAYS (CALLING_OFF, DESK1_OUTSIDE, false, CALLEE, CONTOSO1, LINE_CALLS)},
  {CALL (DESK1, TECHNICIAN1, INTERNAL), SAYS (CALLING_OFF, TECHNICIAN1, false, CALLEE, CONTOSO1, 0)},
  {CALL (CONTRACTOR, EXPERT1, INTERNAL), SAYS (NO_LICENCE, CONTRACTOR, true, CALLER, ABC, LINE_GROUP)},
  {CALL (CONTRACTOR, EXPERT1, INTERNAL), SAYS (NO_LICENCE, EXPERT1, false, CALLEE, ABC, 0)},
  {CALL (EXPERT_ON_PHONE, TECHNICIAN1, EXTERNAL),
   SAYS (FED_BLOCKED_USER, TECHNICIAN1, true, CALLEE, CONTOSO1, LINE_ADMIN_BLOCKS)},
  {CALL (EXPERT_ON_PHONE, TECHNICIAN1, EXTERNAL), SAYS (FED_BLOCKED_USER, EXPERT_ON_PHONE, false, CALLER, ABC, 0)},
  {CALL (OTHER_TECHNICIAN1, EXPERT1, EXTERNAL),
   SAYS (FED_BLOCKED_USER, EXPERT1, true, CALLEE, ABC, LINE_PERSON_BLOCKS)},
  {CALL (EXPERT1, TECHNICIAN1, EXTERNAL), SAYS (FED_USER, EXPERT1, false, CALLER, ABC, LINE_OWN_DOMAINS)},
  {CALL (EXPERT1, TECHNICIAN1, EXTERNAL), SAYS (FED_USER, TECHNICIAN1, true, CALLEE, CONTOSO1, LINE_NO_EXTERNAL)},
  {CALL (EXPERT1, TECHNICIAN1, EXTERNAL), SAYS (FED_LOCAL, TS_NONE, false, CALLER, ABC, LINE_EXTERNAL_ABC)},
  {CALL (EXPERT1, TECHNICIAN1, EXTERNAL), SAYS (FED_REMOTE, TS_NONE, false, CALLEE, CONTOSO1, LINE_EXTERNAL_CONTOSO1)},
  {CALL (EXPERT2, DESK1, GUEST_THERE), SAYS (GUEST_OFF, TS_NONE, false, CALLEE, CONTOSO1, LINE_GUEST_ACCESS)},
  {CALL (EXPERT2, DESK1, GUEST_THERE), SAYS (GUEST_PENDING, EXPERT2, true, CALLER, CONTOSO1, LINE_INVITED)},
  {CALL (DESK1, EXPERT1, GUEST_HERE), SAYS (GUEST_PENDING, EXPERT1, false, CALLEE, CONTOSO1, LINE_ACCEPTED)},
  {CALL (DESK1, EXPERT1, GUEST_HERE), SAYS (GUEST_SCOPE, EXPERT1, false, CALLER, CONTOSO1, LINE_ACCEPTED)},
  {CALL (DESK1, EXPERT1, GUEST_HERE), SAYS (CALLING_OFF, DESK1, true, CALLER, CONTOSO1, LINE_NO_CALLS)},
  {JOIN (EXPERT2, TECHNICIAN1, GUEST_THERE), SAYS (GUEST_PENDING, EXPERT2, true, CALLER, CONTOSO1, LINE_INVITED)},
  {JOIN (EXPERT2, TECHNICIAN1, GUEST_THERE), SAYS (GUEST_OFF, TS_NONE, false, CALLEE, CONTOSO1, LINE_GUEST_ACCESS)},
  {JOIN (EXPERT2, TECHNICIAN1, GUEST_THERE), SAYS (NO_LICENCE, TECHNICIAN1, false, CALLEE, CONTOSO1, 0)},
  {JOIN (CONTRACTOR, TECHNICIAN1, EXTERNAL), SAYS (NO_LICENCE, CONTRACTOR, true, CALLER, ABC, LINE_GROUP)},
  {JOIN (EXPERT1, TECHNICIAN1, EXTERNAL), SAYS (FED_LOCAL, TS_NONE, false, CALLER, ABC, LINE_EXTERNAL_ABC)},
  {JOIN (EXPERT1, TECHNICIAN1, EXTERNAL), SAYS (FED_REMOTE, TS_NONE, false, CALLEE, CONTOSO1, LINE_EXTERNAL_CONTOSO1)},
  {JOIN (EXPERT1, TECHNICIAN1, EXTERNAL), SAYS (FED_USER, EXPERT1, false, CALLER, ABC, LINE_OWN_DOMAINS)},
  {JOIN (EXPERT1, TECHNICIAN1, EXTERNAL), SAYS (FED_USER, TECHNICIAN1, true, CALLEE, CONTOSO1, LINE_NO_EXTERNAL)},
  {JOIN (EXPERT1, TECHNICIAN1, ANONYMOUS), SAYS (ANONYMOUS_OFF, TS_NONE, true, CALLEE, CONTOSO1, LINE_MEETINGS)},
  {JOIN (EXPERT1, TECHNICIAN1, ANONYMOUS), SAYS (LOBBY_NOBODY, TS_NONE, false, CALLEE, CONTOSO1, LINE_MEETINGS)},
  {JOIN (DESK1, TECHNICIAN1, INTERNAL), SAYS (CLIENT_NO_MEETING, DESK1, false, NEITHER, CONTOSO1, 0)},
  {JOIN (DESK1, TECHNICIAN1, INTERNAL), SAYS (CLIENT_NO_MEETING, TECHNICIAN1, false, NEITHER, CONTOSO1, 0)},
  {JOIN (DESK1, TECHNICIAN1, INTERNAL), SAYS (MEETING_CLIENTS, TS_NONE, false, NEITHER, TS_NONE, 0)},
};

static void every_row_says_whose_setting_it_is_and_where_it_stands (void **state)
{
  (void)state;
  Estate estate = estate_with_lines ();
  for (size_t i = 0; i < G_N_ELEMENTS (rows); i++) {
    const Row *row = &rows[i];
    TsExplanation *explanation = explain (&estate, row->operation, row->caller, row->callee);
    const TsExplainedRule *found = row_of (way_of (explanation, row->way), row->rule, row->person);
    print_message ("%zu: %s\n", i, ts_reason (row->rule)->code);
    assert_int_equal (found->fails, row->fails);
    assert_int_equal (found->side, row->side);
    assert_int_equal (found->tenant, row->tenant);
    assert_int_equal (found->person, row->person);
    assert_int_equal (found->origin, row->line);
    ts_explanation_free (explanation);
  }
  estate_free (&estate);
}

/* A scope that is the whole tenant is a line of guest access, not of an invitation. */
static void a_scope_stands_where_it_is_set_C_1 (void **state)
{
  (void)state;
  for (unsigned scope = TS_GUEST_SCOPE_TEAM; scope <= TS_GUEST_SCOPE_TENANT; scope++) {
    Estate estate = estate_with_lines ();
    TsGuestAccess access = *ts_settings_guest_access (estate.settings, CONTOSO1);
    access.scope = (TsGuestScope)scope;
    ts_settings_set_guest_access (estate.settings, CONTOSO1, &access);
    TsExplanation *explanation = explain (&estate, TS_OPERATION_CALL, TECHNICIAN1, EXPERT1);
    const TsExplainedRule *row = row_of (way_of (explanation, TS_WAY_GUEST_HERE), TS_REASON_GUEST_SCOPE, EXPERT1);
    assert_int_equal (row->origin, scope == TS_GUEST_SCOPE_TEAM ? LINE_ACCEPTED : LINE_GUEST_ACCESS);
    assert_int_equal (row->team, estate.teams[CONTOSO1]);
    assert_true (row->shares_team);
    ts_explanation_free (explanation);
    estate_free (&estate);
  }
}

/* Of two guests of a third tenant, each is judged by their own invitation and domain. */
static void of_two_guests_only_the_one_whose_domain_is_refused_is_named (void **state)
{
  (void)state;
  Estate estate = estate_with_lines ();
  TsGuestAccess access = {.on = true, .calling = true, .invite_domains = TS_INVITE_UNLISTED, .n_domains = 1};
  access.domains = &estate.domains[ABC];
  access.origin = LINE_GUEST_ACCESS;
  ts_settings_set_guest_access (estate.settings, CONTOSO2, &access);
  guest (&estate, EXPERT1, 1, CONTOSO2);
  guest (&estate, DESK1, 1, CONTOSO2);
  TsExplanation *explanation = explain (&estate, TS_OPERATION_CALL, EXPERT1, DESK1);
  const TsExplainedWay *third = way_of (explanation, TS_WAY_THIRD);
  assert_int_equal (third->host, CONTOSO2);
  assert_true (row_of (third, TS_REASON_GUEST_DIRECTORY, EXPERT1)->fails);
  assert_false (row_of (third, TS_REASON_GUEST_DIRECTORY, DESK1)->fails);
  assert_int_equal (row_of (third, TS_REASON_GUEST_DIRECTORY, EXPERT1)->origin, LINE_GUEST_ACCESS);
  ts_explanation_free (explanation);
  estate_free (&estate);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (every_row_says_whose_setting_it_is_and_where_it_stands),
    cmocka_unit_test (a_scope_stands_where_it_is_set_C_1),
    cmocka_unit_test (of_two_guests_only_the_one_whose_domain_is_refused_is_named),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

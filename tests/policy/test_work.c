/* What there is to set, to get from one settings to another: ts_settings_work(). */
#include "estate.h"

enum { NOWHERE = TENANTS };

typedef struct {
  const char *what;
  void (*set) (TsSettings *settings, const Estate *estate);
  uint32_t tenant; /* whose admin has all the work */
  TsWorkKind kind;
  uint64_t actions;
} Task;

/* ----------------------------------------------------------------- tenants -- */

static void external_access_off (TsSettings *settings, const Estate *estate)
{
  (void)estate;
  TsExternalAccess access = *ts_settings_external (settings, ABC);
  access.on = false;
  ts_settings_set_external (settings, ABC, &access);
}

static void subdomains_and_trials (TsSettings *settings, const Estate *estate)
{
  (void)estate;
  TsExternalAccess access = *ts_settings_external (settings, ABC);
  access.block_subdomains = true;
  access.trials = !access.trials;
  ts_settings_set_external (settings, ABC, &access);
}

static void three_lists (TsSettings *settings, const Estate *estate)
{
  TsExternalAccess access = *ts_settings_external (settings, CONTOSO1);
  access.blocked = &estate->domains[ABC];
  access.n_blocked = 1;
  access.trial_domains = &estate->domains[CONTOSO1];
  access.n_trial_domains = 2;
  ts_settings_set_external (settings, CONTOSO1, &access);
}

static void all_of_guest_access (TsSettings *settings, const Estate *estate)
{
  (void)estate;
  const TsGuestAccess *was = ts_settings_guest_access (settings, CONTOSO2);
  TsGuestAccess access = *was;
  access.on = !was->on;
  access.calling = !was->calling;
  access.chat_off = !was->chat_off;
  access.groups_off = !was->groups_off;
  access.sharing_off = !was->sharing_off;
  access.owners_may_not_add = !was->owners_may_not_add;
  access.members_may_add = !was->members_may_add;
  access.inviters = TS_INVITERS_ADMINS;
  access.invite_domains = TS_INVITE_UNLISTED;
  ts_settings_set_guest_access (settings, CONTOSO2, &access);
}

static void how_guest_access_is_read (TsSettings *settings, const Estate *estate)
{
  (void)estate;
  TsGuestAccess access = *ts_settings_guest_access (settings, CONTOSO2);
  access.scope = TS_GUEST_SCOPE_TENANT;
  access.files = TS_GUEST_FILES_NONE;
  ts_settings_set_guest_access (settings, CONTOSO2, &access);
}

static void domains_that_may_be_invited (TsSettings *settings, const Estate *estate)
{
  TsGuestAccess access = *ts_settings_guest_access (settings, CONTOSO2);
  access.domains = estate->domains;
  access.n_domains = 2;
  ts_settings_set_guest_access (settings, CONTOSO2, &access);
}

static void all_of_meetings (TsSettings *settings, const Estate *estate)
{
  (void)estate;
  TsMeetingSettings meetings = *ts_settings_meetings (settings, ABC);
  meetings.anonymous_join = !meetings.anonymous_join;
  meetings.anonymous_start = !meetings.anonymous_start;
  meetings.auto_admit = TS_ADMIT_ORGANIZER;
  ts_settings_set_meetings (settings, ABC, &meetings);
}

/* ------------------------------------------------------------------ people -- */

static void external_access_of_people (TsSettings *settings, const Estate *estate)
{
  (void)estate;
  ts_settings_set_person_external (settings, (TsRange){EXPERT1, 3}, false, 0);
}

static void calling_of_people (TsSettings *settings, const Estate *estate)
{
  (void)estate;
  ts_settings_set_person_calling (settings, (TsRange){TECHNICIAN1, 4}, false, 0);
}

static void licences_of_people (TsSettings *settings, const Estate *estate)
{
  (void)estate;
  ts_settings_set_licences (settings, (TsRange){DESK2, 2}, BOTH_LICENCES);
}

static void licences_of_people_of_no_tenant (TsSettings *settings, const Estate *estate)
{
  (void)estate;
  ts_settings_set_licences (settings, (TsRange){FREELANCER, 2}, TS_LICENCE_TEAMS);
}

static void members_of_a_team (TsSettings *settings, const Estate *estate)
{
  ts_settings_add_team_members (settings, (TsRange){DESK1_OUTSIDE, 1}, estate->teams[CONTOSO1]);
}

static void members_who_leave (TsSettings *settings, const Estate *estate)
{
  ts_settings_remove_team_members (settings, (TsRange){TECHNICIAN1, 2}, estate->teams[CONTOSO1]);
}

static void domains_of_people (TsSettings *settings, const Estate *estate)
{
  TsPersonDomains domains = {.mode = TS_DOMAINS_LISTED, .domains = estate->domains, .n_domains = 2};
  ts_settings_set_person_domains (settings, (TsRange){EXPERT1, 2}, &domains);
}

static void an_admin_s_blocks (TsSettings *settings, const Estate *estate)
{
  (void)estate;
  ts_settings_block_for_tenant (settings, CONTOSO1, (TsRange){EXPERT1, 3}, 0);
}

static void a_person_s_own_blocks (TsSettings *settings, const Estate *estate)
{
  (void)estate;
  ts_settings_block_for_people (settings, (TsRange){TECHNICIAN1, 2}, (TsRange){EXPERT1, 3}, 0);
}

/* Written once, between two groups of people each: one barrier. */
static void a_barrier_between_groups (TsSettings *settings, const Estate *estate)
{
  (void)estate;
  ts_settings_add_barrier (settings, (TsRange){TECHNICIAN1, 2}, (TsRange){DESK1, 1}, 7);
  ts_settings_add_barrier (settings, (TsRange){TECHNICIAN1, 2}, (TsRange){DESK1_OUTSIDE, 1}, 7);
}

static void two_barriers (TsSettings *settings, const Estate *estate)
{
  (void)estate;
  ts_settings_add_barrier (settings, (TsRange){TECHNICIAN1, 2}, (TsRange){DESK1, 1}, 7);
  ts_settings_add_barrier (settings, (TsRange){MOBILE1, 1}, (TsRange){DESK1, 1}, 8);
}

static void guests_of_a_team (TsSettings *settings, const Estate *estate)
{
  ts_settings_add_guests (settings, (TsRange){EXPERT1, 3}, estate->teams[CONTOSO2], TS_GUEST_ACCEPTED, 0);
}

/* The second invitation of Expert2 is the first one's. */
static void guests_who_are_invited_twice (TsSettings *settings, const Estate *estate)
{
  ts_settings_add_guests (settings, (TsRange){EXPERT1, 2}, estate->teams[CONTOSO1], TS_GUEST_ACCEPTED, 0);
  ts_settings_add_guests (settings, (TsRange){EXPERT1, 2}, estate->teams[CONTOSO2], TS_GUEST_ACCEPTED, 0);
  ts_settings_remove_guests (settings, (TsRange){EXPERT1, 2}, estate->teams[CONTOSO2]);
}

static const Task tasks[] = {
  {"external access off", external_access_off, ABC, TS_WORK_SETTING, 1},
  {"subdomains and trials", subdomains_and_trials, ABC, TS_WORK_SETTING, 2},
  {"a domain blocked, two trials permitted", three_lists, CONTOSO1, TS_WORK_LIST_ENTRY, 3},
  {"nine settings of guest access", all_of_guest_access, CONTOSO2, TS_WORK_SETTING, 9},
  {"how guest access is read (C-1, C-13)", how_guest_access_is_read, CONTOSO2, TS_WORK_SETTING, 0},
  {"domains that may be invited", domains_that_may_be_invited, CONTOSO2, TS_WORK_LIST_ENTRY, 2},
  {"three settings of meetings", all_of_meetings, ABC, TS_WORK_SETTING, 3},
  {"external access of three people, in two groups", external_access_of_people, ABC, TS_WORK_PERSON, 3},
  {"calling of four people, in three groups", calling_of_people, CONTOSO1, TS_WORK_PERSON, 4},
  {"licences", licences_of_people, CONTOSO2, TS_WORK_PERSON, 2},
  {"licences of people of no tenant", licences_of_people_of_no_tenant, NOWHERE, TS_WORK_PERSON, 2},
  {"a new member of a team", members_of_a_team, CONTOSO1, TS_WORK_PERSON, 1},
  {"two members who leave", members_who_leave, CONTOSO1, TS_WORK_PERSON, 2},
  {"domains of one's own", domains_of_people, ABC, TS_WORK_PERSON, 2},
  {"people whom an admin blocks", an_admin_s_blocks, CONTOSO1, TS_WORK_PERSON, 3},
  {"people whom people block", a_person_s_own_blocks, CONTOSO1, TS_WORK_PERSON, 0},
  {"one barrier", a_barrier_between_groups, CONTOSO1, TS_WORK_PERSON, 1},
  {"two barriers", two_barriers, CONTOSO1, TS_WORK_PERSON, 2},
  {"three guests", guests_of_a_team, CONTOSO2, TS_WORK_GUEST, 3},
  {"guests of one team, removed from the other", guests_who_are_invited_twice, CONTOSO1, TS_WORK_GUEST, 2},
};

/* --------------------------------------------------------------- statements -- */

static void assert_only (const TsWork *work, uint32_t tenant, TsWorkKind kind, uint64_t actions)
{
  for (uint32_t i = 0; i <= TENANTS; i++)
    for (int k = 0; k < TS_WORKS; k++)
      assert_int_equal (work[i].counts[k], i == tenant && k == (int)kind ? actions : 0);
}

static void assert_work (const TsSettings *from, const TsSettings *to, const Task *task)
{
  TsWork work[TENANTS + 1] = {0};
  ts_settings_work (from, to, work);
  assert_only (work, task->tenant, task->kind, task->actions);
}

static void whatever_is_set_is_work_of_one_tenant_and_undoing_it_is_as_much (void **state)
{
  (void)state;
  for (size_t i = 0; i < G_N_ELEMENTS (tasks); i++) {
    Estate estate = estate_of_era (TS_ERA_2026);
    TsSettings *to = ts_settings_copy (estate.settings);
    tasks[i].set (to, &estate);
    print_message ("%s\n", tasks[i].what);
    assert_work (estate.settings, to, &tasks[i]);
    assert_work (to, estate.settings, &tasks[i]);
    assert_work (to, to, &(Task){.tenant = ABC, .kind = TS_WORK_SETTING, .actions = 0});
    ts_settings_free (to);
    estate_free (&estate);
  }
}

/* Each task alone, and all that do not touch the same setting after one another. */
static void work_adds_up (void **state)
{
  (void)state;
  Estate estate = estate_of_era (TS_ERA_2026);
  TsSettings *to = ts_settings_copy (estate.settings);
  TsWork work[TENANTS + 1] = {0}, expected[TENANTS + 1] = {0};
  for (size_t i = 0; i < G_N_ELEMENTS (tasks); i++) {
    if (tasks[i].set == a_barrier_between_groups)
      continue;
    tasks[i].set (to, &estate);
    expected[tasks[i].tenant].counts[tasks[i].kind] += tasks[i].actions;
  }
  ts_settings_work (estate.settings, to, work);
  for (uint32_t tenant = 0; tenant <= TENANTS; tenant++)
    for (int kind = 0; kind < TS_WORKS; kind++)
      if (kind != TS_WORK_GUEST)
        assert_int_equal (work[tenant].counts[kind], expected[tenant].counts[kind]);
  assert_int_equal (work[CONTOSO1].counts[TS_WORK_GUEST], 2);
  assert_int_equal (work[CONTOSO2].counts[TS_WORK_GUEST], 1);
  ts_settings_free (to);
  estate_free (&estate);
}

static void rows_in_another_order_are_no_work (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  TsSettings *to = ts_settings_copy (estate.settings);
  const TsRange desks[] = {{DESK1, 1}, {DESK1_OUTSIDE, 1}};
  for (size_t i = 0; i < 2; i++) {
    ts_settings_set_licences (estate.settings, desks[i], BOTH_LICENCES);
    ts_settings_set_person_calling (estate.settings, desks[i], false, 0);
    ts_settings_add_team_members (estate.settings, desks[i], estate.teams[CONTOSO1]);
    ts_settings_block_for_tenant (estate.settings, ABC, desks[i], 0);
    ts_settings_set_licences (to, desks[1 - i], BOTH_LICENCES);
    ts_settings_set_person_calling (to, desks[1 - i], false, 0);
    ts_settings_add_team_members (to, desks[1 - i], estate.teams[CONTOSO1]);
    ts_settings_block_for_tenant (to, ABC, desks[1 - i], 0);
  }
  assert_work (estate.settings, to, &(Task){.tenant = CONTOSO1, .kind = TS_WORK_PERSON, .actions = 0});
  ts_settings_free (to);
  estate_free (&estate);
}

/* One row for each person, or one for all: what differs is what was written. */
static void people_of_two_tenants_are_work_of_both (void **state)
{
  (void)state;
  Estate estate = estate_new ();
  TsSettings *to = ts_settings_copy (estate.settings);
  ts_settings_set_person_external (to, (TsRange){EXPERT2, PEOPLE - EXPERT2}, false, 0);
  TsWork work[TENANTS + 1] = {0};
  ts_settings_work (estate.settings, to, work);
  static const uint64_t people[] = {2, 5, 5, 2};
  for (uint32_t tenant = 0; tenant <= TENANTS; tenant++)
    assert_int_equal (work[tenant].counts[TS_WORK_PERSON], people[tenant]);
  ts_settings_free (to);
  estate_free (&estate);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (whatever_is_set_is_work_of_one_tenant_and_undoing_it_is_as_much),
    cmocka_unit_test (work_adds_up),
    cmocka_unit_test (rows_in_another_order_are_no_work),
    cmocka_unit_test (people_of_two_tenants_are_work_of_both),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

/* Things to set on the estate of estate.h, each of one aspect of one tenant, and how much work each is. */
#ifndef TENANTSIM_TESTS_POLICY_TASKS_H
#define TENANTSIM_TESTS_POLICY_TASKS_H

#include "estate.h"

enum { NOWHERE = TENANTS };

typedef struct {
  const char *what;
  void (*set) (TsSettings *settings, const Estate *estate);
  TsAspect aspect; /* the only one of `tenant` that differs, and no other tenant's */
  uint32_t tenant;
  TsWorkKind kind;
  uint64_t actions; /* all the work that there is */
} Task;

/* ----------------------------------------------------------------- tenants -- */

static inline void external_access_off (TsSettings *settings, const Estate *estate)
{
  (void)estate;
  TsExternalAccess access = *ts_settings_external (settings, ABC);
  access.on = false;
  ts_settings_set_external (settings, ABC, &access);
}

static inline void subdomains_and_trials (TsSettings *settings, const Estate *estate)
{
  (void)estate;
  TsExternalAccess access = *ts_settings_external (settings, ABC);
  access.block_subdomains = true;
  access.trials = !access.trials;
  ts_settings_set_external (settings, ABC, &access);
}

static inline void three_lists (TsSettings *settings, const Estate *estate)
{
  TsExternalAccess access = *ts_settings_external (settings, CONTOSO1);
  access.blocked = &estate->domains[ABC];
  access.n_blocked = 1;
  access.trial_domains = &estate->domains[CONTOSO1];
  access.n_trial_domains = 2;
  ts_settings_set_external (settings, CONTOSO1, &access);
}

static inline void all_of_guest_access (TsSettings *settings, const Estate *estate)
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

static inline void how_guest_access_is_read (TsSettings *settings, const Estate *estate)
{
  (void)estate;
  TsGuestAccess access = *ts_settings_guest_access (settings, CONTOSO2);
  access.scope = TS_GUEST_SCOPE_TENANT;
  access.files = TS_GUEST_FILES_NONE;
  ts_settings_set_guest_access (settings, CONTOSO2, &access);
}

static inline void domains_that_may_be_invited (TsSettings *settings, const Estate *estate)
{
  TsGuestAccess access = *ts_settings_guest_access (settings, CONTOSO2);
  access.domains = estate->domains;
  access.n_domains = 2;
  ts_settings_set_guest_access (settings, CONTOSO2, &access);
}

static inline void all_of_meetings (TsSettings *settings, const Estate *estate)
{
  (void)estate;
  TsMeetingSettings meetings = *ts_settings_meetings (settings, ABC);
  meetings.anonymous_join = !meetings.anonymous_join;
  meetings.anonymous_start = !meetings.anonymous_start;
  meetings.auto_admit = TS_ADMIT_ORGANIZER;
  ts_settings_set_meetings (settings, ABC, &meetings);
}

/* ------------------------------------------------------------------ people -- */

static inline void external_access_of_people (TsSettings *settings, const Estate *estate)
{
  (void)estate;
  ts_settings_set_person_external (settings, (TsRange){EXPERT1, 3}, false, 0);
}

static inline void calling_of_people (TsSettings *settings, const Estate *estate)
{
  (void)estate;
  ts_settings_set_person_calling (settings, (TsRange){TECHNICIAN1, 4}, false, 0);
}

static inline void licences_of_people (TsSettings *settings, const Estate *estate)
{
  (void)estate;
  ts_settings_set_licences (settings, (TsRange){DESK2, 2}, BOTH_LICENCES);
}

static inline void licences_of_people_of_no_tenant (TsSettings *settings, const Estate *estate)
{
  (void)estate;
  ts_settings_set_licences (settings, (TsRange){FREELANCER, 2}, TS_LICENCE_TEAMS);
}

static inline void members_of_a_team (TsSettings *settings, const Estate *estate)
{
  ts_settings_add_team_members (settings, (TsRange){DESK1_OUTSIDE, 1}, estate->teams[CONTOSO1]);
}

static inline void members_who_leave (TsSettings *settings, const Estate *estate)
{
  ts_settings_remove_team_members (settings, (TsRange){TECHNICIAN1, 2}, estate->teams[CONTOSO1]);
}

static inline void domains_of_people (TsSettings *settings, const Estate *estate)
{
  TsPersonDomains domains = {.mode = TS_DOMAINS_LISTED, .domains = estate->domains, .n_domains = 2};
  ts_settings_set_person_domains (settings, (TsRange){EXPERT1, 2}, &domains);
}

static inline void an_admin_s_blocks (TsSettings *settings, const Estate *estate)
{
  (void)estate;
  ts_settings_block_for_tenant (settings, CONTOSO1, (TsRange){EXPERT1, 3}, 0);
}

static inline void a_person_s_own_blocks (TsSettings *settings, const Estate *estate)
{
  (void)estate;
  ts_settings_block_for_people (settings, (TsRange){TECHNICIAN1, 2}, (TsRange){EXPERT1, 3}, 0);
}

/* Written once, between two groups of people each: one barrier. */
static inline void a_barrier_between_groups (TsSettings *settings, const Estate *estate)
{
  (void)estate;
  ts_settings_add_barrier (settings, (TsRange){TECHNICIAN1, 2}, (TsRange){DESK1, 1}, 7);
  ts_settings_add_barrier (settings, (TsRange){TECHNICIAN1, 2}, (TsRange){DESK1_OUTSIDE, 1}, 7);
}

static inline void two_barriers (TsSettings *settings, const Estate *estate)
{
  (void)estate;
  ts_settings_add_barrier (settings, (TsRange){TECHNICIAN1, 2}, (TsRange){DESK1, 1}, 7);
  ts_settings_add_barrier (settings, (TsRange){MOBILE1, 1}, (TsRange){DESK1, 1}, 8);
}

static inline void guests_of_a_team (TsSettings *settings, const Estate *estate)
{
  ts_settings_add_guests (settings, (TsRange){EXPERT1, 3}, estate->teams[CONTOSO2], TS_GUEST_ACCEPTED, 0);
}

/* The second invitation of Expert2 is the first one's. */
static inline void guests_who_are_invited_twice (TsSettings *settings, const Estate *estate)
{
  ts_settings_add_guests (settings, (TsRange){EXPERT1, 2}, estate->teams[CONTOSO1], TS_GUEST_ACCEPTED, 0);
  ts_settings_add_guests (settings, (TsRange){EXPERT1, 2}, estate->teams[CONTOSO2], TS_GUEST_ACCEPTED, 0);
  ts_settings_remove_guests (settings, (TsRange){EXPERT1, 2}, estate->teams[CONTOSO2]);
}

static const Task tasks[] = {
  {"external access off", external_access_off, TS_ASPECT_EXTERNAL_ACCESS, ABC, TS_WORK_SETTING, 1},
  {"subdomains and trials", subdomains_and_trials, TS_ASPECT_EXTERNAL_ACCESS, ABC, TS_WORK_SETTING, 2},
  {"a domain blocked, two trials permitted", three_lists, TS_ASPECT_EXTERNAL_ACCESS, CONTOSO1, TS_WORK_LIST_ENTRY, 3},
  {"nine settings of guest access", all_of_guest_access, TS_ASPECT_GUEST_ACCESS, CONTOSO2, TS_WORK_SETTING, 9},
  {"how guest access is read (C-1, C-13)", how_guest_access_is_read, TS_ASPECT_GUEST_ACCESS, CONTOSO2, TS_WORK_SETTING,
   0},
  {"domains that may be invited", domains_that_may_be_invited, TS_ASPECT_GUEST_ACCESS, CONTOSO2, TS_WORK_LIST_ENTRY, 2},
  {"three settings of meetings", all_of_meetings, TS_ASPECT_MEETINGS, ABC, TS_WORK_SETTING, 3},
  {"external access of three people, in two groups", external_access_of_people, TS_ASPECT_PERSON_POLICIES, ABC,
   TS_WORK_PERSON, 3},
  {"calling of four people, in three groups", calling_of_people, TS_ASPECT_PERSON_POLICIES, CONTOSO1, TS_WORK_PERSON,
   4},
  {"licences", licences_of_people, TS_ASPECT_LICENCES, CONTOSO2, TS_WORK_PERSON, 2},
  {"licences of people of no tenant", licences_of_people_of_no_tenant, TS_ASPECT_LICENCES, NOWHERE, TS_WORK_PERSON, 2},
  {"a new member of a team", members_of_a_team, TS_ASPECT_MEMBERS, CONTOSO1, TS_WORK_PERSON, 1},
  {"two members who leave", members_who_leave, TS_ASPECT_MEMBERS, CONTOSO1, TS_WORK_PERSON, 2},
  {"domains of one's own", domains_of_people, TS_ASPECT_PERSON_POLICIES, ABC, TS_WORK_PERSON, 2},
  {"people whom an admin blocks", an_admin_s_blocks, TS_ASPECT_EXTERNAL_ACCESS, CONTOSO1, TS_WORK_PERSON, 3},
  {"people whom people block", a_person_s_own_blocks, TS_ASPECT_PERSON_POLICIES, CONTOSO1, TS_WORK_PERSON, 0},
  {"one barrier", a_barrier_between_groups, TS_ASPECT_PERSON_POLICIES, CONTOSO1, TS_WORK_PERSON, 1},
  {"two barriers", two_barriers, TS_ASPECT_PERSON_POLICIES, CONTOSO1, TS_WORK_PERSON, 2},
  {"three guests", guests_of_a_team, TS_ASPECT_GUESTS, CONTOSO2, TS_WORK_GUEST, 3},
  {"guests of one team, removed from the other", guests_who_are_invited_twice, TS_ASPECT_GUESTS, CONTOSO1,
   TS_WORK_GUEST, 2},
};

#endif

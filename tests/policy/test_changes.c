/* Each change that one person can make: what it makes of settings, and that it leaves the rest as it is. */
#include "estate.h"

typedef struct {
  TsChangeKind kind;
  TsChange of;
  void (*begin) (TsSettings *settings, const Estate *estate);    /* what is there */
  void (*expected) (TsSettings *settings, const Estate *estate); /* the same, set by itself */
} Case;

/* ----------------------------------------------------------- external access -- */

static void set_lists (TsSettings *settings, bool on, const uint32_t *allowed, size_t n_allowed,
                       const uint32_t *blocked, size_t n_blocked)
{
  TsExternalAccess access = {.on = on,
                             .has_allow_list = allowed != NULL,
                             .allowed = allowed,
                             .n_allowed = n_allowed,
                             .blocked = blocked,
                             .n_blocked = n_blocked,
                             .block_subdomains = true};
  ts_settings_set_external (settings, CONTOSO1, &access);
}

static void off_with_lists (TsSettings *settings, const Estate *estate)
{
  set_lists (settings, false, &estate->domains[CONTOSO2], 1, estate->domains, 2);
}

static void on_for_one (TsSettings *settings, const Estate *estate)
{
  set_lists (settings, true, &estate->domains[ABC], 1, estate->domains, 2);
}

static void on_with_lists (TsSettings *settings, const Estate *estate)
{
  set_lists (settings, true, &estate->domains[CONTOSO2], 1, estate->domains, 2);
}

static void two_allowed (TsSettings *settings, const Estate *estate)
{
  const uint32_t both[] = {estate->domains[CONTOSO2], estate->domains[ABC]};
  set_lists (settings, false, both, 2, estate->domains, 2);
}

static void one_blocked (TsSettings *settings, const Estate *estate)
{
  set_lists (settings, false, &estate->domains[CONTOSO2], 1, &estate->domains[CONTOSO1], 1);
}

static void no_list (TsSettings *settings, const Estate *estate)
{
  (void)estate;
  set_lists (settings, true, NULL, 0, NULL, 0);
}

static void set_trials (TsSettings *settings, const uint32_t *domains, size_t n)
{
  TsExternalAccess access = {.on = true, .trial_domains = domains, .n_trial_domains = n};
  ts_settings_set_external (settings, CONTOSO1, &access);
}

static void one_trial (TsSettings *settings, const Estate *estate)
{
  set_trials (settings, &estate->domains[CONTOSO2], 1);
}

static void two_trials (TsSettings *settings, const Estate *estate)
{
  const uint32_t both[] = {estate->domains[CONTOSO2], estate->domains[ABC]};
  set_trials (settings, both, 2);
}

/* -------------------------------------------------------------------- people -- */

static void nothing (TsSettings *settings, const Estate *estate)
{
  (void)settings;
  (void)estate;
}

static void no_external (TsSettings *settings, const Estate *estate)
{
  (void)estate;
  ts_settings_set_person_external (settings, (TsRange){DESK1, 2}, false, 0);
}

static void external_of_one (TsSettings *settings, const Estate *estate)
{
  no_external (settings, estate);
  ts_settings_set_person_external (settings, (TsRange){DESK1, 1}, true, 0);
}

static void own_domains (TsSettings *settings, uint32_t person, TsDomainsMode mode, const uint32_t *domains, size_t n)
{
  TsPersonDomains own = {.mode = mode, .domains = domains, .n_domains = n};
  ts_settings_set_person_domains (settings, (TsRange){person, 1}, &own);
}

static void all_but_two (TsSettings *settings, const Estate *estate)
{
  own_domains (settings, DESK1, TS_DOMAINS_UNLISTED, estate->domains, 2);
}

static void all_but_one (TsSettings *settings, const Estate *estate)
{
  all_but_two (settings, estate);
  own_domains (settings, DESK1, TS_DOMAINS_UNLISTED, &estate->domains[CONTOSO1], 1);
}

static void one_listed (TsSettings *settings, const Estate *estate)
{
  own_domains (settings, DESK1, TS_DOMAINS_LISTED, &estate->domains[CONTOSO2], 1);
}

static void two_listed (TsSettings *settings, const Estate *estate)
{
  const uint32_t both[] = {estate->domains[CONTOSO2], estate->domains[ABC]};
  one_listed (settings, estate);
  own_domains (settings, DESK1, TS_DOMAINS_LISTED, both, 2);
}

static void only_one_listed (TsSettings *settings, const Estate *estate)
{
  own_domains (settings, DESK1, TS_DOMAINS_LISTED, &estate->domains[ABC], 1);
}

static void no_calls (TsSettings *settings, const Estate *estate)
{
  (void)estate;
  ts_settings_set_person_calling (settings, (TsRange){DESK1, 2}, false, 0);
}

static void calls_of_one (TsSettings *settings, const Estate *estate)
{
  no_calls (settings, estate);
  ts_settings_set_person_calling (settings, (TsRange){DESK1, 1}, true, 0);
}

static void three_barriers (TsSettings *settings, const Estate *estate)
{
  (void)estate;
  ts_settings_add_barrier (settings, (TsRange){DESK1, 1}, (TsRange){TECHNICIAN1, 2}, 0);
  ts_settings_add_barrier (settings, (TsRange){DESK1, 1}, (TsRange){MOBILE1, 1}, 0);
  ts_settings_add_barrier (settings, (TsRange){TECHNICIAN1, 1}, (TsRange){DESK1, 2}, 0);
}

static void one_barrier (TsSettings *settings, const Estate *estate)
{
  (void)estate;
  ts_settings_add_barrier (settings, (TsRange){DESK1, 1}, (TsRange){MOBILE1, 1}, 0);
}

static void unlicensed (TsSettings *settings, const Estate *estate)
{
  (void)estate;
  ts_settings_set_licences (settings, (TsRange){TECHNICIAN1, 2}, 0);
}

static void one_licensed (TsSettings *settings, const Estate *estate)
{
  unlicensed (settings, estate);
  ts_settings_set_licences (settings, (TsRange){TECHNICIAN1, 1}, BOTH_LICENCES);
}

static void in_the_team (TsSettings *settings, const Estate *estate)
{
  ts_settings_add_team_members (settings, (TsRange){DESK1_OUTSIDE, 1}, estate->teams[CONTOSO1]);
}

/* -------------------------------------------------------------------- guests -- */

static void invited (TsSettings *settings, const Estate *estate)
{
  ts_settings_add_guests (settings, (TsRange){EXPERT1, 2}, estate->teams[CONTOSO1], TS_GUEST_INVITED, 0);
}

static void one_accepted (TsSettings *settings, const Estate *estate)
{
  invited (settings, estate);
  ts_settings_add_guests (settings, (TsRange){EXPERT1, 1}, estate->teams[CONTOSO1], TS_GUEST_ACCEPTED, 0);
}

static void one_guest (TsSettings *settings, const Estate *estate)
{
  ts_settings_add_guests (settings, (TsRange){EXPERT1, 1}, estate->teams[CONTOSO1], TS_GUEST_ACCEPTED, 0);
}

/* Everything closed, but for `open`. */
static TsGuestAccess closed (const Estate *estate)
{
  return (TsGuestAccess){.files = TS_GUEST_FILES_NONE,
                         .inviters = TS_INVITERS_NOBODY,
                         .owners_may_not_add = true,
                         .groups_off = true,
                         .sharing_off = true,
                         .chat_off = true,
                         .features_off = 5,
                         .invite_domains = TS_INVITE_UNLISTED,
                         .domains = estate->domains,
                         .n_domains = 2};
}

static void set_guest_access (TsSettings *settings, TsGuestAccess access)
{
  ts_settings_set_guest_access (settings, CONTOSO1, &access);
}

static void all_closed (TsSettings *settings, const Estate *estate)
{
  set_guest_access (settings, closed (estate));
}

#define OPEN(name, what)                                                                                               \
  static void name (TsSettings *settings, const Estate *estate)                                                        \
  {                                                                                                                    \
    TsGuestAccess access = closed (estate);                                                                            \
    what;                                                                                                              \
    set_guest_access (settings, access);                                                                               \
  }

OPEN (access_on, access.on = true)
OPEN (groups_on, access.groups_off = false)
OPEN (calling_on, access.calling = true)
OPEN (chat_on, access.chat_off = false)
OPEN (files_any, access.files = TS_GUEST_FILES_ANY)
OPEN (sharing_on, access.sharing_off = false)
OPEN (domain_not_listed, (access.domains = &estate->domains[CONTOSO1], access.n_domains = 1))
OPEN (domain_listed, (access.invite_domains = TS_INVITE_LISTED, access.n_domains = 1))
OPEN (domains_listed, access.invite_domains = TS_INVITE_LISTED)
OPEN (inviters_on,
      (access.inviters = TS_INVITERS_MEMBERS, access.owners_may_not_add = false, access.members_may_add = true))

/* ------------------------------------------------------------------ meetings -- */

static void set_meetings (TsSettings *settings, bool anonymous_join, TsAutoAdmit admits)
{
  TsMeetingSettings meetings = {.anonymous_join = anonymous_join, .anonymous_start = true, .auto_admit = admits};
  ts_settings_set_meetings (settings, CONTOSO1, &meetings);
}

#define MEETINGS(name, anonymous_join, admits)                                                                         \
  static void name (TsSettings *settings, const Estate *estate)                                                        \
  {                                                                                                                    \
    (void)estate;                                                                                                      \
    set_meetings (settings, anonymous_join, admits);                                                                   \
  }

MEETINGS (lobby_for_all, false, TS_ADMIT_ORGANIZER)
MEETINGS (anonymous_too, true, TS_ADMIT_ORGANIZER)
MEETINGS (lobby_for_outsiders, false, TS_ADMIT_COMPANY)
MEETINGS (lobby_for_anonymous, false, TS_ADMIT_COMPANY_AND_FEDERATED)
MEETINGS (no_lobby, false, TS_ADMIT_EVERYONE)

/* ---------------------------------------------------------------- statements -- */

/* Of Contoso1; domains and teams have the numbers of their tenants in the estate. */
static const Case cases[] = {
  {TS_CHANGE_EXTERNAL_ON_FOR, {.domain = ABC}, off_with_lists, on_for_one},
  {TS_CHANGE_EXTERNAL_ON, {0}, off_with_lists, on_with_lists},
  {TS_CHANGE_ALLOW_DOMAIN, {.domain = ABC}, off_with_lists, two_allowed},
  {TS_CHANGE_UNBLOCK_DOMAIN, {.domain = ABC}, off_with_lists, one_blocked},
  {TS_CHANGE_UNBLOCK_DOMAIN, {.domain = ABC}, no_list, no_list},
  {TS_CHANGE_ALLOW_TRIAL, {.domain = ABC}, one_trial, two_trials},
  {TS_CHANGE_PERSON_EXTERNAL, {.person = DESK1}, no_external, external_of_one},
  {TS_CHANGE_PERSON_DOMAIN, {.person = DESK1, .domain = ABC}, all_but_two, all_but_one},
  {TS_CHANGE_PERSON_DOMAIN, {.person = DESK1, .domain = ABC}, one_listed, two_listed},
  {TS_CHANGE_PERSON_DOMAIN, {.person = DESK1, .domain = ABC}, nothing, only_one_listed},
  {TS_CHANGE_CALLING_ON, {.person = DESK1}, no_calls, calls_of_one},
  {TS_CHANGE_LIFT_BARRIER, {.person = TECHNICIAN1, .other = DESK1}, three_barriers, one_barrier},
  {TS_CHANGE_LIFT_BARRIER, {.person = DESK1, .other = TECHNICIAN1}, three_barriers, one_barrier},
  {TS_CHANGE_LIFT_BARRIER, {.person = MOBILE1, .other = TECHNICIAN1}, three_barriers, three_barriers},
  {TS_CHANGE_ASSIGN_LICENCES, {.person = TECHNICIAN1}, unlicensed, one_licensed},
  {TS_CHANGE_JOIN_TEAM, {.person = DESK1_OUTSIDE, .team = CONTOSO1}, nothing, in_the_team},
  {TS_CHANGE_INVITE, {.person = EXPERT1, .team = CONTOSO1}, nothing, one_guest},
  {TS_CHANGE_ACCEPT, {.person = EXPERT1, .team = CONTOSO1}, invited, one_accepted},
  {TS_CHANGE_GUEST_ACCESS_ON, {0}, all_closed, access_on},
  {TS_CHANGE_GUEST_GROUPS_ON, {0}, all_closed, groups_on},
  {TS_CHANGE_GUEST_CALLING_ON, {0}, all_closed, calling_on},
  {TS_CHANGE_GUEST_CHAT_ON, {0}, all_closed, chat_on},
  {TS_CHANGE_GUEST_FILES_ANY, {0}, all_closed, files_any},
  {TS_CHANGE_GUEST_SHARING_ON, {0}, all_closed, sharing_on},
  {TS_CHANGE_ADMIT_DOMAIN, {.domain = ABC}, all_closed, domain_not_listed},
  {TS_CHANGE_ADMIT_DOMAIN, {.domain = CONTOSO1}, domain_listed, domains_listed},
  {TS_CHANGE_ADMIT_INVITERS, {0}, all_closed, inviters_on},
  {TS_CHANGE_ANONYMOUS_JOIN_ON, {0}, lobby_for_all, anonymous_too},
  {TS_CHANGE_ADMIT_COMPANY, {0}, lobby_for_all, lobby_for_outsiders},
  {TS_CHANGE_ADMIT_FEDERATED, {0}, lobby_for_all, lobby_for_anonymous},
  {TS_CHANGE_ADMIT_EVERYONE, {0}, lobby_for_all, no_lobby},
};

static void assert_same (const TsSettings *one, const TsSettings *other)
{
  for (unsigned aspect = 0; aspect < TS_ASPECTS; aspect++)
    for (uint32_t tenant = 0; tenant <= TENANTS; tenant++)
      assert_true (ts_settings_same (one, other, (TsAspect)aspect, tenant < TENANTS ? tenant : TS_NONE));
}

static void each_change_makes_what_it_says_and_leaves_the_rest (void **state)
{
  (void)state;
  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++) {
    const Case *row = &cases[i];
    Estate estate = estate_of_era (TS_ERA_2026);
    for (uint32_t tenant = 0; tenant < TENANTS; tenant++)
      assert_true (estate.domains[tenant] == tenant && estate.teams[tenant] == tenant);
    TsSettings *expected = ts_settings_copy (estate.settings);
    row->begin (estate.settings, &estate);
    row->expected (expected, &estate);
    print_message ("%s\n", ts_change_name (row->kind));
    TsChange change = row->of;
    change.kind = row->kind;
    change.tenant = CONTOSO1;
    ts_settings_change (estate.settings, &change);
    assert_same (estate.settings, expected);
    ts_settings_free (expected);
    estate_free (&estate);
  }
}

/* Those of blocks are in what they let through: their rows may be cut in any way. */
static void every_kind_of_change_is_tried (void **state)
{
  (void)state;
  uint64_t tried =
    1u << TS_CHANGE_UNBLOCK_PERSON | 1u << TS_CHANGE_UNBLOCK_BY_PERSON | 1u << TS_CHANGE_RA_MOBILE_FILES_ON;
  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++)
    tried |= (uint64_t)1 << cases[i].kind;
  assert_int_equal (tried, ((uint64_t)1 << TS_CHANGES) - 1);
}

static bool blocks (Estate *estate, uint32_t person, uint32_t other)
{
  bool by_admin;
  TsOrigin origin;
  return ts_settings_blocks (estate->settings, person, other, &by_admin, &origin);
}

static void whoever_is_unblocked_is_unblocked_alone_F_13 (void **state)
{
  (void)state;
  for (uint32_t by = DESK1; by <= DESK1_OUTSIDE; by++)
    for (uint32_t other = EXPERT1; other <= EXPERT_ON_PHONE; other++) {
      Estate estate = estate_of_era (TS_ERA_2026);
      ts_settings_block_for_people (estate.settings, (TsRange){MOBILE1, 3}, (TsRange){EXPERT1, 3}, 0);
      ts_settings_block_for_people (estate.settings, (TsRange){TECHNICIAN1, 1}, (TsRange){EXPERT1, 3}, 0);
      TsChange change = {.kind = TS_CHANGE_UNBLOCK_BY_PERSON, .tenant = CONTOSO1, .person = by, .other = other};
      ts_settings_change (estate.settings, &change);
      for (uint32_t person = TECHNICIAN1; person <= DESK1_OUTSIDE; person++)
        for (uint32_t expert = EXPERT1; expert <= EXPERT_ON_PHONE; expert++)
          assert_int_equal (blocks (&estate, person, expert),
                            person != OTHER_TECHNICIAN1 && !(person == by && expert == other));
      estate_free (&estate);
    }
}

static void an_admin_s_list_loses_one_person_and_other_tenants_lists_none_F_13 (void **state)
{
  (void)state;
  for (uint32_t other = EXPERT1; other <= EXPERT_ON_PHONE; other++) {
    Estate estate = estate_of_era (TS_ERA_2026);
    ts_settings_block_for_tenant (estate.settings, CONTOSO1, (TsRange){EXPERT1, 3}, 0);
    ts_settings_block_for_tenant (estate.settings, CONTOSO2, (TsRange){EXPERT1, 3}, 0);
    ts_settings_block_for_people (estate.settings, (TsRange){MOBILE1, 1}, (TsRange){EXPERT1, 3}, 0);
    TsChange change = {.kind = TS_CHANGE_UNBLOCK_PERSON, .tenant = CONTOSO1, .person = other};
    ts_settings_change (estate.settings, &change);
    for (uint32_t expert = EXPERT1; expert <= EXPERT_ON_PHONE; expert++) {
      assert_int_equal (blocks (&estate, DESK1, expert), expert != other);
      assert_true (blocks (&estate, DESK2, expert));
      assert_true (blocks (&estate, MOBILE1, expert));
    }
    estate_free (&estate);
  }
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (each_change_makes_what_it_says_and_leaves_the_rest),
    cmocka_unit_test (every_kind_of_change_is_tried),
    cmocka_unit_test (whoever_is_unblocked_is_unblocked_alone_F_13),
    cmocka_unit_test (an_admin_s_list_loses_one_person_and_other_tenants_lists_none_F_13),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

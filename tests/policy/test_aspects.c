/* Settings take effect tenant by tenant and aspect by aspect: what one takes leaves the others as they are. */
#include "tasks.h"

static void change_everything (Estate *estate)
{
  static const TsRange people[] = {{EXPERT1, 2}, {DESK1, 2}, {DESK2, 2}};
  for (uint32_t tenant = 0; tenant < TENANTS; tenant++) {
    TsExternalAccess external = {.on = true, .blocked = &estate->domains[(tenant + 1) % TENANTS], .n_blocked = 1};
    TsGuestAccess guests = {.on = true, .groups_off = true};
    TsMeetingSettings meetings = {.anonymous_start = true, .auto_admit = TS_ADMIT_EVERYONE};
    TsPersonDomains own = {.mode = TS_DOMAINS_LISTED, .domains = &estate->domains[tenant], .n_domains = 1};
    TsSettings *settings = estate->settings;
    ts_settings_set_external (settings, tenant, &external);
    ts_settings_block_for_tenant (settings, tenant, people[(tenant + 1) % TENANTS], 0);
    ts_settings_set_guest_access (settings, tenant, &guests);
    ts_settings_set_meetings (settings, tenant, &meetings);
    ts_settings_set_person_external (settings, people[tenant], false, 0);
    ts_settings_set_person_calling (settings, people[tenant], false, 0);
    ts_settings_set_person_domains (settings, people[tenant], &own);
    ts_settings_block_for_people (settings, people[tenant], people[(tenant + 1) % TENANTS], 0);
    ts_settings_add_barrier (settings, (TsRange){people[tenant].first, 1}, (TsRange){people[tenant].first + 1, 1}, 0);
    ts_settings_set_licences (settings, people[tenant], 0);
    ts_settings_remove_team_members (settings, people[tenant], estate->teams[tenant]);
    ts_settings_add_team_members (settings, (TsRange){people[tenant].first + 1, 1}, estate->teams[tenant]);
    ts_settings_add_guests (settings, people[(tenant + 1) % TENANTS], estate->teams[tenant], TS_GUEST_ACCEPTED, 0);
  }
}

static void what_one_tenant_takes_leaves_the_others_as_they_are (void **state)
{
  (void)state;
  Estate estate = estate_of_era (TS_ERA_2026);
  TsSettings *taken = ts_settings_copy (estate.settings), *shipped = ts_settings_copy (estate.settings);
  change_everything (&estate);
  for (unsigned aspect = 0; aspect < TS_ASPECTS; aspect++)
    for (uint32_t tenant = 0; tenant < TENANTS; tenant++) {
      assert_false (ts_settings_same (taken, estate.settings, (TsAspect)aspect, tenant));
      ts_settings_take (taken, estate.settings, (TsAspect)aspect, tenant);
      for (uint32_t other = 0; other < TENANTS; other++) {
        assert_int_equal (ts_settings_same (taken, estate.settings, (TsAspect)aspect, other), other <= tenant);
        assert_int_equal (ts_settings_same (taken, shipped, (TsAspect)aspect, other), other > tenant);
      }
    }
  /* And back again, one after the other. */
  for (unsigned aspect = 0; aspect < TS_ASPECTS; aspect++)
    for (uint32_t tenant = 0; tenant < TENANTS; tenant++) {
      ts_settings_take (taken, shipped, (TsAspect)aspect, tenant);
      assert_true (ts_settings_same (taken, shipped, (TsAspect)aspect, tenant));
    }
  ts_settings_free (taken);
  ts_settings_free (shipped);
  estate_free (&estate);
}

static void assert_same_but (const TsSettings *one, const TsSettings *other, TsAspect aspect, uint32_t tenant)
{
  for (unsigned a = 0; a < TS_ASPECTS; a++)
    for (uint32_t t = 0; t <= TENANTS; t++) {
      bool is_apart = a == aspect && t == tenant;
      assert_int_equal (ts_settings_same (one, other, (TsAspect)a, t < TENANTS ? t : TS_NONE), !is_apart);
      assert_int_equal (ts_settings_same (other, one, (TsAspect)a, t < TENANTS ? t : TS_NONE), !is_apart);
    }
}

/* `settings` takes all of `from` but one aspect of one tenant. */
static void take_all_but (TsSettings *settings, const TsSettings *from, TsAspect aspect, uint32_t tenant)
{
  for (unsigned a = 0; a < TS_ASPECTS; a++)
    for (uint32_t t = 0; t < TENANTS; t++)
      if (a != aspect || t != tenant)
        ts_settings_take (settings, from, (TsAspect)a, t);
}

static void what_is_set_is_of_one_aspect_of_one_tenant_and_taken_with_it (void **state)
{
  (void)state;
  for (size_t i = 0; i < G_N_ELEMENTS (tasks); i++) {
    const Task *task = &tasks[i];
    Estate estate = estate_of_era (TS_ERA_2026);
    TsSettings *to = ts_settings_copy (estate.settings), *taken = ts_settings_copy (estate.settings);
    task->set (to, &estate);
    print_message ("%s\n", task->what);
    assert_same_but (estate.settings, to, task->aspect, task->tenant);
    take_all_but (taken, to, task->aspect, task->tenant);
    assert_same_but (taken, to, task->aspect, task->tenant);
    ts_settings_take (taken, to, task->aspect, task->tenant < TENANTS ? task->tenant : TS_NONE);
    assert_same_but (taken, to, TS_ASPECTS, TENANTS + 1);
    ts_settings_free (taken);
    ts_settings_free (to);
    estate_free (&estate);
  }
}

/* ------------------------------------------------------------- one detail -- */

/* Two ways to set one thing that differ in one detail. */
typedef struct {
  const char *detail;
  void (*set) (TsSettings *settings, const Estate *estate, unsigned which);
  TsAspect aspect;
  uint32_t tenant;
} Detail;

static void domains_by_mode (TsSettings *settings, const Estate *estate, unsigned which)
{
  TsPersonDomains own = {.mode = which == 0 ? TS_DOMAINS_LISTED : TS_DOMAINS_UNLISTED, .domains = estate->domains};
  own.n_domains = 1;
  ts_settings_set_person_domains (settings, (TsRange){EXPERT1, 2}, &own);
}

static void domains_by_entry (TsSettings *settings, const Estate *estate, unsigned which)
{
  TsPersonDomains own = {.mode = TS_DOMAINS_LISTED, .domains = &estate->domains[which], .n_domains = 1};
  ts_settings_set_person_domains (settings, (TsRange){EXPERT1, 2}, &own);
}

static void domains_by_length (TsSettings *settings, const Estate *estate, unsigned which)
{
  TsPersonDomains own = {.mode = TS_DOMAINS_LISTED, .domains = estate->domains, .n_domains = 1 + which};
  ts_settings_set_person_domains (settings, (TsRange){EXPERT1, 2}, &own);
}

static void domains_by_people (TsSettings *settings, const Estate *estate, unsigned which)
{
  TsPersonDomains own = {.mode = TS_DOMAINS_LISTED, .domains = estate->domains, .n_domains = 1};
  ts_settings_set_person_domains (settings, (TsRange){EXPERT1 + which, 1}, &own);
}

static void calling_by_value (TsSettings *settings, const Estate *estate, unsigned which)
{
  (void)estate;
  ts_settings_set_person_calling (settings, (TsRange){DESK1, 2}, which != 0, 0);
}

static void calling_by_people (TsSettings *settings, const Estate *estate, unsigned which)
{
  (void)estate;
  ts_settings_set_person_calling (settings, (TsRange){DESK1, 1 + which}, false, 0);
}

static void second_row_of_calling (TsSettings *settings, const Estate *estate, unsigned which)
{
  (void)estate;
  ts_settings_set_person_calling (settings, (TsRange){DESK1, 1}, false, 0);
  ts_settings_set_person_calling (settings, (TsRange){DESK1_OUTSIDE, 1}, which != 0, 0);
}

static void external_by_value (TsSettings *settings, const Estate *estate, unsigned which)
{
  (void)estate;
  ts_settings_set_person_external (settings, (TsRange){DESK1, 2}, which != 0, 0);
}

static void block_by_blocker (TsSettings *settings, const Estate *estate, unsigned which)
{
  (void)estate;
  ts_settings_block_for_people (settings, (TsRange){DESK1 + which, 1}, (TsRange){EXPERT1, 2}, 0);
}

static void block_by_blocked (TsSettings *settings, const Estate *estate, unsigned which)
{
  (void)estate;
  ts_settings_block_for_people (settings, (TsRange){DESK1, 1}, (TsRange){EXPERT1, 1 + which}, 0);
}

static void admin_s_block_by_blocked (TsSettings *settings, const Estate *estate, unsigned which)
{
  (void)estate;
  ts_settings_block_for_tenant (settings, CONTOSO1, (TsRange){EXPERT1 + which, 1}, 0);
}

static void barrier_by_one (TsSettings *settings, const Estate *estate, unsigned which)
{
  (void)estate;
  ts_settings_add_barrier (settings, (TsRange){TECHNICIAN1, 1 + which}, (TsRange){DESK1, 1}, 0);
}

static void barrier_by_other (TsSettings *settings, const Estate *estate, unsigned which)
{
  (void)estate;
  ts_settings_add_barrier (settings, (TsRange){TECHNICIAN1, 1}, (TsRange){DESK1 + which, 1}, 0);
}

static void licences_by_value (TsSettings *settings, const Estate *estate, unsigned which)
{
  (void)estate;
  ts_settings_set_licences (settings, (TsRange){DESK1, 2}, which);
}

static void member_or_not (TsSettings *settings, const Estate *estate, unsigned which)
{
  if (which == 0)
    ts_settings_add_team_members (settings, (TsRange){DESK1, 1}, estate->teams[CONTOSO1]);
  else
    ts_settings_remove_team_members (settings, (TsRange){DESK1, 1}, estate->teams[CONTOSO1]);
}

static void invite_with (TsSettings *settings, const Estate *estate, TsGuestState guest_state, TsInvitedBy by,
                         uint32_t channel)
{
  TsGuestGrant grant = {
    .people = {EXPERT1, 2}, .team = estate->teams[CONTOSO1], .channel = channel, .state = guest_state, .by = by};
  ts_settings_invite (settings, &grant);
}

static void guest_by_state (TsSettings *settings, const Estate *estate, unsigned which)
{
  invite_with (settings, estate, which == 0 ? TS_GUEST_ACCEPTED : TS_GUEST_INVITED, TS_INVITED_BY_OWNER, TS_NONE);
}

static void guest_by_inviter (TsSettings *settings, const Estate *estate, unsigned which)
{
  invite_with (settings, estate, TS_GUEST_ACCEPTED, which == 0 ? TS_INVITED_BY_OWNER : TS_INVITED_BY_ADMIN, TS_NONE);
}

static void guest_by_channel (TsSettings *settings, const Estate *estate, unsigned which)
{
  uint32_t channel = ts_directory_channels (estate->directory) - 1;
  invite_with (settings, estate, TS_GUEST_ACCEPTED, TS_INVITED_BY_OWNER, which == 0 ? TS_NONE : channel);
}

static void allow_list_or_none (TsSettings *settings, const Estate *estate, unsigned which)
{
  (void)estate;
  TsExternalAccess access = *ts_settings_external (settings, CONTOSO1);
  access.has_allow_list = which != 0;
  ts_settings_set_external (settings, CONTOSO1, &access);
}

static void guest_access_by_features (TsSettings *settings, const Estate *estate, unsigned which)
{
  (void)estate;
  TsGuestAccess access = *ts_settings_guest_access (settings, CONTOSO1);
  access.features_off = 1u << which;
  ts_settings_set_guest_access (settings, CONTOSO1, &access);
}

static const Detail details[] = {
  {"the mode of domains of one's own", domains_by_mode, TS_ASPECT_PERSON_POLICIES, ABC},
  {"an entry of these domains", domains_by_entry, TS_ASPECT_PERSON_POLICIES, ABC},
  {"how many domains", domains_by_length, TS_ASPECT_PERSON_POLICIES, ABC},
  {"whose domains", domains_by_people, TS_ASPECT_PERSON_POLICIES, ABC},
  {"calling on or off", calling_by_value, TS_ASPECT_PERSON_POLICIES, CONTOSO1},
  {"whose calling", calling_by_people, TS_ASPECT_PERSON_POLICIES, CONTOSO1},
  {"the second row of calling", second_row_of_calling, TS_ASPECT_PERSON_POLICIES, CONTOSO1},
  {"external access of a person on or off", external_by_value, TS_ASPECT_PERSON_POLICIES, CONTOSO1},
  {"who blocks", block_by_blocker, TS_ASPECT_PERSON_POLICIES, CONTOSO1},
  {"who is blocked", block_by_blocked, TS_ASPECT_PERSON_POLICIES, CONTOSO1},
  {"who is blocked by the admin", admin_s_block_by_blocked, TS_ASPECT_EXTERNAL_ACCESS, CONTOSO1},
  {"one side of a barrier", barrier_by_one, TS_ASPECT_PERSON_POLICIES, CONTOSO1},
  {"the other side of a barrier", barrier_by_other, TS_ASPECT_PERSON_POLICIES, CONTOSO1},
  {"which licences", licences_by_value, TS_ASPECT_LICENCES, CONTOSO1},
  {"joins or leaves", member_or_not, TS_ASPECT_MEMBERS, CONTOSO1},
  {"invited or accepted", guest_by_state, TS_ASPECT_GUESTS, CONTOSO1},
  {"who invites", guest_by_inviter, TS_ASPECT_GUESTS, CONTOSO1},
  {"the team or a channel", guest_by_channel, TS_ASPECT_GUESTS, CONTOSO1},
  {"an empty allow list or none", allow_list_or_none, TS_ASPECT_EXTERNAL_ACCESS, CONTOSO1},
  {"which features guests do not have", guest_access_by_features, TS_ASPECT_GUEST_ACCESS, CONTOSO1},
};

static void every_detail_of_a_setting_counts (void **state)
{
  (void)state;
  for (size_t i = 0; i < G_N_ELEMENTS (details); i++) {
    const Detail *detail = &details[i];
    Estate estate = estate_of_era (TS_ERA_2026);
    ts_directory_add_channel (estate.directory, estate.teams[CONTOSO1], "pump", 0);
    TsSettings *settings[] = {estate.settings, ts_settings_copy (estate.settings), ts_settings_copy (estate.settings)};
    for (unsigned which = 0; which < 2; which++)
      detail->set (settings[which], &estate, which);
    detail->set (settings[2], &estate, 0);
    print_message ("%s\n", detail->detail);
    assert_same_but (settings[0], settings[1], detail->aspect, detail->tenant);
    assert_same_but (settings[0], settings[2], TS_ASPECTS, TENANTS + 1);
    ts_settings_take (settings[2], settings[1], detail->aspect, detail->tenant);
    assert_same_but (settings[1], settings[2], TS_ASPECTS, TENANTS + 1);
    ts_settings_free (settings[1]);
    ts_settings_free (settings[2]);
    estate_free (&estate);
  }
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (what_one_tenant_takes_leaves_the_others_as_they_are),
    cmocka_unit_test (what_is_set_is_of_one_aspect_of_one_tenant_and_taken_with_it),
    cmocka_unit_test (every_detail_of_a_setting_counts),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

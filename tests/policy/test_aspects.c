/* Settings take effect tenant by tenant and aspect by aspect: what one takes leaves the others as they are. */
#include "estate.h"

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

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (what_one_tenant_takes_leaves_the_others_as_they_are),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

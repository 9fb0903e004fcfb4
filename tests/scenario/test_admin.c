/* What a configuration costs the admins: everything that differs from the product's defaults (C-3). */
#include "loaded.h"

static void assert_cost (const char *configuration, uint64_t actions, TsDuration time)
{
  g_autofree char *text = g_strdup_printf (HEAD TENANTS "configurations: {it: {%s}}\n", configuration);
  Loaded loaded = load_right (text);
  const TsConfiguration *it = &loaded.scenario->configurations[0];
  if (it->admin_actions != actions || it->admin_time != time)
    fail_msg ("%s: %" G_GUINT64_FORMAT " actions in %" G_GINT64_FORMAT " min", configuration, it->admin_actions,
              it->admin_time / TS_MINUTE);
  unload (&loaded);
}

static void the_products_defaults_cost_nothing_SEED_29 (void **state)
{
  (void)state;
  assert_cost ("", 0, 0);
  assert_cost ("external_access: {default: open}, guest_access: {default: off}", 0, 0);
  assert_cost ("switching: on-demand, guest_scope: tenant, prefer_path: guest, ra_mobile_files: on", 0, 0);
}

static void a_tenant_setting_costs_five_minutes (void **state)
{
  (void)state;
  assert_cost ("external_access: {default: off}", 3, 15 * TS_MINUTE);
  assert_cost ("guest_access: {Contoso1: on}", 1, 5 * TS_MINUTE);
  assert_cost ("guest_access: {Contoso1: {access: on, calling: off}}", 2, 10 * TS_MINUTE);
}

static void a_list_entry_costs_ten_minutes_SEED_31 (void **state)
{
  (void)state;
  assert_cost ("external_access: {ABC: {allow: [contoso1.com, contoso2.com]}}", 3, 25 * TS_MINUTE);
  assert_cost ("external_access: {ABC: {allow: []}}", 1, 5 * TS_MINUTE);
  assert_cost ("external_access: {Contoso1: {block: [contoso2.com]}}", 1, 10 * TS_MINUTE);
}

static void every_guest_is_invited_one_by_one_SEED_43_SEED_52 (void **state)
{
  (void)state;
  assert_cost ("guests: [{who: ABC, in: Contoso1/field-support}]", 12, 36 * TS_MINUTE);
  assert_cost ("guests: [{who: ABC, in: Contoso1/field-support}, {who: ABC.expert.1, in: Contoso2/field-support}]", 13,
               39 * TS_MINUTE);
}

static void a_persons_policy_costs_a_minute (void **state)
{
  (void)state;
  assert_cost ("external_access_off_for: [ABC.expert.1, ABC.expert.3, ABC.expert.1]", 2, 2 * TS_MINUTE);
}

/* Work of one configuration with changes, "HOURS TENANT actions minutes" a row; "-": before the clock. */
static void assert_work (const char *configuration, const char *changes, const char *expected)
{
  g_autofree char *text =
    g_strdup_printf (HEAD TENANTS "configurations: {it: {%s}}\nchanges: [%s]\n", configuration, changes);
  Loaded loaded = load_right (text);
  const TsConfiguration *it = &loaded.scenario->configurations[0];
  g_autoptr (GString) rows = g_string_new (NULL);
  uint64_t set_up = 0, changed = 0;
  for (uint32_t i = 0; i < it->n_work; i++) {
    const TsAdminWork *row = &it->work[i];
    g_autofree char *at = row->at < 0 ? g_strdup ("-") : g_strdup_printf ("%" G_GINT64_FORMAT, row->at / TS_HOUR);
    g_string_append_printf (rows, "%s%s %s %" G_GUINT64_FORMAT " %" G_GINT64_FORMAT, i > 0 ? ", " : "", at,
                            ts_directory_tenant_name (loaded.scenario->directory, row->tenant), row->actions,
                            row->time / TS_MINUTE);
    *(row->is_change ? &changed : &set_up) += row->actions;
  }
  assert_string_equal (rows->str, expected);
  assert_int_equal (set_up, it->admin_actions);
  assert_int_equal (changed, it->change_actions);
  unload (&loaded);
}

static void a_change_and_undoing_it_are_work_of_the_side_that_makes_it (void **state)
{
  (void)state;
  assert_work ("", "{at: 48h, until: 72h, external_access: {Contoso1: {block: [abc.com]}}}",
               "48 Contoso1 1 10, 72 Contoso1 1 10");
  assert_work ("guest_access: {Contoso1: on}", "{at: 10h, guest_access: {Contoso2: on}}",
               "- Contoso1 1 5, 10 Contoso2 1 5");
  assert_work ("", "{at: 1h, external_access: {Contoso1: {block: [abc.com]}, ABC: {block: [contoso1.com]}}}",
               "1 ABC 1 10, 1 Contoso1 1 10");
}

static void guests_are_invited_and_removed_by_the_side_whose_team_it_is_SEED_43 (void **state)
{
  (void)state;
  assert_work ("guest_access: {Contoso1: on}, guests: [{who: ABC, in: Contoso1/field-support}]",
               "{at: 5h, remove_guests: [{who: ABC.expert.1, in: Contoso1/field-support}]}",
               "- Contoso1 13 41, 5 Contoso1 1 3");
  assert_work ("guest_access: {Contoso1: on}",
               "{at: 5h, guests: [{who: [ABC.expert.1, ABC.expert.2], in: Contoso1/field-support}]}",
               "- Contoso1 1 5, 5 Contoso1 2 6");
}

static void joiners_leavers_and_licences_are_work_of_their_own_tenant (void **state)
{
  (void)state;
  assert_work ("", "{at: 24h, until: 48h, leave: [ABC.expert.1, ABC.expert.2]}", "24 ABC 2 10, 48 ABC 2 10");
  assert_work ("", "{at: 24h, join: [Contoso1.mobile.1]}", "24 Contoso1 1 5");
  assert_work ("", "{at: 24h, licences: [{who: Contoso2.mobile.1, licences: [teams]}]}", "24 Contoso2 1 1");
}

static void a_rollout_is_work_at_the_start_of_the_clock (void **state)
{
  (void)state;
  assert_work ("start: from-nothing, external_access: {default: off}", "", "0 ABC 1 5, 0 Contoso1 1 5, 0 Contoso2 1 5");
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (the_products_defaults_cost_nothing_SEED_29),
    cmocka_unit_test (a_tenant_setting_costs_five_minutes),
    cmocka_unit_test (a_list_entry_costs_ten_minutes_SEED_31),
    cmocka_unit_test (every_guest_is_invited_one_by_one_SEED_43_SEED_52),
    cmocka_unit_test (a_persons_policy_costs_a_minute),
    cmocka_unit_test (a_change_and_undoing_it_are_work_of_the_side_that_makes_it),
    cmocka_unit_test (guests_are_invited_and_removed_by_the_side_whose_team_it_is_SEED_43),
    cmocka_unit_test (joiners_leavers_and_licences_are_work_of_their_own_tenant),
    cmocka_unit_test (a_rollout_is_work_at_the_start_of_the_clock),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

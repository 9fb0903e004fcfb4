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

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (the_products_defaults_cost_nothing_SEED_29),
    cmocka_unit_test (a_tenant_setting_costs_five_minutes),
    cmocka_unit_test (a_list_entry_costs_ten_minutes_SEED_31),
    cmocka_unit_test (every_guest_is_invited_one_by_one_SEED_43_SEED_52),
    cmocka_unit_test (a_persons_policy_costs_a_minute),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

/* What is possible, but hardly meant: warnings, with a scenario all the same. */
#include "loaded.h"

#define WITH(configuration) HEAD TENANTS "configurations: {it: {" configuration "}}\n"

static void a_remote_assist_user_as_guest_SEED_50 (void **state)
{
  (void)state;
  warn (WITH ("guests: [{who: Contoso2.technician.1, in: Contoso1/field-support}]"), "Contoso2.technician.1",
        "works in their home tenant only", NULL);
  warn (WITH ("guests: [{who: Contoso2.mobile, in: Contoso1/field-support}]"), "Contoso2.mobile", "SEED-50", NULL);
  Loaded loaded = load_right (WITH ("guests: [{who: ABC, in: Contoso1/field-support}]"));
  unload (&loaded);
}

static void a_domain_that_looks_like_one_of_a_tenant (void **state)
{
  (void)state;
  warn (WITH ("external_access: {ABC: {allow: [contoso1.com, contso2.com]}}"), "contso2.com", "no tenant here owns",
        "did you mean \"contoso2.com\"?");
  warn (WITH ("external_access: {ABC: {block: [contoso3.com]}}"), "contoso3.com", "no tenant here owns",
        "did you mean \"contoso1.com\"?");
}

static void a_domain_outside_the_scenario_is_fine (void **state)
{
  (void)state;
  Loaded loaded = load_right (WITH ("external_access: {ABC: {allow: [fabrikam.example, contoso1.com]}}"));
  unload (&loaded);
}

static void a_block_list_beside_an_allow_list_is_ignored (void **state)
{
  (void)state;
  warn (WITH ("external_access: {ABC: {allow: [contoso1.com], block: [contoso2.com]}}"), "contoso2.com",
        "no effect beside an allow list", NULL);
}

static void a_chat_of_more_than_twenty_people_starts_no_call_domain_notes_3 (void **state)
{
  (void)state;
  warn (WITH ("") "activities: {help: {who: Contoso1, needs: ABC, every: 1h, "
                  "third_person: {chance: 5%, from: ABC, chat: 21}}}\n",
        "21", "starts no call: it can have 20 (CHAT_TOO_LARGE)", NULL);
  Loaded loaded = load_right (WITH ("") "activities: {help: {who: Contoso1, needs: ABC, every: 1h, "
                                        "third_person: {chance: 5%, from: ABC, chat: 20}}}\n");
  assert_int_equal (loaded.scenario->activities[0].third_chat, 20);
  unload (&loaded);
}

static void warnings_and_errors_come_out_together (void **state)
{
  (void)state;
  Loaded loaded = load (WITH ("guests: [{who: Contoso2.mobile, in: Contoso1/field-support}], swiching: home"));
  assert_int_equal (loaded.status, TS_LOAD_INVALID);
  assert_int_equal (ts_diagnostics_count (loaded.diagnostics, TS_SEVERITY_ERROR), 1);
  assert_int_equal (ts_diagnostics_count (loaded.diagnostics, TS_SEVERITY_WARNING), 1);
  unload (&loaded);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (a_remote_assist_user_as_guest_SEED_50),
    cmocka_unit_test (a_domain_that_looks_like_one_of_a_tenant),
    cmocka_unit_test (a_domain_outside_the_scenario_is_fine),
    cmocka_unit_test (a_block_list_beside_an_allow_list_is_ignored),
    cmocka_unit_test (a_chat_of_more_than_twenty_people_starts_no_call_domain_notes_3),
    cmocka_unit_test (warnings_and_errors_come_out_together),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

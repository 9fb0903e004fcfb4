/* Settings of people and of what stands between them, and the layers of guest access, as they are written. */
#include "loaded.h"

#define HEAD_2026 "tenantsim: 1\nname: Test\nera: 2026\nclock: {start: 2026-04-06T00:00, duration: 5d}\n"
#define ESTATE                                                                                                         \
  "tenants:\n"                                                                                                         \
  "  ABC: {domains: [abc.com, \"b\xc3\xbc"                                                                             \
  "cher.example\"], users: {expert: {count: 3, client: teams-desktop}}}\n"                                             \
  "  Contoso1:\n"                                                                                                      \
  "    domains: [contoso1.com]\n"                                                                                      \
  "    users: {technician: {count: 2, client: hololens}, desk: {count: 2, client: teams-desktop}}\n"                   \
  "    teams: {field: {members: [technician, desk], channels: {pump: {members: desk}}}}\n"
#define IT(configuration) ESTATE "configurations: {it: {" configuration "}}\n"

enum { EXPERT1, EXPERT2, EXPERT3, TECHNICIAN1, TECHNICIAN2, DESK1, DESK2 };

static TsReason denial (const Loaded *loaded, TsOperation operation, uint32_t caller, uint32_t callee)
{
  const TsPolicy *policy = loaded->scenario->configurations[0].policy;
  TsQuestion question = {.operation = operation,
                         .caller = ts_policy_profile_of (policy, caller),
                         .callee = ts_policy_profile_of (policy, callee),
                         .caller_tenant = TS_NONE,
                         .callee_tenant = TS_NONE};
  return ts_policy_denial (policy, &question);
}

static void assert_reason (const char *text, TsOperation operation, uint32_t caller, uint32_t callee, TsReason reason)
{
  Loaded loaded = load (text);
  if (loaded.status != TS_LOAD_OK) {
    g_autofree char *said = ts_diagnostics_format (loaded.diagnostics, false);
    fail_msg ("did not load:\n%s", said);
  }
  assert_string_equal (ts_reason (denial (&loaded, operation, caller, callee))->code, ts_reason (reason)->code);
  unload (&loaded);
}

static void assert_refused (const char *text, const char *says)
{
  Loaded loaded = load (text);
  assert_int_equal (loaded.status, TS_LOAD_INVALID);
  bool is_told = false;
  for (size_t i = 0; i < ts_diagnostics_length (loaded.diagnostics); i++)
    is_told |= strstr (ts_diagnostics_get (loaded.diagnostics, i)->message, says) != NULL;
  if (!is_told)
    fail_msg ("nobody said: %s", says);
  unload (&loaded);
}

static void what_came_later_is_an_error_in_2020 (void **state)
{
  (void)state;
  assert_refused (HEAD IT ("external_access: {ABC: {trials: on}}"), "\"trials\" is not in era 2020-04");
  assert_refused (HEAD IT ("external_access: {ABC: {trial_domains: [contoso1.com]}}"), "is not in era 2020-04");
  assert_refused (HEAD IT ("external_access: {ABC: {block_people: Contoso1.desk.1}}"), "is not in era 2020-04");
  assert_refused (HEAD IT ("external_access_of_people: [{who: ABC.expert.1, domains: open}]"),
                  "\"external_access_of_people\" is not in era 2020-04");
  assert_refused (HEAD IT ("blocks: [{who: ABC.expert.1, whom: Contoso1.desk.1}]"), "\"blocks\" is not in era 2020-04");
  assert_refused (HEAD "tenants: {ABC: {domains: [abc.com], trial: true}}\nconfigurations: {it: {}}\n",
                  "\"trial\" is not in era 2020-04");
}

static void people_are_blocked_by_admins_and_by_people_F_13 (void **state)
{
  (void)state;
  const char *by_admin = HEAD_2026 IT ("external_access: {ABC: {block_people: Contoso1.desk.1}}");
  assert_reason (by_admin, TS_OPERATION_CALL, DESK1, EXPERT2, TS_REASON_FED_BLOCKED_USER);
  assert_reason (by_admin, TS_OPERATION_CALL, DESK2, EXPERT2, TS_REASON_NONE);
  const char *by_one = HEAD_2026 IT ("blocks: [{who: ABC.expert.1, whom: Contoso1.desk}]");
  assert_reason (by_one, TS_OPERATION_CHAT, DESK2, EXPERT1, TS_REASON_FED_BLOCKED_USER);
  assert_reason (by_one, TS_OPERATION_CHAT, DESK2, EXPERT2, TS_REASON_NONE);
}

static void people_have_domains_of_their_own_in_2026 (void **state)
{
  (void)state;
  const char *text = HEAD_2026 IT ("external_access: {ABC: {allow: []}}, external_access_of_people: "
                                   "[{who: ABC.expert.1, allow: [contoso1.com]}, {who: ABC.expert.2, domains: off}]");
  assert_reason (text, TS_OPERATION_CALL, EXPERT1, DESK1, TS_REASON_NONE);
  assert_reason (text, TS_OPERATION_CALL, EXPERT2, DESK1, TS_REASON_FED_USER);
  assert_reason (text, TS_OPERATION_CALL, EXPERT3, DESK1, TS_REASON_FED_LOCAL);
  assert_refused (HEAD_2026 IT ("external_access_of_people: [{who: ABC, domains: open, allow: [a.com]}]"),
                  "say one of");
}

static void trial_tenants_are_refused_unless_permitted (void **state)
{
  (void)state;
#define TRIAL(access)                                                                                                  \
  HEAD_2026 "tenants:\n  ABC: {domains: [abc.com], users: {expert: {count: 1, client: teams-desktop}}}\n"              \
            "  T: {domains: [t.example], trial: true, users: {desk: {count: 1, client: teams-desktop}}}\n"             \
            "configurations: {it: {" access "}}\n"
  assert_reason (TRIAL (""), TS_OPERATION_CALL, 0, 1, TS_REASON_FED_TRIAL);
  assert_reason (TRIAL ("external_access: {default: open}"), TS_OPERATION_CALL, 1, 0, TS_REASON_FED_TRIAL);
  assert_reason (TRIAL ("external_access: {ABC: {trials: on}}"), TS_OPERATION_CALL, 0, 1, TS_REASON_NONE);
  assert_reason (TRIAL ("external_access: {ABC: {trial_domains: [T.EXAMPLE]}}"), TS_OPERATION_CALL, 0, 1,
                 TS_REASON_NONE);
}

static void both_forms_of_an_international_domain_are_one (void **state)
{
  (void)state;
  const char *text = HEAD IT ("external_access: {Contoso1: {allow: [xn--bcher-kva.example]}}");
  Loaded loaded = load_right (text);
  const TsExternalAccess *access = ts_settings_external (loaded.scenario->configurations[0].settings, 1);
  assert_int_equal (access->n_allowed, 1);
  assert_int_equal (ts_directory_domain_owner (loaded.scenario->directory, access->allowed[0]), 0);
  unload (&loaded);
}

static void barriers_are_between_people_of_one_tenant_SEED_6 (void **state)
{
  (void)state;
  const char *text = HEAD IT ("information_barriers: [{between: [Contoso1.technician, Contoso1.desk.1]}]");
  assert_reason (text, TS_OPERATION_SEARCH, TECHNICIAN2, DESK1, TS_REASON_BARRIER);
  assert_reason (text, TS_OPERATION_SEARCH, TECHNICIAN2, DESK2, TS_REASON_NONE);
  assert_refused (HEAD IT ("information_barriers: [{between: [ABC, Contoso1]}]"), "of one tenant");
}

static void service_accounts_belong_to_people_from_elsewhere_SEED_6 (void **state)
{
  (void)state;
#define ACCOUNTS(users)                                                                                                \
  HEAD "tenants:\n  ABC: {domains: [abc.com], users: {expert: {count: 1, client: teams-desktop}}}\n"                   \
       "  Host: {domains: [h.example], users: {own: {count: 1, client: teams-desktop}, " users "}}\n"                  \
       "configurations: {it: {external_access: {default: off}}}\n"
  assert_reason (ACCOUNTS ("vendor: {count: 1, client: hololens, used_by: ABC.expert}"), TS_OPERATION_CALL, 2, 1,
                 TS_REASON_NONE);
  assert_refused (ACCOUNTS ("vendor: {count: 1, client: hololens, used_by: Host.own}"), "accounts of this tenant");
}

static void a_calling_policy_is_a_list_of_people_F_15 (void **state)
{
  (void)state;
  const char *text = HEAD IT ("calling_off_for: [Contoso1.desk.1]");
  assert_reason (text, TS_OPERATION_CALL, DESK2, DESK1, TS_REASON_CALLING_OFF);
  assert_reason (text, TS_OPERATION_CHAT, DESK2, DESK1, TS_REASON_NONE);
}

#define GUEST(more, access)                                                                                            \
  IT ("external_access: {default: off}, guest_access: {Contoso1: {access: on" access "}}, "                            \
      "guests: [{who: ABC.expert, in: Contoso1/field" more "}]")

static void the_layers_of_guest_access_are_written_one_by_one_SEED_42_C_9 (void **state)
{
  (void)state;
  assert_reason (HEAD GUEST ("", ""), TS_OPERATION_CHAT, EXPERT1, DESK1, TS_REASON_NONE);
  assert_reason (HEAD GUEST ("", ", groups: off"), TS_OPERATION_CALL, EXPERT1, DESK1, TS_REASON_GUEST_GROUPS);
  assert_reason (HEAD GUEST ("", ", chat: off"), TS_OPERATION_CHAT, EXPERT1, DESK1, TS_REASON_GUEST_CHAT_OFF);
  assert_reason (HEAD GUEST ("", ", sharing: off"), TS_OPERATION_SHARE_FILE, EXPERT1, DESK1, TS_REASON_FILE_GUEST);
  assert_reason (HEAD GUEST ("", ", inviters: admins"), TS_OPERATION_CALL, EXPERT1, DESK1, TS_REASON_GUEST_DIRECTORY);
  assert_reason (HEAD GUEST (", by: admin", ", inviters: admins"), TS_OPERATION_CALL, EXPERT1, DESK1, TS_REASON_NONE);
  assert_reason (HEAD GUEST (", by: member", ""), TS_OPERATION_CALL, EXPERT1, DESK1, TS_REASON_GUEST_DIRECTORY);
  assert_reason (HEAD GUEST (", by: member", ", members_can_add_guests: on"), TS_OPERATION_CALL, EXPERT1, DESK1,
                 TS_REASON_NONE);
  assert_reason (HEAD GUEST ("", ", owners_can_add_guests: off"), TS_OPERATION_CALL, EXPERT1, DESK1,
                 TS_REASON_GUEST_DIRECTORY);
  assert_reason (HEAD GUEST ("", ", invite_not: [abc.com]"), TS_OPERATION_CALL, EXPERT1, DESK1,
                 TS_REASON_GUEST_DIRECTORY);
  assert_reason (HEAD GUEST ("", ", invite_only: [abc.com]"), TS_OPERATION_CALL, EXPERT1, DESK1, TS_REASON_NONE);
  assert_refused (HEAD GUEST ("", ", invite_only: [a.com], invite_not: [b.com]"), "one list of domains");
}

static void guests_of_a_channel_are_guests_of_its_team_C_2 (void **state)
{
  (void)state;
  const char *text = HEAD GUEST ("/pump", "");
  assert_reason (text, TS_OPERATION_CHAT, EXPERT1, DESK1, TS_REASON_NONE);
  assert_reason (text, TS_OPERATION_CHAT, EXPERT1, TECHNICIAN1, TS_REASON_GUEST_SCOPE);
  assert_reason (text, TS_OPERATION_CALL, EXPERT1, TECHNICIAN1, TS_REASON_NONE);
  assert_refused (HEAD GUEST ("/pum", ""), "there is no team or channel");
  assert_refused (HEAD
                  "tenants: {A: {domains: [a.com], users: {x: {count: 1, client: hololens}, y: {count: 1, client: "
                  "hololens}}, teams: {t: {members: x, channels: {c: {members: y}}}}}}\nconfigurations: {it: {}}\n",
                  "who are not in its team");
}

static void more_than_the_product_takes_is_told (void **state)
{
  (void)state;
  const char *text = HEAD "tenants:\n  A: {domains: [a.com], users: {x: {count: 6000, client: teams-desktop}}}\n"
                          "  B: {domains: [b.com], users: {y: {count: 1, client: teams-desktop}}, teams: {t: {members: "
                          "y}}}\nconfigurations: {it: {guest_access: {B: on}, guests: [{who: A, in: B/t}]}}\n";
  static const char *const warnings[] = {"a team holds 5000", "a licence covers 5 guests", "at most 2000 lines"};
  Loaded loaded = load (text);
  assert_int_equal (loaded.status, TS_LOAD_OK);
  assert_int_equal (ts_diagnostics_length (loaded.diagnostics), G_N_ELEMENTS (warnings));
  for (size_t i = 0; i < G_N_ELEMENTS (warnings); i++) {
    bool is_told = false;
    for (size_t k = 0; k < G_N_ELEMENTS (warnings); k++)
      is_told |= strstr (ts_diagnostics_get (loaded.diagnostics, k)->message, warnings[i]) != NULL;
    assert_true (is_told);
  }
  unload (&loaded);
}

static void nobody_is_in_more_than_five_hundred_tenants (void **state)
{
  (void)state;
  GString *text =
    g_string_new (HEAD "tenants:\n  A: {domains: [a.com], users: {x: {count: 1, client: teams-desktop}}}\n");
  for (unsigned i = 0; i < 500; i++)
    g_string_append_printf (text,
                            "  T%u: {domains: [t%u.com], users: {y: {count: 1, client: teams-desktop}}, teams: {t: "
                            "{members: y}}}\n",
                            i, i);
  g_string_append (text, "configurations: {it: {guest_access: {default: on}, guests: [{who: A, in: T0/t}");
  for (unsigned i = 1; i < 500; i++)
    g_string_append_printf (text, ", {who: A, in: T%u/t}", i);
  g_string_append (text, "]}}\n");
  assert_refused (text->str, "a person can be in 500");
  g_string_free (text, TRUE);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (what_came_later_is_an_error_in_2020),
    cmocka_unit_test (people_are_blocked_by_admins_and_by_people_F_13),
    cmocka_unit_test (people_have_domains_of_their_own_in_2026),
    cmocka_unit_test (trial_tenants_are_refused_unless_permitted),
    cmocka_unit_test (both_forms_of_an_international_domain_are_one),
    cmocka_unit_test (barriers_are_between_people_of_one_tenant_SEED_6),
    cmocka_unit_test (service_accounts_belong_to_people_from_elsewhere_SEED_6),
    cmocka_unit_test (a_calling_policy_is_a_list_of_people_F_15),
    cmocka_unit_test (the_layers_of_guest_access_are_written_one_by_one_SEED_42_C_9),
    cmocka_unit_test (guests_of_a_channel_are_guests_of_its_team_C_2),
    cmocka_unit_test (more_than_the_product_takes_is_told),
    cmocka_unit_test (nobody_is_in_more_than_five_hundred_tenants),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

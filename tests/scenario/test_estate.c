/* Tenants, groups, people, domains, teams, calendars, and the words that refer to people. */
#include "loaded.h"

#include "../../sim/scenario/estate.h"

#define SMALL HEAD TENANTS CONFIGURATIONS
/* The intent is there to see whom a reference names. */
#define REFERENCE(words) SMALL "intents: [{want: isolation, between: [" words ", ABC.expert.1]}]\n"

static void people_are_numbered_in_file_order (void **state)
{
  (void)state;
  static const char *const names[] = {"ABC.expert",          "Contoso1.technician", "Contoso1.mobile",
                                      "Contoso2.technician", "Contoso2.mobile",     "freelancer"};
  static const uint32_t firsts[] = {0, 12, 42, 57, 77, 87};
  Loaded loaded = load_right (SMALL "people: {freelancer: {count: 3, client: teams-desktop, domain: mail.net}}\n");
  const TsScenario *scenario = loaded.scenario;
  assert_int_equal (ts_directory_groups (scenario->directory), 6);
  for (uint32_t i = 0; i < 6; i++) {
    assert_string_equal (scenario->groups[i].full_name, names[i]);
    assert_true (scenario->groups[i].hash == ts_hash_text (names[i]));
    assert_int_equal (ts_directory_group_people (scenario->directory, i).first, firsts[i]);
  }
  assert_int_equal (ts_directory_group (scenario->directory, 5)->tenant, TS_NONE);
  assert_int_equal (ts_directory_group (scenario->directory, 3)->tenant, 2);
  unload (&loaded);
}

static void everybody_holds_the_licences_their_client_needs_SEED_4_SEED_15 (void **state)
{
  (void)state;
  Loaded loaded = load_right (HEAD "tenants: {A: {domains: [a.com], users: {\n"
                                   "  x: {count: 1, client: hololens},\n"
                                   "  y: {count: 1, client: teams-desktop},\n"
                                   "  z: {count: 1, client: hololens, licences: [teams]},\n"
                                   "  none: {count: 1, client: hololens, licences: []}}}}\n" CONFIGURATIONS);
  const TsDirectory *directory = loaded.scenario->directory;
  assert_int_equal (ts_directory_group (directory, 0)->licences, TS_LICENCE_TEAMS | TS_LICENCE_REMOTE_ASSIST);
  assert_int_equal (ts_directory_group (directory, 1)->licences, TS_LICENCE_TEAMS);
  assert_int_equal (ts_directory_group (directory, 2)->licences, TS_LICENCE_TEAMS);
  assert_int_equal (ts_directory_group (directory, 3)->licences, 0);
  unload (&loaded);
}

/* Words that the tables of keys list stand in the order of the enums they become. */
static void every_client_becomes_itself (void **state)
{
  (void)state;
  for (int client = 0; client < TS_CLIENTS; client++) {
    g_autofree char *text =
      g_strdup_printf (HEAD "tenants: {A: {domains: [a.com], users: {x: {count: 1, client: %s}}}}\n" CONFIGURATIONS,
                       ts_client_name ((TsClient)client));
    Loaded loaded = load_right (text);
    assert_int_equal (ts_directory_group (loaded.scenario->directory, 0)->client, client);
    unload (&loaded);
  }
}

static void a_group_needs_people (void **state)
{
  (void)state;
  refuse (HEAD "tenants: {A: {domains: [a.com], users: {x: {count: 0, client: hololens}}}}\n" CONFIGURATIONS, "0",
          "not a whole number from 1", NULL);
  refuse (HEAD "tenants: {A: {domains: [a.com]}}\n" CONFIGURATIONS, "tenantsim", "nobody is in any tenant", NULL);
  refuse (HEAD "tenants: {A: {domains: [a.com], users: {x: {count: 16000000, client: hololens}, "
               "y: {count: 1, client: hololens}}}}\n" CONFIGURATIONS,
          "y", "at most 16000000", NULL);
}

/* ----------------------------------------------------------------- domains -- */

static void a_domain_has_one_owner (void **state)
{
  (void)state;
  refuse (HEAD "tenants:\n"
               "  A: {domains: [a.com], users: {x: {count: 1, client: hololens}}}\n"
               "  B: {domains: [b.com, A.com]}\n" CONFIGURATIONS,
          "A.com", "tenant \"A\" owns it in line 6", NULL);
  refuse (HEAD "tenants: {A: {domains: [a.com, a.com], users: {x: {count: 1, client: hololens}}}}\n" CONFIGURATIONS,
          "a.com", "has two owners", NULL);
}

static void the_domain_of_a_person_is_the_first_or_the_chosen_one (void **state)
{
  (void)state;
  Loaded loaded = load_right (HEAD "tenants: {A: {domains: [a.com, B.com], users: {x: {count: 1, client: hololens}, "
                                   "y: {count: 1, client: hololens, domain: b.COM}}}}\n" CONFIGURATIONS);
  const TsDirectory *directory = loaded.scenario->directory;
  assert_string_equal (ts_directory_domain_name (directory, ts_directory_group (directory, 0)->domain), "a.com");
  assert_string_equal (ts_directory_domain_name (directory, ts_directory_group (directory, 1)->domain), "b.com");
  assert_int_equal (ts_directory_domain_owner (directory, ts_directory_group (directory, 1)->domain), 0);
  unload (&loaded);
  refuse (HEAD
          "tenants: {A: {domains: [a.com], users: {x: {count: 1, client: hololens, domain: c.com}}}}\n" CONFIGURATIONS,
          "c.com", "does not own", NULL);
}

static void people_of_no_tenant_have_a_domain_of_their_own_SEED_12 (void **state)
{
  (void)state;
  refuse (SMALL "people: {freelancer: {count: 3, client: teams-desktop, domain: abc.com}}\n", "freelancer",
          "tenant \"ABC\" owns it", NULL);
  refuse (SMALL "people: {ABC: {count: 3, client: teams-desktop, domain: mail.net}}\n", "ABC",
          "is the name of a tenant too (line 6)", NULL);
}

static void default_is_no_name_for_a_tenant (void **state)
{
  (void)state;
  refuse (HEAD "tenants: {default: {domains: [a.com], users: {x: {count: 1, client: hololens}}}}\n" CONFIGURATIONS,
          "default", "cannot be the name of a tenant", NULL);
}

/* --------------------------------------------------------------- addresses -- */

static void two_people_cannot_have_one_address (void **state)
{
  (void)state;
  refuse (HEAD "tenants: {A: {domains: [a.com], users: {expert: {count: 11, client: hololens}, "
               "expert1: {count: 1, client: hololens}}}}\n" CONFIGURATIONS,
          "expert1", "\"expert11@a.com\" belongs to two people: A.expert1.1 and A.expert.11 (line 5)", NULL);
  refuse (HEAD "tenants: {A: {domains: [a.com], users: {expert: {count: 1, client: hololens}, "
               "EXPERT: {count: 1, client: hololens}}}}\n" CONFIGURATIONS,
          "EXPERT", "\"expert1@a.com\" belongs to two people", NULL);
}

static void addresses_that_only_look_alike_are_no_error (void **state)
{
  (void)state;
  static const char *const users[] = {
    "expert: {count: 10, client: hololens}, expert1: {count: 1, client: hololens}",     /* 10 is below 11 */
    "expert: {count: 500, client: hololens}, expert0: {count: 9, client: hololens}",    /* expert01 is nobody's */
    "expert: {count: 120, client: hololens}, expert12: {count: 100, client: hololens}", /* 121 is above 120 */
    "a: {count: 600, client: hololens}, ab: {count: 1, client: hololens}",              /* b is no digit */
    "expert: {count: 20, client: hololens}, expert1: {count: 2, client: hololens, domain: b.com}",
  };
  for (size_t i = 0; i < G_N_ELEMENTS (users); i++) {
    g_autofree char *text =
      g_strdup_printf (HEAD "tenants: {A: {domains: [a.com, b.com], users: {%s}}}\n" CONFIGURATIONS, users[i]);
    Loaded loaded = load_right (text);
    unload (&loaded);
  }
  refuse (HEAD "tenants: {A: {domains: [a.com], users: {expert: {count: 121, client: hololens}, "
               "expert12: {count: 1, client: hololens}}}}\n" CONFIGURATIONS,
          "expert12", "\"expert121@a.com\"", NULL);
}

static void equal_hashes_are_found (void **state)
{
  (void)state;
  uint64_t values[] = {9, 3, 7, 3, 1}, others[] = {5, 4}, equal = 0;
  assert_true (ts_find_equal (values, 5, &equal));
  assert_true (equal == 3);
  assert_false (ts_find_equal (others, 2, &equal));
  assert_false (ts_find_equal (others, 0, &equal));
}

/* -------------------------------------------------------------- references -- */

static void assert_names (const char *text, uint32_t first, uint32_t count)
{
  Loaded loaded = load_right (text);
  assert_int_equal (loaded.scenario->intents[0].n_first, 1);
  assert_int_equal (loaded.scenario->intents[0].first[0].first, first);
  assert_int_equal (loaded.scenario->intents[0].first[0].count, count);
  unload (&loaded);
}

static void a_reference_names_a_tenant_a_group_or_a_person (void **state)
{
  (void)state;
  assert_names (REFERENCE ("Contoso1"), 12, 45);
  assert_names (REFERENCE ("Contoso1.mobile"), 42, 15);
  assert_names (REFERENCE ("Contoso1.mobile.1"), 42, 1);
  assert_names (REFERENCE ("Contoso1.mobile.15"), 56, 1);
  assert_names (REFERENCE ("mobile15@contoso1.com"), 56, 1);
  assert_names (REFERENCE ("Mobile15@CONTOSO1.com"), 56, 1);
  assert_names (REFERENCE ("freelancer") "people: {freelancer: {count: 3, client: hololens, domain: mail.net}}\n", 87,
                3);
  assert_names (REFERENCE ("freelancer.2") "people: {freelancer: {count: 3, client: hololens, domain: mail.net}}\n", 88,
                1);
  assert_names (
    REFERENCE ("freelancer2@mail.net") "people: {freelancer: {count: 3, client: hololens, domain: mail.net}}\n", 88, 1);
}

static void a_list_of_references_is_their_union (void **state)
{
  (void)state;
  assert_names (REFERENCE ("[Contoso1.mobile, Contoso1.technician]"), 12, 45);
  assert_names (REFERENCE ("[Contoso1, Contoso1.mobile.3, mobile4@contoso1.com]"), 12, 45);
  Loaded loaded = load_right (REFERENCE ("[Contoso2.mobile, Contoso1.technician.2, Contoso1.technician.4]"));
  const TsIntent *intent = &loaded.scenario->intents[0];
  assert_int_equal (intent->n_first, 3);
  assert_int_equal (intent->first[0].first, 13);
  assert_int_equal (intent->first[1].first, 15);
  assert_int_equal (intent->first[2].first, 77);
  unload (&loaded);
}

static void an_unknown_reference_names_the_nearest (void **state)
{
  (void)state;
  refuse (REFERENCE ("Contso1"), "Contso1", "no tenant, group or person \"Contso1\"", "did you mean \"Contoso1\"?");
  refuse (REFERENCE ("Contoso1.tecnician"), "Contoso1.tecnician", "has no group \"tecnician\"",
          "did you mean \"Contoso1.technician\"?");
  refuse (REFERENCE ("Contoso1.mobile.16"), "Contoso1.mobile.16", "has 15 people, counted from 1", NULL);
  refuse (REFERENCE ("Contoso1.mobile.0"), "Contoso1.mobile.0", "counted from 1", NULL);
  refuse (REFERENCE ("Contoso1.mobile.01"), "Contoso1.mobile.01", "counted from 1", NULL);
  refuse (REFERENCE ("mobile16@contoso1.com"), "mobile16@contoso1.com", "has 15 people", NULL);
  refuse (REFERENCE ("someone@contoso1.com"), "someone@contoso1.com", "nobody has the address",
          "addresses are the group's name and a number, as in expert3@abc.com");
  refuse (REFERENCE ("mobile1@contoso9.com"), "mobile1@contoso9.com", "nobody has the address", NULL);
}

static void a_selection_of_nobody_is_an_error (void **state)
{
  (void)state;
  refuse (REFERENCE ("[]"), "[]", "the list is empty", NULL);
  refuse (HEAD TENANTS "  Empty: {domains: [empty.com]}\n" CONFIGURATIONS
                       "intents: [{want: isolation, between: [Empty, ABC]}]\n",
          "Empty", "nobody is in tenant \"Empty\"", NULL);
}

static void one_mistake_in_the_estate_does_not_make_many (void **state)
{
  (void)state;
  refuse (HEAD "tenants: {A: {domains: [a.com], users: {x: {count: none, client: hololens}}}}\n" CONFIGURATIONS
               "intents: [{want: isolation, between: [A.x.7, x8@a.com]}]\n",
          "none", "whole number", NULL);
}

/* ------------------------------------------------------- teams and calendars -- */

static void a_team_has_groups_of_its_tenant_as_members (void **state)
{
  (void)state;
  Loaded loaded = load_right (SMALL);
  const TsDirectory *directory = loaded.scenario->directory;
  assert_int_equal (ts_directory_teams (directory), 2);
  assert_string_equal (ts_directory_team_name (directory, 1), "field-support");
  assert_int_equal (ts_directory_team_tenant (directory, 1), 2);
  unload (&loaded);
  refuse (HEAD "tenants: {A: {domains: [a.com], users: {worker: {count: 1, client: hololens}},\n"
               "  teams: {t: {members: [wroker]}}}}\n" CONFIGURATIONS,
          "wroker", "tenant \"A\" has no group \"wroker\"", "did you mean \"worker\"?");
  refuse (HEAD
          "tenants: {A: {domains: [a.com], users: {x: {count: 1, client: hololens}}, teams: {t: {}}}}\n" CONFIGURATIONS,
          "t", "\"members\" is missing", NULL);
}

static void groups_with_the_same_hours_share_a_calendar (void **state)
{
  (void)state;
  Loaded loaded =
    load_right (HEAD "tenants:\n"
                     "  A: {domains: [a.com], users: {x: {count: 1, client: hololens, hours: mon-fri 08:00-16:00},"
                     " y: {count: 1, client: hololens}, z: {count: 1, client: hololens}}}\n"
                     "  B: {domains: [b.com], time_zone: Europe/Berlin, users: {\n"
                     "    x: {count: 1, client: hololens, hours: mon-fri 08:00-16:00}}}\n" CONFIGURATIONS);
  const TsScenario *scenario = loaded.scenario;
  assert_int_equal (scenario->n_calendars, 3);
  assert_int_equal (scenario->groups[1].calendar, scenario->groups[2].calendar);
  assert_true (scenario->calendars[scenario->groups[1].calendar].total == 5 * TS_DAY);
  assert_true (scenario->calendars[scenario->groups[0].calendar].shifts[0].start == 8 * TS_HOUR);
  assert_true (scenario->calendars[scenario->groups[3].calendar].shifts[0].start == 6 * TS_HOUR);
  unload (&loaded);
}

static void daily_is_not_always (void **state)
{
  (void)state;
  Loaded loaded = load_right (HEAD "tenants: {A: {domains: [a.com], users: {\n"
                                   "  x: {count: 1, client: hololens, hours: daily 07:00-19:00}}}}\n" CONFIGURATIONS);
  assert_true (loaded.scenario->calendars[0].total == 5 * 12 * TS_HOUR);
  unload (&loaded);
}

static void a_group_that_never_works_is_worth_a_warning (void **state)
{
  (void)state;
  warn (HEAD "tenants: {A: {domains: [a.com], users: {x: {count: 1, client: hololens, hours: \"sat,sun "
             "10:00-14:00\"}}}}\n" CONFIGURATIONS,
        "x", "never works", NULL);
}

static void a_time_zone_must_exist (void **state)
{
  (void)state;
  refuse (
    HEAD
    "tenants: {A: {domains: [a.com], time_zone: Mars/Base, users: {x: {count: 1, client: hololens}}}}\n" CONFIGURATIONS,
    "Mars/Base", "no time zone", NULL);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (people_are_numbered_in_file_order),
    cmocka_unit_test (everybody_holds_the_licences_their_client_needs_SEED_4_SEED_15),
    cmocka_unit_test (every_client_becomes_itself),
    cmocka_unit_test (a_group_needs_people),
    cmocka_unit_test (a_domain_has_one_owner),
    cmocka_unit_test (the_domain_of_a_person_is_the_first_or_the_chosen_one),
    cmocka_unit_test (people_of_no_tenant_have_a_domain_of_their_own_SEED_12),
    cmocka_unit_test (default_is_no_name_for_a_tenant),
    cmocka_unit_test (two_people_cannot_have_one_address),
    cmocka_unit_test (addresses_that_only_look_alike_are_no_error),
    cmocka_unit_test (equal_hashes_are_found),
    cmocka_unit_test (a_reference_names_a_tenant_a_group_or_a_person),
    cmocka_unit_test (a_list_of_references_is_their_union),
    cmocka_unit_test (an_unknown_reference_names_the_nearest),
    cmocka_unit_test (a_selection_of_nobody_is_an_error),
    cmocka_unit_test (one_mistake_in_the_estate_does_not_make_many),
    cmocka_unit_test (a_team_has_groups_of_its_tenant_as_members),
    cmocka_unit_test (groups_with_the_same_hours_share_a_calendar),
    cmocka_unit_test (daily_is_not_always),
    cmocka_unit_test (a_group_that_never_works_is_worth_a_warning),
    cmocka_unit_test (a_time_zone_must_exist),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

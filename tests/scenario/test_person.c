/* Naming a person of a loaded scenario: by name, by group, by e-mail address. */
#include "loaded.h"

#define OUTSIDERS "people:\n  freelancer2: {count: 11, client: teams-desktop, domain: free.example}\n"

static Loaded estate (void)
{
  return load_right (HEAD TENANTS OUTSIDERS CONFIGURATIONS);
}

static void assert_names (const Loaded *loaded, const char *text, const char *name)
{
  uint32_t person = TS_NONE;
  char *why_not;
  if (!ts_scenario_person (loaded->scenario, text, &person, &why_not))
    fail_msg ("\"%s\" names nobody: %s", text, why_not);
  assert_null (why_not);
  g_autofree char *found = ts_scenario_person_name (loaded->scenario, person);
  assert_string_equal (found, name);
}

static void assert_wrong (const Loaded *loaded, const char *text, const char *expected)
{
  uint32_t person;
  char *why_not;
  assert_false (ts_scenario_person (loaded->scenario, text, &person, &why_not));
  assert_string_equal (why_not, expected);
  g_free (why_not);
}

static void a_person_is_a_group_and_a_number_from_one (void **state)
{
  (void)state;
  Loaded loaded = estate ();
  assert_names (&loaded, "Contoso1.technician.3", "Contoso1.technician.3");
  assert_names (&loaded, "Contoso1.mobile.15", "Contoso1.mobile.15");
  assert_names (&loaded, "freelancer2.11", "freelancer2.11");
  assert_wrong (&loaded, "Contoso1.technician.0",
                "there is no \"Contoso1.technician.0\": Contoso1.technician has 30 people, counted from 1");
  assert_wrong (&loaded, "Contoso1.technician.31",
                "there is no \"Contoso1.technician.31\": Contoso1.technician has 30 people, counted from 1");
  assert_wrong (&loaded, "Contoso1.technician.03",
                "there is no \"Contoso1.technician.03\": Contoso1.technician has 30 people, counted from 1");
  unload (&loaded);
}

static void a_group_stands_for_its_first_person (void **state)
{
  (void)state;
  Loaded loaded = estate ();
  assert_names (&loaded, "ABC.expert", "ABC.expert.1");
  assert_names (&loaded, "freelancer2", "freelancer2.1");
  unload (&loaded);
}

static void an_address_is_the_group_and_the_number_in_any_case (void **state)
{
  (void)state;
  Loaded loaded = estate ();
  assert_names (&loaded, "expert12@abc.com", "ABC.expert.12");
  assert_names (&loaded, "Technician7@CONTOSO2.com", "Contoso2.technician.7");
  assert_names (&loaded, "freelancer211@free.example", "freelancer2.11");
  assert_wrong (&loaded, "expert13@abc.com",
                "there is no \"expert13@abc.com\": ABC.expert has 12 people, counted from 1");
  unload (&loaded);
}

static void a_wrong_name_is_answered_with_the_nearest (void **state)
{
  (void)state;
  Loaded loaded = estate ();
  assert_wrong (&loaded, "Contoso1.technicain.3",
                "there is no group or person \"Contoso1.technicain.3\"; did you mean \"Contoso1.technician.3\"?");
  assert_wrong (&loaded, "ABC.exprt", "there is no group or person \"ABC.exprt\"; did you mean \"ABC.expert\"?");
  assert_wrong (&loaded, "zebra", "there is no group or person \"zebra\"");
  assert_wrong (&loaded, "Contoso1", "\"Contoso1\" is a tenant: name a group or a person, as in Contoso1.group.1");
  assert_wrong (&loaded, "", "there is no group or person \"\"");
  unload (&loaded);
}

static void a_wrong_address_is_answered_with_the_nearest (void **state)
{
  (void)state;
  Loaded loaded = estate ();
  assert_wrong (&loaded, "technicain7@contoso1.com",
                "nobody has the address \"technicain7@contoso1.com\"; did you mean \"technician7@contoso1.com\"?");
  assert_wrong (&loaded, "expert@abc.com",
                "nobody has the address \"expert@abc.com\"; did you mean \"expert1@abc.com\"?");
  assert_wrong (&loaded, "someone@elsewhere.example", "nobody has the address \"someone@elsewhere.example\"");
  assert_wrong (&loaded, "@", "nobody has the address \"@\"");
  unload (&loaded);
}

static void everybody_s_name_and_address_name_them (void **state)
{
  (void)state;
  Loaded loaded = estate ();
  uint32_t n = ts_directory_people (loaded.scenario->directory);
  assert_int_equal (n, 12 + 45 + 30 + 11);
  for (uint32_t person = 0; person < n; person++) {
    uint32_t by_name = TS_NONE, by_address = TS_NONE;
    char *why_not;
    g_autofree char *name = ts_scenario_person_name (loaded.scenario, person);
    g_autofree char *address = ts_scenario_person_address (loaded.scenario, person);
    assert_true (ts_scenario_person (loaded.scenario, name, &by_name, &why_not));
    assert_true (ts_scenario_person (loaded.scenario, address, &by_address, &why_not));
    assert_int_equal (by_name, person);
    assert_int_equal (by_address, person);
  }
  unload (&loaded);
}

static void a_tenant_is_found_by_its_name (void **state)
{
  (void)state;
  Loaded loaded = estate ();
  const char *nearest;
  assert_int_equal (ts_scenario_tenant (loaded.scenario, "Contoso2", &nearest), 2);
  assert_int_equal (ts_scenario_tenant (loaded.scenario, "Contos2", &nearest), TS_NONE);
  assert_string_equal (nearest, "Contoso2");
  assert_int_equal (ts_scenario_tenant (loaded.scenario, "zebra", &nearest), TS_NONE);
  assert_null (nearest);
  unload (&loaded);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (a_person_is_a_group_and_a_number_from_one),
    cmocka_unit_test (a_group_stands_for_its_first_person),
    cmocka_unit_test (an_address_is_the_group_and_the_number_in_any_case),
    cmocka_unit_test (a_wrong_name_is_answered_with_the_nearest),
    cmocka_unit_test (a_wrong_address_is_answered_with_the_nearest),
    cmocka_unit_test (everybody_s_name_and_address_name_them),
    cmocka_unit_test (a_tenant_is_found_by_its_name),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

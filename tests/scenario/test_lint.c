/* What `tenantsim check` warns of beyond loading: valid settings that hardly do what is
 * meant. */
#include "loaded.h"

#define INTENT "intents: [{want: collaboration, between: [ABC.expert, Contoso1]}]\n"
#define WITH(configuration) HEAD TENANTS INTENT "configurations: {it: {" configuration "}}\n"
#define LISTS "external_access: {ABC: {allow: [contoso1.com]}, Contoso1: {allow: [abc.com]}, Contoso2: off}"
#define GUESTS "guests: [{who: ABC.expert, in: Contoso1/field-support}]"

static Loaded lint (const char *text)
{
  Loaded loaded = load (text);
  if (loaded.status != TS_LOAD_OK) {
    g_autofree char *said = ts_diagnostics_format (loaded.diagnostics, false);
    fail_msg ("did not load:\n%s", said);
  }
  ts_scenario_lint (loaded.scenario, loaded.diagnostics);
  return loaded;
}

/* The one finding of this kind, at a line that holds `where`. */
static void finds (const char *text, const char *says)
{
  Loaded loaded = lint (text);
  size_t hits = 0;
  for (size_t i = 0; i < ts_diagnostics_length (loaded.diagnostics); i++) {
    const TsDiagnostic *diagnostic = ts_diagnostics_get (loaded.diagnostics, i);
    hits += strstr (diagnostic->message, says) != NULL && diagnostic->line > 0 &&
            diagnostic->severity == TS_SEVERITY_WARNING;
  }
  if (hits != 1) {
    g_autofree char *said = ts_diagnostics_format (loaded.diagnostics, false);
    fail_msg ("\"%s\" was said %zu times in:\n%s", says, hits, said);
  }
  unload (&loaded);
}

static void finds_nothing_about (const char *text, const char *says)
{
  Loaded loaded = lint (text);
  for (size_t i = 0; i < ts_diagnostics_length (loaded.diagnostics); i++)
    if (strstr (ts_diagnostics_get (loaded.diagnostics, i)->message, says) != NULL)
      fail_msg ("said: %s", ts_diagnostics_get (loaded.diagnostics, i)->message);
  unload (&loaded);
}

static void federation_that_one_side_wants_SEED_39 (void **state)
{
  (void)state;
  finds (WITH ("external_access: {ABC: {allow: [contoso1.com]}, Contoso1: off}"),
         "ABC allows contoso1.com, and Contoso1 does not permit");
  finds (WITH ("external_access: {ABC: {allow: [contoso1.com]}, Contoso1: {block: [abc.com]}}"),
         "Contoso1 does not permit the domain of ABC.expert");
  finds_nothing_about (WITH (LISTS), "does not permit");
  finds_nothing_about (WITH ("external_access: {ABC: {allow: [contoso1.com]}}"), "does not permit");
}

static void a_tenants_own_domain_in_its_list (void **state)
{
  (void)state;
  finds (WITH ("external_access: {ABC: {allow: [abc.com, contoso1.com]}}"), "its own domain");
  finds_nothing_about (WITH (LISTS), "its own domain");
}

static void phones_that_rely_on_federation_SEED_20 (void **state)
{
  (void)state;
  finds (WITH (LISTS), "people of Contoso1.mobile use Remote Assist mobile");
  finds_nothing_about (WITH (LISTS ", guest_access: {Contoso1: on}, " GUESTS), "Remote Assist mobile");
  finds_nothing_about (WITH ("external_access: {default: off}"), "Remote Assist mobile");
}

static void guests_where_guest_access_is_off (void **state)
{
  (void)state;
  finds (WITH (GUESTS), "Contoso1 has guests, and its guest access is off");
  finds_nothing_about (WITH ("guest_access: {Contoso1: on}, " GUESTS), "guest access");
}

static void guests_whom_the_directory_refuses (void **state)
{
  (void)state;
  finds (WITH ("guest_access: {Contoso1: {access: on, invite_not: [abc.com]}}, " GUESTS),
         "ABC.expert is invited to Contoso1, and its directory refuses the invitation");
  finds (WITH ("guest_access: {Contoso1: {access: on, inviters: nobody}}, " GUESTS),
         "its directory refuses the invitation");
  finds_nothing_about (WITH ("guest_access: {Contoso1: {access: on, invite_only: [abc.com]}}, " GUESTS), "refuses");
}

static void guest_access_and_switching_without_guests (void **state)
{
  (void)state;
  finds (WITH ("guest_access: {Contoso1: on}"), "guest access of Contoso1 is on without effect");
  finds (WITH ("switching: on-demand"), "switching on-demand has no effect");
  finds (WITH ("guest_access: {Contoso1: on}, guests: [{who: ABC.expert, in: Contoso1/field-support, state: invited}]"),
         "nobody has accepted an invitation");
  finds_nothing_about (WITH ("guest_access: {Contoso1: on}, switching: on-demand, " GUESTS), "effect");
}

static void people_without_a_licence_for_their_client_SEED_13 (void **state)
{
  (void)state;
  finds (HEAD "tenants:\n"
              "  ABC: {domains: [abc.com], users: {expert: {count: 2, client: hololens, licences: [teams]}}}\n"
         CONFIGURATIONS,
         "people of ABC.expert have no licence");
  finds_nothing_about (HEAD TENANTS CONFIGURATIONS, "licence");
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (federation_that_one_side_wants_SEED_39),
    cmocka_unit_test (a_tenants_own_domain_in_its_list),
    cmocka_unit_test (phones_that_rely_on_federation_SEED_20),
    cmocka_unit_test (guests_where_guest_access_is_off),
    cmocka_unit_test (guests_whom_the_directory_refuses),
    cmocka_unit_test (guest_access_and_switching_without_guests),
    cmocka_unit_test (people_without_a_licence_for_their_client_SEED_13),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

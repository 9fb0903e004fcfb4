/* Whether assertions hold, pair by pair: the same as asking for each pair of people alone. */
#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "tenantsim/experiment.h"

#define ESTATE                                                                                                         \
  "tenantsim: 1\nname: Test\nera: 2020-04\nclock: {start: 2020-04-06T00:00, duration: 1d, replications: 1}\n"          \
  "tenants:\n"                                                                                                         \
  "  ABC: {domains: [abc.com], users: {expert: {count: 4, client: teams-desktop}}}\n"                                  \
  "  Contoso1:\n"                                                                                                      \
  "    domains: [contoso1.com]\n"                                                                                      \
  "    users: {technician: {count: 3, client: hololens, licences: [teams, remote-assist]},\n"                          \
  "            mobile: {count: 2, client: ra-mobile, licences: [teams, remote-assist]}}\n"                             \
  "    teams: {support: {members: [technician, mobile]}}\n"                                                            \
  "people: {freelancer: {count: 2, client: teams-desktop, domain: free.example}}\n"                                    \
  "configurations:\n"                                                                                                  \
  "  open: {}\n"                                                                                                       \
  "  closed: {external_access: {default: off}}\n"                                                                      \
  "  guests:\n"                                                                                                        \
  "    external_access: {default: off}\n"                                                                              \
  "    guest_access: {Contoso1: on}\n"                                                                                 \
  "    guests: [{who: [ABC.expert.1, ABC.expert.2], in: Contoso1/support}]\n"                                          \
  "assert:\n"

typedef struct {
  TsScenario *scenario;
  TsResults *results;
} Judged;

static Judged judge (const char *items)
{
  Judged judged = {0};
  g_autofree char *text = g_strconcat (ESTATE, items, NULL);
  TsDiagnostics *diagnostics = ts_diagnostics_new ();
  TsLoadStatus status =
    ts_scenario_load_text ("test.yaml", text, strlen (text), NULL, 0, diagnostics, &judged.scenario);
  g_autofree char *said = ts_diagnostics_format (diagnostics, false);
  if (status != TS_LOAD_OK)
    fail_msg ("%s", said);
  ts_diagnostics_free (diagnostics);
  judged.results = ts_experiment_assertions (judged.scenario);
  return judged;
}

static void forget (Judged *judged)
{
  ts_results_free (judged->results);
  ts_scenario_free (judged->scenario);
}

/* One assertion in one configuration. */
static TsAssertionResult *only (Judged *judged, const char *item)
{
  *judged = judge (item);
  assert_int_equal (judged->results->n_assertions, 1);
  return &judged->results->assertions[0];
}

static void assert_holds (const char *item, uint64_t pairs)
{
  Judged judged;
  TsAssertionResult *it = only (&judged, item);
  assert_int_equal (it->differ, 0);
  assert_int_equal (it->pairs, pairs);
  forget (&judged);
}

static void figure_1_2_connects_hololens_and_no_phone_SEED_20 (void **state)
{
  (void)state;
  assert_holds ("  - {config: open, allow: search, from: Contoso1, to: ABC, both_ways: true}\n", 40);
  assert_holds ("  - {config: open, allow: [search, call], from: Contoso1.technician, to: ABC}\n", 24);
  assert_holds ("  - {config: open, deny: call, from: Contoso1.mobile, to: ABC, reason: CLIENT_NOT_FEDERABLE}\n", 8);
  assert_holds ("  - {config: closed, deny: search, from: Contoso1, to: ABC, reason: FED_LOCAL}\n", 20);
}

static void guests_reach_their_team_and_only_those_invited_SEED_43 (void **state)
{
  (void)state;
  assert_holds ("  - {config: guests, from: Contoso1.mobile.2, reaches: [ABC.expert.1, ABC.expert.2]}\n", 6);
  assert_holds ("  - {config: guests, from: Contoso1, reaches: [ABC.expert.1, ABC.expert.2]}\n", 30);
  assert_holds ("  - {config: guests, from: ABC.expert.3, reaches: nobody, operation: [search, call]}\n", 14);
}

static void a_difference_is_counted_and_its_first_pair_named (void **state)
{
  (void)state;
  Judged judged;
  TsAssertionResult *it = only (&judged, "  - {config: open, allow: call, from: Contoso1, to: ABC}\n");
  assert_int_equal (it->number, 1);
  assert_int_equal (it->pairs, 20);
  assert_int_equal (it->differ, 8);
  assert_string_equal (it->from, "Contoso1.mobile.1");
  assert_string_equal (it->to, "ABC.expert.1");
  assert_int_equal (it->operation, TS_OPERATION_CALL);
  assert_true (it->expected.allows);
  assert_false (it->actual.allows);
  assert_int_equal (it->actual.reason, TS_REASON_CLIENT_NOT_FEDERABLE);
  assert_int_equal (it->line, 21);
  forget (&judged);
}

static void another_reason_is_a_difference (void **state)
{
  (void)state;
  Judged judged;
  TsAssertionResult *it =
    only (&judged, "  - {config: closed, deny: call, from: Contoso1, to: ABC, reason: CLIENT_NOT_FEDERABLE}\n");
  assert_int_equal (it->differ, 20);
  assert_int_equal (it->expected.reason, TS_REASON_CLIENT_NOT_FEDERABLE);
  assert_int_equal (it->actual.reason, TS_REASON_FED_LOCAL);
  assert_true (it->reasons == 0);
  forget (&judged);
  it = only (&judged, "  - {config: closed, deny: call, from: Contoso1, to: ABC}\n");
  assert_int_equal (it->differ, 0);
  assert_true (it->reasons == (uint64_t)1 << TS_REASON_FED_LOCAL);
  forget (&judged);
}

static void one_person_too_many_or_too_few_is_a_difference (void **state)
{
  (void)state;
  Judged judged;
  TsAssertionResult *it = only (&judged, "  - {config: guests, from: Contoso1.mobile, reaches: ABC.expert.1}\n");
  assert_int_equal (it->differ, 2);
  assert_string_equal (it->to, "ABC.expert.2");
  assert_false (it->expected.allows);
  assert_true (it->actual.allows);
  forget (&judged);
  it = only (&judged, "  - {config: guests, from: Contoso1.mobile, reaches: ABC}\n");
  assert_int_equal (it->differ, 4);
  assert_string_equal (it->to, "ABC.expert.3");
  forget (&judged);
}

static void nobody_is_asked_of_themselves_and_no_pair_counts_twice (void **state)
{
  (void)state;
  assert_holds ("  - {config: open, allow: search, from: ABC, to: ABC, both_ways: true}\n", 12);
  assert_holds ("  - {config: open, allow: search, from: [ABC.expert.1, ABC.expert.2], to: ABC, both_ways: true}\n",
                10);
  assert_holds ("  - {config: open, allow: search, from: ABC.expert.2, to: [ABC.expert.1, ABC.expert.2]}\n", 1);
}

/* Two people of no tenant are strangers to each other. */
static void people_of_no_tenant_are_of_different_tenants (void **state)
{
  (void)state;
  assert_holds ("  - {config: open, from: freelancer, reaches: nobody}\n", 2 * (9 + 1));
}

static void every_configuration_is_judged_where_none_is_named (void **state)
{
  (void)state;
  Judged judged = judge ("  - {allow: search, from: ABC, to: Contoso1}\n  - {config: open, deny: search, from: ABC, "
                         "to: freelancer}\n");
  const TsAssertionResult *it = judged.results->assertions;
  assert_int_equal (judged.results->n_assertions, 4);
  for (uint32_t i = 0; i < 3; i++) {
    assert_int_equal (it[i].number, 1);
    assert_int_equal (it[i].configuration, i);
  }
  assert_int_equal (it[0].differ, 0);
  assert_int_equal (it[1].differ, 20);
  assert_int_equal (it[2].differ, 10);
  assert_int_equal (it[3].number, 2);
  forget (&judged);
}

static void a_run_judges_the_configurations_that_ran (void **state)
{
  (void)state;
  Judged judged = judge ("  - {allow: search, from: ABC, to: Contoso1}\n");
  static const uint32_t configurations[] = {1, 2};
  TsRunOptions options = {.threads = 1, .configurations = configurations, .n_configurations = 2};
  TsResults *results = ts_experiment_run (judged.scenario, &options, NULL);
  assert_int_equal (results->n_assertions, 2);
  assert_int_equal (results->assertions[0].configuration, 0);
  assert_int_equal (results->assertions[0].differ, 20);
  assert_int_equal (results->assertions[1].differ, 10);
  ts_results_free (results);
  forget (&judged);
}

/* Every pair of people, in every configuration and operation, asserted one by one as explain has it. */
static void a_pair_is_judged_as_explain_judges_it (void **state)
{
  (void)state;
  static const TsOperation operations[] = {TS_OPERATION_SEARCH, TS_OPERATION_CALL, TS_OPERATION_ADD_PARTICIPANT,
                                           TS_OPERATION_SHARE_FILE};
  Judged empty = judge ("  []\n");
  GString *items = g_string_new (NULL);
  uint32_t n = 0, people = ts_directory_people (empty.scenario->directory);
  for (uint32_t c = 0; c < empty.scenario->n_configurations; c++)
    for (uint32_t pair = 0; pair < people * people; pair++) {
      const TsConfiguration *configuration = &empty.scenario->configurations[c];
      TsEnquiry enquiry = {.operation = operations[n % 4],
                           .caller = pair / people,
                           .callee = pair % people,
                           .caller_tenant = TS_NONE,
                           .callee_tenant = TS_NONE};
      if (enquiry.caller == enquiry.callee)
        continue;
      TsExplanation *explanation = ts_policy_explain (configuration->policy, configuration->settings, &enquiry);
      g_autofree char *from = ts_scenario_person_name (empty.scenario, enquiry.caller);
      g_autofree char *to = ts_scenario_person_name (empty.scenario, enquiry.callee);
      g_string_append_printf (items, "  - {config: %s, %s: %s, from: %s, to: %s", configuration->name,
                              explanation->can_meet ? "allow" : "deny", ts_operation_name (enquiry.operation), from,
                              to);
      if (!explanation->can_meet)
        g_string_append_printf (items, ", reason: %s", ts_reason ((TsReason)explanation->verdict.reason)->code);
      g_string_append (items, "}\n");
      ts_explanation_free (explanation);
      n++;
    }
  Judged all = judge (items->str);
  assert_int_equal (all.results->n_assertions, n);
  for (uint32_t i = 0; i < n; i++)
    if (all.results->assertions[i].differ != 0 || all.results->assertions[i].pairs != 1)
      fail_msg ("%s", all.results->assertions[i].text);
  g_string_free (items, TRUE);
  forget (&all);
  forget (&empty);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (figure_1_2_connects_hololens_and_no_phone_SEED_20),
    cmocka_unit_test (guests_reach_their_team_and_only_those_invited_SEED_43),
    cmocka_unit_test (a_difference_is_counted_and_its_first_pair_named),
    cmocka_unit_test (another_reason_is_a_difference),
    cmocka_unit_test (one_person_too_many_or_too_few_is_a_difference),
    cmocka_unit_test (nobody_is_asked_of_themselves_and_no_pair_counts_twice),
    cmocka_unit_test (people_of_no_tenant_are_of_different_tenants),
    cmocka_unit_test (every_configuration_is_judged_where_none_is_named),
    cmocka_unit_test (a_run_judges_the_configurations_that_ran),
    cmocka_unit_test (a_pair_is_judged_as_explain_judges_it),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

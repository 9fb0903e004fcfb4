/* What `assert:` says of whom, and where mistakes are pointed at. */
#include "loaded.h"

#define ASSERT(item) HEAD TENANTS CONFIGURATIONS "assert:\n  - " item "\n"

static TsAssertion only (Loaded *loaded, const char *text)
{
  *loaded = load_right (text);
  assert_int_equal (loaded->scenario->n_assertions, 1);
  return loaded->scenario->assertions[0];
}

static void a_denial_has_a_reason (void **state)
{
  (void)state;
  Loaded loaded;
  TsAssertion it = only (&loaded, ASSERT ("{config: other, deny: call, from: Contoso1.mobile, to: ABC.expert, "
                                          "reason: CLIENT_NOT_FEDERABLE}"));
  assert_string_equal (
    it.text, "{config: other, deny: call, from: Contoso1.mobile, to: ABC.expert, reason: CLIENT_NOT_FEDERABLE}");
  assert_int_equal (it.kind, TS_ASSERTION_DENY);
  assert_int_equal (it.n_configurations, 1);
  assert_int_equal (it.configurations[0], 1);
  assert_int_equal (it.operations, 1u << TS_OPERATION_CALL);
  assert_int_equal (it.reason, TS_REASON_CLIENT_NOT_FEDERABLE);
  assert_int_equal (it.from.people, 15);
  assert_int_equal (it.to.people, 12);
  assert_false (it.both_ways);
  int line, column;
  assert_true (ts_scenario_position (loaded.scenario, it.origin, &line, &column));
  assert_int_equal (column, 5);
  unload (&loaded);
}

static void it_is_about_every_configuration_unless_it_says_which (void **state)
{
  (void)state;
  Loaded loaded;
  TsAssertion it = only (&loaded, ASSERT ("{allow: [search, call], from: ABC, to: Contoso1, both_ways: true}"));
  assert_int_equal (it.n_configurations, 2);
  assert_int_equal (it.operations, 1u << TS_OPERATION_SEARCH | 1u << TS_OPERATION_CALL);
  assert_int_equal (it.reason, TS_REASON_NONE);
  assert_true (it.both_ways);
  unload (&loaded);
  it = only (&loaded, ASSERT ("{config: [other, plain, other], allow: search, from: ABC, to: Contoso1}"));
  assert_int_equal (it.n_configurations, 2);
  assert_int_equal (it.configurations[0], 0);
  assert_int_equal (it.configurations[1], 1);
  unload (&loaded);
}

static void the_people_somebody_reaches_are_an_exact_set (void **state)
{
  (void)state;
  Loaded loaded;
  TsAssertion it = only (&loaded, ASSERT ("{from: Contoso1.mobile.3, reaches: [ABC.expert.2, Contoso2]}"));
  assert_int_equal (it.kind, TS_ASSERTION_REACHES);
  assert_int_equal (it.operations, 1u << TS_OPERATION_CALL);
  assert_int_equal (it.from.people, 1);
  assert_int_equal (it.to.people, 31);
  unload (&loaded);
  it = only (&loaded, ASSERT ("{from: mobile3@contoso1.com, reaches: nobody, operation: share_file}"));
  assert_int_equal (it.operations, 1u << TS_OPERATION_SHARE_FILE);
  assert_int_equal (it.to.people, 0);
  unload (&loaded);
}

static void names_that_are_not_there_are_errors (void **state)
{
  (void)state;
  refuse (ASSERT ("{config: othr, deny: call, from: ABC, to: Contoso1}"), "othr", "no configuration",
          "did you mean \"other\"?");
  refuse (ASSERT ("{deny: cal, from: ABC, to: Contoso1}"), "cal", "is not an operation", "did you mean \"call\"?");
  refuse (ASSERT ("{deny: [call, fax], from: ABC, to: Contoso1}"), "fax", "is not an operation", NULL);
  refuse (ASSERT ("{deny: call, from: ABC.exprt, to: Contoso1}"), "ABC.exprt", "no group",
          "did you mean \"ABC.expert\"?");
  refuse (ASSERT ("{deny: call, from: ABC, to: Contoso1.mobile.16}"), "Contoso1.mobile.16", "15 people", NULL);
  refuse (ASSERT ("{deny: call, from: ABC, to: Contoso1, reason: FED_REMOT}"), "FED_REMOT", "no reason",
          "did you mean \"FED_REMOTE\"?");
  refuse (ASSERT ("{deny: call, from: ABC, to: Contoso1, reason: NO_ANSWER}"), "NO_ANSWER", "not a reason for which",
          NULL);
  refuse (ASSERT ("{dney: call, allow: call, from: ABC, to: Contoso1}"), "dney", "unknown key",
          "did you mean \"deny\"?");
}

static void a_selection_of_nobody_is_an_error (void **state)
{
  (void)state;
  refuse (ASSERT ("{deny: call, from: [], to: Contoso1}"), "[]", "the list is empty", NULL);
  refuse (ASSERT ("{from: ABC, reaches: []}"), "[]", "the list is empty", NULL);
  refuse (ASSERT ("{deny: [], from: ABC, to: Contoso1}"), "[]", "the list is empty", NULL);
  refuse (ASSERT ("{config: [], deny: call, from: ABC, to: Contoso1}"), "[]", "the list is empty", NULL);
  refuse (ASSERT ("{deny: call, from: ABC.expert.1, to: expert1@abc.com}"), "expert1@abc.com", "the same person", NULL);
  refuse (ASSERT ("{deny: call, from: ABC, to: nobody}"), "nobody", "no tenant, group or person", NULL);
}

/* The whole item is underlined. */
static void refuse_item (const char *item, const char *says)
{
  g_autofree char *text = g_strdup_printf (ASSERT ("%s"), item);
  Loaded loaded = load (text);
  assert_int_equal (loaded.status, TS_LOAD_INVALID);
  assert_int_equal (ts_diagnostics_length (loaded.diagnostics), 1);
  assert_non_null (strstr (ts_diagnostics_get (loaded.diagnostics, 0)->message, says));
  assert_int_equal (ts_diagnostics_get (loaded.diagnostics, 0)->column, 5);
  unload (&loaded);
}

static void keys_go_together (void **state)
{
  (void)state;
  refuse_item ("{from: ABC, to: Contoso1}", "one of `allow`, `deny` and `reaches`");
  refuse_item ("{allow: call, deny: search, from: ABC, to: Contoso1}", "one of `allow`, `deny` and `reaches`");
  refuse_item ("{allow: call, from: ABC}", "\"to\" is missing");
  refuse_item ("{allow: call, to: ABC}", "\"from\" is missing");
  refuse_item ("{from: ABC, reaches: Contoso1, both_ways: true}", "both_ways");
  refuse (ASSERT ("{allow: call, from: ABC, to: Contoso1, reason: FED_REMOTE}"), "FED_REMOTE", "goes with `deny` only",
          NULL);
  refuse (ASSERT ("{from: ABC, reaches: Contoso1, reason: FED_REMOTE}"), "FED_REMOTE", "goes with `deny` only", NULL);
  refuse (ASSERT ("{allow: call, from: ABC, to: Contoso1, operation: search}"), "search", "goes with `reaches`", NULL);
  refuse (ASSERT ("{from: ABC, reaches: Contoso1, to: Contoso2}"), "Contoso2", "`to` goes with", NULL);
  refuse (ASSERT ("{from: [ABC, Contoso1], reaches: Contoso1}"), "Contoso1", "people of other tenants", NULL);
}

static void assertions_are_part_of_what_is_in_force (void **state)
{
  (void)state;
  Loaded one = load_right (ASSERT ("{deny: call, from: ABC, to: Contoso1}"));
  Loaded same = load_right (ASSERT ("{to: Contoso1, from: ABC, both_ways: false, deny: call} # a comment"));
  Loaded other = load_right (ASSERT ("{deny: call, from: ABC, to: Contoso2}"));
  assert_string_equal (one.scenario->effective_sha256, same.scenario->effective_sha256);
  assert_string_not_equal (one.scenario->effective_sha256, other.scenario->effective_sha256);
  unload (&one);
  unload (&same);
  unload (&other);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (a_denial_has_a_reason),
    cmocka_unit_test (it_is_about_every_configuration_unless_it_says_which),
    cmocka_unit_test (the_people_somebody_reaches_are_an_exact_set),
    cmocka_unit_test (names_that_are_not_there_are_errors),
    cmocka_unit_test (a_selection_of_nobody_is_an_error),
    cmocka_unit_test (keys_go_together),
    cmocka_unit_test (assertions_are_part_of_what_is_in_force),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

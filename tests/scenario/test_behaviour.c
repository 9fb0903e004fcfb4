/* How long things take and how often they go wrong: defaults, overrides, sources. */
#include "loaded.h"

#include "../../sim/scenario/keys.h"

#define SMALL HEAD TENANTS CONFIGURATIONS

static const TsBehaviourParameter *parameter (const char *name)
{
  size_t n;
  const TsBehaviourParameter *parameters = ts_behaviour_parameters (&n);
  for (size_t i = 0; i < n; i++)
    if (strcmp (parameters[i].name, name) == 0)
      return &parameters[i];
  fail_msg ("no parameter %s", name);
  return NULL;
}

static void every_parameter_says_what_it_is_and_where_it_comes_from (void **state)
{
  (void)state;
  size_t n;
  const TsBehaviourParameter *parameters = ts_behaviour_parameters (&n);
  assert_int_equal (n, 43);
  for (size_t i = 0; i < n; i++) {
    assert_true (strlen (parameters[i].means) > 10 && g_str_has_suffix (parameters[i].means, "."));
    assert_int_equal (parameters[i].is_assumption, g_str_has_prefix (parameters[i].source, "assumption"));
    assert_ptr_equal (parameter (parameters[i].name), &parameters[i]);
  }
}

static void published_numbers_are_no_assumptions (void **state)
{
  (void)state;
  assert_non_null (strstr (parameter ("answered")->source, "Liu"));
  assert_non_null (strstr (parameter ("ring")->source, "Set-CsUserCallingSettings"));
  assert_non_null (strstr (parameter ("media_failure")->source, "Table 2"));
  assert_false (parameter ("answered")->is_assumption);
  assert_true (parameter ("patience")->is_assumption);
}

/* Domain notes, section 5; the design, section 4. */
static void defaults_are_the_numbers_of_the_domain_notes (void **state)
{
  (void)state;
  Loaded loaded = load_right (SMALL);
  const TsBehaviour *behaviour = &loaded.scenario->configurations[0].behaviour;
  assert_true (behaviour->answered == 0.7);
  assert_true (behaviour->declined == 0.05);
  assert_true (behaviour->media_failure == 0.01);
  assert_true (behaviour->ring == 20 * TS_SECOND);
  assert_true (behaviour->ring_without_voicemail == 45 * TS_SECOND);
  assert_true (behaviour->federation_delay == 700 * TS_MILLISECOND);
  assert_true (behaviour->retry_after_busy == 0.8 && behaviour->retry_after_no_answer == 0.6);
  assert_true (behaviour->retry_after_denied == 0.25);
  assert_int_equal (behaviour->tries, 3);
  assert_int_equal (behaviour->persons, 2);
  assert_true (behaviour->patience == TS_HOUR);
  assert_true (behaviour->second_factor == 0.05 && behaviour->second_factor_time == 20 * TS_SECOND);
  assert_true (behaviour->return_home == 15 * TS_MINUTE);
  assert_int_equal (behaviour->signalling.kind, TS_DISTRIBUTION_LOGNORMAL);
  assert_true (behaviour->signalling.first == 1.5e9);
  assert_true (behaviour->switch_desktop.first == 8e9 && behaviour->switch_mobile.first == 3e9);
  assert_true (behaviour->read_request.first == 120e9 && behaviour->read_mail.first == 120e9);
  unload (&loaded);
}

static void assert_same_value (const TsKey *key, const TsBehaviour *a, const TsBehaviour *b)
{
  const void *x = (const char *)a + key->offset, *y = (const char *)b + key->offset;
  if (key->type->kind == TS_VALUE_DISTRIBUTION) {
    const TsDistribution *p = x, *q = y;
    assert_true (p->kind == q->kind && p->first == q->first && p->second == q->second && p->first + p->second > 0);
  } else if (key->type->kind == TS_VALUE_SHARE) {
    assert_true (*(const double *)x == *(const double *)y && (*(const double *)x > 0 || strcmp (key->name, "dropped") == 0));
  } else if (key->type->kind == TS_VALUE_DURATION) {
    assert_true (*(const TsDuration *)x == *(const TsDuration *)y && *(const TsDuration *)x > 0);
  } else {
    assert_int_equal (key->type->kind, TS_VALUE_COUNT);
    assert_int_equal (*(const uint32_t *)x, *(const uint32_t *)y);
  }
}

/* Writing every default out changes nothing: the table's text is its value. */
static void a_default_that_is_written_out_is_the_default (void **state)
{
  (void)state;
  size_t n;
  const TsBehaviourParameter *parameters = ts_behaviour_parameters (&n);
  GString *text = g_string_new (SMALL "behaviour:\n");
  for (size_t i = 0; i < n; i++)
    g_string_append_printf (text, "  %s: %s\n", parameters[i].name, parameters[i].default_value);
  Loaded plain = load_right (SMALL);
  Loaded written = load_right (text->str);
  for (size_t i = 0; i < ts_behaviour_keys.n; i++)
    assert_same_value (&ts_behaviour_keys.keys[i], &plain.scenario->configurations[0].behaviour,
                       &written.scenario->configurations[0].behaviour);
  unload (&plain);
  unload (&written);
  g_string_free (text, TRUE);
}

static void a_configuration_overrides_the_scenario (void **state)
{
  (void)state;
  Loaded loaded = load_right (HEAD TENANTS "behaviour: {answered: 50%, tries: 5}\n"
                                           "configurations:\n"
                                           "  plain: {}\n"
                                           "  patient: {behaviour: {patience: 4h, answered: 60%}}\n");
  const TsBehaviour *plain = &loaded.scenario->configurations[0].behaviour;
  const TsBehaviour *patient = &loaded.scenario->configurations[1].behaviour;
  assert_true (plain->answered == 0.5 && patient->answered == 0.6);
  assert_true (plain->patience == TS_HOUR && patient->patience == 4 * TS_HOUR);
  assert_int_equal (patient->tries, 5);
  assert_true (patient->ring == 20 * TS_SECOND);
  unload (&loaded);
}

static void wrong_numbers_are_refused (void **state)
{
  (void)state;
  refuse (SMALL "behaviour: {answered: 101%}\n", "101%", "100", NULL);
  refuse (SMALL "behaviour: {patience: -1h}\n", "-1h", "negative", NULL);
  refuse (SMALL "behaviour: {patience: 0s}\n", "0s", "too short", NULL);
  refuse (SMALL "behaviour: {tries: 0}\n", "0", "from 1 to 1000", NULL);
  refuse (SMALL "behaviour: {persons: 1001}\n", "1001", "from 1 to 1000", NULL);
  refuse (SMALL "behaviour: {told: [20s]}\n", "[20s]", "not a list", NULL);
  refuse (HEAD TENANTS "configurations: {plain: {behaviour: {hold: 3}}}\n", "3", "needs a unit", NULL);
}

static void answered_and_declined_share_the_same_rings (void **state)
{
  (void)state;
  refuse (SMALL "behaviour: {answered: 80%, declined: 30%}\n", "80%", "exceed 100%", NULL);
  refuse (SMALL "behaviour: {declined: 31%}\n", "31%", "exceed 100%", NULL);
  refuse (HEAD TENANTS "configurations: {plain: {behaviour: {answered: 96%}}}\n", "96%", "exceed 100%", NULL);
  Loaded loaded = load_right (SMALL "behaviour: {answered: 95%}\n");
  unload (&loaded);
}

/* -------------------------------------------------------------- assumptions -- */

static uint32_t sentences_with (const TsScenario *scenario, const char *words)
{
  uint32_t n = 0;
  for (char **sentence = scenario->assumptions; *sentence != NULL; sentence++)
    n += strstr (*sentence, words) != NULL;
  return n;
}

static void numbers_without_a_source_are_listed_as_assumptions (void **state)
{
  (void)state;
  size_t n;
  const TsBehaviourParameter *parameters = ts_behaviour_parameters (&n);
  Loaded loaded = load_right (SMALL "changes: [{at: 1d, external_access: {ABC: off}}]\n");
  for (size_t i = 0; i < n; i++) {
    g_autofree char *key = g_strdup_printf ("(behaviour.%s)", parameters[i].name);
    assert_int_equal (sentences_with (loaded.scenario, key), parameters[i].is_assumption);
  }
  assert_int_equal (sentences_with (loaded.scenario, "call waiting"), 1);
  assert_int_equal (sentences_with (loaded.scenario, "ra_mobile_files: off"), 1);
  assert_int_equal (sentences_with (loaded.scenario, "An admin needs 10 min"), 1);
  unload (&loaded);
}

static void numbers_about_changes_are_assumed_where_something_changes (void **state)
{
  (void)state;
  Loaded plain = load_right (SMALL);
  Loaded rollout = load_right (HEAD TENANTS "configurations: {plain: {}, other: {start: from-nothing}}\n");
  assert_int_equal (sentences_with (plain.scenario, "behaviour.external_access_propagation"), 0);
  assert_int_equal (sentences_with (rollout.scenario, "behaviour.external_access_propagation"), 1);
  unload (&plain);
  unload (&rollout);
}

static void a_number_that_the_scenario_writes_is_no_assumption_of_ours (void **state)
{
  (void)state;
  Loaded loaded = load_right (HEAD TENANTS "behaviour: {patience: 2h}\n"
                                           "configurations: {plain: {}, other: {behaviour: {hold: 3min}}}\n");
  assert_int_equal (sentences_with (loaded.scenario, "behaviour.patience"), 0);
  assert_int_equal (sentences_with (loaded.scenario, "2min (behaviour.hold) (in plain)"), 1);
  assert_int_equal (sentences_with (loaded.scenario, "20min (behaviour.wait_for_expert)."), 1);
  unload (&loaded);
}

static void readings_of_guest_accounts_are_listed_where_there_are_guests_C_1_C_13 (void **state)
{
  (void)state;
  Loaded loaded = load_right (SMALL);
  assert_int_equal (sentences_with (loaded.scenario, "C-1)"), 0);
  unload (&loaded);
  loaded = load_right (HEAD TENANTS "configurations:\n"
                                    "  none: {}\n"
                                    "  strict: {guests: [{who: ABC, in: Contoso1/field-support}]}\n"
                                    "  loose: {guest_scope: tenant, guest_file_mode: none, prefer_path: guest,\n"
                                    "          guests: [{who: ABC, in: Contoso1/field-support}]}\n");
  assert_int_equal (sentences_with (loaded.scenario, "guest_scope: team; C-1) (in strict)"), 1);
  assert_int_equal (sentences_with (loaded.scenario, "guest_scope: tenant; C-1) (in loose)"), 1);
  assert_int_equal (sentences_with (loaded.scenario, "guest_file_mode: any; C-13) (in strict)"), 1);
  assert_int_equal (sentences_with (loaded.scenario, "guest_file_mode: none; C-13) (in loose)"), 1);
  assert_int_equal (sentences_with (loaded.scenario, "prefer_path: guest) (in loose)"), 1);
  unload (&loaded);
}

static void a_default_length_of_talks_is_an_assumption (void **state)
{
  (void)state;
  Loaded loaded = load_right (SMALL "activities: {help: {who: Contoso1, needs: ABC, every: exponential(4h)}}\n");
  assert_int_equal (sentences_with (loaded.scenario, "talks of \"help\""), 1);
  assert_true (loaded.scenario->activities[0].talk.first == 660e9);
  unload (&loaded);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (every_parameter_says_what_it_is_and_where_it_comes_from),
    cmocka_unit_test (published_numbers_are_no_assumptions),
    cmocka_unit_test (defaults_are_the_numbers_of_the_domain_notes),
    cmocka_unit_test (a_default_that_is_written_out_is_the_default),
    cmocka_unit_test (a_configuration_overrides_the_scenario),
    cmocka_unit_test (wrong_numbers_are_refused),
    cmocka_unit_test (answered_and_declined_share_the_same_rings),
    cmocka_unit_test (numbers_without_a_source_are_listed_as_assumptions),
    cmocka_unit_test (numbers_about_changes_are_assumed_where_something_changes),
    cmocka_unit_test (a_number_that_the_scenario_writes_is_no_assumption_of_ours),
    cmocka_unit_test (readings_of_guest_accounts_are_listed_where_there_are_guests_C_1_C_13),
    cmocka_unit_test (a_default_length_of_talks_is_an_assumption),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

/* results.json: the shape that design section 6 fixes, and reading it back. */
#include "sample_results.h"

#include <jansson.h>
#include <string.h>

static char *written_sample (void)
{
  TsResults *results = sample_results ();
  char *text = ts_report_json (results);
  ts_results_free (results);
  return text;
}

/* Fails with the missing key's name unless the keys stand in this order. */
static void assert_keys_in_order (const json_t *object, const char *const *keys)
{
  void *iterator = json_object_iter ((json_t *)object);
  for (size_t i = 0; keys[i] != NULL; i++) {
    while (iterator != NULL && strcmp (json_object_iter_key (iterator), keys[i]) != 0)
      iterator = json_object_iter_next ((json_t *)object, iterator);
    if (iterator == NULL)
      fail_msg ("key '%s' is missing or out of order", keys[i]);
  }
}

static void all_keys_of_the_design_stand_in_its_order (void **state)
{
  (void)state;
  static const char *const top[] = {"tenantsim_results", "version",      "scenario",       "era",         "seed",
                                    "replications",      "complete",     "assumptions",    "configurations",
                                    "comparisons",       "expectations", "assertions",     NULL};
  static const char *const configuration[] = {"name",     "fingerprint", "fingerprints", "operations", "pairs",
                                              "needs",    "little",      "groups",       "exposure",   "intents",
                                              "isolation", "admin",      "events",       "samples",
                                              "histograms", "series",    NULL};
  static const char *const call[] = {"wanted", "attempts", "in_progress",  "outcomes",       "reasons",
                                     "paths",  "success_rate", "fulfilled_rate", "setup_time", NULL};
  static const char *const needs[] = {"needs", "open", "helped", "fully_helped", "abandoned", "helped_rate",
                                      "fully_helped_rate", "attempts_per_need", "time_to_help",
                                      "restricted_time_to_help", NULL};
  g_autofree char *text = written_sample ();
  json_t *document = json_loads (text, JSON_REJECT_DUPLICATES, NULL);
  assert_non_null (document);
  assert_keys_in_order (document, top);
  json_t *first = json_array_get (json_object_get (document, "configurations"), 0);
  assert_keys_in_order (first, configuration);
  assert_keys_in_order (json_object_get (json_object_get (first, "operations"), "call"), call);
  assert_keys_in_order (json_object_get (first, "needs"), needs);
  json_decref (document);
}

static void outcomes_always_hold_all_seven_classes_and_sum_to_attempts (void **state)
{
  (void)state;
  g_autofree char *text = written_sample ();
  json_t *document = json_loads (text, 0, NULL);
  json_t *operations = json_object_get (json_array_get (json_object_get (document, "configurations"), 1), "operations");
  const char *name;
  json_t *operation;
  json_object_foreach (operations, name, operation)
  {
    json_t *outcomes = json_object_get (operation, "outcomes");
    json_int_t sum = 0;
    assert_int_equal (json_object_size (outcomes), 7);
    for (int i = 0; i < TS_OUTCOMES; i++)
      sum += json_integer_value (json_object_get (outcomes, ts_outcome_name ((TsOutcome)i)));
    assert_int_equal (sum, json_integer_value (json_object_get (operation, "attempts")));
  }
  json_decref (document);
}

static void what_is_not_simulated_is_absent_never_0 (void **state)
{
  (void)state;
  g_autofree char *text = written_sample ();
  assert_null (strstr (text, "join_meeting"));
  assert_null (strstr (text, "time_to_operational"));
  assert_non_null (strstr (text, "\"add_participant\""));
}

static void reach_that_was_not_computed_is_absent (void **state)
{
  (void)state;
  TsResults *results = sample_results ();
  results->configurations[0].has_reach = false;
  results->configurations[1].has_reach = false;
  results->configurations[0].has_scopes = results->configurations[1].has_scopes = false;
  g_autofree char *text = ts_report_json (results);
  assert_null (strstr (text, "exposure"));
  ts_results_free (results);
}

static void an_estimate_without_data_is_null (void **state)
{
  (void)state;
  TsResults *results = sample_results ();
  results->configurations[0].needs.helped_rate.estimate.n = 0;
  g_autofree char *text = ts_report_json (results);
  assert_non_null (strstr (text, "\"helped_rate\": null"));
  ts_results_free (results);
}

static void only_reasons_and_paths_that_occur_are_listed (void **state)
{
  (void)state;
  g_autofree char *text = written_sample ();
  assert_non_null (strstr (text, "\"reasons\": {\"FED_REMOTE\": 2}"));
  assert_non_null (strstr (text, "\"paths\": {\"external\": 8}"));
}

static void reals_have_at_most_12_significant_digits_and_no_minus_zero (void **state)
{
  (void)state;
  TsResults *results = sample_results ();
  results->configurations[0].groups[0].time_switching = 1.0 / 3.0;
  results->configurations[1].groups[0].time_switching = -0.0;
  g_autofree char *text = ts_report_json (results);
  assert_non_null (strstr (text, "\"time_switching\": 0.333333333333\n"));
  assert_null (strstr (text, "-0,"));
  assert_null (strstr (text, "-0\n"));
  ts_results_free (results);
}

static void integers_print_exactly (void **state)
{
  (void)state;
  TsResults *results = sample_results ();
  results->configurations[0].events = 9007199254740993u; /* 2^53 + 1: no double holds it */
  g_autofree char *text = ts_report_json (results);
  assert_non_null (strstr (text, "\"events\": 9007199254740993,"));
  ts_results_free (results);
}

static void samples_keep_numerator_and_denominator_per_replication (void **state)
{
  (void)state;
  g_autofree char *text = written_sample ();
  assert_non_null (strstr (text, "\"call.success_rate\": {\n          \"numerator\": [4, 4],\n"
                                 "          \"denominator\": [5, 5]\n"));
  assert_non_null (strstr (text, "\"time_to_help\": {\n          \"numerator\": [400, 400],\n"
                                 "          \"denominator\": [2, 2]\n"));
}

static void writing_reading_and_writing_again_gives_the_same_text (void **state)
{
  (void)state;
  g_autofree char *first = written_sample ();
  GError *error = NULL;
  TsResults *results = ts_report_read_json (first, strlen (first), &error);
  assert_null (error);
  assert_non_null (results);
  g_autofree char *second = ts_report_json (results);
  assert_string_equal (first, second);
  ts_results_free (results);
}

static void what_was_decided_and_on_what_evidence_is_read_back (void **state)
{
  (void)state;
  TsResults *results = sample_results ();
  sample_evidence (results);
  g_autofree char *first = ts_report_json (results);
  TsResults *again = ts_report_read_json (first, strlen (first), NULL);
  assert_non_null (again);
  g_autofree char *second = ts_report_json (again);
  assert_string_equal (first, second);
  assert_non_null (strstr (first, "\"lost_in_b\": {\"NOT_TRIED\": 1, \"BUSY\": 2}"));
  assert_int_equal (again->stopping.n_stages, 2);
  assert_true (again->stopping.stages[0].half_width < 0.0);
  assert_int_equal (again->ranking.order[1], 1);
  assert_int_equal (again->needs_compared[0].lost_in_b[TS_REASON_BUSY], 2);
  assert_true (again->comparisons[0].pairing.reduction == 4.0);
  assert_int_equal (again->warm_up.cut, 20);
  assert_true (again->configurations[1].batch_means[TS_BATCHED_RESTRICTED].lag_1 == -0.25);
  ts_results_free (again);
  ts_results_free (results);
}

static void hostile_text_survives_the_round_trip (void **state)
{
  (void)state;
  TsResults *results = sample_results ();
  sample_rename (&results->scenario_name, "\"},{\"x\":1}\\ \x1b[2J \x7f \u2028 </script> \U0001F600");
  sample_rename (&results->configurations[0].name, "a\"b\\c\nd");
  g_autofree char *first = ts_report_json (results);
  GError *error = NULL;
  TsResults *again = ts_report_read_json (first, strlen (first), &error);
  assert_non_null (again);
  assert_string_equal (again->scenario_name, results->scenario_name);
  assert_string_equal (again->configurations[0].name, results->configurations[0].name);
  ts_results_free (again);
  ts_results_free (results);
}

static void text_that_is_not_utf8_still_gives_valid_json (void **state)
{
  (void)state;
  TsResults *results = sample_results ();
  sample_rename (&results->scenario_name, "a\xff\xfe b");
  g_autofree char *text = ts_report_json (results);
  json_t *document = json_loads (text, 0, NULL);
  assert_non_null (document);
  json_decref (document);
  ts_results_free (results);
}

static void results_without_a_replication_survive_the_round_trip (void **state)
{
  (void)state;
  TsResults *results = sample_results ();
  for (uint32_t i = 0; i < results->n_configurations; i++) {
    TsMeasuredDuration *duration = &results->configurations[i].needs.time_to_help;
    for (int r = 0; r < SAMPLE_REPLICATIONS; r++)
      ts_histogram_clear (&duration->histograms[r]);
    for (int r = 0; r < SAMPLE_REPLICATIONS; r++)
      ts_histogram_clear (&results->configurations[i].operations[TS_OPERATION_CALL].setup_time.histograms[r]);
    for (uint32_t group = 0; group < results->n_groups; group++)
      for (int r = 0; r < SAMPLE_REPLICATIONS; r++)
        ts_histogram_clear (&results->configurations[i].groups[group].needs.time_to_help.histograms[r]);
  }
  results->replications = 0;
  results->complete = false;
  g_autofree char *first = ts_report_json (results);
  TsResults *again = ts_report_read_json (first, strlen (first), NULL);
  assert_non_null (again);
  g_autofree char *second = ts_report_json (again);
  assert_string_equal (first, second);
  ts_results_free (again);
  ts_results_free (results);
}

/* Replaces the first `from` by `to` in a written sample, and reads it. */
static void assert_refused_as (TsReportError code, const char *from, const char *to, const char *complaint)
{
  g_autofree char *text = written_sample ();
  const char *at = strstr (text, from);
  if (at == NULL)
    fail_msg ("'%s' is not in the sample", from);
  GString *broken = g_string_new_len (text, at - text);
  g_string_append (broken, to);
  g_string_append (broken, at + strlen (from));
  GError *error = NULL;
  TsResults *results = ts_report_read_json (broken->str, broken->len, &error);
  assert_null (results);
  assert_true (g_error_matches (error, TS_REPORT_ERROR, (int)code));
  if (strstr (error->message, complaint) == NULL)
    fail_msg ("'%s' does not say '%s'", error->message, complaint);
  g_error_free (error);
  g_string_free (broken, TRUE);
}

static void assert_refused (const char *from, const char *to, const char *complaint)
{
  assert_refused_as (TS_REPORT_ERROR_INVALID, from, to, complaint);
}

static void another_version_is_refused_as_such (void **state)
{
  (void)state;
  assert_refused_as (TS_REPORT_ERROR_VERSION, "\"tenantsim_results\": 1", "\"tenantsim_results\": 2", "is 2");
}

/* What is compared later must not be able to break arithmetic. */
static void sums_that_cannot_be_are_refused (void **state)
{
  (void)state;
  assert_refused ("\"numerator\": [4, 4]", "\"numerator\": [-4, 4]", "numerator[0]: must be between 0 and");
  assert_refused ("\"numerator\": [4, 4]", "\"numerator\": [4, 1e300]", "numerator[1]: must be between 0 and");
  assert_refused ("\"numerator\": [4, 4]", "\"numerator\": [4, 6]", "numerator[1]: must be at most its denominator");
}

static void what_is_wrong_is_named_by_its_path (void **state)
{
  (void)state;
  assert_refused ("\"tenantsim_results\": 1", "\"tenantsim_results\": \"1\"", "tenantsim_results");
  assert_refused ("\"seed\": 1", "\"seed\": -1", "seed: must be a whole number");
  assert_refused ("\"seed\": 1", "\"seed\": 1.5", "seed: must be a whole number");
  assert_refused ("\"seed\": 1", "\"sead\": 1", "seed: missing");
  assert_refused ("\"complete\": true", "\"complete\": 1", "complete: must be true or false");
  assert_refused ("\"wanted\": 8", "\"wanted\": \"8\"", "configurations[0].operations.search.wanted");
  assert_refused ("\"replications\": 2", "\"replications\": 3", "must hold one element for each of 3 replications");
  assert_refused ("\"replications\": 2", "\"replications\": 4294967297", "replications: must be at most");
  assert_refused ("\"verdict\": \"pass\"", "\"verdict\": \"great\"", "expectations[0]");
  assert_refused ("\"unit\": \"rate\"", "\"unit\": \"yard\"", "expectations[0]");
  assert_refused ("\"measure\": \"call.success_rate\"", "\"measure\": \"success_rate\"", "comparisons[0]");
  assert_refused ("\"a\": \"allow-lists\"", "\"a\": \"nobody\"", "no configuration is named 'nobody'");
  assert_refused ("\"from\": \"Contoso1.technician\"", "\"from\": \"Nobody\"", "configurations[0].pairs[0]");
  assert_refused ("\"operation\": \"call\"", "\"operation\": \"sing\"", "configurations[0].pairs[0]");
  assert_refused ("\"FED_REMOTE\"", "\"FED_MOON\"", "configurations[0].operations.search.reasons");
  assert_refused ("\"external\"", "\"wormhole\"", "configurations[0].operations.search.paths");
  assert_refused ("\"fingerprint\": \"0123456789abcdef\"", "\"fingerprint\": \"xyz\"", "fingerprint");
  assert_refused ("\"low\": 0.7875", "\"low\": 0.9", "success_rate");
}

static void broken_sum_rules_are_refused (void **state)
{
  (void)state;
  assert_refused ("\"attempts\": 10", "\"attempts\": 11", "outcomes do not sum to attempts");
  assert_refused ("\"FED_REMOTE\": 2", "\"FED_REMOTE\": 3", "reasons do not sum");
  assert_refused ("\"external\": 8", "\"external\": 7", "paths do not sum");
  assert_refused ("\"abandoned\": 4", "\"abandoned\": 5", "do not sum to needs");
  assert_refused ("\"attempts\": [4, 6, 0]", "\"attempts\": [4, 5, 0]", "search.attempts: must sum to 10");
  assert_refused ("\"attempts\": [4, 6, 0]", "\"attempts\": [4, 6]", "one count for each of 3 steps");
  assert_refused ("\"step\": 3600", "\"step\": 0", "step must be more than 0");
}

static void what_is_not_json_is_refused_with_its_position (void **state)
{
  (void)state;
  static const char *const texts[] = {"", "nonsense", "[]", "{\"tenantsim_results\": 1", "{\"a\": 1, \"a\": 1}",
                                      "{\"tenantsim_results\": 1, \"version\": \"\xff\"}"};
  for (size_t i = 0; i < G_N_ELEMENTS (texts); i++) {
    GError *error = NULL;
    assert_null (ts_report_read_json (texts[i], strlen (texts[i]), &error));
    assert_true (g_error_matches (error, TS_REPORT_ERROR, TS_REPORT_ERROR_INVALID));
    g_error_free (error);
  }
}

/* Every single byte taken away, or the rest cut: read or refused, never a crash. */
static void no_mutilated_file_is_fatal (void **state)
{
  (void)state;
  g_autofree char *text = written_sample ();
  size_t length = strlen (text);
  for (size_t at = 0; at < length; at += 7) {
    GString *broken = g_string_new_len (text, (gssize)length);
    g_string_erase (broken, (gssize)at, 1);
    ts_results_free (ts_report_read_json (broken->str, broken->len, NULL));
    g_string_free (broken, TRUE);
    ts_results_free (ts_report_read_json (text, at, NULL));
  }
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (all_keys_of_the_design_stand_in_its_order),
    cmocka_unit_test (outcomes_always_hold_all_seven_classes_and_sum_to_attempts),
    cmocka_unit_test (what_is_not_simulated_is_absent_never_0),
    cmocka_unit_test (reach_that_was_not_computed_is_absent),
    cmocka_unit_test (an_estimate_without_data_is_null),
    cmocka_unit_test (only_reasons_and_paths_that_occur_are_listed),
    cmocka_unit_test (reals_have_at_most_12_significant_digits_and_no_minus_zero),
    cmocka_unit_test (integers_print_exactly),
    cmocka_unit_test (samples_keep_numerator_and_denominator_per_replication),
    cmocka_unit_test (writing_reading_and_writing_again_gives_the_same_text),
    cmocka_unit_test (what_was_decided_and_on_what_evidence_is_read_back),
    cmocka_unit_test (hostile_text_survives_the_round_trip),
    cmocka_unit_test (text_that_is_not_utf8_still_gives_valid_json),
    cmocka_unit_test (results_without_a_replication_survive_the_round_trip),
    cmocka_unit_test (what_is_wrong_is_named_by_its_path),
    cmocka_unit_test (another_version_is_refused_as_such),
    cmocka_unit_test (sums_that_cannot_be_are_refused),
    cmocka_unit_test (broken_sum_rules_are_refused),
    cmocka_unit_test (what_is_not_json_is_refused_with_its_position),
    cmocka_unit_test (no_mutilated_file_is_fatal),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

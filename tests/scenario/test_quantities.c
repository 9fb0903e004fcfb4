/* Shares, durations, counts, distributions, dates and domains: read exactly, or refused with what would be right. */
#include "scalar.h"

#include <glib/gstdio.h>
#include <math.h>

#include "../../sim/scenario/quantities.h"

/* --------------------------------------------------------- durations -- */

static TsDuration duration_of (const char *text)
{
  TsDiagnostics *diagnostics = ts_diagnostics_new ();
  TsNode node = scalar (text);
  TsDuration duration = -1;
  if (!ts_read_duration (&node, diagnostics, &duration))
    fail_msg ("%s: %s", text, ts_diagnostics_get (diagnostics, 0)->message);
  assert_int_equal (ts_diagnostics_length (diagnostics), 0);
  ts_diagnostics_free (diagnostics);
  return duration;
}

static void refuse_duration (const char *text, const char *says, const char *hint)
{
  TsDiagnostics *diagnostics = ts_diagnostics_new ();
  TsNode node = scalar (text);
  TsDuration duration = 42;
  assert_false (ts_read_duration (&node, diagnostics, &duration));
  assert_int_equal (duration, 42);
  assert_only_error (diagnostics, says, hint);
  ts_diagnostics_free (diagnostics);
}

static void durations_are_exact (void **state)
{
  (void)state;
  assert_int_equal (duration_of ("350ms"), 350 * TS_MILLISECOND);
  assert_int_equal (duration_of ("20s"), 20 * TS_SECOND);
  assert_int_equal (duration_of ("15min"), 15 * TS_MINUTE);
  assert_int_equal (duration_of ("1.5h"), 90 * TS_MINUTE);
  assert_int_equal (duration_of ("10d"), 10 * TS_DAY);
  assert_int_equal (duration_of ("2w"), 14 * TS_DAY);
  assert_int_equal (duration_of ("0s"), 0);
  assert_int_equal (duration_of ("0.1s"), 100000000);
  assert_int_equal (duration_of ("0.000000001s"), 1);
  assert_int_equal (duration_of ("1.123456789s"), 1123456789);
  assert_int_equal (duration_of ("0.3ms"), 300000);
  assert_int_equal (duration_of ("36525d"), 36525 * TS_DAY);
}

static void a_duration_needs_a_unit_that_exists (void **state)
{
  (void)state;
  refuse_duration ("20", "needs a unit", NULL);
  refuse_duration ("20sec", "\"sec\" is not a unit of time", "did you mean \"20s\"?");
  refuse_duration ("5m", "\"m\" is not a unit of time", "did you mean \"5min\"?");
  refuse_duration ("1.5Hours", "\"Hours\" is not a unit of time", "did you mean \"1.5h\"?");
  refuse_duration ("3y", "ms, s, min, h, d and w are", NULL);
  refuse_duration ("1h30min", "\"h30min\" is not a unit of time", NULL);
  refuse_duration ("20 s", "a blank", "did you mean \"20s\"?");
  refuse_duration ("1,5h", "is not a unit", "did you mean \"1.5h\"?");
}

static void a_duration_is_neither_negative_nor_endless (void **state)
{
  (void)state;
  refuse_duration ("-5s", "negative", NULL);
  refuse_duration ("36525.1d", "longer than 100 years", NULL);
  refuse_duration ("5218w", "longer than 100 years", NULL);
  refuse_duration ("18000000000w", "longer than 100 years", NULL);
  refuse_duration ("99999999999999999999999s", "too large", NULL);
  refuse_duration ("18446744073709551616s", "too large", NULL);
}

static void a_duration_is_no_finer_than_a_nanosecond (void **state)
{
  (void)state;
  refuse_duration ("0.0000001ms", "finer than a nanosecond", NULL);
  refuse_duration ("1.1234567891s", "more than 9 decimals", NULL);
}

static void what_is_no_duration_is_told_what_one_is (void **state)
{
  (void)state;
  refuse_duration ("soon", "a duration such as 20s, 15min or 4h", NULL);
  refuse_duration ("", "nothing is written here", NULL);
  refuse_duration ("-", "is not a duration", NULL);
  refuse_duration ("+5s", "is not a duration", NULL);
  refuse_duration (".5s", "is not a duration", NULL);
  refuse_duration ("5.s", "is not a unit", NULL);
  refuse_duration ("1e3s", "\"e3s\" is not a unit", NULL);
}

static void a_list_is_no_duration (void **state)
{
  (void)state;
  TsDiagnostics *diagnostics = ts_diagnostics_new ();
  TsDuration duration;
  TsNode node = scalar ("");
  node.kind = TS_NODE_SEQUENCE;
  assert_false (ts_read_duration (&node, diagnostics, &duration));
  assert_only_error (diagnostics, "a duration such as 20s, 15min or 4h belongs here, not a list", NULL);
  ts_diagnostics_free (diagnostics);
}

/* ------------------------------------------------------------ shares -- */

static double share_of (const char *text)
{
  TsDiagnostics *diagnostics = ts_diagnostics_new ();
  TsNode node = scalar (text);
  double share = -1;
  assert_true (ts_read_share (&node, diagnostics, &share));
  assert_int_equal (ts_diagnostics_length (diagnostics), 0);
  ts_diagnostics_free (diagnostics);
  return share;
}

static void refuse_share (const char *text, const char *says, const char *hint)
{
  TsDiagnostics *diagnostics = ts_diagnostics_new ();
  TsNode node = scalar (text);
  double share = -1;
  assert_false (ts_read_share (&node, diagnostics, &share));
  assert_true (share == -1);
  assert_only_error (diagnostics, says, hint);
  ts_diagnostics_free (diagnostics);
}

static void shares_are_the_nearest_doubles (void **state)
{
  (void)state;
  assert_true (share_of ("15%") == 0.15);
  assert_true (share_of ("0%") == 0);
  assert_true (share_of ("100%") == 1);
  assert_true (share_of ("0.5%") == 0.005);
  assert_true (share_of ("33.333333%") == 0.33333333);
  assert_true (share_of ("0.000001%") == 1e-8);
}

static void a_share_needs_its_percent_sign (void **state)
{
  (void)state;
  refuse_share ("15", "needs a \"%\"", "did you mean \"15%\"?");
  refuse_share ("0.5", "needs a \"%\"", "did you mean \"50%\"?");
  refuse_share ("0.125", "needs a \"%\"", "did you mean \"12.5%\"?");
  refuse_share ("15 %", "a blank", "did you mean \"15%\"?");
  refuse_share ("15percent", "a share such as 15% or 0.5%", NULL);
  refuse_share ("12,5%", "a share such as", "did you mean \"12.5%\"?");
  refuse_share ("half", "a share such as", NULL);
}

static void a_share_is_a_part_of_a_whole (void **state)
{
  (void)state;
  refuse_share ("101%", "over 100 %", NULL);
  refuse_share ("100.000001%", "over 100 %", NULL);
  refuse_share ("-1%", "negative", NULL);
  refuse_share ("0.0000001%", "more than 6 decimals", NULL);
}

/* ------------------------------------------------------------ counts -- */

static void refuse_count (const char *text, const char *says, const char *hint)
{
  TsDiagnostics *diagnostics = ts_diagnostics_new ();
  TsNode node = scalar (text);
  uint64_t count = 42;
  assert_false (ts_read_count (&node, diagnostics, 1, 1000, &count));
  assert_int_equal (count, 42);
  assert_only_error (diagnostics, says, hint);
  ts_diagnostics_free (diagnostics);
}

static void counts_are_digits_within_bounds (void **state)
{
  (void)state;
  TsDiagnostics *diagnostics = ts_diagnostics_new ();
  uint64_t count = 0;
  TsNode one = scalar ("1");
  TsNode most = scalar ("18446744073709551615");
  TsNode zero = scalar ("0");
  assert_true (ts_read_count (&one, diagnostics, 1, 1, &count));
  assert_int_equal (count, 1);
  assert_true (ts_read_count (&most, diagnostics, 0, UINT64_MAX, &count));
  assert_true (count == UINT64_MAX);
  assert_true (ts_read_count (&zero, diagnostics, 0, 9, &count));
  assert_int_equal (count, 0);
  ts_diagnostics_free (diagnostics);
  refuse_count ("0", "\"0\" is not a whole number from 1 to 1000", NULL);
  refuse_count ("1001", "is not a whole number from 1 to 1000", NULL);
  refuse_count ("18446744073709551616", "is not a whole number", NULL);
}

static void a_count_is_not_guessed_at_as_yaml_would (void **state)
{
  (void)state;
  refuse_count ("0123", "begins with a 0", "did you mean \"123\"?");
  refuse_count ("1e3", "digits only", NULL);
  refuse_count ("0x10", "digits only", NULL);
  refuse_count ("+5", "digits only", "did you mean \"5\"?");
  refuse_count ("-5", "digits only", NULL);
  refuse_count ("5.0", "digits only", NULL);
  refuse_count ("1_000", "digits only", "did you mean \"1000\"?");
  refuse_count ("5 ", "digits only", "did you mean \"5\"?");
}

/* ----------------------------------------------------- distributions -- */

static TsDistribution distribution_of (const char *text)
{
  TsDiagnostics *diagnostics = ts_diagnostics_new ();
  TsDistribution distribution = {.n_sorted = 77};
  TsNode node = scalar (text);
  if (!ts_read_distribution (&node, ".", NULL, diagnostics, &distribution))
    fail_msg ("%s: %s", text, ts_diagnostics_get (diagnostics, 0)->message);
  ts_diagnostics_free (diagnostics);
  return distribution;
}

static void refuse_distribution (const char *text, const char *says, const char *hint)
{
  TsDiagnostics *diagnostics = ts_diagnostics_new ();
  TsDistribution distribution;
  TsNode node = scalar (text);
  assert_false (ts_read_distribution (&node, ".", NULL, diagnostics, &distribution));
  assert_only_error (diagnostics, says, hint);
  ts_diagnostics_free (diagnostics);
}

static void distributions_read_as_words (void **state)
{
  (void)state;
  TsDistribution distribution = distribution_of ("constant(2s)");
  assert_int_equal (distribution.kind, TS_DISTRIBUTION_CONSTANT);
  assert_true (distribution.first == 2e9);
  distribution = distribution_of ("7s");
  assert_int_equal (distribution.kind, TS_DISTRIBUTION_CONSTANT);
  assert_true (distribution.first == 7e9);
  distribution = distribution_of ("exponential(4h)");
  assert_int_equal (distribution.kind, TS_DISTRIBUTION_EXPONENTIAL);
  assert_true (distribution.first == 4 * 3600e9);
  distribution = distribution_of ("uniform( 2h  24h )");
  assert_int_equal (distribution.kind, TS_DISTRIBUTION_UNIFORM);
  assert_true (distribution.first == 2 * 3600e9);
  assert_true (distribution.second == 24 * 3600e9);
}

/* sigma^2 = 2 ln (mean / median); sigma = ln (p95 / median) / z (0.95), z (0.95) = 1.6448536 */
static void a_lognormal_is_given_by_its_median_and_one_more_number (void **state)
{
  (void)state;
  TsDistribution by_mean = distribution_of ("lognormal(median=11min mean=15min)");
  assert_int_equal (by_mean.kind, TS_DISTRIBUTION_LOGNORMAL);
  assert_true (by_mean.first == 660e9);
  assert_true (fabs (by_mean.second - sqrt (2 * log (15.0 / 11.0))) < 1e-9);
  TsDistribution by_p95 = distribution_of ("lognormal(p95=15s median=5s)");
  assert_true (by_p95.first == 5e9);
  assert_true (fabs (by_p95.second - log (3.0) / 1.6448536269514722) < 1e-9);
  assert_true (distribution_of ("lognormal(median=5s p99=5s)").second == 0);
}

static void wrong_arguments_are_named (void **state)
{
  (void)state;
  refuse_distribution ("exponential(0s)", "must be more than 0", NULL);
  refuse_distribution ("exponential()", "1 argument belongs between the parentheses, not 0", NULL);
  refuse_distribution ("exponential(1h 2h)", "not 2", NULL);
  refuse_distribution ("exponential(mean=1h)", "has a name", NULL);
  refuse_distribution ("exponential(5m)", "\"m\" is not a unit", "did you mean \"5min\"?");
  refuse_distribution ("exponential(4)", "needs a unit", NULL);
  refuse_distribution ("uniform(24h 2h)", "above the upper", "the lower end comes first");
  refuse_distribution ("uniform(2h, 24h)", "blanks, not commas", "as in \"uniform(2h 24h)\"");
  refuse_distribution ("lognormal(median=15min mean=11min)", "mean of a lognormal distribution cannot be below", NULL);
  refuse_distribution ("lognormal(median=15min p95=11min)", "p95 of a lognormal distribution cannot be below", NULL);
  refuse_distribution ("lognormal(median=0s mean=11min)", "median of a lognormal distribution must be more", NULL);
  refuse_distribution ("lognormal(mean=1s p95=2s)", "median and one of", NULL);
  refuse_distribution ("lognormal(median=1s median=2s)", "median and one of", NULL);
  refuse_distribution ("lognormal(median=1s p96=2s)", "has no \"p96\"", "did you mean \"p90\"?");
  refuse_distribution ("lognormal(1s 2s)", "needs a name", NULL);
}

static void wrong_distributions_are_named (void **state)
{
  (void)state;
  refuse_distribution ("exponental(4h)", "is not a distribution", "did you mean \"exponential\"?");
  refuse_distribution ("exponential", "needs its arguments", "as in \"exponential(4h)\"");
  refuse_distribution ("exponential(4h", "the \")\" of \"exponential(4h\" is missing",
                       "arguments are separated by blanks, not commas");
  refuse_distribution ("exponential(4h) x", "goes on after", NULL);
  refuse_distribution ("(4h)", "\"\" is not a distribution", NULL);
  refuse_distribution ("often", "is not a distribution such as", NULL);
  refuse_distribution ("15", "needs a unit", NULL);
}

/* ---------------------------------------------------- measured data -- */

typedef struct {
  char *folder;
  char *path;
  GPtrArray *keep;
  TsDiagnostics *diagnostics;
  TsDistribution distribution;
} Data;

static bool read_data (Data *data, const char *contents, const char *text)
{
  TsNode node = scalar (text);
  data->folder = g_dir_make_tmp ("tenantsim-XXXXXX", NULL);
  data->path = g_build_filename (data->folder, "data.csv", NULL);
  data->keep = g_ptr_array_new_with_free_func (g_free);
  data->diagnostics = ts_diagnostics_new ();
  ts_diagnostics_set_source (data->diagnostics, "scenario.yaml", "", 0);
  if (contents != NULL)
    assert_true (g_file_set_contents (data->path, contents, -1, NULL));
  return ts_read_distribution (&node, data->folder, data->keep, data->diagnostics, &data->distribution);
}

static void clear_data (Data *data)
{
  g_unlink (data->path);
  g_rmdir (data->folder);
  g_ptr_array_unref (data->keep);
  ts_diagnostics_free (data->diagnostics);
  g_free (data->path);
  g_free (data->folder);
}

static void measured_durations_are_sorted_and_kept (void **state)
{
  (void)state;
  Data data;
  assert_true (read_data (&data, "\xEF\xBB\xBFtalk;who\r\n3min;a\r\n\"20s\";b\r\n\r\n1.5h", "empirical(data.csv)"));
  assert_int_equal (data.distribution.kind, TS_DISTRIBUTION_EMPIRICAL);
  assert_int_equal (data.distribution.n_sorted, 3);
  assert_int_equal (data.distribution.sorted[0], 20 * TS_SECOND);
  assert_int_equal (data.distribution.sorted[1], 3 * TS_MINUTE);
  assert_int_equal (data.distribution.sorted[2], 90 * TS_MINUTE);
  assert_int_equal (data.keep->len, 1);
  assert_ptr_equal (data.keep->pdata[0], data.distribution.sorted);
  clear_data (&data);
}

static void a_wrong_value_is_found_in_its_own_file (void **state)
{
  (void)state;
  Data data;
  assert_false (read_data (&data, "3min\n  20\n4m\n", "empirical(data.csv)"));
  assert_int_equal (ts_diagnostics_length (data.diagnostics), 2);
  const TsDiagnostic *first = ts_diagnostics_get (data.diagnostics, 0);
  assert_string_equal (first->file, data.path);
  assert_int_equal (first->line, 2);
  assert_int_equal (first->column, 3);
  assert_string_equal (first->source, "  20");
  assert_string_equal (ts_diagnostics_get (data.diagnostics, 1)->hint, "did you mean \"4min\"?");
  assert_int_equal (data.keep->len, 0);
  clear_data (&data);
}

static void refuse_data (const char *contents, const char *text, const char *says)
{
  Data data;
  assert_false (read_data (&data, contents, text));
  assert_only_error (data.diagnostics, says, NULL);
  clear_data (&data);
}

static void data_stays_in_the_folder_of_the_scenario (void **state)
{
  (void)state;
  refuse_data ("3min\n", "empirical(/etc/hostname)", "outside the folder");
  refuse_data ("3min\n", "empirical(../data.csv)", "outside the folder");
  refuse_data ("3min\n", "empirical(sub/../../data.csv)", "outside the folder");
  refuse_data (NULL, "empirical(data.csv)", "cannot be read");
  refuse_data (NULL, "empirical(.)", "outside the folder");
  refuse_data ("talk\n", "empirical(data.csv)", "holds no durations");
  refuse_data ("", "empirical(data.csv)", "holds no durations");
  refuse_data ("3min\n", "empirical()", "a file name is missing");
}

/* ------------------------------------------------------------- dates -- */

static int64_t date_of (const char *text)
{
  TsDiagnostics *diagnostics = ts_diagnostics_new ();
  TsNode node = scalar (text);
  int64_t seconds = -1;
  assert_true (ts_read_date (&node, diagnostics, &seconds));
  ts_diagnostics_free (diagnostics);
  return seconds;
}

static void refuse_date (const char *text, const char *says, const char *hint)
{
  TsDiagnostics *diagnostics = ts_diagnostics_new ();
  TsNode node = scalar (text);
  int64_t seconds;
  assert_false (ts_read_date (&node, diagnostics, &seconds));
  assert_only_error (diagnostics, says, hint);
  ts_diagnostics_free (diagnostics);
}

/* `date -u -d 2020-04-06T00:00 +%s` */
static void dates_are_unix_seconds (void **state)
{
  (void)state;
  assert_int_equal (date_of ("1970-01-01T00:00"), 0);
  assert_int_equal (date_of ("2020-04-06T00:00"), 1586131200);
  assert_int_equal (date_of ("2020-02-29T23:59:59"), 1583020799);
}

static void dates_that_are_none_are_refused (void **state)
{
  (void)state;
  refuse_date ("2021-02-29T00:00", "does not exist", NULL);
  refuse_date ("2020-13-01T00:00", "does not exist", NULL);
  refuse_date ("2020-04-06T24:00", "does not exist", NULL);
  refuse_date ("2020-04-06T10:00:60", "does not exist", NULL);
  refuse_date ("1969-12-31T00:00", "year", NULL);
  refuse_date ("2020-04-06", "is not a date and time", "did you mean \"2020-04-06T00:00\"?");
  refuse_date ("2020-04-06 08:00", "is not a date and time", "did you mean \"2020-04-06T08:00\"?");
  refuse_date ("2020-04-06T08:00Z", "is not a date and time", "did you mean \"2020-04-06T08:00\"?");
  refuse_date ("6 April 2020", "is not a date and time", NULL);
  refuse_date ("2020", "is not a date and time", NULL);
}

/* ----------------------------------------------------------- domains -- */

static void assert_domain (const char *text, const char *expected)
{
  TsDiagnostics *diagnostics = ts_diagnostics_new ();
  TsNode node = scalar (text);
  char *domain = NULL;
  assert_true (ts_read_domain (&node, diagnostics, &domain));
  assert_string_equal (domain, expected);
  g_free (domain);
  ts_diagnostics_free (diagnostics);
}

static void refuse_domain (const char *text, const char *says, const char *hint)
{
  TsDiagnostics *diagnostics = ts_diagnostics_new ();
  TsNode node = scalar (text);
  char *domain = NULL;
  assert_false (ts_read_domain (&node, diagnostics, &domain));
  assert_null (domain);
  assert_only_error (diagnostics, says, hint);
  ts_diagnostics_free (diagnostics);
}

static void domains_are_lower_case_ascii (void **state)
{
  (void)state;
  assert_domain ("contoso.com", "contoso.com");
  assert_domain ("Contoso1.COM", "contoso1.com");
  assert_domain ("m\xC3\xBCnchen.example", "xn--mnchen-3ya.example");
  assert_domain ("a-b.c-d.example", "a-b.c-d.example");
}

static void what_is_no_domain_is_told_why (void **state)
{
  (void)state;
  refuse_domain ("contoso", "no dot", NULL);
  refuse_domain ("contoso..com", "is empty", NULL);
  refuse_domain ("contoso.com.", "is empty", "did you mean \"contoso.com\"?");
  refuse_domain ("-contoso.com", "hyphen", NULL);
  refuse_domain ("con_toso.com", "only letters", NULL);
  refuse_domain ("*.contoso.com", "only letters", "did you mean \"contoso.com\"?");
  refuse_domain ("expert1@abc.com", "only letters", "did you mean \"abc.com\"?");
  refuse_domain ("10.0.0.1", "a number", NULL);
  g_autofree char *label = g_strnfill (64, 'a');
  g_autofree char *long_label = g_strconcat (label, ".com", NULL);
  refuse_domain (long_label, "63 characters", NULL);
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (durations_are_exact),
    cmocka_unit_test (a_duration_needs_a_unit_that_exists),
    cmocka_unit_test (a_duration_is_neither_negative_nor_endless),
    cmocka_unit_test (a_duration_is_no_finer_than_a_nanosecond),
    cmocka_unit_test (what_is_no_duration_is_told_what_one_is),
    cmocka_unit_test (a_list_is_no_duration),
    cmocka_unit_test (shares_are_the_nearest_doubles),
    cmocka_unit_test (a_share_needs_its_percent_sign),
    cmocka_unit_test (a_share_is_a_part_of_a_whole),
    cmocka_unit_test (counts_are_digits_within_bounds),
    cmocka_unit_test (a_count_is_not_guessed_at_as_yaml_would),
    cmocka_unit_test (distributions_read_as_words),
    cmocka_unit_test (a_lognormal_is_given_by_its_median_and_one_more_number),
    cmocka_unit_test (wrong_arguments_are_named),
    cmocka_unit_test (wrong_distributions_are_named),
    cmocka_unit_test (measured_durations_are_sorted_and_kept),
    cmocka_unit_test (a_wrong_value_is_found_in_its_own_file),
    cmocka_unit_test (data_stays_in_the_folder_of_the_scenario),
    cmocka_unit_test (dates_are_unix_seconds),
    cmocka_unit_test (dates_that_are_none_are_refused),
    cmocka_unit_test (domains_are_lower_case_ascii),
    cmocka_unit_test (what_is_no_domain_is_told_why),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

/* results.csv: long form, RFC 4180, and it says what results say. */
#include "sample_results.h"

#include <math.h>
#include <string.h>

#define COLUMNS 11

/* Reads RFC 4180: records of fields; fails on a record of another width. */
static GPtrArray *read_csv (const char *text)
{
  GPtrArray *fields = g_ptr_array_new_with_free_func (g_free);
  unsigned column = 0;
  const char *c = text;
  while (*c != '\0') {
    GString *field = g_string_new (NULL);
    if (*c == '"') {
      for (c++; *c != '"' || c[1] == '"'; c++) {
        c += *c == '"';
        g_string_append_c (field, *c);
      }
      c++;
    } else {
      for (; strchr (",\r", *c) == NULL; c++)
        g_string_append_c (field, *c);
    }
    g_ptr_array_add (fields, g_string_free (field, FALSE));
    column++;
    if (*c == ',') {
      c++;
      continue;
    }
    assert_true (c[0] == '\r' && c[1] == '\n');
    assert_int_equal (column, COLUMNS);
    column = 0;
    c += 2;
  }
  return fields;
}

/* The `mean` field of the row with these subjects; fails when there is none, or two. */
static const char *mean_of (const GPtrArray *fields, const char *configuration, const char *measure,
                            const char *operation, const char *from, const char *statistic)
{
  const char *found = NULL;
  for (guint row = 0; row + COLUMNS <= fields->len; row += COLUMNS) {
    char **record = (char **)&fields->pdata[row];
    if (strcmp (record[0], configuration) != 0 || strcmp (record[1], measure) != 0 ||
        strcmp (record[2], operation) != 0 || strcmp (record[3], from) != 0 || strcmp (record[5], statistic) != 0)
      continue;
    if (found != NULL)
      fail_msg ("two rows for %s %s", configuration, measure);
    found = record[7];
  }
  if (found == NULL)
    fail_msg ("no row for %s %s %s", configuration, measure, statistic);
  return found;
}

static void the_head_names_the_columns (void **state)
{
  (void)state;
  TsResults *results = sample_results ();
  g_autofree char *text = ts_report_csv (results);
  assert_true (g_str_has_prefix (text, "configuration,measure,operation,from,to,statistic,unit,mean,low,high,n\r\n"));
  ts_results_free (results);
}

static void every_kind_of_number_reads_back_equal (void **state)
{
  (void)state;
  TsResults *results = sample_results ();
  g_autofree char *text = ts_report_csv (results);
  g_autoptr (GPtrArray) fields = read_csv (text);
  assert_string_equal (mean_of (fields, "guests", "success_rate", "call", "", "mean"), "0.4");
  assert_string_equal (mean_of (fields, "guests", "success_rate", "call", "Contoso1.technician", "mean"), "0.4");
  assert_string_equal (mean_of (fields, "guests", "fulfilled_rate", "search", "", "mean"), "0.25");
  assert_string_equal (mean_of (fields, "guests", "setup_time", "call", "", "p95"), "36");
  assert_string_equal (mean_of (fields, "guests", "attempts", "share_file", "", "total"), "10");
  assert_string_equal (mean_of (fields, "guests", "outcomes.denied", "call", "", "total"), "6");
  assert_string_equal (mean_of (fields, "guests", "reasons.FED_REMOTE", "call", "", "total"), "6");
  assert_string_equal (mean_of (fields, "guests", "time_to_help", "", "", "p99"), "800");
  assert_string_equal (mean_of (fields, "guests", "helped_rate", "", "ABC.expert", "mean"), "0.25");
  assert_string_equal (mean_of (fields, "guests", "utilisation", "", "ABC.expert", "mean"), "0.1");
  assert_string_equal (mean_of (fields, "guests", ts_measure (TS_MEASURE_EXPOSURE)->name, "", "", "total"), "12345");
  ts_results_free (results);
}

static void no_data_is_an_empty_field (void **state)
{
  (void)state;
  TsResults *results = sample_results ();
  results->configurations[0].needs.helped_rate.estimate.n = 0;
  g_autofree char *text = ts_report_csv (results);
  assert_non_null (strstr (text, "allow-lists,helped_rate,,,,mean,rate,,,,0\r\n"));
  ts_results_free (results);
}

static void hostile_names_stay_one_field (void **state)
{
  (void)state;
  static const char *const name = "a,\"b\"\r\nc";
  TsResults *results = sample_results ();
  sample_rename (&results->configurations[0].name, name);
  g_autofree char *text = ts_report_csv (results);
  g_autoptr (GPtrArray) fields = read_csv (text);
  assert_string_equal (mean_of (fields, name, "success_rate", "call", "", "mean"), "0.8");
  ts_results_free (results);
}

/* The field of a configuration's row in the column of this name. */
static char *wide_field (const char *text, unsigned row, const char *column)
{
  g_auto (GStrv) lines = g_strsplit (text, "\r\n", -1);
  g_auto (GStrv) heads = g_strsplit (lines[0], ",", -1);
  g_auto (GStrv) fields = g_strsplit (lines[row], ",", -1);
  assert_int_equal (g_strv_length (heads), g_strv_length (fields));
  for (unsigned i = 0; heads[i] != NULL; i++)
    if (strcmp (heads[i], column) == 0)
      return g_strdup (fields[i]);
  fail_msg ("no column %s in %s", column, lines[0]);
  return NULL;
}

static void assert_wide (const char *text, unsigned row, const char *column, const char *expected)
{
  g_autofree char *field = wide_field (text, row, column);
  assert_string_equal (field, expected);
}

static void the_wide_form_has_a_row_for_each_configuration (void **state)
{
  (void)state;
  TsResults *results = sample_results ();
  g_autofree char *text = ts_report_csv_wide (results);
  g_auto (GStrv) lines = g_strsplit (text, "\r\n", -1);
  assert_int_equal (g_strv_length (lines), 1 + 2 + 1);
  assert_string_equal (lines[3], "");
  assert_wide (text, 1, "configuration", "allow-lists");
  assert_wide (text, 2, "configuration", "guests");
  assert_wide (text, 2, "replications", "2");
  assert_wide (text, 1, "call.success_rate", "0.8");
  assert_wide (text, 2, "call.success_rate", "0.4");
  assert_wide (text, 2, "call.success_rate.low", "0.3875");
  assert_wide (text, 2, "call.success_rate.high", "0.4125");
  assert_wide (text, 2, "call.setup_time.p95", "36");
  assert_wide (text, 2, "search.fulfilled_rate", "0.25");
  assert_wide (text, 2, "helped_rate", "0.25");
  assert_wide (text, 2, "time_to_help.p50", "200");
  assert_wide (text, 2, ts_measure (TS_MEASURE_EXPOSURE)->name, "12345");
  assert_wide (text, 2, ts_measure (TS_MEASURE_ADMIN_HOURS)->name, "0.25");
  ts_results_free (results);
}

/* The long form says the same, and is itself held against the results. */
static void wide_and_long_agree (void **state)
{
  (void)state;
  TsResults *results = sample_results ();
  g_autofree char *wide = ts_report_csv_wide (results);
  g_autofree char *text = ts_report_csv (results);
  g_autoptr (GPtrArray) fields = read_csv (text);
  for (int i = 0; i < TS_MEASURES; i++) {
    const TsMeasure *measure = ts_measure ((TsMeasureId)i);
    bool is_of_world = measure->scope == TS_SCOPE_WORLD;
    if (measure->scope == TS_SCOPE_OPERATION || i == TS_MEASURE_WAITED_RATE || i == TS_MEASURE_LEFT_RATE ||
        i == TS_MEASURE_TIME_TO_OPERATIONAL)
      continue;
    assert_wide (wide, 2, measure->name,
                 mean_of (fields, "guests", measure->name, "", "", is_of_world ? "total" : "mean"));
  }
  ts_results_free (results);
}

static void no_data_is_empty_in_the_wide_form (void **state)
{
  (void)state;
  TsResults *results = sample_results ();
  results->configurations[0].needs.helped_rate.estimate.n = 0;
  g_autofree char *text = ts_report_csv_wide (results);
  assert_wide (text, 1, "helped_rate", "");
  assert_wide (text, 1, "helped_rate.low", "");
  assert_wide (text, 2, "waited_rate", "");
  ts_results_free (results);
}

/* A pair a row, as results.json has them. */
static void comparisons_have_a_row_each (void **state)
{
  (void)state;
  TsResults *results = sample_results ();
  g_autofree char *text = ts_report_csv_comparisons (results);
  g_auto (GStrv) lines = g_strsplit (text, "\r\n", -1);
  assert_string_equal (lines[0], "a,b,measure,unit,difference,low,high,n,verdict");
  assert_int_equal (g_strv_length (lines), 1 + results->n_comparisons + 1);
  for (uint32_t i = 0; i < results->n_comparisons; i++) {
    const TsComparison *comparison = &results->comparisons[i];
    g_auto (GStrv) fields = g_strsplit (lines[i + 1], ",", -1);
    assert_string_equal (fields[0], results->configurations[comparison->a].name);
    assert_string_equal (fields[1], results->configurations[comparison->b].name);
    assert_true (fabs (g_ascii_strtod (fields[4], NULL) - comparison->difference.mean) < 1e-9);
    assert_string_equal (fields[8], ts_comparison_verdict_name (comparison->verdict));
  }
  assert_true (results->n_comparisons > 0);
  ts_results_free (results);
}

/* Names in results.json may be anything; a spreadsheet runs what begins like this. */
static void a_formula_is_text_in_every_form (void **state)
{
  (void)state;
  static const char *const names[] = {"=cmd|' /C calc'!A0", "+1+1", "@SUM(A1)", "\t=1", "-x"};
  for (size_t i = 0; i < G_N_ELEMENTS (names); i++) {
    TsResults *results = sample_results ();
    sample_rename (&results->configurations[0].name, names[i]);
    char *texts[] = {ts_report_csv (results), ts_report_csv_wide (results), ts_report_csv_comparisons (results)};
    g_autofree char *guarded = g_strdup_printf ("\r\n'%s,", names[i]);
    for (size_t t = 0; t < G_N_ELEMENTS (texts); t++) {
      if (strstr (texts[t], guarded) == NULL)
        fail_msg ("%s is not guarded in %s", names[i], texts[t]);
      g_free (texts[t]);
    }
    ts_results_free (results);
  }
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (the_head_names_the_columns),
    cmocka_unit_test (every_kind_of_number_reads_back_equal),
    cmocka_unit_test (no_data_is_an_empty_field),
    cmocka_unit_test (hostile_names_stay_one_field),
    cmocka_unit_test (the_wide_form_has_a_row_for_each_configuration),
    cmocka_unit_test (wide_and_long_agree),
    cmocka_unit_test (no_data_is_empty_in_the_wide_form),
    cmocka_unit_test (comparisons_have_a_row_each),
    cmocka_unit_test (a_formula_is_text_in_every_form),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

/* junit.xml: a suite for the scenario, a case for each expectation. */
#include "text_value.h"
#include "xml_text.h"

/* How a verdict looks in JUnit: the element it adds to its case, or NULL. */
static const char *const elements[] = {
  [TS_EXPECTATION_PASS] = NULL, [TS_EXPECTATION_FAIL] = "failure", [TS_EXPECTATION_UNDECIDED] = "error"};

static void append_number (GString *out, const char *name, uint64_t number)
{
  g_string_append_printf (out, " %s=\"%" G_GUINT64_FORMAT "\"", name, number);
}

static uint64_t count (const TsResults *results, TsExpectationVerdict verdict)
{
  uint64_t n = 0;
  for (uint32_t i = 0; i < results->n_expectations; i++)
    n += results->expectations[i].verdict == verdict;
  return n;
}

static void append_totals (GString *out, const TsResults *results)
{
  ts_xml_append_attribute (out, "name", results->scenario_name);
  append_number (out, "tests", results->n_expectations);
  append_number (out, "failures", count (results, TS_EXPECTATION_FAIL));
  append_number (out, "errors", count (results, TS_EXPECTATION_UNDECIDED));
}

static void append_property (GString *out, const char *name, const char *value)
{
  g_string_append (out, "      <property");
  ts_xml_append_attribute (out, "name", name);
  ts_xml_append_attribute (out, "value", value);
  g_string_append (out, "/>\n");
}

/* What one needs to make the results again. */
static void append_properties (GString *out, const TsResults *results)
{
  g_autofree char *seed = g_strdup_printf ("%" G_GUINT64_FORMAT, results->seed);
  g_autofree char *replications = g_strdup_printf ("%u", results->replications);
  g_string_append (out, "    <properties>\n");
  append_property (out, "tenantsim.version", results->version);
  append_property (out, "scenario.sha256", results->sha256);
  append_property (out, "effective_sha256", results->effective_sha256);
  append_property (out, "era", results->era);
  append_property (out, "seed", seed);
  append_property (out, "replications", replications);
  append_property (out, "complete", results->complete ? "true" : "false");
  g_string_append (out, "    </properties>\n");
}

static void append_verdict (GString *out, const TsExpectationResult *expectation)
{
  const char *element = elements[expectation->verdict];
  g_autofree char *value = ts_text_interval (expectation->value, expectation->unit);
  g_autofree char *measured = g_strconcat ("measured ", value, NULL);
  if (element == NULL) {
    g_string_append (out, "      <system-out>");
    ts_xml_append (out, measured);
    g_string_append (out, "</system-out>\n");
    return;
  }
  g_string_append_printf (out, "      <%s", element);
  ts_xml_append_attribute (out, "type", ts_expectation_verdict_name (expectation->verdict));
  ts_xml_append_attribute (out, "message", measured);
  g_string_append_c (out, '>');
  ts_xml_append (out, expectation->text);
  ts_xml_append (out, ": ");
  ts_xml_append (out, measured);
  g_string_append_printf (out, "</%s>\n", element);
}

static void append_case (GString *out, const TsResults *results, const TsExpectationResult *expectation)
{
  g_string_append (out, "    <testcase classname=\"expect\"");
  ts_xml_append_attribute (out, "name", expectation->text);
  ts_xml_append_attribute (out, "file", results->scenario_file);
  append_number (out, "line", (uint64_t)MAX (expectation->line, 0));
  g_string_append (out, ">\n");
  append_verdict (out, expectation);
  g_string_append (out, "    </testcase>\n");
}

char *ts_report_junit (const TsResults *results)
{
  GString *out = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites");
  append_totals (out, results);
  g_string_append (out, ">\n  <testsuite");
  append_totals (out, results);
  ts_xml_append_attribute (out, "file", results->scenario_file);
  g_string_append (out, ">\n");
  append_properties (out, results);
  for (uint32_t i = 0; i < results->n_expectations; i++)
    append_case (out, results, &results->expectations[i]);
  g_string_append (out, "  </testsuite>\n</testsuites>\n");
  return g_string_free (out, FALSE);
}

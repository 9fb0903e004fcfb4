/* junit.xml: a suite for the scenario, a case for each expectation, assertion and measure compared with a baseline. */
#include "judgements.h"
#include "xml_text.h"

/* How a verdict looks in JUnit: the element it adds to its case, or NULL. */
static const char *const elements[] = {
  [TS_EXPECTATION_PASS] = NULL, [TS_EXPECTATION_FAIL] = "failure", [TS_EXPECTATION_UNDECIDED] = "error"};

static void append_number (GString *out, const char *name, uint64_t number)
{
  g_string_append_printf (out, " %s=\"%" G_GUINT64_FORMAT "\"", name, number);
}

static void append_totals (GString *out, const TsResults *results, const GArray *judgements)
{
  ts_xml_append_attribute (out, "name", results->scenario_name);
  append_number (out, "tests", judgements->len);
  append_number (out, "failures", ts_judgements_count (judgements, TS_EXPECTATION_FAIL));
  append_number (out, "errors", ts_judgements_count (judgements, TS_EXPECTATION_UNDECIDED));
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

static void append_verdict (GString *out, const TsJudgement *judgement)
{
  const char *element = elements[judgement->verdict];
  if (element == NULL) {
    g_string_append (out, "      <system-out>");
    ts_xml_append (out, judgement->found);
    g_string_append (out, "</system-out>\n");
    return;
  }
  g_string_append_printf (out, "      <%s", element);
  ts_xml_append_attribute (out, "type", ts_expectation_verdict_name (judgement->verdict));
  ts_xml_append_attribute (out, "message", judgement->found);
  g_string_append_c (out, '>');
  ts_xml_append (out, judgement->text);
  ts_xml_append (out, ": ");
  ts_xml_append (out, judgement->found);
  g_string_append_printf (out, "</%s>\n", element);
}

static void append_case (GString *out, const TsResults *results, const TsJudgement *judgement)
{
  g_string_append (out, "    <testcase");
  ts_xml_append_attribute (out, "classname", judgement->kind);
  ts_xml_append_attribute (out, "name", judgement->text);
  ts_xml_append_attribute (out, "file", results->scenario_file);
  append_number (out, "line", (uint64_t)MAX (judgement->line, 0));
  g_string_append (out, ">\n");
  append_verdict (out, judgement);
  g_string_append (out, "    </testcase>\n");
}

static char *suite (const TsResults *results, const GArray *judgements)
{
  GString *out = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites");
  append_totals (out, results, judgements);
  g_string_append (out, ">\n  <testsuite");
  append_totals (out, results, judgements);
  ts_xml_append_attribute (out, "file", results->scenario_file);
  g_string_append (out, ">\n");
  append_properties (out, results);
  for (guint i = 0; i < judgements->len; i++)
    append_case (out, results, &g_array_index (judgements, TsJudgement, i));
  g_string_append (out, "  </testsuite>\n</testsuites>\n");
  return g_string_free (out, FALSE);
}

char *ts_report_junit (const TsResults *results)
{
  g_autoptr (GArray) judgements = ts_judgements (results);
  return suite (results, judgements);
}

char *ts_report_junit_compared (const TsResults *results, const TsBaselineComparison *comparison)
{
  g_autoptr (GArray) judgements = ts_judgements (results);
  ts_judgements_add_comparison (judgements, comparison);
  return suite (results, judgements);
}

char *ts_report_baseline_junit (const TsResults *after, const TsBaselineComparison *comparison)
{
  g_autoptr (GArray) judgements = ts_judgements_new ();
  ts_judgements_add_comparison (judgements, comparison);
  return suite (after, judgements);
}

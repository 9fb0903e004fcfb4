/* report.html: the parts that are short, and the page. */
#include "html_template.h"

#include "resources.h"
#include "result_tables.h"
#include "results_view.h"
#include "sentences.h"
#include "text_line.h"
#include "text_value.h"

static void name (GString *out, const TsPage *page)
{
  ts_html_append (out, page->results->scenario_name);
}

static void experiment (GString *out, const TsPage *page)
{
  g_autofree char *sentence = ts_sentence_experiment (page->results, &ts_html_style);
  ts_html_append (out, sentence);
}

static void incomplete (GString *out, const TsPage *page)
{
  g_autofree char *sentence = page->results->complete ? NULL : ts_sentence_incomplete (page->results);
  if (sentence != NULL)
    ts_html_append (out, sentence);
}

static void question (GString *out, const TsPage *page)
{
  if (page->results->scenario_question != NULL)
    ts_html_append (out, page->results->scenario_question);
}

static void verdict_class (GString *out, const TsPage *page)
{
  static const char *const classes[] = {
    [TS_EXPECTATION_PASS] = "pass", [TS_EXPECTATION_FAIL] = "fail", [TS_EXPECTATION_UNDECIDED] = "undecided"};
  g_string_append (out, classes[ts_overall_verdict (page->results)]);
}

static void verdict (GString *out, const TsPage *page)
{
  const TsResults *results = page->results;
  TsExpectationVerdict overall = ts_overall_verdict (results);
  if (results->n_expectations + results->n_assertions == 0)
    return;
  g_string_append_printf (out, "<strong>%s</strong> ", ts_verdict_word (overall));
  if (overall == TS_EXPECTATION_PASS) {
    g_autofree char *hold = ts_sentence_hold (results);
    ts_html_append (out, hold);
    return;
  }
  g_autofree char *expectations = ts_sentence_expectations (results);
  g_autofree char *assertions = ts_sentence_assertions (results);
  ts_html_printf (out, "%s%s%s", expectations != NULL ? expectations : "",
                  expectations != NULL && assertions != NULL ? ". " : "", assertions != NULL ? assertions : "");
}

static void ranking (GString *out, const TsPage *page)
{
  g_autofree char *sentence = ts_sentence_ranking (page->results, &ts_html_style);
  if (sentence != NULL)
    ts_html_append (out, sentence);
}

static void ranked (GString *out, const TsPage *page)
{
  g_auto (GStrv) sentences = ts_sentences_ranked (page->results, &ts_html_style);
  for (char **sentence = sentences; *sentence != NULL; sentence++) {
    g_string_append (out, "<li>");
    ts_html_append (out, *sentence);
    g_string_append (out, "</li>\n");
  }
}

static void tables (GString *out, const TsPage *page)
{
  size_t n;
  const TsResultTable *all = ts_result_tables (&n);
  for (size_t i = 0; i < n; i++) {
    TsTable *table = all[i].make (page->results, &ts_html_style);
    if (table == NULL)
      continue;
    g_string_append (out, "<h3>");
    ts_html_append (out, all[i].title);
    g_string_append (out, "</h3>\n<p>");
    ts_html_printf (out, "%c%s", g_ascii_toupper (all[i].explains[0]), all[i].explains + 1);
    g_string_append (out, ".</p>\n");
    ts_html_table (out, table, all[i].title);
    ts_table_free (table);
  }
}

/* How long people wait: quantiles of the helped, and the mean of all. */
static void waits (GString *out, const TsPage *page)
{
  static const char *const headers[] = {"configuration",
                                        "half are helped within",
                                        "nine of ten within",
                                        "99 of 100 within",
                                        "mean of the helped",
                                        "mean, others at their patience",
                                        NULL};
  TsTable *table = ts_table_new (headers);
  for (uint32_t i = 0; i < page->results->n_configurations; i++) {
    const TsNeedResult *needs = &page->results->configurations[i].needs;
    char *cells[] = {
      ts_text_clean (page->results->configurations[i].name, &ts_html_style),
      ts_text_estimate (needs->time_to_help.p50, TS_UNIT_SECONDS, &ts_html_style),
      ts_text_estimate (needs->time_to_help.p90, TS_UNIT_SECONDS, &ts_html_style),
      ts_text_estimate (needs->time_to_help.p99, TS_UNIT_SECONDS, &ts_html_style),
      ts_text_estimate (needs->time_to_help.mean.estimate, TS_UNIT_SECONDS, &ts_html_style),
      ts_text_estimate (needs->restricted_time_to_help.estimate, TS_UNIT_SECONDS, &ts_html_style),
    };
    ts_table_add (table, cells);
  }
  ts_html_table (out, table, "Time to help, min:s");
  ts_table_free (table);
}

static void fact (GString *out, const char *term, const char *text)
{
  g_string_append_printf (out, "<dt>%s</dt><dd>", term);
  ts_html_append (out, text);
  g_string_append (out, "</dd>\n");
}

static void method (GString *out, const TsPage *page)
{
  const TsResults *results = page->results;
  g_autofree char *sentence = ts_sentence_experiment (results, &ts_html_style);
  g_autofree char *program = g_strdup_printf ("tenantsim %s", results->version);
  g_autofree char *stages = ts_sentence_stopping (results);
  fact (out, "Experiment", sentence);
  if (stages != NULL)
    fact (out, "Replications", stages);
  fact (out, "Intervals",
        "95 % over replications: jackknife of pooled ratios; Clopper-Pearson where every replication is 0 or every "
        "one is 1; configurations face the same needs and are compared replication by replication.");
  fact (out, "Program", program);
  fact (out, "Scenario", results->scenario_file);
  fact (out, "SHA-256 of its text", results->sha256);
  fact (out, "SHA-256 of what is in force", results->effective_sha256);
}

static void assumptions (GString *out, const TsPage *page)
{
  for (char **assumption = page->results->assumptions; *assumption != NULL; assumption++) {
    g_string_append (out, "<li>");
    ts_html_append (out, *assumption);
    g_string_append (out, "</li>\n");
  }
}

#define FIGURE(id, function)                                                                                           \
  static void function (GString *out, const TsPage *page)                                                              \
  {                                                                                                                    \
    ts_html_figure (out, page, id);                                                                                    \
  }
FIGURE (TS_FIGURE_SUCCESS_RATE, success_rate)
FIGURE (TS_FIGURE_OUTCOMES, outcomes)
FIGURE (TS_FIGURE_TIME_TO_HELP, time_to_help)
FIGURE (TS_FIGURE_OVER_TIME, over_time)
FIGURE (TS_FIGURE_DIFFERENCES, differences)
FIGURE (TS_FIGURE_HELP_AND_PRICE, help_and_price)
FIGURE (TS_FIGURE_UTILISATION, utilisation)
FIGURE (TS_FIGURE_SWITCHING, switching)

static const TsPagePartRow parts[] = {
  {"name", name},
  {"experiment", experiment},
  {"incomplete", incomplete},
  {"question", question},
  {"verdict-class", verdict_class},
  {"verdict", verdict},
  {"ranking", ranking},
  {"ranked", ranked},
  {"judgements", ts_html_judgements},
  {"estate", ts_html_estate},
  {"tables", tables},
  {"success-rate", success_rate},
  {"outcomes", outcomes},
  {"time-to-help", time_to_help},
  {"waits", waits},
  {"over-time", over_time},
  {"differences", differences},
  {"help-and-price", help_and_price},
  {"utilisation", utilisation},
  {"switching", switching},
  {"causes", ts_html_causes},
  {"reasons", ts_html_reasons},
  {"reach", ts_html_reach},
  {"method", method},
  {"assumptions", assumptions},
  {"scenario", ts_html_scenario},
};

/* Style sheet and script are files of their own, and part of the page: so it is one file. */
static char *compose (const char *reports_folder, GError **error)
{
  g_autofree char *page = ts_resource_text (reports_folder, "report.html", error);
  g_autofree char *style = page != NULL ? ts_resource_text (reports_folder, "report.css", error) : NULL;
  g_autofree char *script = style != NULL ? ts_resource_text (reports_folder, "report.js", error) : NULL;
  if (script == NULL)
    return NULL;
  GString *text = g_string_new (page);
  g_string_replace (text, "/* report.css */", style, 1);
  g_string_replace (text, "/* report.js */", script, 1);
  return g_string_free (text, FALSE);
}

char *ts_report_html (const TsResults *results, const GArray *pictures, const char *reports_folder, GError **error)
{
  g_autofree char *page_template = compose (reports_folder, error);
  const TsPage page = {results, pictures};
  if (page_template == NULL)
    return NULL;
  return ts_html_fill (page_template, parts, G_N_ELEMENTS (parts), &page, error);
}

/* report.html: everything of results.json on one page, and text as text. How it looks, tests/browser sees. */
#include "sample_estate.h"

#include <string.h>

#include "../../sim/report/html_template.h"

static char *page_of (const TsResults *results, const GArray *pictures)
{
  GError *error = NULL;
  char *page = ts_report_html (results, pictures, NULL, &error);
  if (page == NULL)
    fail_msg ("%s", error->message);
  return page;
}

static void expect (const char *page, const char *text)
{
  if (strstr (page, text) == NULL)
    fail_msg ("'%s' is not on the page", text);
}

static unsigned count (const char *page, const char *text)
{
  unsigned n = 0;
  for (const char *found = strstr (page, text); found != NULL; found = strstr (found + 1, text))
    n++;
  return n;
}

static void a_page_holds_every_section (void **state)
{
  (void)state;
  TsResults *results = sample_results ();
  sample_estate (results);
  g_autofree char *page = page_of (results, NULL);
  static const char *const ids[] = {"answer", "estate", "comparison", "causes", "time",    "price",
                                    "reach",  "people", "over-time",  "method", "scenario"};
  for (size_t i = 0; i < G_N_ELEMENTS (ids); i++) {
    g_autofree char *section = g_strdup_printf ("<section id=\"%s\"", ids[i]);
    g_autofree char *link = g_strdup_printf ("<a href=\"#%s\">", ids[i]);
    expect (page, section);
    expect (page, link);
  }
  assert_null (strstr (page, "{{"));
  ts_results_free (results);
}

static void it_says_what_was_asked_and_how_it_was_found (void **state)
{
  (void)state;
  TsResults *results = sample_results ();
  sample_estate (results);
  g_autofree char *page = page_of (results, NULL);
  static const char *const texts[] = {"Federation or guest access?",
                                      "2 replications of 10 days from 2020-04-06T00:00, seed 1, era 2020-04",
                                      "<strong>FAIL</strong>",
                                      "1. allow-lists helps 50.0 ±3.0 % after",
                                      "FED_REMOTE",
                                      "tenantsim 0.1.0",
                                      "Guests see their team only.",
                                      "jackknife",
                                      "<dd>aa</dd>",
                                      "<dd>bb</dd>"};
  for (size_t i = 0; i < G_N_ELEMENTS (texts); i++)
    expect (page, texts[i]);
  ts_results_free (results);
}

/* A box for each tenant in each drawing: what is wanted, and both configurations. */
static void the_estate_is_drawn_for_every_configuration (void **state)
{
  (void)state;
  TsResults *results = sample_results ();
  sample_estate (results);
  g_autofree char *page = page_of (results, NULL);
  assert_int_equal (count (page, "<svg class=\"estate\""), 3);
  assert_int_equal (count (page, "<rect class=\"box\""), 6);
  assert_int_equal (count (page, "<line class=\"collaboration\""), 1);
  assert_int_equal (count (page, "<line class=\"one-sided\""), 1);
  assert_int_equal (count (page, "<line class=\"guest\""), 1);
  assert_int_equal (count (page, "<line class=\"violation\""), 1);
  expect (page, "12 guest accounts");
  expect (page, "<td class=\"violated\">some<br><small>17 must not</small></td>");
  ts_results_free (results);
}

static void without_an_estate_the_rest_is_there (void **state)
{
  (void)state;
  TsResults *results = sample_results ();
  g_autofree char *page = page_of (results, NULL);
  assert_null (strstr (page, "<section id=\"estate\""));
  assert_null (strstr (page, "href=\"#reach\""));
  expect (page, "<section id=\"comparison\"");
  ts_results_free (results);
}

static void lines_of_expectations_are_linked (void **state)
{
  (void)state;
  TsResults *results = sample_results ();
  sample_rename (&results->scenario_text,
                 "tenantsim: 1\nconfigurations:\n  # guests:\n  \"guests\": {}\nexpect:\n  - x\n");
  results->expectations[1].line = 6;
  g_autofree char *page = page_of (results, NULL);
  expect (page, "<a href=\"#line-6\">sample.yaml:6</a>");
  expect (page, "<span id=\"line-6\" class=\"fail\">");
  assert_int_equal (ts_html_line_of (results, "guests"), 4);
  assert_int_equal (ts_html_line_of (results, "allow-lists"), 0);
  ts_results_free (results);
}

static void missing_figures_are_named_with_the_way_to_get_them (void **state)
{
  (void)state;
  TsResults *results = sample_results ();
  g_autoptr (GArray) pictures = g_array_new (FALSE, TRUE, sizeof (TsPicture));
  TsPicture picture = {.id = TS_FIGURE_OUTCOMES, .format = TS_FIGURE_SVG};
  picture.error =
    g_error_new (TS_REPORT_ERROR, TS_REPORT_ERROR_NO_GNUPLOT, "gnuplot is not installed; get <gnuplot-nox>");
  g_array_append_val (pictures, picture);
  g_autofree char *page = page_of (results, pictures);
  assert_int_equal (count (page, "This figure is missing:"), TS_FIGURES);
  expect (page, "get &lt;gnuplot-nox&gt;");
  expect (page, "tenantsim report results.json --out FOLDER");
  g_error_free (picture.error);
  ts_results_free (results);
}

/* Names in a page are its own: two pictures of gnuplot use the same ones. */
static void names_of_pictures_are_kept_apart (void **state)
{
  (void)state;
  static const char svg[] = "<?xml?><svg\n width=\"10\" height=\"20\">"
                            "<g id=\"gnuplot_canvas\"><circle id='gpPt0'/><use xlink:href='#gpPt0'/>"
                            "<g fill=\"none\">\n</g>\n<text> id='gpPt0' #gpPt0</text></g></svg>";
  TsResults *results = sample_results ();
  g_autoptr (GArray) pictures = g_array_new (FALSE, TRUE, sizeof (TsPicture));
  for (int id = TS_FIGURE_SUCCESS_RATE; id <= TS_FIGURE_OUTCOMES; id++) {
    TsPicture picture = {
      .id = (TsFigureId)id, .format = TS_FIGURE_SVG, .picture = g_bytes_new_static (svg, strlen (svg))};
    g_array_append_val (pictures, picture);
  }
  g_autofree char *page = page_of (results, pictures);
  expect (page, "<circle id='success-rate-gpPt0'/><use xlink:href='#success-rate-gpPt0'/>");
  expect (page, "<circle id='outcomes-gpPt0'/><use xlink:href='#outcomes-gpPt0'/>");
  expect (page, "<text> id='gpPt0' #gpPt0</text>");
  assert_null (strstr (page, "<g fill=\"none\">"));
  for (guint i = 0; i < pictures->len; i++)
    g_bytes_unref (g_array_index (pictures, TsPicture, i).picture);
  ts_results_free (results);
}

/* Every text of a results file that reaches the page, whatever it says. */
static void hostile_text_is_shown_as_text (void **state)
{
  (void)state;
  static const char *const hostile[] = {"<script>alert(1)</script>",
                                        "\"><img src=x onerror=alert(1)>",
                                        "{{name}}{{#x}}",
                                        "</pre></style><b>",
                                        "\"; system 'x'",
                                        "`x`",
                                        "&lt;\x1b[2J\xe2\x80\xae"};
  for (size_t i = 0; i < G_N_ELEMENTS (hostile); i++) {
    TsResults *results = sample_results ();
    sample_estate (results);
    sample_assertions (results, 1);
    char **places[] = {&results->scenario_name,
                       &results->scenario_question,
                       &results->scenario_file,
                       &results->scenario_text,
                       &results->sha256,
                       &results->era,
                       &results->start,
                       &results->version,
                       &results->assumptions[0],
                       &results->groups[0],
                       &results->configurations[0].name,
                       &results->expectations[1].text,
                       &results->assertions[3].text,
                       &results->assertions[3].from,
                       &results->estate.tenants[0].name};
    for (size_t place = 0; place < G_N_ELEMENTS (places); place++)
      sample_rename (places[place], hostile[i]);
    g_autofree char *page = page_of (results, NULL);
    assert_int_equal (count (page, "<script"), 1);
    assert_int_equal (count (page, "</style"), 1);
    assert_int_equal (count (page, "</pre"), 1);
    assert_null (strstr (page, "<img"));
    assert_null (strstr (page, "<b>\n"));
    assert_null (strchr (page, '\x1b'));
    assert_null (strstr (page, "\xe2\x80\xae"));
    assert_true (g_utf8_validate (page, -1, NULL));
    if (i == 0)
      assert_true (count (page, "&lt;script&gt;alert(1)&lt;/script&gt;") >= 10);
    ts_results_free (results);
  }
}

/* Nothing on the page points outside of it. */
static void a_page_needs_no_network (void **state)
{
  (void)state;
  TsResults *results = sample_results ();
  sample_estate (results);
  g_autofree char *page = page_of (results, NULL);
  assert_null (strstr (page, "src="));
  assert_null (strstr (page, "@import"));
  assert_null (strstr (page, "url("));
  expect (page, "default-src 'none'");
  ts_results_free (results);
}

static void says_x (GString *out, const TsPage *page)
{
  (void)page;
  g_string_append (out, "x{{empty}}");
}

static void says_nothing (GString *out, const TsPage *page)
{
  (void)out;
  (void)page;
}

static char *fill (const char *text, GError **error)
{
  static const TsPagePartRow parts[] = {{"x", says_x}, {"empty", says_nothing}};
  const TsPage page = {0};
  return ts_html_fill (text, parts, G_N_ELEMENTS (parts), &page, error);
}

static void a_template_is_filled_once (void **state)
{
  (void)state;
  static const char *const cases[][2] = {{"a {{x}} b", "a x{{empty}} b"},
                                         {"{{#x}}({{x}}){{/x}}", "(x{{empty}})"},
                                         {"a{{#empty}}never {{x}}{{/empty}}b", "ab"},
                                         {"{{#x}}{{#empty}}no{{/empty}}yes{{/x}}", "yes"},
                                         {"", ""}};
  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text = fill (cases[i][0], NULL);
    assert_string_equal (text, cases[i][1]);
  }
}

static void a_broken_template_is_refused (void **state)
{
  (void)state;
  static const char *const cases[] = {"{{y}}", "{{x", "{{#x}} and no end", "{{#empty}} and no end"};
  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    assert_null (fill (cases[i], &error));
    assert_true (g_error_matches (error, TS_REPORT_ERROR, TS_REPORT_ERROR_INVALID));
  }
}

int main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (a_page_holds_every_section),
    cmocka_unit_test (it_says_what_was_asked_and_how_it_was_found),
    cmocka_unit_test (the_estate_is_drawn_for_every_configuration),
    cmocka_unit_test (without_an_estate_the_rest_is_there),
    cmocka_unit_test (lines_of_expectations_are_linked),
    cmocka_unit_test (missing_figures_are_named_with_the_way_to_get_them),
    cmocka_unit_test (names_of_pictures_are_kept_apart),
    cmocka_unit_test (hostile_text_is_shown_as_text),
    cmocka_unit_test (a_page_needs_no_network),
    cmocka_unit_test (a_template_is_filled_once),
    cmocka_unit_test (a_broken_template_is_refused),
  };
  return cmocka_run_group_tests (tests, NULL, NULL);
}

/* fuzz_expectation.c - any text as an expectation of a small scenario: an error with its place, or a verdict
 *
 * Every text is read into an estate that is ready; one in LONG_WAY also goes through a whole file and a run.
 */
#include "base_scenario.h"
#include "fuzz.h"
#include "ready_estate.h"
#include "small_run.h"

#include <string.h>

#define LONG_WAY 1024

/* The text in double quotes, every byte that YAML gives a meaning escaped; not UTF-8: nothing to try. */
static char *scenario_with (const char *expectation)
{
  GString *text = g_string_new (BASE_SCENARIO "expect:\n  - \"");
  for (const char *c = expectation; *c != '\0'; c++) {
    if (*c == '"' || *c == '\\')
      g_string_append_printf (text, "\\%c", *c);
    else if (g_ascii_iscntrl (*c))
      g_string_append_printf (text, "\\x%02X", (unsigned)*c);
    else
      g_string_append_c (text, *c);
  }
  g_string_append (text, "\"\n");
  return g_string_free (text, FALSE);
}

static void go_the_long_way (const char *expectation)
{
  g_autofree char *text = scenario_with (expectation);
  TsScenario *scenario = NULL;
  TsDiagnostics *diagnostics = ts_diagnostics_new ();
  TsLoadStatus status = ts_scenario_load_text ("fuzz.yaml", text, strlen (text), NULL, 0, diagnostics, &scenario);
  g_free (ts_diagnostics_format (diagnostics, false));
  if (status == TS_LOAD_OK && scenario->n_expectations != 1)
    fuzz_broken ("an expectation is lost");
  if (status == TS_LOAD_OK)
    small_experiment (scenario);
  ts_scenario_free (scenario);
  ts_diagnostics_free (diagnostics);
}

static void check_places (const TsDiagnostics *diagnostics, int width)
{
  for (size_t i = 0; i < ts_diagnostics_length (diagnostics); i++) {
    const TsDiagnostic *diagnostic = ts_diagnostics_get (diagnostics, i);
    if (diagnostic->line != 1 || diagnostic->column < 1 || diagnostic->column > width + 1 || diagnostic->width < 1)
      fuzz_broken ("\"%s\" is at column %d, %d wide", diagnostic->message, diagnostic->column, diagnostic->width);
  }
}

/* What is read is what a run may rely on. */
static void check_expectation (const TsExpectation *expectation, uint32_t configurations)
{
  if (expectation->configuration >= configurations || expectation->measure >= TS_MEASURES)
    fuzz_broken ("an expectation without a configuration or a measure");
  if (expectation->versus != TS_NONE && expectation->versus >= configurations)
    fuzz_broken ("an expectation against no configuration");
}

static void read_alone (char *expectation)
{
  ReadyEstate *ready = ready_estate ();
  ready_estate_begin (ready);
  int width = (int)strlen (expectation);
  TsNode node = {
    .kind = TS_NODE_SCALAR, .origin = 1, .line = 1, .column = 1, .width = MAX (width, 1), .text = expectation};
  TsDraftExpectation draft = {.named = {.node = &node}, .written = {.text = &node}};
  g_autoptr (GArray) drafts = g_array_new (FALSE, FALSE, sizeof draft);
  g_array_append_val (drafts, draft);
  ready->draft.expectations = drafts;
  TsScenario *scenario = ts_scenario_new ("fuzz.yaml", "", 0);
  ts_expectations_make (&ready->estate, scenario);
  check_places (ready->reader.diagnostics, width);
  if (ts_diagnostics_length (ready->reader.diagnostics) == 0 && scenario->n_expectations == 1)
    check_expectation (&scenario->expectations[0], ts_items (ready->draft.configurations));
  ready->draft.expectations = NULL;
  ts_scenario_free (scenario);
  ready_estate_done (ready);
}

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *expectation = g_strndup ((const char *)data, size);
  if (g_utf8_validate (expectation, -1, NULL))
    read_alone (expectation);
  if (takes_long_way (data, size, LONG_WAY))
    go_the_long_way (expectation);
  return 0;
}

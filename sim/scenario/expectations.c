/* expectations.c - "CONFIGURATION: MEASURE RELATION BOUND", "A vs B: MEASURE RELATION BOUND" */
#include "expectations.h"

#include <string.h>

#include "compile.h"

#define SPACES " \t"
#define SHAPE "expected \"CONFIGURATION: MEASURE > BOUND\" or \"A vs B: MEASURE > BOUND\""

static uint32_t find_configuration (const TsText *text, const char *start, const char *name)
{
  const GArray *configurations = text->estate->draft->configurations;
  guint n = ts_items (configurations);
  g_autofree const char **names = g_new0 (const char *, n + 1);
  for (guint i = 0; i < n; i++) {
    names[i] = g_array_index (configurations, TsDraftConfiguration, i).named.key->text;
    if (strcmp (names[i], name) == 0)
      return i;
  }
  g_autofree char *hint = ts_reader_hint (text->estate->reader, name, names, n);
  ts_text_error (text, start, strlen (name), hint, "there is no configuration \"%s\"", name);
  return TS_NONE;
}

/* One name up to the next space. */
static bool read_configuration (TsText *text, const char *end, uint32_t *configuration)
{
  const char *start = text->at;
  size_t length = MIN (strcspn (start, SPACES), (size_t)(end - start));
  g_autofree char *name = g_strndup (start, length);
  text->at += length;
  ts_text_skip_spaces (text);
  if (length == 0)
    return ts_text_error (text, start, 1, NULL, SHAPE);
  *configuration = find_configuration (text, start, name);
  return *configuration != TS_NONE;
}

/* "A" or "A vs B", up to `end`. */
static bool read_configurations (TsText *text, const char *end, TsExpectation *expectation)
{
  ts_text_skip_spaces (text);
  bool right = read_configuration (text, end, &expectation->configuration);
  if (text->at >= end)
    return right;
  const char *start = text->at;
  g_autofree char *word = g_strndup (start, MIN (strcspn (start, SPACES), (size_t)(end - start)));
  if (strcmp (word, "vs") != 0)
    return ts_text_error (text, start, MAX (strlen (word), 1), NULL, SHAPE);
  text->at += strlen (word);
  ts_text_skip_spaces (text);
  right &= read_configuration (text, end, &expectation->versus);
  if (text->at < end)
    return ts_text_error (text, text->at, (size_t)(end - text->at), NULL, SHAPE);
  return right;
}

/* Where the expectation is one text, the first colon ends the configurations. */
static bool read_expectation (const TsEstate *estate, const TsWrittenExpectation *written, TsExpectation *expectation)
{
  const TsNode *head = written->configuration != NULL ? written->configuration : written->text;
  TsText configurations = {.estate = estate, .node = head, .at = head->text};
  TsText text = {.estate = estate, .node = written->text, .at = written->text->text};
  const char *end = head->text + strlen (head->text);
  if (written->configuration == NULL) {
    end = strchr (head->text, ':');
    if (end == NULL)
      return ts_text_error (&text, head->text, strlen (head->text), NULL, SHAPE);
    text.at = end + 1;
  }
  bool right = read_configurations (&configurations, end, expectation);
  ts_text_skip_spaces (&text);
  return ts_expectation_measure (&text, expectation) && ts_expectation_bound (&text, expectation) && right;
}

static char *whole_text (const TsWrittenExpectation *written)
{
  if (written->configuration == NULL)
    return g_strdup (written->text->text);
  return g_strdup_printf ("%s: %s", written->configuration->text, written->text->text);
}

void ts_expectations_make (const TsEstate *estate, TsScenario *scenario)
{
  const GArray *drafts = estate->draft->expectations;
  scenario->expectations = g_new0 (TsExpectation, ts_items (drafts));
  for (guint i = 0; i < ts_items (drafts); i++) {
    const TsDraftExpectation *draft = &g_array_index (drafts, TsDraftExpectation, i);
    const TsNode *text = draft->written.text;
    if (text == NULL || text->kind != TS_NODE_SCALAR || text->text[0] == '\0')
      continue;
    TsExpectation *expectation = &scenario->expectations[scenario->n_expectations++];
    *expectation = (TsExpectation){.text = whole_text (&draft->written),
                                   .versus = TS_NONE,
                                   .operation = TS_OPERATIONS,
                                   .origin = draft->named.node->origin};
    read_expectation (estate, &draft->written, expectation);
  }
}

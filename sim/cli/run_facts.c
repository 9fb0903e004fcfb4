/* run_facts.c - run.json */
#include "run_facts.h"

#include <jansson.h>
#include <stdlib.h>

/* jansson takes valid UTF-8 only; what was typed need not be. */
static json_t *string (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  return json_string (valid);
}

static json_t *command_line (const TsRunFacts *facts)
{
  json_t *words = json_array ();

  for (int i = 0; i < facts->argc; i++)
    json_array_append_new (words, string (facts->argv[i]));
  return words;
}

static uint64_t all_events (const TsResults *results)
{
  uint64_t events = 0;

  for (uint32_t i = 0; i < results->n_configurations; i++)
    events += results->configurations[i].events;
  return events;
}

char *ts_run_facts_json (const TsRunFacts *facts, const TsResults *results)
{
  json_t *root = json_object ();
  char *text;
  char *owned;

  json_object_set_new (root, "version", string (results->version));
  json_object_set_new (root, "started", string (facts->started));
  json_object_set_new (root, "seconds", json_real (facts->seconds));
  json_object_set_new (root, "threads", json_integer (facts->threads));
  json_object_set_new (root, "replications", json_integer (results->replications));
  json_object_set_new (root, "complete", json_boolean (results->complete));
  json_object_set_new (root, "events", json_integer ((json_int_t)all_events (results)));
  json_object_set_new (root, "command_line", command_line (facts));
  text = json_dumps (root, JSON_INDENT (2) | JSON_REAL_PRECISION (6));
  json_decref (root);
  g_assert (text != NULL);
  owned = g_strconcat (text, "\n", NULL);
  free (text);
  return owned;
}

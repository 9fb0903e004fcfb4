/* edited_results.c - results.json with some of its values replaced, taken out or doubled */
#include "edited_results.h"

#include "fuzz.h"
#include "tenantsim/report.h"

#include <jansson.h>
#include <string.h>

#define MOST_EDITS 6

/* As small as it can be with something in every part of the results. */
static const char scenario_text[] =
  "tenantsim: 1\n"
  "name: base\n"
  "era: 2020-04\n"
  "clock: {start: 2020-04-06T00:00, duration: 3h, replications: 2, seed: 1}\n"
  "tenants:\n"
  "  North: {domains: [n.example], users: {expert: {count: 1, client: teams-desktop}}}\n"
  "  South:\n"
  "    domains: [s.example]\n"
  "    users: {mobile: {count: 2, client: ra-mobile}}\n"
  "    teams: {t: {members: [mobile]}}\n"
  "activities: {help: {who: South, needs: North, every: exponential(1h), talk: constant(5min), file_share: 50%}}\n"
  "intents: [{want: collaboration, between: [North, South]}]\n"
  "configurations:\n"
  "  open: {}\n"
  "  guests: {external_access: {default: off}, guest_access: {South: on}, guests: [{who: North.expert, in: South/t}],\n"
  "           switching: on-demand}\n"
  "expect: [\"open: helped_rate > 1%\", \"open vs guests: helped_rate > 1%\"]\n"
  "assert: [{deny: call, from: South, to: North}]\n";

static const char *const values[] = {"0",
                                     "-1",
                                     "1",
                                     "2",
                                     "3",
                                     "0.5",
                                     "-0.5",
                                     "1e308",
                                     "-1e308",
                                     "4294967295",
                                     "4294967296",
                                     "2147483648",
                                     "9007199254740993",
                                     "9223372036854775807",
                                     "1e-300",
                                     "null",
                                     "true",
                                     "\"\"",
                                     "\"call\"",
                                     "\"better\"",
                                     "\"pass\"",
                                     "\"\\u202e`x` $(y) <b>\"",
                                     "\"p95\"",
                                     "[]",
                                     "{}",
                                     "[0]",
                                     "[[0, 1]]",
                                     "[null]",
                                     "100000",
                                     "\"2020-04-06T00:00\""};

typedef enum { REPLACE, TAKE_OUT, DOUBLE, COPY, EDITS } Edit;

/* A value, and where it is. */
typedef struct {
  json_t *parent;
  const char *key; /* in an object */
  size_t index;    /* in an array */
} Place;

static char *make_results (void)
{
  TsScenario *scenario = NULL;
  TsDiagnostics *diagnostics = ts_diagnostics_new ();
  ts_scenario_load_text ("base.yaml", scenario_text, strlen (scenario_text), NULL, 0, diagnostics, &scenario);
  g_autoptr (GError) error = NULL;
  TsRunOptions options = {.threads = 1};
  TsResults *results = scenario != NULL ? ts_experiment_run (scenario, &options, &error) : NULL;
  if (results == NULL)
    fuzz_broken ("the base scenario does not run");
  char *json = ts_report_json (results);
  ts_results_free (results);
  ts_scenario_free (scenario);
  ts_diagnostics_free (diagnostics);
  return json;
}

static json_t *value_at (const Place *place)
{
  if (place->key != NULL)
    return json_object_get (place->parent, place->key);
  return json_array_get (place->parent, place->index);
}

static void collect (json_t *node, GArray *places)
{
  const char *key;
  json_t *value;
  size_t index;
  json_object_foreach (node, key, value)
  {
    Place place = {.parent = node, .key = key};
    g_array_append_val (places, place);
    collect (value, places);
  }
  json_array_foreach (node, index, value)
  {
    Place place = {.parent = node, .index = index};
    g_array_append_val (places, place);
    collect (value, places);
  }
}

/* Takes `value`. */
static void put (const Place *place, json_t *value)
{
  g_autofree char *key = g_strdup (place->key);
  if (key != NULL)
    json_object_set_new (place->parent, key, value);
  else
    json_array_set_new (place->parent, place->index, value);
}

static void apply (json_t *root, const uint8_t *edit)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));
  collect (root, places);
  if (places->len == 0)
    return;
  Place place = g_array_index (places, Place, ((guint)edit[0] << 8 | edit[1]) % places->len);
  Place other = g_array_index (places, Place, ((guint)edit[0] * 251 + edit[3] * 17u) % places->len);
  switch ((Edit)(edit[2] % EDITS)) {
  case REPLACE: put (&place, json_loads (values[edit[3] % G_N_ELEMENTS (values)], JSON_DECODE_ANY, NULL)); break;
  case TAKE_OUT:
    if (place.key == NULL)
      json_array_remove (place.parent, place.index);
    else
      json_object_del (place.parent, place.key);
    break;
  case DOUBLE:
    if (place.key == NULL)
      json_array_insert_new (place.parent, place.index, json_deep_copy (value_at (&place)));
    break;
  case COPY:
  case EDITS: put (&place, json_deep_copy (value_at (&other))); break;
  }
}

const char *unedited_results (void)
{
  static char *base;
  if (base == NULL)
    base = make_results ();
  return base;
}

char *edited_results (const uint8_t *data, size_t size)
{
  json_t *root = json_loads (unedited_results (), 0, NULL);
  for (size_t i = 0; i < MOST_EDITS && (i + 1) * 4 <= size; i++)
    apply (root, data + i * 4);
  char *text = json_dumps (root, 0);
  json_decref (root);
  return text;
}

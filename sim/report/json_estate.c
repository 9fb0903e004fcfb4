/* The estate and who reaches whom in it, in results.json. */
#include "json_estate.h"

#include <string.h>

#include "json_read.h"

static const char *const intents[] = {[TS_INTENT_COLLABORATION] = "collaboration", [TS_INTENT_ISOLATION] = "isolation"};
static const char *const units[] = {[TS_REACH_BY_TENANT] = "tenant", [TS_REACH_BY_GROUP] = "group"};

/* ----------------------------------------------------------------- writing -- */

/* null: people of no tenant */
static void write_tenant (TsJsonText *json, const char *key, const TsResults *results, uint32_t tenant)
{
  if (tenant == TS_NONE)
    ts_json_null (json, key);
  else
    ts_json_string (json, key, results->estate.tenants[tenant].name);
}

static void write_between (TsJsonText *json, const TsResults *results, uint32_t a, uint32_t b)
{
  ts_json_open_array (json, "between", TS_JSON_ONE_LINE);
  write_tenant (json, NULL, results, a);
  write_tenant (json, NULL, results, b);
  ts_json_close_array (json);
}

static void write_tenants (TsJsonText *json, const TsEstate *estate)
{
  ts_json_open_array (json, "tenants", TS_JSON_LINES);
  for (uint32_t i = 0; i < estate->n_tenants; i++) {
    ts_json_open_object (json, NULL, TS_JSON_ONE_LINE);
    ts_json_string (json, "name", estate->tenants[i].name);
    ts_json_open_array (json, "domains", TS_JSON_ONE_LINE);
    for (char **domain = estate->tenants[i].domains; *domain != NULL; domain++)
      ts_json_string (json, NULL, *domain);
    ts_json_close_array (json);
    ts_json_close_object (json);
  }
  ts_json_close_array (json);
}

static void write_groups (TsJsonText *json, const TsResults *results)
{
  ts_json_open_array (json, "groups", TS_JSON_LINES);
  for (uint32_t i = 0; i < results->n_groups; i++) {
    const TsEstateGroup *group = &results->estate.groups[i];
    ts_json_open_object (json, NULL, TS_JSON_ONE_LINE);
    ts_json_string (json, "name", results->groups[i]);
    write_tenant (json, "tenant", results, group->tenant);
    ts_json_integer (json, "people", group->people);
    ts_json_string (json, "client", ts_client_name (group->client));
    ts_json_close_object (json);
  }
  ts_json_close_array (json);
}

void ts_json_write_estate (TsJsonText *json, const TsResults *results)
{
  const TsEstate *estate = &results->estate;
  if (estate->groups == NULL)
    return;
  ts_json_open_object (json, "estate", TS_JSON_LINES);
  write_tenants (json, estate);
  write_groups (json, results);
  ts_json_open_array (json, "wanted", TS_JSON_LINES);
  for (uint32_t i = 0; i < estate->n_wishes; i++) {
    ts_json_open_object (json, NULL, TS_JSON_ONE_LINE);
    ts_json_string (json, "want", intents[estate->wishes[i].kind]);
    write_between (json, results, estate->wishes[i].a, estate->wishes[i].b);
    ts_json_close_object (json);
  }
  ts_json_close_array (json);
  ts_json_string (json, "reach_by", units[estate->by]);
  ts_json_close_object (json);
}

static void write_federation (TsJsonText *json, const TsResults *results, const TsFederationLink *link)
{
  ts_json_open_object (json, NULL, TS_JSON_ONE_LINE);
  write_between (json, results, link->a, link->b);
  ts_json_string (json, "permitted_by",
                  link->a_permits && link->b_permits ? "both"
                  : link->a_permits                  ? "first"
                                                     : "second");
  ts_json_close_object (json);
}

static void write_guests (TsJsonText *json, const TsResults *results, const TsGuestLink *link)
{
  ts_json_open_object (json, NULL, TS_JSON_ONE_LINE);
  ts_json_string (json, "who", results->groups[link->group]);
  ts_json_string (json, "in", results->estate.tenants[link->tenant].name);
  ts_json_integer (json, "people", link->people);
  ts_json_close_object (json);
}

static void write_unit (TsJsonText *json, const char *key, const TsResults *results, uint32_t unit)
{
  if (results->estate.by == TS_REACH_BY_GROUP)
    ts_json_string (json, key, results->groups[unit]);
  else
    write_tenant (json, key, results, unit);
}

static void write_pair (TsJsonText *json, const TsResults *results, const TsReachPair *pair)
{
  ts_json_open_object (json, NULL, TS_JSON_ONE_LINE);
  write_unit (json, "from", results, pair->from);
  write_unit (json, "to", results, pair->to);
  ts_json_integer (json, "pairs", pair->pairs);
  ts_json_integer (json, "search", pair->search);
  ts_json_integer (json, "call", pair->call);
  ts_json_integer (json, "unmet", pair->unmet);
  ts_json_integer (json, "violations", pair->violations);
  ts_json_integer (json, "exposure", pair->exposure);
  ts_json_close_object (json);
}

void ts_json_write_links (TsJsonText *json, const TsResults *results, const TsConfigurationResult *configuration)
{
  if (results->estate.groups == NULL)
    return;
  ts_json_open_object (json, "links", TS_JSON_LINES);
  ts_json_open_array (json, "federation", TS_JSON_LINES);
  for (uint32_t i = 0; i < configuration->n_federation; i++)
    write_federation (json, results, &configuration->federation[i]);
  ts_json_close_array (json);
  ts_json_open_array (json, "guests", TS_JSON_LINES);
  for (uint32_t i = 0; i < configuration->n_guests; i++)
    write_guests (json, results, &configuration->guests[i]);
  ts_json_close_array (json);
  ts_json_close_object (json);
  ts_json_open_array (json, "reach", TS_JSON_LINES);
  for (uint32_t i = 0; i < configuration->n_reach_pairs; i++)
    write_pair (json, results, &configuration->reach_pairs[i]);
  ts_json_close_array (json);
}

/* ----------------------------------------------------------------- reading -- */

/* The index of a word, or 0 after complaining. */
static unsigned find_word (TsJsonReader *reader, const TsJsonNode *node, const char *word, const char *const *words,
                           unsigned n)
{
  for (unsigned i = 0; !reader->failed && i < n; i++)
    if (strcmp (words[i], word) == 0)
      return i;
  ts_json_complain (reader, node, "'%s' is not known here", word);
  return 0;
}

static uint32_t find_tenant (TsJsonReader *reader, const TsJsonNode *node, const TsResults *results, const char *name)
{
  for (uint32_t i = 0; !reader->failed && i < results->estate.n_tenants; i++)
    if (strcmp (results->estate.tenants[i].name, name) == 0)
      return i;
  ts_json_complain (reader, node, "no tenant is named '%s'", name);
  return TS_NONE;
}

/* A name or null. */
static uint32_t as_tenant (TsJsonReader *reader, const TsJsonNode *node, const TsResults *results)
{
  if (!reader->failed && json_is_null (node->value))
    return TS_NONE;
  return find_tenant (reader, node, results, ts_json_as_string (reader, node));
}

static uint32_t get_tenant (TsJsonReader *reader, const TsJsonNode *parent, const char *key, const TsResults *results)
{
  if (!reader->failed && json_is_null (json_object_get (parent->value, key)))
    return TS_NONE;
  return find_tenant (reader, parent, results, ts_json_peek_string (reader, parent, key));
}

/* Two tenants, the first not after the second. */
static void read_between (TsJsonReader *reader, const TsJsonNode *node, const TsResults *results, uint32_t *a,
                          uint32_t *b)
{
  TsJsonNode between = ts_json_array (reader, node, "between");
  *a = *b = TS_NONE;
  if (!reader->failed && ts_json_length (&between) != 2)
    ts_json_complain (reader, &between, "must hold two tenants");
  if (reader->failed)
    return;
  TsJsonNode first = ts_json_element (&between, 0), second = ts_json_element (&between, 1);
  *a = as_tenant (reader, &first, results);
  *b = as_tenant (reader, &second, results);
  if (!reader->failed && *a > *b)
    ts_json_complain (reader, &between, "must be in the order of the tenants");
}

static void read_tenants (TsJsonReader *reader, const TsJsonNode *node, TsEstate *estate)
{
  TsJsonNode array = ts_json_array (reader, node, "tenants");
  size_t n = ts_json_length (&array);
  estate->tenants = g_new0 (TsEstateTenant, n + 1);
  for (size_t i = 0; i < n && !reader->failed; i++) {
    TsJsonNode tenant = ts_json_element (&array, i);
    TsJsonNode domains = ts_json_array (reader, &tenant, "domains");
    size_t n_domains = ts_json_length (&domains);
    estate->tenants[i].name = ts_json_get_string (reader, &tenant, "name");
    estate->tenants[i].domains = g_new0 (char *, n_domains + 1);
    estate->n_tenants = (uint32_t)i + 1;
    for (size_t d = 0; d < n_domains && !reader->failed; d++) {
      TsJsonNode domain = ts_json_element (&domains, d);
      estate->tenants[i].domains[d] = g_strdup (ts_json_as_string (reader, &domain));
    }
  }
}

static void read_groups (TsJsonReader *reader, const TsJsonNode *node, TsResults *results)
{
  TsJsonNode array = ts_json_array (reader, node, "groups");
  results->estate.groups = g_new0 (TsEstateGroup, results->n_groups + 1);
  if (!reader->failed && ts_json_length (&array) != results->n_groups)
    ts_json_complain (reader, &array, "must hold each of the %u groups", results->n_groups);
  for (uint32_t i = 0; i < results->n_groups && !reader->failed; i++) {
    TsJsonNode element = ts_json_element (&array, i);
    TsEstateGroup *group = &results->estate.groups[i];
    if (ts_json_find_group (reader, &element, results, ts_json_peek_string (reader, &element, "name")) != i)
      ts_json_complain (reader, &element, "is not the group of this place");
    group->tenant = get_tenant (reader, &element, "tenant", results);
    group->people = ts_json_get_small_count (reader, &element, "people");
    const char *client = ts_json_peek_string (reader, &element, "client");
    group->client = ts_client_find (client);
    if (!reader->failed && group->client == TS_CLIENTS)
      ts_json_complain (reader, &element, "'%s' is no client", client);
  }
}

static void read_wishes (TsJsonReader *reader, const TsJsonNode *node, TsResults *results)
{
  TsJsonNode array = ts_json_array (reader, node, "wanted");
  TsEstate *estate = &results->estate;
  size_t n = ts_json_length (&array);
  estate->wishes = g_new0 (TsEstateWish, n + 1);
  for (size_t i = 0; i < n && !reader->failed; i++) {
    TsJsonNode element = ts_json_element (&array, i);
    TsEstateWish *wish = &estate->wishes[i];
    estate->n_wishes = (uint32_t)i + 1;
    const char *want = ts_json_peek_string (reader, &element, "want");
    wish->kind = (TsIntentKind)find_word (reader, &element, want, intents, G_N_ELEMENTS (intents));
    read_between (reader, &element, results, &wish->a, &wish->b);
  }
}

void ts_json_read_estate (TsJsonReader *reader, const TsJsonNode *top, TsResults *results)
{
  if (reader->failed || !ts_json_has (top, "estate"))
    return;
  TsJsonNode node = ts_json_object (reader, top, "estate");
  read_tenants (reader, &node, &results->estate);
  read_groups (reader, &node, results);
  read_wishes (reader, &node, results);
  const char *by = ts_json_peek_string (reader, &node, "reach_by");
  results->estate.by = (TsReachBy)find_word (reader, &node, by, units, G_N_ELEMENTS (units));
}

static void read_federation (TsJsonReader *reader, const TsJsonNode *links, const TsResults *results,
                             TsConfigurationResult *configuration)
{
  static const char *const words[] = {"first", "second", "both"};
  TsJsonNode array = ts_json_array (reader, links, "federation");
  size_t n = ts_json_length (&array);
  configuration->federation = g_new0 (TsFederationLink, n + 1);
  for (size_t i = 0; i < n && !reader->failed; i++) {
    TsJsonNode element = ts_json_element (&array, i);
    TsFederationLink *link = &configuration->federation[i];
    const char *by = ts_json_peek_string (reader, &element, "permitted_by");
    unsigned who = find_word (reader, &element, by, words, G_N_ELEMENTS (words));
    link->a_permits = who != 1;
    link->b_permits = who != 0;
    read_between (reader, &element, results, &link->a, &link->b);
    if (!reader->failed && (link->a == TS_NONE || link->b == TS_NONE))
      ts_json_complain (reader, &element, "must be between tenants");
    configuration->n_federation = (uint32_t)i + 1;
  }
}

static void read_guests (TsJsonReader *reader, const TsJsonNode *links, const TsResults *results,
                         TsConfigurationResult *configuration)
{
  TsJsonNode array = ts_json_array (reader, links, "guests");
  size_t n = ts_json_length (&array);
  configuration->guests = g_new0 (TsGuestLink, n + 1);
  for (size_t i = 0; i < n && !reader->failed; i++) {
    TsJsonNode element = ts_json_element (&array, i);
    TsGuestLink *link = &configuration->guests[i];
    link->group = ts_json_find_group (reader, &element, results, ts_json_peek_string (reader, &element, "who"));
    link->tenant = find_tenant (reader, &element, results, ts_json_peek_string (reader, &element, "in"));
    link->people = ts_json_get_small_count (reader, &element, "people");
    configuration->n_guests = (uint32_t)i + 1;
  }
}

static uint32_t get_unit (TsJsonReader *reader, const TsJsonNode *parent, const char *key, const TsResults *results)
{
  if (results->estate.by == TS_REACH_BY_TENANT)
    return get_tenant (reader, parent, key, results);
  return ts_json_find_group (reader, parent, results, ts_json_peek_string (reader, parent, key));
}

static void read_pair (TsJsonReader *reader, const TsJsonNode *node, const TsResults *results, TsReachPair *pair)
{
  pair->from = get_unit (reader, node, "from", results);
  pair->to = get_unit (reader, node, "to", results);
  pair->pairs = ts_json_get_count (reader, node, "pairs");
  pair->search = ts_json_get_count (reader, node, "search");
  pair->call = ts_json_get_count (reader, node, "call");
  pair->unmet = ts_json_get_count (reader, node, "unmet");
  pair->violations = ts_json_get_count (reader, node, "violations");
  pair->exposure = ts_json_get_count (reader, node, "exposure");
}

void ts_json_read_links (TsJsonReader *reader, const TsJsonNode *node, const TsResults *results,
                         TsConfigurationResult *configuration)
{
  if (reader->failed || results->estate.groups == NULL)
    return;
  TsJsonNode links = ts_json_object (reader, node, "links");
  read_federation (reader, &links, results, configuration);
  read_guests (reader, &links, results, configuration);
  TsJsonNode array = ts_json_array (reader, node, "reach");
  size_t n = ts_json_length (&array);
  configuration->reach_pairs = g_new0 (TsReachPair, n + 1);
  for (size_t i = 0; i < n && !reader->failed; i++) {
    TsJsonNode element = ts_json_element (&array, i);
    read_pair (reader, &element, results, &configuration->reach_pairs[i]);
    configuration->n_reach_pairs = (uint32_t)i + 1;
  }
}

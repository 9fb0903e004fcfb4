/* assertions.c - what is asserted of whom, in which configurations
 *
 * Every assertion that can be understood is one, whatever else is wrong with the file.
 */
#include <string.h>

#include "compile.h"

#define NOBODY "nobody"

static void complain (const TsEstate *estate, const TsNode *at, const char *hint, const char *message)
{
  ts_diagnostics_error (estate->reader->diagnostics, at, hint, "%s", message);
}

/* ------------------------------------------------------------------- text -- */

static void append_node (GString *out, const TsNode *node)
{
  if (node->kind == TS_NODE_SCALAR) {
    g_string_append (out, node->text);
    return;
  }
  bool is_list = node->kind == TS_NODE_SEQUENCE;
  g_string_append_c (out, is_list ? '[' : '{');
  for (size_t i = 0; i < ts_node_length (node); i++) {
    g_string_append (out, i > 0 ? ", " : "");
    if (!is_list)
      g_string_append_printf (out, "%s: ", ts_node_entry_at (node, i)->key->text);
    append_node (out, is_list ? ts_node_item (node, i) : ts_node_entry_at (node, i)->value);
  }
  g_string_append_c (out, is_list ? ']' : '}');
}

static char *text_of (const TsNode *node)
{
  GString *out = g_string_new (NULL);
  append_node (out, node);
  return g_string_free (out, FALSE);
}

/* --------------------------------------------------------- configurations -- */

static uint32_t find_configuration (const TsEstate *estate, const TsNode *at)
{
  const GArray *configurations = estate->draft->configurations;
  guint n = ts_items (configurations);
  g_autofree const char **names = g_new0 (const char *, n + 1);
  for (guint i = 0; i < n; i++) {
    names[i] = g_array_index (configurations, TsDraftConfiguration, i).named.key->text;
    if (strcmp (names[i], at->text) == 0)
      return i;
  }
  g_autofree char *hint = ts_reader_hint (estate->reader, at->text, names, n);
  ts_diagnostics_error (estate->reader->diagnostics, at, hint, "there is no configuration \"%s\"", at->text);
  return TS_NONE;
}

/* The scalars of a word or a list of words; what else there is was reported when it was read. */
static size_t n_words (const TsNode *words)
{
  return words->kind == TS_NODE_SEQUENCE ? ts_node_length (words) : 1;
}

static const TsNode *word_at (const TsNode *words, size_t index)
{
  const TsNode *word = words->kind == TS_NODE_SEQUENCE ? ts_node_item (words, index) : words;
  return word->kind == TS_NODE_SCALAR && word->text[0] != '\0' ? word : NULL;
}

static void choose_configurations (const TsEstate *estate, const TsNode *words, TsAssertion *assertion)
{
  guint n = ts_items (estate->draft->configurations);
  g_autofree bool *is_chosen = g_new0 (bool, n + 1);
  for (size_t i = 0; words != NULL && i < n_words (words); i++) {
    const TsNode *word = word_at (words, i);
    uint32_t found = word != NULL ? find_configuration (estate, word) : TS_NONE;
    if (found != TS_NONE)
      is_chosen[found] = true;
  }
  assertion->configurations = g_new (uint32_t, n + 1);
  for (uint32_t i = 0; i < n; i++)
    if (words == NULL || is_chosen[i])
      assertion->configurations[assertion->n_configurations++] = i;
}

/* ----------------------------------------------------------- what is said -- */

/* Words that are no operations were reported when they were read. */
static unsigned choose_operations (const TsNode *words)
{
  if (words == NULL)
    return 1u << TS_OPERATION_CALL;
  unsigned operations = 0;
  for (size_t i = 0; i < n_words (words); i++) {
    const TsNode *word = word_at (words, i);
    TsOperation operation = word != NULL ? ts_asked_operation_find (word->text) : TS_ASKED_OPERATIONS;
    if (operation != TS_ASKED_OPERATIONS)
      operations |= 1u << operation;
  }
  return operations;
}

static TsReason find_reason (const TsEstate *estate, const TsNode *at)
{
  const char *codes[TS_REASONS];
  size_t n = 0;
  if (at->kind != TS_NODE_SCALAR || at->text[0] == '\0')
    return TS_REASON_NONE;
  TsReason reason = ts_reason_find (at->text);
  if (ts_reason_is_policy (reason))
    return reason;
  for (int i = TS_REASON_NONE + 1; i < TS_REASONS; i++)
    if (ts_reason_is_policy ((TsReason)i))
      codes[n++] = ts_reason ((TsReason)i)->code;
  g_autofree char *hint = reason == TS_REASONS ? ts_reader_hint (estate->reader, at->text, codes, n) : NULL;
  ts_diagnostics_error (estate->reader->diagnostics, at, hint,
                        reason == TS_REASONS ? "there is no reason \"%s\""
                                             : "\"%s\" is not a reason for which settings or clients deny something",
                        at->text);
  return TS_REASON_NONE;
}

/* What goes with what. */
static bool check_keys (const TsEstate *estate, const TsDraftAssertion *draft)
{
  const TsNode *node = draft->named.node;
  int n = (draft->allow != NULL) + (draft->deny != NULL) + (draft->reaches != NULL);
  bool reaches = draft->reaches != NULL, right = n == 1;
  if (n != 1)
    complain (estate, node, NULL, "an assertion says one of `allow`, `deny` and `reaches`");
  if (right && draft->reason != NULL && draft->deny == NULL) {
    complain (estate, draft->reason, NULL, "a `reason` goes with `deny` only");
    right = false;
  }
  if (right && !reaches && draft->to == NULL) {
    complain (estate, node, NULL, "\"to\" is missing: `allow` and `deny` speak of people with whom something is done");
    right = false;
  }
  if (right && !reaches && draft->operation != NULL) {
    complain (estate, draft->operation, NULL, "`operation` goes with `reaches`; here `allow` or `deny` names it");
    right = false;
  }
  if (right && reaches && draft->to != NULL) {
    complain (estate, draft->to, NULL, "`reaches` says to whom: `to` goes with `allow` and `deny`");
    right = false;
  }
  if (right && reaches && draft->both_ways == TS_WORD_TRUE) {
    complain (estate, node, NULL, "`both_ways` goes with `allow` and `deny`");
    right = false;
  }
  return right;
}

/* ------------------------------------------------------------------ people -- */

static TsSelection select_people (const GArray *ranges)
{
  TsRange *copy = g_memdup2 (ranges->data, ranges->len * sizeof *copy);
  return (TsSelection){.ranges = copy, .n_ranges = ranges->len, .people = ts_ranges_people (ranges)};
}

static bool is_nobody (const TsEstate *estate, const TsNode *words)
{
  return words->kind == TS_NODE_SCALAR && strcmp (words->text, NOBODY) == 0 &&
         !g_hash_table_contains (estate->tenants, NOBODY) && !g_hash_table_contains (estate->by_name, NOBODY);
}

/* The first tenant of a selection that is in the set, or TS_NONE; without `find`, adds them all. */
static uint32_t walk_tenants (const TsEstate *estate, const TsSelection *people, GHashTable *tenants, bool find)
{
  for (uint32_t i = 0; i < people->n_ranges; i++) {
    TsRange range = people->ranges[i];
    uint32_t last = ts_estate_group_of (estate, range.first + range.count - 1);
    for (uint32_t group = ts_estate_group_of (estate, range.first); group <= last; group++) {
      uint32_t tenant = ((const TsDraftGroup *)estate->groups->pdata[group])->tenant;
      if (tenant == TS_NONE)
        continue;
      if (find && g_hash_table_contains (tenants, GUINT_TO_POINTER (tenant)))
        return tenant;
      if (!find)
        g_hash_table_add (tenants, GUINT_TO_POINTER (tenant));
    }
  }
  return TS_NONE;
}

/* Colleagues of the same tenant are not what `reaches` is about. */
static void check_other_tenants (const TsEstate *estate, const TsNode *at, const TsAssertion *assertion)
{
  g_autoptr (GHashTable) tenants = g_hash_table_new (NULL, NULL);
  walk_tenants (estate, &assertion->from, tenants, false);
  uint32_t tenant = walk_tenants (estate, &assertion->to, tenants, true);
  if (tenant == TS_NONE)
    return;
  const char *name = g_array_index (estate->draft->tenants, TsDraftTenant, tenant).named.key->text;
  ts_diagnostics_error (estate->reader->diagnostics, at, NULL,
                        "`reaches` lists people of other tenants, but people of %s are in `from`, too", name);
}

static void check_pairs (const TsEstate *estate, const TsDraftAssertion *draft, const TsAssertion *assertion)
{
  bool is_one = assertion->from.people == 1 && assertion->to.people == 1;
  if (is_one && assertion->from.ranges[0].first == assertion->to.ranges[0].first)
    complain (estate, draft->to, NULL, "`from` and `to` are the same person, so this says nothing");
}

static void choose_people (const TsEstate *estate, const TsDraftAssertion *draft, TsAssertion *assertion)
{
  const TsNode *words = draft->reaches != NULL ? draft->reaches : draft->to;
  const GArray *from = ts_estate_people (estate, draft->from);
  bool nobody = draft->reaches != NULL && is_nobody (estate, words);
  const GArray *to = nobody ? NULL : ts_estate_people (estate, words);
  if (from != NULL)
    assertion->from = select_people (from);
  if (to != NULL)
    assertion->to = select_people (to);
  if (from == NULL || to == NULL)
    return;
  if (draft->reaches != NULL)
    check_other_tenants (estate, draft->reaches, assertion);
  else
    check_pairs (estate, draft, assertion);
}

/* ------------------------------------------------------------------ making -- */

static TsAssertionKind kind_of (const TsDraftAssertion *draft)
{
  if (draft->reaches != NULL)
    return TS_ASSERTION_REACHES;
  return draft->allow != NULL ? TS_ASSERTION_ALLOW : TS_ASSERTION_DENY;
}

static void make (const TsEstate *estate, const TsDraftAssertion *draft, TsAssertion *assertion)
{
  const TsNode *const operations[] = {
    [TS_ASSERTION_ALLOW] = draft->allow, [TS_ASSERTION_DENY] = draft->deny, [TS_ASSERTION_REACHES] = draft->operation};
  *assertion = (TsAssertion){.text = text_of (draft->named.node),
                             .kind = kind_of (draft),
                             .both_ways = draft->both_ways == TS_WORD_TRUE,
                             .origin = draft->named.node->origin};
  assertion->operations = choose_operations (operations[assertion->kind]);
  if (draft->reason != NULL)
    assertion->reason = find_reason (estate, draft->reason);
  choose_configurations (estate, draft->config, assertion);
  choose_people (estate, draft, assertion);
}

void ts_assertions_make (const TsEstate *estate, TsScenario *scenario)
{
  const GArray *drafts = estate->draft->assertions;
  scenario->assertions = g_new0 (TsAssertion, ts_items (drafts));
  for (guint i = 0; i < ts_items (drafts); i++) {
    const TsDraftAssertion *draft = &g_array_index (drafts, TsDraftAssertion, i);
    if (draft->named.node->kind == TS_NODE_MAPPING && check_keys (estate, draft) && draft->from != NULL)
      make (estate, draft, &scenario->assertions[scenario->n_assertions++]);
  }
}

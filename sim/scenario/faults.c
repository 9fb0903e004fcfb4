/* faults.c - what does not work for a while */
#include "compile.h"

#include <string.h>

static const TsDraftFault *fault_at (const TsEstate *estate, guint i)
{
  return &g_array_index (estate->draft->faults, TsDraftFault, i);
}

static void add_tenant (const TsEstate *estate, TsDraftFault *draft, const TsNode *word)
{
  const TsDraftTenant *tenant = word->kind == TS_NODE_SCALAR ? ts_estate_tenant (estate, word) : NULL;
  if (tenant != NULL)
    g_array_append_val (draft->tenants, tenant->number);
}

static bool is_of_federation (const TsDraftFault *draft)
{
  return draft->outage != NULL && draft->outage->kind == TS_NODE_SCALAR &&
         strcmp (draft->outage->text, "federation") == 0;
}

static void check_outage (const TsEstate *estate, TsDraftFault *draft)
{
  draft->tenants = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  g_ptr_array_add (estate->reader->arrays, draft->tenants);
  if (draft->outage == NULL || is_of_federation (draft))
    return;
  if (draft->outage->kind == TS_NODE_SCALAR)
    add_tenant (estate, draft, draft->outage);
  for (size_t i = 0; draft->outage->kind == TS_NODE_SEQUENCE && i < ts_node_length (draft->outage); i++)
    add_tenant (estate, draft, ts_node_item (draft->outage, i));
}

static bool is_written (const TsDraftFault *draft, const char *key)
{
  return ts_node_get (draft->named.node, key) != NULL;
}

static const char *wrong_times (const TsDraftFault *draft)
{
  bool once = is_written (draft, "at") || is_written (draft, "until");
  bool again = is_written (draft, "every") || is_written (draft, "lasts");
  if (once == again)
    return "write either `at` and `until`, or `every` and `lasts`";
  if (once && !(is_written (draft, "at") && is_written (draft, "until")))
    return "`at` and `until` go together";
  if (again && !(is_written (draft, "every") && is_written (draft, "lasts")))
    return "`every` and `lasts` go together";
  return once && draft->until <= draft->at ? "`until` must be later than `at`" : NULL;
}

static void check_fault (const TsEstate *estate, TsDraftFault *draft)
{
  TsDiagnostics *diagnostics = estate->reader->diagnostics;
  if (draft->named.node->kind != TS_NODE_MAPPING)
    return;
  int kinds = (draft->outage != NULL) + (draft->network_loss != NULL) + (draft->battery != NULL);
  if (kinds != 1)
    ts_diagnostics_error (diagnostics, draft->named.key, NULL,
                          "a fault is one of `outage`, `network_loss` and `battery`");
  const char *wrong = wrong_times (draft);
  if (wrong != NULL)
    ts_diagnostics_error (diagnostics, draft->named.key, NULL, "%s", wrong);
  check_outage (estate, draft);
  draft->holds_in = ts_configurations_named (estate, draft->only_in);
  const TsNode *people = draft->network_loss != NULL ? draft->network_loss : draft->battery;
  draft->people = people != NULL ? ts_estate_people (estate, people) : NULL;
}

void ts_faults_check (const TsEstate *estate)
{
  for (guint i = 0; i < ts_items (estate->draft->faults); i++)
    check_fault (estate, (TsDraftFault *)fault_at (estate, i));
}

TsReason ts_fault_reason (TsFaultKind kind)
{
  static const TsReason reasons[TS_FAULT_KINDS] = {[TS_FAULT_OUTAGE] = TS_REASON_SERVICE_OUTAGE,
                                                   [TS_FAULT_FEDERATION] = TS_REASON_FEDERATION_OUTAGE,
                                                   [TS_FAULT_NETWORK] = TS_REASON_NETWORK_LOSS,
                                                   [TS_FAULT_BATTERY] = TS_REASON_BATTERY_EMPTY};
  g_assert ((size_t)kind < TS_FAULT_KINDS);
  return reasons[kind];
}

static TsFaultKind kind_of (const TsDraftFault *draft)
{
  if (draft->outage != NULL)
    return is_of_federation (draft) ? TS_FAULT_FEDERATION : TS_FAULT_OUTAGE;
  return draft->network_loss != NULL ? TS_FAULT_NETWORK : TS_FAULT_BATTERY;
}

void ts_faults_make (const TsEstate *estate, TsScenario *scenario)
{
  guint n = ts_items (estate->draft->faults);
  scenario->faults = g_new0 (TsFault, n + 1);
  for (guint i = 0; i < n; i++) {
    const TsDraftFault *draft = fault_at (estate, i);
    TsFault *fault = &scenario->faults[scenario->n_faults++];
    *fault = (TsFault){.hash = ts_hash_text (draft->named.key->text),
                       .kind = kind_of (draft),
                       .tenants = g_memdup2 (draft->tenants->data, draft->tenants->len * sizeof (uint32_t)),
                       .n_tenants = draft->tenants->len,
                       .at = draft->at,
                       .until = draft->until,
                       .recurs = is_written (draft, "every"),
                       .every = draft->every,
                       .lasts = draft->lasts,
                       .holds_in = g_memdup2 (draft->holds_in, scenario->n_configurations * sizeof (bool))};
    if (draft->people != NULL && draft->people->len > 0) {
      fault->people.n_ranges = draft->people->len;
      fault->people.people = ts_ranges_people (draft->people);
      fault->people.ranges = g_memdup2 (draft->people->data, draft->people->len * sizeof (TsRange));
    }
  }
}

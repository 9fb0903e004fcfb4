/* reach_view.c - one configuration's matrix and findings */
#include "reach.h"

static int compare_findings (const void *a, const void *b)
{
  const TsReachFinding *x = a, *y = b;

  if (x->intent != y->intent)
    return x->intent < y->intent ? -1 : 1;
  if (x->from != y->from)
    return x->from < y->from ? -1 : 1;
  return x->to < y->to ? -1 : x->to > y->to;
}

/* Findings are told by group, whatever the matrix is by. */
static void find (TsReachView *view)
{
  const TsScenario *scenario = view->query->scenario;
  TsReach *reach = ts_reach_new (scenario->directory, view->configuration->policy, TS_REACH_BY_GROUP, scenario->intents,
                                 scenario->n_intents);

  view->findings = g_array_new (FALSE, FALSE, sizeof (TsReachFinding));
  for (uint32_t unit = 0; unit < ts_reach_units (reach); unit++)
    ts_reach_findings (reach, unit, view->findings);
  for (guint i = 0; i < view->findings->len; i++) {
    TsReachFinding *finding = &g_array_index (view->findings, TsReachFinding, i);
    finding->from = ts_reach_unit (reach, finding->from).group;
    finding->to = ts_reach_unit (reach, finding->to).group;
  }
  g_array_sort (view->findings, compare_findings);
  ts_reach_free (reach);
}

TsReachView *ts_reach_view_new (const TsReachQuery *query, const TsConfiguration *configuration)
{
  TsReachView *view = g_new0 (TsReachView, 1);

  view->query = query;
  view->configuration = configuration;
  view->reach = ts_reach_new (query->scenario->directory, configuration->policy, query->by, NULL, 0);
  view->n = ts_reach_units (view->reach);
  view->names = g_new0 (char *, view->n + 1);
  for (uint32_t unit = 0; unit < view->n; unit++)
    view->names[unit] = ts_reach_unit_name (query->scenario, query->by, ts_reach_unit (view->reach, unit));
  find (view);
  view->has_scopes = ts_settings_count_scopes (configuration->settings, query->scenario->intents,
                                               query->scenario->n_intents, view->scopes);
  return view;
}

void ts_reach_view_free (TsReachView *view)
{
  if (view == NULL)
    return;
  ts_reach_free (view->reach);
  g_strfreev (view->names);
  g_array_unref (view->findings);
  g_free (view);
}

void ts_reach_view_row (const TsReachView *view, uint32_t unit, TsReachCell *cells)
{
  for (unsigned i = 0; i < view->query->n_operations; i++)
    ts_reach_row (view->reach, view->query->operations[i], unit, &cells[(size_t)i * view->n]);
}

const TsReachFinding *ts_reach_view_findings (const TsReachView *view, uint32_t intent, size_t *n)
{
  const TsReachFinding *findings = (const TsReachFinding *)(const void *)view->findings->data;
  size_t first = 0, end;

  while (first < view->findings->len && findings[first].intent < intent)
    first++;
  end = first;
  while (end < view->findings->len && findings[end].intent == intent)
    end++;
  *n = end - first;
  return *n == 0 ? NULL : &findings[first];
}

uint64_t ts_reach_pairs_found (const TsReachFinding *findings, size_t n)
{
  uint64_t pairs = 0;

  for (size_t i = 0; i < n; i++)
    pairs += findings[i].pairs;
  return pairs;
}

bool ts_reach_is_met (const TsReachView *view, uint32_t intent)
{
  size_t n;

  ts_reach_view_findings (view, intent, &n);
  return n == 0;
}

/* reach_command.c - `tenantsim reach SCENARIO` */
#define _POSIX_C_SOURCE 200809L

#include <unistd.h>

#include "choosing.h"
#include "loading.h"
#include "print.h"
#include "reach.h"

#define NARROWEST 60u
#define WIDEST 120u
#define MOST_CELLS 4000000u /* of formats that list every cell */

static TsStatus refuse (const char *complaint)
{
  ts_say ("reach: %s", complaint);
  return TS_STATUS_USAGE;
}

static TsReachQuery make_query (const TsScenario *scenario, const TsOptions *options)
{
  const unsigned usual = 1u << TS_OPERATION_SEARCH | 1u << TS_OPERATION_CALL;
  unsigned operations = options->operations == 0 ? usual : options->operations;
  TsReachQuery query = {.scenario = scenario, .by = options->by};

  for (unsigned operation = 0; operation < TS_ASKED_OPERATIONS; operation++)
    if ((operations >> operation & 1) != 0)
      query.operations[query.n_operations++] = (TsOperation)operation;
  return query;
}

static TsReachStyle make_style (const TsOptions *options)
{
  return (TsReachStyle){.color = ts_terminal_has_color (STDOUT_FILENO, options->color),
                        .width = CLAMP (ts_terminal_width (STDOUT_FILENO), NARROWEST, WIDEST)};
}

/* ------------------------------------------------------------------- matrix -- */

static char *format_views (const GPtrArray *views, const TsOptions *options)
{
  TsReachView *const *all = (TsReachView *const *)views->pdata;
  TsReachStyle style = make_style (options);
  static char *(*const writers[TS_FORMATS]) (TsReachView *const *, size_t) = {
    [TS_FORMAT_CSV] = ts_reach_csv,
    [TS_FORMAT_JSON] = ts_reach_json,
    [TS_FORMAT_MARKDOWN] = ts_reach_markdown,
  };

  return writers[options->format] != NULL ? writers[options->format](all, views->len)
                                          : ts_reach_text (all, views->len, &style);
}

static void free_view (gpointer view)
{
  ts_reach_view_free (view);
}

/* A list of every cell of a large estate would fill the memory. */
static TsStatus check_size (const TsReachView *view, guint n_views, const TsOptions *options)
{
  uint64_t cells = (uint64_t)view->n * view->n * view->query->n_operations * n_views;

  if (options->format == TS_FORMAT_TEXT || cells <= MOST_CELLS)
    return TS_STATUS_OK;
  ts_say ("reach: %" G_GUINT64_FORMAT " cells, and at most %u are listed; choose --by tenant, one --config or text",
          cells, MOST_CELLS);
  return TS_STATUS_LIMIT;
}

static TsStatus show (const TsReachQuery *query, const GArray *chosen, const TsOptions *options)
{
  g_autoptr (GPtrArray) views = g_ptr_array_new_with_free_func (free_view);
  g_autofree char *text = NULL;
  TsStatus status = TS_STATUS_OK;

  for (guint i = 0; i < chosen->len && status == TS_STATUS_OK; i++) {
    uint32_t index = g_array_index (chosen, uint32_t, i);
    TsReachView *view = ts_reach_view_new (query, &query->scenario->configurations[index]);
    g_ptr_array_add (views, view);
    status = check_size (view, chosen->len, options);
  }
  if (status != TS_STATUS_OK)
    return status;
  text = format_views (views, options);
  return ts_print (text);
}

/* --------------------------------------------------------------- comparison -- */

static char *format_comparison (const TsReachComparison *comparison, const TsOptions *options)
{
  TsReachStyle style = make_style (options);
  static char *(*const writers[TS_FORMATS]) (const TsReachComparison *) = {
    [TS_FORMAT_CSV] = ts_reach_diff_csv,
    [TS_FORMAT_JSON] = ts_reach_diff_json,
    [TS_FORMAT_MARKDOWN] = ts_reach_diff_markdown,
  };

  return writers[options->format] != NULL ? writers[options->format](comparison)
                                          : ts_reach_diff_text (comparison, &style);
}

static TsStatus compare (const TsReachQuery *query, uint32_t before, uint32_t after, const TsOptions *options)
{
  const TsScenario *scenario = query->scenario;
  TsReachComparison comparison = {
    .query = query, .before = &scenario->configurations[before], .after = &scenario->configurations[after]};
  TsReachSide first = {comparison.before->settings, comparison.before->policy};
  TsReachSide second = {comparison.after->settings, comparison.after->policy};
  unsigned operations = 0;
  g_autofree char *text = NULL;

  for (unsigned i = 0; i < query->n_operations; i++)
    operations |= 1u << query->operations[i];
  comparison.diff = ts_reach_diff (&first, &second, operations, scenario->intents, scenario->n_intents);
  text = format_comparison (&comparison, options);
  ts_reach_diff_free (comparison.diff);
  return ts_print (text);
}

static TsStatus reach (const TsScenario *scenario, const TsOptions *options)
{
  TsReachQuery query = make_query (scenario, options);
  g_autoptr (GArray) chosen = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  g_autoptr (GArray) other = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  g_autoptr (GPtrArray) other_name = g_ptr_array_new ();
  TsStatus status = ts_choose_configurations (scenario, options->configurations, chosen);

  if (status != TS_STATUS_OK || options->diff == NULL)
    return status != TS_STATUS_OK ? status : show (&query, chosen, options);
  g_ptr_array_add (other_name, (gpointer)options->diff);
  status = ts_choose_configurations (scenario, other_name, other);
  if (status != TS_STATUS_OK)
    return status;
  return compare (&query, g_array_index (chosen, uint32_t, 0), g_array_index (other, uint32_t, 0), options);
}

TsStatus ts_reach_command (const TsOptions *options)
{
  TsScenario *scenario = NULL;
  TsStatus status;

  if (options->diff != NULL && options->configurations->len != 1)
    return refuse ("--diff NAME compares with one --config NAME");
  if (options->diff != NULL && options->by != TS_REACH_BY_GROUP)
    return refuse ("--diff is told by group, so --by does not go with it");
  status = ts_load_scenario (g_ptr_array_index (options->operands, 0), options, &scenario);
  if (scenario == NULL)
    return status;
  status = reach (scenario, options);
  ts_scenario_free (scenario);
  return status;
}

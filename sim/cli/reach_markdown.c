/* reach_markdown.c - matrices, findings and differences as Markdown tables */
#include <string.h>

#include "print.h"
#include "reach.h"

#define HARMLESS ".,-:;%?'/()" /* marks that begin nothing inside a line */

/* Text of a scenario cannot end a cell or begin markup. */
static void append_words (GString *out, const char *text)
{
  g_autofree char *clean = ts_printable (text);

  for (const char *c = clean; *c != '\0'; c++) {
    if (g_ascii_ispunct (*c) && strchr (HARMLESS, *c) == NULL)
      g_string_append_c (out, '\\');
    g_string_append_c (out, *c);
  }
}

static void append_cell_words (GString *out, const char *text)
{
  g_string_append (out, " ");
  append_words (out, text);
  g_string_append (out, " |");
}

static void take_cell (GString *out, char *text)
{
  append_cell_words (out, text);
  g_free (text);
}

/* ------------------------------------------------------------------- matrix -- */

static void append_header (GString *out, const TsReachView *view)
{
  g_string_append (out, "| from | operation |");
  for (uint32_t to = 0; to < view->n; to++)
    append_cell_words (out, view->names[to]);
  g_string_append (out, "\n|---|---|");
  for (uint32_t to = 0; to < view->n; to++)
    g_string_append (out, "---|");
  g_string_append_c (out, '\n');
}

static void append_row (GString *out, const TsReachView *view, uint32_t from, TsOperation operation,
                        const TsReachCell *cells)
{
  g_string_append_c (out, '|');
  append_cell_words (out, view->names[from]);
  append_cell_words (out, ts_operation_name (operation));
  for (uint32_t to = 0; to < view->n; to++) {
    g_autofree char *share = ts_reach_share (&cells[to]);
    g_autofree char *codes = ts_reach_codes (cells[to].reasons, " ");
    take_cell (out, g_strconcat (share, codes[0] == '\0' ? "" : " ", codes, NULL));
  }
  g_string_append_c (out, '\n');
}

static uint64_t append_matrix (GString *out, const TsReachView *view)
{
  size_t n = (size_t)view->n * view->query->n_operations;
  g_autofree TsReachCell *cells = g_new (TsReachCell, n + 1);
  uint64_t reasons = 0;

  append_header (out, view);
  for (uint32_t from = 0; from < view->n; from++) {
    ts_reach_view_row (view, from, cells);
    for (unsigned i = 0; i < view->query->n_operations; i++)
      append_row (out, view, from, view->query->operations[i], &cells[(size_t)i * view->n]);
    for (size_t i = 0; i < n; i++)
      reasons |= cells[i].reasons;
  }
  return reasons;
}

static void append_finding (GString *out, const TsReachView *view, const TsReachFinding *finding, const char *state)
{
  const TsScenario *scenario = view->query->scenario;

  g_string_append_c (out, '|');
  append_cell_words (out, state);
  append_cell_words (out, ts_reach_group_name (scenario, finding->from));
  append_cell_words (out, ts_reach_group_name (scenario, finding->to));
  take_cell (out, g_strdup_printf ("%" G_GUINT64_FORMAT, finding->pairs));
  take_cell (out, ts_reach_operations (finding->operations, ", "));
  take_cell (out, ts_reach_codes (finding->reasons, " "));
  g_string_append_c (out, '\n');
}

static char *words_of (const TsReachView *view, uint32_t index, bool is_met)
{
  const TsScenario *scenario = view->query->scenario;
  const TsIntent *intent = &scenario->intents[index];
  g_autofree char *first = ts_reach_people_name (scenario, intent->first, intent->n_first);
  g_autofree char *second = ts_reach_people_name (scenario, intent->second, intent->n_second);
  g_autofree char *position = ts_reach_position (scenario, intent->origin);

  return g_strdup_printf ("%s: %s between %s and %s (%s)", is_met ? "met" : "not met",
                          ts_reach_intent_name (intent->kind), first, second, position);
}

static void append_intents (GString *out, const TsReachView *view)
{
  g_string_append (out, "\n| intent | from | to | pairs | cannot | why |\n|---|---|---|---|---|---|\n");
  for (uint32_t i = 0; i < view->query->scenario->n_intents; i++) {
    size_t n;
    const TsReachFinding *findings = ts_reach_view_findings (view, i, &n);
    g_autofree char *words = words_of (view, i, n == 0);
    for (size_t k = 0; k < n; k++)
      append_finding (out, view, &findings[k], words);
    if (n > 0)
      continue;
    g_string_append_c (out, '|');
    append_cell_words (out, words);
    g_string_append (out, " | | | | |\n");
  }
  size_t n;
  const TsReachFinding *findings = ts_reach_view_findings (view, TS_NONE, &n);
  for (size_t k = 0; k < n; k++)
    append_finding (out, view, &findings[k], "exposed under no intent");
}

/* Both readings of how far guests reach (C-1). */
static void append_scopes (GString *out, const TsReachView *view)
{
  static const char *const names[] = {[TS_GUEST_SCOPE_TEAM] = "people of the team",
                                      [TS_GUEST_SCOPE_TENANT] = "the whole tenant"};

  if (!view->has_scopes)
    return;
  g_string_append (out, "\n| guests reach (C-1) | unmet | violations | exposure |\n|---|---|---|---|\n");
  for (size_t i = 0; i < G_N_ELEMENTS (names); i++)
    g_string_append_printf (out, "| %s | %" G_GUINT64_FORMAT " | %" G_GUINT64_FORMAT " | %" G_GUINT64_FORMAT " |\n",
                            names[i], view->scopes[i].unmet, view->scopes[i].violations, view->scopes[i].exposure);
}

static void append_legend (GString *out, uint64_t reasons)
{
  g_string_append (out, "\n| code | means | who can change it | what |\n|---|---|---|---|\n");
  for (unsigned reason = 0; reason < TS_REASONS; reason++) {
    const TsReasonRow *row = ts_reason ((TsReason)reason);
    if ((reasons >> reason & 1) == 0)
      continue;
    g_string_append_c (out, '|');
    append_cell_words (out, row->code);
    append_cell_words (out, row->sentence);
    append_cell_words (out, row->who);
    append_cell_words (out, row->change);
    g_string_append_c (out, '\n');
  }
}

char *ts_reach_markdown (TsReachView *const *views, size_t n)
{
  GString *out = g_string_new ("# Who can reach whom: ");
  uint64_t reasons = 0;

  append_words (out, views[0]->query->scenario->name);
  g_string_append_c (out, '\n');
  for (size_t i = 0; i < n; i++) {
    g_string_append (out, "\n## ");
    append_words (out, views[i]->configuration->name);
    g_string_append (out, "\n\n");
    reasons |= append_matrix (out, views[i]);
    append_intents (out, views[i]);
    append_scopes (out, views[i]);
    for (guint k = 0; k < views[i]->findings->len; k++)
      reasons |= g_array_index (views[i]->findings, TsReachFinding, k).reasons;
  }
  append_legend (out, reasons);
  return g_string_free (out, FALSE);
}

/* --------------------------------------------------------------- difference -- */

static char *settings_of (const TsReachComparison *comparison, const TsReachCause *cause)
{
  GString *out = g_string_new (NULL);

  for (size_t i = 0; i < cause->n; i++) {
    g_autofree char *name = ts_reach_setting_name (comparison->query->scenario, &cause->settings[i]);
    g_autofree char *after = ts_reach_setting_position (comparison, &cause->settings[i], true);
    g_string_append_printf (out, "%s%s (%s)", i > 0 ? ", " : "", name, after);
  }
  return g_string_free (out, FALSE);
}

static void append_change (GString *out, const TsReachComparison *comparison, const TsReachChange *change)
{
  const TsScenario *scenario = comparison->query->scenario;

  g_string_append_c (out, '|');
  append_cell_words (out, change->is_gain ? "gained" : "lost");
  append_cell_words (out, ts_reach_under_name (change->under));
  append_cell_words (out, change->is_exposure ? "yes" : "no");
  append_cell_words (out, ts_reach_group_name (scenario, change->from));
  append_cell_words (out, ts_reach_group_name (scenario, change->to));
  take_cell (out, ts_reach_operations (change->operations, ", "));
  take_cell (out, g_strdup_printf ("%" G_GUINT64_FORMAT, change->pairs));
  take_cell (out, settings_of (comparison, &comparison->diff->causes[change->cause]));
  g_string_append_c (out, '\n');
}

char *ts_reach_diff_markdown (const TsReachComparison *comparison)
{
  GString *out = g_string_new ("# From ");

  append_words (out, comparison->before->name);
  g_string_append (out, " to ");
  append_words (out, comparison->after->name);
  g_string_append (out, "\n\n| change | under | exposure | from | to | operations | pairs | by |\n"
                        "|---|---|---|---|---|---|---|---|\n");
  for (size_t i = 0; i < comparison->diff->n_changes; i++)
    append_change (out, comparison, &comparison->diff->changes[i]);
  return g_string_free (out, FALSE);
}

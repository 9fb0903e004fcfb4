/* reach_csv.c - matrices, findings and differences as CSV (RFC 4180), a row each */
#include <string.h>

#include "reach.h"

static void append_text (GString *out, const char *text)
{
  if (strpbrk (text, "\",\r\n") == NULL) {
    g_string_append (out, text);
    return;
  }
  g_string_append_c (out, '"');
  for (const char *c = text; *c != '\0'; c++) {
    if (*c == '"')
      g_string_append_c (out, '"');
    g_string_append_c (out, *c);
  }
  g_string_append_c (out, '"');
}

/* The last of a row ends it. */
static void append_field (GString *out, const char *text, bool is_last)
{
  append_text (out, text);
  g_string_append (out, is_last ? "\r\n" : ",");
}

static void append_number (GString *out, uint64_t number)
{
  g_string_append_printf (out, "%" G_GUINT64_FORMAT ",", number);
}

/* ------------------------------------------------------------------- matrix -- */

static void append_cell (GString *out, const TsReachView *view, const char *operation, uint32_t from, uint32_t to,
                         const TsReachCell *cell)
{
  g_autofree char *codes = ts_reach_codes (cell->reasons, " ");

  append_field (out, view->configuration->name, false);
  append_field (out, "reach", false);
  append_field (out, operation, false);
  append_field (out, view->names[from], false);
  append_field (out, view->names[to], false);
  append_number (out, cell->pairs);
  append_number (out, cell->permitted);
  append_field (out, codes, false);
  append_field (out, "", true);
}

static void append_rows (GString *out, const TsReachView *view)
{
  unsigned n_operations = view->query->n_operations;
  g_autofree TsReachCell *cells = g_new (TsReachCell, (size_t)view->n * n_operations + 1);

  for (uint32_t from = 0; from < view->n; from++) {
    ts_reach_view_row (view, from, cells);
    for (unsigned i = 0; i < n_operations; i++)
      for (uint32_t to = 0; to < view->n; to++)
        append_cell (out, view, ts_operation_name (view->query->operations[i]), from, to,
                     &cells[(size_t)i * view->n + to]);
  }
}

static const char *kind_of (const TsScenario *scenario, uint32_t intent)
{
  if (intent == TS_NONE)
    return "exposure";
  return scenario->intents[intent].kind == TS_INTENT_ISOLATION ? "violation" : "unmet";
}

static void append_finding (GString *out, const TsReachView *view, const TsReachFinding *finding)
{
  const TsScenario *scenario = view->query->scenario;
  g_autofree char *operations = ts_reach_operations (finding->operations, " ");
  g_autofree char *codes = ts_reach_codes (finding->reasons, " ");
  g_autofree char *position = finding->intent == TS_NONE
                                ? g_strdup ("")
                                : ts_reach_position (scenario, scenario->intents[finding->intent].origin);

  append_field (out, view->configuration->name, false);
  append_field (out, kind_of (scenario, finding->intent), false);
  append_field (out, operations, false);
  append_field (out, ts_reach_group_name (scenario, finding->from), false);
  append_field (out, ts_reach_group_name (scenario, finding->to), false);
  append_number (out, finding->pairs);
  append_field (out, "", false);
  append_field (out, codes, false);
  append_field (out, position, true);
}

static void append_count (GString *out, const TsReachView *view, const char *scope, const char *what, uint64_t pairs)
{
  g_autofree char *kind = g_strdup_printf ("guest_scope_%s_%s", scope, what);

  append_field (out, view->configuration->name, false);
  append_field (out, kind, false);
  g_string_append (out, ",,,");
  append_number (out, pairs);
  g_string_append (out, ",,\r\n");
}

/* Both readings of how far guests reach (C-1). */
static void append_scopes (GString *out, const TsReachView *view)
{
  static const char *const names[] = {[TS_GUEST_SCOPE_TEAM] = "team", [TS_GUEST_SCOPE_TENANT] = "tenant"};

  for (size_t i = 0; view->has_scopes && i < G_N_ELEMENTS (names); i++) {
    append_count (out, view, names[i], "unmet", view->scopes[i].unmet);
    append_count (out, view, names[i], "violations", view->scopes[i].violations);
    append_count (out, view, names[i], "exposure", view->scopes[i].exposure);
  }
}

char *ts_reach_csv (TsReachView *const *views, size_t n)
{
  GString *out = g_string_new ("configuration,kind,operation,from,to,pairs,permitted,reasons,intent\r\n");

  for (size_t i = 0; i < n; i++) {
    append_rows (out, views[i]);
    for (guint k = 0; k < views[i]->findings->len; k++)
      append_finding (out, views[i], &g_array_index (views[i]->findings, TsReachFinding, k));
    append_scopes (out, views[i]);
  }
  return g_string_free (out, FALSE);
}

/* --------------------------------------------------------------- difference -- */

/* "external access of ABC (after.yaml:2, before: before.yaml:1); ..." */
static char *settings_of (const TsReachComparison *comparison, const TsReachCause *cause)
{
  GString *out = g_string_new (NULL);

  for (size_t i = 0; i < cause->n; i++) {
    g_autofree char *name = ts_reach_setting_name (comparison->query->scenario, &cause->settings[i]);
    g_autofree char *before = ts_reach_setting_position (comparison, &cause->settings[i], false);
    g_autofree char *after = ts_reach_setting_position (comparison, &cause->settings[i], true);
    g_string_append_printf (out, "%s%s (%s, before: %s)", i > 0 ? "; " : "", name, after, before);
  }
  return g_string_free (out, FALSE);
}

static void append_change (GString *out, const TsReachComparison *comparison, const TsReachChange *change)
{
  const TsScenario *scenario = comparison->query->scenario;
  g_autofree char *operations = ts_reach_operations (change->operations, " ");
  g_autofree char *settings = settings_of (comparison, &comparison->diff->causes[change->cause]);

  append_field (out, comparison->before->name, false);
  append_field (out, comparison->after->name, false);
  append_field (out, change->is_gain ? "gained" : "lost", false);
  append_field (out, change->is_exposure ? "true" : "false", false);
  append_field (out, ts_reach_under_name (change->under), false);
  append_field (out, operations, false);
  append_field (out, ts_reach_group_name (scenario, change->from), false);
  append_field (out, ts_reach_group_name (scenario, change->to), false);
  append_number (out, change->pairs);
  append_field (out, settings, true);
}

char *ts_reach_diff_csv (const TsReachComparison *comparison)
{
  GString *out = g_string_new ("before,after,change,exposure,under,operations,from,to,pairs,settings\r\n");

  for (size_t i = 0; i < comparison->diff->n_changes; i++)
    append_change (out, comparison, &comparison->diff->changes[i]);
  return g_string_free (out, FALSE);
}

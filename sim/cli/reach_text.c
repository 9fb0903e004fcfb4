/* reach_text.c - matrices, intents and the legend of reasons as text */
#include "reach_text.h"

#include <string.h>

#define MOST_ROWS 40 /* of a matrix; beyond, a list tells more */
#define LEGEND_INDENT 5

/* ------------------------------------------------------------------ letters -- */

static uint64_t reasons_of (const TsReachView *view)
{
  size_t n = (size_t)view->n * view->query->n_operations;
  g_autofree TsReachCell *cells = g_new (TsReachCell, n + 1);
  uint64_t reasons = 0;

  for (uint32_t unit = 0; unit < view->n; unit++) {
    ts_reach_view_row (view, unit, cells);
    for (size_t i = 0; i < n; i++)
      reasons |= cells[i].reasons;
  }
  for (guint i = 0; i < view->findings->len; i++)
    reasons |= g_array_index (view->findings, TsReachFinding, i).reasons;
  return reasons;
}

static TsReachLetters give_letters (TsReachView *const *views, size_t n)
{
  TsReachLetters letters = {.reasons = 0};
  char next = 'a';

  for (size_t i = 0; i < n; i++)
    letters.reasons |= reasons_of (views[i]);
  for (unsigned reason = 0; reason < TS_REASONS; reason++)
    if ((letters.reasons >> reason & 1) != 0)
      letters.letters[reason] = next++;
  return letters;
}

char *ts_reach_letters_text (uint64_t reasons, const TsReachLetters *letters)
{
  GString *out = g_string_new (NULL);

  for (unsigned reason = 0; reason < TS_REASONS; reason++)
    if ((reasons >> reason & 1) != 0)
      g_string_append_c (out, letters->letters[reason]);
  return g_string_free (out, FALSE);
}

char *ts_reach_cell_text (const TsReachCell *cell, const TsReachLetters *letters)
{
  g_autofree char *share = ts_reach_share (cell);
  g_autofree char *why = ts_reach_letters_text (cell->reasons, letters);

  return g_strconcat (share, why[0] == '\0' ? "" : " ", why, NULL);
}

static void write_reason (TsPage *page, TsReason reason, char letter)
{
  const TsReasonRow *row = ts_reason (reason);
  g_autofree char *rest = g_strdup_printf ("  %s Changed by %s: %s", row->sentence, row->who, row->change);

  ts_page_printf (page, "  %c  ", letter);
  ts_page_write (page, TS_PAGE_STRONG, row->code);
  ts_page_words (page, LEGEND_INDENT, row->change[0] == '\0' ? row->sentence : rest);
  ts_page_end_line (page);
}

static void write_legend (TsPage *page, const TsReachLetters *letters)
{
  ts_page_write (page, TS_PAGE_STRONG, "Legend");
  ts_page_end_line (page);
  ts_page_words (page, LEGEND_INDENT,
                 "  all: every pair of people; 67%: that share of them; -: none; .: nobody to ask. A letter says "
                 "what stands in the way of the others, once both are active in the best tenant:");
  ts_page_end_line (page);
  for (unsigned reason = 0; reason < TS_REASONS; reason++)
    if (letters->letters[reason] != 0)
      write_reason (page, (TsReason)reason, letters->letters[reason]);
  if (letters->reasons == 0) {
    ts_page_write (page, TS_PAGE_PLAIN, "     (nothing does)");
    ts_page_end_line (page);
  }
}

/* ------------------------------------------------------------------- views -- */

static void write_title (TsPage *page, const TsReachView *view)
{
  g_autofree char *where = ts_reach_position (view->query->scenario, view->configuration->origin);

  ts_page_write (page, TS_PAGE_STRONG, view->configuration->name);
  ts_page_printf (page, " (%s)", where);
  ts_page_end_line (page);
}

/* Both readings of whom a guest reaches. */
static void write_scopes (TsPage *page, const TsReachView *view)
{
  const TsReachCounts *team = &view->scopes[TS_GUEST_SCOPE_TEAM], *tenant = &view->scopes[TS_GUEST_SCOPE_TENANT];
  g_autofree char *line = g_strdup_printf (
    "guest scope (C-1): team: unmet %" G_GUINT64_FORMAT ", violations %" G_GUINT64_FORMAT ", exposure %" G_GUINT64_FORMAT
    "; tenant: unmet %" G_GUINT64_FORMAT ", violations %" G_GUINT64_FORMAT ", exposure %" G_GUINT64_FORMAT,
    team->unmet, team->violations, team->exposure, tenant->unmet, tenant->violations, tenant->exposure);

  if (!view->has_scopes)
    return;
  ts_page_words (page, 2, line);
  ts_page_end_line (page);
}

static void write_view (TsPage *page, const TsReachView *view, const TsReachLetters *letters)
{
  write_title (page, view);
  if (view->n > MOST_ROWS)
    ts_reach_write_list (page, view, letters);
  else
    ts_reach_write_matrix (page, view, letters);
  ts_reach_write_intents (page, view, letters);
  write_scopes (page, view);
  ts_page_end_line (page);
}

char *ts_reach_text (TsReachView *const *views, size_t n, const TsReachStyle *style)
{
  TsPage page = ts_page_new (style);
  TsReachLetters letters = give_letters (views, n);
  g_autofree char *what = g_strdup_printf ("Who can reach whom, by %s: callers in rows, callees in columns",
                                           ts_reach_by_name (views[0]->query->by));

  ts_page_write (&page, TS_PAGE_STRONG, views[0]->query->scenario->name);
  ts_page_end_line (&page);
  ts_page_words (&page, 0, what);
  ts_page_end_line (&page);
  ts_page_end_line (&page);
  for (size_t i = 0; i < n; i++)
    write_view (&page, views[i], &letters);
  write_legend (&page, &letters);
  return ts_page_finish (&page);
}

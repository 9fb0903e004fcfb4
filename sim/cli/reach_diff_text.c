/* reach_diff_text.c - what changes from one configuration to another, as text */
#include <string.h>

#include "reach_page.h"

#define INDENT 2
#define CAUSE_INDENT 4
#define PAIR_INDENT 6
#define MOST_CAUSES 20 /* of one section */
#define MOST_LINES 12  /* of one cause */
#define MOST_NAMES 8   /* of callees of one line */
#define NUMBER_COLUMN 20
#define NUMBER_WIDTH 17

/* Changes of one heading; they follow each other. */
typedef struct {
  const char *title;
  bool (*holds) (const TsReachChange *change);
  TsPageTint tint;
} Section;

static bool is_new_violation (const TsReachChange *change)
{
  return change->is_gain && change->is_exposure && change->under == TS_UNDER_ISOLATION;
}

static bool is_new_exposure (const TsReachChange *change)
{
  return change->is_gain && change->is_exposure && change->under == TS_UNDER_NO_INTENT;
}

static bool is_other_gain (const TsReachChange *change)
{
  return change->is_gain && !is_new_violation (change) && !is_new_exposure (change);
}

static bool is_loss (const TsReachChange *change)
{
  return !change->is_gain;
}

static const Section sections[] = {
  {"New violations of isolation", is_new_violation, TS_PAGE_BAD},
  {"New exposure, under no intent", is_new_exposure, TS_PAGE_BAD},
  {"Gained", is_other_gain, TS_PAGE_GOOD},
  {"Lost", is_loss, TS_PAGE_STRONG},
};

/* ------------------------------------------------------------------- totals -- */

static void write_total (TsPage *page, const char *what, uint64_t gained, uint64_t lost)
{
  ts_page_go_to (page, INDENT);
  ts_page_write (page, TS_PAGE_PLAIN, what);
  ts_page_go_to (page, NUMBER_COLUMN);
  ts_page_printf (page, "%*" G_GUINT64_FORMAT "%*" G_GUINT64_FORMAT, NUMBER_WIDTH, gained, NUMBER_WIDTH, lost);
  ts_page_end_line (page);
}

static void write_totals (TsPage *page, const TsReachComparison *comparison)
{
  const TsReachDiff *diff = comparison->diff;

  ts_page_go_to (page, INDENT);
  ts_page_write (page, TS_PAGE_PLAIN, "pairs of people");
  ts_page_go_to (page, NUMBER_COLUMN);
  ts_page_printf (page, "%*s%*s", NUMBER_WIDTH, "new", NUMBER_WIDTH, "gone");
  ts_page_end_line (page);
  for (unsigned i = 0; i < comparison->query->n_operations; i++) {
    TsOperation operation = comparison->query->operations[i];
    write_total (page, ts_operation_name (operation), diff->gained[operation], diff->lost[operation]);
  }
  write_total (page, "isolation violated", diff->violations[1], diff->violations[0]);
  write_total (page, "exposed, no intent", diff->exposed[1], diff->exposed[0]);
}

/* ------------------------------------------------------------------- causes -- */

/* ":47" of a position in the scenario's file, which the line has named before. */
static const char *without_file (const TsScenario *scenario, const char *position)
{
  return g_str_has_prefix (position, scenario->base_name) ? position + strlen (scenario->base_name) : position;
}

static void write_setting (TsPage *page, const TsReachComparison *comparison, const TsReachSetting *setting,
                           bool is_first)
{
  g_autofree char *name = ts_reach_setting_name (comparison->query->scenario, setting);
  g_autofree char *before = ts_reach_setting_position (comparison, setting, false);
  g_autofree char *after = ts_reach_setting_position (comparison, setting, true);
  g_autofree char *words = g_strdup_printf ("%s %s, %s (was %s)", is_first ? "by" : "and", name, after,
                                            without_file (comparison->query->scenario, before));

  ts_page_go_to (page, CAUSE_INDENT);
  ts_page_words (page, CAUSE_INDENT + 3, words);
  ts_page_end_line (page);
}

static void write_cause (TsPage *page, const TsReachComparison *comparison, const TsReachCause *cause)
{
  if (cause->n == 0) {
    ts_page_go_to (page, CAUSE_INDENT);
    ts_page_write (page, TS_PAGE_PLAIN, "by other settings, too many to tell apart");
    ts_page_end_line (page);
  }
  for (size_t i = 0; i < cause->n; i++)
    write_setting (page, comparison, &cause->settings[i], i == 0);
}

static bool belong_together (const TsReachChange *a, const TsReachChange *b)
{
  return a->from == b->from && a->operations == b->operations && a->is_exposure == b->is_exposure &&
         a->under == b->under;
}

/* What is gained or lost: "search, call"; exposure is told where no operation is. */
static char *things_of (const TsReachChange *change)
{
  g_autofree char *operations = ts_reach_operations (change->operations, ", ");
  const char *under = change->under == TS_UNDER_COLLABORATION                             ? " (wanted)"
                      : change->under == TS_UNDER_ISOLATION && !is_new_violation (change) ? " (unwanted)"
                                                                                          : "";

  return g_strconcat (operations[0] == '\0' ? "exposure alone" : operations, under, NULL);
}

/* How many changes from the first on belong to `one`. */
static size_t count_alike (const TsReachChange *changes, size_t n, const TsReachChange *one)
{
  size_t alike = 0;

  while (alike < n && belong_together (one, &changes[alike]))
    alike++;
  return alike;
}

/* "A.x -> B.y (12), B.z (4): search, call". Returns how many changes it told. */
static size_t write_change (TsPage *page, const TsScenario *scenario, const TsReachChange *changes, size_t n)
{
  GString *out = g_string_new (ts_reach_group_name (scenario, changes[0].from));
  g_autofree char *things = things_of (&changes[0]);
  size_t told = 0;

  for (; told < n && told < MOST_NAMES && belong_together (&changes[0], &changes[told]); told++)
    g_string_append_printf (out, "%s%s (%" G_GUINT64_FORMAT ")", told == 0 ? " -> " : ", ",
                            ts_reach_group_name (scenario, changes[told].to), changes[told].pairs);
  if (told == MOST_NAMES) {
    size_t rest = count_alike (changes + told, n - told, &changes[0]);
    if (rest > 0)
      g_string_append_printf (out, " and %zu more groups", rest);
    told += rest;
  }
  g_string_append_printf (out, ": %s", things);
  ts_page_go_to (page, PAIR_INDENT);
  ts_page_words (page, PAIR_INDENT + 2, out->str);
  ts_page_end_line (page);
  g_string_free (out, TRUE);
  return told;
}

/* The changes of one section and cause. */
static void write_changes (TsPage *page, const TsReachComparison *comparison, const TsReachChange *changes, size_t n)
{
  size_t told = 0;

  write_cause (page, comparison, &comparison->diff->causes[changes[0].cause]);
  for (unsigned lines = 0; told < n && lines < MOST_LINES; lines++)
    told += write_change (page, comparison->query->scenario, changes + told, n - told);
  if (told == n)
    return;
  ts_page_go_to (page, PAIR_INDENT);
  ts_page_printf (page, "and %zu more pairs of groups", n - told);
  ts_page_end_line (page);
}

static uint64_t count_pairs (const TsReachChange *changes, size_t n)
{
  uint64_t pairs = 0;

  for (size_t i = 0; i < n; i++)
    pairs += changes[i].pairs;
  return pairs;
}

static void write_section (TsPage *page, const TsReachComparison *comparison, const Section *section,
                           const TsReachChange *changes, size_t n)
{
  size_t first = 0;

  ts_page_end_line (page);
  ts_page_write (page, section->tint, section->title);
  ts_page_printf (page, ": %" G_GUINT64_FORMAT " pairs", count_pairs (changes, n));
  ts_page_end_line (page);
  for (unsigned causes = 0; first < n && causes < MOST_CAUSES; causes++) {
    size_t end = first;
    while (end < n && changes[end].cause == changes[first].cause)
      end++;
    write_changes (page, comparison, changes + first, end - first);
    first = end;
  }
  if (first == n)
    return;
  ts_page_go_to (page, CAUSE_INDENT);
  ts_page_printf (page, "and %" G_GUINT64_FORMAT " pairs by other settings: see --format csv",
                  count_pairs (changes + first, n - first));
  ts_page_end_line (page);
}

char *ts_reach_diff_text (const TsReachComparison *comparison, const TsReachStyle *style)
{
  const TsReachDiff *diff = comparison->diff;
  const TsScenario *scenario = comparison->query->scenario;
  TsPage page = ts_page_new (style);
  size_t first = 0, end;

  ts_page_write (&page, TS_PAGE_STRONG, scenario->name);
  ts_page_end_line (&page);
  ts_page_printf (&page, "From %s to %s", comparison->before->name, comparison->after->name);
  ts_page_end_line (&page);
  ts_page_end_line (&page);
  write_totals (&page, comparison);
  for (size_t i = 0; i < G_N_ELEMENTS (sections); i++, first = end) {
    for (end = first; end < diff->n_changes && sections[i].holds (&diff->changes[end]); end++)
      continue;
    if (end > first)
      write_section (&page, comparison, &sections[i], diff->changes + first, end - first);
  }
  if (diff->n_changes == 0) {
    ts_page_end_line (&page);
    ts_page_write (&page, TS_PAGE_PLAIN, "Nothing changes.");
    ts_page_end_line (&page);
  }
  return ts_page_finish (&page);
}

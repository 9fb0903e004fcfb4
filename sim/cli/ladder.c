/* ladder.c - one need as telephone engineers draw it: people side by side, time downwards, an
 * arrow from one to the other for what happens between them */
#include "tracing.h"

#include <string.h>

#define COLUMN ((size_t)34) /* characters from one person to the next */
#define TIME_WIDTH 12
#define ROW 26   /* points from one line to the next */
#define STEP 230 /* points from one person to the next */
#define LEFT 150
#define TOP 70

typedef struct {
  const TsTraced *traced;
  GPtrArray *lines; /* of const TsTraceRecord *: what is drawn */
  GArray *people;   /* uint32_t, in the order in which they come */
  TsTime begins;
} Ladder;

static guint place_of (const Ladder *ladder, uint32_t person)
{
  for (guint i = 0; i < ladder->people->len; i++)
    if (g_array_index (ladder->people, uint32_t, i) == person)
      return i;
  return G_MAXUINT;
}

static void add_person (Ladder *ladder, uint32_t person)
{
  if (person != TS_NONE && place_of (ladder, person) == G_MAXUINT)
    g_array_append_val (ladder->people, person);
}

/* An event that ends an attempt is told by the attempt. */
static bool is_told_again (const GArray *records, guint i)
{
  return g_array_index (records, TsTraceRecord, i).kind == TS_TRACE_EVENT && i + 1 < records->len &&
         g_array_index (records, TsTraceRecord, i + 1).kind == TS_TRACE_ATTEMPT;
}

static void collect (Ladder *ladder, const TsTraced *traced, guint64 need)
{
  *ladder =
    (Ladder){.traced = traced, .lines = g_ptr_array_new (), .people = g_array_new (FALSE, FALSE, sizeof (uint32_t))};
  for (guint i = 0; i < traced->records->len; i++) {
    const TsTraceRecord *record = &g_array_index (traced->records, TsTraceRecord, i);
    if (record->need != need || record->kind == TS_TRACE_STATE || is_told_again (traced->records, i))
      continue;
    if (ladder->lines->len == 0)
      ladder->begins = record->at;
    add_person (ladder, record->from);
    add_person (ladder, record->to);
    g_ptr_array_add (ladder->lines, (gpointer)record);
  }
}

static void clear (Ladder *ladder)
{
  g_ptr_array_free (ladder->lines, TRUE);
  g_array_free (ladder->people, TRUE);
}

static char *label_of (const TsTraceRecord *record)
{
  if (record->kind == TS_TRACE_EVENT)
    return g_strdup (ts_happening_name (record->happening));
  if (record->reason != TS_REASON_NONE)
    return g_strdup_printf ("%s: %s", ts_operation_name (record->operation), ts_reason (record->reason)->code);
  return g_strdup_printf ("%s: success, %s", ts_operation_name (record->operation), ts_path_name (record->path));
}

static char *time_of (const Ladder *ladder, const TsTraceRecord *record)
{
  gint64 tenths = (record->at - ladder->begins) / (TS_SECOND / 10);
  return g_strdup_printf ("+%" G_GINT64_FORMAT ":%02" G_GINT64_FORMAT ".%" G_GINT64_FORMAT, tenths / 600,
                          tenths / 10 % 60, tenths % 10);
}

static bool is_arrow (const TsTraceRecord *record)
{
  return record->kind == TS_TRACE_ATTEMPT && record->from != TS_NONE && record->to != TS_NONE;
}

/* -------------------------------------------------------------------- text -- */

static void put (GString *line, size_t column, const char *text)
{
  while (line->len < column + strlen (text))
    g_string_append_c (line, ' ');
  memcpy (line->str + column, text, strlen (text));
}

/* The arrow of a line, with its label in it. */
static void put_arrow (GString *line, guint from, guint to, const char *label)
{
  size_t left = MIN (from, to) * COLUMN + 1, right = MAX (from, to) * COLUMN;
  for (size_t column = left; column < right; column++)
    put (line, column, "-");
  put (line, from < to ? right - 1 : left, from < to ? ">" : "<");
  if (strlen (label) + 4 < right - left)
    put (line, left + (right - left - strlen (label)) / 2, label);
  else
    put (line, right + 2, label);
}

static void append_line (GString *out, const Ladder *ladder, const TsTraceRecord *record)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *label = label_of (record);
  g_autofree char *time = time_of (ladder, record);
  for (guint i = 0; i < ladder->people->len; i++)
    put (line, i * COLUMN, "|");
  if (is_arrow (record))
    put_arrow (line, place_of (ladder, record->from), place_of (ladder, record->to), label);
  else
    put (line, (record->from == TS_NONE ? 0 : place_of (ladder, record->from)) * COLUMN + 2, label);
  g_string_append_printf (out, "%*s  %s\n", TIME_WIDTH, time, line->str);
}

bool ts_ladder_append_text (GString *out, const TsTraced *traced, guint64 need)
{
  Ladder ladder;
  collect (&ladder, traced, need);
  bool found = ladder.lines->len > 0;
  if (found) {
    g_autoptr (GString) heads = g_string_new (NULL);
    for (guint i = 0; i < ladder.people->len; i++) {
      g_autofree char *name = ts_scenario_person_name (traced->scenario, g_array_index (ladder.people, uint32_t, i));
      put (heads, i * COLUMN, name);
    }
    g_string_append_printf (out, "need %" G_GUINT64_FORMAT ", %s\n%*s  %s\n", need, traced->configuration, TIME_WIDTH,
                            "min:s", heads->str);
  }
  for (guint i = 0; i < ladder.lines->len; i++)
    append_line (out, &ladder, ladder.lines->pdata[i]);
  clear (&ladder);
  return found;
}

/* --------------------------------------------------------------------- SVG -- */

/* Words have a white edge, so that the lines of people behind them do not strike them through. */
static void append_words (GString *out, unsigned x, unsigned y, const char *anchor, const char *words)
{
  g_autofree char *escaped = g_markup_escape_text (words, -1);
  g_string_append_printf (out, "<text x=\"%u\" y=\"%u\" text-anchor=\"%s\">%s</text>\n", x, y, anchor, escaped);
}

static void append_stroke (GString *out, unsigned x1, unsigned y1, unsigned x2, unsigned y2, const char *rest)
{
  g_string_append_printf (out, "<line x1=\"%u\" y1=\"%u\" x2=\"%u\" y2=\"%u\"%s/>\n", x1, y1, x2, y2, rest);
}

/* What did not succeed is broken, and red besides: not everybody sees red. */
static const char *stroke_of (const TsTraceRecord *record)
{
  return record->reason == TS_REASON_NONE
           ? " stroke=\"#333\" stroke-width=\"1.5\" marker-end=\"url(#arrow)\""
           : " stroke=\"#b3261e\" stroke-width=\"1.5\" stroke-dasharray=\"7 4\" marker-end=\"url(#failed)\"";
}

static void append_row (GString *out, const Ladder *ladder, const TsTraceRecord *record, unsigned y)
{
  g_autofree char *label = label_of (record);
  g_autofree char *time = time_of (ladder, record);
  unsigned from = LEFT + STEP * (record->from == TS_NONE ? 0 : place_of (ladder, record->from));
  append_words (out, LEFT - 20, y, "end", time);
  if (!is_arrow (record)) {
    append_words (out, from + 6, y, "start", label);
    return;
  }
  unsigned to = LEFT + STEP * place_of (ladder, record->to);
  append_stroke (out, from, y, to, y, stroke_of (record));
  append_words (out, (from + to) / 2, y - 5, "middle", label);
}

static void append_marker (GString *out, const char *id, const char *colour)
{
  g_string_append_printf (out,
                          "<marker id=\"%s\" markerUnits=\"userSpaceOnUse\" markerWidth=\"10\" markerHeight=\"8\" "
                          "refX=\"9\" refY=\"4\" orient=\"auto\"><path d=\"M0,0 L10,4 L0,8 z\" fill=\"%s\"/></marker>",
                          id, colour);
}

bool ts_ladder_append_svg (GString *out, const TsTraced *traced, guint64 need)
{
  Ladder ladder;
  collect (&ladder, traced, need);
  bool found = ladder.lines->len > 0;
  unsigned width = LEFT + STEP * MAX (ladder.people->len, 1) + 60, height = TOP + ROW * (ladder.lines->len + 1);
  g_string_append_printf (
    out,
    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%u\" height=\"%u\" font-family=\"sans-serif\" "
    "font-size=\"12\">\n<title>need %" G_GUINT64_FORMAT "</title>\n"
    "<style>text { stroke: white; stroke-width: 4px; paint-order: stroke }</style>\n<defs>",
    width, height, need);
  append_marker (out, "arrow", "#333");
  append_marker (out, "failed", "#b3261e");
  g_string_append (out, "</defs>\n<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
  g_autofree char *title =
    g_strdup_printf ("need %" G_GUINT64_FORMAT ", %s; min:s since it arose", need, traced->configuration);
  append_words (out, 20, 22, "start", title);
  for (guint i = 0; i < ladder.people->len; i++) {
    g_autofree char *name = ts_scenario_person_name (traced->scenario, g_array_index (ladder.people, uint32_t, i));
    append_words (out, LEFT + STEP * i, 46, "middle", name);
    append_stroke (out, LEFT + STEP * i, 54, LEFT + STEP * i, height - 10, " stroke=\"#777\" stroke-dasharray=\"3 3\"");
  }
  for (guint i = 0; i < ladder.lines->len; i++)
    append_row (out, &ladder, ladder.lines->pdata[i], TOP + ROW * i + 10);
  g_string_append (out, "</svg>\n");
  clear (&ladder);
  return found;
}

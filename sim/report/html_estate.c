/* The estate as in Figures 1.1 to 1.3: tenants are boxes, lines are what connects them. */
#include "html_parts.h"

#include <math.h>
#include <string.h>

#include "text_line.h"
#include "text_value.h"
#include "xml_text.h"

#define PI 3.14159265358979323846
#define MOST_BOXES 12
G_STATIC_ASSERT (TS_MOST_DRAWN_TENANTS == 30); /* as limit_of() says */
#define MOST_GROUPS 4
#define BOX_WIDTH 156.0
#define LETTERS 22
#define HEAD 26.0
#define ROW 17.0
#define MARGIN 14.0
#define MARK 9.0 /* radius of a mark on a line */

/* One box a tenant, and one for people of none. */
typedef struct {
  uint32_t tenant; /* index, or TS_NONE */
  unsigned n_groups;
  double x, y; /* centre */
  double height;
} Box;

typedef struct {
  Box boxes[MOST_BOXES];
  unsigned n;
  unsigned left_out;
  double width, height;
} Plan;

static unsigned groups_of (const TsResults *results, uint32_t tenant)
{
  unsigned n = 0;
  for (uint32_t group = 0; group < results->n_groups; group++)
    n += results->estate.groups[group].tenant == tenant && results->estate.groups[group].people > 0;
  return n;
}

static void add_box (Plan *plan, const TsResults *results, uint32_t tenant)
{
  unsigned n_groups = groups_of (results, tenant);
  if (plan->n == MOST_BOXES) {
    plan->left_out++;
    return;
  }
  unsigned rows = MIN (n_groups, MOST_GROUPS) + (n_groups > MOST_GROUPS ? 1 : 0);
  plan->boxes[plan->n++] = (Box){.tenant = tenant, .n_groups = n_groups, .height = HEAD + ROW * rows + 10.0};
}

/* Boxes on a ring, the first one on top, far enough apart not to touch. */
static void place (Plan *plan)
{
  double tallest = 0.0;
  for (unsigned i = 0; i < plan->n; i++)
    tallest = fmax (tallest, plan->boxes[i].height);
  double half = plan->n > 1 ? sin (PI / plan->n) : 1.0;
  double wide = plan->n > 1 ? fmax (118.0, (BOX_WIDTH + 34.0) / (2.0 * half)) : 0.0;
  double high = plan->n > 1 ? fmax (tallest * 0.5 + 46.0, wide * (tallest + 24.0) / (BOX_WIDTH + 34.0)) : 0.0;
  double lowest = 0.0, widest = 0.0, top = 0.0;
  for (unsigned i = 0; i < plan->n; i++) {
    Box *box = &plan->boxes[i];
    box->x = wide * sin (2.0 * PI * i / plan->n);
    box->y = -high * cos (2.0 * PI * i / plan->n);
    widest = fmax (widest, fabs (box->x) + BOX_WIDTH / 2.0);
    lowest = fmax (lowest, box->y + box->height / 2.0);
    top = fmin (top, box->y - box->height / 2.0);
  }
  for (unsigned i = 0; i < plan->n; i++) {
    plan->boxes[i].x += widest + MARGIN;
    plan->boxes[i].y += MARGIN - top;
  }
  plan->width = 2.0 * (widest + MARGIN);
  plan->height = lowest - top + 2.0 * MARGIN;
}

static Plan make_plan (const TsResults *results)
{
  Plan plan = {0};
  for (uint32_t tenant = 0; tenant < results->estate.n_tenants; tenant++)
    add_box (&plan, results, tenant);
  if (groups_of (results, TS_NONE) > 0)
    add_box (&plan, results, TS_NONE);
  place (&plan);
  return plan;
}

static const Box *find_box (const Plan *plan, uint32_t tenant)
{
  for (unsigned i = 0; i < plan->n; i++)
    if (plan->boxes[i].tenant == tenant)
      return &plan->boxes[i];
  return NULL;
}

static const char *name_of (const TsResults *results, uint32_t tenant)
{
  return tenant == TS_NONE ? "no tenant" : results->estate.tenants[tenant].name;
}

/* ------------------------------------------------------------------- boxes -- */

static void append_label (GString *out, double x, double y, const char *class, const char *text)
{
  g_autofree char *clean = ts_text_clean (text, &ts_html_style);
  g_autofree char *cut = ts_text_cut (clean, LETTERS);
  g_string_append_printf (out, "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\">", class, x, y);
  ts_xml_append (out, cut);
  g_string_append (out, "</text>");
}

/* "Contoso1.technician" in the box of Contoso1 is "technician". */
static const char *short_name (const TsResults *results, uint32_t group, uint32_t tenant)
{
  const char *name = results->groups[group];
  if (tenant == TS_NONE)
    return name;
  const char *home = results->estate.tenants[tenant].name;
  return g_str_has_prefix (name, home) && name[strlen (home)] == '.' ? name + strlen (home) + 1 : name;
}

static void append_people (GString *out, const TsResults *results, const Box *box)
{
  unsigned shown = 0;
  double x = box->x - BOX_WIDTH / 2.0 + 10.0, y = box->y - box->height / 2.0 + HEAD + ROW - 3.0;
  for (uint32_t group = 0; group < results->n_groups && shown < MOST_GROUPS; group++) {
    const TsEstateGroup *found = &results->estate.groups[group];
    if (found->tenant != box->tenant || found->people == 0)
      continue;
    g_autofree char *people = ts_text_count (found->people);
    g_autofree char *label = g_strdup_printf ("%s %s", people, short_name (results, group, box->tenant));
    /* A head and shoulders, for people. */
    g_string_append_printf (out, "<circle class=\"person\" cx=\"%.1f\" cy=\"%.1f\" r=\"3\"/>", x + 2.0, y - 7.5);
    g_string_append_printf (out, "<path class=\"person\" d=\"M%.1f,%.1f a5,5 0 0 1 10,0 z\"/>", x - 3.0, y + 1.0);
    append_label (out, x + 12.0, y, "people", label);
    y += ROW;
    shown++;
  }
  if (box->n_groups > MOST_GROUPS) {
    g_autofree char *more = g_strdup_printf ("and %u more groups", box->n_groups - MOST_GROUPS);
    append_label (out, x + 12.0, y, "people", more);
  }
}

static void append_boxes (GString *out, const TsResults *results, const Plan *plan)
{
  for (unsigned i = 0; i < plan->n; i++) {
    const Box *box = &plan->boxes[i];
    double left = box->x - BOX_WIDTH / 2.0, top = box->y - box->height / 2.0;
    g_string_append_printf (out, "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"6\"/>",
                            box->tenant == TS_NONE ? "box outside" : "box", left, top, BOX_WIDTH, box->height);
    append_label (out, left + 10.0, top + 19.0, "tenant", name_of (results, box->tenant));
    append_people (out, results, box);
  }
}

/* ------------------------------------------------------------------- lines -- */

/* Does a mark at this point touch a box? */
static bool is_covered (const Plan *plan, double x, double y)
{
  for (unsigned i = 0; i < plan->n; i++) {
    const Box *box = &plan->boxes[i];
    if (fabs (x - box->x) < BOX_WIDTH / 2.0 + MARK && fabs (y - box->y) < box->height / 2.0 + MARK)
      return true;
  }
  return false;
}

/* A line between two boxes, `aside` pixels to the side, so that several can lie beside each other. Where a mark
 * would lie on a box there is none: the line says the same by its look. */
static void append_line (GString *out, const Plan *plan, const Box *a, const Box *b, const char *class, double aside,
                         const char *label)
{
  if (a == NULL || b == NULL || a == b)
    return;
  double dx = b->x - a->x, dy = b->y - a->y, length = hypot (dx, dy);
  double nx = -dy / length * aside, ny = dx / length * aside;
  g_string_append_printf (out, "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>", class, a->x + nx,
                          a->y + ny, b->x + nx, b->y + ny);
  double x = (a->x + b->x) / 2.0 + nx, y = (a->y + b->y) / 2.0 + ny;
  if (label != NULL && !is_covered (plan, x, y)) {
    g_string_append_printf (out, "<circle class=\"%s mark\" cx=\"%.1f\" cy=\"%.1f\" r=\"%.0f\"/>", class, x, y, MARK);
    g_string_append_printf (out, "<text class=\"sign\" x=\"%.1f\" y=\"%.1f\">%s</text>", x, y + 4.0, label);
  }
}

static void append_wishes (GString *out, const TsResults *results, const Plan *plan)
{
  for (uint32_t i = 0; i < results->estate.n_wishes; i++) {
    const TsEstateWish *wish = &results->estate.wishes[i];
    bool apart = wish->kind == TS_INTENT_ISOLATION;
    append_line (out, plan, find_box (plan, wish->a), find_box (plan, wish->b), apart ? "isolation" : "collaboration",
                 apart ? 6.0 : -6.0, apart ? "✕" : "✓");
  }
}

static void append_federation (GString *out, const TsConfigurationResult *configuration, const Plan *plan)
{
  for (uint32_t i = 0; i < configuration->n_federation; i++) {
    const TsFederationLink *link = &configuration->federation[i];
    append_line (out, plan, find_box (plan, link->a), find_box (plan, link->b),
                 link->a_permits && link->b_permits ? "federation" : "one-sided", 0.0, NULL);
  }
}

/* From the home of guests to where they are guests; a line for all groups of a tenant. */
static void append_guests (GString *out, const TsResults *results, const TsConfigurationResult *configuration,
                           const Plan *plan)
{
  for (uint32_t i = 0; i < configuration->n_guests; i++) {
    const TsGuestLink *link = &configuration->guests[i];
    bool is_told = false;
    for (uint32_t j = 0; j < i; j++)
      is_told = is_told || (configuration->guests[j].tenant == link->tenant &&
                            results->estate.groups[configuration->guests[j].group].tenant ==
                              results->estate.groups[link->group].tenant);
    if (!is_told)
      append_line (out, plan, find_box (plan, results->estate.groups[link->group].tenant),
                   find_box (plan, link->tenant), "guest", 9.0, "G");
  }
}

static uint32_t tenant_of (const TsResults *results, uint32_t unit)
{
  return results->estate.by == TS_REACH_BY_GROUP ? results->estate.groups[unit].tenant : unit;
}

/* Pairs of tenants some of whose people can reach each other and should not, or need not. */
static void append_exposure (GString *out, const TsResults *results, const TsConfigurationResult *configuration,
                             const Plan *plan)
{
  enum { N = MOST_BOXES };
  bool violated[N][N] = {{false}}, exposed[N][N] = {{false}};
  for (uint32_t i = 0; i < configuration->n_reach_pairs; i++) {
    const TsReachPair *pair = &configuration->reach_pairs[i];
    const Box *from = find_box (plan, tenant_of (results, pair->from));
    const Box *to = find_box (plan, tenant_of (results, pair->to));
    if (from == NULL || to == NULL)
      continue;
    ptrdiff_t a = MIN (from, to) - plan->boxes, b = MAX (from, to) - plan->boxes;
    violated[a][b] = violated[a][b] || pair->violations > 0;
    exposed[a][b] = exposed[a][b] || pair->exposure > 0;
  }
  for (unsigned a = 0; a < plan->n; a++)
    for (unsigned b = a + 1; b < plan->n; b++)
      if (violated[a][b] || exposed[a][b])
        append_line (out, plan, &plan->boxes[a], &plan->boxes[b], violated[a][b] ? "violation" : "exposure", -9.0,
                     violated[a][b] ? "!" : NULL);
}

/* ---------------------------------------------------------------- drawings -- */

static void begin_drawing (GString *out, const Plan *plan, const char *says)
{
  g_string_append_printf (out, "<svg class=\"estate\" role=\"img\" viewBox=\"0 0 %.0f %.0f\" width=\"%.0f\"",
                          plan->width, plan->height, plan->width);
  ts_xml_append_attribute (out, "aria-label", says);
  g_string_append (out, ">\n");
}

/* Links are known of the first tenants only. */
static const char *limit_of (const TsResults *results)
{
  return results->estate.n_tenants > TS_MOST_DRAWN_TENANTS ? " (Counted among the first 30 tenants.)" : "";
}

static void append_wanted (GString *out, const TsResults *results, const Plan *plan)
{
  g_string_append (out, "<figure class=\"panel\">\n");
  begin_drawing (out, plan, "The tenants, their people, and who should and should not reach whom");
  append_wishes (out, results, plan);
  append_boxes (out, results, plan);
  g_string_append (out, "</svg>\n<figcaption><strong>What is wanted.</strong> ");
  unsigned wanted[2] = {0};
  for (uint32_t i = 0; i < results->estate.n_wishes; i++)
    wanted[results->estate.wishes[i].kind]++;
  ts_html_printf (out, "%u pair%s of tenants should work together (✓), %u must stay apart (✕).",
                  wanted[TS_INTENT_COLLABORATION], wanted[TS_INTENT_COLLABORATION] == 1 ? "" : "s",
                  wanted[TS_INTENT_ISOLATION]);
  ts_html_append (out, limit_of (results));
  if (plan->left_out > 0)
    ts_html_printf (out, " %u more tenants are not drawn.", plan->left_out);
  g_string_append (out, "</figcaption>\n</figure>\n");
}

static void append_words (GString *out, const TsResults *results, const TsConfigurationResult *configuration)
{
  unsigned mutual = 0;
  uint64_t guests = 0;
  for (uint32_t i = 0; i < configuration->n_federation; i++)
    mutual += configuration->federation[i].a_permits && configuration->federation[i].b_permits;
  for (uint32_t i = 0; i < configuration->n_guests; i++)
    guests += configuration->guests[i].people;
  g_string_append_printf (out, "Federation between %u pair%s of tenants, %" G_GUINT64_FORMAT " guest account%s.",
                          mutual, mutual == 1 ? "" : "s", guests, guests == 1 ? "" : "s");
  g_string_append (out, limit_of (results));
  if (!configuration->has_reach)
    return;
  g_autofree char *violations = ts_text_count (configuration->reach.violations);
  g_autofree char *exposure = ts_text_count (configuration->reach.exposure);
  g_autofree char *unmet = ts_text_count (configuration->reach.unmet);
  g_string_append_printf (out,
                          " %s pairs of people can reach each other and must not, %s though nobody asked; %s should "
                          "and cannot.",
                          violations, exposure, unmet);
}

static void append_configuration (GString *out, const TsResults *results, const TsConfigurationResult *configuration,
                                  const Plan *plan)
{
  int line = ts_html_line_of (results, configuration->name);
  g_autoptr (GString) words = g_string_new (NULL);
  append_words (words, results, configuration);
  g_string_append (out, "<figure class=\"panel\">\n");
  begin_drawing (out, plan, words->str);
  append_federation (out, configuration, plan);
  append_guests (out, results, configuration, plan);
  append_exposure (out, results, configuration, plan);
  append_boxes (out, results, plan);
  g_string_append (out, "</svg>\n<figcaption><strong>");
  if (line > 0)
    g_string_append_printf (out, "<a href=\"#line-%d\">", line);
  ts_html_append (out, configuration->name);
  g_string_append_printf (out, "%s.</strong> ", line > 0 ? "</a>" : "");
  ts_html_append (out, words->str);
  g_string_append (out, "</figcaption>\n</figure>\n");
}

void ts_html_estate (GString *out, const TsPage *page)
{
  const TsResults *results = page->results;
  if (results->estate.groups == NULL || results->estate.n_tenants == 0)
    return;
  Plan plan = make_plan (results);
  append_wanted (out, results, &plan);
  for (uint32_t i = 0; i < results->n_configurations; i++)
    append_configuration (out, results, &results->configurations[i], &plan);
}

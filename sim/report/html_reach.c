/* Who can reach whom: a matrix for each configuration. */
#include "html_parts.h"

#include "text_value.h"

/* More cells than these are not shown at once. */
#define MOST_OPEN_CELLS 400
/* With more columns than these a matrix is printed small. */
#define MOST_WIDE 12

/* Rows and columns: those units that any pair of any configuration names, ascending. */
static GArray *list_units (const TsResults *results)
{
  GArray *units = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  const uint32_t n = results->estate.by == TS_REACH_BY_GROUP ? results->n_groups : results->estate.n_tenants;
  for (uint32_t unit = 0; unit < n && units->len < TS_MOST_DRAWN_TENANTS; unit++)
    if (results->estate.by == TS_REACH_BY_TENANT || results->estate.groups[unit].people > 0)
      g_array_append_val (units, unit);
  return units;
}

static const char *name_of (const TsResults *results, uint32_t unit)
{
  return results->estate.by == TS_REACH_BY_GROUP ? results->groups[unit] : results->estate.tenants[unit].name;
}

static const TsReachPair *find (const TsConfigurationResult *configuration, uint32_t from, uint32_t to)
{
  for (uint32_t i = 0; i < configuration->n_reach_pairs; i++)
    if (configuration->reach_pairs[i].from == from && configuration->reach_pairs[i].to == to)
      return &configuration->reach_pairs[i];
  return NULL;
}

static void append_cell (GString *out, const TsReachPair *pair)
{
  const TsReachPair none = {0};
  const TsReachPair *cell = pair != NULL ? pair : &none;
  const char *class = cell->violations > 0 ? "violated"
                      : cell->unmet > 0    ? "unmet"
                      : cell->exposure > 0 ? "exposed"
                      : cell->call > 0     ? "open"
                      : cell->search > 0   ? "half"
                                           : "closed";
  const char *word = cell->pairs > 0 && cell->call == cell->pairs ? "all"
                     : cell->call > 0                             ? "some"
                     : cell->search > 0                           ? "found only"
                                                                  : "none";
  g_string_append_printf (out, "<td class=\"%s\">%s", class, word);
  uint64_t wrong = cell->violations > 0 ? cell->violations : cell->unmet > 0 ? cell->unmet : cell->exposure;
  if (wrong > 0) {
    g_autofree char *count = ts_text_count (wrong);
    g_string_append_printf (out, "<br><small>%s %s</small>", count,
                            cell->violations > 0 ? "must not"
                            : cell->unmet > 0    ? "cannot"
                                                 : "unasked");
  }
  g_string_append (out, "</td>");
}

static void append_matrix (GString *out, const TsResults *results, const TsConfigurationResult *configuration,
                           const GArray *units)
{
  g_string_append (out, "<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"Who reaches whom in ");
  ts_html_append (out, configuration->name);
  g_string_append_printf (out, "\"><table class=\"matrix%s\">\n<thead><tr><th scope=\"col\">from, to</th>",
                          units->len > MOST_WIDE ? " many" : "");
  for (guint column = 0; column < units->len; column++) {
    g_string_append (out, "<th scope=\"col\">");
    ts_html_append (out, name_of (results, g_array_index (units, uint32_t, column)));
    g_string_append (out, "</th>");
  }
  g_string_append (out, "</tr></thead>\n<tbody>\n");
  for (guint row = 0; row < units->len; row++) {
    g_string_append (out, "<tr><th scope=\"row\">");
    ts_html_append (out, name_of (results, g_array_index (units, uint32_t, row)));
    g_string_append (out, "</th>");
    for (guint column = 0; column < units->len; column++)
      append_cell (out,
                   find (configuration, g_array_index (units, uint32_t, row), g_array_index (units, uint32_t, column)));
    g_string_append (out, "</tr>\n");
  }
  g_string_append (out, "</tbody></table></div>\n");
}

void ts_html_reach (GString *out, const TsPage *page)
{
  const TsResults *results = page->results;
  if (results->estate.groups == NULL)
    return;
  g_autoptr (GArray) units = list_units (results);
  uint32_t all = results->estate.by == TS_REACH_BY_GROUP ? results->n_groups : results->estate.n_tenants;
  bool are_open = (uint64_t)units->len * units->len * results->n_configurations <= MOST_OPEN_CELLS;
  if (units->len < all)
    ts_html_printf (out, "Shown are %u of %u %s; `tenantsim reach` counts all.", units->len, all,
                    results->estate.by == TS_REACH_BY_GROUP ? "groups" : "tenants");
  for (uint32_t i = 0; i < results->n_configurations; i++) {
    if (!results->configurations[i].has_reach)
      continue;
    g_string_append_printf (out, "<details%s><summary>", are_open || i == 0 ? " open" : "");
    ts_html_append (out, results->configurations[i].name);
    g_string_append (out, "</summary>\n");
    append_matrix (out, results, &results->configurations[i], units);
    g_string_append (out, "</details>\n");
  }
}

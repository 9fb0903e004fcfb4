/* Groups of people: how much of their working time they talk, how often they switch
 * between tenants. A panel a group, the ones with most first. */
#include "figure_data.h"

#define MOST_GROUPS 8

typedef TsEstimate (*Measure) (const TsGroupResult *group);

static TsEstimate utilisation (const TsGroupResult *group)
{
  return group->utilisation.estimate;
}

static TsEstimate switching (const TsGroupResult *group)
{
  return group->switches_per_hour.estimate;
}

/* The most of any configuration; below 0 without data. */
static double most (const TsResults *results, uint32_t group, Measure measure)
{
  double value = -1.0;
  for (uint32_t i = 0; i < ts_figure_configurations (results); i++) {
    TsEstimate estimate = measure (&results->configurations[i].groups[group]);
    if (estimate.n > 0)
      value = MAX (value, estimate.mean);
  }
  return value;
}

/* Groups with more than nothing, most first; of equals the first in the file. */
static GArray *choose (const TsResults *results, Measure measure)
{
  GArray *chosen = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  for (uint32_t group = 0; group < results->n_groups; group++) {
    double value = most (results, group, measure);
    guint place = chosen->len;
    if (value <= 0.0)
      continue;
    while (place > 0 && most (results, g_array_index (chosen, uint32_t, place - 1), measure) < value)
      place--;
    g_array_insert_val (chosen, place, group);
    if (chosen->len > MOST_GROUPS)
      g_array_set_size (chosen, MOST_GROUPS);
  }
  return chosen;
}

static bool has_any (const TsResults *results, Measure measure)
{
  g_autoptr (GArray) chosen = choose (results, measure);
  return chosen->len > 0;
}

/* The end of the longest interval. */
static double highest (const TsResults *results, const GArray *chosen, Measure measure)
{
  double end = 0.0;
  for (guint i = 0; i < chosen->len; i++)
    for (uint32_t c = 0; c < ts_figure_configurations (results); c++) {
      TsEstimate estimate = measure (&results->configurations[c].groups[g_array_index (chosen, uint32_t, i)]);
      if (estimate.n > 0)
        end = MAX (end, estimate.high);
    }
  return end;
}

/* Rows of panel, configuration and an estimate. */
static void write_groups (GString *out, const TsResults *results, Measure measure, double scale, TsFigureFormat format)
{
  g_autoptr (GArray) chosen = choose (results, measure);
  g_string_append_printf (out, "all_groups = %u\nhighest =", results->n_groups);
  ts_figure_number (out, highest (results, chosen, measure) * scale);
  g_string_append_c (out, '\n');
  ts_figure_begin (out, "panels");
  for (guint i = 0; i < chosen->len; i++)
    ts_figure_text (out, results->groups[g_array_index (chosen, uint32_t, i)], format);
  ts_figure_end (out);
  ts_figure_begin (out, "values");
  for (guint i = 0; i < chosen->len; i++)
    for (uint32_t c = 0; c < ts_figure_configurations (results); c++) {
      g_string_append_printf (out, "%u %u", i + 1, c + 1);
      ts_figure_estimate (out, measure (&results->configurations[c].groups[g_array_index (chosen, uint32_t, i)]),
                          scale);
      g_string_append_c (out, '\n');
    }
  ts_figure_end_rows (out);
}

static bool has_utilisation (const TsResults *results)
{
  return has_any (results, utilisation);
}

static void write_utilisation (GString *out, const TsResults *results, TsFigureFormat format)
{
  write_groups (out, results, utilisation, 100.0, format);
}

const TsFigureData ts_figure_utilisation = {has_utilisation, write_utilisation};

static bool has_switching (const TsResults *results)
{
  return has_any (results, switching);
}

static void write_switching (GString *out, const TsResults *results, TsFigureFormat format)
{
  write_groups (out, results, switching, 1.0, format);
}

const TsFigureData ts_figure_switching = {has_switching, write_switching};

/* People who never touch each other, found from what the activities of a scenario may bring together. */
#include <string.h>

#include "expected.h"
#include "timeline.h"

/* -------------------------------------------------------------- bringing together -- */

/* Groups that may touch each other lead to the same one, the first of them. */
static uint32_t first_of (uint32_t *leads, uint32_t group)
{
  while (leads[group] != group) {
    leads[group] = leads[leads[group]];
    group = leads[group];
  }
  return group;
}

static void bring_together (uint32_t *leads, uint32_t a, uint32_t b)
{
  a = first_of (leads, a);
  b = first_of (leads, b);
  leads[MAX (a, b)] = MIN (a, b);
}

static void bring_selection (const TsScenario *scenario, uint32_t *leads, uint32_t with, const TsSelection *selection)
{
  for (uint32_t r = 0; r < selection->n_ranges; r++) {
    uint32_t end = selection->ranges[r].first + selection->ranges[r].count;
    for (uint32_t person = selection->ranges[r].first; person < end;) {
      uint32_t group = ts_directory_group_of (scenario->directory, person);
      TsRange people = ts_directory_group_people (scenario->directory, group);
      bring_together (leads, with, group);
      person = people.first + people.count;
    }
  }
}

/* Whoever an activity makes call or meet, and whomever it may call, add or invite. */
static void bring_activity (const TsScenario *scenario, uint32_t *leads, const TsActivity *activity)
{
  if (activity->who.people == 0)
    return;
  uint32_t with = ts_directory_group_of (scenario->directory, activity->who.ranges[0].first);
  bring_selection (scenario, leads, with, &activity->who);
  bring_selection (scenario, leads, with, &activity->needs);
  bring_selection (scenario, leads, with, &activity->third_from);
  bring_selection (scenario, leads, with, &activity->meeting.with);
}

/* ----------------------------------------------------------------- putting into parts -- */

/* Groups that touch each other. */
typedef struct {
  uint32_t first; /* group */
  double needs;
} Cluster;

/* Those who expect the most come first. */
static int compare_clusters (const void *a, const void *b)
{
  const Cluster *left = a, *right = b;
  if (left->needs != right->needs)
    return left->needs > right->needs ? -1 : 1;
  return (left->first > right->first) - (left->first < right->first);
}

static uint32_t least_of (const double *loads, uint32_t n)
{
  uint32_t least = 0;
  for (uint32_t i = 1; i < n; i++)
    if (loads[i] < loads[least])
      least = i;
  return least;
}

/* Each cluster is a part of its own, in the order of the file; or where there are too many, goes to the part that
 * expects least so far. */
static void put_into_parts (TsParts *parts, GArray *clusters, uint8_t *of_first)
{
  if (clusters->len > TS_MOST_PARTS)
    g_array_sort (clusters, compare_clusters);
  parts->n = CLAMP (clusters->len, 1, TS_MOST_PARTS);
  for (guint i = 0; i < clusters->len; i++) {
    const Cluster *cluster = &g_array_index (clusters, Cluster, i);
    uint32_t part = i < parts->n ? i : least_of (parts->needs, parts->n);
    of_first[cluster->first] = (uint8_t)part;
    parts->needs[part] += cluster->needs;
  }
}

/* Of everybody who expects needs, with those whom they may touch. */
static GArray *list_clusters (uint32_t *leads, double *needs, uint32_t n_groups)
{
  GArray *clusters = g_array_new (FALSE, FALSE, sizeof (Cluster));
  for (uint32_t group = 0; group < n_groups; group++) {
    uint32_t first = first_of (leads, group);
    if (first != group)
      needs[first] += needs[group];
  }
  for (uint32_t group = 0; group < n_groups; group++) {
    Cluster cluster = {.first = group, .needs = needs[group]};
    if (leads[group] == group && needs[group] > 0.0)
      g_array_append_val (clusters, cluster);
  }
  return clusters;
}

TsParts ts_parts_find (const TsScenario *scenario)
{
  uint32_t n_groups = ts_directory_groups (scenario->directory);
  g_autofree uint32_t *leads = g_new (uint32_t, n_groups + 1);
  g_autofree double *needs = g_new0 (double, n_groups + 1);
  TsParts parts = {.of_group = g_new0 (uint8_t, n_groups + 1)};
  for (uint32_t group = 0; group < n_groups; group++)
    leads[group] = group;
  for (uint32_t i = 0; i < scenario->n_activities; i++) {
    bring_activity (scenario, leads, &scenario->activities[i]);
    ts_expected_add (scenario, &scenario->activities[i], needs);
  }
  g_autoptr (GArray) clusters = list_clusters (leads, needs, n_groups);
  put_into_parts (&parts, clusters, parts.of_group);
  for (uint32_t group = 0; group < n_groups; group++)
    parts.of_group[group] = parts.of_group[first_of (leads, group)];
  return parts;
}

void ts_parts_clear (TsParts *parts)
{
  g_free (parts->of_group);
  *parts = (TsParts){0};
}

/* ----------------------------------------------------------------------- sharing -- */

bool ts_parts_are_apart (const TsScenario *scenario, uint32_t configuration)
{
  return scenario->configurations[configuration].n_turns == 0 && !ts_timeline_is_needed (scenario, configuration);
}

/* Those who expect the most first, each to the share that expects least so far. */
uint64_t ts_parts_share (const TsParts *parts, uint32_t share, uint32_t shares)
{
  Cluster order[TS_MOST_PARTS];
  double loads[TS_MOST_PARTS] = {0};
  uint64_t mask = 0;
  g_assert (share < shares && shares <= parts->n);
  for (uint32_t part = 0; part < parts->n; part++)
    order[part] = (Cluster){.first = part, .needs = parts->needs[part]};
  qsort (order, parts->n, sizeof *order, compare_clusters);
  for (uint32_t i = 0; i < parts->n; i++) {
    uint32_t to = i < shares ? i : least_of (loads, shares);
    loads[to] += order[i].needs;
    if (to == share)
      mask |= UINT64_C (1) << order[i].first;
  }
  return mask;
}

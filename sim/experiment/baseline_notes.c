/* Whether two results are of one experiment, and what else differs between them. */
#include "baseline.h"

#include <string.h>

#define HASH_DIGITS 12
#define SECONDS_PER_DAY 86400.0

uint32_t ts_baseline_find (const TsResults *results, const char *name)
{
  for (uint32_t i = 0; i < results->n_configurations; i++)
    if (strcmp (results->configurations[i].name, name) == 0)
      return i;
  return TS_NONE;
}

static bool refuse (GError **error, const char *what, const char *before, const char *after)
{
  g_set_error (error, TS_EXPERIMENT_ERROR, TS_EXPERIMENT_ERROR_INCOMPARABLE,
               "%s differs: %s in the old results, %s in the new", what, before, after);
  return false;
}

static bool agree (const char *what, const char *before, const char *after, GError **error)
{
  return strcmp (before, after) == 0 || refuse (error, what, before, after);
}

static char *days (double seconds)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  g_ascii_formatd (buffer, (gint)sizeof buffer, "%.9g", seconds / SECONDS_PER_DAY);
  return g_strconcat (buffer, " days", NULL);
}

static bool durations_agree (const TsResults *before, const TsResults *after, GError **error)
{
  if (before->duration == after->duration)
    return true;
  g_autofree char *first = days (before->duration);
  g_autofree char *second = days (after->duration);
  return refuse (error, "the duration of the clock", first, second);
}

static char *names (const TsResults *results)
{
  GString *list = g_string_new (NULL);
  for (uint32_t i = 0; i < results->n_configurations; i++)
    g_string_append_printf (list, "%s%s", i == 0 ? "" : ", ", results->configurations[i].name);
  return g_string_free (list, FALSE);
}

static bool configurations_meet (const TsResults *before, const TsResults *after, GError **error)
{
  for (uint32_t i = 0; i < after->n_configurations; i++)
    if (ts_baseline_find (before, after->configurations[i].name) != TS_NONE)
      return true;
  g_autofree char *first = names (before);
  g_autofree char *second = names (after);
  g_set_error (error, TS_EXPERIMENT_ERROR, TS_EXPERIMENT_ERROR_INCOMPARABLE,
               "no configuration is in both: %s in the old results, %s in the new", first, second);
  return false;
}

static bool seeds_agree (const TsResults *before, const TsResults *after, GError **error)
{
  if (before->seed == after->seed)
    return true;
  g_autofree char *first = g_strdup_printf ("%" G_GUINT64_FORMAT, before->seed);
  g_autofree char *second = g_strdup_printf ("%" G_GUINT64_FORMAT, after->seed);
  return refuse (error, "the seed", first, second);
}

bool ts_baseline_comparable (const TsResults *before, const TsResults *after, bool same_scenario, GError **error)
{
  if (!agree ("the scenario", before->scenario_name, after->scenario_name, error) ||
      !agree ("the era", before->era, after->era, error) ||
      !agree ("the start of the clock", before->start, after->start, error) ||
      !durations_agree (before, after, error) || !configurations_meet (before, after, error))
    return false;
  return !same_scenario || (agree ("the text of the scenario", before->sha256, after->sha256, error) &&
                            seeds_agree (before, after, error) &&
                            agree ("what --set or --replications put in force", before->effective_sha256,
                                   after->effective_sha256, error));
}

/* ------------------------------------------------------------------- notes -- */

G_GNUC_PRINTF (2, 3) static void note (GPtrArray *notes, const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  g_ptr_array_add (notes, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

static void note_scenario (GPtrArray *notes, const TsResults *before, const TsResults *after)
{
  if (strcmp (before->version, after->version) != 0)
    note (notes, "another version of tenantsim: %s, now %s", before->version, after->version);
  if (strcmp (before->sha256, after->sha256) != 0)
    note (notes, "another text of the scenario: sha256 %.*s, now %.*s", HASH_DIGITS, before->sha256, HASH_DIGITS,
          after->sha256);
  if (strcmp (before->effective_sha256, after->effective_sha256) != 0)
    note (notes, "other values in force (the text, --set, --seed, --replications): sha256 %.*s, now %.*s", HASH_DIGITS,
          before->effective_sha256, HASH_DIGITS, after->effective_sha256);
}

static void note_replications (GPtrArray *notes, const TsResults *before, const TsResults *after)
{
  if (before->seed != after->seed)
    note (notes, "another seed: %" G_GUINT64_FORMAT ", now %" G_GUINT64_FORMAT "; replications cannot be paired",
          before->seed, after->seed);
  if (before->replications != after->replications)
    note (notes, "another number of replications: %u, now %u%s", before->replications, after->replications,
          before->seed == after->seed ? "; only those in both are compared" : "");
  if (!before->complete)
    note (notes, "the old results are incomplete: %u of %u replications", before->replications,
          before->replications_asked);
  if (!after->complete)
    note (notes, "the new results are incomplete: %u of %u replications", after->replications,
          after->replications_asked);
}

static void note_configurations (GPtrArray *notes, const TsResults *before, const TsResults *after)
{
  for (uint32_t i = 0; i < before->n_configurations; i++)
    if (ts_baseline_find (after, before->configurations[i].name) == TS_NONE)
      note (notes, "only in the old results: configuration %s", before->configurations[i].name);
  for (uint32_t i = 0; i < after->n_configurations; i++) {
    const TsConfigurationResult *configuration = &after->configurations[i];
    uint32_t old = ts_baseline_find (before, configuration->name);
    if (old == TS_NONE)
      note (notes, "only in the new results: configuration %s", configuration->name);
    else if (before->configurations[old].has_reach != configuration->has_reach)
      note (notes, "only in the %s results: who can reach whom in %s", configuration->has_reach ? "new" : "old",
            configuration->name);
  }
}

char **ts_baseline_notes (const TsResults *before, const TsResults *after)
{
  GPtrArray *notes = g_ptr_array_new ();
  note_scenario (notes, before, after);
  note_replications (notes, before, after);
  note_configurations (notes, before, after);
  g_ptr_array_add (notes, NULL);
  return (char **)g_ptr_array_free (notes, FALSE);
}

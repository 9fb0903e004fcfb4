/* choosing.c - the configurations that the command line asks for */
#include "choosing.h"

#include "print.h"

static char *all_names (const TsScenario *scenario)
{
  GString *out = g_string_new (NULL);

  for (uint32_t i = 0; i < scenario->n_configurations; i++)
    g_string_append_printf (out, "%s%s", i == 0 ? "" : ", ", scenario->configurations[i].name);
  return g_string_free (out, FALSE);
}

static TsStatus refuse_configuration (const TsScenario *scenario, const char *name)
{
  const char *nearest = ts_scenario_nearest_configuration (scenario, name);
  g_autofree char *names = all_names (scenario);

  if (nearest != NULL)
    ts_say ("%s has no configuration '%s'; did you mean '%s'?", scenario->path, name, nearest);
  else
    ts_say ("%s has no configuration '%s'; it has %s", scenario->path, name, names);
  return TS_STATUS_USAGE;
}

TsStatus ts_choose_configurations (const TsScenario *scenario, const GPtrArray *names, GArray *chosen)
{
  g_autofree bool *is_chosen = g_new0 (bool, scenario->n_configurations);

  /* NOLINTNEXTLINE(clang-analyzer-unix.Malloc): g_autofree frees it */
  for (guint i = 0; i < names->len; i++) {
    uint32_t index = ts_scenario_configuration (scenario, g_ptr_array_index (names, i));
    if (index == TS_NONE)
      return refuse_configuration (scenario, g_ptr_array_index (names, i));
    is_chosen[index] = true;
  }
  for (uint32_t index = 0; index < scenario->n_configurations; index++)
    if (is_chosen[index] || names->len == 0)
      g_array_append_val (chosen, index);
  return TS_STATUS_OK;
}

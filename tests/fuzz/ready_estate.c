/* ready_estate.c - the base scenario read once */
#include "ready_estate.h"

#include <string.h>

#include "base_scenario.h"
#include "fuzz.h"

#define MOST_COMPARISONS 10000

static void make (ReadyEstate *ready)
{
  TsScenario *scenario = ts_scenario_new ("base.yaml", BASE_SCENARIO, strlen (BASE_SCENARIO));
  ready_estate_begin (ready);
  ready->tree = ts_tree_parse ("base.yaml", BASE_SCENARIO, strlen (BASE_SCENARIO), ready->reader.diagnostics);
  ready->reader.folder = ".";
  ts_read_keys (&ready->reader, ready->tree->root, ready->tree->root, &ts_scenario_keys, false, &ready->draft);
  ts_estate_make (&ready->estate, &ready->reader, &ready->draft);
  ts_configurations_check (&ready->estate);
  if (ts_diagnostics_length (ready->reader.diagnostics) > 0)
    fuzz_broken ("the base scenario is wrong");
  ready->base = ready->reader;
  ts_scenario_free (scenario);
}

ReadyEstate *ready_estate (void)
{
  static ReadyEstate ready;
  if (ready.tree == NULL)
    make (&ready);
  return &ready;
}

void ready_estate_begin (ReadyEstate *ready)
{
  ready->reader.diagnostics = ts_diagnostics_new ();
  ready->reader.keep = g_ptr_array_new_with_free_func (g_free);
  ready->reader.arrays = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  ready->reader.comparisons = MOST_COMPARISONS;
}

void ready_estate_done (ReadyEstate *ready)
{
  ts_diagnostics_free (ready->reader.diagnostics);
  g_ptr_array_unref (ready->reader.keep);
  g_ptr_array_unref (ready->reader.arrays);
}

/* FNV-1a. */
bool takes_long_way (const uint8_t *data, size_t size, uint32_t n)
{
  uint32_t hash = UINT32_C (2166136261);
  for (size_t i = 0; i < size; i++)
    hash = (hash ^ data[i]) * UINT32_C (16777619);
  return (hash ^ hash >> 16) % n == 0;
}

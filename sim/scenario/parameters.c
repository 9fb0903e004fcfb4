/* parameters.c - what a sweep may vary, as written */
#include "compile.h"

/* One scalar or a list of them; free with g_strfreev(). */
static char **words_of (const TsNode *node)
{
  GPtrArray *words = g_ptr_array_new ();
  if (node->kind == TS_NODE_SCALAR)
    g_ptr_array_add (words, g_strdup (node->text));
  for (size_t i = 0; node->kind == TS_NODE_SEQUENCE && i < ts_node_length (node); i++)
    g_ptr_array_add (words, g_strdup (ts_node_item (node, i)->text));
  g_ptr_array_add (words, NULL);
  return (char **)g_ptr_array_free (words, FALSE);
}

void ts_parameters_make (const TsDraft *draft, TsScenario *scenario)
{
  scenario->n_parameters = ts_items (draft->parameters);
  scenario->parameters = g_new0 (TsParameter, scenario->n_parameters);
  for (uint32_t i = 0; i < scenario->n_parameters; i++) {
    const TsDraftParameter *written = &g_array_index (draft->parameters, TsDraftParameter, i);
    scenario->parameters[i] = (TsParameter){.name = g_strdup (written->named.key->text),
                                            .paths = words_of (written->path),
                                            .values = words_of (written->values),
                                            .origin = written->named.node->origin};
  }
}

void ts_parameters_free (TsScenario *scenario)
{
  for (uint32_t i = 0; i < scenario->n_parameters; i++) {
    g_free (scenario->parameters[i].name);
    g_strfreev (scenario->parameters[i].paths);
    g_strfreev (scenario->parameters[i].values);
  }
  g_free (scenario->parameters);
}

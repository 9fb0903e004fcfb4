/* schema_command.c - `tenantsim schema` */
#include <glib.h>

#include "commands.h"
#include "print.h"
#include "tenantsim/scenario.h"

TsStatus ts_schema_command (const TsOptions *options)
{
  g_autofree char *schema = ts_scenario_schema ();

  (void)options;
  return ts_print (schema);
}

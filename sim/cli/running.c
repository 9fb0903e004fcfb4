/* running.c - what the commands that simulate have in common */
#include "running.h"

#include "print.h"
#include "tenantsim/experiment.h"

/* Which errors of an experiment mean what; anything else is a bug. */
TsStatus ts_run_error_status (const GError *error)
{
  if (g_error_matches (error, TS_CLIENTS_ERROR, TS_CLIENTS_ERROR_LIMIT) ||
      g_error_matches (error, TS_EXPERIMENT_ERROR, TS_EXPERIMENT_ERROR_THREADS)) {
    ts_say ("a limit is reached: %s", error->message);
    return TS_STATUS_LIMIT;
  }
  ts_say ("this is a bug in tenantsim: %s", error->message);
  return TS_STATUS_BUG;
}

/* running.h - what the commands that simulate have in common */
#ifndef TENANTSIM_CLI_RUNNING_H
#define TENANTSIM_CLI_RUNNING_H

#include <glib.h>

#include "status.h"

/* A day of computing, very roughly; a mistyped unit is far above it. */
#define TS_MOST_NEEDS G_GUINT64_CONSTANT (10000000000)

/* Says what went wrong in an experiment. TS_STATUS_LIMIT, or TS_STATUS_BUG for what must not
 * happen. */
TsStatus ts_run_error_status (const GError *error);

#endif

/* Whether two results are of one experiment, and what else differs between them. */
#ifndef TENANTSIM_EXPERIMENT_BASELINE_H
#define TENANTSIM_EXPERIMENT_BASELINE_H

#include "tenantsim/experiment.h"

/* The number of the configuration of this name, or TS_NONE. */
uint32_t ts_baseline_find (const TsResults *results, const char *name);

/* False, with TS_EXPERIMENT_ERROR_INCOMPARABLE, where they are not. */
bool ts_baseline_comparable (const TsResults *before, const TsResults *after, bool same_scenario, GError **error);

/* Everything that differs and does not matter enough to refuse. Free with g_strfreev(). */
char **ts_baseline_notes (const TsResults *before, const TsResults *after);

#endif

/* assertions.h - what else there is to say of assertions: why one does not hold */
#ifndef TENANTSIM_CLI_ASSERTIONS_H
#define TENANTSIM_CLI_ASSERTIONS_H

#include "options.h"
#include "tenantsim/experiment.h"

/* TS_STATUS_FAILED where some assertion does not hold. */
TsStatus ts_assertions_status (const TsResults *results);

/* Prints, for the first few assertions that do not hold, the explanation of their first pair. Results as ts_experiment_run() or ts_experiment_assertions() made them. */
TsStatus ts_assertions_explain (const TsScenario *scenario, const TsResults *results, const TsOptions *options);

/* `check --assert`: judges the assertions of a file and prints what came out. */
TsStatus ts_assertions_check (const char *path, const TsScenario *scenario, const TsOptions *options);

#endif

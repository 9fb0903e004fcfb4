/* choosing.h - the configurations that the command line asks for */
#ifndef TENANTSIM_CLI_CHOOSING_H
#define TENANTSIM_CLI_CHOOSING_H

#include "status.h"
#include "tenantsim/scenario.h"

/* Appends the numbers (uint32_t) of the configurations that --config names, each once,
 * in the order of the file; all where it names none. A wrong name is said on standard
 * error, with the nearest one: TS_STATUS_USAGE. */
TsStatus ts_choose_configurations (const TsScenario *scenario, const GPtrArray *names, GArray *chosen);

#endif

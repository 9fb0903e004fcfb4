/* loading.h - scenario files, for the commands that read them */
#ifndef TENANTSIM_CLI_LOADING_H
#define TENANTSIM_CLI_LOADING_H

#include "options.h"

/* Loads a scenario with the overrides of the command line, and prints what was
 * found on standard error (under --quiet, only where there are errors). Stores
 * the scenario (free with ts_scenario_free()) on TS_STATUS_OK, else NULL. */
TsStatus ts_load_scenario (const char *path, const TsOptions *options, TsScenario **scenario);

/* The same, with what ts_scenario_lint() finds; stores the number of warnings. */
TsStatus ts_load_and_lint_scenario (const char *path, const TsOptions *options, TsScenario **scenario,
                                    size_t *n_warnings);

#endif

/* coverage.h - which rules a scenario exercises: its assertions, and the attempts of a run */
#ifndef TENANTSIM_CLI_COVERAGE_H
#define TENANTSIM_CLI_COVERAGE_H

#include "options.h"
#include "tenantsim/experiment.h"

/*
 * Simulates one replication of every configuration, by the scenario's seed and from the start of
 * the clock, and prints for each rule of the era how many of its attempts it stopped, and the
 * lines of the assertions for which it was the right reason. `asserted` is of
 * ts_experiment_assertions(). TS_STATUS_LIMIT where a replication is too large.
 */
TsStatus ts_coverage_print (const TsScenario *scenario, const TsResults *asserted, const TsOptions *options);

#endif

/* small_run.h - a loaded scenario run for so few events that it takes no time */
#ifndef TENANTSIM_TESTS_FUZZ_SMALL_RUN_H
#define TENANTSIM_TESTS_FUZZ_SMALL_RUN_H

#include <stdbool.h>

#include "tenantsim/scenario.h"

/* Runs one replication of every configuration with both event sets and checks the sum rules
 * and that the two agree. The clock is cut until a few thousand events do; a scenario of too
 * many people, sources or configurations is left alone. Changes scenario->duration. False
 * when it was left alone. */
bool small_run (TsScenario *scenario);

/* The same through ts_experiment_run(), with two replications, and the results written as
 * JSON, read back and written again to the same text, as CSV and as text. */
void small_experiment (TsScenario *scenario);

#endif

/* limits.h - how much a run may take: what is known before it begins is asked for first */
#ifndef TENANTSIM_CLI_LIMITS_H
#define TENANTSIM_CLI_LIMITS_H

#include "options.h"
#include "status.h"

/* A day of computing, very roughly; a mistyped unit is far above it. */
#define TS_MOST_NEEDS G_GUINT64_CONSTANT (10000000000)

/* Before anything is read: no more memory than --max-memory from here on, where it was given. */
void ts_limits_begin (const TsOptions *options);

/* The most needs that may be expected of a run: --max-needs, or TS_MOST_NEEDS. */
double ts_limits_needs (const TsOptions *options);

/* The most memory that a run may take, in bytes: --max-memory, or what the machine has. */
double ts_limits_memory (const TsOptions *options);

/* Would the run take more needs than --max-needs or more memory than --max-memory? Then says so and
 * which option permits it. `run`: what ts_experiment_run() will be given. */
TsStatus ts_limits_check (const TsScenario *scenario, const TsOptions *options, const TsRunOptions *run);

/* How far the run may go on while an expectation is undecided, where the scenario does not say: TS_USUAL_GROWTH
 * times its replications, or half or a quarter of that where it would pass a limit; with --replications no farther
 * than that. */
uint32_t ts_limits_growth (const TsScenario *scenario, const TsOptions *options, const TsRunOptions *run);

/* What to say of an error of an experiment, and its status. */
TsStatus ts_limits_explain (const GError *error, const TsOptions *options);

#endif

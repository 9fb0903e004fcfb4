/*
 * The store of sweeps: an SQLite database that people may query.
 *
 * Tables
 *   about    key, value: `format` (1) and `program`
 *   point    point, identity: a set of values in force; identity is a SHA-256 of the version
 *            and of everything in force but the number of replications
 *   setting  point, path, value: what the sweep set there; none: the scenario as it is
 *   result   one row per point, configuration and replication (from 0): what it counted
 * Views
 *   rate     point, configuration, replications, helped_rate, fully_helped_rate,
 *            restricted_time_to_help, search_success_rate, call_success_rate,
 *            calls_per_need: pooled over the replications
 *   described  the same with the settings of the point in one text
 *
 * Points and rows are only ever added. Whole numbers are exact; times are seconds.
 */
#ifndef TENANTSIM_EXPERIMENT_STORE_H
#define TENANTSIM_EXPERIMENT_STORE_H

#include "tenantsim/experiment.h"

typedef struct TsStore TsStore;

/* Opens the file or makes a new one; NULL: nothing is kept. NULL with
 * TS_EXPERIMENT_ERROR_STORE when that fails, when it is no store, of another format, or in use
 * by another sweep. */
TsStore *ts_store_open (const char *path, GError **error);
void ts_store_close (TsStore *store);

/* The number of the point with this identity; a new one, with the settings, where there is none. */
bool ts_store_point (TsStore *store, const char *identity, const TsOverride *settings, size_t n_settings,
                     int64_t *point, GError **error);

/* How many replications, from the first without a hole, it has. */
bool ts_store_count (TsStore *store, int64_t point, const char *configuration, uint32_t *n, GError **error);

/* Adds replications from .. to - 1, all or nothing; those that are there stay. */
bool ts_store_add (TsStore *store, int64_t point, const char *configuration, const TsReplication *replications,
                   uint32_t from, uint32_t to, GError **error);

bool ts_store_begin (TsStore *store, GError **error);
bool ts_store_commit (TsStore *store, GError **error);

/* The samples of the first `n` replications. */
bool ts_store_read (TsStore *store, int64_t point, uint32_t n, TsSweepConfiguration *configuration, GError **error);

/* Writes the file anew, in the order of points and rows, so that its bytes do not tell how often it
 * was opened on the way. */
bool ts_store_settle (TsStore *store, GError **error);

#endif

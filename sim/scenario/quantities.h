/* quantities.h - reading shares, durations, distributions, hours and dates from text
 *
 * Every function takes a scalar node, stores the value, and returns true; or
 * reports what is wrong at the node, with what would be right, and returns false.
 */
#ifndef TENANTSIM_SCENARIO_QUANTITIES_H
#define TENANTSIM_SCENARIO_QUANTITIES_H

#include "diagnostics.h"
#include "tree.h"

/* "15%", "0.5%": 0..1. A number without % is an error that says so; over 100 % too. */
bool ts_read_share (const TsNode *node, TsDiagnostics *diagnostics, double *share);

/* "1.5", "0": 0..1000, at most 6 decimals, no unit. */
bool ts_read_factor (const TsNode *node, TsDiagnostics *diagnostics, double *factor);

/* "350ms", "20s", "4h", "10d", "1.5h"; units ms s min h d w, one number and one unit. Not
 * negative; at most 100 years. A bare number: error "needs a unit". `m` hints at "min". */
bool ts_read_duration (const TsNode *node, TsDiagnostics *diagnostics, TsDuration *duration);

/* A whole number low..high, decimal digits only (no sign, no leading zeros, no "1e3"). */
bool ts_read_count (const TsNode *node, TsDiagnostics *diagnostics, uint64_t low, uint64_t high, uint64_t *count);

/* "constant(2s)", "exponential(4h)", "uniform(2h 24h)", "lognormal(median=11min mean=15min)",
 * "lognormal(median=5s p95=15s)" (also p90, p99), "empirical(FILE.csv)", and a bare duration,
 * which is constant. `folder` is where data files are looked for; a name that is absolute or
 * leaves the folder is an error. Empirical values are read from the first column of the file
 * (one duration per line, a header line allowed, errors with FILE:LINE:COL), sorted, and
 * appended to `keep` (a GPtrArray with g_free), which owns them. */
bool ts_read_distribution (const TsNode *node, const char *folder, GPtrArray *keep, TsDiagnostics *diagnostics,
                           TsDistribution *distribution);

/* "mon-fri 08:00-16:00", "daily 07:00-19:00", "sat,sun 10:00-14:00", "mon-fri 22:00-06:00"
 * (past midnight: belongs to the day it starts), "always". */
typedef struct {
  unsigned days; /* bit 0 is Monday */
  int start;     /* minutes after midnight, 0..1439 */
  int end;       /* minutes after the same midnight, > start, at most start + 1440 */
} TsHours;
bool ts_read_hours (const TsNode *node, TsDiagnostics *diagnostics, TsHours *hours);

/* "2020-04-06T00:00" (optionally seconds): Unix seconds of it taken as UTC. */
bool ts_read_date (const TsNode *node, TsDiagnostics *diagnostics, int64_t *unix_seconds);

/* A domain such as "contoso.com": letters, digits, hyphens, dots; IDN is turned into its
 * ASCII form (g_hostname_to_ascii) and lower case. Stores a new string. */
bool ts_read_domain (const TsNode *node, TsDiagnostics *diagnostics, char **domain);

#endif

/* Numbers with units, as sweeps write them. */
#ifndef TENANTSIM_EXPERIMENT_VARIED_H
#define TENANTSIM_EXPERIMENT_VARIED_H

#include "tenantsim/experiment.h"

/* "-1.5 min" is -1.5 and "min". False where it does not begin with a number or goes on with
 * anything but a unit. */
bool ts_quantity_parse (const char *text, double *number, const char **unit);

/* "1.5min"; at most 6 significant digits. Free with g_free(). */
char *ts_quantity_format (double number, bool is_whole, const char *unit);

/* Do the values of a point hold to a constraint? Those that a point leaves as they are in the
 * scenario do. False with an error where the constraint makes no sense. */
bool ts_constraint_check (const char *constraint, const TsSweepPlan *plan, const TsSweepPoint *point, bool *holds,
                          GError **error);

/* Fills the sensitivities of a one-at-a-time sweep whose rows are read. */
void ts_sweep_sensitivities (TsSweepResults *results);

#endif

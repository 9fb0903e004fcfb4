/* Numbers as text, alike on every machine and in every locale. */
#ifndef TENANTSIM_REPORT_NUMBER_H
#define TENANTSIM_REPORT_NUMBER_H

#include "tenantsim/experiment.h"

#define TS_NUMBER_LENGTH 40

/* The shortest text of at most 12 significant digits, "0" for -0. The value is
 * finite. Returns `buffer`. */
const char *ts_number_text (double value, char buffer[TS_NUMBER_LENGTH]);

/* "rate", "seconds", "number", "count", "hours"; the find function returns false
 * for an unknown name. */
const char *ts_unit_name (TsUnit unit);
bool ts_unit_find (const char *name, TsUnit *unit);

#endif

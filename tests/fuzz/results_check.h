/* results_check.h - what must hold for any text as results.json */
#ifndef TENANTSIM_TESTS_FUZZ_RESULTS_CHECK_H
#define TENANTSIM_TESTS_FUZZ_RESULTS_CHECK_H

#include <stddef.h>

#include "tenantsim/report.h"

/* It is refused with an error; or it is read, and then: what is written of it is read again and written to
 * the same bytes, it is no better or worse than itself, and every report of it can be made. */
void results_check (const char *text, size_t length);

#endif

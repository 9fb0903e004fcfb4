/* expectations.h - the parts of an expectation; each reads on, or reports and returns false */
#ifndef TENANTSIM_SCENARIO_EXPECTATIONS_H
#define TENANTSIM_SCENARIO_EXPECTATIONS_H

#include "expectation_text.h"

/* "call.success_rate", "p95(time_to_help)", with {from=... to=...} behind the name. */
bool ts_expectation_measure (TsText *text, TsExpectation *expectation);
/* "> 40%", to the end of the text. */
bool ts_expectation_bound (TsText *text, TsExpectation *expectation);

#endif

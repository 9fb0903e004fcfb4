/* How many needs people make on average. Private to this room. */
#ifndef TENANTSIM_CLIENTS_EXPECTED_H
#define TENANTSIM_CLIENTS_EXPECTED_H

#include "tenantsim/clients.h"

/* Adds those of one activity to `needs`, one a group. Where times are given, everybody has
 * as many as the average. */
void ts_expected_add (const TsScenario *scenario, const TsActivity *activity, double *needs);

#endif

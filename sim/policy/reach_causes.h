/* Which settings make two configurations answer differently. */
#ifndef TENANTSIM_POLICY_REACH_CAUSES_H
#define TENANTSIM_POLICY_REACH_CAUSES_H

#include "tenantsim/policy.h"

/* Exposure for search or call, beside the operations. */
enum { TS_REACH_EXPOSURE = TS_ASKED_OPERATIONS };

/* The causes that were met, each once. */
typedef struct TsReachCauses TsReachCauses;

TsReachCauses *ts_reach_causes_new (const TsReachSide sides[2]);
/* Hands over the causes; free with g_free(). */
TsReachCause *ts_reach_causes_finish (TsReachCauses *causes, size_t *n);

/* Are there so many that from now on all have one number, that of the others? */
bool ts_reach_causes_are_full (const TsReachCauses *causes);

/* The number of the cause why `what`, an operation or TS_REACH_EXPOSURE, is possible for
 * two people on one side, `open`, and not on the other. */
uint32_t ts_reach_causes_find (TsReachCauses *causes, unsigned open, unsigned what, uint32_t caller, uint32_t callee);

/* The same, where only the external access of their tenants differs for the two. */
uint32_t ts_reach_causes_of_external (TsReachCauses *causes, unsigned open, uint32_t caller, uint32_t callee);

#endif

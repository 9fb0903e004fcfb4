/* What the two halves of explaining share. */
#ifndef TENANTSIM_POLICY_EXPLAIN_H
#define TENANTSIM_POLICY_EXPLAIN_H

#include "compiled.h"

/* Where the setting, the group or the invitation behind a rule comes from; 0: nowhere, or it is between two
 * people. */
TsOrigin ts_explain_origin (const TsSettings *settings, const TsExplainedRule *rule);

/* ts_policy_explain() of joining a meeting. */
TsExplanation *ts_explain_meeting (const TsPolicy *policy, const TsSettings *settings, const TsEnquiry *enquiry);

#endif

/* What reports draw of an estate and of who reaches whom in it. */
#ifndef TENANTSIM_EXPERIMENT_ESTATE_H
#define TENANTSIM_EXPERIMENT_ESTATE_H

#include "tenantsim/experiment.h"

void ts_describe_estate (TsEstate *estate, const TsScenario *scenario);

/* `federation` and `guests` of a configuration. */
void ts_describe_links (TsConfigurationResult *result, const TsScenario *scenario,
                        const TsConfiguration *configuration);

/* `reach_pairs`. O(rows x pieces) questions. */
void ts_describe_reach (TsConfigurationResult *result, const TsScenario *scenario, const TsPolicy *policy);

#endif

/*
 * From what replications counted to what is known of a configuration: totals,
 * samples per replication, estimates. Replications are folded in index order.
 */
#ifndef TENANTSIM_EXPERIMENT_FOLD_H
#define TENANTSIM_EXPERIMENT_FOLD_H

#include "tenantsim/experiment.h"

/* Fills everything of *result but name, reach and admin work. Takes the
 * histograms out of the replications; the caller still clears those. */
void ts_fold_configuration (TsConfigurationResult *result, TsReplication *replications, uint32_t n, uint32_t n_groups,
                            TsDuration duration, TsDuration warm_up);

/* The replications are whole again, to be folded with more of them; of the result only the histograms are gone. */
void ts_fold_give_back (TsConfigurationResult *result, TsReplication *replications, uint32_t n, uint32_t n_groups);

/* Fills result->pairs and n_pairs. */
void ts_fold_pairs (TsConfigurationResult *result, const TsReplication *replications, uint32_t n);

TsSample ts_success_sample (const TsAttemptCounts *counts);

/* Estimates from the samples, of which there are n. Every quantity measured here
 * is a sum of things that are not negative, so no interval reaches below 0. */
void ts_measured_estimate (TsMeasured *measured, uint32_t n, TsRatioKind kind);

#endif

/* The part of results.json that lets runs be paired later: per replication,
 * numerator and denominator of each measure, and histograms of durations. */
#ifndef TENANTSIM_REPORT_JSON_SAMPLES_H
#define TENANTSIM_REPORT_JSON_SAMPLES_H

#include "json_text.h"

#include "tenantsim/experiment.h"

/* A measure that keeps samples, in the configuration as a whole. */
typedef struct {
  char *name;          /* "call.success_rate", as the key of `samples` */
  bool is_share;       /* a rate: no numerator above its denominator */
  TsMeasured *measured;
  TsMeasuredDuration *duration; /* of which `measured` is the mean, or NULL */
} TsSampled;

/* All of them, in the order in which they are written; free with g_array_unref(). */
GArray *ts_sampled_list (TsConfigurationResult *configuration);

void ts_json_write_samples (TsJsonText *json, const TsResults *results, const TsConfigurationResult *configuration);
void ts_json_write_histograms (TsJsonText *json, const TsResults *results,
                               const TsConfigurationResult *configuration);

#endif

/* Why attempts did not succeed: the reasons of a configuration, most frequent first. */
#ifndef TENANTSIM_REPORT_CAUSES_H
#define TENANTSIM_REPORT_CAUSES_H

#include "tenantsim/report.h"

#define TS_MOST_CAUSES 4

typedef struct {
  double unsuccessful; /* share of the attempts of all operations; 0 where there are none */
  unsigned n;
  TsReason reasons[TS_MOST_CAUSES];
  double shares[TS_MOST_CAUSES]; /* of the attempts that did not succeed */
} TsCauses;

/* The main causes; sets mentioned[r] for each reason r among them. */
TsCauses ts_causes (const TsConfigurationResult *configuration, bool mentioned[TS_REASONS]);

/* " FED_REMOTE 60.0 %, BUSY 12.0 %", with a blank in front. Free with g_free(). */
char *ts_causes_text (const TsCauses *causes);

#endif

/* Estimates as people read them. All results are new; free with g_free(). */
#ifndef TENANTSIM_REPORT_TEXT_VALUE_H
#define TENANTSIM_REPORT_TEXT_VALUE_H

#include "tenantsim/report.h"

/* "62.3", per cent without the sign. */
char *ts_text_percent (double share);
/* "3:21" or "1:03:21". */
char *ts_text_clock (double seconds);
/* "12,345". */
char *ts_text_count (uint64_t count);

/* "62.3", "3:21", "1.31", "12", "0.5": in the words of the unit, without it. */
char *ts_text_value (double value, TsUnit unit);
/* The same with a sign, and the larger half of its interval: "+1.5 ±0.2", "-0:40 ±0:12";
 * without a sign where nothing is to be seen of it: "0.0 ±0.1". */
char *ts_text_difference (TsEstimate difference, TsUnit unit, const TsTextStyle *style);
/* What became of a measure: "35.9 -> 33.1 % (-2.8 ±0.3)". */
char *ts_text_change (const TsMeasureChange *change, const TsTextStyle *style);

/* "62.3 ±1.2", "3:21 ±0:10", "1.31 ±0.04"; the larger half of the interval; "-"
 * without data; no interval where there is none to give. */
char *ts_text_estimate (TsEstimate estimate, TsUnit unit, const TsTextStyle *style);
/* "62.3 % (61.0 to 63.6)". */
char *ts_text_interval (TsEstimate estimate, TsUnit unit);

/* A bar for a share, `width` columns. */
char *ts_text_bar (double share, unsigned width, const TsTextStyle *style);

#endif

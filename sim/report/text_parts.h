/* The parts of the first screen, from top to bottom. Each appends whole lines,
 * or nothing where there is nothing to say. */
#ifndef TENANTSIM_REPORT_TEXT_PARTS_H
#define TENANTSIM_REPORT_TEXT_PARTS_H

#include "tenantsim/report.h"

void ts_text_expectations (GString *out, const TsResults *results, const TsTextStyle *style);
/* Those that do not hold. */
void ts_text_assertions (GString *out, const TsResults *results, const TsTextStyle *style);
void ts_text_tables (GString *out, const TsResults *results, const TsTextStyle *style);
void ts_text_reasons (GString *out, const TsResults *results, const TsTextStyle *style);

#endif

/* The error domain of reports. */
#include "tenantsim/report.h"

G_DEFINE_QUARK (ts-report-error-quark, ts_report_error)

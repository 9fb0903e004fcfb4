/* The files of reports/: those compiled into the program, or those of a folder. */
#ifndef TENANTSIM_REPORT_RESOURCES_H
#define TENANTSIM_REPORT_RESOURCES_H

#include "tenantsim/report.h"

/* The text of a file, from `folder` where that is not NULL; NULL with
 * TS_REPORT_ERROR_READ where it cannot be read. Free with g_free(). */
char *ts_resource_text (const char *folder, const char *name, GError **error);

#endif

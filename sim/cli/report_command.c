/* report_command.c - `tenantsim report RESULTS` */
#include <glib.h>

#include "formats.h"
#include "output_folder.h"
#include "print.h"
#include "signals.h"

static TsStatus load (const char *path, TsResults **results)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gsize length;

  text = ts_read_file (path, TS_MOST_RESULTS_MIB, &length, &error);
  if (text == NULL) {
    ts_say ("%s: the file cannot be read: %s", path, error->message);
    return TS_STATUS_UNREADABLE;
  }
  *results = ts_report_read_json (text, length, &error);
  if (*results != NULL)
    return TS_STATUS_OK;
  ts_say ("%s: %s", path, error->message);
  return TS_STATUS_INVALID;
}

static TsStatus render (const TsResults *results, const TsOptions *options)
{
  TsStatus status = ts_output_folder_prepare (options);

  if (status != TS_STATUS_OK)
    return status;
  status = ts_output_folder_write (options, results, NULL, NULL);
  status = ts_status_worse (status, ts_print_results (results, NULL, options));
  if (options->out != NULL && !options->is_quiet && status != TS_STATUS_UNWRITABLE)
    ts_say ("the report is in %s", options->out);
  return ts_status_worse (status, ts_signals_status ());
}

TsStatus ts_report_command (const TsOptions *options)
{
  TsResults *results = NULL;
  TsStatus status = load (g_ptr_array_index (options->operands, 0), &results);

  if (results == NULL)
    return status;
  status = render (results, options);
  ts_results_free (results);
  return status;
}

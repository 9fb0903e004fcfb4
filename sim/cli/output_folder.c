/* output_folder.c - the files of `--out DIR` */
#define _POSIX_C_SOURCE 200809L

#include "output_folder.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "formats.h"
#include "print.h"
#include "signals.h"

#define FIGURES "figures"
#define RUN_FACTS "run.json"

typedef struct {
  const char *name; /* in the folder */
  TsFigureFormat format;
} Figure;

static const Figure figures[] = {
  {FIGURES "/success-rate.svg", TS_FIGURE_SVG},
  {FIGURES "/success-rate.png", TS_FIGURE_PNG},
};

static TsStatus refuse (const char *path, const char *reason)
{
  ts_say ("cannot write to %s: %s", path, reason);
  return TS_STATUS_UNWRITABLE;
}

/* Creates a folder and, for a moment, a file in it. */
static TsStatus try_folder (const char *folder)
{
  g_autofree char *probe = g_build_filename (folder, ".tenantsim-XXXXXX", NULL);
  int file;

  if (g_mkdir_with_parents (folder, 0777) != 0)
    return refuse (folder, g_strerror (errno));
  file = g_mkstemp (probe);
  if (file < 0)
    return refuse (folder, g_strerror (errno));
  close (file);
  g_unlink (probe);
  return TS_STATUS_OK;
}

/* A link is replaced by the file, and what it leads to left alone. */
static TsStatus try_file (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  bool is_folder = g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK);

  return is_folder ? refuse (path, g_strerror (EISDIR)) : TS_STATUS_OK;
}

/* A folder inside the folder: a link might lead out of it. */
static TsStatus try_inner_folder (const char *path)
{
  if (g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    return refuse (path, "it is a link, and nothing is written through links inside the folder");
  return try_folder (path);
}

static TsStatus try_files (const char *folder)
{
  TsStatus status = try_file (folder, RUN_FACTS);

  for (size_t i = 0; i < TS_FORMATS && status == TS_STATUS_OK; i++)
    if (ts_result_formats[i].file != NULL)
      status = try_file (folder, ts_result_formats[i].file);
  for (size_t i = 0; i < G_N_ELEMENTS (figures) && status == TS_STATUS_OK; i++)
    status = try_file (folder, figures[i].name);
  return status;
}

TsStatus ts_output_file_prepare (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  TsStatus status = try_folder (folder);

  if (status == TS_STATUS_OK && g_file_test (path, G_FILE_TEST_IS_DIR))
    status = refuse (path, g_strerror (EISDIR));
  return status;
}

TsStatus ts_output_folder_prepare (const char *folder, const char *reports_folder)
{
  g_autofree char *pictures = folder == NULL ? NULL : g_build_filename (folder, FIGURES, NULL);
  TsStatus status;

  if (reports_folder != NULL && !g_file_test (reports_folder, G_FILE_TEST_IS_DIR)) {
    ts_say ("cannot read %s: not a folder", reports_folder);
    return TS_STATUS_UNREADABLE;
  }
  if (folder == NULL)
    return TS_STATUS_OK;
  status = try_folder (folder);
  if (status == TS_STATUS_OK)
    status = try_inner_folder (pictures);
  return status == TS_STATUS_OK ? try_files (folder) : status;
}

/* Takes `text`. */
static TsStatus write_text (const char *folder, const char *name, char *text)
{
  g_autofree char *owned = text;
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  if (ts_report_write_file (path, owned, strlen (owned), &error))
    return TS_STATUS_OK;
  ts_say ("%s", error->message);
  return TS_STATUS_UNWRITABLE;
}

/* A picture that cannot be drawn: an older one in its place would be believed. */
static TsStatus miss_figure (const char *path, const GError *error)
{
  g_unlink (path);
  if (g_error_matches (error, TS_REPORT_ERROR, TS_REPORT_ERROR_WRITE)) {
    ts_say ("%s", error->message);
    return TS_STATUS_UNWRITABLE;
  }
  if (g_error_matches (error, TS_REPORT_ERROR, TS_REPORT_ERROR_READ)) {
    ts_say ("%s is missing: %s", path, error->message);
    return TS_STATUS_UNREADABLE;
  }
  if (g_error_matches (error, TS_REPORT_ERROR, TS_REPORT_ERROR_NO_GNUPLOT))
    ts_say ("%s is missing: %s; install it and run this again", path, error->message);
  else
    ts_say ("%s is missing: %s", path, error->message);
  return TS_STATUS_OK;
}

static TsStatus draw_figure (const char *folder, const Figure *figure, const char *reports_folder,
                             const TsResults *results)
{
  g_autofree char *path = g_build_filename (folder, figure->name, NULL);
  g_autoptr (GError) error = NULL;

  if (ts_signals_status () != TS_STATUS_OK) {
    g_unlink (path);
    ts_say ("%s is missing: interrupted", path);
    return TS_STATUS_OK;
  }
  if (ts_report_figure (results, figure->format, reports_folder, path, &error))
    return TS_STATUS_OK;
  return miss_figure (path, error);
}

/* An old run.json beside new results would tell of the wrong run. */
static void forget_run (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, RUN_FACTS, NULL);

  g_unlink (path);
}

TsStatus ts_output_folder_write (const char *folder, const char *reports_folder, const TsResults *results,
                                 const TsRunFacts *facts)
{
  TsStatus status = TS_STATUS_OK;

  if (folder == NULL)
    return TS_STATUS_OK;
  if (facts != NULL)
    forget_run (folder);
  for (size_t i = 0; i < TS_FORMATS; i++)
    if (ts_result_formats[i].file != NULL)
      status = ts_status_worse (status, write_text (folder, ts_result_formats[i].file,
                                                    ts_result_formats[i].write (results)));
  for (size_t i = 0; i < G_N_ELEMENTS (figures); i++)
    status = ts_status_worse (status, draw_figure (folder, &figures[i], reports_folder, results));
  if (facts != NULL)
    status = ts_status_worse (status, write_text (folder, RUN_FACTS, ts_run_facts_json (facts, results)));
  return status;
}

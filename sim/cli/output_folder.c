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
#define PAGE "report.html"

/* By TsFigureFormat; those that are files. */
static const TsFigureFormat formats[] = {TS_FIGURE_SVG, TS_FIGURE_PNG};
static const char *const endings[TS_FIGURE_FORMATS] = {[TS_FIGURE_SVG] = "svg", [TS_FIGURE_PNG] = "png"};

/* "figures/success-rate.svg". Free with g_free(). */
static char *figure_name (TsFigureId id, TsFigureFormat format)
{
  return g_strdup_printf (FIGURES "/%s.%s", ts_figure (id)->name, endings[format]);
}

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
  TsStatus status = ts_status_worse (try_file (folder, RUN_FACTS), try_file (folder, PAGE));

  for (size_t i = 0; i < TS_FORMATS && status == TS_STATUS_OK; i++)
    if (ts_result_formats[i].file != NULL)
      status = try_file (folder, ts_result_formats[i].file);
  for (size_t i = 0; i < TS_FIGURES * G_N_ELEMENTS (formats) && status == TS_STATUS_OK; i++) {
    g_autofree char *name = figure_name ((TsFigureId)(i / G_N_ELEMENTS (formats)), formats[i % G_N_ELEMENTS (formats)]);
    status = try_file (folder, name);
  }
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

TsStatus ts_output_folder_prepare (const TsOptions *options)
{
  const char *folder = options->out;
  const char *reports_folder = options->reports;
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

/* A picture that cannot be drawn. */
static TsStatus miss_figure (const char *path, const GError *error)
{
  if (g_error_matches (error, TS_REPORT_ERROR, TS_REPORT_ERROR_NO_GNUPLOT))
    ts_say ("%s is missing: %s; install it and run this again", path, error->message);
  else
    ts_say ("%s is missing: %s", path, error->message);
  return g_error_matches (error, TS_REPORT_ERROR, TS_REPORT_ERROR_READ) ? TS_STATUS_UNREADABLE : TS_STATUS_OK;
}

/* The page holds its pictures; the summary points to files, and one that could not be written is none. */
static TsStatus write_picture (const char *folder, TsPicture *picture)
{
  g_autofree char *name = figure_name (picture->id, picture->format);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  if (picture->picture == NULL && picture->error == NULL)
    return TS_STATUS_OK; /* interrupted: count_interrupted() tells of all at once */
  if (picture->picture == NULL)
    return miss_figure (path, picture->error);
  if (ts_report_write_file (path, g_bytes_get_data (picture->picture, NULL), g_bytes_get_size (picture->picture),
                            &error))
    return TS_STATUS_OK;
  ts_say ("%s", error->message);
  if (picture->format == TS_FIGURE_PNG)
    g_clear_pointer (&picture->picture, g_bytes_unref);
  return TS_STATUS_UNWRITABLE;
}

/* An older picture in the place of one that is not drawn would be believed; so would what shows it. */
static void forget_figures (const char *folder)
{
  g_autofree char *page = g_build_filename (folder, PAGE, NULL);
  g_autofree char *summary = g_build_filename (folder, ts_result_formats[TS_FORMAT_MARKDOWN].file, NULL);

  g_unlink (page);
  g_unlink (summary);
  for (int id = 0; id < TS_FIGURES; id++)
    for (size_t i = 0; i < G_N_ELEMENTS (formats); i++) {
      g_autofree char *name = figure_name ((TsFigureId)id, formats[i]);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_unlink (path);
    }
}

/* Data and script of each figure, in one file that gnuplot draws again. */
static TsStatus write_scripts (const char *folder, const TsResults *results, const TsFigureStyle *style)
{
  TsStatus status = TS_STATUS_OK;

  for (int id = 0; id < TS_FIGURES; id++) {
    g_autofree char *name = g_strdup_printf (FIGURES "/%s.gp", ts_figure ((TsFigureId)id)->name);
    g_autoptr (GError) error = NULL;
    char *script;
    if (!ts_figure_applies (results, (TsFigureId)id))
      continue;
    script = ts_report_figure_script (results, (TsFigureId)id, TS_FIGURE_SVG, style, &error);
    if (script != NULL)
      status = ts_status_worse (status, write_text (folder, name, script));
  }
  return status;
}

static TsStatus write_page (const char *folder, const TsResults *results, const GArray *pictures,
                            const TsOptions *options)
{
  g_autoptr (GError) error = NULL;
  char *page = ts_report_html (results, pictures, options->reports, &error);

  if (page != NULL)
    return write_text (folder, PAGE, page);
  ts_say ("%s is missing: %s", PAGE, error->message);
  return TS_STATUS_UNREADABLE;
}

/* What `--format markdown` prints, and the pictures of the folder. */
static TsStatus write_summary (const char *folder, const TsResults *results, const TsBaselineComparison *comparison,
                               const GArray *pictures)
{
  g_autofree char *text = ts_format_results (TS_FORMAT_MARKDOWN, results, comparison);
  g_autofree char *shown = ts_report_markdown_pictures (pictures, FIGURES);

  return write_text (folder, ts_result_formats[TS_FORMAT_MARKDOWN].file, g_strconcat (text, shown, NULL));
}

static void count_interrupted (const char *folder, const GArray *pictures)
{
  unsigned missing = 0;

  for (guint i = 0; i < pictures->len; i++) {
    const TsPicture *picture = &g_array_index (pictures, TsPicture, i);
    missing += picture->picture == NULL && picture->error == NULL;
  }
  if (missing > 0)
    ts_say ("%u of %u pictures in %s/" FIGURES " are missing: interrupted; tenantsim report draws them", missing,
            pictures->len, folder);
}

/* The figures, and what shows them. */
static TsStatus write_figures (const char *folder, const TsResults *results, const TsBaselineComparison *comparison,
                               const TsOptions *options)
{
  TsFigureStyle style = {.reports_folder = options->reports, .stop = ts_signals_stop ()};
  g_autoptr (GArray) pictures = NULL;
  TsStatus status = TS_STATUS_OK;

  forget_figures (folder);
  if (options->keeps_plot_data)
    status = write_scripts (folder, results, &style);
  pictures = ts_report_pictures (results, formats, G_N_ELEMENTS (formats), &style);
  for (guint i = 0; i < pictures->len; i++)
    status = ts_status_worse (status, write_picture (folder, &g_array_index (pictures, TsPicture, i)));
  count_interrupted (folder, pictures);
  status = ts_status_worse (status, write_summary (folder, results, comparison, pictures));
  status = ts_status_worse (status, write_page (folder, results, pictures, options));
  return status;
}

/* An old run.json beside new results would tell of the wrong run. */
static void forget_run (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, RUN_FACTS, NULL);

  g_unlink (path);
}

TsStatus ts_output_folder_write (const TsOptions *options, const TsResults *results,
                                 const TsBaselineComparison *comparison, const TsRunFacts *facts)
{
  const char *folder = options->out;
  TsStatus status = TS_STATUS_OK;

  if (folder == NULL)
    return TS_STATUS_OK;
  if (facts != NULL)
    forget_run (folder);
  for (size_t i = 0; i < TS_FORMATS; i++)
    if (ts_result_formats[i].file != NULL && i != TS_FORMAT_MARKDOWN)
      status = ts_status_worse (
        status, write_text (folder, ts_result_formats[i].file, ts_format_results ((TsFormat)i, results, comparison)));
  status = ts_status_worse (status, write_figures (folder, results, comparison, options));
  if (facts != NULL)
    status = ts_status_worse (status, write_text (folder, RUN_FACTS, ts_run_facts_json (facts, results)));
  return status;
}

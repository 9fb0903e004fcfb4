/* fuzz_csv.c - any bytes as a file of durations: an error with its place, or durations in ascending order
 *
 * The file is one that this process alone sees.
 */
#define _GNU_SOURCE

#include "fuzz.h"
#include "ready_estate.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "../../sim/scenario/quantity_text.h"

#define NAME "durations.csv"

/* A new folder at the first call; NAME in it is made anew by every other. */
static const char *folder_of_file (void)
{
  static char *folder;
  if (folder == NULL)
    folder = g_dir_make_tmp ("tenantsim-fuzz-XXXXXX", NULL);
  if (folder == NULL)
    fuzz_broken ("there is no folder for the file");
  return folder;
}

static void remove_file (void)
{
  g_autofree char *path = g_build_filename (folder_of_file (), NAME, NULL);
  unlink (path);
  rmdir (folder_of_file ());
}

static void write_file (const uint8_t *data, size_t size)
{
  static FILE *file;
  if (file == NULL) {
    g_autofree char *path = g_build_filename (folder_of_file (), NAME, NULL);
    file = fopen (path, "wb");
    atexit (remove_file);
  }
  if (file == NULL || fseek (file, 0, SEEK_SET) != 0 || fwrite (data, 1, size, file) != size || fflush (file) != 0 ||
      ftruncate (fileno (file), (off_t)size) != 0)
    fuzz_broken ("the file cannot be written");
}

static void check_durations (const TsDuration *durations, size_t n)
{
  for (size_t i = 0; i < n; i++)
    if (durations[i] < 0 || (i > 0 && durations[i] < durations[i - 1]))
      fuzz_broken ("duration %zu of %zu is negative or out of order", i, n);
}

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  TsNode node = {.kind = TS_NODE_SCALAR, .line = 1, .column = 1, .width = 1, .text = (char[]){NAME}};
  TsDiagnostics *diagnostics = ts_diagnostics_new ();
  size_t n = 0;
  write_file (data, size);
  g_autofree TsDuration *durations = ts_read_durations_file (folder_of_file (), NAME, &node, diagnostics, &n);
  g_autofree char *shown = ts_diagnostics_format (diagnostics, true);
  if ((durations == NULL) != (ts_diagnostics_count (diagnostics, TS_SEVERITY_ERROR) > 0) ||
      (durations != NULL && n == 0))
    fuzz_broken ("durations and errors, or neither");
  if (!g_utf8_validate (shown, -1, NULL))
    fuzz_broken ("diagnostics are not UTF-8");
  check_durations (durations, n);
  ts_diagnostics_free (diagnostics);
  return 0;
}

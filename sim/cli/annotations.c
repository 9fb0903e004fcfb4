/* annotations.c - failed expectations, for the workflows of GitHub */
#include "annotations.h"

#include <stdio.h>
#include <string.h>

#include "tenantsim/report.h"

/* Free with g_free(). */
static char *inside_of_workspace (const char *path)
{
  const char *workspace = g_getenv ("GITHUB_WORKSPACE");
  g_autofree char *whole = g_canonicalize_filename (path, NULL);
  g_autofree char *folder = workspace == NULL ? NULL : g_canonicalize_filename (workspace, NULL);
  size_t length = folder == NULL ? 0 : strlen (folder);

  if (length > 0 && g_str_has_prefix (whole, folder) && whole[length] == '/')
    return g_strdup (whole + length + 1);
  return g_strdup (path);
}

void ts_annotate (const TsResults *results, const char *path)
{
  g_autofree char *file = inside_of_workspace (path);
  g_autofree char *text = NULL;

  if (g_strcmp0 (g_getenv ("GITHUB_ACTIONS"), "true") != 0)
    return;
  text = ts_report_annotations (results, file);
  fputs (text, stderr);
}

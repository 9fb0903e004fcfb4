/* The files of reports/. */
#include "resources.h"

#include <gio/gio.h>

#define RESOURCE_FOLDER "/tenantsim/"

/* Made by glib-compile-resources. Naming it here makes the linker keep it. */
GResource *ts_report_resources_get_resource (void);

char *ts_resource_text (const char *folder, const char *name, GError **error)
{
  if (folder == NULL) {
    g_autofree char *path = g_strconcat (RESOURCE_FOLDER, name, NULL);
    g_autoptr (GBytes) bytes =
      g_resource_lookup_data (ts_report_resources_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
    g_assert (bytes != NULL);
    return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  }
  g_autofree char *path = g_build_filename (folder, name, NULL);
  GError *reason = NULL;
  char *text = NULL;
  if (!g_file_get_contents (path, &text, NULL, &reason)) {
    g_set_error (error, TS_REPORT_ERROR, TS_REPORT_ERROR_READ, "a file of reports cannot be read: %s", reason->message);
    g_error_free (reason);
  }
  return text;
}

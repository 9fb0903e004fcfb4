/* gnuplot as a function. It reads its commands from a file, not from a pipe: where it
 * ends without reading them, what it said is still known. */
#include "gnuplot.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

typedef struct {
  GMainLoop *loop;
  GCancellable *cancellable;
  GBytes *output;
  GBytes *complaints;
  GError *error;
  bool too_late;
} Run;

static void finished (GObject *source, GAsyncResult *result, gpointer data)
{
  Run *run = data;
  g_subprocess_communicate_finish (G_SUBPROCESS (source), result, &run->output, &run->complaints, &run->error);
  g_main_loop_quit (run->loop);
}

static gboolean give_up (gpointer data)
{
  Run *run = data;
  run->too_late = true;
  g_cancellable_cancel (run->cancellable);
  return G_SOURCE_REMOVE;
}

/* The picture must not depend on what a user or a login script has set. */
static GSubprocess *start (const char *commands_path, GError **error)
{
  static const char *const disturbing[] = {"GNUTERM",  "GNUPLOT_LIB",   "GNUPLOT_FONTPATH", "GNUPLOT_DEFAULT_GDFONT",
                                           "GDFONTPATH", "GNUPLOT_PS_DIR", "GNUPLOT_DRIVER_DIR", "DISPLAY"};
  static const char *const command[] = {"gnuplot", "-d", "-", NULL};
  g_autoptr (GSubprocessLauncher) launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  for (size_t i = 0; i < G_N_ELEMENTS (disturbing); i++)
    g_subprocess_launcher_unsetenv (launcher, disturbing[i]);
  g_subprocess_launcher_setenv (launcher, "LC_ALL", "C", TRUE);
  g_subprocess_launcher_set_stdin_file_path (launcher, commands_path);
  g_autofree char *program = g_find_program_in_path (command[0]);
  if (program == NULL) {
    g_set_error (error, TS_REPORT_ERROR, TS_REPORT_ERROR_NO_GNUPLOT,
                 "gnuplot is not installed; the package is called gnuplot-nox on Debian and Ubuntu");
    return NULL;
  }
  GError *reason = NULL;
  GSubprocess *process = g_subprocess_launcher_spawnv (launcher, command, &reason);
  if (process == NULL) {
    g_set_error (error, TS_REPORT_ERROR, TS_REPORT_ERROR_GNUPLOT, "cannot start gnuplot: %s", reason->message);
    g_error_free (reason);
  }
  return process;
}

static char *first_line (GBytes *bytes)
{
  gsize length = 0;
  const char *data = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;
  g_autofree char *text = g_strndup (data != NULL ? data : "", length);
  g_autofree char *valid = g_utf8_make_valid (g_strstrip (text), -1);
  return g_strndup (valid, strcspn (valid, "\n"));
}

static bool complain (const char *what, GError **error)
{
  g_set_error (error, TS_REPORT_ERROR, TS_REPORT_ERROR_GNUPLOT, "gnuplot %s", what);
  return false;
}

static bool judge (GSubprocess *process, Run *run, GBytes **output, GError **error)
{
  if (run->too_late)
    return complain ("took too long and was ended", error);
  if (run->error != NULL)
    return complain (run->error->message, error);
  if (!g_subprocess_get_successful (process)) {
    g_autofree char *line = first_line (run->complaints);
    g_autofree char *what = g_strconcat ("failed: ", line[0] != '\0' ? line : "no message", NULL);
    return complain (what, error);
  }
  if (g_bytes_get_size (run->output) == 0)
    return complain ("drew nothing", error);
  *output = g_bytes_ref (run->output);
  return true;
}

/* Waits for the end or for the time to be up. */
static void communicate (GSubprocess *process, unsigned seconds, GMainContext *context, Run *run)
{
  g_autoptr (GSource) timer = g_timeout_source_new_seconds (seconds);
  run->loop = g_main_loop_new (context, FALSE);
  run->cancellable = g_cancellable_new ();
  g_source_set_callback (timer, give_up, run, NULL);
  g_source_attach (timer, context);
  g_subprocess_communicate_async (process, NULL, run->cancellable, finished, run);
  g_main_loop_run (run->loop);
  g_source_destroy (timer);
  if (run->error != NULL)
    g_subprocess_force_exit (process);
  g_subprocess_wait (process, NULL, NULL);
  g_main_loop_unref (run->loop);
  g_object_unref (run->cancellable);
}

static bool run_file (const char *commands_path, unsigned seconds, GBytes **output, GError **error)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  Run run = {0};
  g_main_context_push_thread_default (context);
  g_autoptr (GSubprocess) process = start (commands_path, error);
  g_unlink (commands_path); /* gnuplot has it open: nothing is left behind, however we end */
  bool ok = false;
  if (process != NULL) {
    communicate (process, seconds, context, &run);
    ok = judge (process, &run, output, error);
  }
  g_main_context_pop_thread_default (context);
  g_clear_error (&run.error);
  g_clear_pointer (&run.output, g_bytes_unref);
  g_clear_pointer (&run.complaints, g_bytes_unref);
  return ok;
}

/* A temporary file with the commands; free the name with g_free(). */
static char *write_commands (const char *commands, GError **error)
{
  char *path = NULL;
  g_autoptr (GError) reason = NULL;
  int file = g_file_open_tmp ("tenantsim-XXXXXX.gp", &path, &reason);
  if (file >= 0) {
    close (file);
    g_file_set_contents (path, commands, -1, &reason);
  }
  if (reason == NULL)
    return path;
  if (path != NULL)
    g_unlink (path);
  g_free (path);
  g_autofree char *what = g_strconcat ("cannot be given its commands: ", reason->message, NULL);
  complain (what, error);
  return NULL;
}

bool ts_gnuplot_run (const char *commands, unsigned seconds, GBytes **output, GError **error)
{
  g_autofree char *path = write_commands (commands, error);
  if (path == NULL)
    return false;
  return run_file (path, seconds, output, error);
}
